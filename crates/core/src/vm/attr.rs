//! Reading attributes: instances, types, modules, `super`, descriptors, `__getattr__`.

use std::sync::Arc;

use super::{
    Next, Slow, Vm,
    cache::Cache,
    execute::{attr_key, method_key},
};
use crate::{
    heap::{Body, Heap, Object, names as n, types},
    native::{Flow, Raise},
    strand::Cont,
    value::{ObjId, Value},
};

/// What looking for an attribute found.
#[derive(Debug)]
pub enum Lookup {
    /// The value.
    Found(Value),
    /// A call has to be made for it.
    Call(Flow),
    /// Nothing.
    Missing,
}

/// An attribute of a type by its method resolution order, not bound to anything.
pub fn lookup_type_attr(heap: &Heap, class: ObjId, name: Value) -> Option<Value> {
    heap.ty(class).mro.iter().find_map(|base| heap.name_get(heap.ty(*base).namespace, name))
}

/// An attribute of the classes that come after `after` in the method resolution order of `class`.
pub(super) fn lookup_after(heap: &Heap, class: ObjId, after: ObjId, name: Value) -> Option<Value> {
    let mut classes = heap.ty(class).mro.iter().skip_while(|class| **class != after).skip(1);
    classes.find_map(|class| heap.name_get(heap.ty(*class).namespace, name))
}

