//! Timeouts and lengths of sleeps: from seconds to virtual nanoseconds, with CPython's errors.

use num_traits::ToPrimitive;

use crate::{
    builtins::number::Number,
    native::{Cx, Raise},
    value::Value,
};

/// How long to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timeout {
    /// Not at all.
    Never,
    /// Until it is done.
    Forever,
    /// This many nanoseconds.
    For(u64),
}

impl Timeout {
    /// When it gives up, for a wait that begins `now`.
    pub fn deadline(self, now: u64) -> Option<u64> {
        match self {
            Self::Never => Some(now),
            Self::Forever => None,
            Self::For(nanoseconds) => Some(now.saturating_add(nanoseconds)),
        }
    }

    /// From an argument in seconds, where `None` or nothing means for ever; what is not positive means not at all.
    ///
    /// # Errors
    /// As [`nanoseconds`].
    pub fn from_optional(cx: &mut Cx<'_>, v: Value) -> Result<Self, Raise> {
        if v.is_unbound() || v.is_none() {
            return Ok(Self::Forever);
        }
        let n = nanoseconds(cx, v)?;
        Ok(if n <= 0 { Self::Never } else { Self::For(n as u64) })
    }
}

/// A number of seconds in nanoseconds, rounded away from zero.
///
/// # Errors
/// `TypeError` when it is no number, `ValueError` for NaN, `OverflowError` when it is too large.
pub fn nanoseconds(cx: &mut Cx<'_>, v: Value) -> Result<i64, Raise> {
    let overflow = "timestamp out of range for platform time_t";
    match Number::of(cx.heap, v) {
        Some(Number::Int(n)) => {
            n.checked_mul(1_000_000_000).ok_or_else(|| cx.overflow_error("timestamp too large to convert to C _PyTime_t"))
        }
        Some(Number::Float(x)) if x.is_nan() => Err(cx.value_error("Invalid value NaN (not a number)")),
        Some(Number::Float(x)) => {
            let scaled = x * 1e9;
            let rounded = if scaled < 0.0 { libm::floor(scaled) } else { libm::ceil(scaled) };
            rounded.to_i64().ok_or_else(|| cx.overflow_error(overflow))
        }
        Some(Number::Big(_)) => Err(cx.overflow_error("timestamp too large to convert to C _PyTime_t")),
        Some(Number::Complex(..)) | None => {
            let name = cx.heap.type_name(v);
            Err(cx.type_error(format!("'{name}' object cannot be interpreted as an integer")))
        }
    }
}
