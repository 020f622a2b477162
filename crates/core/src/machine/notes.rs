//! What was left when a run ended, in sentences: threads cut off, tasks not finished, locks held, who kept the program alive.

use super::{LimitReached, Machine, Status};
use crate::{
    heap::Body,
    kernel::{self, KernelObject, KernelRef, Operation},
    process::ProcessId,
    strand::{Status as StrandStatus, StrandId, StrandKind},
    value::Value,
};

/// Of one kind so many are named.
const MOST: usize = 5;
/// Virtual nanoseconds for which a thread may go on after the main thread without a word about it.
const PATIENCE: u64 = 1_000_000_000;

impl Machine {
    /// What was left when the run ended, or is left now, in sentences without an order of importance. CPython would say nothing of it.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = self.left.clone();
        match &self.status {
            Status::Finished { .. } => {}
            Status::Limit(LimitReached::Steps(_)) | Status::Running => {
                notes.extend(self.who_was_where());
                notes.extend(self.going_round());
                notes.extend(self.unfinished());
            }
            _ => notes.extend(self.unfinished()),
        }
        notes.extend(self.world.notes.iter().cloned());
        notes.extend(self.left_over());
        notes
    }

    /// Takes down what the end of the main process leaves, before it is gone.
    pub(super) fn note_leftovers(&mut self) {
        self.left = self.unfinished();
    }

    fn unfinished(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let now = self.now();
        if let Some((strand, since)) = self.kept_alive
            && now.saturating_sub(since) >= PATIENCE
        {
            let seconds = (now - since) as f64 / 1e9;
            let name = self.name(strand);
            notes.push(format!(
                "The program went on for {seconds:.1} s after its main thread had ended, since {name} is not a daemon thread."
            ));
        }
        let main = self.process(ProcessId(0)).state.main;
        let others = self.strands.iter().flatten().filter(|strand| !strand.is_done() && strand.id != main);
        let finished = matches!(self.status, Status::Running) && self.strand(main).frames.is_empty();
        let mut cut = Vec::new();
        for strand in others.filter(|_| finished) {
            let what = match &strand.status {
                StrandStatus::Waiting { pending, .. } => {
                    let state = &self.process(strand.process).state;
                    format!("it waited for {}", kernel::describe(&self.codes, state, &self.world, strand.id, &pending.operation))
                }
                _ => "it was not done".to_owned(),
            };
            let kind = if strand.kind == StrandKind::Process { "process" } else { "daemon thread" };
            cut.push(format!("The {kind} {}{} was cut off: {what}.", self.name(strand.id), place(self.line_of(strand.id))));
        }
        some(&mut notes, cut, "threads and processes were cut off");
        let tasks = self.world.trace.strands.iter().enumerate().filter(|(id, info)| {
            let strand = StrandId(*id as u32);
            // The diagnosis of a deadlock has named those who wait.
            let named =
                matches!(&self.status, Status::Deadlock(found) if found.waiters.iter().any(|waiter| waiter.strand == strand));
            info.kind == StrandKind::Task && info.process == ProcessId(0) && !named && !self.world.is_done(strand)
        });
        some(
            &mut notes,
            tasks.map(|(_, info)| format!("The task {} was not finished.", info.name)).collect(),
            "tasks were not finished",
        );
        some(&mut notes, self.held_locks(), "locks were still held");
        notes
    }

    /// Locks with a name in the main module whose holder is over.
    fn held_locks(&self) -> Vec<String> {
        let mut held = Vec::new();
        for (name, value) in self.main_names() {
            let Some(object) = self.kernel_object(ProcessId(0), value) else { continue };
            let state = &self.process(ProcessId(0)).state;
            let table = if object.is_shared() { &self.world.kernel } else { &state.kernel };
            let holder = match &table.get(object).object {
                KernelObject::Lock { holder } => *holder,
                KernelObject::RLock { owner, .. } => *owner,
                _ => None,
            };
            let main = state.main;
            if let Some(holder) = holder.filter(|holder| self.world.is_done(*holder) || self.strand(main).frames.is_empty()) {
                let taken = table.get(object).taken.filter(|taken| taken.by == holder);
                let taken =
                    taken.map(|taken| format!(", taken at line {},", self.codes.line(taken.code, taken.pc))).unwrap_or_default();
                held.push(format!("The lock {name} was still held by {}{taken} when that had ended.", self.name(holder)));
            }
        }
        held
    }

    /// Where everybody stood when a limit ended the run.
    fn who_was_where(&self) -> Vec<String> {
        let alive = self.strands.iter().flatten().filter(|strand| !strand.is_done());
        let mut notes: Vec<String> = alive
            .take(MOST)
            .map(|strand| {
                format!(
                    "{}{} had computed for {:.3} s.",
                    self.name(strand.id),
                    place(self.line_of(strand.id)),
                    strand.cpu as f64 / 1e9
                )
            })
            .collect();
        let quiet = self.now().saturating_sub(self.world.last_write);
        notes.push(format!("Nothing was written in the last {:.3} s of virtual time.", quiet as f64 / 1e9));
        notes
    }

    /// A strand waits: perhaps the main thread for others, at the end of the program.
    pub(super) fn note_waiting(&mut self, id: StrandId) {
        let process = self.process(ProcessId(0));
        if process.state.main != id || self.kept_alive.is_some() || self.line_of(id) != 0 {
            return;
        }
        if let StrandStatus::Waiting { pending, .. } = &self.strand(id).status
            && let Operation::Join(other) = &pending.operation
        {
            self.kept_alive = Some((*other, process.time));
        }
    }

    /// What the program calls a kernel object, as far as the main module or the frames of the strand that waits for it say.
    pub(super) fn object_name(&self, waiter: StrandId, operation: &Operation) -> Option<String> {
        self.name_of(waiter, operation.object()?)
    }

    /// What the program calls a kernel object, as far as the frames of a strand or the main module say.
    pub(super) fn name_of(&self, strand: StrandId, wanted: KernelRef) -> Option<String> {
        let strand = self.strand(strand);
        let is_it = |value: Value| self.kernel_object(strand.process, value) == Some(wanted);
        for frame in strand.frames.iter().rev().filter(|frame| !self.codes.unit_of(frame.code).hidden) {
            let code = self.codes.code(frame.code);
            let locals = code.locals.iter().zip(strand.stack.iter().skip(frame.base as usize));
            if let Some((name, _)) = locals.into_iter().find(|(name, value)| !name.is_empty() && is_it(**value)) {
                return Some(name.to_string());
            }
        }
        let names = self.main_names();
        names.into_iter().find(|(_, value)| strand.process == ProcessId(0) && is_it(*value)).map(|(name, _)| name)
    }

    /// The names of the main module, in order.
    pub(super) fn main_names(&self) -> Vec<(String, Value)> {
        let process = self.process(ProcessId(0));
        let heap = &process.heap;
        let module = heap.interned("__main__").and_then(|key| heap.name_get(process.state.modules, key));
        let Some(Some(Body::Module(names))) = module.map(|module| heap.body(module)) else { return Vec::new() };
        let entries = heap.dict_ref(*names).iter();
        entries.filter_map(|entry| Some((heap.as_str(entry.key)?.to_owned(), entry.value))).collect()
    }

    /// The kernel object that a value is, or that an instance has in an attribute.
    fn kernel_object(&self, process: ProcessId, value: Value) -> Option<KernelRef> {
        let heap = &self.process(process).heap;
        let direct = |value: Value| match heap.body(value) {
            Some(Body::Kernel(object)) => Some(*object),
            _ => None,
        };
        match heap.body(value) {
            Some(Body::Instance(slots)) => slots.iter().find_map(|slot| direct(*slot)),
            _ => direct(value),
        }
    }

    pub(super) fn name(&self, strand: StrandId) -> &str {
        &self.world.trace.strands[strand.0 as usize].name
    }
}

pub(super) fn place(line: u32) -> String {
    if line == 0 { String::new() } else { format!(" (line {line})") }
}

/// Adds some sentences, and how many more there would be.
pub(super) fn some(notes: &mut Vec<String>, sentences: Vec<String>, more: &str) {
    let left = sentences.len().saturating_sub(MOST);
    notes.extend(sentences.into_iter().take(MOST));
    if left > 0 {
        notes.push(format!("{left} more {more}."));
    }
}
