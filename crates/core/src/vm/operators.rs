//! Operators, items, displays and iteration where the dispatch loop has no fast path.

use super::{Next, Slow, Vm};
use crate::{
    builtins::{
        self, CompareOp,
        arith::{self, BinOp, UnaryOp},
        arith_sequences,
        compare::{self, Ordered},
        dict::{self, Found, dict_find},
        format,
        in_place::in_place,
        iterators,
    },
    bytecode::Op,
    heap::{Body, GeneratorState, names as n, types},
    native::Flow,
    strand::Cont,
    value::Value,
};

impl Vm<'_> {
    /// A binary operator.
    #[inline(never)]
    pub(crate) fn binary(&mut self, op: BinOp, ret: u8, left: Value, right: Value, augmented: bool) -> Slow {
        if let Some(value) = mixed(op, left, right) {
            self.set_reg(ret, value);
            return Ok(Next::Go);
        }
        let (op_name, right_class, left_class) = (op.forward(), self.heap.type_of(right), self.heap.type_of(left));
        if op == BinOp::Add
            && left_class == types::STR
            && right_class == types::STR
            && let Some(joined) = arith_sequences::concat(&mut self.cx(), left, right)
        {
            let joined = joined?;
            self.set_reg(ret, joined);
            return Ok(Next::Go);
        }
        let custom = self.heap.ty(left_class).flags.custom_number || self.heap.ty(right_class).flags.custom_number;
        if !custom && let Some(flow) = self.builtin_operator(op, left, right, augmented) {
            return self.flow_stored(flow?, ret);
        }
        // The common case of a class in Python: its own method, no subclass on the right, called at once.
        if !augmented
            && (right_class == left_class || !self.heap.is_subtype(right_class, left_class))
            && let Some(function) = self.lookup(left_class, Self::name(op_name))
            && matches!(self.heap.body(function), Some(Body::Function(_)))
        {
            return self.call_two(function, left, right, ret, Cont::Operator);
        }
        let number = Value::int32(op as i32);
        let name = if augmented { "inplace_op" } else { "binary_op" };
        self.call_prelude(name, &[left, right, number], ret, Cont::Store)
    }

    /// An operator on built-in operands; the augmented form of a list, set, dict or bytearray changes it.
    fn builtin_operator(
        &mut self,
        op: BinOp,
        left: Value,
        right: Value,
        augmented: bool,
    ) -> Option<Result<Flow, crate::native::Raise>> {
        let mut cx = self.cx();
        if augmented && let Some(flow) = in_place(&mut cx, op, left, right) {
            return Some(flow);
        }
        arith::binary_flow(&mut cx, op, left, right)
    }

    /// The result of the left operand's method at an operator instruction.
    pub(crate) fn operator_result(&mut self, ret: u8, value: Value) -> Slow {
        if value != Value::NOT_IMPLEMENTED {
            self.set_reg(ret, value);
            return Ok(Next::Reload);
        }
        let frame = *self.frame();
        let i = self.codes.code(frame.code).instrs[frame.pc as usize - 1];
        let left = self.reg(i.b);
        let (op, right) = match i.op {
            Op::AddInt => (BinOp::Add, Value::int32(i.imm)),
            Op::SubInt => (BinOp::Sub, Value::int32(i.imm)),
            _ => (binary_operator(i.op), self.reg(i.c)),
        };
        self.call_prelude("binary_op_reflected", &[left, right, Value::int32(op as i32)], ret, Cont::Store)
    }

    /// A unary operator.
    #[inline(never)]
    pub(crate) fn unary(&mut self, op: Op, ret: u8, operand: Value) -> Slow {
        let op = match op {
            Op::Neg => UnaryOp::Neg,
            Op::Pos => UnaryOp::Pos,
            _ => UnaryOp::Invert,
        };
        let plain = self.heap.ty(self.heap.type_of(operand)).flags.builtin;
        match plain.then(|| arith::unary(&mut self.cx(), op, operand)).flatten() {
            Some(value) => {
                let value = value?;
                self.set_reg(ret, value);
                Ok(Next::Go)
            }
            None => self.call_prelude("unary_op", &[operand, Value::int32(op as i32)], ret, Cont::Store),
        }
    }

    /// A comparison; `cont` says what becomes of the result.
    #[inline(never)]
    pub(crate) fn compare(&mut self, op: CompareOp, ret: u8, left: Value, right: Value, cont: Cont) -> Slow {
        let result =
            match compare::strings(self.heap, op, left, right).unwrap_or_else(|| compare::order(self.heap, op, left, right)) {
                Ordered::Bool(b) => Some(b),
                Ordered::NotSupported(x, y) => return Err(compare::not_supported(&mut self.cx(), op, x, y)),
                Ordered::Python => None,
            };
        match (result, cont) {
            (Some(result), Cont::Store) => {
                self.set_reg(ret, Value::bool(result));
                Ok(Next::Go)
            }
            (Some(result), Cont::Jump { on, target }) => Ok(if result == on { Next::Jump(target) } else { Next::Go }),
            (Some(result), cont) => self.deliver(ret, cont, Value::bool(result)),
            (None, Cont::Store) if let Some(function) = self.comparison_method(op, left, right) => {
                self.call_two(function, left, right, ret, Cont::Comparison(op))
            }
            (None, Cont::Jump { .. }) if let Some(function) = self.comparison_method(op, left, right) => {
                self.call_two(function, left, right, ret, cont)
            }
            (None, cont) => self.call_prelude("compare_op", &[left, right, op.number()], ret, cont),
        }
    }

    /// Calls a function in Python with both operands.
    fn call_two(&mut self, function: Value, left: Value, right: Value, ret: u8, cont: Cont) -> Slow {
        self.settle();
        let (start, pc) = (self.top() + 1, self.frame().pc);
        if let Some(places) = self.strand.stack.get_mut(start..start + 2) {
            places.copy_from_slice(&[left, right]);
            if self.enter_at_once(function, start, 2, ret, cont, pc) {
                return Ok(Next::Reload);
            }
        }
        self.call_with(function, &[left, right], &[], ret, cont)
    }

    /// The left operand's own method in Python, when the right one is of the same class and so has no say before it.
    fn comparison_method(&mut self, op: CompareOp, left: Value, right: Value) -> Option<Value> {
        let class = self.heap.type_of(left);
        if class != self.heap.type_of(right) {
            return None;
        }
        let function = self.lookup(class, Self::name(op.method()))?;
        matches!(self.heap.body(function), Some(Body::Function(_))).then_some(function)
    }

    /// The result of a comparison method at a comparing instruction.
    pub(crate) fn comparison_result(&mut self, ret: u8, op: CompareOp, value: Value) -> Slow {
        if value != Value::NOT_IMPLEMENTED {
            self.set_reg(ret, value);
            return Ok(Next::Reload);
        }
        let i = self.current_instr();
        let (left, right) = (self.reg(i.b), self.reg(i.c));
        self.call_prelude("compare_op_reflected", &[left, right, op.number()], ret, Cont::Store)
    }

    /// Whether the frame stands behind an instruction that compares and jumps.
    pub(super) fn is_comparing(&self) -> bool {
        compared(self.current_instr().op).is_some()
    }

    /// The left operand's method answered `NotImplemented` at an instruction that compares and jumps.
    pub(super) fn jump_result(&mut self, cont: Cont) -> Slow {
        let i = self.current_instr();
        let (left, right) = (self.reg(i.a), self.reg(i.b));
        let number = compared(i.op).map_or(Value::NONE, CompareOp::number);
        self.call_prelude("compare_op_reflected", &[left, right, number], 0, cont)
    }

    /// `in` and `not in`
    #[inline(never)]
    pub(crate) fn contains(&mut self, ret: u8, container: Value, item: Value, negate: bool) -> Slow {
        if let Some(id) = container.as_obj()
            && self.heap.get(id).class == types::DICT
            && let found @ (Found::At(..) | Found::Missing(_)) = dict_find(self.heap, id, item)
        {
            self.set_reg(ret, Value::bool(matches!(found, Found::At(..)) != negate));
            return Ok(Next::Go);
        }
        match builtins::contains(&mut self.cx(), container, item)? {
            Flow::Value(value) => {
                let truth = value == Value::TRUE;
                self.set_reg(ret, Value::bool(truth != negate));
                Ok(Next::Go)
            }
            flow if !negate => self.flow(flow, ret, Cont::Store),
            _ => self.call_prelude("not_contains", &[container, item], ret, Cont::Store),
        }
    }

    /// Whether a class in Python may say what `object[key]` means: a container whose class overrides nothing is a plain one.
    #[inline]
    fn subscripts_in_python(&self, object: Value) -> bool {
        let Some(id) = object.as_obj() else { return false };
        let object = self.heap.get(id);
        if object.class.0 < types::END {
            return false;
        }
        let flags = self.heap.ty(object.class).flags;
        !flags.builtin && (flags.custom_container || !matches!(object.body, Body::List(_) | Body::Dict(_) | Body::Tuple(_)))
    }

    /// `a[b]`
    #[inline(never)]
    pub(crate) fn get_item(&mut self, ret: u8, object: Value, key: Value) -> Slow {
        // A plain dict with this key; others take the long way.
        if let Some(id) = object.as_obj()
            && self.heap.get(id).class == types::DICT
            && let Found::At(index, _) = dict_find(self.heap, id, key)
        {
            let value = self.heap.dict_ref(id).entries[index].value;
            self.set_reg(ret, value);
            return Ok(Next::Go);
        }
        if self.subscripts_in_python(object)
            && let Some(flow) = self.special_call(object, n::GETITEM, &[key])
        {
            return self.flow(flow, ret, Cont::Store);
        }
        let flow = builtins::get_item(&mut self.cx(), object, key)?;
        self.flow_stored(flow, ret)
    }

    /// `a[b] = c`
    #[inline(never)]
    pub(crate) fn set_item(&mut self, object: Value, key: Value, value: Value) -> Slow {
        if let Some(id) = object.as_obj()
            && self.heap.get(id).class == types::DICT
        {
            match dict_find(self.heap, id, key) {
                Found::At(index, _) => {
                    self.heap.dict_mut(id).entries[index].value = value;
                    return Ok(Next::Go);
                }
                Found::Missing(hash) => {
                    dict::push(self.heap, id, hash, key, value);
                    return Ok(Next::Go);
                }
                Found::Python | Found::Unhashable(_) => {}
            }
        }
        let flow = if self.subscripts_in_python(object)
            && let Some(flow) = self.special_call(object, n::SETITEM, &[key, value])
        {
            flow
        } else {
            builtins::set_item(&mut self.cx(), object, key, value)?
        };
        self.flow_discarded(flow)
    }

    /// `del a[b]`
    pub(crate) fn delete_item(&mut self, object: Value, key: Value) -> Slow {
        let class = self.heap.type_of(object);
        let flow = if !self.heap.ty(class).flags.builtin
            && let Some(flow) = self.special_call(object, n::DELITEM, &[key])
        {
            flow
        } else {
            builtins::del_item(&mut self.cx(), object, key)?
        };
        self.flow_discarded(flow)
    }

    pub(super) fn flow_stored(&mut self, flow: Flow, ret: u8) -> Slow {
        if let Flow::Value(value) = flow {
            self.set_reg(ret, value);
            return Ok(Next::Go);
        }
        self.flow(flow, ret, Cont::Store)
    }

    pub(super) fn flow_discarded(&mut self, flow: Flow) -> Slow {
        if let Flow::Value(_) = flow {
            return Ok(Next::Go);
        }
        self.flow(flow, 0, Cont::Discard)
    }

    /// `iter(x)` for a loop.
    #[inline(never)]
    pub(crate) fn get_iter(&mut self, ret: u8, object: Value) -> Slow {
        let class = self.heap.type_of(object);
        if class.0 >= types::END
            && !self.heap.ty(class).flags.builtin
            && let Some(function) = self.lookup(class, Self::name(n::ITER))
            && matches!(self.heap.body(function), Some(Body::Function(_)))
        {
            return self.call_prelude("iter_checked", &[object, function], ret, Cont::Store);
        }
        let flow = iterators::iter(&mut self.cx(), object)?;
        self.flow_stored(flow, ret)
    }

    /// The next item of an iterator that is not built in.
    #[inline(never)]
    pub(crate) fn for_iter_slow(&mut self, ret: u8, iterator: Value, exit: u32) -> Slow {
        let cont = Cont::ForNext { exit };
        if let Some(Body::Generator(generator)) = self.heap.body(iterator) {
            if generator.state == GeneratorState::Finished {
                self.frame_mut().pc = exit;
                return Ok(Next::Reload);
            }
            return self.resume(iterator, Value::NONE, ret, cont);
        }
        match self.lookup_of(iterator, Self::name(n::NEXT)) {
            Some(function) => self.call_with(function, &[iterator], &[], ret, cont),
            None => {
                let name = self.heap.type_name(iterator);
                Err(self.cx().type_error(format!("'{name}' object is not an iterator")))
            }
        }
    }

    /// `Unpack` of anything but a tuple of the right length.
    #[inline(never)]
    pub(crate) fn unpack(&mut self, ret: u8, value: Value, count: usize) -> Slow {
        let exact = matches!(self.heap.type_of(value), types::TUPLE | types::LIST);
        if !exact {
            if let Some(items) = self.native_items(value)? {
                return self.unpack_items(ret, &items, count);
            }
            return self.call_prelude("unpack", &[value, Value::index(count)], 0, Cont::Unpack);
        }
        let items = self.heap.as_items(value).unwrap_or_default().to_vec();
        self.unpack_items(ret, &items, count)
    }

    /// The tuple that the prelude made of an iterable for the unpacking instruction at which the frame stands.
    pub(crate) fn unpack_result(&mut self, items: Value) -> Slow {
        let i = self.current_instr();
        match i.op {
            Op::UnpackEx => self.unpack_ex(i.a, items, i.c as usize, i.imm as usize)?,
            _ => self.unpack(i.a, items, i.c as usize)?,
        };
        Ok(Next::Reload)
    }

    fn current_instr(&self) -> crate::bytecode::Instr {
        let frame = self.frame();
        self.codes.code(frame.code).instrs[frame.pc as usize - 1]
    }

    /// The items of a built-in iterable that is not an iterator, such as a string, dict or range.
    fn native_items(&mut self, value: Value) -> Result<Option<Vec<Value>>, crate::native::Raise> {
        match self.heap.body(value) {
            Some(Body::Iter(_) | Body::Generator(_) | Body::Instance(_)) => Ok(None),
            Some(Body::Range(range)) if range.len() > 1000 => Ok(None),
            Some(_) => iterators::collect(&mut self.cx(), value),
            None => Ok(None),
        }
    }

    fn unpack_items(&mut self, ret: u8, items: &[Value], count: usize) -> Slow {
        if items.len() != count {
            let message = if items.len() < count {
                format!("not enough values to unpack (expected {count}, got {})", items.len())
            } else {
                format!("too many values to unpack (expected {count})")
            };
            return Err(self.cx().value_error(message));
        }
        let at = self.frame().base as usize + ret as usize;
        self.strand.stack[at..at + count].copy_from_slice(items);
        Ok(Next::Go)
    }

    /// `UnpackEx`
    pub(crate) fn unpack_ex(&mut self, ret: u8, value: Value, before: usize, after: usize) -> Slow {
        let items = match self.heap.type_of(value) {
            types::TUPLE | types::LIST => self.heap.as_items(value).unwrap_or_default().to_vec(),
            _ => match self.native_items(value)? {
                Some(items) => items,
                None => return self.call_prelude("unpack_all", &[value], 0, Cont::Unpack),
            },
        };
        if items.len() < before + after {
            let message = format!("not enough values to unpack (expected at least {}, got {})", before + after, items.len());
            return Err(self.cx().value_error(message));
        }
        let middle = self.heap.list(items[before..items.len() - after].to_vec());
        let mut all = items[..before].to_vec();
        all.push(middle);
        all.extend_from_slice(&items[items.len() - after..]);
        let at = self.frame().base as usize + ret as usize;
        self.strand.stack[at..at + all.len()].copy_from_slice(&all);
        Ok(Next::Go)
    }

    /// `FormatValue`
    pub(crate) fn format_value(&mut self, ret: u8, value: Value, conversion: u8, spec: Value) -> Slow {
        let flow = format::format_value(&mut self.cx(), value, conversion, spec)?;
        self.flow_stored(flow, ret)
    }
}

