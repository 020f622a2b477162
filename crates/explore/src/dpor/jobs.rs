//! Parts of a search that can be explored apart from each other, with the same executions in all as in one piece.
//!
//! A search that gives work away does so at its shallowest state with branches left: *every* strand that is ready there and
//! not asleep becomes a job, so no race found anywhere need be inserted there. The price is that some jobs find that all
//! that they have to explore is explored elsewhere (they end in blocked executions); complete executions stay the same.
//! Two things differ in a job from a search from the root, without which executions would be lost: strands that slept from
//! its beginning count as covering an insertion only if they take a step in it, and races are reversed on blocked
//! executions too.

use std::hash::Hash;

use super::Dpor;
use super::wakeup::EMPTY;
use crate::looks::{Seen, members};
use crate::system::{StrandIx, StrandName, System};

/// A part of a search. It can be explored with any copy of the system.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// Whose steps lead to where it begins.
    pub schedule: Vec<StrandName>,
    /// The strands whose next steps need not come first there.
    pub asleep: Vec<StrandName>,
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
        (self.job, self.done) = (job, false);
    }

    /// Gives all branches of the shallowest state away that has some, and goes on with what it has begun there. What is
    /// returned must be explored by others.
    pub fn give<S: System<State = T>>(&mut self, system: &S) -> Vec<Job> {
        let mut jobs = Vec::new();
        while !self.done && jobs.is_empty() && self.floor + 1 < self.frames.len() {
            let floor = self.floor;
            let frame = self.frames.at_mut(floor);
            let mut sleep = frame.sleep | 1 << frame.current;
            let (ready, mut tree) = (frame.stand.ready, std::mem::replace(&mut frame.tree, EMPTY));
            self.trees.clear(&mut tree);
            self.floor += 1;
            let name = |strand: u8| system.name(StrandIx(strand.into()));
            for strand in members(ready & !sleep) {
                let Seen::Ready(foot) = self.frames.seen(floor, strand) else { continue };
                let events = &self.execution.events[..floor];
                let schedule = events.iter().map(|event| name(event.strand)).chain([name(strand)]).collect();
                let still = |&sleeper: &u8| match self.frames.seen(floor, sleeper) {
                    Seen::Ready(asleep) => !self.feet.depend(asleep, foot),
                    _ => false,
                };
                let asleep = members(sleep).filter(still).map(name).collect();
                jobs.push(Job { schedule, asleep });
                sleep |= 1 << strand;
            }
        }
        jobs
    }
}
