//! The program's activations in a strand or task, and their variables.

use std::collections::BTreeMap;

use super::{FrameMoment, Variable, values::in_short};
use crate::{
    bytecode::Op,
    heap::{Body, CodeId, GeneratorState},
    machine::{Machine, left_over::attribute},
    process::ProcessId,
    strand::{Status, Strand, StrandId, StrandKind},
    value::{ObjId, Value},
};

/// So many variables of a frame or of a module are shown.
const MOST_VARIABLES: usize = 60;

/// An activation of one of the program's functions.
pub(super) struct Activation {
    pub process: ProcessId,
    pub code: CodeId,
    /// The instruction at which it stands: the one under way, or the one that comes next.
    pub at: u32,
    /// Whether that is still to come.
    pub before: bool,
    pub registers: Vec<Value>,
}

impl Machine {
    /// The activations of the program's functions in a strand, the innermost first.
    pub(super) fn program_frames(&self, id: StrandId, tasks: &BTreeMap<StrandId, ObjId>) -> Vec<Activation> {
        let info = &self.world.trace.strands[id.0 as usize];
        if info.kind != StrandKind::Task {
            return match self.strands.get(id.0 as usize) {
                Some(Some(strand)) => {
                    let end = strand.task.and_then(|task| base_of(strand, *tasks.get(&task)?)).unwrap_or(strand.frames.len());
                    self.activations(strand, 0..end)
                }
                _ => Vec::new(),
            };
        }
        let Some(coroutine) = tasks.get(&id).copied() else { return Vec::new() };
        let runner = self.strands.iter().flatten().find(|strand| strand.task == Some(id));
        match runner.and_then(|strand| Some((strand, base_of(strand, coroutine)?))) {
            Some((strand, base)) => self.activations(strand, base..strand.frames.len()),
            None => self.resting(info.process, coroutine),
        }
    }

    fn activations(&self, strand: &Strand, frames: std::ops::Range<usize>) -> Vec<Activation> {
        let waits = matches!(strand.status, Status::Waiting { .. });
        let all = frames.clone().rev().filter(|index| !self.codes.unit_of(strand.frames[*index].code).hidden);
        all.map(|index| {
            let frame = &strand.frames[index];
            let before = index + 1 == strand.frames.len() && !waits;
            let base = frame.base as usize;
            let registers = self.codes.code(frame.code).registers as usize;
            Activation {
                process: strand.process,
                code: frame.code,
                at: if before { frame.pc } else { frame.pc.saturating_sub(1) },
                before,
                registers: strand.stack.get(base..base + registers).unwrap_or_default().to_vec(),
            }
        })
        .collect()
    }

    /// The coroutines of all tasks that are not over.
    pub(super) fn coroutines(&self) -> BTreeMap<StrandId, ObjId> {
        let tasks = self.task_objects().into_iter();
        tasks
            .filter_map(|(id, process, task)| Some((id, attribute(&self.process(process).heap, task, "_coro")?.as_obj()?)))
            .collect()
    }

    /// The activations of a task that rests, the innermost first: each coroutine awaits the next.
    fn resting(&self, process: ProcessId, coroutine: ObjId) -> Vec<Activation> {
        let heap = &self.process(process).heap;
        let mut all = Vec::new();
        let mut next = Some(coroutine);
        while let Some(Body::Generator(coroutine)) = next.map(|id| &heap.get(id).body)
            && all.len() < 100
        {
            let instrs = &self.codes.code(coroutine.code).instrs;
            let begun = coroutine.state != GeneratorState::Created;
            let pc = coroutine.pc as usize;
            let awaits = [Some(pc), pc.checked_sub(1)]
                .into_iter()
                .flatten()
                .find(|at| begun && instrs.get(*at).is_some_and(|instr| instr.op == Op::YieldFrom));
            if !self.codes.unit_of(coroutine.code).hidden {
                all.push(Activation {
                    process,
                    code: coroutine.code,
                    at: awaits.unwrap_or(if begun { pc.saturating_sub(1) } else { pc }) as u32,
                    before: !begun,
                    registers: coroutine.registers.to_vec(),
                });
            }
            next = awaits.and_then(|at| coroutine.registers.get(instrs[at].b as usize)?.as_obj());
        }
        all.reverse();
        all
    }

    pub(super) fn frame_moment(&self, frame: &Activation) -> FrameMoment {
        let code = self.codes.code(frame.code);
        let is_module = code.flags.namespace && !code.flags.class_body;
        FrameMoment {
            function: code.name.to_string(),
            line: self.codes.line(frame.code, frame.at),
            variables: if is_module { Vec::new() } else { self.locals(frame) },
        }
    }

    fn locals(&self, frame: &Activation) -> Vec<Variable> {
        let code = self.codes.code(frame.code);
        let process = self.process(frame.process);
        let own = code.locals.iter().zip(frame.registers.iter().copied());
        let free = code.free.iter().zip(frame.registers.iter().copied().skip(code.free_start as usize));
        let all = own.chain(free).filter_map(|(name, value)| {
            let value = match process.heap.body(value) {
                Some(Body::Cell(inside)) => *inside,
                _ => value,
            };
            let shown = !name.is_empty() && !name.starts_with('.') && !value.is_unbound();
            shown.then(|| Variable { name: name.to_string(), value: in_short(process, &self.codes, value) })
        });
        all.take(MOST_VARIABLES).collect()
    }

    /// The global variables of a process's program: what is not a function, a class or a module.
    pub(super) fn globals(&self, process: ProcessId) -> Vec<Variable> {
        let Some(names) = self.main_dict_of(process) else { return Vec::new() };
        let process = self.process(process);
        let entries = crate::machine::words::entries(&process.heap, names).into_iter();
        let all = entries.filter_map(|(name, value)| {
            let name = process.heap.as_str(name).filter(|name| !name.starts_with("__"))?;
            let is_code =
                matches!(process.heap.body(value), Some(Body::Function(_) | Body::Native(_) | Body::Type(_) | Body::Module(_)));
            (!is_code).then(|| Variable { name: name.to_owned(), value: in_short(process, &self.codes, value) })
        });
        all.take(MOST_VARIABLES).collect()
    }
}

/// Where in a strand's frames those of the task begin that it runs.
fn base_of(strand: &Strand, coroutine: ObjId) -> Option<usize> {
    strand.frames.iter().position(|frame| frame.generator == coroutine)
}
