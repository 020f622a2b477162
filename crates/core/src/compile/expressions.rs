//! Expressions: each is written straight into the register where its value is wanted.

use ruff_python_ast::{Expr, ExprAttribute, ExprBoolOp, ExprIf, ExprNamed, ExprSlice, Operator, UnaryOp};
use ruff_text_size::Ranged;

use super::{Compiler, Reg, Span, span};
use crate::bytecode::Op;

/// Whether an expression is computed in several steps that write its register, so that the register must not be that
/// of a variable: the steps may read the variable, or fail and leave it half done.
pub(super) fn writes_early(expression: &Expr) -> bool {
    match expression {
        Expr::BoolOp(_) | Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) => true,
        Expr::Await(_) | Expr::YieldFrom(_) | Expr::Named(_) => true,
        Expr::Compare(it) => it.ops.len() > 1,
        Expr::If(it) => writes_early(&it.body) || writes_early(&it.orelse),
        _ => false,
    }
}

impl<'a> Compiler<'a> {
    /// A register that holds the value: a local in place, or a new temporary.
    pub(super) fn operand(&mut self, expression: &'a Expr) -> Reg {
        if let Expr::Name(name) = expression
            && let Some(register) = self.in_place(name.id.as_str(), span(name))
        {
            return register;
        }
        let register = self.temporary(span(expression));
        self.value(expression, register);
        register
    }

    /// Computes an expression for its effect.
    pub(super) fn effect(&mut self, expression: &'a Expr) {
        let mark = self.frame.top();
        match expression {
            Expr::StringLiteral(_) | Expr::NumberLiteral(_) | Expr::BooleanLiteral(_) | Expr::NoneLiteral(_) => {}
            Expr::EllipsisLiteral(_) | Expr::BytesLiteral(_) => {}
            _ => {
                self.operand(expression);
                self.mark_discarded(expression);
            }
        }
        self.release(mark);
    }

    /// Marks a call whose result nobody takes: a coroutine that it makes is never awaited.
    fn mark_discarded(&mut self, expression: &Expr) {
        if let (Expr::Call(_), Some(last)) = (expression, self.frame.instrs.last_mut())
            && matches!(last.op, Op::Call | Op::CallMethod | Op::CallEx)
        {
            last.imm = 1;
        }
    }

    /// Computes an expression into `to`. When `to` is a variable, the expression must not write early.
    pub(super) fn value(&mut self, expression: &'a Expr, to: Reg) {
        if self.failure.is_some() {
            return;
        }
        let at = span(expression);
        match expression {
            Expr::Name(it) if it.id.as_str() != "__debug__" => self.load_name(it.id.as_str(), at, to),
            Expr::Call(it) => self.call(it, to),
            Expr::Attribute(it) => self.attribute(it, to),
            Expr::Subscript(it) => {
                let mark = self.frame.top();
                let object = self.operand(&it.value);
                let key = self.operand(&it.slice);
                self.emit(at, Op::GetItem, to, object, key, 0);
                self.release(mark);
            }
            Expr::BinOp(_) | Expr::UnaryOp(_) | Expr::Tuple(_) => match self.constant(expression) {
                Some(constant) => self.emit_constant(at, to, constant),
                None => match expression {
                    Expr::BinOp(_) => self.operators(expression, to),
                    Expr::UnaryOp(it) => self.unary(it.op, &it.operand, at, to),
                    _ => self.display(expression, to),
                },
            },
            Expr::Compare(it) => self.comparison(it, to),
            Expr::BoolOp(it) => self.choice(it, to),
            Expr::If(it) => self.conditional(it, to),
            Expr::Named(it) => self.walrus(it, to),
            Expr::Lambda(it) => self.lambda(it, to),
            Expr::List(_) | Expr::Set(_) | Expr::Dict(_) => self.display(expression, to),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehension(expression, to);
            }
            Expr::Await(it) => self.await_expression(&it.value, at, to),
            Expr::Yield(it) => self.yield_expression(it.value.as_deref(), at, to),
            Expr::YieldFrom(it) => self.yield_from(&it.value, at, to),
            Expr::FString(it) => self.fstring(it, to),
            Expr::TString(it) => self.template(it, to),
            Expr::Slice(it) => self.slice(it, to),
            Expr::Starred(it) => self.value(&it.value, to),
            Expr::Name(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => {
                if let Some(constant) = self.constant(expression) {
                    self.emit_constant(at, to, constant);
                }
            }
            Expr::IpyEscapeCommand(_) => self.fail(at, "invalid syntax"),
        }
    }

    /// Where an attribute is underlined: from its name when that stands on a later line than the object's beginning.
    pub(super) fn attribute_span(&self, it: &ExprAttribute) -> Span {
        let (start, end) = span(it);
        let name = it.attr.range.start().to_u32();
        let breaks = self.text.as_bytes()[start as usize..name as usize].contains(&b'\n');
        (if breaks { name } else { start }, end)
    }

