//! Writing the `repr` of a value: containers and what they hold, as far as no Python is needed.

use std::{fmt::Write, sync::Arc};

use super::{complex, hash::identity, int_new, number_text, repr::default_repr, repr::full_name, repr_text, repr_text::str_repr};
use crate::{
    heap::{Body, DictPart, Heap, names as n, types},
    native::{Cx, Raise},
    value::{Kind, ObjId, Value},
};

/// Containers within containers that Rust shows; the prelude shows deeper ones.
const DEPTH: usize = 40;

/// The text so far, and where in a structure of containers it stands.
#[derive(Default)]
pub(super) struct Writer {
    /// The text so far.
    pub(super) out: String,
    /// The containers around.
    open: Vec<ObjId>,
}

/// Whether it was written; if not, Python is needed.
type Done = Result<bool, Raise>;

impl Writer {
    /// Writes a value's `repr`; what its class defines needs Python.
    pub(super) fn value(&mut self, cx: &mut Cx<'_>, v: Value) -> Done {
        if let Some(id) = v.as_obj()
            && cx.heap.ty(cx.heap.get(id).class).flags.custom_text
        {
            return Ok(false);
        }
        self.layout(cx, v)
    }

    /// Writes what a value's built-in layout holds, whatever its class defines.
    pub(super) fn layout(&mut self, cx: &mut Cx<'_>, v: Value) -> Done {
        let id = match v.kind() {
            Kind::Obj(id) => id,
            kind => {
                match kind {
                    Kind::Int(n) => self.out.push_str(number_text::small_int(n, &mut [0; 20])),
                    Kind::Float(x) => self.out.push_str(&number_text::float_repr(x)),
                    Kind::Bool(b) => self.out.push_str(if b { "True" } else { "False" }),
                    Kind::None => self.out.push_str("None"),
                    Kind::Ellipsis => self.out.push_str("Ellipsis"),
                    Kind::NotImplemented => self.out.push_str("NotImplemented"),
                    Kind::Unbound | Kind::Obj(_) => self.out.push_str("<NULL>"),
                }
                return Ok(true);
            }
        };
        let class = cx.heap.get(id).class;
        match &cx.heap.get(id).body {
            Body::Float(x) => self.out.push_str(&number_text::float_repr(*x)),
            Body::BigInt(n) => {
                let n = Arc::clone(n);
                self.out.push_str(&int_new::decimal(cx, &n)?);
            }
            Body::Complex(z) => self.out.push_str(&complex::text(z.0, z.1)),
            Body::Str(text) => repr_text::push_str_repr(&mut self.out, text),
            Body::Bytes(bytes) => self.out.push_str(&repr_text::bytes_repr(bytes)),
            Body::ByteArray(bytes) => drop(write!(self.out, "{}({})", cx.heap.ty(class).name, repr_text::bytearray_repr(bytes))),
            Body::Range(range) => {
                let _ = match range.step {
                    1 => write!(self.out, "range({}, {})", range.start, range.stop),
                    step => write!(self.out, "range({}, {}, {step})", range.start, range.stop),
                };
            }
            Body::BigRange(parts) => {
                let [start, stop, step] = **parts;
                let parts: &[Value] = if step == Value::int32(1) { &[start, stop] } else { &[start, stop, step] };
                self.out.push_str("range(");
                let done = self.separated(cx, parts);
                self.out.push(')');
                return done;
            }
            Body::Tuple(_) | Body::List(_) => return self.items(cx, id),
            Body::Dict(_) => return self.dict(cx, id),
            Body::Set(set) => {
                let items: Vec<Value> = set.iter().map(|member| member.key).collect();
                return self.set(cx, id, &items);
            }
            Body::Slice(parts) => {
                let parts = **parts;
                return self.call(cx, id, "slice", &parts);
            }
            Body::View(inner) => {
                let inner = *inner;
                return self.view(cx, id, inner);
            }
            Body::Exception(exception) => {
                let mut args: Vec<Value> = cx.heap.as_items(exception.args).unwrap_or_default().to_vec();
                if cx.heap.is_subtype(class, types::OS_ERROR) {
                    // The names of files are no arguments.
                    args.truncate(2);
                }
                let name = Arc::clone(&cx.heap.ty(class).name);
                return self.call(cx, id, &name, &args);
            }
            Body::Method(method) => {
                let method = **method;
                return self.method(cx, id, method.function, method.receiver);
            }
            Body::Wrapper(inner) => {
                let inner = *inner;
                let _ = write!(self.out, "<{}(", cx.heap.ty(class).name);
                let done = self.nested(cx, id, inner)?;
                self.out.push_str(")>");
                return Ok(done);
            }
            Body::Native(number) => {
                let text = native(cx, *number);
                self.out.push_str(&text);
            }
            Body::GetSet(_) | Body::Code(_) | Body::Deque(_) => return Ok(false),
            Body::Kernel(_) => {
                let text = crate::kernel::repr(cx, v);
                self.out.push_str(&text);
            }
            _ => {
                let text = plain_object(cx.heap, id);
                self.out.push_str(&text);
            }
        }
        Ok(true)
    }

