//! Pages that are written again and again between copies: the writer keeps them, and a copy gets what was written.

use std::sync::Arc;

use super::{MOST_PATCHES, Object, Objects, PAGE, Patched, share};

/// The objects of a hot page. They stand first, where those of other pages stand, so that they are found by the same instructions.
#[derive(Debug)]
#[repr(C)]
pub(in crate::heap) struct Hot {
    objects: Objects,
    /// Which of them differ from the page beneath, one bit each.
    written: u64,
    /// What the next copy gets, if no more is written.
    taken: Arc<Patched>,
    /// Whether there is an object that should stay with who writes it.
    stays: bool,
    /// How often it was asked whether the page is cold since it was frozen.
    asked: u8,
}

impl Hot {
    /// Objects that share what is large with the first copy.
    pub(super) fn new(objects: Objects, stays: bool) -> Self {
        let taken = Arc::new(Patched::on(Some(Arc::new(objects.clone()))));
        Self { objects, written: 0, taken, stays, asked: 0 }
    }

    /// All objects.
    #[inline(always)]
    pub(super) fn objects(&self) -> &Objects {
        &self.objects
    }

    /// All objects, taken out.
    pub(super) fn into_objects(self) -> Objects {
        self.objects
    }

    /// An object, to be changed.
    #[inline]
    pub(in crate::heap) fn get_mut(&mut self, place: usize) -> &mut Object {
        self.written |= 1 << (place % PAGE);
        &mut self.objects[place % PAGE]
    }

    /// What a copy gets that is made now, right after [`Hot::freeze`].
    #[inline]
    pub(super) fn taken(&self) -> Arc<Patched> {
        Arc::clone(&self.taken)
    }

    /// Whether nothing was written since this was asked before.
    pub(super) fn is_cold(&mut self) -> bool {
        self.asked = self.asked.saturating_add(1);
        self.asked > 1 && !self.stays
    }

    /// Makes what the next copy gets.
    pub(super) fn freeze(&mut self) {
        self.asked = 0;
        if self.written.count_ones() as usize > MOST_PATCHES {
            self.stays = share(&mut self.objects);
            self.written = 0;
            self.taken = Arc::new(Patched::on(Some(Arc::new(self.objects.clone()))));
            return;
        }
        let mut taken = Patched::on(self.taken.beneath.clone());
        taken.own.reserve_exact(self.written.count_ones() as usize);
        let mut rest = self.written;
        while rest != 0 {
            let place = rest.trailing_zeros() as usize;
            self.stays |= self.objects[place].body.share();
            taken.put(place, self.objects[place].clone());
            rest &= rest - 1;
        }
        self.taken = Arc::new(taken);
    }
}
