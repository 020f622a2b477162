"""Classes that annotations are made with: generic ones, protocols, named tuples, typed dicts."""

import types
import _caller
from abc import ABCMeta
from _typing_aliases import (
    AliasBase, GenericAlias_, NotRequired, Required, matched, parameters_of, type_check, type_convert,
)
from _typing_vars import ParamSpec, TypeVar, TypeVarTuple

__name__ = "typing"


def _alias(cls, args, inst=True):
    return GenericAlias_(cls, args, inst=inst)


def _subscripted(cls, params):
    params = params if isinstance(params, tuple) else (params,)
    params = tuple([one if isinstance(one, (list, tuple)) else type_convert(one) for one in params])
    if cls is Generic or cls is Protocol:
        if not params:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        flat = [one.__args__[0] if getattr(one, "_is_unpack", False) else one for one in params]
        if not all(isinstance(one, (TypeVar, ParamSpec, TypeVarTuple)) for one in flat):
            raise TypeError(
                f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables."
            )
        if len(set(flat)) != len(flat):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _alias(cls, params)
    parameters = cls.__parameters__
    if not parameters:
        raise TypeError(f"{cls} is not a generic class")
    values = matched(cls, parameters, params)
    args = []
    for one in parameters:
        value = values[one]
        args.extend(value) if isinstance(one, TypeVarTuple) else args.append(value)
    return _alias(cls, tuple(args))


