//! What natives asked of the machine: threads, processes, ends.

use std::sync::Arc;

use super::{Machine, SwitchModel};
use crate::{
    clock,
    heap::CodeId,
    process::{Process, ProcessId},
    strand::{Cont, Frame, Status, StrandId, StrandKind},
    trace::State,
    value::{ObjId, Value},
    vm::{Caches, Vm},
    world::{Request, Stream},
};

impl Machine {
    /// Does what the strand that just stopped asked for.
    pub(super) fn serve_requests(&mut self, process: ProcessId, id: StrandId) {
        for request in std::mem::take(&mut self.world.requests) {
            match request {
                Request::Thread { strand, function, args, daemon } => {
                    self.start_thread(process, id, strand, function, args, daemon);
                }
                Request::Fork { strand, process: child, function } => self.fork(process, strand, child, function),
                Request::Spawn { strand, process: child, message } => {
                    self.spawn(process, strand, child, &message);
                }
                Request::Signal { process: target, number, wakes } => {
                    self.signal(process, target, number, wakes);
                    if self.process(process).exit.is_some() {
                        return;
                    }
                }
                // The loop is entered again, and looks for ends from now on.
                Request::Watch => {}
                Request::Frames(dict) => self.show_frames(process, dict),
                Request::Collect => {
                    let circles = self.collect_circles(process);
                    let ret = self.strand(id).frames.last().map(|frame| {
                        let call = self.codes.code(frame.code).instrs[frame.pc as usize - 1];
                        frame.base as usize + usize::from(call.a)
                    });
                    if let Some(place) = ret {
                        self.strand_mut(id).stack[place] = Value::int32(circles as i32);
                    }
                }
                Request::Exit { status } => {
                    self.end_process(process, status);
                    return;
                }
            }
        }
    }

    /// A new thread. It goes first, by one handover: CPython's `Thread.start` waits for its first sign of life.
    fn start_thread(&mut self, process: ProcessId, parent: StrandId, id: StrandId, function: Value, args: Value, daemon: bool) {
        self.place_strand(id, process, StrandKind::Thread);
        self.process_mut(process).time += clock::THREAD_START;
        let now = self.process(process).time;
        let items: Vec<Value> = self.process(process).heap.as_items(args).unwrap_or_default().to_vec();
        let strand = self.strand_mut(id);
        strand.daemon = daemon;
        strand.ready_at = now;
        self.begin(id, function, &items);
        self.note(id, State::Ready, now);
        if self.switch == SwitchModel::Free {
            self.strand_mut(parent).clock = now;
            self.strand_mut(parent).ready_at = now + clock::SWITCH;
            return;
        }
        let entry = self.process_mut(process);
        entry.ready.retain(|other| *other != parent && *other != id);
        entry.ready.insert(0, id);
        entry.ready.push(parent);
        entry.holder = None;
        self.note(parent, State::Wanting, now);
    }

    /// A copy of a process, in which only the copy of the forking thread goes on, calling `function`.
    fn fork(&mut self, process: ProcessId, strand: StrandId, child: ProcessId, function: Value) {
        self.process_mut(process).time += clock::FORK;
        let parent = self.process_mut(process);
        parent.heap.freeze();
        let mut copy = parent.clone();
        copy.state.ppid = parent.state.pid;
        forget_imports(&mut copy);
        self.add_process(&mut copy, strand, child);
        self.processes.push(copy);
        self.world.kernel.inherit_ends(process, child);
        self.world.inherit_network(process, child);
        self.begin(strand, function, &[]);
        self.note(strand, State::Ready, self.process(child).time);
    }

    /// A fresh process that imports the main file and runs what is pickled in `message`.
    fn spawn(&mut self, process: ProcessId, strand: StrandId, child: ProcessId, message: &Arc<[u8]>) {
        self.process_mut(process).time += clock::FORK;
        let (time, ppid) = (self.process(process).time + clock::SPAWN, self.process(process).state.pid);
        let mut fresh = self.library.image.clone();
        fresh.heap.limit = self.world.limits.memory;
        fresh.time = time;
        fresh.state.ppid = ppid;
        self.add_process(&mut fresh, strand, child);
        self.processes.push(fresh);
        self.load_unit(child, self.main_unit);
        self.make_main_module(child, "__mp_main__");
        let function = self.prelude_function(child, "spawned_main");
        let message = self.process_mut(child).heap.bytes_object(Arc::clone(message));
        self.begin(strand, function, &[message]);
        self.note(strand, State::Ready, time);
    }

    fn add_process(&mut self, process: &mut crate::process::Process, strand: StrandId, id: ProcessId) {
        debug_assert_eq!(id.0 as usize, self.processes.len(), "processes are numbered in order");
        process.state.id = id;
        process.state.pid = crate::modules::kernel::pid(id);
        process.state.main = strand;
        process.name = Arc::clone(&self.world.trace.strands[strand.0 as usize].name);
        process.holder = None;
        process.last = strand;
        process.lease = 0;
        (process.alone, process.pinned, process.cpu) = (false, false, 0);
        process.ready = vec![strand];
        process.timers.clear();
        process.state.kernel.forget_sleepers();
        self.place_strand(strand, id, StrandKind::Process);
        self.strand_mut(strand).ready_at = process.time;
        self.newborn.push(strand);
        // No exit status yet: who waits for the process asks for this.
        if self.world.exits.len() <= id.0 as usize {
            self.world.exits.resize(id.0 as usize + 1, None);
        }
    }

    /// Makes a new strand begin with a call.
    pub(super) fn begin(&mut self, id: StrandId, function: Value, args: &[Value]) {
        let process = self.strand(id).process;
        if !self.process(process).ready.contains(&id) {
            self.process_mut(process).ready.push(id);
        }
        self.world.fuel = i64::MAX;
        self.save_strand(id);
        let mut caches = Caches::default();
        let Self { library, codes, processes, strands, world, .. } = self;
        let entry = &mut processes[process.0 as usize];
        let mut vm = Vm {
            strand: Arc::make_mut(strands[id.0 as usize].as_mut().expect("a thread has a strand")),
            heap: &mut entry.heap,
            state: &mut entry.state,
            world,
            codes,
            library,
            caches: &mut caches,
            lease: u64::MAX,
            any: true,
            looked: true,
            parked: Vec::new(),
        };
        let begun = vm.call_with(function, args, &[], 0, Cont::Store);
        self.world.fuel = 0;
        self.world.granted = 0;
        if begun.is_err() || self.strand(id).frames.is_empty() {
            // The library starts threads only with functions of its own, so this is the library's mistake.
            self.world.write(id, Stream::Err, "Interleave: a strand could not begin\n");
            self.strand_mut(id).status = Status::Done;
            self.process_mut(process).ready.retain(|other| *other != id);
        }
    }

    /// Makes a new strand begin with a unit's body.
    pub(super) fn begin_code(&mut self, id: StrandId, unit: u32, globals: ObjId) {
        let code = CodeId(self.codes.unit(unit).first);
        let process = self.strand(id).process;
        self.process_mut(process).ready.push(id);
        self.strand_mut(id).frames.push(Frame {
            code,
            pc: 0,
            base: 0,
            ret: 0,
            cont: Cont::Store,
            globals,
            namespace: Value::UNBOUND,
            generator: ObjId(0),
        });
    }
}

/// In a forked process nobody goes on with the imports that were under way.
fn forget_imports(process: &mut Process) {
    let name = process.heap.intern("importing");
    if let Some(table) = process.heap.name_get(process.state.prelude, name).and_then(Value::as_obj) {
        process.heap.dict_mut(table).clear();
    }
}
