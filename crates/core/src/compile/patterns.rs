//! `match` statements and their patterns.

use ruff_python_ast::{
    Pattern, PatternMatchClass, PatternMatchMapping, PatternMatchOr, PatternMatchSequence, Singleton, StmtMatch,
};

use super::assigned::Assigned;
use super::frame::Label;
use super::{Compiler, Reg, Span, span};
use crate::bytecode::{Constant, Intrinsic, Op};

/// The names that a case binds, each with the temporary that keeps its value until the whole pattern has matched.
type Captures<'a> = Vec<(&'a str, Reg)>;

impl<'a> Compiler<'a> {
    pub(super) fn match_statement(&mut self, it: &'a StmtMatch) {
        let mark = self.frame.top();
        let subject = self.temporary(span(&*it.subject));
        self.value(&it.subject, subject);
        let end = self.label();
        let before = self.frame.assigned;
        let mut at_end = Assigned::unreached();
        for case in &it.cases {
            let at = span(&case.pattern);
            let next = self.label();
            let mark = self.frame.top();
            let mut captures = Vec::new();
            self.reserve(&case.pattern, &mut captures, at);
            self.pattern(&case.pattern, subject, next, &captures);
            for (name, register) in &captures {
                self.store_name(name, at, *register);
            }
            self.release(mark);
            if let Some(guard) = &case.guard {
                self.jump_unless(guard, next);
            }
            self.body(&case.body);
            if !self.frame.assigned.dead {
                self.jump(at, end);
            }
            at_end = at_end.meet(self.frame.assigned);
            self.bind(next);
            self.frame.assigned = before;
            if case.guard.is_none() && super::scope::is_irrefutable(&case.pattern) {
                self.frame.assigned = Assigned::unreached();
                break;
            }
        }
        self.bind(end);
        self.frame.assigned = self.frame.assigned.meet(at_end);
        self.release(mark);
    }

