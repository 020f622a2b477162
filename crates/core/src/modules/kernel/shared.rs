//! Numbers in shared memory, and shared objects by number and by name.

use std::sync::Arc;

use super::{entry, object, reduce, wrap};
use crate::{
    builtins::{number::Number as Argument, text_args::size},
    heap::{Body, types as t},
    kernel::{KernelObject, KernelRef, Number},
    native::{Cx, Flow, Native, Raise},
    value::Value,
};

/// Methods of `SharedArray`.
pub(super) const ARRAY: &[Native] = &[
    Native::fixed("__new__", "cls, n, /", |cx, args| {
        let n = size(cx, args[1])?;
        let Ok(n) = usize::try_from(n) else { return Err(cx.value_error("negative size")) };
        cx.reserve(n.saturating_mul(size_of::<Number>()))?;
        cx.heap.charge(n * size_of::<Number>());
        let number = cx.world.kernel.add(KernelObject::Numbers(vec![Number::Int(0); n]));
        Ok(Flow::Value(wrap(cx, args[0], number)))
    }),
    Native::method("get", "self, i, /", |cx, args| {
        let number = *place(cx, args[0], args[1])?;
        Ok(number.value(cx))
    }),
    Native::method("set", "self, i, number, /", |cx, args| {
        let number = match Argument::of(cx.heap, args[2]) {
            Some(Argument::Int(n)) => Number::Int(n),
            Some(Argument::Float(x)) => Number::Float(x),
            Some(Argument::Big(_)) => return Err(cx.overflow_error("Python int too large to convert to C long")),
            _ => {
                let name = cx.heap.type_name(args[2]);
                return Err(cx.type_error(format!("must be real number, not {name}")));
            }
        };
        *place(cx, args[0], args[1])? = number;
        Ok(Value::NONE)
    }),
    Native::method("read", "self, start, n, /", |cx, args| {
        let (start, n) = (size(cx, args[1])?, size(cx, args[2])?);
        let bytes: Vec<u8> = stretch(cx, args[0], start, n)?.iter().map(|number| number.byte()).collect();
        cx.heap.charge(bytes.len());
        Ok(cx.heap.bytes_object(bytes))
    }),
    Native::method("write", "self, start, data, /", |cx, args| {
        let start = size(cx, args[1])?;
        let data: Arc<[u8]> = match cx.heap.body(args[2]) {
            Some(Body::Bytes(bytes)) => bytes.clone(),
            _ => return Err(cx.type_error("bytes are written")),
        };
        let place = stretch(cx, args[0], start, data.len() as i64)?;
        place.iter_mut().zip(data.iter()).for_each(|(number, byte)| *number = Number::Int(i64::from(*byte)));
        Ok(Value::NONE)
    }),
    Native::method("__len__", "self, /", |cx, args| {
        let array = object(cx, args[0], t::SHARED_CELL)?;
        match &entry(cx, array).object {
            KernelObject::Numbers(numbers) => Ok(Value::index(numbers.len())),
            _ => Ok(Value::int32(0)),
        }
    }),
    Native::method("__reduce__", "self, /", reduce),
];

/// `shared_object(number)`
pub(super) fn shared_object(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let number = size(cx, args[0])?;
    let known = u32::try_from(number).ok().map(KernelRef::from_bits).filter(|object| {
        let count = cx.world.kernel.len() as u32;
        // Without the bit that says "shared" the number is a place in the table.
        object.is_shared() && object.bits() << 1 >> 1 < count
    });
    let Some(object) = known else { return Err(cx.value_error("there is no shared object with this number")) };
    value_of(cx, object)
}

/// `publish(name, object)`
pub(super) fn publish(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    cx.meet(true)?;
    let name = cx.heap.as_arc_str(args[0]).unwrap_or_default();
    let object = match cx.heap.body(args[1]) {
        Some(Body::Kernel(object)) if object.is_shared() => Some(*object),
        _ => None,
    };
    let KernelObject::Names(names) = &mut entry(cx, KernelRef::NAMES).object else { return Ok(Value::FALSE) };
    let new = match object {
        Some(_) if names.contains_key(&name) => false,
        Some(object) => names.insert(name, object).is_none(),
        None => names.remove(&name).is_some(),
    };
    Ok(Value::bool(new))
}

/// `find(name)`
pub(super) fn find(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    cx.meet(true)?;
    let name = cx.heap.as_arc_str(args[0]).unwrap_or_default();
    let found = match &cx.world.kernel.get(KernelRef::NAMES).object {
        KernelObject::Names(names) => names.get(&name).copied(),
        _ => None,
    };
    match found {
        Some(object) => value_of(cx, object),
        None => Ok(Value::NONE),
    }
}

fn value_of(cx: &mut Cx<'_>, object: KernelRef) -> Result<Value, Raise> {
    let class = match cx.world.kernel.get(object).object {
        KernelObject::Lock { .. } => t::LOCK,
        KernelObject::RLock { .. } => t::RLOCK,
        KernelObject::Semaphore { .. } => t::SEMAPHORE,
        KernelObject::Event { .. } => t::EVENT,
        KernelObject::Condition { .. } => t::CONDITION,
        KernelObject::Queue { .. } => t::QUEUE,
        KernelObject::Channel(_) => t::CHANNEL,
        KernelObject::Numbers(_) => t::SHARED_CELL,
        KernelObject::Names(_) => return Err(cx.value_error("there is no shared object with this number")),
        KernelObject::Stream(_) | KernelObject::Listener(_) => t::SOCKET,
    };
    Ok(wrap(cx, class.into(), object))
}

/// So many numbers from a place on.
fn stretch<'a>(cx: &'a mut Cx<'_>, array: Value, start: i64, n: i64) -> Result<&'a mut [Number], Raise> {
    let array = object(cx, array, t::SHARED_CELL)?;
    let (start, n) = (usize::try_from(start).unwrap_or(usize::MAX), usize::try_from(n).unwrap_or(usize::MAX));
    let length = match &entry(cx, array).object {
        KernelObject::Numbers(numbers) => numbers.len(),
        _ => 0,
    };
    if start.checked_add(n).is_none_or(|end| end > length) {
        return Err(cx.index_error("array index out of range"));
    }
    match &mut entry(cx, array).object {
        KernelObject::Numbers(numbers) => Ok(&mut numbers[start..start + n]),
        other => unreachable!("an object of type SharedArray holds numbers, not {other:?}"),
    }
}

fn place<'a>(cx: &'a mut Cx<'_>, array: Value, index: Value) -> Result<&'a mut Number, Raise> {
    let array = object(cx, array, t::SHARED_CELL)?;
    let index = size(cx, index)?;
    let length = match &entry(cx, array).object {
        KernelObject::Numbers(numbers) => numbers.len(),
        _ => 0,
    };
    let Some(index) = usize::try_from(index).ok().filter(|index| *index < length) else {
        return Err(cx.index_error("array index out of range"));
    };
    match &mut entry(cx, array).object {
        KernelObject::Numbers(numbers) => Ok(&mut numbers[index]),
        other => unreachable!("an object of type SharedArray holds numbers, not {other:?}"),
    }
}
