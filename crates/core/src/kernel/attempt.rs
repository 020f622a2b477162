//! Doing an operation, or finding that it has to wait, and for whom.

use super::{Item, KernelObject, KernelRef, KernelTable, Number, Operation, STREAM_ROOM, Sent, Waitable};
use crate::{
    clock,
    heap::{Body, types},
    native::Cx,
    observe,
    process::{ProcessId, ProcessState},
    strand::StrandId,
    value::Value,
    world::{Watch, World},
};

/// What came of trying an operation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Attempt {
    /// It is done, with this result.
    Done(Value),
    /// It cannot be done now. The strand is among the sleepers of what it waits for.
    Blocked,
}

/// Tries an operation. With `expired` its time is over: it is done if it can be, else given up.
pub fn attempt(cx: &mut Cx<'_>, strand: StrandId, operation: &Operation, expired: bool) -> Attempt {
    let attempt = if cx.heap.is_observed() {
        let before = observe::before(cx, strand, operation);
        let attempt = try_to(cx, strand, operation, expired);
        observe::after(cx, &before, operation, attempt);
        attempt
    } else {
        try_to(cx, strand, operation, expired)
    };
    if let Some(tries) = &mut cx.world.tries
        && let Attempt::Done(value) = attempt
        && let Some(object) = operation.object()
    {
        let (done, given_up) = tries.entry((strand, object)).or_default();
        *(if value.is_none() || value == Value::FALSE { given_up } else { done }) += 1;
    }
    attempt
}

