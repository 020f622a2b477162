//! Exceptions: raising, finding handlers, matching, and what becomes of callers.

use super::{Next, Slow, Vm};
use crate::{
    bytecode::Instr,
    heap::{AsyncStepKind, Body, Exception, GeneratorState, TraceEntry, names as n, types},
    native::{Raise, new_exception},
    strand::{Cont, Frame},
    value::{ObjId, Value},
};

impl Vm<'_> {
    /// An exception arises at the current instruction. Whether somebody handles it.
    pub(crate) fn raise(&mut self, raise: Raise) -> bool {
        self.set_context(raise.0);
        self.unwind_from(raise.0, true)
    }

    /// An exception goes on that had been caught: this frame is in its traceback already.
    pub(crate) fn reraise(&mut self, exception: Value) -> bool {
        self.unwind_from(exception, false)
    }

    /// An exception comes from outside.
    pub(crate) fn unwind(&mut self, exception: Value) -> bool {
        self.unwind_from(exception, true)
    }

    fn unwind_from(&mut self, mut exception: Value, mut add_entry: bool) -> bool {
        loop {
            let frame = *self.frame();
            let at = frame.pc.saturating_sub(1);
            if add_entry {
                self.add_trace_entry(exception, frame, at);
            }
            add_entry = true;
            let code = self.codes.code(frame.code);
            if let Some(handler) = code.handlers.iter().find(|h| h.start <= at && at < h.end) {
                self.set_reg(handler.reg, exception);
                self.frame_mut().pc = handler.target;
                return true;
            }
            self.strand.frames.pop();
            if frame.generator.0 != 0 {
                exception = self.generator_raised(frame, exception);
            }
            if self.strand.frames.is_empty() {
                return false;
            }
            if self.absorbed(frame, exception) {
                return true;
            }
        }
    }

    fn add_trace_entry(&mut self, exception: Value, frame: Frame, pc: u32) {
        let entry = TraceEntry { code: frame.code, pc, globals: frame.globals, frame: self.frame_passed() };
        if let Some(id) = exception.as_obj()
            && let Body::Exception(exception) = &mut self.heap.get_mut(id).body
        {
            exception.traceback.push(entry);
            exception.traceback_object = Value::UNBOUND;
        }
    }

    fn generator_raised(&mut self, frame: Frame, exception: Value) -> Value {
        if let Body::Generator(generator) = &mut self.heap.get_mut(frame.generator).body {
            generator.state = GeneratorState::Finished;
            generator.registers = Box::default();
        }
        let class = self.heap.get(frame.generator).class;
        let what = match class {
            types::COROUTINE => "coroutine",
            types::ASYNC_GENERATOR => "async generator",
            _ => "generator",
        };
        let name = if self.heap.is_instance(exception, types::STOP_ITERATION) {
            "StopIteration"
        } else if class == types::ASYNC_GENERATOR && self.heap.is_instance(exception, types::STOP_ASYNC_ITERATION) {
            "StopAsyncIteration"
        } else {
            return exception;
        };
        let Raise(error) = self.cx().error(types::RUNTIME_ERROR, format!("{what} raised {name}"));
        if let Some(id) = error.as_obj()
            && let Body::Exception(body) = &mut self.heap.get_mut(id).body
        {
            body.cause = exception;
            body.context = exception;
            body.suppress_context = true;
        }
        error
    }

    /// What the caller of a frame that an exception left makes of it. Whether it goes on.
    fn absorbed(&mut self, frame: Frame, exception: Value) -> bool {
        let is = |vm: &Self, class: ObjId| vm.heap.is_instance(exception, class);
        match frame.cont {
            Cont::ForNext { exit } if is(self, types::STOP_ITERATION) => {
                self.frame_mut().pc = exit;
                true
            }
            Cont::NextOr(default) if is(self, types::STOP_ITERATION) => {
                self.set_reg(frame.ret, default);
                true
            }
            Cont::Close if is(self, types::STOP_ITERATION) || is(self, types::GENERATOR_EXIT) => {
                self.set_reg(frame.ret, Value::NONE);
                true
            }
            Cont::Delegate => {
                // The driver stood at its `YieldFrom`; from here on it counts as passed.
                self.frame_mut().pc += 1;
                false
            }
            Cont::AsyncStep(step) | Cont::AsyncStepCall(step) => {
                let awaited = matches!(frame.cont, Cont::AsyncStep(_));
                if awaited {
                    self.frame_mut().pc += 1;
                }
                let Body::AsyncStep(body) = &mut self.heap.get_mut(step).body else { return false };
                body.finished = true;
                if body.kind != AsyncStepKind::Close
                    || !(is(self, types::GENERATOR_EXIT) || is(self, types::STOP_ASYNC_ITERATION))
                {
                    return false;
                }
                if awaited {
                    self.set_reg(frame.ret, Value::NONE);
                    return true;
                }
                let Raise(stop) = self.stop_iteration(Value::NONE);
                self.unwind_from(stop, true)
            }
            Cont::Module(module) => {
                self.forget_module(module);
                false
            }
            _ => false,
        }
    }

    /// A module whose body failed is not imported.
    fn forget_module(&mut self, module: Value) {
        let Some(Body::Module(dict)) = self.heap.body(module) else { return };
        if let Some(name) = self.heap.name_get(*dict, Self::name(n::NAME)) {
            let name = self.heap.intern_value(name);
            self.heap.name_remove(self.state.modules, name);
        }
    }

    /// The exception being handled where the strand stands, if any.
    pub(crate) fn handled(&self) -> Option<Value> {
        self.strand.frames.iter().rev().find_map(|frame| {
            let at = frame.pc.saturating_sub(1);
            let code = self.codes.code(frame.code);
            let entry = code.handled.iter().find(|h| h.start <= at && at < h.end)?;
            let value = self.strand.stack[frame.base as usize + entry.reg as usize];
            matches!(self.heap.body(value), Some(Body::Exception(_))).then_some(value)
        })
    }

    /// The exception being handled becomes the context of a new one, without making a circle.
    fn set_context(&mut self, exception: Value) {
        let Some(handled) = self.handled() else { return };
        if handled == exception {
            return;
        }
        let mut link = handled;
        while let Some(Body::Exception(body)) = self.heap.body(link) {
            let next = body.context;
            if next == exception {
                if let Some(id) = link.as_obj()
                    && let Body::Exception(body) = &mut self.heap.get_mut(id).body
                {
                    body.context = Value::NONE;
                }
                break;
            }
            link = next;
        }
        if let Some(id) = exception.as_obj()
            && let Body::Exception(body) = &mut self.heap.get_mut(id).body
        {
            body.context = handled;
        }
    }

    /// `Raise`
    pub(crate) fn raise_statement(&mut self, i: Instr) -> Slow {
        if i.c == 0 {
            let Some(exception) = self.handled() else {
                return Err(self.cx().error(types::RUNTIME_ERROR, "No active exception to reraise"));
            };
            if !self.reraise(exception) {
                return Ok(Next::Exit(super::Exit::Died(exception)));
            }
            return Ok(Next::Reload);
        }
        let (what, cause) = (self.reg(i.a), if i.c == 2 { self.reg(i.b) } else { Value::UNBOUND });
        let plain = |vm: &Self, value: Value| match vm.heap.body(value) {
            Some(Body::Exception(_)) => true,
            Some(Body::Type(ty)) => ty.flags.exception && !ty.flags.custom_init && !ty.flags.custom_new,
            _ => false,
        };
        let simple_cause = cause.is_unbound() || cause.is_none() || matches!(self.heap.body(cause), Some(Body::Exception(_)));
        if !plain(self, what) || !simple_cause {
            // Classes have to be called, and wrong operands refused: in Python.
            return self.call_prelude("raise_slow", &[what, cause.or(Value::ELLIPSIS)], 0, Cont::Discard);
        }
        let exception = match self.heap.body(what) {
            Some(Body::Type(_)) => new_exception(self.heap, what.as_obj().expect("a type is an object"), &[]),
            _ => what,
        };
        if !cause.is_unbound()
            && let Some(id) = exception.as_obj()
            && let Body::Exception(body) = &mut self.heap.get_mut(id).body
        {
            let Exception { cause: place, suppress_context, .. } = &mut **body;
            *place = cause;
            *suppress_context = true;
        }
        Err(Raise(exception))
    }

    /// `MatchExc`
    pub(crate) fn match_exception(&mut self, ret: u8, exception: Value, class: Value) -> Slow {
        let classes: Vec<Value> = match self.heap.body(class) {
            Some(Body::Tuple(items)) => items.to_vec(),
            _ => vec![class],
        };
        let mut matches = false;
        for class in classes {
            match self.heap.body(class) {
                Some(Body::Type(ty)) if ty.flags.exception => {
                    matches |= class.as_obj().is_some_and(|class| self.heap.is_instance(exception, class));
                }
                _ => {
                    let message = "catching classes that do not inherit from BaseException is not allowed";
                    return Err(self.cx().type_error(message));
                }
            }
        }
        self.set_reg(ret, Value::bool(matches));
        Ok(Next::Go)
    }

    /// `ExcInfo`
    pub(crate) fn exception_info(&mut self, ret: u8, exception: u8) -> Slow {
        let exception = self.reg(exception);
        let class = self.heap.type_of(exception);
        let traceback = crate::builtins::exceptions::traceback(&mut self.cx(), exception)?;
        self.set_reg(ret, class.into());
        self.set_reg(ret + 1, exception);
        self.set_reg(ret + 2, traceback);
        Ok(Next::Go)
    }
}
