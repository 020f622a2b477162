//! Which registers still matter at an instruction: those that may be read before they are written again.
//!
//! Backward data-flow analysis over one code object (Aho, Lam, Sethi, Ullman: Compilers, section 9.2.5). Whoever asks when
//! an object dies needs it, since a register that held a temporary keeps its value until it is used again.

use super::{Code, Instr, Op};

/// A set of registers of one frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Registers([u64; 4]);

impl Registers {
    /// Whether a register is in the set.
    pub fn has(&self, register: u8) -> bool {
        self.0[register as usize / 64] & (1 << (register % 64)) != 0
    }

    /// Puts a register into the set.
    pub fn add(&mut self, register: u8) {
        self.0[register as usize / 64] |= 1 << (register % 64);
    }

    /// Takes a register out of the set.
    pub fn remove(&mut self, register: u8) {
        self.0[register as usize / 64] &= !(1 << (register % 64));
    }

    /// Puts all registers of another set into this one; whether any was new.
    pub fn join(&mut self, other: &Self) -> bool {
        let before = self.0;
        self.0.iter_mut().zip(other.0).for_each(|(word, more)| *word |= more);
        self.0 != before
    }
}

/// What is live before each instruction of a code object.
#[derive(Clone, Debug)]
pub struct Liveness {
    before: Vec<Registers>,
}

impl Liveness {
    /// Analyses a code object.
    pub fn of(code: &Code) -> Self {
        let count = code.instrs.len();
        let mut before = vec![Registers::default(); count];
        let mut changed = true;
        while changed {
            changed = false;
            for pc in (0..count).rev() {
                let i = code.instrs[pc];
                let mut live = Registers::default();
                let (next, target) = successors(i);
                if next && let Some(after) = before.get(pc + 1) {
                    live.join(after);
                }
                if let Some(after) = target.and_then(|target| before.get(target)) {
                    live.join(after);
                }
                writes(i, |register| live.remove(register));
                reads(i, |register| live.add(register));
                let at = pc as u32;
                if let Some(handler) = code.handlers.iter().find(|handler| handler.start <= at && at < handler.end)
                    && let Some(mut caught) = before.get(handler.target as usize).copied()
                {
                    caught.remove(handler.reg);
                    live.join(&caught);
                }
                for handled in code.handled.iter().filter(|handled| handled.start <= at && at < handled.end) {
                    live.add(handled.reg);
                }
                changed |= before[pc].join(&live);
            }
        }
        Self { before }
    }

    /// What is live when instruction `pc` comes next.
    pub fn at(&self, pc: u32) -> Registers {
        self.before.get(pc as usize).copied().unwrap_or_default()
    }
}

/// Whether the next instruction may follow, and where else it may go on.
fn successors(i: Instr) -> (bool, Option<usize>) {
    match i.op {
        Op::Jump | Op::Loop => (false, Some(i.imm as usize)),
        Op::Return | Op::Raise | Op::Reraise => (false, None),
        Op::JumpIfTrue
        | Op::JumpIfFalse
        | Op::JumpIfNone
        | Op::JumpLt
        | Op::JumpLe
        | Op::JumpEq
        | Op::JumpNe
        | Op::JumpGt
        | Op::JumpGe
        | Op::ForIter => (true, Some(i.imm as usize)),
        _ => (true, None),
    }
}

/// Tells which registers an instruction writes whenever it is done.
pub fn writes(i: Instr, mut write: impl FnMut(u8)) {
    match i.op {
        Op::Nop
        | Op::CheckBound
        | Op::StoreCell
        | Op::DelCell
        | Op::StoreGlobal
        | Op::DelGlobal
        | Op::StoreName
        | Op::DelName
        | Op::StoreAttr
        | Op::DelAttr
        | Op::SetItem
        | Op::DelItem
        | Op::Jump
        | Op::Loop
        | Op::JumpIfTrue
        | Op::JumpIfFalse
        | Op::JumpIfNone
        | Op::JumpLt
        | Op::JumpLe
        | Op::JumpEq
        | Op::JumpNe
        | Op::JumpGt
        | Op::JumpGe
        // The end of an iterator leaves the register as it was.
        | Op::ForIter
        | Op::ListAppend
        | Op::ListExtend
        | Op::SetAdd
        | Op::SetUpdate
        | Op::MapInsert
        | Op::MapUpdate
        | Op::MapMerge
        | Op::Return
        | Op::Raise
        | Op::Reraise
        | Op::LoadSuperMethod
        | Op::ImportStar => {}
        Op::LoadMethod | Op::LoadSpecial => span(i.a, 2, &mut write),
        Op::ExcInfo => span(i.a, 3, &mut write),
        Op::Unpack => span(i.a, u32::from(i.c), &mut write),
        Op::UnpackEx => span(i.a, u32::from(i.c) + 1 + i.imm as u32, &mut write),
        _ => write(i.a),
    }
}

