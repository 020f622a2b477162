//! Encoding text to bytes and decoding bytes to text.

use super::surrogate_error;
use crate::{
    builtins::{repr, text_args},
    heap::types,
    native::{Cx, Raise},
    value::{ObjId, Value},
};

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Codec {
    Utf8,
    /// With a byte order mark, which decoding skips.
    Utf8Sig,
    Ascii,
    Latin1,
    /// Bytes per unit, and the order if it is fixed: otherwise little, after a mark.
    Wide(usize, Option<Order>),
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
            "ascii" | "us_ascii" | "646" => Self::Ascii,
            "latin_1" | "latin1" | "iso_8859_1" | "iso8859_1" | "8859" | "l1" | "latin" | "iso8859" | "cp819" => Self::Latin1,
            "utf_16" | "utf16" | "u16" => Self::Wide(2, None),
            "utf_16_le" | "utf_16le" => Self::Wide(2, Some(Order::Little)),
            "utf_16_be" | "utf_16be" => Self::Wide(2, Some(Order::Big)),
            "utf_32" | "utf32" | "u32" => Self::Wide(4, None),
            "utf_32_le" | "utf_32le" => Self::Wide(4, Some(Order::Little)),
            "utf_32_be" | "utf_32be" => Self::Wide(4, Some(Order::Big)),
            _ => return None,
        })
    }

    /// Its name in errors.
    fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Sig => "utf-8",
            Self::Ascii => "ascii",
            Self::Latin1 => "latin-1",
            Self::Wide(2, Some(Order::Big)) => "utf-16-be",
            Self::Wide(2, _) => "utf-16-le",
            Self::Wide(_, Some(Order::Big)) => "utf-32-be",
            Self::Wide(..) => "utf-32-le",
        }
    }
}

/// A place that cannot be decoded.
struct Fault {
    start: usize,
    end: usize,
    reason: &'static str,
}

/// `text.encode(encoding, errors)`; both may be unbound.
///
/// # Errors
/// `LookupError` for an unknown encoding or error handler; `UnicodeEncodeError`.
pub fn encode(cx: &mut Cx<'_>, text: Value, encoding: Value, errors: Value) -> Result<Vec<u8>, Raise> {
    let codec = codec(cx, encoding, "encode")?;
    let errors = handler(cx, errors, "encode")?;
    let string = cx.heap.as_arc_str(text).unwrap_or_default();
    cx.reserve(string.len() * 4)?;
    let limit = match codec {
        Codec::Utf8 => return Ok(string.as_bytes().to_vec()),
        Codec::Utf8Sig => return Ok([&[0xef, 0xbb, 0xbf], string.as_bytes()].concat()),
        Codec::Wide(size, order) => {
            let mut bytes = Vec::new();
            if order.is_none() {
                push_unit(&mut bytes, 0xfeff, size, Order::Little);
            }
            let order = order.unwrap_or(Order::Little);
            match size {
                2 => string.encode_utf16().for_each(|unit| push_unit(&mut bytes, unit.into(), 2, order)),
                _ => string.chars().for_each(|c| push_unit(&mut bytes, c.into(), 4, order)),
            }
            return Ok(bytes);
        }
        Codec::Ascii => 128,
        Codec::Latin1 => 256,
    };
    let fits = |c: char| u32::from(c) < limit;
    let mut bytes = Vec::with_capacity(string.len());
    for (at, c) in string.chars().enumerate() {
        if fits(c) {
            bytes.push(c as u8);
            continue;
        }
        match &*errors {
            "ignore" => {}
            "replace" => bytes.push(b'?'),
            "xmlcharrefreplace" => bytes.extend(format!("&#{};", u32::from(c)).bytes()),
            "backslashreplace" => {
                let mut escape = String::new();
                repr::push_escape(&mut escape, c);
                bytes.extend(escape.bytes());
            }
            // What Python keeps of bytes that are no text never comes into a string here.
            "strict" | "surrogateescape" | "surrogatepass" => {
                let end = at + string.chars().skip(at).take_while(|c| !fits(*c)).count();
                let reason = if limit == 128 { "ordinal not in range(128)" } else { "ordinal not in range(256)" };
                return Err(unicode_error(cx, types::UNICODE_ENCODE_ERROR, codec, text, at, end, reason));
            }
            other => return Err(unknown_handler(cx, other)),
        }
    }
    Ok(bytes)
}

