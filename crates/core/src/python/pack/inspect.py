"""What functions, classes and objects are made of."""

import sys
import types
from collections import namedtuple
from _plain import formatannotation, has_flag, plain
from _signatures import (
    CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR, CO_ITERABLE_COROUTINE, CO_NESTED, CO_NEWLOCALS, CO_NOFREE,
    CO_OPTIMIZED, CO_VARARGS, CO_VARKEYWORDS, BoundArguments, Parameter, Signature, _empty, _ParameterKind, _KEYWORD_ONLY,
    _of, _own_method, get_annotations, signature, unwrap,
)
from _sources import (
    ArgInfo, Arguments, ClassFoundException, ClosureVars, EndOfBlock, FrameInfo, Traceback, currentframe, findsource,
    formatargvalues, getabsfile, getargs, getargvalues, getblock, getclosurevars, getcomments, getfile, getframeinfo,
    getinnerframes, getlineno, getmodule, getmodulename, getouterframes, getsource, getsourcefile, getsourcelines,
    indentsize, stack, trace,
)

TPFLAGS_IS_ABSTRACT = 1 << 20
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
modulesbyfile = {}

Attribute = namedtuple("Attribute", "name kind defining_class object")
FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")


# ---- Kinds of objects


def ismodule(object):
    """Whether it is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Whether it is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Whether it is a bound method of Python code."""
    return isinstance(object, types.MethodType) and not isinstance(object.__func__, types.BuiltinFunctionType)


def isfunction(object):
    """Whether it is a function written in Python."""
    return isinstance(object, types.FunctionType)


def _is_native(object):
    return isinstance(object, types.BuiltinFunctionType)


def _of_type(object):
    """Whether it is a built-in method that is not bound."""
    return _is_native(object) and "." in getattr(object, "__qualname__", "") and getattr(object, "__self__", None) is None


def isbuiltin(object):
    """Whether it is a built-in function or bound method."""
    if isinstance(object, types.MethodType):
        return _is_native(object.__func__)
    return _is_native(object) and not _of_type(object)


def ismethodwrapper(object):
    """Whether it is a bound special method of a builtin."""
    name = getattr(object, "__name__", "")
    return isinstance(object, types.MethodType) and _is_native(object.__func__) and name[:2] == name[-2:] == "__"


def isroutine(object):
    """Whether it is a function or method of any kind."""
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def ismethoddescriptor(object):
    """Whether it gives methods, and is neither a method nor a function nor a class."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    if _is_native(object):
        return _of_type(object)
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__") and not isinstance(object, _DATA)


_DATA = types.MemberDescriptorType, types.GetSetDescriptorType


def isdatadescriptor(object):
    """Whether it rules over an attribute."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__") or isinstance(object, _DATA)


