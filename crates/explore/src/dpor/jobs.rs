//! Parts of a search that can be explored apart from each other, with the same executions in all as in one piece.
//!
//! A search that gives work away does so at its shallowest state with branches left: *every* strand that is ready there and
//! not asleep becomes a job, so no race found anywhere need be inserted there. The price is that some jobs find that all
//! that they have to explore is explored elsewhere (they end in blocked executions); complete executions stay the same.
//! Two things differ in a job from a search from the root, without which executions would be lost: strands that slept from
//! its beginning count as covering an insertion only if they take a step in it, and races are reversed on blocked
//! executions too.

use std::hash::Hash;

use super::wakeup::EMPTY;
use super::{Dpor, Limits};
use crate::looks::{Seen, members};
use crate::system::StrandIx;

/// A part of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Whose steps lead to where it begins.
    pub schedule: Vec<StrandIx>,
    /// The strands whose next steps need not come first there.
    pub asleep: Vec<StrandIx>,
}

impl<T: Clone + Eq + Hash> Dpor<T> {
    /// A search of a part.
    pub fn of(job: Job, limits: Limits) -> Dpor<T> {
        let mut prefix = job.schedule;
        prefix.reverse();
        let asleep = job.asleep.iter().fold(0, |set, strand| set | 1 << strand.0);
        Dpor { prefix, asleep, ..Dpor::new(limits) }
    }

    /// Gives all branches of the shallowest state away that has some, and goes on with what it has begun there. What is
    /// returned must be explored by others.
    pub fn give(&mut self) -> Vec<Job> {
        let mut jobs = Vec::new();
        while !self.done && jobs.is_empty() && self.floor + 1 < self.frames.len() {
            let floor = self.floor;
            let frame = self.frames.at_mut(floor);
            let mut sleep = frame.sleep | 1 << frame.current;
            let (ready, mut tree) = (frame.stand.ready, std::mem::replace(&mut frame.tree, EMPTY));
            self.trees.clear(&mut tree);
            self.floor += 1;
            for strand in members(ready & !sleep) {
                let Seen::Ready(foot) = self.frames.seen(floor, strand) else { continue };
                let mut schedule = super::schedule(&self.execution, floor);
                schedule.push(StrandIx(strand.into()));
                let still = |&sleeper: &u8| match self.frames.seen(floor, sleeper) {
                    Seen::Ready(asleep) => !self.feet.depend(asleep, foot),
                    _ => false,
                };
                let asleep = members(sleep).filter(still).map(|sleeper| StrandIx(sleeper.into())).collect();
                jobs.push(Job { schedule, asleep });
                sleep |= 1 << strand;
            }
        }
        jobs
    }
}
