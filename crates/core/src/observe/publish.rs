//! What others can know from now on: whatever known objects, queues and new strands lead to gets a name.

use rustc_hash::FxHashSet;

use super::{Kind, Named, Observer, Place, Touch};
use crate::{
    heap::{Body, Heap, Object, Visitor, types, visit},
    kernel::{Item, KernelObject, KernelRef},
    process::ProcessState,
    strand::{Strand, StrandId},
    value::ObjId,
    world::World,
};

/// Whether an object is nothing but what is in it, so that it needs no name. `immortal`: types below this are the library's.
pub(super) fn is_value(object: &Object, immortal: ObjId) -> bool {
    match &object.body {
        Body::Str(_)
        | Body::Bytes(_)
        | Body::Float(_)
        | Body::Complex(_)
        | Body::BigInt(_)
        | Body::Range(_)
        | Body::BigRange(_)
        | Body::Native(_)
        | Body::GetSet(_)
        | Body::Code(_)
        | Body::Stream(_)
        | Body::Slice(_)
        | Body::Super(_)
        | Body::Method(_)
        | Body::Wrapper(_)
        | Body::View(_) => true,
        Body::Tuple(_) => object.class.0 < immortal.0,
        Body::Set(_) => object.class == types::FROZENSET,
        _ => false,
    }
}

/// Objects that are met from known places.
#[derive(Default)]
pub(crate) struct Met {
    todo: Vec<ObjId>,
    /// Dicts that have the attributes of instances, and those.
    dicts: Vec<(ObjId, ObjId)>,
}

impl Visitor for Met {
    fn object(&mut self, id: ObjId) {
        if id.0 != 0 {
            self.todo.push(id);
        }
    }
}

impl Met {
    /// What a strand that begins works on.
    pub(crate) fn strand(&mut self, strand: &Strand) {
        let top = strand.frames.last().map_or(0, |frame| frame.base as usize + crate::vm::WINDOW);
        self.values(&strand.stack[..top.min(strand.stack.len())]);
        strand.frames.iter().for_each(|frame| {
            self.object(frame.globals);
            self.value(frame.namespace);
        });
    }

    /// What the touched places lead to.
    pub(crate) fn places(&mut self, heap: &Heap, state: &ProcessState, world: &World, touches: &[Touch]) {
        for touch in touches.iter().filter(|touch| touch.kind != Kind::Read) {
            match touch.place {
                Place::Object(id, _) => self.from(heap, id),
                Place::Kernel(kernel, _) => self.kernel(state, world, kernel),
                _ => {}
            }
        }
    }

    fn kernel(&mut self, state: &ProcessState, world: &World, kernel: KernelRef) {
        let table = if kernel.is_shared() { &world.kernel } else { &state.kernel };
        if let KernelObject::Queue { items, .. } = &table.get(kernel).object {
            for item in items {
                if let Item::Value(value) = item {
                    self.value(*value);
                }
            }
        }
    }

    /// What a known object leads to.
    fn from(&mut self, heap: &Heap, id: ObjId) {
        let object = heap.get(id);
        visit(self, object);
        if let Some(dict) = heap.attribute_dict(object) {
            self.dicts.push((dict, id));
        }
    }

    /// Names all that was met and all that it leads to, as made known by `strand`.
    pub(crate) fn publish(mut self, heap: &Heap, state: &ProcessState, world: &World, by: StrandId, observer: &mut Observer) {
        let mut seen = FxHashSet::default();
        self.todo.reverse();
        while let Some(id) = self.todo.pop() {
            if observer.names.is_known(id) || !seen.insert(id) {
                continue;
            }
            let object = heap.get(id);
            if let Some((_, instance)) = self.dicts.iter().find(|(dict, _)| *dict == id) {
                // Whoever needed it first made it.
                observer.names.derive(Named::Object(id), Named::Object(*instance));
            } else if !is_value(object, state.immortal) {
                observer.names.give(Named::Object(id), by);
            }
            let mut inner = Self::default();
            inner.from(heap, id);
            if let Body::Kernel(kernel) = object.body {
                if observer.names.get(Named::Kernel(kernel)).is_none() {
                    observer.names.give(Named::Kernel(kernel), by);
                }
                inner.kernel(state, world, kernel);
            }
            self.todo.extend(inner.todo.into_iter().rev());
            self.dicts.extend(inner.dicts);
        }
    }
}
