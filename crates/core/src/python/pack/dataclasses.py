"""Classes whose methods follow from their fields."""

import types
from keyword import iskeyword

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
    "astuple", "make_dataclass", "replace", "is_dataclass",
]


class FrozenInstanceError(AttributeError):
    """An instance of a frozen class cannot be changed."""


class _Sentinel:
    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return f"<dataclasses.{self._name} object at {id(self):#x}>"


MISSING = _Sentinel("_MISSING_TYPE")
KW_ONLY = _Sentinel("_KW_ONLY_TYPE")
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT = "__post_init__"


class _FactoryShown:
    """What a signature shows for a default that is made."""

    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _FactoryShown()


class InitVar:
    """A parameter of `__init__` that is no field."""

    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"


class Field:
    """A field: its name, its type, its default."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "_kind")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = types.MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._kind = None

    def __repr__(self):
        return (
            f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
            f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},"
            f"compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},_field_type={self._kind})"
        )

    def __set_name__(self, owner, name):
        function = getattr(type(self.default), "__set_name__", None)
        if function:
            function(self.default, owner, name)


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
    kw_only=MISSING,
):
    """Says more about a field than its type."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


class _DataclassParams:
    """How `dataclass` was called."""

    def __init__(self, **options):
        self.__dict__.update(options)

    def __repr__(self):
        return f"_DataclassParams({','.join(f'{key}={value!r}' for key, value in self.__dict__.items())})"


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
    kw_only=False, slots=False, weakref_slot=False,
):
    """Gives a class the methods that follow from its annotated names."""

    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


def _is_classvar(annotation):
    if isinstance(annotation, str):
        return annotation.startswith(("ClassVar", "typing.ClassVar", "t.ClassVar"))
    origin = getattr(annotation, "__origin__", annotation)
    return getattr(origin, "_name", None) == "ClassVar"


def _is_initvar(annotation):
    if isinstance(annotation, str):
        return annotation.startswith(("InitVar", "dataclasses.InitVar"))
    return annotation is InitVar or isinstance(annotation, InitVar)


def _make_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        result = default
    else:
        if type(default) is _slot_type():
            default = MISSING
        result = field(default=default)
    result.name = name
    result.type = annotation
    result._kind = "_FIELD"
    if _is_classvar(annotation):
        result._kind = "_FIELD_CLASSVAR"
    elif _is_initvar(annotation):
        result._kind = "_FIELD_INITVAR"
    if result._kind != "_FIELD" and result.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if result._kind == "_FIELD_CLASSVAR":
        if result.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif result.kw_only is MISSING:
        result.kw_only = kw_only
    if result._kind == "_FIELD" and type(result.default).__hash__ is None:
        raise ValueError(f"mutable default {type(result.default)} for field {name} is not allowed: use default_factory")
    return result


def _slot_type():
    class Slotted:
        __slots__ = ("slot",)

    return type(Slotted.slot)


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    found = {}
    base_frozen = None
    for base in reversed(cls.__mro__[1:]):
        theirs = base.__dict__.get(_FIELDS)
        if theirs is not None:
            found.update(theirs)
            params = base.__dict__.get(_PARAMS)
            if params is not None:
                base_frozen = params.frozen if base_frozen is None else base_frozen or params.frozen
    own = []
    keywords = kw_only
    annotations = cls.__dict__.get("__annotations__", {})
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or annotation == "KW_ONLY" or annotation == "dataclasses.KW_ONLY":
            keywords = True
        else:
            own.append(_make_field(cls, name, annotation, keywords))
    for one in own:
        found[one.name] = one
        if isinstance(getattr(cls, one.name, None), Field):
            if one.default is MISSING:
                delattr(cls, one.name)
            else:
                setattr(cls, one.name, one.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if base_frozen is not None:
        if base_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not base_frozen and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, found)
    setattr(cls, _PARAMS, _DataclassParams(
        init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen
    ))
    has_hash = "__hash__" in cls.__dict__ and not (cls.__dict__["__hash__"] is None and "__eq__" in cls.__dict__)
    fields_ = [one for one in found.values() if one._kind == "_FIELD"]
    if init:
        _set(cls, "__init__", _init(cls, [one for one in found.values() if one._kind != "_FIELD_CLASSVAR"], frozen))
    if repr and "__repr__" not in cls.__dict__:
        _set(cls, "__repr__", _repr([one.name for one in fields_ if one.repr]))
    compared = [one.name for one in fields_ if one.compare]
    if eq and "__eq__" not in cls.__dict__:
        _set(cls, "__eq__", _eq(compared))
    if order:
        if not eq:
            raise ValueError("eq must be true if order is true")
        for name, function in _orders(compared).items():
            if name in cls.__dict__:
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering"
                )
            _set(cls, name, function)
    if frozen:
        for name, function in _frozen(cls, [one.name for one in fields_]).items():
            if name in cls.__dict__:
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
            _set(cls, name, function)
    _set_hash(cls, unsafe_hash, eq, frozen, has_hash, fields_)
    if not getattr(cls, "__doc__", None):
        cls.__doc__ = f"{cls.__name__}({', '.join(_shown(one) for one in found.values() if one.init and one._kind != '_FIELD_CLASSVAR')})"
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(
            [one.name for one in found.values() if one._kind != "_FIELD_CLASSVAR" and one.init and not one.kw_only]
        )
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _with_slots(cls, [one.name for one in fields_], weakref_slot, frozen)
    return cls


