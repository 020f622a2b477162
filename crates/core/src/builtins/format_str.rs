//! `str.format` and `str.format_map`.

use std::borrow::Cow;

use super::{
    format::try_format,
    repr,
    text_steps::{Answers, Stop, result_or_question},
};
use crate::{
    heap::{Body, types},
    native::{Cx, Flow, Native, Raise},
    value::Value,
};

/// Natives of the prelude.
pub const MACHINE: &[Native] = &[Native::function("_m_format", "text, args, names, answers, /", |cx, args| {
    let answers = Answers::from_list(cx, args[3]);
    let result = whole(cx, args[0], args[1], args[2], answers);
    result_or_question(cx, result)
})];

/// `text.format(*args, **names)`; `args` is a tuple, or `None` for `format_map`, where `names` is any mapping.
///
/// # Errors
/// `ValueError` for a malformed format; `IndexError`, `KeyError` and others for its fields.
pub fn format(cx: &mut Cx<'_>, text: Value, args: Value, names: Value) -> Result<Flow, Raise> {
    match whole(cx, text, args, names, Answers::default()) {
        Ok(value) => Ok(value.into()),
        Err(Stop::Raise(raise)) => Err(raise),
        Err(Stop::Ask(..)) => Ok(Flow::prelude(cx, "str_format_slow", &[text, args, names])),
    }
}

fn whole(cx: &mut Cx<'_>, text: Value, args: Value, names: Value, answers: Answers) -> Result<Value, Stop> {
    let text = cx.heap.as_text(text).unwrap_or_default();
    let mut work = Work { args, names, numbering: Numbering::Unknown, answers };
    let out = work.text(cx, &text, 2)?;
    Ok(cx.heap.str(out))
}

#[derive(Clone, Copy)]
enum Numbering {
    Unknown,
    Manual,
    Automatic(usize),
}

struct Work {
    args: Value,
    names: Value,
    numbering: Numbering,
    answers: Answers,
}

/// A replacement field: what stands between its braces.
struct Field<'a> {
    name: &'a str,
    conversion: Option<char>,
    spec: &'a str,
}

impl Work {
    /// Formats a text; `levels` is how deep fields may still lie within each other.
    fn text(&mut self, cx: &mut Cx<'_>, text: &str, levels: u8) -> Result<String, Stop> {
        if levels == 0 {
            return Err(cx.value_error("Max string recursion exceeded").into());
        }
        let mut out = String::with_capacity(text.len() + 16);
        let mut rest = text;
        while let Some(plain) = rest.find(['{', '}']) {
            out.push_str(&rest[..plain]);
            let brace = &rest[plain..=plain];
            rest = &rest[plain + 1..];
            if let Some(after) = rest.strip_prefix(brace) {
                out.push_str(brace);
                rest = after;
            } else if brace == "}" || rest.is_empty() {
                return Err(cx.value_error(format!("Single '{brace}' encountered in format string")).into());
            } else {
                let field = parse_field(&mut rest).map_err(|message| cx.value_error(message))?;
                let text = self.field(cx, &field, levels)?;
                out.push_str(&text);
                if out.len() > 1 << 16 {
                    cx.reserve(out.len())?;
                }
            }
        }
        out.push_str(rest);
        Ok(out)
    }

