//! Module `_os`: what `python/lib/os.py` needs of the machine.

use super::ModuleTable;
use crate::{
    builtins::text_args::size,
    native::{Cx, Native, Raise},
    value::{ObjId, Value},
    world::Request,
};

/// The module.
pub const MODULE: ModuleTable = ModuleTable { name: "_os", functions: FUNCTIONS, fill };

const FUNCTIONS: &[Native] = &[
    Native::function("getpid", "", |cx, _| Ok(cx.heap.int(cx.state.pid.into()))),
    Native::function("getppid", "", |cx, _| Ok(cx.heap.int(cx.state.ppid.into()))),
    Native::function("cpu_count", "", |cx, _| Ok(cx.heap.int(cx.world.cores.into()))),
    Native::function("_exit", "status", exit),
    Native::function("urandom", "size, /", urandom),
];

fn fill(_: &mut Cx<'_>, _: ObjId) {}

/// `_exit(status)`: ends the process at once.
fn exit(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let status = size(cx, args[0])?;
    cx.world.requests.push(Request::Exit { status: (status & 0xff) as i32 });
    Ok(Value::NONE)
}

/// `urandom(size)`: bytes that are the same in every run.
fn urandom(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let Ok(size) = usize::try_from(size(cx, args[0])?) else {
        return Err(cx.value_error("negative argument not allowed"));
    };
    cx.reserve(size)?;
    let mut bytes = Vec::with_capacity(size + 8);
    while bytes.len() < size {
        bytes.extend(cx.world.entropy().to_le_bytes());
    }
    bytes.truncate(size);
    Ok(cx.heap.bytes_object(bytes))
}
