//! The text that a regular expression is matched with.

use std::sync::Arc;

use super::program::Program;
use crate::{
    builtins::text_args::{bytes_like, index},
    heap::{Body, Text},
    native::{Cx, Raise},
    value::Value,
};

/// A text, how its characters are found by number, and from where on it is searched.
pub(super) struct Subject {
    text: Whole,
    /// Where the search begins.
    pub(super) start: usize,
    /// Where the text ends for the search.
    pub(super) end: usize,
}

/// A text as given. What follows the end of the search is needed no more.
pub(super) enum Whole {
    /// A string of which each byte is a character.
    Ascii(Text),
    /// Another string, character by character.
    Wide(Vec<char>),
    /// Bytes.
    Bytes(Arc<[u8]>),
}

impl Subject {
    /// Reads the arguments of a search; `pos` and `endpos` are numbers of characters, `endpos` may be `None`.
    pub(super) fn new(cx: &mut Cx<'_>, program: &Program, text: Value, pos: Value, endpos: Value) -> Result<Self, Raise> {
        let whole = match text.as_obj().map(|id| (id, &cx.heap.get(id).body)) {
            Some((_, Body::Str(_))) if program.bytes => {
                return Err(cx.type_error("cannot use a bytes pattern on a string-like object"));
            }
            Some((id, Body::Str(text))) if cx.heap.is_ascii(id) => Whole::Ascii(text.clone()),
            Some((_, Body::Str(text))) => Whole::Wide(text.chars().collect()),
            _ => match bytes_like(cx, text) {
                Some(_) if !program.bytes => {
                    return Err(cx.type_error("cannot use a string pattern on a bytes-like object"));
                }
                Some(bytes) => Whole::Bytes(bytes.into()),
                None => {
                    let name = cx.heap.type_name(text);
                    return Err(cx.type_error(format!("expected string or bytes-like object, got '{name}'")));
                }
            },
        };
        let mut subject = Self { text: whole, start: 0, end: 0 };
        let len = subject.len();
        if len >= u32::MAX as usize {
            return Err(cx.overflow_error("the text is too long for a regular expression"));
        }
        subject.end = if endpos.is_none() { len } else { index(cx, endpos)?.clamp(0, len as i64) as usize };
        subject.start = (index(cx, pos)?.clamp(0, len as i64) as usize).min(subject.end);
        Ok(subject)
    }

    /// Characters in the whole text.
    pub(super) fn len(&self) -> usize {
        match &self.text {
            Whole::Ascii(text) => text.len(),
            Whole::Wide(chars) => chars.len(),
            Whole::Bytes(bytes) => bytes.len(),
        }
    }

    /// The text as it is.
    pub(super) fn whole(&self) -> &Whole {
        &self.text
    }

    /// A part of the text as an object.
    pub(super) fn part(&self, cx: &mut Cx<'_>, from: usize, to: usize) -> Value {
        match &self.text {
            Whole::Ascii(text) => cx.heap.str(text.get(from..to).unwrap_or_default()),
            Whole::Wide(chars) => {
                let part: String = chars.get(from..to).unwrap_or_default().iter().collect();
                cx.heap.str(part)
            }
            Whole::Bytes(bytes) => cx.heap.bytes_object(bytes.get(from..to).unwrap_or_default()),
        }
    }

    /// Adds a part of the text to bytes that [`Subject::made`] turns into an object.
    pub(super) fn push(&self, out: &mut Vec<u8>, from: usize, to: usize) {
        match &self.text {
            Whole::Ascii(text) => out.extend_from_slice(text.as_bytes().get(from..to).unwrap_or_default()),
            Whole::Wide(chars) => {
                let mut buffer = [0; 4];
                for c in chars.get(from..to).unwrap_or_default() {
                    out.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes());
                }
            }
            Whole::Bytes(bytes) => out.extend_from_slice(bytes.get(from..to).unwrap_or_default()),
        }
    }

    /// An object of the text's kind.
    pub(super) fn made(&self, cx: &mut Cx<'_>, out: Vec<u8>) -> Value {
        match &self.text {
            Whole::Bytes(_) => cx.heap.bytes_object(out),
            _ => cx.heap.str(String::from_utf8_lossy(&out)),
        }
    }
}

/// Runs code with the text up to the end of the search, whatever its kind.
macro_rules! with_text {
    ($subject:ident, $text:ident => $code:expr) => {
        match $subject.whole() {
            $crate::modules::re::subject::Whole::Ascii(text) => {
                let $text: &[u8] = &text.as_bytes()[..$subject.end];
                $code
            }
            $crate::modules::re::subject::Whole::Wide(chars) => {
                let $text: &[char] = &chars[..$subject.end];
                $code
            }
            $crate::modules::re::subject::Whole::Bytes(bytes) => {
                let $text: &[u8] = &bytes[..$subject.end];
                $code
            }
        }
    };
}

pub(super) use with_text;
