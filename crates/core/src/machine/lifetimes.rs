//! Ends of objects that the program can notice, after each statement: `__del__`, weak references, generators left in the middle.

use std::collections::BTreeMap;

use super::Machine;
use crate::{
    bytecode::{Code, Liveness, Registers, reads},
    code_table::CodeTable,
    heap::{Body, CodeId, End, Heap, TraceEntry, Visitor, types},
    process::ProcessId,
    strand::{Cont, Frame, Status, Strand, StrandId},
    value::{ObjId, Value},
    vm::Vm,
};

/// What was found out about code objects. A copy of a machine finds it out again.
#[derive(Default)]
pub(super) struct LivenessTable {
    codes: BTreeMap<CodeId, Liveness>,
}

impl Clone for LivenessTable {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Machine {
    /// Looks for ends of objects, between two instructions of the strand that runs.
    pub(super) fn find_ends(&mut self, process: ProcessId, strand: StrandId) {
        let watch = &mut self.processes[process.0 as usize].heap.watch;
        if watch.is_idle() {
            // The loop that looks after each statement is not needed until something is watched again.
            watch.on = false;
            return;
        }
        if self.are_held(process, strand) {
            return;
        }
        self.with_roots(process, true, |heap, roots| {
            heap.find_ends(roots.state.immortal, roots.codes, |marker| roots.mark(marker));
        });
    }

    /// Whether all that is watched is generators, and each is seen to be alive at the first look: it runs, or has nothing to do at its
    /// end, or one of the strand's registers holds it, or an instance that one holds. It is nearly always so while a loop goes over a
    /// generator with a `try`, or in a `with` of `contextlib`.
    fn are_held(&mut self, process: ProcessId, strand: StrandId) -> bool {
        let heap = &mut self.processes[process.0 as usize].heap;
        heap.forget_finished();
        let heap = &*heap;
        let Some(mut held) = Held::of(heap, &self.codes) else { return false };
        if !held.missing.is_empty()
            && let Some(Some(strand)) = self.strands.get(strand.0 as usize)
        {
            self.liveness.mark_registers(&self.codes, strand, &mut held);
        }
        held.missing.is_empty()
    }

    /// Collects everything, as `gc.collect()` does. How many objects only circles had kept.
    pub(super) fn collect_circles(&mut self, process: ProcessId) -> usize {
        let count =
            self.with_roots(process, true, |heap, roots| heap.announce(roots.state.immortal, |marker| roots.mark(marker)));
        self.collect(process);
        count
    }
}

/// More watched generators than this are not looked for one by one.
const MOST_HELD: usize = 8;

/// Watched generators of which nobody has been seen yet that holds them.
struct Held<'h> {
    heap: &'h Heap,
    missing: Vec<ObjId>,
}

impl<'h> Held<'h> {
    /// Those that have something to do at their end; `None` when there are many, or others than generators are watched.
    fn of(heap: &'h Heap, codes: &CodeTable) -> Option<Self> {
        let watch = &heap.watch;
        if !watch.finalizable.is_empty() || !watch.weak.is_empty() || watch.generators.len() > MOST_HELD {
            return None;
        }
        let missing = watch.generators.iter().copied().filter(|id| heap.has_an_end(*id, codes)).collect();
        Some(Self { heap, missing })
    }
}

impl Visitor for Held<'_> {
    fn object(&mut self, id: ObjId) {
        self.missing.retain(|missing| *missing != id);
        if !self.missing.is_empty()
            && let Body::Instance(slots) = &self.heap.get(id).body
        {
            self.missing.retain(|missing| !slots.iter().any(|slot| slot.as_obj() == Some(*missing)));
        }
    }
}

