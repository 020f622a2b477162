//! Every opcode, with what it reads and writes, and the intrinsics that are functions of the embedded prelude.

/// What an instruction does.
///
/// `a`, `b`, `c` are registers of the current frame unless said otherwise; `imm` is a signed 32-bit number.
/// *const* `imm` is a place in the unit's constant table; *name* `imm` is a constant that is a string.
/// A jump's target is an index of an instruction in the same code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Op {
    // ---- moves and variables ----
    /// Does nothing. `c` 1: what is in `b` has to be kept until here.
    Nop = 0,
    /// `a = b`
    Move,
    /// `a = const imm`
    LoadConst,
    /// `a = imm`, a small int.
    LoadInt,
    /// Makes local `a` unbound (`del x`).
    Unbind,
    /// Raises `UnboundLocalError` for *name* `imm` when `a` is unbound.
    CheckBound,
    /// `a = cell(a)`: boxes the value of `a`, which may be unbound. Emitted before first use of a captured variable.
    MakeCell,
    /// `a =` content of cell `b`; *name* `imm`. Unbound: `UnboundLocalError` when `c` is 0 (own variable), `NameError` when 1 (free).
    LoadCell,
    /// Content of cell `a` `= b`
    StoreCell,
    /// Unbinds the content of cell `a`; *name* `imm`, `c` as in `LoadCell`.
    DelCell,
    /// `a =` global or builtin called *name* `imm`, or `NameError`.
    LoadGlobal,
    /// Global *name* `imm` `= a`
    StoreGlobal,
    /// Deletes global *name* `imm`.
    DelGlobal,
    /// `a =` *name* `imm` from the frame's namespace (class body, `exec`), else global, else builtin.
    LoadName,
    /// Frame's namespace, *name* `imm` `= a`
    StoreName,
    /// Deletes *name* `imm` from the frame's namespace.
    DelName,
    /// `a =` *name* `imm` from the frame's namespace, else content of cell `b` (a free variable read in a class body).
    LoadNameOrCell,

    // ---- attributes and items ----
    /// `a = b.name imm`
    LoadAttr,
    /// `a.name imm = b`
    StoreAttr,
    /// `del a.name imm`
    DelAttr,
    /// `a, a+1 =` what to call for `b.name imm`: a function and its `self`, or a callable and *unbound*.
    LoadMethod,
    /// For `super().name imm(…)`, with `super`, the class and the instance in `a, a+1, a+2`: if that is a function of a base class, it
    /// and the instance become `a, a+1`, and the next two instructions, which do the same in general, are passed over.
    LoadSuperMethod,
    /// `a, a+1 =` the method *name* `imm` looked up on the type of `b` alone, and `b`. When there is none:
    /// `c` 0: `AttributeError`; 1: "does not support the context manager protocol"; 2: the asynchronous one.
    LoadSpecial,
    /// `a = b[c]`
    GetItem,
    /// `a[b] = c`
    SetItem,
    /// `del a[b]`
    DelItem,
    /// `a = slice(b, b+1, b+2)`
    BuildSlice,

    // ---- operators ----
    // `imm` 1 in a binary operator means the augmented form (`+=`): tries `__iadd__` first.
    /// `a = b + c`
    Add,
    /// `a = b - c`
    Sub,
    /// `a = b * c`
    Mul,
    /// `a = b / c`
    TrueDiv,
    /// `a = b // c`
    FloorDiv,
    /// `a = b % c`
    Mod,
    /// `a = b ** c`
    Pow,
    /// `a = b << c`
    LShift,
    /// `a = b >> c`
    RShift,
    /// `a = b & c`
    BitAnd,
    /// `a = b | c`
    BitOr,
    /// `a = b ^ c`
    BitXor,
    /// `a = b @ c`
    MatMul,
    /// `a = b + imm` (`c` 1: augmented)
    AddInt,
    /// `a = b - imm` (`c` 1: augmented)
    SubInt,
    /// `a = -b`
    Neg,
    /// `a = +b`
    Pos,
    /// `a = ~b`
    Invert,
    /// `a = not b`
    Not,
    /// `a = b < c`
    Lt,
    /// `a = b <= c`
    Le,
    /// `a = b == c`
    Eq,
    /// `a = b != c`
    Ne,
    /// `a = b > c`
    Gt,
    /// `a = b >= c`
    Ge,
    /// `a = b is c`
    Is,
    /// `a = b is not c`
    IsNot,
    /// `a = b in c`
    In,
    /// `a = b not in c`
    NotIn,

    // ---- control ----
    /// Goes to `imm`, forwards.
    Jump,
    /// Goes back to `imm`: the back-edge of a loop, where fuel is used and a thread may be switched.
    Loop,
    /// Goes to `imm` when `a` is true.
    JumpIfTrue,
    /// Goes to `imm` when `a` is false.
    JumpIfFalse,
    /// Goes to `imm` when `a` is `None`.
    JumpIfNone,
    /// Goes to `imm` when `(a < b) == (c != 0)`
    JumpLt,
    /// Goes to `imm` when `(a <= b) == (c != 0)`
    JumpLe,
    /// Goes to `imm` when `(a == b) == (c != 0)`
    JumpEq,
    /// Goes to `imm` when `(a != b) == (c != 0)`
    JumpNe,
    /// Goes to `imm` when `(a > b) == (c != 0)`
    JumpGt,
    /// Goes to `imm` when `(a >= b) == (c != 0)`
    JumpGe,
    /// `a = iter(b)`
    GetIter,
    /// `a = next(b)`, or goes to `imm` when `b` is exhausted.
    ForIter,
    /// `a, a+1, … =` the `c` items of `b`, or `ValueError`.
    Unpack,
    /// `a, a+1, … =` the first `c` items of `b`, a list of the middle ones, the last `imm` ones.
    UnpackEx,

    // ---- displays and strings ----
    /// `a = (b, b+1, …)`, `imm` of them
    BuildTuple,
    /// `a = [b, b+1, …]`, `imm` of them
    BuildList,
    /// `a = {b, b+1, …}`, `imm` of them
    BuildSet,
    /// `a = {b: b+1, b+2: b+3, …}`, `imm` pairs
    BuildMap,
    /// Appends `b` to list `a`.
    ListAppend,
    /// Appends the items of iterable `b` to list `a`. `c` 1: `b` is the operand of `*` in a call of `a-1`.
    ListExtend,
    /// `a = tuple(b)` of a list that is not used again.
    ListToTuple,
    /// Adds `b` to set `a`.
    SetAdd,
    /// Adds the items of iterable `b` to set `a`.
    SetUpdate,
    /// `a[b] = c` for a dict display or comprehension.
    MapInsert,
    /// Puts the items of mapping `b` into dict `a` (`{**b}`).
    MapUpdate,
    /// Puts the items of mapping `b` into keyword dict `a` for calling `c`; a key twice is a `TypeError`.
    MapMerge,
    /// `a = format(b, c)`. `imm` bits 0–1: conversion 0 none, 1 `str`, 2 `repr`, 3 `ascii`; bit 2: `c` holds a format spec.
    FormatValue,
    /// `a =` the strings `b, b+1, …`, `imm` of them, joined
    BuildString,

    // ---- calls and functions ----
    // `imm` 1 in `Call`, `CallMethod` and `CallEx`: nobody takes the result. 2 in `CallMethod`: a thread is not switched after it.
    /// `a = b(b+1, …)` with `c` arguments
    Call,
    /// `a = b(b+1, …)` with `c` arguments; the last ones are named by *const* `imm`, a tuple of strings.
    CallKw,
    /// As `LoadMethod` left them: `a = b([b+1,] b+2, …)` with `c` arguments after `b+1`
    CallMethod,
    /// `CallMethod`, the last arguments named by *const* `imm`.
    CallMethodKw,
    /// `a =` the arguments `*b` of a call of what is in `a-1`, a tuple.
    StarArgs,
    /// `a =` the arguments `**b` of a call of what is in `c`, a dict, which may be `b` itself. `imm`: the register of what is gone
    /// through afterwards for `*`, or -1.
    StarKwargs,
    /// `a = b(*b+1, **b+2)`: `b+1` is a tuple; `b+2` a dict when `c` is 1, else not read.
    CallEx,
    /// Returns `a` to the caller.
    Return,
    /// `a =` a function of code `imm` (numbered within the unit). From `b`, as far as `c` says: bit 0: `b` tuple of defaults;
    /// bit 1: `b+1` dict of keyword defaults; bit 2: `b+2` dict of annotations; bit 3: `b+3` tuple of cells.
    MakeFunction,
    /// `a =` the function that builds a class: called with the body function, the name, the bases, keywords.
    LoadBuildClass,
    /// `a =` intrinsic `imm` called with `b, b+1, …`, `c` of them
    CallIntrinsic,

    // ---- generators and coroutines ----
    /// Hands `b` to whoever resumed this frame; `a =` what is sent in.
    Yield,
    /// `a =` the iterator that `await b` drives, or `TypeError`.
    GetAwaitable,
    /// Drives iterator `b` to its end, handing out what it yields and passing on what is sent or thrown in;
    /// `a =` its result. `a` holds `None` at first. Stays at this instruction while suspended.
    YieldFrom,
    /// `a =` the iterator for `yield from b`.
    GetYieldFromIter,
    /// `a = aiter(b)`, or `TypeError`.
    GetAIter,
    /// `a =` the iterator that drives `anext(b)`.
    GetANext,

    // ---- exceptions ----
    /// Raises: `c` 0: the exception being handled; 1: `a`; 2: `a` from `b`.
    Raise,
    /// Goes on raising the exception `a`, its traceback unchanged.
    Reraise,
    /// `a = b` matches `c`, an exception type or a tuple of them.
    MatchExc,
    /// `a, a+1, a+2 =` type, value and traceback of exception `b`
    ExcInfo,

    // ---- imports ----
    /// `a =` module *name* `imm`, imported; `b` the tuple of wanted names or `None`; `c` the level of a relative import.
    ImportName,
    /// `a =` attribute or submodule *name* `imm` of module `b`, or `ImportError`.
    ImportFrom,
    /// Puts the public names of module `a` into the globals.
    ImportStar,
}

