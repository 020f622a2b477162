//! Numbers and bytes in shared memory, and shared objects by number and by name.

use super::{entry, object, reduce, wrap};
use crate::{
    builtins::{memoryview, number::Number as Argument, text_args::size},
    heap::{Body, types as t},
    kernel::{KernelObject, KernelRef, Mapping, Number, exchange},
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
    Native::method("__len__", "self, /", |cx, args| {
        let array = object(cx, args[0], t::SHARED_CELL)?;
        match &entry(cx, array).object {
            KernelObject::Numbers(numbers) => Ok(Value::index(numbers.len())),
            KernelObject::Memory { size, .. } => Ok(Value::index(*size)),
            _ => Ok(Value::int32(0)),
        }
    }),
    Native::method("__reduce__", "self, /", reduce),
];

/// `memory(size)`
pub(super) fn memory(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let Ok(size) = usize::try_from(size(cx, args[0])?) else { return Err(cx.value_error("negative size")) };
    cx.reserve(size)?;
    cx.heap.charge(size);
    let number = cx.world.kernel.add(KernelObject::Memory { bytes: vec![0; size], size });
    Ok(wrap(cx, t::SHARED_CELL.into(), number))
}

/// `map_memory(memory)`: a memoryview of it.
pub(super) fn map_memory(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let block = object(cx, args[0], t::SHARED_CELL)?;
    let known = cx.state.memory.iter_mut().find(|mapping| mapping.block == block);
    let place = match known {
        Some(mapping) => {
            mapping.times += 1;
            mapping.place
        }
        None => {
            let place = cx.heap.alloc(t::BYTEARRAY, Body::ByteArray(Box::default()));
            let mapping = Mapping { block, place, times: 1 };
            cx.state.memory.push(mapping);
            exchange(cx.heap, &mut cx.world.kernel, &[mapping]);
            place
        }
    };
    Ok(memoryview::whole(cx.heap, place.into()).unwrap_or(Value::NONE))
}

/// `unmap_memory(memory)`
pub(super) fn unmap_memory(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let block = object(cx, args[0], t::SHARED_CELL)?;
    if let Some(at) = cx.state.memory.iter().position(|mapping| mapping.block == block) {
        let mapping = &mut cx.state.memory[at];
        mapping.times -= 1;
        if mapping.times == 0 {
            let mapping = cx.state.memory.swap_remove(at);
            exchange(cx.heap, &mut cx.world.kernel, &[mapping]);
        }
    }
    Ok(Value::NONE)
}

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
        KernelObject::Event { .. } | KernelObject::Choice { .. } => t::EVENT,
        KernelObject::Condition { .. } => t::CONDITION,
        KernelObject::Queue { .. } => t::QUEUE,
        KernelObject::Channel(_) => t::CHANNEL,
        KernelObject::Numbers(_) | KernelObject::Memory { .. } => t::SHARED_CELL,
        KernelObject::Names(_) => return Err(cx.value_error("there is no shared object with this number")),
        KernelObject::Stream(_) | KernelObject::Listener(_) => t::SOCKET,
    };
    Ok(wrap(cx, class.into(), object))
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
