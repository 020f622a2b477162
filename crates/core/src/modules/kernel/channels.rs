//! `Channel`: one direction of a pipe between processes.

use std::sync::Arc;

use super::{Timeout, entry, make, object, process_of, reduce, wait};
use crate::{
    builtins::{text_args::size, truth},
    heap::{Body, types as t},
    kernel::{Channel, KernelObject, KernelRef, Operation, charge_message, wake_all},
    native::{Cx, Native, Raise},
    process::ProcessId,
    value::Value,
};

/// Methods of `Channel`.
pub(super) const CHANNEL: &[Native] = &[
    Native::fixed("__new__", "cls, capacity, /", |cx, args| {
        let capacity = usize::try_from(size(cx, args[1])?).unwrap_or(0);
        make(cx, args[0], Value::TRUE, KernelObject::Channel(Channel::new(capacity)))
    }),
    Native::method("open", "self, sends, /", |cx, args| {
        let (process, sends) = (cx.state.id, truth(cx.heap, args[1]) == Some(true));
        change(cx, args[0], |channel| channel.open(process, sends))
    }),
    Native::method("close", "self, sends, /", |cx, args| {
        let (process, sends) = (cx.state.id, truth(cx.heap, args[1]) == Some(true));
        change(cx, args[0], |channel| channel.close(process, sends))
    }),
    Native::method("adopt", "self, sends, pid, /", |cx, args| {
        let (process, sends) = (cx.state.id, truth(cx.heap, args[1]) == Some(true));
        let pid = size(cx, args[2])?;
        let from: ProcessId = process_of(cx, pid)?;
        change(cx, args[0], |channel| {
            channel.open(process, sends);
            channel.close(from, sends);
        })
    }),
    Native::method("is_open", "self, sends, /", |cx, args| {
        let sends = truth(cx.heap, args[1]) == Some(true);
        Ok(state(cx, args[0])?.map_or(Value::FALSE, |channel| Value::bool(channel.is_open(sends))))
    }),
    Native::method("size", "self, /", |cx, args| {
        Ok(state(cx, args[0])?.map_or(Value::int32(0), |channel| Value::index(channel.len())))
    }),
    Native::flow_method("send", "self, message, /", |cx, args| {
        let channel = object(cx, args[0], t::CHANNEL)?;
        let message: Arc<[u8]> = match cx.heap.body(args[1]) {
            Some(Body::Bytes(bytes)) => bytes.clone(),
            _ => {
                let name = cx.heap.type_name(args[1]);
                return Err(cx.type_error(format!("a bytes-like object is required, not '{name}'")));
            }
        };
        if state(cx, args[0])?.is_some_and(|channel| channel.is_open(false)) {
            charge_message(cx, &message);
            change(cx, args[0], |channel| channel.push(message))?;
        }
        wait(cx, Operation::Drain(channel), Timeout::Forever)
    }),
    Native::flow_method("receive", "self, timeout=None, /", |cx, args| {
        let channel: KernelRef = object(cx, args[0], t::CHANNEL)?;
        let timeout = Timeout::from_optional(cx, args[1])?;
        wait(cx, Operation::Receive(channel), timeout)
    }),
    Native::method("__reduce__", "self, /", reduce),
];

fn state<'a>(cx: &'a mut Cx<'_>, v: Value) -> Result<Option<&'a Channel>, Raise> {
    let channel = object(cx, v, t::CHANNEL)?;
    Ok(match &entry(cx, channel).object {
        KernelObject::Channel(channel) => Some(channel),
        _ => None,
    })
}

/// Changes a channel; whoever waits at it looks again.
fn change(cx: &mut Cx<'_>, v: Value, how: impl FnOnce(&mut Channel)) -> Result<Value, Raise> {
    let number = object(cx, v, t::CHANNEL)?;
    if let KernelObject::Channel(channel) = &mut entry(cx, number).object {
        how(channel);
    }
    wake_all(cx, number);
    Ok(Value::NONE)
}
