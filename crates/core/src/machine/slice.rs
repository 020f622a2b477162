//! One slice: what the strand whose turn it is does until it stops, and what comes of it.

use std::sync::Arc;

use super::{Machine, Status, SwitchModel, late::Held, lifetimes::deliver_ends, signals::deliver_signals, turn::Turn};
use crate::{
    clock,
    kernel::{self, Attempt, KernelObject, Operation, Taken},
    native::Cx,
    process::ProcessId,
    schedule::Scheduler,
    strand::{Frame, Pending, Status as StrandStatus, StrandId},
    trace::{Arrow, State},
    value::Value,
    vm::{Exit, Vm},
    world::Watch,
};

/// While signals wait for the main thread it is looked after so many virtual nanoseconds whether they can be handled.
const SIGNALS_PENDING: u64 = 400;

impl Machine {
    /// Lets somebody do something, until `end` instructions are done in all at most; or finds that nobody can.
    pub(super) fn step(&mut self, scheduler: &mut dyn Scheduler, end: u64) {
        let mut turn = match self.broken_off.take() {
            Some(turn) => turn,
            None => {
                let Some(turn) = self.next_turn(scheduler) else {
                    let deadlock = self.diagnose();
                    self.end(Status::Deadlock(deadlock));
                    return;
                };
                let Some(turn) = turn else { return };
                if !self.retry(turn.process, turn.strand) {
                    self.end_turn(turn);
                    return;
                }
                turn
            }
        };
        let exit = self.run_strand(&mut turn, end - self.steps);
        if let Exit::Load(load) = &exit
            && self.is_late(turn.process, load)
        {
            self.hold(Held { turn, exit, end });
            return;
        }
        self.end_step(turn, exit);
    }

    /// Does what comes of a slice.
    pub(super) fn end_step(&mut self, mut turn: Turn, exit: Exit) {
        let Turn { process, strand, .. } = turn;
        let between = matches!(exit, Exit::Fuel | Exit::Lease | Exit::Pinned);
        let paused = matches!(exit, Exit::Pause);
        if paused && self.world.cut {
            // What is left of the slice was taken away already.
            turn.fuel = 0;
        }
        // Only the budget is used up: the turn goes on, as if nothing had been.
        let broken_off = paused || turn.fuel > 0 && !self.world.cut && matches!(exit, Exit::Fuel | Exit::Pinned);
        if !broken_off {
            self.after_slice(process, strand, exit);
        }
        if broken_off {
            // No collection either: objects would get other numbers.
            turn.fresh = false;
            self.broken_off = Some(turn);
            return;
        }
        if self.processes[process.0 as usize].exit.is_none() && self.processes[process.0 as usize].heap.wants_collection() {
            self.collect_after(process, strand, between);
        }
        self.end_turn(turn);
    }

    /// A strand may go on from `time` on, `by` another one's doing or because time has passed.
    pub(super) fn make_ready(&mut self, strand: StrandId, time: u64, by: Option<StrandId>) {
        self.save_strand(strand);
        let Some(Some(entry)) = self.strands.get_mut(strand.0 as usize) else { return };
        let process = entry.process;
        if !matches!(entry.status, StrandStatus::Waiting { woken: false, .. }) {
            return;
        }
        let entry = Arc::make_mut(entry);
        if let StrandStatus::Waiting { woken, .. } = &mut entry.status {
            *woken = true;
        }
        entry.ready_at = time;
        entry.woken_by = by.map(|by| (by, time));
        let process = self.process_mut(process);
        process.ready.push(strand);
        // Somebody else has the interpreter; and a strand that has asked for its turn wants it back.
        let taken = process.holder.is_some_and(|holder| holder != strand);
        self.note(strand, if taken && self.switch != SwitchModel::Free { State::Wanting } else { State::Ready }, time);
    }

    /// Tries again what a woken strand waited for. Whether it can go on.
    pub(super) fn retry(&mut self, process: ProcessId, id: StrandId) -> bool {
        let now = self.process(process).time;
        let StrandStatus::Waiting { pending, .. } = std::mem::replace(&mut self.strand_mut(id).status, StrandStatus::Ready)
        else {
            return true;
        };
        let Pending { operation, deadline, ret } = *pending;
        let expired = deadline.is_some_and(|deadline| deadline <= now);
        self.open_slice(process, 1);
        let entry = &mut self.processes[process.0 as usize];
        let mut cx = Cx {
            heap: &mut entry.heap,
            state: &mut entry.state,
            world: &mut self.world,
            codes: &self.codes,
            strand: id,
            thread: id,
        };
        let attempt = kernel::attempt(&mut cx, id, &operation, expired);
        if let Some(deadline) = deadline {
            entry.timers.remove(&(deadline, id));
        }
        self.close_slice(process);
        match attempt {
            Attempt::Done(value) => {
                self.note_taken(process, id, &operation, value);
                self.note_arrow(id, &operation, now);
                let strand = self.strand_mut(id);
                let base = strand.frames.last().map_or(0, |frame| frame.base as usize);
                strand.stack[base + ret as usize] = value;
                self.wake_the_woken(id);
                true
            }
            Attempt::Blocked => {
                self.strand_mut(id).woken_by = None;
                let deadline = if expired { None } else { deadline };
                self.strand_mut(id).status =
                    StrandStatus::Waiting { pending: Box::new(Pending { operation, deadline, ret }), woken: false };
                self.park(process, id);
                self.wake_the_woken(id);
                false
            }
        }
    }

