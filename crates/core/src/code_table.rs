//! All code of a machine: the library's and the program's units, and their code objects by number.

use std::sync::Arc;

use crate::{
    bytecode::{Code, Instr, Unit},
    heap::CodeId,
};

/// A unit with its place in the table.
#[derive(Clone, Debug)]
pub struct LoadedUnit {
    /// What was compiled.
    pub unit: Arc<Unit>,
    /// The number of its first code object.
    pub first: u32,
    /// Whether it is the library's own: its frames are left out of tracebacks and views.
    pub hidden: bool,
}

/// All code objects by number. It only grows.
#[derive(Clone, Debug, Default)]
pub struct CodeTable {
    units: Vec<LoadedUnit>,
    codes: Vec<Entry>,
    cells: u32,
}

/// What beginning a frame and going on with it need of a code object, in one place, and the object itself.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// Its instructions.
    pub(crate) instrs: Arc<[Instr]>,
    /// All of it.
    pub(crate) code: Arc<Code>,
    /// The number of its unit.
    pub(crate) unit: u32,
    /// Where its inline caches begin.
    pub(crate) cache: u32,
    /// With this many positional arguments a frame can begin at once; [`NEVER`] when calling it takes more.
    arguments: u32,
    /// How many registers it uses.
    pub(crate) registers: u8,
    /// How many of them take the cells of its free variables.
    pub(crate) free: u8,
    /// Whether a generator of it that rests may have something to do when it is dropped.
    pub(crate) guards: bool,
    /// Whether a thread cannot lose the interpreter in it, see `library::atomic`.
    atomic: bool,
    /// Whether an exploration takes what it does as one step.
    whole: bool,
}

const NEVER: u32 = u32::MAX;

impl CodeTable {
    /// Adds a unit; returns its number.
    pub fn add(&mut self, unit: Arc<Unit>, hidden: bool) -> u32 {
        let number = self.units.len() as u32;
        let first = self.codes.len() as u32;
        let module = unit.file.trim_start_matches('<').trim_end_matches('>');
        for code in &unit.codes {
            let p = &code.parameters;
            let bound = p.keyword_only > 0 || p.var_args || p.var_kwargs;
            let arguments = if bound || code.flags.generator || code.flags.coroutine { NEVER } else { u32::from(p.positional) };
            self.codes.push(Entry {
                instrs: Arc::clone(&code.instrs),
                code: Arc::clone(code),
                unit: number,
                cache: self.cells,
                arguments,
                registers: code.registers,
                free: code.free.len() as u8,
                guards: !code.handlers.is_empty() && !hidden,
                atomic: hidden && crate::library::is_atomic(module, &code.qualname),
                whole: hidden && crate::library::is_whole(module, &code.qualname),
            });
            self.cells += code.instrs.len() as u32;
        }
        self.units.push(LoadedUnit { unit, first, hidden });
        number
    }

    /// A code object.
    #[inline]
    pub fn code(&self, id: CodeId) -> &Code {
        &self.codes[id.0 as usize].code
    }

    /// What a frame needs of a code object.
    #[inline(always)]
    pub(crate) fn entry(&self, id: CodeId) -> &Entry {
        &self.codes[id.0 as usize]
    }

    /// The same for a function of which a call with `count` positional arguments is just a new frame.
    #[inline(always)]
    pub(crate) fn entry_for(&self, id: CodeId, count: usize) -> Option<&Entry> {
        let entry = self.entry(id);
        (entry.arguments as usize == count).then_some(entry)
    }

    /// The number of the unit of a code object.
    #[inline]
    pub fn unit_number(&self, id: CodeId) -> u32 {
        self.codes[id.0 as usize].unit
    }

    /// Whether a thread cannot lose the interpreter in a code object: it stands for what CPython has in C.
    pub fn is_atomic(&self, id: CodeId) -> bool {
        self.codes[id.0 as usize].atomic
    }

    /// Whether an exploration takes what a code object does as one step, up to where it calls others or waits.
    pub fn is_whole(&self, id: CodeId) -> bool {
        let entry = &self.codes[id.0 as usize];
        entry.atomic || entry.whole
    }

    /// The unit of a code object.
    pub fn unit_of(&self, id: CodeId) -> &LoadedUnit {
        &self.units[self.unit_number(id) as usize]
    }

    /// A unit by number.
    pub fn unit(&self, number: u32) -> &LoadedUnit {
        &self.units[number as usize]
    }

    /// How many units there are.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// How many inline caches there are in all.
    pub fn cache_len(&self) -> usize {
        self.cells as usize
    }

    /// The source line of an instruction, counted from 1.
    pub fn line(&self, id: CodeId, pc: u32) -> u32 {
        let unit = &self.unit_of(id).unit;
        let code = self.code(id);
        match code.ranges.get(pc as usize) {
            Some((start, _)) => unit.line_column(*start).0,
            None => code.first_line,
        }
    }
}
