//! Waiting for the library's pack: a step that stops where a module is imported, and goes on as if it had not.

use super::{Machine, turn::Turn};
use crate::vm::Exit;

/// A step that is done up to what comes of its slice: an import of a module of the pack.
#[derive(Clone)]
pub(super) struct Held {
    pub turn: Turn,
    pub exit: Exit,
    /// The number of instructions until which the machine was to run.
    pub end: u64,
}

/// The pack is not there yet.
pub(super) struct StillLate;

impl Machine {
    pub(super) fn hold(&mut self, held: Held) {
        self.held = Some(held);
    }

    /// Finishes the step that waits for the pack, if there is one. The number of instructions until which that run was to go.
    pub(super) fn resume(&mut self) -> Result<Option<u64>, StillLate> {
        let Some(held) = &self.held else { return Ok(None) };
        if let Exit::Load(load) = &held.exit
            && self.is_late(held.turn.process, load)
        {
            return Err(StillLate);
        }
        Ok(self.finish_held())
    }

    /// After [`Status::NeedsPack`](super::Status::NeedsPack): the pack cannot be had. The import raises `ImportError`; the next one of
    /// such a module asks again.
    pub fn go_without_pack(&mut self) {
        self.finish_held();
    }

    fn finish_held(&mut self) -> Option<u64> {
        let Held { turn, exit, end } = self.held.take()?;
        self.end_step(turn, exit);
        Some(end)
    }
}
