//! A Python value in one machine word: a small int, most floats, a few singletons, or the number of a heap object.
//!
//! | low bits | meaning |
//! |---|---|
//! | `…1` | int of 63 bits |
//! | `…10` | float with an exponent near 1, rotated by three bits (as in Ruby's flonums); others live in the heap |
//! | `…000` | heap object |
//! | `…100` | singleton |

use std::fmt;

/// A heap object's number. It stays the same for the object's life, in every copy of the heap.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjId(pub u32);

impl fmt::Debug for ObjId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// A Python value. Two equal words are the same object; different words may still be equal objects.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Value(u64);

/// What a value is, for matching.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A small int.
    Int(i64),
    /// A float that fits in the word.
    Float(f64),
    /// A heap object.
    Obj(ObjId),
    /// `True` or `False`
    Bool(bool),
    /// `None`
    None,
    /// `...`
    Ellipsis,
    /// `NotImplemented`
    NotImplemented,
    /// No value: an unbound variable, a missing argument, a deleted entry.
    Unbound,
}

const ZERO: u64 = 0x8000_0000_0000_0002;

impl Default for Value {
    /// Not a value.
    fn default() -> Self {
        Self::UNBOUND
    }
}

impl Value {
    /// No value: an unbound variable, a missing argument, a deleted entry. Never seen by a program.
    pub const UNBOUND: Self = Self(4);
    /// `None`
    pub const NONE: Self = Self(12);
    /// `False`
    pub const FALSE: Self = Self(20);
    /// `True`
    pub const TRUE: Self = Self(28);
    /// `...`
    pub const ELLIPSIS: Self = Self(36);
    /// `NotImplemented`
    pub const NOT_IMPLEMENTED: Self = Self(44);

    /// The largest int that fits in the word.
    pub const MAX_INT: i64 = i64::MAX >> 1;
    /// The smallest int that fits in the word.
    pub const MIN_INT: i64 = i64::MIN >> 1;

    /// The int, if it fits in the word.
    #[inline(always)]
    pub const fn small_int(n: i64) -> Option<Self> {
        let word = n << 1;
        if word >> 1 == n { Some(Self(word as u64 | 1)) } else { None }
    }

    /// An int known to fit.
    #[inline(always)]
    pub const fn int32(n: i32) -> Self {
        Self(((n as i64) << 1) as u64 | 1)
    }

    /// A length or an index as an int.
    #[inline(always)]
    pub const fn index(n: usize) -> Self {
        Self((n as u64) << 1 | 1)
    }

    /// `True` or `False`
    #[inline(always)]
    pub const fn bool(b: bool) -> Self {
        if b { Self::TRUE } else { Self::FALSE }
    }

    /// The float, if it fits in the word.
    #[inline(always)]
    pub const fn small_float(x: f64) -> Option<Self> {
        let bits = x.to_bits();
        let top = (bits >> 60) & 7;
        if (top == 3 || top == 4) && bits != 0x3000_0000_0000_0000 {
            Some(Self((bits.rotate_left(3) & !3) | 2))
        } else if bits == 0 {
            Some(Self(ZERO))
        } else {
            None
        }
    }

    /// A heap object.
    #[inline(always)]
    pub const fn obj(id: ObjId) -> Self {
        Self((id.0 as u64) << 3)
    }

    /// The word itself, for hashing by identity.
    #[inline(always)]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The int in the word, if it is one. Bools are not.
    #[inline(always)]
    pub const fn as_int(self) -> Option<i64> {
        if self.0 & 1 == 1 { Some(self.0 as i64 >> 1) } else { None }
    }

    /// Whether both are small ints.
    #[inline(always)]
    pub const fn both_int(self, other: Self) -> bool {
        self.0 & other.0 & 1 == 1
    }

    /// The word of a small int without its tag: twice the int.
    #[inline(always)]
    pub const fn doubled(self) -> i64 {
        (self.0 & !1) as i64
    }

