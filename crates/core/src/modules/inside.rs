//! Module `_inside`: what the machine shows of itself: the instructions of code, the names of its modules.

use super::ModuleTable;
use crate::{
    compile::listing::instruction,
    heap::Body,
    native::{Cx, Native, Raise},
    value::{ObjId, Value},
};

/// The module.
pub const MODULE: ModuleTable = ModuleTable { name: "_inside", functions: FUNCTIONS, fill };

const FUNCTIONS: &[Native] =
    &[Native::function("instructions", "code, /", instructions), Native::function("modules", "", modules)];

fn fill(_: &mut Cx<'_>, _: ObjId) {}

/// `instructions(code)`: line, number, name and operands of each instruction.
fn instructions(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let Some(Body::Code(id)) = cx.heap.body(args[0]) else {
        return Err(cx.type_error("instructions() needs a code object"));
    };
    let (id, codes) = (*id, cx.codes);
    let unit = &codes.unit_of(id).unit;
    let mut rows = Vec::new();
    for (at, instr) in codes.code(id).instrs.iter().enumerate() {
        let (name, operands) = instruction(unit, instr);
        let line = Value::index(codes.line(id, at as u32) as usize);
        let (name, operands) = (cx.heap.intern(&name), cx.heap.str(operands));
        rows.push(cx.heap.tuple([line, Value::index(instr.op as usize), name, operands]));
    }
    Ok(cx.heap.list(rows))
}

/// `modules()`: the names of all modules of the library.
fn modules(cx: &mut Cx<'_>, _: &[Value]) -> Result<Value, Raise> {
    let names = cx.state.library_modules.clone();
    let names = names.iter().map(|name| cx.heap.intern(name)).collect();
    Ok(cx.heap.list(names))
}
