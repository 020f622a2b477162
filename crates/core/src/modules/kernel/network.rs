//! `Socket`, one direction of a connection or a listener, and the functions that make them.
//!
//! What is not a result is a negative number of an error of the operating system.

use std::{collections::VecDeque, sync::Arc};

use super::{Timeout, object, reduce, wait, wrap};
use crate::{
    builtins::{text_args::size, truth},
    clock,
    heap::{Body, types as t},
    kernel::{KernelObject, KernelRef, Listener, Operation},
    native::{Cx, Native, Raise},
    process::ProcessId,
    value::Value,
};

/// Methods of `Socket`.
pub(super) const SOCKET: &[Native] = &[
    // As bytes; empty at the end; `None` when the time is over.
    Native::flow_method("receive", "self, /, most, peek=False, block=True, timeout=None", |cx, args| {
        let stream = stream(cx, args[0])?;
        let most = usize::try_from(size(cx, args[1])?).unwrap_or(0);
        let peek = args[2].bound().is_some_and(|v| truth(cx.heap, v) == Some(true));
        let timeout = timeout(cx, args[3], args[4])?;
        wait(cx, Operation::ReceiveBytes { stream, most, peek }, timeout)
    }),
    // How many bytes were taken; `None` when the time is over.
    Native::flow_method("send", "self, /, bytes, block=True, timeout=None", |cx, args| {
        let stream = stream(cx, args[0])?;
        let Some(Body::Bytes(bytes)) = cx.heap.body(args[1]) else {
            let name = cx.heap.type_name(args[1]);
            return Err(cx.type_error(format!("a bytes-like object is required, not '{name}'")));
        };
        let bytes = bytes.clone();
        let timeout = timeout(cx, args[2], args[3])?;
        wait(cx, Operation::SendBytes { stream, bytes }, timeout)
    }),
    // What to receive from, what to send to, who connected; `None` when the time is over.
    Native::flow_method("accept", "self, /, block=True, timeout=None", |cx, args| {
        let listener = listener(cx, args[0])?;
        let timeout = timeout(cx, args[1], args[2])?;
        wait(cx, Operation::Accept(listener), timeout)
    }),
    // Nothing more will be sent: by this process, or by nobody who has the same end.
    Native::method("end", "self, /, all=False", |cx, args| {
        let stream = stream(cx, args[0])?;
        let by = by(cx, args[1]);
        cx.world.end_stream(stream, by);
        Ok(Value::NONE)
    }),
    // Nothing more will be received or accepted.
    Native::method("leave", "self, /, all=False", |cx, args| {
        let by = by(cx, args[1]);
        let socket = object(cx, args[0], t::SOCKET)?;
        match cx.world.kernel.get(socket).object {
            KernelObject::Listener(_) => cx.world.close_listener(socket, cx.state.id),
            _ => cx.world.leave_stream(socket, by),
        }
        Ok(Value::NONE)
    }),
    Native::method("is_readable", "self, /", |cx, args| {
        let socket = object(cx, args[0], t::SOCKET)?;
        Ok(Value::bool(cx.world.is_readable(socket)))
    }),
    Native::method("is_writable", "self, /", |cx, args| {
        let socket = object(cx, args[0], t::SOCKET)?;
        Ok(Value::bool(cx.world.is_writable(socket)))
    }),
    Native::method("__reduce__", "self, /", reduce),
];

/// Whose end is closed: this process's, or everybody's.
fn by(cx: &Cx<'_>, all: Value) -> Option<ProcessId> {
    let all = all.bound().is_some_and(|v| truth(cx.heap, v) == Some(true));
    (!all).then_some(cx.state.id)
}

/// The stream that a socket is.
fn stream(cx: &mut Cx<'_>, v: Value) -> Result<KernelRef, Raise> {
    let socket = object(cx, v, t::SOCKET)?;
    match cx.world.kernel.get(socket).object {
        KernelObject::Stream(_) => Ok(socket),
        _ => Err(cx.type_error("this socket is no stream")),
    }
}

