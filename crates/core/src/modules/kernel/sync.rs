//! `Semaphore`, `Event` and `Condition`.

use super::{Timeout, entry, locks::any_lock, make, object, reduce, wait};
use crate::{
    builtins::{text_args::size, truth},
    heap::types as t,
    kernel::{KernelObject, KernelRef, Operation, wake_all},
    native::{Cx, Flow, Native, Raise},
    observe::Kind,
    strand::StrandId,
    value::Value,
};

/// Methods of `Semaphore`.
pub(super) const SEMAPHORE: &[Native] = &[
    Native::fixed("__new__", "cls, /, value, bound=None, shared=False", |cx, args| {
        let value = size(cx, args[1])?;
        let bound = match args[2].bound().filter(|v| !v.is_none()) {
            Some(bound) => Some(size(cx, bound)?),
            None => None,
        };
        make(cx, args[0], args[3], KernelObject::Semaphore { value, bound })
    }),
    Native::flow_method("acquire", "self, /, blocking=True, timeout=None", |cx, args| {
        let semaphore = object(cx, args[0], t::SEMAPHORE)?;
        let blocking = args[1].bound().is_none_or(|v| truth(cx.heap, v) != Some(false));
        let timeout = if blocking { Timeout::from_optional(cx, args[2])? } else { Timeout::Never };
        wait(cx, Operation::Down(semaphore), timeout)
    }),
    Native::method("release", "self, /, n=1", up),
    Native::method("value", "self, /", |cx, args| {
        let semaphore = object(cx, args[0], t::SEMAPHORE)?;
        cx.touch_kernel(semaphore, Kind::Read);
        let KernelObject::Semaphore { value, .. } = entry(cx, semaphore).object else { return Ok(Value::NONE) };
        Ok(cx.heap.int(value))
    }),
    Native::flow_method("__enter__", "self, /", |cx, args| {
        let semaphore = object(cx, args[0], t::SEMAPHORE)?;
        wait(cx, Operation::Down(semaphore), Timeout::Forever)
    }),
    Native::method("__exit__", "self, /, *details", |cx, args| up(cx, &[args[0], Value::UNBOUND])),
    Native::method("__reduce__", "self, /", reduce),
];

/// Methods of `Event`.
pub(super) const EVENT: &[Native] = &[
    Native::fixed("__new__", "cls, /, shared=False", |cx, args| make(cx, args[0], args[1], KernelObject::Event { set: false })),
    Native::method("set", "self, /", |cx, args| {
        let event = object(cx, args[0], t::EVENT)?;
        cx.touch_kernel(event, Kind::Write);
        entry(cx, event).object = KernelObject::Event { set: true };
        wake_all(cx, event);
        Ok(Value::NONE)
    }),
    Native::method("clear", "self, /", |cx, args| {
        let event = object(cx, args[0], t::EVENT)?;
        cx.touch_kernel(event, Kind::Write);
        entry(cx, event).object = KernelObject::Event { set: false };
        Ok(Value::NONE)
    }),
    Native::method("is_set", "self, /", |cx, args| {
        let event = object(cx, args[0], t::EVENT)?;
        cx.touch_kernel(event, Kind::Read);
        Ok(Value::bool(matches!(entry(cx, event).object, KernelObject::Event { set: true })))
    }),
    Native::flow_method("wait", "self, /, timeout=None", |cx, args| {
        let event = object(cx, args[0], t::EVENT)?;
        let timeout = Timeout::from_optional(cx, args[1])?;
        wait(cx, Operation::WaitEvent(event), timeout)
    }),
    Native::method("__reduce__", "self, /", reduce),
];

