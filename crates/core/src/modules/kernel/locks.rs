//! `Lock` and `RLock`.

use super::{Timeout, entry, make, nanoseconds, object, reduce, wait};
use crate::{
    builtins::{text_args::size, truth},
    heap::{Body, types as t},
    kernel::{KernelObject, KernelRef, Operation, wake_all},
    native::{Cx, Flow, Native, Raise},
    observe::Kind,
    value::Value,
};

/// Methods of `Lock`.
pub(super) const LOCK: &[Native] = &[
    Native::fixed("__new__", "cls, /, *args, shared=False", |cx, args| {
        let count = cx.heap.as_tuple(args[1]).map_or(0, <[Value]>::len);
        if count > 0 {
            return Err(cx.type_error(format!("_thread.allocate_lock() takes no arguments ({count} given)")));
        }
        make(cx, args[0], args[2], KernelObject::Lock { holder: None })
    }),
    Native::flow_method("acquire", "self, /, blocking=True, timeout=-1", acquire),
    Native::flow_method("acquire_lock", "self, /, blocking=True, timeout=-1", acquire),
    Native::method("release", "self, /", release),
    Native::method("release_lock", "self, /", release),
    Native::method("locked", "self, /", locked),
    Native::method("locked_lock", "self, /", locked),
    Native::flow_method("__enter__", "self, /", enter),
    Native::method("__exit__", "self, /, *details", release),
    Native::method("__reduce__", "self, /", reduce),
    Native::method("_at_fork_reinit", "self, /", reset),
];

/// Methods of `RLock`.
pub(super) const RLOCK: &[Native] = &[
    // CPython's takes any arguments and looks at none.
    Native::fixed("__new__", "cls, /, *args, shared=False, **names", |cx, args| {
        make(cx, args[0], args[2], KernelObject::RLock { owner: None, depth: 0 })
    }),
    Native::flow_method("acquire", "self, /, blocking=True, timeout=-1", acquire),
    Native::method("release", "self, /", release),
    Native::flow_method("__enter__", "self, /", enter),
    Native::method("__exit__", "self, /, *details", release),
    Native::method("_is_owned", "self, /", |cx, args| {
        let lock = object(cx, args[0], t::RLOCK)?;
        let thread = cx.thread;
        Ok(Value::bool(matches!(entry(cx, lock).object, KernelObject::RLock { owner: Some(owner), .. } if owner == thread)))
    }),
    Native::method("_recursion_count", "self, /", |cx, args| {
        let lock = object(cx, args[0], t::RLOCK)?;
        let thread = cx.thread;
        match entry(cx, lock).object {
            KernelObject::RLock { owner: Some(owner), depth } if owner == thread => Ok(Value::index(depth as usize)),
            _ => Ok(Value::int32(0)),
        }
    }),
    Native::method("__reduce__", "self, /", reduce),
    Native::method("_at_fork_reinit", "self, /", reset),
];

/// A lock or rlock.
pub(super) fn any_lock(cx: &mut Cx<'_>, v: Value) -> Result<KernelRef, Raise> {
    match cx.heap.body(v) {
        Some(Body::Kernel(lock)) if cx.heap.is_instance(v, t::LOCK) || cx.heap.is_instance(v, t::RLOCK) => {
            let lock = *lock;
            cx.meet(lock.is_shared())?;
            Ok(lock)
        }
        _ => {
            let name = cx.heap.type_name(v);
            Err(cx.type_error(format!("a lock is required, not '{name}'")))
        }
    }
}

fn acquire(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let lock = any_lock(cx, args[0])?;
    let blocking = match args[1].bound() {
        Some(v) if truth(cx.heap, v).is_some() && cx.heap.as_i64(v).is_none() => {
            size(cx, v)?;
            true
        }
        Some(v) => truth(cx.heap, v) != Some(false),
        None => true,
    };
    let unset = Value::int32(-1);
    let timeout = args[2].or(unset);
    let nanoseconds = nanoseconds(cx, timeout)?;
    let given = nanoseconds != -1_000_000_000;
    if given && !blocking {
        return Err(cx.value_error("can't specify a timeout for a non-blocking call"));
    }
    if given && nanoseconds < 0 {
        return Err(cx.value_error("timeout value must be positive"));
    }
    let timeout = match nanoseconds {
        _ if !blocking => Timeout::Never,
        0 => Timeout::Never,
        n if given => Timeout::For(n as u64),
        _ => Timeout::Forever,
    };
    wait(cx, Operation::Acquire(lock), timeout)
}

fn enter(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let lock = any_lock(cx, args[0])?;
    wait(cx, Operation::Acquire(lock), Timeout::Forever)
}

fn release(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let lock = any_lock(cx, args[0])?;
    cx.touch_kernel(lock, Kind::Write);
    let thread = cx.thread;
    match &mut entry(cx, lock).object {
        KernelObject::Lock { holder: None } => return Err(cx.error(t::RUNTIME_ERROR, "release unlocked lock")),
        KernelObject::Lock { holder } => *holder = None,
        KernelObject::RLock { owner, depth } => {
            if *owner != Some(thread) {
                return Err(cx.error(t::RUNTIME_ERROR, "cannot release un-acquired lock"));
            }
            *depth -= 1;
            if *depth > 0 {
                return Ok(Value::NONE);
            }
            *owner = None;
        }
        _ => {}
    }
    wake_all(cx, lock);
    Ok(Value::NONE)
}

fn locked(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let lock = any_lock(cx, args[0])?;
    cx.touch_kernel(lock, Kind::Read);
    Ok(Value::bool(matches!(entry(cx, lock).object, KernelObject::Lock { holder: Some(_) })))
}

fn reset(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let lock = any_lock(cx, args[0])?;
    cx.touch_kernel(lock, Kind::Write);
    match &mut entry(cx, lock).object {
        KernelObject::RLock { owner, depth } => (*owner, *depth) = (None, 0),
        KernelObject::Lock { holder } => *holder = None,
        _ => {}
    }
    wake_all(cx, lock);
    Ok(Value::NONE)
}
