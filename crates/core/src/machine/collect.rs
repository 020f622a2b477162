//! Garbage collection of a process: what its strands, modules and kernel objects lead to stays.

use std::sync::Arc;

use super::{Machine, lifetimes::LivenessTable};
use crate::{
    code_table::CodeTable,
    heap::{Heap, Marker, Visitor},
    kernel::{Item, Operation},
    process::{ProcessId, ProcessState},
    strand::{Cont, Status, Strand},
    world::{Request, World},
};

/// What a process's objects are reached from, beside the library's own objects.
pub(super) struct Roots<'a> {
    pub(super) process: ProcessId,
    pub(super) state: &'a ProcessState,
    pub(super) strands: &'a [Option<Arc<Strand>>],
    pub(super) codes: &'a CodeTable,
    pub(super) world: &'a World,
    /// Says which registers still matter; without it all of them do.
    pub(super) liveness: Option<&'a mut LivenessTable>,
}

impl Machine {
    /// Collects a process's garbage.
    pub(super) fn collect(&mut self, process: ProcessId) {
        self.with_roots(process, false, |heap, roots| heap.collect(roots.state.immortal, |marker| roots.mark(marker)));
        // What the caches remember may be gone.
        self.caches.clear();
    }

    /// Does something with a process's objects and what they are reached from; `precise`: only by registers that still matter.
    pub(super) fn with_roots<T>(&mut self, process: ProcessId, precise: bool, work: impl FnOnce(&mut Heap, Roots<'_>) -> T) -> T {
        let Self { processes, strands, codes, world, liveness, .. } = self;
        let entry = &mut processes[process.0 as usize];
        let liveness = precise.then_some(liveness);
        work(&mut entry.heap, Roots { process, state: &entry.state, strands, codes, world, liveness })
    }
}

impl Roots<'_> {
    /// Marks them.
    pub(super) fn mark(mut self, marker: &mut Marker) {
        let state = self.state;
        for dict in [state.modules, state.builtins, state.prelude] {
            marker.object(dict);
        }
        marker.values(&state.intrinsics);
        marker.values(&state.constants);
        marker.value(state.build_class);
        marker.value(state.exit_hooks);
        state.asyncgen_hooks.values().for_each(|hooks| marker.values(hooks));
        state.memory.iter().for_each(|mapping| marker.object(mapping.place));
        state.kernel.mark(marker);
        for strand in self.strands.iter().flatten().filter(|strand| strand.process == self.process) {
            match &mut self.liveness {
                Some(liveness) => liveness.mark_registers(self.codes, strand, marker),
                None => mark_stack(self.codes, strand, marker),
            }
            strand.inject.iter().for_each(|value| marker.value(*value));
            if let Some(again) = &strand.again {
                marker.values(&[again.callee, again.kwnames]);
                marker.values(&again.args);
                mark_cont(again.cont, marker);
            }
            for frame in &strand.frames {
                marker.object(frame.globals);
                marker.object(frame.generator);
                marker.value(frame.namespace);
                mark_cont(frame.cont, marker);
            }
            let waits = match &strand.status {
                Status::Waiting { pending, .. } => Some(pending),
                _ => None,
            };
            for pending in waits.into_iter().chain(&strand.broken).chain(&strand.interrupted) {
                if let Operation::Put { item: Item::Value(value), .. } = &pending.operation {
                    marker.value(*value);
                }
            }
        }
        for request in &self.world.requests {
            match request {
                Request::Thread { function, args, .. } => marker.values(&[*function, *args]),
                Request::Fork { function, .. } => marker.value(*function),
                _ => {}
            }
        }
    }
}

fn mark_cont(cont: Cont, marker: &mut Marker) {
    match cont {
        Cont::Init(value) | Cont::NextOr(value) | Cont::Module(value) => marker.value(value),
        Cont::AsyncStep(step) | Cont::AsyncStepCall(step) => marker.object(step),
        _ => {}
    }
}

/// All registers of all frames, also those that only hold what was needed once.
fn mark_stack(codes: &CodeTable, strand: &Strand, marker: &mut Marker) {
    let top = strand
        .frames
        .last()
        .map_or(0, |frame| frame.base as usize + codes.code(frame.code).registers as usize)
        .min(strand.stack.len());
    marker.values(&strand.stack[..top]);
}
