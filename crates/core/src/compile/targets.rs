//! Assignment: to names, attributes, items and lists of targets; plain, augmented, annotated; and `del`.

use ruff_python_ast::{Expr, StmtAnnAssign, StmtAssign, StmtAugAssign};

use super::expressions::writes_early;
use super::{Compiler, Reg, Span, span};
use crate::bytecode::Op;

/// Targets that get their values in one step where there are very many.
const MOST_AT_ONCE: usize = 40;

impl<'a> Compiler<'a> {
    pub(super) fn assign(&mut self, it: &'a StmtAssign) {
        let mark = self.frame.top();
        match &*it.targets {
            [target] => self.assign_value(target, &it.value),
            targets => {
                let value = self.temporary(span(&*it.value));
                self.value(&it.value, value);
                targets.iter().for_each(|target| self.store(target, value));
            }
        }
        self.release(mark);
    }

    /// `target = value`
    pub(super) fn assign_value(&mut self, target: &'a Expr, value: &'a Expr) {
        let mark = self.frame.top();
        if let Expr::Name(name) = target
            && !writes_early(value)
            && let Some(register) = self.local_target(name.id.as_str())
        {
            self.value(value, register);
            self.mark_assigned(name.id.as_str());
        } else if let (Expr::Tuple(targets), Expr::Tuple(values)) = (target, value)
            && targets.elts.len() == values.elts.len()
            && targets.elts.len() <= 8
            && !targets.elts.iter().chain(&values.elts).any(Expr::is_starred_expr)
        {
            // All values are known before any target changes.
            let base = self.temporaries(span(value), values.elts.len() as u8);
            for (register, value) in (base..).zip(&values.elts) {
                self.value(value, register);
            }
            for (register, target) in (base..).zip(&targets.elts) {
                self.store(target, register);
            }
        } else {
            let register = self.operand(value);
            self.store(target, register);
        }
        self.release(mark);
    }

    /// Stores a register in a target.
    pub(super) fn store(&mut self, target: &'a Expr, from: Reg) {
        let at = span(target);
        let mark = self.frame.top();
        match target {
            Expr::Name(it) => self.store_name(it.id.as_str(), at, from),
            Expr::Attribute(it) => {
                let object = self.operand(&it.value);
                let name = self.mangled(it.attr.id.as_str());
                let number = self.name_number(&name);
                self.emit(self.attribute_span(it), Op::StoreAttr, object, from, 0, number);
            }
            Expr::Subscript(it) => {
                let object = self.operand(&it.value);
                let key = self.operand(&it.slice);
                self.emit(at, Op::SetItem, object, key, from, 0);
            }
            Expr::Tuple(it) => self.unpack(&it.elts, at, from),
            Expr::List(it) => self.unpack(&it.elts, at, from),
            Expr::Starred(it) => self.store(&it.value, from),
            other => self.fail(span(other), "cannot assign to expression"),
        }
        self.release(mark);
    }

    fn unpack(&mut self, targets: &'a [Expr], at: Span, from: Reg) {
        if targets.len() > 2 * MOST_AT_ONCE && !targets.iter().any(Expr::is_starred_expr) {
            let (first, rest) = targets.split_at(MOST_AT_ONCE);
            let base = self.temporaries(at, MOST_AT_ONCE as u8 + 1);
            self.emit(at, Op::UnpackEx, base, from, MOST_AT_ONCE as u8, 0);
            for (register, target) in (base..).zip(first) {
                self.store(target, register);
            }
            let list = base + MOST_AT_ONCE as u8;
            self.emit_move(at, base, list);
            self.release(base + 1);
            self.unpack(rest, at, base);
            return;
        }
        if targets.len() > usize::from(self.room().saturating_sub(20)) {
            self.fail(at, "too many targets in one assignment for Interleave");
            return;
        }
        let count = targets.len() as u8;
        let base = self.temporaries(at, count);
        match targets.iter().position(Expr::is_starred_expr) {
            None => self.emit(at, Op::Unpack, base, from, count, 0),
            Some(star) => self.emit(at, Op::UnpackEx, base, from, star as u8, i32::from(count) - star as i32 - 1),
        }
        for (register, target) in (base..).zip(targets) {
            self.store(target, register);
        }
    }

