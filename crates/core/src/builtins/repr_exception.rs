//! `str` of exceptions: their message.

use super::repr::{str_repr, try_repr, try_str, try_str_within};
use crate::{
    heap::{Body, types},
    native::{Cx, Raise},
    value::Value,
};

/// An exception's message, if no Python needs to run for it; `depth` exceptions may be its only arguments in turn.
///
/// # Errors
/// As for `repr` of its arguments.
pub fn message(cx: &mut Cx<'_>, v: Value, depth: u32) -> Result<Option<String>, Raise> {
    let Some(Body::Exception(exception)) = cx.heap.body(v) else { return Ok(None) };
    let (args, payload) = (exception.args, exception.payload);
    let items = cx.heap.as_items(args).unwrap_or_default().to_vec();
    let class = cx.heap.type_of(v);
    let is = |cx: &Cx<'_>, base| cx.heap.is_subtype(class, base);
    if is(cx, types::BASE_EXCEPTION_GROUP) {
        let count = cx.heap.as_tuple(payload).map_or(0, <[Value]>::len);
        let text = items.first().and_then(|v| cx.heap.as_str(*v)).unwrap_or_default();
        let plural = if count == 1 { "" } else { "s" };
        return Ok(Some(format!("{text} ({count} sub-exception{plural})")));
    }
    if is(cx, types::OS_ERROR) && items.len() >= 2 {
        return os_error(cx, v, &items);
    }
    if is(cx, types::UNICODE_ERROR)
        && let Some(text) = unicode_error(cx, v)
    {
        return Ok(Some(text));
    }
    if is(cx, types::SYNTAX_ERROR) && items.len() == 2 {
        return syntax_error(cx, &items);
    }
    match *items {
        [] => Ok(Some(String::new())),
        [arg] if is(cx, types::KEY_ERROR) => try_repr(cx, arg),
        [arg] => Ok(try_str_within(cx, arg, depth)?.map(|text| text.to_string())),
        _ => try_repr(cx, args),
    }
}

/// `[Errno 2] No such file or directory: 'x'`
fn os_error(cx: &mut Cx<'_>, v: Value, items: &[Value]) -> Result<Option<String>, Raise> {
    let (Some(number), Some(text)) = (try_str(cx, items[0])?, try_str(cx, items[1])?) else { return Ok(None) };
    let base = format!("[Errno {number}] {text}");
    let name = cx.heap.intern("filename");
    let dict = cx.attribute_dict(v);
    let file = cx.heap.name_get(dict, name).or(items.get(2).copied()).filter(|v| !v.is_none());
    let Some(file) = file else { return Ok(Some(base)) };
    let Some(file) = try_repr(cx, file)? else { return Ok(None) };
    match items.get(4).filter(|v| !v.is_none()) {
        Some(second) => Ok(try_repr(cx, *second)?.map(|second| format!("{base}: {file} -> {second}"))),
        None => Ok(Some(format!("{base}: {file}"))),
    }
}

/// `'utf-8' codec can't decode byte 0xff in position 0: invalid start byte`; `None` for an exception without these parts.
fn unicode_error(cx: &mut Cx<'_>, v: Value) -> Option<String> {
    let dict = cx.attribute_dict(v);
    let mut part = |name: &str| {
        let name = cx.heap.intern(name);
        cx.heap.name_get(dict, name)
    };
    let (encoding, object, start, end, reason) =
        (part("encoding"), part("object")?, part("start")?, part("end")?, part("reason")?);
    let (start, end) = (cx.heap.as_i64(start)?, cx.heap.as_i64(end)?);
    let reason = cx.heap.as_str(reason)?;
    let one = end == start + 1;
    let at = if one { format!("position {start}") } else { format!("position {start}-{}", end - 1) };
    let (what, done) = match cx.heap.body(object)? {
        Body::Str(text) => {
            let what = match text.chars().nth(start as usize) {
                Some(c) if one => {
                    let mut escape = String::new();
                    super::repr::push_escape(&mut escape, c);
                    format!("character '{escape}'")
                }
                _ => "characters".into(),
            };
            (what, "encode")
        }
        _ => {
            let what = match super::text_args::bytes_like(cx, object)?.get(start as usize) {
                Some(byte) if one => format!("byte {byte:#04x}"),
                _ => "bytes".into(),
            };
            (what, "decode")
        }
    };
    Some(match encoding {
        Some(encoding) => format!("'{}' codec can't {done} {what} in {at}: {reason}", cx.heap.as_str(encoding)?),
        None => format!("can't translate {what} in {at}: {reason}"),
    })
}

/// `message (file, line 3)`
fn syntax_error(cx: &mut Cx<'_>, items: &[Value]) -> Result<Option<String>, Raise> {
    let Some(message) = try_str(cx, items[0])? else { return Ok(None) };
    let details = cx.heap.as_items(items[1]).unwrap_or_default();
    let file = details.first().and_then(|v| cx.heap.as_str(*v)).map(|file| file.rsplit('/').next().unwrap_or(file).to_owned());
    let line = details.get(1).and_then(|v| cx.heap.as_i64(*v));
    Ok(Some(match (file, line) {
        (Some(file), Some(line)) => format!("{message} ({file}, line {line})"),
        (Some(file), None) => format!("{message} ({file})"),
        (None, Some(line)) => format!("{message} (line {line})"),
        (None, None) if cx.heap.as_items(items[1]).is_some() => message.to_string(),
        (None, None) => match try_repr(cx, items[1])? {
            Some(other) => format!("({}, {other})", str_repr(&message)),
            None => return Ok(None),
        },
    }))
}
