//! Checkpoints: states of a machine that it can return to, cheaply, as long as it stays where it is.
//!
//! A checkpoint is a mark in journals. From then on whatever changes is saved first: an object, a kernel object or a strand at its first
//! change after a checkpoint. What only grows (trace, output, code) is cut off again. A return costs as much as was changed since.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Machine, Status, late::Held};
use crate::{
    code_table::CodeTable,
    heap::HeapMark,
    kernel::{KernelMark, Mapping},
    past::Past,
    process::{Process, ProcessId, ProcessState},
    strand::{Strand, StrandId},
    value::{ObjId, Value},
    world::WorldMark,
};

/// A state of a machine that it can return to: made by [`Machine::checkpoint`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Checkpoint(u64);

/// The machine has not made this checkpoint, or has forgotten it, or has returned to an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the machine does not know this checkpoint any more: return only to checkpoints that were made before the present state")]
pub struct UnknownCheckpoint(pub Checkpoint);

/// What a machine saves.
#[derive(Default)]
pub(super) struct Journal {
    /// The number of the time since the last checkpoint or return to one.
    epoch: u64,
    /// Checkpoints, the oldest first.
    marks: Vec<Mark>,
    /// Strands as they were before they changed.
    strands: Past<(StrandId, Option<Strand>)>,
}

impl Clone for Journal {
    /// A copy of a machine has no checkpoints to return to.
    fn clone(&self) -> Self {
        Self { epoch: self.epoch, ..Self::default() }
    }
}

struct Mark {
    checkpoint: Checkpoint,
    processes: Vec<ProcessMark>,
    world: WorldMark,
    /// How many strands there were, and the place behind those that were saved.
    strands: (usize, usize),
    codes: Arc<CodeTable>,
    units: Arc<Vec<(Arc<str>, u32)>>,
    main_unit: u32,
    cores: Vec<super::turn::Core>,
    newborn: Vec<StrandId>,
    steps: u64,
    decisions: usize,
    status: Status,
    held: Option<Held>,
    broken_off: Option<super::turn::Turn>,
    left: Vec<String>,
    kept_alive: Option<(StrandId, u64)>,
}

struct ProcessMark {
    heap: HeapMark,
    state: StateMark,
    exit: Option<i32>,
    time: u64,
    holder: Option<StrandId>,
    last: StrandId,
    lease: u64,
    quantum: u64,
    alone: bool,
    pinned: bool,
    cpu: u64,
    ready: Vec<StrandId>,
    timers: BTreeSet<(u64, StrandId)>,
    name: Arc<str>,
}

/// What can change of a [`ProcessState`].
struct StateMark {
    kernel: KernelMark,
    ids: (ProcessId, u32, u32),
    dicts: [ObjId; 3],
    intrinsics: Arc<[Value]>,
    values: [Value; 2],
    asyncgen_hooks: BTreeMap<StrandId, [Value; 2]>,
    memory: Vec<Mapping>,
    signals: Vec<u8>,
    handled: [u64; 2],
    keeps_frames: bool,
    constants: Arc<Vec<Value>>,
    unit_base: Arc<Vec<u32>>,
    immortal: ObjId,
    main: StrandId,
}

impl Machine {
    /// Notes the present state, to return to it with [`Machine::restore`]. Later checkpoints stand on earlier ones: a depth-first search
    /// makes one at each choice. It costs some hundred nanoseconds, and each first change of something after it costs a copy of that.
    pub fn checkpoint(&mut self) -> Checkpoint {
        self.journal.epoch += 1;
        let epoch = self.journal.epoch;
        let checkpoint = Checkpoint(epoch);
        let mark = Mark {
            checkpoint,
            processes: self.processes.iter_mut().map(|process| process.mark(epoch)).collect(),
            world: self.world.mark(epoch),
            strands: (self.strands.len(), self.journal.strands.end()),
            codes: Arc::clone(&self.codes),
            units: Arc::clone(&self.units),
            main_unit: self.main_unit,
            cores: self.cores.clone(),
            newborn: self.newborn.clone(),
            steps: self.steps,
            decisions: self.decisions.len(),
            status: self.status.clone(),
            held: self.held.clone(),
            broken_off: self.broken_off,
            left: self.left.clone(),
            kept_alive: self.kept_alive,
        };
        self.journal.marks.push(mark);
        checkpoint
    }

