//! Nobody can run and somebody is alive: who waits for what, held by whom.

use std::fmt;

use super::{Machine, left_over::attribute, library_waits::InLibrary};
use crate::{
    heap::Body,
    kernel,
    process::ProcessId,
    strand::{Status, StrandId, StrandKind},
    value::{ObjId, Value},
};

/// Why nothing goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadlock {
    /// Everybody who waits.
    pub waiters: Vec<Waiter>,
    /// Strands each of which waits for the next, and the last for the first; empty when there is no such circle.
    pub cycle: Vec<StrandId>,
    /// Sentences that say what would help.
    pub advice: Vec<&'static str>,
}

/// More advice than so much is none.
const MOST_ADVICE: usize = 1;

/// A strand that waits for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiter {
    /// Which.
    pub strand: StrandId,
    /// What it is called.
    pub name: String,
    /// The line of the program at which it waits, counted from 1; 0: none.
    pub line: u32,
    /// What for, in words.
    pub what: String,
    /// What the program calls the object that it waits at, if it has a name.
    pub object: Option<String>,
    /// The strand that it waits for, if it is one.
    pub on: Option<StrandId>,
}

impl Machine {
    /// Who waits for what.
    pub(super) fn diagnose(&self) -> Deadlock {
        let mut waiters = Vec::new();
        let mut idle = Vec::new();
        for strand in self.strands.iter().flatten() {
            let Status::Waiting { pending, .. } = &strand.status else { continue };
            let state = &self.process(strand.process).state;
            let operation = &pending.operation;
            let (what, object) = match self.waits_in_library(strand, operation) {
                Some(InLibrary::For(what, object)) => (what, object.and_then(|object| self.name_of_value(strand, object))),
                known => {
                    if known.is_some() {
                        idle.push(strand.id);
                    }
                    let what = kernel::describe(&self.codes, state, &self.world, strand.id, operation);
                    (what, self.object_name(strand.id, operation))
                }
            };
            waiters.push(Waiter {
                strand: strand.id,
                name: self.world.trace.strands[strand.id.0 as usize].name.to_string(),
                line: self.line_of(strand.id),
                what,
                object,
                on: kernel::waits_for(state, &self.world, strand.id, operation),
            });
        }
        waiters.extend(self.waiting_tasks());
        let cycle = find_cycle(&waiters);
        let awaited: Vec<StrandId> = waiters.iter().filter_map(|waiter| waiter.on).collect();
        waiters.retain(|waiter| !idle.contains(&waiter.strand) || awaited.contains(&waiter.strand));
        let advice = self.advice(&waiters, &cycle);
        Deadlock { waiters, cycle, advice }
    }

    /// What would help those who wait, each thing once.
    fn advice(&self, waiters: &[Waiter], cycle: &[StrandId]) -> Vec<&'static str> {
        let mut advice = Vec::new();
        for waiter in waiters {
            let Some(strand) = self.strands.get(waiter.strand.0 as usize).and_then(Option::as_ref) else { continue };
            let Status::Waiting { pending, .. } = &strand.status else { continue };
            if let Some(cure) = self.cure(strand, &pending.operation, cycle)
                && !advice.contains(&cure)
                && advice.len() < MOST_ADVICE
            {
                advice.push(cure);
            }
        }
        advice
    }

    /// The objects of all tasks that are there, with the tasks' numbers and processes.
    pub(super) fn task_objects(&self) -> Vec<(StrandId, ProcessId, Value)> {
        let is_task = |number: usize| self.world.trace.strands.get(number).is_some_and(|info| info.kind == StrandKind::Task);
        if self.world.trace.strands.iter().all(|info| info.kind != StrandKind::Task) {
            return Vec::new();
        }
        let mut all = Vec::new();
        for (index, process) in self.processes.iter().enumerate() {
            let heap = &process.heap;
            let objects = (process.state.immortal.0..heap.places().0).map(|place| Value::from(ObjId(place)));
            all.extend(objects.filter_map(|object| {
                let number = attribute(heap, object, "_number").and_then(|number| heap.as_i64(number))?;
                is_task(number as usize).then_some((StrandId(number as u32), ProcessId(index as u32), object))
            }));
        }
        all
    }

    /// The tasks that wait for each other in event loops which have nothing to do any more.
    fn waiting_tasks(&self) -> Vec<Waiter> {
        let mut waiters = Vec::new();
        for (strand, process, task) in self.task_objects() {
            let process = self.process(process);
            let Some(what) = self.world.trace.waits_for(strand).filter(|_| process.exit.is_none()) else { continue };
            let heap = &process.heap;
            let line = match attribute(heap, task, "_coro").and_then(|coroutine| heap.body(coroutine)) {
                Some(Body::Generator(coroutine)) if !self.codes.unit_of(coroutine.code).hidden => {
                    self.codes.line(coroutine.code, coroutine.pc.saturating_sub(1))
                }
                _ => 0,
            };
            let name = self.name(strand).to_owned();
            waiters.push(Waiter { strand, name, line, what: what.to_owned(), object: None, on: self.awaited_task(heap, task) });
        }
        waiters.sort_by_key(|waiter| waiter.strand);
        waiters
    }
}

fn find_cycle(waiters: &[Waiter]) -> Vec<StrandId> {
    let next = |strand: StrandId| waiters.iter().find(|waiter| waiter.strand == strand).and_then(|waiter| waiter.on);
    for waiter in waiters {
        let mut path = vec![waiter.strand];
        while let Some(on) = next(path[path.len() - 1]) {
            if on == waiter.strand {
                return path;
            }
            if path.contains(&on) {
                break;
            }
            path.push(on);
        }
    }
    Vec::new()
}

impl fmt::Display for Deadlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Deadlock: nobody can go on.")?;
        for waiter in &self.waiters {
            let place = if waiter.line == 0 { String::new() } else { format!(" (line {})", waiter.line) };
            let object = waiter.object.as_ref().map_or(String::new(), |object| format!(" It is called {object}."));
            writeln!(f, "  {}{place} waits for {}.{object}", waiter.name, waiter.what)?;
        }
        let name = |strand: &StrandId| {
            self.waiters.iter().find(|waiter| waiter.strand == *strand).map_or("?", |waiter| waiter.name.as_str())
        };
        match &self.cycle[..] {
            [] => {}
            [one] => writeln!(f, "  {} waits for itself.", name(one))?,
            cycle => {
                let names: Vec<&str> = cycle.iter().chain(cycle.first()).map(name).collect();
                writeln!(f, "  Each waits for the next: {}.", names.join(" → "))?;
            }
        }
        for sentence in &self.advice {
            writeln!(f, "  {sentence}")?;
        }
        Ok(())
    }
}
