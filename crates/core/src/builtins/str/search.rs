//! Methods of `str` that look for texts within texts.

use super::{plain, short, text, text_argument};
use crate::{
    builtins::text_args,
    heap::Body,
    native::{Cx, Native, Raise},
    value::Value,
};

pub(super) const METHODS: &[Native] = &[
    Native::method("find", "self, sub, start=None, end=None, /", |cx, args| find(cx, args, false, false)),
    Native::method("rfind", "self, sub, start=None, end=None, /", |cx, args| find(cx, args, true, false)),
    Native::method("index", "self, sub, start=None, end=None, /", |cx, args| find(cx, args, false, true)),
    Native::method("rindex", "self, sub, start=None, end=None, /", |cx, args| find(cx, args, true, true)),
    Native::method("count", "self, sub, start=None, end=None, /", |cx, args| {
        let text = text(cx, args[0]);
        let part = part(cx, &text, args[2], args[3])?;
        let sub = text_argument(cx, args[1], "")?;
        Ok(Value::index(part.map_or(0, |part| part.text.matches(&*sub).count())))
    }),
    Native::method("startswith", "self, prefix, start=None, end=None, /", |cx, args| {
        affix(cx, args, "startswith", |text, affix| text.starts_with(affix))
    }),
    Native::method("endswith", "self, suffix, start=None, end=None, /", |cx, args| {
        affix(cx, args, "endswith", |text, affix| text.ends_with(affix))
    }),
    Native::method("removeprefix", "self, prefix, /", |cx, args| {
        let affix = text_argument(cx, args[1], "removeprefix() argument ")?;
        let text = text(cx, args[0]);
        Ok(match text.strip_prefix(&*affix) {
            Some(rest) if !affix.is_empty() => cx.heap.str(rest),
            _ => plain(cx, args[0]),
        })
    }),
    Native::method("removesuffix", "self, suffix, /", |cx, args| {
        let affix = text_argument(cx, args[1], "removesuffix() argument ")?;
        let text = text(cx, args[0]);
        Ok(match text.strip_suffix(&*affix) {
            Some(rest) if !affix.is_empty() => cx.heap.str(rest),
            _ => plain(cx, args[0]),
        })
    }),
    Native::method("replace", "self, old, new, count=-1, /", replace),
    Native::method("partition", "self, sep, /", |cx, args| partition(cx, args, false)),
    Native::method("rpartition", "self, sep, /", |cx, args| partition(cx, args, true)),
    Native::method("__contains__", "self, key, /", |cx, args| contains(cx, args[0], args[1])),
];

/// `sub in text`
///
/// # Errors
/// `TypeError`, when `sub` is no string.
pub fn contains(cx: &mut Cx<'_>, whole: Value, sub: Value) -> Result<Value, Raise> {
    match (cx.heap.as_str(whole), cx.heap.as_str(sub)) {
        (Some(whole), Some(sub)) => Ok(Value::bool(whole.contains(sub))),
        _ => {
            let name = cx.heap.type_name(sub);
            Err(cx.type_error(format!("'in <string>' requires string as left operand, not {name}")))
        }
    }
}

/// A part of a text between two character positions.
struct Part<'a> {
    text: &'a str,
    /// Characters before it.
    before: usize,
}

/// The part between `start` and `end`; `None` when the start lies beyond the end.
fn part<'a>(cx: &mut Cx<'_>, text: &'a str, start: Value, end: Value) -> Result<Option<Part<'a>>, Raise> {
    if start.or(Value::NONE).is_none() && end.or(Value::NONE).is_none() {
        return Ok(Some(Part { text, before: 0 }));
    }
    let ascii = text.is_ascii();
    let len = if ascii { text.len() } else { text.chars().count() };
    let (start, end) = text_args::bounds(cx, start, end, len)?;
    if start > end {
        return Ok(None);
    }
    let byte = |at: usize| if ascii { at } else { text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte) };
    Ok(Some(Part { text: &text[byte(start)..byte(end)], before: start }))
}

fn find(cx: &mut Cx<'_>, args: &[Value], backward: bool, must: bool) -> Result<Value, Raise> {
    let text = text(cx, args[0]);
    let part = part(cx, &text, args[2], args[3])?;
    let sub = text_argument(cx, args[1], "")?;
    let found = part.and_then(|part| {
        let byte = if backward { part.text.rfind(&*sub) } else { part.text.find(&*sub) }?;
        let before = &part.text[..byte];
        Some(part.before + if before.is_ascii() { byte } else { before.chars().count() })
    });
    match found {
        Some(at) => Ok(Value::index(at)),
        None if must => Err(cx.value_error("substring not found")),
        None => Ok(Value::int32(-1)),
    }
}

fn affix(cx: &mut Cx<'_>, args: &[Value], name: &str, test: fn(&str, &str) -> bool) -> Result<Value, Raise> {
    let text = text(cx, args[0]);
    let part = part(cx, &text, args[2], args[3])?;
    let affixes = match cx.heap.body(args[1]) {
        Some(Body::Str(_)) => vec![args[1]],
        Some(Body::Tuple(items)) => items.to_vec(),
        _ => {
            let other = cx.heap.type_name(args[1]);
            return Err(cx.type_error(format!("{name} first arg must be str or a tuple of str, not {other}")));
        }
    };
    for affix in affixes {
        let Some(affix) = cx.heap.as_str(affix) else {
            let other = cx.heap.type_name(affix);
            return Err(cx.type_error(format!("tuple for {name} must only contain str, not {other}")));
        };
        if part.as_ref().is_some_and(|part| test(part.text, affix)) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn replace(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let text = text(cx, args[0]);
    let old = text_argument(cx, args[1], "replace() argument 1 ")?;
    let new = text_argument(cx, args[2], "replace() argument 2 ")?;
    let count = match args[3].bound() {
        Some(count) => text_args::size(cx, count)?,
        None => -1,
    };
    let limit = usize::try_from(count).unwrap_or(usize::MAX);
    if let [byte] = *old.as_bytes()
        && !text.as_bytes().contains(&byte)
    {
        return Ok(plain(cx, args[0]));
    }
    let places: Vec<usize> = match *old.as_bytes() {
        [byte] => memchr::memchr_iter(byte, text.as_bytes()).take(limit).collect(),
        _ => text.match_indices(&*old).map(|(place, _)| place).take(limit).collect(),
    };
    if places.is_empty() {
        return Ok(plain(cx, args[0]));
    }
    let bytes = text.len() + places.len().saturating_mul(new.len());
    cx.reserve(bytes)?;
    let mut replaced = String::with_capacity(bytes - places.len() * old.len());
    let mut from = 0;
    for place in places {
        replaced.push_str(&text[from..place]);
        replaced.push_str(&new);
        from = place + old.len();
    }
    replaced.push_str(&text[from..]);
    Ok(cx.heap.str(replaced))
}

fn partition(cx: &mut Cx<'_>, args: &[Value], backward: bool) -> Result<Value, Raise> {
    let (text, sep) = (text(cx, args[0]), text_argument(cx, args[1], "")?);
    if sep.is_empty() {
        return Err(cx.value_error("empty separator"));
    }
    let found = if backward { text.rsplit_once(&*sep) } else { text.split_once(&*sep) };
    let empty = short(cx.heap, "");
    let parts = match found {
        Some((before, after)) => [short(cx.heap, before), args[1], short(cx.heap, after)],
        None if backward => [empty, empty, plain(cx, args[0])],
        None => [plain(cx, args[0]), empty, empty],
    };
    Ok(cx.heap.tuple(parts))
}
