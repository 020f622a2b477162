//! `object` and `type`: what every value and every class has.

use crate::{
    builtins::{TypeTable, types::new_class},
    heap::{Body, Object, names as n, types},
    native::{Cx, Flow, GetSet, Native, Raise, Special},
    value::{ObjId, Value},
};

/// `object`, `type`, modules and `NoneType`.
pub const TABLES: &[TypeTable] = &[
    TypeTable { class: types::OBJECT, methods: OBJECT_METHODS, attributes: OBJECT_ATTRIBUTES },
    TypeTable { class: types::TYPE, methods: TYPE_METHODS, attributes: TYPE_ATTRIBUTES },
    TypeTable {
        class: types::MODULE,
        methods: MODULE_METHODS,
        attributes: &[GetSet { name: "__dict__", get: module_dict, set: None }],
    },
];

const OBJECT_METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, *args, **kwargs", object_new),
    Native::method("__init__", "self, *args, **kwargs", object_init),
    Native::flow_method("__getattribute__", "self, name, /", |cx, args| {
        let parts = cx.heap.tuple(args);
        Ok(Flow::Special(Special::GenericGet, parts))
    }),
    Native::flow_method("__setattr__", "self, name, value, /", generic_set),
    Native::flow_method("__delattr__", "self, name, /", generic_set),
    Native::flow_method("__eq__", "self, other, /", |cx, args| Ok(Flow::prelude(cx, "object_eq", args))),
    Native::flow_method("__ne__", "self, other, /", |cx, args| Ok(Flow::prelude(cx, "object_ne", args))),
    Native::flow_method("__lt__", "self, other, /", |cx, args| Ok(Flow::prelude(cx, "object_lt", args))),
    Native::flow_method("__le__", "self, other, /", |cx, args| Ok(Flow::prelude(cx, "object_le", args))),
    Native::flow_method("__gt__", "self, other, /", |cx, args| Ok(Flow::prelude(cx, "object_gt", args))),
    Native::flow_method("__ge__", "self, other, /", |cx, args| Ok(Flow::prelude(cx, "object_ge", args))),
    Native::flow_method("__hash__", "self, /", |cx, args| Ok(Flow::prelude(cx, "object_hash", args))),
    Native::flow_method("__repr__", "self, /", |cx, args| Ok(Flow::prelude(cx, "object_repr", args))),
    Native::flow_method("__str__", "self, /", |cx, args| Ok(Flow::prelude(cx, "object_str", args))),
    Native::flow_method("__format__", "self, format_spec, /", |cx, args| Ok(Flow::prelude(cx, "object_format", args))),
    Native::flow_method("__dir__", "self, /", |cx, args| Ok(Flow::prelude(cx, "object_dir", args))),
    Native::flow_method("__reduce__", "self, /", |cx, args| Ok(Flow::prelude(cx, "object_reduce", args))),
    Native::flow_method("__reduce_ex__", "self, protocol, /", |cx, args| Ok(Flow::prelude(cx, "object_reduce_ex", args))),
    Native::flow_method("__getstate__", "self, /", |cx, args| Ok(Flow::prelude(cx, "object_getstate", args))),
    Native::method("__sizeof__", "self, /", |_, _| Ok(Value::int32(32))),
    Native::class_method("__init_subclass__", "cls", |_, _| Ok(Value::NONE.into())),
    Native::class_method("__subclasshook__", "cls, subclass, /", |_, _| Ok(Value::NOT_IMPLEMENTED.into())),
];

const OBJECT_ATTRIBUTES: &[GetSet] = &[
    GetSet { name: "__class__", get: |cx, this| Ok(cx.heap.type_of(this).into()), set: Some(set_class) },
    GetSet { name: "__dict__", get: get_dict, set: Some(set_dict) },
];

