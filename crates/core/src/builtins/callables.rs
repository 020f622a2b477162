//! Functions, methods, properties, `classmethod`, `staticmethod`, `super`, code objects and cells.

use crate::{
    builtins::TypeTable,
    heap::{Body, Function, Method, Property, names as n, types},
    native::{Cx, Flow, GetSet, Native, Raise},
    process::NativeName,
    value::Value,
};

/// All of these types.
pub const TABLES: &[TypeTable] = &[
    TypeTable { class: types::FUNCTION, methods: FUNCTION_METHODS, attributes: FUNCTION_ATTRIBUTES },
    TypeTable { class: types::METHOD, methods: METHOD_METHODS, attributes: METHOD_ATTRIBUTES },
    TypeTable { class: types::NATIVE, methods: NATIVE_METHODS, attributes: NATIVE_ATTRIBUTES },
    TypeTable { class: types::PROPERTY, methods: PROPERTY_METHODS, attributes: PROPERTY_ATTRIBUTES },
    TypeTable { class: types::CLASSMETHOD, methods: CLASSMETHOD_METHODS, attributes: WRAPPER_ATTRIBUTES },
    TypeTable { class: types::STATICMETHOD, methods: STATICMETHOD_METHODS, attributes: WRAPPER_ATTRIBUTES },
    TypeTable { class: types::SUPER, methods: SUPER_METHODS, attributes: SUPER_ATTRIBUTES },
    TypeTable {
        class: types::CELL,
        methods: &[Native::fixed("__new__", "cls, contents=None, /", |cx, args| {
            Ok(Value::from(cx.heap.alloc(types::CELL, Body::Cell(args[1]))).into())
        })],
        attributes: &[GetSet { name: "cell_contents", get: cell_contents, set: Some(set_cell_contents) }],
    },
];

const FUNCTION_METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, code, globals, name=None, argdefs=None, closure=None", new_function),
    Native::method("__get__", "self, instance, owner=None, /", |cx, args| {
        Ok(if args[1].is_none() { args[0] } else { cx.heap.method(args[0], args[1]) })
    }),
    Native::flow_method("__call__", "self, /, *args, **kwargs", |cx, args| {
        Ok(Flow::prelude(cx, "call_packed", &[args[0], args[1], args[2].or(Value::NONE)]))
    }),
];

const FUNCTION_ATTRIBUTES: &[GetSet] = &[
    GetSet {
        name: "__name__",
        get: |cx, f| Ok(function(cx, f)?.name),
        set: Some(|cx, f, v| {
            let v = text(cx, "__name__", v)?;
            put(cx, f, v, |f, v| f.name = v)
        }),
    },
    GetSet {
        name: "__qualname__",
        get: |cx, f| Ok(function(cx, f)?.qualname),
        set: Some(|cx, f, v| {
            let v = text(cx, "__qualname__", v)?;
            put(cx, f, v, |f, v| f.qualname = v)
        }),
    },
    GetSet {
        name: "__doc__",
        get: |cx, f| Ok(function(cx, f)?.doc),
        set: Some(|cx, f, v| put(cx, f, v, |f, v| f.doc = v.or(Value::NONE))),
    },
    GetSet {
        name: "__module__",
        get: |cx, f| Ok(function(cx, f)?.module),
        set: Some(|cx, f, v| put(cx, f, v, |f, v| f.module = v.or(Value::NONE))),
    },
    GetSet {
        name: "__defaults__",
        get: |cx, f| Ok(function(cx, f)?.defaults),
        set: Some(|cx, f, v| {
            let v = v.or(Value::NONE);
            if !v.is_none() && !matches!(cx.heap.body(v), Some(Body::Tuple(_))) {
                return Err(cx.type_error("__defaults__ must be set to a tuple object"));
            }
            put(cx, f, v, |f, v| f.defaults = v)
        }),
    },
    GetSet {
        name: "__kwdefaults__",
        get: |cx, f| Ok(function(cx, f)?.kwdefaults),
        set: Some(|cx, f, v| {
            let v = v.or(Value::NONE);
            if !v.is_none() && !matches!(cx.heap.body(v), Some(Body::Dict(_))) {
                return Err(cx.type_error("__kwdefaults__ must be set to a dict object"));
            }
            put(cx, f, v, |f, v| f.kwdefaults = v)
        }),
    },
    GetSet { name: "__closure__", get: |cx, f| Ok(function(cx, f)?.closure), set: None },
    GetSet { name: "__globals__", get: |cx, f| Ok(function(cx, f)?.globals.into()), set: None },
    GetSet { name: "__annotations__", get: annotations, set: Some(|cx, f, v| put(cx, f, v, |f, v| f.annotations = v)) },
    GetSet {
        name: "__code__",
        get: |cx, f| {
            let code = function(cx, f)?.code;
            Ok(cx.heap.alloc(types::CODE, Body::Code(code)).into())
        },
        set: Some(|cx, f, v| {
            let Some(Body::Code(new)) = cx.heap.body(v) else {
                return Err(cx.type_error("__code__ must be set to a code object"));
            };
            let new = *new;
            let (wanted, known) = (cx.codes.code(new).free.len(), function(cx, f)?.closure);
            let cells = cx.heap.as_items(known).as_deref().map_or(0, <[Value]>::len);
            if wanted != cells {
                let name = function(cx, f)?.name;
                let name = cx.heap.as_str(name).unwrap_or_default().to_owned();
                let message = format!("{name}() requires a code object with {cells} free vars, not {wanted}");
                return Err(cx.value_error(message));
            }
            if let Some(id) = f.as_obj()
                && let Body::Function(function) = &mut cx.heap.get_mut(id).body
            {
                function.code = new;
            }
            Ok(())
        }),
    },
    crate::builtins::object::DICT,
    GetSet {
        name: "__builtins__",
        get: |cx, f| {
            let globals = function(cx, f)?.globals;
            let name = cx.heap.intern("__builtins__");
            let found = cx.heap.name_get(globals, name).unwrap_or(Value::NONE);
            Ok(match cx.heap.body(found) {
                Some(Body::Module(dict)) => (*dict).into(),
                _ => found,
            })
        },
        set: None,
    },
];

