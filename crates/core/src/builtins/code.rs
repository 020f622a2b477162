//! Code objects: what a function's code says of itself; and `compile`.

use crate::{
    builtins::TypeTable,
    bytecode::{Code, Op},
    heap::{Body, types},
    native::{Cx, Flow, GetSet, Native, Raise, Special},
    value::Value,
};

/// The type `code`.
pub const TABLES: &[TypeTable] = &[TypeTable { class: types::CODE, methods: &[], attributes: ATTRIBUTES }];

/// For module `builtins`.
pub const FUNCTIONS: &[Native] =
    &[Native::flow_function("compile", "source, filename, mode, flags=0, dont_inherit=False, optimize=-1", |cx, args| {
        if !matches!(cx.heap.as_str(args[2]), Some("exec" | "single" | "eval")) {
            return Err(cx.value_error("compile() mode must be 'exec', 'eval' or 'single'"));
        }
        let only_tree = cx.heap.as_i64(args[3]).unwrap_or(0) & 0x400 != 0;
        if cx.heap.as_str(args[0]).is_none() || only_tree {
            return Ok(Flow::prelude(cx, "compile_other", &[args[0], args[1], args[2], Value::bool(only_tree)]));
        }
        let parts = cx.heap.tuple([args[0], args[2], args[1]]);
        Ok(Flow::Special(Special::Compile, parts))
    })];

/// `inspect`'s flags of a code object.
const OPTIMIZED: i32 = 1;
const NEW_LOCALS: i32 = 2;
const VAR_ARGS: i32 = 4;
const VAR_KEYWORDS: i32 = 8;
const NESTED: i32 = 16;
const GENERATOR: i32 = 32;
const COROUTINE: i32 = 128;
const ASYNC_GENERATOR: i32 = 512;

const ATTRIBUTES: &[GetSet] = &[
    GetSet { name: "co_name", get: |cx, this| text(cx, this, |code| code.name.clone()), set: None },
    GetSet { name: "co_qualname", get: |cx, this| text(cx, this, |code| code.qualname.clone()), set: None },
    GetSet {
        name: "co_filename",
        get: |cx, this| {
            let Some(Body::Code(id)) = cx.heap.body(this) else { return Ok(Value::NONE) };
            let file = cx.codes.unit_of(*id).unit.file.clone();
            Ok(cx.heap.str(&*file))
        },
        set: None,
    },
    GetSet { name: "co_firstlineno", get: |cx, this| number(cx, this, |code| code.first_line as usize), set: None },
    GetSet { name: "co_argcount", get: |cx, this| number(cx, this, |code| code.parameters.positional.into()), set: None },
    GetSet {
        name: "co_posonlyargcount",
        get: |cx, this| number(cx, this, |code| code.parameters.positional_only.into()),
        set: None,
    },
    GetSet { name: "co_kwonlyargcount", get: |cx, this| number(cx, this, |code| code.parameters.keyword_only.into()), set: None },
    GetSet { name: "co_nlocals", get: |cx, this| number(cx, this, |code| variables(code).len()), set: None },
    GetSet { name: "co_stacksize", get: |cx, this| number(cx, this, |code| code.registers.into()), set: None },
    GetSet { name: "co_flags", get: |cx, this| number(cx, this, |code| flags(code) as usize), set: None },
    GetSet { name: "co_varnames", get: |cx, this| names(cx, this, variables), set: None },
    GetSet { name: "co_names", get: used_names, set: None },
    GetSet { name: "co_consts", get: used_constants, set: None },
    GetSet { name: "co_freevars", get: |cx, this| names(cx, this, |code| code.free.clone()), set: None },
    GetSet {
        name: "co_cellvars",
        get: |cx, this| {
            names(cx, this, |code| code.cells.iter().filter_map(|cell| code.locals.get(*cell as usize).cloned()).collect())
        },
        set: None,
    },
];

/// Names of parameters, and of those other local variables that no inner function uses.
fn variables(code: &Code) -> Vec<Box<str>> {
    let parameters = code.parameters.names.len();
    let own = |at: usize| at < parameters || !code.cells.iter().any(|cell| usize::from(*cell) == at);
    let names = code.locals.iter().enumerate();
    let spilled = code.spilled.iter().flat_map(|(_, names)| names);
    names
        .filter(|(at, name)| !name.is_empty() && !matches!(&***name, ".spilled" | ".cell") && own(*at))
        .map(|(_, name)| name.clone())
        .chain(spilled.cloned())
        .collect()
}

