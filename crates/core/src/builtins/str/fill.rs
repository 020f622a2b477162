//! Methods of `str` that pad with characters.

use super::text;
use crate::{
    builtins::text_args,
    native::{Cx, Native, Raise},
    value::Value,
};

pub(super) const METHODS: &[Native] = &[
    Native::method("center", "self, width, fillchar=' ', /", |cx, args| {
        pad(cx, args, |missing, width| missing / 2 + (missing & width & 1))
    }),
    Native::method("ljust", "self, width, fillchar=' ', /", |cx, args| pad(cx, args, |_, _| 0)),
    Native::method("rjust", "self, width, fillchar=' ', /", |cx, args| pad(cx, args, |missing, _| missing)),
    Native::method("zfill", "self, width, /", |cx, args| {
        let text = text(cx, args[0]);
        let missing = missing(cx, &text, args[1])?;
        let sign = text.len() - text.trim_start_matches(['+', '-']).len();
        let (sign, rest) = text.split_at(sign.min(1));
        Ok(cx.heap.str(format!("{sign}{}{rest}", "0".repeat(missing))))
    }),
    Native::method("expandtabs", "self, /, tabsize=8", |cx, args| {
        let size = match args[1].bound() {
            Some(size) => text_args::c_int(cx, size)?.max(0) as usize,
            None => 8,
        };
        let text = text(cx, args[0]);
        let tabs = text.bytes().filter(|byte| *byte == b'\t').count();
        cx.reserve(tabs.saturating_mul(size))?;
        let expanded = expand_tabs(&text, size);
        Ok(cx.heap.str(expanded))
    }),
];

fn pad(cx: &mut Cx<'_>, args: &[Value], left: fn(usize, usize) -> usize) -> Result<Value, Raise> {
    text_args::size(cx, args[1])?;
    let fill = match args[2].bound() {
        None => ' ',
        Some(v) => {
            let Some(fill) = cx.heap.as_text(v) else {
                let name = cx.heap.type_name(v);
                return Err(cx.type_error(format!("The fill character must be a unicode character, not {name}")));
            };
            let mut chars = fill.chars();
            match (chars.next(), chars.next()) {
                (Some(fill), None) => fill,
                _ => return Err(cx.type_error("The fill character must be exactly one character long")),
            }
        }
    };
    let text = text(cx, args[0]);
    let missing = missing(cx, &text, args[1])?;
    if missing == 0 {
        return Ok(super::plain(cx, args[0]));
    }
    let left = left(missing, missing + text.chars().count());
    let mut out = String::with_capacity(text.len() + missing * fill.len_utf8());
    out.extend(std::iter::repeat_n(fill, left));
    out.push_str(&text);
    out.extend(std::iter::repeat_n(fill, missing - left));
    Ok(cx.heap.str(out))
}

/// How many characters a text lacks to be `width` long, when there is memory for so many.
fn missing(cx: &mut Cx<'_>, text: &str, width: Value) -> Result<usize, Raise> {
    let width = text_args::size(cx, width)?.max(0) as usize;
    let missing = width.saturating_sub(text.chars().count());
    cx.reserve(missing.saturating_mul(4))?;
    Ok(missing)
}

/// Replaces tabs by spaces up to the next multiple of `size` in the line.
pub(crate) fn expand_tabs(text: &str, size: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' if size > 0 => {
                let spaces = size - column % size;
                out.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            '\t' => {}
            '\n' | '\r' => {
                out.push(c);
                column = 0;
            }
            c => {
                out.push(c);
                column += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_go_to_the_next_stop() {
        assert_eq!(expand_tabs("a\tb\n\tc", 4), "a   b\n    c");
        assert_eq!(expand_tabs("a\tb", 0), "ab");
    }
}
