//! Module `_struct`: numbers as bytes, for `python/pack/struct.py` and `python/pack/array.py`.
//!
//! What `struct` calls `struct.error` leaves here as a `BufferError`.

use num_traits::ToPrimitive;

use super::ModuleTable;
use crate::{
    builtins::{
        element::{Element, float_bytes, int_bytes, int_sign, native_size},
        number::Number,
        str::surrogate::code_of,
        text_args::{bytes_like, no_int, size},
    },
    heap::{Body, types},
    native::{Cx, Native, Raise},
    value::{ObjId, Value},
};

/// The module.
pub const MODULE: ModuleTable = ModuleTable { name: "_struct", functions: FUNCTIONS, fill };

const FUNCTIONS: &[Native] = &[
    Native::function("calcsize", "format, /", |cx, args| {
        let format = Format::parse(cx, args[0])?;
        Ok(Value::index(format.size))
    }),
    Native::function("pack", "format, values, /", pack),
    Native::function("unpack", "format, data, /", unpack),
    // All elements of a buffer, as a list.
    Native::function("elements", "code, data, /", |cx, args| {
        let (code, size) = code_and_size(cx, args[0]);
        let elements: Vec<Element> =
            bytes_like(cx, args[1]).unwrap_or_default().chunks_exact(size).map(|bytes| Element::decode(code, bytes)).collect();
        cx.reserve(elements.len() * 16)?;
        let items: Vec<Value> = elements.iter().map(|element| element.value(cx.heap)).collect();
        Ok(cx.heap.list(items))
    }),
    // One element of a buffer.
    Native::function("element", "code, data, index, /", |cx, args| {
        let (code, width) = code_and_size(cx, args[0]);
        let at = size(cx, args[2])?.max(0) as usize * width;
        let element =
            Element::decode(code, bytes_like(cx, args[1]).and_then(|data| data.get(at..at + width)).unwrap_or_default());
        Ok(element.value(cx.heap))
    }),
    // The bytes of an array's element.
    Native::function("encode", "code, value, /", |cx, args| {
        let (code, size) = code_and_size(cx, args[0]);
        let bytes = encode(cx, code, size, args[1])?;
        Ok(cx.heap.bytes_object(bytes))
    }),
    // Puts bytes in place of others in a buffer.
    Native::function("splice", "buffer, start, stop, data, /", |cx, args| {
        let data = bytes_like(cx, args[3]).unwrap_or_default().to_vec();
        let (start, stop) = (size(cx, args[1])?.max(0) as usize, size(cx, args[2])?.max(0) as usize);
        cx.reserve(data.len())?;
        cx.heap.charge(data.len());
        if let Some(id) = args[0].as_obj()
            && let Body::ByteArray(bytes) = &mut cx.heap.get_mut(id).body
        {
            let stop = stop.min(bytes.len());
            bytes.splice(start.min(stop)..stop, data);
        }
        Ok(Value::NONE)
    }),
];

fn fill(cx: &mut Cx<'_>, dict: ObjId) {
    let name = cx.heap.intern("Buffer");
    cx.heap.name_set(dict, name, Value::obj(types::BUFFER));
}

fn code_and_size(cx: &Cx<'_>, code: Value) -> (u8, usize) {
    let code = cx.heap.as_str(code).and_then(|code| code.bytes().next()).unwrap_or(b'B');
    (code, native_size(code).unwrap_or(1))
}

/// What an array calls an element that is too large, or too small.
fn encode(cx: &mut Cx<'_>, code: u8, size: usize, v: Value) -> Result<Vec<u8>, Raise> {
    if code == b'u' {
        let Some(text) = cx.heap.as_str(v) else {
            return Err(cx.type_error("array item must be unicode character"));
        };
        let mut chars = text.chars();
        return match (chars.next(), chars.next()) {
            (Some(c), None) => Ok(code_of(c).to_le_bytes().to_vec()),
            _ => Err(cx.type_error("array item must be unicode character")),
        };
    }
    let Some(signed) = int_sign(code) else {
        let x = match Number::of(cx.heap, v) {
            Some(number) => number.as_float(),
            None => {
                let name = cx.heap.type_name(v);
                return Err(cx.type_error(format!("must be real number, not {name}")));
            }
        };
        let Some(x) = x else { return Err(cx.overflow_error("int too large to convert to float")) };
        return Ok(float_bytes(x, code).unwrap_or_else(|| (x as f32).to_le_bytes().to_vec()));
    };
    let Some(n) = cx.heap.as_big(v) else {
        let name = cx.heap.type_name(v);
        return Err(no_int(cx, v, format!("'{name}' object cannot be interpreted as an integer")));
    };
    if let Some(bytes) = int_bytes(&n, size, signed) {
        return Ok(bytes);
    }
    let negative = n.sign() == num_bigint::Sign::Minus;
    let word = n.to_i64();
    let side = |what: &str| {
        format!("{what} is {} than {}", if negative { "less" } else { "greater" }, if negative { "minimum" } else { "maximum" })
    };
    let short = word.is_some_and(|word| i16::try_from(word).is_err());
    let message = match code {
        b'q' => "int too big to convert".to_owned(),
        b'Q' if negative => "can't convert negative int to unsigned".to_owned(),
        b'Q' => "int too big to convert".to_owned(),
        b'I' | b'L' if negative => "can't convert negative value to unsigned int".to_owned(),
        b'I' if n.to_u64().is_some() => side("unsigned int"),
        b'I' | b'L' => "Python int too large to convert to C unsigned long".to_owned(),
        _ if word.is_none() => "Python int too large to convert to C long".to_owned(),
        b'b' if short => side("signed short integer"),
        b'b' => side("signed char"),
        b'B' => side("unsigned byte integer"),
        b'h' => side("signed short integer"),
        b'H' if word.is_some_and(|word| i32::try_from(word).is_err()) => side("signed integer"),
        b'H' => side("unsigned short"),
        _ => side("signed integer"),
    };
    Err(cx.overflow_error(message))
}

