//! Arithmetic of big ints as Python defines it: floor division, shifts, powers, true division, rounding.

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// A result with more bits than this is refused with `MemoryError` when it would also take very long to compute.
pub const MAX_BITS: u64 = 1 << 24;

/// Why there is no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathError {
    /// The divisor is zero.
    ZeroDivision,
    /// The result would be too large to compute.
    TooLarge,
    /// The result does not fit in a float.
    Overflow,
    /// A shift by a negative number.
    NegativeShift,
    /// A shift by a number that no memory holds.
    ShiftOverflow,
    /// There is no inverse for the modulus.
    NotInvertible,
}

/// Quotient and remainder; the remainder has the divisor's sign.
///
/// # Errors
/// [`MathError::ZeroDivision`]; [`MathError::TooLarge`] for a division that would take minutes.
pub fn floor_divide(a: &BigInt, b: &BigInt) -> Result<(BigInt, BigInt), MathError> {
    if b.is_zero() {
        return Err(MathError::ZeroDivision);
    }
    let (long, short) = (a.bits() / 64, b.bits() / 64);
    if long > short && (long - short).saturating_mul(short) > 1 << 29 {
        return Err(MathError::TooLarge);
    }
    Ok(a.div_mod_floor(b))
}

/// Whether a product can be computed in reasonable time.
pub fn product_fits(a: &BigInt, b: &BigInt) -> bool {
    let (x, y) = (a.bits() / 64, b.bits() / 64);
    // Toom-3 of pieces as long as the shorter one.
    x.max(y).saturating_mul(x.min(y).isqrt()) <= 100_000_000
}

/// `base ** exponent` for an exponent of at least 0.
///
/// # Errors
/// [`MathError::TooLarge`], when the result would have more than [`MAX_BITS`] bits.
pub fn power(base: &BigInt, exponent: &BigInt) -> Result<BigInt, MathError> {
    if base.is_one() || exponent.is_zero() {
        return Ok(BigInt::one());
    }
    if base.is_zero() {
        return Ok(BigInt::zero());
    }
    if base.magnitude().is_one() {
        return Ok(if exponent.is_odd() { base.clone() } else { BigInt::one() });
    }
    let small = exponent.to_u32().ok_or(MathError::TooLarge)?;
    if base.magnitude().trailing_zeros() == Some(base.bits() - 1) {
        let bits = (base.bits() - 1).saturating_mul(u64::from(small));
        if bits > 1 << 30 {
            return Err(MathError::TooLarge);
        }
        let power = BigInt::one() << bits;
        return Ok(if base.is_negative() && small % 2 == 1 { -power } else { power });
    }
    // The result has at least so many bits.
    if (base.bits() - 1).saturating_mul(u64::from(small)) > MAX_BITS {
        return Err(MathError::TooLarge);
    }
    Ok(base.pow(small))
}

/// Whether `pow` with these is so long a work that it should not be done in one piece.
pub fn is_long_power(exponent: &BigInt, modulus: &BigInt) -> bool {
    let limbs = modulus.bits() / 64 + 1;
    exponent.bits().saturating_mul(limbs).saturating_mul(limbs) > 1 << 28
}

/// `pow(base, exponent, modulus)`.
///
/// # Errors
/// [`MathError`], when the modulus is zero, there is no inverse, or it would take too long.
pub fn power_modulo(base: &BigInt, exponent: &BigInt, modulus: &BigInt) -> Result<BigInt, MathError> {
    if modulus.is_zero() {
        return Err(MathError::ZeroDivision);
    }
    if is_long_power(exponent, modulus) {
        return Err(MathError::TooLarge);
    }
    let (base, exponent) = if exponent.is_negative() {
        let positive = modulus.abs();
        let inverse = base.mod_floor(&positive).modinv(&positive).ok_or(MathError::NotInvertible)?;
        (inverse, -exponent)
    } else {
        (base.clone(), exponent.clone())
    };
    let positive = modulus.abs();
    let power = base.mod_floor(&positive).modpow(&exponent, &positive);
    Ok(power.mod_floor(modulus))
}

