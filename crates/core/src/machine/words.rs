//! Shared places in words: the variable, attribute or item that leads to them from what the program has named.

use std::collections::VecDeque;

use rustc_hash::FxHashSet;

use super::Machine;
use crate::{
    heap::{Body, GeneratorState, Heap, names as n},
    kernel::{KernelObject, KernelRef},
    observe::{Part, Place, key_of},
    strand::StrandId,
    value::{Kind, ObjId, Value},
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
        Some(self.shortly(value))
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
        let process = &self.processes[0];
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
        let mut todo: VecDeque<(Value, String, usize)> = VecDeque::new();
        let mut seen = FxHashSet::default();
        if let Some(names) = self.main_dict() {
            for (name, value) in entries(heap, names) {
                if let Some(name) = heap.as_str(name).filter(|name| !name.starts_with("__")) {
                    todo.push_back((value, name.to_owned(), 0));
                }
            }
        }
        for strand in self.strands.iter().flatten() {
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
            let body = &heap.get(id).body;
            if target == Target::Object(id) || matches!(body, Body::Kernel(kernel) if target == Target::Kernel(*kernel)) {
                return Some(way);
            }
            if steps == MOST_STEPS || seen.len() >= MOST_OBJECTS || !seen.insert(id) {
                continue;
            }
            let steps = steps + 1;
            match body {
                Body::List(items) => {
                    todo.extend(items.iter().enumerate().map(|(index, item)| (*item, format!("{way}[{index}]"), steps)));
                }
                Body::Tuple(items) => {
                    todo.extend(items.iter().enumerate().map(|(index, item)| (*item, format!("{way}[{index}]"), steps)));
                }
                Body::Dict(_) => {
                    todo.extend(
                        entries(heap, id).into_iter().map(|(key, item)| (item, format!("{way}[{}]", self.shortly(key)), steps)),
                    );
                }
                Body::Instance(_) => todo.extend(entries(heap, id).into_iter().map(|(name, item)| {
                    // What the library keeps inside its objects is those objects, to a program.
                    let way = match heap.as_str(name) {
                        Some(name) if name.starts_with('_') && self.is_of_library(id) => way.clone(),
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
        None
    }

    /// Whether a program can name a place: one of its variables, or something that these lead to and that is no library's instance.
    pub fn is_programs(&self, place: Place) -> bool {
        match place {
            Place::Object(id, Part::Key(_)) if self.is_module(id) => self.main_dict() == Some(id),
            Place::Object(id, _) => match self.processes[0].heap.get(id).body {
                Body::Instance(_) => !self.is_of_library(id),
                _ => self.way_to(Target::Object(id)).is_some(),
            },
            _ => false,
        }
    }

    fn is_of_library(&self, id: ObjId) -> bool {
        let process = &self.processes[0];
        let class = process.heap.get(id).class;
        let module = process.heap.name_get(process.heap.ty(class).namespace, Value::obj(n::MODULE));
        module.and_then(|module| process.heap.as_str(module)).is_some_and(|module| module != "__main__")
    }

    /// A value in a few characters.
    fn shortly(&self, value: Value) -> String {
        let heap = &self.processes[0].heap;
        match value.kind() {
            Kind::Int(n) => n.to_string(),
            Kind::Float(x) => crate::builtins::number_text::float_repr(x),
            Kind::Bool(true) => "True".into(),
            Kind::Bool(false) => "False".into(),
            Kind::None => "None".into(),
            Kind::Ellipsis => "...".into(),
            Kind::NotImplemented => "NotImplemented".into(),
            Kind::Unbound => "nothing".into(),
            Kind::Obj(id) => match &heap.get(id).body {
                Body::Str(text) if text.chars().count() <= 24 => format!("{:?}", &**text).replace('"', "'"),
                Body::Str(text) => format!("'{}…'", text.chars().take(20).collect::<String>()),
                Body::BigInt(n) => n.to_string(),
                Body::List(items) if items.len() <= 6 => {
                    format!("[{}]", items.iter().map(|item| self.shortly_inside(*item)).collect::<Vec<_>>().join(", "))
                }
                Body::List(items) => format!("a list of {} items", items.len()),
                Body::Tuple(items) if items.len() <= 6 => {
                    let inside = items.iter().map(|item| self.shortly_inside(*item)).collect::<Vec<_>>().join(", ");
                    if items.len() == 1 { format!("({inside},)") } else { format!("({inside})") }
                }
                Body::Dict(dict) => format!("a dict of {} items", dict.len()),
                _ => format!("a {}", heap.type_name(value)),
            },
        }
    }

    /// The same for what stands in something that is shown: what is large is not shown again inside.
    fn shortly_inside(&self, value: Value) -> String {
        match self.processes[0].heap.body(value) {
            Some(Body::List(_)) => "[…]".into(),
            Some(Body::Tuple(_)) => "(…)".into(),
            _ => self.shortly(value),
        }
    }
}

/// Names and values of a dict or an instance.
fn entries(heap: &Heap, id: ObjId) -> Vec<(Value, Value)> {
    let object = heap.get(id);
    match &object.body {
        Body::Dict(dict) => dict.iter().map(|entry| (entry.key, entry.value)).collect(),
        Body::Instance(slots) => {
            let shape = heap.shapes.get(object.aux);
            match slots.first().filter(|_| shape.in_dict).and_then(|dict| dict.as_obj()) {
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
