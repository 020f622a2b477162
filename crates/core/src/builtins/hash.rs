//! Hashes of built-in values: CPython's numbers for numbers, tuples and frozensets.

use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

use super::{
    compare::DEPTH,
    numeric_order::{Number, number},
};
use crate::{
    heap::{Body, Heap, Range, Set, hash_bytes, hash_str, types},
    native::{Cx, Flow, Native, Raise},
    value::{Kind, Value},
};

/// A value's hash, if it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hashed {
    /// The hash: a signed number in two's complement, never -1.
    Hash(u64),
    /// This value, the one asked about or an item of it, has none.
    Unhashable(Value),
    /// Python code has to be asked: a class has a `__hash__` of its own, or the data is nested very deeply.
    Python,
}

/// Functions of module `builtins`.
pub const FUNCTIONS: &[Native] = &[Native::flow_function("hash", "obj, /", hash_function)];

/// The modulus of hashes of numbers, 2**61 - 1 (`sys.hash_info.modulus`).
pub const MODULUS: u64 = (1 << 61) - 1;

/// `hash(value)`
#[inline]
pub fn hash(heap: &Heap, value: Value) -> Hashed {
    if let Some(n) = value.as_int() {
        return Hashed::Hash(hash_int(n));
    }
    // Most keys are strings.
    if let Some(id) = value.as_obj()
        && let object = heap.get(id)
        && let Body::Str(text) = &object.body
        && object.class == types::STR
    {
        return Hashed::Hash(hash_str(text));
    }
    hash_within(heap, value, DEPTH)
}

/// The hash by content of a value of a built-in layout, whatever its own class defines.
pub fn hash_plain(heap: &Heap, value: Value) -> Hashed {
    hash_body(heap, value, DEPTH)
}

/// The error for a value that has no hash.
#[cold]
pub fn unhashable(cx: &mut Cx<'_>, value: Value) -> Raise {
    let name = cx.heap.type_name(value);
    cx.type_error(format!("unhashable type: '{name}'"))
}

/// A number that no other living object has: `id(value)`.
pub fn identity(heap: &Heap, value: Value) -> u64 {
    match value.kind() {
        Kind::Obj(id) => match heap.observer.as_ref().and_then(|observer| observer.birth(id)) {
            Some(birth) => 0x7f3b_0000_0000 + (birth << 4),
            None => 0x7f3a_0000_0000 + (u64::from(id.0) << 4),
        },
        Kind::Int(n) if (-5..1 << 40).contains(&n) => 0x5600_0000_0000 + (((n + 5) as u64) << 5),
        // Words of values without an object have one of their three lowest bits set, unlike all of the above.
        _ => value.bits(),
    }
}

/// The hash of a value that is equal to itself alone.
pub fn hash_identity(heap: &Heap, value: Value) -> u64 {
    never_minus_one(identity(heap, value).rotate_right(4))
}

/// The hash of an int.
#[inline]
pub fn hash_int(n: i64) -> u64 {
    let rest = (n.unsigned_abs() % MODULUS) as i64;
    never_minus_one((if n < 0 { -rest } else { rest }) as u64)
}

/// The hash of a big int.
pub fn hash_big(n: &BigInt) -> u64 {
    let rest = (n.magnitude() % MODULUS).to_i64().unwrap_or_default();
    never_minus_one((if n.sign() == Sign::Minus { -rest } else { rest }) as u64)
}

/// The hash of a float: that of the int it equals, or of the fraction modulo [`MODULUS`]. `None` for NaN.
pub fn hash_float(x: f64) -> Option<u64> {
    if x.is_nan() {
        return None;
    }
    if x.is_infinite() {
        return Some(if x > 0.0 { 314_159 } else { -314_159_i64 as u64 });
    }
    // |x| = mantissa * 2**exponent; multiplying by 2**k modulo 2**61 - 1 is a rotation by k of 61 bits.
    let bits = x.to_bits();
    let (raw, fraction) = ((bits >> 52) & 0x7ff, bits & ((1 << 52) - 1));
    let (mantissa, exponent) = if raw == 0 { (fraction, -1074) } else { (fraction | 1 << 52, raw as i64 - 1075) };
    let turn = exponent.rem_euclid(61) as u32;
    let rest = if turn == 0 { mantissa } else { (mantissa << turn & MODULUS) | mantissa >> (61 - turn) };
    let rest = (rest % MODULUS) as i64;
    Some(never_minus_one((if x < 0.0 { -rest } else { rest }) as u64))
}