class Generic:
    """A class with type parameters."""

    __slots__ = ()
    _is_protocol = False
    __parameters__ = ()

    def __class_getitem__(cls, params):
        return _subscripted(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__")
        if bases is not None:
            plain = Generic in bases
        else:
            bases = ()
            plain = Generic in cls.__bases__ and cls.__name__ != "Protocol"
        if plain:
            raise TypeError("Cannot inherit from plain Generic")
        variables = parameters_of([base for base in bases if not isinstance(base, type)])
        listed = None
        for base in bases:
            if isinstance(base, AliasBase) and base.__origin__ is Generic:
                if listed is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                listed = base.__parameters__
        if listed is not None:
            rest = [one for one in variables if one not in listed]
            if rest:
                raise TypeError(
                    f"Some type variables ({', '.join(map(str, rest))}) are not listed in Generic[{', '.join(map(str, listed))}]"
                )
            variables = listed
        cls.__parameters__ = tuple(variables)


# ---- Protocols

_NO_MEMBERS = {
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
    "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__parameters__", "__orig_bases__",
    "__orig_class__", "_is_protocol", "_is_runtime_protocol", "__qualname__", "_MutableMapping__marker",
    "__non_callable_proto_members__", "__protocol_attrs__", "__static_attributes__", "__firstlineno__",
    "__classcell__", "__type_params__", "__init_subclass__",
}
_NOT_RUNTIME = "Instance and class checks can only be used with @runtime_checkable protocols"


def _get_protocol_attrs(cls):
    found = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        for name in (*base.__dict__, *base.__dict__.get("__annotations__", {})):
            if not name.startswith("_abc_") and name not in _NO_MEMBERS:
                found.add(name)
    return found


def _only_methods(cls):
    return all(callable(getattr(cls, name, None)) for name in _get_protocol_attrs(cls))


def _has(kind, name):
    for base in kind.__mro__:
        if name in base.__dict__:
            # None says that the method is not there.
            return base.__dict__[name] is not None
        annotations = base.__dict__.get("__annotations__", {})
        if name in annotations and issubclass(kind, Generic) and kind._is_protocol:
            return True
    return False


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_protocol") and cls is not Protocol:
            if not getattr(cls, "_is_runtime_protocol", False):
                if issubclass(type(instance), cls.__mro__[0]) if cls in type(instance).__mro__ else False:
                    return True
                raise TypeError(_NOT_RUNTIME)
            if cls in type(instance).__mro__:
                return True
            return all(
                hasattr(instance, name) and not (callable(getattr(cls, name, None)) and getattr(instance, name) is None)
                for name in _get_protocol_attrs(cls)
            )
        return super().__instancecheck__(instance)

    def __subclasscheck__(cls, subclass):
        if cls.__dict__.get("_is_protocol") and cls is not Protocol:
            if not isinstance(subclass, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError(_NOT_RUNTIME)
            if not _only_methods(cls):
                raise TypeError("Protocols with non-method members don't support issubclass()")
            return cls in subclass.__mro__ or all(_has(subclass, name) for name in _get_protocol_attrs(cls))
        return super().__subclasscheck__(subclass)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """What classes that have certain members have in common."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if not (
                base in (object, Generic) or getattr(base, "_is_protocol", False)
                or base.__module__ in ("collections.abc", "contextlib", "io", "os")
            ):
                raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        if cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


def _no_init_or_replace_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    for base in cls.__mro__[1:]:
        init = base.__dict__.get("__init__")
        if init is not None and init is not _no_init_or_replace_init:
            return init(self, *args, **kwargs)


def runtime_checkable(cls):
    """Lets `isinstance` look at a protocol."""
    if not isinstance(cls, type) or not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


# ---- Named tuples

_PROHIBITED = {
    "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_make", "_replace", "_asdict",
    "_source",
}
_SPECIAL = {"__module__", "__name__", "__annotations__", "__qualname__", "__orig_bases__", "__classcell__"}


def _make_nmtuple(name, types, module, defaults=()):
    from collections import namedtuple

    fields = [field for field, _ in types]
    message = f"field {{}} annotation must be a type"
    annotations = {field: type_check(kind, message.format(field)) for field, kind in types}
    made = namedtuple(name, fields, defaults=defaults, module=module)
    made.__annotations__ = annotations
    made.__new__.__annotations__ = dict(annotations)
    return made


class NamedTupleMeta(type):
    """Makes named tuples of classes."""

    def __new__(cls, typename, bases, ns):
        if not bases:
            return super().__new__(cls, typename, bases, ns)
        bases = tuple([tuple if base is _NamedTuple else base for base in bases])
        for base in bases:
            if base is not tuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        annotations = ns.get("__annotations__", {})
        with_default = []
        for field in annotations:
            if field in ns:
                with_default.append(field)
            elif with_default:
                raise TypeError(
                    f"Non-default namedtuple field {field} cannot follow default "
                    f"field{'s' if len(with_default) > 1 else ''} {', '.join(with_default)}"
                )
        made = _make_nmtuple(
            typename, annotations.items(), ns.get("__module__"), [ns[name] for name in with_default]
        )
        if Generic in bases:
            # The same with another base.
            names = {key: value for key, value in made.__dict__.items() if key not in ("__dict__", "__weakref__")}
            names["__orig_bases__"] = ns["__orig_bases__"]
            made = type(typename, (tuple, Generic), names)
        for key, value in ns.items():
            if key in _PROHIBITED:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in _SPECIAL and key not in made._fields:
                setattr(made, key, value)
        made.__qualname__ = ns.get("__qualname__", typename)
        if "__orig_bases__" in ns:
            made.__orig_bases__ = ns["__orig_bases__"]
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    """`class P(NamedTuple)`, or `NamedTuple("P", [("x", int)])`."""
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    return _make_nmtuple(typename, list(fields), _caller.module())


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


def _named_tuple_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _named_tuple_entries


# ---- Typed dicts


def _qualifier(annotation):
    """`Required` or `NotRequired` if it says so."""
    while getattr(annotation, "_is_annotated", False):
        annotation = annotation.__origin__
    origin = getattr(annotation, "__origin__", None)
    return origin if origin in (Required, NotRequired) else None


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        own_bases = (dict, Generic) if any(issubclass(base, Generic) for base in bases) else (dict,)
        made = type.__new__(_TypedDictMeta, name, own_bases, ns)
        annotations = {}
        required, optional = set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", frozenset())
            optional |= base.__dict__.get("__optional_keys__", frozenset())
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        for key, kind in ns.get("__annotations__", {}).items():
            annotations[key] = kind = type_check(kind, message)
            says = _qualifier(kind)
            here = says is Required or says is None and total
            (required if here else optional).add(key)
            (optional if here else required).discard(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        if not hasattr(made, "__total__"):
            made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """`class D(TypedDict)`, or `TypedDict("D", {"x": int})`."""
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
    names = {"__annotations__": dict(fields), "__module__": _caller.module()}
    made = _TypedDictMeta(typename, (), names, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})


def _typed_dict_entries(bases):
    return (_TypedDict,)


TypedDict.__mro_entries__ = _typed_dict_entries


def is_typeddict(tp):
    """Whether it is a class of typed dicts."""
    return isinstance(tp, _TypedDictMeta)
