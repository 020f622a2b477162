//! Parts of a search that can be explored apart from each other, with the same executions in all as in one piece.
//!
//! A search that gives work away gives the last branches of its shallowest state that has some; they become jobs. From then
//! on, the state is shared by all who explore something that begins with a branch of it. Whoever finds a race that is to be
//! reversed there looks whether one of its branches covers that already, and makes another branch, and a job, if none does.
//!
//! Two things differ in a job from a search from the root, without which executions would be lost: strands that slept from
//! its beginning count as covering an insertion only if they take a step in it (what their own searches find for this part
//! is not handed on to it), and races are reversed on blocked executions too. So some executions can be blocked, but the
//! complete ones are the same.

use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use super::Dpor;
use super::wakeup::{EMPTY, Step};
use crate::looks::{Seen, members, see};
use crate::system::{StrandIx, StrandName, System};

/// A part of a search. It can be explored with any copy of the system.
#[derive(Clone, Debug, Default)]
pub struct Job {
    /// Whose steps lead to where it begins.
    schedule: Vec<StrandName>,
    /// The states on the way, each shared by several searches.
    splits: Vec<Arc<Split>>,
    /// The strands whose next steps need not come first there.
    asleep: Vec<StrandName>,
    /// How executions are to begin there, if that is known.
    guides: Vec<Vec<StrandName>>,
}

/// A state with branches that several searches explore.
#[derive(Debug, Default)]
pub(super) struct Split {
    /// The strands that slept when it was reached.
    asleep: Vec<StrandName>,
    /// The strands that executions go on with from there, in the order in which that was decided.
    branches: Mutex<Vec<StrandName>>,
}

impl<T: Clone + Eq + Hash> Dpor<T> {
    /// Begins another part; what was found before stays.
    pub fn take_on(&mut self, job: Job) {
        while !self.frames.is_empty() {
            while self.frames.top().tree != EMPTY {
                self.drop_branch();
            }
            self.frames.pop();
            self.execution.pop(&self.feet);
        }
        self.splits.clear();
        self.pending.clear();
        (self.job, self.done) = (job, false);
    }

    /// Parts that were found to be needed and are nobody's yet. They must be explored by somebody.
    pub fn found_jobs(&mut self) -> Vec<Job> {
        std::mem::take(&mut self.outbox)
    }

    /// Gives so many branches away, of the shallowest state that has some, and goes on with the others. What is returned must
    /// be explored by somebody.
    pub fn give<S: System<State = T>>(&mut self, system: &S, wanted: usize) -> Vec<Job> {
        let mut jobs = Vec::new();
        // The last frame has nothing begun that could be gone on with.
        let last = self.frames.len().saturating_sub(1);
        let Some(at) = (self.floor..last).find(|&frame| self.frames.at(frame).tree != EMPTY) else { return jobs };
        if self.done {
            return jobs;
        }
        for frame in self.splits.len()..=at {
            self.split(system, frame);
        }
        self.floor = at;
        while jobs.len() < wanted
            && let Some((strand, mut rest)) = self.trees.take_last(&mut self.frames.at_mut(at).tree)
        {
            let name = |strand: &u8| system.name(StrandIx((*strand).into()));
            let guides = self.trees.paths(rest).iter().map(|path| path.iter().map(name).collect()).collect();
            self.trees.clear(&mut rest);
            let frame = self.frames.at(at);
            // Those given away before come after this one: they sleep on it, not it on them.
            let before = frame.sleep | 1 << frame.current | self.trees.strands(frame.tree);
            jobs.extend(self.job(system, at, strand, before, guides));
        }
        jobs
    }

    /// Makes a frame one that is shared, with the branches that were explored or will be.
    fn split<S: System<State = T>>(&mut self, system: &S, at: usize) {
        let frame = self.frames.at_mut(at);
        let names = |set: u64| members(set).map(|strand| system.name(StrandIx(strand.into()))).collect();
        frame.shared = frame.sleep & !frame.initial | 1 << frame.current | self.trees.strands(frame.tree);
        let split = Split { asleep: names(frame.initial), branches: Mutex::new(names(frame.shared)) };
        frame.inherited = frame.initial;
        self.splits.push(Arc::new(split));
    }

