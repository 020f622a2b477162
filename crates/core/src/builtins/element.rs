//! Numbers as bytes: the elements of arrays, memoryviews and structs. Bytes are little-endian here.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::{heap::Heap, value::Value};

/// How many bytes an element of a format has on a 64-bit machine; `None` for an unknown one.
pub fn native_size(code: u8) -> Option<usize> {
    Some(match code {
        b'b' | b'B' | b'c' | b'?' | b's' | b'p' | b'x' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' | b'u' => 4,
        b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'P' | b'd' => 8,
        _ => return None,
    })
}

/// Whether a format is one of ints, and whether these have a sign.
pub fn int_sign(code: u8) -> Option<bool> {
    match code {
        b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => Some(true),
        b'B' | b'H' | b'I' | b'L' | b'Q' | b'N' | b'P' => Some(false),
        _ => None,
    }
}

/// An element.
#[derive(Clone, Debug)]
pub enum Element {
    /// An int.
    Int(i128),
    /// A float.
    Float(f64),
    /// A truth value.
    Bool(bool),
    /// A character, as a code point.
    Character(u32),
    /// A byte on its own.
    Byte(u8),
}

impl PartialEq for Element {
    /// Numbers are compared by value, whatever their format.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Byte(a), Self::Byte(b)) => a == b,
            (Self::Character(a), Self::Character(b)) => a == b,
            (Self::Int(a), Self::Int(b)) => a == b,
            _ => match (self.as_float(), other.as_float()) {
                (Some(a), Some(b)) => a == b,
                _ => false,
            },
        }
    }
}

impl Element {
    /// The element that stands in `bytes`, which are as many as its format has.
    pub fn decode(code: u8, bytes: &[u8]) -> Self {
        let mut word = [0; 8];
        let len = bytes.len().min(8);
        word[..len].copy_from_slice(&bytes[..len]);
        let number = u64::from_le_bytes(word);
        match code {
            b'c' => Self::Byte(word[0]),
            b'?' => Self::Bool(number != 0),
            b'u' => Self::Character(number as u32),
            b'f' => Self::Float(f64::from(f32::from_bits(number as u32))),
            b'd' => Self::Float(f64::from_bits(number)),
            b'e' => Self::Float(half_to_float(number as u16)),
            code => {
                let unused = 64 - 8 * len.max(1) as u32;
                match int_sign(code) {
                    Some(true) => Self::Int((((number << unused) as i64) >> unused).into()),
                    _ => Self::Int(number.into()),
                }
            }
        }
    }

    /// The Python value.
    pub fn value(&self, heap: &mut Heap) -> Value {
        match *self {
            Self::Int(n) => heap.big_int(BigInt::from(n)),
            Self::Float(x) => heap.float(x),
            Self::Bool(b) => Value::bool(b),
            Self::Character(code) => {
                let c = super::str::surrogate::char_of(code).unwrap_or('\u{fffd}');
                heap.str(c.to_string())
            }
            Self::Byte(byte) => heap.bytes_object(vec![byte]),
        }
    }

    fn as_float(&self) -> Option<f64> {
        match *self {
            Self::Int(n) => Some(n as f64),
            Self::Float(x) => Some(x),
            Self::Bool(b) => Some(f64::from(b)),
            Self::Character(_) | Self::Byte(_) => None,
        }
    }
}

/// An int as `size` bytes; `None`: it does not fit.
pub fn int_bytes(n: &BigInt, size: usize, signed: bool) -> Option<Vec<u8>> {
    let n = n.to_i128()?;
    let bits = 8 * size as u32;
    let (low, high) = if signed { (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) } else { (0, (1 << bits) - 1) };
    (low..=high).contains(&n).then(|| n.to_le_bytes()[..size].to_vec())
}

/// A float as bytes of format `f`, `d` or `e`; `None`: it is too large for that.
pub fn float_bytes(x: f64, code: u8) -> Option<Vec<u8>> {
    match code {
        b'f' => {
            let single = x as f32;
            (single.is_finite() || !x.is_finite()).then(|| single.to_le_bytes().to_vec())
        }
        b'e' => float_to_half(x).map(|half| half.to_le_bytes().to_vec()),
        _ => Some(x.to_le_bytes().to_vec()),
    }
}

fn half_to_float(half: u16) -> f64 {
    let sign = if half >> 15 == 1 { -1.0 } else { 1.0 };
    let (exponent, fraction) = (i32::from(half >> 10 & 31), f64::from(half & 1023));
    sign * match exponent {
        0 => fraction * libm::exp2(-24.0),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1024.0 + fraction) * libm::exp2(f64::from(exponent - 25)),
    }
}

/// Rounds to the nearest half, ties to even.
fn float_to_half(x: f64) -> Option<u16> {
    let sign = if x.is_sign_negative() { 0x8000 } else { 0 };
    let x = x.abs();
    if x.is_nan() {
        return Some(sign | 0x7e00);
    }
    if x.is_infinite() {
        return Some(sign | 0x7c00);
    }
    // The exponent of the last place: no smaller than that of the subnormal numbers.
    let place = (libm::frexp(x).1 - 11).max(-24);
    let steps = libm::rint(libm::scalbn(x, -place)) as u32;
    let (steps, place) = if steps == 2048 { (1024, place + 1) } else { (steps, place) };
    if steps < 1024 {
        return Some(sign | steps as u16);
    }
    let exponent = place + 25;
    (exponent < 31).then(|| sign | (exponent as u16) << 10 | (steps as u16 - 1024))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves() {
        for (x, half) in [(1.5, 0x3e00), (0.0, 0), (-2.0, 0xc000), (65504.0, 0x7bff), (6e-8, 1), (0.1, 0x2e66)] {
            assert_eq!(float_to_half(x), Some(half));
        }
        assert_eq!(float_to_half(65520.0), None);
        assert_eq!((half_to_float(0x3e00), half_to_float(0x7bff), half_to_float(0xfc00)), (1.5, 65504.0, f64::NEG_INFINITY));
    }

    #[test]
    fn ints() {
        assert_eq!(int_bytes(&BigInt::from(-2), 2, true), Some(vec![0xfe, 0xff]));
        assert_eq!(int_bytes(&BigInt::from(256), 1, false), None);
        assert_eq!(int_bytes(&BigInt::from(u64::MAX), 8, false), Some(vec![0xff; 8]));
    }
}
