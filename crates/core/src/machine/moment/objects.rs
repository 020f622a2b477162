//! What the strands of a process meet at, as far as its program has a name for it, and its event loops.

use std::collections::BTreeSet;

use super::{LoopMoment, ObjectMoment, ProcessMoment, values::in_short};
use crate::{
    heap::{Body, Heap},
    kernel::{Entry, Item, KernelObject, KernelRef, Number},
    machine::{Machine, left_over::attribute},
    process::{Process, ProcessId},
    strand::{Status, StrandId},
    value::{Kind, ObjId, Value},
};

/// So many objects are shown.
const MOST_OBJECTS: usize = 60;
/// So many things in a queue or an event loop are shown.
const MOST_ITEMS: usize = 8;

impl Machine {
    pub(super) fn process_moment(&self, id: ProcessId) -> ProcessMoment {
        let process = self.process(id);
        let over = process.exit.is_some() && id != ProcessId(0);
        let objects = if over { Vec::new() } else { self.objects(id) };
        // What strands meet at is told apart.
        let mut variables = if over { Vec::new() } else { self.globals(id) };
        variables.retain(|variable| objects.iter().all(|object| object.name != variable.name));
        ProcessMoment {
            id,
            name: process.name.to_string(),
            exit: process.exit,
            holder: process.holder.filter(|_| !self.world.free && process.exit.is_none()),
            variables,
            objects,
            loops: if over { Vec::new() } else { loops(process) },
        }
    }

    /// Kernel objects by the names that lead to them.
    fn objects(&self, id: ProcessId) -> Vec<ObjectMoment> {
        let process = self.process(id);
        let mut named: Vec<(String, KernelRef)> = Vec::new();
        let mut inside = BTreeSet::new();
        self.walk(id, &mut |value, way| {
            match process.heap.body(value) {
                Some(Body::Kernel(object)) if !inside.contains(way) && !named.iter().any(|(_, other)| other == object) => {
                    named.push((way.to_owned(), *object));
                }
                Some(Body::Instance(_)) if is_worker(&process.heap.type_name(value)) => {
                    inside.insert(way.to_owned());
                }
                _ => {}
            }
            named.len() < 4 * MOST_OBJECTS
        });
        let mut all: Vec<(ObjectMoment, usize)> = Vec::new();
        for (name, object) in named {
            let Some((moment, weight)) = self.object(process, name, object) else { continue };
            // What the library made of several has one name: what says most about it stands for it.
            match all.iter_mut().find(|(other, _)| other.name == moment.name) {
                Some(other) if weight > other.1 => *other = (moment, weight),
                Some(_) => {}
                None => all.push((moment, weight)),
            }
        }
        all.into_iter().map(|(moment, _)| moment).take(MOST_OBJECTS).collect()
    }

    /// A kernel object in words, and how much it says about what it is part of.
    fn object(&self, process: &Process, name: String, object: KernelRef) -> Option<(ObjectMoment, usize)> {
        let entry = self.kernel_entry(process, object);
        let strand = |id: StrandId| self.name(id).to_owned();
        let taken = |by: StrandId| match entry.taken.filter(|taken| taken.by == by) {
            Some(taken) => format!(", taken at line {}", self.codes.line(taken.code, taken.pc)),
            None => String::new(),
        };
        let (mut holder, mut waiting_in_line) = (None, None);
        let (kind, state, weight) = match &entry.object {
            KernelObject::Lock { holder: None } | KernelObject::RLock { owner: None, .. } => ("lock", "free".to_owned(), 1),
            KernelObject::Lock { holder: Some(by) } => {
                holder = Some(*by);
                ("lock", format!("held by {}{}", strand(*by), taken(*by)), 1)
            }
            KernelObject::RLock { owner: Some(by), depth } => {
                holder = Some(*by);
                let times = if *depth > 1 { format!(" {depth} times") } else { String::new() };
                ("rlock", format!("held{times} by {}{}", strand(*by), taken(*by)), 1)
            }
            KernelObject::Semaphore { value, bound } => {
                let bound = bound.map(|bound| format!(" of {bound}")).unwrap_or_default();
                ("semaphore", format!("at {value}{bound}"), 3)
            }
            KernelObject::Event { set } => ("event", if *set { "set" } else { "not set" }.to_owned(), 3),
            KernelObject::Condition { lock, waiting, .. } => {
                let by = match &self.kernel_entry(process, *lock).object {
                    KernelObject::Lock { holder } => *holder,
                    KernelObject::RLock { owner, .. } => *owner,
                    _ => None,
                };
                holder = by;
                waiting_in_line = Some(waiting.iter().copied().collect());
                let lock = by.map_or("its lock is free".to_owned(), |by| format!("its lock is held by {}", strand(by)));
                let waiting = match waiting.len() {
                    0 => "nobody waits".to_owned(),
                    1 => "1 waits".to_owned(),
                    count => format!("{count} wait"),
                };
                ("condition", format!("{lock}, {waiting}"), 2)
            }
            KernelObject::Queue { items, capacity, .. } => {
                let shown = items.iter().take(MOST_ITEMS).map(|item| match item {
                    Item::Value(value) => in_short(process, &self.codes, *value),
                    Item::Message(bytes) => format!("a message of {} bytes", bytes.len()),
                });
                let room = if *capacity > 0 { format!(" of {capacity}") } else { String::new() };
                ("queue", counted(items.len(), &room, &shown.collect::<Vec<_>>()), 4)
            }
            KernelObject::Channel(channel) => ("pipe", counted_messages(channel.len()), 4),
            KernelObject::Numbers(numbers) => {
                let shown = numbers.iter().take(MOST_ITEMS).map(|number| match number {
                    Number::Int(n) => n.to_string(),
                    Number::Float(x) => crate::builtins::number_text::float_repr(*x),
                });
                let mut text = shown.collect::<Vec<_>>().join(", ");
                if numbers.len() > MOST_ITEMS {
                    text.push_str(", …");
                }
                ("shared memory", text, 4)
            }
            KernelObject::Memory { size, .. } => ("shared memory", format!("{size} bytes"), 4),
            KernelObject::Names(_) | KernelObject::Stream(_) | KernelObject::Listener(_) | KernelObject::Choice { .. } => {
                return None;
            }
        };
        let waiting = self.strands.iter().flatten().filter(|strand| match &strand.status {
            Status::Waiting { pending, .. } => pending.operation.object() == Some(object),
            _ => false,
        });
        let waiters = waiting_in_line.unwrap_or_else(|| waiting.map(|strand| strand.id).collect());
        let moment = ObjectMoment { name, kind: kind.into(), state, holder, waiters };
        Some((moment, weight))
    }

