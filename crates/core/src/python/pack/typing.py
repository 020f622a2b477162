"""Names for annotations. They can be subscripted and combined; nothing is checked."""

import types
from _typing_aliases import (
    AliasBase as _BaseGenericAlias, Annotated, Any, Callable, ClassVar, Concatenate, Dict, Final, FrozenSet, GenericAlias_ as _GenericAlias, List, Literal, LiteralString,
    Never, NoReturn, NotRequired, Optional, ReadOnly, Required, Self, Set, SpecialForm as _SpecialForm, SpecialAlias as _SpecialGenericAlias, Tuple, Type, TypeAlias, TypeGuard, TypeIs,
    Union, Unpack, is_callable_alias as _is_callable_alias, type_convert as _type_convert, TupleAlias as _TupleType,
)
from _typing_classes import (
    Generic, NamedTuple, NamedTupleMeta, Protocol, TypedDict, _ProtocolMeta, _TypedDictMeta, is_typeddict, runtime_checkable,
)
from _typing_vars import (
    ForwardRef, NewType, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple,
)

TYPE_CHECKING = False
Text = str
AnyStr = TypeVar("AnyStr", bytes, str)
T, KT, VT = TypeVar("T"), TypeVar("KT"), TypeVar("VT")
T_co, V_co, VT_co, CT_co = [TypeVar(name, covariant=True) for name in ("T_co", "V_co", "VT_co", "CT_co")]
T_contra = TypeVar("T_contra", contravariant=True)
__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal", "Optional",
    "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet", "ByteString",
    "Container", "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping",
    "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable",
    "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator", "AsyncContextManager", "Reversible",
    "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt",
    "SupportsRound", "ChainMap", "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet",
    "NamedTuple", "TypedDict", "Generator", "BinaryIO", "IO", "Match", "Pattern", "TextIO", "AnyStr", "assert_type",
    "assert_never", "cast", "clear_overloads", "dataclass_transform", "final", "get_args", "get_origin",
    "get_overloads", "get_type_hints", "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check",
    "no_type_check_decorator", "NoReturn", "NotRequired", "overload", "ParamSpecArgs", "ParamSpecKwargs", "Required",
    "reveal_type", "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "Unpack",
]

# ---- Names for classes of other modules: those are loaded when the name is first used.

_LATER = {
    "Deque": ("collections", "deque", 1), "DefaultDict": ("collections", "defaultdict", 2),
    "OrderedDict": ("collections", "OrderedDict", 2), "Counter": ("collections", "Counter", 1),
    "ChainMap": ("collections", "ChainMap", 2), "ContextManager": ("contextlib", "AbstractContextManager", 1),
    "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", 1), "Pattern": ("re", "Pattern", 1),
    "Match": ("re", "Match", 1), "AbstractSet": ("collections.abc", "Set", 1),
    **{name: ("collections.abc", name, n) for n, names in (
        (0, "Hashable Sized ByteString"),
        (1, "Awaitable AsyncIterable AsyncIterator Iterable Iterator Reversible Container Collection MutableSet Sequence "
            "MutableSequence MappingView KeysView ValuesView"),
        (2, "Mapping MutableMapping ItemsView AsyncGenerator"), (3, "Coroutine Generator"),
    ) for name in names.split()},
}