/// The names that code looks up elsewhere than among its own variables, in the order of their first use.
fn used_names(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    let Some(Body::Code(id)) = cx.heap.body(this) else { return Ok(Value::NONE) };
    let id = *id;
    let base = constants_base(cx, id);
    let mut found = Vec::new();
    for instr in cx.codes.code(id).instrs.iter() {
        let named = matches!(
            instr.op,
            Op::LoadGlobal
                | Op::StoreGlobal
                | Op::DelGlobal
                | Op::LoadName
                | Op::StoreName
                | Op::DelName
                | Op::LoadAttr
                | Op::StoreAttr
                | Op::DelAttr
                | Op::LoadMethod
                | Op::ImportName
                | Op::ImportFrom
        );
        if named {
            let name = cx.state.constants[base + instr.imm as usize];
            if !found.contains(&name) {
                found.push(name);
            }
        }
    }
    Ok(cx.heap.tuple(found))
}

/// The docstring or `None`, then what code loads as a constant, in the order of its first use.
fn used_constants(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    let Some(Body::Code(id)) = cx.heap.body(this) else { return Ok(Value::NONE) };
    let id = *id;
    let (base, first) = (constants_base(cx, id), cx.codes.unit_of(id).first);
    let code = cx.codes.code(id);
    let mut found = vec![code.doc.map_or(Value::NONE, |doc| cx.state.constants[base + doc as usize])];
    for instr in code.instrs.iter() {
        let value = match instr.op {
            Op::LoadConst => cx.state.constants[base + instr.imm as usize],
            Op::LoadInt | Op::AddInt | Op::SubInt => Value::int32(instr.imm),
            Op::MakeFunction => {
                let inner = crate::heap::CodeId(first + instr.imm as u32);
                cx.heap.alloc(types::CODE, Body::Code(inner)).into()
            }
            _ => continue,
        };
        if !found.contains(&value) {
            found.push(value);
        }
    }
    Ok(cx.heap.tuple(found))
}

/// Where the constants of the code's unit begin in this process.
fn constants_base(cx: &Cx<'_>, id: crate::heap::CodeId) -> usize {
    cx.state.unit_base[cx.codes.unit_number(id) as usize] as usize
}

fn flags(code: &Code) -> i32 {
    let mut flags = if code.flags.namespace { 0 } else { OPTIMIZED | NEW_LOCALS };
    let mut add = |when: bool, flag: i32| flags |= if when { flag } else { 0 };
    add(code.parameters.var_args, VAR_ARGS);
    add(code.parameters.var_kwargs, VAR_KEYWORDS);
    add(!code.free.is_empty() || code.qualname.contains("<locals>."), NESTED);
    add(code.flags.generator && !code.flags.coroutine, GENERATOR);
    add(code.flags.coroutine && !code.flags.generator, COROUTINE);
    add(code.flags.coroutine && code.flags.generator, ASYNC_GENERATOR);
    flags
}

fn code<'a>(cx: &Cx<'a>, this: Value) -> Option<&'a Code> {
    match cx.heap.body(this) {
        Some(Body::Code(id)) => Some(cx.codes.code(*id)),
        _ => None,
    }
}

fn text(cx: &mut Cx<'_>, this: Value, part: fn(&Code) -> Box<str>) -> Result<Value, Raise> {
    let Some(text) = code(cx, this).map(part) else { return Ok(Value::NONE) };
    Ok(cx.heap.intern(&text))
}

fn number(cx: &mut Cx<'_>, this: Value, part: fn(&Code) -> usize) -> Result<Value, Raise> {
    Ok(code(cx, this).map_or(Value::NONE, |code| Value::index(part(code))))
}

fn names(cx: &mut Cx<'_>, this: Value, part: fn(&Code) -> Vec<Box<str>>) -> Result<Value, Raise> {
    let names = code(cx, this).map(part).unwrap_or_default();
    let names: Vec<Value> = names.iter().map(|name| cx.heap.intern(name)).collect();
    Ok(cx.heap.tuple(names))
}
