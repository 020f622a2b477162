//! What CPython's symbol table and compiler refuse although the grammar allows it.

use ruff_python_ast::{Comprehension, Expr, ExprNumberLiteral, MatchCase, Number, Pattern, StmtReturn};
use ruff_text_size::{Ranged, TextRange};

use super::ScopeKind;
use super::visit::Visitor;

/// Loops, `try` and `with` statements within each other, as in CPython.
const MAX_BLOCKS: u32 = 20;
/// Digits of a decimal literal, as in CPython.
const MAX_DIGITS: usize = 4300;

impl Visitor<'_> {
    pub(super) fn check_blocks(&mut self, range: TextRange) {
        if self.blocks > MAX_BLOCKS && self.late.is_empty() {
            self.late_problem(range, "too many statically nested blocks");
        }
    }

    pub(super) fn check_generators(&mut self, generators: &[Comprehension]) {
        if generators.len() > MAX_BLOCKS as usize {
            self.late_problem(generators[0].range, "too many statically nested blocks");
        }
    }

    pub(super) fn return_statement(&mut self, it: &StmtReturn) {
        if let Some(value) = &it.value {
            self.check_bare_star(value);
        }
        let kind = self.scope().kind;
        if !kind.is_function() {
            self.late_problem(it.range, "'return' outside function");
        } else if self.in_except_star {
            self.except_star_exit(it.range);
        } else if it.value.is_some() && self.scope().coroutine {
            self.returns.push((self.current, it.range));
        }
        self.optional(it.value.as_deref());
    }

    /// The end of a function: by now it is known whether it yields.
    pub(super) fn check_returns(&mut self, scope: usize) {
        let returns = std::mem::take(&mut self.returns);
        let (own, others): (Vec<_>, Vec<_>) = returns.into_iter().partition(|(holder, _)| *holder == scope);
        self.returns = others;
        if self.scopes.all[scope].generator
            && let Some((_, range)) = own.first()
        {
            self.late_problem(*range, "'return' with value in async generator");
        }
    }

    pub(super) fn check_loop_exit(&mut self, range: TextRange, message: &str) {
        if self.in_except_star {
            self.except_star_exit(range);
        } else if !self.in_loop {
            self.late_problem(range, message);
        }
    }

    fn except_star_exit(&mut self, range: TextRange) {
        self.late_problem(range, "'break', 'continue' and 'return' cannot appear in an except* block");
    }

    pub(super) fn check_async(&mut self, range: TextRange, what: &str) {
        if !(self.scope().kind == ScopeKind::Function && self.scope().coroutine) {
            self.late_problem(range, format!("'{what}' outside async function"));
        }
    }

    pub(super) fn check_async_comprehension(&mut self, range: TextRange) {
        let mut holder = self.current;
        while self.scopes.all[holder].kind == ScopeKind::Comprehension {
            holder = self.scopes.all[holder].parent.unwrap_or(0);
        }
        let scope = &mut self.scopes.all[holder];
        match scope.kind {
            ScopeKind::Generator => scope.coroutine = true,
            ScopeKind::Function if scope.coroutine => {}
            _ => self.late_problem(range, "asynchronous comprehension outside of an asynchronous function"),
        }
    }

    pub(super) fn check_await(&mut self, range: TextRange) {
        let mut holder = self.current;
        let mut in_comprehension = false;
        while self.scopes.all[holder].kind == ScopeKind::Comprehension {
            holder = self.scopes.all[holder].parent.unwrap_or(0);
            in_comprehension = true;
        }
        let scope = &mut self.scopes.all[holder];
        match scope.kind {
            ScopeKind::Generator => scope.coroutine = true,
            ScopeKind::Function if scope.coroutine => {}
            _ if in_comprehension => {
                let range = self.comprehension_range;
                self.late_problem(range, "asynchronous comprehension outside of an asynchronous function");
            }
            ScopeKind::Function | ScopeKind::Lambda => self.late_problem(range, "'await' outside async function"),
            _ => self.late_problem(range, "'await' outside function"),
        }
    }

    pub(super) fn check_yield(&mut self, range: TextRange, what: &str) {
        match self.scope().kind {
            ScopeKind::Function | ScopeKind::Lambda => {
                if what == "yield from" && self.scope().coroutine {
                    self.late_problem(range, "'yield from' inside async function");
                }
                self.scope().generator = true;
            }
            ScopeKind::Generator => self.problem(range, "'yield' inside generator expression"),
            ScopeKind::Comprehension => self.problem(range, "'yield' inside list comprehension"),
            _ => self.late_problem(range, "'yield' outside function"),
        }
    }

    pub(super) fn check_number(&mut self, it: &ExprNumberLiteral) {
        let Number::Int(value) = &it.value else { return };
        if value.as_u64().is_some() {
            return;
        }
        let text = &self.text[it.range.start().to_usize()..it.range.end().to_usize()];
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let decimal = !text.starts_with("0x") && !text.starts_with("0X") && !text.starts_with("0o");
        let decimal = decimal && !text.starts_with("0O") && !text.starts_with("0b") && !text.starts_with("0B");
        if decimal && digits > MAX_DIGITS {
            let message = format!(
                "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has {digits} digits; \
                 use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer \
                 literals to avoid decimal conversion limits."
            );
            self.problem(it.range, message);
        }
    }

    /// `*a` where a value stands by itself.
    pub(super) fn check_bare_star(&mut self, value: &Expr) {
        if let Expr::Starred(it) = value {
            self.late_problem(it.range, "can't use starred expression here");
        }
    }

    pub(super) fn check_stars(&mut self, target: &Expr) {
        let elements = match target {
            Expr::Tuple(it) => &it.elts,
            Expr::List(it) => &it.elts,
            Expr::Starred(it) => {
                self.late_problem(it.range, "starred assignment target must be in a list or tuple");
                return;
            }
            _ => return,
        };
        let stars = elements.iter().filter(|element| element.is_starred_expr()).count();
        if stars > 1 {
            self.late_problem(target.range(), "multiple starred expressions in assignment");
        }
        for element in elements {
            match element {
                Expr::Starred(it) => self.check_stars(&it.value),
                other => self.check_stars(other),
            }
        }
    }

    pub(super) fn check_cases(&mut self, cases: &[MatchCase]) {
        let Some((_, before)) = cases.split_last() else { return };
        for case in before {
            if case.guard.is_none() && is_irrefutable(&case.pattern) {
                let range = case.pattern.range();
                match &case.pattern {
                    Pattern::MatchAs(it) if it.name.is_some() => {
                        let name = it.name.as_ref().map_or("", |name| name.id.as_str());
                        self.late_problem(range, format!("name capture '{name}' makes remaining patterns unreachable"));
                    }
                    _ => self.late_problem(range, "wildcard makes remaining patterns unreachable"),
                }
            }
        }
    }

    pub(super) fn check_pattern(&mut self, pattern: &Pattern) {
        let mut names = Vec::new();
        self.pattern_names(pattern, &mut names);
    }

    fn pattern_names<'p>(&mut self, pattern: &'p Pattern, names: &mut Vec<&'p str>) {
        match pattern {
            Pattern::MatchValue(it) => {
                if it.value.is_f_string_expr() || it.value.is_t_string_expr() {
                    self.late_problem(it.range, "patterns may only match literals and attribute lookups");
                }
            }
            Pattern::MatchSingleton(_) => {}
            Pattern::MatchStar(it) => {
                if let Some(name) = &it.name {
                    self.pattern_name(name, names);
                }
            }
            Pattern::MatchAs(it) => {
                if let Some(inner) = &it.pattern {
                    self.pattern_names(inner, names);
                }
                if let Some(name) = &it.name {
                    self.pattern_name(name, names);
                }
            }
            Pattern::MatchSequence(it) => {
                let stars = it.patterns.iter().filter(|inner| inner.is_match_star()).count();
                if stars > 1 {
                    self.late_problem(it.range, "multiple starred names in sequence pattern");
                }
                it.patterns.iter().for_each(|inner| self.pattern_names(inner, names));
            }
            Pattern::MatchMapping(it) => {
                for (at, key) in it.keys.iter().enumerate() {
                    let text = |key: &Expr| &self.text[key.start().to_usize()..key.end().to_usize()];
                    if key.is_literal_expr() && it.keys[..at].iter().any(|before| text(before) == text(key)) {
                        let message = format!("mapping pattern checks duplicate key ({})", text(key));
                        self.late_problem(it.range, message);
                    }
                }
                it.patterns.iter().for_each(|inner| self.pattern_names(inner, names));
                if let Some(name) = &it.rest {
                    self.pattern_name(name, names);
                }
            }
            Pattern::MatchClass(it) => {
                it.arguments.patterns.iter().for_each(|inner| self.pattern_names(inner, names));
                for (at, keyword) in it.arguments.keywords.iter().enumerate() {
                    if it.arguments.keywords[..at].iter().any(|before| before.attr.id == keyword.attr.id) {
                        let message = format!("attribute name repeated in class pattern: {}", keyword.attr.id);
                        self.late_problem(keyword.attr.range, message);
                    }
                    self.pattern_names(&keyword.pattern, names);
                }
            }
            Pattern::MatchOr(it) => self.alternatives(it, names),
        }
    }

    fn alternatives<'p>(&mut self, it: &'p ruff_python_ast::PatternMatchOr, names: &mut Vec<&'p str>) {
        let known = names.len();
        let mut first: Option<Vec<&str>> = None;
        for (at, inner) in it.patterns.iter().enumerate() {
            if at + 1 < it.patterns.len() && is_irrefutable(inner) {
                let message = match inner {
                    Pattern::MatchAs(capture) if capture.name.is_some() => {
                        let name = capture.name.as_ref().map_or("", |name| name.id.as_str());
                        format!("name capture '{name}' makes remaining patterns unreachable")
                    }
                    _ => "wildcard makes remaining patterns unreachable".to_owned(),
                };
                self.late_problem(inner.range(), message);
            }
            names.truncate(known);
            self.pattern_names(inner, names);
            let mut bound = names[known..].to_vec();
            bound.sort_unstable();
            match &first {
                None => first = Some(bound),
                Some(expected) if *expected != bound => {
                    self.late_problem(it.range, "alternative patterns bind different names");
                    return;
                }
                Some(_) => {}
            }
        }
    }

    fn pattern_name<'p>(&mut self, name: &'p ruff_python_ast::Identifier, names: &mut Vec<&'p str>) {
        if names.contains(&name.id.as_str()) {
            let message = format!("multiple assignments to name '{}' in pattern", name.id);
            self.late_problem(name.range, message);
        }
        names.push(name.id.as_str());
    }
}

/// Whether a pattern matches everything.
pub(in crate::compile) fn is_irrefutable(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::MatchAs(it) => it.pattern.as_deref().is_none_or(is_irrefutable),
        Pattern::MatchOr(it) => it.patterns.last().is_some_and(is_irrefutable),
        _ => false,
    }
}