    /// Notes that what a strand waited for was another one's doing.
    fn note_arrow(&mut self, id: StrandId, operation: &Operation, now: u64) {
        if let Some((by, at)) = self.strand_mut(id).woken_by.take()
            && self.recording
            && by != id
        {
            let deed = kernel::deed_that_ends(operation);
            self.world.trace.add_arrow(Arrow { from: by, at, to: id, until: now.max(at), deed });
        }
    }

    /// Notes where a strand took what it had waited for.
    fn note_taken(&mut self, process: ProcessId, id: StrandId, operation: &Operation, value: Value) {
        let state = &self.process(process).state;
        let object = match operation {
            Operation::Acquire(object) | Operation::Down(object) if value == Value::TRUE => *object,
            Operation::WaitCondition { condition, .. } => {
                let table = if condition.is_shared() { &self.world.kernel } else { &state.kernel };
                let KernelObject::Condition { lock, .. } = &table.get(*condition).object else { return };
                *lock
            }
            _ => return,
        };
        let frames = self.strand(id).frames.iter().rev();
        let Some(frame) = frames.into_iter().find(|frame| !self.codes.unit_of(frame.code).hidden) else { return };
        let taken = Taken { by: id, code: frame.code, pc: frame.pc.saturating_sub(1) };
        let table = if object.is_shared() { &mut self.world.kernel } else { &mut self.process_mut(process).state.kernel };
        table.note_taken(object, taken);
    }

    /// A strand waits: it leaves the ready ones, a timer is set, and the timeline knows.
    fn park(&mut self, process: ProcessId, id: StrandId) {
        let now = self.process(process).time;
        let StrandStatus::Waiting { pending, woken } = &mut self.strand_mut(id).status else { return };
        // What woke it in the slice that ends here came before it began to wait.
        *woken = false;
        let (deadline, sleeping) = (pending.deadline, matches!(pending.operation, Operation::Sleep));
        let yields = matches!(pending.operation, Operation::Yield);
        let entry = self.process_mut(process);
        entry.ready.retain(|other| *other != id);
        if let Some(deadline) = deadline {
            entry.timers.insert((deadline, id));
        }
        if entry.holder == Some(id) {
            entry.holder = None;
        }
        if yields {
            self.make_ready(id, now, None);
            return;
        }
        self.note_waiting(id);
        self.note(id, if sleeping { State::Sleeping } else { State::Blocked }, now);
    }

    /// Runs a strand for one slice.
    fn run_strand(&mut self, turn: &mut Turn, budget: u64) -> Exit {
        let Turn { process, strand: id, horizon, fuel, .. } = *turn;
        let start = self.process(process).time;
        if self.strand(id).task.is_some() || self.world.trace.state(id) != Some(State::Running) {
            self.note(id, State::Running, start);
        }
        self.open_slice(process, fuel.min(budget.max(1)) as i64);
        self.world.cut = false;
        self.world.horizon = horizon;
        self.world.computed = (start, self.strand(id).cpu, self.process(process).cpu);
        self.exchange_memory(process);
        let exit = self.execute(process, id, &mut turn.lease, turn.fresh);
        self.exchange_memory(process);
        let used = self.close_slice(process);
        turn.fuel = fuel.saturating_sub(used);
        self.steps += used;
        self.process_mut(process).heap.approach(used);
        let elapsed = self.process(process).time - start;
        let others = self.process(process).ready.len() > 1;
        let entry = self.process_mut(process);
        entry.cpu += elapsed;
        if others {
            entry.quantum = entry.quantum.saturating_sub(elapsed);
        }
        self.strand_mut(id).cpu += elapsed;
        self.wake_the_woken(id);
        exit
    }

    /// Hands the shared memory that a process has mapped to it, or takes it back.
    fn exchange_memory(&mut self, process: ProcessId) {
        let entry = &mut self.processes[process.0 as usize];
        if !entry.state.memory.is_empty() {
            kernel::exchange(&mut entry.heap, &mut self.world.kernel, &entry.state.memory);
        }
    }