def ismemberdescriptor(object):
    """Whether it is a slot."""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Whether it is a computed attribute of a builtin."""
    return isinstance(object, types.GetSetDescriptorType)


def iscode(object):
    """Whether it is code."""
    return isinstance(object, types.CodeType)


def isframe(object):
    """Whether it is a frame."""
    return isinstance(object, types.FrameType)


def istraceback(object):
    """Whether it is a traceback."""
    return isinstance(object, types.TracebackType)


def isabstract(object):
    """Whether it is a class that cannot have instances."""
    return isclass(object) and bool(getattr(object, "__abstractmethods__", False))


def isgeneratorfunction(obj):
    """Whether calling it gives a generator."""
    return has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    """Whether calling it gives a coroutine."""
    return has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    """Whether calling it gives an asynchronous generator."""
    return has_flag(obj, CO_ASYNC_GENERATOR)


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
    if isinstance(object, types.CoroutineType) or hasattr(type(object), "__await__"):
        return True
    return isinstance(object, types.GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)


def _state(obj, prefix, names):
    if getattr(obj, prefix + "running"):
        return names[1]
    if getattr(obj, prefix + "suspended"):
        return names[2]
    return names[3] if getattr(obj, prefix + "frame") is None else names[0]


def getgeneratorstate(generator):
    """Where a generator is in its life."""
    return _state(generator, "gi_", (GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED))


def getcoroutinestate(coroutine):
    """Where a coroutine is in its life."""
    return _state(coroutine, "cr_", (CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED))


def getgeneratorlocals(generator):
    """The local variables of a suspended generator."""
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    return generator.gi_frame.f_locals if generator.gi_frame is not None else {}


def getcoroutinelocals(coroutine):
    """The local variables of a suspended coroutine."""
    return coroutine.cr_frame.f_locals if coroutine.cr_frame is not None else {}


# ---- Members


def getmro(cls):
    """A class and those above it, in order."""
    return cls.__mro__


def _members(object, predicate, get):
    names = dir(object)
    mro = ()
    if isclass(object):
        mro = (object, *getmro(object))
        # Attributes that only instances seem to have.
        for base in object.__bases__:
            for name, value in base.__dict__.items():
                if isinstance(value, types.DynamicClassAttribute):
                    names.append(name)
    found = []
    seen = set()
    for name in names:
        try:
            value = get(object, name)
            if name in seen:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if not predicate or predicate(value):
            found.append((name, value))
        seen.add(name)
    found.sort(key=lambda pair: pair[0])
    return found


def getmembers(object, predicate=None):
    """Names and values of attributes, sorted."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """The same, without running descriptors."""
    return _members(object, predicate, getattr_static)


_missing = object()


def _in_mro(kind, name):
    for base in kind.__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return _missing


def getattr_static(obj, attr, default=_missing):
    """An attribute as it is stored: descriptors and `__getattr__` do not run."""
    own = _missing
    if isinstance(obj, type):
        kind = obj
    else:
        kind = type(obj)
        if not isinstance(_in_mro(kind, "__dict__"), types.MemberDescriptorType):
            try:
                own = object.__getattribute__(obj, "__dict__").get(attr, _missing)
            except AttributeError:
                pass
    of_class = _in_mro(kind, attr)
    if own is not _missing and of_class is not _missing:
        if hasattr(type(of_class), "__get__") and (hasattr(type(of_class), "__set__") or hasattr(type(of_class), "__delete__")):
            return of_class
    for found in (own, of_class):
        if found is not _missing:
            return found
    if obj is kind:
        found = _in_mro(type(kind), attr)
        if found is not _missing:
            return found
    if default is not _missing:
        return default
    raise AttributeError(attr)


def classify_class_attrs(cls):
    """All attributes of a class: name, kind, the class that defines it, and the object."""
    mro = getmro(cls)
    above = tuple([base for base in getmro(type(cls)) if base not in (type, object)])
    names = dir(cls)
    for base in mro:
        names += [
            name for name, value in base.__dict__.items()
            if isinstance(value, types.DynamicClassAttribute) and value.fget is not None
        ]
    result = []
    seen = set()
    for name in names:
        if name in seen:
            continue
        seen.add(name)
        got = home = None
        if name != "__dict__":
            try:
                got = getattr(cls, name)
            except Exception:
                pass
        stored = _missing
        for base in (*mro, *above):
            if name in base.__dict__:
                home, stored = base, base.__dict__[name]
                break
        if home is None:
            continue
        obj = got if got is not None else stored
        if isinstance(stored, staticmethod) or _is_native(stored) and name == "__new__":
            kind, obj = "static method", stored
        elif isinstance(stored, classmethod):
            kind, obj = "class method", stored
        elif isinstance(stored, property):
            kind, obj = "property", stored
        else:
            kind = "method" if isroutine(obj) else "data"
        result.append(Attribute(name, kind, home, obj))
    return result


def walktree(classes, children, parent):
    """A part of a class tree."""
    found = []
    for one in sorted(classes, key=lambda c: (c.__module__, c.__name__)):
        found.append((one, one.__bases__))
        if one in children:
            found.append(walktree(children[one], children, one))
    return found


def getclasstree(classes, unique=False):
    """Classes as a tree of lists."""
    children = {}
    roots = []
    for one in classes:
        if one.__bases__:
            for parent in one.__bases__:
                below = children.setdefault(parent, [])
                if one not in below:
                    below.append(one)
                if unique and parent in classes:
                    break
        elif one not in roots:
            roots.append(one)
    roots += [parent for parent in children if parent not in classes]
    return walktree(roots, children, None)


# ---- Documentation


def _inherited_doc(obj):
    """The text of what it overrides."""
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    if isinstance(obj, types.MethodType):
        name = obj.__name__
        cls = obj.__self__ if isclass(obj.__self__) else type(obj.__self__)
    elif isfunction(obj) or isinstance(obj, property):
        function = obj.fget if isinstance(obj, property) else obj
        name = getattr(function, "__name__", None)
        cls = sys.modules.get(getattr(function, "__module__", None))
        for part in getattr(function, "__qualname__", "").split(".")[:-1]:
            cls = getattr(cls, part, None)
        if not isclass(cls):
            return None
    else:
        return None
    for base in cls.__mro__:
        doc = getattr(base.__dict__.get(name), "__doc__", None)
        if doc is not None:
            return doc
    return None


def getdoc(object):
    """What is said about something, without its indentation."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _inherited_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """A text without the spaces that its lines begin with."""
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()), default=0)
    lines = [lines[0].lstrip(), *[line[margin:] for line in lines[1:]]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


# ---- Arguments the old way


def getfullargspec(func):
    """The parameters of a function."""
    try:
        found = _of(func, Signature, follow_wrapped=False)
        if isinstance(func, types.MethodType) and hasattr(func.__func__, "__code__"):
            # The first is kept, though it is bound.
            found = _of(func.__func__, Signature, follow_wrapped=False)
        elif isclass(func):
            method = _own_method(func, "__new__") or _own_method(func, "__init__")
            if method is not None:
                found = _of(getattr(method, "__func__", method), Signature, follow_wrapped=False)
    except Exception as exc:
        raise TypeError("unsupported callable") from exc
    args, defaults, only, only_defaults, annotations = [], [], [], {}, {}
    varargs = varkw = None
    for name, one in found.parameters.items():
        kind = one.kind
        if kind is Parameter.VAR_POSITIONAL:
            varargs = name
        elif kind is Parameter.VAR_KEYWORD:
            varkw = name
        elif kind is _KEYWORD_ONLY:
            only.append(name)
            if one.default is not _empty:
                only_defaults[name] = one.default
        else:
            args.append(name)
            if one.default is not _empty:
                defaults.append(one.default)
        if one.annotation is not _empty:
            annotations[name] = one.annotation
    if found.return_annotation is not _empty:
        annotations = {"return": found.return_annotation, **annotations}
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, only, only_defaults or None, annotations)


def formatannotationrelativeto(object):
    """What shows annotations as seen from a module."""
    module = getattr(object, "__module__", None)
    return lambda annotation: formatannotation(annotation, module)


def getcallargs(func, /, *positional, **named):
    """Which parameter gets which argument; TypeErrors are the call's."""
    spec = getfullargspec(func)
    args, varargs, varkw, defaults, only, only_defaults, _ = spec
    name = func.__name__
    if isinstance(func, types.MethodType) and func.__self__ is not None:
        positional = (func.__self__, *positional)
    found = {}
    n = min(len(positional), len(args))
    found.update(zip(args, positional))
    if varargs:
        found[varargs] = tuple(positional[n:])
    known = {*args, *only}
    if varkw:
        found[varkw] = {}
    for key, value in named.items():
        if key not in known:
            if not varkw:
                raise TypeError(f"{name}() got an unexpected keyword argument {key!r}")
            found[varkw][key] = value
        elif key in found:
            raise TypeError(f"{name}() got multiple values for argument {key!r}")
        else:
            found[key] = value
    if len(positional) > len(args) and not varargs:
        _too_many(name, args, only, defaults, len(positional), found)
    if len(positional) < len(args):
        required = args[:len(args) - len(defaults or ())]
        _check_missing(name, [one for one in required if one not in found], True)
        for one, value in zip(args[len(required):], defaults or ()):
            found.setdefault(one, value)
    missing = []
    for one in only:
        if one not in found:
            if only_defaults and one in only_defaults:
                found[one] = only_defaults[one]
            else:
                missing.append(one)
    _check_missing(name, missing, False)
    return found