def __getattr__(name):
    if name in _LATER:
        module, origin, n = _LATER[name]
        origin = getattr(__import__(module, fromlist=[origin]), origin)
        alias = _SpecialGenericAlias(origin, n, name)
        globals()[name] = alias
        return alias
    raise AttributeError(f"module 'typing' has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *_LATER})


# ---- Protocols


def _supports(name, result, *parameters):
    method = f"__{name[8:].lower()}__"

    def stub(self):
        pass

    stub.__name__ = method
    stub.__isabstractmethod__ = True
    bases = (Protocol[parameters],) if parameters else (Protocol,)
    names = {method: stub, "__module__": "typing", "__slots__": (), "__doc__": f"Has the method {method}."}
    globals()[name] = runtime_checkable(types.new_class(name, bases, {}, lambda ns: ns.update(names)))


for _name, _result in (("Int", int), ("Float", float), ("Complex", complex), ("Bytes", bytes), ("Index", int)):
    _supports("Supports" + _name, _result)
for _name in ("Abs", "Round"):
    _supports("Supports" + _name, T_co, T_co)
del _name, _result


class IO(Generic[AnyStr]):
    """A stream."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """A stream of bytes."""

    __slots__ = ()


class TextIO(IO[str]):
    """A stream of text."""

    __slots__ = ()


# ---- Functions


def cast(typ, val):
    """The value as it is."""
    return val


_overloads = {}


def _key(func):
    func = getattr(func, "__func__", func)
    return getattr(func, "__module__", None), getattr(func, "__qualname__", None)


def overload(func):
    """Another signature of a function."""
    code = getattr(getattr(func, "__func__", func), "__code__", None)
    line = code.co_firstlineno if code is not None else id(func)
    _overloads.setdefault(_key(func), {})[line] = func
    return _overload_dummy


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub "
        "module should always be followed by an implementation that is not @overload-ed."
    )


def get_overloads(func):
    """The other signatures of a function, as functions."""
    return list(_overloads.get(_key(func), {}).values())


def clear_overloads():
    """Forget all other signatures."""
    _overloads.clear()


def _marked(name):
    def mark(f):
        try:
            setattr(f, name, True)
        except (AttributeError, TypeError):
            pass
        return f

    return mark


final = _marked("__final__")
final.__name__ = final.__qualname__ = "final"
override = _marked("__override__")
override.__name__ = override.__qualname__ = "override"


def no_type_check(arg):
    """Annotations are not types."""
    if isinstance(arg, type):
        for value in arg.__dict__.values():
            function = getattr(value, "__func__", value)
            if isinstance(function, types.FunctionType) and function.__qualname__.startswith(arg.__qualname__ + "."):
                function.__no_type_check__ = True
            elif isinstance(value, type) and value.__qualname__.startswith(arg.__qualname__ + "."):
                no_type_check(value)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Annotations of what it decorates are not types."""

    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    wrapped.__name__ = decorator.__name__
    wrapped.__wrapped__ = decorator
    return wrapped


def dataclass_transform(
    *, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs
):
    """A decorator that makes classes like dataclasses."""

    def decorate(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs,
        }
        return cls_or_fn

    return decorate


def get_origin(tp):
    """What was subscripted."""
    if isinstance(tp, _BaseGenericAlias):
        return Annotated if tp._is_annotated else tp.__origin__
    if isinstance(tp, (types.GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return types.UnionType if isinstance(tp, types.UnionType) else None


def get_args(tp):
    """With what."""
    if isinstance(tp, _BaseGenericAlias) and tp._is_annotated:
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, types.GenericAlias)):
        args = tp.__args__
        if _is_callable_alias(tp) and not (len(args) == 2 and _stands_for_parameters(args[0])):
            args = list(args[:-1]), args[-1]
        return args
    return tp.__args__ if isinstance(tp, types.UnionType) else ()


def _stands_for_parameters(arg):
    return arg is ... or isinstance(arg, ParamSpec) or getattr(arg, "__origin__", None) is Concatenate


def _evaluated(value, globals, locals, seen=frozenset()):
    """A type with all texts in it evaluated."""
    if isinstance(value, ForwardRef):
        return value._evaluate(globals, locals, seen)
    if isinstance(value, (_GenericAlias, types.GenericAlias, types.UnionType)):
        old = value.__args__
        if isinstance(value, types.GenericAlias):
            old = tuple([ForwardRef(arg) if isinstance(arg, str) else arg for arg in old])
        new = tuple([_evaluated(arg, globals, locals, seen) for arg in old])
        return _with_args(value, new)
    return value


ForwardRef._nested = staticmethod(_evaluated)


def _with_args(value, new):
    """A parametrized type or union with other arguments; itself when they are the same."""
    if new == value.__args__:
        return value
    if isinstance(value, types.GenericAlias):
        return types.GenericAlias(value.__origin__, new)
    if isinstance(value, types.UnionType):
        result = new[0]
        for one in new[1:]:
            result |= one
        return result
    return value.copy_with(new)


def _without_extras(value):
    """A type without what `Annotated`, `Required` and `NotRequired` say."""
    if isinstance(value, _BaseGenericAlias) and value._is_annotated:
        return _without_extras(value.__origin__)
    if getattr(value, "__origin__", None) in (Required, NotRequired):
        return _without_extras(value.__args__[0])
    if isinstance(value, (_GenericAlias, types.GenericAlias, types.UnionType)):
        new = tuple(map(_without_extras, value.__args__))
        return _with_args(value, new)
    return value


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Annotations, those that are texts evaluated."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    found = {}
    if isinstance(obj, type):
        import sys

        for base in reversed(obj.__mro__):
            names = globalns
            inner = localns
            if names is None:
                names = getattr(sys.modules.get(base.__module__), "__dict__", {})
                if inner is None:
                    # A class's own names hide the module's.
                    names, inner = dict(vars(base)), names
                    names, inner = inner, names
            own = base.__dict__.get("__annotations__", {})
            for name, value in (own if isinstance(own, dict) else {}).items():
                found[name] = _hint(value, names, inner, True)
    else:
        names = globalns
        if names is None:
            if isinstance(obj, types.ModuleType):
                names = obj.__dict__
            else:
                inner = obj
                while hasattr(inner, "__wrapped__"):
                    inner = inner.__wrapped__
                names = getattr(inner, "__globals__", {})
            localns = names if localns is None else localns
        elif localns is None:
            localns = names
        own = getattr(obj, "__annotations__", None)
        if own is None:
            if isinstance(obj, (types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.ModuleType)):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        for name, value in own.items():
            found[name] = _hint(value, names, localns, isinstance(obj, types.ModuleType))
    return found if include_extras else {name: _without_extras(value) for name, value in found.items()}


def _hint(value, globals, locals, is_class):
    if value is None:
        value = type(None)
    if isinstance(value, str):
        value = ForwardRef(value, is_argument=not is_class, is_class=is_class)
    return _evaluated(value, globals, locals)


def assert_type(val, typ, /):
    """The value as it is."""
    return val


def assert_never(arg, /):
    """Code that is never reached."""
    text = repr(arg)
    if len(text) > 100:
        text = text[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {text}")


def reveal_type(obj, /):
    """Write the type of a value to stderr."""
    import sys

    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj
