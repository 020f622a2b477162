//! Engine A: Optimal DPOR, one execution for each class of schedules that differ only in the order of independent steps.
//!
//! Abdulla, Aronis, Jonsson, Sagonas: Optimal Dynamic Partial Order Reduction (POPL 2014), and Source Sets (JACM 2017).
//! What is different here:
//! - Races are looked for when a step is taken, not when an execution is complete; those that later steps can still change
//!   wait for them ([`pending`]).
//! - A step that would be blocked if the one that it races with had not come before races with earlier ones through that
//!   ([`races`]); this covers locks, semaphores, queues, conditions and joins alike.
//! - A strand that went round in a circle and only read waits until something that it read changes ([`spin`]).
//! - The stack of frames is explicit, so a search can be stopped, go on, and give away parts of its work ([`jobs`]).

mod execution;
mod frames;
pub mod jobs;
mod pending;
mod races;
mod spin;
mod wakeup;

use execution::{Event, Execution, NO_EVENT};
use frames::Frames;
use wakeup::{EMPTY, Trees};

use crate::findings::{Bound, End, Findings, Progress, Race, Rest};
use crate::footprint::{FootIx, Footprints};
use crate::looks::{Seen, members};
use crate::system::{StrandIx, System};

/// What bounds the search.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most steps of one execution.
    pub steps: u32,
    /// Most executions.
    pub executions: u64,
    /// Most bytes for what the program's system and the findings keep.
    pub bytes: u64,
    /// So many executions are kept, each with its end: the first ones.
    pub kept: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { steps: 10_000, executions: u64::MAX, bytes: 512 << 20, kept: 0 }
    }
}

/// After so many steps it is looked how much memory is in use.
const WEIGHED: u64 = 1024;

/// The search: where it stands and what it found.
pub struct Dpor<T> {
    findings: Findings,
    limits: Limits,
    feet: Footprints,
    frames: Frames<T>,
    execution: Execution,
    trees: Trees,
    /// Frames below this are shared with other searches.
    floor: usize,
    /// The part of the search that is its own: the whole, if this is empty.
    job: jobs::Job,
    /// The states below the floor, as others see them.
    splits: Vec<std::sync::Arc<jobs::Split>>,
    /// Jobs found and not yet handed over.
    outbox: Vec<jobs::Job>,
    pending: pending::Races,
    kept: Vec<(Vec<StrandIx>, End)>,
    /// The last frame is new: nothing was decided there.
    fresh: bool,
    done: bool,
    scratch: races::Scratch,
}

impl<T: Clone + Eq + std::hash::Hash> Dpor<T> {
    /// A search of all executions.
    pub fn new(limits: Limits) -> Dpor<T> {
        Dpor {
            findings: Findings::default(),
            limits,
            feet: Footprints::default(),
            frames: Frames::new(),
            execution: Execution::new(),
            trees: Trees::default(),
            floor: 0,
            job: jobs::Job::default(),
            splits: Vec::new(),
            outbox: Vec::new(),
            pending: pending::Races::default(),
            kept: Vec::new(),
            fresh: true,
            done: false,
            scratch: races::Scratch::default(),
        }
    }

    /// A search that is over, in which this was found.
    pub fn found(limits: Limits, findings: Findings) -> Dpor<T> {
        Dpor { findings, done: true, ..Dpor::new(limits) }
    }

    /// Whether there is nothing left to do.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// What was found so far.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// What was found.
    pub fn into_findings(self) -> Findings {
        self.findings
    }

    /// The executions that are kept.
    pub fn kept(&self) -> &[(Vec<StrandIx>, End)] {
        &self.kept
    }

    /// How many steps the execution under way has.
    pub fn depth(&self) -> usize {
        self.execution.len()
    }

    /// How many branches wait on the way of the execution under way.
    pub fn frontier(&self) -> u64 {
        (0..self.frames.len()).filter(|&frame| self.frames.at(frame).tree != EMPTY).count() as u64
    }