/// Methods of `Condition`.
pub(super) const CONDITION: &[Native] = &[
    Native::fixed("__new__", "cls, /, lock, shared=False", |cx, args| {
        let lock = any_lock(cx, args[1])?;
        let object = KernelObject::Condition { lock, waiting: Default::default(), notified: Vec::new() };
        make(cx, args[0], args[2], object)
    }),
    Native::flow_method("wait", "self, /, timeout=None", wait_condition),
    Native::method("notify", "self, /, n=1", |cx, args| {
        // Who does not hold the lock hears of that first.
        notify(cx, args[0], 0)?;
        let n = match args[1].bound() {
            Some(n) => size(cx, n)?,
            None => 1,
        };
        notify(cx, args[0], usize::try_from(n).unwrap_or(0))
    }),
    Native::method("notify_all", "self, /", |cx, args| notify(cx, args[0], usize::MAX)),
    Native::method("waiters", "self, /", |cx, args| {
        let condition = object(cx, args[0], t::CONDITION)?;
        cx.touch_kernel(condition, Kind::Read);
        match &entry(cx, condition).object {
            KernelObject::Condition { waiting, .. } => Ok(Value::index(waiting.len())),
            _ => Ok(Value::int32(0)),
        }
    }),
    Native::method("__reduce__", "self, /", reduce),
];

fn up(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let semaphore = object(cx, args[0], t::SEMAPHORE)?;
    let n = match args[1].bound() {
        Some(n) => size(cx, n)?,
        None => 1,
    };
    cx.touch_kernel(semaphore, Kind::Add);
    let KernelObject::Semaphore { value, bound } = &mut entry(cx, semaphore).object else { return Ok(Value::NONE) };
    match value.checked_add(n) {
        Some(sum) if bound.is_none_or(|bound| sum <= bound) => *value = sum,
        _ => return Err(cx.value_error("Semaphore released too many times")),
    }
    wake_all(cx, semaphore);
    Ok(Value::NONE)
}

/// The lock of a condition, and how deep the calling thread holds it: 0 when it does not. A plain lock counts as held by
/// whoever asks, as in CPython.
fn lock_of(cx: &mut Cx<'_>, condition: KernelRef) -> Option<(KernelRef, u32)> {
    let KernelObject::Condition { lock, .. } = entry(cx, condition).object else { return None };
    let thread = cx.thread;
    let depth = match entry(cx, lock).object {
        KernelObject::Lock { holder } => u32::from(holder.is_some()),
        KernelObject::RLock { owner, depth } if owner == Some(thread) => depth,
        _ => 0,
    };
    Some((lock, depth))
}

fn wait_condition(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let condition = object(cx, args[0], t::CONDITION)?;
    let Some((lock, depth)) = lock_of(cx, condition).filter(|(_, depth)| *depth > 0) else {
        return Err(cx.error(t::RUNTIME_ERROR, "cannot wait on un-acquired lock"));
    };
    let timeout = Timeout::from_optional(cx, args[1])?;
    cx.touch_kernel(condition, Kind::Write);
    cx.touch_kernel(lock, Kind::Write);
    let thread = cx.thread;
    match &mut entry(cx, lock).object {
        KernelObject::Lock { holder } => *holder = None,
        KernelObject::RLock { owner, depth } => (*owner, *depth) = (None, 0),
        _ => {}
    }
    wake_all(cx, lock);
    if let KernelObject::Condition { waiting, .. } = &mut entry(cx, condition).object {
        waiting.push_back(thread);
    }
    wait(cx, Operation::WaitCondition { condition, depth }, timeout)
}

fn notify(cx: &mut Cx<'_>, condition: Value, n: usize) -> Result<Value, Raise> {
    let condition = object(cx, condition, t::CONDITION)?;
    if lock_of(cx, condition).is_none_or(|(_, depth)| depth == 0) {
        return Err(cx.error(t::RUNTIME_ERROR, "cannot notify on un-acquired lock"));
    }
    cx.touch_kernel(condition, Kind::Write);
    let entry = entry(cx, condition);
    let KernelObject::Condition { waiting, notified, .. } = &mut entry.object else { return Ok(Value::NONE) };
    let woken: Vec<StrandId> = waiting.drain(..n.min(waiting.len())).collect();
    notified.extend(&woken);
    entry.sleepers.retain(|sleeper| !woken.contains(sleeper));
    woken.into_iter().for_each(|strand| cx.world.wake(strand));
    Ok(Value::NONE)
}
