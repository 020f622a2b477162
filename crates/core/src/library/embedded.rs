//! The Python texts in the crate. The build script lists the files.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The texts of the pack's modules, packed.
pub(super) const PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/pack"));
