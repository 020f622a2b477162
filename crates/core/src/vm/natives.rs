//! Calls of natives that need no matching of arguments: the same as [`Vm::call`] in fewer steps.

use super::{Slow, Vm};
use crate::{
    heap::{Body, Object, names as n, types},
    native::{Cx, Flow, Run},
    strand::Cont,
    value::{ObjId, Value},
};

/// Fuel that a native takes.
pub(super) const NATIVE_FUEL: i64 = 4;

impl Vm<'_> {
    /// [`Vm::call`] without keywords whose result is stored.
    pub(super) fn call_plain(&mut self, callee: Value, start: usize, count: usize, ret: u8) -> Slow {
        let Some(id) = callee.as_obj() else { return self.call(callee, start, count, Value::UNBOUND, ret, Cont::Store) };
        match &self.heap.get(id).body {
            Body::Native(number) => {
                let number = *number;
                self.native_plain(number, callee, start, count, ret)
            }
            Body::Type(ty) if count == 1 && ty.flags.builtin && self.makes_plainly(id) => {
                match self.lookup(id, Self::name(n::NEW)) {
                    Some(new) => {
                        self.strand.stack[start - 1] = callee;
                        self.call_plain_new(new, callee, start, ret)
                    }
                    None => self.call(callee, start, count, Value::UNBOUND, ret, Cont::Store),
                }
            }
            _ => self.call(callee, start, count, Value::UNBOUND, ret, Cont::Store),
        }
    }

    /// Whether a built-in type is called by its `__new__` and nothing else: `int`, `str`, `list`, …
    fn makes_plainly(&self, class: ObjId) -> bool {
        let Object { class: types::TYPE, body: Body::Type(ty), .. } = self.heap.get(class) else { return false };
        class != types::TYPE
            && !matches!(ty.layout, types::OBJECT | types::BASE_EXCEPTION)
            && !(ty.flags.custom_new || ty.flags.custom_init || ty.flags.is_abstract)
    }

    fn call_plain_new(&mut self, new: Value, class: Value, start: usize, ret: u8) -> Slow {
        let new = match self.heap.body(new) {
            Some(Body::Wrapper(function)) => *function,
            _ => new,
        };
        match self.heap.body(new) {
            Some(Body::Native(number)) => {
                let number = *number;
                self.native_plain(number, new, start - 1, 2, ret)
            }
            _ => self.call(class, start, 1, Value::UNBOUND, ret, Cont::Store),
        }
    }

    /// Calls a native; at once, if its arguments stand as it wants them.
    fn native_plain(&mut self, number: u32, callee: Value, start: usize, count: usize, ret: u8) -> Slow {
        let library = self.library;
        let info = &library.natives[number as usize];
        let args = &self.strand.stack[start..start + count];
        if !info.signature.takes_exactly(count) || !info.suits(self.heap, args) {
            return self.call_native(number, callee, start, count, Value::UNBOUND, ret, Cont::Store);
        }
        let (strand, thread) = (self.strand.task.unwrap_or(self.strand.id), self.strand.id);
        let mut cx = Cx { heap: self.heap, state: self.state, world: self.world, codes: self.codes, strand, thread };
        let result = match info.native.run {
            Run::Plain(run) => run(&mut cx, args),
            Run::Flow(run) => match run(&mut cx, args) {
                Ok(Flow::Value(value)) => Ok(value),
                Ok(flow) => return self.native_answered(flow, ret, Cont::Store),
                Err(raise) => Err(raise),
            },
        };
        match result {
            Ok(value) => {
                self.world.fuel -= NATIVE_FUEL;
                self.set_reg(ret, value);
                self.after_native()
            }
            Err(raise) => self.native_raised(raise, callee, (start, count, Value::UNBOUND), ret, Cont::Store),
        }
    }
}
