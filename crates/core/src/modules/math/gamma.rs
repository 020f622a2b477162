//! The gamma function by Lanczos's approximation ("A Precision Approximation of the Gamma Function", 1964), with the constants of
//! Boost's 13-term rational form, which CPython uses too.

use super::{
    MathFault,
    trigonometry::{cos, sin},
};
use crate::builtins::float_exp::{exp, log, power};

const G: f64 = 6.02468004077673;
const G_LESS_HALF: f64 = 5.52468004077673;
#[allow(clippy::excessive_precision)]
const UPPER: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];
const LOWER: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

/// The gamma function; factorials are exact.
pub(super) fn gamma(x: f64) -> Result<f64, MathFault> {
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    if x == f64::NEG_INFINITY || x == 0.0 {
        return Err(MathFault::Domain);
    }
    if x == x.floor() {
        if x < 0.0 {
            return Err(MathFault::Domain);
        }
        if x <= 23.0 {
            return Ok((1..x as u64).map(|n| n as f64).product());
        }
    }
    let size = x.abs();
    if size < 1e-20 {
        return finite(1.0 / x);
    }
    if size > 200.0 {
        return if x < 0.0 { Ok(0.0 / sine_of_pi_times(x)) } else { Err(MathFault::Range) };
    }
    let y = size + G_LESS_HALF;
    // What was lost in the sum.
    let lost = if size > G_LESS_HALF { (y - size) - G_LESS_HALF } else { (y - G_LESS_HALF) - size };
    let z = lost * G / y;
    // y ** (size - 0.5) in two halves, where one would be too large.
    let (factor, squared) = if size < 140.0 { (power(y, size - 0.5), false) } else { (power(y, size / 2.0 - 0.25), true) };
    if x < 0.0 {
        let mut r = -std::f64::consts::PI / sine_of_pi_times(size) / size * exp(y) / lanczos(size);
        r -= z * r;
        r /= factor;
        return finite(if squared { r / factor } else { r });
    }
    let mut r = lanczos(size) / exp(y);
    r += z * r;
    r *= factor;
    finite(if squared { r * factor } else { r })
}

/// The logarithm of the gamma function's absolute value.
pub(super) fn log_gamma(x: f64) -> Result<f64, MathFault> {
    if x.is_nan() {
        return Ok(x);
    }
    if x.is_infinite() {
        return Ok(f64::INFINITY);
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(MathFault::Domain) } else { Ok(0.0) };
    }
    let size = x.abs();
    if size < 1e-20 {
        return Ok(-log(size));
    }
    let mut r = log(lanczos(size)) - G;
    r += (size - 0.5) * (log(size + G - 0.5) - 1.0);
    if x < 0.0 {
        const LOG_PI: f64 = 1.1447298858494002;
        r = LOG_PI - log(sine_of_pi_times(size).abs()) - log(size) - r;
    }
    finite(r)
}

fn finite(x: f64) -> Result<f64, MathFault> {
    if x.is_infinite() { Err(MathFault::Range) } else { Ok(x) }
}

/// The rational function; for large numbers in powers of `1 / x`, so that nothing overflows.
fn lanczos(x: f64) -> f64 {
    let (mut upper, mut lower) = (0.0, 0.0);
    if x < 5.0 {
        for i in (0..UPPER.len()).rev() {
            upper = upper * x + UPPER[i];
            lower = lower * x + LOWER[i];
        }
    } else {
        for i in 0..UPPER.len() {
            upper = upper / x + UPPER[i];
            lower = lower / x + LOWER[i];
        }
    }
    upper / lower
}

/// `sin(pi * x)` without the error of `pi * x`.
fn sine_of_pi_times(x: f64) -> f64 {
    use std::f64::consts::PI;
    let y = libm::fmod(x.abs(), 2.0);
    let sine = match libm::round(2.0 * y) as i32 {
        0 => sin(PI * y),
        1 => cos(PI * (y - 0.5)),
        2 => sin(PI * (1.0 - y)),
        3 => -cos(PI * (y - 1.5)),
        _ => sin(PI * (y - 2.0)),
    };
    if x.is_sign_negative() { -sine } else { sine }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factorials_and_poles() {
        assert_eq!(gamma(6.0), Ok(120.0));
        // As in CPython, a unit below the nearest float.
        assert_eq!(gamma(0.5), Ok(1.7724538509055159));
        assert_eq!(gamma(-3.0), Err(MathFault::Domain));
        assert_eq!(gamma(172.0), Err(MathFault::Range));
        assert_eq!(log_gamma(2.0), Ok(0.0));
        assert_eq!(log_gamma(-1.0), Err(MathFault::Domain));
        assert_eq!(log_gamma(0.5), Ok(0.5723649429247004));
    }
}
