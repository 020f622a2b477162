//! The Python texts in the crate. The build script lists the files.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