/// A text to be one of a function's names.
fn text(cx: &mut Cx<'_>, what: &str, value: Value) -> Result<Value, Raise> {
    match cx.heap.as_str(value) {
        Some(_) => Ok(value),
        None => Err(cx.type_error(format!("{what} must be set to a string object"))),
    }
}

const METHOD_METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, function, instance, /", |cx, args| {
        if !crate::builtins::functions::is_callable(cx.heap, args[1]) {
            return Err(cx.type_error("first argument must be callable"));
        }
        if args[2].is_none() {
            return Err(cx.type_error("instance must not be None"));
        }
        Ok(cx.heap.method(args[1], args[2]).into())
    }),
    Native::flow_method("__call__", "self, /, *args, **kwargs", |cx, args| {
        Ok(Flow::prelude(cx, "call_packed", &[args[0], args[1], args[2].or(Value::NONE)]))
    }),
];

const METHOD_ATTRIBUTES: &[GetSet] = &[
    GetSet { name: "__self__", get: |cx, m| Ok(method(cx, m)?.receiver), set: None },
    GetSet { name: "__func__", get: |cx, m| Ok(method(cx, m)?.function), set: None },
    GetSet { name: "__name__", get: |cx, m| method_part(cx, m, |f| f.name), set: None },
    GetSet { name: "__qualname__", get: |cx, m| method_part(cx, m, |f| f.qualname), set: None },
    GetSet { name: "__doc__", get: |cx, m| method_part(cx, m, |f| f.doc), set: None },
    GetSet { name: "__module__", get: |cx, m| method_part(cx, m, |f| f.module), set: None },
    GetSet {
        name: "__wrapped__",
        get: |cx, m| {
            let function = method(cx, m)?.function;
            let dict = cx.attribute_dict(function);
            match cx.heap.name_get(dict, Value::obj(n::WRAPPED)) {
                Some(value) => Ok(value),
                None => Err(cx.error(types::ATTRIBUTE_ERROR, "'function' object has no attribute '__wrapped__'")),
            }
        },
        set: None,
    },
    GetSet {
        name: "__dict__",
        get: |cx, m| {
            let function = method(cx, m)?.function;
            Ok(cx.attribute_dict(function).into())
        },
        set: None,
    },
];

const NATIVE_METHODS: &[Native] = &[Native::flow_method("__call__", "self, /, *args, **kwargs", |cx, args| {
    Ok(Flow::prelude(cx, "call_packed", &[args[0], args[1], args[2].or(Value::NONE)]))
})];

