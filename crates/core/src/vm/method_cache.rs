//! What looking names up on classes found, so that walking along the method resolution order is rare.

use super::{
    attr::{lookup_after, lookup_type_attr},
    cache::Table,
};
use crate::{
    heap::{Heap, Object},
    value::{ObjId, Value},
};

/// Places in the cache, a power of two.
const PLACES: usize = 512;

/// Found attributes by class and name. It holds nothing that a run depends on, and is emptied by every collection.
#[derive(Clone, Debug, Default)]
pub struct MethodCache {
    /// Empty until first used.
    places: Table<Place>,
    /// Places filled before the last clearing have another number.
    generation: u32,
}

#[derive(Clone, Copy, Debug)]
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

impl Default for Place {
    fn default() -> Self {
        Self { class: ObjId(0), after: ObjId(0), stamp: (0, 0), name: Value::UNBOUND, found: Value::UNBOUND }
    }
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
        self.places.reserve(PLACES);
        let classes = u64::from(class.0) + u64::from(after.0) * 5;
        let index = (name.bits() >> 3 ^ classes.wrapping_mul(0x9E37_79B1)) as usize % PLACES;
        let place = self.places.get(index);
        let stamp = (heap.type_epoch, self.generation);
        if place.class == class && place.name == name && place.stamp == stamp && place.after == after {
            return place.found.bound();
        }
        let found = if after.0 == 0 { lookup_type_attr(heap, class, name) } else { lookup_after(heap, class, after, name) };
        // Another string may get this one's number, but an interned one only after a collection or a return to a checkpoint.
        if name.as_obj().is_some_and(|name| heap.get(name).aux & Object::STR_INTERNED != 0) {
            self.places.set(index, Place { class, after, stamp, name, found: found.unwrap_or(Value::UNBOUND) });
        }
        found
    }

    /// Forgets everything: numbers of classes and names may come to stand for others.
    pub fn clear(&mut self) {
        self.generation = self.generation.wrapping_add(1);
    }
}