fn try_to(cx: &mut Cx<'_>, strand: StrandId, operation: &Operation, expired: bool) -> Attempt {
    let given_up = match operation {
        Operation::Sleep => return if expired { Attempt::Done(Value::NONE) } else { Attempt::Blocked },
        Operation::Yield => return Attempt::Done(Value::NONE),
        Operation::Acquire(lock) => {
            if acquire(table(cx.state, cx.world, *lock), *lock, strand, 1) {
                return Attempt::Done(Value::TRUE);
            }
            sleep_at(cx, *lock, strand, expired);
            Value::FALSE
        }
        Operation::Down(semaphore) => {
            if let KernelObject::Semaphore { value, .. } = &mut entry(cx, *semaphore).object
                && *value > 0
            {
                *value -= 1;
                return Attempt::Done(Value::TRUE);
            }
            sleep_at(cx, *semaphore, strand, expired);
            Value::FALSE
        }
        Operation::WaitEvent(event) => {
            if let KernelObject::Event { set: true } = entry(cx, *event).object {
                return Attempt::Done(Value::TRUE);
            }
            sleep_at(cx, *event, strand, expired);
            Value::FALSE
        }
        Operation::WaitCondition { condition, depth } => return wake_from_condition(cx, *condition, *depth, strand, expired),
        Operation::Put { queue, item } => {
            if is_closed(cx, *queue) {
                return Attempt::Done(Value::NONE);
            }
            if put(cx, *queue, item.clone()) {
                return Attempt::Done(Value::TRUE);
            }
            sleep_at(cx, *queue, strand, expired);
            Value::FALSE
        }
        Operation::Get(queue) => {
            if let Some(value) = get(cx, *queue) {
                return Attempt::Done(value);
            }
            if is_closed(cx, *queue) {
                return Attempt::Done(Value::FALSE);
            }
            sleep_at(cx, *queue, strand, expired);
            Value::NONE
        }
        Operation::Receive(channel) => {
            if let Some(value) = receive(cx, *channel) {
                return Attempt::Done(value);
            }
            sleep_at(cx, *channel, strand, expired);
            Value::NONE
        }
        Operation::Drain(channel) => {
            let KernelObject::Channel(state) = &entry(cx, *channel).object else { return Attempt::Done(Value::FALSE) };
            if !state.is_open(false) {
                return Attempt::Done(Value::FALSE);
            }
            if state.has_room() {
                return Attempt::Done(Value::TRUE);
            }
            sleep_at(cx, *channel, strand, expired);
            Value::FALSE
        }
        Operation::Join(other) => {
            if cx.world.is_done(*other) {
                return Attempt::Done(Value::TRUE);
            }
            cx.world.watch(Watch::Strand(*other), strand);
            Value::FALSE
        }
        Operation::WaitProcess(process) => {
            if let Some(status) = cx.world.exit_status(*process) {
                return Attempt::Done(Value::int32(status));
            }
            cx.world.watch(Watch::Process(*process), strand);
            Value::NONE
        }
        Operation::WaitAny(items) => {
            let mut ready: Vec<usize> = (0..items.len()).filter(|i| has_something(cx, items[*i])).collect();
            if expired || !ready.is_empty() {
                // Connections in the order in which they became ready, as the operating system has it.
                ready.sort_by_key(|i| match items[*i] {
                    Waitable::Readable(object) => cx.world.ready_since(object, false),
                    Waitable::Writable(object) => cx.world.ready_since(object, true),
                    _ => 0,
                });
                let ready: Vec<Value> = ready.into_iter().map(Value::index).collect();
                return Attempt::Done(cx.heap.list(ready));
            }
            for item in items {
                match item {
                    Waitable::Queue(object)
                    | Waitable::Channel(object)
                    | Waitable::Event(object)
                    | Waitable::Readable(object)
                    | Waitable::Writable(object) => sleep_at(cx, *object, strand, false),
                    Waitable::Process(process) => cx.world.watch(Watch::Process(*process), strand),
                }
            }
            Value::NONE
        }
        Operation::ReceiveBytes { stream, most, peek } => {
            if let Some(value) = receive_bytes(cx, *stream, *most, *peek) {
                return Attempt::Done(value);
            }
            sleep_at(cx, *stream, strand, expired);
            Value::NONE
        }
        Operation::SendBytes { stream, bytes } => {
            match cx.world.send(*stream, bytes) {
                Sent::Bytes(count) => {
                    cx.world.charge(clock::LOOPBACK_MESSAGE + count as u64 / clock::BYTES_PER_NANOSECOND);
                    return Attempt::Done(Value::index(count));
                }
                Sent::Broken => return Attempt::Done(Value::int32(-EPIPE)),
                Sent::Reset => return Attempt::Done(Value::int32(-ECONNRESET)),
                Sent::Full => sleep_at(cx, *stream, strand, expired),
            }
            Value::NONE
        }
        Operation::Choose { choice, count } => {
            let KernelObject::Choice { open, chosen } = &mut entry(cx, *choice).object else { return Attempt::Blocked };
            let answer = chosen.take();
            *open = if answer.is_some() { 0 } else { *count };
            return answer.map_or(Attempt::Blocked, |answer| Attempt::Done(Value::index(answer as usize)));
        }
        Operation::Accept(listener) => {
            if let Some(value) = accept(cx, *listener) {
                return Attempt::Done(value);
            }
            sleep_at(cx, *listener, strand, expired);
            Value::NONE
        }
    };
    if expired { Attempt::Done(given_up) } else { Attempt::Blocked }
}

/// Takes a lock or rlock for a strand, `times` times; whether it could.
pub(crate) fn acquire(table: &mut KernelTable, lock: KernelRef, strand: StrandId, times: u32) -> bool {
    match &mut table.get_mut(lock).object {
        KernelObject::Lock { holder } if holder.is_none() => {
            *holder = Some(strand);
            true
        }
        KernelObject::RLock { owner, depth } if owner.is_none() || *owner == Some(strand) => {
            *owner = Some(strand);
            *depth += times;
            true
        }
        _ => false,
    }
}

/// Puts an item into a queue if there is room; wakes who waits at it.
pub(crate) fn put(cx: &mut Cx<'_>, queue: KernelRef, item: Item) -> bool {
    if let Item::Message(bytes) = &item {
        charge_message(cx, bytes);
    }
    let KernelObject::Queue { items, capacity, .. } = &mut entry(cx, queue).object else { return false };
    if *capacity > 0 && items.len() >= *capacity {
        return false;
    }
    items.push_back(item);
    wake_all(cx, queue);
    true
}