def _check_missing(name, missing, positional):
    if not missing:
        return
    names = [repr(one) for one in missing]
    if len(names) == 1:
        text = names[0]
    elif len(names) == 2:
        text = " and ".join(names)
    else:
        text = f"{', '.join(names[:-1])}, and {names[-1]}"
    kind = "positional" if positional else "keyword-only"
    raise TypeError(f"{name}() missing {len(names)} required {kind} argument{'s'[:len(names) > 1]}: {text}")


def _too_many(name, args, only, defaults, given, found):
    least = len(args) - len(defaults or ())
    by_name = len([one for one in only if one in found])
    if defaults:
        plural, takes = True, f"from {least} to {len(args)}"
    else:
        plural, takes = len(args) != 1, str(len(args))
    extra = ""
    if by_name:
        extra = f" positional argument{'s' if given != 1 else ''} (and {by_name} keyword-only argument{'s' if by_name != 1 else ''})"
    was = "was" if given == 1 and not by_name else "were"
    raise TypeError(f"{name}() takes {takes} positional argument{'s' if plural else ''} but {given}{extra} {was} given")


__all__ = sorted(
    name for name, value in list(globals().items())
    if not name.startswith("_") and not isinstance(value, types.ModuleType)
    and name not in ("namedtuple", "has_flag", "plain", "modulesbyfile")
)
