//! Numbers as values to compare: ints of any size, floats and complex numbers, exactly and without conversion losses.

use std::cmp::Ordering;

use num_bigint::{BigInt, Sign};
use num_traits::{FromPrimitive, ToPrimitive};

use crate::{
    heap::{Body, Heap},
    value::{Kind, Value},
};

/// A number, borrowed from the heap where it is large.
#[derive(Clone, Copy, Debug)]
pub enum Number<'h> {
    /// An int or bool that fits in 64 bits.
    Int(i64),
    /// Any other int.
    Big(&'h BigInt),
    /// A float.
    Float(f64),
    /// A complex number.
    Complex(f64, f64),
}

/// The number that a value is, if it is one; instances of subclasses included.
#[inline]
pub fn number(heap: &Heap, value: Value) -> Option<Number<'_>> {
    match value.kind() {
        Kind::Int(n) => Some(Number::Int(n)),
        Kind::Float(x) => Some(Number::Float(x)),
        Kind::Bool(b) => Some(Number::Int(i64::from(b))),
        Kind::Obj(id) => match &heap.get(id).body {
            Body::Float(x) => Some(Number::Float(*x)),
            Body::BigInt(n) => Some(n.to_i64().map_or(Number::Big(n), Number::Int)),
            Body::Complex(parts) => Some(Number::Complex(parts.0, parts.1)),
            _ => None,
        },
        _ => None,
    }
}

/// Whether two numbers are equal, as `==` has it: exactly, whatever their types.
pub fn numbers_equal(a: Number<'_>, b: Number<'_>) -> bool {
    match (a, b) {
        (Number::Complex(re, im), Number::Complex(other_re, other_im)) => re == other_re && im == other_im,
        (Number::Complex(re, im), real) | (real, Number::Complex(re, im)) => {
            im == 0.0 && compare_numbers(Number::Float(re), real) == Some(Ordering::Equal)
        }
        _ => compare_numbers(a, b) == Some(Ordering::Equal),
    }
}

/// How two real numbers stand to each other; `None` when one of them is not a number (NaN) or complex.
pub fn compare_numbers(a: Number<'_>, b: Number<'_>) -> Option<Ordering> {
    match (a, b) {
        (Number::Int(x), Number::Int(y)) => Some(x.cmp(&y)),
        (Number::Float(x), Number::Float(y)) => x.partial_cmp(&y),
        (Number::Big(x), Number::Big(y)) => Some(x.cmp(y)),
        // A big one lies beyond every i64, on the side of its sign.
        (Number::Big(x), Number::Int(_)) => Some(side(x)),
        (Number::Int(_), Number::Big(y)) => Some(side(y).reverse()),
        (Number::Int(x), Number::Float(y)) => compare_int_float(x, y),
        (Number::Float(x), Number::Int(y)) => compare_int_float(y, x).map(Ordering::reverse),
        (Number::Big(x), Number::Float(y)) => compare_big_float(x, y),
        (Number::Float(x), Number::Big(y)) => compare_big_float(y, x).map(Ordering::reverse),
        (Number::Complex(..), _) | (_, Number::Complex(..)) => None,
    }
}

fn side(n: &BigInt) -> Ordering {
    if n.sign() == Sign::Minus { Ordering::Less } else { Ordering::Greater }
}

fn compare_int_float(n: i64, x: f64) -> Option<Ordering> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if x.is_nan() {
        return None;
    }
    if x >= LIMIT {
        return Some(Ordering::Less);
    }
    if x < -LIMIT {
        return Some(Ordering::Greater);
    }
    let whole = libm::trunc(x);
    Some(n.cmp(&(whole as i64)).then_with(|| {
        if x > whole {
            Ordering::Less
        } else if x < whole {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    }))
}

fn compare_big_float(n: &BigInt, x: f64) -> Option<Ordering> {
    if x.is_nan() {
        return None;
    }
    // Between two floats of that size there are no fractions: an infinite one decides by its sign, a finite one is an int.
    match BigInt::from_f64(x) {
        Some(whole) if x.is_finite() => Some(n.cmp(&whole)),
        _ => Some(if x > 0.0 { Ordering::Less } else { Ordering::Greater }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ints_and_floats_compare_without_rounding() {
        let near = (1_i64 << 53) + 1;
        assert_eq!(compare_int_float(near, 9_007_199_254_740_992.0), Some(Ordering::Greater));
        assert_eq!(compare_int_float(3, 3.5), Some(Ordering::Less));
        assert_eq!(compare_int_float(-3, -3.5), Some(Ordering::Greater));
        assert_eq!(compare_int_float(i64::MAX, 9.3e18), Some(Ordering::Less));
        assert_eq!(compare_int_float(0, f64::NAN), None);
    }

    #[test]
    fn big_ints_lie_beyond_small_ones_and_below_infinity() {
        let big = BigInt::from(1) << 70_u32;
        assert_eq!(compare_numbers(Number::Big(&big), Number::Int(i64::MAX)), Some(Ordering::Greater));
        assert_eq!(compare_big_float(&big, f64::INFINITY), Some(Ordering::Less));
        assert_eq!(compare_big_float(&big, 1_180_591_620_717_411_303_424.0), Some(Ordering::Equal));
        assert_eq!(compare_big_float(&-big, 0.5), Some(Ordering::Less));
    }

    #[test]
    fn a_complex_number_without_imaginary_part_equals_the_real_one() {
        assert!(numbers_equal(Number::Complex(2.0, 0.0), Number::Int(2)));
        assert!(!numbers_equal(Number::Complex(2.0, 1.0), Number::Int(2)));
    }
}
