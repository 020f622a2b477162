"""What functions, classes and objects are made of."""

import sys
import types

__all__ = [
    "Parameter", "Signature", "signature", "iscoroutinefunction", "isasyncgenfunction", "isgeneratorfunction",
    "iscoroutine", "isawaitable", "isasyncgen", "isgenerator", "isfunction", "ismethod", "isclass", "ismodule",
    "isbuiltin", "isroutine", "isabstract", "iscode", "isframe", "istraceback", "getmembers", "getdoc", "cleandoc",
    "getmodule", "getmro", "currentframe", "stack", "getsource", "getsourcelines", "getfile", "unwrap",
    "getgeneratorstate", "getcoroutinestate", "getfullargspec", "isdatadescriptor", "ismethoddescriptor",
]

CO_VARARGS, CO_VARKEYWORDS, CO_GENERATOR, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 4, 8, 32, 128, 256, 512
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"


def _has_flag(obj, flag):
    while True:
        inner = getattr(obj, "__func__", None)
        if inner is None and type(obj).__name__ == "partial":
            inner = obj.func
        if inner is None:
            break
        obj = inner
    code = getattr(obj, "__code__", None)
    return bool(code is not None and code.co_flags & flag)


def ismodule(object):
    """Whether it is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Whether it is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Whether it is a bound method."""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """Whether it is a function written in Python."""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    """Whether it is a built-in function."""
    return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    """Whether it is a function or method of any kind."""
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def ismethoddescriptor(object):
    """Whether it gives methods, and is neither a method nor a function nor a class."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__")


def isdatadescriptor(object):
    """Whether it rules over an attribute."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def iscode(object):
    """Whether it is code."""
    return isinstance(object, types.CodeType)


def isframe(object):
    """Whether it is a frame."""
    return hasattr(object, "f_code") and hasattr(object, "f_lineno")


def istraceback(object):
    """Whether it is a traceback."""
    return isinstance(object, types.TracebackType)


def isabstract(object):
    """Whether it is a class that cannot have instances."""
    return isclass(object) and bool(getattr(object, "__abstractmethods__", False))


def isgeneratorfunction(obj):
    """Whether calling it gives a generator."""
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    """Whether calling it gives a coroutine."""
    return _has_flag(obj, CO_COROUTINE) or getattr(obj, "_is_coroutine_mark", False) is True


def markcoroutinefunction(func):
    """Let it count as one that gives a coroutine."""
    func._is_coroutine_mark = True
    return func


def isasyncgenfunction(obj):
    """Whether calling it gives an asynchronous generator."""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isgenerator(object):
    """Whether it is a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Whether it is a coroutine."""
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    """Whether it is an asynchronous generator."""
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    """Whether it can be awaited."""
    return isinstance(object, types.CoroutineType) or hasattr(type(object), "__await__")


def getgeneratorstate(generator):
    """Where a generator is in its life."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_frame is None:
        return GEN_CLOSED
    return GEN_SUSPENDED if getattr(generator, "gi_suspended", True) else GEN_CREATED


def getcoroutinestate(coroutine):
    """Where a coroutine is in its life."""
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_frame is None:
        return CORO_CLOSED
    return CORO_SUSPENDED if getattr(coroutine, "cr_suspended", True) else CORO_CREATED


def getmembers(object, predicate=None):
    """Names and values of attributes, sorted."""
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def getmro(cls):
    """A class and those above it, in order."""
    return cls.__mro__


def getmodule(object, _filename=None):
    """The module that something was defined in."""
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None))


def getdoc(object):
    """What is said about something."""
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """A text without the spaces that its lines begin with."""
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
    lines = [lines[0].lstrip(), *[line[margin:] for line in lines[1:]]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def unwrap(func, *, stop=None):
    """The function behind decorators."""
    seen = {id(func)}
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
        seen.add(id(func))
    return func


def currentframe():
    """The frame that asks."""
    import _caller

    return _caller.frame()


def stack(context=1):
    """The frames from here out."""
    import traceback

    return [
        FrameInfo(frame, frame.f_code.co_filename, line, frame.f_code.co_name, None, None)
        for frame, line in traceback.walk_stack(None)
    ]


class FrameInfo(tuple):
    """A frame and where it stands."""

    def __new__(cls, *values):
        return tuple.__new__(cls, values)

    frame = property(lambda self: self[0])
    filename = property(lambda self: self[1])
    lineno = property(lambda self: self[2])
    function = property(lambda self: self[3])
    code_context = property(lambda self: self[4])
    index = property(lambda self: self[5])


def getfile(object):
    """The file that something was defined in."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        raise TypeError(f"{object!r} is a built-in class")
    code = getattr(getattr(object, "__func__", object), "__code__", object)
    if hasattr(code, "co_filename"):
        return code.co_filename
    raise TypeError(
        "module, class, method, function, traceback, frame, or code object was expected, got "
        f"{type(object).__name__}"
    )


