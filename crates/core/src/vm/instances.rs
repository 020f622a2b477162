//! Calls of types: making instances and beginning their `__init__`.

use super::{Slow, Vm};
use crate::{
    heap::{Body, Exception, Object, names as n, types},
    native::new_exception,
    strand::Cont,
    value::{ObjId, Value},
};

/// Room for attributes that an instance begins with.
const FIRST_SLOTS: usize = 4;

impl Vm<'_> {
    /// Makes an instance of a class in Python and begins its `__init__`, where that needs no more than a new frame: the same as
    /// [`Vm::call`] in fewer steps. Whether that was the case; if not, nothing has happened.
    #[inline(never)]
    pub(super) fn make_at_once(&mut self, callee: Value, start: usize, count: usize, ret: u8, pc: u32) -> bool {
        let Some(class) = callee.as_obj() else { return false };
        let Object { class: types::TYPE, body: Body::Type(ty), .. } = self.heap.get(class) else { return false };
        let (flags, shape) = (ty.flags, ty.root_shape);
        if ty.layout != types::OBJECT || !flags.custom_init || flags.custom_new || flags.custom_del || flags.is_abstract {
            return false;
        }
        let Some(init) = self.lookup(class, Self::name(n::INIT)) else { return false };
        if let Some(Body::Function(function)) = self.heap.body(init)
            && self.codes.entry_for(function.code, count + 1).is_some()
            && self.may_enter()
        {
            let instance = self.new_instance(class, shape);
            self.strand.stack[start - 1] = instance;
            if !self.enter_at_once(init, start - 1, count + 1, ret, Cont::Init(instance), pc) {
                // All that is left to do is the general way.
                self.strand.stack[start - 1] = callee;
                return false;
            }
            return true;
        }
        false
    }

    /// A new instance without attributes, with room for a few where others of its class have some.
    fn new_instance(&mut self, class: ObjId, shape: u32) -> Value {
        let slots: Box<[Value]> =
            if self.heap.shapes.get(shape).grows() { Box::new([Value::UNBOUND; FIRST_SLOTS]) } else { Box::default() };
        self.heap.charge(32 + slots.len() * 8);
        self.heap.alloc_with(class, shape, Body::Instance(slots)).into()
    }

    /// Calls a type: makes an instance, or for `type` itself says what something's type is.
    pub(super) fn call_type(&mut self, class: ObjId, start: usize, count: usize, kwnames: Value, ret: u8, cont: Cont) -> Slow {
        let meta = self.heap.get(class).class;
        if meta != types::TYPE
            && let Some(call) = self.lookup(meta, Self::name(n::CALL))
            && matches!(self.heap.body(call), Some(Body::Function(_)))
        {
            let mut args = vec![Value::obj(class)];
            args.extend_from_slice(&self.strand.stack[start..start + count]);
            let start = self.push_args(&args);
            return self.call(call, start, count + 1, kwnames, ret, cont);
        }
        self.instantiate(class, start, count, kwnames, ret, cont)
    }

    /// What `type.__call__` does.
    pub(crate) fn instantiate(&mut self, class: ObjId, start: usize, count: usize, kwnames: Value, ret: u8, cont: Cont) -> Slow {
        let ty = self.heap.ty(class);
        let (flags, layout) = (ty.flags, ty.layout);
        if class == types::TYPE && count == 1 {
            let class = self.heap.type_of(self.strand.stack[start]);
            return self.deliver(ret, cont, class.into());
        }
        if flags.custom_new || flags.is_abstract {
            let args: Vec<Value> = self.strand.stack[start..start + count].to_vec();
            let (args, kwargs) = self.pack(&args, kwnames);
            return self.call_prelude("type_call", &[class.into(), args, kwargs], ret, cont);
        }
        let instance = match layout {
            types::OBJECT => {
                let shape = ty.root_shape;
                self.new_instance(class, shape)
            }
            types::BASE_EXCEPTION => {
                let named = self.heap.as_tuple(kwnames).map_or(0, <[Value]>::len);
                let args = self.strand.stack[start..start + count - named].to_vec();
                if flags.custom_init || named == 0 {
                    let instance = new_exception(self.heap, class, &args);
                    let finished = [types::BASE_EXCEPTION_GROUP, types::OS_ERROR, types::UNICODE_ERROR];
                    if finished.into_iter().any(|base| self.heap.is_subtype(class, base)) {
                        if !flags.custom_init {
                            return self.call_prelude("exception_finish", &[instance], ret, cont);
                        }
                        if let Some(members) = args.get(1)
                            && let Some(items) = self.heap.as_items(*members)
                        {
                            let members: Vec<Value> = items.to_vec();
                            let members = self.heap.tuple(members);
                            self.set_payload(instance, members);
                        }
                    }
                    instance
                } else {
                    let all = self.strand.stack[start..start + count].to_vec();
                    let (args, kwargs) = self.pack(&all, kwnames);
                    return self.call_prelude("exception_with_keywords", &[class.into(), args, kwargs], ret, cont);
                }
            }
            types::LIST if flags.custom_init => self.heap.alloc(class, Body::List(crate::heap::Array::new())).into(),
            types::DICT if flags.custom_init => self.heap.alloc(class, Body::Dict(Box::default())).into(),
            types::SET if flags.custom_init => self.heap.alloc(class, Body::Set(Box::default())).into(),
            _ => return self.construct_builtin(class, flags.custom_init, start, count, kwnames, ret, cont),
        };
        if flags.custom_del
            && let Some(id) = instance.as_obj()
        {
            self.heap.watch_instance(id);
        }
        if flags.custom_init {
            return self.call_init(instance, class, start, count, kwnames, ret, cont);
        }
        if layout == types::OBJECT && count > 0 {
            let name = std::sync::Arc::clone(&self.heap.ty(class).name);
            return Err(self.cx().type_error(format!("{name}() takes no arguments")));
        }
        let next = self.deliver(ret, cont, instance)?;
        self.after_call(next)
    }

    fn set_payload(&mut self, exception: Value, payload: Value) {
        if let Some(id) = exception.as_obj()
            && let Body::Exception(exception) = &mut self.heap.get_mut(id).body
        {
            let Exception { payload: place, .. } = &mut **exception;
            *place = payload;
        }
    }

    /// Calls `__init__` of a new instance with the arguments at `start`.
    #[allow(clippy::too_many_arguments)]
    fn call_init(
        &mut self,
        instance: Value,
        class: ObjId,
        start: usize,
        count: usize,
        kwnames: Value,
        ret: u8,
        cont: Cont,
    ) -> Slow {
        let Some(init) = self.lookup(class, Self::name(n::INIT)) else {
            return self.deliver(ret, cont, instance);
        };
        if cont != Cont::Store {
            // Two things have to happen with the result: let the prelude do them one after the other.
            let args: Vec<Value> = self.strand.stack[start..start + count].to_vec();
            let (args, kwargs) = self.pack(&args, kwnames);
            return self.call_prelude("finish_init", &[instance, init, args, kwargs], ret, cont);
        }
        self.strand.stack[start - 1] = instance;
        self.call(init, start - 1, count + 1, kwnames, ret, Cont::Init(instance))
    }

    /// Instances of a built-in type or of a subclass without `__new__` of its own.
    #[allow(clippy::too_many_arguments)]
    fn construct_builtin(
        &mut self,
        class: ObjId,
        custom_init: bool,
        start: usize,
        count: usize,
        kwnames: Value,
        ret: u8,
        cont: Cont,
    ) -> Slow {
        let Some(new) = self.lookup(class, Self::name(n::NEW)) else {
            let name = std::sync::Arc::clone(&self.heap.ty(class).name);
            return Err(self.cx().type_error(format!("cannot create '{name}' instances")));
        };
        let new = match self.heap.body(new) {
            Some(Body::Wrapper(function)) => *function,
            _ => new,
        };
        if custom_init {
            let args: Vec<Value> = self.strand.stack[start..start + count].to_vec();
            let (args, kwargs) = self.pack(&args, kwnames);
            return self.call_prelude("new_then_init", &[class.into(), new, args, kwargs], ret, cont);
        }
        self.strand.stack[start - 1] = class.into();
        self.call(new, start - 1, count + 1, kwnames, ret, cont)
    }
}
