//! Variables: loading, storing and deleting them, and cells for inner functions.

use ruff_python_ast::Identifier;

use super::scope::{Place, ScopeKind, mangle};
use super::{Compiler, Reg, Span};
use crate::bytecode::Op;

/// Where a name lives, as instructions need it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Variable {
    /// A register. `always` unless it may be deleted.
    Local {
        register: Reg,
        deleted: bool,
        walrus: bool,
    },
    /// A cell in a register. `free` when it comes from outside.
    Cell {
        register: Reg,
        free: bool,
    },
    /// A cell in the frame's list of variables that have no register.
    Spilled(u32),
    Global,
    Name,
    /// The frame's namespace, then this cell.
    NameOrCell(Reg),
}

impl Compiler<'_> {
    pub(super) fn mangled(&self, name: &str) -> Box<str> {
        mangle(self.scopes.all[self.frame.scope].private.as_deref(), name)
    }

    /// Finds what a name (already mangled) means here.
    pub(super) fn variable_of(&self, name: &str) -> Variable {
        let scope = &self.scopes.all[self.frame.scope];
        let place = match scope.symbol(name) {
            Some(symbol) => symbol.place,
            None if self.frame.flags.namespace => Place::Name,
            None => Place::Global,
        };
        match place {
            Place::Own(binder) => match self.scopes.all[binder].symbol(name) {
                Some(symbol) if symbol.spilled.is_some() => Variable::Spilled(symbol.spilled.unwrap_or(0)),
                Some(symbol) if symbol.captured => Variable::Cell { register: symbol.register, free: false },
                Some(symbol) => Variable::Local { register: symbol.register, deleted: symbol.deleted, walrus: symbol.walrus },
                None => Variable::Global,
            },
            Place::Free => Variable::Cell { register: self.free_register(name), free: true },
            Place::NameOrFree => Variable::NameOrCell(self.free_register(name)),
            Place::Global => Variable::Global,
            Place::Name => Variable::Name,
        }
    }

    fn free_register(&self, name: &str) -> Reg {
        let free = &self.scopes.all[self.frame.owner].free;
        let at = free.iter().position(|known| &**known == name).unwrap_or(0);
        self.frame.free_start + at as Reg
    }

    /// The register that holds the cell of a captured variable, to hand it to an inner function.
    pub(super) fn cell_register(&mut self, name: &str, at: Span) -> Reg {
        let mut scope = self.frame.scope;
        loop {
            let here = &self.scopes.all[scope];
            if let Some(symbol) = here.symbol(name)
                && symbol.place == Place::Own(scope)
                && symbol.captured
            {
                return match symbol.spilled {
                    Some(place) => self.spilled_cell(place, at),
                    None => symbol.register,
                };
            }
            if scope == self.frame.owner {
                break;
            }
            scope = here.parent.unwrap_or(0);
        }
        if self.scopes.all[scope].kind == ScopeKind::Class && name == "__class__" {
            return self.frame.class_cell;
        }
        self.free_register(name)
    }

    /// Puts the cell of a variable without a register into the register kept for that.
    fn spilled_cell(&mut self, place: u32, at: Span) -> Reg {
        let list = self.frame.spilled.as_ref().map_or(0, |(list, _)| *list);
        let cell = list + 1;
        self.emit(at, Op::LoadInt, cell, 0, 0, place as i32);
        self.emit(at, Op::GetItem, cell, list, cell, 0);
        cell
    }

    /// Loads a variable. `name` is as written.
    pub(super) fn load_name(&mut self, name: &str, at: Span, to: Reg) {
        let name = self.mangled(name);
        match self.variable_of(&name) {
            Variable::Local { register, deleted, .. } => {
                self.check_bound(&name, register, deleted, at);
                self.emit_move(at, to, register);
            }
            other => self.load_variable(other, &name, at, to),
        }
    }

    fn load_variable(&mut self, variable: Variable, name: &str, at: Span, to: Reg) {
        let number = self.name_number(name);
        match variable {
            Variable::Local { register, .. } => self.emit_move(at, to, register),
            Variable::Cell { register, free } => self.emit(at, Op::LoadCell, to, register, u8::from(free), number),
            Variable::Spilled(place) => {
                let cell = self.spilled_cell(place, at);
                self.emit(at, Op::LoadCell, to, cell, 0, number);
            }
            Variable::Global => self.emit(at, Op::LoadGlobal, to, 0, 0, number),
            Variable::Name => self.emit(at, Op::LoadName, to, 0, 0, number),
            Variable::NameOrCell(cell) => self.emit(at, Op::LoadNameOrCell, to, cell, 0, number),
        }
    }

    /// The register of a local that can be read in place: one that nothing rebinds before the operation that reads it.
    pub(super) fn in_place(&mut self, name: &str, at: Span) -> Option<Reg> {
        let name = self.mangled(name);
        match self.variable_of(&name) {
            Variable::Local { register, deleted, walrus: false } => {
                self.check_bound(&name, register, deleted, at);
                Some(register)
            }
            _ => None,
        }
    }

    /// The register of a local that can be written in place.
    pub(super) fn local_target(&self, name: &str) -> Option<Reg> {
        match self.variable_of(&self.mangled(name)) {
            Variable::Local { register, .. } => Some(register),
            _ => None,
        }
    }

    fn check_bound(&mut self, name: &str, register: Reg, deleted: bool, at: Span) {
        if !self.frame.assigned.has(register) {
            let number = self.name_number(name);
            self.emit(at, Op::CheckBound, register, 0, 0, number);
            if !deleted {
                self.frame.assigned.add(register);
            }
        }
    }

    /// Notes that a local has a value from here on.
    pub(super) fn mark_assigned(&mut self, name: &str) {
        if let Variable::Local { register, deleted: false, .. } = self.variable_of(&self.mangled(name)) {
            self.frame.assigned.add(register);
        }
    }

    /// Stores a register in a variable.
    pub(super) fn store_name(&mut self, name: &str, at: Span, from: Reg) {
        let name = self.mangled(name);
        let number = self.name_number(&name);
        match self.variable_of(&name) {
            Variable::Local { register, deleted, .. } => {
                self.emit_move(at, register, from);
                if !deleted {
                    self.frame.assigned.add(register);
                }
            }
            Variable::Cell { register, .. } => self.emit(at, Op::StoreCell, register, from, 0, 0),
            Variable::Spilled(place) => {
                let cell = self.spilled_cell(place, at);
                self.emit(at, Op::StoreCell, cell, from, 0, 0);
            }
            Variable::Global => self.emit(at, Op::StoreGlobal, from, 0, 0, number),
            Variable::Name | Variable::NameOrCell(_) => self.emit(at, Op::StoreName, from, 0, 0, number),
        }
    }

    /// `del name`
    pub(super) fn delete_name(&mut self, name: &str, at: Span) {
        let name = self.mangled(name);
        let number = self.name_number(&name);
        match self.variable_of(&name) {
            Variable::Local { register, .. } => {
                self.emit(at, Op::CheckBound, register, 0, 0, number);
                self.emit(at, Op::Unbind, register, 0, 0, 0);
                self.frame.assigned.remove(register);
            }
            Variable::Cell { register, free } => self.emit(at, Op::DelCell, register, 0, u8::from(free), number),
            Variable::Spilled(place) => {
                let cell = self.spilled_cell(place, at);
                self.emit(at, Op::DelCell, cell, 0, 0, number);
            }
            Variable::Global => self.emit(at, Op::DelGlobal, 0, 0, 0, number),
            Variable::Name | Variable::NameOrCell(_) => self.emit(at, Op::DelName, 0, 0, 0, number),
        }
    }

    /// Unbinds the name of `except … as name`, which the clause may have deleted itself.
    pub(super) fn unbind_handler_name(&mut self, name: &Identifier, at: Span) {
        let text = self.mangled(name.id.as_str());
        if let Variable::Local { register, .. } = self.variable_of(&text) {
            self.emit(at, Op::Unbind, register, 0, 0, 0);
            self.frame.assigned.remove(register);
        } else {
            let none = self.temporary(at);
            self.emit_none(at, none);
            self.store_name(name.id.as_str(), at, none);
            self.release(none);
            self.delete_name(name.id.as_str(), at);
        }
    }
}