/// Decodes `bytes`, which are those of `object`; `encoding` and `errors` may be unbound. `function` is named in errors.
///
/// # Errors
/// `LookupError` for an unknown encoding or error handler; `UnicodeDecodeError`.
pub fn decode(
    cx: &mut Cx<'_>,
    object: Value,
    bytes: &[u8],
    encoding: Value,
    errors: Value,
    function: &str,
) -> Result<String, Raise> {
    let codec = codec(cx, encoding, function)?;
    let errors = handler(cx, errors, function)?;
    cx.reserve(bytes.len() * 2)?;
    let skip = if codec == Codec::Utf8Sig && bytes.starts_with(&[0xef, 0xbb, 0xbf]) { 3 } else { 0 };
    let (skip, order) = match codec {
        Codec::Wide(2, None) if bytes.starts_with(&[0xff, 0xfe]) => (2, Order::Little),
        Codec::Wide(2, None) if bytes.starts_with(&[0xfe, 0xff]) => (2, Order::Big),
        Codec::Wide(4, None) if bytes.starts_with(&[0xff, 0xfe, 0, 0]) => (4, Order::Little),
        Codec::Wide(4, None) if bytes.starts_with(&[0, 0, 0xfe, 0xff]) => (4, Order::Big),
        Codec::Wide(_, Some(order)) => (0, order),
        _ => (skip, Order::Little),
    };
    let mut text = String::with_capacity(bytes.len());
    let mut at = skip;
    while at < bytes.len() {
        let (good, fault) = match codec {
            Codec::Utf8 | Codec::Utf8Sig => utf8(&mut text, &bytes[at..]),
            Codec::Ascii => ascii(&mut text, &bytes[at..]),
            Codec::Latin1 => {
                text.extend(bytes[at..].iter().map(|byte| char::from(*byte)));
                (bytes.len() - at, None)
            }
            Codec::Wide(size, _) => wide(&mut text, &bytes[at..], size, order),
        };
        at += good;
        let Some(fault) = fault else { break };
        let (start, end) = (at + fault.start, at + fault.end);
        match &*errors {
            "ignore" => {}
            "replace" => text.push('\u{fffd}'),
            "backslashreplace" => bytes[start..end].iter().for_each(|byte| text.push_str(&format!("\\x{byte:02x}"))),
            "strict" => {
                return Err(unicode_error(cx, types::UNICODE_DECODE_ERROR, codec, object, start, end, fault.reason));
            }
            "surrogateescape" | "surrogatepass" => return Err(surrogate_error(cx)),
            other => return Err(unknown_handler(cx, other)),
        }
        at = end;
    }
    Ok(text)
}

fn codec(cx: &mut Cx<'_>, encoding: Value, function: &str) -> Result<Codec, Raise> {
    let Some(encoding) = encoding.bound() else { return Ok(Codec::Utf8) };
    let Some(name) = cx.heap.as_arc_str(encoding) else {
        let other = text_args::kind(cx, encoding);
        return Err(cx.type_error(format!("{function}() argument 'encoding' must be str, not {other}")));
    };
    Codec::named(&name).ok_or_else(|| cx.error(types::LOOKUP_ERROR, format!("unknown encoding: {name}")))
}

fn handler(cx: &mut Cx<'_>, errors: Value, function: &str) -> Result<std::sync::Arc<str>, Raise> {
    let Some(errors) = errors.bound() else { return Ok("strict".into()) };
    match cx.heap.as_arc_str(errors) {
        Some(errors) => Ok(errors),
        None => {
            let other = text_args::kind(cx, errors);
            Err(cx.type_error(format!("{function}() argument 'errors' must be str, not {other}")))
        }
    }
}

#[cold]
fn unknown_handler(cx: &mut Cx<'_>, name: &str) -> Raise {
    cx.error(types::LOOKUP_ERROR, format!("unknown error handler name '{name}'"))
}

#[cold]
fn unicode_error(cx: &mut Cx<'_>, class: ObjId, codec: Codec, object: Value, start: usize, end: usize, reason: &str) -> Raise {
    let args = [cx.heap.str(codec.name()), object, Value::index(start), Value::index(end), cx.heap.str(reason)];
    let raise = cx.error_with(class, &args);
    for (name, value) in ["encoding", "object", "start", "end", "reason"].into_iter().zip(args) {
        let name = cx.heap.intern(name);
        cx.set_attribute(raise.0, name, value);
    }
    raise
}

