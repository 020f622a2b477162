//! Variables by name: globals with their caches, class bodies, imports of names.

use super::{Next, Slow, Vm, cache::Cache, execute::builtin_key};
use crate::{
    heap::{Body, names as n, types},
    native::{Flow, Raise},
    strand::Cont,
    value::{ObjId, Value},
};

impl Vm<'_> {
    /// `LoadGlobal` when the cache does not know.
    #[inline(never)]
    pub(crate) fn load_global(&mut self, ret: u8, name: Value, globals: ObjId, cache: usize) -> Slow {
        if let Some(index) = self.heap.name_index(globals, name) {
            let entry = self.heap.dict_ref(globals).entries[index];
            self.caches.inline.set(cache, Cache::at(u64::from(globals.0), index));
            self.set_reg(ret, entry.value);
            return Ok(Next::Go);
        }
        if let Some(index) = self.heap.name_index(self.state.builtins, name) {
            let entry = self.heap.dict_ref(self.state.builtins).entries[index];
            self.caches.inline.set(cache, Cache::at(builtin_key(globals, self.heap), index));
            self.set_reg(ret, entry.value);
            return Ok(Next::Go);
        }
        Err(self.name_error(name))
    }

    /// `StoreGlobal` when the cache does not know.
    #[inline(never)]
    pub(crate) fn store_global(&mut self, name: Value, value: Value, globals: ObjId, cache: usize) -> Slow {
        self.heap.name_set(globals, name, value);
        if let Some(index) = self.heap.name_index(globals, name)
            && self.heap.dict_ref(globals).entries[index].key == name
        {
            self.caches.inline.set(cache, Cache::at(u64::from(globals.0), index));
        }
        Ok(Next::Go)
    }

    /// `DelGlobal`
    pub(crate) fn delete_global(&mut self, name: i32) -> Slow {
        let name = self.constant(name);
        let globals = self.frame().globals;
        if self.heap.name_remove(globals, name) { Ok(Next::Go) } else { Err(self.name_error(name)) }
    }

    /// `LoadName` and `LoadNameOrCell`
    pub(crate) fn load_name(&mut self, ret: u8, name: i32, cell: Value) -> Slow {
        let name = self.constant(name);
        let frame = *self.frame();
        if let Some(namespace) = frame.namespace.as_obj() {
            match &self.heap.get(namespace).body {
                Body::Dict(_) if self.heap.get(namespace).class == types::DICT => {
                    if let Some(value) = self.heap.name_get(namespace, name) {
                        self.set_reg(ret, value);
                        return Ok(Next::Go);
                    }
                }
                // A namespace that a metaclass prepared.
                _ => {
                    return self.call_prelude(
                        "load_name",
                        &[frame.namespace, name, frame.globals.into(), cell.or(Value::NONE)],
                        ret,
                        Cont::Store,
                    );
                }
            }
        }
        if let Some(Body::Cell(value)) = self.heap.body(cell) {
            let value = *value;
            if value.is_unbound() {
                return Err(self.free_variable_error(name));
            }
            self.set_reg(ret, value);
            return Ok(Next::Go);
        }
        let found = self.heap.name_get(frame.globals, name).or_else(|| self.heap.name_get(self.state.builtins, name));
        match found {
            Some(value) => {
                self.set_reg(ret, value);
                Ok(Next::Go)
            }
            None => Err(self.name_error(name)),
        }
    }

    /// `StoreName`
    pub(crate) fn store_name(&mut self, name: i32, value: Value) -> Slow {
        let name = self.constant(name);
        let frame = *self.frame();
        let namespace = frame.namespace.as_obj().unwrap_or(frame.globals);
        if self.heap.get(namespace).class == types::DICT {
            self.heap.name_set(namespace, name, value);
            return Ok(Next::Go);
        }
        self.call_prelude("store_name", &[namespace.into(), name, value], 0, Cont::Discard)
    }

    /// `DelName`
    pub(crate) fn delete_name(&mut self, name: i32) -> Slow {
        let name = self.constant(name);
        let frame = *self.frame();
        let namespace = frame.namespace.as_obj().unwrap_or(frame.globals);
        if matches!(self.heap.get(namespace).body, Body::Dict(_)) && self.heap.name_remove(namespace, name) {
            return Ok(Next::Go);
        }
        Err(self.name_error(name))
    }

    /// `CheckBound` of an unbound local.
    #[cold]
    pub(crate) fn unbound_local(&mut self, name: i32) -> Slow {
        let name = self.constant(name);
        let text = self.heap.as_str(name).unwrap_or_default().to_owned();
        let message = format!("cannot access local variable '{text}' where it is not associated with a value");
        Err(self.cx().error(types::UNBOUND_LOCAL_ERROR, message))
    }

    /// A cell without a value.
    #[cold]
    pub(crate) fn unbound_cell(&mut self, name: i32, free: u8) -> Slow {
        if free == 0 {
            return self.unbound_local(name);
        }
        let name = self.constant(name);
        Err(self.free_variable_error(name))
    }

    fn free_variable_error(&mut self, name: Value) -> Raise {
        let text = self.heap.as_str(name).unwrap_or_default().to_owned();
        let message = format!("cannot access free variable '{text}' where it is not associated with a value in enclosing scope");
        self.cx().error(types::NAME_ERROR, message)
    }

    #[cold]
    pub(crate) fn name_error(&mut self, name: Value) -> Raise {
        let text = self.heap.as_str(name).unwrap_or_default().to_owned();
        let raise = self.cx().error(types::NAME_ERROR, format!("name '{text}' is not defined"));
        self.cx().set_attribute(raise.0, Self::name(n::NAME_ATTR), name);
        raise
    }

    /// `ImportName`
    pub(crate) fn import_name(&mut self, ret: u8, name: i32, fromlist: Value, level: u8) -> Slow {
        let name = self.constant(name);
        let text = self.heap.as_str(name).unwrap_or_default();
        if level == 0
            && !text.contains('.')
            && let Some(module) = self.heap.name_get(self.state.modules, name)
            && (fromlist.is_none() || !self.is_package(module))
            && !self.is_importing()
        {
            self.set_reg(ret, module);
            return Ok(Next::Go);
        }
        let globals = Value::obj(self.frame().globals);
        self.call_prelude("import_name", &[name, globals, fromlist, Value::int32(level.into())], ret, Cont::Store)
    }

    /// Whether the text of some module is running: another thread may have to wait for its end.
    fn is_importing(&mut self) -> bool {
        let table = self.cx().prelude("importing");
        matches!(self.heap.body(table), Some(Body::Dict(table)) if !table.is_empty())
    }

    fn is_package(&self, module: Value) -> bool {
        match self.heap.body(module) {
            Some(Body::Module(dict)) => self.heap.name_get(*dict, Self::name(n::PATH)).is_some(),
            _ => true,
        }
    }

    /// `ImportFrom`
    pub(crate) fn import_from(&mut self, ret: u8, module: Value, name: i32) -> Slow {
        let name = self.constant(name);
        if let Some(value) = self.own_attribute(module, name) {
            self.set_reg(ret, value);
            return Ok(Next::Go);
        }
        self.call_prelude("import_from", &[module, name], ret, Cont::Store)
    }

    /// A type's special method called with one argument, or `None` when the type has none.
    pub(crate) fn special_call(&mut self, value: Value, name: ObjId, args: &[Value]) -> Option<Flow> {
        let function = self.lookup_of(value, Self::name(name))?;
        let mut all = vec![value];
        all.extend_from_slice(args);
        match self.heap.body(function) {
            Some(Body::Wrapper(inner)) => Some(Flow::call(*inner, args.to_vec())),
            _ => Some(Flow::call(function, all)),
        }
    }
}