    /// Collects what a process does not need. If that is not enough, the strand that ran last has no memory left; `between`: it
    /// stands before an instruction, not in one.
    fn collect_after(&mut self, process: ProcessId, id: StrandId, between: bool) {
        self.collect(process);
        if !self.processes[process.0 as usize].heap.fits(0) && !self.strand(id).is_done() {
            let heap = &mut self.process_mut(process).heap;
            let error = crate::native::new_exception(heap, crate::heap::types::MEMORY_ERROR, &[]);
            let strand = self.strand_mut(id);
            strand.inject = Some(error);
            if between && let Some(frame) = strand.frames.last_mut() {
                // It arises at the instruction that would be next, not at the one before a loop's start.
                frame.pc += 1;
            }
        }
    }

    /// How many instructions a strand may do before the machine looks around.
    pub(super) fn slice_fuel(&self, process: ProcessId, now: u64, horizon: u64) -> u64 {
        let entry = self.process(process);
        let mut nanoseconds = clock::SWITCH_INTERVAL.min(horizon.saturating_sub(now).saturating_add(clock::LOOKAHEAD));
        if !entry.state.signals.is_empty() {
            // The main thread is about to be where its program can be interrupted.
            nanoseconds = nanoseconds.min(SIGNALS_PENDING);
        }
        if self.switch != SwitchModel::Free {
            if entry.ready.len() > 1 && entry.lease == u64::MAX && entry.quantum > 0 {
                nanoseconds = nanoseconds.min(entry.quantum);
            }
            if let Some((deadline, _)) = entry.timers.first() {
                nanoseconds = nanoseconds.min(deadline.saturating_sub(now));
            }
        }
        (nanoseconds / clock::INSTRUCTION).max(1)
    }

    pub(super) fn open_slice(&mut self, process: ProcessId, fuel: i64) {
        self.world.slice_start = self.processes[process.0 as usize].time;
        self.world.running = process;
        self.world.fuel = fuel;
        self.world.granted = fuel;
    }

    /// Takes over the time that a slice took. The instructions done.
    pub(super) fn close_slice(&mut self, process: ProcessId) -> u64 {
        let now = self.world.now();
        let entry = &mut self.processes[process.0 as usize];
        entry.time = entry.time.max(now);
        let used = (self.world.granted - self.world.fuel).max(0) as u64;
        self.world.slice_start = entry.time;
        self.world.granted = self.world.fuel;
        used
    }

    pub(super) fn execute(&mut self, process: ProcessId, id: StrandId, lease: &mut u64, fresh: bool) -> Exit {
        if self.cached != process {
            self.caches.clear();
            self.cached = process;
        }
        self.save_strand(id);
        let mut looked = false;
        loop {
            let any = self.switch != SwitchModel::Gil;
            let Self { library, codes, processes, strands, world, caches, .. } = self;
            let entry = &mut processes[process.0 as usize];
            let step = any || entry.heap.watch.on || entry.heap.is_observed() || world.diary.is_some();
            let mut vm = Vm {
                strand: Arc::make_mut(strands[id.0 as usize].as_mut().expect("a thread has a strand")),
                heap: &mut entry.heap,
                state: &mut entry.state,
                world,
                codes,
                library,
                caches,
                lease: *lease,
                any,
                looked,
                parked: Vec::new(),
            };
            if vm.strand.inject.is_none() && vm.strand.again.is_none() {
                deliver_ends(&mut vm);
            }
            if fresh && !looked {
                deliver_signals(&mut vm);
            }
            let exit = if step { vm.execute::<true>() } else { vm.execute::<false>() };
            *lease = vm.lease;
            if entry.lease != u64::MAX {
                entry.lease = *lease;
            }
            let Exit::Look = exit else { return exit };
            self.note_the_rest();
            self.find_ends(process, id);
            // What is looked at to find ends is nobody's business.
            self.processes[process.0 as usize].heap.forget_looks();
            looked = true;
        }
    }

    pub(super) fn after_slice(&mut self, process: ProcessId, id: StrandId, exit: Exit) {
        match exit {
            Exit::Task => self.note_task(process, id),
            Exit::Pinned => self.process_mut(process).pinned = true,
            // Without an interpreter lock those who are earlier go first, those of the same process too.
            Exit::Later => self.process_mut(process).pinned = self.switch != SwitchModel::Free,
            Exit::Lease => {
                let entry = self.process_mut(process);
                if entry.lease == u64::MAX { entry.quantum = 0 } else { entry.lease = 0 }
            }
            Exit::Fuel | Exit::Look | Exit::Pause => {}
            Exit::Blocked => self.park(process, id),
            Exit::Done(value) => self.end_strand(process, id, value),
            Exit::Died(exception) => {
                let text = crate::traceback::format(&self.process(process).heap, &self.codes, exception);
                self.world.write(id, crate::world::Stream::Err, &crate::builtins::str::surrogate::escaped(&text));
                self.end_strand(process, id, Value::int32(1));
            }
            Exit::Request => self.serve_requests(process, id),
            Exit::Load(load) => self.load(process, id, *load),
        }
        self.wake_the_woken(id);
    }

