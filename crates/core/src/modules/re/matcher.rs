//! Runs a regular expression over a text, by trying and going back. What it has tried stands in a list, not on the Rust stack.

use super::{
    class::{Category, fold},
    node::{Fold, Manner, Place},
    program::{Inst, Program},
};

/// No place: the group took nothing.
pub const NONE: u32 = u32::MAX;

/// Instructions for one search; expressions that need more try the same things over and over.
const MOST_STEPS: u64 = 20_000_000;
/// And so many more for each character of the text.
const STEPS_PER_CHARACTER: u64 = 100;
/// What may be left to try.
const MOST_LEFT: usize = 8_000_000;

/// Why a search was given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenUp {
    /// It took too many steps.
    Steps,
    /// Too much was left to try.
    Memory,
}

/// A text as characters by number.
pub trait Text {
    /// Number of characters.
    fn len(&self) -> usize;
    /// The character at an index less than `len`.
    fn at(&self, index: usize) -> char;
}

impl Text for [u8] {
    fn len(&self) -> usize {
        <[u8]>::len(self)
    }

    #[inline]
    fn at(&self, index: usize) -> char {
        self[index].into()
    }
}

impl Text for [char] {
    fn len(&self) -> usize {
        <[char]>::len(self)
    }

    #[inline]
    fn at(&self, index: usize) -> char {
        self[index]
    }
}

/// What is left to try, or to be put back first.
#[derive(Clone, Copy, Debug)]
enum Entry {
    /// Go on there.
    Branch { pc: u32, at: u32 },
    /// A repeat gives back a character.
    Less { pc: u32, least: u32, at: u32 },
    /// A lazy repeat takes another character.
    More { pc: u32, left: u32, at: u32 },
    /// A lazy loop goes round again.
    Again { pc: u32, at: u32 },
    /// A group's place was this.
    Save { slot: u32, old: u32 },
    /// The last group closed was this.
    Last { old: u32 },
    /// A loop's counter was this.
    Count { counter: u32, count: u32, at: u32 },
}

/// A search under way.
pub struct Matcher<'a, T: Text + ?Sized> {
    program: &'a Program,
    text: &'a T,
    /// Beginnings and ends of groups, the whole first.
    pub saves: Vec<u32>,
    /// The group closed last, or 0.
    pub last: u32,
    counters: Vec<(u32, u32)>,
    left: Vec<Entry>,
    steps: u64,
    most_steps: u64,
    /// The whole text must be taken.
    whole: bool,
    /// A match that begins here must not be empty.
    not_empty: Option<usize>,
    start: usize,
}

impl<'a, T: Text + ?Sized> Matcher<'a, T> {
    /// A matcher for a text.
    pub fn new(program: &'a Program, text: &'a T, whole: bool) -> Self {
        let saves = vec![NONE; 2 * (program.groups + 1)];
        let counters = vec![(0, NONE); program.counters];
        let most_steps = MOST_STEPS + STEPS_PER_CHARACTER * text.len() as u64;
        Self { program, text, saves, last: 0, counters, left: Vec::new(), steps: 0, most_steps, whole, not_empty: None, start: 0 }
    }

    /// Steps taken so far.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// Finds the first match from `start` on; one at `not_empty` must take something. `saves` then has its places.
    pub fn search(&mut self, start: usize, not_empty: Option<usize>) -> Result<bool, GivenUp> {
        self.not_empty = not_empty;
        let mut at = start;
        loop {
            if let Some(first) = self.program.first {
                while at < self.text.len() && self.text.at(at) != first {
                    at += 1;
                }
                if at >= self.text.len() {
                    return Ok(false);
                }
            }
            if self.here(at)? {
                return Ok(true);
            }
            if at >= self.text.len() || self.program.anchored {
                return Ok(false);
            }
            at += 1;
            self.steps += 1;
        }
    }

    /// Whether there is a match that begins at `at`.
    pub fn here(&mut self, at: usize) -> Result<bool, GivenUp> {
        self.saves.fill(NONE);
        self.last = 0;
        self.left.clear();
        self.start = at;
        let Some(end) = self.run(0, at, 0)? else { return Ok(false) };
        (self.saves[0], self.saves[1]) = (at as u32, end as u32);
        Ok(true)
    }

