//! The code object being written: instructions, labels, temporaries and tables.

use super::assigned::Assigned;
use super::blocks::Block;
use super::{Compiler, MAX_INSTRUCTIONS, Reg, Span};
use crate::bytecode::{Code, CodeFlags, Constant, Handled, Handler, Instr, Op, Parameters};

/// Registers a code may use.
pub(super) const MAX_REGISTERS: u8 = 250;

/// A place in the code that jumps lead to, perhaps not yet known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label(u32);

/// A code object in the making.
#[derive(Debug)]
pub(super) struct Frame<'a> {
    /// The innermost scope at this point: the frame's own, or one of a comprehension.
    pub(super) scope: usize,
    /// The scope that the frame belongs to.
    pub(super) owner: usize,
    pub(super) name: Box<str>,
    pub(super) qualname: Box<str>,
    pub(super) instrs: Vec<Instr>,
    pub(super) ranges: Vec<Span>,
    /// Where each label is, `u32::MAX` until it is known.
    labels: Vec<u32>,
    /// Jumps and their labels.
    jumps: Vec<(u32, Label)>,
    pub(super) parameters: Parameters,
    pub(super) locals: Vec<Box<str>>,
    pub(super) cells: Vec<Reg>,
    /// The register of the list of cells for variables without a register, and their names.
    pub(super) spilled: Option<(Reg, Vec<Box<str>>)>,
    pub(super) free_start: Reg,
    pub(super) flags: CodeFlags,
    pub(super) handlers: Vec<Handler>,
    /// Where statements begin.
    pub(super) statements: Vec<u32>,
    pub(super) handled: Vec<Handled>,
    pub(super) doc: Option<u32>,
    /// The next free temporary.
    top: Reg,
    /// Registers used so far.
    used: Reg,
    pub(super) assigned: Assigned,
    /// Statements with an exit around the current one.
    pub(super) blocks: Vec<Block<'a>>,
    /// Where the frame's code begins in the text.
    pub(super) place: Span,
    /// The register of a class body's `__class__` cell.
    pub(super) class_cell: Reg,
}

impl Frame<'_> {
    pub(super) fn new(scope: usize, name: Box<str>, qualname: Box<str>) -> Self {
        Self {
            scope,
            owner: scope,
            name,
            qualname,
            instrs: Vec::new(),
            ranges: Vec::new(),
            labels: Vec::new(),
            jumps: Vec::new(),
            parameters: Parameters::default(),
            locals: Vec::new(),
            cells: Vec::new(),
            spilled: None,
            free_start: 0,
            flags: CodeFlags::default(),
            handlers: Vec::new(),
            statements: Vec::new(),
            handled: Vec::new(),
            doc: None,
            top: 0,
            used: 0,
            assigned: Assigned::nothing(),
            blocks: Vec::new(),
            place: (0, 0),
            class_cell: 0,
        }
    }

    /// The index of the next instruction.
    pub(super) fn here(&self) -> u32 {
        self.instrs.len() as u32
    }

    /// The next free register: what `release` takes to free all temporaries made from now on.
    pub(super) fn top(&self) -> Reg {
        self.top
    }
}