const TYPE_METHODS: &[Native] = &[
    Native::fixed("__new__", "metacls, name, bases, namespace, /, **kwargs", |cx, args| {
        Ok(Flow::prelude(cx, "type_new", &with_dict(args)))
    }),
    Native::method("__init__", "cls, *args, **kwargs", |_, _| Ok(Value::NONE)),
    Native::flow_method("__call__", "cls, /, *args, **kwargs", |cx, args| {
        let kwargs = args[2].or(Value::NONE);
        let parts = cx.heap.tuple([args[0], args[1], kwargs]);
        Ok(Flow::Special(Special::Instantiate, parts))
    }),
    Native::method("mro", "cls, /", |cx, args| {
        let mro = class(cx, args[0])?;
        let mro: Vec<Value> = cx.heap.ty(mro).mro.iter().map(|id| Value::obj(*id)).collect();
        Ok(cx.heap.list(mro))
    }),
    Native::method("__subclasses__", "cls, /", |cx, args| {
        let id = class(cx, args[0])?;
        let list: Vec<Value> = cx.heap.ty(id).subclasses.iter().map(|id| Value::obj(*id)).collect();
        Ok(cx.heap.list(list))
    }),
    Native::class_method("__prepare__", "metacls, /, *args, **kwargs", |cx, _| Ok(Value::from(cx.heap.dict()).into())),
    Native::flow_method("__instancecheck__", "cls, instance, /", |cx, args| Ok(Flow::prelude(cx, "type_instancecheck", args))),
    Native::flow_method("__subclasscheck__", "cls, subclass, /", |cx, args| Ok(Flow::prelude(cx, "type_subclasscheck", args))),
    Native::flow_method("__or__", "cls, other, /", |cx, args| Ok(Flow::prelude(cx, "union_type", args))),
    Native::flow_method("__ror__", "cls, other, /", |cx, args| Ok(Flow::prelude(cx, "union_type_reflected", args))),
    Native::flow_method("__dir__", "cls, /", |cx, args| Ok(Flow::prelude(cx, "type_dir", args))),
    Native::flow_method("__repr__", "cls, /", |cx, args| Ok(Flow::prelude(cx, "object_repr", args))),
];

const TYPE_ATTRIBUTES: &[GetSet] = &[
    GetSet { name: "__name__", get: |cx, this| type_name(cx, this), set: Some(set_type_name) },
    GetSet {
        name: "__qualname__",
        get: |cx, this| from_namespace(cx, this, n::QUALNAME, type_name),
        set: Some(|cx, this, value| set_in_namespace(cx, this, n::QUALNAME, value)),
    },
    GetSet {
        name: "__module__",
        get: |cx, this| from_namespace(cx, this, n::MODULE, |cx, _| Ok(cx.heap.intern("builtins"))),
        set: Some(|cx, this, value| set_in_namespace(cx, this, n::MODULE, value)),
    },
    GetSet {
        name: "__doc__",
        get: |cx, this| from_namespace(cx, this, n::DOC, |_, _| Ok(Value::NONE)),
        set: Some(|cx, this, value| set_in_namespace(cx, this, n::DOC, value)),
    },
    GetSet {
        name: "__annotations__",
        get: type_annotations,
        set: Some(|cx, this, value| set_in_namespace(cx, this, n::ANNOTATIONS, value)),
    },
    GetSet {
        name: "__abstractmethods__",
        get: |cx, this| match find_in_namespace(cx, this, n::ABSTRACT_METHODS) {
            Some(value) => Ok(value),
            None => Err(cx.error(types::ATTRIBUTE_ERROR, "__abstractmethods__")),
        },
        set: Some(|cx, this, value| set_in_namespace(cx, this, n::ABSTRACT_METHODS, value)),
    },
    GetSet {
        name: "__bases__",
        get: |cx, this| {
            let id = class(cx, this)?;
            let bases: Vec<Value> = cx.heap.ty(id).bases.iter().map(|id| Value::obj(*id)).collect();
            Ok(cx.heap.tuple(bases))
        },
        set: None,
    },
    GetSet {
        name: "__base__",
        get: |cx, this| {
            let id = class(cx, this)?;
            Ok(cx.heap.ty(id).bases.first().map_or(Value::NONE, |id| Value::obj(*id)))
        },
        set: None,
    },
    GetSet {
        name: "__mro__",
        get: |cx, this| {
            let id = class(cx, this)?;
            let mro: Vec<Value> = cx.heap.ty(id).mro.iter().map(|id| Value::obj(*id)).collect();
            Ok(cx.heap.tuple(mro))
        },
        set: None,
    },
    GetSet {
        name: "__dict__",
        get: |cx, this| {
            let id = class(cx, this)?;
            let namespace = cx.heap.ty(id).namespace;
            Ok(cx.heap.alloc(types::MAPPING_PROXY, Body::View(namespace.into())).into())
        },
        set: None,
    },
];

