//! Exact touches: the variable, attribute or item that an instruction reads or writes, found before it runs.

use super::{Change, Kind as Touching, Place};
use crate::{
    bytecode::{Instr, Op},
    heap::{Body, Heap, hash_str, types},
    value::{Kind, ObjId, Value},
    vm::Vm,
};

impl Vm<'_> {
    /// Notes what the last instruction touched beside what was known before, then what the next one will touch. Whether the strand
    /// stops here, if it `can`.
    #[cold]
    #[inline(never)]
    pub(crate) fn observe(&mut self, i: Instr, can: bool) -> bool {
        self.observe_the_rest();
        if can && self.heap.observer.as_ref().is_some_and(|observer| observer.has_seen()) {
            return true;
        }
        let (code, pc) = (self.frame().code, self.frame().pc);
        let in_library = self.codes.unit_of(code).hidden;
        if let Some(observer) = &mut self.heap.observer {
            observer.in_library = in_library;
            if !in_library {
                observer.here = Some((code, pc));
            }
        }
        match i.op {
            Op::LoadGlobal => self.touch_name(self.frame().globals, self.constant(i.imm), Change::None),
            Op::StoreGlobal => self.touch_name(self.frame().globals, self.constant(i.imm), Change::Value),
            Op::DelGlobal => self.touch_name(self.frame().globals, self.constant(i.imm), Change::Keys),
            Op::LoadName | Op::LoadNameOrCell => {
                let name = self.constant(i.imm);
                if let Some(namespace) = self.frame().namespace.as_obj() {
                    self.touch_name(namespace, name, Change::None);
                }
                self.touch_name(self.frame().globals, name, Change::None);
            }
            Op::StoreName | Op::DelName => {
                let namespace = self.frame().namespace.as_obj().unwrap_or(self.frame().globals);
                let change = if i.op == Op::StoreName { Change::Value } else { Change::Keys };
                self.touch_name(namespace, self.constant(i.imm), change);
            }
            Op::LoadAttr | Op::LoadMethod => self.touch_attribute(self.reg(i.b), self.constant(i.imm), Change::None),
            Op::StoreAttr => self.touch_attribute(self.reg(i.a), self.constant(i.imm), Change::Value),
            Op::DelAttr => self.touch_attribute(self.reg(i.a), self.constant(i.imm), Change::Keys),
            Op::GetIter if matches!(self.heap.body(self.reg(i.b)), Some(Body::List(_))) => {
                if let (Some(id), Some(observer)) = (self.reg(i.b).as_obj(), &mut self.heap.observer) {
                    observer.exact.push(id);
                }
            }
            Op::GetItem => self.touch_item(self.reg(i.b), self.reg(i.c), Change::None),
            Op::SetItem => self.touch_item(self.reg(i.a), self.reg(i.b), Change::Value),
            Op::DelItem => self.touch_item(self.reg(i.a), self.reg(i.b), Change::Keys),
            Op::In | Op::NotIn if matches!(self.heap.body(self.reg(i.c)), Some(Body::Dict(_))) => {
                self.touch_item(self.reg(i.c), self.reg(i.b), Change::None);
            }
            _ => {}
        }
        self.heap.forget_looks();
        false
    }

    /// Notes what the last instruction touched beside what was known before.
    fn observe_the_rest(&mut self) {
        self.heap.observe_the_rest();
        if self.world.has_heard_output()
            && let Some(observer) = &mut self.heap.observer
        {
            observer.touch(Place::Output, Touching::Write);
        }
    }

    /// A name in a dict.
    fn touch_name(&mut self, dict: ObjId, name: Value, change: Change) {
        if matches!(self.heap.get(dict).body, Body::Dict(_))
            && let Some(key) = key_of(self.heap, name)
        {
            let is_there = self.heap.has_key(dict, name);
            // A name that is not there and only looked for is looked for elsewhere; when it comes, that changes the keys.
            let change = if change == Change::Value && !is_there { Change::Keys } else { change };
            self.note(dict, key, change);
        }
    }

    fn note(&mut self, object: ObjId, key: u64, change: Change) {
        if let Some(observer) = &mut self.heap.observer {
            observer.exact.push(object);
            observer.touch_item(object, key, change);
        }
    }

    /// An attribute: of the instance, or of one of its classes.
    fn touch_attribute(&mut self, object: Value, name: Value, change: Change) {
        let (Some(id), Some(key)) = (object.as_obj(), key_of(self.heap, name)) else { return };
        let object = self.heap.get(id);
        let (mut classes, aux) = (object.class, object.aux);
        match &object.body {
            Body::Instance(_) => {
                // Whether attributes stand in a dict is the machine's business.
                let dict = self.heap.attribute_dict(object);
                let there = match dict {
                    Some(dict) => self.heap.has_key(dict, name),
                    None => self.heap.shapes.get(aux).slot(name).is_some(),
                };
                self.note(id, key, if change == Change::Value && !there { Change::Keys } else { change });
                if let (Some(dict), Some(observer)) = (dict, &mut self.heap.observer) {
                    observer.exact.push(dict);
                }
                if there {
                    return;
                }
            }
            Body::Module(dict) => return self.touch_name(*dict, name, change),
            Body::Type(_) if change != Change::None => {
                let namespace = self.heap.ty(id).namespace;
                return self.touch_name(namespace, name, change);
            }
            Body::Type(_) => classes = id,
            Body::Str(_) => return,
            // To find a method of it nobody looks at what is in it.
            _ => {
                if let Some(observer) = &mut self.heap.observer {
                    observer.exact.push(id);
                }
                if aux != 0 {
                    self.touch_name(ObjId(aux), name, change);
                }
            }
        }
        if change == Change::None {
            for base in self.heap.ty(classes).mro.clone() {
                let ty = self.heap.ty(base);
                if ty.flags.builtin {
                    return;
                }
                let namespace = ty.namespace;
                self.touch_name(namespace, name, Change::None);
                if self.heap.has_key(namespace, name) {
                    return;
                }
            }
        }
    }

    /// An item of a list by its index, or of a dict by a key that is a string or an int.
    fn touch_item(&mut self, object: Value, key: Value, change: Change) {
        let Some(id) = object.as_obj() else { return };
        let object = self.heap.get(id);
        match &object.body {
            Body::List(items) if object.class == types::LIST && change != Change::Keys => {
                let Some(index) = key.as_int().and_then(|index| usize::try_from(index).ok()) else { return };
                if index < items.len() {
                    self.note(id, index as u64, change);
                } else if let Some(observer) = &mut self.heap.observer {
                    // That there is none decides what happens, so it is asked first, as where there is one.
                    observer.touch_item(id, index as u64, Change::None);
                }
            }
            Body::Dict(_) => self.touch_name(id, key, change),
            _ => {}
        }
    }
}

/// A number for a key that needs no Python to be compared.
pub(crate) fn key_of(heap: &Heap, key: Value) -> Option<u64> {
    match key.kind() {
        Kind::Int(n) => Some((n as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)),
        Kind::Obj(id) => match &heap.get(id).body {
            Body::Str(text) => Some(hash_str(text) | 1 << 63),
            _ => None,
        },
        _ => None,
    }
}
