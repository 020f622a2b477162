"""Functions as instructions: those of Interleave's own machine, which are not CPython's."""

import _inside
import io
import sys
import types
from collections import namedtuple
from opcode import cmp_op, hasconst, hasfree, haslocal, hasname, opmap, opname

__all__ = ["dis", "disassemble", "distb", "code_info", "show_code", "get_instructions", "Instruction", "Bytecode",
           "findlinestarts", "cmp_op", "opname", "opmap", "hasconst", "hasname", "haslocal", "hasfree"]

TITLE = "Instructions of Interleave's register machine (CPython's are other ones)"
Instruction = namedtuple("Instruction", "opname opcode arg argval argrepr offset starts_line is_jump_target")


def _code(x):
    x = getattr(x, "__func__", x)
    for name in ("__code__", "gi_code", "ag_code", "cr_code"):
        if hasattr(x, name):
            x = getattr(x, name)
            break
    if isinstance(x, str):
        try:
            return compile(x, "<disassembly>", "eval")
        except SyntaxError:
            return compile(x, "<disassembly>", "exec")
    if isinstance(x, types.CodeType):
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def get_instructions(x, *, first_line=None, show_caches=False, adaptive=False):
    """The instructions of a function, one after the other."""
    code = _code(x)
    shift = 0 if first_line is None else first_line - code.co_firstlineno
    last = None
    for at, (line, number, name, text) in enumerate(_inside.instructions(code)):
        starts = line + shift if line != last else None
        last = line
        yield Instruction(name, number, None, text, text, at, starts, False)


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False):
    """Write the instructions of a function, class, module or text, with a title."""
    if x is None:
        return distb(file=file)
    print(TITLE, file=file)
    _dis(x, file)


def _dis(x, file):
    if isinstance(x, (type, types.ModuleType)):
        for name, value in sorted(x.__dict__.items()):
            value = getattr(value, "__func__", value)
            if hasattr(value, "__code__"):
                print(f"Disassembly of {name}:", file=file)
                _dis(value, file)
                print(file=file)
        return
    for one in get_instructions(x):
        if one.starts_line is not None and one.offset:
            print(file=file)
        line = "" if one.starts_line is None else one.starts_line
        print(f"{line:>4} {one.offset:>6} {one.opname:<20} {one.argrepr}".rstrip(), file=file)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False):
    """Write the instructions of a code object."""
    dis(co, file=file)


def distb(tb=None, *, file=None, show_caches=False, adaptive=False):
    """Write the instructions of the last exception's function."""
    if tb is None:
        try:
            tb = sys.last_traceback
        except AttributeError:
            raise RuntimeError("no last traceback to disassemble") from None
    while tb.tb_next:
        tb = tb.tb_next
    dis(tb.tb_frame.f_code, file=file)


def findlinestarts(code):
    """Where lines begin."""
    for one in get_instructions(code):
        if one.starts_line is not None:
            yield one.offset, one.starts_line


def code_info(x):
    """What a code object says about itself."""
    code = _code(x)
    rows = [
        ("Name", code.co_name), ("Filename", code.co_filename), ("Argument count", code.co_argcount),
        ("Positional-only arguments", code.co_posonlyargcount), ("Kw-only arguments", code.co_kwonlyargcount),
        ("Number of locals", code.co_nlocals), ("Stack size", code.co_stacksize),
    ]
    return "\n".join([f"{name + ':':<19}{value}" for name, value in rows])


def show_code(co, *, file=None):
    """Write what a code object says about itself."""
    print(code_info(co), file=file)


class Bytecode:
    """The instructions of a function."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False):
        self.codeobj = _code(x)
        self.first_line = first_line or self.codeobj.co_firstlineno
        self._original = x

    def __iter__(self):
        return get_instructions(self.codeobj, first_line=self.first_line)

    def __repr__(self):
        return f"Bytecode({self._original!r})"

    def info(self):
        """What the code object says about itself."""
        return code_info(self.codeobj)

    def dis(self):
        """The instructions as a text."""
        out = io.StringIO()
        dis(self.codeobj, file=out)
        return out.getvalue()