const NATIVE_ATTRIBUTES: &[GetSet] = &[
    GetSet { name: "__name__", get: |cx, this| Ok(cx.native_name(this)), set: None },
    GetSet {
        name: "__qualname__",
        get: |cx, this| {
            let Some(Body::Native(number)) = cx.heap.body(this) else { return Ok(Value::NONE) };
            let NativeName { name, owner, .. } = cx.state.native_names[*number as usize];
            Ok(match owner {
                Some(owner) => cx.heap.intern(&format!("{owner}.{name}")),
                None => cx.heap.intern(name),
            })
        },
        set: None,
    },
    GetSet { name: "__doc__", get: |_, _| Ok(Value::NONE), set: None },
    GetSet {
        name: "__module__",
        get: |cx, this| {
            let Some(Body::Native(number)) = cx.heap.body(this) else { return Ok(Value::NONE) };
            let module = cx.state.native_names[*number as usize].module;
            Ok(module.map_or(Value::NONE, |module| cx.heap.intern(module)))
        },
        set: None,
    },
];

const PROPERTY_METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, fget=None, fset=None, fdel=None, doc=None", |cx, args| {
        let get = args[1].or(Value::NONE);
        let mut doc = args[4].or(Value::NONE);
        if doc.is_none()
            && let Some(Body::Function(function)) = cx.heap.body(get)
        {
            doc = function.doc;
        }
        let name = match cx.heap.body(get) {
            Some(Body::Function(function)) => function.name,
            _ => Value::NONE,
        };
        let property = Property { get, set: args[2].or(Value::NONE), delete: args[3].or(Value::NONE), doc, name };
        let class = crate::builtins::object::class(cx, args[0])?;
        Ok(Value::from(cx.heap.alloc(class, Body::Property(Box::new(property)))).into())
    }),
    Native::method("getter", "self, function, /", |cx, args| with(cx, args[0], |p| p.get = args[1])),
    Native::method("setter", "self, function, /", |cx, args| with(cx, args[0], |p| p.set = args[1])),
    Native::method("deleter", "self, function, /", |cx, args| with(cx, args[0], |p| p.delete = args[1])),
    Native::method("__set_name__", "self, owner, name, /", |cx, args| {
        let name = args[2];
        property_mut(cx, args[0])?.name = name;
        Ok(Value::NONE)
    }),
    Native::flow_method("__get__", "self, instance, owner=None, /", |cx, args| {
        let get = property(cx, args[0])?.get;
        Ok(if args[1].is_none() { args[0].into() } else { Flow::call(get, vec![args[1]]) })
    }),
    Native::flow_method("__set__", "self, instance, value, /", |cx, args| {
        let set = property(cx, args[0])?.set;
        Ok(Flow::call(set, vec![args[1], args[2]]))
    }),
];

const PROPERTY_ATTRIBUTES: &[GetSet] = &[
    GetSet { name: "fget", get: |cx, p| Ok(property(cx, p)?.get), set: None },
    GetSet { name: "fset", get: |cx, p| Ok(property(cx, p)?.set), set: None },
    GetSet { name: "fdel", get: |cx, p| Ok(property(cx, p)?.delete), set: None },
    GetSet {
        name: "__doc__",
        get: |cx, p| Ok(property(cx, p)?.doc),
        set: Some(|cx, p, v| {
            property_mut(cx, p)?.doc = v.or(Value::NONE);
            Ok(())
        }),
    },
    GetSet {
        name: "__isabstractmethod__",
        get: |cx, p| {
            let get = property(cx, p)?.get;
            is_abstract(cx, get)
        },
        set: None,
    },
];

const CLASSMETHOD_METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, function, /", new_wrapper),
    Native::method("__get__", "self, instance, owner=None, /", |cx, args| {
        let function = wrapped(cx, args[0])?;
        let owner = if args[2].or(Value::NONE).is_none() { cx.heap.type_of(args[1]).into() } else { args[2] };
        Ok(cx.heap.method(function, owner))
    }),
];

const STATICMETHOD_METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, function, /", new_wrapper),
    Native::method("__get__", "self, instance, owner=None, /", |cx, args| wrapped(cx, args[0])),
    Native::flow_method("__call__", "self, /, *args, **kwargs", |cx, args| {
        let function = wrapped(cx, args[0])?;
        Ok(Flow::prelude(cx, "call_packed", &[function, args[1], args[2].or(Value::NONE)]))
    }),
];

