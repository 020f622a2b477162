//! Making types: method resolution order, layout, and the flags that the machine asks for often.

use std::sync::Arc;

use crate::{
    heap::{Body, Heap, Type, TypeFlags, names as n, types},
    native::{Cx, Raise},
    value::{ObjId, Value},
};

/// A new class of metaclass `meta`, with its names in `namespace`.
///
/// # Errors
/// `TypeError` when the bases do not go together.
pub fn new_class(cx: &mut Cx<'_>, meta: ObjId, name: Arc<str>, bases: &[ObjId], namespace: ObjId) -> Result<ObjId, Raise> {
    let bases: Vec<ObjId> = if bases.is_empty() { vec![types::OBJECT] } else { bases.to_vec() };
    for base in &bases {
        if !cx.heap.ty(*base).flags.base {
            let base = Arc::clone(&cx.heap.ty(*base).name);
            return Err(cx.type_error(format!("type '{base}' is not an acceptable base type")));
        }
    }
    for (at, base) in bases.iter().enumerate() {
        if bases[..at].contains(base) {
            let base = Arc::clone(&cx.heap.ty(*base).name);
            return Err(cx.type_error(format!("duplicate base class {base}")));
        }
    }
    let Some(tail) = linearize(cx.heap, &bases) else {
        let names: Vec<String> = bases.iter().map(|base| cx.heap.ty(*base).name.to_string()).collect();
        let message = format!("Cannot create a consistent method resolution\norder (MRO) for bases {}", names.join(", "));
        return Err(cx.type_error(message));
    };
    let mut layouts: Vec<ObjId> = bases.iter().map(|base| cx.heap.ty(*base).layout).filter(|l| *l != types::OBJECT).collect();
    layouts.dedup();
    let mut solid = types::OBJECT;
    let mut conflict = layouts.len() > 1;
    for base in &bases {
        let candidate = solid_base(cx.heap, *base);
        if cx.heap.is_subtype(candidate, solid) {
            solid = candidate;
        } else {
            conflict |= !cx.heap.is_subtype(solid, candidate);
        }
    }
    if conflict {
        return Err(cx.type_error("multiple bases have instance lay-out conflict"));
    }
    let layout = layouts.first().copied().unwrap_or(types::OBJECT);
    let ty = Type {
        qualname: Arc::clone(&name),
        name,
        dotted: None,
        bases: bases.clone(),
        mro: Vec::new(),
        namespace,
        root_shape: 0,
        dict_shape: u32::MAX,
        layout,
        subclasses: Vec::new(),
        flags: TypeFlags { base: true, ..TypeFlags::default() },
    };
    cx.heap.charge(size_of::<Type>());
    let class = cx.heap.alloc(meta, Body::Type(Box::new(ty)));
    let root_shape = cx.heap.shapes.root(class);
    let ty = cx.heap.ty_mut(class);
    ty.root_shape = root_shape;
    ty.mro = std::iter::once(class).chain(tail).collect();
    for base in bases {
        cx.heap.ty_mut(base).subclasses.push(class);
    }
    refresh(cx.heap, class);
    Ok(class)
}

/// The nearest class that says how instances are laid out: one with slots of its own, or a built-in one.
fn solid_base(heap: &Heap, class: ObjId) -> ObjId {
    let layout = heap.ty(class).layout;
    let solid = heap.ty(class).mro.iter().find(|base| {
        let ty = heap.ty(**base);
        let slots = heap.name_get(ty.namespace, Value::obj(n::SLOTS)).filter(|_| !ty.flags.builtin);
        let named = |slot: &Value| heap.as_str(*slot).is_some_and(|name| name != "__dict__" && name != "__weakref__");
        **base == layout || slots.is_some_and(|slots| heap.as_items(slots).map_or(named(&slots), |names| names.iter().any(named)))
    });
    solid.copied().unwrap_or(types::OBJECT)
}

/// C3 linearization (Barrett and others, "A Monotonic Superclass Linearization for Dylan", OOPSLA 1996) of a class with these
/// bases, without the class itself. `None` when there is none.
pub fn linearize(heap: &Heap, bases: &[ObjId]) -> Option<Vec<ObjId>> {
    let mut lists: Vec<Vec<ObjId>> = bases.iter().map(|base| heap.ty(*base).mro.clone()).collect();
    lists.push(bases.to_vec());
    let mut result = Vec::new();
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Some(result);
        }
        let next = lists.iter().map(|list| list[0]).find(|head| lists.iter().all(|list| !list[1..].contains(head)))?;
        result.push(next);
        for list in &mut lists {
            if list[0] == next {
                list.remove(0);
            }
        }
    }
}

