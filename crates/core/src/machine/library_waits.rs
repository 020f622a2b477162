//! What strands wait for inside the library, in the program's terms, and what would help.

use super::{Machine, left_over::attribute};
use crate::{
    heap::{Body, Heap},
    kernel::{self, Operation},
    strand::{Strand, StrandId, StrandKind},
    value::Value,
};

/// Why a strand waits, as far as its call of the library says.
pub(super) enum InLibrary {
    /// For this, in words; the object that the call is a method of.
    For(String, Option<Value>),
    /// It is a thread of the library's own and has nothing to do.
    Idle,
}

/// A call of the library.
struct Call<'a> {
    file: &'a str,
    qualname: &'a str,
    receiver: Value,
}

impl Machine {
    /// What the library's functions that a strand is in wait for.
    pub(super) fn waits_in_library(&self, strand: &Strand, operation: &Operation) -> Option<InLibrary> {
        let heap = &self.process(strand.process).heap;
        let calls = self.calls_of_library(strand);
        calls.iter().enumerate().find_map(|(place, call)| {
            let inner = calls.get(place + 1).map_or("", |call| call.qualname);
            let words = words(heap, call, inner, operation)?;
            Some(match words.as_str() {
                "" => InLibrary::Idle,
                _ => InLibrary::For(words, Some(call.receiver).filter(|receiver| !receiver.is_unbound())),
            })
        })
    }

    /// The library's calls above the program's innermost function, the outermost first.
    fn calls_of_library(&self, strand: &Strand) -> Vec<Call<'_>> {
        let heap = &self.process(strand.process).heap;
        let of_program = |code| !self.codes.unit_of(code).hidden;
        let first = strand.frames.iter().rposition(|frame| of_program(frame.code)).map_or(0, |place| place + 1);
        let calls = strand.frames[first..].iter().map(|frame| {
            let file = self.codes.unit_of(frame.code).unit.file.trim_start_matches('<').trim_end_matches('>');
            let receiver = strand.stack.get(frame.base as usize).copied().unwrap_or(Value::UNBOUND);
            let receiver = match heap.body(receiver) {
                Some(Body::Cell(inside)) => *inside,
                _ => receiver,
            };
            Call { file, qualname: &self.codes.code(frame.code).qualname, receiver }
        });
        calls.collect()
    }

    /// What the program could do about it.
    pub(super) fn cure(&self, strand: &Strand, operation: &Operation, cycle: &[StrandId]) -> Option<&'static str> {
        let calls = self.calls_of_library(strand);
        let is_in = |file: &str, name: &str| calls.iter().any(|call| call.file == file && call.qualname.starts_with(name));
        if is_in("concurrent.futures._base", "Future.") {
            let in_worker = strand.frames.iter().any(|frame| {
                self.codes.unit_of(frame.code).unit.file.contains("concurrent.futures.thread")
                    && &*self.codes.code(frame.code).qualname == "_work"
            });
            return match strand.task {
                Some(_) => Some("A coroutine that waits with result() stops the event loop that it runs in: use await."),
                None if in_worker => Some(
                    "A call in an executor should not wait for another one of the same executor: there may be no worker left to make it.",
                ),
                None => None,
            };
        }
        if is_in("queue", "Queue.join") || is_in("multiprocessing.queues", "JoinableQueue.join") {
            return Some("join() of a queue ends when task_done() has been called once for each item that was put.");
        }
        if is_in("threading", "Barrier.wait") {
            return Some("A barrier opens when as many wait at it as it was made for.");
        }
        if is_in("multiprocessing.pool", "Pool.") || is_in("multiprocessing.pool", "ApplyResult.") {
            return Some(
                "The result of a call never comes if its worker ends in the middle of it, as by sys.exit(), or if the callback or the \
                         pickling of the result fails.",
            );
        }
        if is_in("multiprocessing.queues", "Queue._feed") && matches!(operation, Operation::Drain(_)) {
            return Some("A process that has put items ends when they have been taken: get() them before join().");
        }
        if calls.iter().any(|call| call.file.starts_with("asyncio") || call.qualname == "BaseProxy._callmethod") {
            return None;
        }
        let state = &self.process(strand.process).state;
        match operation {
            Operation::Acquire(_) => match kernel::waits_for(state, &self.world, strand.id, operation) {
                Some(holder) if holder == strand.id => Some(
                    "A lock cannot be taken twice, not even by the thread that holds it: use an RLock, or take it in one place only.",
                ),
                Some(holder) if self.world.is_done(holder) => {
                    Some("A lock stays taken when the one that took it ends: use with, which gives it back in any case.")
                }
                Some(_) if cycle.len() > 1 && cycle.contains(&strand.id) => {
                    Some("Take several locks in the same order everywhere, and give a lock back before waiting for others.")
                }
                _ => None,
            },
            Operation::Down(_) => Some("Each acquire() of a semaphore needs a release(): use with."),
            Operation::WaitEvent(_) => Some("wait() of an event ends when somebody calls set()."),
            Operation::WaitCondition { .. } if kernel::waits_for(state, &self.world, strand.id, operation).is_none() => Some(
                "Only a notify() that comes after wait() has begun is heard: change the state, then notify, and wait in a loop that tests it.",
            ),
            Operation::Put { .. } => {
                Some("put() goes on when somebody takes an item: start who does before, or make the queue larger.")
            }
            Operation::Get(_) | Operation::Receive(_) if is_in("queue", "") || is_in("multiprocessing.queues", "") => Some(
                "get() goes on when somebody puts an item: put a last one that means the end, such as None, for each who gets.",
            ),
            Operation::Receive(_) => Some(
                "recv() and get() go on when something is sent; recv() also ends, with EOFError, when every sending end is closed in every process.",
            ),
            Operation::Drain(_) => Some("A pipe holds 64 KB: receive what is sent before join()."),
            _ => None,
        }
    }

    /// The task whose coroutine a task waits for, if it is one.
    pub(super) fn awaited_task(&self, heap: &Heap, task: Value) -> Option<StrandId> {
        let waiter = attribute(heap, task, "_fut_waiter")?;
        let number = attribute(heap, waiter, "_number").and_then(|number| heap.as_i64(number))?;
        let strand = StrandId(u32::try_from(number).ok()?);
        self.world.trace.strands.get(strand.0 as usize).filter(|info| info.kind == StrandKind::Task).map(|_| strand)
    }

    /// What the program calls an object of the library, as far as its innermost function or the main module say.
    pub(super) fn name_of_value(&self, strand: &Strand, wanted: Value) -> Option<String> {
        wanted.as_obj()?;
        let frame = strand.frames.iter().rfind(|frame| !self.codes.unit_of(frame.code).hidden);
        let heap = &self.process(strand.process).heap;
        let is_it = |value: Value| value == wanted || matches!(heap.body(value), Some(Body::Cell(inside)) if *inside == wanted);
        if let Some(frame) = frame {
            let names = self.codes.code(frame.code).locals.iter();
            let found =
                names.zip(strand.stack.iter().skip(frame.base as usize)).find(|(name, value)| !name.is_empty() && is_it(**value));
            if let Some((name, _)) = found {
                return Some(name.to_string());
            }
        }
        let names = if strand.process.0 == 0 { self.main_names() } else { Vec::new() };
        names.into_iter().find(|(_, value)| *value == wanted).map(|(name, _)| name)
    }
}

