//! Footprints: what a step touches, as a number, and whether two of them depend on each other.

use rustc_hash::FxHashMap;

use crate::system::{Access, Kind};

/// A footprint's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct FootIx(pub(crate) u32);

/// Locations folded into the bits of a word, for each kind of access. Exact when all are below 64.
#[derive(Clone, Copy, Default)]
struct Masks {
    read: u64,
    write: u64,
    add: u64,
    folded: bool,
}

/// All footprints seen, each once.
#[derive(Clone, Default)]
pub(crate) struct Footprints {
    masks: Vec<Masks>,
    /// What each touches, one after the other, and where each begins and ends.
    accesses: Vec<Access>,
    spans: Vec<(u32, u32)>,
    numbers: FxHashMap<Box<[Access]>, FootIx>,
}

impl Footprints {
    /// The number of the footprint that touches these.
    pub(crate) fn number(&mut self, accesses: &[Access]) -> FootIx {
        if let Some(&known) = self.numbers.get(accesses) {
            return known;
        }
        let number = FootIx(self.spans.len() as u32);
        let mut masks = Masks::default();
        for access in accesses {
            let bit = 1 << (access.location.0 & 63);
            match access.kind {
                Kind::Read => masks.read |= bit,
                Kind::Write => masks.write |= bit,
                Kind::Add => masks.add |= bit,
            }
            masks.folded |= access.location.0 >= 64;
        }
        self.masks.push(masks);
        let start = self.accesses.len() as u32;
        self.accesses.extend_from_slice(accesses);
        self.spans.push((start, self.accesses.len() as u32));
        self.numbers.insert(accesses.into(), number);
        number
    }

    /// The footprint that touches what both do.
    pub(crate) fn union(&mut self, a: FootIx, b: FootIx) -> FootIx {
        let mut both = self.accesses(a).to_vec();
        both.extend(self.accesses(b).iter().filter(|access| !self.accesses(a).contains(access)));
        self.number(&both)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.spans.len()
    }

    /// One more than the largest number of a location that any of them touches.
    pub(crate) fn locations(&self) -> usize {
        self.accesses.iter().map(|access| access.location.0 as usize + 1).max().unwrap_or(0)
    }

    /// What it touches.
    #[inline]
    pub(crate) fn accesses(&self, foot: FootIx) -> &[Access] {
        let (start, end) = self.spans[foot.0 as usize];
        &self.accesses[start as usize..end as usize]
    }

    /// Whether it changes nothing.
    pub(crate) fn only_reads(&self, foot: FootIx) -> bool {
        let masks = &self.masks[foot.0 as usize];
        masks.write | masks.add == 0
    }

    /// Whether the order of two steps matters: they touch a common location, and not both only read it or both add to it.
    #[inline]
    pub(crate) fn depend(&self, a: FootIx, b: FootIx) -> bool {
        let (x, y) = (&self.masks[a.0 as usize], &self.masks[b.0 as usize]);
        let common = x.write & (y.read | y.write | y.add) | y.write & (x.read | x.add) | x.read & y.add | x.add & y.read;
        common != 0 && (!(x.folded | y.folded) || self.depend_by_lists(a, b))
    }

    #[cold]
    fn depend_by_lists(&self, a: FootIx, b: FootIx) -> bool {
        self.accesses(a)
            .iter()
            .any(|x| self.accesses(b).iter().any(|y| x.location == y.location && (x.kind != y.kind || x.kind == Kind::Write)))
    }
}
