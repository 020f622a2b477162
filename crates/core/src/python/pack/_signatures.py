"""Signatures of functions: the part of `inspect` about parameters."""

import types
from collections import OrderedDict
from keyword import iskeyword

from _plain import formatannotation

# What is made here says that it is inspect's.
__name__ = "inspect"

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR, CO_NOFREE = 1, 2, 4, 8, 16, 32, 64
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512


class _empty:
    """Stands for what is not there."""


class _ParameterKind(int):
    """How an argument is given to a parameter."""

    def __new__(cls, number, name=None, description=None):
        if name is None:
            if number not in (0, 1, 2, 3, 4):
                raise ValueError(f"{number!r} is not a valid _ParameterKind")
            return _KINDS[number]
        kind = int.__new__(cls, number)
        kind.name, kind.description = name, description
        kind.value = number
        return kind

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"

    def __reduce__(self):
        return _ParameterKind, (int(self),)


_KINDS = [_ParameterKind(number, *names) for number, names in enumerate((
    ("POSITIONAL_ONLY", "positional-only"), ("POSITIONAL_OR_KEYWORD", "positional or keyword"),
    ("VAR_POSITIONAL", "variadic positional"), ("KEYWORD_ONLY", "keyword-only"), ("VAR_KEYWORD", "variadic keyword"),
))]
_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _KINDS


