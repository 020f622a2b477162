//! Comparisons, and expressions that only decide where to go on.

use ruff_python_ast::{BoolOp, CmpOp, Expr, ExprCompare, UnaryOp};

use super::frame::Label;
use super::{Compiler, Reg, span};
use crate::bytecode::{Constant, Op};

impl<'a> Compiler<'a> {
    /// Goes to `to` when the expression is false, else on.
    pub(super) fn jump_unless(&mut self, test: &'a Expr, to: Label) {
        self.branch(test, to, false);
    }

    /// Goes to `to` when the truth of the expression is `wanted`.
    pub(super) fn branch(&mut self, test: &'a Expr, to: Label, wanted: bool) {
        if let Some(truth) = self.known_truth(test) {
            if truth == wanted {
                self.jump(span(test), to);
            }
            return;
        }
        match test {
            Expr::UnaryOp(it) if it.op == UnaryOp::Not => self.branch(&it.operand, to, !wanted),
            Expr::BoolOp(it) => self.branch_choice(it.op, &it.values, to, wanted),
            Expr::Compare(it) if it.ops.len() == 1 => self.branch_comparison(it, to, wanted),
            _ => {
                let mark = self.frame.top();
                let value = self.operand(test);
                let op = if wanted { Op::JumpIfTrue } else { Op::JumpIfFalse };
                self.emit_jump(span(test), op, value, 0, 0, to);
                self.release(mark);
            }
        }
    }

    fn branch_choice(&mut self, op: BoolOp, values: &'a [Expr], to: Label, wanted: bool) {
        let Some((last, rest)) = values.split_last() else { return };
        // What `and` is when one operand is false, and `or` when one is true: then it is decided at once.
        let decisive = op == BoolOp::Or;
        let skip = self.label();
        let mut after_first = None;
        for value in rest {
            let target = if decisive == wanted { to } else { skip };
            self.branch(value, target, decisive);
            after_first.get_or_insert(self.frame.assigned);
        }
        self.branch(last, to, wanted);
        self.bind(skip);
        if let Some(assigned) = after_first {
            self.frame.assigned = assigned;
        }
    }

    fn branch_comparison(&mut self, it: &'a ExprCompare, to: Label, wanted: bool) {
        let at = span(it);
        let mark = self.frame.top();
        let op = it.ops[0];
        let right = &it.comparators[0];
        if let (CmpOp::Is | CmpOp::IsNot, Expr::NoneLiteral(_)) = (op, right) {
            let value = self.operand(&it.left);
            if (op == CmpOp::Is) == wanted {
                self.emit_jump(at, Op::JumpIfNone, value, 0, 0, to);
            } else {
                let none = self.label();
                self.emit_jump(at, Op::JumpIfNone, value, 0, 0, none);
                self.jump(at, to);
                self.bind(none);
            }
            self.release(mark);
            return;
        }
        let fused = match op {
            CmpOp::Lt => Some(Op::JumpLt),
            CmpOp::LtE => Some(Op::JumpLe),
            CmpOp::Eq => Some(Op::JumpEq),
            CmpOp::NotEq => Some(Op::JumpNe),
            CmpOp::Gt => Some(Op::JumpGt),
            CmpOp::GtE => Some(Op::JumpGe),
            CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn => None,
        };
        let left = self.operand(&it.left);
        let right = self.comparator(op, right);
        match fused {
            Some(jump) => self.emit_jump(at, jump, left, right, u8::from(wanted), to),
            None => {
                let truth = self.temporary(at);
                self.emit(at, comparison(op), truth, left, right, 0);
                let jump = if wanted { Op::JumpIfTrue } else { Op::JumpIfFalse };
                self.emit_jump(at, jump, truth, 0, 0, to);
            }
        }
        self.release(mark);
    }

    /// The right side of a comparison. A list of constants after `in` need not be built each time.
    fn comparator(&mut self, op: CmpOp, right: &'a Expr) -> Reg {
        if let (CmpOp::In | CmpOp::NotIn, Expr::List(list)) = (op, right)
            && list.elts.len() <= 64
        {
            let items: Option<Vec<Constant>> = list.elts.iter().map(|element| self.constant(element)).collect();
            if let Some(items) = items {
                let places = items.into_iter().map(|item| self.constants.add(item)).collect();
                let register = self.temporary(span(right));
                self.emit_constant(span(right), register, Constant::Tuple(places));
                return register;
            }
        }
        self.operand(right)
    }

    /// A comparison, perhaps chained, for its value.
    pub(super) fn comparison(&mut self, it: &'a ExprCompare, to: Reg) {
        let at = span(it);
        let mark = self.frame.top();
        let done = self.label();
        let mut left = self.operand(&it.left);
        let mut after_first = None;
        for (place, (op, right)) in it.ops.iter().zip(&it.comparators).enumerate() {
            let right = self.comparator(*op, right);
            self.emit(at, comparison(*op), to, left, right, 0);
            after_first.get_or_insert(self.frame.assigned);
            if place + 1 < it.ops.len() {
                self.emit_jump(at, Op::JumpIfFalse, to, 0, 0, done);
            }
            left = right;
        }
        self.bind(done);
        if let Some(assigned) = after_first {
            self.frame.assigned = assigned;
        }
        self.release(mark);
    }
}

fn comparison(op: CmpOp) -> Op {
    match op {
        CmpOp::Lt => Op::Lt,
        CmpOp::LtE => Op::Le,
        CmpOp::Eq => Op::Eq,
        CmpOp::NotEq => Op::Ne,
        CmpOp::Gt => Op::Gt,
        CmpOp::GtE => Op::Ge,
        CmpOp::Is => Op::Is,
        CmpOp::IsNot => Op::IsNot,
        CmpOp::In => Op::In,
        CmpOp::NotIn => Op::NotIn,
    }
}
