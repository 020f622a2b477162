//! Whose turn it is: who is next in virtual time, on which core, and the strand that the scheduler chooses.
//!
//! What has a clock and needs a core is a *lane*: a process's interpreter, or with the model `free` each thread. The lane that
//! can go on earliest does.

use super::{MOST_DECISIONS, Machine, Recorded, SwitchModel};
use crate::{
    clock,
    process::ProcessId,
    schedule::{Choice, Decision, Point, Scheduler},
    strand::StrandId,
    trace::State,
};

/// What has a clock and needs a core.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lane {
    Process(ProcessId),
    Strand(StrandId),
}

/// A core of the simulated computer. Times are virtual nanoseconds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Core {
    /// Until when it is used.
    free: u64,
    /// Who used it last, and since when without a break.
    lane: Option<(Lane, u64)>,
}

/// A lane that can do something.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    lane: Lane,
    process: ProcessId,
    /// When it could, if there is a core.
    since: u64,
    /// When there is a core too.
    start: u64,
    core: usize,
    /// It is a thread whose time to wait is over.
    expired: bool,
}

/// Who goes on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    pub(super) process: ProcessId,
    pub(super) strand: StrandId,
    core: usize,
    /// When the next one who could overtake wants to go on.
    pub(super) horizon: u64,
    /// Without an interpreter lock: whether the scheduler wants it to go on whatever the clocks of others say.
    leased: bool,
    /// How many instructions it may still do.
    pub(super) fuel: u64,
    /// How many switch points it may still pass.
    pub(super) lease: u64,
    /// Whether it begins: where the machine's budget cuts it makes no difference to the program.
    pub(super) fresh: bool,
}

impl Machine {
    /// Who goes on; the clock of its process then stands where it does so. `None`: nobody can. The inner `None`: somebody has woken,
    /// and that is all.
    pub(super) fn next_turn(&mut self, scheduler: &mut dyn Scheduler) -> Option<Option<Turn>> {
        self.delay_newborn(scheduler);
        let mut turn = self.choose_turn(scheduler)?;
        if let Some(turn) = &mut turn {
            let lease = self.process(turn.process).lease;
            turn.fuel = self.slice_fuel(turn.process, self.process(turn.process).time, turn.horizon);
            // Between instructions also an interval can end anywhere, not only where fuel is looked at; and not always at the same
            // place of a loop.
            let interval = turn.fuel.saturating_sub(self.decisions.len() as u64 & 15).max(1);
            turn.lease = if lease == u64::MAX && self.switch != SwitchModel::Gil { interval } else { lease };
        }
        Some(turn)
    }

    /// Lets processes that were just started begin later, if the scheduler wants that.
    fn delay_newborn(&mut self, scheduler: &mut dyn Scheduler) {
        for main in std::mem::take(&mut self.newborn) {
            let Some(delay) = scheduler.delay(main) else { continue };
            self.record(Recorded { decision: Decision::delay(main, delay), usual: false, strict: false });
            let process = self.strand(main).process;
            let time = self.process(process).time.saturating_add(delay.saturating_mul(1_000));
            self.process_mut(process).time = time;
            self.strand_mut(main).ready_at = time;
        }
    }

    fn choose_turn(&mut self, scheduler: &mut dyn Scheduler) -> Option<Option<Turn>> {
        let candidates = self.candidates();
        let first = *candidates.iter().min_by_key(|candidate| candidate.order())?;
        if first.expired {
            if let Some((deadline, strand)) = self.process_mut(first.process).timers.pop_first() {
                self.make_ready(strand, deadline, None);
            }
            return Some(None);
        }
        Some(match self.switch {
            SwitchModel::Free => self.choose_apart(&candidates, first, scheduler),
            _ => self.choose_in_process(&candidates, first, scheduler),
        })
    }

