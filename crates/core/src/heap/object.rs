//! What a heap object is: its class, its attributes, and a body of one of the built-in layouts.

use std::sync::Arc;

use num_bigint::BigInt;

use super::{Array, Dict, Set, Text};
use crate::{
    kernel::KernelRef,
    value::{ObjId, Value},
};

/// A heap object.
#[derive(Clone, Debug)]
pub struct Object {
    /// Its type, a heap object with a [`Body::Type`].
    pub class: ObjId,
    /// For [`Body::Instance`] its shape. For [`Body::Str`] flags, see [`Object::STR_INTERNED`].
    /// Otherwise the number of the dict that holds its attributes, or 0.
    pub aux: u32,
    /// Its content.
    pub body: Body,
}

// A list's length stands beside its tag, which is also the body's.
#[cfg(target_pointer_width = "64")]
const _: () = assert!(size_of::<Body>() == 24);

impl Object {
    /// Set in `aux` of a string of which no equal one is interned.
    pub const STR_INTERNED: u32 = 1 << 31;
    /// Set in `aux` of a string that is not all ASCII.
    pub const STR_WIDE: u32 = 1 << 30;
    /// The bits of `aux` that hold the number of the attribute dict.
    pub const DICT_BITS: u32 = Self::STR_WIDE - 1;
}

/// The content of a heap object. Subclasses of a built-in type keep its layout.
#[derive(Clone, Debug)]
pub enum Body {
    /// An unused place; the number of the next one, or 0.
    Free(u32),
    /// An instance of a class with no built-in layout: attributes in the order of its shape.
    Instance(Box<[Value]>),
    /// A float that does not fit in a word.
    Float(f64),
    /// An int that does not fit in a word.
    BigInt(Arc<BigInt>),
    /// A complex number: real, imaginary.
    Complex(Box<(f64, f64)>),
    /// A string.
    Str(Text),
    /// A bytes object.
    Bytes(Arc<[u8]>),
    /// A bytearray.
    ByteArray(Box<Vec<u8>>),
    /// A tuple.
    Tuple(Arc<[Value]>),
    /// A list.
    List(Array<Value>),
    /// A dict.
    Dict(Box<Dict>),
    /// A set or frozenset.
    Set(Box<Set>),
    /// A `collections.deque`.
    Deque(Box<super::Deque>),
    /// A range.
    Range(Box<Range>),
    /// A range with bounds beyond a word: start, stop, step.
    BigRange(Box<[Value; 3]>),
    /// A slice: start, stop, step.
    Slice(Box<[Value; 3]>),
    /// The box of a captured variable; unbound when it has no value.
    Cell(Value),
    /// A function written in Python.
    Function(Box<Function>),
    /// A function of the machine, by its number in the library's table.
    Native(u32),
    /// A method bound to its `self`.
    Method(Box<Method>),
    /// A type.
    Type(Box<Type>),
    /// A module: the dict of its names.
    Module(ObjId),
    /// A property.
    Property(Box<Property>),
    /// `classmethod` or `staticmethod` (the class says which) around a callable.
    Wrapper(Value),
    /// A data descriptor of the machine: attribute number in the library's table.
    GetSet(u32),
    /// `super(type, self)`: the type after which to look, and the object or type to bind to, and its type.
    Super(Box<[Value; 3]>),
    /// An exception's own fields.
    Exception(Box<Exception>),
    /// A generator, coroutine or asynchronous generator.
    Generator(Box<Generator>),
    /// A built-in iterator.
    Iter(Box<Iter>),
    /// A view of a dict: the dict; the class says which view. Also `mappingproxy`.
    View(Value),
    /// A step of an asynchronous generator: `(generator, value to send or exception, is_throw)`.
    AsyncStep(Box<AsyncStep>),
    /// A traceback: its entries from the frame that raised outwards; the last one is its own.
    Traceback(Arc<[TraceEntry]>),
    /// A frame as the program sees it.
    Frame(Box<FrameObject>),
    /// A code object.
    Code(CodeId),
    /// A kernel object: lock, event, queue, process, …
    Kernel(KernelRef),
    /// The state of a random number generator.
    Random(Box<crate::modules::random::Mt19937>),
    /// What a weak reference holds: the object it leads to, or `None`, and the reference itself. It keeps neither alive.
    Weak(Box<[Value; 2]>),
    /// A memoryview.
    MemoryView(Box<super::View>),
    /// A compiled regular expression.
    Pattern(Arc<crate::modules::re::Program>),
    /// A text stream: 0 stdin, 1 stdout, 2 stderr.
    Stream(u8),
}

