//! The constant table of a unit: equal constants share a place.

use num_bigint::BigInt;
use num_traits::Num;
use rustc_hash::FxHashMap;

use crate::bytecode::Constant;

/// What tells constants apart: `1`, `1.0` and `True` are different, and so are `0.0` and `-0.0`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    None,
    Bool(bool),
    Ellipsis,
    Int(i64),
    BigInt(BigInt),
    Float(u64),
    Imaginary(u64),
    Str(Box<str>),
    Bytes(Box<[u8]>),
    Tuple(Vec<u32>),
}

/// The table being filled.
#[derive(Debug, Default)]
pub(super) struct Constants {
    table: Vec<Constant>,
    places: FxHashMap<Key, u32>,
}

impl Constants {
    /// The place of a constant.
    pub(super) fn add(&mut self, constant: Constant) -> u32 {
        let key = match &constant {
            Constant::None => Key::None,
            Constant::Bool(value) => Key::Bool(*value),
            Constant::Ellipsis => Key::Ellipsis,
            Constant::Int(value) => Key::Int(*value),
            Constant::BigInt(value) => Key::BigInt(value.clone()),
            Constant::Float(value) => Key::Float(value.to_bits()),
            Constant::Imaginary(value) => Key::Imaginary(value.to_bits()),
            Constant::Str(value) => Key::Str(value.clone()),
            Constant::Bytes(value) => Key::Bytes(value.clone()),
            Constant::Tuple(items) => Key::Tuple(items.clone()),
        };
        let next = self.table.len() as u32;
        let place = *self.places.entry(key).or_insert(next);
        if place == next {
            self.table.push(constant);
        }
        place
    }

    /// The place of a string.
    pub(super) fn string(&mut self, text: &str) -> u32 {
        self.add(Constant::Str(text.into()))
    }

    /// The place of a tuple of strings.
    pub(super) fn strings<'s>(&mut self, texts: impl IntoIterator<Item = &'s str>) -> u32 {
        let places = texts.into_iter().map(|text| self.string(text)).collect();
        self.add(Constant::Tuple(places))
    }

    pub(super) fn into_table(self) -> Vec<Constant> {
        self.table
    }
}

/// The value of an int literal as it is written, with prefix and underscores.
pub(super) fn parse_int(literal: &str) -> Constant {
    let digits: String = literal.chars().filter(|c| *c != '_').collect();
    let lower = digits.to_ascii_lowercase();
    let (radix, rest) = match lower.get(..2) {
        Some("0x") => (16, &lower[2..]),
        Some("0o") => (8, &lower[2..]),
        Some("0b") => (2, &lower[2..]),
        _ => (10, lower.as_str()),
    };
    match i64::from_str_radix(rest, radix) {
        Ok(small) => Constant::Int(small),
        Err(_) => BigInt::from_str_radix(rest, radix).map_or(Constant::Int(0), Constant::BigInt),
    }
}
