//! The interpreter: runs one strand's frames until something makes it stop.
//!
//! [`execute`](Vm::execute) is the dispatch loop; the other files hold the slow paths by topic. Nothing here recurses: every Python
//! call is a frame, and what comes after it is the frame's [`Cont`].

mod attr;
mod awaiting;
mod bind;
mod c_words;
mod cache;
mod call;
mod displays;
mod execute;
mod frames;
mod generator;
mod instances;
mod method_cache;
mod names;
mod natives;
mod operators;
mod parked;
mod special;
mod store_attr;
mod switch;
mod unwind;

pub use attr::{Lookup, lookup_type_attr};
pub(crate) use awaiting::begin_step;
pub(crate) use cache::Caches;
pub(crate) use execute::WINDOW;
pub use method_cache::MethodCache;
pub(crate) use parked::Parked;
pub(crate) use store_attr::to_dict;

use crate::{
    bytecode::{Instr, Op},
    code_table::CodeTable,
    compile::Mode,
    diary::{self, Deed},
    heap::{Body, CodeId, Heap, types},
    kernel::{KernelRef, Taken},
    library::Library,
    native::{CallRequest, Cx, Flow, Raise},
    process::ProcessState,
    strand::{Cont, Frame, Pending, Status, Strand},
    value::{ObjId, Value},
    world::World,
};

/// A strand while it runs, with all it can reach.
pub struct Vm<'m> {
    /// The strand.
    pub strand: &'m mut Strand,
    /// Its process's objects.
    pub heap: &'m mut Heap,
    /// The rest of its process.
    pub state: &'m mut ProcessState,
    /// What processes share.
    pub world: &'m mut World,
    /// All code.
    pub codes: &'m CodeTable,
    /// Built-in functions and modules.
    pub library: &'m Library,
    /// What was found before.
    pub(crate) caches: &'m mut Caches,
    /// Switch points that may still be passed before the scheduler is asked.
    pub lease: u64,
    /// Whether every instruction is a switch point.
    pub any: bool,
    /// Whether ends of objects were looked for where the strand stands.
    pub looked: bool,
    /// Generators that have just yielded to a loop; none except while the strand runs.
    pub(crate) parked: Vec<Parked>,
}

/// Frames of the library's own below a strand's first one of the program; they do not count towards the limit.
const BOOTSTRAP: usize = 3;

/// Why a strand stopped running.
#[derive(Clone, Debug)]
pub enum Exit {
    /// The slice's fuel is used up, at a switch point.
    Fuel,
    /// The slice is over where the strand cannot lose the interpreter.
    Pinned,
    /// It is about to do something that others can notice, and one of them is not as far in virtual time.
    Later,
    /// It passed its last switch point.
    Lease,
    /// Ends of objects should be looked for; then it goes on.
    Look,
    /// It is about to do the operation before which somebody wants to stand.
    Pause,
    /// It waits for an operation.
    Blocked,
    /// It returned.
    Done(Value),
    /// An exception left its last frame.
    Died(Value),
    /// It goes on for another task, which the timeline has to know.
    Task,
    /// It asked the machine for something; it goes on when that is done.
    Request,
    /// Code has to be compiled.
    Load(Box<Load>),
}

/// Code to compile and run.
#[derive(Clone, Debug)]
pub enum Load {
    /// A module that is not in `sys.modules`; `None` is stored when there is none of this name, `False` when it is in the pack and
    /// that could not be had.
    Module {
        /// Its full name.
        name: Value,
        /// Register for the module.
        ret: u8,
    },
    /// Text to make a code object of.
    Code {
        /// The text.
        source: Value,
        /// What it is compiled as.
        mode: Mode,
        /// What tracebacks call it.
        file: Value,
        /// Register for the result.
        ret: u8,
    },
    /// Text for `exec` or `eval`.
    Text {
        /// The text, or a code object.
        source: Value,
        /// The global names, a dict.
        globals: ObjId,
        /// The local names.
        locals: Value,
        /// Whether it is an expression.
        eval: bool,
        /// What tracebacks call it.
        file: Value,
        /// Register for the result.
        ret: u8,
    },
}

/// How the loop goes on after a slow path.
pub(crate) enum Next {
    /// With the next instruction.
    Go,
    /// With the instruction at this place of the same frame.
    Jump(u32),
    /// With another frame, or elsewhere in this one.
    Reload,
    /// Not at all.
    Exit(Exit),
}

