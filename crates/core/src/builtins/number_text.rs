//! Numbers from text and text from numbers: pure functions, with CPython's rules and roundings.

use num_bigint::{BigInt, BigUint, Sign};

use super::str::unicode;

/// More decimal digits than this are refused in conversions between int and text, unless the program raises the limit.
pub const MAX_STR_DIGITS: usize = 4300;

/// More digits after the point than a float can have; further ones are zeros.
const MAX_FRACTION: usize = 1100;

/// Why a text is not an int.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntError {
    /// It is not a literal of that base.
    Literal,
    /// It has this many digits, more than the limit.
    TooLong(usize),
}

/// Reads an int as `int(text, base)` does. Base 0 takes the base from the prefix. `limit` 0 means any number of digits.
///
/// # Errors
/// [`IntError`], when the text is not such an int or too long.
pub fn parse_int(text: &str, base: u32, limit: usize) -> Result<BigInt, IntError> {
    let trimmed = text.trim_matches(unicode::is_space);
    let (negative, rest) = match trimmed.strip_prefix(['-', '+']) {
        Some(rest) => (trimmed.starts_with('-'), rest),
        None => (false, trimmed),
    };
    let prefix = match rest.as_bytes() {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    let (base, digits, literal) = match base {
        0 if prefix != 0 => (prefix, &rest[2..], false),
        0 => (10, rest, true),
        base if base == prefix => (base, &rest[2..], false),
        base => (base, rest, false),
    };
    // An underscore may follow the prefix, as in a literal.
    let digits = if digits.len() < rest.len() { digits.strip_prefix('_').unwrap_or(digits) } else { digits };
    let mut clean = Vec::with_capacity(digits.len());
    let mut after_digit = false;
    for c in digits.chars() {
        if c == '_' {
            if !after_digit {
                return Err(IntError::Literal);
            }
            after_digit = false;
            continue;
        }
        let value = c.to_digit(36).or_else(|| unicode::decimal(c)).filter(|value| *value < base).ok_or(IntError::Literal)?;
        clean.push(value as u8);
        after_digit = true;
    }
    if !after_digit {
        return Err(IntError::Literal);
    }
    if literal && clean.len() > 1 && clean[0] == 0 && clean.iter().any(|digit| *digit != 0) {
        return Err(IntError::Literal);
    }
    if limit != 0 && clean.len() > limit && !base.is_power_of_two() {
        return Err(IntError::TooLong(clean.len()));
    }
    if clean.len() <= 12 {
        let n = clean.iter().fold(0i64, |n, digit| n * i64::from(base) + i64::from(*digit));
        return Ok(BigInt::from(if negative { -n } else { n }));
    }
    let magnitude = BigUint::from_radix_be(&clean, base).ok_or(IntError::Literal)?;
    Ok(BigInt::from_biguint(if negative { Sign::Minus } else { Sign::Plus }, magnitude))
}

/// Reads a float as `float(text)` does.
pub fn parse_float(text: &str) -> Option<f64> {
    let trimmed = text.trim_matches(unicode::is_space);
    let unsigned = trimmed.strip_prefix(['-', '+']).unwrap_or(trimmed);
    let lower = unsigned.to_ascii_lowercase();
    let value = match &*lower {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        _ => float_digits(&lower)?.parse().ok()?,
    };
    Some(if trimmed.starts_with('-') { -value } else { value })
}

/// The digits of an unsigned float literal without underscores and with ASCII digits, if it is one.
fn float_digits(text: &str) -> Option<String> {
    let mut clean = String::with_capacity(text.len());
    let mut previous = ' ';
    for c in text.chars() {
        let c = unicode::decimal(c).map_or(c, |digit| char::from(b'0' + digit as u8));
        match c {
            '_' if previous.is_ascii_digit() => {}
            '0'..='9' | '.' | 'e' if previous == '_' && !c.is_ascii_digit() => return None,
            '0'..='9' | '.' | 'e' => clean.push(c),
            '+' | '-' if previous == 'e' => clean.push(c),
            _ => return None,
        }
        previous = c;
    }
    (previous != '_' && clean.starts_with(|c: char| c.is_ascii_digit() || c == '.')).then_some(clean)
}

/// A float as `repr` shows it: the shortest text that reads back as the same float.
pub fn float_repr(x: f64) -> String {
    if x == x.trunc() && x.abs() < 1e15 {
        let whole = x as i64;
        return if whole == 0 && x.is_sign_negative() { "-0.0".into() } else { format!("{whole}.0") };
    }
    render_float(x, 'r', 0, false, true)
}

/// A float in one of C's formats: code `e`, `f`, `g` with a precision, or `r` for the shortest digits. `alternate` keeps the
/// point and trailing zeros; `point_zero` adds `.0` to what looks like an int. The text has a `-` when the sign is set.
pub fn render_float(x: f64, code: char, precision: usize, alternate: bool, point_zero: bool) -> String {
    let sign = if x.is_sign_negative() && !x.is_nan() { "-" } else { "" };
    let magnitude = x.abs();
    if !magnitude.is_finite() {
        return format!("{sign}{}", if x.is_nan() { "nan" } else { "inf" });
    }
    let mut text = String::from(sign);
    match code {
        'f' => {
            text.push_str(&fixed(magnitude, precision));
            if alternate && precision == 0 {
                text.push('.');
            }
        }
        'e' => {
            let (digits, point) = significant(magnitude, precision + 1);
            push_exponent(&mut text, &digits, point - 1, alternate);
        }
        _ => {
            let wanted = precision.max(1);
            let (digits, point) = if code == 'r' { shortest(magnitude) } else { significant(magnitude, wanted) };
            let digits = if alternate && code != 'r' { &digits[..] } else { digits.trim_end_matches('0') };
            let limit = if code == 'r' { 16 } else { wanted as i64 - i64::from(point_zero) };
            if point <= -4 || i64::from(point) > limit {
                push_exponent(&mut text, if digits.is_empty() { "0" } else { digits }, point - 1, alternate);
            } else {
                push_fixed(&mut text, digits, point, alternate, point_zero);
            }
        }
    }
    text
}

/// The shortest digits that read back as this finite, non-negative float, and where the point is: `0.digits * 10**point`.
pub fn shortest(x: f64) -> (String, i32) {
    let (digits, point) = split_exponent(&format!("{x:e}"));
    // Of two texts equally near, both of which read back, C takes the one that ends in an even digit.
    if digits.len() >= 16 {
        let (even, same_point) = significant(x, digits.len());
        if even != digits && format!("0.{even}e{same_point}").parse() == Ok(x) {
            return (even, same_point);
        }
    }
    (digits, point)
}

/// A finite, non-negative float's first `count` digits, correctly rounded, and where the point is: `0.digits * 10**point`.
pub fn significant(x: f64, count: usize) -> (String, i32) {
    let (mut digits, point) = split_exponent(&format!("{x:.*e}", count.clamp(1, MAX_FRACTION) - 1));
    if count > digits.len() {
        digits.extend(std::iter::repeat_n('0', count - digits.len()));
    }
    (digits, point)
}

/// A finite, non-negative float with `precision` digits after the point, correctly rounded.
pub fn fixed(x: f64, precision: usize) -> String {
    let mut text = format!("{x:.*}", precision.min(MAX_FRACTION));
    if precision > MAX_FRACTION {
        text.extend(std::iter::repeat_n('0', precision - MAX_FRACTION));
    }
    text
}

/// The decimal digits of a small int, written into `buffer` from its end.
pub fn small_int(n: i64, buffer: &mut [u8; 20]) -> &str {
    let mut at = buffer.len();
    let mut rest = n.unsigned_abs();
    loop {
        at -= 1;
        buffer[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if n < 0 {
        at -= 1;
        buffer[at] = b'-';
    }
    std::str::from_utf8(&buffer[at..]).unwrap_or_default()
}

/// The decimal digits of an int, or `None` when they are more than `limit` (0: no limit).
pub fn int_to_decimal(n: &BigInt, limit: usize) -> Option<String> {
    // log10(2) is a little over 0.30102: this many digits there are at the least.
    let least = n.bits() as usize / 100_000 * 30_102;
    if limit != 0 && least > limit {
        return None;
    }
    let text = n.to_str_radix(10);
    let digits = text.len() - usize::from(text.starts_with('-'));
    (limit == 0 || digits <= limit).then_some(text)
}

fn split_exponent(text: &str) -> (String, i32) {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let digits: String = mantissa.chars().filter(|c| *c != '.').collect();
    let exponent: i32 = exponent.parse().unwrap_or(0);
    // C counts the digits of zero from the point itself.
    (digits, exponent + 1)
}

fn push_exponent(text: &mut String, digits: &str, exponent: i32, alternate: bool) {
    let exponent = if digits.bytes().all(|digit| digit == b'0') { 0 } else { exponent };
    text.push_str(&digits[..1]);
    if digits.len() > 1 || alternate {
        text.push('.');
        text.push_str(&digits[1..]);
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    text.push_str(&format!("e{sign}{:02}", exponent.abs()));
}

fn push_fixed(text: &mut String, digits: &str, point: i32, alternate: bool, point_zero: bool) {
    let zeros = |count: i32| std::iter::repeat_n('0', count.max(0) as usize);
    if point <= 0 {
        text.push('0');
    } else {
        let whole = digits.len().min(point as usize);
        text.push_str(&digits[..whole]);
        text.extend(zeros(point - whole as i32));
    }
    let fraction = digits.get(point.max(0) as usize..).unwrap_or_default();
    if !fraction.is_empty() {
        text.push('.');
        text.extend(zeros(-point));
        text.push_str(fraction);
    } else if point_zero {
        text.push_str(".0");
    } else if alternate {
        text.push('.');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_show_as_pythons() {
        let cases = [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1e16, "1e+16"),
            (1e15, "1000000000000000.0"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (1.5e-7, "1.5e-07"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e+308"),
            (4751853441374365.0 / 4.0, "1187963360343591.2"),
            (5.684341886080802e-14, "5.684341886080802e-14"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::NAN, "nan"),
        ];
        for (x, text) in cases {
            assert_eq!(float_repr(x), text);
        }
    }

    #[test]
    fn small_ints() {
        for n in [0, 7, -7, 1234567890, i64::MAX, i64::MIN] {
            assert_eq!(small_int(n, &mut [0; 20]), n.to_string());
        }
    }

    #[test]
    fn c_formats() {
        assert_eq!(render_float(0.5, 'f', 0, false, false), "0");
        assert_eq!(render_float(2.5, 'f', 0, false, false), "2");
        assert_eq!(render_float(1.0, 'f', 0, true, false), "1.");
        assert_eq!(render_float(2.675, 'f', 2, false, false), "2.67");
        assert_eq!(render_float(1e10, 'e', 6, false, false), "1.000000e+10");
        assert_eq!(render_float(0.0, 'e', 2, false, false), "0.00e+00");
        assert_eq!(render_float(1e-10, 'g', 6, false, false), "1e-10");
        assert_eq!(render_float(123456.0, 'g', 3, false, true), "1.23e+05");
        assert_eq!(render_float(1.0, 'g', 1, false, true), "1e+00");
        assert_eq!(render_float(1.0, 'g', 6, true, false), "1.00000");
        assert_eq!(render_float(0.0, 'g', 6, false, false), "0");
        assert_eq!(render_float(0.0, 'g', 6, true, false), "0.00000");
    }

    #[test]
    fn ints_from_text() {
        let parse = |text, base| parse_int(text, base, MAX_STR_DIGITS).map(|n| n.to_string());
        assert_eq!(parse(" 1_000\n", 10).as_deref(), Ok("1000"));
        assert_eq!(parse("-0x1f", 16).as_deref(), Ok("-31"));
        assert_eq!(parse("0b_11", 0).as_deref(), Ok("3"));
        assert_eq!(parse("0_0", 0).as_deref(), Ok("0"));
        assert_eq!(parse("\u{0663}", 10).as_deref(), Ok("3"));
        for (text, base) in [("", 10), ("_1", 10), ("1__0", 10), ("1_", 10), ("010", 0), ("0b", 2), ("+ 1", 10), ("12", 2)] {
            assert_eq!(parse(text, base), Err(IntError::Literal), "{text}");
        }
        assert_eq!(parse(&"1".repeat(5000), 10), Err(IntError::TooLong(5000)));
    }

    #[test]
    fn floats_from_text() {
        assert_eq!(parse_float(" -1_0.5e3 "), Some(-10_500.0));
        assert_eq!(parse_float(".5"), Some(0.5));
        assert_eq!(parse_float("5."), Some(5.0));
        assert_eq!(parse_float("Infinity"), Some(f64::INFINITY));
        for text in ["", ".", "1_.5", "1._5", "e5", "1e", "1e+", "0x10", "1 2", "infinit", "--1"] {
            assert_eq!(parse_float(text), None, "{text}");
        }
    }
}
