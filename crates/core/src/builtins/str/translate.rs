//! `str.translate` and `str.maketrans`.

use rustc_hash::FxHashMap;

use super::{
    surrogate::{char_of, code_of},
    text,
};
use crate::{
    heap::{Body, types},
    native::{Cx, Flow, Native, Raise},
    value::Value,
};

pub(super) const METHODS: &[Native] = &[
    Native::flow_method("translate", "self, table, /", translate),
    Native::fixed("maketrans", "x, y=None, z=None, /", |cx, args| {
        let given = args.iter().filter(|v| !v.is_unbound()).count();
        let args: Vec<Value> = args.iter().map(|v| v.or(Value::NONE)).chain([Value::index(given)]).collect();
        Ok(Flow::prelude(cx, "str_maketrans", &args))
    }),
];

fn translate(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let table = match cx.heap.body(args[1]) {
        Some(Body::Dict(dict)) if cx.heap.type_of(args[1]) == types::DICT => {
            let entries = dict.iter().filter_map(|entry| Some((u32::try_from(entry.key.as_int()?).ok()?, entry.value)));
            entries.collect::<FxHashMap<u32, Value>>()
        }
        _ => return Ok(Flow::prelude(cx, "str_translate_slow", &[args[0], args[1]])),
    };
    let text = text(cx, args[0]);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let Some(&v) = table.get(&code_of(c)) else {
            out.push(c);
            continue;
        };
        if v.is_none() {
            continue;
        }
        if let Some(text) = cx.heap.as_str(v) {
            out.push_str(text);
        } else if let Some(code) = cx.heap.as_big(v) {
            let code = u32::try_from(&code).ok().filter(|code| *code < 0x11_0000);
            let Some(c) = code.and_then(char_of) else {
                return Err(cx.value_error("character mapping must be in range(0x110000)"));
            };
            out.push(c);
        } else {
            return Err(cx.type_error("character mapping must return integer, None or str"));
        }
        if out.len() > 1 << 16 {
            cx.reserve(out.len())?;
        }
    }
    Ok(cx.heap.str(out).into())
}
