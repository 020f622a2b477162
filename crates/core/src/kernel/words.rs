//! Saying in words what a strand waits for, by whom it is held and where that was taken.

use super::{KernelObject, KernelRef, Operation, Taken, Waitable, attempt::main_of, waits_for};
use crate::{code_table::CodeTable, process::ProcessState, strand::StrandId, world::World};

/// In words, what an operation waits for: `a lock held by Thread-1, taken at line 8`.
pub fn describe(codes: &CodeTable, state: &ProcessState, world: &World, strand: StrandId, operation: &Operation) -> String {
    let name = |strand: StrandId| world.trace.strands[strand.0 as usize].name.to_string();
    let object = |object: KernelRef| if object.is_shared() { world.kernel.get(object) } else { state.kernel.get(object) };
    let line = |taken: Taken| match codes.line(taken.code, taken.pc) {
        0 => String::new(),
        line => format!(", taken at line {line}"),
    };
    let held = |what: &str, lock: KernelRef| {
        let place = |holder: StrandId| object(lock).taken.filter(|taken| taken.by == holder).map_or(String::new(), line);
        match waits_for(state, world, strand, operation) {
            Some(other) if other == strand => format!("{what} that it holds itself{}", place(other)),
            Some(other) => format!("{what} held by {}{}", name(other), place(other)),
            None => what.to_owned(),
        }
    };
    match operation {
        Operation::Sleep => "time to pass".into(),
        Operation::Yield => "its turn".into(),
        Operation::Choose { .. } => "something to happen".into(),
        Operation::Acquire(lock) => held("a lock", *lock),
        Operation::Down(semaphore) => match object(*semaphore).taken {
            Some(taken) => {
                format!("a semaphore that is at 0, last taken by {} at line {}", name(taken.by), codes.line(taken.code, taken.pc))
            }
            None => "a semaphore that is at 0".into(),
        },
        Operation::WaitEvent(_) => "an event that is not set".into(),
        Operation::WaitCondition { condition, .. } => match &object(*condition).object {
            KernelObject::Condition { lock, .. } if waits_for(state, world, strand, operation).is_some() => {
                held("the lock of a condition", *lock)
            }
            KernelObject::Condition { notified, .. } if notified.contains(&strand) => "the lock of a condition".into(),
            _ => "a condition that nobody has notified".into(),
        },
        Operation::Put { .. } => "room in a queue that is full".into(),
        Operation::Get(_) => "an item from a queue that is empty".into(),
        Operation::Receive(_) => "a message from a pipe that is empty".into(),
        Operation::Drain(_) => "room in a pipe that is full".into(),
        Operation::Join(other) => format!("the end of {}", name(*other)),
        Operation::WaitProcess(process) => match main_of(world, *process) {
            Some(strand) => format!("the end of {}", name(strand)),
            None => "the end of a process".into(),
        },
        Operation::WaitAny(items) if items.iter().any(|item| matches!(item, Waitable::Readable(_) | Waitable::Writable(_))) => {
            "one of several connections".into()
        }
        Operation::WaitAny(_) => "one of several queues or processes".into(),
        Operation::ReceiveBytes { .. } => "bytes of a connection".into(),
        Operation::SendBytes { .. } => "room in a connection".into(),
        Operation::Accept(_) => "a connection to accept".into(),
    }
}

/// In a word, what another strand does so that an operation can be done: `released`, `put`, `ended`.
pub fn deed_that_ends(operation: &Operation) -> &'static str {
    match operation {
        Operation::Acquire(_) | Operation::Down(_) => "released",
        Operation::WaitEvent(_) => "set",
        Operation::WaitCondition { .. } => "notified",
        Operation::Put { .. } | Operation::Drain(_) => "took an item",
        Operation::Get(_) => "put an item",
        Operation::Receive(_) | Operation::ReceiveBytes { .. } => "sent",
        Operation::SendBytes { .. } => "received",
        Operation::Join(_) | Operation::WaitProcess(_) => "ended",
        Operation::Accept(_) => "connected",
        Operation::WaitAny(_) | Operation::Sleep | Operation::Yield | Operation::Choose { .. } => "went on",
    }
}
