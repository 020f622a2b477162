//! Module `_hashes`: digests, by the RustCrypto crates. The objects that collect data are Python, in `python/lib/hashlib.py`.

use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};

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

const FUNCTIONS: &[Native] =
    &[Native::function("digest", "name, data, /", digest), Native::function("crc32", "data, value, /", crc32)];

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
        _ => return Ok(Value::NONE),
    };
    Ok(cx.heap.bytes_object(digest))
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
