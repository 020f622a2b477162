//! What the library asks an exploration: whether one looks, and which of several things happens.

use super::{Timeout, object, wait, wrap};
use crate::{
    builtins::text_args::size,
    heap::types as t,
    kernel::{KernelObject, Operation},
    native::{Cx, Flow, Raise},
    value::Value,
    world::Clock,
};

/// `explored()`: `None` in a run; in an exploration whether timers fire at any point (1), callbacks go in any order
/// (2), and a task goes on as long as it can (4), added up.
pub(super) fn explored(cx: &mut Cx<'_>, _: &[Value]) -> Result<Value, Raise> {
    Ok(cx.world.rules.map_or(Value::NONE, |rules| {
        let bits = [rules.clock != Clock::Virtual, rules.any_ready, rules.serial];
        Value::int32(bits.iter().rev().fold(0, |sum, bit| 2 * sum + i32::from(*bit)))
    }))
}

/// `new_choice()`: where choices are asked for. To Python it is an event, which nobody else has.
pub(super) fn new_choice(cx: &mut Cx<'_>, _: &[Value]) -> Result<Value, Raise> {
    let number = cx.state.kernel.add(KernelObject::Choice { open: 0, chosen: None });
    Ok(wrap(cx, Value::obj(t::EVENT), number))
}

/// `choose(choice, count)`: one of so many numbers, from 0.
pub(super) fn choose(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let choice = object(cx, args[0], t::EVENT)?;
    let count = u32::try_from(size(cx, args[1])?).unwrap_or(0);
    if count < 2 {
        return Ok(Value::int32(0).into());
    }
    wait(cx, Operation::Choose { choice, count }, Timeout::Forever)
}
