"""Where things were written: the part of `inspect` about files, lines and frames."""

import linecache
import sys
import types
from collections import namedtuple

__name__ = "inspect"


class ClassFoundException(Exception):
    """A class was found."""


class EndOfBlock(Exception):
    """A block is over."""


def getmodule(object, _filename=None):
    """The module that something was defined in."""
    if isinstance(object, types.ModuleType):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    try:
        file = getfile(object)
    except TypeError:
        return None
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) == file:
            return module
    return None


def getfile(object):
    """The file that something was defined in."""
    if isinstance(object, types.ModuleType):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isinstance(object, type):
        if hasattr(object, "__module__"):
            module = sys.modules.get(object.__module__)
            if getattr(module, "__file__", None):
                return module.__file__
            if object.__module__ == "__main__":
                raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    object = getattr(object, "__func__", object)
    for name in ("__code__", "tb_frame", "f_code"):
        object = getattr(object, name, object)
    if isinstance(object, types.CodeType):
        return object.co_filename
    raise TypeError(
        "module, class, method, function, traceback, frame, or code object was expected, got "
        f"{type(object).__name__}"
    )


def getsourcefile(object):
    """The file of its source; None if there is none."""
    file = getfile(object)
    return file if linecache.getlines(file) else None


def getabsfile(object, _filename=None):
    """The file that something was defined in, from the root on."""
    import os

    return os.path.normcase(os.path.abspath(_filename or getsourcefile(object) or getfile(object)))


def getmodulename(path):
    """The name of the module that a file is."""
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def findsource(object):
    """All lines of its file, and the index of its first."""
    file = getfile(object)
    lines = linecache.getlines(file)
    if not lines:
        raise OSError("could not get source code")
    if isinstance(object, types.ModuleType):
        return lines, 0
    if isinstance(object, type):
        found = _class_line(lines, object.__qualname__)
        if found is None:
            raise OSError("could not find class definition")
        return lines, found
    object = getattr(object, "__func__", object)
    if hasattr(object, "tb_frame"):
        return lines, object.tb_lineno - 1
    if hasattr(object, "f_code"):
        object = object.f_code
    code = getattr(object, "__code__", object)
    if not hasattr(code, "co_firstlineno"):
        raise OSError("could not find code object")
    number = code.co_firstlineno - 1
    if number >= len(lines):
        raise OSError("lineno is out of bounds")
    return lines, number


def _logical_lines(lines):
    """Statements: index of the first line, index after the last, and indentation (None if there is nothing in it)."""
    at = 0
    while at < len(lines):
        start = at
        depth = 0
        quote = None
        while at < len(lines):
            line = lines[at]
            at += 1
            i = 0
            joined = False
            while i < len(line):
                letter = line[i]
                if quote is not None:
                    if letter == "\\":
                        i += 1
                    elif line.startswith(quote, i):
                        i += len(quote) - 1
                        quote = None
                elif letter in "\"'":
                    quote = letter * 3 if line.startswith(letter * 3, i) else letter
                    i += len(quote) - 1
                elif letter == "#":
                    break
                elif letter in "([{":
                    depth += 1
                elif letter in ")]}":
                    depth -= 1
                elif letter == "\\" and line[i + 1:].strip() == "":
                    joined = True
                i += 1
            if quote is not None and len(quote) == 1 and not line.rstrip("\n").endswith("\\"):
                quote = None
            if not joined and depth <= 0 and quote is None:
                break
        text = lines[start].strip()
        empty = not text or text.startswith("#")
        yield start, at, None if empty else indentsize(lines[start])


def _class_line(lines, qualname):
    """The index of a class's first line, decorators included."""
    path = []
    decorators = None
    for start, _, indent in _logical_lines(lines):
        if indent is None:
            continue
        text = lines[start].strip()
        if text.startswith("@"):
            decorators = start if decorators is None else decorators
            continue
        while path and path[-1][0] >= indent:
            path.pop()
        words = text.removeprefix("async ").split(None, 1)
        if words[0] in ("class", "def") and len(words) > 1:
            name = ""
            for letter in words[1]:
                if not (letter == "_" or letter.isalnum()):
                    break
                name += letter
            path.append((indent, name if words[0] == "class" else name + ".<locals>"))
            if words[0] == "class" and ".".join([one for _, one in path]) == qualname:
                return start if decorators is None else decorators
        decorators = None
    return None


def getblock(lines):
    """The lines of the definition that begins with the first."""
    base = None
    end = 1
    for start, after, indent in _logical_lines(lines):
        if indent is None:
            continue
        text = lines[start].strip()
        if base is None:
            if text.startswith("@"):
                end = after
                continue
            base = indent
            end = after
            if not text.startswith(("def ", "class ", "async ")):
                break
        elif indent <= base:
            break
        else:
            end = after
    return lines[:end]


