//! Dicts: entries in insertion order and a table of places, as in CPython since 3.6.

use super::Array;
use crate::value::Value;

/// An entry; `key` is unbound where one was deleted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry {
    /// Hash of the key.
    pub hash: u64,
    /// The key, or unbound.
    pub key: Value,
    /// The value.
    pub value: Value,
}

const EMPTY: u32 = u32::MAX;
/// Up to this many entries are searched one after another, without a table.
const SMALL: usize = 8;

/// An insertion-ordered hash table. Comparing keys is the caller's business, because it may run Python.
#[derive(Clone, Debug, Default)]
pub struct Dict {
    /// Entries in insertion order, deleted ones included.
    pub entries: Array<Entry>,
    table: Array<u32>,
    live: usize,
    /// Changes whenever a key is added or removed.
    pub keys_version: u32,
}

impl Dict {
    /// Number of keys.
    pub fn len(&self) -> usize {
        self.live
    }

    /// Whether there are no keys.
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// The entries that are not deleted, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.key.is_unbound())
    }

    /// The first place at or after `from` in the search for `hash` whose entry has that hash: `(place in the search, entry)`.
    /// Start with 0 and go on with the returned place plus one.
    #[inline]
    pub fn probe(&self, hash: u64, from: usize) -> Option<(usize, usize)> {
        let (table, entries) = match (&self.table, &self.entries) {
            (Array::Small { len: places, room: table }, Array::Small { len, room }) => {
                (&table[..*places as usize], &room[..*len as usize])
            }
            _ => return self.probe_large(hash, from),
        };
        if table.is_empty() {
            return (from..entries.len()).find(|&i| entries[i].hash == hash && !entries[i].key.is_unbound()).map(|i| (i, i));
        }
        let mask = table.len() - 1;
        let mut step = from;
        loop {
            let place = table[Self::spread(hash, step) & mask];
            if place == EMPTY {
                return None;
            }
            let entry = &entries[place as usize];
            if entry.hash == hash && !entry.key.is_unbound() {
                return Some((step, place as usize));
            }
            step += 1;
        }
    }

    #[inline(never)]
    fn probe_large(&self, hash: u64, from: usize) -> Option<(usize, usize)> {
        let mask = self.table.len() - 1;
        let mut step = from;
        loop {
            let place = self.table[Self::spread(hash, step) & mask];
            if place == EMPTY {
                return None;
            }
            let entry = &self.entries[place as usize];
            if entry.hash == hash && !entry.key.is_unbound() {
                return Some((step, place as usize));
            }
            step += 1;
        }
    }

    /// The entry whose key is this very word, given its hash.
    #[inline]
    pub fn find_same(&self, hash: u64, key: Value) -> Option<usize> {
        let mut from = 0;
        while let Some((step, index)) = self.probe(hash, from) {
            if self.entries[index].key == key {
                return Some(index);
            }
            from = step + 1;
        }
        None
    }

    /// Adds a key that is not there yet. Returns its entry.
    pub fn push(&mut self, hash: u64, key: Value, value: Value) -> usize {
        if self.entries.len() > SMALL && self.live < self.entries.len() / 2 {
            self.compact();
        }
        let index = self.entries.len();
        self.entries.push(Entry { hash, key, value });
        self.live += 1;
        self.keys_version = self.keys_version.wrapping_add(1);
        if self.table.len() * 2 < self.entries.len() * 3 && self.entries.len() > SMALL {
            self.rebuild();
        } else if !self.table.is_empty() {
            self.place(hash, index as u32);
        }
        index
    }

    /// Removes the entry at `index` and returns it.
    pub fn remove(&mut self, index: usize) -> Entry {
        let entry = self.entries[index];
        self.keys_version = self.keys_version.wrapping_add(1);
        self.live -= 1;
        // The hash stays, so that searches that pass this place still do. The place stays, so that who goes over the dict
        // while keys are exchanged meets the new ones.
        self.entries[index].key = Value::UNBOUND;
        self.entries[index].value = Value::UNBOUND;
        if self.entries.len() > 4 * SMALL && self.live < self.entries.len() / 2 {
            // Else who takes items out one by one would walk over ever more empty entries.
            self.compact();
        }
        entry
    }

    /// Removes everything.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.table.clear();
        self.live = 0;
        self.keys_version = self.keys_version.wrapping_add(1);
    }

    /// Bytes that it takes beside its own fields.
    pub fn bytes(&self) -> usize {
        self.entries.bytes() + self.table.bytes()
    }

    /// Makes the chunks of a large dict shareable, so that `clone` costs little; see [`Array::share`].
    pub(super) fn share(&mut self) -> bool {
        self.entries.share() | self.table.share()
    }

    fn compact(&mut self) {
        self.entries.edit(|entries| entries.retain(|entry| !entry.key.is_unbound()));
        if self.entries.len() > SMALL {
            self.rebuild();
        } else {
            self.table.clear();
        }
    }

    fn rebuild(&mut self) {
        let size = (self.entries.len() * 2 + 2).next_power_of_two();
        self.table = Array::filled(EMPTY, size);
        for index in 0..self.entries.len() {
            if !self.entries[index].key.is_unbound() {
                self.place(self.entries[index].hash, index as u32);
            }
        }
    }

    fn place(&mut self, hash: u64, index: u32) {
        let mask = self.table.len() - 1;
        let mut step = 0;
        loop {
            let place = &mut self.table[Self::spread(hash, step) & mask];
            if *place == EMPTY {
                *place = index;
                return;
            }
            step += 1;
        }
    }

    /// Linear steps from a mixed start: Fibonacci hashing (Knuth, TAOCP 6.4), so that keys in a row do not cluster.
    #[inline]
    fn spread(hash: u64, step: usize) -> usize {
        (hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize + step
    }
}
