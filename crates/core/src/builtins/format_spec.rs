//! The format mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`. Pure functions.

use num_bigint::BigInt;

use super::number_text::render_float;

/// A parsed format specification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    /// What pads.
    pub fill: char,
    /// `<`, `>`, `^` or `=`, if given.
    pub align: Option<char>,
    /// `+`, `-` or a space, if given.
    pub sign: Option<char>,
    /// `z`: negative zero loses its sign.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// Least number of characters.
    pub width: usize,
    /// `,` or `_`
    pub grouping: Option<char>,
    /// Digits after the point, or characters of a string.
    pub precision: Option<usize>,
    /// The type, if given.
    pub kind: Option<char>,
    /// Whether `0` stood before the width.
    pub zero: bool,
}

/// Why a value cannot be formatted so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// A `ValueError` with this message.
    Value(String),
    /// An `OverflowError` with this message.
    Overflow(String),
}

type Formatted = Result<String, FormatError>;

/// The greatest width or precision that counts as a number at all.
const MAX_NUMBER: usize = i64::MAX as usize;

impl Spec {
    /// Reads a specification for a value of the type called `type_name`. Numbers are aligned to the right.
    ///
    /// # Errors
    /// `ValueError`, when it is malformed.
    pub fn parse(text: &str, type_name: &str, is_number: bool) -> Result<Self, FormatError> {
        // Nearly all specifications are short: no allocation for them.
        let mut short = [' '; 24];
        let long: Vec<char>;
        let chars: &[char] = if text.len() <= short.len() {
            let mut count = 0;
            for c in text.chars() {
                short[count] = c;
                count += 1;
            }
            &short[..count]
        } else {
            long = text.chars().collect();
            &long
        };
        let mut at = 0;
        let is_align = |i: usize| chars.get(i).is_some_and(|c| matches!(c, '<' | '>' | '^' | '='));
        let mut spec = Self {
            fill: ' ',
            align: None,
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: 0,
            grouping: None,
            precision: None,
            kind: None,
            zero: false,
        };
        let mut filled = false;
        if is_align(1) {
            spec.fill = chars[0];
            spec.align = Some(chars[1]);
            filled = true;
            at = 2;
        } else if is_align(0) {
            spec.align = Some(chars[0]);
            at = 1;
        }
        let take = |at: &mut usize, wanted: &[char]| {
            let found = chars.get(*at).copied().filter(|c| wanted.contains(c));
            *at += usize::from(found.is_some());
            found
        };
        spec.sign = take(&mut at, &['+', '-', ' ']);
        spec.no_negative_zero = take(&mut at, &['z']).is_some();
        spec.alternate = take(&mut at, &['#']).is_some();
        if !filled && take(&mut at, &['0']).is_some() {
            spec.fill = '0';
            spec.zero = true;
            if spec.align.is_none() && is_number {
                spec.align = Some('=');
            }
        }
        spec.width = number(chars, &mut at)?.unwrap_or(0);
        spec.grouping = take(&mut at, &[',']);
        if take(&mut at, &['_']).is_some() {
            if spec.grouping.is_some() {
                return Err(value("Cannot specify both ',' and '_'."));
            }
            spec.grouping = Some('_');
        }
        if chars.get(at) == Some(&',') && spec.grouping == Some('_') {
            return Err(value("Cannot specify both ',' and '_'."));
        }
        if take(&mut at, &['.']).is_some() {
            spec.precision = Some(number(chars, &mut at)?.ok_or_else(|| value("Format specifier missing precision"))?);
        }
        match chars.len() - at {
            0 => {}
            1 => spec.kind = Some(chars[at]),
            _ => {
                return Err(value(format!("Invalid format specifier '{text}' for object of type '{type_name}'")));
            }
        }
        if let Some(separator) = spec.grouping {
            let fits = match spec.kind {
                None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => true,
                Some('b' | 'o' | 'x' | 'X') => separator == '_',
                Some(_) => false,
            };
            if !fits {
                return Err(value(format!("Cannot specify '{separator}' with '{}'.", spec.kind.unwrap_or('s'))));
            }
        }
        Ok(spec)
    }