def _shown(one):
    from _plain import formatannotation

    kind = formatannotation(one.type)
    if one.default is not MISSING:
        return f"{one.name}: {kind} = {one.default!r}"
    return f"{one.name}: {kind} = <factory>" if one.default_factory is not MISSING else f"{one.name}: {kind}"


def _set(cls, name, function):
    function.__name__ = name
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    setattr(cls, name, function)


def _init(cls, found, frozen):
    """`__init__`, made from its text so that its parameters are real ones."""
    plain = [one for one in found if one.init and not one.kw_only]
    keyword = [one for one in found if one.init and one.kw_only]
    seen_default = None
    for one in plain:
        if one.default is not MISSING or one.default_factory is not MISSING:
            seen_default = one.name
        elif seen_default is not None:
            raise TypeError(f"non-default argument {one.name!r} follows default argument")
    names = {"_HAS_DEFAULT_FACTORY": _HAS_DEFAULT_FACTORY, "_object_setattr": object.__setattr__}
    self = "self" if all(one.name != "self" for one in found) else "__dataclass_self__"

    def parameter(one):
        if one.default is not MISSING:
            names[f"_default_{one.name}"] = one.default
            return f"{one.name}=_default_{one.name}"
        return f"{one.name}=_HAS_DEFAULT_FACTORY" if one.default_factory is not MISSING else one.name

    parameters = [self, *map(parameter, plain)]
    if keyword:
        parameters += ["*", *map(parameter, keyword)]
    body = []
    for one in found:
        if one._kind == "_FIELD_INITVAR":
            continue
        value = one.name
        if one.default_factory is not MISSING:
            names[f"_factory_{one.name}"] = one.default_factory
            value = f"_factory_{one.name}()"
            if one.init:
                value += f" if {one.name} is _HAS_DEFAULT_FACTORY else {one.name}"
        elif not one.init:
            if one.default is MISSING:
                continue
            names[f"_default_{one.name}"] = one.default
            value = f"_default_{one.name}"
        if frozen:
            body.append(f"_object_setattr({self}, {one.name!r}, {value})")
        else:
            body.append(f"{self}.{one.name} = {value}")
    if hasattr(cls, _POST_INIT):
        given = ", ".join(one.name for one in found if one._kind == "_FIELD_INITVAR")
        body.append(f"{self}.{_POST_INIT}({given})")
    text = f"def __init__({', '.join(parameters)}):\n " + "\n ".join(body or ["pass"])
    scope = dict(names)
    exec(text, scope)
    function = scope["__init__"]
    function.__annotations__ = {one.name: one.type for one in found if one.init} | {"return": None}
    return function


def _repr(names):
    running = set()

    def __repr__(self):
        import _thread

        key = id(self), _thread.get_ident()
        if key in running:
            return "..."
        running.add(key)
        try:
            return f"{type(self).__qualname__}({', '.join([f'{name}={getattr(self, name)!r}' for name in names])})"
        finally:
            running.discard(key)

    return __repr__


