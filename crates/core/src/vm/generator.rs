//! Generators, coroutines and asynchronous generators: frames that rest in the heap between resumptions.

use super::{Exit, Next, Slow, Vm, execute::WINDOW};
use crate::{
    bytecode::Op,
    heap::{AsyncStepKind, Body, Generator, GeneratorState, types},
    native::{Raise, new_exception},
    strand::{Cont, Frame},
    value::{ObjId, Value},
};

impl Vm<'_> {
    fn generator(&mut self, id: ObjId) -> &mut Generator {
        match &mut self.heap.get_mut(id).body {
            Body::Generator(generator) => generator,
            other => unreachable!("{id:?} is not a generator but {other:?}"),
        }
    }

    /// Goes on with a generator: `sent` becomes the value of its `yield`.
    pub(crate) fn resume(&mut self, object: Value, sent: Value, ret: u8, cont: Cont) -> Slow {
        let id = object.as_obj().expect("a generator is an object");
        let state = self.generator(id).state;
        match state {
            GeneratorState::Finished if self.heap.get(id).class == types::COROUTINE => {
                return Err(self.cx().error(types::RUNTIME_ERROR, "cannot reuse already awaited coroutine"));
            }
            GeneratorState::Finished => return self.finish(ret, cont, Value::NONE, id),
            GeneratorState::Running => return Err(self.already_executing(id)),
            GeneratorState::Created if !sent.is_none() => {
                let kind = kind_name(self.heap.get(id).class);
                return Err(self.cx().type_error(format!("can't send non-None value to a just-started {kind}")));
            }
            _ => {}
        }
        if state == GeneratorState::Suspended {
            self.check_depth()?;
            let top = self.top();
            self.room_above(top);
            if self.push_resting(id, top, sent, ret, cont) {
                return self.resumed();
            }
        }
        self.push_generator(id, ret, cont)?;
        self.world.fuel -= 4;
        if state == GeneratorState::Created { self.entered(self.frame().code) } else { Ok(Next::Reload) }
    }

    /// The frame on top goes on behind its `yield`; where it waits for another one, a thread is not switched, as in CPython.
    fn resumed(&mut self) -> Slow {
        let Frame { code, pc, .. } = *self.frame();
        let behind = pc.checked_sub(1).and_then(|at| self.codes.code(code).instrs.get(at as usize));
        if behind.is_some_and(|i| i.op == Op::Yield) { self.entered(code) } else { Ok(Next::Reload) }
    }

    /// Goes on with a generator that rests, driven by a loop: the same as [`Vm::resume`] in fewer steps. `top` is the first stack
    /// place that the current frame leaves free, `pc` where it will go on, `exit` where when the generator is over. Whether that could
    /// be done; if not, nothing has happened.
    #[inline]
    pub(super) fn resume_at_once(&mut self, id: ObjId, top: usize, ret: u8, exit: u32, pc: u32) -> bool {
        if !self.any && self.lease == 0 {
            return false;
        }
        self.frame_mut().pc = pc;
        let pushed = self.push_resting(id, top, Value::NONE, ret, Cont::ForNext { exit });
        self.lease -= u64::from(pushed && !self.any);
        pushed
    }

    /// Puts the frame of a generator that rests onto the stack, from `top` on, and `sent` into its `yield`. Where it hands on what
    /// another one yields, that one's frame comes at once too, and so on to the innermost. Whether that could be done; if not, nothing
    /// has happened.
    fn push_resting(&mut self, mut id: ObjId, top: usize, sent: Value, mut ret: u8, mut cont: Cont) -> bool {
        let mut base = top + 1;
        let mut pushed = false;
        let (codes, limit) = (self.codes, self.depth_limit());
        loop {
            if self.strand.frames.len() >= limit {
                return pushed;
            }
            let Body::Generator(generator) = &mut self.heap.get_mut(id).body else { return pushed };
            let count = generator.registers.len();
            let Some(window) = self.strand.stack.get_mut(base..base + count) else { return pushed };
            if generator.state != GeneratorState::Suspended {
                return pushed;
            }
            let (code, at, globals) = (generator.code, generator.pc, generator.globals);
            let i = codes.entry(code).instrs[at as usize];
            window.copy_from_slice(&generator.registers);
            window[i.a as usize] = sent;
            generator.state = GeneratorState::Running;
            let yields = i.op == Op::Yield;
            generator.hands_on = !yields;
            self.strand.frames.push(Frame {
                code,
                pc: at + u32::from(yields),
                base: base as u32,
                ret,
                cont,
                globals,
                namespace: Value::UNBOUND,
                generator: id,
            });
            self.world.fuel -= 4;
            // Where every instruction is a switch point, each of them shall be.
            if yields || self.any {
                return true;
            }
            let Some(inner) = window[i.b as usize].as_obj() else { return true };
            (id, ret, cont, pushed) = (inner, i.a, Cont::Delegate, true);
            base += count + 1;
        }
    }

    /// The current frame rests at its `yield`, instruction `pc`, and whoever drives it has the value: the same as [`Vm::yield_value`]
    /// in fewer steps, for a frame without handlers or of the library. Whether that could be done; if not, nothing has happened.
    #[inline]
    pub(super) fn yield_at_once(&mut self, value: Value, pc: u32) -> bool {
        if !self.any && self.lease == 0 {
            return false;
        }
        let mut last = self.strand.frames.len() - 1;
        // Those in between stand at their `YieldFrom` and hand the value on.
        while let Cont::Delegate = self.strand.frames[last].cont {
            last -= 1;
        }
        let (Cont::ForNext { .. } | Cont::Next | Cont::NextOr(_)) = self.strand.frames[last].cont else { return false };
        let ret = self.strand.frames[last].ret;
        let frame = self.frame();
        let (base, id) = (frame.base as usize, frame.generator);
        self.strand.frames.pop();
        self.rest(id, base, pc);
        while self.strand.frames.len() > last {
            let frame = self.frame();
            let (base, id, pc) = (frame.base as usize, frame.generator, frame.pc);
            self.strand.frames.pop();
            self.rest_driver(id, base, pc);
        }
        self.set_reg(ret, value);
        true
    }

    fn already_executing(&mut self, id: ObjId) -> Raise {
        let kind = kind_name(self.heap.get(id).class);
        self.cx().value_error(format!("{kind} already executing"))
    }

    /// Makes the stack long enough for a frame at `top` and the places that it may use above.
    #[inline]
    fn room_above(&mut self, top: usize) {
        if self.strand.stack.len() < top + 3 * WINDOW {
            self.strand.stack.resize(top + 4 * WINDOW, Value::UNBOUND);
        }
    }

    /// Puts a resting frame onto the stack.
    fn push_generator(&mut self, id: ObjId, ret: u8, cont: Cont) -> Result<(), Raise> {
        self.check_depth()?;
        let base = self.top() + 1;
        self.room_above(base);
        let Body::Generator(generator) = &mut self.heap.get_mut(id).body else { unreachable!("{id:?} is not a generator") };
        generator.state = GeneratorState::Running;
        let (code, pc, globals) = (generator.code, generator.pc, generator.globals);
        generator.hands_on = false;
        // The box stays where it is for when the frame rests again; what is in it means nothing until then.
        self.strand.stack[base..base + generator.registers.len()].copy_from_slice(&generator.registers);
        self.strand.frames.push(Frame {
            code,
            pc,
            base: base as u32,
            ret,
            cont,
            globals,
            namespace: Value::UNBOUND,
            generator: id,
        });
        Ok(())
    }

    /// Puts the current frame back into its generator; `pc` is the instruction at which it rests.
    fn suspend(&mut self, pc: u32) -> Frame {
        let frame = *self.frame();
        let base = frame.base as usize;
        self.strand.frames.pop();
        self.rest(frame.generator, base, pc);
        frame
    }

    /// The same for a frame that stands at its `YieldFrom` and hands a value on.
    fn suspend_driver(&mut self) -> Frame {
        let frame = *self.frame();
        self.strand.frames.pop();
        self.rest_driver(frame.generator, frame.base as usize, frame.pc);
        frame
    }

    /// Keeps the registers at `base` in a generator that stops at instruction `pc`.
    #[inline]
    pub(super) fn rest(&mut self, id: ObjId, base: usize, pc: u32) {
        let Body::Generator(generator) = &mut self.heap.get_mut(id).body else { unreachable!("{id:?} is not a generator") };
        let count = generator.registers.len();
        generator.registers.copy_from_slice(&self.strand.stack[base..base + count]);
        generator.pc = pc;
        generator.state = GeneratorState::Suspended;
    }

    /// The same where the registers are needed only if the generator has done something of its own.
    #[inline]
    pub(super) fn rest_driver(&mut self, id: ObjId, base: usize, pc: u32) {
        let Body::Generator(generator) = &mut self.heap.get_mut(id).body else { unreachable!("{id:?} is not a generator") };
        if generator.hands_on {
            generator.state = GeneratorState::Suspended;
        } else {
            self.rest(id, base, pc);
        }
    }

    /// `Yield`
    #[inline(never)]
    pub(crate) fn yield_value(&mut self, value: Value) -> Slow {
        let pc = self.frame().pc - 1;
        let frame = self.suspend(pc);
        let watching = self.heap.watch.on;
        self.watch_if_in_try(frame);
        let next = match frame.cont {
            // A `yield` of an asynchronous generator ends the step that drives it.
            Cont::AsyncStep(step) | Cont::AsyncStepCall(step) => {
                self.end_step(step);
                if let Cont::AsyncStep(_) = frame.cont {
                    self.frame_mut().pc += 1;
                }
                if self.step_kind(step) == AsyncStepKind::Close {
                    return Err(self.cx().error(types::RUNTIME_ERROR, "async generator ignored GeneratorExit"));
                }
                if let Cont::AsyncStepCall(_) = frame.cont {
                    let Raise(stop) = self.stop_iteration(value);
                    if self.heap.watch.on && !watching {
                        // It is raised by the loop that looks for ends.
                        self.strand.inject = Some(stop);
                        return Ok(Next::Exit(Exit::Look));
                    }
                    return Err(Raise(stop));
                }
                self.set_reg(frame.ret, value);
                Next::Reload
            }
            _ => self.yielded(frame, value)?,
        };
        // The loop that looks for ends is another one.
        Ok(if self.heap.watch.on && !watching { Next::Exit(Exit::Look) } else { next })
    }

    /// A generator of the program that rests in a `try` or `with` has something to do when it is dropped.
    #[inline]
    fn watch_if_in_try(&mut self, frame: Frame) {
        let code = self.codes.code(frame.code);
        let at = frame.pc - 1;
        if !code.handlers.is_empty()
            && code.handlers.iter().any(|handler| handler.start <= at && at < handler.end)
            && self.heap.get(frame.generator).class != types::COROUTINE
            && !self.codes.unit_of(frame.code).hidden
        {
            self.heap.watch_generator(frame.generator);
        }
    }

    /// Hands a yielded value to whoever drives the generator that was just suspended.
    fn yielded(&mut self, frame: Frame, value: Value) -> Slow {
        match frame.cont {
            Cont::Delegate | Cont::AsyncStep(_) => {
                // The driver stands at its `YieldFrom` and hands the value on.
                let driver = self.suspend_driver();
                self.yielded_by_driver(driver, value)
            }
            Cont::Close => {
                let kind = kind_name(self.heap.get(frame.generator).class);
                Err(self.cx().error(types::RUNTIME_ERROR, format!("{kind} ignored GeneratorExit")))
            }
            Cont::ForNext { .. } => {
                self.set_reg(frame.ret, value);
                Ok(Next::Reload)
            }
            _ => {
                self.set_reg(frame.ret, value);
                self.after_call(Next::Reload)
            }
        }
    }

    fn yielded_by_driver(&mut self, driver: Frame, value: Value) -> Slow {
        let mut driver = driver;
        while let Cont::Delegate | Cont::AsyncStep(_) = driver.cont {
            driver = self.suspend_driver();
        }
        self.yielded(driver, value)
    }

    /// `YieldFrom`: drives `iterator` one step with what was sent in.
    pub(crate) fn delegate(&mut self, ret: u8, iterator: Value, sent: Value) -> Slow {
        // While the inner one runs, this frame stays at this instruction.
        let frame = self.frame_mut();
        frame.pc -= 1;
        let driver = frame.generator;
        self.generator(driver).hands_on = false;
        let Some(id) = iterator.as_obj() else {
            self.frame_mut().pc += 1;
            let name = self.heap.type_name(iterator);
            return Err(self.cx().type_error(format!("__await__() returned non-iterator of type '{name}'")));
        };
        match &self.heap.get(id).body {
            Body::Generator(generator) => {
                if generator.state == GeneratorState::Running {
                    self.frame_mut().pc += 1;
                    let class = self.heap.get(id).class;
                    if class == types::COROUTINE {
                        return Err(self.cx().error(types::RUNTIME_ERROR, "coroutine is being awaited already"));
                    }
                    return Err(self.already_executing(id));
                }
                if generator.state == GeneratorState::Finished && self.heap.get(id).class == types::COROUTINE {
                    self.frame_mut().pc += 1;
                    return Err(self.cx().error(types::RUNTIME_ERROR, "cannot reuse already awaited coroutine"));
                }
                self.resume(iterator, sent, ret, Cont::Delegate)
            }
            Body::AsyncStep(_) => self.drive_step(id, sent, ret, true),
            Body::Iter(_) => {
                use crate::builtins::iterators::{self, Step};
                match iterators::next(self.heap, id) {
                    Ok(Step::Value(value)) => {
                        let pc = self.frame().pc;
                        let frame = self.suspend(pc);
                        self.yielded(frame, value)
                    }
                    Ok(Step::Done) => {
                        self.set_reg(ret, Value::NONE);
                        self.frame_mut().pc += 1;
                        Ok(Next::Reload)
                    }
                    Ok(Step::Python) => unreachable!("built-in iterators step without Python"),
                    Err(raise) => {
                        self.frame_mut().pc += 1;
                        Err(raise)
                    }
                }
            }
            // Any other iterator is wrapped in a generator of the prelude once, and that is driven from then on.
            _ => {
                let i = self.current_yield_from();
                self.call_prelude("drive", &[iterator], i, Cont::Store)
            }
        }
    }

    fn current_yield_from(&self) -> u8 {
        let frame = self.frame();
        self.codes.code(frame.code).instrs[frame.pc as usize].b
    }

    /// A generator's frame returned.
    pub(super) fn generator_returned(&mut self, frame: Frame, value: Value) -> Slow {
        self.strand.frames.pop();
        let generator = self.generator(frame.generator);
        generator.state = GeneratorState::Finished;
        generator.registers = Box::default();
        generator.closing = true;
        if self.strand.frames.is_empty() {
            return Ok(Next::Exit(Exit::Done(value)));
        }
        self.finish(frame.ret, frame.cont, value, frame.generator)
    }

    /// Tells whoever drives a generator that it is over.
    fn finish(&mut self, ret: u8, cont: Cont, value: Value, generator: ObjId) -> Slow {
        match cont {
            Cont::ForNext { exit } => {
                self.frame_mut().pc = exit;
                Ok(Next::Reload)
            }
            Cont::Delegate => {
                self.set_reg(ret, value);
                self.frame_mut().pc += 1;
                Ok(Next::Reload)
            }
            Cont::NextOr(default) => {
                self.set_reg(ret, default);
                Ok(Next::Reload)
            }
            Cont::Close => {
                self.set_reg(ret, Value::NONE);
                Ok(Next::Reload)
            }
            Cont::AsyncStep(step) | Cont::AsyncStepCall(step) => {
                self.end_step(step);
                if let Cont::AsyncStep(_) = cont {
                    // The exception appears at the driver's `YieldFrom`.
                    self.frame_mut().pc += 1;
                }
                if self.step_kind(step) == AsyncStepKind::Close {
                    if let Cont::AsyncStep(_) = cont {
                        self.set_reg(ret, Value::NONE);
                        return Ok(Next::Reload);
                    }
                    return Err(self.stop_iteration(Value::NONE));
                }
                Err(Raise(new_exception(self.heap, types::STOP_ASYNC_ITERATION, &[])))
            }
            _ if self.heap.get(generator).class == types::COROUTINE && value.is_none() && self.was_finished(generator) => {
                Err(self.cx().error(types::RUNTIME_ERROR, "cannot reuse already awaited coroutine"))
            }
            _ => Err(self.stop_iteration(value)),
        }
    }

    /// Whether a coroutine was over before this `send` (then its frame was never pushed).
    fn was_finished(&mut self, generator: ObjId) -> bool {
        let generator = self.generator(generator);
        // `closing` is set when the frame returns and taken here: the first time it is the return itself.
        !std::mem::replace(&mut generator.closing, false)
    }

    pub(crate) fn stop_iteration(&mut self, value: Value) -> Raise {
        let args: &[Value] = if value.is_none() { &[] } else { &[value] };
        Raise(new_exception(self.heap, types::STOP_ITERATION, args))
    }

    /// Raises an exception inside a generator, where it rests.
    pub(crate) fn throw_into(&mut self, object: Value, exception: Value, ret: u8, cont: Cont) -> Slow {
        let id = object.as_obj().expect("a generator is an object");
        let state = self.generator(id).state;
        match state {
            GeneratorState::Running => return Err(self.already_executing(id)),
            GeneratorState::Created | GeneratorState::Finished => {
                self.generator(id).state = GeneratorState::Finished;
                if cont == Cont::Close {
                    self.set_reg(ret, Value::NONE);
                    return Ok(Next::Reload);
                }
                if let Cont::AsyncStep(step) | Cont::AsyncStepCall(step) = cont {
                    self.end_step(step);
                    if self.step_kind(step) == AsyncStepKind::Close {
                        return self.finish(ret, cont, Value::NONE, id);
                    }
                }
                return Err(Raise(exception));
            }
            GeneratorState::Suspended => {}
        }
        self.push_generator(id, ret, cont)?;
        let frame = *self.frame();
        let i = self.codes.code(frame.code).instrs[frame.pc as usize];
        if i.op == Op::YieldFrom {
            let inner = self.reg(i.b);
            return self.throw_at_delegate(inner, exception, i.a);
        }
        self.frame_mut().pc += 1;
        Err(Raise(exception))
    }

    /// The exception goes to the iterator that the frame on top delegates to.
    fn throw_at_delegate(&mut self, inner: Value, exception: Value, ret: u8) -> Slow {
        match self.heap.body(inner) {
            Some(Body::Generator(generator)) if generator.state == GeneratorState::Suspended => {
                self.throw_into(inner, exception, ret, Cont::Delegate)
            }
            Some(Body::AsyncStep(_)) => {
                let step = inner.as_obj().expect("a step is an object");
                let generator = self.step(step).generator;
                let resting =
                    matches!(self.heap.body(generator), Some(Body::Generator(g)) if g.state == GeneratorState::Suspended);
                if self.step(step).started && resting {
                    return self.throw_into(generator, exception, ret, Cont::AsyncStep(step));
                }
                self.frame_mut().pc += 1;
                Err(Raise(exception))
            }
            _ => {
                self.frame_mut().pc += 1;
                Err(Raise(exception))
            }
        }
    }

    /// `GetYieldFromIter`
    pub(crate) fn get_yield_from_iter(&mut self, ret: u8, object: Value) -> Slow {
        if matches!(self.heap.type_of(object), types::GENERATOR | types::COROUTINE) {
            self.set_reg(ret, object);
            return Ok(Next::Go);
        }
        self.get_iter(ret, object)
    }
}

fn kind_name(class: ObjId) -> &'static str {
    match class {
        types::COROUTINE => "coroutine",
        types::ASYNC_GENERATOR => "async generator",
        _ => "generator",
    }
}