const MODULE_METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, name, doc=None", |cx, args| {
        let dict = cx.heap.dict();
        cx.heap.name_set(dict, Value::obj(n::NAME), args[1]);
        cx.heap.name_set(dict, Value::obj(n::DOC), args[2].or(Value::NONE));
        let class = class(cx, args[0])?;
        Ok(Value::from(cx.heap.alloc(class, Body::Module(dict))).into())
    }),
    Native::flow_method("__repr__", "self, /", |cx, args| Ok(Flow::prelude(cx, "object_repr", args))),
];

/// Makes a class from a namespace, without calling `__set_name__` or `__init_subclass__`: `(metaclass, name, bases, namespace)`.
pub const NEW_CLASS: Native = Native::function("_m_new_class", "metacls, name, bases, namespace, /", |cx, args| {
    let meta = class(cx, args[0])?;
    let Some(name) = cx.heap.as_arc_str(args[1]) else {
        let got = cx.heap.type_name(args[1]);
        return Err(cx.type_error(format!("type.__new__() argument 1 must be str, not {got}")));
    };
    let mut bases = Vec::new();
    for base in cx.heap.as_items(args[2]).unwrap_or_default().to_vec() {
        match cx.heap.body(base) {
            Some(Body::Type(_)) => bases.extend(base.as_obj()),
            _ => return Err(cx.type_error("bases must be types")),
        }
    }
    let pairs: Vec<(Value, Value)> = match cx.heap.body(args[3]) {
        Some(Body::Dict(dict)) => dict.iter().map(|entry| (entry.key, entry.value)).collect(),
        _ => {
            let got = cx.heap.type_name(args[3]);
            return Err(cx.type_error(format!("type.__new__() argument 3 must be dict, not {got}")));
        }
    };
    let namespace = cx.heap.dict();
    let (mut cell, mut slots) = (Value::UNBOUND, Value::UNBOUND);
    for (key, value) in pairs {
        let key = cx.heap.intern_value(key);
        if key == Value::obj(n::CLASSCELL) {
            cell = value;
            continue;
        }
        if key == Value::obj(n::SLOTS) {
            slots = value;
        }
        // `__init_subclass__` and `__class_getitem__` are class methods, `__new__` is static, whatever the source says.
        let wrapper = match key {
            _ if !matches!(cx.heap.body(value), Some(Body::Function(_))) => None,
            key if key == Value::obj(n::NEW) => Some(types::STATICMETHOD),
            key if key == Value::obj(n::INIT_SUBCLASS) || key == Value::obj(n::CLASS_GETITEM) => Some(types::CLASSMETHOD),
            _ => None,
        };
        let value = wrapper.map_or(value, |class| cx.heap.alloc(class, Body::Wrapper(value)).into());
        cx.heap.name_set(namespace, key, value);
    }
    if cx.heap.name_get(namespace, Value::obj(n::DOC)).is_none() {
        cx.heap.name_set(namespace, Value::obj(n::DOC), Value::NONE);
    }
    if cx.heap.name_get(namespace, Value::obj(n::EQ)).is_some() && cx.heap.name_get(namespace, Value::obj(n::HASH)).is_none() {
        cx.heap.name_set(namespace, Value::obj(n::HASH), Value::NONE);
    }
    if !slots.is_unbound() {
        let names = match cx.heap.as_items(slots) {
            Some(items) => items.to_vec(),
            None => vec![slots],
        };
        for name in names {
            let name = cx.heap.intern_value(name);
            if cx.heap.as_str(name).is_some_and(|text| text != "__dict__" && text != "__weakref__") {
                let member = cx.heap.alloc(types::MEMBER, Body::Wrapper(name));
                cx.heap.name_set(namespace, name, member.into());
            }
        }
    }
    let made = new_class(cx, meta, name, &bases, namespace)?;
    if let Some(id) = cell.as_obj()
        && let Body::Cell(place) = &mut cx.heap.get_mut(id).body
    {
        *place = made.into();
    }
    Ok(made.into())
});

