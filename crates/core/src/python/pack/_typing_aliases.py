"""What subscripting makes: `List[int]`, `Union[int, str]` and their kin, and the names that can be subscripted."""

import types
from _typing_vars import ForwardRef, ParamSpec, TypeVar, TypeVarTuple, _Combined

__name__ = "typing"


def shown(obj):
    """A type in words."""
    if isinstance(obj, types.GenericAlias):
        return repr(obj)
    if isinstance(obj, type):
        return obj.__qualname__ if obj.__module__ == "builtins" else f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, types.FunctionType):
        return obj.__name__
    return repr(obj)


def type_convert(arg):
    """None and texts as types."""
    if arg is None:
        return type(None)
    return ForwardRef(arg) if isinstance(arg, str) else arg


def type_check(arg, msg):
    """The argument as a type; TypeError if it cannot be one."""
    arg = type_convert(arg)
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    origin = getattr(arg, "__origin__", None) if isinstance(arg, AliasBase) else None
    if origin in (ClassVar, Final):
        raise TypeError(f"{arg} is not valid as type argument")
    name = getattr(arg, "__name__", None)
    if isinstance(arg, SpecialForm) or isinstance(arg, type) and arg.__module__ == "typing" and name in ("Generic", "Protocol"):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def parameters_of(args):
    """The type variables in arguments, in order."""
    found = {}
    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            found[arg] = None
        elif isinstance(arg, (tuple, list)):
            found.update(dict.fromkeys(parameters_of(arg)))
        else:
            found.update(dict.fromkeys(getattr(arg, "__parameters__", ())))
    return tuple(found)


def check_count(what, args, n):
    """TypeError if there are not as many arguments."""
    if len(args) != n:
        raise TypeError(
            f"Too {'many' if len(args) > n else 'few'} arguments for {what}; actual {len(args)}, expected {n}"
        )


def _unpacked(args):
    """Arguments with `*tuple[…]` replaced by what is in it."""
    for arg in args:
        inner = getattr(arg, "__args__", ((),))[0] if getattr(arg, "_is_unpack", False) else None
        items = getattr(inner, "__args__", None)
        if getattr(inner, "__origin__", None) is tuple and items is not None and ... not in items:
            yield from items
        else:
            yield arg


def matched(what, parameters, args):
    """Parameters with the arguments that replace them."""
    args = tuple(_unpacked(args))
    at = next((i for i, one in enumerate(parameters) if isinstance(one, TypeVarTuple)), None)
    if at is not None:
        after = len(parameters) - at - 1
        if len(args) < at + after:
            raise TypeError(
                f"Too few arguments for {what}; actual {len(args)}, expected at least {len(parameters) - 1}"
            )
        args = (*args[:at], args[at:len(args) - after], *args[len(args) - after:])
    elif len(parameters) == 1 and isinstance(parameters[0], ParamSpec):
        if not args or not (args[0] is ... or isinstance(args[0], (list, tuple, ParamSpec, AliasBase))) or len(args) > 1:
            # One list of parameters may be written without its brackets.
            args = (args,)
    check_count(what, args, len(parameters))
    values = {}
    for one, arg in zip(parameters, args):
        values[one] = arg if isinstance(one, TypeVarTuple) else one.__typing_subst__(arg)
    return values


def replaced(args, values):
    """Arguments with type variables replaced."""
    new = []
    for arg in args:
        if isinstance(arg, TypeVarTuple):
            new.extend(values.get(arg, (arg,)))
        elif isinstance(arg, (TypeVar, ParamSpec)):
            new.append(values.get(arg, arg))
        elif isinstance(arg, (tuple, list)):
            new.append(tuple(replaced(arg, values)))
        elif isinstance(arg, type):
            new.append(arg)
        elif getattr(arg, "_is_unpack", False) and isinstance(arg.__args__[0], TypeVarTuple):
            new.extend(values.get(arg.__args__[0], (arg,)))
        else:
            inner = getattr(arg, "__parameters__", ())
            if not inner:
                new.append(arg)
                continue
            given = []
            for one in inner:
                value = values.get(one, one)
                given.extend(value) if isinstance(one, TypeVarTuple) and isinstance(value, tuple) else given.append(value)
            new.append(arg[tuple(given)])
    return new