    /// Makes a temporary for each name that a pattern binds.
    fn reserve(&mut self, pattern: &'a Pattern, captures: &mut Captures<'a>, at: Span) {
        let mut name = |compiler: &mut Self, name: Option<&'a ruff_python_ast::Identifier>| {
            if let Some(name) = name
                && !captures.iter().any(|(known, _)| *known == name.id.as_str())
            {
                let register = compiler.temporary(at);
                captures.push((name.id.as_str(), register));
            }
        };
        match pattern {
            Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => {}
            Pattern::MatchStar(it) => name(self, it.name.as_ref()),
            Pattern::MatchAs(it) => {
                name(self, it.name.as_ref());
                if let Some(inner) = &it.pattern {
                    self.reserve(inner, captures, at);
                }
            }
            Pattern::MatchSequence(it) => it.patterns.iter().for_each(|inner| self.reserve(inner, captures, at)),
            Pattern::MatchMapping(it) => {
                name(self, it.rest.as_ref());
                it.patterns.iter().for_each(|inner| self.reserve(inner, captures, at));
            }
            Pattern::MatchClass(it) => {
                it.arguments.patterns.iter().for_each(|inner| self.reserve(inner, captures, at));
                it.arguments.keywords.iter().for_each(|keyword| self.reserve(&keyword.pattern, captures, at));
            }
            Pattern::MatchOr(it) => it.patterns.iter().for_each(|inner| self.reserve(inner, captures, at)),
        }
    }

    /// Goes to `fail` unless the subject matches.
    fn pattern(&mut self, pattern: &'a Pattern, subject: Reg, fail: Label, captures: &Captures<'a>) {
        let at = span(pattern);
        let mark = self.frame.top();
        match pattern {
            Pattern::MatchValue(it) => {
                let value = self.operand(&it.value);
                self.emit_jump(at, Op::JumpEq, subject, value, 0, fail);
            }
            Pattern::MatchSingleton(it) => {
                let value = self.temporary(at);
                let constant = match it.value {
                    Singleton::None => Constant::None,
                    Singleton::True => Constant::Bool(true),
                    Singleton::False => Constant::Bool(false),
                };
                self.emit_constant(at, value, constant);
                self.emit(at, Op::Is, value, subject, value, 0);
                self.emit_jump(at, Op::JumpIfFalse, value, 0, 0, fail);
            }
            Pattern::MatchAs(it) => {
                if let Some(inner) = &it.pattern {
                    self.pattern(inner, subject, fail, captures);
                }
                self.capture(it.name.as_ref(), subject, at, captures);
            }
            Pattern::MatchStar(it) => self.capture(it.name.as_ref(), subject, at, captures),
            Pattern::MatchSequence(it) => self.sequence(it, subject, fail, captures),
            Pattern::MatchMapping(it) => self.mapping(it, subject, fail, captures),
            Pattern::MatchClass(it) => self.class_pattern(it, subject, fail, captures),
            Pattern::MatchOr(it) => self.alternatives(it, subject, fail, captures),
        }
        self.release(mark);
    }

    fn capture(&mut self, name: Option<&'a ruff_python_ast::Identifier>, subject: Reg, at: Span, captures: &Captures<'a>) {
        let Some(name) = name else { return };
        if let Some((_, register)) = captures.iter().find(|(known, _)| *known == name.id.as_str()) {
            self.emit_move(at, *register, subject);
        }
    }

    fn alternatives(&mut self, it: &'a PatternMatchOr, subject: Reg, fail: Label, captures: &Captures<'a>) {
        let matched = self.label();
        for (place, inner) in it.patterns.iter().enumerate() {
            if place + 1 == it.patterns.len() {
                self.pattern(inner, subject, fail, captures);
            } else {
                let next = self.label();
                self.pattern(inner, subject, next, captures);
                self.jump(span(inner), matched);
                self.bind(next);
            }
        }
        self.bind(matched);
    }

    fn sequence(&mut self, it: &'a PatternMatchSequence, subject: Reg, fail: Label, captures: &Captures<'a>) {
        let at = span(it);
        let test = self.intrinsic(Intrinsic::MatchSequence, &[subject], at);
        self.emit_jump(at, Op::JumpIfFalse, test, 0, 0, fail);
        let star = it.patterns.iter().position(Pattern::is_match_star);
        let count = it.patterns.len();
        if count > usize::from(self.room().saturating_sub(20)) {
            self.fail(at, "too many items in one pattern for Interleave");
            return;
        }
        let wanted = count - usize::from(star.is_some());
        let length = self.temporaries(at, 2);
        if !(star.is_some() && wanted == 0) {
            let number = self.name_number("__len__");
            self.emit(at, Op::LoadSpecial, length, subject, 0, number);
            self.emit(at, Op::CallMethod, length, length, 0, 0);
            self.emit_constant(at, length + 1, Constant::Int(wanted as i64));
            let op = if star.is_some() { Op::JumpGe } else { Op::JumpEq };
            self.emit_jump(at, op, length, length + 1, 0, fail);
        }
        if it.patterns.iter().all(is_wildcard) {
            return;
        }
        if let Some(star) = star.filter(|star| is_wildcard(&it.patterns[*star])) {
            self.items_around(it, star, subject, length, fail, captures);
            return;
        }
        let base = self.temporaries(at, count as u8);
        match star {
            None => self.emit(at, Op::Unpack, base, subject, count as u8, 0),
            Some(star) => self.emit(at, Op::UnpackEx, base, subject, star as u8, (count - star - 1) as i32),
        }
        for (register, inner) in (base..).zip(&it.patterns) {
            self.pattern(inner, register, fail, captures);
        }
    }

    /// Matches the items before and after `*_`, which is not unpacked: the sequence may be long or without end.
    fn items_around(
        &mut self,
        it: &'a PatternMatchSequence,
        star: usize,
        subject: Reg,
        length: Reg,
        fail: Label,
        captures: &Captures<'a>,
    ) {
        let at = span(it);
        for (place, inner) in it.patterns.iter().enumerate() {
            if place == star || is_wildcard(inner) {
                continue;
            }
            let item = self.temporary(at);
            if place < star {
                self.emit_constant(at, item, Constant::Int(place as i64));
            } else {
                self.emit(at, Op::SubInt, item, length, 0, (it.patterns.len() - place) as i32);
            }
            self.emit(at, Op::GetItem, item, subject, item, 0);
            self.pattern(inner, item, fail, captures);
            self.release(item);
        }
    }

    fn mapping(&mut self, it: &'a PatternMatchMapping, subject: Reg, fail: Label, captures: &Captures<'a>) {
        let at = span(it);
        let test = self.intrinsic(Intrinsic::MatchMapping, &[subject], at);
        self.emit_jump(at, Op::JumpIfFalse, test, 0, 0, fail);
        if it.keys.is_empty() && it.rest.is_none() {
            return;
        }
        let keys = self.temporary(at);
        self.emit(at, Op::BuildList, keys, keys, 0, 0);
        self.append_all(keys, &it.keys, at);
        self.emit(at, Op::ListToTuple, keys, keys, 0, 0);
        if !it.keys.is_empty() {
            let values = self.intrinsic(Intrinsic::MatchKeys, &[subject, keys], at);
            self.matched_values(values, it.patterns.iter(), fail, captures, at);
        }
        if it.rest.is_some() {
            let rest = self.intrinsic(Intrinsic::MatchRest, &[subject, keys], at);
            self.capture(it.rest.as_ref(), rest, at, captures);
        }
    }

    fn class_pattern(&mut self, it: &'a PatternMatchClass, subject: Reg, fail: Label, captures: &Captures<'a>) {
        let at = span(it);
        let class = self.operand(&it.cls);
        let count = self.temporary(at);
        self.emit_constant(at, count, Constant::Int(it.arguments.patterns.len() as i64));
        let names = self.string_tuple(at, it.arguments.keywords.iter().map(|keyword| keyword.attr.id.as_str()));
        let values = self.intrinsic(Intrinsic::MatchClass, &[subject, class, count, names], at);
        let keywords = it.arguments.keywords.iter().map(|keyword| &keyword.pattern);
        self.matched_values(values, it.arguments.patterns.iter().chain(keywords), fail, captures, at);
    }

    /// Matches the items of a tuple in `values`, or fails when it is `None`.
    fn matched_values(
        &mut self,
        values: Reg,
        patterns: impl Iterator<Item = &'a Pattern> + Clone,
        fail: Label,
        captures: &Captures<'a>,
        at: Span,
    ) {
        self.emit_jump(at, Op::JumpIfNone, values, 0, 0, fail);
        let count = patterns.clone().count();
        if count > usize::from(self.room().saturating_sub(20)) {
            self.fail(at, "too many items in one pattern for Interleave");
            return;
        }
        if count > 0 {
            let base = self.temporaries(at, count as u8);
            self.emit(at, Op::Unpack, base, values, count as u8, 0);
            for (register, inner) in (base..).zip(patterns) {
                self.pattern(inner, register, fail, captures);
            }
        }
    }

    /// Calls an intrinsic; its result is in a new temporary.
    pub(super) fn intrinsic(&mut self, which: Intrinsic, arguments: &[Reg], at: Span) -> Reg {
        let base = self.temporaries(at, arguments.len() as u8);
        for (register, argument) in (base..).zip(arguments) {
            self.emit_move(at, register, *argument);
        }
        self.emit(at, Op::CallIntrinsic, base, base, arguments.len() as u8, which as i32);
        base
    }
}

fn is_wildcard(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::MatchAs(it) => it.pattern.is_none() && it.name.is_none(),
        Pattern::MatchStar(it) => it.name.is_none(),
        _ => false,
    }
}