class Parameter:
    """A parameter of a function."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            kind = _ParameterKind(kind)
        except (ValueError, TypeError):
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind") from None
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if name[:1] == "." and name[1:].isdigit():
            # What a comprehension iterates over.
            if kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError(f"implicit arguments must be passed as positional or keyword arguments, not {kind.description}")
            kind = _POSITIONAL_ONLY
            name = f"implicit{name[1:]}"
        if iskeyword(name) and kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name, self._kind, self._default, self._annotation = name, kind, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    def __setstate__(self, state):
        self._default, self._annotation = state["_default"], state["_annotation"]

    def replace(self, *, name=_POSITIONAL_ONLY, kind=_empty, annotation=_POSITIONAL_ONLY, default=_POSITIONAL_ONLY):
        """Another one with some parts changed."""
        # A kind is never a name, an annotation or a default: it stands for what was not given.
        same = _POSITIONAL_ONLY
        return type(self)(
            self._name if name is same else name, self._kind if kind is _empty else kind,
            default=self._default if default is same else default,
            annotation=self._annotation if annotation is same else annotation,
        )

    def __str__(self):
        text = {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self._kind, "") + self._name
        if self._annotation is not _empty:
            text += f": {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        return text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def _parts(self):
        return self._name, self._kind, self._default, self._annotation

    def __hash__(self):
        return hash(self._parts())

    def __eq__(self, other):
        if self is other:
            return True
        return self._parts() == other._parts() if isinstance(other, Parameter) else NotImplemented


class BoundArguments:
    """Arguments and the parameters that they are given to."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        """Whose parameters they are."""
        return self._signature

    @property
    def args(self):
        """The positional ones."""
        out = []
        for name, one in self._signature.parameters.items():
            if one.kind in (_KEYWORD_ONLY, _VAR_KEYWORD) or name not in self.arguments:
                break
            if one.kind is _VAR_POSITIONAL:
                out.extend(self.arguments[name])
            else:
                out.append(self.arguments[name])
        return tuple(out)

    @property
    def kwargs(self):
        """The keyword ones."""
        out = {}
        by_name = False
        for name, one in self._signature.parameters.items():
            if not by_name and (one.kind in (_KEYWORD_ONLY, _VAR_KEYWORD) or name not in self.arguments):
                by_name = True
                if one.kind not in (_KEYWORD_ONLY, _VAR_KEYWORD):
                    continue
            if by_name and name in self.arguments:
                if one.kind is _VAR_KEYWORD:
                    out.update(self.arguments[name])
                else:
                    out[name] = self.arguments[name]
        return out

    def apply_defaults(self):
        """Put in the defaults of parameters that were not given."""
        found = {}
        for name, one in self._signature.parameters.items():
            if name in self.arguments:
                found[name] = self.arguments[name]
            elif one.default is not _empty:
                found[name] = one.default
            elif one.kind is _VAR_POSITIONAL:
                found[name] = ()
            elif one.kind is _VAR_KEYWORD:
                found[name] = {}
        self.arguments = found

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __setstate__(self, state):
        self._signature, self.arguments = state["_signature"], state["arguments"]

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in self.arguments.items()])
        return f"<{self.__class__.__name__} ({shown})>"


class Signature:
    """The parameters of a function, and what it returns."""

    __slots__ = ("_return_annotation", "_parameters")
    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found = OrderedDict()
        top = _POSITIONAL_ONLY
        defaults = False
        for one in parameters or ():
            if __validate_parameters__:
                kind = one.kind
                if kind < top:
                    raise ValueError(
                        f"wrong parameter order: {top.description} parameter before {kind.description} parameter"
                    )
                top = kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if one.default is not _empty:
                        defaults = True
                    elif defaults:
                        raise ValueError("non-default argument follows default argument")
                if one.name in found:
                    raise ValueError(f"duplicate parameter name: {one.name!r}")
            found[one.name] = one
        self._parameters = types.MappingProxyType(found)
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """Of something that can be called."""
        return _of(obj, cls, follow_wrapped, globals, locals, eval_str)

    def replace(self, *, parameters=_POSITIONAL_ONLY, return_annotation=_POSITIONAL_ONLY):
        """Another one with some parts changed."""
        same = _POSITIONAL_ONLY
        return type(self)(
            self._parameters.values() if parameters is same else parameters,
            return_annotation=self._return_annotation if return_annotation is same else return_annotation,
        )

    def _parts(self):
        ordered = tuple([one for one in self._parameters.values() if one.kind != _KEYWORD_ONLY])
        keywords = {one.name: one for one in self._parameters.values() if one.kind == _KEYWORD_ONLY}
        return ordered, keywords, self._return_annotation

    def __hash__(self):
        ordered, keywords, result = self._parts()
        return hash((ordered, frozenset(keywords.values()), result))

    def __eq__(self, other):
        if self is other:
            return True
        return self._parts() == other._parts() if isinstance(other, Signature) else NotImplemented

    def _bind(self, args, kwargs, partial=False):
        found = {}
        parameters = iter(self._parameters.values())
        rest = []
        given = iter(args)
        for value in given:
            one = next(parameters, None)
            if one is None or one.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError("too many positional arguments")
            if one.kind is _VAR_POSITIONAL:
                found[one.name] = (value, *given)
                break
            if one.name in kwargs and one.kind is not _POSITIONAL_ONLY:
                raise TypeError(f"multiple values for argument {one.name!r}")
            found[one.name] = value
        else:
            for one in parameters:
                if one.kind is _VAR_POSITIONAL:
                    break
                if one.name in kwargs and one.kind is _POSITIONAL_ONLY:
                    raise TypeError(f"{one.name!r} parameter is positional only, but was passed as a keyword")
                rest.append(one)
                if one.name in kwargs or one.kind is _VAR_KEYWORD or one.default is not _empty or partial:
                    break
                self._missing(one)
        extra = None
        for one in (*rest, *parameters):
            name = one.name
            if one.kind is _VAR_KEYWORD:
                extra = one
            elif one.kind is _VAR_POSITIONAL:
                continue
            elif name in kwargs:
                if one.kind is _POSITIONAL_ONLY:
                    raise TypeError(f"{name!r} parameter is positional only, but was passed as a keyword")
                found[name] = kwargs.pop(name)
            elif not partial and one.default is _empty:
                self._missing(one)
        if kwargs:
            if extra is None:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
            found[extra.name] = kwargs
        return self._bound_arguments_cls(self, found)

    def _missing(self, one):
        raise TypeError(f"missing a required argument: {one.name!r}")

    def bind(self, /, *args, **kwargs):
        """Give arguments to the parameters."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """Give some arguments to the parameters."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __str__(self):
        out = []
        only_positional = False
        star = True
        for one in self._parameters.values():
            if one.kind is _POSITIONAL_ONLY:
                only_positional = True
            elif only_positional:
                out.append("/")
                only_positional = False
            if one.kind is _VAR_POSITIONAL:
                star = False
            elif one.kind is _KEYWORD_ONLY and star:
                out.append("*")
                star = False
            out.append(str(one))
        if only_positional:
            out.append("/")
        text = f"({', '.join(out)})"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The parameters of something that can be called."""
    return Signature.from_callable(
        obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str
    )


def unwrap(func, *, stop=None):
    """The function behind decorators."""
    seen = {id(func)}
    first = func
    while not isinstance(func, type) and hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {first!r}")
        seen.add(id(func))
    return func


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """Its own annotations, as a new dict; with `eval_str` those that are text are evaluated."""
    scope, names = {}, None
    if isinstance(obj, type):
        found = obj.__dict__.get("__annotations__")
        import sys

        scope = getattr(sys.modules.get(obj.__module__), "__dict__", {})
        names = dict(vars(obj))
    elif isinstance(obj, types.ModuleType):
        found = getattr(obj, "__annotations__", None)
        scope = obj.__dict__
    elif callable(obj):
        found = getattr(obj, "__annotations__", None)
        inner = unwrap(obj)
        while hasattr(inner, "func"):
            inner = inner.func
        scope = getattr(inner, "__globals__", {})
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not eval_str:
        return dict(found)
    globals = scope if globals is None else globals
    locals = names if locals is None else locals
    return {
        name: eval(value, globals, locals) if isinstance(value, str) else value for name, value in found.items()
    }


def _without_first(found):
    parameters = list(found.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if parameters[0].kind is not _VAR_POSITIONAL:
        del parameters[0]
    return found.replace(parameters=parameters)


def _of(obj, cls, follow_wrapped=True, globals=None, locals=None, eval_str=False, skip_bound=True):
    def again(other):
        return _of(other, cls, follow_wrapped, globals, locals, eval_str)

    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, types.MethodType) and hasattr(obj.__func__, "__code__") | hasattr(obj.__func__, "__signature__"):
        return _without_first(again(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType) and hasattr(obj.__func__, "__code__"):
            return again(obj)
    own = getattr(obj, "__signature__", None)
    if own is not None:
        if not isinstance(own, Signature):
            raise TypeError(f"unexpected object {own!r} in __signature__ attribute")
        return own
    partial_method = getattr(obj, "_partialmethod", None)
    if partial_method is not None and hasattr(partial_method, "func"):
        found = _of_partial(again(partial_method.func), partial_method, (None,))
        first = next(iter(again(partial_method.func).parameters.values()))
        rest = tuple(found.parameters.values())
        return found if first.kind is _VAR_POSITIONAL else found.replace(parameters=(first, *rest))
    if isinstance(obj, types.FunctionType) or _acts_as_function(obj):
        return _of_function(obj, cls, globals, locals, eval_str)
    if isinstance(obj, (types.BuiltinFunctionType, types.MethodType)):
        return _of_text(obj, cls, f"no signature found for builtin {obj!r}")
    import functools

    if isinstance(obj, functools.partial):
        return _of_partial(again(obj.func), obj)
    if isinstance(obj, type):
        return _of_class(obj, cls, again)
    call = _own_method(type(obj), "__call__")
    if call is not None:
        try:
            return _without_first(again(call)) if not isinstance(call, staticmethod) else again(call.__func__)
        except ValueError as exc:
            raise ValueError(f"no signature found for {obj!r}") from exc
    raise ValueError(f"callable {obj!r} is not supported by signature")


def _acts_as_function(obj):
    """Whether it has what a compiled function has."""
    return (
        not isinstance(obj, type) and isinstance(getattr(obj, "__name__", None), str)
        and isinstance(getattr(obj, "__code__", None), types.CodeType) and hasattr(obj, "__defaults__")
    )


def _own_method(kind, name):
    """A method that a program's class defines, not a builtin one."""
    for base in kind.__mro__:
        method = base.__dict__.get(name)
        if method is not None:
            inner = getattr(method, "__func__", method)
            native = isinstance(inner, types.BuiltinFunctionType) or not isinstance(inner, types.FunctionType) and (
                base.__module__ == "builtins"
            )
            return None if native else method
    return None


