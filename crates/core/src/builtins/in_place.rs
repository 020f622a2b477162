//! Augmented assignment to the mutable built-in types: `+=`, `*=`, `|=`, `&=`, `-=` and `^=`.

use super::{
    arith::BinOp,
    compare::byte_string,
    dict::union_in_place,
    list::{extend, repeat_in_place},
    set_methods::set_op_in_place,
};
use crate::{
    heap::{Body, types},
    native::{Cx, Flow, Raise},
    value::Value,
};

/// Applies an augmented operator that changes `a` itself; `None` when `a` is not of a mutable built-in type that knows it,
/// or of a class that may do it in its own way.
pub fn in_place(cx: &mut Cx<'_>, op: BinOp, a: Value, b: Value) -> Option<Result<Flow, Raise>> {
    let id = a.as_obj()?;
    let object = cx.heap.get(id);
    if object.class.0 >= types::END && cx.heap.ty(object.class).flags.custom_number {
        return None;
    }
    match (&object.body, op) {
        (Body::List(_), BinOp::Add) => Some(extend(cx, id, b, a)),
        (Body::List(_), BinOp::Mul) => cx.heap.as_big(b).map(|_| repeat_in_place(cx, id, b)),
        (Body::Dict(_), BinOp::Or) => Some(union_in_place(cx, id, b)),
        (Body::Set(_), _) => set_op_in_place(cx, op, a, b),
        (Body::ByteArray(bytes), BinOp::Mul) => {
            let len = bytes.len();
            let count = cx.heap.as_big(b).map(|_| cx.heap.as_i64(b))?;
            let Some(count) = count else {
                let name = cx.heap.type_name(b);
                return Some(Err(cx.overflow_error(format!("cannot fit '{name}' into an index-sized integer"))));
            };
            let count = usize::try_from(count).unwrap_or(0);
            if let Err(raise) = cx.reserve(len.saturating_mul(count)) {
                return Some(Err(raise));
            }
            if let Body::ByteArray(bytes) = &mut cx.heap.get_mut(id).body {
                **bytes = bytes.repeat(count);
            }
            cx.heap.charge(len * count);
            Some(Ok(a.into()))
        }
        (Body::ByteArray(_), BinOp::Add) => {
            let more = byte_string(cx.heap, b)?.to_vec();
            cx.heap.charge(more.len());
            if let Body::ByteArray(bytes) = &mut cx.heap.get_mut(id).body {
                bytes.extend(more);
            }
            Some(Ok(a.into()))
        }
        _ => None,
    }
}
