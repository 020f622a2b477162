//! A state of a program as the engines see it: for each strand and each shared place a number, and how it was reached.

use std::{
    hash::{Hash, Hasher},
    sync::Arc,
};

use crate::system::StrandIx;

/// Slot of what was written to standard output so far.
pub(super) const OUTPUT: usize = 0;
/// Slot of the exit status: 0 while the program runs, else one more than the status' last byte.
pub(super) const EXIT: usize = 1;
/// Slot of the exceptions that nobody caught.
pub(super) const UNCAUGHT: usize = 2;
/// The first slot of a strand or place.
pub(super) const FIRST: usize = 3;

/// A strand that has not begun.
pub(super) const ABSENT: u32 = 0;
/// A strand that is over.
pub(super) const OVER: u32 = 1;

/// A state: two are equal when all their numbers are, however they were reached.
#[derive(Clone, Debug)]
pub struct State(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    slots: Box<[u32]>,
    /// The state before the last step, and whose step that was.
    from: Option<(State, StrandIx)>,
    depth: u32,
}

impl State {
    /// The state in which exploration begins.
    pub(super) fn root(slots: Vec<u32>) -> Self {
        Self(Arc::new(Inner { slots: trimmed(slots), from: None, depth: 0 }))
    }

    /// The state after a step.
    pub(super) fn after(&self, strand: StrandIx, slots: Vec<u32>) -> Self {
        Self(Arc::new(Inner { slots: trimmed(slots), from: Some((self.clone(), strand)), depth: self.0.depth + 1 }))
    }

    /// The number in a slot.
    #[inline]
    pub(super) fn get(&self, slot: usize) -> u32 {
        self.0.slots.get(slot).copied().unwrap_or(0)
    }

    /// All numbers, in `room` slots at least.
    pub(super) fn slots(&self, room: usize) -> Vec<u32> {
        let mut slots = Vec::with_capacity(room.max(self.0.slots.len()));
        slots.extend_from_slice(&self.0.slots);
        slots.resize(room.max(slots.len()), 0);
        slots
    }

    /// The state before the last step, and whose step that was.
    pub(super) fn before(&self) -> Option<(Self, StrandIx)> {
        self.0.from.clone()
    }

    /// How many steps led here.
    pub(super) fn depth(&self) -> usize {
        self.0.depth as usize
    }

    /// Bytes that it points to, what others point to as well not counted.
    pub(super) fn bytes(&self) -> u64 {
        // With the counters of the pointer, and what the allocator adds to both pieces.
        (size_of::<Inner>() + 16 + 16 + size_of_val(&*self.0.slots)) as u64
    }

    /// The steps that led here.
    pub fn schedule(&self) -> Vec<StrandIx> {
        let mut steps = vec![StrandIx(0); self.depth()];
        let mut state = self;
        while let Some((before, strand)) = &state.0.from {
            steps[before.depth()] = *strand;
            state = before;
        }
        steps
    }
}

/// Slots at the end that hold 0 are left out, so that states from before a slot was needed compare equal.
fn trimmed(mut slots: Vec<u32>) -> Box<[u32]> {
    while slots.last() == Some(&0) {
        slots.pop();
    }
    slots.into_boxed_slice()
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.slots == other.0.slots
    }
}

impl Eq for State {}

impl Hash for State {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.slots.hash(state);
    }
}

impl Drop for Inner {
    /// One after another: a long row of states must not be dropped by as deep a recursion.
    fn drop(&mut self) {
        let mut from = self.from.take();
        while let Some((State(inner), _)) = from {
            from = Arc::into_inner(inner).and_then(|mut inner| inner.from.take());
        }
    }
}
