//! Trigonometric functions rounded correctly in nearly all cases: computed with twice the digits, then rounded once. So they agree
//! with the C library that CPython uses to the last digit, where libm's are often one unit off.

use super::dd::{Dd, product, sum};

/// Half of pi, in three floats.
const HALF_PI: [f64; 3] = [std::f64::consts::FRAC_PI_2, 6.123233995736766e-17, -1.4973849048591698e-33];
/// Beyond this, pi is not known here to enough digits.
const LARGE: f64 = 1e9;
/// Below this, products would lose digits.
const TINY: f64 = 1e-140;

pub(super) fn sin(x: f64) -> f64 {
    if !(TINY..LARGE).contains(&x.abs()) { libm::sin(x) } else { sin_cos(x).0.value() }
}

pub(super) fn cos(x: f64) -> f64 {
    if !(TINY..LARGE).contains(&x.abs()) { libm::cos(x) } else { sin_cos(x).1.value() }
}

pub(super) fn tan(x: f64) -> f64 {
    if !(TINY..LARGE).contains(&x.abs()) {
        return libm::tan(x);
    }
    let (sin, cos) = sin_cos(x);
    sin.div(cos).value()
}

pub(super) fn asin(x: f64) -> f64 {
    if x.is_nan() || x.abs() >= 1.0 || x.abs() < TINY {
        return libm::asin(x);
    }
    angle(libm::asin(x), Dd::of(x), leg(x))
}

pub(super) fn acos(x: f64) -> f64 {
    if x.is_nan() || x.abs() >= 1.0 {
        return libm::acos(x);
    }
    angle(libm::acos(x), leg(x), Dd::of(x))
}

pub(super) fn atan(x: f64) -> f64 {
    if x.abs() < TINY { x } else { atan2(x, 1.0) }
}

pub(super) fn atan2(y: f64, x: f64) -> f64 {
    let moderate = |v: f64| (TINY..1.0 / TINY).contains(&v.abs());
    if !moderate(y) || !moderate(x) || (y / x).abs() < TINY {
        return libm::atan2(y, x);
    }
    angle(libm::atan2(y, x), Dd::of(y), Dd::of(x))
}

pub(super) fn cbrt(x: f64) -> f64 {
    if !(1e-90..1e90).contains(&x.abs()) {
        return libm::cbrt(x);
    }
    let root = libm::cbrt(x);
    let square = product(root, root);
    let error = square.mul(Dd::of(root)).sub(Dd::of(x));
    Dd::of(root).sub(error.div(square.mul(Dd::of(3.0)))).value()
}

/// Sine and cosine of a number that is not too large.
fn sin_cos(x: f64) -> (Dd, Dd) {
    let turns = libm::rint(x / HALF_PI[0]);
    let mut r = Dd::of(x);
    for part in HALF_PI {
        r = r.sub(product(turns, part));
    }
    let (sin, cos) = series(r);
    match (turns as i64).rem_euclid(4) {
        0 => (sin, cos),
        1 => (cos, sin.neg()),
        2 => (sin.neg(), cos.neg()),
        _ => (cos.neg(), sin),
    }
}

/// The series of sine and cosine, for at most a quarter of pi.
fn series(r: Dd) -> (Dd, Dd) {
    /// Terms from this one on are so small that a float's digits do for them.
    const SMALL: u32 = 11;
    const LAST: u32 = 27;
    let square = r.mul(r).neg();
    let (mut sin, mut cos) = (1.0, 1.0);
    for n in (SMALL..=LAST).rev().step_by(2) {
        sin = sin * square.high / f64::from(n * (n - 1)) + 1.0;
        cos = cos * square.high / f64::from((n - 1) * (n - 2)) + 1.0;
    }
    let (mut sin, mut cos) = (Dd::of(sin), Dd::of(cos));
    for n in (3..SMALL - 1).rev().step_by(2) {
        sin = sin.mul(square).div(Dd::of(f64::from(n * (n - 1)))).add(Dd::ONE);
        cos = cos.mul(square).div(Dd::of(f64::from((n - 1) * (n - 2)))).add(Dd::ONE);
    }
    (sin.mul(r), cos)
}

/// The angle of a point, from a guess: the guess is turned by the point's angle to it.
fn angle(guess: f64, y: Dd, x: Dd) -> f64 {
    let (sin, cos) = sin_cos(guess);
    let across = y.mul(cos).sub(x.mul(sin));
    let along = x.mul(cos).add(y.mul(sin));
    Dd::of(guess).add(across.div(along)).value()
}

/// The other leg of a right triangle with hypotenuse 1.
fn leg(x: f64) -> Dd {
    sum(1.0, -x).mul(sum(1.0, x)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_angles() {
        assert_eq!(4.0 * atan(1.0), std::f64::consts::PI);
        assert_eq!(2.0 * acos(0.0), std::f64::consts::PI);
        assert_eq!(atan2(-1.0, -1.0), -3.0 * std::f64::consts::FRAC_PI_4);
        assert_eq!(sin(std::f64::consts::PI), 1.2246467991473532e-16);
        assert_eq!(cos(std::f64::consts::FRAC_PI_2), 6.123233995736766e-17);
        assert_eq!([cbrt(27.0), cbrt(-1000.0)], [3.0, -10.0]);
    }

    #[test]
    fn results_that_other_roundings_miss() {
        // The nearest floats, computed with eighty digits.
        assert_eq!(sin(9.210243741577099), 0.21289234832017087);
        assert_eq!(sin(9.264412510834749), 0.15967897811362655);
        assert_eq!(sin(6.008648239357008), -0.27110137028258735);
    }

    #[test]
    fn small_numbers_keep_their_digits() {
        for x in [1e-5, 1e-9, 1e-17, 1e-100, 1e-200] {
            for f in [sin, tan, asin, atan] {
                assert!((f(x) / x - 1.0).abs() < 1e-5, "{x}");
            }
        }
        assert_eq!([sin(-0.0), tan(-0.0), atan(-0.0)].map(f64::to_bits), [(-0.0f64).to_bits(); 3]);
    }
}
