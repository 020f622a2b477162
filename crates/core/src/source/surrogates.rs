//! Escapes of lone surrogates in literals, which the parser reads as U+FFFD.

use ruff_python_ast::{
    InterpolatedStringElement, Mod, StringLiteral,
    visitor::transformer::{self, Transformer},
};
use ruff_text_size::{Ranged, TextRange};

use crate::builtins::str::surrogate::restored;

/// Puts surrogates where `text` has their escapes.
pub(super) fn restore(tree: &mut Mod, text: &str) {
    let may_have = |pattern: &str| memchr::memmem::find(text.as_bytes(), pattern.as_bytes()).is_some();
    if !["\\ud", "\\uD", "\\U0000d", "\\U0000D"].into_iter().any(may_have) {
        return;
    }
    let restorer = Restorer(text);
    match tree {
        Mod::Module(module) => restorer.visit_body(&mut module.body),
        Mod::Expression(expression) => restorer.visit_expr(&mut expression.body),
    }
}

struct Restorer<'a>(&'a str);

impl Restorer<'_> {
    fn literal(&self, value: &mut Box<str>, range: TextRange) {
        if let Some(whole) =
            self.0.get(range.start().to_usize()..range.end().to_usize()).and_then(|source| restored(value, source))
        {
            *value = whole.into();
        }
    }
}

impl Transformer for Restorer<'_> {
    fn visit_string_literal(&self, literal: &mut StringLiteral) {
        if !literal.flags.prefix().is_raw() {
            let range = literal.range();
            self.literal(&mut literal.value, range);
        }
    }

    fn visit_interpolated_string_element(&self, element: &mut InterpolatedStringElement) {
        if let InterpolatedStringElement::Literal(literal) = element {
            let range = literal.range();
            self.literal(&mut literal.value, range);
        }
        transformer::walk_interpolated_string_element(self, element);
    }
}