/// A format of `struct`, taken apart.
struct Format {
    /// Each field: its code, where it begins, bytes of one, and how many; `s` and `p` are one field of many bytes.
    fields: Vec<(u8, usize, usize, usize)>,
    /// Bytes in all.
    size: usize,
    big: bool,
}

fn error(cx: &mut Cx<'_>, message: impl AsRef<str>) -> Raise {
    cx.error(types::BUFFER_ERROR, message)
}

impl Format {
    fn parse(cx: &mut Cx<'_>, v: Value) -> Result<Self, Raise> {
        let text = match (cx.heap.as_str(v), bytes_like(cx, v)) {
            (Some(text), _) => text.as_bytes().to_vec(),
            (None, Some(bytes)) => bytes.to_vec(),
            (None, None) => {
                let name = cx.heap.type_name(v);
                return Err(cx.type_error(format!("Struct() argument 1 must be a str or bytes object, not {name}")));
            }
        };
        let (order, rest) = match text.split_first() {
            Some((order @ (b'@' | b'=' | b'<' | b'>' | b'!'), rest)) => (*order, rest),
            _ => (b'@', &text[..]),
        };
        let native = order == b'@';
        let mut format = Self { fields: Vec::new(), size: 0, big: matches!(order, b'>' | b'!') };
        let mut bytes = rest.iter().copied().peekable();
        while let Some(byte) = bytes.next() {
            if byte.is_ascii_whitespace() {
                continue;
            }
            let (mut count, mut code) = (1_usize, byte);
            if byte.is_ascii_digit() {
                count = usize::from(byte - b'0');
                while let Some(digit) = bytes.next_if(u8::is_ascii_digit) {
                    let larger = count.checked_mul(10).and_then(|count| count.checked_add(usize::from(digit - b'0')));
                    count = larger.filter(|count| *count < 1 << 30).ok_or_else(|| error(cx, "total struct size too long"))?;
                }
                code = bytes.next().ok_or_else(|| error(cx, "repeat count given without format specifier"))?;
            }
            if code == 0 {
                return Err(error(cx, "embedded null character"));
            }
            let width = match code {
                b'l' | b'L' if !native => Some(4),
                b'n' | b'N' | b'P' if !native => None,
                b'u' => None,
                code => native_size(code),
            };
            let Some(width) = width else { return Err(error(cx, "bad char in struct format")) };
            if native {
                format.size = format.size.next_multiple_of(width);
            }
            if code != b'x' {
                format.fields.push((code, format.size, width, count));
            }
            format.size = match format.size.checked_add(width * count).filter(|size| *size < 1 << 30) {
                Some(size) => size,
                None => return Err(error(cx, "total struct size too long")),
            };
        }
        Ok(format)
    }

    /// How many values it takes.
    fn values(&self) -> usize {
        self.fields.iter().map(|(code, _, _, count)| if matches!(code, b's' | b'p') { 1 } else { *count }).sum()
    }
}