    /// Pads a text that is aligned by `default` where the specification does not say.
    fn pad(&self, text: &str, default: char) -> String {
        let len = if self.width == 0 || text.is_ascii() { text.len() } else { text.chars().count() };
        let missing = self.width.saturating_sub(len);
        let left = match self.align.unwrap_or(default) {
            '>' | '=' => missing,
            '^' => missing / 2,
            _ => 0,
        };
        let mut out = String::with_capacity(text.len() + missing * self.fill.len_utf8());
        out.extend(std::iter::repeat_n(self.fill, left));
        out.push_str(text);
        out.extend(std::iter::repeat_n(self.fill, missing - left));
        out
    }

    /// Formats a string.
    ///
    /// # Errors
    /// `ValueError`, when the specification is one for numbers.
    pub fn format_str(&self, text: &str) -> Formatted {
        self.check_kind(&['s'], "str")?;
        let refused = |what: &str| Err(value(format!("{what} not allowed in string format specifier")));
        match self.sign {
            Some(' ') => return refused("Space"),
            Some(_) => return refused("Sign"),
            None => {}
        }
        if self.no_negative_zero {
            return refused("Negative zero coercion (z)");
        }
        if self.alternate {
            return refused("Alternate form (#)");
        }
        if self.align == Some('=') {
            return refused("'=' alignment");
        }
        if let Some(separator) = self.grouping {
            return Err(value(format!("Cannot specify '{separator}' with 's'.")));
        }
        let shown = match self.precision {
            Some(precision) => text.char_indices().nth(precision).map_or(text, |(end, _)| &text[..end]),
            None => text,
        };
        Ok(self.pad(shown, '<'))
    }

    /// Formats an int of the type called `type_name`. Types for floats are the caller's to convert first.
    ///
    /// # Errors
    /// As the type of the specification demands.
    pub fn format_int(&self, n: &BigInt, decimal: impl FnOnce() -> String, type_name: &str) -> Formatted {
        self.check_kind(&['b', 'c', 'd', 'o', 'x', 'X', 'n'], type_name)?;
        if self.precision.is_some() {
            return Err(value("Precision not allowed in integer format specifier"));
        }
        if self.no_negative_zero {
            return Err(value("Negative zero coercion (z) not allowed in integer format specifier"));
        }
        let kind = self.kind.unwrap_or('d');
        if kind == 'c' {
            if self.sign.is_some() {
                return Err(value("Sign not allowed with integer format specifier 'c'"));
            }
            if self.alternate {
                return Err(value("Alternate form (#) not allowed with integer format specifier 'c'"));
            }
            let c = u32::try_from(n).ok().and_then(super::str::surrogate::char_of);
            let c = c.ok_or_else(|| FormatError::Overflow("%c arg not in range(0x110000)".into()))?;
            return Ok(self.number("", "", "", &c.to_string(), 0));
        }
        let (prefix, text, group) = match kind {
            'b' => ("0b", n.to_str_radix(2), 4),
            'o' => ("0o", n.to_str_radix(8), 4),
            'x' => ("0x", n.to_str_radix(16), 4),
            'X' => ("0X", n.to_str_radix(16).to_uppercase(), 4),
            _ => ("", decimal(), 3),
        };
        let digits = text.strip_prefix('-').unwrap_or(&text);
        let sign = self.sign_of(digits.len() < text.len());
        Ok(self.number(sign, if self.alternate { prefix } else { "" }, digits, "", group))
    }

    /// Formats a float of the type called `type_name`.
    ///
    /// # Errors
    /// `ValueError`, when the specification is for another type.
    pub fn format_float(&self, x: f64, type_name: &str) -> Formatted {
        self.check_kind(&['e', 'E', 'f', 'F', 'g', 'G', 'n', '%'], type_name)?;
        let text = self.float_text(x, 6);
        let negative = text.starts_with('-');
        let unsigned = text.strip_prefix('-').unwrap_or(&text);
        let split = unsigned.find(|c: char| !c.is_ascii_digit()).unwrap_or(unsigned.len());
        let (digits, rest) = unsigned.split_at(split);
        Ok(self.number(self.sign_of(negative), "", digits, rest, 3))
    }

