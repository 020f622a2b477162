//! `sys.getsizeof`: what CPython 3.11 on a 64-bit computer would answer, as far as the layout says it.

use crate::{
    heap::{Body, Heap},
    value::{Kind, Value},
};

/// Bytes that CPython would take for the object itself.
pub(super) fn size_of(heap: &Heap, v: Value) -> usize {
    let id = match v.kind() {
        Kind::Int(n) => return int(64 - n.unsigned_abs().leading_zeros() as usize),
        Kind::Float(_) => return 24,
        Kind::Bool(_) => return 28,
        Kind::Obj(id) => id,
        Kind::None | Kind::Ellipsis | Kind::NotImplemented | Kind::Unbound => return 16,
    };
    match &heap.get(id).body {
        Body::Float(_) => 24,
        Body::BigInt(n) => int(n.bits() as usize),
        Body::Complex(_) => 32,
        Body::Str(text) => string(text),
        Body::Bytes(bytes) => 33 + bytes.len(),
        Body::ByteArray(bytes) => 57 + bytes.capacity(),
        Body::Tuple(items) => 40 + 8 * items.len(),
        // CPython rounds a list's room up to an even number.
        Body::List(items) => 56 + 8 * items.len().next_multiple_of(2),
        Body::Dict(dict) => {
            let string_keys = dict.iter().all(|entry| heap.as_str(entry.key).is_some());
            table(dict.len(), if string_keys { 16 } else { 24 })
        }
        Body::Set(set) => {
            // The first eight places are part of the object.
            let places = set.table.len();
            if places <= 8 { 216 } else { 216 + 16 * places }
        }
        Body::Range(_) | Body::Cell(_) => 48,
        Body::Native(_) | Body::Module(_) => 72,
        Body::Function(_) => 152,
        Body::Type(_) => 1688,
        Body::Method(_) => 64,
        Body::Exception(_) => 88,
        Body::Generator(generator) => 200 + 8 * generator.registers.len().saturating_sub(4),
        _ => 56,
    }
}

fn int(bits: usize) -> usize {
    24 + 4 * bits.div_ceil(30).max(1)
}

fn string(text: &str) -> usize {
    let characters = text.chars().count();
    match text.chars().max() {
        None => 49,
        Some(c) if c < '\u{80}' => 49 + characters,
        Some(c) if c < '\u{100}' => 73 + characters,
        Some(c) if c < '\u{10000}' => 74 + 2 * characters,
        Some(_) => 76 + 4 * characters,
    }
}

/// A dict: its header, its table of indexes, and room for entries in two thirds of the table.
fn table(len: usize, entry: usize) -> usize {
    if len == 0 {
        return 64;
    }
    let places = (len * 3).div_ceil(2).next_power_of_two().max(8);
    let index = if places < 256 {
        1
    } else if places < 65_536 {
        2
    } else {
        4
    };
    96 + places * index + places * 2 / 3 * entry
}