const WRAPPER_ATTRIBUTES: &[GetSet] = &[
    GetSet { name: "__func__", get: wrapped, set: None },
    GetSet { name: "__wrapped__", get: wrapped, set: None },
    GetSet {
        name: "__isabstractmethod__",
        get: |cx, w| {
            let function = wrapped(cx, w)?;
            is_abstract(cx, function)
        },
        set: None,
    },
];

const SUPER_METHODS: &[Native] = &[Native::fixed("__new__", "cls, type=None, object_or_type=None, /", |cx, args| {
    if args[1].is_unbound() {
        return Err(cx.error(types::RUNTIME_ERROR, "super(): no arguments"));
    }
    if !matches!(cx.heap.body(args[1]), Some(Body::Type(_))) {
        let got = cx.heap.type_name(args[1]);
        return Err(cx.type_error(format!("super() argument 1 must be a type, not {got}")));
    }
    let after = crate::builtins::object::class(cx, args[1])?;
    let receiver = args[2].or(Value::NONE);
    if receiver.is_none() {
        let unbound = Body::Super(Box::new([after.into(), Value::NONE, Value::NONE]));
        return Ok(Value::from(cx.heap.alloc(types::SUPER, unbound)).into());
    }
    // Bound to a class that derives from `type`, or to an instance.
    let start = match (receiver.as_obj(), cx.heap.body(receiver)) {
        (Some(id), Some(Body::Type(_))) if cx.heap.is_subtype(id, after) => id,
        _ => {
            let class = cx.heap.type_of(receiver);
            if !cx.heap.is_subtype(class, after) {
                return Err(cx.type_error("super(type, obj): obj must be an instance or subtype of type"));
            }
            class
        }
    };
    Ok(Value::from(cx.heap.alloc(types::SUPER, Body::Super(Box::new([after.into(), receiver, start.into()])))).into())
})];

const SUPER_ATTRIBUTES: &[GetSet] = &[
    GetSet { name: "__self__", get: |cx, this| super_part(cx, this, 1), set: None },
    GetSet { name: "__thisclass__", get: |cx, this| super_part(cx, this, 0), set: None },
    GetSet { name: "__self_class__", get: |cx, this| super_part(cx, this, 2), set: None },
];

/// `types.FunctionType(code, globals, …)`
fn new_function(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let refuse = |cx: &mut Cx<'_>, name: &str, wanted: &str, value: Value| {
        let got = cx.heap.type_name(value);
        cx.type_error(format!("function() argument '{name}' must be {wanted}, not {got}"))
    };
    let [_, code, globals, name, defaults, closure] = [0, 1, 2, 3, 4, 5].map(|i| args[i].or(Value::NONE));
    let Some(Body::Code(id)) = cx.heap.body(code) else { return Err(refuse(cx, "code", "code", code)) };
    let id = *id;
    let (Some(dict), Some(Body::Dict(_))) = (globals.as_obj(), cx.heap.body(globals)) else {
        return Err(refuse(cx, "globals", "dict", globals));
    };
    if !name.is_none() && cx.heap.as_str(name).is_none() {
        return Err(cx.type_error("arg 3 (name) must be None or string"));
    }
    if !defaults.is_none() && !matches!(cx.heap.body(defaults), Some(Body::Tuple(_))) {
        return Err(cx.type_error("arg 4 (defaults) must be None or tuple"));
    }
    let wanted = cx.codes.code(id).free.len();
    if !matches!(cx.heap.body(closure), Some(Body::Tuple(_))) && (wanted > 0 || !closure.is_none()) {
        let message = if wanted > 0 { "arg 5 (closure) must be tuple" } else { "arg 5 (closure) must be None or tuple" };
        return Err(cx.type_error(message));
    }
    let cells = cx.heap.as_items(closure).as_deref().map_or(0, <[Value]>::len);
    let known = cx.codes.code(id).name.clone();
    if cells != wanted {
        return Err(cx.value_error(format!("{known} requires closure of length {wanted}, not {cells}")));
    }
    let own = cx.heap.intern(&known);
    let qualname = cx.codes.code(id).qualname.clone();
    let qualname = cx.heap.intern(&qualname);
    let module = cx.heap.name_get(dict, Value::obj(n::NAME)).unwrap_or(Value::NONE);
    let function = Function {
        code: id,
        globals: dict,
        defaults,
        kwdefaults: Value::NONE,
        closure,
        name: if name.is_none() { own } else { name },
        qualname,
        annotations: Value::UNBOUND,
        doc: Value::NONE,
        module,
    };
    Ok(Value::from(cx.heap.alloc(types::FUNCTION, Body::Function(Box::new(function)))).into())
}