impl Compiler<'_> {
    pub(super) fn emit(&mut self, at: Span, op: Op, a: Reg, b: Reg, c: u8, imm: i32) {
        self.instructions += 1;
        if self.instructions > MAX_INSTRUCTIONS {
            self.fail(at, "the program is too large for Interleave: its statements nest in too many ways out");
            return;
        }
        self.frame.instrs.push(Instr { op, a, b, c, imm });
        self.frame.ranges.push(at);
    }

    pub(super) fn emit_move(&mut self, at: Span, to: Reg, from: Reg) {
        if to != from {
            self.emit(at, Op::Move, to, from, 0, 0);
        }
    }

    pub(super) fn emit_constant(&mut self, at: Span, to: Reg, constant: Constant) {
        match constant {
            Constant::Int(value) if i32::try_from(value).is_ok() => {
                self.emit(at, Op::LoadInt, to, 0, 0, value as i32);
            }
            other => {
                let number = self.constants.add(other);
                self.emit_constant_number(at, to, number);
            }
        }
    }

    pub(super) fn emit_constant_number(&mut self, at: Span, to: Reg, number: u32) {
        self.emit(at, Op::LoadConst, to, 0, 0, number as i32);
    }

    pub(super) fn emit_none(&mut self, at: Span, to: Reg) {
        self.emit_constant(at, to, Constant::None);
    }

    /// The number of a name as instructions carry it.
    pub(super) fn name_number(&mut self, name: &str) -> i32 {
        self.constants.string(name) as i32
    }

    // ---- labels ----

    pub(super) fn label(&mut self) -> Label {
        self.frame.labels.push(u32::MAX);
        Label(self.frame.labels.len() as u32 - 1)
    }

    /// Puts a label before the next instruction.
    pub(super) fn bind(&mut self, label: Label) {
        self.frame.labels[label.0 as usize] = self.frame.here();
    }

    pub(super) fn emit_jump(&mut self, at: Span, op: Op, a: Reg, b: Reg, c: u8, to: Label) {
        let here = self.frame.here();
        self.frame.jumps.push((here, to));
        self.emit(at, op, a, b, c, 0);
    }

    pub(super) fn jump(&mut self, at: Span, to: Label) {
        self.emit_jump(at, Op::Jump, 0, 0, 0, to);
    }

    /// What stands for a label in the handler table until the frame ends.
    pub(super) fn handler_target(&self, label: Label) -> u32 {
        label.0
    }

    pub(super) fn position(&self, label: Label) -> u32 {
        self.frame.labels[label.0 as usize]
    }

    // ---- registers ----

    pub(super) fn temporary(&mut self, at: Span) -> Reg {
        self.temporaries(at, 1)
    }

    /// Consecutive temporaries, the first one given.
    pub(super) fn temporaries(&mut self, at: Span, count: u8) -> Reg {
        let base = self.frame.top;
        match base.checked_add(count).filter(|top| *top <= MAX_REGISTERS) {
            Some(top) => {
                self.frame.top = top;
                self.frame.used = self.frame.used.max(top);
                base
            }
            None => {
                let message = "too many local variables or nested expressions in one function for Interleave (at most 250)";
                let at = if at == (0, 0) { self.frame.place } else { at };
                self.fail(at, message);
                0
            }
        }
    }

    /// Registers left for temporaries.
    pub(super) fn room(&self) -> u8 {
        MAX_REGISTERS - self.frame.top
    }

    /// Frees a temporary and all made after it.
    pub(super) fn release(&mut self, mark: Reg) {
        self.frame.top = self.frame.top.min(mark);
    }

    /// Reserves a register for a variable, for the whole frame.
    pub(super) fn variable(&mut self, name: &str) -> Reg {
        let register = self.temporary((0, 0));
        self.frame.locals.push(name.into());
        register
    }

    // ---- the end ----

    /// Ends the current frame and files it as code `number`.
    pub(super) fn finish_frame(&mut self, number: usize, first_line: u32) {
        if self.failure.is_some() {
            return;
        }
        let owner = self.frame.owner;
        let frame = &mut *self.frame;
        for (jump, label) in std::mem::take(&mut frame.jumps).into_iter().rev() {
            let mut target = frame.labels[label.0 as usize];
            // A jump to a jump goes straight to the end.
            for _ in 0..8 {
                match frame.instrs.get(target as usize) {
                    Some(next) if next.op == Op::Jump && next.imm > target as i32 => target = next.imm as u32,
                    _ => break,
                }
            }
            frame.instrs[jump as usize].imm = target as i32;
        }
        for handler in &mut frame.handlers {
            handler.target = frame.labels[handler.target as usize];
        }
        let free = self.scopes.all[owner].free.clone();
        self.codes[number] = Some(Code {
            name: std::mem::take(&mut frame.name),
            qualname: std::mem::take(&mut frame.qualname),
            instrs: std::mem::take(&mut frame.instrs).into(),
            ranges: std::mem::take(&mut frame.ranges),
            parameters: std::mem::take(&mut frame.parameters),
            locals: std::mem::take(&mut frame.locals),
            registers: frame.used.max(1),
            free_start: frame.free_start,
            free,
            cells: std::mem::take(&mut frame.cells),
            spilled: frame.spilled.take(),
            flags: frame.flags,
            handlers: std::mem::take(&mut frame.handlers),
            statements: std::mem::take(&mut frame.statements),
            handled: std::mem::take(&mut frame.handled),
            first_line,
            doc: frame.doc,
        });
    }
}
