//! Module `math`: functions of floats and ints, on top of libm.

mod dd;
mod exact;
mod float_ops;
mod gamma;
mod hyperbolic;
mod sums;
mod trigonometry;
mod whole;

use super::ModuleTable;
use crate::{
    builtins::{
        float_exp,
        number::{Number, too_large_for_float},
    },
    heap::{Body, names as n, types as t},
    native::{Cx, Flow, Native, Raise},
    value::{ObjId, Value},
    vm::lookup_type_attr,
};

/// The module.
pub const MODULE: ModuleTable = ModuleTable { name: "math", functions: FUNCTIONS, fill };

macro_rules! unary {
    ($name:literal, $rule:ident, $function:expr) => {
        Native::flow_function($name, "x, /", |cx, args| float_ops::unary(cx, $name, args, float_ops::Rule::$rule, $function))
    };
}

const FUNCTIONS: &[Native] = &[
    unary!("acos", Domain, trigonometry::acos),
    unary!("acosh", Domain, hyperbolic::acosh),
    unary!("asin", Domain, trigonometry::asin),
    unary!("asinh", Domain, hyperbolic::asinh),
    unary!("atan", Domain, trigonometry::atan),
    unary!("atanh", Domain, libm::atanh),
    unary!("cbrt", Domain, trigonometry::cbrt),
    unary!("cos", Domain, trigonometry::cos),
    unary!("cosh", Range, hyperbolic::cosh),
    unary!("degrees", Any, |x| x * (180.0 / std::f64::consts::PI)),
    unary!("erf", Any, libm::erf),
    unary!("erfc", Any, libm::erfc),
    unary!("exp", Range, float_exp::exp),
    unary!("exp2", Range, libm::exp2),
    unary!("expm1", Range, libm::expm1),
    unary!("fabs", Any, f64::abs),
    Native::flow_function("gamma", "x, /", |cx, args| float_ops::checked(cx, "gamma", args, gamma::gamma)),
    Native::flow_function("lgamma", "x, /", |cx, args| float_ops::checked(cx, "lgamma", args, gamma::log_gamma)),
    unary!("log1p", Domain, libm::log1p),
    unary!("radians", Any, |x| x * (std::f64::consts::PI / 180.0)),
    unary!("sin", Domain, trigonometry::sin),
    unary!("sinh", Range, libm::sinh),
    unary!("sqrt", Domain, f64::sqrt),
    unary!("tan", Domain, trigonometry::tan),
    unary!("tanh", Domain, hyperbolic::tanh),
    Native::flow_function("atan2", "y, x, /", |cx, args| {
        float_ops::binary(cx, "atan2", args, |y, x| Ok(trigonometry::atan2(y, x)))
    }),
    Native::flow_function("copysign", "x, y, /", |cx, args| float_ops::binary(cx, "copysign", args, |x, y| Ok(x.copysign(y)))),
    Native::flow_function("nextafter", "x, y, /", |cx, args| {
        float_ops::binary(cx, "nextafter", args, |x, y| Ok(libm::nextafter(x, y)))
    }),
    Native::flow_function("fmod", "x, y, /", |cx, args| float_ops::binary(cx, "fmod", args, float_ops::fmod)),
    Native::flow_function("remainder", "x, y, /", |cx, args| float_ops::binary(cx, "remainder", args, float_ops::remainder)),
    Native::flow_function("pow", "x, y, /", |cx, args| float_ops::binary(cx, "pow", args, float_ops::power)),
    Native::flow_function("isfinite", "x, /", |cx, args| float_ops::test(cx, "isfinite", args, f64::is_finite)),
    Native::flow_function("isinf", "x, /", |cx, args| float_ops::test(cx, "isinf", args, f64::is_infinite)),
    Native::flow_function("isnan", "x, /", |cx, args| float_ops::test(cx, "isnan", args, f64::is_nan)),
    Native::flow_function("isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", float_ops::is_close),
    Native::flow_function("ulp", "x, /", |cx, args| float_ops::unary(cx, "ulp", args, float_ops::Rule::Any, float_ops::ulp)),
    Native::flow_function("frexp", "x, /", float_ops::frexp),
    Native::flow_function("modf", "x, /", float_ops::modf),
    Native::flow_function("ldexp", "x, i, /", float_ops::ldexp),
    Native::flow_function("log", "x, base=None, /", float_ops::log),
    Native::flow_function("log2", "x, /", |cx, args| float_ops::logarithm(cx, "log2", args, libm::log2)),
    Native::flow_function("log10", "x, /", |cx, args| float_ops::logarithm(cx, "log10", args, hyperbolic::log10)),
    Native::flow_function("floor", "x, /", |cx, args| whole::round(cx, args, "__floor__", f64::floor)),
    Native::flow_function("ceil", "x, /", |cx, args| whole::round(cx, args, "__ceil__", f64::ceil)),
    Native::flow_function("trunc", "x, /", |cx, args| whole::round(cx, args, "__trunc__", f64::trunc)),
    Native::flow_function("factorial", "n, /", whole::factorial),
    Native::flow_function("comb", "n, k, /", whole::comb),
    Native::flow_function("perm", "n, k=None, /", whole::perm),
    Native::flow_function("gcd", "*integers", whole::gcd),
    Native::flow_function("lcm", "*integers", whole::lcm),
    Native::flow_function("isqrt", "n, /", whole::isqrt),
    Native::flow_function("fsum", "seq, /", sums::fsum),
    Native::flow_function("prod", "iterable, /, *, start=1", sums::prod),
    Native::flow_function("dist", "p, q, /", sums::dist),
    Native::flow_function("hypot", "*coordinates", sums::hypot),
];