    /// Runs from an instruction to its `End`; where that was, or `None`. `depth`: how many bodies of `Look` and `Atomic` are around;
    /// the parser bounds it.
    fn run(&mut self, pc: usize, at: usize, depth: usize) -> Result<Option<usize>, GivenUp> {
        let base = self.left.len();
        let program = self.program;
        let (mut pc, mut at) = (pc, at);
        loop {
            self.steps += 1;
            if self.steps > self.most_steps {
                return Err(GivenUp::Steps);
            }
            if self.left.len() > MOST_LEFT {
                return Err(GivenUp::Memory);
            }
            let fits = match &program.code[pc] {
                Inst::One(single) => {
                    let fits = at < self.text.len() && single.takes(self.text.at(at));
                    at += usize::from(fits);
                    pc += 1;
                    fits
                }
                Inst::Repeat { min, max, manner, .. } => {
                    let most = if *manner == Manner::Lazy { *min } else { *max };
                    let taken = self.take_single(pc, at, most);
                    let fits = taken >= *min;
                    if fits {
                        let (next, end) = (pc as u32 + 1, at + taken as usize);
                        match manner {
                            Manner::Greedy if taken > *min => {
                                self.left.push(Entry::Less { pc: next, least: at as u32 + min, at: end as u32 });
                            }
                            Manner::Lazy if *max > *min => {
                                let left = if *max == u32::MAX { u32::MAX } else { max - min };
                                self.left.push(Entry::More { pc: pc as u32, left, at: end as u32 });
                            }
                            _ => {}
                        }
                        at = end;
                        pc += 1;
                    }
                    fits
                }
                Inst::Split(other) => {
                    self.left.push(Entry::Branch { pc: *other, at: at as u32 });
                    pc += 1;
                    true
                }
                Inst::Jump(to) => {
                    pc = *to as usize;
                    true
                }
                Inst::Save(slot) => {
                    self.save(*slot, at as u32);
                    pc += 1;
                    true
                }
                Inst::Count(counter) => {
                    self.count(*counter, 0, NONE);
                    pc += 1;
                    true
                }
                Inst::Loop { counter, min, max, lazy, exit } => {
                    let (count, began) = self.counters[*counter as usize];
                    let again = count < *min || (count < *max && began != at as u32);
                    if count >= *min && again {
                        let here = at as u32;
                        self.left.push(if *lazy {
                            Entry::Again { pc: pc as u32, at: here }
                        } else {
                            Entry::Branch { pc: *exit, at: here }
                        });
                    }
                    if again && (count < *min || !*lazy) {
                        self.count(*counter, count.saturating_add(1), at as u32);
                        pc += 1;
                    } else {
                        pc = *exit as usize;
                    }
                    true
                }
                Inst::Place(place) => {
                    pc += 1;
                    self.is_at(*place, at)
                }
                Inst::Back(group, how) => {
                    pc += 1;
                    match self.back(*group, *how, at) {
                        Some(end) => {
                            at = end;
                            true
                        }
                        None => false,
                    }
                }
                Inst::Look { behind, negated, next } => {
                    let fits = match at.checked_sub(behind.unwrap_or(0) as usize) {
                        Some(from) => self.inside(pc + 1, from, depth, *negated)?.is_some(),
                        None => false,
                    };
                    pc = *next as usize;
                    fits != *negated
                }
                Inst::Atomic(next) => match self.inside(pc + 1, at, depth, false)? {
                    Some(end) => {
                        (pc, at) = (*next as usize, end);
                        true
                    }
                    None => false,
                },
                Inst::Unless(group, otherwise) => {
                    let taken = self.saves.get(*group as usize * 2 + 1).is_some_and(|end| *end != NONE);
                    pc = if taken { pc + 1 } else { *otherwise as usize };
                    true
                }
                Inst::End if depth > 0 => return Ok(Some(at)),
                Inst::End => {
                    let refused = (self.whole && at != self.text.len()) || (at == self.start && self.not_empty == Some(at));
                    if !refused {
                        return Ok(Some(at));
                    }
                    false
                }
            };
            if !fits {
                match self.go_back(base) {
                    Some((to, place)) => (pc, at) = (to, place),
                    None => return Ok(None),
                }
            }
        }
    }

    /// Runs a body to its `End`. Then nothing in it is left to try; with `undo` its groups are as before.
    fn inside(&mut self, pc: usize, at: usize, depth: usize, undo: bool) -> Result<Option<usize>, GivenUp> {
        let base = self.left.len();
        let end = self.run(pc, at, depth + 1)?;
        if end.is_some() {
            if undo {
                while self.left.len() > base {
                    if let Some(entry) = self.left.pop() {
                        self.restore(entry);
                    }
                }
            } else {
                let mut kept = base;
                for i in base..self.left.len() {
                    let entry = self.left[i];
                    if matches!(entry, Entry::Save { .. } | Entry::Last { .. } | Entry::Count { .. }) {
                        self.left[kept] = entry;
                        kept += 1;
                    }
                }
                self.left.truncate(kept);
            }
        }
        Ok(end)
    }

