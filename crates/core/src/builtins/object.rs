//! `object` and `type`: what every value and every class has.

use crate::{
    builtins::{TypeTable, types::new_class},
    heap::{Body, Object, names as n, types},
    native::{Cx, Flow, GetSet, Native, Raise, Special},
    value::{ObjId, Value},
    world::Request,
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
    // What each class that can be referred to weakly gets one of.
    TypeTable {
        class: types::MEMBER,
        methods: &[],
        attributes: &[GetSet { name: "__weakref__", get: |_, _| Ok(Value::NONE), set: None }],
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
    Native::class_method("__init_subclass__", "cls, /, **kwargs", |cx, args| {
        if matches!(cx.heap.body(args[1]), Some(Body::Dict(dict)) if !dict.is_empty()) {
            let class = class(cx, args[0])?;
            let name = cx.heap.ty(class).qualname.clone();
            return Err(cx.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")));
        }
        Ok(Value::NONE.into())
    }),
    Native::class_method("__subclasshook__", "cls, subclass, /", |_, _| Ok(Value::NOT_IMPLEMENTED.into())),
];

const OBJECT_ATTRIBUTES: &[GetSet] =
    &[GetSet { name: "__class__", get: |cx, this| Ok(cx.heap.type_of(this).into()), set: Some(set_class) }];

/// `__dict__` of what has one.
pub const DICT: GetSet = GetSet { name: "__dict__", get: get_dict, set: Some(set_dict) };

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
        get: |cx, this| {
            let id = class(cx, this)?;
            if cx.heap.ty(id).flags.builtin {
                return type_name(cx, this);
            }
            let name = cx.heap.ty(id).qualname.clone();
            Ok(cx.heap.intern(&name))
        },
        set: Some(|cx, this, value| {
            let id = class(cx, this)?;
            let name = name_for(cx, id, "__qualname__", value)?;
            cx.heap.ty_mut(id).qualname = name;
            Ok(())
        }),
    },
    GetSet {
        name: "__module__",
        get: |cx, this| from_namespace(cx, this, n::MODULE, builtin_module),
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
            _ => {
                let message = "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases";
                return Err(cx.type_error(message));
            }
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
    let (mut cell, mut slots, mut qualname) = (Value::UNBOUND, Value::UNBOUND, None);
    for (key, value) in pairs {
        let key = cx.heap.intern_value(key);
        if key == Value::obj(n::CLASSCELL) {
            cell = value;
            continue;
        }
        if key == Value::obj(n::QUALNAME) {
            let Some(text) = cx.heap.as_arc_str(value) else {
                let got = cx.heap.type_name(value);
                return Err(cx.type_error(format!("type __qualname__ must be a str, not {got}")));
            };
            qualname = Some(text);
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
    if cx.heap.name_get(namespace, Value::obj(n::EQ)).is_some() && cx.heap.name_get(namespace, Value::obj(n::HASH)).is_none() {
        cx.heap.name_set(namespace, Value::obj(n::HASH), Value::NONE);
    }
    if !slots.is_unbound() {
        let names = match cx.heap.as_items(slots) {
            Some(items) => items.to_vec(),
            None => match cx.heap.body(slots) {
                Some(Body::Dict(dict)) => dict.iter().map(|entry| entry.key).collect(),
                _ => vec![slots],
            },
        };
        slot_members(cx, namespace, &names, &bases, &name)?;
    }
    let made = new_class(cx, meta, name, &bases, namespace)?;
    if let Some(qualname) = qualname {
        cx.heap.ty_mut(made).qualname = qualname;
    }
    own_attributes(cx, made, slots);
    if cx.heap.name_get(namespace, Value::obj(n::DOC)).is_none() {
        cx.heap.name_set(namespace, Value::obj(n::DOC), Value::NONE);
    }
    if cx.heap.ty(made).flags.custom_del && !(cx.heap.watch.on && cx.heap.watch.finalizers) {
        cx.heap.watch.on = true;
        cx.heap.watch.finalizers = true;
        cx.world.requests.push(Request::Watch);
    }
    if let Some(id) = cell.as_obj()
        && let Body::Cell(place) = &mut cx.heap.get_mut(id).body
    {
        *place = made.into();
    }
    Ok(made.into())
});

/// Puts a descriptor for each of `__slots__` into the namespace.
fn slot_members(cx: &mut Cx<'_>, namespace: ObjId, names: &[Value], bases: &[ObjId], class: &str) -> Result<(), Raise> {
    let _ = class;
    let sized = bases
        .iter()
        .map(|base| cx.heap.ty(*base).layout)
        .find(|layout| matches!(*layout, types::INT | types::TUPLE | types::BYTES | types::TYPE));
    if let Some(base) = sized
        && !names.is_empty()
    {
        let base = bases.iter().find(|id| cx.heap.ty(**id).layout == base).map_or(base, |id| *id);
        let base = cx.heap.ty(base).name.clone();
        return Err(cx.type_error(format!("nonempty __slots__ not supported for subtype of '{base}'")));
    }
    let has_dict = bases.iter().any(|base| {
        let flags = cx.heap.ty(*base).flags;
        !flags.builtin && !flags.slots_only
    });
    let mut seen_dict = has_dict;
    for name in names {
        let Some(text) = cx.heap.as_arc_str(*name) else {
            let got = cx.heap.type_name(*name);
            return Err(cx.type_error(format!("__slots__ items must be strings, not '{got}'")));
        };
        let mut letters = text.chars();
        let identifier = letters.next().is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c))
            && letters.all(unicode_ident::is_xid_continue);
        if !identifier {
            return Err(cx.type_error("__slots__ must be identifiers"));
        }
        if &*text == "__dict__" {
            if std::mem::replace(&mut seen_dict, true) {
                return Err(cx.type_error("__dict__ slot disallowed: we already got one"));
            }
            continue;
        }
        if &*text == "__weakref__" {
            continue;
        }
        let name = mangled(cx, &text, class);
        if cx.heap.name_get(namespace, name).is_some_and(|found| cx.heap.type_of(found) != types::MEMBER) {
            if !matches!(&*text, "__qualname__" | "__classcell__") {
                return Err(cx.value_error(format!("'{text}' in __slots__ conflicts with class variable")));
            }
            continue;
        }
        let member = cx.heap.alloc(types::MEMBER, Body::Wrapper(name));
        cx.heap.name_set(namespace, name, member.into());
    }
    Ok(())
}

