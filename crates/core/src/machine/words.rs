//! Shared places in words: the variable, attribute or item that leads to them from what the program has named.

use std::collections::VecDeque;

use rustc_hash::FxHashSet;

use super::{Machine, moment::in_short};
use crate::{
    heap::{Body, GeneratorState, Heap, names as n},
    kernel::{KernelObject, KernelRef},
    observe::{Part, Place, key_of},
    process::ProcessId,
    strand::StrandId,
    value::{ObjId, Value},
};

/// So many objects are looked at for the way to one.
const MOST_OBJECTS: usize = 20_000;
/// So many steps a way has at most.
const MOST_STEPS: usize = 5;

/// Something to find the way to.
#[derive(Clone, Copy, PartialEq)]
enum Target {
    Object(ObjId),
    Kernel(KernelRef),
}

impl Machine {
    /// A shared place as a program would write it: `counter`, `account.balance`, `forks[2]`.
    pub fn place_in_words(&self, place: Place) -> String {
        let heap = &self.processes[0].heap;
        match place {
            Place::Object(id, Part::Key(key)) => {
                if self.main_dict() == Some(id) || self.is_module(id) {
                    return key_text(heap, id, key).unwrap_or_else(|| "a variable".into());
                }
                let way = self.way_to(Target::Object(id)).unwrap_or_else(|| self.kind_of(id));
                match &heap.get(id).body {
                    Body::List(_) => format!("{way}[{key}]"),
                    Body::Dict(_) => format!("{way}[{}]", key_shown(heap, id, key)),
                    _ => format!("{way}.{}", key_text(heap, id, key).unwrap_or_else(|| "?".into())),
                }
            }
            Place::Object(id, _) => self.way_to(Target::Object(id)).unwrap_or_else(|| self.kind_of(id)),
            Place::Kernel(kernel, _) => self.way_to(Target::Kernel(kernel)).unwrap_or_else(|| self.kind_of_kernel(kernel).into()),
            Place::Strand(strand) => self.strand_name(strand),
            Place::Output => "the output".into(),
            Place::Time => "the time".into(),
        }
    }

    /// What is in a place, shortly: a number, a text, what kind of object; `None` for what is no variable, attribute or item.
    pub fn content_in_words(&self, place: Place) -> Option<String> {
        let heap = &self.processes[0].heap;
        let value = match place {
            Place::Object(id, Part::Key(key)) => match &heap.get(id).body {
                Body::List(items) => items.get(key as usize).copied(),
                _ => entries(heap, id).into_iter().find(|(name, _)| key_of(heap, *name) == Some(key)).map(|(_, value)| value),
            }?,
            Place::Object(id, _) => match &heap.get(id).body {
                Body::Cell(value) => *value,
                _ => Value::from(id),
            },
            _ => return None,
        };
        Some(in_short(&self.processes[0], &self.codes, value))
    }

    /// A strand's name.
    pub fn strand_name(&self, strand: StrandId) -> String {
        self.world.trace.strands.get(strand.0 as usize).map_or_else(|| "?".into(), |info| info.name.to_string())
    }

