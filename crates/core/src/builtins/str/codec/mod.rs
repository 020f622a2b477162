//! Encoding text to bytes and decoding bytes to text.

mod charmap;
mod decode;
mod encode;
mod escape;

use decode::prefix;

pub use decode::decode;
pub use encode::encode;

use std::sync::Arc;

use crate::{
    builtins::text_args,
    heap::types,
    native::{Cx, Flow, Native, Raise},
    value::{ObjId, Value},
};

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Codec {
    Utf8,
    /// With a byte order mark, which decoding skips.
    Utf8Sig,
    Ascii,
    Latin1,
    /// Bytes per unit, and the order if it is fixed: otherwise little, after a mark.
    Wide(usize, Option<Order>),
    /// One byte for a character, by a table.
    Charmap(&'static charmap::Table),
    /// Escapes as in literals; raw: only those of four or eight digits.
    Escape {
        raw: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Little,
    Big,
}

impl Codec {
    fn named(name: &str) -> Option<Self> {
        let normal: String = name.to_ascii_lowercase().chars().map(|c| if matches!(c, '-' | ' ') { '_' } else { c }).collect();
        Some(match &*normal {
            "utf_8" | "utf8" | "u8" | "utf" | "cp65001" => Self::Utf8,
            "utf_8_sig" | "utf8_sig" => Self::Utf8Sig,
            "ascii" | "us_ascii" | "646" | "iso646_us" | "us" => Self::Ascii,
            "latin_1" | "latin1" | "iso_8859_1" | "iso8859_1" | "8859" | "l1" | "latin" | "iso8859" | "cp819" => Self::Latin1,
            "utf_16" | "utf16" | "u16" => Self::Wide(2, None),
            "utf_16_le" | "utf_16le" | "utf16_le" => Self::Wide(2, Some(Order::Little)),
            "utf_16_be" | "utf_16be" | "utf16_be" => Self::Wide(2, Some(Order::Big)),
            "utf_32" | "utf32" | "u32" => Self::Wide(4, None),
            "utf_32_le" | "utf_32le" | "utf32_le" => Self::Wide(4, Some(Order::Little)),
            "utf_32_be" | "utf_32be" | "utf32_be" => Self::Wide(4, Some(Order::Big)),
            "unicode_escape" | "unicodeescape" => Self::Escape { raw: false },
            "raw_unicode_escape" | "rawunicodeescape" => Self::Escape { raw: true },
            other => {
                let named = |table: &&charmap::Table| {
                    table.name.replace('-', "_") == other || table.aliases.split(' ').any(|alias| alias == other)
                };
                return charmap::TABLES.iter().find(named).map(Self::Charmap);
            }
        })
    }

    /// Its name in errors.
    fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Sig => "utf-8",
            Self::Ascii => "ascii",
            Self::Latin1 => "latin-1",
            Self::Wide(2, None) => "utf-16",
            Self::Wide(_, None) => "utf-32",
            Self::Wide(2, Some(Order::Big)) => "utf-16-be",
            Self::Wide(2, _) => "utf-16-le",
            Self::Wide(_, Some(Order::Big)) => "utf-32-be",
            Self::Wide(..) => "utf-32-le",
            Self::Charmap(_) => "charmap",
            Self::Escape { raw: false } => "unicodeescape",
            Self::Escape { raw: true } => "rawunicodeescape",
        }
    }

    /// Its name as `codecs.lookup` gives it.
    fn canonical(self) -> &'static str {
        match self {
            Self::Utf8Sig => "utf-8-sig",
            Self::Latin1 => "iso8859-1",
            Self::Charmap(table) => table.name,
            Self::Escape { raw: false } => "unicode-escape",
            Self::Escape { raw: true } => "raw-unicode-escape",
            other => other.name(),
        }
    }
}

/// Functions that only the prelude sees.
pub const MACHINE: &[Native] = &[Native::function("_m_codec_name", "name, /", codec_name)];

/// The name of an encoding as `codecs.lookup` gives it, or `None`: Rust does not know it.
///
/// # Errors
/// None.
pub fn codec_name(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let name = cx.heap.as_str(args[0]).and_then(canonical_name);
    Ok(name.map_or(Value::NONE, |name| cx.heap.intern(name)))
}

