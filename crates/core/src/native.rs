//! What a function of the machine written in Rust sees, and what it may answer.

use crate::{
    heap::{Body, Exception, Heap, names, types},
    process::ProcessState,
    strand::StrandId,
    value::{ObjId, Value},
    world::World,
};

/// A function, method or constructor written in Rust.
///
/// It never calls back into Python: where it would have to (a user's `__eq__`, a generator to be drained), it answers
/// with [`Flow::Call`] and a function of the prelude (`python/prelude/`) that does the work in Python.
#[derive(Clone, Copy)]
pub struct Native {
    /// Its name: `len`, `append`, `__new__`.
    pub name: &'static str,
    /// Its parameters as in a Python signature: `"self, /, sep=None, maxsplit=-1"`, `"*args, key=None"`. The text of a default is
    /// only shown; a missing argument arrives as [`Value::UNBOUND`]. `*args` arrives as a tuple, `**kwargs` as a dict.
    pub params: &'static str,
    /// How it is found on a type.
    pub binding: Binding,
    /// What it does. Arguments come in the order of `params`.
    pub run: Run,
}

/// How a native behaves as an attribute of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// The instance is the first argument.
    Method,
    /// Nothing is passed (`__new__`, `str.maketrans`).
    Static,
    /// The class is the first argument (`dict.fromkeys`).
    Class,
    /// A plain function of a module.
    Function,
}

