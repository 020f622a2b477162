"""Type variables, references to names that are not there yet, and new names for types."""

import types
import _caller

__name__ = "typing"


class _Final:
    """Cannot be derived from."""

    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, **kwds):
        if "_root" not in kwds:
            raise TypeError("Cannot subclass special typing classes")


class _Combined:
    """What `|` makes unions of."""

    __slots__ = ()

    def __or__(self, right):
        from typing import Union

        return Union[self, right]

    def __ror__(self, left):
        from typing import Union

        return Union[left, self]


def _check(arg, msg):
    from _typing_aliases import type_check

    return type_check(arg, msg)


class _Variable(_Combined):
    """What type variables have in common."""

    __infer_variance__ = False

    def __getattr__(self, name):
        if name not in ("__bound__", "__constraints__") or "_lazy" not in self.__dict__:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
        found = self._lazy()
        constrained = isinstance(found, tuple)
        self.__constraints__ = found if constrained else ()
        self.__bound__ = None if constrained else found
        return self.__dict__[name]

    def _begin(self, name, bound=None, covariant=False, contravariant=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        self.__name__ = name
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__bound__ = _check(bound, "Bound must be a type.") if bound else None
        module = _caller.module()
        if module != "typing":
            self.__module__ = module

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __init_subclass__(cls, **kwargs):
        if cls.__module__ != "typing":
            raise TypeError(f"type 'typing.{cls.__mro__[1].__name__}' is not an acceptable base type")

    def __reduce__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class TypeVar(_Variable):
    """A type that is not known yet."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False):
        self._begin(name, bound, covariant, contravariant)
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        message = "TypeVar(name, constraint, ...): constraints must be types."
        self.__constraints__ = tuple([_check(one, message) for one in constraints])

    def __typing_subst__(self, arg):
        arg = _check(arg, "Parameters to generic types must be types.")
        if getattr(arg, "_is_unpack", False) or isinstance(arg, TypeVarTuple):
            raise TypeError(f"{arg} is not valid as type argument")
        return arg


class TypeVarTuple(_Variable):
    """Types that are not known yet."""

    def __init__(self, name):
        self._begin(name)

    def __iter__(self):
        from typing import Unpack

        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")


class _ParamSpecPart:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._part}"

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, type(self)) else NotImplemented

    __hash__ = object.__hash__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class ParamSpecArgs(_ParamSpecPart):
    """The positional arguments of parameters that are not known yet."""

    _part = "args"


class ParamSpecKwargs(_ParamSpecPart):
    """The keyword arguments of parameters that are not known yet."""

    _part = "kwargs"


class ParamSpec(_Variable):
    """Parameters that are not known yet."""

    args = property(ParamSpecArgs)
    kwargs = property(ParamSpecKwargs)

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False):
        self._begin(name, bound, covariant, contravariant)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple([_check(one, "Expected a type.") for one in arg])
        from _typing_aliases import Concatenate

        if arg is ... or isinstance(arg, ParamSpec) or getattr(arg, "__origin__", None) is Concatenate:
            return arg
        raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")


class NewType(_Combined):
    """A name for a type that is to be told apart."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        module = _caller.module()
        if module != "typing":
            self.__module__ = module

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                sub = cls.__name__
                raise TypeError(
                    "Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{sub} = NewType({sub!r}, {name})`"
                )

        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__


class TypeAliasType(_Combined):
    """A name for a type, made by a `type` statement; the value is found when it is wanted."""

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self._value = value
        self.__type_params__ = tuple(type_params)
        self.__module__ = _caller.module()

    @property
    def __parameters__(self):
        return self.__type_params__

    @property
    def __value__(self):
        value = self._value
        if isinstance(value, types.FunctionType):
            value = self._value = value()
        return value

    def __repr__(self):
        return self.__name__

    def __getitem__(self, args):
        return types.GenericAlias(self, args)


class ForwardRef(_Combined):
    """A type given as text."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        text = f"({arg},)[0]" if arg[:1] == "*" else arg
        try:
            code = compile(text, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__ = arg
        self.__forward_code__ = code
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globals, locals, seen):
        if self.__forward_arg__ in seen:
            return self
        if not self.__forward_evaluated__ or locals is not globals:
            if globals is None and locals is None:
                globals = locals = {}
            if self.__forward_module__ is not None:
                import sys

                globals = getattr(sys.modules.get(self.__forward_module__), "__dict__", globals)
            found = eval(self.__forward_code__, globals if globals is not None else locals, locals if locals is not None else globals)
            if found is None:
                found = type(None)
            elif isinstance(found, str):
                found = ForwardRef(found)
            self.__forward_value__ = self._nested(found, globals, locals, seen | {self.__forward_arg__})
            self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return self.__forward_arg__ == other.__forward_arg__ and self.__forward_value__ == other.__forward_value__
        return self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"