def _of_class(kind, cls, again):
    call = _own_method(type(kind), "__call__")
    if call is not None:
        return _without_first(again(call))
    found = None
    for base in kind.__mro__[:-1]:
        # The first class that says how instances are made decides; `__new__` goes before `__init__`.
        for name in ("__new__", "__init__"):
            if name in base.__dict__ and found is None:
                found = _own_method(kind, "__new__") or _own_method(kind, "__init__")
    if found is not None:
        function = getattr(found, "__func__", found)
        result = _without_first(again(function))
        return result
    if kind is object or kind.__init__ is object.__init__ and kind.__new__ is object.__new__:
        return cls()
    if type in kind.__mro__:
        raise ValueError(f"no signature found for builtin {kind!r}")
    return _of_text(kind, cls, f"no signature found for builtin type {kind!r}")


def _of_text(obj, cls, problem):
    """Of a builtin that says its parameters in words."""
    text = getattr(obj, "__text_signature__", None)
    if not isinstance(text, str):
        raise ValueError(problem)
    scope = {}
    bound = text.startswith(("($module", "($type", "($cls")) or text.startswith("($self") and (
        isinstance(obj, types.MethodType) or isinstance(obj, type)
    )
    exec("def f" + text.replace("$", "") + ": pass", scope)
    found = _of_function(scope["f"], cls)
    return _without_first(found) if bound else found