    pub(super) fn augmented_assign(&mut self, it: &'a StmtAugAssign) {
        let at = span(it);
        let mark = self.frame.top();
        match &*it.target {
            Expr::Name(name) => {
                let id = name.id.as_str();
                match (self.local_target(id), self.in_place(id, span(name))) {
                    (Some(register), Some(_)) => self.binary(it.op, register, register, &it.value, at, true),
                    _ => {
                        let value = self.temporary(at);
                        self.load_name(id, span(name), value);
                        self.binary(it.op, value, value, &it.value, at, true);
                        self.store_name(id, span(name), value);
                    }
                }
            }
            Expr::Attribute(target) => {
                let object = self.operand(&target.value);
                let name = self.mangled(target.attr.id.as_str());
                let number = self.name_number(&name);
                let target_span = self.attribute_span(target);
                let value = self.temporary(at);
                self.emit(target_span, Op::LoadAttr, value, object, 0, number);
                self.binary(it.op, value, value, &it.value, at, true);
                self.emit(target_span, Op::StoreAttr, object, value, 0, number);
            }
            Expr::Subscript(target) => {
                let object = self.operand(&target.value);
                let key = self.operand(&target.slice);
                let value = self.temporary(at);
                self.emit(span(target), Op::GetItem, value, object, key, 0);
                self.binary(it.op, value, value, &it.value, at, true);
                self.emit(span(target), Op::SetItem, object, key, value, 0);
            }
            other => self.fail(span(other), "illegal expression for augmented assignment"),
        }
        self.release(mark);
    }

    pub(super) fn annotated_assign(&mut self, it: &'a StmtAnnAssign) {
        if let Some(value) = &it.value {
            self.assign_value(&it.target, value);
        }
        let mark = self.frame.top();
        let in_function = self.scopes.all[self.frame.owner].kind.is_function();
        match &*it.target {
            Expr::Name(name) if it.simple && !in_function => {
                let at = span(it);
                let annotation = self.temporary(at);
                self.annotation(&it.annotation, annotation);
                let dict = self.temporary(at);
                self.load_name("__annotations__", at, dict);
                let mangled = self.mangled(name.id.as_str());
                let key = self.string(at, &mangled);
                self.emit(at, Op::SetItem, dict, key, annotation, 0);
            }
            Expr::Name(_) => {}
            target => {
                if it.value.is_none() {
                    match target {
                        Expr::Attribute(target) => self.effect(&target.value),
                        Expr::Subscript(target) => {
                            self.effect(&target.value);
                            self.effect(&target.slice);
                        }
                        _ => {}
                    }
                }
                if !in_function && !self.scopes.future_annotations {
                    self.effect(&it.annotation);
                }
            }
        }
        self.release(mark);
    }

    /// The value of an annotation: its text when annotations are postponed.
    pub(super) fn annotation(&mut self, annotation: &'a Expr, to: Reg) {
        if self.scopes.future_annotations {
            let text = self.source(annotation).to_owned();
            self.emit_constant(span(annotation), to, crate::bytecode::Constant::Str(text.into()));
        } else {
            self.value(annotation, to);
        }
    }

    pub(super) fn delete(&mut self, target: &'a Expr) {
        let at = span(target);
        let mark = self.frame.top();
        match target {
            Expr::Name(it) => self.delete_name(it.id.as_str(), at),
            Expr::Attribute(it) => {
                let object = self.operand(&it.value);
                let name = self.mangled(it.attr.id.as_str());
                let number = self.name_number(&name);
                self.emit(at, Op::DelAttr, object, 0, 0, number);
            }
            Expr::Subscript(it) => {
                let object = self.operand(&it.value);
                let key = self.operand(&it.slice);
                self.emit(at, Op::DelItem, object, key, 0, 0);
            }
            Expr::Tuple(it) => it.elts.iter().for_each(|inner| self.delete(inner)),
            Expr::List(it) => it.elts.iter().for_each(|inner| self.delete(inner)),
            other => self.fail(span(other), "cannot delete expression"),
        }
        self.release(mark);
    }
}
