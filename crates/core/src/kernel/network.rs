//! The network of the simulated computer: what listens at which address, and streams of bytes between two ends.
//!
//! A connection is two streams, one for each direction. All of them are in the table that processes share.

use std::{collections::VecDeque, sync::Arc};

use super::{KernelObject, KernelRef};
use crate::{process::ProcessId, world::World};

/// How many bytes a stream holds that nobody has read: as much as Linux takes for a socket unless told otherwise.
pub const STREAM_ROOM: usize = 212_992;

/// One direction of a connection.
#[derive(Clone, Debug)]
pub struct ByteStream {
    /// What was sent and not received.
    pub bytes: VecDeque<u8>,
    /// Nothing more will be sent.
    pub ended: bool,
    /// Nobody will receive any more.
    pub deaf: bool,
    /// The sender has learnt that nobody receives.
    pub broken: bool,
    /// The next who receives learns that the other end threw away what it was sent.
    pub reset: bool,
    /// Since when it can be received from, and sent to, without waiting, in virtual nanoseconds.
    pub since: [u64; 2],
    /// The other direction.
    pub back: KernelRef,
    /// The processes that have the end that sends; when the last one has closed it or is over, the stream ends.
    pub senders: Vec<ProcessId>,
    /// The processes that have the end that receives.
    pub receivers: Vec<ProcessId>,
}

/// What waits at an address for connections.
#[derive(Clone, Debug)]
pub struct Listener {
    /// Connections that nobody has accepted: what the accepting side receives from, what it sends to, and the address of
    /// who connected.
    pub backlog: VecDeque<(KernelRef, KernelRef, Arc<str>)>,
    /// Since when there are some, in virtual nanoseconds.
    pub since: u64,
    /// Whether it still listens.
    pub open: bool,
    /// Where.
    pub address: Arc<str>,
    /// The processes that have it.
    pub owners: Vec<ProcessId>,
}

/// What came of sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// So many bytes were taken.
    Bytes(usize),
    /// There is no room now.
    Full,
    /// Nobody receives, and the sender could have known.
    Broken,
    /// The other end threw away what it was sent.
    Reset,
}

impl World {
    /// Makes a connection between two processes: the streams from the first to the second and back.
    pub fn connection(&mut self, one: ProcessId, other: ProcessId) -> (KernelRef, KernelRef) {
        let now = self.now();
        let stream = |sender: ProcessId, receiver: ProcessId| ByteStream {
            bytes: VecDeque::new(),
            ended: false,
            deaf: false,
            broken: false,
            reset: false,
            since: [now; 2],
            back: KernelRef::from_bits(0),
            senders: vec![sender],
            receivers: vec![receiver],
        };
        let there = self.kernel.add(KernelObject::Stream(stream(one, other)));
        let back = self.kernel.add(KernelObject::Stream(stream(other, one)));
        self.stream(there).back = back;
        self.stream(back).back = there;
        (there, back)
    }

    /// A stream, to be changed.
    pub fn stream(&mut self, stream: KernelRef) -> &mut ByteStream {
        match &mut self.kernel.get_mut(stream).object {
            KernelObject::Stream(stream) => stream,
            other => unreachable!("{other:?} is not a stream"),
        }
    }

    /// Wakes all who wait at an object that processes share.
    pub fn wake_sleepers(&mut self, object: KernelRef) {
        let sleepers = std::mem::take(&mut self.kernel.get_mut(object).sleepers);
        sleepers.into_iter().for_each(|strand| self.wake(strand));
    }

    /// Puts as many of the bytes as there is room for into a stream.
    pub fn send(&mut self, stream: KernelRef, bytes: &[u8]) -> Sent {
        let now = self.now();
        let back = self.stream(stream).back;
        if std::mem::take(&mut self.stream(back).reset) {
            return Sent::Reset;
        }
        let place = self.stream(stream);
        if place.ended || place.broken {
            return Sent::Broken;
        }
        if place.deaf {
            // The answer that nobody receives comes later.
            place.broken = true;
            return Sent::Bytes(bytes.len());
        }
        let count = bytes.len().min(STREAM_ROOM.saturating_sub(place.bytes.len()));
        if count == 0 && !bytes.is_empty() {
            return Sent::Full;
        }
        if place.bytes.is_empty() {
            place.since[0] = now;
        }
        place.bytes.extend(&bytes[..count]);
        self.wake_sleepers(stream);
        Sent::Bytes(count)
    }

    /// Says that nothing more will be sent: not by this process, or by nobody. Others may have the same end.
    pub fn end_stream(&mut self, stream: KernelRef, by: Option<ProcessId>) {
        let now = self.now();
        let place = self.stream(stream);
        if !leave(&mut place.senders, by) {
            return;
        }
        if place.bytes.is_empty() && !place.ended {
            place.since[0] = now;
        }
        place.ended = true;
        self.wake_sleepers(stream);
    }

