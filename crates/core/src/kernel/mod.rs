//! Kernel objects: locks, semaphores, events, conditions, queues, channels and shared numbers, and the operations on them.
//!
//! Each operation says when it can be done ([`attempt`]); what a strand waits for is data, so that schedulers,
//! the timeline and the deadlock diagnosis all see the same.

mod attempt;
mod channel;
mod memory;
mod network;
mod words;

pub use crate::modules::kernel::repr;
pub use attempt::{Attempt, attempt, waits_for};
pub(crate) use attempt::{charge_message, entry, main_of, wake_all};
pub use channel::Channel;
pub use memory::{Mapping, exchange};
pub use network::{ByteStream, Listener, STREAM_ROOM, Sent};
pub use words::{deed_that_ends, describe};

use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
};

use crate::{
    heap::{CodeId, Marker, Visitor},
    past::Past,
    process::ProcessId,
    strand::StrandId,
    value::Value,
};

/// A kernel object's number; the top bit says that it is shared by processes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KernelRef(u32);

impl KernelRef {
    const SHARED: u32 = 1 << 31;

    /// The shared objects by name.
    pub const NAMES: Self = Self(Self::SHARED);

    /// Whether more than one process can know it.
    pub fn is_shared(self) -> bool {
        self.0 & Self::SHARED != 0
    }

    /// The number as such, for pickling a shared object.
    pub fn bits(self) -> u32 {
        self.0
    }

    /// The object with these bits.
    pub fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// The object's place in its table.
    pub fn place(self) -> usize {
        (self.0 & !Self::SHARED) as usize
    }
}

/// The part of a kernel object that stands for all of it, see [`Place::Kernel`](crate::observe::Place::Kernel).
pub const WHOLE: u64 = 0;
/// No part: all that is in a kernel object.
pub const ALL: u64 = u64::MAX;
/// The end of a queue: who puts touches it.
pub const QUEUE_END: u64 = 1;
/// The front of a queue: who gets touches it.
pub const QUEUE_FRONT: u64 = 2;
/// The first of a queue's places; of shared numbers, the first one.
pub const QUEUE_PLACES: u64 = 3;

/// An object that strands meet at.
#[derive(Clone, Debug)]
pub enum KernelObject {
    /// A lock that anybody may release.
    Lock {
        /// Who acquired it, if it is held.
        holder: Option<StrandId>,
    },
    /// A lock that its owner may acquire again.
    RLock {
        /// Who has it, if anybody.
        owner: Option<StrandId>,
        /// How many times.
        depth: u32,
    },
    /// A counting semaphore.
    Semaphore {
        /// How many may still acquire.
        value: i64,
        /// The value may not exceed this.
        bound: Option<i64>,
    },
    /// A flag to wait for.
    Event {
        /// The flag.
        set: bool,
    },
    /// A condition variable.
    Condition {
        /// The lock that goes with it.
        lock: KernelRef,
        /// Who waits and has not been notified, in order.
        waiting: VecDeque<StrandId>,
        /// Who has been notified and not gone on yet.
        notified: Vec<StrandId>,
    },
    /// A FIFO queue.
    Queue {
        /// What is in it.
        items: VecDeque<Item>,
        /// How many items were taken.
        taken: u64,
        /// How many fit; 0: any number.
        capacity: usize,
        /// Whether nothing can be put any more, and who waits for an item waits in vain.
        closed: bool,
    },
    /// One direction of a pipe between processes.
    Channel(Channel),
    /// Numbers shared by processes.
    Numbers(Vec<Number>),
    /// Bytes shared by processes.
    Memory {
        /// The bytes; none while a process that has them mapped computes.
        bytes: Vec<u8>,
        /// How many there are.
        size: usize,
    },
    /// Shared objects by name, as files and addresses lead to them. There is one, the first of the shared objects.
    Names(BTreeMap<Arc<str>, KernelRef>),
    /// One direction of a connection.
    Stream(ByteStream),
    /// What waits at an address for connections.
    Listener(Listener),
    /// One of several, for whoever explores to say which.
    Choice {
        /// Of how many; 0: nobody waits for an answer.
        open: u32,
        /// The answer.
        chosen: Option<u32>,
    },
}