def getsourcelines(object):
    """The lines of its source, and the number of the first."""
    from inspect import unwrap

    object = unwrap(object)
    lines, number = findsource(object)
    object = getattr(object, "tb_frame", object)
    if isinstance(object, types.ModuleType) or hasattr(object, "f_code") and object.f_code.co_name == "<module>":
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    """Its source."""
    return "".join(getsourcelines(object)[0])


def getcomments(object):
    """The comments right before it; None if there are none."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    if isinstance(object, types.ModuleType):
        start = 1 if lines[:1] and lines[0].startswith("#!") else 0
        while start < len(lines) and lines[start].strip() in ("", "#"):
            start += 1
        end = start
        while end < len(lines) and lines[end].startswith("#"):
            end += 1
        return "".join([line.expandtabs() for line in lines[start:end]]) or None
    indent = indentsize(lines[number])
    first = number
    while first > 0 and lines[first - 1].strip().startswith("#") and indentsize(lines[first - 1]) == indent:
        first -= 1
    return "".join([line.expandtabs().lstrip() for line in lines[first:number]]) or None


def indentsize(line):
    """How far a line is indented."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


# ---- Frames

ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")
Arguments = namedtuple("Arguments", "args, varargs, varkw")
ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")
_FrameInfo = namedtuple("_FrameInfo", ("frame", "filename", "lineno", "function", "code_context", "index"))
_Traceback = namedtuple("_Traceback", ("filename", "lineno", "function", "code_context", "index"))


def _with_positions(base, title):
    def __new__(cls, *values, positions=None, **named):
        made = base.__new__(cls, *values, **named)
        made.positions = positions
        return made

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in zip(self._fields, self)])
        return f"{title}({shown}, positions={self.positions!r})"

    return type(title, (base,), {"__new__": __new__, "__repr__": __repr__, "__doc__": "A frame and where it stands."})


FrameInfo = _with_positions(_FrameInfo, "FrameInfo")
Traceback = _with_positions(_Traceback, "Traceback")


def getframeinfo(frame, context=1):
    """File, line, function and lines around of a frame or traceback."""
    line = frame.tb_lineno if hasattr(frame, "tb_frame") else frame.f_lineno
    frame = getattr(frame, "tb_frame", frame)
    file = frame.f_code.co_filename
    lines = index = None
    if context > 0:
        start = line - 1 - context // 2
        all_lines = linecache.getlines(file)
        if all_lines:
            start = max(0, min(start, len(all_lines) - context))
            lines = all_lines[start:start + context]
            index = line - 1 - start
    return Traceback(file, line, frame.f_code.co_name, lines, index)


def _info(frame, at, context):
    found = getframeinfo(at, context)
    return FrameInfo(frame, *found, positions=found.positions)


def getlineno(frame):
    """The line that a frame is at."""
    return frame.f_lineno


def getouterframes(frame, context=1):
    """A frame and those that called it."""
    found = []
    while frame:
        found.append(_info(frame, frame, context))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """A traceback's frames."""
    found = []
    while tb:
        found.append(_info(tb.tb_frame, tb, context))
        tb = tb.tb_next
    return found


def currentframe():
    """The frame that asks."""
    import _caller

    return _caller.frame()


def stack(context=1):
    """The frames from here out."""
    return getouterframes(currentframe(), context)


def trace(context=1):
    """The frames between here and where the exception that is handled was raised."""
    exc = sys.exc_info()[1]
    return getinnerframes(exc and exc.__traceback__, context)


def getargs(co):
    """The names of a code object's parameters."""
    if not isinstance(co, types.CodeType):
        raise TypeError(f"{co!r} is not a code object")
    names = co.co_varnames
    n = co.co_argcount + co.co_kwonlyargcount
    args = list(names[:co.co_argcount]) + list(names[co.co_argcount:n])
    varargs = varkw = None
    if co.co_flags & 4:
        varargs = names[n]
        n += 1
    if co.co_flags & 8:
        varkw = names[n]
    return Arguments(args, varargs, varkw)


def getargvalues(frame):
    """What was given to a frame."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(
    args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: "*" + name,
    formatvarkw=lambda name: "**" + name, formatvalue=lambda value: "=" + repr(value),
):
    """What was given to a frame, in words."""
    shown = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        shown.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        shown.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return f"({', '.join(shown)})"


def getclosurevars(func):
    """The values of the names that a function uses and does not define."""
    import builtins

    func = getattr(func, "__func__", func)
    if not isinstance(func, types.FunctionType):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    nonlocals = {
        name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__ or ())
    }
    found = {}, {}
    unbound = set()
    for name in code.co_names:
        if name in ("None", "True", "False"):
            continue
        if name in func.__globals__:
            found[0][name] = func.__globals__[name]
        elif hasattr(builtins, name):
            found[1][name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, *found, unbound)
