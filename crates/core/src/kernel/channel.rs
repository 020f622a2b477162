//! Channels: one direction of a pipe between processes. Messages wait in it; who sends more than it holds waits too.

use std::{collections::VecDeque, sync::Arc};

use super::{KernelObject, KernelTable};
use crate::{process::ProcessId, strand::StrandId};

/// Bytes that a message takes beside its own: its length.
const HEADER: usize = 4;

/// One direction of a pipe.
#[derive(Clone, Debug, Default)]
pub struct Channel {
    messages: VecDeque<Arc<[u8]>>,
    bytes: usize,
    capacity: usize,
    /// Each open end: whose it is, and whether it is one that sends.
    ends: Vec<(ProcessId, bool)>,
}

impl Channel {
    /// A channel that holds this many bytes, without open ends.
    pub fn new(capacity: usize) -> Self {
        Self { capacity, ..Self::default() }
    }

    /// How many messages are in it.
    pub fn len(&self) -> usize {
        self.messages.len()
    }

    /// Whether there are no messages in it.
    pub fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }

    /// Whether all that was sent has room.
    pub fn has_room(&self) -> bool {
        self.bytes <= self.capacity
    }

    /// Whether an end is open that sends, or one that receives.
    pub fn is_open(&self, sends: bool) -> bool {
        self.ends.iter().any(|end| end.1 == sends)
    }

    /// Opens an end.
    pub fn open(&mut self, process: ProcessId, sends: bool) {
        self.ends.push((process, sends));
    }

    /// Closes an end, if it is open.
    pub fn close(&mut self, process: ProcessId, sends: bool) {
        if let Some(place) = self.ends.iter().position(|end| *end == (process, sends)) {
            self.ends.remove(place);
        }
    }

    /// Adds a message, also beyond what the channel holds: the sender then waits until there is room.
    pub fn push(&mut self, message: Arc<[u8]>) {
        self.bytes += message.len() + HEADER;
        self.messages.push_back(message);
    }

    /// Takes the first message.
    pub fn pop(&mut self) -> Option<Arc<[u8]>> {
        let message = self.messages.pop_front()?;
        self.bytes -= message.len() + HEADER;
        Some(message)
    }
}

impl KernelTable {
    /// A process was forked: each end that the parent has, the child has too.
    pub(crate) fn inherit_ends(&mut self, parent: ProcessId, child: ProcessId) {
        for place in self.channels_of(parent) {
            if let KernelObject::Channel(channel) = &mut self.get_mut(place).object {
                let copies: Vec<_> = channel.ends.iter().filter(|end| end.0 == parent).map(|end| (child, end.1)).collect();
                channel.ends.extend(copies);
            }
        }
    }

    /// A process is over: its ends are closed. Answers who has to look again.
    pub(crate) fn close_ends(&mut self, process: ProcessId) -> Vec<StrandId> {
        let mut woken = Vec::new();
        for place in self.channels_of(process) {
            let entry = self.get_mut(place);
            if let KernelObject::Channel(channel) = &mut entry.object {
                channel.ends.retain(|end| end.0 != process);
                woken.append(&mut entry.sleepers);
            }
        }
        woken
    }

    fn channels_of(&self, process: ProcessId) -> Vec<super::KernelRef> {
        let has = |object: &KernelObject| match object {
            KernelObject::Channel(channel) => channel.ends.iter().any(|end| end.0 == process),
            _ => false,
        };
        self.places().filter(|place| has(&self.get(*place).object)).collect()
    }
}