/// `a << by`, or `a >> by`.
///
/// # Errors
/// [`MathError`], when `by` is negative or the result too large.
pub fn shift(a: &BigInt, by: &BigInt, left: bool) -> Result<BigInt, MathError> {
    if by.is_negative() {
        return Err(MathError::NegativeShift);
    }
    let small = by.to_u64();
    if left {
        if a.is_zero() {
            return Ok(BigInt::zero());
        }
        let by = small.filter(|by| *by < 1 << 60).ok_or(MathError::ShiftOverflow)?;
        if a.bits() + by > 1 << 32 {
            return Err(MathError::TooLarge);
        }
        return Ok(a << by);
    }
    match small {
        Some(by) if by <= a.bits() => Ok(a >> by),
        _ => Ok(if a.is_negative() { -BigInt::one() } else { BigInt::zero() }),
    }
}

/// `a / b`, correctly rounded.
///
/// # Errors
/// [`MathError`], when `b` is zero or the quotient is too large for a float.
pub fn true_divide(a: &BigInt, b: &BigInt) -> Result<f64, MathError> {
    if b.is_zero() {
        return Err(MathError::ZeroDivision);
    }
    if a.is_zero() {
        return Ok(if b.is_negative() { -0.0 } else { 0.0 });
    }
    const EXACT: u64 = 53;
    if a.bits() <= EXACT && b.bits() <= EXACT {
        return Ok(a.to_i64().unwrap_or_default() as f64 / b.to_i64().unwrap_or_default() as f64);
    }
    let (x, y) = (a.magnitude(), b.magnitude());
    let exponent = x.bits() as i64 - y.bits() as i64;
    if exponent > 1024 {
        return Err(MathError::Overflow);
    }
    let negative = a.is_negative() != b.is_negative();
    if exponent < -1080 {
        return Ok(if negative { -0.0 } else { 0.0 });
    }
    // Scale the quotient to 55 or 56 bits, or fewer where floats are subnormal; below these, one sticky bit.
    let scale = (exponent - 55).max(-1080);
    let (quotient, rest) = if scale < 0 { (x << (-scale) as u64).div_rem(y) } else { x.div_rem(&(y << scale as u64)) };
    let magnitude = scale_rounded(quotient.to_u64().unwrap_or(u64::MAX), !rest.is_zero(), scale as i32);
    if magnitude.is_infinite() {
        return Err(MathError::Overflow);
    }
    Ok(if negative { -magnitude } else { magnitude })
}

/// The nearest float, or `None` when there is none so large.
pub fn to_float(n: &BigInt) -> Option<f64> {
    true_divide(n, &BigInt::one()).ok()
}

/// The whole part of a finite float.
pub fn from_float(x: f64) -> BigInt {
    if x.abs() < 9e18 {
        return BigInt::from(x as i64);
    }
    let (mantissa, exponent) = decompose(x);
    let magnitude = BigUint::from(mantissa);
    let magnitude = if exponent >= 0 { magnitude << exponent as u32 } else { magnitude >> -exponent as u32 };
    BigInt::from_biguint(if x < 0.0 { Sign::Minus } else { Sign::Plus }, magnitude)
}

/// A finite float's magnitude as `mantissa * 2**exponent`.
pub fn decompose(x: f64) -> (u64, i32) {
    let bits = x.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    match (bits >> 52) as i32 & 0x7ff {
        0 => (fraction, -1074),
        exponent => (fraction | 1 << 52, exponent - 1075),
    }
}

/// Rounds to a multiple of `10**digits`, halves to the even one.
pub fn round_to_power_of_ten(n: &BigInt, digits: u64) -> BigInt {
    // Nothing is left when the power has more bits than the number.
    if digits > n.bits() {
        return BigInt::zero();
    }
    let unit = BigInt::from(10).pow(digits as u32);
    let (quotient, rest) = n.div_mod_floor(&unit);
    let up = match (&rest * 2u32).cmp(&unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => quotient.is_odd(),
        std::cmp::Ordering::Greater => true,
    };
    (if up { quotient + 1 } else { quotient }) * unit
}

