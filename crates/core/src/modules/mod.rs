//! Modules written in Rust: one file each, listed in [`TABLES`] for the library to install.

pub mod ast;
pub mod codecs;
pub mod collections;
pub mod counting;
pub mod files;
pub mod hashes;
pub mod inside;
pub mod kernel;
pub mod math;
pub mod os;
pub mod random;
pub mod re;
pub mod structs;
pub mod sys;
pub mod time;
pub mod unicodedata;
pub mod weak;

use crate::{
    native::{Cx, Native},
    value::ObjId,
};

/// A module written in Rust.
pub struct ModuleTable {
    /// Its name.
    pub name: &'static str,
    /// Its functions.
    pub functions: &'static [Native],
    /// Puts its other names into its dict, once in each process that starts fresh.
    pub fill: fn(&mut Cx<'_>, ObjId),
}

/// All of them.
pub const TABLES: &[ModuleTable] = &[
    ast::MODULE,
    codecs::MODULE,
    collections::MODULE,
    counting::MODULE,
    files::MODULE,
    hashes::MODULE,
    inside::MODULE,
    kernel::MODULE,
    math::MODULE,
    os::MODULE,
    random::MODULE,
    re::MODULE,
    structs::MODULE,
    sys::MODULE,
    time::MODULE,
    unicodedata::MODULE,
    weak::MODULE,
];
