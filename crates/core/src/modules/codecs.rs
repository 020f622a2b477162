//! Module `_codecs`: what `python/pack/codecs.py` needs of the encodings that Rust knows.

use super::ModuleTable;
use crate::{
    builtins::str::{codec_name, decode_prefix},
    native::Native,
};

/// The module.
pub const MODULE: ModuleTable = ModuleTable { name: "_codecs", functions: FUNCTIONS, fill: |_, _| {} };

const FUNCTIONS: &[Native] = &[
    Native::function("codec_name", "name, /", codec_name),
    Native::flow_function("decode_prefix", "data, encoding, errors, /", decode_prefix),
];
