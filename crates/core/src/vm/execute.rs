//! The dispatch loop.

use super::{Exit, Next, Vm};
use crate::{
    builtins::{CompareOp, arith::BinOp, iterators, iterators::Step},
    bytecode::{Code, Instr, Op},
    heap::{Array, Body, DictPart, GeneratorState, Iter, Object, Text, types},
    strand::Cont,
    value::{ObjId, Value},
};

/// Registers that an instruction can name: a frame's window. Its fixed size spares the bounds checks.
pub(crate) const WINDOW: usize = 256;

fn window(stack: &mut [Value], base: usize) -> &mut [Value; WINDOW] {
    stack[base..].first_chunk_mut().expect("the stack is kept long enough for a window")
}

impl<'m> Vm<'m> {
    /// Makes the stack long enough for a frame at `base` and for what it calls.
    #[cold]
    #[inline(never)]
    fn more_stack(&mut self, base: usize) {
        self.strand.stack.resize(base + 2 * WINDOW + 64, Value::UNBOUND);
    }

    /// Runs until something makes the strand stop. `STEP` stops before instructions: where every one of them is a switch point, and
    /// where ends of objects are looked for.
    pub fn execute<const STEP: bool>(&mut self) -> Exit {
        let exit = self.run::<STEP>();
        self.settle();
        exit
    }

    fn run<const STEP: bool>(&mut self) -> Exit {
        self.caches.inline.reserve(self.codes.cache_len());
        if let Some(exception) = self.strand.inject.take() {
            self.strand.again = None;
            if !self.unwind(exception) {
                return Exit::Died(exception);
            }
        }
        if let Some(again) = self.strand.again.take() {
            match self.call_again(*again) {
                Ok(Next::Exit(exit)) => return exit,
                Ok(Next::Go | Next::Reload) => {}
                Ok(Next::Jump(target)) => self.frame_mut().pc = target,
                Err(raise) if self.raise(raise) => {}
                Err(raise) => return Exit::Died(raise.0),
            }
        }
        let mut depth = self.strand.frames.len();
        'frame: loop {
            // Read one by one: copying all of a frame that was just written would wait for those writes.
            let frame = self.frame();
            let (code_id, globals, start) = (frame.code, frame.globals, frame.pc);
            let base = frame.base as usize;
            let codes = self.codes;
            let entry = codes.entry(code_id);
            let instrs = &entry.instrs[..];
            let mut pc = start as usize;
            let constants = self.state.unit_base[entry.unit as usize] as usize;
            let caches = entry.cache as usize;
            if self.strand.stack.len() < base + 2 * WINDOW {
                self.more_stack(base);
            }
            let mut regs = window(&mut self.strand.stack, base);
            // Objects may have ended with a frame, or with a statement of the program.
            let mut left = false;
            let points = STEP && self.any && !codes.is_atomic(code_id);
            let noted = STEP && self.world.diary.is_some() && !codes.unit_of(code_id).hidden;
            let stops = points && !codes.is_whole(code_id);
            let statements: &[u32] = if STEP && self.heap.watch.on {
                left = self.strand.frames.len() < depth;
                depth = self.strand.frames.len();
                if codes.unit_of(code_id).hidden { &[] } else { &entry.code.statements }
            } else {
                &[]
            };

            // Takes a slow path that looks at no generator and begins no frame but by `call_with` or `enter_at_once`: the frame's state is
            // written back first and read again after.
            macro_rules! plain {
                ($vm:ident => $call:expr) => {{
                    let $vm = &mut *self;
                    $vm.frame_mut().pc = pc as u32;
                    match $call {
                        Ok(Next::Go) => regs = window(&mut self.strand.stack, base),
                        Ok(Next::Jump(target)) => {
                            pc = target as usize;
                            regs = window(&mut self.strand.stack, base);
                        }
                        Ok(Next::Reload) => continue 'frame,
                        Ok(Next::Exit(exit)) => return exit,
                        Err(raise) => {
                            if !self.raise(raise) {
                                return Exit::Died(raise.0);
                            }
                            continue 'frame;
                        }
                    }
                }};
            }
            // Takes any slow path.
            macro_rules! slow {
                ($vm:ident => $call:expr) => {{
                    self.settle();
                    plain!($vm => $call)
                }};
            }
            // A binary operator with a fast path for two small ints and one for two small floats.
            macro_rules! arith {
                ($i:ident, $op:ident, $ints:expr, $floats:expr) => {{
                    let (x, y) = (regs[$i.b as usize], regs[$i.c as usize]);
                    if x.both_int(y)
                        && let Some(value) = $ints(x, y)
                    {
                        regs[$i.a as usize] = value;
                    } else if let (Some(p), Some(q)) = (x.as_small_float(), y.as_small_float())
                        && let Some(value) = $floats(p, q)
                    {
                        regs[$i.a as usize] = value;
                    } else {
                        plain!(vm => vm.binary(BinOp::$op, $i.a, x, y, $i.imm != 0));
                    }
                }};
            }
            macro_rules! compare {
                ($i:ident, $op:ident, $cmp:tt) => {{
                    let (x, y) = (regs[$i.b as usize], regs[$i.c as usize]);
                    if x.both_int(y) {
                        regs[$i.a as usize] = Value::bool(x.doubled() $cmp y.doubled());
                    } else {
                        plain!(vm => vm.compare(CompareOp::$op, $i.a, x, y, Cont::Store));
                    }
                }};
            }
            macro_rules! jump_compare {
                ($i:ident, $op:ident, $cmp:tt) => {{
                    let (x, y) = (regs[$i.a as usize], regs[$i.b as usize]);
                    let on = $i.c != 0;
                    if x.both_int(y) {
                        if (x.doubled() $cmp y.doubled()) == on {
                            pc = $i.imm as usize;
                        }
                    } else if let (Some(p), Some(q)) = (x.as_small_float(), y.as_small_float()) {
                        if (p $cmp q) == on {
                            pc = $i.imm as usize;
                        }
                    } else {
                        let cont = Cont::Jump { on, target: $i.imm as u32 };
                        plain!(vm => vm.compare(CompareOp::$op, 0, x, y, cont));
                    }
                }};
            }
            macro_rules! no_floats {
                () => {
                    |_: f64, _: f64| None::<Value>
                };
            }

            loop {
                let i = &instrs[pc];
                if STEP {
                    if (left || statements.binary_search(&(pc as u32)).is_ok()) && !self.looked && self.heap.watch.is_due() {
                        self.frame_mut().pc = pc as u32;
                        return Exit::Look;
                    }
                    (left, self.looked) = (false, false);
                    if self.heap.is_observed() {
                        self.frame_mut().pc = pc as u32;
                        if self.observe(*i, stops) {
                            return Exit::Lease;
                        }
                        regs = window(&mut self.strand.stack, base);
                    }
                    if points {
                        if self.lease == 0 {
                            self.frame_mut().pc = pc as u32;
                            return Exit::Lease;
                        }
                        self.lease -= 1;
                    }
                    if noted {
                        if self.note_deed(code_id, pc as u32) {
                            self.lease += u64::from(points);
                            self.frame_mut().pc = pc as u32;
                            return Exit::Pause;
                        }
                        regs = window(&mut self.strand.stack, base);
                    }
                }
                pc += 1;
                match i.op {
                    Op::Nop => {}
                    Op::Move => regs[i.a as usize] = regs[i.b as usize],
                    Op::LoadConst => regs[i.a as usize] = self.state.constants[constants + i.imm as usize],
                    Op::LoadInt => regs[i.a as usize] = Value::int32(i.imm),
                    Op::Unbind => regs[i.a as usize] = Value::UNBOUND,
                    Op::CheckBound => {
                        if regs[i.a as usize].is_unbound() {
                            slow!(vm => vm.unbound_local(i.imm));
                        }
                    }
                    Op::MakeCell => {
                        let value = regs[i.a as usize];
                        regs[i.a as usize] = self.heap.alloc(types::CELL, Body::Cell(value)).into();
                    }
                    Op::LoadCell => {
                        let value = cell(self.heap, regs[i.b as usize]);
                        if value.is_unbound() {
                            slow!(vm => vm.unbound_cell(i.imm, i.c));
                        } else {
                            regs[i.a as usize] = value;
                        }
                    }
                    Op::StoreCell => {
                        let value = regs[i.b as usize];
                        set_cell(self.heap, regs[i.a as usize], value);
                    }
                    Op::DelCell => {
                        let place = regs[i.a as usize];
                        if cell(self.heap, place).is_unbound() {
                            slow!(vm => vm.unbound_cell(i.imm, i.c));
                        } else {
                            set_cell(self.heap, place, Value::UNBOUND);
                        }
                    }
                    Op::LoadGlobal => {
                        let cache = self.caches.inline.get(caches + pc - 1);
                        let dict = if cache.key == u64::from(globals.0) {
                            Some(globals)
                        } else if cache.key == builtin_key(globals, self.heap) {
                            Some(self.state.builtins)
                        } else {
                            None
                        };
                        let name = self.state.constants[constants + i.imm as usize];
                        if let Some(dict) = dict
                            && let Some(entry) = self.heap.dict_ref(dict).entries.get(cache.index as usize)
                            && entry.key == name
                        {
                            regs[i.a as usize] = entry.value;
                        } else {
                            plain!(vm => vm.load_global(i.a, name, globals, caches + pc - 1));
                        }
                    }
                    Op::StoreGlobal => {
                        let name = self.state.constants[constants + i.imm as usize];
                        let value = regs[i.a as usize];
                        let cache = self.caches.inline.get(caches + pc - 1);
                        if cache.key == u64::from(globals.0)
                            && let Some(entry) = self.heap.dict_mut(globals).entries.get_mut(cache.index as usize)
                            && entry.key == name
                        {
                            entry.value = value;
                        } else {
                            slow!(vm => vm.store_global(name, value, globals, caches + pc - 1));
                        }
                    }
                    Op::DelGlobal => slow!(vm => vm.delete_global(i.imm)),
                    Op::LoadName => slow!(vm => vm.load_name(i.a, i.imm, Value::UNBOUND)),
                    Op::LoadNameOrCell => {
                        let cell = regs[i.b as usize];
                        slow!(vm => vm.load_name(i.a, i.imm, cell));
                    }
                    Op::StoreName => {
                        let value = regs[i.a as usize];
                        slow!(vm => vm.store_name(i.imm, value));
                    }
                    Op::DelName => slow!(vm => vm.delete_name(i.imm)),

                    Op::LoadAttr => {
                        let object = regs[i.b as usize];
                        if let Some(id) = object.as_obj()
                            && let heap_object = self.heap.get(id)
                            && let Body::Instance(slots) = &heap_object.body
                            && let cache = self.caches.inline.get(caches + pc - 1)
                            && cache.key == attr_key(self.heap.type_epoch, heap_object.aux)
                        {
                            regs[i.a as usize] = slots[cache.index as usize];
                        } else {
                            slow!(vm => vm.load_attr(i.a, object, i.imm, caches + pc - 1));
                        }
                    }
                    Op::StoreAttr => {
                        let (object, value) = (regs[i.a as usize], regs[i.b as usize]);
                        if let Some(id) = object.as_obj()
                            && let cache = self.caches.inline.get(caches + pc - 1)
                            && cache.key != u64::MAX
                            && let heap_object = self.heap.get(id)
                            && let Body::Instance(_) = heap_object.body
                            && cache.key == attr_key(self.heap.type_epoch, heap_object.aux)
                            && let heap_object = self.heap.get_mut(id)
                            && let Body::Instance(slots) = &mut heap_object.body
                            && let Some(slot) = slots.get_mut(cache.index as usize)
                        {
                            *slot = value;
                            if let Some(next) = cache.value.as_int() {
                                heap_object.aux = next as u32;
                            }
                        } else {
                            slow!(vm => vm.store_attr(object, i.imm, value, caches + pc - 1));
                        }
                    }
                    Op::DelAttr => {
                        let object = regs[i.a as usize];
                        slow!(vm => vm.delete_attr(object, i.imm));
                    }
                    Op::LoadMethod => {
                        let object = regs[i.b as usize];
                        let cache = self.caches.inline.get(caches + pc - 1);
                        if let Some(id) = object.as_obj()
                            && cache.key == method_key(self.heap.type_epoch, self.heap.get(id))
                        {
                            regs[i.a as usize] = cache.value;
                            regs[i.a as usize + 1] = object;
                        } else {
                            slow!(vm => vm.load_method(i.a, object, i.imm, caches + pc - 1));
                        }
                    }
                    Op::LoadSuperMethod => {
                        let name = self.state.constants[constants + i.imm as usize];
                        if self.load_super_method(i.a, name) {
                            pc += 2;
                        }
                        regs = window(&mut self.strand.stack, base);
                    }
                    Op::LoadSpecial => {
                        let object = regs[i.b as usize];
                        slow!(vm => vm.load_special(i.a, object, i.imm, i.c));
                    }
                    Op::GetItem => {
                        let (object, key) = (regs[i.b as usize], regs[i.c as usize]);
                        if let Some(n) = key.as_int()
                            && let Some(id) = object.as_obj()
                            && let heap_object = self.heap.get(id)
                            && let Body::List(items) = &heap_object.body
                            && heap_object.class == types::LIST
                            && let Some(value) = items.get(if n < 0 { n.wrapping_add(items.len() as i64) } else { n } as usize)
                        {
                            regs[i.a as usize] = *value;
                        } else {
                            plain!(vm => vm.get_item(i.a, object, key));
                        }
                    }
                    Op::SetItem => {
                        let (object, key, value) = (regs[i.a as usize], regs[i.b as usize], regs[i.c as usize]);
                        let stored = if let (Some(n), Some(id)) = (key.as_int(), object.as_obj()) {
                            n >= 0 && self.heap.get(id).class == types::LIST && self.heap.list_set(id, n as usize, value)
                        } else {
                            false
                        };
                        if !stored {
                            plain!(vm => vm.set_item(object, key, value));
                        }
                    }
                    Op::DelItem => {
                        let (object, key) = (regs[i.a as usize], regs[i.b as usize]);
                        slow!(vm => vm.delete_item(object, key));
                    }
                    Op::BuildSlice => {
                        let b = i.b as usize;
                        regs[i.a as usize] = self.heap.slice(regs[b], regs[b + 1], regs[b + 2]);
                    }

                    Op::Add => arith!(
                        i,
                        Add,
                        |x: Value, y: Value| x.doubled().checked_add(y.doubled()).map(Value::from_doubled),
                        |p, q| Value::small_float(p + q)
                    ),
                    Op::Sub => arith!(
                        i,
                        Sub,
                        |x: Value, y: Value| x.doubled().checked_sub(y.doubled()).map(Value::from_doubled),
                        |p, q| Value::small_float(p - q)
                    ),
                    Op::Mul => arith!(
                        i,
                        Mul,
                        |x: Value, y: Value| (x.doubled() >> 1).checked_mul(y.doubled()).map(Value::from_doubled),
                        |p, q| Value::small_float(p * q)
                    ),
                    Op::TrueDiv => {
                        arith!(i, TrueDiv, true_divide, |p: f64, q: f64| if q == 0.0 { None } else { Value::small_float(p / q) })
                    }
                    Op::FloorDiv => arith!(i, FloorDiv, floor_divide, no_floats!()),
                    Op::Mod => arith!(i, Mod, modulo, no_floats!()),
                    Op::Pow => arith!(i, Pow, |_, _| None::<Value>, no_floats!()),
                    Op::LShift => arith!(i, LShift, |_, _| None::<Value>, no_floats!()),
                    Op::RShift => arith!(i, RShift, shift_right, no_floats!()),
                    Op::BitAnd => {
                        arith!(i, And, |x: Value, y: Value| Some(Value::from_doubled(x.doubled() & y.doubled())), no_floats!())
                    }
                    Op::BitOr => {
                        arith!(i, Or, |x: Value, y: Value| Some(Value::from_doubled(x.doubled() | y.doubled())), no_floats!())
                    }
                    Op::BitXor => {
                        arith!(i, Xor, |x: Value, y: Value| Some(Value::from_doubled(x.doubled() ^ y.doubled())), no_floats!())
                    }
                    Op::MatMul => arith!(i, MatMul, |_, _| None::<Value>, no_floats!()),
                    Op::AddInt => {
                        let x = regs[i.b as usize];
                        if x.both_int(x)
                            && let Some(sum) = x.doubled().checked_add(i64::from(i.imm) << 1)
                        {
                            regs[i.a as usize] = Value::from_doubled(sum);
                        } else {
                            plain!(vm => vm.binary(BinOp::Add, i.a, x, Value::int32(i.imm), i.c != 0));
                        }
                    }
                    Op::SubInt => {
                        let x = regs[i.b as usize];
                        if x.both_int(x)
                            && let Some(difference) = x.doubled().checked_sub(i64::from(i.imm) << 1)
                        {
                            regs[i.a as usize] = Value::from_doubled(difference);
                        } else {
                            plain!(vm => vm.binary(BinOp::Sub, i.a, x, Value::int32(i.imm), i.c != 0));
                        }
                    }
                    Op::Neg | Op::Pos | Op::Invert => {
                        let x = regs[i.b as usize];
                        slow!(vm => vm.unary(i.op, i.a, x));
                    }
                    Op::Not => {
                        let x = regs[i.b as usize];
                        match crate::builtins::truth(self.heap, x) {
                            Some(truth) => regs[i.a as usize] = Value::bool(!truth),
                            None => slow!(vm => vm.call_prelude("negate", &[x], i.a, Cont::Store)),
                        }
                    }
                    Op::Lt => compare!(i, Lt, <),
                    Op::Le => compare!(i, Le, <=),
                    Op::Eq => compare!(i, Eq, ==),
                    Op::Ne => compare!(i, Ne, !=),
                    Op::Gt => compare!(i, Gt, >),
                    Op::Ge => compare!(i, Ge, >=),
                    Op::Is => regs[i.a as usize] = Value::bool(regs[i.b as usize] == regs[i.c as usize]),
                    Op::IsNot => regs[i.a as usize] = Value::bool(regs[i.b as usize] != regs[i.c as usize]),
                    Op::In => {
                        let (item, container) = (regs[i.b as usize], regs[i.c as usize]);
                        plain!(vm => vm.contains(i.a, container, item, false));
                    }
                    Op::NotIn => {
                        let (item, container) = (regs[i.b as usize], regs[i.c as usize]);
                        plain!(vm => vm.contains(i.a, container, item, true));
                    }

                    Op::Jump => pc = i.imm as usize,
                    Op::Loop => {
                        let target = i.imm as usize;
                        self.world.fuel -= (pc - target) as i64;
                        pc = target;
                        if self.world.fuel <= 0 || self.lease == 0 && (!STEP || !self.any) {
                            slow!(vm => vm.stop_in_loop(code_id));
                        } else if !STEP || !self.any {
                            self.lease -= 1;
                        }
                    }
                    Op::JumpIfTrue => {
                        let x = regs[i.a as usize];
                        if x == Value::TRUE {
                            pc = i.imm as usize;
                        } else if x != Value::FALSE {
                            match crate::builtins::truth(self.heap, x) {
                                Some(true) => pc = i.imm as usize,
                                Some(false) => {}
                                None => {
                                    slow!(vm => vm.call_prelude("truth", &[x], 0, Cont::Jump { on: true, target: i.imm as u32 }))
                                }
                            }
                        }
                    }
                    Op::JumpIfFalse => {
                        let x = regs[i.a as usize];
                        if x == Value::FALSE {
                            pc = i.imm as usize;
                        } else if x != Value::TRUE {
                            match crate::builtins::truth(self.heap, x) {
                                Some(false) => pc = i.imm as usize,
                                Some(true) => {}
                                None => {
                                    slow!(vm => vm.call_prelude("truth", &[x], 0, Cont::Jump { on: false, target: i.imm as u32 }))
                                }
                            }
                        }
                    }
                    Op::JumpIfNone => {
                        if regs[i.a as usize].is_none() {
                            pc = i.imm as usize;
                        }
                    }
                    Op::JumpLt => jump_compare!(i, Lt, <),
                    Op::JumpLe => jump_compare!(i, Le, <=),
                    Op::JumpEq => jump_compare!(i, Eq, ==),
                    Op::JumpNe => jump_compare!(i, Ne, !=),
                    Op::JumpGt => jump_compare!(i, Gt, >),
                    Op::JumpGe => jump_compare!(i, Ge, >=),
                    Op::GetIter => {
                        let x = regs[i.b as usize];
                        slow!(vm => vm.get_iter(i.a, x));
                    }
                    Op::ForIter => {
                        let iterator = regs[i.b as usize];
                        if !STEP
                            && let Some(parked) = self.parked.last()
                            && parked.is(iterator, base + entry.registers as usize + 1)
                            && self.lease > 0
                        {
                            self.lease -= 1;
                            self.unpark(i.a, i.imm as u32, pc as u32);
                            continue 'frame;
                        }
                        let step = match iterator.as_obj() {
                            Some(id) => match &mut self.heap.get_mut(id).body {
                                Body::Iter(iter) => match &mut **iter {
                                    // The most frequent kind, without a detour.
                                    Iter::Range { next, left, step } if *left > 0 => {
                                        let item = *next;
                                        *left -= 1;
                                        *next = item.wrapping_add(*step);
                                        regs[i.a as usize] = self.heap.int(item);
                                        continue;
                                    }
                                    // Two items that the next instruction unpacks need no tuple.
                                    Iter::Zip { .. } | Iter::Enumerate { .. } | Iter::Dict { part: DictPart::Item, .. }
                                        if !STEP && unpacks_pair(&entry.code, &instrs[pc], i.a) =>
                                    {
                                        match iterators::next_two(self.heap, id) {
                                            Ok(Some([first, second])) => {
                                                let a = instrs[pc].a as usize;
                                                (regs[a], regs[a + 1]) = (first, second);
                                                pc += 1;
                                                continue;
                                            }
                                            Ok(None) => iterators::next(self.heap, id),
                                            Err(raise) => Err(raise),
                                        }
                                    }
                                    _ => iterators::next(self.heap, id),
                                },
                                Body::Generator(generator) if generator.state == GeneratorState::Suspended => {
                                    let (top, exit) = (base + entry.registers as usize, i.imm as u32);
                                    self.settle();
                                    if self.resume_at_once(id, top, i.a, exit, pc as u32) {
                                        continue 'frame;
                                    }
                                    slow!(vm => vm.resume(iterator, Value::NONE, i.a, Cont::ForNext { exit }));
                                    continue;
                                }
                                _ => Ok(Step::Python),
                            },
                            None => Ok(Step::Python),
                        };
                        match step {
                            Ok(Step::Value(value)) => regs[i.a as usize] = value,
                            Ok(Step::Done) => pc = i.imm as usize,
                            Ok(Step::Python) => slow!(vm => vm.for_iter_slow(i.a, iterator, i.imm as u32)),
                            Err(raise) => slow!(_vm => Err(raise)),
                        }
                    }
                    Op::Unpack => {
                        let x = regs[i.b as usize];
                        let items = match x.as_obj().map(|id| self.heap.get(id)) {
                            Some(Object { body: Body::Tuple(items), .. }) => &items[..],
                            Some(Object { body: Body::List(Array::Small { len, room }), class: types::LIST, .. }) => {
                                &room[..*len as usize]
                            }
                            _ => &[],
                        };
                        if items.len() == i.c as usize && !items.is_empty() {
                            let a = i.a as usize;
                            for (place, item) in regs[a..].iter_mut().zip(items) {
                                *place = *item;
                            }
                        } else {
                            plain!(vm => vm.unpack(i.a, x, i.c as usize));
                        }
                    }
                    Op::UnpackEx => {
                        let x = regs[i.b as usize];
                        slow!(vm => vm.unpack_ex(i.a, x, i.c as usize, i.imm as usize));
                    }

                    Op::BuildTuple => {
                        let (b, count) = (i.b as usize, i.imm as usize);
                        regs[i.a as usize] = self.heap.tuple(&regs[b..b + count]);
                    }
                    Op::BuildList => {
                        let (b, count) = (i.b as usize, i.imm as usize);
                        regs[i.a as usize] = self.heap.list(regs[b..b + count].to_vec());
                    }
                    Op::BuildSet => slow!(vm => vm.build_set(i.a, i.b, i.imm as usize)),
                    Op::BuildMap => slow!(vm => vm.build_map(i.a, i.b, i.imm as usize)),
                    Op::ListAppend => {
                        let (list, value) = (regs[i.a as usize], regs[i.b as usize]);
                        self.heap.charge(8);
                        if let Some(id) = list.as_obj()
                            && let Body::List(items) = &mut self.heap.get_mut(id).body
                        {
                            items.push(value);
                        }
                    }
                    Op::ListExtend => {
                        let (list, value) = (regs[i.a as usize], regs[i.b as usize]);
                        let callee = if i.c == 1 { regs[i.a as usize - 1] } else { Value::UNBOUND };
                        slow!(vm => vm.list_extend(list, value, callee));
                    }
                    Op::ListToTuple => {
                        let items: Vec<Value> = self.heap.as_items(regs[i.b as usize]).unwrap_or_default().to_vec();
                        regs[i.a as usize] = self.heap.tuple(items);
                    }
                    Op::SetAdd => {
                        let (set, value) = (regs[i.a as usize], regs[i.b as usize]);
                        slow!(vm => vm.set_add(set, value));
                    }
                    Op::SetUpdate => {
                        let (set, value) = (regs[i.a as usize], regs[i.b as usize]);
                        slow!(vm => vm.set_update(set, value));
                    }
                    Op::MapInsert => {
                        let (map, key, value) = (regs[i.a as usize], regs[i.b as usize], regs[i.c as usize]);
                        slow!(vm => vm.map_insert(map, key, value));
                    }
                    Op::MapUpdate => {
                        let (map, value) = (regs[i.a as usize], regs[i.b as usize]);
                        slow!(vm => vm.map_update(map, value));
                    }
                    Op::MapMerge => {
                        let (map, value, callee) = (regs[i.a as usize], regs[i.b as usize], regs[i.c as usize]);
                        slow!(vm => vm.map_merge(map, value, callee));
                    }
                    Op::FormatValue => {
                        let value = regs[i.b as usize];
                        let spec = if i.imm & 4 != 0 { regs[i.c as usize] } else { Value::UNBOUND };
                        plain!(vm => vm.format_value(i.a, value, (i.imm & 3) as u8, spec));
                    }
                    Op::BuildString => {
                        let (b, count) = (i.b as usize, i.imm as usize);
                        let text =
                            Text::concat(regs[b..b + count].iter().map(|part| self.heap.as_str(*part).unwrap_or_default()));
                        regs[i.a as usize] = self.heap.str(text);
                    }

                    Op::StarArgs => {
                        let x = regs[i.b as usize];
                        if x.as_obj().is_some_and(|id| self.heap.get(id).class == types::TUPLE) {
                            regs[i.a as usize] = x;
                        } else {
                            let callee = regs[i.a as usize - 1];
                            slow!(vm => vm.star_args(i.a, x, callee));
                        }
                    }
                    Op::StarKwargs => {
                        let (map, callee) = (regs[i.b as usize], regs[i.c as usize]);
                        let later = u8::try_from(i.imm).map_or(Value::UNBOUND, |register| regs[register as usize]);
                        slow!(vm => vm.star_kwargs(i.a, map, callee, later));
                    }
                    Op::Call => {
                        let callee = regs[i.b as usize];
                        let (start, count) = (base + i.b as usize + 1, i.c as usize);
                        if self.enter_at_once(callee, start, count, i.a, Cont::Store, pc as u32)
                            || self.make_at_once(callee, start, count, i.a, pc as u32)
                        {
                            continue 'frame;
                        }
                        slow!(vm => vm.call_plain(callee, start, count, i.a));
                    }
                    Op::CallKw => {
                        let callee = regs[i.b as usize];
                        let names = self.state.constants[constants + i.imm as usize];
                        let start = base + i.b as usize + 1;
                        slow!(vm => vm.call(callee, start, i.c as usize, names, i.a, Cont::Store));
                    }
                    Op::CallMethod => {
                        let (callee, receiver) = (regs[i.b as usize], regs[i.b as usize + 1]);
                        let plain = receiver.is_unbound() as usize;
                        let (start, count) = (base + i.b as usize + 1 + plain, i.c as usize + 1 - plain);
                        if self.enter_at_once(callee, start, count, i.a, Cont::Store, pc as u32) {
                            continue 'frame;
                        }
                        slow!(vm => vm.call_plain(callee, start, count, i.a));
                    }
                    Op::CallMethodKw => {
                        let (callee, receiver) = (regs[i.b as usize], regs[i.b as usize + 1]);
                        let names = self.state.constants[constants + i.imm as usize];
                        let plain = receiver.is_unbound() as usize;
                        let start = base + i.b as usize + 1 + plain;
                        slow!(vm => vm.call(callee, start, i.c as usize + 1 - plain, names, i.a, Cont::Store));
                    }
                    Op::CallEx => {
                        let b = i.b as usize;
                        let (callee, args) = (regs[b], regs[b + 1]);
                        let kwargs = if i.c == 1 { regs[b + 2] } else { Value::UNBOUND };
                        slow!(vm => vm.call_ex(callee, args, kwargs, i.a));
                    }
                    Op::Return => {
                        let value = regs[i.a as usize];
                        // The common cases in a few steps; the rest elsewhere.
                        if let [.., caller, frame] = &mut self.strand.frames[..]
                            && frame.generator.0 == 0
                            && self.lease > 0
                        {
                            let result = match frame.cont {
                                Cont::Store => value,
                                Cont::Init(instance) if value.is_none() => instance,
                                Cont::Operator | Cont::Comparison(_) if value != Value::NOT_IMPLEMENTED => value,
                                _ => Value::UNBOUND,
                            };
                            if !result.is_unbound() {
                                let place = caller.base as usize + frame.ret as usize;
                                self.strand.frames.pop();
                                self.world.fuel -= pc as i64 / 2;
                                self.strand.stack[place] = result;
                                continue 'frame;
                            }
                        }
                        slow!(vm => vm.return_value(value));
                    }
                    Op::MakeFunction => slow!(vm => vm.make_function(*i)),
                    Op::LoadBuildClass => regs[i.a as usize] = self.state.build_class,
                    Op::CallIntrinsic => {
                        let callee = self.state.intrinsics[i.imm as usize];
                        slow!(vm => vm.call_intrinsic(callee, i.b, i.c, i.a));
                    }

                    Op::Yield => {
                        let value = regs[i.b as usize];
                        if !entry.guards
                            && (!STEP && self.park(value, pc as u32 - 1, i.a) || self.yield_at_once(value, pc as u32 - 1))
                        {
                            continue 'frame;
                        }
                        slow!(vm => vm.yield_value(value));
                    }
                    Op::YieldFrom => {
                        let (sent, iterator) = (regs[i.a as usize], regs[i.b as usize]);
                        slow!(vm => vm.delegate(i.a, iterator, sent));
                    }
                    Op::GetAwaitable => {
                        let x = regs[i.b as usize];
                        slow!(vm => vm.get_awaitable(i.a, x));
                    }
                    Op::GetYieldFromIter => {
                        let x = regs[i.b as usize];
                        slow!(vm => vm.get_yield_from_iter(i.a, x));
                    }
                    Op::GetAIter => {
                        let x = regs[i.b as usize];
                        slow!(vm => vm.get_aiter(i.a, x));
                    }
                    Op::GetANext => {
                        let x = regs[i.b as usize];
                        slow!(vm => vm.get_anext(i.a, x));
                    }

                    Op::Raise => slow!(vm => vm.raise_statement(*i)),
                    Op::Reraise => {
                        let exception = regs[i.a as usize];
                        self.frame_mut().pc = pc as u32;
                        self.settle();
                        if !self.reraise(exception) {
                            return Exit::Died(exception);
                        }
                        continue 'frame;
                    }
                    Op::MatchExc => {
                        let (exception, class) = (regs[i.b as usize], regs[i.c as usize]);
                        slow!(vm => vm.match_exception(i.a, exception, class));
                    }
                    Op::ExcInfo => slow!(vm => vm.exception_info(i.a, i.b)),

                    Op::ImportName => {
                        let fromlist = regs[i.b as usize];
                        slow!(vm => vm.import_name(i.a, i.imm, fromlist, i.c));
                    }
                    Op::ImportFrom => {
                        let module = regs[i.b as usize];
                        slow!(vm => vm.import_from(i.a, module, i.imm));
                    }
                    Op::ImportStar => {
                        let module = regs[i.a as usize];
                        slow!(vm => vm.call_prelude("import_star", &[module, globals.into()], i.a, Cont::Discard));
                    }
                }
            }
        }
    }
}