/// Combines the hashes of a tuple's items (the accumulation of xxHash, as CPython uses it since 3.8).
pub fn hash_tuple(items: impl ExactSizeIterator<Item = u64>) -> u64 {
    const P1: u64 = 11_400_714_785_074_694_791;
    const P2: u64 = 14_029_467_366_897_019_727;
    const P5: u64 = 2_870_177_450_012_600_261;
    let len = items.len() as u64;
    let mixed = items.fold(P5, |acc, lane| acc.wrapping_add(lane.wrapping_mul(P2)).rotate_left(31).wrapping_mul(P1));
    let mixed = mixed.wrapping_add(len ^ (P5 ^ 3_527_539));
    if mixed == u64::MAX { 1_546_275_796 } else { mixed }
}

/// The hash of a frozenset from those of its members.
pub fn hash_set(set: &Set) -> u64 {
    let mixed = set.iter().fold(0, |acc, member| {
        let h = member.hash;
        acc ^ ((h ^ 89_869_747) ^ (h << 16)).wrapping_mul(3_644_798_167)
    });
    let mixed = mixed ^ (set.len() as u64 + 1).wrapping_mul(1_927_868_237);
    let mixed = mixed ^ (mixed >> 11) ^ (mixed >> 25);
    let mixed = mixed.wrapping_mul(69_069).wrapping_add(907_133_923);
    if mixed == u64::MAX { 590_923_713 } else { mixed }
}

/// `__hash__` of built-in types whose hash goes by content or identity.
pub fn hash_method(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    match hash_plain(cx.heap, args[0]) {
        Hashed::Hash(hash) => Ok(cx.heap.int(hash as i64).into()),
        Hashed::Unhashable(culprit) => Err(unhashable(cx, culprit)),
        Hashed::Python => Ok(Flow::prelude(cx, "hash_items", &[args[0]])),
    }
}

fn hash_function(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    match hash(cx.heap, args[0]) {
        Hashed::Hash(hash) => Ok(cx.heap.int(hash as i64).into()),
        Hashed::Unhashable(culprit) => Err(unhashable(cx, culprit)),
        Hashed::Python => Ok(Flow::prelude(cx, "hash_slow", &[args[0]])),
    }
}

fn never_minus_one(hash: u64) -> u64 {
    if hash == u64::MAX { hash - 1 } else { hash }
}

fn hash_within(heap: &Heap, value: Value, depth: u32) -> Hashed {
    if let Some(id) = value.as_obj() {
        let class = heap.get(id).class;
        if class.0 >= types::END {
            let flags = heap.ty(class).flags;
            if flags.unhashable {
                return Hashed::Unhashable(value);
            }
            if flags.custom_hash {
                return Hashed::Python;
            }
        }
    }
    hash_body(heap, value, depth)
}