/// Takes in that a class or its names changed: flags of it and of all that derive from it, and the caches' epoch.
pub fn refresh(heap: &mut Heap, class: ObjId) {
    heap.type_epoch = heap.type_epoch.wrapping_add(1);
    let mut todo = vec![class];
    while let Some(class) = todo.pop() {
        let flags = flags(heap, class);
        let ty = heap.ty_mut(class);
        ty.flags = flags;
        todo.extend(ty.subclasses.iter().copied());
    }
}

/// The shape of instances of `class` that keep their attributes in a dict.
pub fn dict_shape(heap: &mut Heap, class: ObjId) -> u32 {
    let known = heap.ty(class).dict_shape;
    if known != u32::MAX {
        return known;
    }
    let shape = heap.shapes.dict_shape(class);
    heap.ty_mut(class).dict_shape = shape;
    shape
}

fn flags(heap: &Heap, class: ObjId) -> TypeFlags {
    let ty = heap.ty(class);
    if ty.flags.builtin {
        return ty.flags;
    }
    // A name counts as customised when the first class of the order that has it is one written in Python.
    let custom = |names: &[ObjId]| {
        names.iter().any(|name| {
            let owner = ty.mro.iter().find(|base| heap.name_get(heap.ty(**base).namespace, Value::obj(*name)).is_some());
            owner.is_some_and(|owner| !heap.ty(*owner).flags.builtin)
        })
    };
    let find = |name: ObjId| ty.mro.iter().find_map(|base| heap.name_get(heap.ty(*base).namespace, Value::obj(name)));
    let has_dict = ty.mro.iter().any(|base| {
        let base = heap.ty(*base);
        !base.flags.builtin && heap.name_get(base.namespace, Value::obj(n::SLOTS)).is_none()
    });
    let is_abstract = find(n::ABSTRACT_METHODS).is_some_and(|set| match heap.body(set) {
        Some(Body::Set(set)) => !set.is_empty(),
        _ => false,
    });
    TypeFlags {
        builtin: false,
        base: ty.flags.base,
        custom_eq: custom(&[n::EQ]),
        custom_hash: custom(&[n::HASH]) && find(n::HASH) != Some(Value::NONE),
        unhashable: find(n::HASH) == Some(Value::NONE),
        custom_getattribute: custom(&[n::GETATTRIBUTE]),
        custom_getattr: custom(&[n::GETATTR]),
        custom_setattr: custom(&[n::SETATTR, n::DELATTR]),
        custom_bool: custom(&[n::BOOL, n::LEN]),
        custom_container: custom(&[n::ITER, n::GETITEM, n::SETITEM, n::DELITEM, n::LEN, n::CONTAINS]),
        custom_text: custom(&[n::REPR, n::STR, n::FORMAT]),
        custom_number: custom(&[
            n::ADD,
            n::SUB,
            n::MUL,
            n::TRUEDIV,
            n::FLOORDIV,
            n::MOD,
            n::POW,
            n::LSHIFT,
            n::RSHIFT,
            n::AND,
            n::OR,
            n::XOR,
            n::MATMUL,
            n::RADD,
            n::RSUB,
            n::RMUL,
            n::RTRUEDIV,
            n::RFLOORDIV,
            n::RMOD,
            n::RPOW,
            n::IADD,
            n::ISUB,
            n::IMUL,
            n::NEG,
            n::POS,
            n::INVERT,
            n::LT,
            n::LE,
            n::GT,
            n::GE,
            n::EQ,
            n::NE,
            n::INT,
            n::FLOAT,
            n::INDEX,
            n::ABS,
        ]),
        slots_only: !has_dict,
        exception: ty.layout == types::BASE_EXCEPTION,
        metaclass: ty.mro.contains(&types::TYPE),
        custom_new: custom(&[n::NEW]),
        custom_del: custom(&[n::DEL]),
        custom_init: custom(&[n::INIT]),
        is_abstract,
    }
}
