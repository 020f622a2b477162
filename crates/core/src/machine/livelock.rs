//! A run that was stopped: whether its strands would go through the same steps for ever.

use std::collections::{BTreeMap, BTreeSet};

use super::{Machine, Status, notes::place};
use crate::{
    kernel::{KernelObject, KernelRef},
    schedule::RoundRobin,
    strand::{Status as StrandStatus, StrandId},
};

/// So many instructions a copy of the machine goes on, at most: some intervals of [`crate::clock::SWITCH_INTERVAL`].
const AHEAD: u64 = 2_000_000;
/// After so many it is looked where everybody is: not in step with the program's loops.
const BETWEEN: u64 = 4_999;
/// A loop through more lines than this is not named.
const MOST_LINES: usize = 6;
/// Who has given up so often and never got what it wanted does not make progress.
const IN_VAIN: u32 = 3;

impl Machine {
    /// Lets a copy go on for a while. If nobody writes, ends or begins something there: which lines those come past who
    /// compute all the time, and what is tried in vain. Two or more who do that are in a livelock.
    pub(super) fn going_round(&self) -> Vec<String> {
        let mut copy = self.clone();
        copy.status = Status::Running;
        copy.recording = false;
        copy.world.limits.steps = u64::MAX;
        copy.world.tries = Some(BTreeMap::new());
        let seen = (self.world.written, self.strands.len());
        let mut lines: BTreeMap<StrandId, BTreeSet<u32>> = BTreeMap::new();
        let mut scheduler = RoundRobin::new();
        let ended = copy.world.finished.iter().filter(|finished| **finished).count();
        while copy.steps < self.steps + AHEAD {
            let status = copy.run(&mut scheduler, BETWEEN);
            let now_ended = copy.world.finished.iter().filter(|finished| **finished).count();
            if status != Status::Running || (copy.world.written, copy.strands.len()) != seen || now_ended != ended {
                return Vec::new();
            }
            for strand in copy.strands.iter().flatten().filter(|strand| !strand.is_done()) {
                // Who waits now and then is seen where it waits, which says nothing of its loop: line 0 stands for that.
                let waits = matches!(strand.status, StrandStatus::Waiting { .. });
                lines.entry(strand.id).or_default().insert(if waits { 0 } else { copy.line_of(strand.id) });
            }
        }
        let mut notes = Vec::new();
        for (strand, lines) in &lines {
            if lines.len() <= MOST_LINES && !lines.contains(&0) {
                notes.push(format!("{} comes past {} again and again.", self.name(*strand), list(lines)));
            }
        }
        let tries = copy.world.tries.take().unwrap_or_default();
        let in_vain: Vec<_> = tries.iter().filter(|(_, (done, given_up))| *done == 0 && *given_up >= IN_VAIN).collect();
        for ((strand, object), (_, given_up)) in &in_vain {
            let place = place(copy.line_of(*strand));
            let wish = copy.wish(*strand, *object);
            notes.push(format!(
                "{}{place} would go on trying in vain {wish}: {given_up} times in a short while.",
                self.name(*strand)
            ));
        }
        let losers: BTreeSet<StrandId> = in_vain.iter().map(|((strand, _), _)| *strand).collect();
        if losers.len() > 1 {
            notes.push(
                "That is a livelock: they go through the same steps again and again, each in the way of the other, and none gets on."
                    .to_owned(),
            );
        }
        notes
    }

    /// What a strand tries at an object, in words.
    fn wish(&self, strand: StrandId, object: KernelRef) -> String {
        let process = self.process(self.strand(strand).process);
        let table = if object.is_shared() { &self.world.kernel } else { &process.state.kernel };
        let what = match &table.get(object).object {
            KernelObject::Lock { .. } | KernelObject::RLock { .. } => "to take the lock",
            KernelObject::Semaphore { .. } => "to take the semaphore",
            KernelObject::Queue { items, .. } if items.is_empty() => "to get an item from the queue",
            KernelObject::Queue { .. } => "to put an item into the queue",
            _ => "to be woken at the object",
        };
        match self.name_of(strand, object) {
            Some(name) => format!("{what} {name}"),
            None => what.replace(" the ", " a "),
        }
    }
}

/// `line 3`, `the lines 3, 4 and 5`
fn list(lines: &BTreeSet<u32>) -> String {
    let all: Vec<String> = lines.iter().map(u32::to_string).collect();
    match &all[..] {
        [one] => format!("line {one}"),
        [first @ .., last] => format!("the lines {} and {last}", first.join(", ")),
        [] => String::new(),
    }
}
