//! List, set and dict displays, and the gathering of `*` and `**` arguments.

use super::{Next, Slow, Vm};
use crate::{
    builtins::{dict, iterators, set},
    heap::{Body, types},
    native::Flow,
    strand::Cont,
    value::Value,
};

impl Vm<'_> {
    /// `BuildSet`
    pub(crate) fn build_set(&mut self, ret: u8, first: u8, count: usize) -> Slow {
        let at = self.frame().base as usize + first as usize;
        let items = self.strand.stack[at..at + count].to_vec();
        let result = Value::from(self.heap.set());
        for (done, item) in items.iter().enumerate() {
            match set::add(&mut self.cx(), result, *item)? {
                Flow::Value(_) => {}
                _ => {
                    let rest = self.heap.tuple(&items[done..]);
                    return self.call_prelude("set_finish", &[result, rest], ret, Cont::Store);
                }
            }
        }
        self.set_reg(ret, result);
        Ok(Next::Go)
    }

    /// `BuildMap`
    pub(crate) fn build_map(&mut self, ret: u8, first: u8, pairs: usize) -> Slow {
        let at = self.frame().base as usize + first as usize;
        let items = self.strand.stack[at..at + 2 * pairs].to_vec();
        let result = Value::from(self.heap.dict());
        for (done, pair) in items.chunks_exact(2).enumerate() {
            match dict::set_item(&mut self.cx(), result, pair[0], pair[1])? {
                Flow::Value(_) => {}
                _ => {
                    let rest = self.heap.tuple(&items[2 * done..]);
                    return self.call_prelude("map_finish", &[result, rest], ret, Cont::Store);
                }
            }
        }
        self.set_reg(ret, result);
        Ok(Next::Go)
    }

    /// `SetAdd`
    pub(crate) fn set_add(&mut self, target: Value, item: Value) -> Slow {
        let flow = set::add(&mut self.cx(), target, item)?;
        self.flow_discarded(flow)
    }

    /// `MapInsert`
    pub(crate) fn map_insert(&mut self, map: Value, key: Value, value: Value) -> Slow {
        let flow = dict::set_item(&mut self.cx(), map, key, value)?;
        self.flow_discarded(flow)
    }

    /// `ListExtend`; `callee` is what is called, for `*` in a call.
    pub(crate) fn list_extend(&mut self, list: Value, iterable: Value, callee: Value) -> Slow {
        if iterators::is_iterable(self.heap, iterable)
            && let Some(items) = iterators::collect(&mut self.cx(), iterable)?
        {
            self.cx().reserve(items.len() * 16)?;
            self.heap.charge(items.len() * 8);
            if let Some(id) = list.as_obj()
                && let Body::List(target) = &mut self.heap.get_mut(id).body
            {
                target.extend(items);
            }
            return Ok(Next::Go);
        }
        if callee.is_unbound() {
            return self.call_prelude("list_extend_display", &[list, iterable], 0, Cont::Discard);
        }
        self.call_prelude("list_extend_arguments", &[list, iterable, callee], 0, Cont::Discard)
    }

    /// `MapUpdate`: `{**value}`
    pub(crate) fn map_update(&mut self, map: Value, value: Value) -> Slow {
        if let (Some(target), Some(source)) = (map.as_obj(), value.as_obj())
            && self.heap.get(source).class == types::DICT
            && self.copy_names(target, source, false).is_none()
        {
            return Ok(Next::Go);
        }
        self.call_prelude("map_update", &[map, value], 0, Cont::Discard)
    }

    /// `MapMerge`: `callee(**value)`
    pub(crate) fn map_merge(&mut self, map: Value, value: Value, callee: Value) -> Slow {
        if let (Some(target), Some(source)) = (map.as_obj(), value.as_obj())
            && self.heap.get(source).class == types::DICT
            && self.copy_names(target, source, true).is_none()
        {
            return Ok(Next::Go);
        }
        self.call_prelude("map_merge", &[map, value, callee], 0, Cont::Discard)
    }

    /// `StarArgs`
    pub(crate) fn star_args(&mut self, ret: u8, iterable: Value, callee: Value) -> Slow {
        if iterators::is_iterable(self.heap, iterable)
            && let Some(items) = iterators::collect(&mut self.cx(), iterable)?
        {
            self.cx().reserve(items.len() * 16)?;
            let items = self.heap.tuple(items);
            self.set_reg(ret, items);
            return Ok(Next::Go);
        }
        self.call_prelude("star_arguments", &[iterable, callee], ret, Cont::Store)
    }

    /// `StarKwargs`; `later` is what is gone through afterwards for `*`, which could change the dict unless it is a tuple or list.
    pub(crate) fn star_kwargs(&mut self, ret: u8, map: Value, callee: Value, later: Value) -> Slow {
        let quiet = later.is_unbound() || matches!(self.heap.type_of(later), types::TUPLE | types::LIST);
        if quiet
            && let Some(Body::Dict(dict)) = self.heap.body(map)
            && self.heap.type_of(map) == types::DICT
            && dict.iter().all(|entry| self.heap.as_str(entry.key).is_some())
        {
            self.set_reg(ret, map);
            return Ok(Next::Go);
        }
        let copy = Value::from(self.heap.dict());
        self.set_reg(ret, copy);
        self.map_merge(copy, map, callee)
    }

    /// Copies a dict whose keys are all strings into another. The key at which it stopped: no string, or there already.
    fn copy_names(&mut self, target: crate::value::ObjId, source: crate::value::ObjId, once: bool) -> Option<Value> {
        let pairs: Vec<(Value, Value)> = self.heap.dict_ref(source).iter().map(|entry| (entry.key, entry.value)).collect();
        let stop = pairs
            .iter()
            .find(|(key, _)| self.heap.as_str(*key).is_none() || (once && self.heap.name_index(target, *key).is_some()));
        if let Some((key, _)) = stop {
            return Some(*key);
        }
        for (key, value) in pairs {
            self.heap.name_set(target, key, value);
        }
        None
    }

    /// `SetUpdate`: `{*value}`
    pub(crate) fn set_update(&mut self, target: Value, value: Value) -> Slow {
        self.call_prelude("set_update", &[target, value], 0, Cont::Discard)
    }
}
