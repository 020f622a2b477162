//! Numbers as people read them: times with a fitting unit, ratios, counts.

/// A time of `nanoseconds` with three digits that matter and its unit: `1.20 s`, `30.0 ms`, `12.5 µs`, `0 s`.
pub fn time(nanoseconds: u64) -> String {
    let (value, unit) = match nanoseconds {
        0 => return "0 s".to_owned(),
        1..1_000 => return format!("{nanoseconds} ns"),
        1_000..1_000_000 => (nanoseconds as f64 / 1e3, "µs"),
        1_000_000..1_000_000_000 => (nanoseconds as f64 / 1e6, "ms"),
        _ => (nanoseconds as f64 / 1e9, "s"),
    };
    let digits = match value {
        v if v < 10.0 => 2,
        v if v < 100.0 => 1,
        _ => 0,
    };
    format!("{value:.digits$} {unit}")
}

/// A point in time on an axis that shows times up to `until`, with marks `step` nanoseconds apart: as many digits as
/// tell two marks apart, in the largest unit that needs no more than three.
pub fn mark(nanoseconds: u64, step: u64, until: u64) -> String {
    let units = [(1e9, "s"), (1e6, "ms"), (1e3, "µs"), (1.0, "ns")];
    let digits = |unit: f64| (unit / step.max(1) as f64).log10().ceil().max(0.0) as usize;
    let fits = |(unit, _): &(f64, &str)| until as f64 >= *unit && digits(*unit) <= 3;
    let (unit, name) = units.into_iter().find(fits).unwrap_or((1.0, "ns"));
    format!("{:.*} {name}", digits(unit), nanoseconds as f64 / unit)
}

/// A measured time in milliseconds: `0.4 ms`, `87 ms`, `1.24 s`.
pub fn milliseconds(value: f64) -> String {
    if value < 10.0 {
        format!("{value:.1} ms")
    } else if value < 1_000.0 {
        format!("{value:.0} ms")
    } else {
        format!("{:.2} s", value / 1_000.0)
    }
}

/// How many times faster `time` is than `one`: `1.97 ×`.
pub fn ratio(one: f64, time: f64) -> String {
    if time > 0.0 { format!("{:.2} ×", one / time) } else { "–".to_owned() }
}

/// A count with thin spaces between groups of three digits: `1 000 000`.
pub fn count(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_three_digits_and_a_unit() {
        assert_eq!(time(0), "0 s");
        assert_eq!(time(999), "999 ns");
        assert_eq!(time(12_500), "12.5 µs");
        assert_eq!(time(30_000_000), "30.0 ms");
        assert_eq!(time(1_204_000_000), "1.20 s");
        assert_eq!(time(3_600_000_000_000), "3600 s");
    }

    #[test]
    fn marks_tell_their_neighbours_apart() {
        assert_eq!(mark(1_500_000_000, 500_000_000, 3_000_000_000), "1.5 s");
        assert_eq!(mark(2_000_000_000, 1_000_000_000, 3_000_000_000), "2 s");
        assert_eq!(mark(20_000_000, 10_000_000, 60_000_000), "20 ms");
        assert_eq!(mark(1_500_000, 500_000, 6_500_000), "1.5 ms");
        assert_eq!(mark(3_000_050_000, 10_000, 3_000_100_000), "3000.05 ms");
        assert_eq!(mark(0, 0, 0), "0 ns");
    }

    #[test]
    fn measured_figures_are_short() {
        assert_eq!(milliseconds(0.42), "0.4 ms");
        assert_eq!(milliseconds(87.4), "87 ms");
        assert_eq!(milliseconds(1_240.0), "1.24 s");
        assert_eq!(ratio(200.0, 100.0), "2.00 ×");
        assert_eq!(ratio(200.0, 0.0), "–");
        assert_eq!(count(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(count(12), "12");
    }
}