impl Body {
    /// Makes what is large shareable, so that `clone` costs little. Whether it should stay with who writes it; see [`Array::share`].
    #[inline]
    pub(super) fn share(&mut self) -> bool {
        match self {
            Self::List(items) => items.share(),
            Self::Deque(deque) => deque.share(),
            Self::Dict(dict) => dict.share(),
            Self::Set(set) => set.table.share(),
            _ => false,
        }
    }
}

/// A code object's number in the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CodeId(pub u32);

/// `range(start, stop, step)`, all within a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// First item.
    pub start: i64,
    /// Limit, not reached.
    pub stop: i64,
    /// Difference of neighbours, not 0.
    pub step: i64,
}

impl Range {
    /// Number of items; the most that an address can be, if there are more.
    pub fn len(&self) -> usize {
        usize::try_from(self.count()).unwrap_or(usize::MAX)
    }

    /// Number of items, also where an address has 32 bits.
    pub fn count(&self) -> u64 {
        let (low, high, step) = if self.step > 0 {
            (self.start, self.stop, self.step as i128)
        } else {
            (self.stop, self.start, -(self.step as i128))
        };
        if low >= high { 0 } else { ((high as i128 - low as i128 - 1) / step + 1) as u64 }
    }

    /// Whether it has no items.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item at `index`, which is less than `len()`.
    pub fn at(&self, index: usize) -> i64 {
        (self.start as i128 + index as i128 * self.step as i128) as i64
    }
}

/// A function written in Python.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its code.
    pub code: CodeId,
    /// The module's names.
    pub globals: ObjId,
    /// Tuple of defaults of the last positional parameters, or `None`.
    pub defaults: Value,
    /// Dict of defaults of keyword-only parameters, or `None`.
    pub kwdefaults: Value,
    /// Tuple of the cells of its free variables, or `None`.
    pub closure: Value,
    /// `__name__`
    pub name: Value,
    /// `__qualname__`
    pub qualname: Value,
    /// `__annotations__`, or unbound until asked for.
    pub annotations: Value,
    /// `__doc__`
    pub doc: Value,
    /// `__module__`
    pub module: Value,
}

/// A function bound to an object.
#[derive(Clone, Copy, Debug)]
pub struct Method {
    /// What is called.
    pub function: Value,
    /// The first argument.
    pub receiver: Value,
}

/// A property's functions; `None` where there is none.
#[derive(Clone, Copy, Debug)]
pub struct Property {
    /// Called to read.
    pub get: Value,
    /// Called to write.
    pub set: Value,
    /// Called to delete.
    pub delete: Value,
    /// `__doc__`
    pub doc: Value,
    /// The attribute's name in its class, for messages.
    pub name: Value,
}

