//! Hashes of strings and bytes.

/// The hash of a string: the same in every process and run (CPython's is seeded anew for each process).
pub fn hash_str(text: &str) -> u64 {
    hash_bytes(text.as_bytes())
}

/// The hash of bytes, never -1 as a signed number, as Python demands.
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    use std::hash::Hasher;
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write(bytes);
    hasher.write_u8(0xff);
    let hash = hasher.finish();
    if hash == u64::MAX { u64::MAX - 1 } else { hash }
}
