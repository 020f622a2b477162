//! What a program made and did not bring to its end: queues with items in them, pools and executors that are still open.

use super::{Machine, notes::some};
use crate::{
    heap::{Body, Heap, names},
    kernel::{Channel, KernelObject, KernelRef},
    process::{Process, ProcessId},
    value::{ObjId, Value},
};

/// The library keeps the line at which something was made in this attribute; 0 when it was closed or made by the library itself.
const MADE: &str = "_made";

impl Machine {
    /// Sentences about the queues, pools and executors of the first process.
    pub(super) fn left_over(&self) -> Vec<String> {
        let process = self.process(ProcessId(0));
        let heap = &process.heap;
        let (mut queues, mut pools) = (Vec::new(), Vec::new());
        for number in process.state.immortal.0..heap.places().0 {
            let instance = Value::from(ObjId(number));
            let Some(line @ 1..) = attribute(heap, instance, MADE).and_then(|line| heap.as_i64(line)) else { continue };
            let name = self.main_names().into_iter().find(|(_, value)| *value == instance).map(|(name, _)| format!(" {name}"));
            let name = name.unwrap_or_default();
            let kind = kind(heap, instance);
            if self.has(instance, "_state") || self.has(instance, "_shutdown") {
                let (what, cure) = if self.has(instance, "_state") {
                    ("pool", "closed: use with, or call close() and join()")
                } else {
                    ("executor", "shut down: use with, or call shutdown()")
                };
                pools.push(format!("The {what}{name} ({kind}, made at line {line}) was never {cure}."));
            } else if let Some(count @ 1..) = self.items_in(process, instance) {
                let left = if count == 1 { "1 item was".to_owned() } else { format!("{count} items were") };
                queues.push(format!("{left} left in the queue{name} ({kind}, made at line {line}): nobody took what was put."));
            }
        }
        let mut notes = Vec::new();
        some(&mut notes, queues, "queues were not empty");
        some(&mut notes, pools, "pools and executors were not closed");
        if let KernelObject::Names(names) = &self.world.kernel.get(KernelRef::NAMES).object {
            let blocks = names.keys().filter_map(|name| name.strip_prefix("shm:/"));
            let sentences =
                blocks.map(|name| format!("The shared memory {name} was never taken away: call unlink() once, at the end."));
            some(&mut notes, sentences.collect(), "blocks of shared memory were not taken away");
        }
        notes
    }

    fn has(&self, instance: Value, name: &str) -> bool {
        attribute(&self.process(ProcessId(0)).heap, instance, name).is_some()
    }

    /// How many items are in a queue of the library, if it is one.
    fn items_in(&self, process: &Process, queue: Value) -> Option<usize> {
        let heap = &process.heap;
        let kernel = |holder: Value, name: &str| match heap.body(attribute(heap, holder, name)?) {
            Some(Body::Kernel(object)) => Some(*object),
            _ => None,
        };
        let entry = |object: KernelRef| {
            let table = if object.is_shared() { &self.world.kernel } else { &process.state.kernel };
            &table.get(object).object
        };
        if let Some(object) = kernel(queue, "_items") {
            let KernelObject::Queue { items, .. } = entry(object) else { return None };
            return Some(items.len());
        }
        if let Some(pipe) = attribute(heap, queue, "_pipe") {
            let KernelObject::Channel(channel) = entry(kernel(pipe, "channel")?) else { return None };
            let waiting = attribute(heap, queue, "_buffer").and_then(|buffer| length(heap, buffer));
            return Some(Channel::len(channel) + waiting.unwrap_or(0));
        }
        ["queue", "_queue"].into_iter().find_map(|name| length(heap, attribute(heap, queue, name)?))
    }
}

/// What programs call the class: `queue.Queue`, `asyncio.Queue`, `ThreadPoolExecutor`.
fn kind(heap: &Heap, instance: Value) -> String {
    let class = heap.ty(heap.type_of(instance));
    let module =
        heap.name_get(class.namespace, Value::obj(names::MODULE)).and_then(|module| heap.as_str(module)).unwrap_or_default();
    match module.split('.').next().unwrap_or_default().trim_start_matches('_') {
        package @ ("queue" | "asyncio" | "multiprocessing") => format!("{package}.{}", class.name),
        _ => class.name.to_string(),
    }
}

fn length(heap: &Heap, collection: Value) -> Option<usize> {
    match heap.body(collection)? {
        Body::List(items) => Some(items.len()),
        Body::Deque(deque) => Some(deque.len()),
        _ => None,
    }
}

/// An attribute that an instance of a class in Python has itself.
pub(super) fn attribute(heap: &Heap, instance: Value, name: &str) -> Option<Value> {
    let Some(Body::Instance(slots)) = heap.body(instance) else { return None };
    let name = heap.interned(name)?;
    let shape = heap.shapes.get(heap.get(instance.as_obj()?).aux);
    if !shape.in_dict {
        return slots.get(shape.slot(name)?).copied().filter(|value| !value.is_unbound());
    }
    let dict = slots.first()?.as_obj()?;
    heap.name_get(dict, name)
}