def _of_function(function, cls, globals=None, locals=None, eval_str=False):
    code = function.__code__
    names = code.co_varnames
    positional = code.co_argcount
    keyword = code.co_kwonlyargcount
    only = code.co_posonlyargcount
    annotations = get_annotations(function, globals=globals, locals=locals, eval_str=eval_str)
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    found = []
    Parameter = cls._parameter_cls

    def add(name, kind, default=_empty):
        found.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    first_default = positional - len(defaults)
    for i, name in enumerate(names[:positional]):
        default = defaults[i - first_default] if i >= first_default else _empty
        add(name, _POSITIONAL_ONLY if i < only else _POSITIONAL_OR_KEYWORD, default)
    at = positional + keyword
    if code.co_flags & CO_VARARGS:
        add(names[at], _VAR_POSITIONAL)
        at += 1
    for name in names[positional:positional + keyword]:
        add(name, _KEYWORD_ONLY, keyword_defaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[at], _VAR_KEYWORD)
    return cls(found, return_annotation=annotations.get("return", _empty), __validate_parameters__=False)


def _of_partial(found, obj, extra_args=()):
    keywords = obj.keywords or {}
    try:
        bound = found.bind_partial(*extra_args, *(obj.args or ()), **keywords)
    except TypeError as exc:
        raise ValueError(f"partial object {obj!r} has incorrect arguments") from exc
    rest = []
    by_name = False
    for name, one in found.parameters.items():
        kind = one.kind
        if name in bound.arguments:
            value = bound.arguments[name]
            if kind is _POSITIONAL_ONLY:
                continue
            if kind is _POSITIONAL_OR_KEYWORD:
                if name not in keywords:
                    continue
                # Given by name: it and all after it can only be given so.
                by_name = True
                rest.append(one.replace(kind=_KEYWORD_ONLY, default=value))
                continue
            if kind is _KEYWORD_ONLY:
                one = one.replace(default=value)
        if by_name:
            if kind is _POSITIONAL_OR_KEYWORD:
                one = one.replace(kind=_KEYWORD_ONLY)
            elif kind is _VAR_POSITIONAL:
                continue
        rest.append(one)
    return found.replace(parameters=rest)
