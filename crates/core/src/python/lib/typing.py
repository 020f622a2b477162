"""Names for annotations. They can be subscripted and combined; nothing is checked."""

import _caller
from abc import ABCMeta

TYPE_CHECKING = False
__all__ = [
    "Annotated", "Any", "AnyStr", "AbstractSet", "AsyncContextManager", "AsyncGenerator", "AsyncIterable",
    "AsyncIterator", "Awaitable", "BinaryIO", "ByteString", "Callable", "ChainMap", "ClassVar", "Collection",
    "Concatenate", "Container", "ContextManager", "Coroutine", "Counter", "DefaultDict", "Deque", "Dict", "Final",
    "ForwardRef", "FrozenSet", "Generator", "Generic", "Hashable", "IO", "ItemsView", "Iterable", "Iterator",
    "KeysView", "List", "Literal", "LiteralString", "Mapping", "MappingView", "Match", "MutableMapping",
    "MutableSequence", "MutableSet", "NamedTuple", "Never", "NewType", "NoReturn", "NotRequired", "Optional",
    "OrderedDict", "ParamSpec", "Pattern", "Protocol", "Required", "Reversible", "Self", "Sequence", "Set", "Sized",
    "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt",
    "SupportsRound", "TYPE_CHECKING", "Text", "TextIO", "Tuple", "Type", "TypeAlias", "TypeGuard", "TypeVar",
    "TypeVarTuple", "TypedDict", "Union", "Unpack", "ValuesView", "assert_never", "assert_type", "cast",
    "dataclass_transform", "final", "get_args", "get_origin", "get_type_hints", "is_typeddict", "no_type_check",
    "overload", "reveal_type", "runtime_checkable",
]


class _Form:
    """A name that stands for types."""

    def __init__(self, name, module="typing"):
        self._name = self.__name__ = name
        self.__module__ = module

    def __repr__(self):
        return f"{self.__module__}.{self._name}"

    def __getitem__(self, args):
        return _Alias(self, args if isinstance(args, tuple) else (args,))

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __hash__(self):
        return hash(self._name)

    def __eq__(self, other):
        return self is other

    def __reduce__(self):
        return self._name


def _shown(arg):
    if isinstance(arg, type):
        return arg.__qualname__ if arg.__module__ == "builtins" else f"{arg.__module__}.{arg.__qualname__}"
    if arg is ...:
        return "..."
    if isinstance(arg, list):
        return f"[{', '.join(map(_shown, arg))}]"
    return repr(arg)


