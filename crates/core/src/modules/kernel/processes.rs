//! Processes: starting, waiting for their end, ending them.

use super::{Timeout, threads::new_strand, wait};
use crate::{
    builtins::text_args::size,
    heap::{Body, types as t},
    kernel::Operation,
    native::{Cx, Flow, Raise},
    process::ProcessId,
    strand::{StrandId, StrandKind},
    value::Value,
    world::Request,
};

const FIRST_PID: u32 = 4242;

/// `os.getpid()` of a process.
pub fn pid(process: ProcessId) -> u32 {
    FIRST_PID + process.0
}

/// The process with this pid.
///
/// # Errors
/// `ProcessLookupError` when there never was one.
pub fn process_of(cx: &mut Cx<'_>, pid: i64) -> Result<ProcessId, Raise> {
    cx.meet(true)?;
    let number = pid.checked_sub(FIRST_PID.into()).and_then(|number| u32::try_from(number).ok());
    match number.filter(|number| *number < cx.world.processes) {
        Some(number) => Ok(ProcessId(number)),
        None => Err(no_such_process(cx)),
    }
}

/// `fork(function, name)`
pub(super) fn fork(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let (strand, process) = new_process(cx, args[1])?;
    cx.world.requests.push(Request::Fork { strand, process, function: args[0] });
    Ok(cx.heap.int(pid(process).into()))
}

/// `spawn(main_bytes, name)`
pub(super) fn spawn(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let Some(Body::Bytes(message)) = cx.heap.body(args[0]) else {
        let name = cx.heap.type_name(args[0]);
        return Err(cx.type_error(format!("a bytes-like object is required, not '{name}'")));
    };
    let message = message.clone();
    let (strand, process) = new_process(cx, args[1])?;
    cx.world.requests.push(Request::Spawn { strand, process, message });
    Ok(cx.heap.int(pid(process).into()))
}

/// `wait_process(pid, timeout)`
pub(super) fn wait_process(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let pid = size(cx, args[0])?;
    let process = process_of(cx, pid)?;
    let timeout = Timeout::from_optional(cx, args[1])?;
    wait(cx, Operation::WaitProcess(process), timeout)
}

/// The number of the signal that Ctrl-C sends.
pub const SIGINT: u8 = 2;

/// `handle_signal(number, how)`: 0 as the system does, 1 not at all, 2 by a handler.
pub(super) fn handle_signal(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let (number, how) = (size(cx, args[0])?, size(cx, args[1])?);
    let bit = 1_u64 << (number.clamp(0, 63));
    let [handled, ignored] = &mut cx.state.handled;
    *handled &= !bit;
    *ignored &= !bit;
    match how {
        1 => *ignored |= bit,
        2 => *handled |= bit,
        _ => {}
    }
    Ok(Value::NONE)
}

/// `kill_process(pid, signal, wakes)`
pub(super) fn kill_process(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let (pid, signal) = (size(cx, args[0])?, size(cx, args[1])?);
    let process = process_of(cx, pid)?;
    if cx.world.exit_status(process).is_some() {
        return Err(no_such_process(cx));
    }
    match i32::try_from(signal) {
        Ok(0) => {}
        Ok(signal @ 1..=64) => {
            let wakes = args[2] != Value::FALSE;
            cx.world.requests.push(Request::Signal { process, number: signal as u8 % 64, wakes });
        }
        _ => {
            let text = cx.heap.str("Invalid argument");
            return Err(cx.error_with(t::OS_ERROR, &[Value::int32(22), text]));
        }
    }
    Ok(Value::NONE)
}

fn new_process(cx: &mut Cx<'_>, name: Value) -> Result<(StrandId, ProcessId), Raise> {
    cx.meet(true)?;
    let process = ProcessId(cx.world.processes);
    let Some(strand) = new_strand(cx, name, StrandKind::Process, process) else {
        let text = cx.heap.str("Resource temporarily unavailable");
        return Err(cx.error_with(t::BLOCKING_IO_ERROR, &[Value::int32(11), text]));
    };
    cx.world.processes += 1;
    Ok((strand, process))
}

fn no_such_process(cx: &mut Cx<'_>) -> Raise {
    let text = cx.heap.str("No such process");
    cx.error_with(t::PROCESS_LOOKUP_ERROR, &[Value::int32(3), text])
}