/// Takes an item from a queue as a tuple of one, if there is any; wakes who waits at it.
pub(crate) fn get(cx: &mut Cx<'_>, queue: KernelRef) -> Option<Value> {
    let KernelObject::Queue { items, taken, .. } = &mut entry(cx, queue).object else { return None };
    let item = items.pop_front()?;
    *taken += 1;
    wake_all(cx, queue);
    let value = match item {
        Item::Value(value) => value,
        Item::Message(bytes) => {
            charge_message(cx, &bytes);
            cx.heap.bytes_object(bytes)
        }
    };
    Some(cx.heap.tuple([value]))
}

fn is_closed(cx: &mut Cx<'_>, queue: KernelRef) -> bool {
    matches!(entry(cx, queue).object, KernelObject::Queue { closed: true, .. })
}

/// The time that writing or reading a message takes.
pub(crate) fn charge_message(cx: &mut Cx<'_>, bytes: &[u8]) {
    let cost = clock::PIPE_MESSAGE + bytes.len() as u64 / clock::BYTES_PER_NANOSECOND;
    cx.world.charge_handing_over(cost);
}

/// Takes a message from a channel as a tuple of one, if there is any; false when none can come any more.
fn receive(cx: &mut Cx<'_>, channel: KernelRef) -> Option<Value> {
    let KernelObject::Channel(state) = &mut entry(cx, channel).object else { return None };
    match state.pop() {
        Some(message) => {
            wake_all(cx, channel);
            charge_message(cx, &message);
            let bytes = cx.heap.bytes_object(message);
            Some(cx.heap.tuple([bytes]))
        }
        None if !state.is_open(true) => Some(Value::FALSE),
        None => None,
    }
}

/// Errors of the operating system.
const EINVAL: i32 = 22;
const EPIPE: i32 = 32;
const ECONNRESET: i32 = 104;

/// Takes bytes from a stream; none at its end. `None`: there are none yet.
fn receive_bytes(cx: &mut Cx<'_>, stream: KernelRef, most: usize, peek: bool) -> Option<Value> {
    let now = cx.world.now();
    let place = cx.world.stream(stream);
    // What is left comes behind what others have sent.
    place.since[0] = now;
    if place.bytes.len() >= STREAM_ROOM {
        place.since[1] = now;
    }
    if place.bytes.is_empty() {
        if std::mem::take(&mut place.reset) {
            place.ended = true;
            return Some(Value::int32(-ECONNRESET));
        }
        return (place.ended || place.deaf || most == 0).then(|| cx.heap.bytes_object(Vec::new()));
    }
    let count = most.min(place.bytes.len());
    let bytes: Vec<u8> =
        if peek { place.bytes.iter().take(count).copied().collect() } else { place.bytes.drain(..count).collect() };
    cx.world.charge(clock::LOOPBACK_MESSAGE + count as u64 / clock::BYTES_PER_NANOSECOND);
    cx.world.wake_sleepers(stream);
    Some(cx.heap.bytes_object(bytes))
}

/// Takes a connection from a listener. `None`: there is none yet.
fn accept(cx: &mut Cx<'_>, listener: KernelRef) -> Option<Value> {
    let now = cx.world.now();
    let KernelObject::Listener(place) = &mut cx.world.kernel.get_mut(listener).object else { return None };
    place.since = now;
    if !place.open {
        return Some(Value::int32(-EINVAL));
    }
    let (incoming, outgoing, name) = place.backlog.pop_front()?;
    cx.world.charge(clock::LOOPBACK_MESSAGE);
    let process = cx.state.id;
    cx.world.stream(incoming).receivers = vec![process];
    cx.world.stream(outgoing).senders = vec![process];
    let name = cx.heap.str(&*name);
    let ends = [incoming, outgoing].map(|end| Value::from(cx.heap.alloc(types::SOCKET, Body::Kernel(end))));
    Some(cx.heap.tuple([ends[0], ends[1], name]))
}

/// Wakes every strand that sleeps at an object.
pub(crate) fn wake_all(cx: &mut Cx<'_>, object: KernelRef) {
    let sleepers = std::mem::take(&mut entry(cx, object).sleepers);
    sleepers.into_iter().for_each(|strand| cx.world.wake(strand));
}

