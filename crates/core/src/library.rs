//! What every machine begins with: built-in types, natives, the compiled prelude, and the texts of embedded modules.

mod atomic;
mod boot;
mod embedded;
mod signature;
mod texts;

pub(crate) use atomic::{is_atomic, is_whole};
pub use signature::Signature;
pub use texts::DamagedPack;

use std::sync::Arc;

use crate::{
    builtins::TypeTable,
    code_table::CodeTable,
    heap::{Heap, types as t},
    native::{Binding, GetSet, Native},
    process::Process,
    value::Value,
};
pub(crate) use texts::Found;
use texts::Texts;

/// The library, made once and shared by all machines. A clone is the same library.
#[derive(Clone)]
pub struct Library(Arc<Contents>);

/// What is in a [`Library`].
pub struct Contents {
    /// All natives by number.
    pub natives: Vec<NativeInfo>,
    /// All data attributes by number.
    pub attributes: Vec<GetSet>,
    /// A process in which the prelude is loaded and nothing has run yet; its pages are shared.
    pub(crate) image: Process,
    /// The prelude's code.
    pub(crate) codes: Arc<CodeTable>,
    /// Modules written in Rust, by name.
    pub(crate) native_modules: Vec<(&'static str, Value)>,
    /// Modules written in Python.
    texts: Texts,
}

/// A native with its parameters taken apart.
pub struct NativeInfo {
    /// What it is.
    pub native: Native,
    /// Its parameters.
    pub signature: Signature,
    /// The type it is a method of, if any.
    pub owner: Option<&'static str>,
    /// The type of which its first argument must be an instance, or for `__new__` a subtype; 0: of any.
    pub receiver: crate::value::ObjId,
    /// The module it is a function of, if any.
    pub module: Option<&'static str>,
}

impl NativeInfo {
    /// Its name.
    pub fn name(&self) -> &'static str {
        match self.owner {
            // A constructor is called by its type's name.
            Some(owner) if self.native.name == "__new__" => owner,
            _ => self.native.name,
        }
    }

    /// Its name with its type's: `list.append`.
    pub fn full_name(&self) -> String {
        match self.owner {
            Some(owner) if self.native.name == "__new__" => owner.to_owned(),
            Some(owner) => format!("{}.{}", owner.strip_prefix("_thread.").unwrap_or(owner), self.native.name),
            None => match self.module {
                Some("_time") => format!("time.{}", self.native.name),
                Some("_kernel") if self.native.name == "thread_ident" => "_thread.get_ident".to_owned(),
                Some("_kernel") if self.native.name == "get_native_id" => "_thread.get_native_id".to_owned(),
                Some(module) if module != "builtins" => format!("{module}.{}", self.native.name),
                _ => self.native.name.to_owned(),
            },
        }
    }

    /// Whether it is what CPython calls a slot wrapper: the method behind an operator or a protocol.
    pub fn is_slot(&self) -> bool {
        // Some types have a plain method where others have a slot.
        let plain: &[&str] = match (self.owner, self.native.name) {
            (Some("list" | "dict"), "__getitem__") | (Some("dict" | "set" | "frozenset"), "__contains__") => return false,
            _ => &[
                "__init_subclass__",
                "__subclasshook__",
                "__class_getitem__",
                "__new__",
                "__dir__",
                "__format__",
                "__sizeof__",
                "__reduce__",
                "__reduce_ex__",
                "__getstate__",
                "__setstate__",
                "__reversed__",
                "__round__",
                "__trunc__",
                "__floor__",
                "__ceil__",
                "__complex__",
                "__enter__",
                "__exit__",
                "__length_hint__",
                "__getnewargs__",
                "__copy__",
                "__deepcopy__",
                "__missing__",
                "__instancecheck__",
                "__subclasscheck__",
                "__subclasses__",
                "__prepare__",
                "__or_",
                "__getformat__",
                "__mro_entries__",
                "__aenter__",
                "__aexit__",
                "__set_name__",
                "__bytes__",
                "__fspath__",
            ],
        };
        let name = self.native.name;
        self.is_method() && name.starts_with("__") && name.ends_with("__") && !plain.contains(&name)
    }

    /// Whether the first argument is for certain one that it takes, as nearly all are: an instance of just its type, or for `__new__`
    /// the type itself.
    #[inline]
    pub fn suits(&self, heap: &Heap, args: &[Value]) -> bool {
        match args {
            _ if self.receiver.0 == 0 => true,
            [first, ..] if self.is_method() => heap.type_of(*first) == self.receiver,
            [first, ..] => *first == Value::obj(self.receiver),
            [] => false,
        }
    }

    /// Whether its first argument is an instance.
    pub fn is_method(&self) -> bool {
        self.native.binding == Binding::Method
    }

    /// How many arguments it takes that its caller does not write: the instance, or a constructor's class.
    pub fn implicit(&self) -> usize {
        usize::from(self.is_method() || self.native.binding == Binding::Class || self.native.name == "__new__")
    }
}

impl std::ops::Deref for Library {
    type Target = Contents;

    fn deref(&self) -> &Contents {
        &self.0
    }
}

impl Default for Library {
    fn default() -> Self {
        Self::new()
    }
}

impl Library {
    /// Builds the library with all of its modules: some milliseconds.
    ///
    /// # Panics
    /// When the embedded prelude does not compile, which a test finds.
    pub fn new() -> Self {
        Self(Arc::new(boot::boot(Some(Self::pack()))))
    }

    /// Builds the library without the modules of the pack, which [`Contents::supply`] can bring later. A program that uses only this
    /// does not have the pack in it.
    ///
    /// # Panics
    /// When the embedded prelude does not compile, which a test finds.
    pub fn without_pack() -> Self {
        Self(Arc::new(boot::boot(None)))
    }