/// What a queue carries.
#[derive(Clone, Debug)]
pub enum Item {
    /// A value of the process that the queue belongs to.
    Value(Value),
    /// A pickled message, and when it was put.
    Message(Arc<[u8]>),
}

/// A number in shared memory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// An int.
    Int(i64),
    /// A float.
    Float(f64),
}

/// A kernel object and who waits at it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The object.
    pub object: KernelObject,
    /// Strands to wake when it changes.
    pub sleepers: Vec<StrandId>,
    /// Who last took it and where, if it is a lock or semaphore.
    pub taken: Option<Taken>,
    /// The time between checkpoints in which it was last saved.
    saved: u64,
}

/// Where in the program a strand took a lock or semaphore.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Who.
    pub by: StrandId,
    /// The program's code that was running.
    pub code: CodeId,
    /// The instruction in it.
    pub pc: u32,
}

/// The kernel objects of a process, or of the whole machine.
#[derive(Debug, Default)]
pub struct KernelTable {
    entries: Arc<Vec<Entry>>,
    shared: bool,
    /// The number of the time since the last checkpoint or return to one; 0 while there is none.
    epoch: u64,
    /// Objects as they were before they changed.
    journal: Past<(u32, Entry)>,
}

impl Clone for KernelTable {
    /// A copy has no checkpoints to return to.
    fn clone(&self) -> Self {
        Self { entries: Arc::clone(&self.entries), shared: self.shared, epoch: 0, journal: Past::default() }
    }
}

/// A table's part of a checkpoint.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KernelMark {
    entries: usize,
    journal: usize,
}

impl KernelTable {
    /// An empty table for objects that processes share.
    pub fn shared() -> Self {
        let mut table = Self { shared: true, ..Self::default() };
        let names = table.add(KernelObject::Names(BTreeMap::new()));
        debug_assert_eq!(names, KernelRef::NAMES);
        table
    }

    /// Adds an object.
    pub fn add(&mut self, object: KernelObject) -> KernelRef {
        Arc::make_mut(&mut self.entries).push(Entry { object, sleepers: Vec::new(), taken: None, saved: self.epoch });
        let index = self.entries.len() as u32 - 1;
        KernelRef(if self.shared { index | KernelRef::SHARED } else { index })
    }

    /// The object in this place of the table.
    pub(crate) fn number(&self, index: usize) -> KernelRef {
        KernelRef(if self.shared { index as u32 | KernelRef::SHARED } else { index as u32 })
    }

    /// An object of this table.
    pub fn get(&self, object: KernelRef) -> &Entry {
        &self.entries[object.place()]
    }

    /// An object of this table, to be changed.
    pub fn get_mut(&mut self, object: KernelRef) -> &mut Entry {
        let entry = &mut Arc::make_mut(&mut self.entries)[object.place()];
        if entry.saved != self.epoch && self.epoch != 0 {
            self.journal.push((object.place() as u32, entry.clone()));
            entry.saved = self.epoch;
        }
        entry
    }

    /// Notes who took an object and where. Who takes an rlock again took it before.
    pub(crate) fn note_taken(&mut self, object: KernelRef, taken: Taken) {
        let entry = self.get_mut(object);
        if !matches!(entry.object, KernelObject::RLock { depth: 2.., .. }) {
            entry.taken = Some(taken);
        }
    }

    /// The numbers of all objects.
    fn places(&self) -> impl Iterator<Item = KernelRef> + use<> {
        let shared = if self.shared { KernelRef::SHARED } else { 0 };
        (0..self.entries.len() as u32).map(move |index| KernelRef(index | shared))
    }

    /// How many objects there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no objects.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Forgets who sleeps: they stayed behind in another process.
    pub(crate) fn forget_sleepers(&mut self) {
        Arc::make_mut(&mut self.entries).iter_mut().for_each(|entry| entry.sleepers.clear());
    }

    /// Begins to save what changes from now on.
    pub(crate) fn checkpoint(&mut self, epoch: u64) -> KernelMark {
        self.epoch = epoch;
        KernelMark { entries: self.entries.len(), journal: self.journal.end() }
    }

