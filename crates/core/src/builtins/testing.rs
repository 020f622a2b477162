//! What unit tests of built-in types need: a heap with the fixed names and types, without their methods.

use crate::{
    heap::{Body, Heap, Type, TypeFlags, names, types},
    value::ObjId,
};

/// A heap in which the names and types at fixed places stand.
pub fn heap() -> Heap {
    let mut heap = Heap::new();
    for (id, text) in names::ALL {
        assert_eq!(heap.intern(text), (*id).into());
    }
    let ids: Vec<ObjId> = types::ALL.iter().map(|(id, _)| *id).collect();
    for (id, name) in types::ALL {
        let bases: Vec<ObjId> = if *id == types::OBJECT { Vec::new() } else { vec![types::OBJECT] };
        let mro = std::iter::once(*id).chain(bases.iter().copied()).collect();
        let ty = Type {
            name: (*name).into(),
            qualname: (*name).into(),
            dotted: None,
            bases,
            mro,
            namespace: ObjId(0),
            root_shape: 0,
            dict_shape: u32::MAX,
            layout: *id,
            subclasses: Vec::new(),
            flags: TypeFlags { builtin: true, ..TypeFlags::default() },
        };
        assert_eq!(heap.alloc(types::TYPE, Body::Type(Box::new(ty))), *id);
    }
    for id in ids {
        let namespace = heap.dict();
        heap.ty_mut(id).namespace = namespace;
    }
    heap
}