/// `quotient * 2**scale`, rounded to the nearest float, halves to even. `sticky`: a little more than that.
pub fn scale_rounded(quotient: u64, sticky: bool, scale: i32) -> f64 {
    if quotient == 0 {
        return 0.0;
    }
    let bits = 64 - quotient.leading_zeros() as i32;
    // Bits that do not fit: a float has 53, fewer when it is subnormal.
    let drop = (bits - 53).max(-1074 - scale);
    if drop <= 0 {
        return libm::ldexp(quotient as f64, scale);
    }
    if drop > 64 {
        return 0.0;
    }
    let wide = u128::from(quotient);
    let (kept, rest) = (wide >> drop, wide & ((1 << drop) - 1));
    let half = 1u128 << (drop - 1);
    let up = rest > half || (rest == half && (sticky || kept & 1 == 1));
    libm::ldexp((kept + u128::from(up)) as f64, scale + drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn big(text: &str) -> BigInt {
        text.parse().expect("a test's number")
    }

    #[test]
    fn division_floors() {
        let divide = |a: i64, b: i64| floor_divide(&a.into(), &b.into()).map(|(q, r)| (q.to_i64(), r.to_i64()));
        assert_eq!(divide(-7, 2), Ok((Some(-4), Some(1))));
        assert_eq!(divide(7, -2), Ok((Some(-4), Some(-1))));
        assert_eq!(divide(1, 0), Err(MathError::ZeroDivision));
    }

    #[test]
    fn true_division_is_rounded_once() {
        assert_eq!(true_divide(&big("100000000000000000000000000001"), &big("3")), Ok(3.3333333333333335e28));
        assert_eq!(true_divide(&BigInt::from(10).pow(400), &BigInt::from(10).pow(399)), Ok(10.0));
        assert_eq!(true_divide(&BigInt::one(), &(BigInt::one() << 1074)), Ok(5e-324));
        assert_eq!(true_divide(&BigInt::one(), &(BigInt::one() << 1075)), Ok(0.0));
        assert_eq!(true_divide(&BigInt::from(3), &(BigInt::one() << 1075)), Ok(1e-323));
        assert_eq!(true_divide(&BigInt::from(10).pow(400), &BigInt::from(3)), Err(MathError::Overflow));
    }

    #[test]
    fn conversions_round_to_even() {
        assert_eq!(to_float(&((BigInt::one() << 53) + 1)), Some(9007199254740992.0));
        assert_eq!(to_float(&((BigInt::one() << 53) + 3)), Some(9007199254740996.0));
        assert_eq!(to_float(&(BigInt::one() << 1024)), None);
        assert_eq!(from_float(-1e20), big("-100000000000000000000"));
    }

    #[test]
    fn powers_have_a_limit() {
        assert_eq!(power(&BigInt::from(10), &BigInt::from(10).pow(8)), Err(MathError::TooLarge));
        assert_eq!(power(&BigInt::from(-1), &BigInt::from(10).pow(30)), Ok(BigInt::one()));
        assert_eq!(power_modulo(&2.into(), &(-1).into(), &5.into()), Ok(3.into()));
        assert_eq!(power_modulo(&2.into(), &(-1).into(), &4.into()), Err(MathError::NotInvertible));
        assert_eq!(power_modulo(&2.into(), &3.into(), &(-5).into()), Ok((-2).into()));
    }

    #[test]
    fn rounding_to_tens() {
        for (n, rounded) in [(15, 20), (25, 20), (-15, -20), (-25, -20), (26, 30), (4, 0), (5, 0)] {
            assert_eq!(round_to_power_of_ten(&n.into(), 1), rounded.into());
        }
    }
}
