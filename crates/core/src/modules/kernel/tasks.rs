//! Tasks of event loops on the timeline. The loop itself is Python; it says here which task runs and what others wait for.

use std::sync::Arc;

use super::threads::{new_strand, rename};
use crate::{
    builtins::{text_args::size, truth},
    heap::{Body, GeneratorState, types as t},
    native::{Cx, Raise},
    strand::{StrandId, StrandKind},
    trace::State,
    value::Value,
    world::Request,
};

/// `task_created(name)`
pub(super) fn task_created(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let process = cx.state.id;
    let Some(task) = new_strand(cx, args[0], StrandKind::Task, process) else {
        return Err(cx.error(t::RUNTIME_ERROR, "can't start new task"));
    };
    let now = cx.world.now();
    cx.world.trace.enter(task, State::Ready, now, 0, Arc::from(""));
    Ok(Value::index(task.0 as usize))
}

/// `task_renamed(number, name)`
pub(super) fn task_renamed(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let task = task(cx, args[0])?;
    rename(cx, task, args[1]);
    Ok(Value::NONE)
}

/// `task_runs(number)`: the calling thread now works for this task, or for none.
pub(super) fn task_runs(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let task = if args[0].is_none() { None } else { Some(task(cx, args[0])?) };
    cx.world.task_switch = Some(task);
    Ok(Value::NONE)
}

/// `task_waits(number, what)`
pub(super) fn task_waits(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let task = task(cx, args[0])?;
    let what = cx.heap.as_arc_str(args[1]).unwrap_or_else(|| Arc::from(""));
    let state = if what.starts_with("time ") { State::Sleeping } else { State::Blocked };
    let now = cx.world.now();
    cx.world.trace.enter(task, state, now, 0, what);
    Ok(Value::NONE)
}

/// `task_ended(number, failed)`
pub(super) fn task_ended(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let task = task(cx, args[0])?;
    let now = cx.world.now();
    if truth(cx.heap, args[1]) == Some(true) {
        cx.world.trace.enter(task, State::Failed, now, 0, Arc::from(""));
    }
    cx.world.trace.leave(task, now);
    let index = task.0 as usize;
    if cx.world.finished.len() <= index {
        cx.world.finished.resize(index + 1, false);
    }
    cx.world.finished[index] = true;
    Ok(Value::NONE)
}

/// `watch_end(instance)`: its method `_ended` is called when nothing leads to it any more, unless it has `__del__`.
pub(super) fn watch_end(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    if let Some(id) = args[0].as_obj().filter(|id| !cx.heap.watch.finalizable.contains(id)) {
        cx.heap.watch_instance(id);
        cx.world.requests.push(Request::Watch);
    }
    Ok(Value::NONE)
}

/// `unwatch_end(instance)`
pub(super) fn unwatch_end(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    if let Some(id) = args[0].as_obj() {
        cx.heap.watch.finalizable.retain(|other| *other != id);
    }
    Ok(Value::NONE)
}

/// `asyncgens(finalizer)`: the asynchronous generators at rest that are handed to this when they are dropped.
pub(super) fn asyncgens(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let found = cx.heap.find_all(|object| match &object.body {
        Body::Generator(generator) => generator.state == GeneratorState::Suspended && generator.finalizer == args[0],
        _ => false,
    });
    let found: Vec<Value> = found.into_iter().map(Value::from).collect();
    Ok(cx.heap.list(found))
}

fn task(cx: &mut Cx<'_>, v: Value) -> Result<StrandId, Raise> {
    let number = size(cx, v)?;
    let strands = &cx.world.trace.strands;
    match usize::try_from(number).ok().filter(|n| strands.get(*n).is_some_and(|info| info.kind == StrandKind::Task)) {
        Some(number) => Ok(StrandId(number as u32)),
        None => Err(cx.value_error("there is no task with this number")),
    }
}
