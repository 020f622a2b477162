//! Methods of `str` that take texts apart and put them together.

use super::{plain, short, text, unicode};
use crate::{
    builtins::text_args,
    heap::{Text, types},
    native::{Cx, Flow, Native, Raise},
    value::Value,
};

pub(super) const METHODS: &[Native] = &[
    Native::method("split", "self, /, sep=None, maxsplit=-1", |cx, args| split(cx, args, false)),
    Native::method("rsplit", "self, /, sep=None, maxsplit=-1", |cx, args| split(cx, args, true)),
    Native::method("splitlines", "self, /, keepends=False", |cx, args| {
        let keep = text_args::c_int(cx, args[1].or(Value::FALSE))? != 0;
        let text = text(cx, args[0]);
        let lines = lines(&text, keep);
        list(cx, &lines)
    }),
    Native::method("strip", "self, chars=None, /", |cx, args| strip(cx, args, "strip", true, true)),
    Native::method("lstrip", "self, chars=None, /", |cx, args| strip(cx, args, "lstrip", true, false)),
    Native::method("rstrip", "self, chars=None, /", |cx, args| strip(cx, args, "rstrip", false, true)),
    Native::flow_method("join", "self, iterable, /", |cx, args| join(cx, args[0], args[1])),
];

/// `separator.join(iterable)`
///
/// # Errors
/// `TypeError`, when an item is no string.
pub fn join(cx: &mut Cx<'_>, separator: Value, iterable: Value) -> Result<Flow, Raise> {
    if !matches!(cx.heap.type_of(iterable), types::TUPLE | types::LIST) {
        return Ok(Flow::prelude(cx, "str_join_slow", &[separator, iterable]));
    }
    let items = cx.heap.as_items(iterable).unwrap_or_default();
    if let [item] = *items
        && cx.heap.type_of(item) == types::STR
    {
        return Ok(item.into());
    }
    let between = cx.heap.as_str(separator).map_or(0, str::len);
    let mut bytes = between.saturating_mul(items.len().saturating_sub(1));
    for (i, item) in items.iter().enumerate() {
        match cx.heap.as_str(*item) {
            Some(text) => bytes = bytes.saturating_add(text.len()),
            None => {
                let name = cx.heap.type_name(*item);
                return Err(cx.type_error(format!("sequence item {i}: expected str instance, {name} found")));
            }
        }
    }
    cx.reserve(bytes)?;
    let items = cx.heap.as_items(iterable).unwrap_or_default();
    let separator = cx.heap.as_str(separator).unwrap_or_default();
    let mut joined = String::with_capacity(bytes);
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            joined.push_str(separator);
        }
        joined.push_str(cx.heap.as_str(*item).unwrap_or_default());
    }
    Ok(cx.heap.str(joined).into())
}

fn split(cx: &mut Cx<'_>, args: &[Value], backward: bool) -> Result<Value, Raise> {
    let max = match args[2].bound() {
        Some(max) => usize::try_from(text_args::size(cx, max)?).unwrap_or(usize::MAX),
        None => usize::MAX,
    };
    let text = text(cx, args[0]);
    let separator = match args[1].bound().filter(|v| !v.is_none()) {
        None => None,
        Some(v) => match cx.heap.as_text(v) {
            Some(separator) if separator.is_empty() => return Err(cx.value_error("empty separator")),
            Some(separator) => Some(separator),
            None => {
                let name = cx.heap.type_name(v);
                return Err(cx.type_error(format!("must be str or None, not {name}")));
            }
        },
    };
    let parts: Vec<&str> = match separator {
        None if backward => rsplit_space(&text, max),
        None if max == usize::MAX && text.is_ascii() => text.split(ascii_space).filter(|word| !word.is_empty()).collect(),
        None => split_space(&text, max),
        Some(separator) if backward => {
            let mut parts: Vec<&str> = text.rsplitn(max.saturating_add(1), &*separator).collect();
            parts.reverse();
            parts
        }
        Some(separator) => match *separator.as_bytes() {
            [byte] if byte.is_ascii() => text.splitn(max.saturating_add(1), char::from(byte)).collect(),
            _ => text.splitn(max.saturating_add(1), &*separator).collect(),
        },
    };
    list(cx, &parts)
}

fn list(cx: &mut Cx<'_>, parts: &[&str]) -> Result<Value, Raise> {
    cx.reserve(parts.len() * 64)?;
    let parts = parts.iter().map(|part| short(cx.heap, part)).collect();
    Ok(cx.heap.list(parts))
}

fn ascii_space(c: char) -> bool {
    c.is_ascii() && unicode::ASCII_SPACE >> u32::from(c) & 1 != 0
}

