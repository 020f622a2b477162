//! Threads: starting, waiting for their end, naming.

use std::sync::Arc;

use super::{Timeout, wait};
use crate::{
    builtins::truth,
    heap::{Body, Heap, types as t},
    kernel::Operation,
    native::{Cx, Flow, Raise},
    observe::{Kind, Place},
    process::ProcessId,
    strand::{StrandId, StrandKind},
    trace::StrandInfo,
    value::Value,
    world::{Request, World},
};

/// Identifiers look like CPython's on Linux: addresses, a stack's size apart.
const FIRST_IDENT: i64 = 140_000_000_000_000;
const IDENT_STEP: i64 = 8_392_704;

/// `threading.get_ident()` of a thread.
pub fn ident(strand: StrandId) -> i64 {
    FIRST_IDENT + i64::from(strand.0) * IDENT_STEP
}

/// The thread with this identifier.
pub fn strand_of(ident: i64) -> Option<StrandId> {
    let offset = ident.checked_sub(FIRST_IDENT)?;
    (offset >= 0 && offset % IDENT_STEP == 0).then(|| u32::try_from(offset / IDENT_STEP).ok().map(StrandId)).flatten()
}

/// The same in an exploration, where numbers of strands depend on the order in which threads are started: it depends on who started
/// the thread, and how many before it. Strands below `first` were there before.
fn ident_by_origin(strands: &[StrandInfo], first: u32, strand: StrandId) -> i64 {
    let (mut at, mut origin) = (strand, 0_u64);
    while at.0 >= first
        && let Some(parent) = strands[at.0 as usize].parent
    {
        let before = strands[..at.0 as usize].iter().filter(|other| other.parent == Some(parent)).count() as u64;
        origin = (origin.rotate_left(5) ^ (before + 1)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        at = parent;
    }
    if at == strand {
        return ident(strand);
    }
    origin = (origin.rotate_left(5) ^ u64::from(at.0)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    // Above all numbers of strands.
    FIRST_IDENT + (1 << 16 | (origin >> 32) as i64) * IDENT_STEP
}

/// `threading.get_ident()` of a thread, as a program sees it.
pub(crate) fn ident_of(heap: &Heap, world: &World, strand: StrandId) -> i64 {
    match &heap.observer {
        Some(observer) => ident_by_origin(&world.trace.strands, observer.first_strand, strand),
        None => ident(strand),
    }
}

/// The thread with this identifier, as a program sees it.
fn with_ident(cx: &Cx<'_>, ident: i64) -> Option<StrandId> {
    match &cx.heap.observer {
        Some(_) => {
            let all = 0..cx.world.trace.strands.len() as u32;
            all.map(StrandId).find(|strand| ident_of(cx.heap, cx.world, *strand) == ident)
        }
        None => strand_of(ident),
    }
}

/// A new entry on the timeline, unless there are too many.
pub(super) fn new_strand(cx: &mut Cx<'_>, name: Value, kind: StrandKind, process: ProcessId) -> Option<StrandId> {
    if cx.world.trace.strands.len() >= cx.world.limits.strands {
        return None;
    }
    let name = cx.heap.as_arc_str(name).unwrap_or_else(|| Arc::from("?"));
    Some(cx.world.trace.add(StrandInfo { name, kind, process, parent: Some(cx.strand) }))
}

/// `new_thread(name)`: the identifier of a thread that can be started.
pub(super) fn new_thread(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    cx.meet(false)?;
    let process = cx.state.id;
    match new_strand(cx, args[0], StrandKind::Thread, process) {
        Some(strand) => Ok(cx.heap.int(ident_of(cx.heap, cx.world, strand))),
        None => Err(cx.error(t::RUNTIME_ERROR, "can't start new thread")),
    }
}

/// `start_thread(function, args, name, daemon, ident)`: without an identifier of [`new_thread`] it gets a new one.
pub(super) fn start_thread(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    if !matches!(cx.heap.body(args[1]), Some(Body::Tuple(_))) {
        return Err(cx.type_error("2nd arg must be a tuple"));
    }
    cx.meet(false)?;
    let new = match args[4].bound().filter(|ident| !ident.is_none()) {
        Some(ident) => ident,
        None => new_thread(cx, &args[2..3])?,
    };
    let strand = known(cx, new)?;
    let daemon = truth(cx.heap, args[3]) == Some(true);
    cx.touch(Place::Strand(strand), Kind::Write);
    cx.world.requests.push(Request::Thread { strand, function: args[0], args: args[1], daemon });
    Ok(cx.heap.int(ident_of(cx.heap, cx.world, strand)))
}

/// `join_thread(ident, timeout)`
pub(super) fn join_thread(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let strand = known(cx, args[0])?;
    let timeout = Timeout::from_optional(cx, args[1])?;
    wait(cx, Operation::Join(strand), timeout)
}

/// `thread_running(ident)`
pub(super) fn thread_running(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let strand = known(cx, args[0])?;
    cx.touch(Place::Strand(strand), Kind::Read);
    Ok(Value::bool(!cx.world.is_done(strand)))
}

/// `rename_thread(ident, name)`
pub(super) fn rename_thread(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let strand = known(cx, args[0])?;
    rename(cx, strand, args[1]);
    Ok(Value::NONE)
}

/// Changes a strand's name on the timeline.
pub(super) fn rename(cx: &mut Cx<'_>, strand: StrandId, name: Value) {
    if let Some(name) = cx.heap.as_arc_str(name) {
        cx.world.trace.rename(strand, name);
    }
}

fn known(cx: &mut Cx<'_>, v: Value) -> Result<StrandId, Raise> {
    cx.meet(false)?;
    let strand = cx.heap.as_i64(v).and_then(|ident| with_ident(cx, ident));
    match strand.filter(|strand| (strand.0 as usize) < cx.world.trace.strands.len()) {
        Some(strand) => Ok(strand),
        None => Err(cx.value_error("there is no thread with this identifier")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_lead_back_to_threads() {
        for n in [0, 1, 19_999] {
            assert_eq!(strand_of(ident(StrandId(n))), Some(StrandId(n)));
        }
        for wrong in [0, -1, FIRST_IDENT + 1, FIRST_IDENT - IDENT_STEP, i64::MIN, i64::MAX] {
            assert_eq!(strand_of(wrong), None);
        }
    }
}
