//! One conversion of a `%` format: `%-8.3f` applied to its argument.

use num_bigint::BigInt;
use num_traits::Signed;

use super::{
    format_percent::latin1,
    int_math, int_new,
    number::{Number, too_large_for_float},
    number_text::render_float,
    repr, text_args,
    text_steps::{Answers, Stop},
};
use crate::{heap::Body, native::Cx, value::Value};

/// What stands between `%` and the end of its conversion.
#[derive(Clone, Debug, Default)]
pub struct Conversion {
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// A space.
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
    /// Least number of characters.
    pub width: usize,
    /// Digits, or characters of a string.
    pub precision: Option<usize>,
    /// The letter.
    pub kind: char,
    /// Whether the format is a string, not bytes.
    pub is_text: bool,
}

impl Conversion {
    /// Whether there is a conversion of this letter.
    pub fn is_known(&self) -> bool {
        matches!(self.kind, 's' | 'r' | 'a' | 'd' | 'i' | 'u' | 'o' | 'x' | 'X' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'c')
            || (self.kind == 'b' && !self.is_text)
    }

    /// Appends the argument, converted, if there is a conversion of the letter.
    ///
    /// # Errors
    /// `TypeError` and others, when the argument does not fit; or a question.
    pub fn push(&self, cx: &mut Cx<'_>, out: &mut String, v: Value, answers: &mut Answers) -> Result<(), Stop> {
        match self.kind {
            's' | 'r' | 'a' | 'b' => {
                let text = self.text(cx, v, answers)?;
                let shown = match self.precision {
                    Some(precision) => text.char_indices().nth(precision).map_or(&text[..], |(end, _)| &text[..end]),
                    None => &text,
                };
                self.pad(out, "", shown, false);
            }
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
                let n = self.int(cx, v, answers)?;
                let (prefix, digits) = match self.kind {
                    'o' => ("0o", n.magnitude().to_str_radix(8)),
                    'x' => ("0x", n.magnitude().to_str_radix(16)),
                    'X' => ("0X", n.magnitude().to_str_radix(16).to_uppercase()),
                    _ => ("", int_new::decimal(cx, &n.abs())?),
                };
                let zeros = self.precision.unwrap_or(0).saturating_sub(digits.len());
                let sign = self.sign(n.is_negative());
                let prefix = if self.alternate { prefix } else { "" };
                if self.width == 0 && zeros == 0 {
                    [sign, prefix, &digits].into_iter().for_each(|part| out.push_str(part));
                } else {
                    self.pad(out, &format!("{sign}{prefix}"), &format!("{}{digits}", "0".repeat(zeros)), true);
                }
            }
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
                let x = self.float(cx, v, answers)?;
                let text = render_float(x, self.kind.to_ascii_lowercase(), self.precision.unwrap_or(6), self.alternate, false);
                let text = if self.kind.is_ascii_uppercase() { text.to_uppercase() } else { text };
                let unsigned = text.strip_prefix('-').unwrap_or(&text);
                self.pad(out, self.sign(unsigned.len() < text.len()), unsigned, true);
            }
            'c' => {
                let v = match super::sequence::has_index(cx.heap, v) {
                    true => answers.ask("index", v, Value::NONE)?,
                    false => v,
                };
                let c = self.character(cx, v)?;
                self.pad(out, "", c.encode_utf8(&mut [0; 4]), false);
            }
            _ => {}
        }
        Ok(())
    }

    fn pad(&self, out: &mut String, sign: &str, body: &str, number: bool) {
        let missing = match self.width {
            0 => 0,
            width => width.saturating_sub(sign.len() + body.chars().count()),
        };
        let spaces = |count| std::iter::repeat_n(' ', count);
        if self.left {
            out.push_str(sign);
            out.push_str(body);
            out.extend(spaces(missing));
        } else if self.zero && number {
            out.push_str(sign);
            out.extend(std::iter::repeat_n('0', missing));
            out.push_str(body);
        } else {
            out.extend(spaces(missing));
            out.push_str(sign);
            out.push_str(body);
        }
    }

    fn sign(&self, negative: bool) -> &'static str {
        match () {
            () if negative => "-",
            () if self.plus => "+",
            () if self.space => " ",
            () => "",
        }
    }

    fn text(&self, cx: &mut Cx<'_>, v: Value, answers: &mut Answers) -> Result<String, Stop> {
        if !self.is_text && matches!(self.kind, 's' | 'b') {
            if let Some(bytes) = text_args::bytes_like(cx, v) {
                return Ok(latin1(bytes));
            }
            if matches!(cx.heap.body(v), Some(Body::Instance(_))) {
                let answer = answers.ask("bytes", v, Value::NONE)?;
                if let Some(bytes) = text_args::bytes_like(cx, answer) {
                    return Ok(latin1(bytes));
                }
            }
            let name = cx.heap.type_name(v);
            let message = format!("%b requires a bytes-like object, or an object that implements __bytes__, not '{name}'");
            return Err(cx.type_error(message).into());
        }
        let (native, question) = match self.kind {
            's' => (repr::try_str(cx, v)?.map(|text| text.to_string()), "str"),
            'r' => (repr::try_repr(cx, v)?, "repr"),
            _ => (repr::try_repr(cx, v)?, "ascii"),
        };
        let text = match native {
            Some(text) => text,
            None => {
                let answer = answers.ask(question, v, Value::NONE)?;
                cx.heap.as_str(answer).unwrap_or_default().to_owned()
            }
        };
        Ok(if self.kind == 'a' || !self.is_text { repr::to_ascii(&text) } else { text })
    }

    fn int(&self, cx: &mut Cx<'_>, v: Value, answers: &mut Answers) -> Result<BigInt, Stop> {
        let whole = matches!(self.kind, 'd' | 'i' | 'u');
        let custom = cx.heap.ty(cx.heap.type_of(v)).flags.custom_number;
        if custom || matches!(cx.heap.body(v), Some(Body::Instance(_))) {
            let answer = answers.ask(if whole { "int" } else { "index" }, v, Value::NONE)?;
            if let Some(n) = cx.heap.as_big(answer) {
                return Ok(n);
            }
        } else if let Some(n) = cx.heap.as_big(v) {
            return Ok(n);
        } else if let Some(x) = cx.heap.as_float(v).filter(|_| whole) {
            return match x {
                x if x.is_nan() => Err(cx.value_error("cannot convert float NaN to integer").into()),
                x if x.is_infinite() => Err(cx.overflow_error("cannot convert float infinity to integer").into()),
                x => Ok(int_math::from_float(x)),
            };
        }
        let name = cx.heap.type_name(v);
        let wanted = if whole { "a real number" } else { "an integer" };
        Err(cx.type_error(format!("%{} format: {wanted} is required, not {name}", self.kind)).into())
    }

    fn float(&self, cx: &mut Cx<'_>, v: Value, answers: &mut Answers) -> Result<f64, Stop> {
        let custom = cx.heap.ty(cx.heap.type_of(v)).flags.custom_number;
        let v = match custom || matches!(cx.heap.body(v), Some(Body::Instance(_))) {
            true => answers.ask("float", v, Value::NONE)?,
            false => v,
        };
        match Number::of(cx.heap, v) {
            Some(Number::Complex(..)) | None => {
                let name = cx.heap.type_name(v);
                let message = match self.is_text {
                    true => format!("must be real number, not {name}"),
                    false => format!("float argument required, not {name}"),
                };
                Err(cx.type_error(message).into())
            }
            Some(number) => number.as_float().ok_or_else(|| too_large_for_float(cx).into()),
        }
    }

    fn character(&self, cx: &mut Cx<'_>, v: Value) -> Result<char, Stop> {
        let (limit, shown) = if self.is_text { (0x11_0000, "0x110000") } else { (256, "256") };
        if let Some(n) = cx.heap.as_big(v) {
            let code = u32::try_from(&n).ok().filter(|code| *code < limit);
            let c = code.and_then(super::str::surrogate::char_of);
            return c.ok_or_else(|| cx.overflow_error(format!("%c arg not in range({shown})")).into());
        }
        if self.is_text {
            let mut chars = cx.heap.as_str(v).unwrap_or_default().chars();
            if let (Some(c), None) = (chars.next(), chars.next()) {
                return Ok(c);
            }
            return Err(cx.type_error("%c requires int or char").into());
        }
        match text_args::bytes_like(cx, v) {
            Some([byte]) => Ok(char::from(*byte)),
            _ => Err(cx.type_error("%c requires an integer in range(256) or a single byte").into()),
        }
    }
}