    /// Marks a container as open; `None` when it is open already or lies too deep.
    fn enter(&mut self, id: ObjId) -> Option<bool> {
        if self.open.contains(&id) {
            return Some(false);
        }
        if self.open.len() >= DEPTH {
            return None;
        }
        self.open.push(id);
        Some(true)
    }

    fn nested(&mut self, cx: &mut Cx<'_>, id: ObjId, v: Value) -> Done {
        match self.enter(id) {
            None => Ok(false),
            Some(false) => {
                self.out.push_str("...");
                Ok(true)
            }
            Some(true) => {
                let done = self.value(cx, v);
                self.open.pop();
                done
            }
        }
    }

    fn separated(&mut self, cx: &mut Cx<'_>, items: &[Value]) -> Done {
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                self.out.push_str(", ");
            }
            if !self.value(cx, *item)? {
                return Ok(false);
            }
            self.check_size(cx)?;
        }
        Ok(true)
    }

    /// A container shared many times over can have a text that no memory holds.
    fn check_size(&self, cx: &mut Cx<'_>) -> Result<(), Raise> {
        if self.out.len() > 1 << 16 { cx.reserve(self.out.len() * 2) } else { Ok(()) }
    }

    fn items(&mut self, cx: &mut Cx<'_>, id: ObjId) -> Done {
        let (open, close, items) = match &cx.heap.get(id).body {
            Body::Tuple(items) => ("(", if items.len() == 1 { ",)" } else { ")" }, Arc::clone(items)),
            Body::List(items) => ("[", "]", Arc::from(items.as_slice())),
            _ => return Ok(false),
        };
        match self.enter(id) {
            None => return Ok(false),
            Some(false) => {
                self.out.push_str(if close == "]" { "[...]" } else { "(...)" });
                return Ok(true);
            }
            Some(true) => {}
        }
        self.out.push_str(open);
        let done = self.separated(cx, &items);
        self.out.push_str(close);
        self.open.pop();
        done
    }

    fn dict(&mut self, cx: &mut Cx<'_>, id: ObjId) -> Done {
        let entries: Vec<(Value, Value)> = cx.heap.dict_ref(id).iter().map(|entry| (entry.key, entry.value)).collect();
        match self.enter(id) {
            None => return Ok(false),
            Some(false) => {
                self.out.push_str("{...}");
                return Ok(true);
            }
            Some(true) => {}
        }
        self.out.push('{');
        for (i, (key, value)) in entries.into_iter().enumerate() {
            if i > 0 {
                self.out.push_str(", ");
            }
            if !self.value(cx, key)? {
                return Ok(false);
            }
            self.out.push_str(": ");
            if !self.value(cx, value)? {
                return Ok(false);
            }
            self.check_size(cx)?;
        }
        self.out.push('}');
        self.open.pop();
        Ok(true)
    }

    fn set(&mut self, cx: &mut Cx<'_>, id: ObjId, items: &[Value]) -> Done {
        let class = cx.heap.get(id).class;
        let name = Arc::clone(&cx.heap.ty(class).name);
        if items.is_empty() {
            let _ = write!(self.out, "{name}()");
            return Ok(true);
        }
        match self.enter(id) {
            None => return Ok(false),
            Some(false) => {
                let _ = write!(self.out, "{name}(...)");
                return Ok(true);
            }
            Some(true) => {}
        }
        let (open, close) = if class == types::SET { ("{".to_owned(), "}") } else { (format!("{name}({{"), "})") };
        self.out.push_str(&open);
        let done = self.separated(cx, items);
        self.out.push_str(close);
        self.open.pop();
        done
    }

    /// `name(a, b, …)`
    fn call(&mut self, cx: &mut Cx<'_>, id: ObjId, name: &str, args: &[Value]) -> Done {
        self.out.push_str(name);
        match self.enter(id) {
            None => return Ok(false),
            Some(false) => {
                self.out.push_str("(...)");
                return Ok(true);
            }
            Some(true) => {}
        }
        self.out.push('(');
        let done = self.separated(cx, args);
        self.out.push(')');
        self.open.pop();
        done
    }

    fn view(&mut self, cx: &mut Cx<'_>, id: ObjId, inner: Value) -> Done {
        let class = cx.heap.get(id).class;
        if class == types::MAPPING_PROXY {
            self.out.push_str("mappingproxy(");
            let done = self.nested(cx, id, inner)?;
            self.out.push(')');
            return Ok(done);
        }
        let part = match class {
            types::DICT_VALUES | types::ODICT_VALUES => DictPart::Value,
            types::DICT_ITEMS | types::ODICT_ITEMS => DictPart::Item,
            _ => DictPart::Key,
        };
        let Some(Body::Dict(dict)) = cx.heap.body(inner) else { return Ok(false) };
        let entries: Vec<(Value, Value)> = dict.iter().map(|entry| (entry.key, entry.value)).collect();
        let items: Vec<Value> = entries
            .into_iter()
            .map(|(key, value)| match part {
                DictPart::Key => key,
                DictPart::Value => value,
                DictPart::Item => cx.heap.tuple([key, value]),
            })
            .collect();
        match self.enter(id) {
            None => return Ok(false),
            Some(false) => {
                self.out.push_str("...");
                return Ok(true);
            }
            Some(true) => {}
        }
        let _ = write!(self.out, "{}([", cx.heap.ty(class).name);
        let done = self.separated(cx, &items);
        self.out.push_str("])");
        self.open.pop();
        done
    }

    fn method(&mut self, cx: &mut Cx<'_>, id: ObjId, function: Value, receiver: Value) -> Done {
        let qualname = match cx.heap.body(function) {
            Some(Body::Function(f)) => cx.heap.as_text(f.qualname).unwrap_or_default(),
            Some(Body::Native(number)) => {
                let name = cx.state.native_names[*number as usize].name;
                let (kind, at) = (cx.heap.type_name(receiver), identity(cx.heap, receiver));
                let _ = match is_slot(name) {
                    true => write!(self.out, "<method-wrapper '{name}' of {kind} object at {at:#x}>"),
                    false => write!(self.out, "<built-in method {name} of {kind} object at {at:#x}>"),
                };
                return Ok(true);
            }
            _ => return Ok(false),
        };
        let _ = write!(self.out, "<bound method {qualname} of ");
        let done = self.nested(cx, id, receiver)?;
        self.out.push('>');
        Ok(done)
    }
}