    /// Says that this process, or nobody, will receive any more.
    pub fn leave_stream(&mut self, stream: KernelRef, by: Option<ProcessId>) {
        let place = self.stream(stream);
        if !leave(&mut place.receivers, by) {
            return;
        }
        place.deaf = true;
        let back = place.back;
        if !place.bytes.is_empty() {
            place.bytes.clear();
            place.broken = true;
            self.stream(back).reset = true;
        }
        self.wake_sleepers(stream);
        self.wake_sleepers(back);
    }

    /// Since when one can receive from this, or accept, or (`writing`) send to it, without waiting.
    pub fn ready_since(&self, object: KernelRef, writing: bool) -> u64 {
        match &self.kernel.get(object).object {
            KernelObject::Stream(stream) => stream.since[usize::from(writing)],
            KernelObject::Listener(listener) => listener.since,
            _ => 0,
        }
    }

    /// A process closes a listener. When it was the last one, who has connected and was not accepted learns it.
    pub fn close_listener(&mut self, listener: KernelRef, by: ProcessId) {
        let KernelObject::Listener(place) = &mut self.kernel.get_mut(listener).object else { return };
        if !leave(&mut place.owners, Some(by)) {
            return;
        }
        place.open = false;
        let (backlog, address) = (std::mem::take(&mut place.backlog), Arc::clone(&place.address));
        self.addresses.remove(&address);
        for (incoming, outgoing, _) in backlog {
            self.stream(outgoing).reset = true;
            self.leave_stream(incoming, None);
            self.end_stream(outgoing, None);
        }
        self.wake_sleepers(listener);
    }

    /// A process is over: its ends of streams are closed, and its listeners.
    pub fn close_network(&mut self, process: ProcessId) {
        for number in 0..self.kernel.len() {
            let object = self.kernel.number(number);
            match &self.kernel.get(object).object {
                KernelObject::Stream(stream) => {
                    let (ends, leaves) = (stream.senders.contains(&process), stream.receivers.contains(&process));
                    if leaves {
                        self.leave_stream(object, Some(process));
                    }
                    if ends {
                        self.end_stream(object, Some(process));
                    }
                }
                KernelObject::Listener(listener) if listener.owners.contains(&process) => self.close_listener(object, process),
                _ => {}
            }
        }
    }

    /// A process was forked: what the parent has, the child has too.
    pub fn inherit_network(&mut self, parent: ProcessId, child: ProcessId) {
        for number in 0..self.kernel.len() {
            let object = self.kernel.number(number);
            let has = match &self.kernel.get(object).object {
                KernelObject::Stream(stream) => stream.senders.contains(&parent) || stream.receivers.contains(&parent),
                KernelObject::Listener(listener) => listener.owners.contains(&parent),
                _ => false,
            };
            if !has {
                continue;
            }
            let inherit = |owners: &mut Vec<ProcessId>| {
                if owners.contains(&parent) {
                    owners.push(child);
                }
            };
            match &mut self.kernel.get_mut(object).object {
                KernelObject::Stream(stream) => {
                    inherit(&mut stream.senders);
                    inherit(&mut stream.receivers);
                }
                KernelObject::Listener(listener) => inherit(&mut listener.owners),
                _ => {}
            }
        }
    }

    /// Whether receiving, or accepting, would not have to wait.
    pub fn is_readable(&self, object: KernelRef) -> bool {
        match &self.kernel.get(object).object {
            KernelObject::Stream(stream) => !stream.bytes.is_empty() || stream.ended || stream.reset || stream.deaf,
            KernelObject::Listener(listener) => !listener.backlog.is_empty() || !listener.open,
            _ => false,
        }
    }

    /// Whether sending would not have to wait.
    pub fn is_writable(&self, object: KernelRef) -> bool {
        match &self.kernel.get(object).object {
            KernelObject::Stream(stream) => {
                stream.bytes.len() < STREAM_ROOM || stream.ended || stream.deaf || self.is_reset(stream.back)
            }
            _ => false,
        }
    }

    fn is_reset(&self, object: KernelRef) -> bool {
        matches!(&self.kernel.get(object).object, KernelObject::Stream(stream) if stream.reset)
    }
}

/// One process, or all, give something up; whether nobody has it any more.
fn leave(owners: &mut Vec<ProcessId>, by: Option<ProcessId>) -> bool {
    match by {
        Some(process) => owners.retain(|owner| *owner != process),
        None => owners.clear(),
    }
    owners.is_empty()
}