/// `int op float` and `float op int` of small ones: the dispatch loop does only two of a kind.
#[inline]
fn mixed(op: BinOp, left: Value, right: Value) -> Option<Value> {
    let (x, y) = match (left.as_int(), right.as_int()) {
        (Some(n), None) => (exact_float(n)?, right.as_small_float()?),
        (None, Some(n)) => (left.as_small_float()?, exact_float(n)?),
        _ => return None,
    };
    match op {
        BinOp::Add => Value::small_float(x + y),
        BinOp::Sub => Value::small_float(x - y),
        BinOp::Mul => Value::small_float(x * y),
        BinOp::TrueDiv if y != 0.0 => Value::small_float(x / y),
        _ => None,
    }
}

/// An int as a float, if that is exact for certain.
fn exact_float(n: i64) -> Option<f64> {
    (n.unsigned_abs() <= 1 << 53).then_some(n as f64)
}

/// What an instruction compares that jumps by the result.
fn compared(op: Op) -> Option<CompareOp> {
    Some(match op {
        Op::JumpLt => CompareOp::Lt,
        Op::JumpLe => CompareOp::Le,
        Op::JumpEq => CompareOp::Eq,
        Op::JumpNe => CompareOp::Ne,
        Op::JumpGt => CompareOp::Gt,
        Op::JumpGe => CompareOp::Ge,
        _ => return None,
    })
}

/// The operator of a binary instruction.
fn binary_operator(op: Op) -> BinOp {
    match op {
        Op::Add => BinOp::Add,
        Op::Sub => BinOp::Sub,
        Op::Mul => BinOp::Mul,
        Op::TrueDiv => BinOp::TrueDiv,
        Op::FloorDiv => BinOp::FloorDiv,
        Op::Mod => BinOp::Mod,
        Op::Pow => BinOp::Pow,
        Op::LShift => BinOp::LShift,
        Op::RShift => BinOp::RShift,
        Op::BitAnd => BinOp::And,
        Op::BitOr => BinOp::Or,
        Op::BitXor => BinOp::Xor,
        Op::MatMul => BinOp::MatMul,
        other => unreachable!("{other:?} is no binary operator"),
    }
}
