//! States by number: a hash set that keeps each state once and answers with its number.

use std::hash::{BuildHasher, Hash};

use rustc_hash::FxBuildHasher;

/// An empty place.
const EMPTY: u32 = u32::MAX;

/// The states, and where to find each: open addressing with linear probing, at most half full.
pub(super) struct Table<T> {
    pub(super) states: Vec<T>,
    places: Vec<u32>,
}

impl<T: Eq + Hash> Table<T> {
    pub(super) fn new() -> Table<T> {
        Table { states: Vec::new(), places: vec![EMPTY; 64] }
    }

    /// The state's number, and whether it is new.
    pub(super) fn number(&mut self, state: T) -> (u32, bool) {
        if self.states.len() * 2 >= self.places.len() {
            self.grow();
        }
        let mut place = self.place(&state);
        loop {
            match self.places[place] {
                EMPTY => break,
                known if self.states[known as usize] == state => return (known, false),
                _ => place = (place + 1) & (self.places.len() - 1),
            }
        }
        let number = self.states.len() as u32;
        self.places[place] = number;
        self.states.push(state);
        (number, true)
    }

    /// Bytes in use, without what states themselves point to.
    pub(super) fn bytes(&self) -> u64 {
        (self.states.capacity() * size_of::<T>() + self.places.len() * size_of::<u32>()) as u64
    }

    fn place(&self, state: &T) -> usize {
        // The high bits of this hash are its best.
        let hash = FxBuildHasher.hash_one(state);
        (hash ^ (hash >> 32)) as usize & (self.places.len() - 1)
    }

    #[cold]
    fn grow(&mut self) {
        let mut places = vec![EMPTY; self.places.len() * 2];
        std::mem::swap(&mut self.places, &mut places);
        for number in 0..self.states.len() {
            let mut place = self.place(&self.states[number]);
            while self.places[place] != EMPTY {
                place = (place + 1) & (self.places.len() - 1);
            }
            self.places[place] = number as u32;
        }
    }
}
