//! Calls: of functions, natives, methods, types and anything with `__call__`.

use super::{Exit, Next, Slow, Vm, execute::WINDOW, natives::NATIVE_FUEL};
use crate::{
    bytecode::{Code, Instr, Op, reads},
    heap::{Body, Function, Generator, GeneratorState, TraceEntry, names as n, types},
    native::{Flow, Raise, Run},
    strand::{Again, Cont, Frame},
    value::{ObjId, Value},
};

/// A native with more parameters and arguments left out gets them in memory of its own.
const MOST_WITH_DEFAULTS: usize = 16;

/// So many coroutines that the program keeps in lists, attributes and the like are watched for their end at most.
const MOST_IN_COLLECTIONS: usize = 64;

/// So many instructions after a call may come before the one that reads its result.
const MOST_BEFORE_READ: usize = 24;

/// Fuel that beginning a function takes.
const ENTRY_FUEL: i64 = 6;

/// Registers of a strand's frames in all: `f(*args)` that recurses with more and more arguments ends here.
const MOST_REGISTERS: usize = 1 << 23;

impl Vm<'_> {
    /// Calls `callee` with `count` arguments that stand in the stack from `start`; the last ones are named by `kwnames`, a tuple
    /// or unbound. The place before `start` is free.
    pub(crate) fn call(&mut self, callee: Value, start: usize, count: usize, kwnames: Value, ret: u8, cont: Cont) -> Slow {
        let Some(id) = callee.as_obj() else { return self.not_callable(callee) };
        match &self.heap.get(id).body {
            Body::Function(function) => {
                let (code_id, globals) = (function.code, function.globals);
                let code = self.codes.code(code_id);
                let p = &code.parameters;
                if kwnames.is_unbound() && count == p.positional as usize && p.keyword_only == 0 && !p.var_args && !p.var_kwargs {
                    let closure = function.closure;
                    return self.enter(id, code_id, code, globals, closure, start, count, ret, cont);
                }
                // Defaults of the last parameters only: they come behind the arguments.
                if kwnames.is_unbound()
                    && count < p.positional as usize
                    && p.keyword_only == 0
                    && !p.var_args
                    && !p.var_kwargs
                    && let Some(defaults) = self.heap.as_tuple(function.defaults)
                    && let taken = p.positional as usize
                    && taken - count <= defaults.len()
                    && let Some(places) = self.strand.stack.get_mut(start + count..start + taken)
                {
                    places.copy_from_slice(&defaults[defaults.len() - places.len()..]);
                    let closure = function.closure;
                    return self.enter(id, code_id, code, globals, closure, start, taken, ret, cont);
                }
                let function = (**function).clone();
                self.enter_bound(id, &function, start, count, kwnames, ret, cont)
            }
            Body::Native(number) => {
                let number = *number;
                self.call_native(number, callee, start, count, kwnames, ret, cont)
            }
            Body::Method(method) => {
                let (function, receiver) = (method.function, method.receiver);
                self.strand.stack[start - 1] = receiver;
                if matches!(self.heap.body(function), Some(Body::Function(_) | Body::Native(_))) {
                    return self.call(function, start - 1, count + 1, kwnames, ret, cont);
                }
                // Whatever else was bound: give it a place of its own, so that it may bind again.
                let args = self.strand.stack[start - 1..start + count].to_vec();
                let start = self.push_args(&args);
                self.call(function, start, count + 1, kwnames, ret, cont)
            }
            Body::Type(_) => self.call_type(id, start, count, kwnames, ret, cont),
            _ => {
                let class = self.heap.get(id).class;
                match self.lookup(class, Self::name(n::CALL)) {
                    Some(function) => {
                        let mut args = vec![callee];
                        args.extend_from_slice(&self.strand.stack[start..start + count]);
                        let start = self.push_args(&args);
                        self.call(function, start, count + 1, kwnames, ret, cont)
                    }
                    None => self.not_callable(callee),
                }
            }
        }
    }

    /// Begins a call of a function in Python that needs no more than a new frame: the same as [`Vm::call`] in fewer steps. Whether
    /// that was the case; if not, nothing has happened.
    #[inline(always)]
    pub(super) fn enter_at_once(&mut self, callee: Value, start: usize, count: usize, ret: u8, cont: Cont, pc: u32) -> bool {
        self.settle();
        if let Some(id) = callee.as_obj()
            && let Body::Function(function) = &self.heap.get(id).body
            && let Some(entry) = self.codes.entry_for(function.code, count)
            && self.may_enter()
            && let Some(unset) = self.strand.stack.get_mut(start + count..start + entry.registers as usize)
        {
            for place in unset {
                *place = Value::UNBOUND;
            }
            let (id, globals, closure) = (function.code, function.globals, function.closure);
            if entry.free > 0 {
                self.copy_cells(&entry.code, closure, start);
            }
            self.world.fuel -= ENTRY_FUEL;
            if !self.any {
                self.lease -= 1;
            }
            self.frame_mut().pc = pc;
            self.strand.frames.push(Frame {
                code: id,
                pc: 0,
                base: start as u32,
                ret,
                cont,
                globals,
                namespace: Value::UNBOUND,
                generator: ObjId(0),
            });
            return true;
        }
        false
    }

    /// Whether neither fuel nor lease ends at a function's entry, and there is room for its frame.
    #[inline(always)]
    pub(super) fn may_enter(&self) -> bool {
        self.world.fuel > ENTRY_FUEL && (self.any || self.lease > 0) && self.strand.frames.len() < self.depth_limit()
    }

    /// Begins the call again that came too early.
    #[cold]
    pub(super) fn call_again(&mut self, again: Again) -> Slow {
        let Again { callee, args, kwnames, ret, cont } = again;
        let start = self.push_args(&args);
        self.call(callee, start, args.len(), kwnames, ret, cont)
    }

    /// Calls with arguments from Rust.
    pub(crate) fn call_with(&mut self, callee: Value, args: &[Value], kwargs: &[(Value, Value)], ret: u8, cont: Cont) -> Slow {
        if kwargs.is_empty() {
            let start = self.push_args(args);
            return self.call(callee, start, args.len(), Value::UNBOUND, ret, cont);
        }
        let mut all = args.to_vec();
        all.extend(kwargs.iter().map(|(_, value)| *value));
        let names: Vec<Value> = kwargs.iter().map(|(name, _)| *name).collect();
        let names = self.heap.tuple(names);
        let start = self.push_args(&all);
        self.call(callee, start, all.len(), names, ret, cont)
    }

    /// Puts arguments above the current frame, a free place before them. Returns where they begin.
    pub(crate) fn push_args(&mut self, args: &[Value]) -> usize {
        self.settle();
        let start = self.top() + 1;
        let end = start + args.len();
        if self.strand.stack.len() < end + 2 * WINDOW {
            self.strand.stack.resize(end + 4 * WINDOW, Value::UNBOUND);
        }
        self.strand.stack[start..end].copy_from_slice(args);
        start
    }

    /// `callee(*args, **kwargs)` with a tuple and a dict, or unbound.
    pub(crate) fn call_ex(&mut self, callee: Value, args: Value, kwargs: Value, ret: u8) -> Slow {
        let count = self.heap.as_items(args).map_or(0, |items| items.len());
        self.cx().reserve(count * 32)?;
        if self.strand.stack.len() + count > MOST_REGISTERS {
            return Err(self.cx().error_with(types::MEMORY_ERROR, &[]));
        }
        let mut pairs = Vec::new();
        if let Some(Body::Dict(dict)) = self.heap.body(kwargs) {
            pairs.extend(dict.iter().map(|entry| (entry.key, entry.value)));
        }
        let start = self.top() + 1;
        let (named, end) = (start + count, start + count + pairs.len());
        if self.strand.stack.len() < end + 2 * WINDOW {
            self.strand.stack.resize(end + 4 * WINDOW, Value::UNBOUND);
        }
        self.strand.stack[start..named].copy_from_slice(&self.heap.as_items(args).unwrap_or_default());
        if pairs.is_empty() {
            return self.call(callee, start, count, Value::UNBOUND, ret, Cont::Store);
        }
        let mut names = Vec::with_capacity(pairs.len());
        for (place, (name, value)) in self.strand.stack[named..end].iter_mut().zip(&pairs) {
            *place = *value;
            if self.heap.as_str(*name).is_none() {
                return Err(self.cx().type_error("keywords must be strings"));
            }
            names.push(self.heap.intern_value(*name));
        }
        let names = self.heap.tuple(names);
        self.call(callee, start, count + pairs.len(), names, ret, Cont::Store)
    }

    /// An intrinsic's call: arguments are registers.
    pub(crate) fn call_intrinsic(&mut self, callee: Value, first: u8, count: u8, ret: u8) -> Slow {
        let start = self.frame().base as usize + first as usize;
        let args = self.strand.stack[start..start + count as usize].to_vec();
        self.call_with(callee, &args, &[], ret, Cont::Store)
    }

    #[cold]
    fn not_callable(&mut self, callee: Value) -> Slow {
        let name = self.heap.type_name(callee);
        Err(self.cx().type_error(format!("'{name}' object is not callable")))
    }

    /// Begins a function whose arguments stand just as its parameters want them.
    #[allow(clippy::too_many_arguments)]
    fn enter(
        &mut self,
        callee: ObjId,
        id: crate::heap::CodeId,
        code: &Code,
        globals: ObjId,
        closure: Value,
        base: usize,
        count: usize,
        ret: u8,
        cont: Cont,
    ) -> Slow {
        self.check_depth()?;
        if self.strand.stack.len() < base + 2 * WINDOW {
            self.strand.stack.resize(base + 4 * WINDOW, Value::UNBOUND);
        }
        self.strand.stack[base + count..base + code.registers as usize].fill(Value::UNBOUND);
        if !code.free.is_empty() {
            self.copy_cells(code, closure, base);
        }
        if code.flags.generator || code.flags.coroutine {
            let generator = self.new_generator(callee, id, code, globals, base);
            if code.flags.coroutine && !code.flags.generator && cont == Cont::Store && self.is_discarded() {
                return self.call_prelude("never_awaited", &[generator], ret, Cont::Discard);
            }
            let watching = self.heap.watch.on;
            if code.flags.coroutine && !code.flags.generator && cont == Cont::Store && self.is_kept(ret) {
                generator.as_obj().into_iter().for_each(|id| self.heap.watch_generator(id));
            }
            let next = self.deliver(ret, cont, generator)?;
            // The loop that looks for ends is another one.
            return Ok(if self.heap.watch.on && !watching { Next::Exit(Exit::Look) } else { next });
        }
        self.strand.frames.push(Frame {
            code: id,
            pc: 0,
            base: base as u32,
            ret,
            cont,
            globals,
            namespace: Value::UNBOUND,
            generator: ObjId(0),
        });
        self.world.fuel -= ENTRY_FUEL;
        self.entered(id)
    }

    /// Whether the call under way is a statement of the program: nobody takes its result.
    #[cold]
    fn is_discarded(&self) -> bool {
        let frame = self.frame();
        let call = self.codes.code(frame.code).instrs[(frame.pc as usize).saturating_sub(1)];
        matches!(call.op, Op::Call | Op::CallMethod | Op::CallEx) && call.imm == 1 && !self.codes.unit_of(frame.code).hidden
    }

    /// Whether the program keeps the result of the call under way in a variable, or it is one of few that it keeps elsewhere.
    #[cold]
    fn is_kept(&self, ret: u8) -> bool {
        let frame = self.frame();
        let code = self.codes.code(frame.code);
        let stored = |instr: &Instr| matches!(instr.op, Op::StoreName | Op::StoreGlobal) && instr.a == ret;
        let variable = usize::from(ret) < code.locals.len() || code.instrs.get(frame.pc as usize).is_some_and(stored);
        let few = self.heap.watch.generators.len() < MOST_IN_COLLECTIONS;
        !self.codes.unit_of(frame.code).hidden && (variable || few && self.goes_into_object(code, frame, ret))
    }

    /// Whether the next instruction that reads a register puts what is in it into an object: an attribute, a list, and so on.
    #[cold]
    fn goes_into_object(&self, code: &Code, frame: &Frame, register: u8) -> bool {
        let rest = &code.instrs[frame.pc as usize..];
        let reader = rest.iter().take(MOST_BEFORE_READ).find(|instr| {
            let mut found = false;
            reads(**instr, |read| found |= read == register);
            found
        });
        let Some(reader) = reader else { return false };
        match reader.op {
            Op::StoreAttr
            | Op::SetItem
            | Op::BuildList
            | Op::BuildTuple
            | Op::BuildSet
            | Op::BuildMap
            | Op::ListAppend
            | Op::SetAdd
            | Op::MapInsert => true,
            Op::CallMethod => {
                let method = self.strand.stack[frame.base as usize + usize::from(reader.b)];
                let name = match self.heap.body(method) {
                    Some(Body::Native(number)) => self.library.natives[*number as usize].name(),
                    _ => "",
                };
                matches!(name, "append" | "appendleft" | "insert" | "add")
            }
            _ => false,
        }
    }

    fn copy_cells(&mut self, code: &Code, closure: Value, base: usize) {
        let at = base + code.free_start as usize;
        if let Some(cells) = self.heap.as_tuple(closure) {
            self.strand.stack[at..at + code.free.len()].copy_from_slice(&cells[..code.free.len()]);
        }
    }

    /// Begins a function whose arguments have to be matched with its parameters.
    #[inline(never)]
    #[allow(clippy::too_many_arguments)]
    fn enter_bound(
        &mut self,
        callee: ObjId,
        function: &Function,
        start: usize,
        count: usize,
        kwnames: Value,
        ret: u8,
        cont: Cont,
    ) -> Slow {
        let codes = self.codes;
        let code = codes.code(function.code);
        let base = start;
        if self.strand.stack.len() < base + 2 * WINDOW {
            self.strand.stack.resize(base + 4 * WINDOW, Value::UNBOUND);
        }
        let taken = code.parameters.names.len();
        if !self.bind_in_place(code, function, start, count, kwnames) {
            let args = self.strand.stack[start..start + count].to_vec();
            let frame = self.bind(code, function, &args, kwnames)?;
            self.strand.stack[base..base + taken].copy_from_slice(&frame);
        }
        self.enter(callee, function.code, code, function.globals, function.closure, base, taken, ret, cont)
    }

    fn new_generator(&mut self, function: ObjId, id: crate::heap::CodeId, code: &Code, globals: ObjId, base: usize) -> Value {
        let registers: Box<[Value]> = self.strand.stack[base..base + code.registers as usize].into();
        let class = match (code.flags.generator, code.flags.coroutine) {
            (true, true) => types::ASYNC_GENERATOR,
            (false, true) => types::COROUTINE,
            _ => types::GENERATOR,
        };
        self.heap.charge(size_of::<Generator>() + registers.len() * 8);
        // The names are the function's as they are now.
        let (name, qualname) = match &self.heap.get(function).body {
            Body::Function(function) => (function.name, function.qualname),
            other => unreachable!("a generator is made by a function, not {other:?}"),
        };
        let origin = match self.strand.frames.last() {
            Some(frame) => {
                TraceEntry { code: frame.code, pc: frame.pc.saturating_sub(1), globals: frame.globals, frame: Value::UNBOUND }
            }
            None => TraceEntry { code: id, pc: 0, globals, frame: Value::UNBOUND },
        };
        let state = GeneratorState::Created;
        let (closing, hands_on, finalizer) = (false, false, Value::UNBOUND);
        let generator =
            Generator { code: id, pc: 0, state, registers, globals, name, qualname, origin, closing, hands_on, finalizer };
        self.heap.alloc(class, Body::Generator(Box::new(generator))).into()
    }

    #[allow(clippy::too_many_arguments)]
    pub(super) fn call_native(
        &mut self,
        number: u32,
        callee: Value,
        start: usize,
        count: usize,
        kwnames: Value,
        ret: u8,
        cont: Cont,
    ) -> Slow {
        let library = self.library;
        let native = &library.natives[number as usize];
        if !native.suits(self.heap, &self.strand.stack[start..start + count]) {
            self.check_receiver(number, start, count)?;
        }
        let (strand, thread) = (self.strand.task.unwrap_or(self.strand.id), self.strand.id);
        let mut buffer;
        let gathered;
        let args: &[Value] = if kwnames.is_unbound() && native.signature.takes_exactly(count) {
            &self.strand.stack[start..start + count]
        } else if kwnames.is_unbound() && native.signature.takes(count) && native.signature.len() <= MOST_WITH_DEFAULTS {
            buffer = [Value::UNBOUND; MOST_WITH_DEFAULTS];
            buffer[..count].copy_from_slice(&self.strand.stack[start..start + count]);
            &buffer[..native.signature.len()]
        } else {
            let given = self.strand.stack[start..start + count].to_vec();
            gathered = self.bind_native(number, &given, kwnames)?;
            &gathered
        };
        let mut cx =
            crate::native::Cx { heap: self.heap, state: self.state, world: self.world, codes: self.codes, strand, thread };
        let flow = match native.native.run {
            Run::Plain(run) => {
                let value = match run(&mut cx, args) {
                    Ok(value) => value,
                    Err(raise) => return self.native_raised(raise, callee, (start, count, kwnames), ret, cont),
                };
                self.world.fuel -= NATIVE_FUEL;
                if cont == Cont::Store {
                    self.set_reg(ret, value);
                    return self.after_native();
                }
                return self.deliver(ret, cont, value);
            }
            Run::Flow(run) => match run(&mut cx, args) {
                Ok(flow) => flow,
                Err(raise) => return self.native_raised(raise, callee, (start, count, kwnames), ret, cont),
            },
        };
        self.native_answered(flow, ret, cont)
    }

    /// Goes on after a native that was called, and after its switch point if it is done.
    pub(super) fn native_answered(&mut self, flow: Flow, ret: u8, cont: Cont) -> Slow {
        // Who waits until some time has worked it out already.
        if !matches!(flow, Flow::Wait(_)) {
            self.world.fuel -= NATIVE_FUEL;
        }
        match flow {
            Flow::Value(value) if cont == Cont::Store => {
                self.set_reg(ret, value);
                self.after_native()
            }
            Flow::Took(object) if cont == Cont::Store => {
                self.note_taken(object);
                self.set_reg(ret, Value::TRUE);
                self.after_native()
            }
            Flow::Special(..) | Flow::Direct(..) => {
                let depth = self.strand.frames.len();
                let next = self.flow(flow, ret, cont)?;
                if depth == self.strand.frames.len() { self.after_call(next) } else { Ok(next) }
            }
            flow => self.flow(flow, ret, cont),
        }
    }

    /// A native raised: `StopIteration` from a `__next__` ends the loop that called it, and a native that could not take an
    /// argument with `__index__` is called again with the int.
    #[cold]
    pub(super) fn native_raised(
        &mut self,
        raise: Raise,
        callee: Value,
        args: (usize, usize, Value),
        ret: u8,
        cont: Cont,
    ) -> Slow {
        let (start, count, kwnames) = args;
        if raise == Raise::LATER {
            // It has cost nothing yet.
            let args = self.strand.stack[start..start + count].to_vec();
            self.strand.again = Some(Box::new(Again { callee, args, kwnames, ret, cont }));
            return Ok(Next::Exit(Exit::Later));
        }
        self.world.fuel -= NATIVE_FUEL;
        if let Some(wanted) = crate::builtins::text_args::wants_index(self.heap, raise)
            && self.strand.stack[start..start + count].contains(&wanted)
        {
            let args = self.strand.stack[start..start + count].to_vec();
            let (args, kwargs) = self.pack(&args, kwnames);
            return self.call_prelude("call_again", &[callee, args, kwargs, wanted], ret, cont);
        }
        if !self.heap.is_instance(raise.0, types::STOP_ITERATION) {
            return Err(raise);
        }
        match cont {
            Cont::ForNext { exit } => {
                self.frame_mut().pc = exit;
                Ok(Next::Reload)
            }
            Cont::NextOr(default) => {
                self.set_reg(ret, default);
                Ok(Next::Reload)
            }
            _ => Err(raise),
        }
    }

    /// The switch point after a call, and what the native asked of the machine.
    #[inline(always)]
    pub(super) fn after_native(&mut self) -> Slow {
        if let Some(task) = self.world.task_switch.take() {
            self.strand.task = task;
            return Ok(Next::Exit(Exit::Task));
        }
        if !self.world.requests.is_empty() {
            return Ok(Next::Exit(Exit::Request));
        }
        self.after_call(Next::Go)
    }

    /// Arguments as a tuple and a dict.
    pub(crate) fn pack(&mut self, args: &[Value], kwnames: Value) -> (Value, Value) {
        let names: Vec<Value> = self.heap.as_items(kwnames).unwrap_or_default().to_vec();
        let (positional, named) = args.split_at(args.len() - names.len());
        let dict = self.heap.dict();
        for (name, value) in names.iter().zip(named) {
            self.heap.name_set(dict, *name, *value);
        }
        (self.heap.tuple(positional), dict.into())
    }

    /// The end of a frame.
    pub(crate) fn return_value(&mut self, value: Value) -> Slow {
        let frame = *self.frame();
        if frame.generator.0 != 0 {
            return self.generator_returned(frame, value);
        }
        self.strand.frames.pop();
        if self.strand.frames.is_empty() {
            return Ok(Next::Exit(Exit::Done(value)));
        }
        let ends_call = self.lease == 0 && self.ends_call(&frame);
        let next = self.deliver(frame.ret, frame.cont, value)?;
        if ends_call { self.after_call(next) } else { Ok(next) }
    }

    /// `MakeFunction`
    pub(crate) fn make_function(&mut self, i: Instr) -> Slow {
        let frame = *self.frame();
        let unit = self.codes.unit_of(frame.code);
        let code_id = crate::heap::CodeId(unit.first + i.imm as u32);
        let code = self.codes.code(code_id);
        let extra = |bit: u8, offset: u8| if i.c & bit != 0 { self.reg(i.b + offset) } else { Value::NONE };
        let (defaults, kwdefaults, annotations, closure) = (extra(1, 0), extra(2, 1), extra(4, 2), extra(8, 3));
        let doc = match code.doc {
            Some(index) => self.constant(index as i32),
            None => Value::NONE,
        };
        let name = self.heap.intern(&code.name);
        let qualname = self.heap.intern(&code.qualname);
        let module = self.heap.name_get(frame.globals, Self::name(n::NAME)).unwrap_or(Value::NONE);
        let function = Function {
            code: code_id,
            globals: frame.globals,
            defaults,
            kwdefaults,
            closure,
            name,
            qualname,
            annotations: if i.c & 4 != 0 { annotations } else { Value::UNBOUND },
            doc,
            module,
        };
        self.heap.charge(size_of::<Function>());
        let function = self.heap.alloc(types::FUNCTION, Body::Function(Box::new(function)));
        self.set_reg(i.a, function.into());
        Ok(Next::Go)
    }
}