/// The text of as many bytes as are whole characters, and how many these are.
///
/// # Errors
/// `UnicodeDecodeError`, `TypeError`, `MemoryError`.
pub fn decode_prefix(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let bytes = text_args::bytes_like(cx, args[0]).unwrap_or_default().to_vec();
    let Some((text, len)) = prefix(cx, args[0], &bytes, args[1], args[2])? else {
        return Ok(Flow::prelude(cx, "decode_prefix_slow", args));
    };
    let text = cx.heap.str(text);
    Ok(cx.heap.tuple([text, Value::index(len)]).into())
}

/// The call of the prelude that encodes or decodes with what only Python can find.
pub fn by_python(cx: &mut Cx<'_>, function: &str, object: Value, encoding: Value, errors: Value) -> Flow {
    let encoding = encoding.or(cx.heap.intern("utf-8"));
    let errors = errors.or(cx.heap.intern("strict"));
    Flow::prelude(cx, function, &[object, encoding, errors])
}

/// The canonical name of an encoding that Rust knows.
pub fn canonical_name(name: &str) -> Option<&'static str> {
    Codec::named(name).map(Codec::canonical)
}

/// The encoding that an argument names; `None`: one that Python has to look up.
fn codec(cx: &mut Cx<'_>, encoding: Value, function: &str) -> Result<Option<Codec>, Raise> {
    let Some(encoding) = encoding.bound() else { return Ok(Some(Codec::Utf8)) };
    match cx.heap.as_str(encoding) {
        Some(name) if name.contains('\0') => Err(cx.value_error("embedded null character")),
        Some(name) => Ok(Codec::named(name)),
        None => {
            let other = text_args::kind(cx, encoding);
            Err(cx.type_error(format!("{function}() argument 'encoding' must be str, not {other}")))
        }
    }
}

fn handler(cx: &mut Cx<'_>, errors: Value, function: &str) -> Result<Arc<str>, Raise> {
    let Some(errors) = errors.bound() else { return Ok("strict".into()) };
    match cx.heap.as_arc_str(errors) {
        Some(errors) if errors.contains('\0') => Err(cx.value_error("embedded null character")),
        Some(errors) => Ok(errors),
        None => {
            let other = text_args::kind(cx, errors);
            Err(cx.type_error(format!("{function}() argument 'errors' must be str, not {other}")))
        }
    }
}

#[cold]
fn unicode_error(cx: &mut Cx<'_>, class: ObjId, name: &str, object: Value, start: usize, end: usize, reason: &str) -> Raise {
    let object = if class == types::UNICODE_DECODE_ERROR && cx.heap.type_of(object) != types::BYTES {
        let bytes = text_args::bytes_like(cx, object).unwrap_or_default().to_vec();
        cx.heap.bytes_object(bytes)
    } else {
        object
    };
    let args = [cx.heap.str(name), object, Value::index(start), Value::index(end), cx.heap.str(reason)];
    let raise = cx.error_with(class, &args);
    for (name, value) in ["encoding", "object", "start", "end", "reason"].into_iter().zip(args) {
        let name = cx.heap.intern(name);
        cx.set_attribute(raise.0, name, value);
    }
    raise
}

/// The error for text that cannot be written to a stream because it holds surrogates.
#[cold]
pub fn cannot_write(cx: &mut Cx<'_>, text: &str) -> Raise {
    let object = cx.heap.str(text);
    match encode(cx, object, Value::UNBOUND, Value::UNBOUND) {
        Err(raise) => raise,
        Ok(_) => cx.value_error("text cannot be written"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_normalized() {
        assert_eq!(canonical_name("UTF-8"), Some("utf-8"));
        assert_eq!(canonical_name("ISO-8859-1"), Some("iso8859-1"));
        assert_eq!(canonical_name("windows-1252"), Some("cp1252"));
        assert_eq!(canonical_name("x"), None);
    }

    #[test]
    fn tables_hold_128_characters() {
        for table in charmap::TABLES {
            assert_eq!(table.upper.chars().count(), 128, "{}", table.name);
        }
        let Some(Codec::Charmap(table)) = Codec::named("cp1252") else { panic!("cp1252 has a table") };
        assert_eq!((table.decode(0x80), table.encode('€'), table.decode(0x81)), (Some('€'), Some(0x80), None));
    }
}
