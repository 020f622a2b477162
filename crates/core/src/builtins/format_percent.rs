//! `%` formatting of strings and bytes.
//!
//! A format of bytes is worked on as a string of Latin-1 characters, which are bytes.

use std::sync::Arc;

use super::{
    percent_convert::Conversion,
    text_args,
    text_steps::{Answers, Stop, result_or_question},
};
use crate::{
    heap::{Body, names as n},
    native::{Cx, Flow, Native, Raise},
    value::Value,
};

/// Natives of the prelude.
pub const MACHINE: &[Native] = &[Native::function("_m_percent", "format, args, answers, /", |cx, args| {
    let answers = Answers::from_list(cx, args[2]);
    let result = whole(cx, args[0], args[1], answers);
    result_or_question(cx, result)
})];

/// `format % args` of a string, bytes or bytearray.
///
/// # Errors
/// `TypeError` and others, when the arguments do not fit.
pub fn percent(cx: &mut Cx<'_>, format: Value, args: Value) -> Result<Flow, Raise> {
    match whole(cx, format, args, Answers::default()) {
        Ok(value) => Ok(value.into()),
        Err(Stop::Raise(raise)) => Err(raise),
        Err(Stop::Ask(..)) => Ok(Flow::prelude(cx, "percent_slow", &[format, args])),
    }
}

fn whole(cx: &mut Cx<'_>, format: Value, args: Value, answers: Answers) -> Result<Value, Stop> {
    let is_text = cx.heap.as_str(format).is_some();
    let text: Arc<str> = match cx.heap.as_arc_str(format) {
        Some(text) => text,
        None => latin1(text_args::bytes_like(cx, format).unwrap_or_default()).into(),
    };
    let single = !matches!(cx.heap.body(args), Some(Body::Tuple(_)));
    let work = Work {
        out: String::with_capacity(text.len() + 16),
        text,
        at: 0,
        mapping: (single && is_mapping(cx, args, is_text)).then_some(args),
        args: if single { vec![args] } else { cx.heap.as_items(args).unwrap_or_default().to_vec() },
        next: 0,
        is_text,
        answers,
    };
    let out = work.run(cx)?;
    if is_text {
        return Ok(cx.heap.str(out));
    }
    let bytes: Vec<u8> = out.chars().map(|c| c as u8).collect();
    Ok(match cx.heap.body(format) {
        Some(Body::ByteArray(_)) => super::bytearray::new(cx.heap, bytes),
        _ => cx.heap.bytes_object(bytes),
    })
}

