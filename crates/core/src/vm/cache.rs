//! Tables of what was found before: at an instruction, or for a name of a class. Nothing that a run depends on.
//!
//! A copy of a machine begins with the same tables and shares them, for it is in the same state. Who writes to a shared table copies it
//! first, but only after some misses: a search that returns to a state again and again would else copy more than it saves.

use std::sync::Arc;

use crate::value::Value;

/// Misses in a shared table before it is copied: finding so many things anew costs about as much as the copy.
const MOST_MISSES: u32 = 64;

/// Places by number.
#[derive(Clone, Debug)]
pub struct Table<T> {
    places: Arc<[T]>,
    misses: u32,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { places: Arc::from([]), misses: 0 }
    }
}

impl<T: Copy + Default> Table<T> {
    /// What stands at a place.
    #[inline(always)]
    pub fn get(&self, place: usize) -> T {
        self.places[place]
    }

    /// Puts something into a place, or not, if copies have this table too.
    pub fn set(&mut self, place: usize, found: T) {
        if Arc::get_mut(&mut self.places).is_none() {
            self.misses += 1;
            if self.misses < MOST_MISSES {
                return;
            }
            self.misses = 0;
        }
        Arc::make_mut(&mut self.places)[place] = found;
    }

    /// Makes the table at least `len` places long; new ones are empty.
    #[inline]
    pub fn reserve(&mut self, len: usize) {
        if self.places.len() < len {
            self.grow(len);
        }
    }

    #[cold]
    fn grow(&mut self, len: usize) {
        let old = &self.places;
        self.places = old.iter().copied().chain(std::iter::repeat_n(T::default(), len - old.len())).collect();
    }

    /// Empties the places from `len` on.
    pub fn truncate(&mut self, len: usize) {
        if self.places.len() > len {
            self.places = Arc::from(&self.places[..len]);
        }
    }

    /// Empties all places.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

/// An inline cache: what was found the last time at an instruction.
#[derive(Clone, Copy, Debug)]
pub struct Cache {
    /// What it depends on: shape or class, or dict, with the epoch.
    pub key: u64,
    /// What was found, where that is a value.
    pub value: Value,
    /// A slot or entry number.
    pub index: u32,
}

impl Default for Cache {
    fn default() -> Self {
        Self { key: u64::MAX, value: Value::UNBOUND, index: 0 }
    }
}

impl Cache {
    /// Something was found at this slot or entry.
    pub fn at(key: u64, index: usize) -> Self {
        Self { key, value: Value::UNBOUND, index: index as u32 }
    }

    /// This value was found.
    pub fn of(key: u64, value: Value) -> Self {
        Self { key, value, index: 0 }
    }
}

/// All caches of a machine.
#[derive(Clone, Debug, Default)]
pub struct Caches {
    /// Inline caches by code and instruction.
    pub inline: Table<Cache>,
    /// What classes' names were found to be.
    pub methods: super::MethodCache,
}

impl Caches {
    /// Forgets everything.
    pub fn clear(&mut self) {
        self.inline.clear();
        self.methods.clear();
    }
}
