//! Sets: an open hash table with CPython's probing and growth, so that ints come out in CPython's order.

use super::Array;
use crate::value::Value;

/// A member; `key` is unbound where there is none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Member {
    /// Hash of the key.
    pub hash: u64,
    /// The key, or unbound.
    pub key: Value,
    /// A member stood here and was removed: searches go on past it.
    pub removed: bool,
}

const NONE: Member = Member { hash: 0, key: Value::UNBOUND, removed: false };
/// Places looked at in a row before jumping (CPython `Objects/setobject.c`).
const LINEAR: usize = 9;
const START: usize = 8;

/// A hash table of keys. Comparing keys is the caller's business, because it may run Python.
#[derive(Clone, Debug)]
pub struct Set {
    /// The table: a power of two of places.
    pub table: Array<Member>,
    fill: usize,
    used: usize,
    /// Where the next `pop` looks first.
    finger: usize,
}

impl Default for Set {
    fn default() -> Self {
        Self { table: Array::filled(NONE, START), fill: 0, used: 0, finger: 0 }
    }
}

/// Where a search stands: the places of CPython's probe sequence, one after another.
#[derive(Clone, Copy, Debug)]
pub struct Probe {
    base: usize,
    offset: usize,
    perturb: u64,
}

impl Set {
    /// Number of members.
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// The members in table order.
    pub fn iter(&self) -> impl Iterator<Item = &Member> {
        self.table.iter().filter(|member| !member.key.is_unbound())
    }

    /// Starts a search.
    pub fn start(&self, hash: u64) -> Probe {
        Probe { base: hash as usize & (self.table.len() - 1), offset: 0, perturb: hash }
    }

    /// The next place in the search that has a member with this hash.
    pub fn next(&self, probe: &mut Probe, hash: u64) -> Option<usize> {
        loop {
            let place = self.advance(probe);
            let member = &self.table[place];
            if member.key.is_unbound() {
                if !member.removed {
                    return None;
                }
            } else if member.hash == hash {
                return Some(place);
            }
        }
    }

    /// Adds a key that is not a member yet.
    pub fn push(&mut self, hash: u64, key: Value) {
        let mut probe = self.start(hash);
        let mut left = None;
        let end = loop {
            let place = self.advance(&mut probe);
            match self.table[place] {
                Member { key: Value::UNBOUND, removed: false, .. } => break place,
                Member { key: Value::UNBOUND, .. } => left = Some(place),
                _ => {}
            }
        };
        self.used += 1;
        // The last place on the way that a removed member left is taken first.
        self.table[left.unwrap_or(end)] = Member { hash, key, removed: false };
        if left.is_some() {
            return;
        }
        self.fill += 1;
        if self.fill * 5 >= (self.table.len() - 1) * 3 {
            let wanted = if self.used > 50_000 { self.used * 2 } else { self.used * 4 };
            self.resize(wanted);
        }
    }

    /// Removes the member at `place` and returns its key.
    pub fn remove(&mut self, place: usize) -> Value {
        let key = self.table[place].key;
        self.table[place] = Member { removed: true, ..NONE };
        self.used -= 1;
        key
    }

    /// Removes everything.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Makes room as CPython does before merging `more` keys from another set.
    pub fn reserve_merge(&mut self, more: usize) {
        if (self.fill + more) * 5 >= (self.table.len() - 1) * 3 {
            self.resize((self.used + more) * 2);
        }
    }

    /// The place of the member that `pop` takes: the next one after the last that it took.
    pub fn pop_place(&mut self) -> Option<usize> {
        if self.used == 0 {
            return None;
        }
        let mask = self.table.len() - 1;
        let place = (0..=mask).map(|i| (self.finger + i) & mask).find(|&place| !self.table[place].key.is_unbound())?;
        self.finger = place + 1;
        Some(place)
    }

    /// Fills an empty set with the members of another one, as CPython merges a set into an empty one.
    pub fn fill_from(&mut self, other: &Self) {
        if other.used == 0 {
            return;
        }
        self.reserve_merge(other.used);
        if self.table.len() == other.table.len() && other.fill == other.used {
            self.table = other.table.clone();
            self.fill = other.fill;
            self.used = other.used;
        } else {
            other.iter().for_each(|member| self.push(member.hash, member.key));
        }
    }

    /// Makes the table anew when more than a quarter of its places were left by removed members, as CPython does after a difference.
    pub fn shed_removed(&mut self) {
        if self.fill - self.used > (self.table.len() - 1) / 4 {
            let wanted = if self.used > 50_000 { self.used * 2 } else { self.used * 4 };
            self.resize(wanted);
        }
    }

    /// Bytes that it takes beside its own fields.
    pub fn bytes(&self) -> usize {
        self.table.bytes()
    }

    fn resize(&mut self, wanted: usize) {
        let mut size = START;
        while size <= wanted {
            size *= 2;
        }
        let old = std::mem::replace(&mut self.table, Array::filled(NONE, size));
        self.fill = 0;
        self.used = 0;
        for member in old.iter().filter(|member| !member.key.is_unbound()) {
            let mut probe = self.start(member.hash);
            let place = loop {
                let place = self.advance(&mut probe);
                if self.table[place].key.is_unbound() {
                    break place;
                }
            };
            self.table[place] = *member;
            self.fill += 1;
            self.used += 1;
        }
    }

    fn advance(&self, probe: &mut Probe) -> usize {
        let mask = self.table.len() - 1;
        let place = probe.base + probe.offset;
        // A run of linear probes, if it fits before the table's end; then a jump.
        if probe.offset < LINEAR && probe.base + LINEAR <= mask {
            probe.offset += 1;
        } else {
            probe.perturb >>= 5;
            probe.base = (probe.base.wrapping_mul(5).wrapping_add(1).wrapping_add(probe.perturb as usize)) & mask;
            probe.offset = 0;
        }
        place
    }
}