/// What a call waits for; empty for a thread of the library that has nothing to do.
fn words(heap: &Heap, call: &Call<'_>, inner: &str, operation: &Operation) -> Option<String> {
    let number = |name: &str| attribute(heap, call.receiver, name).and_then(|value| heap.as_i64(value));
    let fixed = |words: &str| Some(words.to_owned());
    // A worker that calls nothing but the queue of its calls.
    let between = inner.is_empty() || inner.ends_with("SimpleQueue.get");
    match (call.file, call.qualname) {
        ("threading", "Barrier.wait") => match (number("_count"), number("_parties")) {
            (Some(here), Some(parties)) => Some(format!("others at a barrier: {here} of {parties} are there")),
            _ => fixed("others at a barrier"),
        },
        ("concurrent.futures._base", "Future.result" | "Future.exception") => {
            match attribute(heap, call.receiver, "_state").and_then(|state| heap.as_str(state)) {
                Some("PENDING") => fixed("the result of a future whose call has not begun"),
                _ => fixed("the result of a future whose call is not done"),
            }
        }
        ("concurrent.futures._base", name) if name.starts_with("Executor.map") => fixed("the result of a call of map()"),
        ("concurrent.futures._base", "wait" | "as_completed") => fixed("futures that are not done"),
        ("concurrent.futures.thread", "_work") if between => fixed(""),
        ("concurrent.futures.process", "_process_worker") if between => fixed(""),
        ("concurrent.futures.process", "_ExecutorManagerThread.run") => fixed(""),
        ("queue", "Queue.join") => fixed("task_done() for items of a queue"),
        ("multiprocessing.queues", "JoinableQueue.join") => fixed("task_done() for items of a queue"),
        ("multiprocessing.queues", "Queue.get" | "SimpleQueue.get") if matches!(operation, Operation::Receive(_)) => {
            fixed("an item from a queue that is empty")
        }
        ("multiprocessing.queues", "Queue.put") if matches!(operation, Operation::Down(_)) => {
            fixed("room in a queue that is full")
        }
        ("multiprocessing.queues", "Queue._feed") if !matches!(operation, Operation::Drain(_)) => fixed(""),
        ("multiprocessing._popen", "_serve") => fixed(""),
        ("multiprocessing.pool", "Pool._handle_workers" | "Pool._handle_tasks" | "Pool._handle_results") => fixed(""),
        ("multiprocessing.pool", "worker") if between => fixed(""),
        ("multiprocessing.pool", "Pool.join") => fixed("the end of the workers of a pool"),
        ("multiprocessing.pool", "ApplyResult.get" | "ApplyResult.wait" | "IMapIterator.next") => {
            fixed("the result of a call in a pool")
        }
        ("multiprocessing.pool", "Pool.apply" | "Pool.map" | "Pool.starmap") => fixed("the result of a call in a pool"),
        ("multiprocessing.managers", "Server.accepter" | "Server.serve_forever") => fixed(""),
        ("multiprocessing.managers", "Server.serve_client") if matches!(operation, Operation::Receive(_)) => fixed(""),
        ("multiprocessing.managers", "BaseProxy._callmethod") => fixed("the answer of a manager"),
        ("asyncio.base_events", "BaseEventLoop.run_forever") => match operation {
            Operation::WaitAny(_) => fixed("something to happen at the connections of its event loop"),
            _ => fixed("its event loop, where no task can go on"),
        },
        _ => None,
    }
}