/// Words between white space; what is left after `max` splits stays whole but for the space before it.
fn split_space(text: &str, max: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_start_matches(unicode::is_space);
    while !rest.is_empty() {
        if parts.len() == max {
            parts.push(rest);
            break;
        }
        let end = rest.find(unicode::is_space).unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(unicode::is_space);
    }
    parts
}

/// The same from the end.
fn rsplit_space(text: &str, max: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_end_matches(unicode::is_space);
    while !rest.is_empty() {
        if parts.len() == max {
            parts.push(rest);
            break;
        }
        let start = rest.char_indices().rev().find(|(_, c)| unicode::is_space(*c)).map_or(0, |(at, c)| at + c.len_utf8());
        parts.push(&rest[start..]);
        rest = rest[..start].trim_end_matches(unicode::is_space);
    }
    parts.reverse();
    parts
}

fn lines(text: &str, keep: bool) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, end) = match rest.char_indices().find(|(_, c)| unicode::is_line_end(*c)) {
            Some((at, '\r')) if rest[at..].starts_with("\r\n") => (at, at + 2),
            Some((at, c)) => (at, at + c.len_utf8()),
            None => (rest.len(), rest.len()),
        };
        lines.push(&rest[..if keep { end } else { line }]);
        rest = &rest[end..];
    }
    lines
}

fn strip(cx: &mut Cx<'_>, args: &[Value], name: &str, left: bool, right: bool) -> Result<Value, Raise> {
    let set = match args[1].bound().filter(|v| !v.is_none()) {
        None if args[0].as_obj().is_some_and(|id| cx.heap.is_ascii(id)) => Some(unicode::ASCII_SPACE),
        None => None,
        Some(v) => cx.heap.as_str(v).and_then(ascii_set),
    };
    if let Some(set) = set {
        return Ok(strip_ascii(cx, args[0], left, right, set));
    }
    let text = text(cx, args[0]);
    let chars: Option<Vec<char>> = match args[1].bound().filter(|v| !v.is_none()) {
        None => None,
        Some(v) => match cx.heap.as_str(v) {
            Some(chars) => Some(chars.chars().collect()),
            None => return Err(cx.type_error(format!("{name} arg must be None or str"))),
        },
    };
    let goes = |c: char| match &chars {
        None => unicode::is_space(c),
        Some(chars) => chars.contains(&c),
    };
    Ok(stripped(cx, args[0], &text, left, right, goes))
}

/// The text of `object` without the ASCII characters at its ends that are in `set`, a bit for each.
fn strip_ascii(cx: &mut Cx<'_>, object: Value, left: bool, right: bool, set: u128) -> Value {
    let text = cx.heap.as_str(object).unwrap_or_default();
    let goes = |byte: &u8| byte.is_ascii() && set >> byte & 1 != 0;
    let bytes = text.as_bytes();
    let stays = |byte| !goes(byte);
    let end = if right { bytes.iter().rposition(stays).map_or(0, |last| last + 1) } else { bytes.len() };
    let start = if left { bytes[..end].iter().position(stays).unwrap_or(end) } else { 0 };
    if end - start == bytes.len() {
        return plain(cx, object);
    }
    let rest = Text::from(&text[start..end]);
    short(cx.heap, &rest)
}

/// The characters of a text as bits, if they are all ASCII.
fn ascii_set(chars: &str) -> Option<u128> {
    chars.is_ascii().then(|| chars.bytes().fold(0, |set, byte| set | 1 << byte))
}

/// The text of `object` without the characters at its ends of which `goes` holds.
fn stripped(cx: &mut Cx<'_>, object: Value, text: &str, left: bool, right: bool, goes: impl Fn(char) -> bool + Copy) -> Value {
    let mut rest = text;
    if left {
        rest = rest.trim_start_matches(goes);
    }
    if right {
        rest = rest.trim_end_matches(goes);
    }
    if rest.len() == text.len() { plain(cx, object) } else { short(cx.heap, rest) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_between_space() {
        assert_eq!(split_space("  a  b c ", usize::MAX), ["a", "b", "c"]);
        assert_eq!(split_space("  a  b c ", 1), ["a", "b c "]);
        assert_eq!(split_space("  a ", 0), ["a "]);
        assert_eq!(rsplit_space(" a  b c ", 1), [" a  b", "c"]);
        assert_eq!(rsplit_space(" ", 3), [""; 0]);
    }

    #[test]
    fn lines_end_in_many_ways() {
        assert_eq!(lines("a\r\nb\x0bc\u{2028}d\n", false), ["a", "b", "c", "d"]);
        assert_eq!(lines("a\r\n\nb", true), ["a\r\n", "\n", "b"]);
        assert_eq!(lines("", false), [""; 0]);
    }
}