getsourcefile = getfile


def getsourcelines(object):
    """The lines of its source, and the number of the first."""
    import linecache

    object = unwrap(object)
    lines = linecache.getlines(getfile(object))
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        start = next((i for i, line in enumerate(lines) if line.lstrip().startswith(f"class {object.__name__}")), None)
        if start is None:
            raise OSError("could not find class definition")
    else:
        start = getattr(object, "__func__", object).__code__.co_firstlineno - 1
    return _block(lines[start:]), start + 1


def _block(lines):
    """The lines of a definition that begins with the first."""
    indent = len(lines[0]) - len(lines[0].lstrip())
    end = 1
    head = True
    for i, line in enumerate(lines):
        if not line.strip():
            continue
        if head:
            end = i + 1
            head = not line.rstrip().endswith(":") and not line.lstrip().startswith(("def ", "class ", "async ")) or line.lstrip().startswith("@")
            continue
        if len(line) - len(line.lstrip()) <= indent and line.strip()[0] not in ")]}":
            break
        end = i + 1
    return lines[:end]


def getsource(object):
    """Its source."""
    return "".join(getsourcelines(object)[0])


# ---- Signatures


class _empty:
    """Stands for what is not there."""


class _Kind:
    """How an argument is given to a parameter."""

    def __init__(self, number, name, description):
        self.number = number
        self.name = name
        self.description = description

    def __lt__(self, other):
        return self.number < other.number

    def __int__(self):
        return self.number

    __index__ = __int__

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {self.number}>"


_POSITIONAL_ONLY = _Kind(0, "POSITIONAL_ONLY", "positional-only")
_POSITIONAL_OR_KEYWORD = _Kind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
_VAR_POSITIONAL = _Kind(2, "VAR_POSITIONAL", "variadic positional")
_KEYWORD_ONLY = _Kind(3, "KEYWORD_ONLY", "keyword-only")
_VAR_KEYWORD = _Kind(4, "VAR_KEYWORD", "variadic keyword")


def formatannotation(annotation, base_module=None):
    """An annotation in words."""
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation).replace("typing.", "")


class Parameter:
    """A parameter of a function."""

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name = name
        self.kind = kind
        self.default = default
        self.annotation = annotation

    def replace(self, *, name=None, kind=None, default=True, annotation=True):
        """Another one with some parts changed."""
        return type(self)(
            self.name if name is None else name, self.kind if kind is None else kind,
            default=self.default if default is True else default,
            annotation=self.annotation if annotation is True else annotation,
        )

    def __str__(self):
        text = {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self.kind, "") + self.name
        if self.annotation is not _empty:
            text += f": {formatannotation(self.annotation)}"
        if self.default is not _empty:
            text += (" = " if self.annotation is not _empty else "=") + repr(self.default)
        return text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == (
            other.name, other.kind, other.default, other.annotation
        )

    def __hash__(self):
        return hash((self.name, self.kind.number))


class BoundArguments:
    """Arguments and the parameters that they are given to."""

    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    @property
    def args(self):
        """The positional ones."""
        out = []
        for name, one in self.signature.parameters.items():
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
        for name, one in self.signature.parameters.items():
            if one.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                by_name = True
            if name not in self.arguments:
                by_name = True
            elif by_name:
                if one.kind is _VAR_KEYWORD:
                    out.update(self.arguments[name])
                else:
                    out[name] = self.arguments[name]
        return out

    def apply_defaults(self):
        """Put in the defaults of parameters that were not given."""
        found = {}
        for name, one in self.signature.parameters.items():
            if name in self.arguments:
                found[name] = self.arguments[name]
            elif one.default is not _empty:
                found[name] = one.default
            elif one.kind is _VAR_POSITIONAL:
                found[name] = ()
            elif one.kind is _VAR_KEYWORD:
                found[name] = {}
        self.arguments = found

    def __repr__(self):
        return f"<BoundArguments ({', '.join(f'{name}={value!r}' for name, value in self.arguments.items())})>"


