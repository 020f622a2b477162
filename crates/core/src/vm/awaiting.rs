//! Awaiting, and the steps of asynchronous generators.

use super::{Next, Slow, Vm};
use crate::{
    bytecode::Op,
    heap::{AsyncStep, AsyncStepKind, Body, GeneratorState, names as n, types},
    native::{Cx, Flow},
    strand::Cont,
    value::{ObjId, Value},
};

/// A step of an asynchronous generator, to be awaited. Before the first one the thread's hooks hear of the generator.
pub(crate) fn begin_step(cx: &mut Cx<'_>, generator: Value, value: Value, kind: AsyncStepKind) -> Flow {
    let step = AsyncStep { generator, value, kind, started: false, finished: false };
    let step: Value = cx.heap.alloc(types::ASYNC_GEN_STEP, Body::AsyncStep(Box::new(step))).into();
    let is_new = matches!(cx.heap.body(generator), Some(Body::Generator(g)) if g.finalizer.is_unbound());
    if is_new && let Some(id) = generator.as_obj() {
        let [first, finalizer] = cx.state.asyncgen_hooks.get(&cx.thread).copied().unwrap_or([Value::NONE; 2]);
        if let Body::Generator(generator) = &mut cx.heap.get_mut(id).body {
            generator.finalizer = finalizer;
        }
        if !first.is_none() {
            return Flow::prelude(cx, "asyncgen_begins", &[first, generator, step]);
        }
    }
    step.into()
}

impl Vm<'_> {
    pub(super) fn step(&mut self, id: ObjId) -> &mut AsyncStep {
        match &mut self.heap.get_mut(id).body {
            Body::AsyncStep(step) => step,
            other => unreachable!("{id:?} is not a step but {other:?}"),
        }
    }

    pub(super) fn step_kind(&mut self, id: ObjId) -> AsyncStepKind {
        self.step(id).kind
    }

    /// An exception is thrown into a step: from then on it is under way.
    pub(crate) fn begin_throw(&mut self, id: ObjId) {
        self.step(id).started = true;
    }

    pub(crate) fn end_step(&mut self, id: ObjId) {
        self.step(id).finished = true;
    }

    /// Drives a step of an asynchronous generator: from the `YieldFrom` of the frame on top, or by a call of `send`.
    pub(crate) fn drive_step(&mut self, id: ObjId, sent: Value, ret: u8, from_await: bool) -> Slow {
        let AsyncStep { generator, value, kind, started, finished } = self.step(id).clone();
        let cont = if from_await { Cont::AsyncStep(id) } else { Cont::AsyncStepCall(id) };
        if finished {
            if from_await {
                self.frame_mut().pc += 1;
            }
            let what = if kind == AsyncStepKind::Send { "__anext__()/asend()" } else { "aclose()/athrow()" };
            return Err(self.cx().error(types::RUNTIME_ERROR, format!("cannot reuse already awaited {what}")));
        }
        if !started && self.is_in_a_step(generator) {
            if from_await {
                self.frame_mut().pc += 1;
            }
            let what = match kind {
                AsyncStepKind::Send => "anext",
                AsyncStepKind::Throw => "athrow",
                AsyncStepKind::Close => "aclose",
            };
            let message = format!("{what}(): asynchronous generator is already running");
            return Err(self.cx().error(types::RUNTIME_ERROR, message));
        }
        self.step(id).started = true;
        if started {
            return self.resume(generator, sent, ret, cont);
        }
        match kind {
            AsyncStepKind::Send => self.resume(generator, value, ret, cont),
            AsyncStepKind::Throw | AsyncStepKind::Close => {
                let result = self.throw_into(generator, value, ret, cont);
                if let (Err(_), true) = (&result, from_await)
                    && self.frame().generator != generator.as_obj().unwrap_or(ObjId(0))
                {
                    self.frame_mut().pc += 1;
                }
                result
            }
        }
    }

    /// Whether an asynchronous generator rests at an `await`, or runs: a step of it is under way.
    fn is_in_a_step(&self, generator: Value) -> bool {
        let Some(Body::Generator(generator)) = self.heap.body(generator) else { return false };
        match generator.state {
            GeneratorState::Running => true,
            GeneratorState::Suspended => self.codes.code(generator.code).instrs[generator.pc as usize].op == Op::YieldFrom,
            GeneratorState::Created | GeneratorState::Finished => false,
        }
    }

    /// `GetAwaitable`
    pub(crate) fn get_awaitable(&mut self, ret: u8, object: Value) -> Slow {
        if matches!(self.heap.type_of(object), types::COROUTINE | types::ASYNC_GEN_STEP) {
            self.set_reg(ret, object);
            return Ok(Next::Go);
        }
        match self.lookup_of(object, Self::name(n::AWAIT)) {
            Some(function) => self.call_with(function, &[object], &[], ret, Cont::Store),
            None => {
                let name = self.heap.type_name(object);
                Err(self.cx().type_error(format!("object {name} can't be used in 'await' expression")))
            }
        }
    }

    /// `GetAIter`
    pub(crate) fn get_aiter(&mut self, ret: u8, object: Value) -> Slow {
        if self.heap.type_of(object) == types::ASYNC_GENERATOR {
            self.set_reg(ret, object);
            return Ok(Next::Go);
        }
        match self.lookup_of(object, Self::name(n::AITER)) {
            Some(function) => self.call_with(function, &[object], &[], ret, Cont::Store),
            None => {
                let name = self.heap.type_name(object);
                Err(self.cx().type_error(format!("'async for' requires an object with __aiter__ method, got {name}")))
            }
        }
    }

    /// `GetANext`
    pub(crate) fn get_anext(&mut self, ret: u8, object: Value) -> Slow {
        if self.heap.type_of(object) == types::ASYNC_GENERATOR {
            let flow = begin_step(&mut self.cx(), object, Value::NONE, AsyncStepKind::Send);
            return self.flow(flow, ret, Cont::Store);
        }
        match self.lookup_of(object, Self::name(n::ANEXT)) {
            Some(function) => self.call_prelude("anext_awaitable", &[object, function], ret, Cont::Store),
            None => {
                let name = self.heap.type_name(object);
                let message = format!("'async for' received an object from __aiter__ that does not implement __anext__: {name}");
                Err(self.cx().type_error(message))
            }
        }
    }
}