def _values(obj, names):
    return tuple([getattr(obj, name) for name in names])


def _eq(names):
    def __eq__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) == _values(other, names)
        return NotImplemented

    return __eq__


def _orders(names):
    def __lt__(self, other):
        return _values(self, names) < _values(other, names) if other.__class__ is self.__class__ else NotImplemented

    def __le__(self, other):
        return _values(self, names) <= _values(other, names) if other.__class__ is self.__class__ else NotImplemented

    def __gt__(self, other):
        return _values(self, names) > _values(other, names) if other.__class__ is self.__class__ else NotImplemented

    def __ge__(self, other):
        return _values(self, names) >= _values(other, names) if other.__class__ is self.__class__ else NotImplemented

    return {"__lt__": __lt__, "__le__": __le__, "__gt__": __gt__, "__ge__": __ge__}


def _frozen(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return {"__setattr__": __setattr__, "__delattr__": __delattr__}


def _set_hash(cls, unsafe_hash, eq, frozen, has_hash, fields_):
    names = [one.name for one in fields_ if (one.compare if one.hash is None else one.hash)]

    def __hash__(self):
        return hash(_values(self, names))

    if unsafe_hash:
        if has_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        _set(cls, "__hash__", __hash__)
    elif eq and not has_hash:
        if frozen:
            _set(cls, "__hash__", __hash__)
        else:
            cls.__hash__ = None


def _with_slots(cls, names, weakref_slot, frozen):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    inherited = {
        name for base in cls.__mro__[1:] for name in (
            (base.__dict__.get("__slots__", ()),) if isinstance(base.__dict__.get("__slots__", ()), str)
            else base.__dict__.get("__slots__", ())
        )
    }
    slots = tuple([name for name in names if name not in inherited])
    namespace["__slots__"] = slots + (("__weakref__",) if weakref_slot else ())
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    new.__qualname__ = cls.__qualname__
    if frozen:
        for name, function in _frozen(new, names).items():
            _set(new, name, function)

        def __getstate__(self):
            return [getattr(self, name) for name in names]

        def __setstate__(self, state):
            for name, value in zip(names, state):
                object.__setattr__(self, name, value)

        new.__getstate__ = __getstate__
        new.__setstate__ = __setstate__
    return new


def fields(class_or_instance):
    """The fields of a class or instance."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([one for one in found.values() if one._kind == "_FIELD"])


def is_dataclass(obj):
    """Whether it is such a class or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, also those of instances within."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, lambda one, convert: dict_factory([(f.name, convert(getattr(one, f.name))) for f in fields(one)]))


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, also those of instances within."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda one, convert: tuple_factory([convert(getattr(one, f.name)) for f in fields(one)]))


def _convert(obj, make):
    def convert(value):
        if _is_instance(value):
            return make(value, convert)
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return type(value)(*[convert(item) for item in value])
        if isinstance(value, (list, tuple)):
            return type(value)([convert(item) for item in value])
        if isinstance(value, dict):
            pairs = [(convert(key), convert(item)) for key, item in value.items()]
            if hasattr(type(value), "default_factory"):
                result = type(value)(value.default_factory)
                result.update(pairs)
                return result
            return type(value)(pairs)
        import copy

        return copy.deepcopy(value)

    return convert(obj)


def replace(obj, /, **changes):
    """A copy with some fields changed."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for one in getattr(obj, _FIELDS).values():
        if one._kind == "_FIELD_CLASSVAR":
            continue
        if not one.init:
            if one.name in changes:
                raise ValueError(f"field {one.name} is declared with init=False, it cannot be specified with replace()")
        elif one.name not in changes:
            if one._kind == "_FIELD_INITVAR" and one.default is MISSING:
                raise ValueError(f"InitVar {one.name!r} must be specified with replace()")
            changes[one.name] = getattr(obj, one.name)
    return obj.__class__(**changes)


def make_dataclass(
    cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
    frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
):
    """A class of fields, made by a call."""
    namespace = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, namespace[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind
    namespace["__annotations__"] = annotations
    cls = type(cls_name, bases, namespace)
    return dataclass(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
        match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )
