//! The stack of states on the way of the execution under way, with what is known of each.

use super::execution::Execution;
use super::wakeup::{EMPTY, Step};
use crate::findings::Tally;
use crate::footprint::Footprints;
use crate::looks::{Seen, Stand, members, see, strands};
use crate::system::System;

/// A state on the way.
pub(super) struct Frame<T> {
    pub(super) state: T,
    /// Strands with which no execution need go on from here: such executions were explored, or are by others.
    pub(super) sleep: u64,
    /// Strands that executions go on with from here, in this search or others, if it is shared.
    pub(super) shared: u64,
    /// Those that slept when it was reached.
    pub(super) initial: u64,
    /// Those that slept at the beginning of this part of the search.
    pub(super) inherited: u64,
    /// What each strand would do.
    pub(super) stand: Stand,
    /// What is still to be explored from here.
    pub(super) tree: u32,
    /// With whom to begin, if the tree does not say.
    pub(super) first: Option<u8>,
    /// Whose step is being explored.
    pub(super) current: u8,
    /// The cost of the way here.
    pub(super) tally: Tally,
}

/// The stack.
pub(super) struct Frames<T> {
    frames: Vec<Frame<T>>,
    /// What each strand would do, frame by frame.
    seen: Vec<Seen>,
    /// Strands of a frame in `seen`.
    width: usize,
}

impl<T> Frames<T> {
    pub(super) fn new() -> Frames<T> {
        Frames { frames: Vec::new(), seen: Vec::new(), width: 4 }
    }

    pub(super) fn len(&self) -> usize {
        self.frames.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.frames.is_empty()
    }

    pub(super) fn top(&self) -> &Frame<T> {
        &self.frames[self.frames.len() - 1]
    }

    pub(super) fn top_mut(&mut self) -> &mut Frame<T> {
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    pub(super) fn at(&self, frame: usize) -> &Frame<T> {
        &self.frames[frame]
    }

    pub(super) fn at_mut(&mut self, frame: usize) -> &mut Frame<T> {
        &mut self.frames[frame]
    }

    /// What a strand would do in a frame's state.
    #[inline]
    pub(super) fn seen(&self, frame: usize, strand: u8) -> Seen {
        if strand as usize >= self.width { Seen::Absent } else { self.seen[frame * self.width + strand as usize] }
    }

    /// Corrects what a strand would do in the last frame's state.
    pub(super) fn set_seen(&mut self, strand: u8, seen: Seen) {
        let frame = self.frames.len() - 1;
        self.seen[frame * self.width + strand as usize] = seen;
        self.frames[frame].stand.set(strand, seen);
    }

    /// Strands that began with the last step.
    pub(super) fn newly_begun(&self) -> u64 {
        match self.frames.as_slice() {
            [.., before, top] => top.stand.begun & !before.stand.begun,
            _ => 0,
        }
    }

    /// Makes the first frame. Says whether there are too many strands.
    pub(super) fn push_root<S: System<State = T>>(&mut self, system: &mut S, state: T, feet: &mut Footprints) -> bool {
        let (known, too_many) = strands(system);
        self.widen(known);
        self.seen.resize(self.width, Seen::Absent);
        let mut stand = Stand::default();
        for strand in 0..known as u8 {
            let seen = see(system, &state, strand, feet);
            self.seen[strand as usize] = seen;
            stand.set(strand, seen);
        }
        self.frames.push(Frame {
            state,
            sleep: 0,
            initial: 0,
            shared: 0,
            inherited: 0,
            stand,
            tree: EMPTY,
            first: None,
            current: 0,
            tally: Tally::default(),
        });
        too_many
    }

    /// Makes the frame after a step of `strand` that touched `foot`. Says whether there are too many strands.
    pub(super) fn push<S: System<State = T>>(
        &mut self,
        system: &mut S,
        state: T,
        (strand, foot): Step,
        tree: u32,
        execution: &Execution,
        feet: &mut Footprints,
    ) -> bool {
        let (known, too_many) = strands(system);
        self.widen(known);
        let from = self.seen.len() - self.width;
        self.seen.extend_from_within(from..);
        let to = from + self.width;
        let top = self.top();
        let (mut stand, tally) = (top.stand, top.tally.after(strand, top.stand.ready));
        let (mut sleep, inherited) = (top.sleep, top.inherited);
        let own = 1 << strand;
        for other in members((stand.ready | stand.blocked) & !own) {
            if let Seen::Ready(old) | Seen::Blocked(old) = self.seen[to + other as usize]
                && feet.depend(old, foot)
            {
                sleep &= !(1 << other);
                // A strand that went round in a circle depends on what it read, whatever it does next.
                let seen = match (see(system, &state, other, feet), execution.round(other)) {
                    (Seen::Ready(foot), Some(round)) => Seen::Ready(feet.union(foot, round.read)),
                    (seen, _) => seen,
                };
                self.seen[to + other as usize] = seen;
                stand.set(other, seen);
            }
        }
        let unborn = !stand.begun & (u64::MAX >> (64 - known));
        let restless = system.restless().map_or(0, |strand| 1 << strand.0);
        for strand in members(unborn | own | restless) {
            let seen = see(system, &state, strand, feet);
            self.seen[to + strand as usize] = seen;
            stand.set(strand, seen);
        }
        sleep &= !own;
        let inherited = inherited & sleep;
        self.frames.push(Frame {
            state,
            sleep,
            initial: sleep,
            shared: 0,
            inherited,
            stand,
            tree,
            first: None,
            current: 0,
            tally,
        });
        too_many
    }

    /// Drops the last frame.
    pub(super) fn pop(&mut self) {
        self.frames.pop();
        self.seen.truncate(self.frames.len() * self.width);
    }

    /// Makes room for more strands in all frames.
    fn widen(&mut self, strands: u32) {
        let (old, new) = (self.width, (strands as usize).next_power_of_two());
        if new <= old {
            return;
        }
        let mut wide = vec![Seen::Absent; self.frames.len() * new];
        for (wide, seen) in wide.chunks_mut(new).zip(self.seen.chunks(old)) {
            wide[..old].copy_from_slice(seen);
        }
        (self.seen, self.width) = (wide, new);
    }
}