    fn field(&mut self, cx: &mut Cx<'_>, field: &Field<'_>, levels: u8) -> Result<String, Stop> {
        let mut v = self.lookup(cx, field.name)?;
        let question = match field.conversion {
            None => "",
            Some('s') => "str",
            Some('r') => "repr",
            Some('a') => "ascii",
            Some(c @ '!'..='~') => return Err(cx.value_error(format!("Unknown conversion specifier {c}")).into()),
            Some(c) => return Err(cx.value_error(format!("Unknown conversion specifier \\x{:x}", u32::from(c))).into()),
        };
        if !question.is_empty() {
            let text = match question {
                "str" => repr::try_str(cx, v)?.map(|text| text.to_string()),
                "repr" => repr::try_repr(cx, v)?,
                _ => repr::try_repr(cx, v)?.map(|text| repr::to_ascii(&text)),
            };
            v = match text {
                Some(text) => cx.heap.str(text),
                None => self.answers.ask(question, v, Value::NONE)?,
            };
        }
        let spec: Cow<'_, str> = match field.spec.contains(['{', '}']) {
            true => self.text(cx, field.spec, levels - 1)?.into(),
            false => field.spec.into(),
        };
        if !cx.heap.ty(cx.heap.type_of(v)).flags.custom_text
            && let Some(text) = try_format(cx, v, &spec)?
        {
            return Ok(text);
        }
        let spec = cx.heap.str(&*spec);
        let answer = self.answers.ask("format", v, spec)?;
        Ok(cx.heap.as_str(answer).unwrap_or_default().to_owned())
    }

    /// The value that a field's name means: an argument, then attributes and items of it.
    fn lookup(&mut self, cx: &mut Cx<'_>, name: &str) -> Result<Value, Stop> {
        let (first, mut rest) = name.split_at(name.find(['.', '[']).unwrap_or(name.len()));
        let mut v = self.argument(cx, first)?;
        while !rest.is_empty() {
            let is_item = rest.starts_with('[');
            rest = &rest[1..];
            if is_item {
                let Some(end) = rest.find(']') else { return Err(cx.value_error("Missing ']' in format string").into()) };
                let part = &rest[..end];
                let key = nonempty(cx, part)?;
                rest = &rest[end + 1..];
                if !rest.is_empty() && !rest.starts_with(['.', '[']) {
                    return Err(cx.value_error("Only '.' or '[' may follow ']' in format field specifier").into());
                }
                v = match index(cx, part)? {
                    Some(index) => self.item_at(cx, v, index)?,
                    None => self.item(cx, v, key)?,
                };
            } else {
                let (part, after) = rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()));
                let attribute = nonempty(cx, part)?;
                rest = after;
                v = self.answers.ask("getattr", v, attribute)?;
            }
        }
        Ok(v)
    }

    fn argument(&mut self, cx: &mut Cx<'_>, name: &str) -> Result<Value, Stop> {
        let index = match index(cx, name)? {
            Some(index) => {
                if let Numbering::Automatic(_) = self.numbering {
                    let message = "cannot switch from automatic field numbering to manual field specification";
                    return Err(cx.value_error(message).into());
                }
                self.numbering = Numbering::Manual;
                index
            }
            None if name.is_empty() => {
                let index = match self.numbering {
                    Numbering::Unknown => 0,
                    Numbering::Automatic(index) => index,
                    Numbering::Manual => {
                        let message = "cannot switch from manual field specification to automatic field numbering";
                        return Err(cx.value_error(message).into());
                    }
                };
                self.numbering = Numbering::Automatic(index + 1);
                index
            }
            None => {
                let key = cx.heap.intern(name);
                return self.item(cx, self.names, key);
            }
        };
        match cx.heap.as_items(self.args).map(|items| items.get(index).copied()) {
            Some(Some(v)) => Ok(v),
            Some(None) => {
                let message = format!("Replacement index {index} out of range for positional args tuple");
                Err(cx.index_error(message).into())
            }
            None => Err(cx.value_error("Format string contains positional fields").into()),
        }
    }

    fn item(&mut self, cx: &mut Cx<'_>, v: Value, key: Value) -> Result<Value, Stop> {
        match v.as_obj() {
            Some(dict) if cx.heap.type_of(v) == types::DICT => match cx.heap.name_get(dict, key) {
                Some(item) => Ok(item),
                None => Err(cx.key_error(key).into()),
            },
            _ => self.answers.ask("getitem", v, key),
        }
    }

    fn item_at(&mut self, cx: &mut Cx<'_>, v: Value, index: usize) -> Result<Value, Stop> {
        if matches!(cx.heap.type_of(v), types::LIST | types::TUPLE)
            && let Some(Body::List(_) | Body::Tuple(_)) = cx.heap.body(v)
            && let Some(item) = cx.heap.as_items(v).and_then(|items| items.get(index).copied())
        {
            return Ok(item);
        }
        self.answers.ask("getitem", v, Value::index(index))
    }
}

/// Reads a field after its opening brace; what follows its closing brace is left in `rest`.
fn parse_field<'a>(rest: &mut &'a str) -> Result<Field<'a>, String> {
    let text = *rest;
    let mut bracket = false;
    let mut end = None;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' if !bracket => return Err("unexpected '{' in field name".into()),
            b'[' => bracket = true,
            b']' => bracket = false,
            b'}' | b':' | b'!' if !bracket => {
                end = Some(at);
                break;
            }
            _ => {}
        }
    }
    let end = end.ok_or("expected '}' before end of string")?;
    let mut field = Field { name: &text[..end], conversion: None, spec: "" };
    let mut next = text.as_bytes()[end];
    let mut after = &text[end + 1..];
    if next == b'!' {
        let conversion = after.chars().next().ok_or("end of string while looking for conversion specifier")?;
        field.conversion = Some(conversion);
        after = &after[conversion.len_utf8()..];
        next = match after.bytes().next() {
            Some(byte @ (b'}' | b':')) => byte,
            Some(_) => return Err("expected ':' after conversion specifier".into()),
            None => return Err("unmatched '{' in format spec".into()),
        };
        after = &after[1..];
    }
    if next == b':' {
        let mut depth = 1;
        let close = after.bytes().position(|byte| {
            depth += match byte {
                b'{' => 1,
                b'}' => -1,
                _ => 0,
            };
            depth == 0
        });
        let close = close.ok_or("unmatched '{' in format spec")?;
        field.spec = &after[..close];
        after = &after[close + 1..];
    }
    *rest = after;
    Ok(field)
}

fn nonempty(cx: &mut Cx<'_>, name: &str) -> Result<Value, Stop> {
    if name.is_empty() {
        return Err(cx.value_error("Empty attribute in format string").into());
    }
    Ok(cx.heap.intern(name))
}

/// A number written in digits, if it is one.
fn index(cx: &mut Cx<'_>, name: &str) -> Result<Option<usize>, Stop> {
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    match name.parse::<i64>() {
        Ok(n) => Ok(Some(n as usize)),
        Err(_) => Err(cx.value_error("Too many decimal digits in format string").into()),
    }
}