/// A private name as the class's body sees it.
fn mangled(cx: &mut Cx<'_>, name: &str, class: &str) -> Value {
    let class = class.trim_start_matches('_');
    if name.starts_with("__") && !name.ends_with("__") && !class.is_empty() {
        cx.heap.intern(&format!("_{class}{name}"))
    } else {
        cx.heap.intern(name)
    }
}

/// `__dict__` and `__weakref__` of a class whose instances have them and those of its bases do not.
fn own_attributes(cx: &mut Cx<'_>, class: ObjId, slots: Value) {
    let named = |cx: &Cx<'_>, wanted: &str| {
        let is = |value: &Value| cx.heap.as_str(*value) == Some(wanted);
        slots.is_unbound() || cx.heap.as_items(slots).map_or(is(&slots), |names| names.iter().any(is))
    };
    let ty = cx.heap.ty(class);
    let (namespace, mro) = (ty.namespace, ty.mro.clone());
    let weak_name = cx.heap.intern("__weakref__");
    for (name, wanted) in [(Value::obj(n::DICT), named(cx, "__dict__")), (weak_name, named(cx, "__weakref__"))] {
        let found = mro[1..].iter().any(|base| cx.heap.name_get(cx.heap.ty(*base).namespace, name).is_some());
        let sized = name == weak_name && matches!(cx.heap.ty(class).layout, types::INT | types::TUPLE | types::BYTES);
        if !found && wanted && !sized && cx.heap.name_get(namespace, name).is_none() {
            let holder = if name == weak_name { types::MEMBER } else { types::FUNCTION };
            if let Some(Body::GetSet(number)) =
                cx.heap.name_get(cx.heap.ty(holder).namespace, name).and_then(|found| cx.heap.body(found))
            {
                let number = *number;
                let own = cx.heap.alloc(types::GETSET, Body::GetSet(number));
                cx.heap.name_set(namespace, name, own.into());
            }
        }
    }
    crate::builtins::types::refresh(cx.heap, class);
}

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
    let (shape, custom_del) = (ty.root_shape, ty.flags.custom_del);
    let instance = cx.heap.alloc_with(id, shape, Body::Instance(Box::default()));
    if custom_del {
        cx.heap.watch_instance(instance);
    }
    Ok(Value::from(instance).into())
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
    if !matches!(cx.heap.body(value), Some(Body::Type(_))) {
        let got = cx.heap.type_name(value);
        return Err(cx.type_error(format!("__class__ must be set to a class, not '{got}' object")));
    }
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
    // The types that CPython has in C carry their module in their name.
    let short = match name.rsplit_once('.') {
        Some((module, short)) if cx.heap.ty(id).flags.builtin || is_module(cx, this, module) => short,
        _ => &name,
    };
    Ok(cx.heap.intern(short))
}

fn is_module(cx: &Cx<'_>, this: Value, module: &str) -> bool {
    find_in_namespace(cx, this, n::MODULE).and_then(|name| cx.heap.as_str(name)) == Some(module)
}

fn builtin_module(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    let name = this.as_obj().map(|id| cx.heap.ty(id).name.clone()).unwrap_or_default();
    Ok(cx.heap.intern(name.rsplit_once('.').map_or("builtins", |(module, _)| module)))
}

fn set_type_name(cx: &mut Cx<'_>, this: Value, value: Value) -> Result<(), Raise> {
    let id = class(cx, this)?;
    let name = name_for(cx, id, "__name__", value)?;
    cx.heap.ty_mut(id).name = name;
    Ok(())
}

/// A text to be one of a type's names.
fn name_for(cx: &mut Cx<'_>, class: ObjId, what: &str, value: Value) -> Result<std::sync::Arc<str>, Raise> {
    let ty = cx.heap.ty(class);
    let name = ty.name.clone();
    if ty.flags.builtin {
        return Err(cx.type_error(format!("cannot set '{what}' attribute of immutable type '{name}'")));
    }
    if value.is_unbound() {
        return Err(cx.type_error(format!("cannot delete '{what}' attribute of immutable type '{name}'")));
    }
    let Some(text) = cx.heap.as_arc_str(value) else {
        let got = cx.heap.type_name(value);
        return Err(cx.type_error(format!("can only assign string to {name}.{what}, not '{got}'")));
    };
    Ok(text)
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