/// Whether an instruction unpacks `register` into two, and nothing else reads that: it is no variable.
#[inline(always)]
fn unpacks_pair(code: &Code, i: &Instr, register: u8) -> bool {
    i.op == Op::Unpack && i.b == register && i.c == 2 && register as usize >= code.locals.len()
}

/// The key of an attribute cache: the shape, valid for one state of all types.
#[inline(always)]
pub(super) fn attr_key(epoch: u32, shape: u32) -> u64 {
    u64::from(epoch) << 32 | u64::from(shape)
}

/// The key of a method cache: an instance's shape, or another object's class when it has no attributes of its own.
#[inline(always)]
pub(super) fn method_key(epoch: u32, object: &crate::heap::Object) -> u64 {
    let what = match &object.body {
        Body::Instance(_) => object.aux,
        Body::Str(_) => object.class.0 | 1 << 31,
        _ if object.aux != 0 => return u64::MAX - 1,
        _ => object.class.0 | 1 << 31,
    };
    u64::from(epoch) << 32 | u64::from(what)
}

/// The key of a global's cache that found a builtin: valid while the module's names stay.
#[inline(always)]
pub(super) fn builtin_key(globals: ObjId, heap: &crate::heap::Heap) -> u64 {
    1 << 63 | u64::from(heap.dict_ref(globals).keys_version & 0x7fff_ffff) << 32 | u64::from(globals.0)
}

