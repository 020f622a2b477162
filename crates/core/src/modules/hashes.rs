//! Module `_hashes`: digests, by the RustCrypto crates, and deflate. What collects data is Python, in `python/pack/hashlib.py`
//! and `python/pack/zlib.py`.

use blake2::{
    Blake2bVarCore, Blake2sVarCore,
    digest::{
        ExtendableOutput, Update, XofReader,
        block_api::{Buffer, UpdateCore, VariableOutputCore},
    },
};
use md5::Md5;
use miniz_oxide::{
    deflate::{compress_to_vec, compress_to_vec_zlib},
    inflate::{
        TINFLStatus,
        core::{DecompressorOxide, decompress, inflate_flags},
    },
};
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};
use sha3::{Sha3_224, Sha3_256, Sha3_384, Sha3_512, Shake128, Shake256};

use super::ModuleTable;
use crate::{
    builtins::text_args::bytes_like,
    native::{Cx, Native, Raise},
    value::{ObjId, Value},
};

/// The module.
pub const MODULE: ModuleTable = ModuleTable { name: "_hashes", functions: FUNCTIONS, fill };

/// What hashing a byte costs, in virtual nanoseconds.
const BYTE: u64 = 2;

const FUNCTIONS: &[Native] = &[
    Native::function("digest", "name, data, /", digest),
    Native::function("shake", "name, data, length, /", shake),
    Native::function("blake2", "name, data, size, key, salt, person, /", blake2),
    Native::function("crc32", "data, value, /", crc32),
    Native::function("adler32", "data, value, /", adler32),
    Native::function("deflate", "data, level, zlib, /", deflate),
    Native::function("inflate", "data, zlib, /", inflate),
];

fn fill(_: &mut Cx<'_>, _: ObjId) {}

/// `digest(name, data)`: the digest, or `None` for a name that is not known.
fn digest(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let data = bytes(cx, args[1])?;
    let digest = match cx.heap.as_str(args[0]) {
        Some("md5") => Md5::digest(&data).to_vec(),
        Some("sha1") => Sha1::digest(&data).to_vec(),
        Some("sha224") => Sha224::digest(&data).to_vec(),
        Some("sha256") => Sha256::digest(&data).to_vec(),
        Some("sha384") => Sha384::digest(&data).to_vec(),
        Some("sha512") => Sha512::digest(&data).to_vec(),
        Some("sha3_224") => Sha3_224::digest(&data).to_vec(),
        Some("sha3_256") => Sha3_256::digest(&data).to_vec(),
        Some("sha3_384") => Sha3_384::digest(&data).to_vec(),
        Some("sha3_512") => Sha3_512::digest(&data).to_vec(),
        _ => return Ok(Value::NONE),
    };
    Ok(cx.heap.bytes_object(digest))
}

/// `shake(name, data, length)`: as many bytes as are wanted.
fn shake(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let data = bytes(cx, args[1])?;
    let length = cx.heap.as_i64(args[2]).unwrap_or(0).max(0) as usize;
    cx.reserve(length)?;
    let mut out = vec![0; length];
    if cx.heap.as_str(args[0]) == Some("shake_128") {
        let mut state = Shake128::default();
        state.update(&data);
        state.finalize_xof().read(&mut out);
    } else {
        let mut state = Shake256::default();
        state.update(&data);
        state.finalize_xof().read(&mut out);
    }
    Ok(cx.heap.bytes_object(out))
}

/// `blake2(name, data, size, key, salt, person)`: the arguments are in their ranges.
fn blake2(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let data = bytes(cx, args[1])?;
    let size = cx.heap.as_i64(args[2]).unwrap_or(0) as usize;
    let (key, salt, person) = (bytes(cx, args[3])?, bytes(cx, args[4])?, bytes(cx, args[5])?);
    let out = if cx.heap.as_str(args[0]) == Some("blake2b") {
        blake2_of(Blake2bVarCore::new_with_params(&salt, &person, key.len(), size), &key, 128, &data)
    } else {
        blake2_of(Blake2sVarCore::new_with_params(&salt, &person, key.len(), size), &key, 64, &data)
    };
    Ok(cx.heap.bytes_object(out[..size.min(out.len())].to_vec()))
}

fn blake2_of<C: UpdateCore + VariableOutputCore>(mut core: C, key: &[u8], block: usize, data: &[u8]) -> Vec<u8> {
    let mut buffer = Buffer::<C>::default();
    if !key.is_empty() {
        // The key is a block of its own before the data.
        let mut first = key.to_vec();
        first.resize(block, 0);
        buffer.digest_blocks(&first, |blocks| core.update_blocks(blocks));
    }
    buffer.digest_blocks(data, |blocks| core.update_blocks(blocks));
    let mut out = Default::default();
    core.finalize_variable_core(&mut buffer, &mut out);
    out.to_vec()
}

fn bytes(cx: &mut Cx<'_>, v: Value) -> Result<Vec<u8>, Raise> {
    let Some(data) = bytes_like(cx, v).map(<[u8]>::to_vec) else {
        return Err(match cx.heap.as_str(v) {
            Some(_) => cx.type_error("Strings must be encoded before hashing"),
            None => cx.type_error("object supporting the buffer API required"),
        });
    };
    cx.world.charge(data.len() as u64 * BYTE);
    Ok(data)
}

/// `crc32(data, value)`: the checksum of zip files and PNG (ISO 3309), going on from another one.
fn crc32(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let data = bytes(cx, args[0])?;
    let start = cx.heap.as_i64(args[1]).unwrap_or(0) as u32;
    let sum = data.iter().fold(!start, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 })
    });
    Ok(cx.heap.int(i64::from(!sum)))
}

