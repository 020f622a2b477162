//! `str` of exceptions: their message.

use super::repr::{str_repr, try_repr, try_str};
use crate::{
    heap::{Body, types},
    native::{Cx, Raise},
    value::Value,
};

/// An exception's message, if no Python needs to run for it.
///
/// # Errors
/// As for `repr` of its arguments.
pub fn message(cx: &mut Cx<'_>, v: Value) -> Result<Option<String>, Raise> {
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
    if (is(cx, types::UNICODE_DECODE_ERROR) || is(cx, types::UNICODE_ENCODE_ERROR)) && items.len() == 5 {
        return Ok(unicode_error(cx, &items));
    }
    if is(cx, types::SYNTAX_ERROR) && items.len() == 2 {
        return syntax_error(cx, &items);
    }
    match *items {
        [] => Ok(Some(String::new())),
        [arg] if is(cx, types::KEY_ERROR) => try_repr(cx, arg),
        [arg] => Ok(try_str(cx, arg)?.map(|text| text.to_string())),
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

fn unicode_error(cx: &Cx<'_>, items: &[Value]) -> Option<String> {
    let encoding = cx.heap.as_str(items[0])?;
    let (start, end) = (cx.heap.as_i64(items[2])?, cx.heap.as_i64(items[3])?);
    let reason = cx.heap.as_str(items[4])?;
    let one = end == start + 1;
    let at = if one { format!("position {start}") } else { format!("position {start}-{}", end - 1) };
    Some(match cx.heap.body(items[1])? {
        Body::Str(text) => {
            let what = match text.chars().nth(start as usize) {
                Some(c) if one => {
                    let mut escape = String::new();
                    super::repr::push_escape(&mut escape, c);
                    format!("character '{escape}'")
                }
                _ => "characters".into(),
            };
            format!("'{encoding}' codec can't encode {what} in {at}: {reason}")
        }
        _ => {
            let what = match super::text_args::bytes_like(cx, items[1])?.get(start as usize) {
                Some(byte) if one => format!("byte {byte:#04x}"),
                _ => "bytes".into(),
            };
            format!("'{encoding}' codec can't decode {what} in {at}: {reason}")
        }
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
