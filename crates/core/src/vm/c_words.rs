//! What is C in CPython and Python here complains of arguments in C's words.

use super::Vm;
use crate::{bytecode::Parameters, heap::Function};

/// Modules, the functions and classes in them that do so (an empty list: all), and the module or class that has them in C.
const IN_C: [(&str, &[&str], &str); 6] = [
    ("_thread", &["stack_size", "start_new_thread", "_excepthook"], "_thread"),
    ("_queue", &[], "_queue"),
    ("asyncio.futures", &["Future"], "_asyncio"),
    ("asyncio.tasks", &["Task"], "_asyncio"),
    ("asyncio.events", &["get_running_loop"], "_asyncio"),
    ("multiprocessing.synchronize", &["Lock", "RLock", "Semaphore", "_Held"], "SemLock"),
];

impl Vm<'_> {
    /// The name with its class or module, the bare name, and how many arguments come by themselves, of a function that is C in CPython.
    pub(super) fn name_in_c(&self, function: &Function) -> Option<(String, String, usize)> {
        let unit = self.codes.unit_of(function.code);
        if !unit.hidden {
            return None;
        }
        let file = unit.unit.file.trim_start_matches('<').trim_end_matches('>');
        let qualname = self.heap.as_str(function.qualname)?;
        let (outermost, method) = qualname.split_once('.').map_or((qualname, None), |(class, name)| (class, Some(name)));
        let (_, _, module) =
            IN_C.iter().find(|(name, parts, _)| *name == file && (parts.is_empty() || parts.contains(&outermost)))?;
        Some(match method {
            Some("__init__") => (outermost.to_owned(), outermost.to_owned(), 1),
            // The others' methods are Python.
            Some(name) if *module == "SemLock" && !matches!(name, "acquire" | "release") => return None,
            Some(name) if *module == "SemLock" => (format!("{module}.{name}"), name.to_owned(), 1),
            Some(name) => (qualname.to_owned(), name.to_owned(), 1),
            None => (format!("{module}.{qualname}"), qualname.to_owned(), 0),
        })
    }

    /// What C says of a wrong number of positional arguments.
    pub(super) fn count_in_c(&self, p: &Parameters, function: &Function, given: usize) -> Option<String> {
        let (full, name, offset) = self.name_in_c(function)?;
        let positional = (p.positional as usize).checked_sub(offset)?;
        let given = given.checked_sub(offset)?;
        let defaults = self.heap.as_tuple(function.defaults).map_or(0, <[crate::value::Value]>::len);
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let keyword_only = p.keyword_only as usize;
        let all = positional + keyword_only;
        Some(match positional {
            0 if full == name && keyword_only == 0 => format!("{name}() takes no positional arguments"),
            0 if keyword_only == 0 => format!("{full}() takes no arguments ({given} given)"),
            _ if keyword_only > 0 && given > all => {
                format!("{name}() takes at most {all} argument{} ({given} given)", plural(all))
            }
            0 => format!("{name}() takes no positional arguments"),
            _ if keyword_only > 0 => {
                let how = if defaults > 0 { "at most" } else { "exactly" };
                format!("{name}() takes {how} {positional} positional argument{} ({given} given)", plural(positional))
            }
            1 if defaults == 0 => format!("{full}() takes exactly one argument ({given} given)"),
            _ if given > positional => {
                format!("{name}() takes at most {positional} argument{} ({given} given)", plural(positional))
            }
            _ => return None,
        })
    }
}
