//! Generators between two items of a loop: while nothing else needs the stack above the loop's frame, their registers stay there.
//!
//! A loop takes an item from a generator, does a little, and takes the next one. Keeping the registers in the heap in between and
//! fetching them again would cost more than most generators do. So a generator that yields to a loop is *parked*: its frame is gone
//! from the strand's frames, its registers are where they were, and its object still says that it runs. Whoever is about to write to
//! the stack above the current frame, or to look at a generator, calls [`Vm::settle`] first, which puts all parked ones to rest in
//! their objects. Between two runs of the dispatch loop none is parked.

use super::Vm;
use crate::{
    heap::CodeId,
    strand::{Cont, Frame},
    value::{ObjId, Value},
};

/// A generator whose registers are still on the stack.
pub(crate) struct Parked {
    code: CodeId,
    /// Its `Yield`, or the `YieldFrom` at which it drives another one.
    pc: u32,
    base: u32,
    globals: ObjId,
    generator: ObjId,
    /// The register of its driver that takes its result.
    ret: u8,
    /// The register that takes what is sent into its `Yield`.
    sent: u8,
    /// Whether it drives the one parked before it.
    drives: bool,
}

impl Parked {
    /// Whether it is this generator, and its frame would begin at `base` again.
    #[inline(always)]
    pub(super) fn is(&self, generator: Value, base: usize) -> bool {
        generator.as_obj() == Some(self.generator) && self.base as usize == base
    }
}

impl Vm<'_> {
    /// The current frame, with those that hand on what it yields, is parked at its `Yield`, instruction `pc`, and the loop that drives
    /// it has the value; `sent` is the register that takes what is sent in. Whether a loop drives it; if not, nothing has happened.
    #[inline]
    pub(super) fn park(&mut self, value: Value, pc: u32, sent: u8) -> bool {
        let frames = &mut self.strand.frames;
        let mut last = frames.len() - 1;
        while let Cont::Delegate = frames[last].cont {
            last -= 1;
        }
        let Cont::ForNext { .. } = frames[last].cont else { return false };
        let (mut pc, mut drives) = (pc, false);
        while let [.., below, frame] = &mut frames[..] {
            let Frame { code, base, ret, globals, generator, .. } = *frame;
            self.parked.push(Parked { code, pc, base, globals, generator, ret, sent, drives });
            (pc, drives) = (below.pc, true);
            let place = below.base as usize + ret as usize;
            frames.pop();
            if frames.len() == last {
                self.strand.stack[place] = value;
                break;
            }
        }
        true
    }

    /// A loop goes on with the generator that was parked last, in the frames that it had then. `pc` is where the loop's frame will go
    /// on, `exit` where when the generator is over.
    #[inline]
    pub(super) fn unpark(&mut self, ret: u8, exit: u32, pc: u32) {
        self.frame_mut().pc = pc;
        let (mut ret, mut cont) = (ret, Cont::ForNext { exit });
        while let Some(Parked { code, pc, base, globals, generator, sent, drives, .. }) = self.parked.pop() {
            self.world.fuel -= 4;
            let pc = pc + u32::from(!drives);
            let namespace = Value::UNBOUND;
            self.strand.frames.push(Frame { code, pc, base, ret, cont, globals, namespace, generator });
            if !drives {
                self.strand.stack[base as usize + sent as usize] = Value::NONE;
                return;
            }
            cont = Cont::Delegate;
            ret = self.parked.last().map_or(0, |inner| inner.ret);
        }
    }

    /// Puts all parked generators to rest.
    #[inline(always)]
    pub(super) fn settle(&mut self) {
        if !self.parked.is_empty() {
            self.settle_all();
        }
    }

    #[inline(never)]
    fn settle_all(&mut self) {
        while let Some(Parked { generator, base, pc, drives, .. }) = self.parked.pop() {
            if drives {
                self.rest_driver(generator, base as usize, pc);
            } else {
                self.rest(generator, base as usize, pc);
            }
        }
    }
}