/// Appends what is good at the beginning; how many bytes that was, and the fault after it.
fn utf8(text: &mut String, bytes: &[u8]) -> (usize, Option<Fault>) {
    let error = match std::str::from_utf8(bytes) {
        Ok(good) => {
            text.push_str(good);
            return (bytes.len(), None);
        }
        Err(error) => error,
    };
    let good = error.valid_up_to();
    text.push_str(std::str::from_utf8(&bytes[..good]).unwrap_or_default());
    let (len, reason) = match error.error_len() {
        None => (bytes.len() - good, "unexpected end of data"),
        Some(len) if matches!(bytes[good], 0x80..=0xc1 | 0xf5..=0xff) => (len, "invalid start byte"),
        Some(len) => (len, "invalid continuation byte"),
    };
    (good, Some(Fault { start: 0, end: len, reason }))
}

fn ascii(text: &mut String, bytes: &[u8]) -> (usize, Option<Fault>) {
    let good = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len());
    text.extend(bytes[..good].iter().map(|byte| char::from(*byte)));
    let fault = (good < bytes.len()).then_some(Fault { start: 0, end: 1, reason: "ordinal not in range(128)" });
    (good, fault)
}

fn wide(text: &mut String, bytes: &[u8], size: usize, order: Order) -> (usize, Option<Fault>) {
    let unit = |at: usize| {
        let bytes = bytes.get(at..at + size)?;
        let push = |n: u32, byte: &u8| n << 8 | u32::from(*byte);
        Some(match order {
            Order::Little => bytes.iter().rev().fold(0, push),
            Order::Big => bytes.iter().fold(0, push),
        })
    };
    let mut at = 0;
    while at < bytes.len() {
        let fault = |end: usize, reason| Some(Fault { start: 0, end, reason });
        let Some(first) = unit(at) else { return (at, fault(bytes.len() - at, "truncated data")) };
        let (code, len) = match first {
            0xd800..=0xdbff if size == 2 => match unit(at + 2) {
                Some(second @ 0xdc00..=0xdfff) => (0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00), 4),
                Some(_) => return (at, fault(2, "illegal UTF-16 surrogate")),
                None => return (at, fault(bytes.len() - at, "unexpected end of data")),
            },
            first => (first, size),
        };
        match char::from_u32(code) {
            Some(c) => text.push(c),
            None if size == 2 => return (at, fault(2, "illegal encoding")),
            None if code > 0x10_ffff => return (at, fault(4, "code point not in range(0x110000)")),
            None => return (at, fault(4, "code point in surrogate code point range(0xd800, 0xe000)")),
        }
        at += len;
    }
    (at, None)
}

fn push_unit(bytes: &mut Vec<u8>, unit: u32, size: usize, order: Order) {
    let little = unit.to_le_bytes();
    match order {
        Order::Little => bytes.extend_from_slice(&little[..size]),
        Order::Big => bytes.extend(little[..size].iter().rev()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_normalized() {
        assert_eq!(Codec::named("UTF-8"), Some(Codec::Utf8));
        assert_eq!(Codec::named("ISO-8859-1"), Some(Codec::Latin1));
        assert_eq!(Codec::named("x"), None);
    }

    #[test]
    fn faults_in_utf8() {
        let fault = |bytes: &[u8]| {
            let (good, fault) = utf8(&mut String::new(), bytes);
            fault.map(|fault| (good, fault.end, fault.reason))
        };
        assert_eq!(fault(b"a\xff"), Some((1, 1, "invalid start byte")));
        assert_eq!(fault(b"a\xe2\x82"), Some((1, 2, "unexpected end of data")));
        assert_eq!(fault(b"\xe2\x28"), Some((0, 1, "invalid continuation byte")));
        assert_eq!(fault(b"\xed\xa0\x80"), Some((0, 1, "invalid continuation byte")));
        assert_eq!(fault("é".as_bytes()), None);
    }

    #[test]
    fn surrogate_pairs() {
        let mut text = String::new();
        assert_eq!(wide(&mut text, &[0x3d, 0xd8, 0x00, 0xde, 0x41, 0x00], 2, Order::Little).0, 6);
        assert_eq!(text, "😀A");
    }
}
