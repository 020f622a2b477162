//! Module `_kernel`: the kernel's objects, threads, processes and tasks, as `python/lib/_kernel.pyi` describes them.

mod channels;
mod explored;
mod locks;
mod network;
mod processes;
mod queues;
mod shared;
mod sync;
mod tasks;
#[cfg(test)]
mod tests;
mod threads;
mod timeout;

pub use processes::{SIGINT, pid, process_of};
pub(crate) use threads::ident_of;
pub use timeout::{Timeout, nanoseconds};

use super::ModuleTable;
use crate::{
    builtins::{TypeTable, hash::identity},
    heap::{Body, names as n, types as t},
    kernel::{self, Attempt, KernelObject, KernelRef, Operation, Wait, entry},
    native::{Cx, Flow, Native, Raise, Special},
    value::{ObjId, Value},
};

/// The module.
pub const MODULE: ModuleTable = ModuleTable { name: "_kernel", functions: FUNCTIONS, fill };

/// The kernel's types.
pub const TYPES: &[TypeTable] = &[
    TypeTable { class: t::LOCK, methods: locks::LOCK, attributes: &[] },
    TypeTable { class: t::RLOCK, methods: locks::RLOCK, attributes: &[] },
    TypeTable { class: t::SEMAPHORE, methods: sync::SEMAPHORE, attributes: &[] },
    TypeTable { class: t::EVENT, methods: sync::EVENT, attributes: &[] },
    TypeTable { class: t::CONDITION, methods: sync::CONDITION, attributes: &[] },
    TypeTable { class: t::QUEUE, methods: queues::QUEUE, attributes: &[] },
    TypeTable { class: t::CHANNEL, methods: channels::CHANNEL, attributes: &[] },
    TypeTable { class: t::SOCKET, methods: network::SOCKET, attributes: &[] },
    TypeTable { class: t::SHARED_CELL, methods: shared::ARRAY, attributes: &[] },
];

const FUNCTIONS: &[Native] = &[
    Native::function("shared_object", "number, /", shared::shared_object),
    Native::function("memory", "size, /", shared::memory),
    Native::function("map_memory", "memory, /", shared::map_memory),
    Native::function("unmap_memory", "memory, /", shared::unmap_memory),
    Native::function("publish", "name, object, /", shared::publish),
    Native::function("find", "name, /", shared::find),
    Native::flow_function("wait_any", "items, timeout=None", queues::wait_any),
    Native::function("network_bind", "address, /", network::bind),
    Native::function("network_free", "address, /", network::free),
    Native::function("network_listen", "address, /", network::listen),
    Native::function("network_connect", "addresses, name, /", network::connect),
    Native::function("network_pair", "", network::socket_pair),
    Native::function("watch_end", "instance, /", tasks::watch_end),
    Native::function("unwatch_end", "instance, /", tasks::unwatch_end),
    Native::function("asyncgens", "finalizer, /", tasks::asyncgens),
    Native::function("new_thread", "name", threads::new_thread),
    Native::function("start_thread", "function, args, name, daemon, ident=None", threads::start_thread),
    Native::flow_function("join_thread", "ident, timeout=None", threads::join_thread),
    Native::function("thread_ident", "", |cx, _| Ok(cx.heap.int(ident_of(cx.heap, cx.world, cx.thread)))),
    Native::function("get_native_id", "", |cx, _| Ok(cx.heap.int(ident_of(cx.heap, cx.world, cx.thread)))),
    Native::function("thread_running", "ident", threads::thread_running),
    Native::function("rename_thread", "ident, name", threads::rename_thread),
    Native::function("fork", "function, name", processes::fork),
    Native::function("spawn", "main_bytes, name", processes::spawn),
    Native::flow_function("wait_process", "pid, timeout=None", processes::wait_process),
    Native::function("kill_process", "pid, signal, wakes=True", processes::kill_process),
    Native::function("handle_signal", "number, how, /", processes::handle_signal),
    Native::function("getpid", "", |cx, _| Ok(cx.heap.int(cx.state.pid.into()))),
    Native::function("getppid", "", |cx, _| Ok(cx.heap.int(cx.state.ppid.into()))),
    Native::function("cpu_count", "", |cx, _| Ok(cx.heap.int(cx.world.cores.into()))),
    Native::flow_function("sleep", "seconds, /", super::time::sleep),
    Native::function("now", "", |cx, _| {
        cx.ask_time();
        let seconds = cx.world.now() as f64 / 1e9;
        Ok(cx.heap.float(seconds))
    }),
    Native::function("loop_now", "", |cx, _| {
        let seconds = cx.world.now() as f64 / 1e9;
        Ok(cx.heap.float(seconds))
    }),
    Native::function("explored", "", explored::explored),
    Native::function("new_choice", "", explored::new_choice),
    Native::flow_function("choose", "choice, count, /", explored::choose),
    Native::function("task_created", "name", tasks::task_created),
    Native::function("task_renamed", "number, name", tasks::task_renamed),
    Native::function("task_runs", "number", tasks::task_runs),
    Native::function("task_waits", "number, what", tasks::task_waits),
    Native::function("task_ended", "number, failed", tasks::task_ended),
    Native::flow_function("print_exception", "exc, /", |cx, args| Ok(Flow::prelude(cx, "print_exception", args))),
    Native::flow_function("format_exception", "exc, /", |cx, args| Ok(Flow::prelude(cx, "format_uncaught", args))),
    Native::flow_function("format_raised", "exc, /", |cx, args| Ok(Flow::prelude(cx, "format_raised", args))),
    Native::flow_function("line", "", |_, _| Ok(Flow::direct(Special::Line, &[]))),
    Native::function("note", "text, /", |cx, args| {
        let text = cx.heap.as_str(args[0]).unwrap_or_default().to_owned();
        cx.world.notes.push(text);
        Ok(Value::NONE)
    }),
    Native::flow_function("uncaught", "exc, /", |cx, args| Ok(Flow::prelude(cx, "uncaught", args))),
    Native::function("exit_hooks", "", |cx, _| Ok(cx.state.exit_hooks)),
];