/// A function of the embedded prelude (`python/prelude.py`) that compiled code calls by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Intrinsic {
    /// `match_sequence(subject)`: whether a sequence pattern may match.
    MatchSequence = 0,
    /// `match_mapping(subject)`
    MatchMapping,
    /// `match_keys(subject, keys)`: tuple of values, or `None`.
    MatchKeys,
    /// `match_rest(subject, keys)`: a dict of the other items, for `**rest`.
    MatchRest,
    /// `match_class(subject, cls, positional_count, names)`: tuple of attribute values, or `None`.
    MatchClass,
    /// `group_split(exception, type)`: `(matching, rest)` for `except*`, either may be `None`.
    GroupSplit,
    /// `group_finish(original, raised, rest)`: what an `except*` statement raises at its end, or `None`.
    GroupFinish,
    /// `type_alias(name, evaluate)`
    TypeAlias,
    /// `type_param(kind, name, bound, default)`: kind 0 TypeVar, 1 ParamSpec, 2 TypeVarTuple.
    TypeParam,
    /// `assertion_error()`: the builtin `AssertionError`, whatever the name means to the program.
    AssertionError,
    /// `template(...)`: template strings, which this Python does not have yet.
    Template,
    /// `own_annotations()`: makes `__annotations__` at a prompt unless it is there.
    Annotations,
    /// `display(value)`: what an interpreter's prompt does with a value, `sys.displayhook`.
    Display,
}

impl Intrinsic {
    /// All intrinsics with the names of their functions in the prelude, in order.
    pub const ALL: [(Self, &'static str); 13] = [
        (Self::MatchSequence, "match_sequence"),
        (Self::MatchMapping, "match_mapping"),
        (Self::MatchKeys, "match_keys"),
        (Self::MatchRest, "match_rest"),
        (Self::MatchClass, "match_class"),
        (Self::GroupSplit, "group_split"),
        (Self::GroupFinish, "group_finish"),
        (Self::TypeAlias, "type_alias"),
        (Self::TypeParam, "type_param"),
        (Self::AssertionError, "assertion_error"),
        (Self::Template, "template"),
        (Self::Annotations, "own_annotations"),
        (Self::Display, "display"),
    ];
}
