//! A run that is over, gone through once more: its operations in order, and copies of the machine from which any of them is near.

use crate::interpreter::Walk;
use crate::moment::moment;
use interleave_core::diary::{self, Deed};
use interleave_core::schedule::{Choice, Point, Random, Replay, RoundRobin, Scheduler};
use interleave_core::{Machine, Status, StrandId};
use interleave_protocol::{Act, Did, Moment, Place};
use std::collections::VecDeque;

/// Operations at the beginning that one can stand at, and at the end.
const MOST_PLACES: usize = 50_000;
/// A run is followed for so many operations.
const LONGEST: u64 = 5_000_000;
/// Instructions between two looks at how far it is.
const STRIDE: u64 = 2_000;
/// So many copies of the machine are kept.
const MOST_COPIES: usize = 64;
/// Operations between two copies at first.
const SPACING: u64 = 500;

/// Who decides in a run: a scheduler that can be copied with the machine.
#[derive(Clone, Debug)]
pub enum Decider {
    /// Fair turns.
    RoundRobin(RoundRobin),
    /// At random, from a seed.
    Random(Random),
    /// As a schedule says.
    Replay(Replay),
}

impl Decider {
    fn scheduler(&mut self) -> &mut dyn Scheduler {
        match self {
            Self::RoundRobin(scheduler) => scheduler,
            Self::Random(scheduler) => scheduler,
            Self::Replay(scheduler) => scheduler,
        }
    }
}

impl Scheduler for Decider {
    fn choose(&mut self, point: Point<'_>) -> Choice {
        self.scheduler().choose(point)
    }

    fn delay(&mut self, main: StrandId) -> Option<u64> {
        self.scheduler().delay(main)
    }

    fn is_strict(&self) -> bool {
        match self {
            Self::RoundRobin(scheduler) => scheduler.is_strict(),
            Self::Random(scheduler) => scheduler.is_strict(),
            Self::Replay(scheduler) => scheduler.is_strict(),
        }
    }
}

/// A machine and who decides in it.
#[derive(Clone)]
struct Pair {
    machine: Machine,
    decider: Decider,
    /// The run was stopped after so many instructions.
    limit: u64,
}

impl Pair {
    fn copy(&mut self) -> Self {
        self.machine.diary().deeds.clear();
        Self { machine: self.machine.snapshot(), decider: self.decider.clone(), limit: self.limit }
    }

    /// Goes on for some instructions, or until the operation at which to stop; whether there is more.
    fn run(&mut self, instructions: u64) -> bool {
        let left = self.limit.saturating_sub(self.machine.steps());
        match self.machine.run(&mut self.decider, instructions.min(left)) {
            Status::Running => left > 0,
            Status::NeedsPack => {
                // It could not be had when the program ran.
                self.machine.go_without_pack();
                true
            }
            _ => false,
        }
    }

    /// Goes on until before an operation, or to the end of the run.
    fn go_to(&mut self, place: u64) {
        self.machine.diary().stop = Some(place);
        while self.machine.diary().count <= place && self.run(STRIDE) {}
    }
}

fn act(act: Option<diary::Act>) -> Act {
    match act {
        Some(diary::Act::Read) => Act::Read,
        Some(diary::Act::Write) => Act::Write,
        _ => Act::Other,
    }
}

/// A Python program's run, gone through once more.
pub struct PythonWalk {
    front: Pair,
    /// Copies by the number of operations that they have begun, in order. The first stands at the beginning.
    copies: Vec<(u64, Pair)>,
    spacing: u64,
    first: Vec<Place>,
    last: VecDeque<Place>,
    /// The name of the file whose lines count.
    file: String,
    over: bool,
}

impl PythonWalk {
    /// Of the run that a machine is about to do, up to a number of instructions.
    pub fn new(machine: Machine, decider: Decider, limit: u64, file: String) -> Self {
        let mut front = Pair { machine, decider, limit };
        let copies = vec![(0, front.copy())];
        Self { front, copies, spacing: SPACING, first: Vec::new(), last: VecDeque::new(), file, over: false }
    }

    fn take_in(&mut self, deeds: Vec<Deed>, count: u64) {
        let before = count - deeds.len() as u64;
        for (number, deed) in (before..).zip(deeds) {
            let machine = &self.front.machine;
            let line = if machine.file_of_deed(&deed) == self.file { machine.line_of_deed(&deed) } else { 0 };
            let place = Place {
                number,
                strand: deed.strand.0,
                line,
                statement: deed.statement,
                act: act(machine.act_of_deed(&deed)),
                time: deed.time,
            };
            if self.first.len() < MOST_PLACES {
                self.first.push(place);
            } else {
                if self.last.len() == MOST_PLACES {
                    self.last.pop_front();
                }
                self.last.push_back(place);
            }
        }
    }

    fn keep(&mut self, count: u64) {
        if self.copies.last().is_none_or(|(last, _)| count < last + self.spacing) {
            return;
        }
        if self.copies.len() >= MOST_COPIES {
            self.spacing *= 2;
            let mut index = 0;
            self.copies.retain(|_| {
                index += 1;
                index % 2 == 1
            });
        }
        let copy = self.front.copy();
        self.copies.push((count, copy));
    }
}

impl Walk for PythonWalk {
    fn advance(&mut self) -> bool {
        if !self.over {
            let more = self.front.run(STRIDE);
            let diary = self.front.machine.diary();
            let (deeds, count) = (std::mem::take(&mut diary.deeds), diary.count);
            self.take_in(deeds, count);
            self.over = !more || count >= LONGEST;
            self.keep(count);
        }
        !self.over
    }

    fn places(&self) -> interleave_protocol::Walk {
        let end = self.first.iter().chain(&self.last).next_back().map_or(0, |place| place.number + 1);
        let places: Vec<Place> = self.first.iter().chain(&self.last).copied().collect();
        interleave_protocol::Walk { left_out: end - places.len() as u64, end, places, complete: end < LONGEST }
    }

    fn stand(&mut self, place: u64) -> Moment {
        let before = place.saturating_sub(1);
        let index = self.copies.partition_point(|(count, _)| *count <= before).max(1) - 1;
        let mut pair = self.copies[index].1.copy();
        if place == 0 {
            pair.go_to(0);
            return moment(0, &pair.machine.moment(), None, None);
        }
        // A copy that has begun the operation before cannot stand in front of it.
        pair.go_to(before);
        let former = pair.machine.moment();
        let deed = pair.machine.diary().deeds.last().copied();
        pair.go_to(place);
        let now = pair.machine.moment();
        let did = deed.map(|deed| Did {
            strand: deed.strand.0,
            line: pair.machine.line_of_deed(&deed),
            text: pair.machine.deed_in_words(&deed),
        });
        moment(place, &now, Some(&former), did)
    }
}