/// Tells which registers an instruction reads.
pub fn reads(i: Instr, mut read: impl FnMut(u8)) {
    match i.op {
        Op::Nop => {
            if i.c == 1 {
                read(i.b);
            }
        }
        Op::LoadConst
        | Op::LoadInt
        | Op::Unbind
        | Op::LoadGlobal
        | Op::DelGlobal
        | Op::LoadName
        | Op::DelName
        | Op::Jump
        | Op::Loop
        | Op::LoadBuildClass => {}
        Op::CheckBound
        | Op::MakeCell
        | Op::DelCell
        | Op::StoreGlobal
        | Op::StoreName
        | Op::DelAttr
        | Op::JumpIfTrue
        | Op::JumpIfFalse
        | Op::JumpIfNone
        | Op::Return
        | Op::Reraise
        | Op::ImportStar => read(i.a),
        Op::StoreCell
        | Op::StoreAttr
        | Op::DelItem
        | Op::JumpLt
        | Op::JumpLe
        | Op::JumpEq
        | Op::JumpNe
        | Op::JumpGt
        | Op::JumpGe
        | Op::ListAppend
        | Op::SetAdd
        | Op::SetUpdate
        | Op::MapUpdate
        | Op::YieldFrom => {
            read(i.a);
            read(i.b);
        }
        Op::ListExtend => {
            read(i.a);
            read(i.b);
            if i.c == 1 {
                read(i.a - 1);
            }
        }
        Op::SetItem | Op::MapInsert | Op::MapMerge => {
            read(i.a);
            read(i.b);
            read(i.c);
        }
        Op::GetItem
        | Op::Add
        | Op::Sub
        | Op::Mul
        | Op::TrueDiv
        | Op::FloorDiv
        | Op::Mod
        | Op::Pow
        | Op::LShift
        | Op::RShift
        | Op::BitAnd
        | Op::BitOr
        | Op::BitXor
        | Op::MatMul
        | Op::Lt
        | Op::Le
        | Op::Eq
        | Op::Ne
        | Op::Gt
        | Op::Ge
        | Op::Is
        | Op::IsNot
        | Op::In
        | Op::NotIn
        | Op::MatchExc => {
            read(i.b);
            read(i.c);
        }
        Op::FormatValue => {
            read(i.b);
            if i.imm & 4 != 0 {
                read(i.c);
            }
        }
        Op::StarArgs => {
            read(i.b);
            read(i.a - 1);
        }
        Op::StarKwargs => {
            read(i.b);
            read(i.c);
            if let Ok(register) = u8::try_from(i.imm) {
                read(register);
            }
        }
        // What comes after it in general reads the same.
        Op::LoadSuperMethod => span(i.a, 3, &mut read),
        Op::BuildSlice => span(i.b, 3, &mut read),
        Op::BuildTuple | Op::BuildList | Op::BuildSet | Op::BuildString => span(i.b, i.imm as u32, &mut read),
        Op::BuildMap => span(i.b, 2 * i.imm as u32, &mut read),
        Op::Call | Op::CallKw => span(i.b, u32::from(i.c) + 1, &mut read),
        Op::CallMethod | Op::CallMethodKw => span(i.b, u32::from(i.c) + 2, &mut read),
        Op::CallEx => span(i.b, 2 + u32::from(i.c), &mut read),
        Op::CallIntrinsic => span(i.b, u32::from(i.c), &mut read),
        Op::MakeFunction => (0..4).filter(|bit| i.c & (1 << bit) != 0).for_each(|bit| read(i.b + bit)),
        Op::Raise => {
            if i.c >= 1 {
                read(i.a);
            }
            if i.c == 2 {
                read(i.b);
            }
        }
        Op::Move
        | Op::LoadCell
        | Op::LoadNameOrCell
        | Op::LoadAttr
        | Op::LoadMethod
        | Op::LoadSpecial
        | Op::AddInt
        | Op::SubInt
        | Op::Neg
        | Op::Pos
        | Op::Invert
        | Op::Not
        | Op::GetIter
        | Op::ForIter
        | Op::Unpack
        | Op::UnpackEx
        | Op::ListToTuple
        | Op::Yield
        | Op::GetAwaitable
        | Op::GetYieldFromIter
        | Op::GetAIter
        | Op::GetANext
        | Op::ExcInfo
        | Op::ImportName
        | Op::ImportFrom => read(i.b),
    }
}

fn span(first: u8, count: u32, tell: &mut impl FnMut(u8)) {
    (u32::from(first)..u32::from(first) + count).for_each(|register| tell(register.min(255) as u8));
}