/// The `repr` of a function written in Rust.
fn native(cx: &Cx<'_>, number: u32) -> String {
    let named = cx.state.native_names[number as usize];
    match (named.name, named.owner) {
        (name, None) => format!("<built-in function {name}>"),
        (name, Some(owner)) if is_slot(name) => format!("<slot wrapper '{name}' of '{owner}' objects>"),
        (name, Some(owner)) => format!("<method '{name}' of '{owner}' objects>"),
    }
}

/// Whether a method fills a slot of its type in CPython, which shows such methods differently.
fn is_slot(name: &str) -> bool {
    let method = matches!(
        name,
        "__ceil__"
            | "__class_getitem__"
            | "__complex__"
            | "__dir__"
            | "__floor__"
            | "__format__"
            | "__getnewargs__"
            | "__reduce__"
            | "__reduce_ex__"
            | "__reversed__"
            | "__round__"
            | "__sizeof__"
            | "__trunc__"
    );
    name.starts_with("__") && !method
}

/// The `repr` of an object that shows nothing of other objects but their names and addresses.
fn plain_object(heap: &Heap, id: ObjId) -> String {
    let object = heap.get(id);
    let class = object.class;
    let at = identity(heap, id.into());
    let text = |v: Value| heap.as_str(v).unwrap_or("?");
    match &object.body {
        Body::Type(_) => format!("<class '{}'>", full_name(heap, id)),
        Body::Function(f) => format!("<function {} at {at:#x}>", text(f.qualname)),
        Body::Module(dict) => {
            let get = |name| heap.name_get(*dict, Value::obj(name)).and_then(|v| heap.as_str(v));
            let name = str_repr(get(n::NAME).unwrap_or("?"));
            match get(n::FILE) {
                Some(file) => format!("<module {name} from {}>", str_repr(file)),
                None => format!("<module {name} (built-in)>"),
            }
        }
        Body::Cell(v) if v.is_unbound() => format!("<cell at {at:#x}: empty>"),
        Body::Cell(v) => format!("<cell at {at:#x}: {} object at {:#x}>", heap.type_name(*v), identity(heap, *v)),
        Body::Generator(generator) if matches!(class, types::GENERATOR | types::COROUTINE | types::ASYNC_GENERATOR) => {
            format!("<{} object {} at {at:#x}>", heap.ty(class).name, text(generator.qualname))
        }
        Body::Super(parts) => {
            let name = |v: Value| v.as_obj().map_or("NULL".to_owned(), |id| format!("<class '{}'>", heap.ty(id).name));
            match parts[1] {
                v if v.is_none() || v.is_unbound() => format!("<super: {}, NULL>", name(parts[0])),
                v => format!("<super: {}, <{} object>>", name(parts[0]), heap.type_name(v)),
            }
        }
        Body::MemoryView(view) if view.object.is_unbound() => format!("<released memory at {at:#x}>"),
        Body::MemoryView(_) => format!("<memory at {at:#x}>"),
        Body::Stream(number) => {
            let (name, mode) = [("stdin", 'r'), ("stdout", 'w')].get(usize::from(*number)).copied().unwrap_or(("stderr", 'w'));
            format!("<_io.TextIOWrapper name='<{name}>' mode='{mode}' encoding='utf-8'>")
        }
        _ => default_repr(heap, Value::obj(id)),
    }
}