    /// The pack: the modules that few programs import, compressed.
    pub fn pack() -> &'static [u8] {
        embedded::PACK
    }
}

impl Contents {
    /// Whether there is a module of this name in the library.
    pub fn has_module(&self, name: &str) -> bool {
        self.native_module(name).is_some() || Texts::names().any(|module| module == name)
    }

    /// Whether the prelude defines this name.
    pub fn has_prelude_function(&self, name: &str) -> bool {
        let heap = &self.image.heap;
        heap.interned(name).is_some_and(|name| heap.name_get(self.image.state.prelude, name).is_some())
    }

    /// A module written in Rust.
    pub(crate) fn native_module(&self, name: &str) -> Option<Value> {
        self.native_modules.iter().find(|(module, _)| *module == name).map(|(_, value)| *value)
    }

    /// A module written in Python, compiled.
    pub(crate) fn embedded_module(&self, name: &str) -> Found {
        self.texts.find(name)
    }

    /// Whether a module is in the pack and the pack is not there yet.
    pub(crate) fn is_late(&self, name: &str) -> bool {
        self.texts.is_late(name)
    }

    /// Brings the pack to a library that was built without it, and so to all machines that use it. Once is enough.
    ///
    /// # Errors
    /// When the bytes are not those of [`Library::pack`] in this version.
    pub fn supply(&self, pack: &[u8]) -> Result<(), DamagedPack> {
        self.texts.supply(pack)
    }

    /// The names of all modules written in Python, whether the pack is there or not.
    pub fn embedded_names(&self) -> impl Iterator<Item = &'static str> {
        Texts::names()
    }
}

/// The type tables of built-in types that Rust fills.
pub(crate) fn type_tables() -> impl Iterator<Item = &'static TypeTable> {
    crate::builtins::TABLES
        .iter()
        .copied()
        .flatten()
        .chain(crate::modules::kernel::TYPES)
        .chain(crate::modules::sys::TYPES)
        .chain(crate::modules::random::TYPES)
}

/// Bases of built-in types that are not direct subclasses of `object`.
pub(crate) fn base_of(class: crate::value::ObjId) -> crate::value::ObjId {
    match class {
        t::BOOL => t::INT,
        t::EXCEPTION | t::SYSTEM_EXIT | t::KEYBOARD_INTERRUPT | t::GENERATOR_EXIT | t::BASE_EXCEPTION_GROUP => t::BASE_EXCEPTION,
        t::EXCEPTION_GROUP => t::BASE_EXCEPTION_GROUP,
        t::FLOATING_POINT_ERROR | t::OVERFLOW_ERROR | t::ZERO_DIVISION_ERROR => t::ARITHMETIC_ERROR,
        t::MODULE_NOT_FOUND_ERROR => t::IMPORT_ERROR,
        t::INDEX_ERROR | t::KEY_ERROR => t::LOOKUP_ERROR,
        t::UNBOUND_LOCAL_ERROR => t::NAME_ERROR,
        t::BLOCKING_IO_ERROR
        | t::CHILD_PROCESS_ERROR
        | t::CONNECTION_ERROR
        | t::FILE_EXISTS_ERROR
        | t::FILE_NOT_FOUND_ERROR
        | t::INTERRUPTED_ERROR
        | t::IS_A_DIRECTORY_ERROR
        | t::NOT_A_DIRECTORY_ERROR
        | t::PERMISSION_ERROR
        | t::PROCESS_LOOKUP_ERROR
        | t::TIMEOUT_ERROR => t::OS_ERROR,
        t::BROKEN_PIPE_ERROR | t::CONNECTION_ABORTED_ERROR | t::CONNECTION_REFUSED_ERROR | t::CONNECTION_RESET_ERROR => {
            t::CONNECTION_ERROR
        }
        t::NOT_IMPLEMENTED_ERROR | t::RECURSION_ERROR => t::RUNTIME_ERROR,
        t::INDENTATION_ERROR => t::SYNTAX_ERROR,
        t::TAB_ERROR => t::INDENTATION_ERROR,
        t::UNICODE_ERROR => t::VALUE_ERROR,
        t::UNICODE_DECODE_ERROR | t::UNICODE_ENCODE_ERROR | t::UNICODE_TRANSLATE_ERROR => t::UNICODE_ERROR,
        t::DEPRECATION_WARNING
        | t::PENDING_DEPRECATION_WARNING
        | t::RUNTIME_WARNING
        | t::SYNTAX_WARNING
        | t::USER_WARNING
        | t::FUTURE_WARNING
        | t::IMPORT_WARNING
        | t::UNICODE_WARNING
        | t::BYTES_WARNING
        | t::RESOURCE_WARNING
        | t::ENCODING_WARNING => t::WARNING,
        t::STOP_ITERATION
        | t::STOP_ASYNC_ITERATION
        | t::ARITHMETIC_ERROR
        | t::ASSERTION_ERROR
        | t::ATTRIBUTE_ERROR
        | t::BUFFER_ERROR
        | t::EOF_ERROR
        | t::IMPORT_ERROR
        | t::LOOKUP_ERROR
        | t::MEMORY_ERROR
        | t::NAME_ERROR
        | t::OS_ERROR
        | t::REFERENCE_ERROR
        | t::RUNTIME_ERROR
        | t::SYNTAX_ERROR
        | t::SYSTEM_ERROR
        | t::TYPE_ERROR
        | t::VALUE_ERROR
        | t::WARNING => t::EXCEPTION,
        _ => t::OBJECT,
    }
}