fn fill(cx: &mut Cx<'_>, dict: ObjId) {
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, value) in constants {
        let (name, value) = (cx.heap.intern(name), cx.heap.float(value));
        cx.heap.name_set(dict, name, value);
    }
}

/// Why there is no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MathFault {
    /// The function has no value there.
    Domain,
    /// The value is too large for a float.
    Range,
}

#[cold]
fn fault(cx: &mut Cx<'_>, fault: MathFault) -> Raise {
    match fault {
        MathFault::Domain => cx.value_error("math domain error"),
        MathFault::Range => cx.overflow_error("math range error"),
    }
}

/// Arguments as Rust numbers, or another way to go on: Python has to make them numbers first.
enum Taken<T> {
    Numbers(T),
    Instead(Flow),
}

/// All of `args` as floats.
fn floats<const N: usize>(cx: &mut Cx<'_>, name: &str, args: &[Value]) -> Result<Taken<[f64; N]>, Raise> {
    let mut numbers = [0.0; N];
    for (number, v) in numbers.iter_mut().zip(args) {
        match float(cx, *v)? {
            Some(x) => *number = x,
            None => return Ok(Taken::Instead(again(cx, name, "math_as_float", args))),
        }
    }
    Ok(Taken::Numbers(numbers))
}

/// A number as a float; `None` when its type says in Python what it is.
fn float(cx: &mut Cx<'_>, v: Value) -> Result<Option<f64>, Raise> {
    if let Some(x) = v.as_small_float() {
        return Ok(Some(x));
    }
    let class = cx.heap.type_of(v);
    if cx.heap.ty(class).flags.custom_number && !matches!(class, t::INT | t::FLOAT | t::BOOL) && has(cx, v, &[n::FLOAT, n::INDEX])
    {
        return Ok(None);
    }
    match Number::of(cx.heap, v) {
        Some(Number::Complex(..)) => {}
        Some(number) => return number.as_float().map(Some).ok_or_else(|| too_large_for_float(cx)),
        None if has(cx, v, &[n::FLOAT, n::INDEX]) => return Ok(None),
        None => {}
    }
    let name = cx.heap.type_name(v);
    Err(cx.type_error(format!("must be real number, not {name}")))
}

/// Whether a value's type has one of these methods.
fn has(cx: &Cx<'_>, v: Value, methods: &[ObjId]) -> bool {
    let class = cx.heap.type_of(v);
    methods.iter().any(|method| lookup_type_attr(cx.heap, class, Value::obj(*method)).is_some())
}

/// Calls function `name` again from Python, after `convert` of the prelude has made numbers of its arguments.
fn again(cx: &mut Cx<'_>, name: &str, convert: &str, args: &[Value]) -> Flow {
    let given: Vec<Value> = args.iter().copied().filter(|v| !v.is_unbound()).collect();
    let (name, args, convert) = (cx.heap.intern(name), cx.heap.tuple(given), cx.prelude(convert));
    Flow::prelude(cx, "math_again", &[name, args, convert])
}

/// The items of a list or tuple.
fn items(cx: &Cx<'_>, v: Value) -> Option<Vec<Value>> {
    match cx.heap.body(v)? {
        Body::List(items) if cx.heap.type_of(v) == t::LIST => Some(items.to_vec()),
        Body::Tuple(items) if cx.heap.type_of(v) == t::TUPLE => Some(items.to_vec()),
        _ => None,
    }
}
