//! All tables of the containers, iterators and general functions, for the library to install.

use super::{
    TypeTable, deque, dict_methods, dict_views, functions, functions_reduce, hash, iterator_types, list, machine, machine_tables,
    range, set_methods, slice, sort, truth, tuple,
};
use crate::{
    heap::types,
    native::{GetSet, Native},
    value::ObjId,
};

const NONE: &[GetSet] = &[];
const REPR: &[Native] = &[Native::flow_method("__repr__", "self, /", super::repr::own_repr)];

/// What Rust adds to types; a type may stand here several times.
pub const TYPES: &[TypeTable] = &[
    table(types::LIST, list::METHODS, NONE),
    table(types::LIST, list::COMPARISONS, NONE),
    table(types::TUPLE, tuple::METHODS, NONE),
    table(types::TUPLE, tuple::COMPARISONS, NONE),
    table(types::DICT, dict_methods::METHODS, NONE),
    table(types::DICT, dict_methods::COMPARISONS, NONE),
    table(types::SET, set_methods::COMMON, NONE),
    table(types::SET, set_methods::COMPARISONS, NONE),
    table(types::SET, set_methods::SET, NONE),
    table(types::FROZENSET, set_methods::COMMON, NONE),
    table(types::FROZENSET, set_methods::COMPARISONS, NONE),
    table(types::FROZENSET, set_methods::FROZENSET, NONE),
    table(types::RANGE, range::METHODS, range::ATTRIBUTES),
    table(types::RANGE, range::COMPARISONS, NONE),
    table(types::SLICE, slice::METHODS, slice::ATTRIBUTES),
    table(types::SLICE, slice::COMPARISONS, NONE),
    table(types::DICT_KEYS, dict_views::COMMON, dict_views::ATTRIBUTES),
    table(types::DICT_KEYS, dict_views::SET_LIKE, NONE),
    table(types::DICT_VALUES, dict_views::COMMON, dict_views::ATTRIBUTES),
    table(types::DICT_ITEMS, dict_views::COMMON, dict_views::ATTRIBUTES),
    table(types::DICT_ITEMS, dict_views::SET_LIKE, NONE),
    table(types::ODICT_KEYS, dict_views::COMMON, dict_views::ATTRIBUTES),
    table(types::ODICT_KEYS, dict_views::SET_LIKE, NONE),
    table(types::ODICT_VALUES, dict_views::COMMON, dict_views::ATTRIBUTES),
    table(types::ODICT_ITEMS, dict_views::COMMON, dict_views::ATTRIBUTES),
    table(types::ODICT_ITEMS, dict_views::SET_LIKE, NONE),
    table(types::MAPPING_PROXY, dict_views::MAPPING_PROXY, NONE),
    table(types::LIST, REPR, NONE),
    table(types::DEQUE, deque::METHODS, deque::ATTRIBUTES),
    table(types::DEQUE, REPR, NONE),
    table(types::TUPLE, REPR, NONE),
    table(types::DICT, REPR, NONE),
    table(types::SET, REPR, NONE),
    table(types::FROZENSET, REPR, NONE),
    table(types::RANGE, REPR, NONE),
    table(types::SLICE, REPR, NONE),
    table(types::DICT_KEYS, REPR, NONE),
    table(types::DICT_VALUES, REPR, NONE),
    table(types::DICT_ITEMS, REPR, NONE),
    table(types::MAPPING_PROXY, REPR, NONE),
    table(types::ENUMERATE, iterator_types::METHODS, NONE),
    table(types::ENUMERATE, iterator_types::ENUMERATE, NONE),
    table(types::ZIP, iterator_types::METHODS, NONE),
    table(types::ZIP, iterator_types::ZIP, NONE),
    table(types::MAP, iterator_types::METHODS, NONE),
    table(types::MAP, iterator_types::MAP, NONE),
    table(types::FILTER, iterator_types::METHODS, NONE),
    table(types::FILTER, iterator_types::FILTER, NONE),
    table(types::REVERSED, iterator_types::METHODS, NONE),
    table(types::REVERSED, iterator_types::SIZED, NONE),
    table(types::REVERSED, iterator_types::REVERSED, NONE),
    table(types::LIST_ITERATOR, iterator_types::METHODS, NONE),
    table(types::LIST_ITERATOR, iterator_types::SIZED, NONE),
    table(types::TUPLE_ITERATOR, iterator_types::METHODS, NONE),
    table(types::TUPLE_ITERATOR, iterator_types::SIZED, NONE),
    table(types::STR_ITERATOR, iterator_types::METHODS, NONE),
    table(types::STR_ITERATOR, iterator_types::SIZED, NONE),
    table(types::BYTES_ITERATOR, iterator_types::METHODS, NONE),
    table(types::BYTES_ITERATOR, iterator_types::SIZED, NONE),
    table(types::RANGE_ITERATOR, iterator_types::METHODS, NONE),
    table(types::RANGE_ITERATOR, iterator_types::SIZED, NONE),
    table(types::DICT_KEY_ITERATOR, iterator_types::METHODS, NONE),
    table(types::DICT_KEY_ITERATOR, iterator_types::SIZED, NONE),
    table(types::DICT_VALUE_ITERATOR, iterator_types::METHODS, NONE),
    table(types::DICT_VALUE_ITERATOR, iterator_types::SIZED, NONE),
    table(types::DICT_ITEM_ITERATOR, iterator_types::METHODS, NONE),
    table(types::DICT_ITEM_ITERATOR, iterator_types::SIZED, NONE),
    table(types::SET_ITERATOR, iterator_types::METHODS, NONE),
    table(types::SET_ITERATOR, iterator_types::SIZED, NONE),
    table(types::DICT_REVERSE_KEY_ITERATOR, iterator_types::METHODS, NONE),
    table(types::DICT_REVERSE_KEY_ITERATOR, iterator_types::SIZED, NONE),
    table(types::DICT_REVERSE_VALUE_ITERATOR, iterator_types::METHODS, NONE),
    table(types::DICT_REVERSE_VALUE_ITERATOR, iterator_types::SIZED, NONE),
    table(types::DICT_REVERSE_ITEM_ITERATOR, iterator_types::METHODS, NONE),
    table(types::DICT_REVERSE_ITEM_ITERATOR, iterator_types::SIZED, NONE),
    table(types::WIDE_STR_ITERATOR, iterator_types::METHODS, NONE),
    table(types::WIDE_STR_ITERATOR, iterator_types::SIZED, NONE),
    table(types::BYTEARRAY_ITERATOR, iterator_types::METHODS, NONE),
    table(types::BYTEARRAY_ITERATOR, iterator_types::SIZED, NONE),
    table(types::DEQUE_ITERATOR, iterator_types::METHODS, NONE),
    table(types::DEQUE_ITERATOR, iterator_types::SIZED, NONE),
    table(types::DEQUE_REVERSE_ITERATOR, iterator_types::METHODS, NONE),
    table(types::DEQUE_REVERSE_ITERATOR, iterator_types::SIZED, NONE),
    table(types::MEMORY_ITERATOR, iterator_types::METHODS, NONE),
    table(types::LONG_RANGE_ITERATOR, iterator_types::METHODS, NONE),
    table(types::LIST_REVERSE_ITERATOR, iterator_types::METHODS, NONE),
    table(types::LIST_REVERSE_ITERATOR, iterator_types::SIZED, NONE),
    table(types::SEQ_ITERATOR, iterator_types::METHODS, NONE),
    table(types::CALLABLE_ITERATOR, iterator_types::METHODS, NONE),
];

/// Functions of module `builtins`.
pub const FUNCTIONS: &[&[Native]] =
    &[functions::FUNCTIONS, functions_reduce::FUNCTIONS, truth::FUNCTIONS, hash::FUNCTIONS, sort::FUNCTIONS];

/// Functions that only the prelude sees.
pub const MACHINE: &[&[Native]] = &[machine::FUNCTIONS, machine_tables::FUNCTIONS];

const fn table(class: ObjId, methods: &'static [Native], attributes: &'static [GetSet]) -> TypeTable {
    TypeTable { class, methods, attributes }
}
