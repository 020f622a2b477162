//! Module `_counting`: what `collections.Counter` counts with.

use super::ModuleTable;
use crate::{
    builtins::{
        dict::{Found, dict_find, push},
        iterators,
    },
    heap::Body,
    native::{Cx, Native, Raise},
    value::{ObjId, Value},
};

/// The module.
pub const MODULE: ModuleTable = ModuleTable { name: "_counting", functions: FUNCTIONS, fill };

const FUNCTIONS: &[Native] = &[Native::function("count", "counts, items, /", count)];

fn fill(_: &mut Cx<'_>, _: ObjId) {}

/// `count(counts, items)`: adds one to `counts[item]` for each item, whatever the class of `counts` overrides. Answers with
/// what is left to count, `None` when nothing is: keys or counts that need Python code, or an iterable that does.
fn count(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let (Some(counts), Some(Body::Dict(_))) = (args[0].as_obj(), cx.heap.body(args[0])) else { return Ok(args[1]) };
    let Some(items) = iterators::collect(cx, args[1])? else { return Ok(args[1]) };
    for (place, item) in items.iter().enumerate() {
        match dict_find(cx.heap, counts, *item) {
            Found::At(index, _) => {
                let Some(n) = cx.heap.dict_ref(counts).entries[index].value.as_int() else {
                    return Ok(cx.heap.list(items[place..].to_vec()));
                };
                let more = cx.heap.int(n + 1);
                cx.heap.dict_mut(counts).entries[index].value = more;
            }
            Found::Missing(hash) => push(cx.heap, counts, hash, *item, Value::int32(1)),
            Found::Python | Found::Unhashable(_) => return Ok(cx.heap.list(items[place..].to_vec())),
        }
    }
    Ok(Value::NONE)
}
