//! Elementary functions rounded correctly in nearly all cases: computed with twice the digits, then rounded once. So they agree with
//! good C libraries to the last digit, where libm's own are often one unit off.

use super::dd::{Dd, product, sum};

const LN_2: Dd = Dd { high: 0.6931471805599453, low: 2.3190468138462996e-17 };
const LN_10: Dd = Dd { high: 2.302585092994046, low: -2.1707562233822494e-16 };
/// Half of pi, in three floats.
const HALF_PI: [f64; 3] = [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33];
/// Beyond this, pi is not known here to enough digits.
const LARGE: f64 = 1e9;

pub(super) fn exp(x: f64) -> f64 {
    if !(-700.0..=700.0).contains(&x) {
        return libm::exp(x);
    }
    exp_dd(Dd::of(x)).value()
}

pub(super) fn expm1(x: f64) -> f64 {
    if !(-40.0..=700.0).contains(&x) || x.abs() < 1e-290 {
        return libm::expm1(x);
    }
    expm1_dd(x).value()
}

pub(super) fn log(x: f64) -> f64 {
    if !regular(x) { libm::log(x) } else { log_dd(Dd::of(x)).value() }
}

pub(super) fn log2(x: f64) -> f64 {
    if !regular(x) { libm::log2(x) } else { log_dd(Dd::of(x)).div(LN_2).value() }
}

pub(super) fn log10(x: f64) -> f64 {
    if !regular(x) { libm::log10(x) } else { log_dd(Dd::of(x)).div(LN_10).value() }
}

pub(super) fn log1p(x: f64) -> f64 {
    if x <= -1.0 || !x.is_finite() || x.abs() < 1e-290 || x > 1e300 {
        return libm::log1p(x);
    }
    log1p_dd(Dd::of(x)).value()
}

pub(super) fn sin(x: f64) -> f64 {
    if !(1e-290..LARGE).contains(&x.abs()) { libm::sin(x) } else { sin_cos(x).0.value() }
}

pub(super) fn cos(x: f64) -> f64 {
    if !(1e-290..LARGE).contains(&x.abs()) { libm::cos(x) } else { sin_cos(x).1.value() }
}

pub(super) fn tan(x: f64) -> f64 {
    if !(1e-290..LARGE).contains(&x.abs()) {
        return libm::tan(x);
    }
    let (sin, cos) = sin_cos(x);
    sin.div(cos).value()
}

pub(super) fn sinh(x: f64) -> f64 {
    if !(1e-290..700.0).contains(&x.abs()) {
        return libm::sinh(x);
    }
    let p = expm1_dd(x.abs());
    p.add(p.div(p.add(Dd::ONE))).scale(0.5).value().copysign(x)
}

pub(super) fn cosh(x: f64) -> f64 {
    if x.is_nan() || x.abs() > 700.0 {
        return libm::cosh(x);
    }
    let e = exp_dd(Dd::of(x));
    e.add(Dd::ONE.div(e)).scale(0.5).value()
}

pub(super) fn tanh(x: f64) -> f64 {
    if !(1e-290..20.0).contains(&x.abs()) {
        return libm::tanh(x);
    }
    let p = expm1_dd(2.0 * x.abs());
    p.div(p.add(Dd::of(2.0))).value().copysign(x)
}

