//! Equality and order of built-in values, as far as no Python code is needed for them.

use std::cmp::Ordering;

use super::numeric_order::{compare_numbers, number, numbers_equal};
use crate::{
    heap::{Body, Dict, Heap, Set, names as n, types},
    native::{Cx, Flow, Raise},
    value::{Kind, ObjId, Value},
};

/// The answer to a question about values that may depend on Python code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tri {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Python code has to be asked: a class has an `__eq__` of its own, or the data is nested very deeply.
    Python,
}

impl From<bool> for Tri {
    fn from(b: bool) -> Self {
        if b { Self::Yes } else { Self::No }
    }
}

/// A comparison operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareOp {
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `==`
    Eq,
    /// `!=`
    Ne,
    /// `>`
    Gt,
    /// `>=`
    Ge,
}

impl CompareOp {
    /// All of them; their places are the numbers by which the prelude's `compare_op` knows them.
    pub const ALL: [Self; 6] = [Self::Lt, Self::Le, Self::Eq, Self::Ne, Self::Gt, Self::Ge];

    /// As it is written.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Lt => "<",
            Self::Le => "<=",
            Self::Eq => "==",
            Self::Ne => "!=",
            Self::Gt => ">",
            Self::Ge => ">=",
        }
    }

    /// The name of its method.
    pub const fn method(self) -> ObjId {
        match self {
            Self::Lt => n::LT,
            Self::Le => n::LE,
            Self::Eq => n::EQ,
            Self::Ne => n::NE,
            Self::Gt => n::GT,
            Self::Ge => n::GE,
        }
    }

    /// The operator that asks the same with the operands exchanged.
    pub const fn reflected(self) -> Self {
        match self {
            Self::Lt => Self::Gt,
            Self::Le => Self::Ge,
            Self::Eq => Self::Eq,
            Self::Ne => Self::Ne,
            Self::Gt => Self::Lt,
            Self::Ge => Self::Le,
        }
    }

    /// Whether it holds for operands that stand so; `None`: they have no order (NaN).
    pub fn holds(self, order: Option<Ordering>) -> bool {
        match order {
            None => self == Self::Ne,
            Some(order) => match self {
                Self::Lt => order.is_lt(),
                Self::Le => order.is_le(),
                Self::Eq => order.is_eq(),
                Self::Ne => order.is_ne(),
                Self::Gt => order.is_gt(),
                Self::Ge => order.is_ge(),
            },
        }
    }

    /// Its place in [`CompareOp::ALL`] as an int.
    pub fn number(self) -> Value {
        Value::int32(self as i32)
    }
}

/// The answer to a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ordered {
    /// Whether it holds.
    Bool(bool),
    /// These two values, the operands or items of theirs, have no order.
    NotSupported(Value, Value),
    /// Python code has to be asked.
    Python,
}

impl From<Tri> for Ordered {
    fn from(tri: Tri) -> Self {
        match tri {
            Tri::Yes => Self::Bool(true),
            Tri::No => Self::Bool(false),
            Tri::Python => Self::Python,
        }
    }
}

/// Data nested more deeply than this is compared, hashed, … by Python code, whose frames are counted.
pub const DEPTH: u32 = 40;

/// `a == b`
#[inline]
pub fn equal(heap: &Heap, a: Value, b: Value) -> Tri {
    if a.both_int(b) {
        return (a == b).into();
    }
    equal_within(heap, a, b, DEPTH)
}

/// `a is b or a == b`: how containers compare their items.
#[inline]
pub fn same(heap: &Heap, a: Value, b: Value) -> Tri {
    if a == b {
        return Tri::Yes;
    }
    if a.both_int(b) {
        return Tri::No;
    }
    match strings(heap, CompareOp::Eq, a, b) {
        Some(Ordered::Bool(equal)) => equal.into(),
        _ => equal_within(heap, a, b, DEPTH),
    }
}

/// `a op b`
pub fn order(heap: &Heap, op: CompareOp, a: Value, b: Value) -> Ordered {
    match op {
        CompareOp::Eq => equal(heap, a, b).into(),
        CompareOp::Ne => match equal(heap, a, b) {
            Tri::Python => Ordered::Python,
            tri => Ordered::Bool(tri == Tri::No),
        },
        _ => order_within(heap, op, a, b, DEPTH),
    }
}

/// `a op b` of two plain strings, the most frequent case that is not about numbers; `None` for anything else.
#[inline]
pub fn strings(heap: &Heap, op: CompareOp, a: Value, b: Value) -> Option<Ordered> {
    let (a, b) = (heap.get(a.as_obj()?), heap.get(b.as_obj()?));
    let (Body::Str(s), Body::Str(t)) = (&a.body, &b.body) else { return None };
    let plain = a.class == types::STR && b.class == types::STR;
    plain.then(|| match op {
        CompareOp::Eq => Ordered::Bool(s == t),
        CompareOp::Ne => Ordered::Bool(s != t),
        _ => Ordered::Bool(op.holds(Some(s.cmp(t)))),
    })
}

