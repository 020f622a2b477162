//! What happens in an exploration beside the steps of strands: time passes, and what is open is chosen.

use super::{Machine, Progress, Went};
use crate::{
    kernel::{KernelObject, KernelRef, Operation, WHOLE},
    observe::{Kind, Place, Touch},
    strand::{Status as StrandStatus, StrandId, StrandKind},
};

impl Progress {
    /// A step that touches one place and does nothing else.
    fn of(went: Went, touch: Touch) -> Self {
        Self { went, touches: vec![touch], line: 0, heard: Vec::new(), begun: Vec::new(), turns: Vec::new(), points: 0 }
    }
}

impl Machine {
    /// Whether there are, or were, tasks of event loops.
    pub fn has_tasks(&self) -> bool {
        self.world.trace.strands.iter().any(|strand| strand.kind == StrandKind::Task)
    }

    /// Whether the program looked at a clock in an exploration that has none.
    pub fn has_asked_time(&self) -> bool {
        self.world.asked_time
    }

    /// The time of an exploration that keeps to durations, in nanoseconds.
    pub fn reached(&self) -> u64 {
        self.world.reached
    }

    /// When a strand gives up waiting or wakes, in virtual nanoseconds.
    pub fn deadline(&self, strand: StrandId) -> Option<u64> {
        match &self.strands.get(strand.0 as usize)?.as_ref()?.status {
            StrandStatus::Waiting { pending, .. } => pending.deadline,
            _ => None,
        }
    }

    /// Lets time pass until this many nanoseconds are reached.
    pub fn tick(&mut self, time: u64) -> Progress {
        self.world.reached = self.world.reached.max(time);
        Progress::of(Went::On, Touch { place: Place::Time, kind: Kind::Write })
    }

    /// What a strand waits to be told: where, and one of how many.
    pub fn choice(&self, strand: StrandId) -> Option<(KernelRef, u32)> {
        match &self.strands.get(strand.0 as usize)?.as_ref()?.status {
            StrandStatus::Waiting { pending, .. } => match pending.operation {
                Operation::Choose { choice, count } => Some((choice, count)),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether a place is where a strand is told what happens.
    pub fn is_choice(&self, place: Place) -> bool {
        let Place::Kernel(kernel, _) = place else { return false };
        !kernel.is_shared() && matches!(self.processes[0].state.kernel.get(kernel).object, KernelObject::Choice { .. })
    }

    /// Answers a strand that waits to be told a number, if this is one of those that it can be told.
    pub fn answer(&mut self, choice: KernelRef, answer: u32) -> Progress {
        let touch = Touch { place: Place::Kernel(choice, WHOLE), kind: Kind::Write };
        let table = &mut self.processes[0].state.kernel;
        let is_open = matches!(table.get(choice).object, KernelObject::Choice { open, chosen: None } if answer < open);
        if is_open && let KernelObject::Choice { chosen, .. } = &mut table.get_mut(choice).object {
            *chosen = Some(answer);
        }
        Progress::of(if is_open { Went::On } else { Went::Blocked }, touch)
    }
}
