//! `str.format` and `str.format_map`.

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
    let chars: Vec<char> = cx.heap.as_str(text).unwrap_or_default().chars().collect();
    let mut work = Work { args, names, numbering: Numbering::Unknown, answers };
    let out = work.text(cx, &chars, 2)?;
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
    name: &'a [char],
    conversion: Option<char>,
    spec: &'a [char],
}

impl Work {
    /// Formats a text; `levels` is how deep fields may still lie within each other.
    fn text(&mut self, cx: &mut Cx<'_>, chars: &[char], levels: u8) -> Result<String, Stop> {
        if levels == 0 {
            return Err(cx.value_error("Max string recursion exceeded").into());
        }
        let mut out = String::with_capacity(chars.len());
        let mut at = 0;
        while let Some(&c) = chars.get(at) {
            at += 1;
            if !matches!(c, '{' | '}') {
                out.push(c);
            } else if chars.get(at) == Some(&c) {
                at += 1;
                out.push(c);
            } else if c == '}' || at == chars.len() {
                return Err(cx.value_error(format!("Single '{c}' encountered in format string")).into());
            } else {
                let field = parse_field(chars, &mut at).map_err(|message| cx.value_error(message))?;
                let text = self.field(cx, &field, levels)?;
                out.push_str(&text);
                if out.len() > 1 << 16 {
                    cx.reserve(out.len())?;
                }
            }
        }
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
        let spec = match field.spec.contains(&'{') || field.spec.contains(&'}') {
            true => self.text(cx, field.spec, levels - 1)?,
            false => field.spec.iter().collect(),
        };
        if !cx.heap.ty(cx.heap.type_of(v)).flags.custom_text
            && let Some(text) = try_format(cx, v, &spec)?
        {
            return Ok(text);
        }
        let spec = cx.heap.str(spec);
        let answer = self.answers.ask("format", v, spec)?;
        Ok(cx.heap.as_str(answer).unwrap_or_default().to_owned())
    }

    /// The value that a field's name means: an argument, then attributes and items of it.
    fn lookup(&mut self, cx: &mut Cx<'_>, name: &[char]) -> Result<Value, Stop> {
        let end = name.iter().position(|c| matches!(c, '.' | '[')).unwrap_or(name.len());
        let mut v = self.argument(cx, &name[..end])?;
        let mut at = end;
        while let Some(&c) = name.get(at) {
            at += 1;
            let rest = &name[at..];
            if c == '.' {
                let len = rest.iter().position(|c| matches!(c, '.' | '[')).unwrap_or(rest.len());
                let attribute = nonempty(cx, &rest[..len])?;
                at += len;
                v = self.answers.ask("getattr", v, attribute)?;
            } else {
                let Some(len) = rest.iter().position(|c| *c == ']') else {
                    return Err(cx.value_error("Missing ']' in format string").into());
                };
                let key = nonempty(cx, &rest[..len])?;
                at += len + 1;
                if name.get(at).is_some_and(|c| !matches!(c, '.' | '[')) {
                    return Err(cx.value_error("Only '.' or '[' may follow ']' in format field specifier").into());
                }
                v = match index(cx, &rest[..len])? {
                    Some(index) => self.item_at(cx, v, index)?,
                    None => self.item(cx, v, key)?,
                };
            }
        }
        Ok(v)
    }

    fn argument(&mut self, cx: &mut Cx<'_>, name: &[char]) -> Result<Value, Stop> {
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
                let key: String = name.iter().collect();
                let key = cx.heap.intern(&key);
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
            && let Some(item) = cx.heap.as_items(v).and_then(|items| items.get(index))
        {
            return Ok(*item);
        }
        self.answers.ask("getitem", v, Value::index(index))
    }
}

/// Reads a field after its opening brace.
fn parse_field<'a>(chars: &'a [char], at: &mut usize) -> Result<Field<'a>, String> {
    let start = *at;
    let mut bracket = false;
    let end = loop {
        match chars.get(*at) {
            None => return Err("expected '}' before end of string".into()),
            Some('{') => return Err("unexpected '{' in field name".into()),
            Some('[') => bracket = true,
            Some(']') => bracket = false,
            Some('}' | ':' | '!') if !bracket => break *at,
            Some(_) => {}
        }
        *at += 1;
    };
    let mut field = Field { name: &chars[start..end], conversion: None, spec: &[] };
    let mut next = chars[end];
    *at += 1;
    if next == '!' {
        field.conversion = Some(*chars.get(*at).ok_or("end of string while looking for conversion specifier")?);
        *at += 1;
        next = match chars.get(*at) {
            Some(c @ ('}' | ':')) => *c,
            Some(_) => return Err("expected ':' after conversion specifier".into()),
            None => return Err("unmatched '{' in format spec".into()),
        };
        *at += 1;
    }
    if next == ':' {
        let start = *at;
        let mut depth = 1;
        loop {
            match chars.get(*at) {
                None => return Err("unmatched '{' in format spec".into()),
                Some('{') => depth += 1,
                Some('}') => depth -= 1,
                Some(_) => {}
            }
            *at += 1;
            if depth == 0 {
                break;
            }
        }
        field.spec = &chars[start..*at - 1];
    }
    Ok(field)
}

fn nonempty(cx: &mut Cx<'_>, name: &[char]) -> Result<Value, Stop> {
    if name.is_empty() {
        return Err(cx.value_error("Empty attribute in format string").into());
    }
    let name: String = name.iter().collect();
    Ok(cx.heap.intern(&name))
}

/// A number written in digits, if it is one.
fn index(cx: &mut Cx<'_>, name: &[char]) -> Result<Option<usize>, Stop> {
    if name.is_empty() {
        return Ok(None);
    }
    let mut n = 0i64;
    for c in name {
        let Some(digit) = c.to_digit(10) else { return Ok(None) };
        let next = n.checked_mul(10).and_then(|n| n.checked_add(i64::from(digit)));
        n = next.ok_or_else(|| Stop::Raise(cx.value_error("Too many decimal digits in format string")))?;
    }
    Ok(Some(n as usize))
}
