//! Powers, exponentials and logarithms of floats, rounded correctly but for a few results in ten thousand, as in the C library
//! that CPython uses: then both print the same digits.
//!
//! The logarithm is computed as a sum of two floats: a table gives that of a number near the mantissa, a series the rest. The
//! exponential goes the same way back (Tang, "Table-driven implementation of the exponential function", ACM TOMS 1989).

/// A number as the unevaluated sum of two floats, the second below the last place of the first.
#[derive(Clone, Copy)]
struct Pair(f64, f64);

/// Entries of the tables.
const SIZE: usize = 128;
/// Denominator of the table's numbers near the reciprocals of mantissas.
const SCALE: i64 = 512;
const LN2: Pair = ln_ratio(2, 1);
/// `LN2 / SIZE` in two parts, of which the first has so few digits that its products with small ints are exact.
const STEP: Pair = {
    let all = divide(LN2, Pair(SIZE as f64, 0.0));
    let first = f64::from_bits(all.0.to_bits() & !((1 << 24) - 1));
    Pair(first, (all.0 - first) + all.1)
};
/// For the mantissa `1 + i / SIZE` and those after it: a number near its reciprocal, times [`SCALE`], and minus its logarithm.
const LOGARITHMS: [(f64, Pair); SIZE] = {
    let mut table = [(0.0, Pair(0.0, 0.0)); SIZE];
    let mut i = 0;
    while i < SIZE {
        // At both ends the exact value, so that logarithms of numbers near 1 keep all their digits.
        let near = match i {
            0 => SCALE,
            127 => SCALE / 2,
            i => (SCALE * 2 * SIZE as i64 * 2 / (2 * (SIZE as i64 + i as i64) + 1) + 1) / 2,
        };
        table[i] = (near as f64 / SCALE as f64, ln_ratio(SCALE, near));
        i += 1;
    }
    table
};
/// `2 ** (i / SIZE)`
const POWERS: [Pair; SIZE] = {
    let mut table = [Pair(1.0, 0.0); SIZE];
    let mut i = 1;
    while i < SIZE {
        table[i] = exp_series(multiply(divide(LN2, Pair(SIZE as f64, 0.0)), Pair(i as f64, 0.0)));
        i += 1;
    }
    table
};

/// `x ** y` as C has it: infinite when it is too large, not a number when it is not real.
pub fn power(x: f64, y: f64) -> f64 {
    let ordinary = x != 0.0 && x.is_finite() && y != 0.0 && (1e-20..1e18).contains(&y.abs());
    let whole = y == y.trunc();
    if !ordinary || (x < 0.0 && !whole) {
        return libm::pow(x, y);
    }
    let Pair(high, low) = logarithm(x.abs());
    let exponent = two_product(high, y);
    let result = exponential(fast_sum(exponent.0, exponent.1 + low * y));
    if x < 0.0 && y % 2.0 != 0.0 { -result } else { result }
}

/// The natural exponential.
pub fn exp(x: f64) -> f64 {
    if !x.is_finite() || x == 0.0 { libm::exp(x) } else { exponential(Pair(x, 0.0)) }
}

/// The natural logarithm; not a number for negative ones.
pub fn log(x: f64) -> f64 {
    if x > 0.0 && x.is_finite() { logarithm(x).0 } else { libm::log(x) }
}

/// The logarithm of a positive finite number.
fn logarithm(x: f64) -> Pair {
    const SUBNORMAL: f64 = 18_014_398_509_481_984.0; // 2 ** 54
    let (x, shift) = if x < f64::MIN_POSITIVE { (x * SUBNORMAL, 54) } else { (x, 0) };
    let bits = x.to_bits();
    let k = (bits >> 52) as i64 - 1023 - shift;
    let mantissa = f64::from_bits(bits & ((1 << 52) - 1) | 1023 << 52);
    let (near, logarithm) = LOGARITHMS[(bits >> 45) as usize % SIZE];
    // The mantissa in two halves times a number of few digits: both products are exact, and so is the difference from 1.
    let top = f64::from_bits(mantissa.to_bits() & !((1 << 27) - 1));
    let z = fast_sum(top * near - 1.0, (mantissa - top) * near);
    let k = k as f64;
    let base = sum(multiply_exactly(k), logarithm);
    // ln(1 + z) = z - z^2/2 + z^3/3 - …: the first terms as pairs, the others matter less.
    let square = multiply(z, z);
    let cube = multiply(square, z);
    let h = z.0;
    let tail = h * h * h * h * (-1.0 / 4.0 + h * (1.0 / 5.0 + h * (-1.0 / 6.0 + h * (1.0 / 7.0 + h * (-1.0 / 8.0 + h / 9.0)))));
    let series = sum(z, sum(Pair(-0.5 * square.0, -0.5 * square.1), divide_by_three(cube)));
    let Pair(high, low) = sum(base, series);
    fast_sum(high, low + tail)
}

/// `k` times the logarithm of 2, for a small whole `k`.
fn multiply_exactly(k: f64) -> Pair {
    let product = two_product(LN2.0, k);
    fast_sum(product.0, product.1 + LN2.1 * k)
}

