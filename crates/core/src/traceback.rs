//! Uncaught exceptions as CPython 3.11 prints them: frames with lines and carets, chains, notes and groups.

mod frames;
mod groups;
mod suggest;
mod syntax;
#[cfg(test)]
mod tests;

pub use suggest::{closest, suggestion};

use std::fmt::Write;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    code_table::CodeTable,
    heap::{Body, Exception, Heap, Object, names as n, types as t},
    value::{ObjId, Value},
};

/// More exceptions than this in a chain are not printed.
const MOST_LINKS: usize = 1000;

const CAUSE: &str = "The above exception was the direct cause of the following exception:";
const CONTEXT: &str = "During handling of the above exception, another exception occurred:";

/// What is printed for an exception whose `str()`, and that of all in its chain, is simply their argument.
pub fn format(heap: &Heap, codes: &CodeTable, exception: Value) -> String {
    format_with(heap, codes, exception, &FxHashMap::default())
}

/// What is printed for an exception. `texts` has the `str()` of all in [`chain`], with a [`suggestion`] if there is one.
pub fn format_with(heap: &Heap, codes: &CodeTable, exception: Value, texts: &FxHashMap<ObjId, String>) -> String {
    let mut printer = Printer { heap, codes, texts, out: String::new(), depth: 0, need_close: false, seen: FxHashSet::default() };
    printer.with_chain(exception);
    printer.out
}

/// The exception with all that are printed with it: causes, contexts, members of groups. Each once.
pub fn chain(heap: &Heap, exception: Value) -> Vec<Value> {
    let (mut found, mut pending, mut seen) = (Vec::new(), vec![exception], FxHashSet::default());
    while let Some(current) = pending.pop() {
        let Some(body) = exception_body(heap, current) else { continue };
        if !seen.insert(current.bits()) {
            continue;
        }
        found.push(current);
        pending.extend(members(heap, current).unwrap_or_default());
        pending.extend([body.context, body.cause]);
    }
    found
}

struct Printer<'a> {
    heap: &'a Heap,
    codes: &'a CodeTable,
    texts: &'a FxHashMap<ObjId, String>,
    out: String,
    /// How many groups are around.
    depth: usize,
    /// Whether the box of the innermost group has still to be closed.
    need_close: bool,
    seen: FxHashSet<ObjId>,
}

fn exception_body(heap: &Heap, v: Value) -> Option<&Exception> {
    match heap.body(v)? {
        Body::Exception(body) => Some(body),
        _ => None,
    }
}

/// The exceptions in a group.
fn members(heap: &Heap, exception: Value) -> Option<Vec<Value>> {
    if !heap.is_instance(exception, t::BASE_EXCEPTION_GROUP) {
        return None;
    }
    Some(heap.as_items(exception_body(heap, exception)?.payload)?.to_vec())
}

/// An attribute that stands in an exception's attribute dict.
fn attribute(heap: &Heap, exception: Value, name: Value) -> Option<Value> {
    let dict = heap.get(exception.as_obj()?).aux & Object::DICT_BITS;
    if dict == 0 { None } else { heap.name_get(ObjId(dict), name) }
}

impl Printer<'_> {
    /// An exception after those that led to it.
    fn with_chain(&mut self, exception: Value) {
        let mut links = vec![(exception, "")];
        let mut current = exception;
        while let (Some(id), Some(body)) = (current.as_obj(), exception_body(self.heap, current)) {
            self.seen.insert(id);
            let (next, sentence) = match (body.cause, body.context) {
                (cause, _) if !cause.is_none() => (cause, CAUSE),
                (_, context) if !context.is_none() && !body.suppress_context => (context, CONTEXT),
                _ => break,
            };
            if next.as_obj().is_none_or(|next| self.seen.contains(&next)) || links.len() >= MOST_LINKS {
                break;
            }
            links.push((next, sentence));
            current = next;
        }
        for (i, (link, sentence)) in links.iter().enumerate().rev() {
            let need_close = self.need_close;
            self.alone(*link);
            if i > 0 {
                for line in ["", *sentence, ""] {
                    self.line(line);
                }
                self.need_close = need_close;
            }
        }
    }

    /// An exception without its chain.
    fn alone(&mut self, exception: Value) {
        match members(self.heap, exception) {
            Some(members) => self.group(exception, &members),
            None => self.exception(exception),
        }
    }

    /// Traceback, type, message and notes.
    fn exception(&mut self, exception: Value) {
        let Some(body) = exception_body(self.heap, exception) else { return };
        self.frames(&body.traceback, self.heap.is_instance(exception, t::BASE_EXCEPTION_GROUP));
        let message = match self.syntax_error(exception) {
            Some(message) => message,
            None => self.message(exception),
        };
        let name = self.type_name(exception);
        if message.is_empty() {
            self.line(&name);
        } else {
            self.line(&format!("{name}: {message}"));
        }
        self.notes(exception);
    }

    fn message(&self, exception: Value) -> String {
        if let Some(text) = exception.as_obj().and_then(|id| self.texts.get(&id)) {
            return text.clone();
        }
        let args = exception_body(self.heap, exception).and_then(|body| self.heap.as_tuple(body.args)).unwrap_or_default();
        match args {
            [] => String::new(),
            [arg, ..] => self.heap.as_str(*arg).unwrap_or("<exception str() failed>").to_owned(),
        }
    }

    fn type_name(&self, exception: Value) -> String {
        let ty = self.heap.ty(self.heap.type_of(exception));
        let text = |name: ObjId| self.heap.name_get(ty.namespace, Value::obj(name)).and_then(|v| self.heap.as_str(v));
        let name = &*ty.qualname;
        match text(n::MODULE) {
            Some(module) if module != "builtins" && module != "__main__" => format!("{module}.{name}"),
            _ => name.to_owned(),
        }
    }

    fn notes(&mut self, exception: Value) {
        let Some(notes) = attribute(self.heap, exception, Value::obj(n::NOTES)) else { return };
        let Some(notes) = self.heap.as_items(notes).map(|items| items.into_owned()) else { return };
        for note in notes {
            let text = match self.heap.as_str(note) {
                Some(text) => text.to_owned(),
                None => note.as_obj().and_then(|id| self.texts.get(&id)).cloned().unwrap_or_default(),
            };
            for line in text.split('\n') {
                self.line(line);
            }
        }
    }

    /// A line, within the boxes of the groups around.
    fn line(&mut self, text: &str) {
        self.indent();
        if self.depth > 0 {
            self.out.push_str("| ");
        }
        let _ = writeln!(self.out, "{text}");
    }

    fn indent(&mut self) {
        let width = 2 * self.depth;
        let _ = write!(self.out, "{:width$}", "");
    }
}