class _Alias:
    """A name with its arguments: `List[int]`."""

    def __init__(self, form, args, name=None, origin=None):
        self._form = form
        self.__origin__ = getattr(form, "_origin", None) or form if origin is None else origin
        self.__args__ = tuple([type(None) if arg is None else arg for arg in args])
        self._name = name or getattr(form, "_name", None) or getattr(form, "__name__", None)

    @property
    def __parameters__(self):
        found = {}
        for arg in self.__args__:
            if isinstance(arg, TypeVar):
                found[arg] = None
            else:
                found.update(dict.fromkeys(getattr(arg, "__parameters__", ())))
        return tuple(found)

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        values = dict(zip(self.__parameters__, args))

        def put_in(arg):
            if isinstance(arg, TypeVar):
                return values.get(arg, arg)
            inner = getattr(arg, "__parameters__", ())
            return arg[tuple([values.get(one, one) for one in inner])] if inner else arg

        return _Alias(self._form, [put_in(arg) for arg in self.__args__], self._name, self.__origin__)

    def __call__(self, *args, **kwargs):
        if not callable(self.__origin__) or isinstance(self.__origin__, _Form):
            raise TypeError(f"Type {self._name} cannot be instantiated")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return result

    def __mro_entries__(self, bases):
        if isinstance(self._form, type):
            return (self._form,)
        origin = self.__origin__
        if isinstance(origin, _Form):
            return ()
        return (origin,)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        if self._form is Union and other._form is Union:
            return set(self.__args__) == set(other.__args__)
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        if self._form is Union:
            return hash((Union, frozenset(self.__args__)))
        return hash((self.__origin__, self.__args__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        if self._form is Union:
            return isinstance(obj, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __repr__(self):
        form = self._form
        if isinstance(form, _CallableForm):
            args, result = self.__args__[:-1], self.__args__[-1]
            if len(args) == 1 and args[0] is ...:
                return f"typing.Callable[..., {_shown(result)}]"
            return f"typing.Callable[[{', '.join(map(_shown, args))}], {_shown(result)}]"
        if form is Union:
            args = self.__args__
            if len(args) == 2 and type(None) in args:
                other = args[0] if args[1] is type(None) else args[1]
                return f"typing.Optional[{_shown(other)}]"
            return f"typing.Union[{', '.join('NoneType' if arg is type(None) else _shown(arg) for arg in args)}]"
        if form is Literal:
            return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"
        if form is Annotated:
            return f"typing.Annotated[{_shown(self.__args__[0])}, {', '.join(map(repr, self.__metadata__))}]"
        name = repr(form) if isinstance(form, _Form) else _shown(form)
        return f"{name}[{', '.join('()' if arg == () else _shown(arg) for arg in self.__args__)}]"


class _UnionForm(_Form):
    def __getitem__(self, args):
        flat = {}
        for arg in args if isinstance(args, tuple) else (args,):
            arg = type(None) if arg is None else arg
            inner = arg.__args__ if isinstance(arg, _Alias) and arg._form is Union or type(arg) is _UnionType else (arg,)
            flat.update(dict.fromkeys(inner))
        if not flat:
            raise TypeError("Cannot take a Union of no types.")
        return next(iter(flat)) if len(flat) == 1 else _Alias(self, tuple(flat))


class _OptionalForm(_Form):
    def __getitem__(self, arg):
        return Union[arg, None]


class _CallableForm(_Form):
    def __getitem__(self, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = args
        return _Alias(self, (*(args if isinstance(args, (list, tuple)) else (args,)), result))


class _AnnotatedForm(_Form):
    def __getitem__(self, args):
        if not isinstance(args, tuple) or len(args) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
        alias = _Alias(self, args[:1], origin=args[0])
        alias.__metadata__ = tuple(args[1:])
        return alias


class _TypeForm(_Form):
    """A name for a class: `List` for `list`."""

    def __init__(self, name, origin):
        super().__init__(name)
        self._origin = self.__origin__ = origin

    def __call__(self, *args, **kwargs):
        return self._origin(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self._origin,)

    def __instancecheck__(self, obj):
        return isinstance(obj, self._origin)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self._origin)


class _CallableTypeForm(_CallableForm, _TypeForm):
    pass


_UnionType = type(int | str)


class _AnyMeta(type):
    def __repr__(cls):
        return "typing.Any" if cls is Any else super().__repr__()

    def __instancecheck__(cls, obj):
        if cls is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)


class Any(metaclass=_AnyMeta):
    """Any type at all."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


NoReturn, Never, Self, LiteralString, TypeAlias = map(_Form, ("NoReturn", "Never", "Self", "LiteralString", "TypeAlias"))
ClassVar, Final, Literal, Concatenate, TypeGuard, TypeIs, Unpack, Required, NotRequired, ReadOnly = map(_Form, (
    "ClassVar", "Final", "Literal", "Concatenate", "TypeGuard", "TypeIs", "Unpack", "Required", "NotRequired", "ReadOnly",
))
Union = _UnionForm("Union")
Optional = _OptionalForm("Optional")
Annotated = _AnnotatedForm("Annotated")
List, Dict, Set, FrozenSet, Tuple, Type = map(
    _TypeForm, ("List", "Dict", "Set", "FrozenSet", "Tuple", "Type"), (list, dict, set, frozenset, tuple, type)
)
_COLLECTIONS = {"Deque": "deque", "DefaultDict": "defaultdict", "OrderedDict": "OrderedDict", "Counter": "Counter", "ChainMap": "ChainMap"}
_ABSTRACT = {
    "Iterable": "Iterable", "Iterator": "Iterator", "Generator": "Generator", "Awaitable": "Awaitable",
    "Coroutine": "Coroutine", "AsyncIterable": "AsyncIterable", "AsyncIterator": "AsyncIterator",
    "AsyncGenerator": "AsyncGenerator", "Sequence": "Sequence", "MutableSequence": "MutableSequence",
    "Mapping": "Mapping", "MutableMapping": "MutableMapping", "AbstractSet": "Set", "MutableSet": "MutableSet",
    "Collection": "Collection", "Container": "Container", "Sized": "Sized", "Hashable": "Hashable",
    "Reversible": "Reversible", "KeysView": "KeysView", "ItemsView": "ItemsView", "ValuesView": "ValuesView",
    "MappingView": "MappingView", "ByteString": "ByteString", "Callable": "Callable",
}
_CONTEXT = {"ContextManager": "AbstractContextManager", "AsyncContextManager": "AbstractAsyncContextManager"}
Text = str


def __getattr__(name):
    # Names for classes of other modules: those are loaded when the name is first used.
    for table, module in ((_COLLECTIONS, "collections"), (_ABSTRACT, "collections.abc"), (_CONTEXT, "contextlib")):
        if name in table:
            origin = getattr(__import__(module, fromlist=[table[name]]), table[name])
            form = _CallableTypeForm(name, origin) if name == "Callable" else _TypeForm(name, origin)
            globals()[name] = form
            return form
    raise AttributeError(f"module 'typing' has no attribute {name!r}")


class TypeVar:
    """A type that is not known yet."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, **more):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__module__ = _caller.module()

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __reduce__(self):
        return self.__name__


class ParamSpec(TypeVar):
    """Parameters that are not known yet."""

    @property
    def args(self):
        """The positional ones."""
        return _Form(f"{self.__name__}.args")

    @property
    def kwargs(self):
        """The keyword ones."""
        return _Form(f"{self.__name__}.kwargs")


class TypeVarTuple(TypeVar):
    """Types that are not known yet."""

    def __iter__(self):
        yield Unpack[self]


AnyStr = TypeVar("AnyStr", bytes, str)


class Generic:
    """A class with type parameters."""

    __slots__ = ()

    def __class_getitem__(cls, args):
        return _Alias(cls, args if isinstance(args, tuple) else (args,), cls.__name__, cls)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        found = {}
        for base in cls.__dict__.get("__orig_bases__", ()):
            found.update(dict.fromkeys(getattr(base, "__parameters__", ())))
        cls.__parameters__ = tuple(found)


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_protocol") and cls is not Protocol:
            if not cls.__dict__.get("_is_runtime_protocol"):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            return all(hasattr(instance, name) for name in _protocol_names(cls))
        return super().__instancecheck__(instance)

    def __subclasscheck__(cls, subclass):
        if cls.__dict__.get("_is_protocol") and cls is not Protocol:
            if cls in subclass.__mro__:
                return True
            return bool(cls.__dict__.get("_is_runtime_protocol")) and all(hasattr(subclass, name) for name in _protocol_names(cls))
        return super().__subclasscheck__(subclass)


def _protocol_names(cls):
    names = set()
    for base in cls.__mro__:
        if base.__dict__.get("_is_protocol") and base.__name__ != "Protocol":
            names.update(name for name in base.__dict__ if not name.startswith("_") or name in (
                "__len__", "__iter__", "__next__", "__call__", "__enter__", "__exit__", "__getitem__", "__contains__",
                "__lt__", "__add__", "__await__", "__aiter__", "__anext__", "__aenter__", "__aexit__",
            ))
            names.update(base.__dict__.get("__annotations__", ()))
    return names


class Protocol(Generic, metaclass=_ProtocolMeta):
    """What classes that have certain methods have in common."""

    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = Protocol in cls.__bases__
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    for base in type(self).__mro__[1:]:
        init = base.__dict__.get("__init__")
        if init is not None and init is not _no_init:
            init(self, *args, **kwargs)
            break


def runtime_checkable(cls):
    """Lets `isinstance` look at a protocol."""
    if not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


for _name in ("SupportsInt", "SupportsFloat", "SupportsIndex", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsRound"):
    _method = f"__{_name[8:].lower()}__"
    globals()[_name] = runtime_checkable(type(Protocol)(_name, (Protocol,), {_method: lambda self: None, "__module__": "typing"}))
del _name, _method


class NewType:
    """A name for a type that is to be told apart."""

    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = _caller.module()

    def __call__(self, x):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _NamedTupleMeta(type):
    def __new__(mcls, name, bases, namespace):
        if not bases:
            return super().__new__(mcls, name, bases, namespace)
        from collections import namedtuple

        types = namespace.get("__annotations__", {})
        defaults = []
        for field in types:
            if field in namespace:
                defaults.append(namespace[field])
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field{'s' if len(defaults) > 1 else ''} "
                                + ", ".join(list(types)[list(types).index(field) - len(defaults):list(types).index(field)]))
        kind = namedtuple(name, types, defaults=defaults, module=namespace.get("__module__"))
        kind.__annotations__ = dict(types)
        kind.__new__.__annotations__ = dict(types)
        for key, value in namespace.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_make", "_replace", "_asdict"):
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {key}")
            if key not in ("__annotations__", "__module__", "__qualname__", "__orig_bases__", "__classcell__") and key not in types:
                setattr(kind, key, value)
        if "__qualname__" in namespace:
            kind.__qualname__ = namespace["__qualname__"]
        return kind


class _NamedTupleBase(metaclass=_NamedTupleMeta):
    """What classes of named tuples are made with."""


class _NamedTupleForm:
    """`class P(NamedTuple)`, or `NamedTuple("P", [("x", int)])`."""

    def __call__(self, typename, fields=None, /, **kwargs):
        from collections import namedtuple

        fields = list(kwargs.items()) if fields is None else list(fields)
        kind = namedtuple(typename, [name for name, _ in fields], module=_caller.module())
        kind.__annotations__ = dict(fields)
        return kind

    def __mro_entries__(self, bases):
        return (_NamedTupleBase,)

    def __repr__(self):
        return "<function NamedTuple>"


NamedTuple = _NamedTupleForm()


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True):
        kind = super().__new__(mcls, name, (dict,), namespace)
        annotations = {}
        required = set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", frozenset())
        own = namespace.get("__annotations__", {})
        annotations.update(own)
        if total:
            required |= {key for key, one in own.items() if getattr(one, "_form", None) is not NotRequired}
        else:
            required |= {key for key, one in own.items() if getattr(one, "_form", None) is Required}
        kind.__annotations__ = annotations
        kind.__total__ = total
        kind.__required_keys__ = frozenset(required)
        kind.__optional_keys__ = frozenset(set(annotations) - required)
        return kind

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")


class _TypedDictForm:
    """`class D(TypedDict)`, or `TypedDict("D", {"x": int})`."""

    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        return _TypedDictMeta(typename, (), {"__annotations__": dict(fields or kwargs), "__module__": _caller.module()}, total=total)

    def __mro_entries__(self, bases):
        return (_TypedDictBase,)


class _TypedDictBase(dict, metaclass=_TypedDictMeta):
    """What classes of typed dicts are made with."""


TypedDict = _TypedDictForm()
ForwardRef = _Form("ForwardRef")


def cast(typ, val):
    """The value as it is."""
    return val


def overload(func):
    """Another signature of a function."""

    def _overload_dummy(*args, **kwds):
        raise NotImplementedError(
            "You should not call an overloaded function. A series of @overload-decorated functions outside a stub "
            "module should always be followed by an implementation that is not @overload-ed."
        )

    return _overload_dummy


def final(f):
    """Not to be derived from or overridden."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(f):
    """Overrides a method of a class above."""
    try:
        f.__override__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    """Annotations are not types."""
    return arg


def dataclass_transform(**options):
    """A decorator that makes classes like dataclasses."""
    return lambda cls_or_fn: cls_or_fn


def get_origin(tp):
    """What was subscripted."""
    if isinstance(tp, _Alias) and tp._form is Annotated:
        return Annotated
    if type(tp) is _UnionType:
        return _UnionType
    return getattr(tp, "__origin__", None)


def get_args(tp):
    """With what."""
    if isinstance(tp, _Alias):
        if tp._form is Annotated:
            return (tp.__origin__, *tp.__metadata__)
        if isinstance(tp._form, _CallableForm) and tp.__args__[:1] != (...,):
            return list(tp.__args__[:-1]), tp.__args__[-1]
    return getattr(tp, "__args__", ())


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Annotations, those that are strings evaluated."""
    import sys

    def evaluate(value, names):
        if value is None:
            return type(None)
        return eval(value, names, localns) if isinstance(value, str) else value

    if isinstance(obj, type):
        found = {}
        for base in reversed(obj.__mro__):
            module = sys.modules.get(base.__module__)
            names = globalns if globalns is not None else getattr(module, "__dict__", {})
            for name, value in base.__dict__.get("__annotations__", {}).items():
                found[name] = evaluate(value, names)
        return found
    names = globalns if globalns is not None else getattr(obj, "__globals__", None) or getattr(obj, "__dict__", {})
    return {name: evaluate(value, names) for name, value in getattr(obj, "__annotations__", {}).items()}


def assert_type(val, typ, /):
    """The value as it is."""
    return val


def assert_never(arg, /):
    """Code that is never reached."""
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def reveal_type(obj, /):
    """Write the type of a value to stderr."""
    import sys

    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def is_typeddict(tp):
    """Whether it is a class of typed dicts."""
    return isinstance(tp, _TypedDictMeta)


Pattern, Match = _Form("Pattern"), _Form("Match")
IO, TextIO, BinaryIO = map(_Form, ("IO", "TextIO", "BinaryIO"))
