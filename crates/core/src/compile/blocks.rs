//! Statements that must be left properly: loops, `try`, `with`, `except … as`.

use ruff_python_ast::{Identifier, Stmt};

use super::assigned::Assigned;
use super::frame::Label;
use super::{Compiler, Reg, Span};
use crate::bytecode::{Handled, Handler};

/// What leaving a block takes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Exit<'a> {
    /// Nothing: the block only has a handler or an exception being handled.
    Nothing,
    /// A loop: where `continue` and `break` lead.
    Loop { next: Label, end: Label },
    /// A `finally` clause to run.
    Finally(&'a [Stmt]),
    /// The name of `except … as name` to unbind.
    Unbind(&'a Identifier),
    /// A context manager whose exit method is in this register and the next.
    With { exit: Reg, asynchronous: bool, at: Span },
}

/// A block around the current instruction.
#[derive(Debug)]
pub(super) struct Block<'a> {
    pub(super) exit: Exit<'a>,
    /// Where an exception inside goes, and the register that takes it.
    handler: Option<(Label, Reg)>,
    /// The exception being handled inside.
    handled: Option<Reg>,
    /// First instruction of the part being covered now.
    open: u32,
    /// Parts covered so far: the code of ways out in between is not.
    parts: Vec<(u32, u32)>,
    /// What holds where `break` leads, for loops.
    pub(super) at_end: Assigned,
}

impl<'a> Compiler<'a> {
    /// Opens a block at the next instruction.
    pub(super) fn open(&mut self, exit: Exit<'a>, handler: Option<(Label, Reg)>, handled: Option<Reg>) {
        let open = self.frame.here();
        let at_end = Assigned::unreached();
        self.frame.blocks.push(Block { exit, handler, handled, open, parts: Vec::new(), at_end });
    }

    /// Ends the innermost block before the next instruction; what holds where its `break`s lead.
    pub(super) fn close(&mut self) -> Assigned {
        let here = self.frame.here();
        let Some(mut block) = self.frame.blocks.pop() else { return Assigned::unreached() };
        block.pause(here);
        for (start, end) in block.parts {
            if let Some((label, reg)) = block.handler {
                self.frame.handlers.push(Handler { start, end, target: self.handler_target(label), reg });
            }
            if let Some(reg) = block.handled {
                self.frame.handled.push(Handled { start, end, reg });
            }
        }
        block.at_end
    }

    /// Writes the ways out of all blocks above the outermost `depth` ones, innermost first.
    pub(super) fn unwind(&mut self, depth: usize, at: Span) {
        let mut left = Vec::new();
        while self.frame.blocks.len() > depth {
            let here = self.frame.here();
            let Some(mut block) = self.frame.blocks.pop() else { break };
            block.pause(here);
            let exit = block.exit;
            left.push(block);
            if self.frame.assigned.dead || self.failure.is_some() {
                continue;
            }
            match exit {
                Exit::Nothing | Exit::Loop { .. } => {}
                Exit::Finally(body) => self.body(body),
                Exit::Unbind(name) => self.unbind_handler_name(name, at),
                Exit::With { exit, asynchronous, at } => self.leave_with(exit, asynchronous, at),
            }
        }
        // The one instruction that now leaves is outside the blocks, too.
        let open = self.frame.here() + u32::from(!self.frame.assigned.dead);
        while let Some(mut block) = left.pop() {
            block.open = open;
            self.frame.blocks.push(block);
        }
    }

    /// Whether leaving the function takes more than a return.
    pub(super) fn has_exits(&self) -> bool {
        self.frame.blocks.iter().any(|block| !matches!(block.exit, Exit::Nothing | Exit::Loop { .. }))
    }

    /// The place of the innermost loop among the blocks.
    pub(super) fn innermost_loop(&self) -> Option<(usize, Label, Label)> {
        let blocks = self.frame.blocks.iter().enumerate().rev();
        blocks.into_iter().find_map(|(at, block)| match block.exit {
            Exit::Loop { next, end } => Some((at, next, end)),
            _ => None,
        })
    }
}

impl Block<'_> {
    fn pause(&mut self, here: u32) {
        if here > self.open {
            self.parts.push((self.open, here));
        }
        self.open = here;
    }
}
