//! What natives ask of the loop because it needs the strand's frames.

use super::{Exit, Load, Lookup, Next, Slow, Vm};
use crate::{
    builtins::iterators::{self, Step},
    compile::Mode,
    heap::{Body, names as n, types},
    kernel::{self, Attempt, Operation, Wait},
    native::{Flow, Raise, Special},
    strand::{Cont, Pending},
    value::Value,
};

impl Vm<'_> {
    /// Does what a native asked for.
    /// After the handler of a signal: the wait that it interrupted goes on, or is given up.
    fn wait_again(&mut self, give_up: bool, ret: u8, cont: Cont) -> Slow {
        let Some(pending) = self.strand.interrupted.pop() else { return self.deliver(ret, cont, Value::NONE) };
        let Pending { operation, deadline, .. } = *pending;
        if give_up && !matches!(operation, Operation::WaitCondition { .. }) {
            return self.deliver(ret, cont, Value::NONE);
        }
        let strand = self.strand.id;
        match kernel::attempt(&mut self.cx(), strand, &operation, give_up) {
            Attempt::Done(value) => self.deliver(ret, cont, value),
            Attempt::Blocked => {
                let deadline = deadline.filter(|_| !give_up);
                self.flow(Flow::Wait(Box::new(Wait { operation, deadline })), ret, cont)
            }
        }
    }

    pub(crate) fn special(&mut self, special: Special, args: &[Value], ret: u8, cont: Cont) -> Slow {
        self.settle();
        match special {
            Special::Globals => {
                let globals = self.calling_frame().map_or(self.frame().globals, |index| self.strand.frames[index].globals);
                self.deliver(ret, cont, globals.into())
            }
            Special::Locals => {
                let locals = self.locals();
                self.deliver(ret, cont, locals)
            }
            Special::Handled => {
                let handled = self.handled().unwrap_or(Value::NONE);
                self.deliver(ret, cont, handled)
            }
            Special::Frame => {
                let frame = self.get_frame(self.heap.as_i64(args[0]).unwrap_or(0))?;
                self.deliver(ret, cont, frame)
            }
            Special::WaitAgain => self.wait_again(args[0] == Value::TRUE, ret, cont),
            Special::Line => {
                let frame = self.strand.frames.iter().rev().find(|frame| !self.codes.unit_of(frame.code).hidden);
                let line = frame.map_or(0, |frame| self.codes.line(frame.code, frame.pc.saturating_sub(1)));
                self.deliver(ret, cont, Value::index(line as usize))
            }
            Special::Next => self.next(args[0], args.get(1).copied(), ret, cont),
            Special::Send => self.send(args[0], args[1], ret),
            Special::Throw => self.throw(args[0], args[1], ret),
            Special::Close => self.close(args[0], ret),
            Special::Execute => {
                let [source, globals, locals, eval, file] = args[..] else { unreachable!("Execute takes five values") };
                let frame = *self.frame();
                let globals = globals.as_obj().unwrap_or(frame.globals);
                let eval = eval == Value::TRUE;
                Ok(Next::Exit(Exit::Load(Box::new(Load::Text { source, globals, locals, eval, file, ret }))))
            }
            Special::Compile => {
                let [source, mode, file] = args[..] else { unreachable!("Compile takes three values") };
                let mode = match self.heap.as_str(mode) {
                    Some("eval") => Mode::Eval,
                    Some("single") => Mode::Single,
                    _ => Mode::Exec,
                };
                Ok(Next::Exit(Exit::Load(Box::new(Load::Code { source, mode, file, ret }))))
            }
            Special::LoadModule => Ok(Next::Exit(Exit::Load(Box::new(Load::Module { name: args[0], ret })))),
            Special::GetAttr => {
                let name = self.heap.intern_value(args[1]);
                match self.get_attribute(args[0], name)? {
                    Lookup::Found(value) => self.deliver(ret, cont, value),
                    Lookup::Call(flow) => self.flow(flow, ret, cont),
                    Lookup::Missing => self.missing_attribute(args[0], name, ret, cont),
                }
            }
            Special::GetAttrOr => {
                let name = self.heap.intern_value(args[1]);
                let module = matches!(self.heap.body(args[0]), Some(Body::Module(_)));
                match self.get_attribute(args[0], name) {
                    Ok(Lookup::Found(value)) => self.deliver(ret, cont, value),
                    Ok(Lookup::Missing) if !module => self.deliver(ret, cont, args[2]),
                    _ => self.call_prelude("getattr_default", args, ret, cont),
                }
            }
            Special::HasAttr => {
                let name = self.heap.intern_value(args[1]);
                let module = matches!(self.heap.body(args[0]), Some(Body::Module(_)));
                match self.get_attribute(args[0], name) {
                    Ok(Lookup::Found(_)) => self.deliver(ret, cont, Value::TRUE),
                    Ok(Lookup::Missing) if !module => self.deliver(ret, cont, Value::FALSE),
                    _ => self.call_prelude("hasattr_slow", args, ret, cont),
                }
            }
            Special::Len => match self.lookup_of(args[0], Self::name(n::LEN)) {
                Some(method) if cont == Cont::Store && matches!(self.heap.body(method), Some(Body::Function(_))) => {
                    self.call_with(method, args, &[], ret, Cont::Len)
                }
                _ => self.call_prelude("len_slow", args, ret, cont),
            },
            Special::SetAttr => {
                let name = self.heap.intern_value(args[1]);
                let flow = self.set_attribute(args[0], name, args.get(2).copied().unwrap_or(Value::UNBOUND))?;
                self.flow(flow, ret, cont)
            }
            Special::GenericGet => {
                let name = self.heap.intern_value(args[1]);
                match self.generic_attribute(args[0], name)? {
                    Lookup::Found(value) => self.deliver(ret, cont, value),
                    Lookup::Call(flow) => self.flow(flow, ret, cont),
                    Lookup::Missing => self.missing_attribute(args[0], name, ret, cont),
                }
            }
            Special::GenericSet => {
                let flow = self.generic_set(args[0], args[1], args.get(2).copied().unwrap_or(Value::UNBOUND))?;
                self.flow(flow, ret, cont)
            }
            Special::FormatException => {
                let text = self.format_exception(args[0], args[1]);
                let text = self.heap.str(text);
                self.deliver(ret, cont, text)
            }
            Special::Instantiate => self.instantiate_packed(args, ret, cont),
            Special::ClassBody => self.class_body(args[0], args[1], ret),
        }
    }

    /// An exception's report; `texts` is a list of pairs of an exception in its chain and that one's text.
    fn format_exception(&self, exception: Value, texts: Value) -> String {
        let mut by_id = rustc_hash::FxHashMap::default();
        for pair in self.heap.as_items(texts).unwrap_or_default().iter() {
            if let Some([exception, text]) = self.heap.as_items(*pair).as_deref()
                && let (Some(id), Some(text)) = (exception.as_obj(), self.heap.as_str(*text))
            {
                let hint = crate::traceback::suggestion(self.heap, self.state, self.codes, *exception);
                let hint = hint.map_or(String::new(), |name| format!(". Did you mean: '{name}'?"));
                by_id.insert(id, format!("{text}{hint}"));
            }
        }
        crate::traceback::format_with(self.heap, self.codes, exception, &by_id)
    }

    /// `type.__call__(cls, *args, **kwargs)`
    fn instantiate_packed(&mut self, parts: &[Value], ret: u8, cont: Cont) -> Slow {
        let class = parts[0].as_obj().expect("checked by the caller");
        let mut all: Vec<Value> = self.heap.as_items(parts[1]).unwrap_or_default().to_vec();
        let mut names = Vec::new();
        if let Some(Body::Dict(dict)) = self.heap.body(parts[2]) {
            for entry in dict.iter() {
                names.push(entry.key);
                all.push(entry.value);
            }
        }
        let kwnames = if names.is_empty() { Value::UNBOUND } else { self.heap.tuple(names) };
        let start = self.push_args(&all);
        self.instantiate(class, start, all.len(), kwnames, ret, cont)
    }

    /// Runs a class's body with its names in `namespace`.
    fn class_body(&mut self, function: Value, namespace: Value, ret: u8) -> Slow {
        let slow = self.call_with(function, &[], &[], ret, Cont::Store);
        // The frame is the body's: calling a function of no parameters does nothing else.
        self.frame_mut().namespace = namespace;
        slow
    }

    /// The innermost frame that is not the prelude's: who called a builtin.
    pub(crate) fn calling_frame(&self) -> Option<usize> {
        (0..self.strand.frames.len()).rev().find(|&index| self.strand.frames[index].globals != self.state.prelude)
    }

    /// The local variables of the frame that called a builtin, as a dict.
    fn locals(&mut self) -> Value {
        match self.calling_frame() {
            Some(index) => self.locals_at(index),
            None => self.frame().globals.into(),
        }
    }

    /// `next(iterator[, default])`
    fn next(&mut self, iterator: Value, default: Option<Value>, ret: u8, cont: Cont) -> Slow {
        let next_cont = default.map_or(Cont::Next, Cont::NextOr);
        let stop = |vm: &mut Self| match default {
            Some(default) => vm.deliver(ret, cont, default),
            None => Err(vm.stop_iteration(Value::NONE)),
        };
        match self.heap.body(iterator) {
            Some(Body::Generator(_)) if self.heap.type_of(iterator) != types::ASYNC_GENERATOR => {
                return self.resume(iterator, Value::NONE, ret, next_cont);
            }
            Some(Body::Iter(_)) => {
                let id = iterator.as_obj().expect("an iterator is an object");
                return match iterators::next(self.heap, id) {
                    Ok(Step::Value(value)) => self.deliver(ret, cont, value),
                    Ok(Step::Done) => stop(self),
                    Ok(Step::Python) => unreachable!("built-in iterators step without Python"),
                    Err(raise) => Err(raise),
                };
            }
            _ => {}
        }
        match self.lookup_of(iterator, Self::name(n::NEXT)) {
            Some(function) => self.call_with(function, &[iterator], &[], ret, next_cont),
            None => {
                let name = self.heap.type_name(iterator);
                Err(self.cx().type_error(format!("'{name}' object is not an iterator")))
            }
        }
    }

    /// `generator.send(value)` and `__next__`
    fn send(&mut self, generator: Value, value: Value, ret: u8) -> Slow {
        match self.heap.body(generator) {
            Some(Body::AsyncStep(_)) => {
                let id = generator.as_obj().expect("a step is an object");
                self.drive_step(id, value, ret, false)
            }
            _ => self.resume(generator, value, ret, Cont::Next),
        }
    }

    /// `generator.throw(exception)`
    fn throw(&mut self, generator: Value, exception: Value, ret: u8) -> Slow {
        match self.heap.body(generator) {
            Some(Body::AsyncStep(step)) => {
                let inner = step.generator;
                let id = generator.as_obj().expect("a step is an object");
                self.begin_throw(id);
                self.throw_into(inner, exception, ret, Cont::AsyncStepCall(id))
            }
            _ => self.throw_into(generator, exception, ret, Cont::Next),
        }
    }

    /// `generator.close()`
    fn close(&mut self, generator: Value, ret: u8) -> Slow {
        let Some(Body::Generator(_)) = self.heap.body(generator) else {
            // A step of an asynchronous generator: it cannot be awaited any more.
            if let (Some(id), Some(Body::AsyncStep(_))) = (generator.as_obj(), self.heap.body(generator)) {
                self.end_step(id);
            }
            self.set_reg(ret, Value::NONE);
            return Ok(Next::Reload);
        };
        let Raise(exit) = self.cx().error_with(types::GENERATOR_EXIT, &[]);
        self.throw_into(generator, exit, ret, Cont::Close)
    }
}
