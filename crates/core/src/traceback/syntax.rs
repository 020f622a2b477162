//! Syntax errors: the place in the text instead of a frame.

use super::{Printer, attribute, exception_body};
use crate::{heap::types as t, value::Value};

impl Printer<'_> {
    /// Prints where a syntax error is; its message without the place. `None` for any other exception, and for one without a place.
    pub(super) fn syntax_error(&mut self, exception: Value) -> Option<String> {
        let heap = self.heap;
        if !heap.is_instance(exception, t::SYNTAX_ERROR) {
            return None;
        }
        let args = heap.as_items(exception_body(heap, exception)?.args)?;
        let details = args.get(1).and_then(|v| heap.as_items(*v)).unwrap_or_default();
        let field = |name: &str, index: usize| {
            let set = heap.interned(name).and_then(|name| attribute(heap, exception, name));
            set.or_else(|| details.get(index).copied()).filter(|v| !v.is_none())
        };
        let set_message = heap.interned("msg").and_then(|name| attribute(heap, exception, name));
        let message = set_message.or_else(|| args.first().copied()).and_then(|v| heap.as_str(v)).unwrap_or("None").to_owned();
        let line = heap.as_i64(field("lineno", 1)?)?;
        let file = field("filename", 0).and_then(|v| heap.as_str(v)).unwrap_or("<string>");
        let number = |v: Option<Value>| v.and_then(|v| heap.as_i64(v));
        let offset = number(field("offset", 2)).unwrap_or(-1);
        let text = field("text", 3).and_then(|v| heap.as_str(v));
        let end_line = number(field("end_lineno", 4)).unwrap_or(line);
        let end = number(field("end_offset", 5)).unwrap_or(-1);
        self.line(&format!("  File \"{file}\", line {line}"));
        if let Some(text) = text {
            let end = if end_line > line { text.chars().count() as i64 } else { end };
            self.marked(text, offset, end);
        }
        Some(message)
    }

    /// A text and carets from `offset` to `end`, both counted from 1.
    fn marked(&mut self, text: &str, offset: i64, end: i64) {
        let carets = if end > 0 && end > offset { end - offset } else { 1 };
        let shown = text.trim_start_matches([' ', '\t', '\x0c']);
        let mut at = offset - 1 - (text.chars().count() - shown.chars().count()) as i64;
        let mut shown = shown.strip_suffix('\n').unwrap_or(shown);
        at = at.min(shown.chars().count() as i64);
        // Of several lines only the one meant.
        while let Some(newline) = shown.find('\n') {
            let before = shown[..newline].chars().count() as i64;
            if before >= at {
                break;
            }
            shown = &shown[newline + 1..];
            at -= before + 1;
        }
        self.line(&format!("    {shown}"));
        if let Ok(at) = usize::try_from(at) {
            let carets = "^".repeat(carets.clamp(1, 10_000) as usize);
            self.line(&format!("    {:at$}{carets}", ""));
        }
    }
}
