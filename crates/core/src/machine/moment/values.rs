//! Values in a few characters.

use crate::{
    builtins::number_text::float_repr,
    code_table::CodeTable,
    heap::{Body, names},
    process::Process,
    value::{Kind, ObjId, Value},
};

/// So many items of a collection are shown.
const MOST_ITEMS: usize = 8;
/// So many characters of a text are shown.
const MOST_CHARACTERS: usize = 40;
/// A value longer than this is cut.
const LONGEST: usize = 120;

/// A value as Python shows it, or what kind of thing it is; long ones are cut.
pub(in crate::machine) fn in_short(process: &Process, codes: &CodeTable, value: Value) -> String {
    let mut text = shown(process, codes, value, 2);
    if text.chars().count() > LONGEST {
        text = text.chars().take(LONGEST - 1).collect();
        text.push('…');
    }
    text
}

/// The same, down to a depth.
fn shown(process: &Process, codes: &CodeTable, value: Value, depth: usize) -> String {
    let id = match value.kind() {
        Kind::Int(n) => return n.to_string(),
        Kind::Float(x) => return float_repr(x),
        Kind::Bool(true) => return "True".into(),
        Kind::Bool(false) => return "False".into(),
        Kind::None => return "None".into(),
        Kind::Ellipsis => return "...".into(),
        Kind::NotImplemented => return "NotImplemented".into(),
        Kind::Unbound => return "nothing".into(),
        Kind::Obj(id) => id,
    };
    let heap = &process.heap;
    let object = heap.get(id);
    let inside = |values: &mut dyn Iterator<Item = Value>, count: usize| {
        if depth == 0 && count > 0 {
            return "…".to_owned();
        }
        let mut texts: Vec<String> = values.take(MOST_ITEMS).map(|value| shown(process, codes, value, depth - 1)).collect();
        if count > MOST_ITEMS {
            texts.push(format!("… {count} in all"));
        }
        texts.join(", ")
    };
    match &object.body {
        Body::Float(x) => float_repr(*x),
        Body::BigInt(n) => n.to_string(),
        Body::Str(text) => quoted(text),
        Body::Bytes(bytes) => format!("b{}", quoted(&String::from_utf8_lossy(bytes))),
        Body::List(items) => format!("[{}]", inside(&mut items.iter().copied(), items.len())),
        Body::Tuple(items) if items.len() == 1 => format!("({},)", inside(&mut items.iter().copied(), 1)),
        Body::Tuple(items) => format!("({})", inside(&mut items.iter().copied(), items.len())),
        Body::Set(set) if set.is_empty() => "set()".into(),
        Body::Set(set) => format!("{{{}}}", inside(&mut set.iter().map(|member| member.key), set.len())),
        Body::Deque(deque) => format!("deque([{}])", inside(&mut deque.to_vec().into_iter(), deque.len())),
        Body::Dict(dict) if depth == 0 && !dict.is_empty() => "{…}".into(),
        Body::Dict(dict) => {
            let mut items: Vec<String> = dict
                .iter()
                .take(MOST_ITEMS)
                .map(|entry| {
                    format!("{}: {}", shown(process, codes, entry.key, depth - 1), shown(process, codes, entry.value, depth - 1))
                })
                .collect();
            if dict.len() > MOST_ITEMS {
                items.push(format!("… {} in all", dict.len()));
            }
            format!("{{{}}}", items.join(", "))
        }
        Body::Cell(value) => shown(process, codes, *value, depth),
        Body::Function(function) => format!("function {}", codes.code(function.code).name),
        Body::Generator(generator) => format!("{} {}", heap.type_name(value), codes.code(generator.code).name),
        Body::Type(ty) => format!("class {}", ty.name),
        Body::Exception(_) | Body::Instance(_) => instance(process, codes, id, depth),
        Body::Range(range) if range.step == 1 => format!("range({}, {})", range.start, range.stop),
        Body::Range(range) => format!("range({}, {}, {})", range.start, range.stop, range.step),
        _ => article(&heap.type_name(value)),
    }
}

/// An object of a class written in Python: its class, and its attributes if the program wrote the class.
fn instance(process: &Process, codes: &CodeTable, id: ObjId, depth: usize) -> String {
    let heap = &process.heap;
    let name = heap.type_name(id.into());
    let own = super::super::words::entries(heap, id);
    let named = own.iter().find(|(key, _)| matches!(heap.as_str(*key), Some("_name" | "name")));
    if !process.is_of_program(codes, id) {
        // Threads, tasks and processes are known by their names.
        return match named.and_then(|(_, name)| heap.as_str(*name)) {
            Some(own) => format!("{name} {own}"),
            None => article(&name),
        };
    }
    if depth == 0 {
        return article(&name);
    }
    let mut texts: Vec<String> = own
        .iter()
        .filter_map(|(key, value)| Some((heap.as_str(*key)?, *value)))
        .filter(|(_, value)| !value.is_unbound())
        .take(MOST_ITEMS)
        .map(|(key, value)| format!("{key}={}", shown(process, codes, value, depth - 1)))
        .collect();
    if own.len() > MOST_ITEMS {
        texts.push("…".into());
    }
    format!("{name}({})", texts.join(", "))
}

impl Process {
    /// Whether the class of an instance is not one of the library's.
    pub(in crate::machine) fn is_of_program(&self, codes: &CodeTable, id: ObjId) -> bool {
        let class = self.heap.ty(self.heap.get(id).class);
        let module = self.heap.name_get(class.namespace, Value::obj(names::MODULE));
        let module = module.and_then(|module| self.heap.as_str(module)).unwrap_or_default();
        if class.flags.builtin || module.starts_with("__m") {
            return !class.flags.builtin;
        }
        // A module of the program's own: its code is not the library's.
        let functions = self.heap.dict_ref(class.namespace).iter().filter_map(|entry| match self.heap.body(entry.value) {
            Some(Body::Function(function)) => Some(function.code),
            _ => None,
        });
        functions.take(1).any(|code| !codes.unit_of(code).hidden)
    }
}

/// `a Queue`, `an Event`
fn article(name: &str) -> String {
    let vowel = name.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']);
    format!("{} {name}", if vowel { "an" } else { "a" })
}

fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(MOST_CHARACTERS).collect();
    if text.chars().nth(MOST_CHARACTERS).is_some() {
        short.push('…');
    }
    let short = short.replace('\\', "\\\\").replace('\n', "\\n");
    if short.contains('\'') && !short.contains('"') {
        format!("\"{short}\"")
    } else {
        format!("'{}'", short.replace('\'', "\\'"))
    }
}
