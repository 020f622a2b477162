//! The built-in types and functions: one file each, listed here for the library to install.

pub mod arith;
pub mod arith_sequences;
pub mod attributes;
mod bytearray;
mod bytes;
mod bytes_search;
mod bytes_split;
mod bytes_text;
mod callables;
mod code;
pub mod compare;
pub mod complex;
mod containers;
mod deque;
pub mod dict;
mod dict_methods;
mod dict_views;
pub(crate) mod element;
pub mod exceptions;
mod float;
pub(crate) mod float_exp;
mod float_math;
pub mod format;
mod format_percent;
mod format_spec;
mod format_str;
mod functions;
mod functions_reduce;
mod generators;
pub mod hash;
pub mod in_place;
mod int;
pub(crate) mod int_math;
pub(crate) mod int_new;
mod iterator_types;
pub mod iterators;
pub mod list;
mod machine;
mod machine_tables;
pub(crate) mod memoryview;
pub(crate) mod number;
mod number_compare;
pub(crate) mod number_text;
pub(crate) mod numeric_order;
pub mod object;
mod percent_convert;
mod print;
mod range;
pub mod repr;
mod repr_exception;
pub(crate) mod repr_text;
mod repr_writer;
mod search;
mod sequence;
pub mod set;
mod set_algebra;
pub mod set_methods;
mod slice;
mod sort;
pub(crate) mod str;
pub mod subscript;
mod subscript_store;
#[cfg(test)]
mod testing;
pub(crate) mod text_args;
pub mod text_functions;
mod text_steps;
pub mod tracebacks;
mod truth;
mod tuple;
pub mod types;

pub use compare::CompareOp;
pub(crate) use sequence::has_index;
pub use subscript::{del_item, get_item, set_item};
pub use truth::{contains, truth};

use crate::{
    heap::types as t,
    native::{GetSet, Native},
    value::ObjId,
};

/// What Rust adds to a built-in type.
pub struct TypeTable {
    /// The type.
    pub class: ObjId,
    /// Its methods.
    pub methods: &'static [Native],
    /// Its data attributes.
    pub attributes: &'static [GetSet],
}

const fn methods(class: ObjId, methods: &'static [Native]) -> TypeTable {
    TypeTable { class, methods, attributes: &[] }
}

const fn attributes(class: ObjId, attributes: &'static [GetSet]) -> TypeTable {
    TypeTable { class, methods: &[], attributes }
}

/// All that Rust adds to the built-in types, by topic.
pub const TABLES: &[&[TypeTable]] = &[
    object::TABLES,
    exceptions::TABLES,
    tracebacks::TABLES,
    callables::TABLES,
    generators::TABLES,
    code::TABLES,
    repr::TABLES,
    str::TABLES,
    bytes::TABLES,
    bytearray::TABLES,
    memoryview::TABLES,
    &[
        methods(t::INT, int::METHODS),
        methods(t::INT, int::OPERATORS),
        attributes(t::INT, int::ATTRIBUTES),
        methods(t::INT, number_compare::INT),
        methods(t::BOOL, int::BOOL_METHODS),
        methods(t::BOOL, int::BOOL_OPERATORS),
        methods(t::FLOAT, float::METHODS),
        methods(t::FLOAT, float::OPERATORS),
        attributes(t::FLOAT, float::ATTRIBUTES),
        methods(t::FLOAT, number_compare::FLOAT),
        methods(t::COMPLEX, complex::METHODS),
        methods(t::COMPLEX, complex::OPERATORS),
        attributes(t::COMPLEX, complex::ATTRIBUTES),
        methods(t::COMPLEX, number_compare::COMPLEX),
    ],
    containers::TYPES,
];

/// Functions of module `builtins`.
pub const FUNCTIONS: &[&[&[Native]]] =
    &[&[attributes::FUNCTIONS, code::FUNCTIONS, print::FUNCTIONS, text_functions::FUNCTIONS], containers::FUNCTIONS];

/// Functions that only the prelude sees.
pub const PRELUDE_FUNCTIONS: &[&[&[Native]]] = &[
    &[
        attributes::PRELUDE_FUNCTIONS,
        exceptions::FUNCTIONS,
        generators::FUNCTIONS,
        format_percent::MACHINE,
        format_str::MACHINE,
        print::MACHINE,
        repr::MACHINE,
        str::CODEC_MACHINE,
    ],
    containers::MACHINE,
];
