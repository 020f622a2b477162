//! Numbers of all built-in kinds, and the operators between them.

use std::{borrow::Cow, sync::Arc};

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

use super::{
    arith::BinOp,
    complex, float_math,
    float_math::PowerError,
    int_math::{self, MathError},
};
use crate::{
    heap::{Body, Heap, types},
    native::{Cx, Raise},
    value::{Kind, Value},
};

/// A number, taken out of its value.
#[derive(Clone, Debug)]
pub enum Number {
    /// An int or bool of 64 bits.
    Int(i64),
    /// A larger int, or one of a derived type.
    Big(Arc<BigInt>),
    /// A float.
    Float(f64),
    /// A complex number.
    Complex(f64, f64),
}

impl Number {
    /// The number, if the value is one; also an instance of a type derived from a number's.
    #[inline]
    pub fn of(heap: &Heap, v: Value) -> Option<Self> {
        match v.kind() {
            Kind::Int(n) => Some(Self::Int(n)),
            Kind::Float(x) => Some(Self::Float(x)),
            Kind::Bool(b) => Some(Self::Int(i64::from(b))),
            Kind::Obj(id) => match &heap.get(id).body {
                Body::Float(x) => Some(Self::Float(*x)),
                Body::BigInt(n) => Some(match n.to_i64() {
                    Some(n) => Self::Int(n),
                    None => Self::Big(Arc::clone(n)),
                }),
                Body::Complex(z) => Some(Self::Complex(z.0, z.1)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The int, if it is one.
    pub fn as_big(&self) -> Option<Cow<'_, BigInt>> {
        match self {
            Self::Int(n) => Some(Cow::Owned(BigInt::from(*n))),
            Self::Big(n) => Some(Cow::Borrowed(n)),
            _ => None,
        }
    }

    /// The nearest float of an int or float; `None` for a complex number and when it is too large.
    pub fn as_float(&self) -> Option<f64> {
        match self {
            Self::Int(n) => Some(*n as f64),
            Self::Big(n) => int_math::to_float(n),
            Self::Float(x) => Some(*x),
            Self::Complex(..) => None,
        }
    }

    /// A value of the plain built-in type.
    pub fn into_value(self, heap: &mut Heap) -> Value {
        match self {
            Self::Int(n) => heap.int(n),
            Self::Big(n) => heap.big_int(Arc::unwrap_or_clone(n)),
            Self::Float(x) => heap.float(x),
            Self::Complex(re, im) => complex::new(heap, re, im),
        }
    }
}

/// Applies an operator to two numbers.
///
/// # Errors
/// `None`: numbers of these kinds do not know the operator.
pub fn binary(cx: &mut Cx<'_>, op: BinOp, a: Number, b: Number) -> Option<Result<Value, Raise>> {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => small_ints(cx, op, a, b),
        (a @ Number::Complex(..), b) | (a, b @ Number::Complex(..)) => complexes(cx, op, &a, &b),
        (Number::Float(a), Number::Float(b)) => floats(cx, op, a, b),
        (Number::Float(a), b) => match b.as_float() {
            Some(b) => floats(cx, op, a, b),
            None => Some(Err(too_large_for_float(cx))),
        },
        (a, Number::Float(b)) => match a.as_float() {
            Some(a) => floats(cx, op, a, b),
            None => Some(Err(too_large_for_float(cx))),
        },
        (a, b) => {
            let (a, b) = (a.as_big()?, b.as_big()?);
            big_ints(cx, op, &a, &b)
        }
    }
}

/// `divmod` of two numbers that are not complex.
///
/// # Errors
/// `None`: there is none for complex numbers.
pub fn divide_with_rest(cx: &mut Cx<'_>, a: &Number, b: &Number) -> Option<Result<(Value, Value), Raise>> {
    if let (Some(a), Some(b)) = (a.as_big(), b.as_big()) {
        return Some(match int_math::floor_divide(&a, &b) {
            Ok((quotient, rest)) => Ok((cx.heap.big_int(quotient), cx.heap.big_int(rest))),
            Err(error) => Err(raise(cx, error, "integer division or modulo by zero")),
        });
    }
    if matches!(a, Number::Complex(..)) || matches!(b, Number::Complex(..)) {
        return None;
    }
    let (Some(a), Some(b)) = (a.as_float(), b.as_float()) else { return Some(Err(too_large_for_float(cx))) };
    if b == 0.0 {
        return Some(Err(cx.error(types::ZERO_DIVISION_ERROR, "float divmod()")));
    }
    let (quotient, rest) = float_math::floor_divide(a, b);
    Some(Ok((cx.heap.float(quotient), cx.heap.float(rest))))
}

/// The exception for a failed computation with ints; `zero` is the text for a division by zero.
#[cold]
pub fn raise(cx: &mut Cx<'_>, error: MathError, zero: &str) -> Raise {
    match error {
        MathError::ZeroDivision => cx.error(types::ZERO_DIVISION_ERROR, zero),
        MathError::TooLarge => cx.error_with(types::MEMORY_ERROR, &[]),
        MathError::Overflow => cx.overflow_error("integer division result too large for a float"),
        MathError::NegativeShift => cx.value_error("negative shift count"),
        MathError::ShiftOverflow => cx.overflow_error("too many digits in integer"),
        MathError::NotInvertible => cx.value_error("base is not invertible for the given modulus"),
    }
}

/// The exception for an int that no float holds.
#[cold]
pub fn too_large_for_float(cx: &mut Cx<'_>) -> Raise {
    cx.overflow_error("int too large to convert to float")
}

fn small_ints(cx: &mut Cx<'_>, op: BinOp, a: i64, b: i64) -> Option<Result<Value, Raise>> {
    const EXACT: i64 = 1 << 53;
    let result = match op {
        BinOp::Add => a.checked_add(b),
        BinOp::Sub => a.checked_sub(b),
        BinOp::Mul => a.checked_mul(b),
        BinOp::And => Some(a & b),
        BinOp::Or => Some(a | b),
        BinOp::Xor => Some(a ^ b),
        BinOp::FloorDiv if b != 0 => a.checked_div(b).map(|q| q - i64::from(a % b != 0 && (a < 0) != (b < 0))),
        BinOp::Mod if b != 0 => a.checked_rem(b).map(|r| if r != 0 && (r < 0) != (b < 0) { r + b } else { r }),
        BinOp::LShift if (0..62).contains(&b) => {
            let shifted = a << b;
            (shifted >> b == a).then_some(shifted)
        }
        BinOp::RShift if b >= 0 => Some(a >> b.min(63)),
        BinOp::Pow if b >= 0 => u32::try_from(b).ok().and_then(|b| a.checked_pow(b)),
        BinOp::TrueDiv if b != 0 && (-EXACT..=EXACT).contains(&a) && (-EXACT..=EXACT).contains(&b) => {
            return Some(Ok(cx.heap.float(a as f64 / b as f64)));
        }
        BinOp::MatMul => return None,
        _ => None,
    };
    match result {
        Some(n) => Some(Ok(cx.heap.int(n))),
        None => big_ints(cx, op, &BigInt::from(a), &BigInt::from(b)),
    }
}

#[cold]
fn big_ints(cx: &mut Cx<'_>, op: BinOp, a: &BigInt, b: &BigInt) -> Option<Result<Value, Raise>> {
    let zero = match op {
        BinOp::TrueDiv => "division by zero",
        BinOp::Mod => "integer modulo by zero",
        _ => "integer division or modulo by zero",
    };
    let result = match op {
        BinOp::Add => Ok(a + b),
        BinOp::Sub => Ok(a - b),
        BinOp::Mul if int_math::product_fits(a, b) => Ok(a * b),
        BinOp::Mul => Err(MathError::TooLarge),
        BinOp::FloorDiv => int_math::floor_divide(a, b).map(|(quotient, _)| quotient),
        BinOp::Mod => int_math::floor_divide(a, b).map(|(_, rest)| rest),
        BinOp::And => Ok(a & b),
        BinOp::Or => Ok(a | b),
        BinOp::Xor => Ok(a ^ b),
        BinOp::LShift => {
            // A count beyond all memory is refused by the shift itself.
            let bytes = b.to_u64().and_then(|bits| usize::try_from(bits / 8).ok()).unwrap_or(0);
            if a.bits() > 0
                && let Err(raise) = cx.reserve(bytes)
            {
                return Some(Err(raise));
            }
            int_math::shift(a, b, true)
        }
        BinOp::RShift => int_math::shift(a, b, false),
        BinOp::TrueDiv => {
            return Some(match int_math::true_divide(a, b) {
                Ok(x) => Ok(cx.heap.float(x)),
                Err(error) => Err(raise(cx, error, zero)),
            });
        }
        BinOp::Pow if b.is_negative() => {
            return match (int_math::to_float(a), int_math::to_float(b)) {
                (Some(a), Some(b)) => floats(cx, op, a, b),
                _ => Some(Err(too_large_for_float(cx))),
            };
        }
        BinOp::Pow => int_math::power(a, b),
        BinOp::MatMul => return None,
    };
    Some(match result {
        Ok(n) => cx.reserve(n.bits() as usize / 8).map(|()| cx.heap.big_int(n)),
        Err(error) => Err(raise(cx, error, zero)),
    })
}

fn floats(cx: &mut Cx<'_>, op: BinOp, a: f64, b: f64) -> Option<Result<Value, Raise>> {
    let result = match op {
        BinOp::Add => a + b,
        BinOp::Sub => a - b,
        BinOp::Mul => a * b,
        BinOp::TrueDiv | BinOp::FloorDiv | BinOp::Mod if b == 0.0 => {
            let message = match op {
                BinOp::TrueDiv => "float division by zero",
                BinOp::FloorDiv => "float floor division by zero",
                _ => "float modulo",
            };
            return Some(Err(cx.error(types::ZERO_DIVISION_ERROR, message)));
        }
        BinOp::TrueDiv => a / b,
        BinOp::FloorDiv => float_math::floor_divide(a, b).0,
        BinOp::Mod => float_math::floor_divide(a, b).1,
        BinOp::Pow => match float_math::power(a, b) {
            Ok(result) => result,
            Err(PowerError::Complex) => return complexes(cx, op, &Number::Complex(a, 0.0), &Number::Complex(b, 0.0)),
            Err(PowerError::ZeroDivision) => {
                return Some(Err(cx.error(types::ZERO_DIVISION_ERROR, "0.0 cannot be raised to a negative power")));
            }
            Err(PowerError::Overflow) => {
                let text = cx.heap.str("Numerical result out of range");
                return Some(Err(cx.error_with(types::OVERFLOW_ERROR, &[Value::int32(34), text])));
            }
        },
        _ => return None,
    };
    Some(Ok(cx.heap.float(result)))
}

fn complexes(cx: &mut Cx<'_>, op: BinOp, a: &Number, b: &Number) -> Option<Result<Value, Raise>> {
    let pair = |number: &Number| match number {
        Number::Complex(re, im) => Some((*re, *im)),
        number => number.as_float().map(|x| (x, 0.0)),
    };
    let (Some(a), Some(b)) = (pair(a), pair(b)) else { return Some(Err(too_large_for_float(cx))) };
    complex::binary(cx, op, a, b)
}
