//! Building the library: names and types at their fixed places, natives, and a process in which the prelude has run.

use std::{collections::BTreeMap, sync::Arc};

use super::{Contents, Library, NativeInfo, Signature, base_of, embedded, texts::Texts, type_tables};
use crate::{
    builtins,
    bytecode::Intrinsic,
    code_table::CodeTable,
    heap::{Body, Heap, Type, TypeFlags, names, types as t},
    kernel::KernelTable,
    machine::Machine,
    modules,
    native::{Binding, Cx, Native},
    process::{NativeName, Process, ProcessId, ProcessState},
    strand::StrandId,
    value::{ObjId, Value},
    world::World,
};

/// Types that a class cannot derive from.
const FINAL: &[ObjId] = &[
    t::BOOL,
    t::NONE_TYPE,
    t::ELLIPSIS,
    t::NOT_IMPLEMENTED,
    t::RANGE,
    t::SLICE,
    t::FUNCTION,
    t::NATIVE,
    t::METHOD,
    t::GENERATOR,
    t::COROUTINE,
    t::ASYNC_GENERATOR,
    t::DICT_KEYS,
    t::DICT_VALUES,
    t::DICT_ITEMS,
    t::MEMORYVIEW,
    t::LOCK,
    t::RLOCK,
    t::CELL,
    t::CODE,
];

/// Types whose name is not in `builtins`.
fn is_public(class: ObjId) -> bool {
    class.0 >= t::BASE_EXCEPTION.0
        || matches!(
            class,
            t::OBJECT
                | t::TYPE
                | t::BOOL
                | t::INT
                | t::FLOAT
                | t::COMPLEX
                | t::STR
                | t::BYTES
                | t::BYTEARRAY
                | t::TUPLE
                | t::LIST
                | t::DICT
                | t::SET
                | t::FROZENSET
                | t::RANGE
                | t::SLICE
                | t::PROPERTY
                | t::CLASSMETHOD
                | t::STATICMETHOD
                | t::SUPER
                | t::ENUMERATE
                | t::ZIP
                | t::MAP
                | t::FILTER
                | t::REVERSED
                | t::MEMORYVIEW
        )
}

struct Boot {
    heap: Heap,
    natives: Vec<NativeInfo>,
    attributes: Vec<crate::native::GetSet>,
}

/// `pack`: the modules of the pack, if they are to be there from the start.
pub(super) fn boot(pack: Option<&'static [u8]>) -> Contents {
    let mut boot = Boot { heap: Heap::new(), natives: Vec::new(), attributes: Vec::new() };
    boot.names();
    boot.types();
    boot.methods();
    let builtins = boot.builtins();
    let prelude = boot.heap.dict();
    for native in builtins::PRELUDE_FUNCTIONS.iter().copied().flatten().copied().flatten() {
        boot.function(prelude, native, None);
    }
    let modules = boot.heap.dict();
    let exit_hooks = boot.heap.list(Vec::new());
    let mut state = ProcessState {
        id: ProcessId(0),
        pid: 0,
        ppid: 0,
        modules,
        builtins,
        prelude,
        intrinsics: Arc::from([]),
        build_class: Value::UNBOUND,
        constants: Arc::default(),
        unit_base: Arc::default(),
        kernel: KernelTable::default(),
        immortal: ObjId(1),
        main: StrandId(0),
        native_names: Arc::default(),
        library_modules: Arc::new(Texts::names().chain(modules::TABLES.iter().map(|table| table.name)).collect()),
        keeps_frames: false,
        exit_hooks,
        asyncgen_hooks: BTreeMap::new(),
        signals: Vec::new(),
        handled: [1 << crate::modules::kernel::SIGINT, 0],
        memory: Vec::new(),
    };
    let builtins_module = boot.module("builtins", builtins, &mut state);
    let mut native_modules = vec![("builtins", builtins_module)];
    let mut world = World::new();
    for table in modules::TABLES {
        let dict = boot.heap.dict();
        for native in table.functions {
            boot.function(dict, native, Some(table.name));
        }
        let module = boot.module(table.name, dict, &mut state);
        let mut cx = Cx {
            heap: &mut boot.heap,
            state: &mut state,
            world: &mut world,
            codes: &CodeTable::default(),
            strand: StrandId(0),
            thread: StrandId(0),
        };
        (table.fill)(&mut cx, dict);
        native_modules.push((table.name, module));
    }
    state.native_names = Arc::new(
        boot.natives.iter().map(|info| NativeName { name: info.native.name, owner: info.owner, module: info.module }).collect(),
    );
    let process = Process::new(boot.heap, state);
    let contents = Contents {
        natives: boot.natives,
        attributes: boot.attributes,
        image: process,
        codes: Arc::default(),
        native_modules,
        texts: Texts::new(pack),
    };
    run_prelude(contents)
}

/// Runs the prelude in a machine of its own and keeps the process as it is then.
fn run_prelude(contents: Contents) -> Contents {
    let text: String = embedded::PRELUDE.iter().map(|(_, text)| *text).collect();
    let unit = match crate::compile::compile("<prelude>", &text, crate::compile::Mode::Module) {
        Ok(unit) => Arc::new(unit),
        Err(problem) => panic!("the prelude does not compile: {}", crate::source::render(&problem, "<prelude>", &text)),
    };
    let library = Library(Arc::new(contents));
    let (mut process, codes) = Machine::run_prelude(&library, unit);
    let Library(contents) = library;
    let mut contents = Arc::into_inner(contents).expect("the machine that ran the prelude is gone");
    let heap = &mut process.heap;
    let mut find = |name: &str| {
        let key = heap.intern(name);
        heap.name_get(process.state.prelude, key).unwrap_or_else(|| panic!("the prelude lacks {name}"))
    };
    process.state.intrinsics = Intrinsic::ALL.iter().map(|(_, name)| find(name)).collect();
    process.heap.intern_characters();
    process.state.immortal = process.heap.seal();
    process.heap.settle();
    contents.image = process;
    contents.codes = codes;
    contents
}

impl Boot {
    fn names(&mut self) {
        for (id, text) in names::ALL {
            let value = self.heap.intern(text);
            assert_eq!(value, Value::obj(*id), "names are made in order, each once");
        }
    }

    fn types(&mut self) {
        for (id, name) in t::ALL {
            let exception = id.0 >= t::BASE_EXCEPTION.0;
            let layout = match *id {
                t::BOOL => t::INT,
                _ if exception => t::BASE_EXCEPTION,
                other => other,
            };
            let flags = TypeFlags {
                builtin: true,
                base: !FINAL.contains(id),
                unhashable: matches!(
                    *id,
                    t::LIST | t::DEQUE | t::DICT | t::SET | t::BYTEARRAY | t::SLICE | t::DICT_KEYS | t::DICT_ITEMS
                ),
                exception,
                metaclass: *id == t::TYPE,
                slots_only: *id == t::OBJECT,
                ..TypeFlags::default()
            };
            let ty = Type {
                name: Arc::from(*name),
                qualname: Arc::from(name.rsplit_once('.').map_or(*name, |(_, short)| short)),
                dotted: None,
                bases: Vec::new(),
                mro: Vec::new(),
                namespace: ObjId(0),
                root_shape: 0,
                dict_shape: u32::MAX,
                layout,
                subclasses: Vec::new(),
                flags,
            };
            let made = self.heap.alloc(t::TYPE, Body::Type(Box::new(ty)));
            assert_eq!(made, *id, "types are made in order");
        }
        for (id, _) in t::ALL {
            let namespace = self.heap.dict();
            let root_shape = self.heap.shapes.root(*id);
            let base = base_of(*id);
            let (bases, mut mro) = if *id == t::OBJECT { (vec![], vec![]) } else { (vec![base], self.heap.ty(base).mro.clone()) };
            if *id != t::OBJECT && mro.is_empty() {
                // A base that comes later in the table: exceptions are listed by topic.
                mro = self.mro_of(base);
            }
            mro.insert(0, *id);
            let mut bases = bases;
            if *id == t::EXCEPTION_GROUP {
                // The one built-in type with two bases.
                bases.push(t::EXCEPTION);
                mro.insert(2, t::EXCEPTION);
            }
            let ty = self.heap.ty_mut(*id);
            ty.namespace = namespace;
            ty.root_shape = root_shape;
            ty.bases.clone_from(&bases);
            ty.mro = mro;
            for base in bases {
                self.heap.ty_mut(base).subclasses.push(*id);
            }
        }
    }

