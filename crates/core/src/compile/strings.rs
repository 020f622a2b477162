//! String literals and f-strings, with conversions and format specs.

use ruff_python_ast::{ConversionFlag, ExprFString, ExprTString, FStringPart, InterpolatedElement, InterpolatedStringElement};

use super::{Compiler, Reg, Span, span};
use crate::bytecode::{Constant, Intrinsic, Op};

/// Pieces joined at once; longer strings are joined in steps.
const MAX_AT_ONCE: u8 = 24;

/// A string being put together: consecutive temporaries hold its pieces.
struct Pieces {
    base: Reg,
    count: u8,
    /// Literal text not yet in a register.
    text: String,
    at: Span,
}

impl<'a> Compiler<'a> {
    /// Writes `to` in its last instruction only.
    pub(super) fn fstring(&mut self, it: &'a ExprFString, to: Reg) {
        let at = span(it);
        let mut pieces = Pieces { base: self.frame.top(), count: 0, text: String::new(), at };
        for part in &it.value {
            match part {
                FStringPart::Literal(literal) => pieces.text.push_str(literal.as_str()),
                FStringPart::FString(fstring) => self.string_elements(&fstring.elements, &mut pieces),
            }
        }
        self.join(pieces, to);
    }

    fn string_elements(&mut self, elements: &'a [InterpolatedStringElement], pieces: &mut Pieces) {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => pieces.text.push_str(literal),
                InterpolatedStringElement::Interpolation(it) => self.interpolation(it, pieces),
            }
        }
    }

    fn interpolation(&mut self, it: &'a InterpolatedElement, pieces: &mut Pieces) {
        let at = pieces.at;
        let mut conversion = match it.conversion {
            ConversionFlag::None => 0,
            ConversionFlag::Str => 1,
            ConversionFlag::Repr => 2,
            ConversionFlag::Ascii => 3,
        };
        if let Some(debug) = &it.debug_text {
            pieces.text.push_str(debug.leading());
            pieces.text.push_str(debug.expression());
            pieces.text.push_str(debug.trailing());
            if conversion == 0 && it.format_spec.is_none() {
                conversion = 2;
            }
        }
        self.flush(pieces);
        let result = self.temporary(at);
        let value = self.operand(&it.expression);
        match &it.format_spec {
            None => self.emit(at, Op::FormatValue, result, value, 0, conversion),
            Some(spec) => {
                let text = self.temporary(at);
                let mut inner = Pieces { base: self.frame.top(), count: 0, text: String::new(), at };
                self.string_elements(&spec.elements, &mut inner);
                self.join(inner, text);
                self.emit(at, Op::FormatValue, result, value, text, conversion | 4);
            }
        }
        self.release(result + 1);
        self.count(pieces);
    }

    /// Puts the literal text so far into a register.
    fn flush(&mut self, pieces: &mut Pieces) {
        if !pieces.text.is_empty() {
            let text = std::mem::take(&mut pieces.text);
            let register = self.temporary(pieces.at);
            self.emit_constant(pieces.at, register, Constant::Str(text.into()));
            self.count(pieces);
        }
    }

    fn count(&mut self, pieces: &mut Pieces) {
        pieces.count += 1;
        if pieces.count >= MAX_AT_ONCE {
            self.emit(pieces.at, Op::BuildString, pieces.base, pieces.base, 0, i32::from(pieces.count));
            self.release(pieces.base + 1);
            pieces.count = 1;
        }
    }

    fn join(&mut self, mut pieces: Pieces, to: Reg) {
        if pieces.count == 0 {
            let text = std::mem::take(&mut pieces.text);
            self.emit_constant(pieces.at, to, Constant::Str(text.into()));
            return;
        }
        self.flush(&mut pieces);
        if pieces.count == 1
            && let Some(last) = self.frame.instrs.last_mut()
            && last.op == Op::FormatValue
            && last.a == pieces.base
        {
            last.a = to;
            self.release(pieces.base);
            return;
        }
        match pieces.count {
            1 => self.emit_move(pieces.at, to, pieces.base),
            count => self.emit(pieces.at, Op::BuildString, to, pieces.base, 0, i32::from(count)),
        }
        self.release(pieces.base);
    }

    /// A template string: its interpolations are computed, then the intrinsic decides.
    pub(super) fn template(&mut self, it: &'a ExprTString, to: Reg) {
        let at = span(it);
        for element in it.value.elements() {
            if let InterpolatedStringElement::Interpolation(interpolation) = element {
                self.effect(&interpolation.expression);
            }
        }
        self.emit(at, Op::CallIntrinsic, to, self.frame.top(), 0, Intrinsic::Template as i32);
    }
}
