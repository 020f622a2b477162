//! `Queue`, and waiting for one of several.

use super::{Timeout, entry, make, object, process_of, reduce, wait};
use crate::{
    builtins::{text_args::size, truth},
    heap::{Body, types as t},
    kernel::{Item, KernelObject, Operation, Waitable, wake_all},
    native::{Cx, Flow, Native, Raise},
    observe::Kind,
    value::Value,
};

/// Methods of `Queue`.
pub(super) const QUEUE: &[Native] = &[
    Native::fixed("__new__", "cls, /, maxsize=0, shared=False", |cx, args| {
        let capacity = match args[1].bound() {
            Some(n) => usize::try_from(size(cx, n)?).unwrap_or(0),
            None => 0,
        };
        make(cx, args[0], args[2], KernelObject::Queue { items: Default::default(), taken: 0, capacity, closed: false })
    }),
    Native::flow_method("put", "self, /, item, block=True, timeout=None", |cx, args| {
        let queue = object(cx, args[0], t::QUEUE)?;
        let timeout = timeout(cx, args[2], args[3])?;
        let item = if queue.is_shared() {
            match cx.heap.body(args[1]) {
                Some(Body::Bytes(bytes)) => Item::Message(bytes.clone()),
                _ => {
                    let name = cx.heap.type_name(args[1]);
                    return Err(cx.type_error(format!("a shared queue carries bytes, not '{name}'")));
                }
            }
        } else {
            Item::Value(args[1])
        };
        wait(cx, Operation::Put { queue, item }, timeout)
    }),
    Native::flow_method("get", "self, /, block=True, timeout=None", |cx, args| {
        let queue = object(cx, args[0], t::QUEUE)?;
        let timeout = timeout(cx, args[1], args[2])?;
        wait(cx, Operation::Get(queue), timeout)
    }),
    Native::method("size", "self, /", |cx, args| {
        let queue = object(cx, args[0], t::QUEUE)?;
        cx.touch_size(queue);
        match &entry(cx, queue).object {
            KernelObject::Queue { items, .. } => Ok(Value::index(items.len())),
            _ => Ok(Value::int32(0)),
        }
    }),
    Native::method("close", "self, /", |cx, args| {
        let queue = object(cx, args[0], t::QUEUE)?;
        cx.touch_kernel(queue, Kind::Write);
        if let KernelObject::Queue { closed, .. } = &mut entry(cx, queue).object {
            *closed = true;
        }
        wake_all(cx, queue);
        Ok(Value::NONE)
    }),
    Native::method("__reduce__", "self, /", reduce),
];

/// `wait_any(items, timeout)`
pub(super) fn wait_any(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let Some(items) = cx.heap.as_items(args[0]).map(|items| items.into_owned()) else {
        return Err(cx.type_error("wait_any() takes a list of queues and process ids"));
    };
    let mut waitables = Vec::with_capacity(items.len());
    for item in items {
        waitables.push(match cx.heap.as_i64(item) {
            Some(pid) => Waitable::Process(process_of(cx, pid)?),
            None if cx.heap.is_instance(item, t::CHANNEL) => Waitable::Channel(object(cx, item, t::CHANNEL)?),
            None if cx.heap.type_of(item) == t::EVENT => Waitable::Event(object(cx, item, t::EVENT)?),
            None if cx.heap.type_of(item) == t::SOCKET => Waitable::Readable(object(cx, item, t::SOCKET)?),
            // A tuple with a socket in it: to send.
            None => match cx.heap.body(item) {
                Some(Body::Tuple(socket)) if socket.len() == 1 => {
                    let socket = socket[0];
                    Waitable::Writable(object(cx, socket, t::SOCKET)?)
                }
                _ => Waitable::Queue(object(cx, item, t::QUEUE)?),
            },
        });
    }
    let timeout = Timeout::from_optional(cx, args[1])?;
    wait(cx, Operation::WaitAny(waitables), timeout)
}

fn timeout(cx: &mut Cx<'_>, block: Value, timeout: Value) -> Result<Timeout, Raise> {
    let block = block.bound().is_none_or(|v| truth(cx.heap, v) != Some(false));
    if block { Timeout::from_optional(cx, timeout) } else { Ok(Timeout::Never) }
}