class AliasBase(_Combined):
    """A name that stands for a class, with or without arguments."""

    _is_annotated = False
    _is_unpack = False

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return result

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        found = []
        if self.__origin__ not in bases:
            found.append(self.__origin__)
        generic = _generic()
        after = bases[bases.index(self) + 1:]
        if not any(isinstance(one, AliasBase) or isinstance(one, type) and issubclass(one, generic) for one in after):
            found.append(generic)
        return tuple(found)

    def __getattr__(self, name):
        if name in ("__origin__", "__args__"):
            raise AttributeError(name)
        if name in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not (name.startswith("__") and name.endswith("__")):
            return getattr(self.__origin__, name)
        raise AttributeError(name)

    def __setattr__(self, name, value):
        if name.startswith("__") and name.endswith("__") or name in ("_name", "_inst", "_nparams"):
            object.__setattr__(self, name, value)
        else:
            setattr(self.__origin__, name, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        return sorted({*object.__dir__(self), *[name for name in dir(self.__origin__) if not name.startswith("__")]})


def _generic():
    from _typing_classes import Generic

    return Generic


class _GenericAlias(AliasBase):
    """A name with its arguments."""

    def __init__(self, origin, args, *, inst=True, name=None):
        AliasBase.__init__(self, origin, inst=inst, name=name)
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = parameters_of(self.__args__)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        if self.__origin__ is _generic() or getattr(self.__origin__, "__name__", None) == "Protocol" and not self._inst:
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        args = args if isinstance(args, tuple) else (args,)
        args = tuple([arg if isinstance(arg, list) else type_convert(arg) for arg in args])
        return self.copy_with(tuple(replaced(self.__args__, matched(self, self.__parameters__, args))))

    def copy_with(self, args):
        """The same name with other arguments."""
        return type(self)(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else shown(self.__origin__)
        return f"{name}[{', '.join(map(shown, self.__args__)) if self.__args__ else '()'}]"

    def __reduce__(self):
        import operator
        import typing

        origin = getattr(typing, self._name) if self._name else self.__origin__
        args = tuple(self.__args__)
        return operator.getitem, (origin, args[0] if len(args) == 1 and not isinstance(args[0], tuple) else args)

    def __mro_entries__(self, bases):
        if self._name or isinstance(self.__origin__, SpecialForm):
            return super().__mro_entries__(bases)
        if self.__origin__ is _generic():
            after = bases[bases.index(self) + 1:]
            if getattr(self, "_protocol", False) or any(
                isinstance(one, AliasBase) and one is not self or getattr(one, "_is_protocol", False) for one in after
            ):
                return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


GenericAlias_ = _GenericAlias


class SpecialAlias(AliasBase):
    """A name for a class: `List` for `list`."""

    def __init__(self, origin, nparams, name, inst=False):
        AliasBase.__init__(self, origin, inst=inst, name=name)
        self._nparams = nparams
        self.__module__ = "typing"

    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        params = tuple([type_check(one, "Parameters to generic types must be types.") for one in params])
        if not self._nparams:
            raise TypeError(f"{self} is not a generic class")
        check_count(self, params, self._nparams)
        return self.copy_with(params)

    def copy_with(self, params):
        """The same name with arguments."""
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, SpecialAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name


class TupleAlias(SpecialAlias):
    """`Tuple`"""

    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        if len(params) >= 2 and params[-1] is ...:
            first = [type_check(one, "Tuple[t, ...]: t must be a type.") for one in params[:-1]]
            return self.copy_with((*first, ...))
        return self.copy_with(tuple([type_check(one, "Tuple[t0, t1, ...]: each t must be a type.") for one in params]))


class _CallableGenericAlias(_GenericAlias):
    """`Callable` with its arguments."""

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(args[0], ParamSpec) or isinstance(args[0], _Concatenated)):
            return super().__repr__()
        return f"typing.Callable[[{', '.join(map(shown, args[:-1]))}], {shown(args[-1])}]"

    def copy_with(self, args):
        flat = []
        for arg in args:
            flat.extend(arg) if isinstance(arg, tuple) else flat.append(arg)
        return _CallableGenericAlias(self.__origin__, tuple(flat), name=self._name, inst=self._inst)

    def __reduce__(self):
        import operator

        args = self.__args__
        if not (len(args) == 2 and args[0] is ...):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (Callable, args)


class _CallableType(SpecialAlias):
    """`Callable`"""

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        result = type_check(result, "Callable[args, result]: result must be a type.")
        if args is ...:
            flat = (...,)
        elif isinstance(args, (list, tuple)):
            flat = tuple(map(type_convert, args))
        else:
            flat = (type_convert(args),)
        return _CallableGenericAlias(self.__origin__, (*flat, result), name="Callable", inst=True)


def is_callable_alias(tp):
    """Whether it is `Callable` with arguments, typing's or that of `collections.abc`."""
    return isinstance(tp, _CallableGenericAlias) or (
        getattr(tp.__origin__, "__name__", None) == "Callable" and getattr(tp.__origin__, "__module__", None) == "collections.abc"
    )


class _UnionGenericAlias(_GenericAlias):
    """A union."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, args, inst=inst, name=name)

    def copy_with(self, params):
        return Union[params]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, types.UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            return f"typing.Optional[{shown(args[0] if args[1] is type(None) else args[1])}]"
        return super().__repr__()

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)

    def __reduce__(self):
        import operator

        return operator.getitem, (Union, self.__args__)


class _LiteralGenericAlias(_GenericAlias):
    """`Literal` with its values."""

    def _pairs(self):
        return {(type(one), one) for one in self.__args__}

    def __eq__(self, other):
        return self._pairs() == other._pairs() if isinstance(other, _LiteralGenericAlias) else NotImplemented

    def __hash__(self):
        return hash(frozenset(self._pairs()))

    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"


class _Concatenated(_GenericAlias):
    """`Concatenate` with its arguments."""

    def copy_with(self, args):
        last = args[-1]
        if isinstance(last, (list, tuple)):
            return (*args[:-1], *last)
        if isinstance(last, _Concatenated):
            args = (*args[:-1], *last.__args__)
        return super().copy_with(args)


class _UnpackAlias(_GenericAlias):
    """`Unpack` with its argument: shown as `*it`."""

    _is_unpack = True

    def __repr__(self):
        return "*" + repr(self.__args__[0])


class _AnnotatedAlias(_GenericAlias):
    """A type with more that is known of it."""

    _is_annotated = True

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{shown(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __reduce__(self):
        import operator

        return operator.getitem, (Annotated, (self.__origin__, *self.__metadata__))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, name):
        return super().__getattr__(name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


# ---- Names that are no classes


class SpecialForm(_Combined):
    """A name that stands for types."""

    def __init__(self, name, getitem=None):
        self._name = self.__name__ = self.__qualname__ = name
        self._getitem = getitem
        self.__module__ = "typing"

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, args):
        if self._getitem is None:
            raise TypeError(f"{self} is not subscriptable")
        return self._getitem(self, args)


SpecialForm.__name__ = SpecialForm.__qualname__ = "_SpecialForm"
SpecialAlias.__name__ = SpecialAlias.__qualname__ = "_SpecialGenericAlias"


def _union(form, args):
    if args == ():
        raise TypeError("Cannot take a Union of no types.")
    flat = []
    for arg in args if isinstance(args, tuple) else (args,):
        arg = type_check(arg, "Union[arg, ...]: each arg must be a type.")
        for one in arg.__args__ if isinstance(arg, (_UnionGenericAlias, types.UnionType)) else (arg,):
            if one not in flat:
                flat.append(one)
    if len(flat) == 1:
        return flat[0]
    optional = len(flat) == 2 and type(None) in flat
    return _UnionGenericAlias(Union, tuple(flat), name="Optional" if optional else None)


def _optional(form, arg):
    return Union[type_check(arg, f"{form} requires a single type."), None]


def _literal(form, args):
    found = []
    for arg in args if isinstance(args, tuple) else (args,):
        for one in arg.__args__ if isinstance(arg, _LiteralGenericAlias) else (arg,):
            if not any(type(one) is type(other) and one == other for other in found):
                found.append(one)
    return _LiteralGenericAlias(form, tuple(found))


def _one_type(form, arg):
    return _GenericAlias(form, (type_check(arg, f"{form} accepts only single type."),))


def _concatenate(form, args):
    if args == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    args = args if isinstance(args, tuple) else (args,)
    if not (args[-1] is ... or isinstance(args[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    message = "Concatenate[arg, ...]: each arg must be a type."
    return _Concatenated(form, (*[type_check(one, message) for one in args[:-1]], args[-1]))


def _unpack(form, arg):
    return _UnpackAlias(form, (type_check(arg, f"{form} accepts only single type."),))


class Annotated:
    """A type with more that is known of it: `Annotated[int, "positive"]`."""

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
        origin = params[0]
        if not (isinstance(origin, AliasBase) and getattr(origin, "__origin__", None) in (ClassVar, Final)):
            origin = type_check(origin, "Annotated[t, ...]: t must be a type.")
        return _AnnotatedAlias(origin, tuple(params[1:]))

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"Cannot subclass {cls.__module__}.Annotated")


class _AnyMeta(type):
    def __repr__(cls):
        return "typing.Any" if cls is Any else type.__repr__(cls)

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


NoReturn, Never, Self, LiteralString, TypeAlias = map(
    SpecialForm, ("NoReturn", "Never", "Self", "LiteralString", "TypeAlias")
)
ClassVar, Final, TypeGuard, TypeIs, Required, NotRequired, ReadOnly = [
    SpecialForm(name, _one_type) for name in ("ClassVar", "Final", "TypeGuard", "TypeIs", "Required", "NotRequired", "ReadOnly")
]
Union = SpecialForm("Union", _union)
Optional = SpecialForm("Optional", _optional)
Literal = SpecialForm("Literal", _literal)
Concatenate = SpecialForm("Concatenate", _concatenate)
Unpack = SpecialForm("Unpack", _unpack)
List, Dict, Set, FrozenSet, Type = [
    SpecialAlias(origin, n, name)
    for name, origin, n in (("List", list, 1), ("Dict", dict, 2), ("Set", set, 1), ("FrozenSet", frozenset, 1), ("Type", type, 1))
]
Tuple = TupleAlias(tuple, -1, "Tuple")


def _callable():
    from collections.abc import Callable

    return _CallableType(Callable, 2, "Callable", inst=True)


Callable = _callable()