    /// What kind of kernel object it is: `a lock`.
    pub fn kind_of_kernel(&self, kernel: KernelRef) -> &'static str {
        let table = if kernel.is_shared() { &self.world.kernel } else { &self.processes[0].state.kernel };
        match &table.get(kernel).object {
            KernelObject::Lock { .. } => "a lock",
            KernelObject::RLock { .. } => "an rlock",
            KernelObject::Semaphore { .. } => "a semaphore",
            KernelObject::Event { .. } => "an event",
            KernelObject::Condition { .. } => "a condition",
            KernelObject::Queue { .. } => "a queue",
            KernelObject::Channel(_) => "a pipe",
            KernelObject::Numbers(_) | KernelObject::Memory { .. } => "shared memory",
            KernelObject::Names(_) => "shared names",
            KernelObject::Stream(_) => "a connection",
            KernelObject::Listener(_) => "a listener",
            KernelObject::Choice { .. } => "a choice",
        }
    }

    fn kind_of(&self, id: ObjId) -> String {
        let heap = &self.processes[0].heap;
        match &heap.get(id).body {
            Body::Cell(_) => "a variable".into(),
            _ => format!("a {}", heap.type_name(id.into())),
        }
    }

    fn main_dict(&self) -> Option<ObjId> {
        self.main_dict_of(ProcessId(0))
    }

    /// The global names of a process's program.
    pub(super) fn main_dict_of(&self, process: ProcessId) -> Option<ObjId> {
        let process = self.process(process);
        let modules = process.heap.dict_ref(process.state.modules);
        let main = modules.iter().find(|entry| process.heap.as_str(entry.key) == Some("__main__"))?;
        match process.heap.body(main.value) {
            Some(Body::Module(names)) => Some(*names),
            _ => None,
        }
    }

    fn is_module(&self, dict: ObjId) -> bool {
        let heap = &self.processes[0].heap;
        matches!(heap.get(dict).body, Body::Dict(_)) && heap.name_get(dict, Value::obj(n::SPEC)).is_some()
    }

    /// How a program gets to something from its global names, or from variables of its functions.
    fn way_to(&self, target: Target) -> Option<String> {
        let heap = &self.processes[0].heap;
        let mut found = None;
        self.walk(ProcessId(0), &mut |value, way| {
            let here = match value.as_obj() {
                Some(id) if target == Target::Object(id) => true,
                Some(id) => matches!(heap.get(id).body, Body::Kernel(kernel) if target == Target::Kernel(kernel)),
                None => false,
            };
            if here {
                found = Some(way.to_owned());
            }
            !here
        });
        found
    }

    /// Goes to all that a process's program has a name for, by the shortest ways first, and says the way: `forks[2]`. Ends when `visit`
    /// says no.
    pub(super) fn walk(&self, process: ProcessId, visit: &mut dyn FnMut(Value, &str) -> bool) {
        let heap = &self.process(process).heap;
        let is_of_program = |id| self.process(process).is_of_program(&self.codes, id);
        let mut todo: VecDeque<(Value, String, usize)> = VecDeque::new();
        let mut seen = FxHashSet::default();
        if let Some(names) = self.main_dict_of(process) {
            for (name, value) in entries(heap, names) {
                if let Some(name) = heap.as_str(name).filter(|name| !name.starts_with("__")) {
                    todo.push_back((value, name.to_owned(), 0));
                }
            }
        }
        for strand in self.strands.iter().flatten().filter(|strand| strand.process == process) {
            for frame in &strand.frames {
                if self.codes.unit_of(frame.code).hidden {
                    continue;
                }
                for (register, name) in self.codes.code(frame.code).locals.iter().enumerate() {
                    if let Some(value) = strand.stack.get(frame.base as usize + register) {
                        todo.push_back((*value, name.to_string(), 0));
                    }
                }
            }
        }
        // Coroutines that are not running have variables, too.
        for index in 1..heap.places().0 {
            if let Body::Generator(generator) = &heap.get(ObjId(index)).body
                && generator.state == GeneratorState::Suspended
                && !self.codes.unit_of(generator.code).hidden
            {
                let locals = self.codes.code(generator.code).locals.iter();
                todo.extend(locals.zip(generator.registers.iter()).map(|(name, value)| (*value, name.to_string(), 0)));
            }
        }
        while let Some((value, way, steps)) = todo.pop_front() {
            let Some(id) = value.as_obj() else { continue };
            if !visit(value, &way) {
                return;
            }
            if steps == MOST_STEPS || seen.len() >= MOST_OBJECTS || !seen.insert(id) {
                continue;
            }
            let steps = steps + 1;
            match &heap.get(id).body {
                Body::List(items) => {
                    todo.extend(items.iter().enumerate().map(|(index, item)| (*item, format!("{way}[{index}]"), steps)));
                }
                Body::Tuple(items) => {
                    todo.extend(items.iter().enumerate().map(|(index, item)| (*item, format!("{way}[{index}]"), steps)));
                }
                Body::Dict(_) => {
                    let key = |key| in_short(self.process(process), &self.codes, key);
                    let items = entries(heap, id).into_iter();
                    todo.extend(items.map(|(name, item)| (item, format!("{way}[{}]", key(name)), steps)));
                }
                Body::Instance(_) => todo.extend(entries(heap, id).into_iter().map(|(name, item)| {
                    // What the library keeps inside its objects is those objects, to a program.
                    let is_inside = || match heap.body(item) {
                        Some(Body::Kernel(_)) => true,
                        Some(Body::Instance(_)) => item.as_obj().is_some_and(|item| !is_of_program(item)),
                        _ => false,
                    };
                    let way = match heap.as_str(name) {
                        Some(name) if !is_of_program(id) && (name.starts_with('_') || is_inside()) => way.clone(),
                        name => format!("{way}.{}", name.unwrap_or("?")),
                    };
                    (item, way, steps)
                })),
                Body::Cell(value) => todo.push_back((*value, way, steps)),
                Body::Function(function) => {
                    let names = &self.codes.code(function.code).free;
                    if let Some(Body::Tuple(cells)) = heap.body(function.closure) {
                        todo.extend(names.iter().zip(cells.iter()).map(|(name, cell)| (*cell, name.to_string(), steps)));
                    }
                }
                Body::Method(method) => todo.push_back((method.receiver, way, steps)),
                _ => {}
            }
        }
    }

    /// Whether a program can name a place: one of its variables, or something that these lead to and that is no library's instance.
    pub fn is_programs(&self, place: Place) -> bool {
        match place {
            Place::Object(id, Part::Key(_)) if self.is_module(id) => self.main_dict() == Some(id),
            Place::Object(id, _) => match self.processes[0].heap.get(id).body {
                Body::Instance(_) => self.processes[0].is_of_program(&self.codes, id),
                _ => self.way_to(Target::Object(id)).is_some(),
            },
            _ => false,
        }
    }
}

/// Names and values of a dict or an instance.
pub(super) fn entries(heap: &Heap, id: ObjId) -> Vec<(Value, Value)> {
    let object = heap.get(id);
    match &object.body {
        Body::Dict(dict) => dict.iter().map(|entry| (entry.key, entry.value)).collect(),
        Body::Instance(slots) => {
            let shape = heap.shapes.get(object.aux);
            match heap.attribute_dict(object) {
                Some(dict) => heap.dict_ref(dict).iter().map(|entry| (entry.key, entry.value)).collect(),
                None => shape.names.iter().copied().zip(slots.iter().copied()).collect(),
            }
        }
        _ => Vec::new(),
    }
}

fn key_text(heap: &Heap, id: ObjId, key: u64) -> Option<String> {
    let found = entries(heap, id).into_iter().find(|(name, _)| key_of(heap, *name) == Some(key));
    found.and_then(|(name, _)| heap.as_str(name).map(str::to_owned))
}

fn key_shown(heap: &Heap, id: ObjId, key: u64) -> String {
    let found = entries(heap, id).into_iter().find(|(name, _)| key_of(heap, *name) == Some(key));
    match found {
        Some((name, _)) => match (name.as_int(), heap.as_str(name)) {
            (Some(n), _) => n.to_string(),
            (_, Some(text)) => format!("'{text}'"),
            _ => "…".into(),
        },
        None => "…".into(),
    }
}