    /// The virtual time at which somebody goes on next, in nanoseconds; `None`: nobody can.
    pub fn next_start(&self) -> Option<u64> {
        match &self.broken_off {
            Some(turn) => Some(self.process(turn.process).time),
            None => self.candidates().iter().map(|candidate| candidate.start).min(),
        }
    }

    /// The strand has gone on until its process's time.
    pub(super) fn end_turn(&mut self, turn: Turn) {
        let time = self.process(turn.process).time;
        self.cores[turn.core].free = self.cores[turn.core].free.max(time);
        if self.switch != SwitchModel::Free {
            return;
        }
        self.strand_mut(turn.strand).clock = time;
        if std::mem::take(&mut self.world.met) && turn.leased {
            // What it did at an object that others know, they find done: none of them does something before.
            self.hold_up(turn.process, turn.strand, time);
        }
    }

    /// All lanes that can do something.
    fn candidates(&self) -> Vec<Candidate> {
        let mut all = Vec::with_capacity(self.processes.len());
        for (index, process) in self.processes.iter().enumerate() {
            if process.exit.is_some() {
                continue;
            }
            let id = ProcessId(index as u32);
            let candidate = |lane, since, expired| Candidate { lane, process: id, since, start: since, core: 0, expired };
            let timer = process.timers.first().copied();
            if self.switch == SwitchModel::Free {
                let ready = process.ready.iter().map(|strand| (*strand, self.strand(*strand)));
                all.extend(ready.map(|(id, strand)| candidate(Lane::Strand(id), strand.ready_at.max(strand.clock), false)));
                all.extend(timer.map(|(deadline, strand)| candidate(Lane::Strand(strand), deadline, true)));
                continue;
            }
            let ready = process.ready.iter().map(|strand| self.strand(*strand).ready_at).min();
            let event = [ready, timer.map(|(deadline, _)| deadline)].into_iter().flatten().min();
            all.extend(event.map(|event| candidate(Lane::Process(id), event.max(process.time), false)));
        }
        self.place(&mut all);
        all
    }

    /// Finds each candidate's core: its own while its time on it is not over, else the one that is free first.
    fn place(&self, candidates: &mut [Candidate]) {
        let wants = |lane: Lane| candidates.iter().any(|candidate| candidate.lane == lane && !candidate.expired);
        let crowded = candidates.len() > self.cores.len();
        let mut best = (0, u64::MAX);
        for (number, core) in self.cores.iter().enumerate() {
            let available = match core.lane {
                Some((lane, since)) if wants(lane) => core.free.max(since + clock::CORE_SLICE),
                _ => core.free,
            };
            if available < best.1 {
                best = (number, available);
            }
        }
        for candidate in candidates.iter_mut().filter(|candidate| !candidate.expired) {
            let own = self.cores.iter().position(|core| {
                core.lane.is_some_and(|(lane, since)| {
                    lane == candidate.lane && (!crowded || core.free.saturating_sub(since) < clock::CORE_SLICE)
                })
            });
            let (core, free) = own.map_or(best, |own| (own, self.cores[own].free));
            (candidate.core, candidate.start) = (core, candidate.since.max(free));
        }
    }

    /// A candidate gets its core and the process's clock.
    fn begin_turn(&mut self, candidate: Candidate, strand: StrandId, horizon: u64) -> Turn {
        let Candidate { lane, process, since, start, core, .. } = candidate;
        let waited = start > since;
        if waited && self.world.trace.state(strand) == Some(State::Running) {
            self.note(strand, State::Ready, since);
        }
        let place = &mut self.cores[core];
        match place.lane {
            // Without a break, and not after its time.
            Some((last, since)) if last == lane && start <= place.free && start.saturating_sub(since) < clock::CORE_SLICE => {}
            _ => place.lane = Some((lane, start)),
        }
        place.free = place.free.max(start);
        self.process_mut(process).time = start;
        Turn { process, strand, core, horizon, leased: false, fuel: 0, lease: 0, fresh: true }
    }

    /// A process goes on: its threads take turns.
    fn choose_in_process(&mut self, candidates: &[Candidate], first: Candidate, scheduler: &mut dyn Scheduler) -> Option<Turn> {
        let others = candidates.iter().filter(|other| other.lane != first.lane).map(|other| other.start);
        let horizon = others.min().unwrap_or(u64::MAX);
        let process = first.process;
        let holder = self.process(process).holder.unwrap_or(self.process(process).state.main);
        let turn = self.begin_turn(first, holder, horizon);
        self.expire_timers(process);
        let strand = self.choose(process, scheduler)?;
        Some(Turn { strand, ..turn })
    }

    fn expire_timers(&mut self, process: ProcessId) {
        let now = self.process(process).time;
        while let Some((deadline, strand)) = self.process(process).timers.first().copied() {
            if deadline > now {
                return;
            }
            self.process_mut(process).timers.pop_first();
            self.make_ready(strand, deadline, None);
        }
    }

    /// Whom the scheduler lets go on, or who holds the interpreter anyway.
    fn choose(&mut self, process: ProcessId, scheduler: &mut dyn Scheduler) -> Option<StrandId> {
        let (now, interval) = (self.process(process).time, self.world.switch_interval);
        let any = self.switch != SwitchModel::Gil;
        let mut enabled = self.process(process).ready.clone();
        enabled.retain(|strand| self.strand(*strand).ready_at <= now);
        let former = self.process(process).holder;
        let holder = former.filter(|holder| enabled.contains(holder));
        let entry = self.process_mut(process);
        if let Some(holder) = holder {
            let leased = if entry.lease == u64::MAX { entry.quantum > 0 && !entry.alone } else { entry.lease > 0 };
            if std::mem::take(&mut entry.pinned) || leased {
                return Some(holder);
            }
            // A holder whose interval is over waits behind the others; else it comes first.
            let interval_over = entry.quantum == 0;
            if interval_over && enabled.len() > 1 {
                entry.ready.retain(|strand| *strand != holder);
                entry.ready.push(holder);
            }
            enabled.retain(|strand| *strand != holder);
            enabled.insert(if interval_over { enabled.len() } else { 0 }, holder);
        }
        entry.pinned = false;
        let first = *enabled.first()?;
        let alone = enabled.len() == 1 && !scheduler.is_strict();
        let choice = if alone { Choice { strand: first, lease: u64::MAX } } else { self.ask(&enabled, holder, now, scheduler)? };
        let strand = choice.strand;
        let entry = self.process_mut(process);
        entry.holder = Some(strand);
        entry.alone = alone;
        // Between any two instructions the strand stands before its switch point, else behind it.
        entry.lease = choice.lease.saturating_add(u64::from(any));
        if Some(strand) != holder || entry.quantum == 0 {
            entry.quantum = interval;
        }
        if std::mem::replace(&mut entry.last, strand) != strand {
            entry.time += clock::SWITCH;
            let now = entry.time;
            if let Some(former) = former.filter(|former| *former != strand && entry.ready.contains(former)) {
                self.note(former, State::Wanting, now);
            }
        }
        Some(strand)
    }

