//! Signals: a handler runs in the main thread of its process, between two instructions or in the midst of a wait, which then goes on.

use super::Machine;
use crate::{
    process::ProcessId,
    strand::{Cont, Status, StrandId},
    trace::State,
    value::Value,
    vm::Vm,
};

/// The signal that nobody handles.
const SIGKILL: u8 = 9;
/// Signals that do nothing unless they have a handler: SIGCHLD, SIGCONT, SIGURG and SIGWINCH.
const HARMLESS: [u8; 4] = [17, 18, 23, 28];

impl Machine {
    /// A signal comes to a process: its main thread runs the handler, or it does nothing, or ends the process.
    pub(super) fn signal(&mut self, sender: ProcessId, target: ProcessId, number: u8, wakes: bool) {
        let now = self.process(sender).time;
        let Some(process) = self.processes.get_mut(target.0 as usize).filter(|process| process.exit.is_none()) else { return };
        let has = |set: u64| set & (1 << number) != 0 && number != SIGKILL;
        let [handled, ignored] = process.state.handled;
        if has(ignored) || HARMLESS.contains(&number) && !has(handled) {
            return;
        }
        if !has(handled) {
            process.time = process.time.max(now);
            self.end_process(target, -i32::from(number));
            return;
        }
        process.state.signals.push(number);
        let main = process.state.main;
        if wakes {
            self.break_wait(target, main, now);
        }
    }

    /// The main thread waits: it stops that, runs the handler, then waits again.
    fn break_wait(&mut self, process: ProcessId, main: StrandId, now: u64) {
        let strand = self.strand_mut(main);
        let Status::Waiting { .. } = strand.status else { return };
        let Status::Waiting { pending, .. } = std::mem::replace(&mut strand.status, Status::Ready) else { return };
        let deadline = pending.deadline;
        strand.broken = Some(pending);
        strand.ready_at = now;
        let entry = self.process_mut(process);
        if let Some(deadline) = deadline {
            entry.timers.remove(&(deadline, main));
        }
        if !entry.ready.contains(&main) {
            entry.ready.push(main);
        }
        self.note(main, State::Ready, now);
    }
}

/// Lets the main thread run the handler of a signal that has come, where the program can be interrupted.
pub(super) fn deliver_signals(vm: &mut Vm<'_>) {
    if vm.state.signals.is_empty() || vm.strand.id != vm.state.main {
        return;
    }
    let in_python = vm.strand.frames.last().is_some_and(|frame| !vm.codes.is_atomic(frame.code));
    let busy = vm.strand.inject.is_some() || vm.strand.again.is_some();
    let (ret, cont) = match vm.strand.broken.take() {
        Some(pending) => {
            let ret = pending.ret;
            vm.strand.interrupted.push(pending);
            (ret, Cont::Store)
        }
        None if in_python && !busy => {
            // What it raises arises at the next instruction, not at the last.
            vm.frame_mut().pc += 1;
            (0, Cont::Between)
        }
        None => return,
    };
    let number = Value::int32(vm.state.signals.remove(0).into());
    // A call from between two instructions: it can fail only when the stack is full.
    let _ = vm.call_prelude("signal_arrived", &[number, Value::bool(cont == Cont::Store)], ret, cont);
}
