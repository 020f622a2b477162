//! From bytes to text.

use super::{Codec, Order, codec, escape, handler, unicode_error};
use crate::{
    builtins::str::surrogate::{char_of, is_surrogate},
    heap::types,
    native::{Cx, Raise},
    value::Value,
};

/// A place that cannot be decoded.
pub struct Fault {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Why.
    pub reason: &'static str,
}

impl Fault {
    /// Whether more bytes could make it good.
    fn is_incomplete(&self) -> bool {
        self.reason.starts_with("truncated") || matches!(self.reason, "unexpected end of data" | "\\ at end of string")
    }
}

/// Decodes `bytes`, which are those of `object`; `encoding` and `errors` may be unbound. `function` is named in errors. `None`:
/// encoding or error handler are for Python to find.
///
/// # Errors
/// `UnicodeDecodeError`, `TypeError`, `MemoryError`.
pub fn decode(
    cx: &mut Cx<'_>,
    object: Value,
    bytes: &[u8],
    encoding: Value,
    errors: Value,
    function: &str,
) -> Result<Option<String>, Raise> {
    let Some(codec) = codec(cx, encoding, function)? else {
        handler(cx, errors, function)?;
        return Ok(None);
    };
    let errors = handler(cx, errors, function)?;
    Ok(run(cx, object, bytes, codec, &errors, true)?.map(|(text, _)| text))
}

/// Decodes as many of `bytes` as are whole characters; the text, and how many bytes that took.
///
/// # Errors
/// As [`decode`].
pub fn prefix(
    cx: &mut Cx<'_>,
    object: Value,
    bytes: &[u8],
    encoding: Value,
    errors: Value,
) -> Result<Option<(String, usize)>, Raise> {
    let Some(codec) = codec(cx, encoding, "decode")? else { return Ok(None) };
    let errors = handler(cx, errors, "decode")?;
    run(cx, object, bytes, codec, &errors, false)
}

fn run(
    cx: &mut Cx<'_>,
    object: Value,
    bytes: &[u8],
    codec: Codec,
    errors: &str,
    last: bool,
) -> Result<Option<(String, usize)>, Raise> {
    cx.reserve(bytes.len() * 2)?;
    let (skip, order) = match codec {
        Codec::Utf8Sig if bytes.starts_with(&[0xef, 0xbb, 0xbf]) => (3, Order::Little),
        Codec::Wide(2, None) if bytes.starts_with(&[0xff, 0xfe]) => (2, Order::Little),
        Codec::Wide(2, None) if bytes.starts_with(&[0xfe, 0xff]) => (2, Order::Big),
        Codec::Wide(4, None) if bytes.starts_with(&[0xff, 0xfe, 0, 0]) => (4, Order::Little),
        Codec::Wide(4, None) if bytes.starts_with(&[0, 0, 0xfe, 0xff]) => (4, Order::Big),
        Codec::Wide(_, Some(order)) => (0, order),
        _ => (0, Order::Little),
    };
    let name = match codec {
        Codec::Wide(size, None) => Codec::Wide(size, Some(order)).name(),
        codec => codec.name(),
    };
    let mut text = String::with_capacity(bytes.len());
    let mut at = skip;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let (good, fault) = match codec {
            Codec::Utf8 | Codec::Utf8Sig => utf8(&mut text, rest),
            Codec::Ascii => ascii(&mut text, rest),
            Codec::Latin1 => {
                text.extend(rest.iter().map(|byte| char::from(*byte)));
                (rest.len(), None)
            }
            Codec::Wide(size, _) => wide(&mut text, rest, size, order),
            Codec::Charmap(table) => {
                let good = rest.iter().map_while(|byte| table.decode(*byte)).map(|c| text.push(c)).count();
                let reason = "character maps to <undefined>";
                (good, (good < rest.len()).then_some(Fault { start: 0, end: 1, reason }))
            }
            Codec::Escape { raw } => escape::decode(&mut text, rest, raw),
        };
        at += good;
        let Some(fault) = fault else { break };
        let (start, end) = (at + fault.start, at + fault.end);
        if !last && end == bytes.len() && fault.is_incomplete() {
            break;
        }
        match instead(&mut text, codec, errors, &bytes[start..], end - start, order) {
            Some(taken) => at = start + taken,
            None if matches!(errors, "strict" | "surrogateescape" | "surrogatepass") => {
                return Err(unicode_error(cx, types::UNICODE_DECODE_ERROR, name, object, start, end, fault.reason));
            }
            None => return Ok(None),
        }
    }
    Ok(Some((text, at.min(bytes.len()))))
}

/// Appends what an error handler puts in place of the `len` bad bytes at the beginning; how many bytes that stands for, or
/// `None`: it cannot, or is not known.
fn instead(text: &mut String, codec: Codec, errors: &str, bytes: &[u8], len: usize, order: Order) -> Option<usize> {
    let bad = &bytes[..len];
    match errors {
        "ignore" => {}
        "replace" => text.push('\u{fffd}'),
        "backslashreplace" => bad.iter().for_each(|byte| text.push_str(&format!("\\x{byte:02x}"))),
        "surrogateescape" => {
            let high = bad.iter().take_while(|byte| !byte.is_ascii()).count();
            if high == 0 {
                return None;
            }
            text.extend(bad[..high].iter().filter_map(|byte| char_of(0xdc00 + u32::from(*byte))));
            return Some(high);
        }
        "surrogatepass" => {
            let (code, len) = match (codec, bytes) {
                (Codec::Utf8 | Codec::Utf8Sig, [0xed, second @ 0xa0..=0xbf, third @ 0x80..=0xbf, ..]) => {
                    (0xd000 | u32::from(second & 63) << 6 | u32::from(third & 63), 3)
                }
                (Codec::Wide(size, _), _) => (unit(bytes, 0, size, order)?, size),
                _ => return None,
            };
            if !is_surrogate(code) {
                return None;
            }
            text.extend(char_of(code));
            return Some(len);
        }
        _ => return None,
    }
    Some(len)
}

/// The unit of `size` bytes at a place.
fn unit(bytes: &[u8], at: usize, size: usize, order: Order) -> Option<u32> {
    let bytes = bytes.get(at..at + size)?;
    let push = |n: u32, byte: &u8| n << 8 | u32::from(*byte);
    Some(match order {
        Order::Little => bytes.iter().rev().fold(0, push),
        Order::Big => bytes.iter().fold(0, push),
    })
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
    let unit = |at: usize| unit(bytes, at, size, order);
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

#[cfg(test)]
mod tests {
    use super::*;

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