/// The class that a value is.
pub fn class(cx: &mut Cx<'_>, value: Value) -> Result<ObjId, Raise> {
    match (value.as_obj(), cx.heap.body(value)) {
        (Some(id), Some(Body::Type(_))) => Ok(id),
        _ => {
            let got = cx.heap.type_name(value);
            Err(cx.type_error(format!("a type is needed, not '{got}'")))
        }
    }
}

fn generic_set(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let parts = cx.heap.tuple(args);
    Ok(Flow::Special(Special::GenericSet, parts))
}

fn with_dict(args: &[Value]) -> Vec<Value> {
    let mut args = args.to_vec();
    if let Some(last) = args.last_mut() {
        *last = last.or(Value::NONE);
    }
    args
}

fn object_new(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let id = class(cx, args[0])?;
    let ty = cx.heap.ty(id);
    if ty.flags.is_abstract {
        return Ok(Flow::prelude(cx, "refuse_abstract", &args[..1]));
    }
    if ty.layout == types::BASE_EXCEPTION {
        let items = cx.heap.as_items(args[1]).unwrap_or_default().to_vec();
        return Ok(crate::native::new_exception(cx.heap, id, &items).into());
    }
    if ty.layout != types::OBJECT {
        let name = ty.name.clone();
        let base = cx.heap.ty(ty_layout(cx, id)).name.clone();
        return Err(cx.type_error(format!("object.__new__({name}) is not safe, use {base}.__new__()")));
    }
    if has_arguments(cx, args) && (ty.flags.custom_new || !ty.flags.custom_init) {
        let message = if ty.flags.custom_new {
            "object.__new__() takes exactly one argument (the type to instantiate)".to_owned()
        } else {
            format!("{}() takes no arguments", ty.name)
        };
        return Err(cx.type_error(message));
    }
    let shape = ty.root_shape;
    Ok(Value::from(cx.heap.alloc_with(id, shape, Body::Instance(Box::default()))).into())
}

/// Whether more than the class or instance was passed.
fn has_arguments(cx: &Cx<'_>, args: &[Value]) -> bool {
    let named = matches!(cx.heap.body(args[2]), Some(Body::Dict(dict)) if !dict.is_empty());
    named || cx.heap.as_items(args[1]).is_some_and(|items| !items.is_empty())
}

fn ty_layout(cx: &Cx<'_>, id: ObjId) -> ObjId {
    cx.heap.ty(id).layout
}

fn object_init(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let class = cx.heap.type_of(args[0]);
    let flags = cx.heap.ty(class).flags;
    if has_arguments(cx, args) && (flags.custom_init || !flags.custom_new) && cx.heap.ty(class).layout == types::OBJECT {
        let name = cx.heap.ty(class).name.clone();
        let message = if flags.custom_init {
            "object.__init__() takes exactly one argument (the instance to initialize)".to_owned()
        } else {
            format!("{name}() takes no arguments")
        };
        return Err(cx.type_error(message));
    }
    Ok(Value::NONE)
}

fn get_dict(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    if let Some(id) = this.as_obj() {
        let class = cx.heap.get(id).class;
        match &cx.heap.get(id).body {
            Body::Instance(_) if !cx.heap.ty(class).flags.slots_only => {
                return Ok(crate::vm::to_dict(cx.heap, id).into());
            }
            Body::Module(dict) => return Ok((*dict).into()),
            Body::Function(_) | Body::Exception(_) => return Ok(cx.attribute_dict(this).into()),
            _ if !cx.heap.ty(class).flags.builtin && !cx.heap.ty(class).flags.slots_only => {
                return Ok(cx.attribute_dict(this).into());
            }
            _ => {}
        }
    }
    let name = cx.heap.type_name(this);
    Err(cx.attribute_error(this, Value::obj(n::DICT), format!("'{name}' object has no attribute '__dict__'")))
}