    /// Formats a complex number.
    ///
    /// # Errors
    /// `ValueError`, when the specification is not for complex numbers.
    pub fn format_complex(&self, re: f64, im: f64) -> Formatted {
        self.check_kind(&['e', 'E', 'f', 'F', 'g', 'G', 'n'], "complex")?;
        if self.zero {
            return Err(value("Zero padding is not allowed in complex format specifier"));
        }
        if self.align == Some('=') {
            return Err(value("'=' alignment flag is not allowed in complex format specifier"));
        }
        let plain = self.kind.is_none();
        let part = |x: f64, sign: Option<char>| {
            let spec = Self { sign, width: 0, align: None, ..self.clone() };
            let text = match (plain, self.precision) {
                (true, None) => render_float(x, 'r', 0, self.alternate, false),
                (true, Some(precision)) => render_float(x, 'g', precision, self.alternate, false),
                _ => spec.float_text(x, 6),
            };
            let negative = text.starts_with('-');
            let unsigned = text.strip_prefix('-').unwrap_or(&text);
            let split = unsigned.find(|c: char| !c.is_ascii_digit()).unwrap_or(unsigned.len());
            let (digits, rest) = unsigned.split_at(split);
            spec.number(spec.sign_of(negative), "", digits, rest, 3)
        };
        let text = if plain && re == 0.0 && !re.is_sign_negative() {
            format!("{}j", part(im, self.sign))
        } else {
            let inner = format!("{}{}j", part(re, self.sign), part(im, Some('+')));
            if plain { format!("({inner})") } else { inner }
        };
        Ok(self.pad(&text, '>'))
    }

    fn float_text(&self, x: f64, default: usize) -> String {
        let precision = self.precision.unwrap_or(default);
        let text = match self.kind {
            None => match self.precision {
                Some(precision) => render_float(x, 'g', precision, self.alternate, true),
                None => render_float(x, 'r', 0, self.alternate, true),
            },
            Some('e' | 'E') => render_float(x, 'e', precision, self.alternate, false),
            Some('f' | 'F') => render_float(x, 'f', precision, self.alternate, false),
            Some('%') => {
                let text = render_float(x * 100.0, 'f', precision, self.alternate, false);
                format!("{text}%")
            }
            Some(_) => render_float(x, 'g', precision, self.alternate, false),
        };
        let is_zero =
            || !text.split(['e', 'E']).next().unwrap_or_default().contains(|c: char| matches!(c, '1'..='9' | 'i' | 'n'));
        let text = if self.no_negative_zero && text.starts_with('-') && is_zero() { text[1..].to_owned() } else { text };
        if matches!(self.kind, Some('E' | 'F' | 'G')) { text.to_uppercase() } else { text }
    }

    fn sign_of(&self, negative: bool) -> &'static str {
        match (negative, self.sign) {
            (true, _) => "-",
            (false, Some('+')) => "+",
            (false, Some(' ')) => " ",
            _ => "",
        }
    }

    /// Puts a number together: sign, prefix, digits in groups, and what follows them.
    fn number(&self, sign: &str, prefix: &str, digits: &str, rest: &str, group: usize) -> String {
        let rest_len = if rest.is_ascii() { rest.len() } else { rest.chars().count() };
        let fixed = sign.len() + prefix.len() + rest_len;
        if self.grouping.is_none() && self.width <= fixed + digits.len() {
            return [sign, prefix, digits, rest].concat();
        }
        let least = if self.fill == '0' && self.align == Some('=') { self.width.saturating_sub(fixed) } else { 0 };
        let digits = match self.grouping {
            _ if digits.is_empty() => String::new(),
            Some(separator) => grouped(digits, separator, group, least),
            None => format!("{}{digits}", "0".repeat(least.saturating_sub(digits.len()))),
        };
        let body = format!("{digits}{rest}");
        if self.align != Some('=') {
            return self.pad(&format!("{sign}{prefix}{body}"), '>');
        }
        let missing = self.width.saturating_sub(fixed + digits.len());
        let fill: String = std::iter::repeat_n(self.fill, missing).collect();
        format!("{sign}{prefix}{fill}{body}")
    }

    fn check_kind(&self, allowed: &[char], type_name: &str) -> Result<(), FormatError> {
        match self.kind {
            Some(kind) if !allowed.contains(&kind) => {
                let shown = match kind {
                    '!'..='~' => kind.to_string(),
                    kind => format!("\\x{:x}", u32::from(kind)),
                };
                Err(value(format!("Unknown format code '{shown}' for object of type '{type_name}'")))
            }
            _ => Ok(()),
        }
    }
}