    /// The small int that is half of `n`, which is even.
    #[inline(always)]
    pub const fn from_doubled(n: i64) -> Self {
        Self(n as u64 | 1)
    }

    /// The float in the word, if it is one. Floats in the heap are not.
    #[inline(always)]
    pub const fn as_small_float(self) -> Option<f64> {
        if self.0 & 3 == 2 {
            if self.0 == ZERO {
                return Some(0.0);
            }
            let top = 2 - (self.0 >> 63);
            Some(f64::from_bits(((self.0 & !3) | top).rotate_right(3)))
        } else {
            None
        }
    }

    /// The heap object, if it is one.
    #[inline(always)]
    pub const fn as_obj(self) -> Option<ObjId> {
        if self.0 & 7 == 0 { Some(ObjId((self.0 >> 3) as u32)) } else { None }
    }

    /// `True` or `False`, if it is one.
    #[inline(always)]
    pub const fn as_bool(self) -> Option<bool> {
        match self {
            Self::TRUE => Some(true),
            Self::FALSE => Some(false),
            _ => None,
        }
    }

    /// Whether this is `None`.
    #[inline(always)]
    pub const fn is_none(self) -> bool {
        self.0 == Self::NONE.0
    }

    /// Whether there is no value.
    #[inline(always)]
    pub const fn is_unbound(self) -> bool {
        self.0 == Self::UNBOUND.0
    }

    /// The value, or `default` when there is none: an argument that may be left out.
    #[inline(always)]
    pub const fn or(self, default: Self) -> Self {
        if self.is_unbound() { default } else { self }
    }

    /// The value if there is one.
    #[inline(always)]
    pub const fn bound(self) -> Option<Self> {
        if self.is_unbound() { None } else { Some(self) }
    }

    /// What it is.
    #[inline(always)]
    pub const fn kind(self) -> Kind {
        if let Some(n) = self.as_int() {
            return Kind::Int(n);
        }
        if let Some(x) = self.as_small_float() {
            return Kind::Float(x);
        }
        match self {
            Self::NONE => Kind::None,
            Self::TRUE => Kind::Bool(true),
            Self::FALSE => Kind::Bool(false),
            Self::ELLIPSIS => Kind::Ellipsis,
            Self::NOT_IMPLEMENTED => Kind::NotImplemented,
            Self::UNBOUND => Kind::Unbound,
            _ => Kind::Obj(ObjId((self.0 >> 3) as u32)),
        }
    }
}

impl From<ObjId> for Value {
    fn from(id: ObjId) -> Self {
        Self::obj(id)
    }
}

impl From<bool> for Value {
    fn from(b: bool) -> Self {
        Self::bool(b)
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.kind())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ints_round_trip_up_to_63_bits() {
        for n in [0, 1, -1, Value::MAX_INT, Value::MIN_INT] {
            assert_eq!(Value::small_int(n).and_then(Value::as_int), Some(n));
        }
        assert_eq!(Value::small_int(Value::MAX_INT + 1), None);
        assert_eq!(Value::small_int(Value::MIN_INT - 1), None);
    }

    #[test]
    fn floats_round_trip_or_are_refused() {
        for x in [0.0, 1.0, -1.0, 0.1, 1e70, -1e-70, std::f64::consts::PI] {
            assert_eq!(Value::small_float(x).and_then(Value::as_small_float), Some(x));
        }
        for x in [-0.0, f64::INFINITY, f64::NAN, 1e100, 5e-324] {
            assert_eq!(Value::small_float(x), None);
        }
    }

    #[test]
    fn kinds_do_not_overlap() {
        assert_eq!(Value::obj(ObjId(7)).kind(), Kind::Obj(ObjId(7)));
        assert_eq!(Value::int32(-5).kind(), Kind::Int(-5));
        assert_eq!(Value::NONE.kind(), Kind::None);
        assert_eq!(Value::UNBOUND.as_obj(), None);
    }
}