fn divide_by_three(x: Pair) -> Pair {
    const THIRD: Pair = divide(Pair(1.0, 0.0), Pair(3.0, 0.0));
    multiply(x, THIRD)
}

fn exponential(x: Pair) -> f64 {
    if x.0 > 710.0 {
        return f64::INFINITY;
    }
    if x.0 < -750.0 {
        return 0.0;
    }
    let k = (x.0 * (SIZE as f64 / LN2.0)).round_ties_even();
    let r = (x.0 - k * STEP.0, x.1 - k * STEP.1);
    let Pair(r, rest) = fast_sum(r.0, r.1);
    // exp(r) - 1
    let tail = r * r * (1.0 / 2.0 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0 + r / 720.0))));
    let small = r + (rest + tail);
    let k = k as i64;
    let Pair(high, low) = POWERS[k.rem_euclid(SIZE as i64) as usize];
    let result = high + (low + high * small);
    libm::ldexp(result, k.div_euclid(SIZE as i64) as i32)
}

/// `a + b`, where `a` is the larger, exactly.
const fn fast_sum(a: f64, b: f64) -> Pair {
    let sum = a + b;
    Pair(sum, b - (sum - a))
}

/// `a + b`, exactly (Knuth).
const fn two_sum(a: f64, b: f64) -> Pair {
    let sum = a + b;
    let part = sum - a;
    Pair(sum, (a - (sum - part)) + (b - part))
}

/// `a * b`, exactly (Dekker).
const fn two_product(a: f64, b: f64) -> Pair {
    const SPLITTER: f64 = 134_217_729.0; // 2 ** 27 + 1
    let (p, q) = (SPLITTER * a, SPLITTER * b);
    let (a1, b1) = (p - (p - a), q - (q - b));
    let (a2, b2) = (a - a1, b - b1);
    let product = a * b;
    Pair(product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2)
}

const fn sum(a: Pair, b: Pair) -> Pair {
    let high = two_sum(a.0, b.0);
    let low = two_sum(a.1, b.1);
    let high = fast_sum(high.0, high.1 + low.0);
    fast_sum(high.0, high.1 + low.1)
}

const fn multiply(a: Pair, b: Pair) -> Pair {
    let product = two_product(a.0, b.0);
    fast_sum(product.0, product.1 + (a.0 * b.1 + a.1 * b.0))
}

const fn divide(a: Pair, b: Pair) -> Pair {
    let first = a.0 / b.0;
    let product = multiply(b, Pair(first, 0.0));
    let rest = sum(a, Pair(-product.0, -product.1));
    let second = rest.0 / b.0;
    let product = multiply(b, Pair(second, 0.0));
    let rest = sum(rest, Pair(-product.0, -product.1));
    let both = fast_sum(first, second);
    sum(both, Pair(rest.0 / b.0, 0.0))
}

/// The logarithm of a ratio between 1 and 2 of two small ints, by the series of the inverse hyperbolic tangent.
const fn ln_ratio(top: i64, bottom: i64) -> Pair {
    let t = divide(Pair((top - bottom) as f64, 0.0), Pair((top + bottom) as f64, 0.0));
    let square = multiply(t, t);
    let mut power = t;
    let mut total = t;
    let mut n = 3;
    while n < 80 {
        power = multiply(power, square);
        total = sum(total, divide(power, Pair(n as f64, 0.0)));
        n += 2;
    }
    Pair(2.0 * total.0, 2.0 * total.1)
}

const fn exp_series(x: Pair) -> Pair {
    let mut term = Pair(1.0, 0.0);
    let mut total = Pair(1.0, 0.0);
    let mut n = 1;
    while n < 30 {
        term = divide(multiply(term, x), Pair(n as f64, 0.0));
        total = sum(total, term);
        n += 1;
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_as_correctly_rounded() {
        let cases = [
            (0.5346, 1.5, 0.3908799838006546),
            (2.0, 0.5, std::f64::consts::SQRT_2),
            (10.0, -3.0, 0.001),
            (10.0, 22.0, 1e22),
            (-2.0, 3.0, -8.0),
            (1.0000000000000002, 1e15, 1.2486270715390861),
            (5e-324, 0.5, 2.2227587494850775e-162),
            (2.0, -1074.0, 5e-324),
            (0.0, 2.0, 0.0),
        ];
        for (x, y, expected) in cases {
            assert_eq!(power(x, y), expected, "{x} ** {y}");
        }
        assert_eq!(power(10.0, 400.0), f64::INFINITY);
        assert!(power(-8.0, 0.5).is_nan());
    }

    #[test]
    fn exponentials_and_logarithms() {
        assert_eq!(exp(1.0), std::f64::consts::E);
        assert_eq!(log(2.0), std::f64::consts::LN_2);
        assert_eq!(log(10.0), std::f64::consts::LN_10);
        assert_eq!(log(1.0), 0.0);
        assert_eq!(exp(-745.0), 5e-324);
        assert_eq!(exp(-1000.0), 0.0);
        assert_eq!(log(0.0), f64::NEG_INFINITY);
    }
}
