//! From text to bytes.

use super::{Codec, Order, codec, escape, handler, unicode_error};
use crate::{
    builtins::{
        repr,
        str::surrogate::{code_of, has_surrogate, is_surrogate},
    },
    heap::types,
    native::{Cx, Raise},
    value::Value,
};

/// `text.encode(encoding, errors)`; both may be unbound. `None`: encoding or error handler are for Python to find.
///
/// # Errors
/// `UnicodeEncodeError`, `TypeError`, `MemoryError`.
pub fn encode(cx: &mut Cx<'_>, text: Value, encoding: Value, errors: Value) -> Result<Option<Vec<u8>>, Raise> {
    let Some(codec) = codec(cx, encoding, "encode")? else {
        handler(cx, errors, "encode")?;
        return Ok(None);
    };
    let errors = handler(cx, errors, "encode")?;
    let string = cx.heap.as_text(text).unwrap_or_default();
    cx.reserve(string.len() * 4)?;
    let mut bytes = Vec::with_capacity(string.len());
    match codec {
        Codec::Utf8 if !has_surrogate(&string) => return Ok(Some(string.as_bytes().to_vec())),
        Codec::Utf8Sig => bytes.extend([0xef, 0xbb, 0xbf]),
        Codec::Wide(size, None) => push_unit(&mut bytes, 0xfeff, size, Order::Little),
        Codec::Escape { raw } => {
            escape::encode(&mut bytes, &string, raw);
            return Ok(Some(bytes));
        }
        _ => {}
    }
    let mut chars = string.chars().enumerate().peekable();
    while let Some((at, c)) = chars.next() {
        if push(&mut bytes, codec, c) {
            continue;
        }
        let mut run = vec![c];
        let mut scratch = Vec::new();
        // Codecs of wide units report one character at a time.
        let single = matches!(codec, Codec::Wide(..));
        while let Some((_, next)) = chars.next_if(|(_, next)| !single && !push(&mut scratch, codec, *next)) {
            run.push(next);
        }
        if !replace(&mut bytes, codec, &errors, &run) {
            if !matches!(&*errors, "strict" | "surrogateescape" | "surrogatepass" | "replace") {
                return Ok(None);
            }
            let end = at + run.len();
            return Err(unicode_error(cx, types::UNICODE_ENCODE_ERROR, codec.name(), text, at, end, reason(codec)));
        }
    }
    Ok(Some(bytes))
}

fn reason(codec: Codec) -> &'static str {
    match codec {
        Codec::Ascii => "ordinal not in range(128)",
        Codec::Latin1 => "ordinal not in range(256)",
        Codec::Charmap(_) => "character maps to <undefined>",
        _ => "surrogates not allowed",
    }
}

/// Appends a character; `false`: the codec has none such.
fn push(bytes: &mut Vec<u8>, codec: Codec, c: char) -> bool {
    let code = code_of(c);
    match codec {
        Codec::Ascii if code < 128 => bytes.push(code as u8),
        Codec::Latin1 if code < 256 => bytes.push(code as u8),
        Codec::Ascii | Codec::Latin1 | Codec::Escape { .. } => return false,
        Codec::Charmap(table) => match table.encode(c) {
            Some(byte) => bytes.push(byte),
            None => return false,
        },
        _ if is_surrogate(code) => return false,
        Codec::Utf8 | Codec::Utf8Sig => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        Codec::Wide(2, order) => {
            c.encode_utf16(&mut [0; 2])
                .iter()
                .for_each(|unit| push_unit(bytes, (*unit).into(), 2, order.unwrap_or(Order::Little)));
        }
        Codec::Wide(size, order) => push_unit(bytes, code, size, order.unwrap_or(Order::Little)),
    }
    true
}

/// Appends what an error handler puts in place of characters that the codec does not have; `false`: it cannot, or is not known.
fn replace(bytes: &mut Vec<u8>, codec: Codec, errors: &str, run: &[char]) -> bool {
    let text: String = match errors {
        "ignore" => return true,
        "replace" => "?".repeat(run.len()),
        "xmlcharrefreplace" => run.iter().map(|c| format!("&#{};", code_of(*c))).collect(),
        "backslashreplace" => {
            let mut text = String::new();
            run.iter().for_each(|c| repr::push_escape(&mut text, *c));
            text
        }
        "surrogateescape" if !matches!(codec, Codec::Wide(..)) => {
            let escaped = |c: &char| u8::try_from(code_of(*c).wrapping_sub(0xdc00)).ok().filter(|byte| *byte >= 128);
            let Some(escaped) = run.iter().map(escaped).collect::<Option<Vec<u8>>>() else { return false };
            bytes.extend(escaped);
            return true;
        }
        "surrogatepass" => {
            for c in run {
                let code = code_of(*c);
                match codec {
                    Codec::Utf8 | Codec::Utf8Sig => {
                        bytes.extend([0xe0 | (code >> 12) as u8, 0x80 | (code >> 6 & 63) as u8, 0x80 | (code & 63) as u8]);
                    }
                    Codec::Wide(size, order) => push_unit(bytes, code, size, order.unwrap_or(Order::Little)),
                    _ => return false,
                }
            }
            return true;
        }
        _ => return false,
    };
    text.chars().all(|c| push(bytes, codec, c))
}

fn push_unit(bytes: &mut Vec<u8>, unit: u32, size: usize, order: Order) {
    let little = unit.to_le_bytes();
    match order {
        Order::Little => bytes.extend_from_slice(&little[..size]),
        Order::Big => bytes.extend(little[..size].iter().rev()),
    }
}