    /// Makes the machine what it was at a checkpoint. The checkpoint stays: the machine can return to it any number of times. Later
    /// ones are forgotten. Output that was taken since will be given again if the program writes it again.
    ///
    /// # Errors
    /// When the checkpoint is not one that the present state came from.
    pub fn restore(&mut self, checkpoint: Checkpoint) -> Result<(), UnknownCheckpoint> {
        let index = self.find(checkpoint)?;
        self.journal.epoch += 1;
        let epoch = self.journal.epoch;
        self.journal.marks.truncate(index + 1);
        let Some(mark) = self.journal.marks.last_mut() else { return Ok(()) };
        self.processes.truncate(mark.processes.len());
        let mut forgotten = false;
        for (process, mark) in self.processes.iter_mut().zip(&mut mark.processes) {
            forgotten |= process.rewind(mark, epoch);
            // It may be about objects that are not there any more.
            process.heap.forget_observed();
        }
        self.world.rewind(&mark.world, epoch);
        while let Some((id, saved)) = self.journal.strands.take_back(mark.strands.1) {
            let Some(place) = self.strands.get_mut(id.0 as usize) else { continue };
            match (place, saved) {
                // The longer stack stays, for the strand will need it again.
                (Some(strand), Some(mut saved)) if strand.stack.len() >= saved.stack.len() => {
                    let strand = Arc::make_mut(strand);
                    strand.stack[..saved.stack.len()].copy_from_slice(&saved.stack);
                    saved.stack = std::mem::take(&mut strand.stack);
                    *strand = saved;
                }
                (place, saved) => *place = saved.map(Arc::new),
            }
        }
        self.strands.truncate(mark.strands.0);
        if self.codes.cache_len() != mark.codes.cache_len() {
            // Other code will get these places.
            self.caches.inline.truncate(mark.codes.cache_len());
            self.liveness = super::lifetimes::LivenessTable::default();
        }
        if self.cached.0 as usize >= self.processes.len() {
            self.caches.clear();
        } else if forgotten {
            self.caches.methods.clear();
        }
        put_back(&mut self.codes, &mark.codes);
        put_back(&mut self.units, &mark.units);
        self.main_unit = mark.main_unit;
        self.cores.clone_from(&mark.cores);
        self.newborn.clone_from(&mark.newborn);
        self.steps = mark.steps;
        self.decisions.truncate(mark.decisions);
        self.status = mark.status.clone();
        self.held = mark.held.clone();
        self.broken_off = mark.broken_off;
        self.left.clone_from(&mark.left);
        self.kept_alive = mark.kept_alive;
        Ok(())
    }

    /// Forgets a checkpoint and keeps the present state; earlier and later checkpoints stay. Without any the machine saves nothing and
    /// runs at full speed.
    ///
    /// # Errors
    /// When the checkpoint is not one that the present state came from.
    pub fn forget(&mut self, checkpoint: Checkpoint) -> Result<(), UnknownCheckpoint> {
        let index = self.find(checkpoint)?;
        self.journal.marks.remove(index);
        match self.journal.marks.first() {
            None => {
                self.journal.strands = Past::default();
                self.world.end_journal();
                for process in &mut self.processes {
                    process.heap.end_journal();
                    process.state.kernel.end_journal();
                }
            }
            Some(oldest) if index == 0 => {
                self.journal.strands.forget_before(oldest.strands.1);
                self.world.forget_before(&oldest.world);
                for (process, mark) in self.processes.iter_mut().zip(&oldest.processes) {
                    process.heap.forget_before(&mark.heap);
                    process.state.kernel.forget_before(mark.state.kernel);
                }
            }
            Some(_) => {}
        }
        Ok(())
    }

    /// Whether there are checkpoints to return to.
    pub(super) fn has_checkpoints(&self) -> bool {
        !self.journal.marks.is_empty()
    }

    /// Saves a strand that is about to change, if it is not saved already.
    #[inline]
    pub(super) fn save_strand(&mut self, id: StrandId) {
        if self.has_checkpoints() {
            self.save_strand_now(id);
        }
    }