/// A kernel object as `repr` shows it.
pub fn repr(cx: &Cx<'_>, v: Value) -> String {
    let (Some(id), Some(Body::Kernel(object))) = (v.as_obj(), cx.heap.body(v)) else { return String::new() };
    let entry = if object.is_shared() { cx.world.kernel.get(*object) } else { cx.state.kernel.get(*object) };
    let at = identity(cx.heap, id.into());
    let state = |held: bool| if held { "locked" } else { "unlocked" };
    match &entry.object {
        KernelObject::Lock { holder } => format!("<{} _thread.lock object at {at:#x}>", state(holder.is_some())),
        KernelObject::RLock { owner, depth } => {
            let owner_ident = owner.map_or(0, |owner| ident_of(cx.heap, cx.world, owner));
            format!("<{} _thread.RLock object owner={owner_ident} count={depth} at {at:#x}>", state(owner.is_some()))
        }
        _ => crate::builtins::repr::default_repr(cx.heap, v),
    }
}

fn fill(cx: &mut Cx<'_>, dict: ObjId) {
    let names = [
        ("Lock", t::LOCK, "_thread"),
        ("RLock", t::RLOCK, "_thread"),
        ("Semaphore", t::SEMAPHORE, "_kernel"),
        ("Event", t::EVENT, "_kernel"),
        ("Condition", t::CONDITION, "_kernel"),
        ("Queue", t::QUEUE, "_kernel"),
        ("Channel", t::CHANNEL, "_kernel"),
        ("Socket", t::SOCKET, "_kernel"),
        ("SharedArray", t::SHARED_CELL, "_kernel"),
    ];
    let rebuild = cx.heap.intern("shared_object");
    let rebuild = cx.heap.name_get(dict, rebuild).unwrap_or(Value::NONE);
    let place = cx.heap.intern(REBUILD);
    for (name, class, module) in names {
        let key = cx.heap.intern(name);
        cx.heap.name_set(dict, key, Value::obj(class));
        let module = cx.heap.intern(module);
        let namespace = cx.heap.ty(class).namespace;
        cx.heap.name_set(namespace, Value::obj(n::MODULE), module);
        cx.heap.name_set(namespace, place, rebuild);
    }
}

/// Under this name the kernel's types keep the function that makes an object of a shared one's number.
const REBUILD: &str = "_rebuild";

/// Makes an object; with `shared` it is known to all processes.
fn make(cx: &mut Cx<'_>, class: Value, shared: Value, object: KernelObject) -> Result<Flow, Raise> {
    let shared = shared.bound().is_some_and(|v| crate::builtins::truth(cx.heap, v) == Some(true));
    let number = if shared { cx.world.kernel.add(object) } else { cx.state.kernel.add(object) };
    cx.heap.charge(64);
    Ok(wrap(cx, class, number).into())
}

fn wrap(cx: &mut Cx<'_>, class: Value, number: KernelRef) -> Value {
    let class = class.as_obj().expect("a type is an object");
    cx.heap.alloc(class, Body::Kernel(number)).into()
}

/// The kernel object behind a method's `self`, which must be of type `class`, when it is time to do something with it.
fn object(cx: &mut Cx<'_>, v: Value, class: ObjId) -> Result<KernelRef, Raise> {
    match cx.heap.body(v) {
        Some(Body::Kernel(object)) if cx.heap.is_instance(v, class) => {
            let object = *object;
            cx.meet(object.is_shared())?;
            Ok(object)
        }
        _ => {
            let (got, wanted) = (cx.heap.type_name(v), cx.heap.ty(class).name.clone());
            Err(cx.type_error(format!("descriptor requires a '{wanted}' object but received a '{got}'")))
        }
    }
}

/// Does an operation now or asks the machine to wait for it.
fn wait(cx: &mut Cx<'_>, operation: Operation, timeout: Timeout) -> Result<Flow, Raise> {
    let thread = cx.thread;
    match kernel::attempt(cx, thread, &operation, timeout == Timeout::Never) {
        Attempt::Done(value) => Ok(match operation {
            Operation::Acquire(object) | Operation::Down(object) if value == Value::TRUE => Flow::Took(object),
            _ => value.into(),
        }),
        Attempt::Blocked => {
            if let Timeout::For(_) = timeout {
                cx.touch_time();
            }
            Ok(Flow::Wait(Box::new(Wait { operation, deadline: timeout.deadline(cx.world.now()) })))
        }
    }
}

/// `__reduce__`: only shared objects can be pickled, by their number.
fn reduce(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let class = cx.heap.type_of(args[0]);
    if let Some(Body::Kernel(object)) = cx.heap.body(args[0])
        && object.is_shared()
    {
        let number = cx.heap.int(object.bits().into());
        let place = cx.heap.intern(REBUILD);
        let rebuild = cx.heap.name_get(cx.heap.ty(class).namespace, place).unwrap_or(Value::NONE);
        let args = cx.heap.tuple([number]);
        return Ok(cx.heap.tuple([rebuild, args]));
    }
    let name = crate::builtins::repr::full_name(cx.heap, class);
    Err(cx.type_error(format!("cannot pickle '{name}' object")))
}
