//! Functions of module `builtins` about objects and classes: `isinstance`, `issubclass`, `callable`, `id`, `iter`, `next`.

use super::{hash::identity, iterator_types};
use crate::{
    heap::{Body, Heap, names as n, types},
    native::{Cx, Flow, Native, Raise},
    value::{ObjId, Value},
    vm::lookup_type_attr,
};

/// Functions of module `builtins`.
pub const FUNCTIONS: &[Native] = &[
    Native::flow_function("isinstance", "obj, class_or_tuple, /", isinstance),
    Native::flow_function("issubclass", "cls, class_or_tuple, /", issubclass),
    Native::function("callable", "obj, /", |cx, args| Ok(Value::bool(is_callable(cx.heap, args[0])))),
    Native::function("id", "obj, /", |cx, args| {
        let identity = identity(cx.heap, args[0]);
        Ok(cx.heap.big_int(identity.into()))
    }),
    Native::flow_function("iter", "object, sentinel=<unrepresentable>, /", iterator_types::iter_function),
    Native::flow_function("next", "iterator, default=<unrepresentable>, /", iterator_types::next_function),
];

/// Tuples of classes nested more deeply than this are left to the prelude.
const NESTING: u32 = 20;

/// The class argument of a `__new__`: a class derived from `base`.
pub fn class_argument(cx: &mut Cx<'_>, class: Value, base: ObjId) -> Result<ObjId, Raise> {
    let wanted = cx.heap.ty(base).name.clone();
    match class.as_obj() {
        Some(id) if matches!(cx.heap.get(id).body, Body::Type(_)) => {
            if cx.heap.is_subtype(id, base) {
                return Ok(id);
            }
            let name = cx.heap.ty(id).name.clone();
            Err(cx.type_error(format!("{wanted}.__new__({name}): {name} is not a subtype of {wanted}")))
        }
        _ => {
            let name = cx.heap.type_name(class);
            Err(cx.type_error(format!("{wanted}.__new__(X): X is not a type object ({name})")))
        }
    }
}

/// `callable(value)`
pub fn is_callable(heap: &Heap, value: Value) -> bool {
    match heap.body(value) {
        Some(Body::Function(_) | Body::Native(_) | Body::Method(_) | Body::Type(_)) => true,
        _ => lookup_type_attr(heap, heap.type_of(value), n::CALL.into()).is_some(),
    }
}

/// `isinstance(value, class)`; `None` when Python code has to be asked, or `class` is no class.
pub fn is_instance_of(heap: &Heap, value: Value, class: Value) -> Option<bool> {
    check(heap, class, NESTING, n::INSTANCECHECK, &|class| heap.is_instance(value, class), heap.type_of(value))
}

fn is_subclass_of(heap: &Heap, derived: ObjId, class: Value) -> Option<bool> {
    check(heap, class, NESTING, n::SUBCLASSCHECK, &|class| heap.is_subtype(derived, class), derived)
}

/// Asks `holds` of a class or of each class in a tuple, unless a metaclass in Python has a say. A class is always of its own kind.
fn check(heap: &Heap, class: Value, depth: u32, hook: ObjId, holds: &dyn Fn(ObjId) -> bool, own: ObjId) -> Option<bool> {
    let id = class.as_obj()?;
    match &heap.get(id).body {
        Body::Type(_) => {
            let meta = heap.get(id).class;
            let hooked = meta != types::TYPE
                && !(id == own && hook == n::INSTANCECHECK)
                && matches!(lookup_type_attr(heap, meta, hook.into()).map(|hook| heap.body(hook)), Some(Some(Body::Function(_))));
            (!hooked).then(|| holds(id))
        }
        Body::Tuple(classes) if depth > 0 => {
            for class in classes.iter() {
                if check(heap, *class, depth - 1, hook, holds, own)? {
                    return Some(true);
                }
            }
            Some(false)
        }
        _ => None,
    }
}

fn isinstance(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    match is_instance_of(cx.heap, args[0], args[1]) {
        // An instance may say that it is of another class.
        Some(false) if has_class_of_its_own(cx.heap, args[0]) => {
            Ok(Flow::prelude(cx, "isinstance_by_class", &[args[0], args[1]]))
        }
        Some(answer) => Ok(Value::bool(answer).into()),
        None => Ok(Flow::prelude(cx, "isinstance_slow", &[args[0], args[1]])),
    }
}

/// Whether an instance's class has a `__class__` of its own, or decides about attributes itself.
fn has_class_of_its_own(heap: &Heap, object: Value) -> bool {
    if !matches!(heap.body(object), Some(Body::Instance(_))) {
        return false;
    }
    heap.ty(heap.type_of(object)).mro.iter().any(|&base| {
        let own = |name| heap.name_get(heap.ty(base).namespace, Value::from(name)).is_some();
        base != types::OBJECT && (own(n::CLASS) || own(n::GETATTRIBUTE))
    })
}

fn issubclass(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let answer = match (args[0].as_obj(), cx.heap.body(args[0])) {
        (Some(id), Some(Body::Type(_))) => is_subclass_of(cx.heap, id, args[1]),
        _ => None,
    };
    match answer {
        Some(answer) => Ok(Value::bool(answer).into()),
        None => Ok(Flow::prelude(cx, "issubclass_slow", &[args[0], args[1]])),
    }
}