/// Bytes as characters of the same numbers.
pub fn latin1(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// Whether a value can be asked for items, so that a format need not use it up.
fn is_mapping(cx: &Cx<'_>, v: Value, is_text: bool) -> bool {
    match cx.heap.body(v) {
        Some(Body::Str(_) | Body::Tuple(_)) | None => false,
        Some(Body::Bytes(_) | Body::ByteArray(_)) => is_text,
        Some(Body::Dict(_) | Body::List(_) | Body::Range(_) | Body::MemoryView(_)) => true,
        Some(_) => {
            let mro = &cx.heap.ty(cx.heap.type_of(v)).mro;
            mro.iter().any(|class| cx.heap.name_get(cx.heap.ty(*class).namespace, Value::obj(n::GETITEM)).is_some())
        }
    }
}

struct Work {
    text: Arc<str>,
    /// How many bytes of the text have been read.
    at: usize,
    mapping: Option<Value>,
    args: Vec<Value>,
    next: usize,
    is_text: bool,
    out: String,
    answers: Answers,
}

impl Work {
    fn run(mut self, cx: &mut Cx<'_>) -> Result<String, Stop> {
        let text = Arc::clone(&self.text);
        while let Some(plain) = text[self.at..].find('%') {
            self.out.push_str(&text[self.at..self.at + plain]);
            self.at += plain + 1;
            if self.peek() == Some(b'%') {
                self.at += 1;
                self.out.push('%');
            } else {
                self.field(cx)?;
            }
        }
        self.out.push_str(&text[self.at..]);
        if self.mapping.is_none() && self.next < self.args.len() {
            let kind = if self.is_text { "string" } else { "bytes" };
            return Err(cx.type_error(format!("not all arguments converted during {kind} formatting")).into());
        }
        Ok(self.out)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn field(&mut self, cx: &mut Cx<'_>) -> Result<(), Stop> {
        let mut conversion = Conversion { is_text: self.is_text, ..Conversion::default() };
        if self.peek() == Some(b'(') {
            self.key(cx)?;
        }
        while let Some(flag) = self.peek() {
            match flag {
                b'-' => conversion.left = true,
                b'+' => conversion.plus = true,
                b' ' => conversion.space = true,
                b'#' => conversion.alternate = true,
                b'0' => conversion.zero = true,
                _ => break,
            }
            self.at += 1;
        }
        if let Some(width) = self.number(cx, "width")? {
            conversion.left |= width < 0;
            conversion.width = width.unsigned_abs() as usize;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            let precision = self.number(cx, "precision")?.unwrap_or(0);
            conversion.precision = Some(precision.max(0) as usize);
        }
        if matches!(self.peek(), Some(b'h' | b'l' | b'L')) {
            self.at += 1;
        }
        let Some(kind) = self.text[self.at..].chars().next() else {
            return Err(cx.value_error("incomplete format").into());
        };
        conversion.kind = kind;
        cx.reserve(conversion.width.saturating_add(conversion.precision.unwrap_or(0)).saturating_mul(4))?;
        let v = self.take(cx)?;
        if !conversion.is_known() {
            let shown = if (' '..='~').contains(&kind) { kind } else { '?' };
            let place = self.text[..self.at].chars().count();
            let code = u32::from(kind);
            let message = format!("unsupported format character '{shown}' ({code:#x}) at index {place}");
            return Err(cx.value_error(message).into());
        }
        self.at += kind.len_utf8();
        conversion.push(cx, &mut self.out, v, &mut self.answers)
    }

    /// `(name)`: the next argument is the mapping's item of that name.
    fn key(&mut self, cx: &mut Cx<'_>) -> Result<(), Stop> {
        let Some(mapping) = self.mapping else { return Err(cx.type_error("format requires a mapping").into()) };
        let start = self.at + 1;
        let mut depth = 0;
        let end = loop {
            match self.peek() {
                Some(b'(') => depth += 1,
                Some(b')') => depth -= 1,
                Some(_) => {}
                None => return Err(cx.value_error("incomplete format key").into()),
            }
            self.at += 1;
            if depth == 0 {
                break self.at - 1;
            }
        };
        let name = &self.text[start..end];
        let (key, found) = if self.is_text {
            let key = cx.heap.intern(name);
            let plain = cx.heap.type_of(mapping) == crate::heap::types::DICT;
            let found = mapping.as_obj().filter(|_| plain).map(|dict| cx.heap.name_get(dict, key));
            (key, found)
        } else {
            let bytes: Vec<u8> = name.chars().map(|c| c as u8).collect();
            (cx.heap.bytes_object(bytes), None)
        };
        let item = match found {
            Some(Some(item)) => item,
            Some(None) => return Err(cx.key_error(key).into()),
            None => self.answers.ask("getitem", mapping, key)?,
        };
        self.args = vec![item];
        self.next = 0;
        Ok(())
    }

    fn take(&mut self, cx: &mut Cx<'_>) -> Result<Value, Stop> {
        let arg = self.args.get(self.next).copied();
        self.next += 1;
        arg.ok_or_else(|| cx.type_error("not enough arguments for format string").into())
    }

    /// A number in the format, or `*`: the next argument.
    fn number(&mut self, cx: &mut Cx<'_>, what: &str) -> Result<Option<i64>, Stop> {
        if self.peek() == Some(b'*') {
            self.at += 1;
            let v = self.take(cx)?;
            if cx.heap.as_big(v).is_none() {
                return Err(cx.type_error("* wants int").into());
            }
            return Ok(Some(text_args::size(cx, v)?));
        }
        let mut number = None;
        while let Some(digit) = self.peek().filter(u8::is_ascii_digit).map(|digit| digit - b'0') {
            let next = number.unwrap_or(0i64).checked_mul(10).and_then(|n| n.checked_add(i64::from(digit)));
            number = Some(next.ok_or_else(|| Stop::Raise(cx.value_error(format!("{what} too big"))))?);
            self.at += 1;
        }
        Ok(number)
    }
}