    /// Goes on for about so many steps.
    pub fn advance<S: System<State = T>>(&mut self, system: &mut S, budget: u64) -> Progress {
        if self.done {
            return Progress::Done;
        }
        if self.frames.is_empty() {
            self.start(system);
        }
        let end = self.findings.steps.saturating_add(budget);
        while self.findings.steps < end {
            if self.fresh {
                self.fresh = false;
                self.arrive(system);
            }
            match self.choose() {
                Some((strand, tree)) => self.step(system, strand, tree),
                None if self.frames.len() - 1 <= self.floor => {
                    self.done = true;
                    self.findings.exhaustive = self.findings.bound.is_none();
                    return Progress::Done;
                }
                None => self.back(),
            }
            if self.findings.executions >= self.limits.executions && !self.done {
                self.findings.hit(Bound::Executions(self.limits.executions));
                self.done = true;
                return Progress::Done;
            }
            if self.findings.steps.is_multiple_of(WEIGHED) && system.bytes() + self.findings.bytes() > self.limits.bytes {
                self.findings.hit(Bound::Memory(self.limits.bytes));
                self.done = true;
                return Progress::Done;
            }
        }
        Progress::Running
    }

    /// Makes the first frame, and those of the steps that were taken before the search begins.
    fn start<S: System<State = T>>(&mut self, system: &mut S) {
        let root = system.root();
        if self.frames.push_root(system, root, &mut self.feet) {
            self.findings.hit(Bound::Strands);
        }
        let job = std::mem::take(&mut self.job);
        self.go_to(system, job);
    }

    /// Decides what to do in a state reached for the first time: end the execution, or begin with some strand.
    fn arrive<S: System<State = T>>(&mut self, system: &mut S) {
        let top = self.frames.top();
        let (stand, sleep, tally) = (top.stand, top.sleep, top.tally);
        if stand.ready == 0 {
            self.complete(system);
            return;
        }
        if self.execution.len() >= self.limits.steps as usize {
            self.findings.cut += 1;
            self.findings.hit(Bound::Steps(self.limits.steps));
            while self.frames.top().tree != EMPTY {
                self.drop_branch();
            }
            self.race_pending(system, stand.ready | stand.blocked);
            return;
        }
        // Only strands that slept from the beginning of a part of the search can be in its trees.
        while let Some(strand) = self.trees.first(self.frames.top().tree)
            && sleep >> strand & 1 != 0
        {
            self.drop_branch();
        }
        if self.frames.top().tree != EMPTY {
            return;
        }
        let awake = stand.ready & !sleep;
        if awake == 0 {
            self.findings.blocked += 1;
            self.race_pending(system, stand.ready | stand.blocked);
            return;
        }
        // To go on with the strand that went last costs no switch.
        let last = tally.last().filter(|&last| awake >> last & 1 != 0);
        self.frames.top_mut().first = Some(last.unwrap_or(awake.trailing_zeros() as u8));
    }

    /// The next branch to take from the last frame, with what is known to be explored after it.
    fn choose(&mut self) -> Option<(u8, u32)> {
        let top = self.frames.top_mut();
        if let Some(first) = top.first.take() {
            return Some((first, EMPTY));
        }
        let sleep = top.sleep;
        while let Some(strand) = self.trees.first(self.frames.top().tree)
            && sleep >> strand & 1 != 0
        {
            self.drop_branch();
        }
        self.trees.take_first(&mut self.frames.top_mut().tree)
    }

    /// Drops the first branch of the last frame's tree.
    fn drop_branch(&mut self) {
        if let Some((_, mut tree)) = self.trees.take_first(&mut self.frames.top_mut().tree) {
            self.trees.clear(&mut tree);
        }
    }