    /// A strand returned: its process ends with it if it is the main one.
    pub(super) fn end_strand(&mut self, process: ProcessId, id: StrandId, value: Value) {
        let now = self.process(process).time;
        self.retire(id, now);
        let entry = self.process_mut(process);
        entry.ready.retain(|other| *other != id);
        entry.holder = None;
        if entry.state.main == id {
            let status = entry.heap.as_i64(value).map_or(0, |status| status as i32);
            self.end_process(process, status);
        } else {
            self.open_slice(process, 1);
            self.world.ended(Watch::Strand(id));
            self.close_slice(process);
        }
    }

    /// Marks a strand as over.
    pub(super) fn retire(&mut self, id: StrandId, now: u64) {
        let index = id.0 as usize;
        if self.world.finished.len() <= index {
            self.world.finished.resize(index + 1, false);
        }
        self.world.finished[index] = true;
        self.save_strand(id);
        if let Some(Some(strand)) = self.strands.get_mut(index) {
            let strand = Arc::make_mut(strand);
            strand.status = StrandStatus::Done;
            strand.frames = Vec::new();
            strand.stack = Vec::new();
        }
        self.world.trace.leave(id, now);
    }

    /// A process is over: all its threads with it.
    pub(super) fn end_process(&mut self, process: ProcessId, status: i32) {
        let now = self.process(process).time;
        if process == ProcessId(0) {
            self.note_leftovers();
        }
        let ids: Vec<StrandId> =
            self.strands.iter().flatten().filter(|strand| strand.process == process).map(|strand| strand.id).collect();
        for id in ids {
            self.retire(id, now);
        }
        let checkpoints = self.has_checkpoints();
        let entry = self.process_mut(process);
        entry.exit = Some(status);
        entry.ready.clear();
        entry.timers.clear();
        if process != ProcessId(0) && !checkpoints {
            // Nobody looks at it again; the first one's objects are still there for whoever asks after the end.
            entry.heap = crate::heap::Heap::default();
            entry.state.memory.clear();
        }
        let index = process.0 as usize;
        if self.world.exits.len() <= index {
            self.world.exits.resize(index + 1, None);
        }
        self.world.exits[index] = Some(status);
        if process == ProcessId(0) {
            self.finish(status);
            return;
        }
        self.open_slice(process, 1);
        self.world.ended(Watch::Process(process));
        for strand in self.world.kernel.close_ends(process) {
            self.world.wake(strand);
        }
        self.world.close_network(process);
        self.close_slice(process);
    }

    /// Those whom an operation woke may go on.
    pub(super) fn wake_the_woken(&mut self, by: StrandId) {
        for (strand, time) in std::mem::take(&mut self.world.woken) {
            self.make_ready(strand, time, Some(by));
        }
    }

    /// Notes a strand's state on the timeline.
    pub(super) fn note(&mut self, id: StrandId, state: State, time: u64) {
        if !self.recording {
            return;
        }
        let strand = self.strand(id);
        let process = strand.process;
        let line = self.line_of(id);
        let detail: Arc<str> = match &strand.status {
            StrandStatus::Waiting { pending, .. } if state == State::Blocked => {
                let entry = self.process(process);
                Arc::from(kernel::describe(&self.codes, &entry.state, &self.world, id, &pending.operation))
            }
            _ => Arc::from(""),
        };
        let task = strand.task;
        self.world.trace.enter(id, state, time, line, detail);
        if let Some(task) = task {
            match state {
                State::Running => self.world.trace.enter(task, State::Running, time, line, Arc::from("")),
                _ => self.world.trace.enter(task, State::Ready, time, line, Arc::from("")),
            }
        }
    }

    /// The task that a thread works for may have changed.
    fn note_task(&mut self, process: ProcessId, id: StrandId) {
        let now = self.process(process).time;
        self.note(id, State::Running, now);
    }

    /// The line of the program at which a strand stands, counted from 1; 0 when there is none.
    pub fn line_of(&self, id: StrandId) -> u32 {
        self.program_frame(id).map_or(0, |frame| self.codes.line(frame.code, frame.pc.saturating_sub(1)))
    }

    /// The innermost frame of a strand that is the program's own.
    pub(super) fn program_frame(&self, id: StrandId) -> Option<&Frame> {
        self.strand(id).frames.iter().rev().find(|frame| !self.codes.unit_of(frame.code).hidden)
    }
}