/// The table that an object is in.
pub(crate) fn table<'a>(state: &'a mut ProcessState, world: &'a mut World, object: KernelRef) -> &'a mut KernelTable {
    if object.is_shared() { &mut world.kernel } else { &mut state.kernel }
}

/// An object's entry.
pub(crate) fn entry<'a>(cx: &'a mut Cx<'_>, object: KernelRef) -> &'a mut super::Entry {
    table(cx.state, cx.world, object).get_mut(object)
}

fn sleep_at(cx: &mut Cx<'_>, object: KernelRef, strand: StrandId, expired: bool) {
    let sleepers = &mut entry(cx, object).sleepers;
    if expired {
        sleepers.retain(|other| *other != strand);
    } else if !sleepers.contains(&strand) {
        sleepers.push(strand);
    }
}

fn has_something(cx: &mut Cx<'_>, item: Waitable) -> bool {
    match item {
        Waitable::Queue(queue) => matches!(&entry(cx, queue).object, KernelObject::Queue { items, .. } if !items.is_empty()),
        Waitable::Channel(channel) => match &entry(cx, channel).object {
            KernelObject::Channel(channel) => !channel.is_empty() || !channel.is_open(true),
            _ => false,
        },
        Waitable::Process(process) => cx.world.exit_status(process).is_some(),
        Waitable::Event(event) => matches!(&entry(cx, event).object, KernelObject::Event { set: true }),
        Waitable::Readable(object) => cx.world.is_readable(object),
        Waitable::Writable(object) => cx.world.is_writable(object),
    }
}

fn wake_from_condition(cx: &mut Cx<'_>, condition: KernelRef, depth: u32, strand: StrandId, expired: bool) -> Attempt {
    let KernelObject::Condition { lock, waiting, notified } = &mut entry(cx, condition).object else {
        return Attempt::Done(Value::FALSE);
    };
    let lock = *lock;
    if expired {
        // Time is over: from here on it only waits for the lock.
        waiting.retain(|other| *other != strand);
    }
    let was_notified = notified.contains(&strand);
    if !was_notified && waiting.contains(&strand) {
        sleep_at(cx, condition, strand, false);
        return Attempt::Blocked;
    }
    if acquire(table(cx.state, cx.world, lock), lock, strand, depth) {
        if let KernelObject::Condition { notified, .. } = &mut entry(cx, condition).object {
            notified.retain(|other| *other != strand);
        }
        return Attempt::Done(Value::bool(was_notified));
    }
    sleep_at(cx, lock, strand, false);
    Attempt::Blocked
}

/// What an operation waits for and who would have to act, as far as that is one strand.
pub fn waits_for(state: &ProcessState, world: &World, strand: StrandId, operation: &Operation) -> Option<StrandId> {
    let object = |object: KernelRef| if object.is_shared() { world.kernel.get(object) } else { state.kernel.get(object) };
    match operation {
        Operation::Acquire(lock) => holder(&object(*lock).object),
        Operation::WaitCondition { condition, .. } => match &object(*condition).object {
            KernelObject::Condition { lock, waiting, .. } if !waiting.contains(&strand) => holder(&object(*lock).object),
            _ => None,
        },
        Operation::Join(other) => Some(*other),
        Operation::WaitProcess(process) => main_of(world, *process),
        _ => None,
    }
}

/// The main thread of a process.
pub(crate) fn main_of(world: &World, process: ProcessId) -> Option<StrandId> {
    let place = world.trace.strands.iter().position(|strand| strand.process == process)?;
    u32::try_from(place).ok().map(StrandId)
}

fn holder(object: &KernelObject) -> Option<StrandId> {
    match object {
        KernelObject::Lock { holder } => *holder,
        KernelObject::RLock { owner, .. } => *owner,
        _ => None,
    }
}

impl Number {
    /// The number as a value.
    pub fn value(self, cx: &mut Cx<'_>) -> Value {
        match self {
            Self::Int(n) => cx.heap.int(n),
            Self::Float(x) => cx.heap.float(x),
        }
    }
}
