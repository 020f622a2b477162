//! Methods of `str` about upper and lower case and other properties of characters.

use super::{
    text,
    unicode::{self, is_alnum, is_alpha, is_cased, is_numeric, is_printable, is_space, is_title, push_casefold, push_title},
};
use crate::{
    heap::Body,
    native::{Cx, Native, Raise},
    value::Value,
};

pub(super) const METHODS: &[Native] = &[
    Native::method("capitalize", "self, /", |cx, args| change(cx, args[0], capitalize)),
    Native::method("casefold", "self, /", |cx, args| change(cx, args[0], casefold)),
    Native::method("lower", "self, /", |cx, args| change_all(cx, args[0], true, str::to_lowercase)),
    Native::method("swapcase", "self, /", |cx, args| change(cx, args[0], swapcase)),
    Native::method("title", "self, /", |cx, args| change(cx, args[0], title)),
    Native::method("upper", "self, /", |cx, args| change_all(cx, args[0], false, str::to_uppercase)),
    Native::method("isalnum", "self, /", |cx, args| Ok(all(cx, args[0], is_alnum))),
    Native::method("isalpha", "self, /", |cx, args| Ok(all(cx, args[0], is_alpha))),
    Native::method("isascii", "self, /", |cx, args| Ok(Value::bool(text(cx, args[0]).is_ascii()))),
    Native::method("isdecimal", "self, /", |cx, args| Ok(all(cx, args[0], |c| unicode::decimal(c).is_some()))),
    Native::method("isdigit", "self, /", |cx, args| Ok(all(cx, args[0], unicode::is_digit))),
    Native::method("isidentifier", "self, /", |cx, args| Ok(Value::bool(is_identifier(&text(cx, args[0]))))),
    Native::method("islower", "self, /", |cx, args| {
        let text = text(cx, args[0]);
        Ok(Value::bool(text.chars().any(char::is_lowercase) && !text.chars().any(|c| c.is_uppercase() || is_title(c))))
    }),
    Native::method("isnumeric", "self, /", |cx, args| Ok(all(cx, args[0], is_numeric))),
    Native::method("isprintable", "self, /", |cx, args| Ok(Value::bool(text(cx, args[0]).chars().all(is_printable)))),
    Native::method("isspace", "self, /", |cx, args| Ok(all(cx, args[0], is_space))),
    Native::method("istitle", "self, /", |cx, args| Ok(Value::bool(is_title_text(&text(cx, args[0]))))),
    Native::method("isupper", "self, /", |cx, args| {
        let text = text(cx, args[0]);
        Ok(Value::bool(text.chars().any(char::is_uppercase) && !text.chars().any(|c| c.is_lowercase() || is_title(c))))
    }),
];

fn change(cx: &mut Cx<'_>, v: Value, change: fn(&str) -> String) -> Result<Value, Raise> {
    let text = text(cx, v);
    // A character can become three.
    cx.reserve(text.len() * 3)?;
    let changed = change(&text);
    Ok(cx.heap.str(changed))
}

/// [`change`] of a whole text to lower or upper case.
fn change_all(cx: &mut Cx<'_>, v: Value, lower: bool, change_any: fn(&str) -> String) -> Result<Value, Raise> {
    if let Some(Body::Str(text)) = cx.heap.body(v)
        && let Some(changed) = text.short_ascii_case(lower)
    {
        return Ok(match *changed.as_bytes() {
            [byte] => cx.heap.ascii(byte),
            _ => cx.heap.str(changed),
        });
    }
    change(cx, v, change_any)
}

/// Whether a text is not empty and all its characters have a property.
fn all(cx: &Cx<'_>, v: Value, property: fn(char) -> bool) -> Value {
    let text = text(cx, v);
    Value::bool(!text.is_empty() && text.chars().all(property))
}

fn capitalize(text: &str) -> String {
    let Some(first) = text.chars().next() else { return String::new() };
    let mut out = String::with_capacity(text.len());
    push_title(&mut out, first);
    // Lower case depends on what stands before, so it is taken of the whole.
    let skip: usize = first.to_lowercase().map(char::len_utf8).sum();
    let lower = text.to_lowercase();
    out.push_str(lower.get(skip..).unwrap_or_default());
    out
}

fn casefold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push_casefold(&mut out, c));
    out
}

fn swapcase(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_cased = false;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c.is_uppercase() {
            push_lower(&mut out, c, after_cased, rest.as_str());
        } else if c.is_lowercase() {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        after_cased = is_cased(c);
    }
    out
}

fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_cased = false;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if after_cased {
            push_lower(&mut out, c, true, rest.as_str());
        } else {
            push_title(&mut out, c);
        }
        after_cased = is_cased(c);
    }
    out
}

/// Appends a character in lower case; a sigma at the end of a word has a form of its own.
fn push_lower(out: &mut String, c: char, after_cased: bool, rest: &str) {
    if c == 'Σ' && after_cased && !rest.chars().next().is_some_and(is_cased) {
        out.push('ς');
    } else {
        out.extend(c.to_lowercase());
    }
}

/// Whether every word begins with a capital and goes on with small letters.
fn is_title_text(text: &str) -> bool {
    let mut any = false;
    let mut after_cased = false;
    for c in text.chars() {
        if c.is_uppercase() || is_title(c) {
            if after_cased {
                return false;
            }
            after_cased = true;
            any = true;
        } else if c.is_lowercase() {
            if !after_cased {
                return false;
            }
            any = true;
        } else {
            after_cased = false;
        }
    }
    any
}

fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c)) && chars.all(unicode_ident::is_xid_continue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        assert_eq!(title("they're bill's ΑΣ ǆ"), "They'Re Bill'S Ας ǅ");
        assert_eq!(capitalize("ΑΣ ΒΣ"), "Ας βς");
        assert_eq!(capitalize("ßA"), "Ssa");
        assert_eq!(swapcase("aBß"), "AbSS");
        assert_eq!(casefold("Straße"), "strasse");
        assert!(is_title_text("A Bc") && !is_title_text("a B") && !is_title_text("AB") && !is_title_text("1"));
        assert!(is_identifier("_a1") && !is_identifier("1a") && !is_identifier(""));
    }
}