class Signature:
    """The parameters of a function."""

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = types.MappingProxyType({one.name: one for one in parameters or ()})
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, **options):
        """Of something that can be called."""
        return signature(obj, follow_wrapped=follow_wrapped)

    def replace(self, *, parameters=True, return_annotation=True):
        """Another one with some parts changed."""
        return type(self)(
            self.parameters.values() if parameters is True else parameters,
            return_annotation=self.return_annotation if return_annotation is True else return_annotation,
        )

    def _bind(self, args, kwargs, partial):
        found = {}
        given = list(args)
        kwargs = dict(kwargs)
        for name, one in self.parameters.items():
            if one.kind is _VAR_POSITIONAL:
                if given:
                    found[name] = tuple(given)
                    given = []
            elif one.kind is _VAR_KEYWORD:
                continue
            elif given and one.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if one.kind is _POSITIONAL_OR_KEYWORD and name in kwargs:
                    raise TypeError(f"multiple values for argument {name!r}")
                found[name] = given.pop(0)
            elif name in kwargs and one.kind is not _POSITIONAL_ONLY:
                found[name] = kwargs.pop(name)
            elif one.default is _empty and not partial:
                keyword = "keyword-only " if one.kind is _KEYWORD_ONLY else ""
                raise TypeError(f"missing a required {keyword}argument: {name!r}")
        if given:
            raise TypeError("too many positional arguments")
        if kwargs:
            extra = next((name for name, one in self.parameters.items() if one.kind is _VAR_KEYWORD), None)
            if extra is None:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
            found[extra] = kwargs
        return BoundArguments(self, found)

    def bind(self, /, *args, **kwargs):
        """Give arguments to the parameters."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """Give some arguments to the parameters."""
        return self._bind(args, kwargs, True)

    def __str__(self):
        out = []
        only_positional = False
        star = True
        for one in self.parameters.values():
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
        if self.return_annotation is not _empty:
            text += f" -> {formatannotation(self.return_annotation)}"
        return text

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return dict(self.parameters) == dict(other.parameters) and self.return_annotation == other.return_annotation

    __hash__ = None


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The parameters of something that can be called."""
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        found = signature(obj.__func__)
        return found.replace(parameters=list(found.parameters.values())[1:])
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__"))
    own = getattr(obj, "__signature__", None)
    if isinstance(own, Signature):
        return own
    if isfunction(obj):
        return _of_function(obj)
    if type(obj).__name__ == "partial":
        return _of_partial(obj)
    if isclass(obj):
        for name in ("__new__", "__init__"):
            for base in obj.__mro__:
                method = base.__dict__.get(name)
                method = getattr(method, "__func__", method)
                if isfunction(method):
                    found = _of_function(method)
                    return found.replace(parameters=list(found.parameters.values())[1:], return_annotation=_empty)
        if obj.__mro__[-2:-1] == (obj,) or obj.__init__ is object.__init__:
            return Signature()
        raise ValueError(f"no signature found for builtin type {obj!r}")
    method = getattr(type(obj), "__call__", None)
    if isfunction(method):
        found = _of_function(method)
        return found.replace(parameters=list(found.parameters.values())[1:])
    raise ValueError(f"no signature found for builtin {obj!r}")


def _of_function(function):
    code = function.__code__
    names = code.co_varnames
    positional = code.co_argcount
    keyword = code.co_kwonlyargcount
    only = getattr(code, "co_posonlyargcount", 0)
    annotations = getattr(function, "__annotations__", {})
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    found = []

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
    return Signature(found, return_annotation=annotations.get("return", _empty))


def _of_partial(obj):
    found = signature(obj.func)
    bound = found.bind_partial(*obj.args)
    rest = []
    by_name = False
    for name, one in found.parameters.items():
        if name in bound.arguments and one.kind is not _VAR_POSITIONAL:
            continue
        if name in obj.keywords:
            one = one.replace(kind=_KEYWORD_ONLY, default=obj.keywords[name])
            by_name = True
        elif by_name and one.kind is _POSITIONAL_OR_KEYWORD:
            one = one.replace(kind=_KEYWORD_ONLY)
        elif by_name and one.kind is _VAR_POSITIONAL:
            continue
        rest.append(one)
    return found.replace(parameters=rest)


class FullArgSpec(tuple):
    """The parameters of a function, the old way."""

    def __new__(cls, *values):
        return tuple.__new__(cls, values)

    args = property(lambda self: self[0])
    varargs = property(lambda self: self[1])
    varkw = property(lambda self: self[2])
    defaults = property(lambda self: self[3])
    kwonlyargs = property(lambda self: self[4])
    kwonlydefaults = property(lambda self: self[5])
    annotations = property(lambda self: self[6])

    def __repr__(self):
        return (
            "FullArgSpec(args=%r, varargs=%r, varkw=%r, defaults=%r, kwonlyargs=%r, kwonlydefaults=%r, annotations=%r)"
            % self
        )


def getfullargspec(func):
    """The parameters of a function, the old way."""
    bound = ismethod(func)
    func = func.__func__ if bound else func
    found = signature(func, follow_wrapped=False).parameters.values()
    names = lambda *kinds: [one.name for one in found if one.kind in kinds]
    defaults = tuple([one.default for one in found if one.kind.number < 2 and one.default is not _empty])
    keyword_defaults = {one.name: one.default for one in found if one.kind is _KEYWORD_ONLY and one.default is not _empty}
    return FullArgSpec(
        names(_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD), next(iter(names(_VAR_POSITIONAL)), None),
        next(iter(names(_VAR_KEYWORD)), None), defaults or None, names(_KEYWORD_ONLY), keyword_defaults or None,
        dict(getattr(func, "__annotations__", {})),
    )