fn hash_body(heap: &Heap, value: Value, depth: u32) -> Hashed {
    if let Some(number) = number(heap, value) {
        return Hashed::Hash(hash_number(number).unwrap_or_else(|| hash_identity(heap, value)));
    }
    let Some(body) = heap.body(value) else {
        return Hashed::Hash(if value.is_none() { 0xfca8_6420 } else { hash_identity(heap, value) });
    };
    if depth == 0 {
        return Hashed::Python;
    }
    match body {
        Body::Str(text) => Hashed::Hash(hash_str(text)),
        Body::Bytes(bytes) => Hashed::Hash(hash_bytes(bytes)),
        Body::Tuple(items) => {
            let mut hashes = Vec::with_capacity(items.len());
            for item in items.iter() {
                match hash_within(heap, *item, depth - 1) {
                    Hashed::Hash(hash) => hashes.push(hash),
                    other => return other,
                }
            }
            Hashed::Hash(hash_tuple(hashes.into_iter()))
        }
        Body::Set(set) if heap.is_instance(value, types::FROZENSET) => Hashed::Hash(hash_set(set)),
        Body::Range(range) => Hashed::Hash(hash_range(range)),
        Body::BigRange(_) => Hashed::Python,
        Body::Method(method) => Hashed::Hash(never_minus_one(
            hash_identity(heap, method.receiver) ^ hash_identity(heap, method.function).rotate_left(7),
        )),
        Body::Code(code) => Hashed::Hash(u64::from(code.0)),
        Body::List(_) | Body::Deque(_) | Body::Dict(_) | Body::Set(_) | Body::ByteArray(_) | Body::Slice(_) => {
            Hashed::Unhashable(value)
        }
        Body::View(_) if !matches!(heap.type_of(value), types::DICT_VALUES | types::ODICT_VALUES) => Hashed::Unhashable(value),
        Body::MemoryView(view) => Hashed::Hash(hash_bytes(&heap.view_bytes(view))),
        _ => Hashed::Hash(hash_identity(heap, value)),
    }
}

fn hash_number(number: Number<'_>) -> Option<u64> {
    match number {
        Number::Int(n) => Some(hash_int(n)),
        Number::Big(n) => Some(hash_big(n)),
        Number::Float(x) => hash_float(x),
        Number::Complex(re, im) => {
            let (re, im) = (hash_float(re)?, hash_float(im)?);
            Some(never_minus_one(re.wrapping_add(im.wrapping_mul(1_000_003))))
        }
    }
}

/// Equal ranges have equal hashes: only what tells their items apart counts.
fn hash_range(range: &Range) -> u64 {
    const NONE: u64 = 0xfca8_6420;
    let len = range.count();
    let start = if len == 0 { NONE } else { hash_int(range.start) };
    let step = if len <= 1 { NONE } else { hash_int(range.step) };
    hash_tuple([hash_int(len as i64), start, step].into_iter())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtins::testing::heap;

    fn signed(hashed: Hashed) -> i64 {
        match hashed {
            Hashed::Hash(hash) => hash as i64,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn numbers_have_cpythons_hashes() {
        let mut heap = heap();
        assert_eq!(signed(hash(&heap, Value::int32(-1))), -2);
        assert_eq!(hash_int(i64::MIN) as i64, -4);
        let big = heap.big_int(BigInt::from(10).pow(40));
        assert_eq!(signed(hash(&heap, big)), 1_388_497_483_929_617_590);
        assert_eq!(hash_float(0.1).map(|h| h as i64), Some(230_584_300_921_369_408));
        assert_eq!(hash_float(-2.5).map(|h| h as i64), Some(-1_152_921_504_606_846_978));
        assert_eq!(hash_float(1e300).map(|h| h as i64), Some(1_224_995_262_755_759_164));
        assert_eq!(hash_float(5e-324).map(|h| h as i64), Some(16_777_216));
        assert_eq!(hash_float(-0.0), Some(0));
        assert_eq!(hash_float(f64::INFINITY), Some(314_159));
    }

    #[test]
    fn tuples_and_frozensets_have_cpythons_hashes() {
        let mut heap = heap();
        let empty = heap.tuple(Vec::new());
        assert_eq!(signed(hash(&heap, empty)), 5_740_354_900_026_072_187);
        let pair = heap.tuple(vec![Value::int32(1), Value::int32(2)]);
        assert_eq!(signed(hash(&heap, pair)), -3_550_055_125_485_641_917);
        let mut set = Set::default();
        assert_eq!(hash_set(&set) as i64, 133_146_708_735_736);
        (1..4).for_each(|n| set.push(hash_int(n), Value::int32(n as i32)));
        assert_eq!(hash_set(&set) as i64, -272_375_401_224_217_160);
    }

    #[test]
    fn a_list_inside_a_tuple_is_the_culprit() {
        let mut heap = heap();
        let list = heap.list(Vec::new());
        let tuple = heap.tuple(vec![Value::int32(1), list]);
        assert_eq!(hash(&heap, tuple), Hashed::Unhashable(list));
    }
}