    /// Makes the table what it was when the mark was made.
    pub(crate) fn rewind(&mut self, mark: KernelMark, epoch: u64) {
        if self.entries.len() > mark.entries || self.journal.end() > mark.journal {
            let entries = Arc::make_mut(&mut self.entries);
            entries.truncate(mark.entries);
            while let Some((index, entry)) = self.journal.take_back(mark.journal) {
                if let Some(place) = entries.get_mut(index as usize) {
                    *place = entry;
                }
            }
        }
        self.epoch = epoch;
    }

    /// Forgets what only checkpoints before this one need.
    pub(crate) fn forget_before(&mut self, mark: KernelMark) {
        self.journal.forget_before(mark.journal);
    }

    /// Saves nothing any more.
    pub(crate) fn end_journal(&mut self) {
        self.epoch = 0;
        self.journal = Past::default();
    }

    /// Marks the values in queues.
    pub fn mark(&self, marker: &mut Marker) {
        for entry in &*self.entries {
            if let KernelObject::Queue { items, .. } = &entry.object {
                for item in items {
                    if let Item::Value(value) = item {
                        marker.value(*value);
                    }
                }
            }
        }
    }
}

/// Something that a strand does and may have to wait for.
#[derive(Clone, Debug)]
pub enum Operation {
    /// Let time pass.
    Sleep,
    /// Take a lock or rlock.
    Acquire(KernelRef),
    /// Take one from a semaphore.
    Down(KernelRef),
    /// Wait until an event is set.
    WaitEvent(KernelRef),
    /// Wait to be notified, then take the lock again this many times.
    WaitCondition {
        /// The condition.
        condition: KernelRef,
        /// How deep its lock was held.
        depth: u32,
    },
    /// Put an item into a queue.
    Put {
        /// The queue.
        queue: KernelRef,
        /// The item.
        item: Item,
    },
    /// Take an item from a queue.
    Get(KernelRef),
    /// Take a message from a channel.
    Receive(KernelRef),
    /// Wait until what is in a channel is no more than it holds.
    Drain(KernelRef),
    /// Wait for a thread's end.
    Join(StrandId),
    /// Wait for a process's end.
    WaitProcess(ProcessId),
    /// Wait until one of these has something; the result is the list of the indexes of those that have.
    WaitAny(Vec<Waitable>),
    /// Receive bytes of a stream.
    ReceiveBytes {
        /// The stream.
        stream: KernelRef,
        /// How many at most.
        most: usize,
        /// They stay in the stream.
        peek: bool,
    },
    /// Send bytes into a stream, as many as there is room for, but one at least.
    SendBytes {
        /// The stream.
        stream: KernelRef,
        /// The bytes.
        bytes: Arc<[u8]>,
    },
    /// Take a connection from a listener.
    Accept(KernelRef),
    /// Be told one of so many numbers, from 0, by who explores.
    Choose {
        /// Where.
        choice: KernelRef,
        /// How many.
        count: u32,
    },
    /// Let others go first, once.
    Yield,
}

impl Operation {
    /// The one object that the program meets others at with it.
    pub fn object(&self) -> Option<KernelRef> {
        match self {
            Self::Acquire(object) | Self::Down(object) | Self::WaitEvent(object) | Self::Get(object) => Some(*object),
            Self::WaitCondition { condition, .. } => Some(*condition),
            Self::Put { queue, .. } => Some(*queue),
            _ => None,
        }
    }
}

/// Something of several that a strand waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waitable {
    /// A queue that is not empty.
    Queue(KernelRef),
    /// A channel with a message, or one that nobody can send to any more.
    Channel(KernelRef),
    /// A process that is over.
    Process(ProcessId),
    /// An event that is set.
    Event(KernelRef),
    /// A stream that has bytes or is over, or a listener that somebody has connected to.
    Readable(KernelRef),
    /// A stream that has room, or whose other end is closed.
    Writable(KernelRef),
}

/// An operation that cannot be done at once, and until when to wait for it.
#[derive(Clone, Debug)]
pub struct Wait {
    /// The operation.
    pub operation: Operation,
    /// When to give up, in virtual nanoseconds.
    pub deadline: Option<u64>,
}
