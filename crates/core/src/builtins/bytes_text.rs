//! Methods of `bytes` and `bytearray` that treat them as ASCII text.

use super::{
    bytes::{argument, like, of},
    text_args,
};
use crate::{
    native::{Cx, Native, Raise},
    value::Value,
};

/// The methods.
pub const METHODS: &[Native] = &[
    Native::method("capitalize", "self, /", |cx, args| {
        let mut bytes = of(cx, args[0]).to_ascii_lowercase();
        if let Some(first) = bytes.first_mut() {
            first.make_ascii_uppercase();
        }
        Ok(like(cx, args[0], bytes))
    }),
    Native::method("lower", "self, /", |cx, args| {
        let bytes = of(cx, args[0]).to_ascii_lowercase();
        Ok(like(cx, args[0], bytes))
    }),
    Native::method("upper", "self, /", |cx, args| {
        let bytes = of(cx, args[0]).to_ascii_uppercase();
        Ok(like(cx, args[0], bytes))
    }),
    Native::method("swapcase", "self, /", |cx, args| {
        let swap = |byte: &u8| if byte.is_ascii_lowercase() { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() };
        let bytes: Vec<u8> = of(cx, args[0]).iter().map(swap).collect();
        Ok(like(cx, args[0], bytes))
    }),
    Native::method("title", "self, /", |cx, args| {
        let bytes = title(of(cx, args[0]));
        Ok(like(cx, args[0], bytes))
    }),
    Native::method("isalnum", "self, /", |cx, args| Ok(all(of(cx, args[0]), u8::is_ascii_alphanumeric))),
    Native::method("isalpha", "self, /", |cx, args| Ok(all(of(cx, args[0]), u8::is_ascii_alphabetic))),
    Native::method("isascii", "self, /", |cx, args| Ok(Value::bool(of(cx, args[0]).is_ascii()))),
    Native::method("isdigit", "self, /", |cx, args| Ok(all(of(cx, args[0]), u8::is_ascii_digit))),
    Native::method("islower", "self, /", |cx, args| {
        let bytes = of(cx, args[0]);
        Ok(Value::bool(bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase)))
    }),
    Native::method("isspace", "self, /", |cx, args| Ok(all(of(cx, args[0]), |byte| is_space(*byte)))),
    Native::method("istitle", "self, /", |cx, args| {
        let bytes = of(cx, args[0]);
        Ok(Value::bool(bytes.iter().any(u8::is_ascii_alphabetic) && title(bytes) == bytes))
    }),
    Native::method("isupper", "self, /", |cx, args| {
        let bytes = of(cx, args[0]);
        Ok(Value::bool(bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase)))
    }),
    Native::method("center", "self, width, fillchar=b' ', /", |cx, args| {
        pad(cx, args, "center", |missing, width| missing / 2 + (missing & width & 1))
    }),
    Native::method("ljust", "self, width, fillchar=b' ', /", |cx, args| pad(cx, args, "ljust", |_, _| 0)),
    Native::method("rjust", "self, width, fillchar=b' ', /", |cx, args| pad(cx, args, "rjust", |missing, _| missing)),
    Native::method("zfill", "self, width, /", |cx, args| {
        let width = text_args::size(cx, args[1])?.max(0) as usize;
        cx.reserve(width)?;
        let bytes = of(cx, args[0]);
        let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
        let mut out = bytes[..sign].to_vec();
        out.resize(sign + width.saturating_sub(bytes.len()), b'0');
        out.extend_from_slice(&bytes[sign..]);
        Ok(like(cx, args[0], out))
    }),
    Native::method("expandtabs", "self, /, tabsize=8", |cx, args| {
        let size = match args[1].bound() {
            Some(size) => text_args::c_int(cx, size)?.max(0) as usize,
            None => 8,
        };
        let bytes = of(cx, args[0]).to_vec();
        let tabs = bytes.iter().filter(|byte| **byte == b'\t').count();
        cx.reserve(tabs.saturating_mul(size))?;
        let text = super::str::expand_tabs(&super::format_percent::latin1(&bytes), size);
        let bytes: Vec<u8> = text.chars().map(|c| c as u8).collect();
        Ok(like(cx, args[0], bytes))
    }),
    Native::method("translate", "self, table, /, delete=b''", |cx, args| {
        let table = if args[1].is_none() { None } else { Some(argument(cx, args[1])?) };
        if table.as_ref().is_some_and(|table| table.len() != 256) {
            return Err(cx.value_error("translation table must be 256 characters long"));
        }
        let delete = match args[2].bound() {
            Some(delete) => argument(cx, delete)?,
            None => Vec::new(),
        };
        let kept = of(cx, args[0]).iter().filter(|byte| !delete.contains(byte));
        let bytes: Vec<u8> = kept.map(|byte| table.as_ref().map_or(*byte, |table| table[usize::from(*byte)])).collect();
        Ok(like(cx, args[0], bytes))
    }),
    Native::fixed("maketrans", "frm, to, /", |cx, args| {
        let (from, to) = (argument(cx, args[0])?, argument(cx, args[1])?);
        if from.len() != to.len() {
            return Err(cx.value_error("maketrans arguments must have same length"));
        }
        let mut table: Vec<u8> = (0..=255).collect();
        for (from, to) in from.into_iter().zip(to) {
            table[usize::from(from)] = to;
        }
        Ok(cx.heap.bytes_object(table).into())
    }),
];

/// Whether a byte is white space in ASCII.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

fn all(bytes: &[u8], property: fn(&u8) -> bool) -> Value {
    Value::bool(!bytes.is_empty() && bytes.iter().all(property))
}

fn title(bytes: &[u8]) -> Vec<u8> {
    let mut after_letter = false;
    let step = |byte: &u8| {
        let changed = if after_letter { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        after_letter = byte.is_ascii_alphabetic();
        changed
    };
    bytes.iter().map(step).collect()
}

fn pad(cx: &mut Cx<'_>, args: &[Value], name: &str, left: fn(usize, usize) -> usize) -> Result<Value, Raise> {
    let width = text_args::size(cx, args[1])?.max(0) as usize;
    let fill = match args[2].bound() {
        None => b' ',
        Some(v) => match text_args::bytes_like(cx, v) {
            Some([fill]) => *fill,
            _ => {
                let other = text_args::kind(cx, v);
                let message = format!("{name}() argument 2 must be a byte string of length 1, not {other}");
                return Err(cx.type_error(message));
            }
        },
    };
    cx.reserve(width)?;
    let bytes = of(cx, args[0]);
    let missing = width.saturating_sub(bytes.len());
    let left = left(missing, width);
    let mut out = vec![fill; left];
    out.extend_from_slice(bytes);
    out.resize(bytes.len() + missing, fill);
    Ok(like(cx, args[0], out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        assert_eq!(title(b"ab cD'e"), b"Ab Cd'E");
    }
}