/// `adler32(data, value)`: the checksum of zlib (RFC 1950), going on from another one.
fn adler32(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let data = bytes(cx, args[0])?;
    let start = cx.heap.as_i64(args[1]).unwrap_or(1) as u32;
    let (low, high) = data.iter().fold((start & 0xFFFF, start >> 16), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % 65521;
        (low, (high + low) % 65521)
    });
    Ok(cx.heap.int(i64::from(high << 16 | low)))
}

/// `deflate(data, level, zlib)`: compressed, with zlib's header and checksum or raw.
fn deflate(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let data = bytes(cx, args[0])?;
    let level = cx.heap.as_i64(args[1]).filter(|level| (0..=9).contains(level)).unwrap_or(6) as u8;
    cx.reserve(data.len())?;
    let out = if args[2] == Value::TRUE { compress_to_vec_zlib(&data, level) } else { compress_to_vec(&data, level) };
    Ok(cx.heap.bytes_object(out))
}

/// `inflate(data, zlib)`: what was compressed, and how many bytes it took: -1 if the end is missing, -2 if the checksum is
/// wrong, -3 if the data are.
fn inflate(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let data = bytes(cx, args[0])?;
    let mut flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF | inflate_flags::TINFL_FLAG_HAS_MORE_INPUT;
    if args[1] == Value::TRUE {
        flags |= inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER | inflate_flags::TINFL_FLAG_COMPUTE_ADLER32;
    }
    let mut state = Box::new(DecompressorOxide::new());
    let mut out = vec![0; data.len().saturating_mul(2).max(1024)];
    let (mut read, mut written) = (0, 0);
    let end = loop {
        let (status, taken, made) = decompress(&mut state, &data[read..], &mut out, written, flags);
        read += taken;
        written += made;
        match status {
            TINFLStatus::Done => break read as i64,
            TINFLStatus::HasMoreOutput => {
                cx.reserve(out.len() * 2)?;
                out.resize(out.len() * 2, 0);
            }
            TINFLStatus::NeedsMoreInput | TINFLStatus::FailedCannotMakeProgress => break -1,
            TINFLStatus::Adler32Mismatch => break -2,
            _ => break -3,
        }
    };
    out.truncate(written);
    cx.world.charge(written as u64 * BYTE);
    let out = cx.heap.bytes_object(out);
    let end = cx.heap.int(end);
    Ok(cx.heap.tuple([out, end]))
}
