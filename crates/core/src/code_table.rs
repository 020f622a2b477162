//! All code of a machine: the library's and the program's units, and their code objects by number.

use std::sync::Arc;

use crate::{
    bytecode::{Code, Unit},
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

#[derive(Clone, Copy, Debug)]
struct Entry {
    unit: u32,
    index: u32,
    cache: u32,
    /// With this many positional arguments a frame can begin at once; [`NEVER`] when calling it takes more.
    arguments: u32,
}

const NEVER: u32 = u32::MAX;

impl CodeTable {
    /// Adds a unit; returns its number.
    pub fn add(&mut self, unit: Arc<Unit>, hidden: bool) -> u32 {
        let number = self.units.len() as u32;
        let first = self.codes.len() as u32;
        for (index, code) in unit.codes.iter().enumerate() {
            let p = &code.parameters;
            let bound = p.keyword_only > 0 || p.var_args || p.var_kwargs;
            let arguments = if bound || code.flags.generator || code.flags.coroutine { NEVER } else { u32::from(p.positional) };
            self.codes.push(Entry { unit: number, index: index as u32, cache: self.cells, arguments });
            self.cells += code.instrs.len() as u32;
        }
        self.units.push(LoadedUnit { unit, first, hidden });
        number
    }

    /// A code object.
    #[inline]
    pub fn code(&self, id: CodeId) -> &Code {
        let entry = self.codes[id.0 as usize];
        &self.units[entry.unit as usize].unit.codes[entry.index as usize]
    }

    /// The code of a function of which a call with `count` positional arguments is just a new frame.
    #[inline(always)]
    pub fn code_for(&self, id: CodeId, count: usize) -> Option<&Code> {
        let entry = self.codes[id.0 as usize];
        (entry.arguments as usize == count).then(|| &self.units[entry.unit as usize].unit.codes[entry.index as usize])
    }

    /// The number of the unit of a code object.
    #[inline]
    pub fn unit_number(&self, id: CodeId) -> u32 {
        self.codes[id.0 as usize].unit
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

    /// Where the inline caches of a code object begin.
    #[inline]
    pub fn cache_base(&self, id: CodeId) -> u32 {
        self.codes[id.0 as usize].cache
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