fn set_dict(cx: &mut Cx<'_>, this: Value, value: Value) -> Result<(), Raise> {
    let (Some(id), Some(Body::Dict(_))) = (this.as_obj(), cx.heap.body(value)) else {
        let got = cx.heap.type_name(value);
        return Err(cx.type_error(format!("__dict__ must be set to a dictionary, not a '{got}'")));
    };
    get_dict(cx, this)?;
    match &mut cx.heap.get_mut(id).body {
        Body::Instance(slots) => slots[0] = value,
        _ => {
            let dict = value.as_obj().map_or(0, |dict| dict.0);
            let aux = &mut cx.heap.get_mut(id).aux;
            *aux = (*aux & !Object::DICT_BITS) | dict;
        }
    }
    Ok(())
}

fn set_class(cx: &mut Cx<'_>, this: Value, value: Value) -> Result<(), Raise> {
    let new = class(cx, value)?;
    let Some(id) = this.as_obj() else {
        return Err(cx.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses"));
    };
    if !matches!(cx.heap.get(id).body, Body::Instance(_)) || cx.heap.ty(new).layout != types::OBJECT {
        return Err(cx.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses"));
    }
    crate::vm::to_dict(cx.heap, id);
    let shape = crate::builtins::types::dict_shape(cx.heap, new);
    let object = cx.heap.get_mut(id);
    object.class = new;
    object.aux = shape;
    Ok(())
}

fn module_dict(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    match cx.heap.body(this) {
        Some(Body::Module(dict)) => Ok((*dict).into()),
        _ => Ok(Value::NONE),
    }
}

fn type_name(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    let id = class(cx, this)?;
    let name = cx.heap.ty(id).name.clone();
    Ok(cx.heap.intern(&name))
}

fn set_type_name(cx: &mut Cx<'_>, this: Value, value: Value) -> Result<(), Raise> {
    let id = class(cx, this)?;
    let Some(name) = cx.heap.as_arc_str(value) else {
        let got = cx.heap.type_name(value);
        return Err(cx.type_error(format!("can only assign string to type.__name__, not '{got}'")));
    };
    cx.heap.ty_mut(id).name = name;
    Ok(())
}

fn find_in_namespace(cx: &Cx<'_>, this: Value, name: ObjId) -> Option<Value> {
    let id = this.as_obj()?;
    let Body::Type(ty) = &cx.heap.get(id).body else { return None };
    cx.heap.name_get(ty.namespace, Value::obj(name)).filter(|value| !matches!(cx.heap.body(*value), Some(Body::GetSet(_))))
}

fn from_namespace(
    cx: &mut Cx<'_>,
    this: Value,
    name: ObjId,
    otherwise: fn(&mut Cx<'_>, Value) -> Result<Value, Raise>,
) -> Result<Value, Raise> {
    match find_in_namespace(cx, this, name) {
        Some(value) => Ok(value),
        None => otherwise(cx, this),
    }
}

fn set_in_namespace(cx: &mut Cx<'_>, this: Value, name: ObjId, value: Value) -> Result<(), Raise> {
    let id = class(cx, this)?;
    let namespace = cx.heap.ty(id).namespace;
    if value.is_unbound() {
        cx.heap.name_remove(namespace, Value::obj(name));
    } else {
        cx.heap.name_set(namespace, Value::obj(name), value);
    }
    crate::builtins::types::refresh(cx.heap, id);
    Ok(())
}

fn type_annotations(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    if let Some(value) = find_in_namespace(cx, this, n::ANNOTATIONS) {
        return Ok(value);
    }
    let dict = cx.heap.dict().into();
    set_in_namespace(cx, this, n::ANNOTATIONS, dict)?;
    Ok(dict)
}