    fn mro_of(&self, class: ObjId) -> Vec<ObjId> {
        let mut mro = vec![class];
        while *mro.last().expect("not empty") != t::OBJECT {
            mro.push(base_of(*mro.last().expect("not empty")));
        }
        mro
    }

    fn methods(&mut self) {
        for table in type_tables() {
            let owner = t::ALL.iter().find(|(id, _)| *id == table.class).copied();
            let namespace = self.heap.ty(table.class).namespace;
            for native in table.methods {
                let object = self.native(native, owner, None);
                let value = match native.binding {
                    Binding::Class => self.heap.alloc(t::CLASSMETHOD, Body::Wrapper(object)).into(),
                    Binding::Static => self.heap.alloc(t::STATICMETHOD, Body::Wrapper(object)).into(),
                    Binding::Method | Binding::Function => object,
                };
                let name = self.heap.intern(native.name);
                self.heap.name_set(namespace, name, value);
            }
            for attribute in table.attributes {
                let number = self.attributes.len() as u32;
                self.attributes.push(*attribute);
                let object = self.heap.alloc(t::GETSET, Body::GetSet(number));
                let name = self.heap.intern(attribute.name);
                self.heap.name_set(namespace, name, object.into());
            }
        }
        let object = self.heap.ty(t::OBJECT).namespace;
        self.heap.name_set(object, Value::obj(names::DOC), Value::NONE);
        for class in [t::LIST, t::DICT, t::SET, t::BYTEARRAY] {
            let namespace = self.heap.ty(class).namespace;
            self.heap.name_set(namespace, Value::obj(names::HASH), Value::NONE);
        }
    }

    fn native(&mut self, native: &'static Native, owner: Option<(ObjId, &'static str)>, module: Option<&'static str>) -> Value {
        let number = self.natives.len() as u32;
        let signature = Signature::parse(native.params);
        let checked = match native.binding {
            Binding::Method => true,
            Binding::Static => native.name == "__new__",
            Binding::Class | Binding::Function => false,
        };
        let receiver = owner.map(|(class, _)| class).filter(|class| checked && *class != t::OBJECT || native.name == "__new__");
        let owner = owner.map(|(_, name)| name);
        self.natives.push(NativeInfo { native: *native, signature, owner, receiver: receiver.unwrap_or(ObjId(0)), module });
        self.heap.alloc(t::NATIVE, Body::Native(number)).into()
    }

    fn function(&mut self, dict: ObjId, native: &'static Native, module: Option<&'static str>) {
        let value = self.native(native, None, module);
        let name = self.heap.intern(native.name);
        self.heap.name_set(dict, name, value);
    }

    fn builtins(&mut self) -> ObjId {
        let dict = self.heap.dict();
        for (id, name) in t::ALL {
            if is_public(*id) {
                let name = self.heap.intern(name);
                self.heap.name_set(dict, name, Value::obj(*id));
            }
        }
        for (name, class) in [("IOError", t::OS_ERROR), ("EnvironmentError", t::OS_ERROR)] {
            let name = self.heap.intern(name);
            self.heap.name_set(dict, name, Value::obj(class));
        }
        let constants = [
            ("None", Value::NONE),
            ("Ellipsis", Value::ELLIPSIS),
            ("NotImplemented", Value::NOT_IMPLEMENTED),
            ("True", Value::TRUE),
            ("False", Value::FALSE),
            ("__debug__", Value::TRUE),
        ];
        for (name, value) in constants {
            let name = self.heap.intern(name);
            self.heap.name_set(dict, name, value);
        }
        for native in builtins::FUNCTIONS.iter().copied().flatten().copied().flatten() {
            self.function(dict, native, Some("builtins"));
        }
        dict
    }

    fn module(&mut self, name: &str, dict: ObjId, state: &mut ProcessState) -> Value {
        let text = self.heap.intern(name);
        self.heap.name_set(dict, Value::obj(names::NAME), text);
        self.heap.name_set(dict, Value::obj(names::DOC), Value::NONE);
        let module = self.heap.alloc_with(t::MODULE, 0, Body::Module(dict)).into();
        if matches!(name, "builtins" | "sys") {
            self.heap.name_set(state.modules, text, module);
        }
        module
    }
}