pub(crate) type Slow = Result<Next, Raise>;

impl<'m> Vm<'m> {
    /// An attribute of a type by its method resolution order, not bound to anything: [`lookup_type_attr`], remembered.
    #[inline]
    pub(crate) fn lookup(&mut self, class: ObjId, name: Value) -> Option<Value> {
        self.caches.methods.find(self.heap, class, name)
    }

    /// [`Vm::lookup`] on a value's type.
    #[inline]
    pub(crate) fn lookup_of(&mut self, value: Value, name: Value) -> Option<Value> {
        let class = self.heap.type_of(value);
        self.lookup(class, name)
    }

    /// Notes in the diary that an instruction is about to be done. Whether the strand stops before it.
    #[cold]
    fn note_deed(&mut self, code: CodeId, pc: u32) -> bool {
        let (time, thread) = (self.world.now(), self.strand.id);
        let object = self.codes.code(code);
        let statement = diary::is_statement(object, pc);
        if !statement && (!diary::is_operation(object, pc) || self.fetches_code(object.instrs[pc as usize])) {
            return false;
        }
        let Some(diary) = self.world.diary.as_mut() else { return false };
        let strand = self.strand.task.unwrap_or(thread);
        diary.note(thread, Deed { strand, code, pc, time, statement })
    }

    /// Whether an instruction looks up a function, a class or a module, or something built in: what nobody calls a variable.
    fn fetches_code(&self, i: Instr) -> bool {
        if !matches!(i.op, Op::LoadGlobal | Op::LoadName | Op::StoreName) {
            return false;
        }
        let name = self.constant(i.imm);
        if self.heap.as_str(name).is_some_and(|name| name.starts_with("__")) {
            return true;
        }
        if i.op == Op::StoreName {
            return false;
        }
        let namespace = self.frame().namespace.as_obj().unwrap_or(self.frame().globals);
        let found = [namespace, self.frame().globals].into_iter().find_map(|names| self.heap.name_get(names, name));
        found.is_none_or(|value| {
            matches!(self.heap.body(value), Some(Body::Function(_) | Body::Native(_) | Body::Type(_) | Body::Module(_)))
        })
    }

