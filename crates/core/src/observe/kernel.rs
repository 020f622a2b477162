//! What operations on kernel objects mean to other strands.
//!
//! Reads commute, and so do releases of a semaphore. A try that fails is a read. A queue is taken apart into its end, its front and its
//! places, so that putting and getting commute when it is neither empty nor full.

use super::{Kind, Place};
use crate::{
    kernel::{Attempt, KernelObject, KernelRef, Operation, QUEUE_END, QUEUE_FRONT, QUEUE_PLACES, WHOLE, Waitable},
    native::Cx,
    strand::StrandId,
    value::Value,
    world::Clock,
};

impl Cx<'_> {
    /// Notes that a native touches something shared.
    #[inline]
    pub fn touch(&mut self, place: Place, kind: Kind) {
        if let Some(observer) = &mut self.heap.observer {
            observer.touch(place, kind);
        }
    }

    /// Notes that a native touches a kernel object.
    #[inline]
    pub fn touch_kernel(&mut self, object: KernelRef, kind: Kind) {
        self.touch(Place::Kernel(object, WHOLE), kind);
    }

    /// Notes that a native looks at the clock, or that a wait ends at a time of it.
    pub(crate) fn touch_time(&mut self) {
        if let (Some(Clock::Virtual), Some(observer)) = (self.world.clock(), &mut self.heap.observer) {
            observer.touch_on_the_way(Place::Time, Kind::Read);
        }
    }

    /// Notes that the program asks what time it is.
    pub(crate) fn ask_time(&mut self) {
        self.world.asked_time |= self.world.clock() == Some(Clock::Any);
        self.touch_time();
    }

    /// Notes that a native looks how much is in a queue.
    pub fn touch_size(&mut self, queue: KernelRef) {
        self.touch(Place::Kernel(queue, QUEUE_END), Kind::Read);
        self.touch(Place::Kernel(queue, QUEUE_FRONT), Kind::Read);
    }
}

/// What an operation will touch, as far as that depends on what is there before it.
pub(crate) struct Before {
    place: Option<Place>,
    own: bool,
}

/// Looks at what an operation is about to touch.
pub(crate) fn before(cx: &mut Cx<'_>, strand: StrandId, operation: &Operation) -> Before {
    let mut before = Before { place: None, own: false };
    if let Some(observer) = &mut cx.heap.observer {
        observer.blocked = observer.touches.len();
    }
    match operation {
        Operation::Acquire(lock) => {
            before.own =
                matches!(crate::kernel::entry(cx, *lock).object, KernelObject::RLock { owner, .. } if owner == Some(strand));
        }
        Operation::Choose { choice, count } => {
            before.own =
                matches!(crate::kernel::entry(cx, *choice).object, KernelObject::Choice { open, chosen: None } if open == *count);
        }
        Operation::Put { queue, .. } => before.place = place_of(cx, *queue, true),
        Operation::Get(queue) => before.place = place_of(cx, *queue, false),
        _ => {}
    }
    before
}

/// Notes what an operation touched, or would if it could be done.
pub(crate) fn after(cx: &mut Cx<'_>, before: &Before, operation: &Operation, attempt: Attempt) {
    let given_up = attempt == Attempt::Done(Value::FALSE) || attempt == Attempt::Done(Value::NONE);
    let kind = if given_up { Kind::Read } else { Kind::Write };
    match operation {
        Operation::Sleep | Operation::Yield => {}
        Operation::Choose { choice, .. } => {
            let kind = if before.own { Kind::Read } else { Kind::Write };
            if let Some(observer) = &mut cx.heap.observer {
                observer.touch_on_the_way(Place::Kernel(*choice, WHOLE), kind);
            }
        }
        Operation::Acquire(_) if before.own => {}
        Operation::Acquire(object) | Operation::Down(object) | Operation::Receive(object) => cx.touch_kernel(*object, kind),
        Operation::WaitEvent(object) | Operation::Drain(object) => cx.touch_kernel(*object, Kind::Read),
        Operation::WaitCondition { condition, .. } => {
            cx.touch_kernel(*condition, Kind::Write);
            if let KernelObject::Condition { lock, .. } = crate::kernel::entry(cx, *condition).object {
                cx.touch_kernel(lock, Kind::Write);
            }
        }
        Operation::Put { queue, .. } | Operation::Get(queue) => {
            let end = if matches!(operation, Operation::Get(_)) { QUEUE_FRONT } else { QUEUE_END };
            cx.touch(Place::Kernel(*queue, end), kind);
            if let Some(place) = before.place {
                cx.touch(place, kind);
            }
            cx.touch_kernel(*queue, Kind::Read);
        }
        Operation::Join(strand) => cx.touch(Place::Strand(*strand), Kind::Read),
        Operation::WaitProcess(process) => {
            if let Some(main) = crate::kernel::main_of(cx.world, *process) {
                cx.touch(Place::Strand(main), Kind::Read);
            }
        }
        Operation::WaitAny(items) => items.iter().for_each(|item| match item {
            Waitable::Queue(queue) => cx.touch_size(*queue),
            Waitable::Process(process) => {
                if let Some(main) = crate::kernel::main_of(cx.world, *process) {
                    cx.touch(Place::Strand(main), Kind::Read);
                }
            }
            Waitable::Channel(object) | Waitable::Event(object) | Waitable::Readable(object) | Waitable::Writable(object) => {
                cx.touch_kernel(*object, Kind::Read);
            }
        }),
        Operation::ReceiveBytes { stream: object, .. }
        | Operation::SendBytes { stream: object, .. }
        | Operation::Accept(object) => {
            cx.touch_kernel(*object, Kind::Write);
        }
    }
}

/// The place of a queue that is put to or taken from next.
fn place_of(cx: &mut Cx<'_>, queue: KernelRef, put: bool) -> Option<Place> {
    let KernelObject::Queue { items, taken, capacity, .. } = &crate::kernel::entry(cx, queue).object else { return None };
    let number = taken + if put { items.len() as u64 } else { 0 };
    let number = if *capacity == 0 { number } else { number % *capacity as u64 };
    Some(Place::Kernel(queue, QUEUE_PLACES + number))
}