fn set_cell_contents(cx: &mut Cx<'_>, this: Value, value: Value) -> Result<(), Raise> {
    if let Some(id) = this.as_obj()
        && let Body::Cell(place) = &mut cx.heap.get_mut(id).body
    {
        *place = value;
    }
    Ok(())
}

fn function<'a>(cx: &'a Cx<'_>, value: Value) -> Result<&'a Function, Raise> {
    match cx.heap.body(value) {
        Some(Body::Function(function)) => Ok(function),
        other => unreachable!("a function's attribute read from {other:?}"),
    }
}

fn put(cx: &mut Cx<'_>, target: Value, value: Value, set: fn(&mut Function, Value)) -> Result<(), Raise> {
    if let Some(id) = target.as_obj()
        && let Body::Function(function) = &mut cx.heap.get_mut(id).body
    {
        set(function, value);
    }
    Ok(())
}

fn annotations(cx: &mut Cx<'_>, value: Value) -> Result<Value, Raise> {
    let known = function(cx, value)?.annotations;
    if !known.is_unbound() {
        return Ok(known);
    }
    let dict = cx.heap.dict().into();
    put(cx, value, dict, |f, v| f.annotations = v)?;
    Ok(dict)
}

fn method(cx: &Cx<'_>, value: Value) -> Result<Method, Raise> {
    match cx.heap.body(value) {
        Some(Body::Method(method)) => Ok(**method),
        other => unreachable!("a method's attribute read from {other:?}"),
    }
}

fn method_part(cx: &mut Cx<'_>, value: Value, part: fn(&Function) -> Value) -> Result<Value, Raise> {
    let inner = method(cx, value)?.function;
    match cx.heap.body(inner) {
        Some(Body::Function(function)) => Ok(part(function)),
        Some(Body::Native(_)) => Ok(cx.native_name(inner)),
        _ => Ok(Value::NONE),
    }
}

fn property(cx: &Cx<'_>, value: Value) -> Result<Property, Raise> {
    match cx.heap.body(value) {
        Some(Body::Property(property)) => Ok(**property),
        other => unreachable!("a property's attribute read from {other:?}"),
    }
}

fn property_mut<'a>(cx: &'a mut Cx<'_>, value: Value) -> Result<&'a mut Property, Raise> {
    let id = value.as_obj().expect("a property is an object");
    match &mut cx.heap.get_mut(id).body {
        Body::Property(property) => Ok(property),
        other => unreachable!("a property's attribute written on {other:?}"),
    }
}

fn with(cx: &mut Cx<'_>, value: Value, change: impl FnOnce(&mut Property)) -> Result<Value, Raise> {
    let mut copy = property(cx, value)?;
    change(&mut copy);
    let class = cx.heap.type_of(value);
    Ok(cx.heap.alloc(class, Body::Property(Box::new(copy))).into())
}

fn new_wrapper(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let class = crate::builtins::object::class(cx, args[0])?;
    Ok(Value::from(cx.heap.alloc(class, Body::Wrapper(args[1]))).into())
}

fn wrapped(cx: &mut Cx<'_>, value: Value) -> Result<Value, Raise> {
    match cx.heap.body(value) {
        Some(Body::Wrapper(function)) => Ok(*function),
        _ => Ok(Value::NONE),
    }
}

fn is_abstract(cx: &mut Cx<'_>, function: Value) -> Result<Value, Raise> {
    if !matches!(cx.heap.body(function), Some(Body::Function(_))) {
        return Ok(Value::FALSE);
    }
    let dict = cx.attribute_dict(function);
    Ok(cx.heap.name_get(dict, Value::obj(n::IS_ABSTRACT)).unwrap_or(Value::FALSE))
}

fn super_part(cx: &mut Cx<'_>, value: Value, index: usize) -> Result<Value, Raise> {
    match cx.heap.body(value) {
        Some(Body::Super(parts)) => Ok(parts[index]),
        _ => Ok(Value::NONE),
    }
}

fn cell_contents(cx: &mut Cx<'_>, value: Value) -> Result<Value, Raise> {
    match cx.heap.body(value) {
        Some(Body::Cell(content)) if !content.is_unbound() => Ok(*content),
        _ => Err(cx.value_error("Cell is empty")),
    }
}
