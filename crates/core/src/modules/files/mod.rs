//! Module `_files`: the machine's files by number and name. Files as Python knows them are in `python/lib/_fileio.py` and `_textio.py`.

mod disk;
#[cfg(test)]
mod tests;

pub use disk::{Disk, DiskError, HOME, Node, Opening};

use memchr::memchr;

use super::ModuleTable;
use crate::{
    builtins::text_args::{bytes_like, size},
    heap::types as t,
    native::{Cx, Native, Raise},
    value::{ObjId, Value},
};

/// The module.
pub const MODULE: ModuleTable = ModuleTable { name: "_files", functions: FUNCTIONS, fill };

const FUNCTIONS: &[Native] = &[
    Native::function("open", "path, flags, /", open),
    Native::function("close", "number, /", |cx, args| {
        let number = number(cx, args[0])?;
        cx.world.disk.close(number);
        Ok(Value::NONE)
    }),
    Native::function("read", "number, at, size, /", read),
    Native::function("line", "number, at, /", line),
    Native::function("write", "number, at, data, /", write),
    Native::function("truncate", "number, size, /", truncate),
    Native::function("size", "number, /", |cx, args| {
        let number = number(cx, args[0])?;
        let len = cx.world.disk.content(number).map(|content| content.len());
        let len = len.map_err(|error| raise(cx, error, &[]))?;
        Ok(Value::index(len))
    }),
    Native::function("resolve", "path, /", |cx, args| {
        let resolved = named(cx, args, |cx, path| cx.world.disk.resolve(path))?;
        Ok(cx.heap.str(resolved))
    }),
    Native::function("stat", "path, /", stat),
    Native::function("remove", "path, /", |cx, args| {
        named(cx, args, |cx, path| cx.world.disk.remove(path)).map(|()| Value::NONE)
    }),
    Native::function("mkdir", "path, /", |cx, args| {
        named(cx, args, |cx, path| cx.world.disk.make_directory(path)).map(|()| Value::NONE)
    }),
    Native::function("rmdir", "path, /", |cx, args| {
        named(cx, args, |cx, path| cx.world.disk.remove_directory(path)).map(|()| Value::NONE)
    }),
    Native::function("chdir", "path, /", |cx, args| {
        named(cx, args, |cx, path| cx.world.disk.change_current(path)).map(|()| Value::NONE)
    }),
    Native::function("getcwd", "", |cx, _| {
        let current = cx.world.disk.current().clone();
        Ok(cx.heap.str(current))
    }),
    Native::function("rename", "old, new, /", rename),
    Native::function("listdir", "path, /", |cx, args| {
        let names = named(cx, args, |cx, path| cx.world.disk.list(path))?;
        let names = names.into_iter().map(|name| cx.heap.str(name)).collect();
        Ok(cx.heap.list(names))
    }),
];

/// Flags of `open`: make the file, fail if it is there, empty it.
const FLAGS: &[(&str, i32)] = &[("CREATE", 1), ("EXCLUSIVE", 2), ("TRUNCATE", 4)];

fn fill(cx: &mut Cx<'_>, dict: ObjId) {
    for (name, flag) in FLAGS {
        let name = cx.heap.intern(name);
        cx.heap.name_set(dict, name, Value::int32(*flag));
    }
}

/// An `OSError` of the kind that fits, with the names it is about.
fn raise(cx: &mut Cx<'_>, error: DiskError, names: &[Value]) -> Raise {
    let class = match error {
        DiskError::NotFound => t::FILE_NOT_FOUND_ERROR,
        DiskError::Exists => t::FILE_EXISTS_ERROR,
        DiskError::NotADirectory => t::NOT_A_DIRECTORY_ERROR,
        DiskError::IsADirectory => t::IS_A_DIRECTORY_ERROR,
        DiskError::BadNumber | DiskError::Invalid | DiskError::Full | DiskError::TooLong | DiskError::NotEmpty => t::OS_ERROR,
    };
    let words = cx.heap.str(error.to_string());
    let mut args = vec![Value::int32(error.code()), words];
    args.extend(names.first());
    if let Some(second) = names.get(1) {
        args.extend([Value::NONE, *second]);
    }
    cx.error_with(class, &args)
}

/// Does something with the path that is the first argument.
fn named<T>(cx: &mut Cx<'_>, args: &[Value], act: impl FnOnce(&mut Cx<'_>, &str) -> Result<T, DiskError>) -> Result<T, Raise> {
    let path = path(cx, args[0])?;
    act(cx, &path).map_err(|error| raise(cx, error, &args[..1]))
}

