//! The frames of all threads of a process, for `sys._current_frames()`: as they are now, and not brought up to date later.

use super::Machine;
use crate::{
    builtins::hash::hash_int,
    heap::{Body, FrameObject, types},
    modules::kernel::ident_of,
    process::ProcessId,
    strand::{Frame, Status, StrandId},
    value::Value,
};

impl Machine {
    /// Puts the innermost frame of each thread into the dict, by the thread's identifier.
    pub(super) fn show_frames(&mut self, process: ProcessId, dict: Value) {
        let Some(dict) = dict.as_obj() else { return };
        let alive =
            |strand: &&std::sync::Arc<crate::strand::Strand>| strand.process == process && !matches!(strand.status, Status::Done);
        let threads: Vec<StrandId> = self.strands.iter().flatten().filter(alive).map(|strand| strand.id).collect();
        for thread in threads {
            let visible = |frame: &&Frame| !self.codes.unit_of(frame.code).hidden;
            let frames: Vec<Frame> = self.strand(thread).frames.iter().filter(visible).copied().collect();
            let ident = ident_of(&self.process(process).heap, &self.world, thread);
            let heap = &mut self.process_mut(process).heap;
            let mut innermost = Value::NONE;
            for frame in frames {
                let known = FrameObject {
                    code: frame.code,
                    pc: frame.pc.saturating_sub(1),
                    globals: frame.globals,
                    locals: Value::UNBOUND,
                    back: innermost,
                    // No frame of any thread stands there, so nobody takes this for a frame of its own.
                    depth: u32::MAX,
                    generator: Value::NONE,
                };
                innermost = heap.alloc(types::FRAME, Body::Frame(Box::new(known))).into();
            }
            if innermost.is_none() {
                continue;
            }
            let key = heap.int(ident);
            heap.dict_mut(dict).push(hash_int(ident), key, innermost);
        }
    }
}
