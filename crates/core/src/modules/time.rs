//! Module `_time`: the virtual clock. What stands on it is Python, in `python/lib/time.py`.

use super::{ModuleTable, kernel};
use crate::{
    clock,
    kernel::{Operation, Wait},
    native::{Cx, Flow, Native, Raise},
    value::{ObjId, Value},
};

/// The module.
pub const MODULE: ModuleTable = ModuleTable { name: "_time", functions: FUNCTIONS, fill };

const FUNCTIONS: &[Native] = &[
    Native::function("time", "", |cx, _| {
        let seconds = today(cx) as f64 / 1e9;
        Ok(cx.heap.float(seconds))
    }),
    Native::function("time_ns", "", |cx, _| {
        let nanoseconds = today(cx) as i64;
        Ok(cx.heap.int(nanoseconds))
    }),
    Native::function("monotonic", "", seconds),
    Native::function("perf_counter", "", seconds),
    Native::function("process_time", "", |cx, _| {
        let seconds = of_process(cx) as f64 / 1e9;
        Ok(cx.heap.float(seconds))
    }),
    Native::function("thread_time", "", |cx, _| {
        let seconds = of_thread(cx) as f64 / 1e9;
        Ok(cx.heap.float(seconds))
    }),
    Native::function("monotonic_ns", "", nanoseconds),
    Native::function("perf_counter_ns", "", nanoseconds),
    Native::function("process_time_ns", "", |cx, _| {
        let nanoseconds = of_process(cx) as i64;
        Ok(cx.heap.int(nanoseconds))
    }),
    Native::function("thread_time_ns", "", |cx, _| {
        let nanoseconds = of_thread(cx) as i64;
        Ok(cx.heap.int(nanoseconds))
    }),
    Native::flow_function("sleep", "seconds, /", sleep),
];

fn fill(_: &mut Cx<'_>, _: ObjId) {}

/// Nanoseconds since 1970.
fn today(cx: &mut Cx<'_>) -> u64 {
    cx.ask_time();
    clock::EPOCH + cx.world.now()
}

/// Nanoseconds that the threads of the process have computed.
fn of_process(cx: &Cx<'_>) -> u64 {
    let (start, _, process) = cx.world.computed;
    process + cx.world.now().saturating_sub(start)
}

/// Nanoseconds that the thread has computed.
fn of_thread(cx: &Cx<'_>) -> u64 {
    let (start, thread, _) = cx.world.computed;
    thread + cx.world.now().saturating_sub(start)
}

fn seconds(cx: &mut Cx<'_>, _: &[Value]) -> Result<Value, Raise> {
    cx.ask_time();
    let seconds = cx.world.now() as f64 / 1e9;
    Ok(cx.heap.float(seconds))
}

fn nanoseconds(cx: &mut Cx<'_>, _: &[Value]) -> Result<Value, Raise> {
    cx.ask_time();
    let now = cx.world.now() as i64;
    Ok(cx.heap.int(now))
}

/// `sleep(seconds)`; a sleep of no length lets others go first.
pub fn sleep(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let length = kernel::nanoseconds(cx, args[0])?;
    if length < 0 {
        return Err(cx.value_error("sleep length must be non-negative"));
    }
    cx.touch_time();
    let (operation, deadline) = match length {
        0 => (Operation::Yield, None),
        _ => (Operation::Sleep, Some(cx.world.now().saturating_add(length as u64))),
    };
    Ok(Flow::Wait(Box::new(Wait { operation, deadline })))
}