fn path(cx: &mut Cx<'_>, v: Value) -> Result<std::sync::Arc<str>, Raise> {
    cx.meet(true)?;
    let Some(path) = cx.heap.as_arc_str(v) else {
        let name = cx.heap.type_name(v);
        return Err(cx.type_error(format!("expected str, bytes or os.PathLike object, not {name}")));
    };
    if path.contains('\0') {
        return Err(cx.value_error("embedded null byte"));
    }
    Ok(path)
}

fn number(cx: &mut Cx<'_>, v: Value) -> Result<u64, Raise> {
    cx.meet(true)?;
    let number = size(cx, v)?;
    Ok(number as u64)
}

/// A place in a file or a length.
fn place(cx: &mut Cx<'_>, v: Value) -> Result<usize, Raise> {
    let at = size(cx, v)?;
    usize::try_from(at).map_err(|_| raise(cx, DiskError::Invalid, &[]))
}

/// `open(path, flags)`: the file's number.
fn open(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let flags = size(cx, args[1])?;
    let opening = Opening { create: flags & 1 != 0, exclusive: flags & 2 != 0, truncate: flags & 4 != 0 };
    let number = named(cx, args, |cx, path| {
        let now = cx.world.now();
        cx.world.disk.open(path, opening, now)
    })?;
    Ok(cx.heap.int(number as i64))
}

/// `read(number, at, size)`: bytes from a place on; a negative size means all.
fn read(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let (number, at, most) = (number(cx, args[0])?, place(cx, args[1])?, size(cx, args[2])?);
    let content = cx.world.disk.content(number).cloned().map_err(|error| raise(cx, error, &[]))?;
    let rest = content.get(at..).unwrap_or_default();
    let taken = &rest[..usize::try_from(most).map_or(rest.len(), |most| most.min(rest.len()))];
    cx.reserve(taken.len())?;
    Ok(cx.heap.bytes_object(taken))
}

/// `line(number, at)`: bytes from a place to the next newline, and with it.
fn line(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let (number, at) = (number(cx, args[0])?, place(cx, args[1])?);
    let content = cx.world.disk.content(number).cloned().map_err(|error| raise(cx, error, &[]))?;
    let rest = content.get(at..).unwrap_or_default();
    let line = &rest[..memchr(b'\n', rest).map_or(rest.len(), |newline| newline + 1)];
    cx.reserve(line.len())?;
    Ok(cx.heap.bytes_object(line))
}

/// `write(number, at, data)`: the place after it; at `None` it goes to the end.
fn write(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let number = number(cx, args[0])?;
    let at = if args[1].is_none() { None } else { Some(place(cx, args[1])?) };
    let Some(data) = bytes_like(cx, args[2]).map(<[u8]>::to_vec) else {
        let name = cx.heap.type_name(args[2]);
        return Err(cx.type_error(format!("a bytes-like object is required, not '{name}'")));
    };
    let (now, limit) = (cx.world.now(), cx.world.limits.memory);
    let end = cx.world.disk.write(number, at, &data, now, limit).map_err(|error| raise(cx, error, &[]))?;
    Ok(Value::index(end))
}

fn truncate(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let (number, len) = (number(cx, args[0])?, place(cx, args[1])?);
    let (now, limit) = (cx.world.now(), cx.world.limits.memory);
    cx.world.disk.truncate(number, len, now, limit).map_err(|error| raise(cx, error, &[]))?;
    Ok(Value::NONE)
}

/// `stat(path)`: whether it is a directory, its size, when it was changed (nanoseconds since 1970), its number.
fn stat(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let (size, changed, number) = match named(cx, args, |cx, path| cx.world.disk.find(path))? {
        Node::Directory => (None, 0, 0),
        Node::File(number) => {
            let len = cx.world.disk.content(number).map_or(0, |content| content.len());
            (Some(len), cx.world.disk.changed(number), number)
        }
    };
    let changed = cx.heap.int((crate::clock::EPOCH + changed) as i64);
    let number = cx.heap.int(number as i64);
    Ok(cx.heap.tuple([Value::bool(size.is_none()), Value::index(size.unwrap_or(4096)), changed, number]))
}

fn rename(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let (from, to) = (path(cx, args[0])?, path(cx, args[1])?);
    cx.world.disk.rename(&from, &to).map_err(|error| raise(cx, error, args))?;
    Ok(Value::NONE)
}
