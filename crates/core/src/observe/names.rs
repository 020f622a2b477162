//! Names of objects that more than one strand can know: the same in all executions of a program, while numbers depend on the order
//! in which things are made.

use rustc_hash::FxHashMap;

use super::digest::Digester;
use crate::{kernel::KernelRef, strand::StrandId, value::ObjId};

/// Something that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Named {
    /// An object of the heap.
    Object(ObjId),
    /// A kernel object.
    Kernel(KernelRef),
    /// A strand.
    Strand(StrandId),
}

/// What is known to all, and by which name. What was there at first goes by its number.
#[derive(Clone, Debug)]
pub struct Names {
    first_object: u32,
    first_kernel: [usize; 2],
    names: FxHashMap<Named, u64>,
    /// What got a name, in order, and from which strand if it was counted.
    given: Vec<(Named, Option<StrandId>)>,
    /// How many names each strand gave, by number.
    counts: Vec<u64>,
}

impl Names {
    /// Objects below this number, kernel objects below these (those of the process, those that all share), and no strands.
    pub fn new(first_object: ObjId, first_kernel: [usize; 2]) -> Self {
        Self { first_object: first_object.0, first_kernel, names: FxHashMap::default(), given: Vec::new(), counts: Vec::new() }
    }

    /// Whether strands other than the one that made it can know an object.
    #[inline]
    pub fn is_known(&self, object: ObjId) -> bool {
        object.0 < self.first_object || self.names.contains_key(&Named::Object(object))
    }

    /// The name of something, if it has one.
    pub fn get(&self, what: Named) -> Option<u64> {
        match what {
            Named::Object(id) if id.0 < self.first_object => Some(u64::from(id.0)),
            Named::Kernel(object) if object.place() < self.first_kernel[usize::from(object.is_shared())] => {
                Some(1 << 40 | u64::from(object.bits()))
            }
            _ => self.names.get(&what).copied(),
        }
    }

    /// How many names a strand has given.
    pub fn count(&self, strand: StrandId) -> u64 {
        self.counts.get(strand.0 as usize).copied().unwrap_or(0)
    }

    /// Names something that `strand` makes known to others: after the strand, and after how many it has named before.
    pub fn give(&mut self, what: Named, strand: StrandId) -> u64 {
        let count = self.count(strand);
        let mut digester = Digester::default();
        digester.word(self.get(Named::Strand(strand)).unwrap_or_default());
        digester.word(count);
        let name = digester.finish().0 as u64 | 1 << 63;
        let index = strand.0 as usize;
        if self.counts.len() <= index {
            self.counts.resize(index + 1, 0);
        }
        self.counts[index] += 1;
        self.names.insert(what, name);
        self.given.push((what, Some(strand)));
        name
    }

    /// Names something that belongs to something else, which has a name, after that.
    pub fn derive(&mut self, what: Named, owner: Named) {
        let mut digester = Digester::default();
        digester.word(self.get(owner).unwrap_or_default());
        self.names.insert(what, digester.finish().0 as u64 | 1 << 63);
        self.given.push((what, None));
    }

    /// How many names were given so far.
    pub fn len(&self) -> usize {
        self.given.len()
    }

    /// Whether none was given.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// What got a name since so many had been given, in order.
    pub fn since(&self, len: usize) -> impl Iterator<Item = Named> {
        self.given[len..].iter().map(|(what, _)| *what)
    }

    /// Whether something got its name only after so many had been given.
    pub fn is_new(&self, what: Option<Named>, len: usize) -> bool {
        what.is_some_and(|what| self.given[len..].iter().any(|(named, _)| *named == what))
    }

    /// Takes back all but the first `len` names given.
    pub fn truncate(&mut self, len: usize) {
        for (what, strand) in self.given.drain(len.min(self.given.len())..) {
            self.names.remove(&what);
            if let Some(strand) = strand {
                self.counts[strand.0 as usize] -= 1;
            }
        }
    }
}
