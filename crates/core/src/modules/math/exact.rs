//! Products of many ints, and sums of floats without rounding errors on the way.

use num_bigint::BigInt;
use num_traits::One;

use super::dd::split;

/// The product of `low..=high`: halves first, so that factors stay of a size.
pub(super) fn product(low: u64, high: u64) -> BigInt {
    if high < low {
        return BigInt::one();
    }
    if high - low < 8 {
        return (low..=high).fold(BigInt::one(), |product, n| product * n);
    }
    let middle = low + (high - low) / 2;
    product(low, middle) * product(middle + 1, high)
}

/// `n * (n - 1) * …`, `k` factors.
pub(super) fn falling(n: &BigInt, k: u64) -> BigInt {
    if k < 8 {
        return (0..k).fold(BigInt::one(), |product, i| product * (n - i));
    }
    let half = k / 2;
    falling(n, half) * falling(&(n - half), k - half)
}

/// The largest number of which [`binomial`] sieves the primes below.
pub(super) const MOST_FACTORED: u64 = 1 << 22;

/// The binomial coefficient by its prime factors: each prime is in it as often as `k` and `n - k`, added in its base, have
/// carries (Kummer 1852). `n` is at most [`MOST_FACTORED`], `k` at most `n`.
pub(super) fn binomial(n: u64, k: u64) -> BigInt {
    let mut composite = vec![false; n as usize + 1];
    let mut factors: Vec<BigInt> = Vec::new();
    let mut factor = 1_u64;
    for prime in 2..=n {
        if composite[prime as usize] {
            continue;
        }
        let mut multiple = prime * prime;
        while multiple <= n {
            composite[multiple as usize] = true;
            multiple += prime;
        }
        let (mut a, mut b, mut carry) = (k, n - k, 0);
        while a + b + carry > 0 {
            carry = u64::from(a % prime + b % prime + carry >= prime);
            (a, b) = (a / prime, b / prime);
            if carry == 1 {
                // Primes are below 2²², so the factor collects up to the 64 bits of a word.
                if factor > u64::MAX / MOST_FACTORED {
                    factors.push(factor.into());
                    factor = 1;
                }
                factor *= prime;
            }
        }
    }
    factors.push(factor.into());
    while factors.len() > 1 {
        factors = factors.chunks(2).map(|pair| pair.iter().product()).collect();
    }
    factors.pop().unwrap_or_default()
}

/// Why a sum has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SumFault {
    /// Infinities of both signs.
    Infinities,
    /// A sum on the way is too large.
    Overflow,
}

/// The sum of floats, rounded once: partial sums that do not overlap are kept apart (Shewchuk, "Adaptive Precision
/// Floating-Point Arithmetic and Fast Robust Geometric Predicates", 1997).
pub(super) fn sum(numbers: &[f64]) -> Result<f64, SumFault> {
    let mut parts: Vec<f64> = Vec::new();
    let (mut special, mut infinite) = (0.0, 0.0);
    for &number in numbers {
        let mut x = number;
        let mut kept = 0;
        for i in 0..parts.len() {
            let mut y = parts[i];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                parts[kept] = low;
                kept += 1;
            }
            x = high;
        }
        parts.truncate(kept);
        if x == 0.0 {
            continue;
        }
        if x.is_finite() {
            parts.push(x);
            continue;
        }
        if number.is_finite() {
            return Err(SumFault::Overflow);
        }
        if number.is_infinite() {
            infinite += number;
        }
        special += number;
        parts.clear();
    }
    if special != 0.0 {
        return if f64::is_nan(infinite) { Err(SumFault::Infinities) } else { Ok(special) };
    }
    Ok(round(&parts))
}

/// The sum of parts that do not overlap, the smallest first. Halves are rounded by what lies below them.
fn round(parts: &[f64]) -> f64 {
    let mut left = parts.len();
    let Some(mut high) = left.checked_sub(1).map(|last| parts[last]) else { return 0.0 };
    left -= 1;
    let mut low = 0.0;
    while left > 0 {
        let x = high;
        left -= 1;
        let y = parts[left];
        high = x + y;
        low = y - (high - x);
        if low != 0.0 {
            break;
        }
    }
    if left > 0 && low != 0.0 && (low < 0.0) == (parts[left - 1] < 0.0) {
        let y = low * 2.0;
        let x = high + y;
        if y == x - high {
            return x;
        }
    }
    high
}

/// The length of a vector, nearly correctly rounded: squares are kept in two floats, and the root is corrected once
/// (Borges, "An Improved Algorithm for hypot(a, b)", 2019).
pub(super) fn norm(coordinates: &[f64]) -> f64 {
    let largest = coordinates.iter().fold(0.0, |m: f64, x| m.max(x.abs()));
    if coordinates.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if coordinates.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 || coordinates.len() <= 1 {
        return largest;
    }
    let (_, exponent) = libm::frexp(largest);
    let mut total = Compensated { sum: 1.0, rest: [0.0; 3] };
    if exponent < -1023 {
        // The scale would be infinite.
        for x in coordinates {
            let x = x / largest;
            total.add(x * x, 0);
        }
        return largest * (total.sum - 1.0 + total.rest[0]).sqrt();
    }
    let scale = libm::ldexp(1.0, -exponent);
    for x in coordinates {
        let (high, low) = split(x * scale);
        total.add(high * high, 0);
        total.add(2.0 * high * low, 1);
        total.rest[2] += low * low;
    }
    let root = (total.sum - 1.0 + (total.rest[0] + total.rest[1] + total.rest[2])).sqrt();
    let (high, low) = split(root);
    total.add(-high * high, 0);
    total.add(-2.0 * high * low, 1);
    total.add(-low * low, 2);
    let error = total.sum - 1.0 + (total.rest[0] + total.rest[1] + total.rest[2]);
    (root + error / (2.0 * root)) / scale
}

/// A sum and what was lost on the way. The sum starts at 1, so that it is larger than what is added.
struct Compensated {
    sum: f64,
    rest: [f64; 3],
}

impl Compensated {
    fn add(&mut self, x: f64, place: usize) {
        let before = self.sum;
        self.sum += x;
        self.rest[place] += (before - self.sum) + x;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_rounded_once() {
        assert_eq!(sum(&[0.1; 10]), Ok(1.0));
        assert_eq!(sum(&[1e100, 1.0, -1e100]), Ok(1.0));
        assert_eq!(sum(&[1e16, 1.0, 1e-16]), Ok(10_000_000_000_000_002.0));
        assert_eq!(sum(&[f64::INFINITY, f64::NEG_INFINITY]), Err(SumFault::Infinities));
        assert_eq!(sum(&[1e308, 1e308]), Err(SumFault::Overflow));
        assert_eq!(sum(&[]), Ok(0.0));
    }

    #[test]
    fn norms_do_not_overflow() {
        // The same as in CPython, though 5e200 would be nearer.
        assert_eq!(norm(&[3e200, 4e200]), 4.9999999999999995e200);
        assert_eq!(norm(&[3e-320, 4e-320]), 5e-320);
        assert_eq!(norm(&[1.0, 1.0]), std::f64::consts::SQRT_2);
        assert_eq!(norm(&[f64::NAN, f64::INFINITY]), f64::INFINITY);
    }

    #[test]
    fn products() {
        assert_eq!(product(1, 20), BigInt::from(2_432_902_008_176_640_000_i64));
        assert_eq!(falling(&BigInt::from(20), 20), product(1, 20));
        assert_eq!(product(1, 0), BigInt::one());
    }
}