/// A type.
#[derive(Clone, Debug)]
pub struct Type {
    /// `__name__`
    pub name: Arc<str>,
    /// `__qualname__`
    pub qualname: Arc<str>,
    /// What messages call it, if that is not its name: of some library classes the name with the module's.
    pub dotted: Option<Arc<str>>,
    /// `__bases__`
    pub bases: Vec<ObjId>,
    /// `__mro__`, itself first.
    pub mro: Vec<ObjId>,
    /// The dict of its names.
    pub namespace: ObjId,
    /// The shape of a new instance.
    pub root_shape: u32,
    /// The shape of an instance that keeps its attributes in a dict, or `u32::MAX` while there is none.
    pub dict_shape: u32,
    /// Which layout its instances have: the nearest built-in type of the mro that is not `object`, or `object`.
    pub layout: ObjId,
    /// Known subclasses, in order of creation.
    pub subclasses: Vec<ObjId>,
    /// What the machine asks often.
    pub flags: TypeFlags,
}

/// What the machine asks often of a type; kept when the type or a base of it changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TypeFlags {
    /// Made by the machine; its names cannot be set.
    pub builtin: bool,
    /// May have subclasses.
    pub base: bool,
    /// A class in Python defines `__eq__` for it.
    pub custom_eq: bool,
    /// A class in Python defines `__hash__` for it.
    pub custom_hash: bool,
    /// `__hash__` is `None`.
    pub unhashable: bool,
    /// A class in Python defines `__getattribute__`.
    pub custom_getattribute: bool,
    /// A class in Python defines `__getattr__`.
    pub custom_getattr: bool,
    /// A class in Python defines `__setattr__` or `__delattr__`.
    pub custom_setattr: bool,
    /// A class in Python defines `__bool__` or `__len__`.
    pub custom_bool: bool,
    /// A class in Python defines `__iter__` or `__getitem__`, `__len__`, `__contains__` on a built-in container layout.
    pub custom_container: bool,
    /// A class in Python defines `__repr__`, `__str__` or `__format__`.
    pub custom_text: bool,
    /// A class in Python defines a numeric operator or a comparison, `__int__`, `__index__`, `__float__`.
    pub custom_number: bool,
    /// Has `__slots__` and no dict.
    pub slots_only: bool,
    /// Instances are exceptions.
    pub exception: bool,
    /// A metaclass: instances are types.
    pub metaclass: bool,
    /// A class in Python defines `__new__`.
    pub custom_new: bool,
    /// A class in Python defines `__del__`.
    pub custom_del: bool,
    /// A class in Python defines `__init__`.
    pub custom_init: bool,
    /// Has abstract methods, so that it cannot be instantiated.
    pub is_abstract: bool,
}

/// An exception's own fields; other attributes stand in its attribute dict.
#[derive(Clone, Debug)]
pub struct Exception {
    /// `args`, a tuple.
    pub args: Value,
    /// `__cause__`, or `None`.
    pub cause: Value,
    /// `__context__`, or `None`.
    pub context: Value,
    /// `__suppress_context__`
    pub suppress_context: bool,
    /// Where it passed, from the frame that raised it outwards.
    pub traceback: Vec<TraceEntry>,
    /// The traceback object made of `traceback` as it is now, or unbound.
    pub traceback_object: Value,
    /// For groups: the tuple of exceptions; for `StopIteration`, `SystemExit`: the value; else unbound.
    pub payload: Value,
}

/// One frame that an exception passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceEntry {
    /// The frame's code.
    pub code: CodeId,
    /// The instruction at which it was.
    pub pc: u32,
    /// The module's names.
    pub globals: ObjId,
    /// The frame's object, or unbound when nobody may ask for its variables.
    pub frame: Value,
}

/// What is known of a frame that a program looks at.
#[derive(Clone, Copy, Debug)]
pub struct FrameObject {
    /// Its code.
    pub code: CodeId,
    /// The instruction at which it is, or was.
    pub pc: u32,
    /// The module's names.
    pub globals: ObjId,
    /// Dict of its local variables, or unbound while nobody asked.
    pub locals: Value,
    /// The frame that called it, `None`, or unbound while nobody asked.
    pub back: Value,
    /// Its place among the frames of its strand.
    pub depth: u32,
    /// The generator whose frame it is, or `None`.
    pub generator: Value,
}