    fn kernel_entry<'a>(&'a self, process: &'a Process, object: KernelRef) -> &'a Entry {
        if object.is_shared() { self.world.kernel.get(object) } else { process.state.kernel.get(object) }
    }
}

fn counted(count: usize, room: &str, shown: &[String]) -> String {
    match count {
        0 if room.is_empty() => "empty".into(),
        0 => format!("empty, room for{}", room.trim_start_matches(" of")),
        1 => format!("1 item{room}: {}", shown.join(", ")),
        count => format!("{count} items{room}: {}{}", shown.join(", "), if count > shown.len() { ", …" } else { "" }),
    }
}

fn counted_messages(count: usize) -> String {
    match count {
        0 => "empty".into(),
        1 => "1 message on its way".into(),
        count => format!("{count} messages on their way"),
    }
}

/// Whether objects of this class do something or stand for what is done: what they keep inside is nobody's lock or queue.
fn is_worker(class: &str) -> bool {
    ["Thread", "Timer", "Task", "Future", "Process", "Executor", "Pool", "Loop"].iter().any(|end| class.ends_with(end))
}

/// The event loops of a process that are not closed.
fn loops(process: &Process) -> Vec<LoopMoment> {
    let heap = &process.heap;
    let mut all = Vec::new();
    for place in process.state.immortal.0..heap.places().0 {
        let event_loop = Value::from(ObjId(place));
        let (Some(ready), Some(scheduled)) = (attribute(heap, event_loop, "_ready"), attribute(heap, event_loop, "_scheduled"))
        else {
            continue;
        };
        let (Some(Body::Deque(ready)), Some(Body::List(scheduled))) = (heap.body(ready), heap.body(scheduled)) else { continue };
        if attribute(heap, event_loop, "_closed") == Some(Value::TRUE) {
            continue;
        }
        let timers = scheduled.iter().take(MOST_ITEMS).filter_map(|timer| {
            let Some(Body::Tuple(parts)) = heap.body(*timer) else { return None };
            let when = match (parts.first()?.kind(), heap.body(*parts.first()?)) {
                (Kind::Float(when), _) => format!("{when:.3}"),
                (_, Some(Body::Float(when))) => format!("{when:.3}"),
                _ => "?".into(),
            };
            Some((when, handle(heap, *parts.last()?)))
        });
        all.push(LoopMoment {
            ready: ready.to_vec().into_iter().take(MOST_ITEMS).map(|entry| handle(heap, entry)).collect(),
            timers: timers.collect(),
        });
    }
    all
}

/// What a handle of an event loop does: goes on with a task, or calls something.
fn handle(heap: &Heap, handle: Value) -> String {
    let callback = attribute(heap, handle, "_callback");
    let receiver = |callback: Value| match heap.body(callback) {
        Some(Body::Method(method)) => Some(method.receiver),
        _ => None,
    };
    let task = callback.and_then(receiver).and_then(|task| attribute(heap, task, "_name")).and_then(|name| heap.as_str(name));
    match (task, callback.map(|callback| heap.body(callback))) {
        (Some(name), _) => format!("go on with {name}"),
        (None, Some(Some(Body::Function(function)))) => {
            format!("call {}", heap.as_str(function.qualname).unwrap_or("a function"))
        }
        _ => "call something".into(),
    }
}