    /// The job of exploring a branch of a shared frame, in which these strands sleep.
    fn job<S: System<State = T>>(
        &self,
        system: &S,
        at: usize,
        strand: u8,
        sleep: u64,
        guides: Vec<Vec<StrandName>>,
    ) -> Option<Job> {
        let name = |strand: u8| system.name(StrandIx(strand.into()));
        let Seen::Ready(foot) = self.frames.seen(at, strand) else { return None };
        let still = |&sleeper: &u8| match self.frames.seen(at, sleeper) {
            Seen::Ready(asleep) => !self.feet.depend(asleep, foot),
            _ => false,
        };
        let asleep = members(sleep & !(1 << strand)).filter(still).map(name).collect();
        let events = &self.execution.events[..at];
        let schedule = events.iter().map(|event| name(event.strand)).chain([name(strand)]).collect();
        Some(Job { schedule, splits: self.splits[..=at].to_vec(), asleep, guides })
    }

    /// Makes a job of a beginning of executions from a shared frame, if none of its branches covers it. The strands that
    /// keep it from that for now.
    pub(super) fn insert_in_split<S: System<State = T>>(&mut self, system: &S, at: usize, steps: &[Step]) -> u64 {
        let split = self.splits[at].clone();
        let mut branches = split.branches.lock().unwrap_or_else(PoisonError::into_inner);
        let shared = self.numbers(system, &branches);
        self.frames.at_mut(at).shared = shared;
        match self.initials(at, steps, shared) {
            None => return 0,
            Some(initials) if initials != 0 => return initials,
            Some(_) => {}
        }
        let strand = steps[0].0;
        branches.push(system.name(StrandIx(strand.into())));
        self.frames.at_mut(at).shared |= 1 << strand;
        let guide = steps[1..].iter().map(|step| system.name(StrandIx(step.0.into()))).collect();
        let job = self.job(system, at, strand, self.frames.at(at).initial | shared, vec![guide]);
        self.outbox.extend(job);
        0
    }

    /// The strands of these names that are known here, as a set.
    fn numbers<S: System<State = T>>(&self, system: &S, names: &[StrandName]) -> u64 {
        names.iter().filter_map(|&name| system.named(name)).fold(0, |set, strand| set | 1 << strand.0)
    }

    /// Goes to where a job begins.
    pub(super) fn go_to<S: System<State = T>>(&mut self, system: &mut S, job: Job) {
        let Job { schedule, splits, asleep, guides } = job;
        // The steps on the way can have races that only later steps settle, and these are taken here.
        self.floor = splits.len();
        self.splits = splits;
        for (at, name) in schedule.into_iter().enumerate() {
            self.share(system, at);
            match system.named(name) {
                Some(strand) => self.step(system, strand.0 as u8, EMPTY),
                None => self.findings.hit(crate::Bound::Inconsistent),
            }
        }
        self.floor = self.frames.len() - 1;
        let asleep = self.numbers(system, &asleep);
        let top = self.frames.top_mut();
        (top.initial, top.inherited, top.sleep) = (asleep, asleep, asleep);
        for guide in guides {
            self.guide(system, &guide);
        }
        self.fresh = true;
    }

    /// Makes a frame on the way a shared one.
    fn share<S: System<State = T>>(&mut self, system: &S, at: usize) {
        let Some(split) = self.splits.get(at).cloned() else { return };
        let initial = self.numbers(system, &split.asleep);
        let branches = self.numbers(system, &split.branches.lock().unwrap_or_else(PoisonError::into_inner));
        let frame = self.frames.at_mut(at);
        (frame.initial, frame.inherited, frame.sleep, frame.shared) = (initial, initial, initial, branches);
    }

    /// Notes how executions are to begin in the last frame.
    fn guide<S: System<State = T>>(&mut self, system: &mut S, guide: &[StrandName]) {
        let mut state = self.frames.top().state.clone();
        let mut steps: Vec<Step> = Vec::new();
        for &name in guide {
            let Some(strand) = system.named(name) else { break };
            let Seen::Ready(foot) = see(system, &state, strand.0 as u8, &mut self.feet) else { break };
            steps.push((strand.0 as u8, foot));
            state = system.take(&state, strand);
        }
        self.trees.insert(&mut self.frames.top_mut().tree, &mut steps, &self.feet);
    }
}