    fn save_strand_now(&mut self, id: StrandId) {
        match self.strands.get_mut(id.0 as usize) {
            Some(Some(strand)) if strand.saved == self.journal.epoch => {}
            Some(Some(strand)) => {
                // Registers above the last frame's own mean nothing.
                let top =
                    strand.frames.last().map_or(0, |frame| frame.base as usize + self.codes.code(frame.code).registers as usize);
                let saved = strand.copy(top, top);
                Arc::make_mut(strand).saved = self.journal.epoch;
                self.journal.strands.push((id, Some(saved)));
            }
            Some(None) => self.journal.strands.push((id, None)),
            None => {}
        }
    }

    fn find(&self, checkpoint: Checkpoint) -> Result<usize, UnknownCheckpoint> {
        self.journal.marks.binary_search_by_key(&checkpoint, |mark| mark.checkpoint).map_err(|_| UnknownCheckpoint(checkpoint))
    }
}

/// Most of what is shared has not changed, and counting takes longer than comparing.
fn put_back<T: ?Sized>(place: &mut Arc<T>, saved: &Arc<T>) {
    if !Arc::ptr_eq(place, saved) {
        *place = Arc::clone(saved);
    }
}

impl Process {
    fn mark(&mut self, epoch: u64) -> ProcessMark {
        let Self { heap, state, exit, time, holder, last, lease, quantum, alone, pinned, cpu, ready, timers, name } = self;
        ProcessMark {
            heap: heap.mark(epoch),
            state: state.mark(epoch),
            exit: *exit,
            time: *time,
            holder: *holder,
            last: *last,
            lease: *lease,
            quantum: *quantum,
            alone: *alone,
            pinned: *pinned,
            cpu: *cpu,
            ready: ready.clone(),
            timers: timers.clone(),
            name: Arc::clone(name),
        }
    }

    /// Whether names are gone that caches may know.
    fn rewind(&mut self, mark: &mut ProcessMark, epoch: u64) -> bool {
        let forgotten = self.heap.rewind(&mut mark.heap, epoch);
        self.state.rewind(&mark.state, epoch);
        self.exit = mark.exit;
        self.time = mark.time;
        self.holder = mark.holder;
        self.last = mark.last;
        self.lease = mark.lease;
        self.quantum = mark.quantum;
        self.alone = mark.alone;
        self.pinned = mark.pinned;
        self.cpu = mark.cpu;
        self.ready.clone_from(&mark.ready);
        self.timers.clone_from(&mark.timers);
        self.name = Arc::clone(&mark.name);
        forgotten
    }
}

impl ProcessState {
    fn mark(&mut self, epoch: u64) -> StateMark {
        // All fields are named, so that a new one is not forgotten here.
        let Self {
            id,
            pid,
            ppid,
            modules,
            builtins,
            prelude,
            intrinsics,
            build_class,
            constants,
            unit_base,
            kernel,
            immortal,
            main,
            native_names: _,
            library_modules: _,
            keeps_frames,
            exit_hooks,
            asyncgen_hooks,
            memory,
            signals,
            handled,
        } = self;
        StateMark {
            kernel: kernel.checkpoint(epoch),
            ids: (*id, *pid, *ppid),
            dicts: [*modules, *builtins, *prelude],
            intrinsics: Arc::clone(intrinsics),
            values: [*build_class, *exit_hooks],
            asyncgen_hooks: asyncgen_hooks.clone(),
            memory: memory.clone(),
            signals: signals.clone(),
            handled: *handled,
            keeps_frames: *keeps_frames,
            constants: Arc::clone(constants),
            unit_base: Arc::clone(unit_base),
            immortal: *immortal,
            main: *main,
        }
    }

    fn rewind(&mut self, mark: &StateMark, epoch: u64) {
        self.kernel.rewind(mark.kernel, epoch);
        (self.id, self.pid, self.ppid) = mark.ids;
        [self.modules, self.builtins, self.prelude] = mark.dicts;
        put_back(&mut self.intrinsics, &mark.intrinsics);
        [self.build_class, self.exit_hooks] = mark.values;
        self.asyncgen_hooks.clone_from(&mark.asyncgen_hooks);
        self.memory.clone_from(&mark.memory);
        self.signals.clone_from(&mark.signals);
        self.handled = mark.handled;
        self.keeps_frames = mark.keeps_frames;
        put_back(&mut self.constants, &mark.constants);
        put_back(&mut self.unit_base, &mark.unit_base);
        self.immortal = mark.immortal;
        self.main = mark.main;
    }
}