pub(super) fn asin(x: f64) -> f64 {
    if x.is_nan() || x.abs() >= 1.0 || x.abs() < 1e-140 {
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
    atan2(x, 1.0)
}

pub(super) fn atan2(y: f64, x: f64) -> f64 {
    let moderate = |v: f64| (1e-140..1e140).contains(&v.abs());
    if !moderate(y) || !moderate(x) {
        return libm::atan2(y, x);
    }
    angle(libm::atan2(y, x), Dd::of(y), Dd::of(x))
}

pub(super) fn asinh(x: f64) -> f64 {
    let size = x.abs();
    if !(1e-140..1e140).contains(&size) {
        return libm::asinh(x);
    }
    let square = product(size, size);
    let root = square.add(Dd::ONE).sqrt();
    log1p_dd(Dd::of(size).add(square.div(root.add(Dd::ONE)))).value().copysign(x)
}

pub(super) fn acosh(x: f64) -> f64 {
    if x.is_nan() || x <= 1.0 || x > 1e140 {
        return libm::acosh(x);
    }
    let t = sum(x, -1.0);
    log1p_dd(t.add(t.mul(t.add(Dd::of(2.0))).sqrt())).value()
}

pub(super) fn atanh(x: f64) -> f64 {
    let size = x.abs();
    if !(1e-140..1.0).contains(&size) {
        return libm::atanh(x);
    }
    log1p_dd(Dd::of(2.0 * size).div(sum(1.0, -size))).scale(0.5).value().copysign(x)
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

/// Whether a logarithm's argument is positive, finite and not subnormal.
fn regular(x: f64) -> bool {
    (f64::MIN_POSITIVE..=f64::MAX).contains(&x)
}

fn exp_dd(x: Dd) -> Dd {
    let (k, p) = reduced_expm1(x);
    p.add(Dd::ONE).scale(libm::ldexp(1.0, k))
}

fn expm1_dd(x: f64) -> Dd {
    let (k, p) = reduced_expm1(Dd::of(x));
    if k == 0 {
        return p;
    }
    let scale = libm::ldexp(1.0, k);
    p.scale(scale).add(sum(scale, -1.0))
}

/// `k` and `p` with `exp(x) = 2**k * (1 + p)`.
fn reduced_expm1(x: Dd) -> (i32, Dd) {
    const HALVINGS: i32 = 6;
    const TERMS: u32 = 12;
    let k = libm::rint(x.high / LN_2.high);
    let r = x.sub(LN_2.mul(Dd::of(k)));
    let r = r.scale(1.0 / f64::from(1 << HALVINGS));
    // The series of exp(r) - 1, by Horner's rule: r (1 + r/2 (1 + r/3 (…))).
    let mut p = Dd::ONE;
    for n in (2..=TERMS).rev() {
        p = p.mul(r).div(Dd::of(f64::from(n))).add(Dd::ONE);
    }
    p = p.mul(r);
    for _ in 0..HALVINGS {
        p = p.scale(2.0).add(p.mul(p));
    }
    (k as i32, p)
}

/// The logarithm of a positive number.
fn log_dd(x: Dd) -> Dd {
    let near = x.sub(Dd::ONE);
    if near.high.abs() < 0.01 {
        return log1p_series(near);
    }
    let (_, exponent) = libm::frexp(x.high);
    let x = x.scale(libm::ldexp(1.0, -exponent));
    newton_log(x, libm::log(x.high)).add(LN_2.mul(Dd::of(f64::from(exponent))))
}

fn log1p_dd(x: Dd) -> Dd {
    if x.high.abs() < 0.01 { log1p_series(x) } else { log_dd(x.add(Dd::ONE)) }
}

/// A step of Newton's method from a guess of `log(x)`.
fn newton_log(x: Dd, guess: f64) -> Dd {
    let t = x.mul(exp_dd(Dd::of(-guess))).sub(Dd::ONE);
    Dd::of(guess).add(t.sub(t.mul(t).scale(0.5)))
}

/// `log(1 + x)` for a small `x`: twice the series of the inverse hyperbolic tangent of `x / (2 + x)`.
fn log1p_series(x: Dd) -> Dd {
    let s = x.div(x.add(Dd::of(2.0)));
    let square = s.mul(s);
    let mut total = Dd::of(0.0);
    for n in (0..8u32).rev() {
        total = total.mul(square).add(Dd::ONE.div(Dd::of(f64::from(2 * n + 1))));
    }
    total.mul(s).scale(2.0)
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
    const LAST: u32 = 27;
    let square = r.mul(r).neg();
    let (mut sin, mut cos) = (Dd::ONE, Dd::ONE);
    let mut n = LAST;
    while n > 1 {
        sin = sin.mul(square).div(Dd::of(f64::from(n * (n - 1)))).add(Dd::ONE);
        cos = cos.mul(square).div(Dd::of(f64::from((n - 1) * (n - 2)))).add(Dd::ONE);
        n -= 2;
    }
    (sin.mul(r), cos)
}

/// The angle of a point, from a guess: the guess is turned by the point's angle to it.
fn angle(guess: f64, y: Dd, x: Dd) -> f64 {
    let (sin, cos) = if guess == 0.0 { (Dd::of(guess), Dd::ONE) } else { sin_cos(guess) };
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
    fn constants_of_mathematics() {
        assert_eq!(exp(1.0), std::f64::consts::E);
        assert_eq!(exp(-14.586160904181881), 4.62712047408062e-07);
        assert_eq!(4.0 * atan(1.0), std::f64::consts::PI);
        assert_eq!(2.0 * acos(0.0), std::f64::consts::PI);
        assert_eq!(log(2.0), std::f64::consts::LN_2);
        assert_eq!(log(10.0), std::f64::consts::LN_10);
        assert_eq!(sin(std::f64::consts::PI), 1.2246467991473532e-16);
        assert_eq!(cos(std::f64::consts::FRAC_PI_2), 6.123233995736766e-17);
    }

    #[test]
    fn powers_have_whole_logarithms() {
        for n in 1..300 {
            let power: f64 = format!("1e{n}").parse().expect("a float");
            assert_eq!(log10(power), f64::from(n));
            assert_eq!(log2(libm::ldexp(1.0, n)), f64::from(n));
        }
        assert_eq!([cbrt(27.0), cbrt(-1000.0)], [3.0, -10.0]);
    }

    #[test]
    fn small_numbers_keep_their_digits() {
        for x in [1e-5, 1e-9, 1e-17, 1e-100] {
            for f in [sin, tan, asin, atan, sinh, tanh, asinh, atanh, expm1, log1p] {
                assert!((f(x) / x - 1.0).abs() < 1e-5, "{x}");
            }
        }
        assert_eq!([sin(-0.0), tan(-0.0), atan(-0.0)].map(f64::to_bits), [(-0.0f64).to_bits(); 3]);
    }
}
