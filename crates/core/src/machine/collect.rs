//! Garbage collection of a process: what its strands, modules and kernel objects lead to stays.

use super::Machine;
use crate::{
    kernel::{Item, Operation},
    process::ProcessId,
    strand::{Cont, Status},
    world::Request,
};

impl Machine {
    /// Collects a process's garbage.
    pub(super) fn collect(&mut self, process: ProcessId) {
        let Self { processes, strands, codes, world, .. } = self;
        let entry = &mut processes[process.0 as usize];
        let state = &entry.state;
        entry.heap.collect(state.immortal, |marker| {
            for dict in [state.modules, state.builtins, state.prelude] {
                marker.object(dict);
            }
            marker.values(&state.intrinsics);
            marker.values(&state.constants);
            marker.value(state.build_class);
            marker.value(state.exit_hooks);
            state.kernel.mark(marker);
            for strand in strands.iter().flatten().filter(|strand| strand.process == process) {
                let top = strand
                    .frames
                    .last()
                    .map_or(0, |frame| frame.base as usize + codes.code(frame.code).registers as usize)
                    .min(strand.stack.len());
                marker.values(&strand.stack[..top]);
                strand.inject.iter().for_each(|value| marker.value(*value));
                for frame in &strand.frames {
                    marker.object(frame.globals);
                    marker.object(frame.generator);
                    marker.value(frame.namespace);
                    match frame.cont {
                        Cont::Init(value) | Cont::NextOr(value) | Cont::Module(value) => marker.value(value),
                        Cont::AsyncStep(step) | Cont::AsyncStepCall(step) => marker.object(step),
                        _ => {}
                    }
                }
                if let Status::Waiting { pending, .. } = &strand.status
                    && let Operation::Put { item: Item::Value(value), .. } = &pending.operation
                {
                    marker.value(*value);
                }
            }
            for request in &world.requests {
                match request {
                    Request::Thread { function, args, .. } => marker.values(&[*function, *args]),
                    Request::Fork { function, .. } => marker.value(*function),
                    _ => {}
                }
            }
        });
        // What the caches remember may be gone.
        self.caches.table.clear();
    }
}
