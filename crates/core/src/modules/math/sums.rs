//! Sums and products of many numbers.

use super::{
    again,
    exact::{self, SumFault},
    float, items,
};
use crate::{
    builtins::{
        arith::BinOp,
        number::{self, Number},
    },
    heap::types as t,
    native::{Cx, Flow, Raise},
    value::Value,
};

pub(super) fn fsum(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let Some(items) = items(cx, args[0]) else { return Ok(again(cx, "fsum", "math_as_list", args)) };
    let Some(numbers) = numbers(cx, &items)? else { return Ok(again(cx, "fsum", "math_as_floats", args)) };
    match exact::sum(&numbers) {
        Ok(sum) => Ok(cx.heap.float(sum).into()),
        Err(SumFault::Infinities) => Err(cx.value_error("-inf + inf in fsum")),
        Err(SumFault::Overflow) => Err(cx.overflow_error("intermediate overflow in fsum")),
    }
}

pub(super) fn prod(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let start = args[1].or(Value::int32(1));
    let plain = |cx: &Cx<'_>, v: Value| matches!(cx.heap.type_of(v), t::INT | t::FLOAT | t::BOOL);
    let items = items(cx, args[0]).filter(|items| items.iter().all(|v| plain(cx, *v)) && plain(cx, start));
    let Some(items) = items else { return Ok(Flow::prelude(cx, "math_prod", &[args[0], start])) };
    let mut product = start;
    for item in items {
        let (Some(a), Some(b)) = (Number::of(cx.heap, product), Number::of(cx.heap, item)) else { break };
        if let Some(next) = number::binary(cx, BinOp::Mul, a, b) {
            product = next?;
        }
    }
    Ok(product.into())
}

pub(super) fn dist(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let (Some(p), Some(q)) = (items(cx, args[0]), items(cx, args[1])) else {
        return Ok(again(cx, "dist", "math_as_list", args));
    };
    if p.len() != q.len() {
        return Err(cx.value_error("both points must have the same number of dimensions"));
    }
    let (Some(p), Some(q)) = (numbers(cx, &p)?, numbers(cx, &q)?) else {
        return Ok(again(cx, "dist", "math_as_floats", args));
    };
    let apart: Vec<f64> = p.iter().zip(&q).map(|(a, b)| (a - b).abs()).collect();
    Ok(cx.heap.float(exact::norm(&apart)).into())
}

pub(super) fn hypot(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let items = cx.heap.as_items(args[0]).unwrap_or_default().to_vec();
    match numbers(cx, &items)? {
        Some(numbers) => Ok(cx.heap.float(exact::norm(&numbers)).into()),
        None => Ok(again(cx, "hypot", "math_as_float", &items)),
    }
}

fn numbers(cx: &mut Cx<'_>, items: &[Value]) -> Result<Option<Vec<f64>>, Raise> {
    items.iter().map(|item| float(cx, *item)).collect()
}
