//! Numbers of twice a float's digits, as unevaluated sums of two floats (Dekker, "A floating-point technique for extending the
//! available precision", 1971).

/// `high + low`, where `low` is at most half a unit in the last place of `high`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dd {
    /// The nearest float.
    pub high: f64,
    /// What is missing.
    pub low: f64,
}

/// The sum of two floats.
pub(super) fn sum(a: f64, b: f64) -> Dd {
    let high = a + b;
    let from_b = high - a;
    Dd { high, low: (a - (high - from_b)) + (b - from_b) }
}

/// The same when `a` is the larger one.
fn quick_sum(a: f64, b: f64) -> Dd {
    let high = a + b;
    Dd { high, low: b - (high - a) }
}

/// The product of two floats.
pub(super) fn product(a: f64, b: f64) -> Dd {
    let high = a * b;
    let ((a1, a2), (b1, b2)) = (split(a), split(b));
    Dd { high, low: ((a1 * b1 - high) + a1 * b2 + a2 * b1) + a2 * b2 }
}

/// A float as two of half as many digits.
pub(super) fn split(x: f64) -> (f64, f64) {
    let t = x * 134_217_729.0;
    let high = t - (t - x);
    (high, x - high)
}

impl Dd {
    /// One.
    pub const ONE: Self = Self { high: 1.0, low: 0.0 };

    /// A float.
    pub const fn of(x: f64) -> Self {
        Self { high: x, low: 0.0 }
    }

    /// The nearest float.
    pub fn value(self) -> f64 {
        self.high + self.low
    }

    pub fn add(self, other: Self) -> Self {
        let (s, t) = (sum(self.high, other.high), sum(self.low, other.low));
        let s = quick_sum(s.high, s.low + t.high);
        quick_sum(s.high, s.low + t.low)
    }

    pub fn sub(self, other: Self) -> Self {
        self.add(other.neg())
    }

    pub fn neg(self) -> Self {
        Self { high: -self.high, low: -self.low }
    }

    pub fn mul(self, other: Self) -> Self {
        let p = product(self.high, other.high);
        quick_sum(p.high, p.low + (self.high * other.low + self.low * other.high))
    }

    pub fn div(self, other: Self) -> Self {
        let first = self.high / other.high;
        let rest = self.sub(other.mul(Self::of(first)));
        let second = rest.high / other.high;
        let rest = rest.sub(other.mul(Self::of(second)));
        let q = quick_sum(first, second);
        q.add(Self::of(rest.high / other.high))
    }

    pub fn sqrt(self) -> Self {
        if self.high <= 0.0 {
            return Self::of(0.0);
        }
        let root = self.high.sqrt();
        let rest = self.sub(product(root, root));
        quick_sum(root, rest.high / (2.0 * root))
    }
}