    /// A thread goes on beside the others: the one that is earliest, unless the scheduler wants another.
    fn choose_apart(&mut self, candidates: &[Candidate], first: Candidate, scheduler: &mut dyn Scheduler) -> Option<Turn> {
        let process = first.process;
        let mut enabled: Vec<(StrandId, Candidate)> = candidates
            .iter()
            .filter(|candidate| candidate.process == process && !candidate.expired)
            .filter_map(|candidate| match candidate.lane {
                Lane::Strand(strand) => Some((strand, *candidate)),
                Lane::Process(_) => None,
            })
            .collect();
        enabled.sort_by_key(|(_, candidate)| candidate.order());
        let entry = self.process_mut(process);
        let pinned = std::mem::take(&mut entry.pinned);
        let leased = entry.lease != u64::MAX && entry.lease > 0;
        let holder = entry.holder.filter(|holder| enabled.iter().any(|(strand, _)| strand == holder));
        let strand = match holder {
            Some(holder) if pinned || leased => holder,
            _ => {
                let strands: Vec<StrandId> = enabled.iter().map(|(strand, _)| *strand).collect();
                let choice = if strands.len() == 1 && !scheduler.is_strict() {
                    Choice { strand: strands[0], lease: u64::MAX }
                } else {
                    self.ask(&strands, holder, first.start, scheduler)?
                };
                let entry = self.process_mut(process);
                entry.holder = Some(choice.strand);
                entry.lease = choice.lease.saturating_add(1);
                choice.strand
            }
        };
        let place = enabled.iter().position(|(other, _)| *other == strand).unwrap_or(0);
        let (strand, mut chosen) = enabled[place];
        if place > 0 && !self.cores.iter().any(|core| core.lane.is_some_and(|(lane, _)| lane == chosen.lane)) {
            // It takes the core that is free first, whoever else wanted that.
            let free = |core: usize| self.cores[core].free;
            chosen.core = (0..self.cores.len()).min_by_key(|core| free(*core)).unwrap_or(0);
            chosen.start = chosen.since.max(free(chosen.core));
        }
        let leased = self.process(process).lease != u64::MAX;
        let bound = |candidate: &Candidate| candidate.lane != chosen.lane && (!leased || candidate.process != process);
        let horizon = candidates.iter().filter(|candidate| bound(candidate)).map(|candidate| candidate.start).min();
        let turn = self.begin_turn(chosen, strand, horizon.unwrap_or(u64::MAX).max(chosen.start));
        if place > 0 {
            self.hold_up(process, strand, chosen.start.saturating_sub(clock::LOOKAHEAD));
        }
        Some(Turn { leased, ..turn })
    }

    /// Those of a process who were passed over go on no earlier than `time`.
    fn hold_up(&mut self, process: ProcessId, strand: StrandId, time: u64) {
        for other in self.process(process).ready.clone() {
            let reached = self.strand(other).clock.max(self.strand(other).ready_at);
            if other != strand && reached < time {
                self.note(other, State::Ready, reached);
                self.strand_mut(other).clock = time;
            }
        }
    }

    /// Asks the scheduler, and notes what it says; `None` if it cannot say yet.
    fn ask(
        &mut self,
        enabled: &[StrandId],
        current: Option<StrandId>,
        time: u64,
        scheduler: &mut dyn Scheduler,
    ) -> Option<Choice> {
        if scheduler.hesitates() {
            self.asking = enabled.to_vec();
            return None;
        }
        let strict = scheduler.is_strict();
        let mut choice = scheduler.choose(Point { enabled, current, time });
        let first = enabled[0];
        if !enabled.contains(&choice.strand) {
            choice.strand = first;
        }
        let usual = choice.strand == first && choice.lease == u64::MAX && !strict;
        let decision = Decision { strand: choice.strand, lease: choice.lease };
        self.record(Recorded { decision, usual, strict });
        Some(choice)
    }

    /// Notes what the scheduler has said, so that the run can happen again.
    fn record(&mut self, recorded: Recorded) {
        if self.decisions.len() < MOST_DECISIONS {
            self.decisions.push(recorded);
        }
    }

    /// Who can go on where a scheduler hesitates; empty if none did since the run last went on.
    pub fn asks(&self) -> &[StrandId] {
        &self.asking
    }
}

impl Candidate {
    /// The earliest is next; of several the one that has waited longest, then the one with the lowest number.
    fn order(&self) -> (u64, u64, u32) {
        let number = match self.lane {
            Lane::Process(process) => process.0,
            Lane::Strand(strand) => strand.0,
        };
        (self.start, self.since, number)
    }
}
