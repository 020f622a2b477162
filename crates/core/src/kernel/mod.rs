//! Kernel objects: locks, semaphores, events, conditions, queues and shared numbers, and the operations on them.
//!
//! Each operation says when it can be done ([`attempt`]); what a strand waits for is data, so that schedulers,
//! the timeline and the deadlock diagnosis all see the same.

mod attempt;

pub use crate::modules::kernel::repr;
pub use attempt::{Attempt, attempt, describe, waits_for};
pub(crate) use attempt::{entry, wake_all};

use std::{collections::VecDeque, sync::Arc};

use crate::{
    heap::{Marker, Visitor},
    process::ProcessId,
    strand::StrandId,
    value::Value,
};

/// A kernel object's number; the top bit says that it is shared by processes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KernelRef(u32);

impl KernelRef {
    const SHARED: u32 = 1 << 31;

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

    fn index(self) -> usize {
        (self.0 & !Self::SHARED) as usize
    }
}

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
        /// How many fit; 0: any number.
        capacity: usize,
    },
    /// Numbers shared by processes.
    Numbers(Vec<Number>),
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
}

/// The kernel objects of a process, or of the whole machine.
#[derive(Clone, Debug, Default)]
pub struct KernelTable {
    entries: Vec<Entry>,
    shared: bool,
}

impl KernelTable {
    /// An empty table for objects that processes share.
    pub fn shared() -> Self {
        Self { entries: Vec::new(), shared: true }
    }

    /// Adds an object.
    pub fn add(&mut self, object: KernelObject) -> KernelRef {
        self.entries.push(Entry { object, sleepers: Vec::new() });
        let index = self.entries.len() as u32 - 1;
        KernelRef(if self.shared { index | KernelRef::SHARED } else { index })
    }

    /// An object of this table.
    pub fn get(&self, object: KernelRef) -> &Entry {
        &self.entries[object.index()]
    }

    /// An object of this table, to be changed.
    pub fn get_mut(&mut self, object: KernelRef) -> &mut Entry {
        &mut self.entries[object.index()]
    }

    /// All objects.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.entries.iter_mut()
    }

    /// Marks the values in queues.
    pub fn mark(&self, marker: &mut Marker) {
        for entry in &self.entries {
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
    /// Wait for a thread's end.
    Join(StrandId),
    /// Wait for a process's end.
    WaitProcess(ProcessId),
    /// Wait until one of these has something; the result is the list of the indexes of those that have.
    WaitAny(Vec<Waitable>),
    /// Let others go first, once.
    Yield,
}

/// Something of several that a strand waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waitable {
    /// A queue that is not empty.
    Queue(KernelRef),
    /// A process that is over.
    Process(ProcessId),
}

/// An operation that cannot be done at once, and until when to wait for it.
#[derive(Clone, Debug)]
pub struct Wait {
    /// The operation.
    pub operation: Operation,
    /// When to give up, in virtual nanoseconds.
    pub deadline: Option<u64>,
}
