//! Double-ended queues: an array with room before the first item.

use super::Array;
use crate::value::Value;

/// The items of a `collections.deque`.
#[derive(Clone, Debug, Default)]
pub struct Deque {
    /// Unbound before `first`.
    slots: Array<Value>,
    first: usize,
    /// `maxlen`
    pub most: Option<usize>,
    /// Counts the changes that an iterator may not survive.
    pub changes: u32,
}

/// Places that may stand empty before the first item without being worth a move of the others.
const SLACK: usize = 32;

impl Deque {
    /// An empty one that keeps at most `most` items.
    pub fn new(most: Option<usize>) -> Self {
        Self { most, ..Self::default() }
    }

    /// Number of items.
    pub fn len(&self) -> usize {
        self.slots.len() - self.first
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item at `index`.
    pub fn get(&self, index: usize) -> Option<Value> {
        self.slots.get(self.first + index).copied()
    }

    /// Changes the item at `index`, which is less than `len()`.
    pub fn set(&mut self, index: usize, value: Value) {
        self.slots[self.first + index] = value;
    }

    /// Makes the chunks of a large one shareable, so that `clone` costs little; see [`Array::share`].
    pub(super) fn share(&mut self) -> bool {
        self.slots.share()
    }

    /// Adds an item at the end; the first one gives way when there are too many.
    pub fn push_back(&mut self, value: Value) {
        self.slots.push(value);
        self.changes += 1;
        if self.most.is_some_and(|most| self.len() > most) {
            self.pop_front();
        }
    }

    /// Adds an item at the beginning; the last one gives way when there are too many.
    pub fn push_front(&mut self, value: Value) {
        if self.first == 0 {
            let room = self.slots.len().max(SLACK);
            let mut slots = vec![Value::UNBOUND; room];
            slots.extend_from_slice(&self.slots.as_slice());
            self.slots = slots.into();
            self.first = room;
        }
        self.first -= 1;
        self.slots[self.first] = value;
        self.changes += 1;
        if self.most.is_some_and(|most| self.len() > most) {
            self.pop_back();
        }
    }

    /// Takes the last item.
    pub fn pop_back(&mut self) -> Option<Value> {
        if self.is_empty() {
            return None;
        }
        self.changes += 1;
        self.slots.pop()
    }

    /// Takes the first item.
    pub fn pop_front(&mut self) -> Option<Value> {
        let item = self.get(0)?;
        self.slots[self.first] = Value::UNBOUND;
        self.first += 1;
        self.changes += 1;
        if self.first > SLACK && self.first > self.slots.len() / 2 {
            self.replace(self.to_vec());
        }
        Some(item)
    }

    /// Puts other items in the place of all; there must not be too many.
    pub fn replace(&mut self, items: Vec<Value>) {
        self.slots = items.into();
        self.first = 0;
        self.changes += 1;
    }

    /// All items in order.
    pub fn to_vec(&self) -> Vec<Value> {
        self.slots.range(self.first..self.slots.len())
    }

    /// The items, and unbound values, in pieces.
    pub fn pieces(&self) -> impl Iterator<Item = &[Value]> {
        self.slots.pieces()
    }

    /// Bytes that it takes beside its own fields.
    pub fn bytes(&self) -> usize {
        self.slots.bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::VecDeque;

    #[test]
    fn it_does_what_a_ring_does() {
        let (mut ours, mut theirs) = (Deque::new(None), VecDeque::new());
        let mut state = 1_u32;
        for step in 0..20_000 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let value = Value::int32(step);
            match state >> 29 {
                0 | 1 => {
                    ours.push_back(value);
                    theirs.push_back(value);
                }
                2 | 3 => {
                    ours.push_front(value);
                    theirs.push_front(value);
                }
                4 | 5 if step % 3 == 0 => assert_eq!(ours.pop_back(), theirs.pop_back()),
                _ => assert_eq!(ours.pop_front(), theirs.pop_front()),
            }
        }
        assert_eq!(ours.to_vec(), Vec::from(theirs));
    }

    #[test]
    fn a_bounded_one_forgets_at_the_other_end() {
        let mut deque = Deque::new(Some(2));
        (0..5).for_each(|n| deque.push_back(Value::int32(n)));
        assert_eq!(deque.to_vec(), [3, 4].map(Value::int32));
        deque.push_front(Value::int32(9));
        assert_eq!(deque.to_vec(), [9, 3].map(Value::int32));
    }
}