    /// Takes a step and looks for its races.
    fn step<S: System<State = T>>(&mut self, system: &mut S, strand: u8, mut tree: u32) {
        let at = self.execution.len();
        let frame = self.frames.top();
        let Seen::Ready(foot) = self.frames.seen(at, strand) else {
            // Steps that were taken before cannot be taken again: the system is not what it says.
            self.findings.hit(Bound::Inconsistent);
            self.trees.clear(&mut tree);
            return;
        };
        let local = system.local(&frame.state, StrandIx(strand.into()));
        let state = system.take(&frame.state, StrandIx(strand.into()));
        let before = self.execution.last[strand as usize];
        let number = if before == NO_EVENT { 0 } else { self.execution.events[before as usize].number + 1 };
        let steady = self.execution.round(strand).is_none() && system.steady(StrandIx(strand.into()), local);
        let mut races = std::mem::take(&mut self.scratch.races);
        self.execution.races(strand, foot, &self.feet, &mut races);
        self.execution.push(Event { strand, number, foot, before, local, round: None }, &self.feet);
        self.pending.mark();
        self.findings.steps += 1;
        self.frames.top_mut().current = strand;
        if !races.is_empty() {
            self.note_races(at, &races);
            self.race(system, at, strand, Some((foot, steady)), &races);
        }
        self.scratch.races = races;
        self.settle(system);
        self.descend(system, state, strand, foot, tree);
        self.fresh = true;
    }

    /// Makes the frame of the state after a step.
    fn descend<S: System<State = T>>(&mut self, system: &mut S, state: T, strand: u8, foot: FootIx, tree: u32) {
        if self.frames.push(system, state, (strand, foot), tree, &self.execution, &mut self.feet) {
            self.findings.hit(Bound::Strands);
        }
        for begun in members(self.frames.newly_begun()) {
            self.execution.begin(begun);
        }
        if self.feet.only_reads(foot)
            && let Some(round) = self.find_round(system, strand)
        {
            let last = self.execution.len() - 1;
            self.execution.events[last].round = Some(round);
            let disturbed = self.execution.disturbed(last, None, &self.feet);
            let seen = match self.frames.seen(last + 1, strand) {
                _ if !disturbed => Seen::Blocked(round.read),
                Seen::Ready(foot) => Seen::Ready(self.feet.union(foot, round.read)),
                seen => seen,
            };
            self.frames.set_seen(strand, seen);
        }
    }

    /// Takes the last step back: all that begins with it was explored.
    fn back(&mut self) {
        self.frames.pop();
        self.pending.back();
        if let Some(event) = self.execution.pop(&self.feet) {
            self.frames.top_mut().sleep |= 1 << event.strand;
        }
    }

    /// Notes an execution after which nobody can go on.
    fn complete<S: System<State = T>>(&mut self, system: &mut S) {
        let top = self.frames.top();
        let (stand, tally) = (top.stand, top.tally);
        if stand.beyond != 0 {
            self.findings.cut += 1;
            self.findings.hit(Bound::Beyond);
        } else {
            let spins = members(stand.blocked).any(|strand| {
                let last = self.execution.last[strand as usize];
                last != NO_EVENT && !self.execution.disturbed(last as usize, None, &self.feet)
            });
            let ending = system.ending(&self.frames.top().state);
            let rest = match (spins, ending.deadlock) {
                (true, _) => Rest::Livelock,
                (false, true) => Rest::Deadlock,
                (false, false) => Rest::Finished,
            };
            self.findings.executions += 1;
            let execution = &self.execution;
            let end = End { outcome: ending.outcome, rest };
            if self.kept.len() < self.limits.kept {
                self.kept.push((schedule(execution, execution.len()), end));
            }
            self.findings.note(end, 1, tally.cost, || schedule(execution, execution.len()));
        }
        if stand.blocked != 0 {
            self.race_pending(system, stand.blocked);
        }
    }

    /// Notes the races of the step just taken.
    fn note_races(&mut self, at: usize, races: &[u32]) {
        let execution = &self.execution;
        let late = &execution.events[at];
        for &early in races {
            let event = &execution.events[early as usize];
            for x in self.feet.accesses(late.foot) {
                for y in self.feet.accesses(event.foot) {
                    if x.location != y.location || (x.kind == y.kind && x.kind != crate::system::Kind::Write) {
                        continue;
                    }
                    let race = Race {
                        location: x.location,
                        strands: [StrandIx(event.strand.into()), StrandIx(late.strand.into())],
                        steps: [event.number, late.number],
                    };
                    self.findings.note_race(race, || schedule(execution, at + 1));
                }
            }
        }
    }
}

/// The first steps of the execution, by strand.
fn schedule(execution: &Execution, steps: usize) -> Vec<StrandIx> {
    execution.events[..steps].iter().map(|event| StrandIx(event.strand.into())).collect()
}
