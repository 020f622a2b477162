//! Arithmetic of floats as Python defines it: floor division, powers, rounding, hexadecimal text.

use super::{
    float_exp,
    int_math::{decompose, scale_rounded},
    number_text,
};

/// Quotient and remainder of a division by a number that is not 0; the remainder has the divisor's sign.
pub fn floor_divide(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest == 0.0 {
        rest = f64::copysign(0.0, b);
    } else if (b < 0.0) != (rest < 0.0) {
        rest += b;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (f64::copysign(0.0, a / b), rest);
    }
    let floor = quotient.floor();
    (if quotient - floor > 0.5 { floor + 1.0 } else { floor }, rest)
}

/// Why a power has no float as its result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PowerError {
    /// Zero to a negative power.
    ZeroDivision,
    /// The result is too large.
    Overflow,
    /// A negative base and a fractional exponent: the result is complex.
    Complex,
}

/// `a ** b`.
///
/// # Errors
/// [`PowerError`], when the result is not a float.
pub fn power(a: f64, b: f64) -> Result<f64, PowerError> {
    if a == 0.0 && b < 0.0 && !b.is_infinite() {
        return Err(PowerError::ZeroDivision);
    }
    if a == 0.0 && b == f64::NEG_INFINITY {
        return Err(PowerError::ZeroDivision);
    }
    if a < 0.0 && a.is_finite() && b.is_finite() && b != b.trunc() {
        return Err(PowerError::Complex);
    }
    let result = if b == 2.0 { a * a } else { float_exp::power(a, b) };
    if result.is_infinite() && a.is_finite() && b.is_finite() {
        return Err(PowerError::Overflow);
    }
    Ok(result)
}

/// `round(x, digits)` of a finite float: rounds its exact decimal value. Infinite when the result is too large.
pub fn round_digits(x: f64, digits: i64) -> f64 {
    // No float has digits beyond the 323rd that rounding could change, nor any above 10**308.
    if digits > 323 || x == 0.0 {
        return x;
    }
    if digits < -309 {
        return f64::copysign(0.0, x);
    }
    let magnitude = x.abs();
    let rounded = if digits >= 0 {
        number_text::fixed(magnitude, digits as usize).parse().unwrap_or(magnitude)
    } else {
        // Digits before the place to which it is rounded; 30 digits tell a float from any power of ten.
        let (_, point) = number_text::significant(magnitude, 30);
        let kept = i64::from(point) + digits;
        let unit = format!("1e{}", -digits).parse().unwrap_or(f64::INFINITY);
        match kept {
            1.. => {
                let (text, point) = number_text::significant(magnitude, kept as usize);
                format!("0.{text}e{point}").parse().unwrap_or(magnitude)
            }
            // Less than one unit: more than half of it is one. Exactly half goes to the even zero; a unit up to
            // 10**22 is exact, so are the halves that floats can be.
            0 if magnitude > unit / 2.0 => unit,
            _ => 0.0,
        }
    };
    f64::copysign(rounded, x)
}

/// `float.hex`
pub fn to_hex(x: f64) -> String {
    let sign = if x.is_sign_negative() && !x.is_nan() { "-" } else { "" };
    if !x.is_finite() {
        return number_text::float_repr(x);
    }
    if x == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let (mantissa, exponent) = decompose(x);
    let (lead, fraction) = (mantissa >> 52, mantissa & ((1 << 52) - 1));
    format!("{sign}0x{lead}.{fraction:013x}p{:+}", exponent + 52)
}

/// Why a text is not a hexadecimal float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HexError {
    /// It is malformed.
    Syntax,
    /// It is too large for a float.
    Overflow,
}

/// `float.fromhex`
///
/// # Errors
/// [`HexError`], when the text is malformed or the number too large.
pub fn from_hex(text: &str) -> Result<f64, HexError> {
    let text = text.trim_matches(super::str::unicode::is_space).to_ascii_lowercase();
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let magnitude = match unsigned {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        _ => hex_magnitude(unsigned.strip_prefix("0x").unwrap_or(unsigned))?,
    };
    Ok(if text.starts_with('-') { -magnitude } else { magnitude })
}

fn hex_magnitude(text: &str) -> Result<f64, HexError> {
    let (mantissa, exponent) = match text.split_once('p') {
        Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent)?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return Err(HexError::Syntax);
    }
    let mut bits = 0u64;
    let mut sticky = false;
    let mut scale = exponent;
    for (place, c) in whole.chars().chain(fraction.chars()).enumerate() {
        let digit = c.to_digit(16).ok_or(HexError::Syntax)?;
        let after_point = place >= whole.len();
        if bits >> 58 == 0 {
            bits = bits << 4 | u64::from(digit);
            scale -= if after_point { 4 } else { 0 };
        } else {
            sticky |= digit != 0;
            scale += if after_point { 0 } else { 4 };
        }
    }
    let value = scale_rounded(bits, sticky, scale.clamp(-5000, 5000) as i32);
    if value.is_infinite() { Err(HexError::Overflow) } else { Ok(value) }
}

fn parse_exponent(text: &str) -> Result<i64, HexError> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(HexError::Syntax);
    }
    let magnitude: i64 = digits.parse().unwrap_or(1 << 40);
    Ok(if text.starts_with('-') { -magnitude.min(1 << 40) } else { magnitude.min(1 << 40) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remainders_have_the_divisors_sign() {
        assert_eq!(floor_divide(-7.5, 2.0), (-4.0, 0.5));
        assert_eq!(floor_divide(7.5, -2.0), (-4.0, -0.5));
        assert_eq!(floor_divide(1.0, 0.1), (9.0, 0.09999999999999995));
    }

    #[test]
    fn rounding_looks_at_the_exact_value() {
        assert_eq!(round_digits(2.675, 2), 2.67);
        assert_eq!(round_digits(0.5, 0), 0.0);
        assert_eq!(round_digits(1234.5, -2), 1200.0);
        assert_eq!(round_digits(1250.0, -2), 1200.0);
        assert_eq!(round_digits(1350.0, -2), 1400.0);
        assert_eq!(round_digits(50.0, -2), 0.0);
        assert_eq!(round_digits(51.0, -2), 100.0);
        assert_eq!(round_digits(1e300, 400), 1e300);
        assert_eq!(round_digits(-5.0, -5).to_bits(), (-0.0f64).to_bits());
    }

    #[test]
    fn hexadecimal() {
        assert_eq!(to_hex(1.5), "0x1.8000000000000p+0");
        assert_eq!(to_hex(5e-324), "0x0.0000000000001p-1022");
        assert_eq!(to_hex(-0.0), "-0x0.0p+0");
        assert_eq!(from_hex("0x1.8p1"), Ok(3.0));
        assert_eq!(from_hex(" -.8 "), Ok(-0.5));
        assert_eq!(from_hex("1e500"), Ok(124160.0));
        assert_eq!(from_hex("0x1p2000"), Err(HexError::Overflow));
        assert_eq!(from_hex("0x"), Err(HexError::Syntax));
        assert_eq!(from_hex("0x1.fffffffffffff8p0"), Ok(2.0));
    }

    #[test]
    fn powers_that_are_no_floats() {
        assert_eq!(power(0.0, -1.0), Err(PowerError::ZeroDivision));
        assert_eq!(power(-8.0, 1.0 / 3.0), Err(PowerError::Complex));
        assert_eq!(power(10.0, 400.0), Err(PowerError::Overflow));
        assert_eq!(power(2.0, -1.0), Ok(0.5));
    }
}