/// Digits in groups from the right, with zeros before them until there are `least` characters. Never begins with a separator.
fn grouped(digits: &str, separator: char, group: usize, least: usize) -> String {
    let digits = digits.as_bytes();
    let mut reversed = String::with_capacity(digits.len() + digits.len() / group + least);
    let (mut left, mut least) = (digits.len(), least as i64);
    loop {
        let take = group.min((left as i64).max(least).max(1) as usize);
        let real = take.min(left);
        reversed.extend(digits[left - real..left].iter().rev().map(|digit| char::from(*digit)));
        reversed.extend(std::iter::repeat_n('0', take - real));
        left -= real;
        least -= take as i64;
        if left == 0 && least <= 0 {
            break;
        }
        reversed.push(separator);
        least -= 1;
    }
    reversed.chars().rev().collect()
}

fn number(chars: &[char], at: &mut usize) -> Result<Option<usize>, FormatError> {
    let start = *at;
    let mut n = 0usize;
    while let Some(digit) = chars.get(*at).and_then(|c| super::str::unicode::decimal(*c)) {
        n = n
            .checked_mul(10)
            .and_then(|n| n.checked_add(digit as usize))
            .filter(|n| *n <= MAX_NUMBER)
            .ok_or_else(|| value("Too many decimal digits in format string"))?;
        *at += 1;
    }
    Ok((*at > start).then_some(n))
}

fn value(message: impl Into<String>) -> FormatError {
    FormatError::Value(message.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn int(n: i64, spec: &str) -> Formatted {
        let n = BigInt::from(n);
        Spec::parse(spec, "int", true)?.format_int(&n, || n.to_string(), "int")
    }

    fn float(x: f64, spec: &str) -> Formatted {
        Spec::parse(spec, "float", true)?.format_float(x, "float")
    }

    fn text(text: &str, spec: &str) -> Formatted {
        Spec::parse(spec, "str", false)?.format_str(text)
    }

    #[test]
    fn ints() {
        for (n, spec, expected) in [
            (42, "", "42"),
            (42, "5", "   42"),
            (42, "<5", "42   "),
            (42, "*^6", "**42**"),
            (-42, "=+6", "-   42"),
            (1_234_567, "010,", "01,234,567"),
            (1_234_567, "_d", "1_234_567"),
            (255, "#010_x", "0x000_00ff"),
            (255, "#X", "0XFF"),
            (5, "08b", "00000101"),
            (65, "c", "A"),
            (3, " d", " 3"),
        ] {
            assert_eq!(int(n, spec).as_deref(), Ok(expected), "{spec}");
        }
    }

    #[test]
    fn floats() {
        for (x, spec, expected) in [
            (1234567.891, "015,.1f", "0,001,234,567.9"),
            (7.125, ".2f", "7.12"),
            (1e20, "", "1e+20"),
            (1e16, ".3", "1e+16"),
            (1.0, ".3", "1.0"),
            (0.25, ".0%", "25%"),
            (-0.001, "z.1f", "0.0"),
            (f64::NEG_INFINITY, "010,", "-000000inf"),
            (f64::NAN, "F", "NAN"),
            (1.5, " >+10.3e", "+1.500e+00"),
        ] {
            assert_eq!(float(x, spec).as_deref(), Ok(expected), "{spec}");
        }
    }

    #[test]
    fn strings_and_errors() {
        assert_eq!(text("abc", "é^7").as_deref(), Ok("ééabcéé"));
        assert_eq!(text("abc", "05").as_deref(), Ok("abc00"));
        assert_eq!(text("abc", ".2").as_deref(), Ok("ab"));
        let error = |result: Formatted| match result {
            Err(FormatError::Value(message) | FormatError::Overflow(message)) => message,
            Ok(text) => text,
        };
        assert_eq!(error(text("x", "d")), "Unknown format code 'd' for object of type 'str'");
        assert_eq!(error(int(1, "abc")), "Invalid format specifier 'abc' for object of type 'int'");
        assert_eq!(error(int(1, ",x")), "Cannot specify ',' with 'x'.");
        assert_eq!(error(int(1, ".3")), "Precision not allowed in integer format specifier");
        assert_eq!(error(float(1.0, ".")), "Format specifier missing precision");
    }
}