fn pack(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let format = Format::parse(cx, args[0])?;
    let values: Vec<Value> = cx.heap.as_items(args[1]).map(|items| items.to_vec()).unwrap_or_default();
    let wanted = format.values();
    if wanted != values.len() {
        return Err(error(cx, format!("pack expected {wanted} items for packing (got {})", values.len())));
    }
    cx.reserve(format.size)?;
    let mut out = vec![0; format.size];
    let mut values = values.into_iter();
    for &(code, at, width, count) in &format.fields {
        if matches!(code, b's' | b'p') {
            let text = values.next().and_then(|v| bytes_like(cx, v).map(<[u8]>::to_vec));
            let Some(text) = text else {
                return Err(error(cx, format!("argument for '{}' must be a bytes object", char::from(code))));
            };
            // A Pascal string begins with its length.
            let head = usize::from(code == b'p');
            let len = text.len().min(count.saturating_sub(head));
            if head == 1 && count > 0 {
                out[at] = len.min(255) as u8;
            }
            out[at + head.min(count)..at + head.min(count) + len].copy_from_slice(&text[..len]);
            continue;
        }
        for i in 0..count {
            let Some(v) = values.next() else { break };
            let mut bytes = field(cx, code, width, v, args[0])?;
            if format.big {
                bytes.reverse();
            }
            out[at + i * width..at + (i + 1) * width].copy_from_slice(&bytes);
        }
    }
    Ok(cx.heap.bytes_object(out))
}

/// Whether a format asks for standard sizes.
fn is_standard(cx: &Cx<'_>, format: Value) -> bool {
    cx.heap.as_str(format).is_some_and(|format| format.starts_with(['<', '>', '=', '!']))
}

fn field(cx: &mut Cx<'_>, code: u8, width: usize, v: Value, format: Value) -> Result<Vec<u8>, Raise> {
    match code {
        b'c' => match cx.heap.own_bytes(v) {
            Some([byte]) => Ok(vec![*byte]),
            _ => Err(error(cx, "char format requires a bytes object of length 1")),
        },
        b'?' => Ok(vec![u8::from(crate::builtins::truth(cx.heap, v).unwrap_or(true))]),
        b'f' | b'd' | b'e' => {
            let Some(x) = Number::of(cx.heap, v).and_then(|number| number.as_float()) else {
                return Err(error(cx, "required argument is not a float"));
            };
            let standard = is_standard(cx, format);
            match float_bytes(x, code) {
                Some(bytes) => Ok(bytes),
                None if code == b'e' && cx.heap.as_big(v).is_some() => Err(error(cx, "int too large to convert")),
                None if code == b'e' => Err(cx.overflow_error("float too large to pack with e format")),
                None if standard => Err(cx.overflow_error("float too large to pack with f format")),
                None => Ok((x as f32).to_le_bytes().to_vec()),
            }
        }
        code => {
            let signed = int_sign(code).unwrap_or_default();
            let Some(n) = cx.heap.as_big(v) else {
                return Err(match crate::builtins::has_index(cx.heap, v) {
                    true => no_int(cx, v, ""),
                    false => error(cx, "required argument is not an integer"),
                });
            };
            if let Some(bytes) = int_bytes(&n, width, signed) {
                return Ok(bytes);
            }
            let bits = 8 * width as u32;
            let (low, high) =
                if signed { (-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1) } else { (0, (1_i128 << bits) - 1) };
            let fits =
                if signed || !matches!(code, b'I' | b'L' | b'Q' | b'N') { n.to_i64().is_some() } else { n.to_u64().is_some() };
            let message = match code {
                _ if !fits || width == 8 => "argument out of range".to_owned(),
                b'b' => format!("byte format requires {low} <= number <= {high}"),
                b'B' => format!("ubyte format requires {low} <= number <= {high}"),
                b'h' => format!("short format requires {low} <= number <= {high}"),
                b'H' => format!("ushort format requires {low} <= number <= {high}"),
                code => format!("'{}' format requires {low} <= number <= {high}", char::from(code)),
            };
            Err(error(cx, message))
        }
    }
}

fn unpack(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let format = Format::parse(cx, args[0])?;
    let Some(data) = bytes_like(cx, args[1]).map(<[u8]>::to_vec) else {
        let name = cx.heap.type_name(args[1]);
        return Err(cx.type_error(format!("a bytes-like object is required, not '{name}'")));
    };
    if data.len() != format.size {
        return Err(error(cx, format!("unpack requires a buffer of {} bytes", format.size)));
    }
    let mut items = Vec::new();
    for &(code, at, width, count) in &format.fields {
        let part = &data[at..at + width * count];
        match code {
            b's' => items.push(cx.heap.bytes_object(part.to_vec())),
            b'p' => {
                let len = part.first().map_or(0, |len| usize::from(*len)).min(part.len().saturating_sub(1));
                items.push(cx.heap.bytes_object(part.get(1..1 + len).unwrap_or_default().to_vec()));
            }
            code => {
                for bytes in part.chunks_exact(width) {
                    let mut bytes = bytes.to_vec();
                    if format.big {
                        bytes.reverse();
                    }
                    let element = Element::decode(code, &bytes);
                    items.push(element.value(cx.heap));
                }
            }
        }
    }
    Ok(cx.heap.tuple(items))
}
