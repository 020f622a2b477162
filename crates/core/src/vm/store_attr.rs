//! Writing and deleting attributes.

use super::{Next, Slow, Vm, cache::Cache, execute::attr_key};
use crate::{
    heap::{Body, Object, names as n, types},
    native::{Flow, Raise},
    strand::Cont,
    value::{ObjId, Value},
};

impl Vm<'_> {
    /// `StoreAttr`
    #[inline(never)]
    pub(crate) fn store_attr(&mut self, object: Value, name: i32, value: Value, cache: usize) -> Slow {
        let name = self.constant(name);
        let class = self.heap.type_of(object);
        let flags = self.heap.ty(class).flags;
        if let Some(id) = object.as_obj()
            && let Body::Instance(_) = self.heap.get(id).body
            && !flags.custom_setattr
            && self.is_own_place(class, name, flags.slots_only)
        {
            let shape = self.heap.get(id).aux;
            let info = self.heap.shapes.get(shape);
            let known = info.slot(name);
            let slot = known.unwrap_or(info.names.len());
            self.set_own(id, name, value);
            let after = self.heap.get(id).aux;
            // An attribute that is new makes another shape, the same one each time.
            let next = if known.is_some() { Value::UNBOUND } else { Value::index(after as usize) };
            if known.is_some() || !self.heap.shapes.get(after).in_dict {
                let key = attr_key(self.heap.type_epoch, shape);
                self.caches.inline.set(cache, Cache { key, index: slot as u32, value: next });
            }
            return Ok(Next::Go);
        }
        let flow = self.set_attribute(object, name, value)?;
        self.flow(flow, 0, Cont::Discard)
    }

    /// Whether instances of a class keep what is assigned to `name` themselves; `slots_only`: only what `__slots__` names.
    fn is_own_place(&mut self, class: ObjId, name: Value, slots_only: bool) -> bool {
        match self.lookup(class, name) {
            Some(found) if slots_only => self.heap.type_of(found) == types::MEMBER,
            Some(found) => !self.is_data_descriptor(found),
            None => !slots_only,
        }
    }

    /// `object.name = value`, or its deletion when the value is unbound; `__setattr__` in Python included.
    pub(crate) fn set_attribute(&mut self, object: Value, name: Value, value: Value) -> Result<Flow, Raise> {
        let class = self.heap.type_of(object);
        if self.heap.ty(class).flags.custom_setattr {
            let method = if value.is_unbound() { n::DELATTR } else { n::SETATTR };
            if let Some(function) = self.lookup(class, Self::name(method)) {
                let mut args = vec![object, name];
                args.extend(value.bound());
                return Ok(Flow::call(function, args));
            }
        }
        self.generic_set(object, name, value)
    }

    /// What `object.__setattr__` and `object.__delattr__` do (and the type's).
    pub(crate) fn generic_set(&mut self, object: Value, name: Value, value: Value) -> Result<Flow, Raise> {
        let class = self.heap.type_of(object);
        let name = self.heap.intern_value(name);
        let on_class = self.lookup(class, name);
        if let Some(found) = on_class
            && let Some(flow) = self.set_by_descriptor(found, object, name, value)?
        {
            return Ok(flow);
        }
        let Some(id) = object.as_obj() else { return Err(self.cannot_set(object, name, on_class.is_some())) };
        let Object { body, .. } = self.heap.get(id);
        match body {
            Body::Instance(_) => {
                if value.is_unbound() {
                    return self.delete_own(id, name);
                }
                let class = self.heap.get(id).class;
                let is_slot = on_class.is_some_and(|found| self.heap.type_of(found) == types::MEMBER);
                if self.heap.ty(class).flags.slots_only && !is_slot {
                    return Err(self.cannot_set(object, name, on_class.is_some()));
                }
                self.set_own(id, name, value);
            }
            Body::Type(ty) => {
                if ty.flags.builtin {
                    let text = self.heap.as_str(name).unwrap_or_default().to_owned();
                    let type_name = self.heap.ty(id).name.clone();
                    let message = format!("cannot set '{text}' attribute of immutable type '{type_name}'");
                    return Err(self.cx().type_error(message));
                }
                let namespace = ty.namespace;
                if value.is_unbound() {
                    if !self.heap.name_remove(namespace, name) {
                        let text = self.missing_attribute_text(object, name);
                        return Err(self.cx().attribute_error(object, name, text));
                    }
                } else {
                    self.heap.name_set(namespace, name, value);
                }
                crate::builtins::types::refresh(self.heap, id);
            }
            Body::Module(dict) => {
                let dict = *dict;
                if value.is_unbound() {
                    if !self.heap.name_remove(dict, name) {
                        let text = self.missing_attribute_text(object, name);
                        return Err(self.cx().attribute_error(object, name, text));
                    }
                } else {
                    self.heap.name_set(dict, name, value);
                }
            }
            _ => {
                let class = self.heap.get(id).class;
                let open = !self.heap.ty(class).flags.builtin
                    || matches!(self.heap.get(id).body, Body::Function(_) | Body::Exception(_));
                if !open {
                    return Err(self.cannot_set(object, name, on_class.is_some()));
                }
                let dict = self.cx().attribute_dict(object);
                if value.is_unbound() {
                    if !self.heap.name_remove(dict, name) {
                        let text = self.missing_attribute_text(object, name);
                        return Err(self.cx().attribute_error(object, name, text));
                    }
                } else {
                    self.heap.name_set(dict, name, value);
                }
            }
        }
        Ok(Flow::Value(Value::NONE))
    }

    /// Lets a class attribute take the assignment, if it is a data descriptor.
    fn set_by_descriptor(&mut self, found: Value, object: Value, name: Value, value: Value) -> Result<Option<Flow>, Raise> {
        match self.heap.body(found) {
            Some(Body::Property(property)) => {
                let (function, verb) = if value.is_unbound() { (property.delete, "deleter") } else { (property.set, "setter") };
                if function.is_none() {
                    let text = self.heap.as_str(name).unwrap_or_default().to_owned();
                    let type_name = &self.heap.ty(self.heap.type_of(object)).qualname;
                    let message = format!("property '{text}' of '{type_name}' object has no {verb}");
                    return Err(self.cx().error(types::ATTRIBUTE_ERROR, message));
                }
                let mut args = vec![object];
                args.extend(value.bound());
                Ok(Some(Flow::call(function, args)))
            }
            Some(Body::GetSet(number)) => {
                let attribute = self.library.attributes[*number as usize];
                let Some(set) = attribute.set else {
                    let type_name = self.heap.type_name(object);
                    let message = match &*type_name {
                        "range"
                        | "slice"
                        | "function"
                        | "method"
                        | "frame"
                        | "traceback"
                        | "cell"
                        | "builtin_function_or_method" => "readonly attribute".into(),
                        _ => format!("attribute '{}' of '{type_name}' objects is not writable", attribute.name),
                    };
                    return Err(self.cx().error(types::ATTRIBUTE_ERROR, message));
                };
                set(&mut self.cx(), object, value)?;
                Ok(Some(Flow::Value(Value::NONE)))
            }
            Some(Body::Instance(_)) => {
                let class = self.heap.type_of(found);
                let method = if value.is_unbound() { n::DELETE } else { n::SET };
                let Some(function) = self.lookup(class, Self::name(method)) else { return Ok(None) };
                let mut args = vec![found, object];
                args.extend(value.bound());
                Ok(Some(Flow::call(function, args)))
            }
            _ => Ok(None),
        }
    }

    #[cold]
    fn cannot_set(&mut self, object: Value, name: Value, on_class: bool) -> Raise {
        let text = self.heap.as_str(name).unwrap_or_default().to_owned();
        let type_name = self.heap.type_name(object);
        let message = if on_class {
            format!("'{type_name}' object attribute '{text}' is read-only")
        } else {
            format!("'{type_name}' object has no attribute '{text}'")
        };
        self.cx().attribute_error(object, name, message)
    }

    /// Sets an attribute in an instance's own slots or dict.
    pub(crate) fn set_own(&mut self, id: ObjId, name: Value, value: Value) {
        let shape = self.heap.get(id).aux;
        let info = self.heap.shapes.get(shape);
        if info.in_dict {
            if let Body::Instance(slots) = &self.heap.get(id).body
                && let Some(dict) = slots[0].as_obj()
            {
                self.heap.name_set(dict, name, value);
            }
            return;
        }
        if let Some(slot) = info.slot(name) {
            if let Body::Instance(slots) = &mut self.heap.get_mut(id).body {
                slots[slot] = value;
            }
            return;
        }
        let used = info.names.len();
        let Some(next) = self.heap.shapes.with(shape, name) else {
            let dict = to_dict(self.heap, id);
            self.heap.name_set(dict, name, value);
            return;
        };
        let object = self.heap.get_mut(id);
        object.aux = next;
        let mut grown = 0;
        if let Body::Instance(slots) = &mut object.body {
            if slots.len() <= used {
                // Most objects have few attributes, set one after another in `__init__`.
                let room = (used + 1).next_power_of_two().max(4);
                grown = room * 8;
                let mut more = std::mem::take(slots).into_vec();
                more.resize(room, Value::UNBOUND);
                *slots = more.into_boxed_slice();
            }
            slots[used] = value;
        }
        self.heap.charge(grown);
    }

    fn delete_own(&mut self, id: ObjId, name: Value) -> Result<Flow, Raise> {
        if self.own_attribute(id.into(), name).is_none() {
            let text = self.missing_attribute_text(id.into(), name);
            return Err(self.cx().attribute_error(id.into(), name, text));
        }
        let dict = to_dict(self.heap, id);
        self.heap.name_remove(dict, name);
        Ok(Flow::Value(Value::NONE))
    }

    /// `DelAttr`
    pub(crate) fn delete_attr(&mut self, object: Value, name: i32) -> Slow {
        let name = self.constant(name);
        let flow = self.set_attribute(object, name, Value::UNBOUND)?;
        self.flow(flow, 0, Cont::Discard)
    }
}

/// Moves an instance's attributes into a dict of its own, and returns that.
pub(crate) fn to_dict(heap: &mut crate::heap::Heap, id: ObjId) -> ObjId {
    let Object { aux: shape, class, .. } = *heap.get(id);
    let info = heap.shapes.get(shape);
    let Body::Instance(slots) = &heap.get(id).body else { unreachable!("only instances have shapes") };
    if info.in_dict
        && let Some(dict) = slots[0].as_obj()
    {
        return dict;
    }
    let pairs: Vec<(Value, Value)> = info.names.iter().copied().zip(slots.iter().copied()).collect();
    let dict = heap.dict();
    for (name, value) in pairs {
        heap.name_set(dict, name, value);
    }
    let shape = crate::builtins::types::dict_shape(heap, class);
    let object = heap.get_mut(id);
    object.aux = shape;
    object.body = Body::Instance(Box::new([dict.into()]));
    dict
}