impl Vm<'_> {
    /// `LoadAttr`
    #[inline(never)]
    pub(crate) fn load_attr(&mut self, ret: u8, object: Value, name: i32, cache: usize) -> Slow {
        let name = self.constant(name);
        if let Some(id) = object.as_obj()
            && let Body::Instance(slots) = &self.heap.get(id).body
        {
            let Object { class, aux: shape, .. } = *self.heap.get(id);
            let info = self.heap.shapes.get(shape);
            if !info.in_dict
                && let Some(slot) = info.slot(name)
                && let value = slots[slot]
                && !self.heap.ty(class).flags.custom_getattribute
                && !self.is_data_descriptor_on(class, name)
            {
                self.caches.inline.set(cache, Cache::at(attr_key(self.heap.type_epoch, shape), slot));
                self.set_reg(ret, value);
                return Ok(Next::Go);
            }
        }
        let class = self.heap.type_of(object);
        if let Some(Body::Property(property)) = self.lookup(class, name).and_then(|found| self.heap.body(found))
            && let get = property.get
            && !get.is_none()
            && !self.heap.ty(class).flags.custom_getattribute
            && !matches!(self.heap.body(object), Some(Body::Type(_) | Body::Super(_)))
            && self.lookup(class, Self::name(n::GETATTR)).is_none()
        {
            return self.call_with(get, &[object], &[], ret, Cont::Store);
        }
        match self.get_attribute(object, name)? {
            Lookup::Found(value) => {
                self.set_reg(ret, value);
                Ok(Next::Go)
            }
            Lookup::Call(flow) => self.flow(flow, ret, Cont::Store),
            Lookup::Missing => self.missing_attribute(object, name, ret, Cont::Store),
        }
    }

    fn is_data_descriptor_on(&mut self, class: ObjId, name: Value) -> bool {
        self.lookup(class, name).is_some_and(|found| self.is_data_descriptor(found))
    }

    /// Whether a class attribute comes before the instance's own.
    pub(super) fn is_data_descriptor(&mut self, value: Value) -> bool {
        match self.heap.body(value) {
            Some(Body::Property(_) | Body::GetSet(_)) => true,
            Some(Body::Instance(_)) => {
                let class = self.heap.type_of(value);
                self.lookup(class, Self::name(n::SET)).is_some() || self.lookup(class, Self::name(n::DELETE)).is_some()
            }
            _ => false,
        }
    }

    /// `object.name`, `__getattribute__` and `__getattr__` of classes in Python included.
    pub(crate) fn get_attribute(&mut self, object: Value, name: Value) -> Result<Lookup, Raise> {
        let class = self.heap.type_of(object);
        if self.heap.ty(class).flags.custom_getattribute
            && let Some(function) = self.lookup(class, Self::name(n::GETATTRIBUTE))
        {
            let getattr = self.lookup(class, Self::name(n::GETATTR));
            let flow = match getattr {
                Some(getattr) => Flow::prelude(&mut self.cx(), "getattribute_then_getattr", &[object, name, function, getattr]),
                None => Flow::call(function, vec![object, name]),
            };
            return Ok(Lookup::Call(flow));
        }
        let found = self.generic_attribute(object, name)?;
        if let Lookup::Found(_) = found {
            return Ok(found);
        }
        let Some(function) = self.lookup(class, Self::name(n::GETATTR)) else { return Ok(found) };
        Ok(Lookup::Call(match found {
            // What a property or another descriptor in Python refuses is asked for too.
            Lookup::Call(Flow::Call(request)) => {
                let args = self.heap.tuple(request.args);
                let args = [request.callee, args, object, name, function];
                Flow::prelude(&mut self.cx(), "descriptor_then_getattr", &args)
            }
            Lookup::Call(flow) => flow,
            _ => Flow::call(function, vec![object, name]),
        }))
    }

    /// What `object.__getattribute__` does (and `type.__getattribute__`, and the module's).
    pub(crate) fn generic_attribute(&mut self, object: Value, name: Value) -> Result<Lookup, Raise> {
        let class = self.heap.type_of(object);
        match self.heap.body(object) {
            Some(Body::Type(_)) => return self.type_attribute(object, class, name),
            Some(Body::Super(parts)) => {
                let parts = **parts;
                return self.super_attribute(object, parts, name);
            }
            _ => {}
        }
        let on_class = self.lookup(class, name);
        if let Some(found) = on_class
            && self.is_data_descriptor(found)
        {
            return self.bind_attribute(found, object, class);
        }
        if let Some(own) = self.own_attribute(object, name) {
            return Ok(Lookup::Found(own));
        }
        match (on_class, self.heap.body(object)) {
            (Some(found), _) => self.bind_attribute(found, object, class),
            // A bound method shows what its function has.
            (None, Some(Body::Method(method))) => {
                let function = method.function;
                Ok(self.own_attribute(function, name).map_or(Lookup::Missing, Lookup::Found))
            }
            (None, _) => Ok(Lookup::Missing),
        }
    }

    /// What stands in the object's own dict or slots.
    pub(crate) fn own_attribute(&self, object: Value, name: Value) -> Option<Value> {
        let id = object.as_obj()?;
        let Object { aux, body, .. } = self.heap.get(id);
        match body {
            Body::Instance(slots) => {
                let shape = self.heap.shapes.get(*aux);
                if shape.in_dict {
                    return self.heap.name_get(slots[0].as_obj()?, name);
                }
                shape.slot(name).map(|slot| slots[slot]).filter(|value| !value.is_unbound())
            }
            Body::Module(dict) => self.heap.name_get(*dict, name),
            Body::Type(_) => None,
            _ => match aux & Object::DICT_BITS {
                0 => None,
                dict => self.heap.name_get(ObjId(dict), name),
            },
        }
    }

    /// A class attribute as the instance shows it.
    pub(crate) fn bind_attribute(&mut self, found: Value, object: Value, class: ObjId) -> Result<Lookup, Raise> {
        let Some(body) = self.heap.body(found) else { return Ok(Lookup::Found(found)) };
        Ok(match body {
            Body::Function(_) => Lookup::Found(self.heap.method(found, object)),
            Body::Native(number) => {
                if self.library.natives[*number as usize].is_method() {
                    Lookup::Found(self.heap.method(found, object))
                } else {
                    Lookup::Found(found)
                }
            }
            Body::Property(property) => {
                let get = property.get;
                if get.is_none() {
                    let (name, type_name) = (property.name, self.heap.ty(class).qualname.clone());
                    let name = self.heap.as_str(name).unwrap_or("?").to_owned();
                    let message = format!("property '{name}' of '{type_name}' object has no getter");
                    return Err(self.cx().error(types::ATTRIBUTE_ERROR, message));
                }
                Lookup::Call(Flow::call(get, vec![object]))
            }
            Body::GetSet(number) => {
                let attribute = self.library.attributes[*number as usize];
                if class == types::FRAME {
                    self.refresh_frame(object, attribute.name);
                }
                let get = attribute.get;
                Lookup::Found(get(&mut self.cx(), object)?)
            }
            Body::Wrapper(function) => {
                let function = *function;
                match self.heap.type_of(found) {
                    // A slot of `__slots__` that has no value.
                    types::MEMBER => Lookup::Missing,
                    wrapper if self.heap.is_subtype(wrapper, types::CLASSMETHOD) => {
                        Lookup::Found(self.heap.method(function, class.into()))
                    }
                    _ => Lookup::Found(function),
                }
            }
            Body::Instance(_) => match self.lookup_of(found, Self::name(n::GET)) {
                Some(get) => Lookup::Call(Flow::call(get, vec![found, object, class.into()])),
                None => Lookup::Found(found),
            },
            _ => Lookup::Found(found),
        })
    }

    fn type_attribute(&mut self, object: Value, meta: ObjId, name: Value) -> Result<Lookup, Raise> {
        let on_meta = self.lookup(meta, name);
        if let Some(found) = on_meta
            && self.is_data_descriptor(found)
        {
            return self.bind_attribute(found, object, meta);
        }
        let Some(class) = object.as_obj() else { return Ok(Lookup::Missing) };
        if let Some(found) = self.lookup(class, name) {
            return self.bind_to_class(found, class);
        }
        match on_meta {
            Some(found) => self.bind_attribute(found, object, meta),
            None => Ok(Lookup::Missing),
        }
    }

    /// A class attribute as the class itself shows it.
    fn bind_to_class(&mut self, found: Value, class: ObjId) -> Result<Lookup, Raise> {
        Ok(match self.heap.body(found) {
            Some(Body::Wrapper(function)) if self.heap.type_of(found) != types::MEMBER => {
                let function = *function;
                if self.heap.is_instance(found, types::CLASSMETHOD) {
                    Lookup::Found(self.heap.method(function, class.into()))
                } else {
                    Lookup::Found(function)
                }
            }
            Some(Body::Instance(_)) => match self.lookup_of(found, Self::name(n::GET)) {
                Some(get) => Lookup::Call(Flow::call(get, vec![found, Value::NONE, class.into()])),
                None => Lookup::Found(found),
            },
            _ => Lookup::Found(found),
        })
    }

    fn super_attribute(&mut self, object: Value, [after, receiver, start]: [Value; 3], name: Value) -> Result<Lookup, Raise> {
        let found = match (after.as_obj(), start.as_obj()) {
            (Some(after), Some(start)) => self.after_in_order(start, after, name).map(|found| (found, start)),
            _ => None,
        };
        match found {
            Some((found, start)) if name != Self::name(n::CLASS) => {
                // `super(C, cls)`: bound to a class, plain functions stay as they are.
                if receiver.as_obj() == Some(start) {
                    self.bind_to_class(found, start)
                } else {
                    self.bind_attribute(found, receiver, start)
                }
            }
            _ => {
                let class = self.heap.type_of(object);
                match self.lookup(class, name) {
                    Some(found) => self.bind_attribute(found, object, class),
                    None => Ok(Lookup::Missing),
                }
            }
        }
    }

    /// [`lookup_after`], remembered.
    fn after_in_order(&mut self, start: ObjId, after: ObjId, name: Value) -> Option<Value> {
        self.caches.methods.find_after(self.heap, start, after, name)
    }

    /// `LoadSuperMethod`: for `super().name(…)` in a method, with `super`, the class and the instance in the registers from `at`, the
    /// function of a base class and the instance, as `LoadMethod` would leave them. Whether that could be done; if not, nothing has
    /// happened.
    #[inline(never)]
    pub(super) fn load_super_method(&mut self, at: u8, name: Value) -> bool {
        let [callee, after, receiver] = [self.reg(at), self.reg(at + 1), self.reg(at + 2)];
        let (Some(types::SUPER), Some(after), Some(instance)) = (callee.as_obj(), after.as_obj(), receiver.as_obj()) else {
            return false;
        };
        let class = self.heap.get(instance).class;
        if !matches!(self.heap.get(after).body, Body::Type(_))
            || matches!(self.heap.get(instance).body, Body::Type(_))
            || name == Self::name(n::CLASS)
            || !self.heap.is_subtype(class, after)
        {
            return false;
        }
        let Some(found) = self.after_in_order(class, after, name) else { return false };
        if !self.is_plain_method(found) {
            return false;
        }
        self.set_reg(at, found);
        self.set_reg(at + 1, receiver);
        true
    }

    /// `LoadMethod`
    #[inline(never)]
    pub(crate) fn load_method(&mut self, ret: u8, object: Value, name: i32, cache: usize) -> Slow {
        let name = self.constant(name);
        let class = self.heap.type_of(object);
        let flags = self.heap.ty(class).flags;
        let special = matches!(self.heap.body(object), Some(Body::Type(_) | Body::Super(_) | Body::Module(_)));
        if !special
            && !flags.custom_getattribute
            && let Some(found) = self.lookup(class, name)
            && self.is_plain_method(found)
            && self.own_attribute(object, name).is_none()
        {
            if let Some(id) = object.as_obj() {
                // An instance's shape says that it has no attribute of this name; a dict would not.
                let holds = match &self.heap.get(id).body {
                    Body::Instance(_) => !self.heap.shapes.get(self.heap.get(id).aux).in_dict,
                    _ => true,
                };
                let key = method_key(self.heap.type_epoch, self.heap.get(id));
                if holds && key != u64::MAX - 1 {
                    self.caches.inline.set(cache, Cache::of(key, found));
                }
            }
            self.set_reg(ret, found);
            self.set_reg(ret + 1, object);
            return Ok(Next::Go);
        }
        // `super().name`: a function of a base class and `self`, not bound to each other first.
        if let Some(Body::Super(parts)) = self.heap.body(object)
            && let [Some(after), Some(receiver), Some(start)] = parts.map(Value::as_obj)
            && receiver != start
            && let Some(found) = self.after_in_order(start, after, name)
            && matches!(self.heap.body(found), Some(Body::Function(_)))
        {
            self.set_reg(ret, found);
            self.set_reg(ret + 1, receiver.into());
            return Ok(Next::Go);
        }
        self.set_reg(ret + 1, Value::UNBOUND);
        match self.get_attribute(object, name)? {
            Lookup::Found(value) => {
                self.set_reg(ret, value);
                Ok(Next::Go)
            }
            Lookup::Call(flow) => self.flow(flow, ret, Cont::Store),
            Lookup::Missing => self.missing_attribute(object, name, ret, Cont::Store),
        }
    }

    /// Whether a class attribute is called with the instance first and has no other effect when read.
    fn is_plain_method(&self, found: Value) -> bool {
        match self.heap.body(found) {
            Some(Body::Function(_)) => true,
            Some(Body::Native(number)) => self.library.natives[*number as usize].is_method(),
            _ => false,
        }
    }

    /// `LoadSpecial`
    pub(crate) fn load_special(&mut self, ret: u8, object: Value, name: i32, kind: u8) -> Slow {
        let name = self.constant(name);
        let class = self.heap.type_of(object);
        let Some(found) = self.lookup(class, name) else {
            let type_name = Arc::clone(&self.heap.ty(class).name);
            if kind == 0 {
                return self.missing_attribute(object, name, ret, Cont::Store);
            }
            let what = if kind == 1 { "context manager" } else { "asynchronous context manager" };
            let text = self.heap.as_str(name).unwrap_or_default();
            let hint = if text.ends_with("exit__") { format!(" (missed {text} method)") } else { String::new() };
            let message = format!("'{type_name}' object does not support the {what} protocol{hint}");
            return Err(self.cx().type_error(message));
        };
        if self.is_plain_method(found) {
            self.set_reg(ret, found);
            self.set_reg(ret + 1, object);
            return Ok(Next::Go);
        }
        self.set_reg(ret + 1, Value::UNBOUND);
        match self.bind_attribute(found, object, class)? {
            Lookup::Found(value) => {
                self.set_reg(ret, value);
                Ok(Next::Go)
            }
            Lookup::Call(flow) => self.flow(flow, ret, Cont::Store),
            Lookup::Missing => unreachable!("a found attribute binds to something"),
        }
    }

    /// The `AttributeError` for a name that is not there, unless the module has a `__getattr__`.
    #[cold]
    pub(crate) fn missing_attribute(&mut self, object: Value, name: Value, ret: u8, cont: Cont) -> Slow {
        if let Some(Body::Module(dict)) = self.heap.body(object) {
            let dict = *dict;
            if let Some(getattr) = self.heap.name_get(dict, Self::name(n::GETATTR)) {
                return self.call_with(getattr, &[name], &[], ret, cont);
            }
        }
        let message = self.missing_attribute_text(object, name);
        Err(self.cx().attribute_error(object, name, message))
    }

    /// The words of that error.
    pub(crate) fn missing_attribute_text(&mut self, object: Value, name: Value) -> String {
        let text = self.heap.as_str(name).unwrap_or_default().to_owned();
        match self.heap.body(object) {
            Some(Body::Type(ty)) => format!("type object '{}' has no attribute '{text}'", ty.name),
            Some(Body::Module(dict)) => {
                let dict = *dict;
                let module = self.heap.name_get(dict, Self::name(n::NAME)).unwrap_or(Value::NONE);
                let module = self.heap.as_str(module).unwrap_or("?").to_owned();
                format!("module '{module}' has no attribute '{text}'")
            }
            Some(Body::Method(method)) if matches!(self.heap.body(method.function), Some(Body::Function(_))) => {
                format!("'function' object has no attribute '{text}'")
            }
            Some(Body::Super(_)) => format!("'super' object has no attribute '{text}'"),
            _ => format!("'{}' object has no attribute '{text}'", self.heap.type_name(object)),
        }
    }
}
