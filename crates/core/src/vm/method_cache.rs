//! What looking names up on classes found, so that walking along the method resolution order is rare.

use super::attr::{lookup_after, lookup_type_attr};
use crate::{
    heap::Heap,
    value::{ObjId, Value},
};

/// Places in the cache, a power of two.
const PLACES: usize = 512;

/// Found attributes by class and name. It holds nothing that a run depends on, and is emptied by every collection.
#[derive(Default)]
pub struct MethodCache {
    /// Empty until first used, so that a machine's copy costs nothing.
    places: Vec<Place>,
    /// Places filled before the last clearing have another number.
    generation: u32,
}

#[derive(Clone, Copy)]
struct Place {
    class: ObjId,
    /// The class after which was looked, or 0.
    after: ObjId,
    /// The state of all types, and the generation, for which it holds.
    stamp: (u32, u32),
    name: Value,
    /// What was found, or unbound.
    found: Value,
}

impl MethodCache {
    /// What [`lookup_type_attr`] finds.
    #[inline]
    pub fn find(&mut self, heap: &Heap, class: ObjId, name: Value) -> Option<Value> {
        self.find_after(heap, class, ObjId(0), name)
    }

    /// The same in those classes only that come after `after` in the method resolution order; 0: in all of them.
    #[inline]
    pub fn find_after(&mut self, heap: &Heap, class: ObjId, after: ObjId, name: Value) -> Option<Value> {
        if self.places.is_empty() {
            self.places =
                vec![Place { class: ObjId(0), after, stamp: (0, 0), name: Value::UNBOUND, found: Value::UNBOUND }; PLACES];
        }
        let classes = u64::from(class.0) + u64::from(after.0) * 5;
        let index = (name.bits() >> 3 ^ classes.wrapping_mul(0x9E37_79B1)) as usize % PLACES;
        let place = &mut self.places[index];
        let stamp = (heap.type_epoch, self.generation);
        if place.class == class && place.name == name && place.stamp == stamp && place.after == after {
            return place.found.bound();
        }
        let found = if after.0 == 0 { lookup_type_attr(heap, class, name) } else { lookup_after(heap, class, after, name) };
        *place = Place { class, after, stamp, name, found: found.unwrap_or(Value::UNBOUND) };
        found
    }

    /// Forgets everything: numbers of classes and names may come to stand for others.
    pub fn clear(&mut self) {
        self.generation = self.generation.wrapping_add(1);
    }
}
