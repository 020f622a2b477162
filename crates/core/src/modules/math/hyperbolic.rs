//! Hyperbolic functions and the logarithm to base 10, by the formulas of the C library that CPython uses, on a precise exponential
//! and logarithm: then the rounding errors are the same too.

use std::f64::consts::LN_2;

use crate::builtins::float_exp::{exp, log};

/// From here on, 1 more or less does not show in `exp(x)`.
const LARGE: f64 = 22.0;
/// From here on, 1 more or less does not show in `x * x`.
const HUGE: f64 = 268_435_456.0;

pub(super) fn cosh(x: f64) -> f64 {
    let size = x.abs();
    if size < 0.5 * LN_2 {
        let t = libm::expm1(size);
        let w = 1.0 + t;
        return 1.0 + (t * t) / (w + w);
    }
    if size < LARGE {
        let t = exp(size);
        return 0.5 * t + 0.5 / t;
    }
    if size < 709.0 {
        return 0.5 * exp(size);
    }
    let root = exp(0.5 * size);
    0.5 * root * root
}

pub(super) fn tanh(x: f64) -> f64 {
    let size = x.abs();
    let t = if size >= LARGE {
        1.0
    } else if size >= 1.0 {
        1.0 - 2.0 / (libm::expm1(2.0 * size) + 2.0)
    } else if size > 1e-17 {
        let t = libm::expm1(-2.0 * size);
        -t / (t + 2.0)
    } else {
        return x;
    };
    t.copysign(x)
}

pub(super) fn asinh(x: f64) -> f64 {
    let size = x.abs();
    let w = if !size.is_finite() || size < 1e-9 {
        return x;
    } else if size > HUGE {
        log(size) + LN_2
    } else if size > 2.0 {
        log(2.0 * size + 1.0 / ((x * x + 1.0).sqrt() + size))
    } else {
        let t = x * x;
        libm::log1p(size + t / (1.0 + (1.0 + t).sqrt()))
    };
    w.copysign(x)
}

pub(super) fn acosh(x: f64) -> f64 {
    if x > HUGE {
        return log(x) + LN_2;
    }
    if x > 2.0 {
        return log(2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt()));
    }
    let t = x - 1.0;
    libm::log1p(t + (2.0 * t + t * t).sqrt())
}

/// The mantissa's logarithm and the exponent's, apart, so that powers of ten come out whole.
pub(super) fn log10(x: f64) -> f64 {
    const PER_E: f64 = std::f64::consts::LOG10_E;
    /// The logarithm of 2 in two parts.
    const TWO: (f64, f64) = (0.30102999566361177, 3.694239077158931e-13);
    if !(f64::MIN_POSITIVE..=f64::MAX).contains(&x) {
        return libm::log10(x);
    }
    let (mantissa, exponent) = libm::frexp(x);
    // The mantissa from 1 on for exponents that are not negative, below 1 for the others.
    let k = exponent - 1;
    let (mantissa, k) = if k < 0 { (mantissa, k + 1) } else { (mantissa * 2.0, k) };
    let y = f64::from(k);
    (y * TWO.1 + PER_E * log(mantissa)) + y * TWO.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_ten_have_whole_logarithms() {
        for n in 0..300 {
            let power: f64 = format!("1e{n}").parse().expect("a float");
            assert_eq!(log10(power), f64::from(n));
        }
    }

    #[test]
    fn ends_of_the_line() {
        assert_eq!([cosh(0.0), cosh(1000.0), cosh(f64::NEG_INFINITY)], [1.0, f64::INFINITY, f64::INFINITY]);
        assert_eq!([tanh(50.0), tanh(-50.0), tanh(f64::INFINITY)], [1.0, -1.0, 1.0]);
        assert_eq!([tanh(-0.0), asinh(-0.0)].map(f64::to_bits), [(-0.0f64).to_bits(); 2]);
        assert_eq!([asinh(f64::NEG_INFINITY), acosh(f64::INFINITY), acosh(1.0)], [f64::NEG_INFINITY, f64::INFINITY, 0.0]);
        assert!(acosh(0.5).is_nan() && cosh(f64::NAN).is_nan() && tanh(f64::NAN).is_nan() && asinh(f64::NAN).is_nan());
    }
}