    /// What a native sees.
    pub(crate) fn cx(&mut self) -> Cx<'_> {
        Cx {
            heap: self.heap,
            state: self.state,
            world: self.world,
            codes: self.codes,
            strand: self.strand.task.unwrap_or(self.strand.id),
            thread: self.strand.id,
        }
    }

    pub(crate) fn frame(&self) -> &Frame {
        self.strand.frames.last().expect("a running strand has a frame")
    }

    pub(crate) fn frame_mut(&mut self) -> &mut Frame {
        self.strand.frames.last_mut().expect("a running strand has a frame")
    }

    /// A register of the current frame.
    pub(crate) fn reg(&self, register: u8) -> Value {
        self.strand.stack[self.frame().base as usize + register as usize]
    }

    #[inline(always)]
    pub(crate) fn set_reg(&mut self, register: u8, value: Value) {
        let at = self.frame().base as usize + register as usize;
        self.strand.stack[at] = value;
    }

    /// The first stack place above the current frame's registers.
    #[inline(always)]
    pub(crate) fn top(&self) -> usize {
        match self.strand.frames.last() {
            Some(frame) => frame.base as usize + self.codes.code(frame.code).registers as usize,
            None => 0,
        }
    }

    /// The constant `index` of the current frame's unit.
    #[inline(always)]
    pub(crate) fn constant(&self, index: i32) -> Value {
        let unit = self.codes.unit_number(self.frame().code);
        self.state.constants[self.state.unit_base[unit as usize] as usize + index as usize]
    }

    /// Goes on after a native.
    pub(crate) fn flow(&mut self, flow: Flow, ret: u8, cont: Cont) -> Slow {
        match flow {
            Flow::Value(value) => self.deliver(ret, cont, value),
            Flow::Took(object) => {
                self.note_taken(object);
                self.deliver(ret, cont, Value::TRUE)
            }
            Flow::Call(request) => {
                let CallRequest { callee, args, kwargs } = *request;
                self.call_with(callee, &args, &kwargs, ret, cont)
            }
            Flow::Wait(wait) => {
                // What waits delivers a plain result, which is all that such calls are used for.
                self.strand.status = Status::Waiting {
                    pending: Box::new(Pending { operation: wait.operation, deadline: wait.deadline, ret }),
                    woken: false,
                };
                Ok(Next::Exit(Exit::Blocked))
            }
            Flow::Special(special, argument) => {
                let args: Vec<Value> = match self.heap.body(argument) {
                    Some(Body::Tuple(items)) => items.to_vec(),
                    _ => vec![argument],
                };
                self.special(special, &args, ret, cont)
            }
            Flow::Direct(special, args) => {
                let count = args.iter().take_while(|arg| !arg.is_unbound()).count();
                self.special(special, &args[..count], ret, cont)
            }
        }
    }

    /// Notes where in the program a lock or semaphore was taken.
    pub(crate) fn note_taken(&mut self, object: KernelRef) {
        let by = self.strand.id;
        let frame = self.strand.frames.iter().rev().find(|frame| !self.codes.unit_of(frame.code).hidden);
        if let Some(Frame { code, pc, .. }) = frame {
            let taken = Taken { by, code: *code, pc: pc.saturating_sub(1) };
            let table = if object.is_shared() { &mut self.world.kernel } else { &mut self.state.kernel };
            table.note_taken(object, taken);
        }
    }

    /// Hands a result to the current frame as its callee's `cont` says.
    pub(crate) fn deliver(&mut self, ret: u8, cont: Cont, value: Value) -> Slow {
        match cont {
            Cont::Store | Cont::Next | Cont::NextOr(_) | Cont::ForNext { .. } => {
                self.set_reg(ret, value);
                Ok(Next::Reload)
            }
            Cont::Discard => Ok(Next::Reload),
            Cont::Between => {
                self.frame_mut().pc -= 1;
                Ok(Next::Reload)
            }
            Cont::Module(module) => {
                self.set_reg(ret, module);
                Ok(Next::Reload)
            }
            Cont::Init(instance) => {
                if !value.is_none() {
                    let got = self.heap.type_name(value);
                    return Err(self.cx().type_error(format!("__init__() should return None, not '{got}'")));
                }
                self.set_reg(ret, instance);
                Ok(Next::Reload)
            }
            Cont::Jump { .. } if value == Value::NOT_IMPLEMENTED && self.is_comparing() => self.jump_result(cont),
            Cont::Jump { on, target } => match crate::builtins::truth(self.heap, value) {
                Some(truth) => {
                    if truth == on {
                        self.frame_mut().pc = target;
                    }
                    Ok(Next::Reload)
                }
                None => self.call_prelude("truth", &[value], ret, cont),
            },
            Cont::Len => match value.as_int() {
                Some(0..) => {
                    self.set_reg(ret, value);
                    Ok(Next::Reload)
                }
                _ => self.call_prelude("len_checked", &[value], ret, Cont::Store),
            },
            Cont::Operator => self.operator_result(ret, value),
            Cont::Comparison(op) => self.comparison_result(ret, op, value),
            Cont::Unpack => self.unpack_result(value),
            Cont::Delegate | Cont::Close | Cont::AsyncStep(_) | Cont::AsyncStepCall(_) => {
                unreachable!("only generators return to {cont:?}")
            }
        }
    }

    /// Calls a function of the prelude.
    pub(crate) fn call_prelude(&mut self, name: &str, args: &[Value], ret: u8, cont: Cont) -> Slow {
        let callee = self.cx().prelude(name);
        self.call_with(callee, args, &[], ret, cont)
    }

    /// How many frames there may be.
    #[inline(always)]
    fn depth_limit(&self) -> usize {
        self.world.limits.recursion as usize + BOOTSTRAP
    }

    /// A `RecursionError` when there are too many frames.
    #[inline]
    pub(crate) fn check_depth(&mut self) -> Result<(), Raise> {
        if self.strand.frames.len() < self.depth_limit() {
            return Ok(());
        }
        self.too_deep()
    }

    #[cold]
    fn too_deep(&mut self) -> Result<(), Raise> {
        Err(self.cx().error(types::RECURSION_ERROR, "maximum recursion depth exceeded"))
    }

    /// The name under which a type's attribute stands, as a value.
    pub(crate) fn name(id: ObjId) -> Value {
        Value::obj(id)
    }
}
