//! What is C in CPython and Python here complains of arguments in C's words.

use super::Vm;
use crate::{bytecode::Parameters, heap::Function, value::Value};

/// Modules, the functions and classes in them that do so (an empty list: all), and the module or class that has them in C.
const IN_C: [(&str, &[&str], &str); 7] = [
    ("_thread", &["stack_size", "start_new_thread", "start_new", "exit", "exit_thread", "_count", "_excepthook"], "_thread"),
    ("_queue", &[], "_queue"),
    ("contextvars", &["ContextVar", "Context", "copy_context"], "_contextvars"),
    ("asyncio.futures", &["Future"], "_asyncio"),
    ("asyncio.tasks", &["Task"], "_asyncio"),
    ("asyncio.events", &["get_running_loop", "get_event_loop", "_get_running_loop", "_set_running_loop"], "_asyncio"),
    ("multiprocessing.synchronize", &["Lock", "RLock", "Semaphore", "_Held"], "SemLock"),
];

/// A function that is C in CPython.
struct InC {
    /// Its name with its class or module.
    full: String,
    /// Its bare name.
    name: String,
    /// How many arguments come by themselves.
    offset: usize,
    /// Its module, or the class that stands for it.
    module: &'static str,
}

impl Vm<'_> {
    fn in_c(&self, function: &Function) -> Option<InC> {
        let unit = self.codes.unit_of(function.code);
        if !unit.hidden {
            return None;
        }
        let file = unit.unit.file.trim_start_matches('<').trim_end_matches('>');
        let qualname = self.heap.as_str(function.qualname)?;
        let (outermost, method) = qualname.split_once('.').map_or((qualname, None), |(class, name)| (class, Some(name)));
        let &(_, _, module) =
            IN_C.iter().find(|(name, parts, _)| *name == file && (parts.is_empty() || parts.contains(&outermost)))?;
        let (full, name, offset) = match method {
            Some("__init__") => (outermost.to_owned(), outermost.to_owned(), 1),
            // The others' methods are Python.
            Some(name) if module == "SemLock" && !matches!(name, "acquire" | "release") => return None,
            Some(name) if module == "SemLock" => (format!("{module}.{name}"), name.to_owned(), 1),
            Some(name) => (qualname.to_owned(), name.to_owned(), 1),
            None => (format!("{module}.{qualname}"), qualname.to_owned(), 0),
        };
        Some(InC { full, name, offset, module })
    }

    /// What C says of a keyword that is none of the parameters'.
    pub(super) fn keyword_in_c(
        &self,
        p: &Parameters,
        function: &Function,
        given: usize,
        names: usize,
        slots: &[Value],
        keyword: &str,
    ) -> Option<String> {
        let InC { full, name, offset, module } = self.in_c(function)?;
        let positional = p.positional as usize;
        let keyword_only = p.keyword_only as usize;
        let by_name = positional - (p.positional_only as usize).max(offset) + keyword_only;
        if full == "Context" {
            return Some("Context() does not accept any arguments".to_owned());
        }
        if by_name == 0 {
            if full == name && given > offset {
                return self.count_in_c(p, function, given);
            }
            let shown = if module == "_thread" && positional > 0 || p.var_args { name } else { full };
            return Some(format!("{shown}() takes no keyword arguments"));
        }
        // A single argument is not known by its name.
        if positional == offset + 1 && keyword_only == 0 && function.defaults.is_none() && module == "_asyncio" {
            return Some(format!("{full}() takes no keyword arguments"));
        }
        let all = positional - offset + keyword_only;
        let count = given - offset + names;
        if count > all {
            return Some(format!("{name}() takes at most {all} argument{} ({count} given)", plural(all)));
        }
        if given > positional {
            return self.count_in_c(p, function, given);
        }
        let required = positional - self.heap.as_tuple(function.defaults).map_or(0, <[Value]>::len);
        match (given..required).find(|&place| slots[place].is_unbound()) {
            Some(place) if place < p.positional_only as usize => self.count_in_c(p, function, given),
            Some(place) => Some(format!("{name}() missing required argument '{}' (pos {})", p.names[place], place + 1 - offset)),
            None => Some(format!("'{keyword}' is an invalid keyword argument for {name}()")),
        }
    }

    /// What C says of a wrong number of positional arguments.
    pub(super) fn count_in_c(&self, p: &Parameters, function: &Function, given: usize) -> Option<String> {
        let InC { full, name, offset, module } = self.in_c(function)?;
        let positional = (p.positional as usize).checked_sub(offset)?;
        let given = given.checked_sub(offset)?;
        let defaults = self.heap.as_tuple(function.defaults).map_or(0, <[Value]>::len);
        let keyword_only = p.keyword_only as usize;
        let all = positional + keyword_only;
        let by_name = positional + offset > p.positional_only as usize;
        Some(match positional {
            _ if full == "Context" => "Context() does not accept any arguments".to_owned(),
            0 if full == name && keyword_only == 0 => format!("{name}() takes no positional arguments"),
            0 if keyword_only == 0 && module == "_queue" && name == "get_nowait" => format!("{name}() takes no arguments"),
            0 if keyword_only == 0 => format!("{full}() takes no arguments ({given} given)"),
            _ if keyword_only > 0 && given > all => {
                format!("{name}() takes at most {all} argument{} ({given} given)", plural(all))
            }
            0 => format!("{name}() takes no positional arguments"),
            _ if given < positional && by_name && (keyword_only > 0 || module == "_queue") => {
                format!("{name}() missing required argument '{}' (pos {})", p.names[offset + given], given + 1)
            }
            _ if keyword_only > 0 => {
                let at_most = defaults > 0 || module == "_contextvars" && given > positional;
                let how = if at_most { "at most" } else { "exactly" };
                format!("{name}() takes {how} {positional} positional argument{} ({given} given)", plural(positional))
            }
            1 if defaults == 0 && module != "_queue" => format!("{full}() takes exactly one argument ({given} given)"),
            _ if module == "_contextvars" => {
                let least = positional - defaults;
                let (how, limit) = if given < least { ("at least", least) } else { ("at most", positional) };
                format!("{name} expected {how} {limit} argument{}, got {given}", plural(limit))
            }
            _ if given > positional => {
                format!("{name}() takes at most {positional} argument{} ({given} given)", plural(positional))
            }
            _ => return None,
        })
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}