    /// How many characters in a row the repeat at `pc` takes from `at` on.
    fn take_single(&self, pc: usize, at: usize, most: u32) -> u32 {
        let Inst::Repeat { single, .. } = &self.program.code[pc] else { return 0 };
        let end = self.text.len().min(at.saturating_add(most as usize));
        let mut to = at;
        while to < end && single.takes(self.text.at(to)) {
            to += 1;
        }
        (to - at) as u32
    }

    fn save(&mut self, slot: u32, at: u32) {
        let old = std::mem::replace(&mut self.saves[slot as usize], at);
        self.left.push(Entry::Save { slot, old });
        if slot & 1 == 1 {
            self.left.push(Entry::Last { old: self.last });
            self.last = slot / 2;
        }
    }

    fn count(&mut self, counter: u32, count: u32, at: u32) {
        let (old, old_at) = std::mem::replace(&mut self.counters[counter as usize], (count, at));
        self.left.push(Entry::Count { counter, count: old, at: old_at });
    }

    /// Puts back what an entry says.
    fn restore(&mut self, entry: Entry) {
        match entry {
            Entry::Save { slot, old } => self.saves[slot as usize] = old,
            Entry::Last { old } => self.last = old,
            Entry::Count { counter, count, at } => self.counters[counter as usize] = (count, at),
            Entry::Branch { .. } | Entry::Less { .. } | Entry::More { .. } | Entry::Again { .. } => {}
        }
    }

    /// The next thing to try, of those above `base`: instruction and place.
    fn go_back(&mut self, base: usize) -> Option<(usize, usize)> {
        while self.left.len() > base {
            let entry = self.left.pop()?;
            match entry {
                Entry::Branch { pc, at } => return Some((pc as usize, at as usize)),
                Entry::Less { pc, least, at } => {
                    let at = at - 1;
                    if at > least {
                        self.left.push(Entry::Less { pc, least, at });
                    }
                    return Some((pc as usize, at as usize));
                }
                Entry::More { pc, left, at } => {
                    if self.take_single(pc as usize, at as usize, 1) == 1 {
                        let left = if left == u32::MAX { left } else { left - 1 };
                        if left > 0 {
                            self.left.push(Entry::More { pc, left, at: at + 1 });
                        }
                        return Some((pc as usize + 1, at as usize + 1));
                    }
                }
                Entry::Again { pc, at } => {
                    if let Inst::Loop { counter, .. } = self.program.code[pc as usize] {
                        let (count, _) = self.counters[counter as usize];
                        self.count(counter, count.saturating_add(1), at);
                    }
                    return Some((pc as usize + 1, at as usize));
                }
                entry => self.restore(entry),
            }
        }
        None
    }

    fn is_at(&self, place: Place, at: usize) -> bool {
        let len = self.text.len();
        let newline = |index: usize| self.text.at(index) == '\n';
        match place {
            Place::Start => at == 0,
            Place::LineStart => at == 0 || newline(at - 1),
            Place::LastEnd => at == len,
            Place::End => at == len || (at + 1 == len && newline(at)),
            Place::LineEnd => at == len || newline(at),
            Place::Word { ascii, negated } => {
                let word = |index: usize| Category::Word.holds(self.text.at(index), ascii);
                if len == 0 {
                    return false;
                }
                let before = at > 0 && word(at - 1);
                let after = at < len && word(at);
                (before != after) != negated
            }
        }
    }

    /// Where a group's text ends, if it stands at `at` once more.
    fn back(&self, group: u32, how: Fold, at: usize) -> Option<usize> {
        let (from, to) = (self.saves[group as usize * 2], self.saves[group as usize * 2 + 1]);
        if from == NONE || to == NONE || to < from {
            return None;
        }
        let (from, len) = (from as usize, (to - from) as usize);
        if at + len > self.text.len() {
            return None;
        }
        let same = |i: usize| {
            let (a, b) = (self.text.at(from + i), self.text.at(at + i));
            a == b || (how != Fold::Exact && fold(a, how) == fold(b, how))
        };
        (0..len).all(same).then_some(at + len)
    }
}
