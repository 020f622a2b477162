//! What looking names up on classes found, so that walking along the method resolution order is rare.

use super::lookup_type_attr;
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
        if self.places.is_empty() {
            self.places = vec![Place { class: ObjId(0), stamp: (0, 0), name: Value::UNBOUND, found: Value::UNBOUND }; PLACES];
        }
        let index = (name.bits() >> 3 ^ u64::from(class.0).wrapping_mul(0x9E37_79B1)) as usize % PLACES;
        let place = &mut self.places[index];
        let stamp = (heap.type_epoch, self.generation);
        if place.class == class && place.name == name && place.stamp == stamp {
            return place.found.bound();
        }
        let found = lookup_type_attr(heap, class, name);
        *place = Place { class, stamp, name, found: found.unwrap_or(Value::UNBOUND) };
        found
    }

    /// Forgets everything: numbers of classes and names may come to stand for others.
    pub fn clear(&mut self) {
        self.generation = self.generation.wrapping_add(1);
    }
}