fn cell(heap: &crate::heap::Heap, cell: Value) -> Value {
    match heap.body(cell) {
        Some(Body::Cell(value)) => *value,
        _ => Value::UNBOUND,
    }
}

fn set_cell(heap: &mut crate::heap::Heap, cell: Value, value: Value) {
    if let Some(id) = cell.as_obj()
        && let Body::Cell(place) = &mut heap.get_mut(id).body
    {
        *place = value;
    }
}

#[inline(always)]
fn true_divide(x: Value, y: Value) -> Option<Value> {
    let (x, y) = (x.as_int()?, y.as_int()?);
    // Both exact as floats, so that one rounding is right.
    const EXACT: i64 = 1 << 53;
    if y == 0 || x.abs() > EXACT || y.abs() > EXACT {
        return None;
    }
    Value::small_float(x as f64 / y as f64)
}

fn floor_divide(x: Value, y: Value) -> Option<Value> {
    let (x, y) = (x.as_int()?, y.as_int()?);
    if y == 0 {
        return None;
    }
    let quotient = x.wrapping_div(y);
    Value::small_int(if x % y != 0 && (x < 0) != (y < 0) { quotient - 1 } else { quotient })
}

#[inline(always)]
fn modulo(x: Value, y: Value) -> Option<Value> {
    let (x, y) = (x.as_int()?, y.as_int()?);
    if y == 0 {
        return None;
    }
    let rest = x % y;
    Value::small_int(if rest != 0 && (rest < 0) != (y < 0) { rest + y } else { rest })
}

fn shift_right(x: Value, y: Value) -> Option<Value> {
    let (x, y) = (x.as_int()?, y.as_int()?);
    if y < 0 { None } else { Value::small_int(x >> y.min(63)) }
}