    fn attribute(&mut self, it: &'a ExprAttribute, to: Reg) {
        let mark = self.frame.top();
        let object = self.operand(&it.value);
        let name = self.mangled(it.attr.id.as_str());
        let number = self.name_number(&name);
        self.emit(self.attribute_span(it), Op::LoadAttr, to, object, 0, number);
        self.release(mark);
    }

    /// A chain of binary operators, which leans to the left and may be long.
    fn operators(&mut self, expression: &'a Expr, to: Reg) {
        let mark = self.frame.top();
        let mut chain = Vec::new();
        let mut left = expression;
        while let Expr::BinOp(it) = left {
            chain.push(it);
            left = &it.left;
            if left.is_bin_op_expr() && self.constant(left).is_some() {
                break;
            }
        }
        // The value so far is kept in a temporary when more than one operator follows.
        let result = if chain.len() > 1 { self.temporary(span(expression)) } else { to };
        let mut value = self.operand(left);
        while let Some(it) = chain.pop() {
            let target = if chain.is_empty() { to } else { result };
            self.binary(it.op, target, value, &it.right, span(it), false);
            value = target;
        }
        self.release(mark);
    }

    /// `to = left op right`
    pub(super) fn binary(&mut self, op: Operator, to: Reg, left: Reg, right: &'a Expr, at: Span, augmented: bool) {
        let flag = u8::from(augmented);
        if let (Operator::Add | Operator::Sub, Some(number)) = (op, self.small_int(right)) {
            let op = if op == Operator::Add { Op::AddInt } else { Op::SubInt };
            self.emit(at, op, to, left, flag, number);
            return;
        }
        let mark = self.frame.top();
        let right = self.operand(right);
        self.emit(at, operator(op), to, left, right, i32::from(augmented));
        self.release(mark);
    }

    fn unary(&mut self, op: UnaryOp, operand: &'a Expr, at: Span, to: Reg) {
        let mark = self.frame.top();
        let value = self.operand(operand);
        let op = match op {
            UnaryOp::Invert => Op::Invert,
            UnaryOp::Not => Op::Not,
            UnaryOp::UAdd => Op::Pos,
            UnaryOp::USub => Op::Neg,
        };
        self.emit(at, op, to, value, 0, 0);
        self.release(mark);
    }

    /// `a and b`, `a or b` for their value.
    fn choice(&mut self, it: &'a ExprBoolOp, to: Reg) {
        let done = self.label();
        let op = if it.op.is_and() { Op::JumpIfFalse } else { Op::JumpIfTrue };
        let mut after_first = None;
        for (at, value) in it.values.iter().enumerate() {
            self.value(value, to);
            after_first.get_or_insert(self.frame.assigned);
            if at + 1 < it.values.len() {
                self.emit_jump(span(it), op, to, 0, 0, done);
            }
        }
        self.bind(done);
        // What the later operands assign or check is not certain.
        if let Some(assigned) = after_first {
            self.frame.assigned = assigned;
        }
    }

    fn conditional(&mut self, it: &'a ExprIf, to: Reg) {
        let (otherwise, done) = (self.label(), self.label());
        self.jump_unless(&it.test, otherwise);
        let before = self.frame.assigned;
        self.value(&it.body, to);
        let after_body = self.frame.assigned;
        self.jump(span(it), done);
        self.bind(otherwise);
        self.frame.assigned = before;
        self.value(&it.orelse, to);
        self.bind(done);
        self.frame.assigned = self.frame.assigned.meet(after_body);
    }

    fn walrus(&mut self, it: &'a ExprNamed, to: Reg) {
        self.value(&it.value, to);
        if let Expr::Name(name) = &*it.target {
            self.store_name(name.id.as_str(), span(name), to);
        }
    }

    fn slice(&mut self, it: &'a ExprSlice, to: Reg) {
        let at = span(it);
        let base = self.temporaries(at, 3);
        for (place, bound) in (base..).zip([&it.lower, &it.upper, &it.step]) {
            match bound {
                Some(bound) => self.value(bound, place),
                None => self.emit_none(at, place),
            }
        }
        self.emit(at, Op::BuildSlice, to, base, 0, 0);
        self.release(base);
    }

    /// The text of a node.
    pub(super) fn source(&self, node: &impl Ranged) -> &str {
        &self.text[node.start().to_usize()..node.end().to_usize()]
    }
}

/// The opcode of a binary operator.
pub(super) fn operator(op: Operator) -> Op {
    match op {
        Operator::Add => Op::Add,
        Operator::Sub => Op::Sub,
        Operator::Mult => Op::Mul,
        Operator::MatMult => Op::MatMul,
        Operator::Div => Op::TrueDiv,
        Operator::Mod => Op::Mod,
        Operator::Pow => Op::Pow,
        Operator::LShift => Op::LShift,
        Operator::RShift => Op::RShift,
        Operator::BitOr => Op::BitOr,
        Operator::BitXor => Op::BitXor,
        Operator::BitAnd => Op::BitAnd,
        Operator::FloorDiv => Op::FloorDiv,
    }
}
