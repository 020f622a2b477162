//! What the compiler makes: code objects, their tables, and the unit that holds those of one file.

use std::sync::Arc;

use num_bigint::BigInt;

use super::Op;

/// One instruction, eight bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct Instr {
    /// What to do.
    pub op: Op,
    /// First operand, most often the register written.
    pub a: u8,
    /// Second operand.
    pub b: u8,
    /// Third operand.
    pub c: u8,
    /// A number, constant, name or jump target.
    pub imm: i32,
}

/// A constant as the compiler knows it; a process makes a value of it when it loads the unit.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    /// `None`
    None,
    /// `True` or `False`
    Bool(bool),
    /// `...`
    Ellipsis,
    /// An int that fits in 63 bits and a sign.
    Int(i64),
    /// Any other int.
    BigInt(BigInt),
    /// A float.
    Float(f64),
    /// The imaginary part of a complex literal.
    Imaginary(f64),
    /// A string. Names and short strings are interned when loaded.
    Str(Box<str>),
    /// A bytes literal.
    Bytes(Box<[u8]>),
    /// A tuple of constants, by their places in the unit's table (always before this one).
    Tuple(Vec<u32>),
}

/// How a function takes its arguments. The registers of a frame begin with the parameters, in this order:
/// positional-only, positional-or-keyword, keyword-only, `*args`, `**kwargs`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    /// Names of all parameters in register order.
    pub names: Vec<Box<str>>,
    /// How many are positional-only.
    pub positional_only: u8,
    /// How many are positional, the positional-only ones included.
    pub positional: u8,
    /// How many are keyword-only.
    pub keyword_only: u8,
    /// Whether there is `*args`.
    pub var_args: bool,
    /// Whether there is `**kwargs`.
    pub var_kwargs: bool,
}

/// What kind of frame a code makes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodeFlags {
    /// Calling it makes a generator.
    pub generator: bool,
    /// Calling it makes a coroutine (with `generator`: an asynchronous generator).
    pub coroutine: bool,
    /// A module's or class's body: names live in the frame's namespace.
    pub namespace: bool,
    /// A class's body.
    pub class_body: bool,
}

/// An exception raised at an instruction in `start..end` goes on at `target` with the exception in register `reg`.
/// The first entry that fits is taken: inner ones come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// First instruction covered.
    pub start: u32,
    /// Instruction after the last one covered.
    pub end: u32,
    /// Where to go on.
    pub target: u32,
    /// Register that takes the exception.
    pub reg: u8,
}

/// While an instruction in `start..end` runs, the exception in `reg` is the one being handled
/// (the context of a new one, and what a bare `raise` raises). Inner ones come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handled {
    /// First instruction covered.
    pub start: u32,
    /// Instruction after the last one covered.
    pub end: u32,
    /// Register that holds the exception.
    pub reg: u8,
}

/// The code of a function, class body, module or generator expression.
#[derive(Clone, Debug)]
pub struct Code {
    /// `__name__`, or `<module>`, `<lambda>`, `<genexpr>`.
    pub name: Box<str>,
    /// `__qualname__`
    pub qualname: Box<str>,
    /// Instructions.
    pub instrs: Arc<[Instr]>,
    /// Source range of each instruction in bytes from the file's start: what a traceback underlines.
    pub ranges: Vec<(u32, u32)>,
    /// How arguments are taken.
    pub parameters: Parameters,
    /// Names of the local variables by register: parameters first. Temporaries have none.
    pub locals: Vec<Box<str>>,
    /// Registers used, at most 250.
    pub registers: u8,
    /// First register of the free variables: the function's cells are copied there when it is called.
    pub free_start: u8,
    /// Names of the free variables, in the order of the closure.
    pub free: Vec<Box<str>>,
    /// The register that holds a list of cells, and the names of the variables in them: those for which there was no register.
    pub spilled: Option<(u8, Vec<Box<str>>)>,
    /// Registers that hold cells of own variables (name by `locals`).
    pub cells: Vec<u8>,
    /// What kind of frame it makes.
    pub flags: CodeFlags,
    /// Where statements begin, in order.
    pub statements: Vec<u32>,
    /// Where exceptions go.
    pub handlers: Vec<Handler>,
    /// Which exception is being handled where.
    pub handled: Vec<Handled>,
    /// Source line of the definition (of its first decorator), counted from 1.
    pub first_line: u32,
    /// The docstring, by its place in the unit's constants.
    pub doc: Option<u32>,
}

/// Everything compiled from one file (or one `exec`).
#[derive(Clone, Debug)]
pub struct Unit {
    /// The file's name, as tracebacks show it.
    pub file: Box<str>,
    /// Its text.
    pub text: Box<str>,
    /// Byte offsets of line starts.
    pub line_starts: Vec<u32>,
    /// All code objects; the first is the file's body.
    pub codes: Vec<Arc<Code>>,
    /// `SyntaxWarning`s: byte offsets in the text, and messages.
    pub warnings: Vec<(u32, String)>,
    /// The constants of all of them.
    pub constants: Vec<Constant>,
}

impl Unit {
    /// The line, counted from 1, and the byte offset in it of a byte offset in the text.
    pub fn line_column(&self, offset: u32) -> (u32, u32) {
        let line = self.line_starts.partition_point(|start| *start <= offset).max(1);
        (line as u32, offset - self.line_starts[line - 1])
    }

    /// The text of a line counted from 1, without its end.
    pub fn line(&self, number: u32) -> &str {
        let index = number as usize - 1;
        let start = self.line_starts[index] as usize;
        let end = self.line_starts.get(index + 1).map_or(self.text.len(), |next| *next as usize);
        self.text[start..end].trim_end_matches(['\n', '\r'])
    }
}