/// The Rust function behind a native.
#[derive(Clone, Copy)]
pub enum Run {
    /// Answers at once.
    Plain(fn(&mut Cx<'_>, &[Value]) -> Result<Value, Raise>),
    /// May ask the machine to go on differently.
    Flow(fn(&mut Cx<'_>, &[Value]) -> Result<Flow, Raise>),
}

impl Native {
    /// A function of a module that answers at once.
    pub const fn function(name: &'static str, params: &'static str, run: PlainFn) -> Self {
        Self { name, params, binding: Binding::Function, run: Run::Plain(run) }
    }

    /// A function of a module that may ask the machine to go on differently.
    pub const fn flow_function(name: &'static str, params: &'static str, run: FlowFn) -> Self {
        Self { name, params, binding: Binding::Function, run: Run::Flow(run) }
    }

    /// A method that answers at once.
    pub const fn method(name: &'static str, params: &'static str, run: PlainFn) -> Self {
        Self { name, params, binding: Binding::Method, run: Run::Plain(run) }
    }

    /// A method that may ask the machine to go on differently.
    pub const fn flow_method(name: &'static str, params: &'static str, run: FlowFn) -> Self {
        Self { name, params, binding: Binding::Method, run: Run::Flow(run) }
    }

    /// A static method (`__new__` is one).
    pub const fn fixed(name: &'static str, params: &'static str, run: FlowFn) -> Self {
        Self { name, params, binding: Binding::Static, run: Run::Flow(run) }
    }

    /// A class method.
    pub const fn class_method(name: &'static str, params: &'static str, run: FlowFn) -> Self {
        Self { name, params, binding: Binding::Class, run: Run::Flow(run) }
    }
}

/// A native that answers at once.
pub type PlainFn = fn(&mut Cx<'_>, &[Value]) -> Result<Value, Raise>;
/// A native that may ask the machine to go on differently.
pub type FlowFn = fn(&mut Cx<'_>, &[Value]) -> Result<Flow, Raise>;

/// A data attribute computed by Rust.
#[derive(Clone, Copy)]
pub struct GetSet {
    /// Its name.
    pub name: &'static str,
    /// Reads it.
    pub get: fn(&mut Cx<'_>, Value) -> Result<Value, Raise>,
    /// Writes it, or deletes it when the value is unbound; `None`: read-only.
    pub set: Option<SetFn>,
}

/// Writes a data attribute of an object.
pub type SetFn = fn(&mut Cx<'_>, Value, Value) -> Result<(), Raise>;

/// An exception on its way: an instance of `BaseException`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raise(pub Value);

impl Raise {
    /// No exception: the native has done nothing yet and is to be called again, see [`Cx::meet`].
    pub const LATER: Self = Self(Value::UNBOUND);
}

/// How the machine goes on after a native.
#[derive(Debug)]
pub enum Flow {
    /// With this result.
    Value(Value),
    /// By calling this; its result is the native's result.
    Call(Box<CallRequest>),
    /// By waiting until a kernel operation can be done; its result is the native's result.
    Wait(Box<crate::kernel::Wait>),
    /// With `True`: the strand took this lock or semaphore, and it is noted where.
    Took(crate::kernel::KernelRef),
    /// By something that only the interpreter loop can do.
    Special(Special, Value),
    /// The same with up to three arguments that need no tuple; the rest is unbound.
    Direct(Special, [Value; 3]),
}

/// A call that a native asks for instead of answering itself.
#[derive(Debug)]
pub struct CallRequest {
    /// What is called.
    pub callee: Value,
    /// Positional arguments.
    pub args: Vec<Value>,
    /// Keyword arguments: name (a string) and value.
    pub kwargs: Vec<(Value, Value)>,
}

/// What only the interpreter loop can do, because it needs the strand's frames. The value is the argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Special {
    /// `globals()`
    Globals,
    /// `locals()`, `vars()`, and the names for `dir()`
    Locals,
    /// `exec` and `eval`: a tuple `(source or code, globals, locals, is_eval, file)`.
    Execute,
    /// `compile`: a tuple `(source, mode, file)`.
    Compile,
    /// `next(iterator[, default])`: a tuple.
    Next,
    /// `generator.send(value)`: a tuple `(generator, value)`.
    Send,
    /// `generator.throw(exception)`: a tuple `(generator, exception)`.
    Throw,
    /// `generator.close()`: a tuple of the generator.
    Close,
    /// The exception being handled, or `None`.
    Handled,
    /// `super()` without arguments from a native; the frames: a list of `(code, line)` from the caller outwards.
    Frame,
    /// Waits again for what a signal interrupted; with `True` it gives that up, but for the lock of a condition.
    WaitAgain,
    /// The line of the program that is running, counted from 1; 0 when there is none.
    Line,
    /// Loads and runs a module that is not in `sys.modules`: its name. `None` when there is none.
    LoadModule,
    /// `getattr(object, name)`: a tuple.
    GetAttr,
    /// `len(object)`, for one whose class says so.
    Len,
    /// `hasattr(object, name)`: a tuple.
    HasAttr,
    /// `getattr(object, name, default)`: a tuple.
    GetAttrOr,
    /// `setattr(object, name, value)`, or `delattr` without the value: a tuple.
    SetAttr,
    /// `object.__getattribute__(self, name)`: a tuple.
    GenericGet,
    /// `object.__setattr__(self, name, value)`, or `__delattr__` without the value: a tuple.
    GenericSet,
    /// `type.__call__(cls, *args, **kwargs)`: a tuple `(cls, args, kwargs)`.
    Instantiate,
    /// The text of an uncaught exception: a tuple `(exception, [(id, str), …])`.
    FormatException,
    /// Runs a class's body: a tuple `(function, namespace)`.
    ClassBody,
}

impl From<Value> for Flow {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

impl Flow {
    /// A call with positional arguments.
    pub fn call(callee: Value, args: Vec<Value>) -> Self {
        Self::Call(Box::new(CallRequest { callee, args, kwargs: Vec::new() }))
    }

    /// Something that only the interpreter loop can do, with up to three arguments.
    pub fn direct(special: Special, args: &[Value]) -> Self {
        let mut all = [Value::UNBOUND; 3];
        all[..args.len()].copy_from_slice(args);
        Self::Direct(special, all)
    }

    /// A call of a function of the prelude.
    ///
    /// # Panics
    /// When the prelude has no such function, which a test of the library finds.
    pub fn prelude(cx: &mut Cx<'_>, name: &str, args: &[Value]) -> Self {
        let callee = cx.prelude(name);
        Self::call(callee, args.to_vec())
    }
}

/// What a native sees of the machine.
pub struct Cx<'a> {
    /// The process's objects.
    pub heap: &'a mut Heap,
    /// The rest of the process.
    pub state: &'a mut ProcessState,
    /// What processes share: kernel, clock, output, files.
    pub world: &'a mut World,
    /// All code.
    pub codes: &'a crate::code_table::CodeTable,
    /// Who calls: the task, if a task runs, else the thread.
    pub strand: StrandId,
    /// The thread that calls.
    pub thread: StrandId,
}

impl Cx<'_> {
    /// A new exception of type `class` with one argument, a string.
    #[cold]
    pub fn error(&mut self, class: ObjId, message: impl AsRef<str>) -> Raise {
        let text = self.heap.str(message.as_ref());
        self.error_with(class, &[text])
    }

    /// A new exception of type `class` with these arguments.
    #[cold]
    pub fn error_with(&mut self, class: ObjId, args: &[Value]) -> Raise {
        Raise(new_exception(self.heap, class, args))
    }

    /// A `TypeError`.
    #[cold]
    pub fn type_error(&mut self, message: impl AsRef<str>) -> Raise {
        self.error(types::TYPE_ERROR, message)
    }

    /// A `ValueError`.
    #[cold]
    pub fn value_error(&mut self, message: impl AsRef<str>) -> Raise {
        self.error(types::VALUE_ERROR, message)
    }

    /// An `IndexError`.
    #[cold]
    pub fn index_error(&mut self, message: impl AsRef<str>) -> Raise {
        self.error(types::INDEX_ERROR, message)
    }

    /// A `KeyError` for a key.
    #[cold]
    pub fn key_error(&mut self, key: Value) -> Raise {
        self.error_with(types::KEY_ERROR, &[key])
    }

    /// An `OverflowError`.
    #[cold]
    pub fn overflow_error(&mut self, message: impl AsRef<str>) -> Raise {
        self.error(types::OVERFLOW_ERROR, message)
    }

    /// An `AttributeError` with its `name` and `obj` set.
    #[cold]
    pub fn attribute_error(&mut self, object: Value, name: Value, message: impl AsRef<str>) -> Raise {
        let raise = self.error(types::ATTRIBUTE_ERROR, message);
        self.set_attribute(raise.0, Value::obj(names::NAME_ATTR), name);
        self.set_attribute(raise.0, Value::obj(names::OBJ), object);
        raise
    }

    /// Sets an attribute in the attribute dict of an object that has one (not an instance with a shape).
    pub fn set_attribute(&mut self, object: Value, name: Value, value: Value) {
        let dict = self.attribute_dict(object);
        self.heap.name_set(dict, name, value);
    }

    /// The attribute dict of an object with a built-in layout, made if there is none yet.
    pub fn attribute_dict(&mut self, object: Value) -> ObjId {
        let id = object.as_obj().expect("only heap objects have attribute dicts");
        let bits = self.heap.get(id).aux & crate::heap::Object::DICT_BITS;
        if bits != 0 {
            return ObjId(bits);
        }
        let dict = self.heap.dict();
        self.heap.get_mut(id).aux |= dict.0;
        dict
    }

    /// Fails with `MemoryError` when `bytes` more would not fit. Call before making something large.
    pub fn reserve(&mut self, bytes: usize) -> Result<(), Raise> {
        if !self.heap.fits(bytes) {
            // Whoever handles the error may have let go of something.
            self.heap.is_pressed_by(bytes);
            self.world.end_slice();
            return Err(self.error_with(types::MEMORY_ERROR, &[]));
        }
        if self.heap.is_pressed_by(bytes) {
            // What is garbage by the next instruction shall make room for what comes then.
            self.world.end_slice();
        }
        Ok(())
    }

    /// Before a native does something at an object that strands with other clocks know, or reads it: things happen there in the order of
    /// virtual time. `shared`: strands of other processes know it too.
    ///
    /// # Errors
    /// [`Raise::LATER`] when one of them is not as far yet; the native must have done nothing.
    pub fn meet(&mut self, shared: bool) -> Result<(), Raise> {
        if self.world.is_ahead(shared) { Err(Raise::LATER) } else { Ok(()) }
    }

    /// The name of a native function.
    pub fn native_name(&mut self, value: Value) -> Value {
        let name = match self.heap.body(value) {
            Some(crate::heap::Body::Native(number)) => self.state.native_names[*number as usize].name,
            _ => "?",
        };
        self.heap.intern(name)
    }

    /// A function of the prelude.
    ///
    /// # Panics
    /// When there is none of this name, which a test of the library finds.
    pub fn prelude(&mut self, name: &str) -> Value {
        let key = self.heap.intern(name);
        self.heap.name_get(self.state.prelude, key).unwrap_or_else(|| panic!("the prelude has no function {name:?}"))
    }
}

/// A new exception object.
pub fn new_exception(heap: &mut Heap, class: ObjId, args: &[Value]) -> Value {
    let payload = match args.first() {
        Some(first) if heap.is_subtype(class, types::STOP_ITERATION) => *first,
        Some(_) if class == types::SYSTEM_EXIT && args.len() > 1 => heap.tuple(args),
        Some(first) if class == types::SYSTEM_EXIT => *first,
        _ if heap.is_subtype(class, types::STOP_ITERATION) || class == types::SYSTEM_EXIT => Value::NONE,
        _ => Value::UNBOUND,
    };
    let args = heap.tuple(args);
    let exception = Exception {
        args,
        cause: Value::NONE,
        context: Value::NONE,
        suppress_context: false,
        traceback: Vec::new(),
        traceback_object: Value::UNBOUND,
        payload,
    };
    heap.charge(size_of::<Exception>());
    heap.alloc(class, Body::Exception(Box::new(exception))).into()
}