/// `a op b`, asking Python code where it must.
pub fn compare(cx: &mut Cx<'_>, op: CompareOp, a: Value, b: Value) -> Result<Flow, Raise> {
    match order(cx.heap, op, a, b) {
        Ordered::Bool(holds) => Ok(Value::bool(holds).into()),
        Ordered::NotSupported(x, y) => Err(not_supported(cx, op, x, y)),
        Ordered::Python => Ok(Flow::prelude(cx, "compare_op", &[a, b, op.number()])),
    }
}

/// The error for values that have no order.
#[cold]
pub fn not_supported(cx: &mut Cx<'_>, op: CompareOp, a: Value, b: Value) -> Raise {
    let (left, right) = (cx.heap.type_name(a), cx.heap.type_name(b));
    cx.type_error(format!("'{}' not supported between instances of '{left}' and '{right}'", op.symbol()))
}

/// A rich comparison as a method of a built-in type: `NotImplemented` when the other operand is of no type that it knows.
/// `related` says which types it knows; `slow` is the prelude's function `(a, b, number)` for what needs Python code.
pub fn compare_method(
    cx: &mut Cx<'_>,
    op: CompareOp,
    args: &[Value],
    related: fn(&Body) -> bool,
    slow: &str,
) -> Result<Flow, Raise> {
    let (a, b) = (args[0], args[1]);
    if !cx.heap.body(a).is_some_and(related) || !cx.heap.body(b).is_some_and(related) {
        return Ok(Value::NOT_IMPLEMENTED.into());
    }
    match order_plain(cx.heap, op, a, b, DEPTH) {
        Ordered::Bool(holds) => Ok(Value::bool(holds).into()),
        Ordered::NotSupported(x, y) if x == a && y == b => Ok(Value::NOT_IMPLEMENTED.into()),
        Ordered::NotSupported(x, y) => Err(not_supported(cx, op, x, y)),
        Ordered::Python => Ok(Flow::prelude(cx, slow, &[a, b, op.number()])),
    }
}

/// The six rich comparisons of a built-in type as natives: `comparisons!(related, "slow prelude function")`.
macro_rules! comparisons {
    ($related:expr, $slow:literal) => {
        [
            comparisons!(@one "__lt__", Lt, $related, $slow),
            comparisons!(@one "__le__", Le, $related, $slow),
            comparisons!(@one "__eq__", Eq, $related, $slow),
            comparisons!(@one "__ne__", Ne, $related, $slow),
            comparisons!(@one "__gt__", Gt, $related, $slow),
            comparisons!(@one "__ge__", Ge, $related, $slow),
        ]
    };
    (@one $name:literal, $op:ident, $related:expr, $slow:literal) => {
        $crate::native::Native::flow_method($name, "self, value, /", |cx, args| {
            $crate::builtins::compare::compare_method(cx, $crate::builtins::compare::CompareOp::$op, args, $related, $slow)
        })
    };
}
pub(crate) use comparisons;

/// Whether a class made by the program may compare in its own way.
fn is_custom(heap: &Heap, value: Value, eq_only: bool) -> bool {
    let Some(id) = value.as_obj() else { return false };
    let class = heap.get(id).class;
    if class.0 < types::END {
        return false;
    }
    let flags = heap.ty(class).flags;
    flags.custom_eq || (!eq_only && flags.custom_number)
}

fn equal_within(heap: &Heap, a: Value, b: Value, depth: u32) -> Tri {
    if is_custom(heap, a, true) || is_custom(heap, b, true) {
        return Tri::Python;
    }
    equal_plain(heap, a, b, depth)
}

fn same_within(heap: &Heap, a: Value, b: Value, depth: u32) -> Tri {
    if a == b {
        return Tri::Yes;
    }
    if a.both_int(b) {
        return Tri::No;
    }
    equal_within(heap, a, b, depth)
}

/// Equality by content, whatever the classes of the operands themselves define.
fn equal_plain(heap: &Heap, a: Value, b: Value, depth: u32) -> Tri {
    if let (Kind::Obj(x), Kind::Obj(y)) = (a.kind(), b.kind()) {
        if depth == 0 {
            return Tri::Python;
        }
        match (&heap.get(x).body, &heap.get(y).body) {
            (Body::Str(s), Body::Str(t)) => return (s == t).into(),
            (Body::Tuple(s), Body::Tuple(t)) => return items_equal(heap, s, t, depth - 1),
            (Body::List(s), Body::List(t)) => return items_equal(heap, &s.as_slice(), &t.as_slice(), depth - 1),
            (Body::Dict(s), Body::Dict(t)) => return dicts_equal(heap, s, t, depth - 1),
            (Body::Set(s), Body::Set(t)) => return sets_equal(heap, s, t, depth - 1),
            (Body::Range(s), Body::Range(t)) => {
                let len = s.len();
                let equal = len == t.len() && (len == 0 || s.start == t.start && (len == 1 || s.step == t.step));
                return equal.into();
            }
            (Body::Deque(_), Body::Deque(_))
            | (Body::BigRange(_), Body::Range(_) | Body::BigRange(_))
            | (Body::Range(_), Body::BigRange(_)) => return if x == y { Tri::Yes } else { Tri::Python },
            (Body::Slice(s), Body::Slice(t)) => return items_equal(heap, &**s, &**t, depth - 1),
            (Body::Method(s), Body::Method(t)) => return (s.receiver == t.receiver && s.function == t.function).into(),
            (Body::Code(s), Body::Code(t)) => return (s == t).into(),
            (Body::View(_), Body::View(_) | Body::Set(_) | Body::Dict(_)) | (Body::Set(_) | Body::Dict(_), Body::View(_)) => {
                return if x == y { Tri::Yes } else { Tri::Python };
            }
            (Body::MemoryView(_), _) | (_, Body::MemoryView(_)) => return super::memoryview::equal(heap, a, b).into(),
            _ => {}
        }
        if let (Some(s), Some(t)) = (byte_string(heap, a), byte_string(heap, b)) {
            return (s == t).into();
        }
    }
    match (number(heap, a), number(heap, b)) {
        (Some(p), Some(q)) => numbers_equal(p, q).into(),
        _ => (a == b).into(),
    }
}

/// The bytes, if the value is a bytes object, a bytearray or a memoryview without gaps.
pub fn byte_string(heap: &Heap, value: Value) -> Option<&[u8]> {
    heap.bytes_of(value)
}

fn items_equal(heap: &Heap, a: &[Value], b: &[Value], depth: u32) -> Tri {
    if a.len() != b.len() {
        return Tri::No;
    }
    for (x, y) in a.iter().zip(b) {
        match same_within(heap, *x, *y, depth) {
            Tri::Yes => {}
            other => return other,
        }
    }
    Tri::Yes
}

fn dicts_equal(heap: &Heap, a: &Dict, b: &Dict, depth: u32) -> Tri {
    if a.len() != b.len() {
        return Tri::No;
    }
    for entry in a.iter() {
        let mut from = 0;
        let found = loop {
            let Some((step, index)) = b.probe(entry.hash, from) else { return Tri::No };
            match same_within(heap, b.entries[index].key, entry.key, depth) {
                Tri::Yes => break index,
                Tri::No => from = step + 1,
                Tri::Python => return Tri::Python,
            }
        };
        match same_within(heap, entry.value, b.entries[found].value, depth) {
            Tri::Yes => {}
            other => return other,
        }
    }
    Tri::Yes
}

fn sets_equal(heap: &Heap, a: &Set, b: &Set, depth: u32) -> Tri {
    if a.len() != b.len() { Tri::No } else { is_subset(heap, a, b, depth) }
}

fn is_subset(heap: &Heap, a: &Set, b: &Set, depth: u32) -> Tri {
    for member in a.iter() {
        let mut probe = b.start(member.hash);
        loop {
            let Some(place) = b.next(&mut probe, member.hash) else { return Tri::No };
            match same_within(heap, b.table[place].key, member.key, depth) {
                Tri::Yes => break,
                Tri::No => {}
                Tri::Python => return Tri::Python,
            }
        }
    }
    Tri::Yes
}

fn order_within(heap: &Heap, op: CompareOp, a: Value, b: Value, depth: u32) -> Ordered {
    if a.both_int(b) {
        return Ordered::Bool(op.holds(Some(a.doubled().cmp(&b.doubled()))));
    }
    if is_custom(heap, a, false) || is_custom(heap, b, false) {
        return Ordered::Python;
    }
    order_plain(heap, op, a, b, depth)
}

/// Order by content, whatever the classes of the operands themselves define.
fn order_plain(heap: &Heap, op: CompareOp, a: Value, b: Value, depth: u32) -> Ordered {
    if matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return match equal_plain(heap, a, b, depth) {
            Tri::Python => Ordered::Python,
            tri => Ordered::Bool((tri == Tri::Yes) == (op == CompareOp::Eq)),
        };
    }
    if let (Some(x), Some(y)) = (number(heap, a), number(heap, b)) {
        let complex = |value| matches!(heap.body(value), Some(Body::Complex(_)));
        if complex(a) || complex(b) {
            return Ordered::NotSupported(a, b);
        }
        return Ordered::Bool(op.holds(compare_numbers(x, y)));
    }
    if depth == 0 {
        return Ordered::Python;
    }
    match (heap.body(a), heap.body(b)) {
        (Some(Body::Str(s)), Some(Body::Str(t))) => Ordered::Bool(op.holds(Some(s.cmp(t)))),
        (Some(Body::Tuple(s)), Some(Body::Tuple(t))) => items_order(heap, op, s, t, depth - 1),
        (Some(Body::List(s)), Some(Body::List(t))) => items_order(heap, op, &s.as_slice(), &t.as_slice(), depth - 1),
        (Some(Body::Set(s)), Some(Body::Set(t))) => sets_order(heap, op, s, t, depth - 1),
        (Some(Body::Slice(s)), Some(Body::Slice(t))) => items_order(heap, op, &**s, &**t, depth - 1),
        (Some(Body::Deque(_)), Some(Body::Deque(_))) => Ordered::Python,
        (Some(Body::View(_)), Some(Body::View(_) | Body::Set(_))) | (Some(Body::Set(_)), Some(Body::View(_))) => Ordered::Python,
        _ => match (byte_string(heap, a), byte_string(heap, b)) {
            (Some(s), Some(t)) if orders_bytes(heap, a) && orders_bytes(heap, b) => Ordered::Bool(op.holds(Some(s.cmp(t)))),
            _ => Ordered::NotSupported(a, b),
        },
    }
}

/// Memoryviews are equal or not, but have no order.
fn orders_bytes(heap: &Heap, value: Value) -> bool {
    !matches!(heap.body(value), Some(Body::MemoryView(_)))
}

fn items_order(heap: &Heap, op: CompareOp, a: &[Value], b: &[Value], depth: u32) -> Ordered {
    for (x, y) in a.iter().zip(b) {
        match same_within(heap, *x, *y, depth) {
            Tri::Yes => {}
            Tri::No => return order_within(heap, op, *x, *y, depth),
            Tri::Python => return Ordered::Python,
        }
    }
    Ordered::Bool(op.holds(Some(a.len().cmp(&b.len()))))
}

fn sets_order(heap: &Heap, op: CompareOp, a: &Set, b: &Set, depth: u32) -> Ordered {
    let (small, large, strict) = match op {
        CompareOp::Lt => (a, b, true),
        CompareOp::Gt => (b, a, true),
        CompareOp::Ge => (b, a, false),
        _ => (a, b, false),
    };
    if small.len() > large.len() || strict && small.len() == large.len() {
        return Ordered::Bool(false);
    }
    is_subset(heap, small, large, depth).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtins::testing::heap;

    #[test]
    fn numbers_are_equal_across_types() {
        let mut heap = heap();
        let float = heap.float(3.0);
        assert_eq!(equal(&heap, Value::int32(3), float), Tri::Yes);
        assert_eq!(equal(&heap, Value::TRUE, Value::int32(1)), Tri::Yes);
        assert_eq!(equal(&heap, Value::NONE, Value::int32(0)), Tri::No);
    }

    #[test]
    fn a_nan_differs_from_itself_but_a_list_that_holds_it_does_not() {
        let mut heap = heap();
        let nan = heap.float(f64::NAN);
        let (a, b) = (heap.list(vec![nan]), heap.list(vec![nan]));
        assert_eq!(equal(&heap, nan, nan), Tri::No);
        assert_eq!(equal(&heap, a, b), Tri::Yes);
    }

    #[test]
    fn sequences_compare_by_the_first_items_that_differ() {
        let mut heap = heap();
        let (a, b) = (heap.str("a"), heap.str("b"));
        let x = heap.tuple(vec![Value::int32(1), a]);
        let y = heap.tuple(vec![Value::int32(1), b]);
        let z = heap.tuple(vec![Value::int32(1)]);
        assert_eq!(order(&heap, CompareOp::Lt, x, y), Ordered::Bool(true));
        assert_eq!(order(&heap, CompareOp::Ge, x, z), Ordered::Bool(true));
        let w = heap.tuple(vec![Value::int32(1), Value::NONE]);
        assert_eq!(order(&heap, CompareOp::Lt, x, w), Ordered::NotSupported(a, Value::NONE));
    }

    #[test]
    fn deep_nesting_is_left_to_python() {
        let mut heap = heap();
        let (mut a, mut b) = (heap.list(Vec::new()), heap.list(Vec::new()));
        for _ in 0..100 {
            a = heap.list(vec![a]);
            b = heap.list(vec![b]);
        }
        assert_eq!(equal(&heap, a, b), Tri::Python);
    }

    #[test]
    fn lists_and_tuples_are_never_equal() {
        let mut heap = heap();
        let (a, b) = (heap.list(Vec::new()), heap.tuple(Vec::new()));
        assert_eq!(equal(&heap, a, b), Tri::No);
        assert_eq!(order(&heap, CompareOp::Lt, a, b), Ordered::NotSupported(a, b));
    }
}