/// The listener that a socket is.
fn listener(cx: &mut Cx<'_>, v: Value) -> Result<KernelRef, Raise> {
    let socket = object(cx, v, t::SOCKET)?;
    match cx.world.kernel.get(socket).object {
        KernelObject::Listener(_) => Ok(socket),
        _ => Err(cx.type_error("this socket is no listener")),
    }
}

/// `network_bind(address)`: takes an address; whether it was free.
pub(super) fn bind(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    cx.meet(true)?;
    let address = address(cx, args[0])?;
    if cx.world.addresses.contains_key(&address) {
        return Ok(Value::FALSE);
    }
    cx.world.addresses.insert(address, None);
    Ok(Value::TRUE)
}

/// `network_free(address)`: gives back an address at which nobody listens.
pub(super) fn free(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    cx.meet(true)?;
    let address = address(cx, args[0])?;
    if let Some(None) = cx.world.addresses.get(&address) {
        cx.world.addresses.remove(&address);
    }
    Ok(Value::NONE)
}

/// `network_listen(address)`: a listener at an address that was taken.
pub(super) fn listen(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    cx.meet(true)?;
    let address = address(cx, args[0])?;
    let listener = Listener {
        backlog: VecDeque::new(),
        since: cx.world.now(),
        open: true,
        address: Arc::clone(&address),
        owners: vec![cx.state.id],
    };
    let listener = cx.world.kernel.add(KernelObject::Listener(listener));
    cx.world.addresses.insert(address, Some(listener));
    cx.heap.charge(64);
    Ok(wrap(cx, t::SOCKET.into(), listener))
}

/// `network_connect(addresses, name)`: connects to the first of the addresses at which somebody listens, as `name`: what to
/// receive from, what to send to, and the address; `None` when nobody listens.
pub(super) fn connect(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    cx.meet(true)?;
    let name = address(cx, args[1])?;
    cx.world.charge(clock::LOOPBACK_CONNECT);
    let wanted = cx.heap.as_items(args[0]).map(|items| items.into_owned()).unwrap_or_default();
    for place in wanted {
        let address = address(cx, place)?;
        let Some(Some(listener)) = cx.world.addresses.get(&address).copied() else { continue };
        let (here, owner) = match &cx.world.kernel.get(listener).object {
            KernelObject::Listener(listener) => (cx.state.id, listener.owners.first().copied().unwrap_or(cx.state.id)),
            _ => continue,
        };
        let now = cx.world.now();
        let (there, back) = cx.world.connection(here, owner);
        if let KernelObject::Listener(listener) = &mut cx.world.kernel.get_mut(listener).object {
            if listener.backlog.is_empty() {
                listener.since = now;
            }
            listener.backlog.push_back((there, back, name));
        }
        cx.world.wake_sleepers(listener);
        return Ok(pair(cx, back, there, place));
    }
    Ok(Value::NONE)
}

/// `network_pair()`: the two ends of a connection, each as what to receive from and what to send to.
pub(super) fn socket_pair(cx: &mut Cx<'_>, _: &[Value]) -> Result<Value, Raise> {
    let (there, back) = cx.world.connection(cx.state.id, cx.state.id);
    let ends = [pair(cx, back, there, Value::NONE), pair(cx, there, back, Value::NONE)];
    Ok(cx.heap.tuple(ends))
}

fn pair(cx: &mut Cx<'_>, incoming: KernelRef, outgoing: KernelRef, address: Value) -> Value {
    cx.heap.charge(128);
    let parts = [wrap(cx, t::SOCKET.into(), incoming), wrap(cx, t::SOCKET.into(), outgoing), address];
    cx.heap.tuple(parts)
}

fn address(cx: &mut Cx<'_>, v: Value) -> Result<Arc<str>, Raise> {
    match cx.heap.as_arc_str(v) {
        Some(text) => Ok(text),
        None => Err(cx.type_error("an address of the network is a string")),
    }
}

fn timeout(cx: &mut Cx<'_>, block: Value, timeout: Value) -> Result<Timeout, Raise> {
    let block = block.bound().is_none_or(|v| truth(cx.heap, v) != Some(false));
    if block { Timeout::from_optional(cx, timeout) } else { Ok(Timeout::Never) }
}