/// Lets the strand do next what the ends of objects ask for.
pub(super) fn deliver_ends(vm: &mut Vm<'_>) {
    if vm.heap.watch.ends.is_empty() || vm.strand.frames.is_empty() {
        return;
    }
    let ends = std::mem::take(&mut vm.heap.watch.ends);
    let mut work = Vec::new();
    for end in ends {
        let (kind, value) = match end {
            End::Finalize(value) => (0, value),
            End::Callback(value) => (1, value),
            End::Close(value) if vm.heap.type_of(value) == types::COROUTINE => {
                dropped_here(vm, value);
                (3, value)
            }
            End::Close(value) => (2, value),
        };
        work.push(vm.heap.tuple([Value::int32(kind), value]));
    }
    let work = vm.heap.list(work);
    // A call from between two instructions: it can fail only when the stack is full, and then nobody hears of these ends.
    let _ = vm.call_prelude("lives_ended", &[work], 0, Cont::Discard);
}

/// A coroutine that nobody awaited ends where the program stands, and that is what the warning names.
fn dropped_here(vm: &mut Vm<'_>, coroutine: Value) {
    let frame = vm.strand.frames.iter().rev().find(|frame| !vm.codes.unit_of(frame.code).hidden);
    if let Some(&Frame { code, pc, .. }) = frame
        && let Some(id) = coroutine.as_obj()
        && let Body::Generator(coroutine) = &mut vm.heap.get_mut(id).body
    {
        coroutine.origin = TraceEntry { code, pc: pc.saturating_sub(1), ..coroutine.origin };
    }
}

impl LivenessTable {
    /// Marks the variables of a strand's frames, and the other registers that will be read again.
    pub(super) fn mark_registers(&mut self, codes: &CodeTable, strand: &Strand, marker: &mut impl Visitor) {
        self.each_register(codes, strand, true, |_, _, value| marker.value(value));
    }

    /// The registers of a strand's frames that will be read again, and with `variables` those of all variables: the frame's place, the
    /// register, and what is in it.
    pub(super) fn each_register(
        &mut self,
        codes: &CodeTable,
        strand: &Strand,
        variables: bool,
        mut tell: impl FnMut(usize, u8, Value),
    ) {
        for (index, frame) in strand.frames.iter().enumerate() {
            let code = codes.code(frame.code);
            let live = match strand.frames.get(index + 1) {
                Some(callee) => self.during_call(code, frame, callee),
                None => {
                    let mut live = self.of(frame.code, code).at(frame.pc);
                    if let Status::Waiting { pending, .. } = &strand.status {
                        live.remove(pending.ret);
                    }
                    live
                }
            };
            for register in 0..code.registers {
                if variables && usize::from(register) < code.locals.len() || live.has(register) {
                    tell(index, register, strand.stack[frame.base as usize + usize::from(register)]);
                }
            }
        }
    }

    fn of(&mut self, id: CodeId, code: &Code) -> &Liveness {
        self.codes.entry(id).or_insert_with(|| Liveness::of(code))
    }

    /// What matters in a frame while another one runs above it.
    fn during_call(&mut self, code: &Code, frame: &Frame, callee: &Frame) -> Registers {
        let liveness = self.of(frame.code, code);
        let mut live = liveness.at(frame.pc);
        match callee.cont {
            Cont::Store | Cont::Init(_) | Cont::Next | Cont::Len => live.remove(callee.ret),
            Cont::Between => live = liveness.at(frame.pc.saturating_sub(1)),
            Cont::Jump { target, .. } | Cont::ForNext { exit: target } => {
                live.join(&liveness.at(target));
                // A comparison may go on to ask the other operand.
                if let Cont::Jump { .. } = callee.cont
                    && let Some(i) = code.instrs.get((frame.pc as usize).saturating_sub(1))
                {
                    reads(*i, |register| live.add(register));
                }
            }
            Cont::Operator | Cont::Comparison(_) => {
                if let Some(i) = code.instrs.get((frame.pc as usize).saturating_sub(1)) {
                    reads(*i, |register| live.add(register));
                }
            }
            _ => {}
        }
        live
    }
}