/// A generator's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorState {
    /// Not started.
    Created,
    /// At a `yield` or `await`.
    Suspended,
    /// Executing, or driving another one.
    Running,
    /// Over.
    Finished,
}

/// A generator, coroutine or asynchronous generator: a frame that rests in the heap.
#[derive(Clone, Debug)]
pub struct Generator {
    /// Its code.
    pub code: CodeId,
    /// The next instruction.
    pub pc: u32,
    /// Where it is.
    pub state: GeneratorState,
    /// Its registers while it rests.
    pub registers: Box<[Value]>,
    /// The module's names.
    pub globals: ObjId,
    /// `__name__`
    pub name: Value,
    /// `__qualname__`
    pub qualname: Value,
    /// Where it was made.
    pub origin: TraceEntry,
    /// An asynchronous generator on which `aclose` or `athrow` is under way, or which is over.
    pub closing: bool,
    /// While it runs: that it has only handed on what another one yields since it rested, so `registers` are as they were.
    pub hands_on: bool,
    /// What an asynchronous generator is handed to when it is dropped in the middle: unbound until it is first asked for
    /// an item, then a callable or `None`.
    pub finalizer: Value,
}

/// A step of an asynchronous generator, awaited once.
#[derive(Clone, Debug)]
pub struct AsyncStep {
    /// The asynchronous generator.
    pub generator: Value,
    /// What is sent in, or the exception thrown.
    pub value: Value,
    /// `asend`, `athrow` or `aclose`.
    pub kind: AsyncStepKind,
    /// Whether it has been driven yet.
    pub started: bool,
    /// Whether it is over.
    pub finished: bool,
}

/// What a step of an asynchronous generator does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsyncStepKind {
    /// `asend(value)` and `__anext__()`
    Send,
    /// `athrow(exception)`
    Throw,
    /// `aclose()`
    Close,
}

/// A built-in iterator and where it is.
#[derive(Clone, Debug)]
pub enum Iter {
    /// Over a list, a tuple, a string or bytes by index; the object is unbound when it is exhausted.
    Sequence {
        /// The list, tuple, …
        object: Value,
        /// Next index; in a wide string the next byte offset.
        next: usize,
    },
    /// From the end of a list or other sequence.
    Backward {
        /// The sequence.
        object: Value,
        /// One more than the next index.
        left: usize,
    },
    /// Over a range.
    Range {
        /// Next item.
        next: i64,
        /// Items left.
        left: u64,
        /// Difference of neighbours.
        step: i64,
    },
    /// Over a dict's entries.
    Dict {
        /// The dict.
        dict: Value,
        /// Next entry.
        next: usize,
        /// Entries it had when the iterator was made; another number is an error.
        len: usize,
        /// Which part of an entry.
        part: DictPart,
        /// From the last to the first.
        backward: bool,
        /// Entries still to come; more of them mean that keys were exchanged meanwhile.
        left: usize,
    },
    /// Over a deque.
    Deque {
        /// The deque.
        deque: Value,
        /// Items given already.
        next: usize,
        /// Its count of changes when the iterator was made.
        changes: u32,
        /// From the last to the first.
        backward: bool,
    },
    /// Over a set's table.
    Set {
        /// The set.
        set: Value,
        /// Next place.
        next: usize,
        /// Members it had when the iterator was made.
        len: usize,
    },
    /// `enumerate` over a built-in iterator.
    Enumerate {
        /// The iterator.
        iter: Value,
        /// The next number.
        count: Value,
    },
    /// `zip` over built-in iterators.
    Zip {
        /// The iterators.
        iters: Box<[Value]>,
    },
    /// Exhausted, or a type whose iterator has no state.
    Empty,
}

/// Which part of a dict's entry an iterator or view gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DictPart {
    /// The key.
    Key,
    /// The value.
    Value,
    /// Both, as a tuple.
    Item,
}
