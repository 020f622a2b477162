# What `sys` has beside its natives: named tuples and hooks.

import sys


def stream_writelines(stream, lines):
    for line in lines:
        stream.write(line)


def stream_end():
    raise StopIteration


def sys_record(title, /, **values):
    """An instance of a tuple type of its own, whose items have names too."""
    names = tuple(values)
    # This one alone has a name without the module.
    shown = title if title == "asyncgen_hooks" else f"sys.{title}"

    class Record(tuple):
        __module__ = "sys"
        n_fields = n_sequence_fields = len(names)
        n_unnamed_fields = 0

        def __getattr__(self, name):
            if name in names:
                return self[names.index(name)]
            raise AttributeError(f"'sys.{title}' object has no attribute '{name}'", name=name, obj=self)

        def __repr__(self):
            return f"{shown}(" + ", ".join([f"{name}={value!r}" for name, value in zip(names, self)]) + ")"

        def __dir__(self):
            return sorted(list(names) + dir(tuple))

    Record.__name__ = Record.__qualname__ = title
    return Record(values.values())


class SysNamespace:
    __module__ = "types"

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    def __repr__(self):
        return "namespace(" + ", ".join([f"{name}={value!r}" for name, value in self.__dict__.items()]) + ")"


def sys_exc_info():
    exc = sys.exception()
    return (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)


def print_exception(error):
    stderr = sys.stderr
    if stderr is not None:
        stderr.write(format_uncaught(error))


def sys_excepthook(exctype, value, traceback, /):
    print_exception(value)


def sys_displayhook(value, /):
    if value is None:
        return
    builtins = import_module("builtins")
    builtins._ = None
    sys.stdout.write(repr(value) + "\n")
    builtins._ = value


def display(value):
    hook = getattr(sys, "displayhook", None)
    if hook is None:
        raise RuntimeError("lost sys.displayhook")
    hook(value)


def sys_unraisablehook(unraisable, /):
    stderr = sys.stderr
    if stderr is not None:
        if unraisable.object is not None:
            stderr.write(f"{unraisable.err_msg or 'Exception ignored in'}: {unraisable.object!r}\n")
        print_exception(unraisable.exc_value)


def sys_late(name):
    if name == "stdlib_module_names":
        sys.stdlib_module_names = names = import_module("_stdlib_names").NAMES
        return names
    raise AttributeError(f"module 'sys' has no attribute '{name}'", name=name, obj=sys)


def sys_breakpointhook(*args, **kws):
    raise RuntimeError("there is no debugger in Interleave; step through the run on the page instead")


def sys_get_asyncgen_hooks():
    firstiter, finalizer = _m_asyncgen_hooks()
    return sys_record("asyncgen_hooks", firstiter=firstiter, finalizer=finalizer)


def sys_set_asyncgen_hooks(firstiter=_m_missing, finalizer=_m_missing):
    old = _m_asyncgen_hooks()
    if finalizer is _m_missing:
        finalizer = old[1]
    elif finalizer is not None and not callable(finalizer):
        raise TypeError(f"callable finalizer expected, got {_m_type_name(finalizer)}")
    if firstiter is _m_missing:
        firstiter = old[0]
    elif firstiter is not None and not callable(firstiter):
        raise TypeError(f"callable firstiter expected, got {_m_type_name(firstiter)}")
    _m_set_asyncgen_hooks(firstiter, finalizer)


def sys_zero():
    return 0


def sys_accept(*args, **kws):
    pass


def sys_call_tracing(func, args, /):
    return func(*args)


def sys_fill():
    sys.version_info = sys_record("version_info", major=3, minor=11, micro=7, releaselevel="final", serial=0)
    sys.flags = sys_record(
        "flags", debug=0, inspect=0, interactive=0, optimize=0, dont_write_bytecode=1, no_user_site=0, no_site=0,
        ignore_environment=0, verbose=0, bytes_warning=0, quiet=0, hash_randomization=0, isolated=0, dev_mode=False,
        utf8_mode=1, warn_default_encoding=0, safe_path=False, int_max_str_digits=4300,
    )
    sys.float_info = sys_record(
        "float_info", max=1.7976931348623157e308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308,
        min_exp=-1021, min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1,
    )
    sys.int_info = sys_record(
        "int_info", bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300, str_digits_check_threshold=640,
    )
    sys.hash_info = sys_record(
        "hash_info", width=64, modulus=2305843009213693951, inf=314159, nan=0, imag=1000003, algorithm="fx",
        hash_bits=64, seed_bits=0, cutoff=0,
    )
    sys.thread_info = sys_record("thread_info", name="pthread", lock="semaphore", version="Interleave")
    sys.implementation = SysNamespace(
        name="interleave", cache_tag=None, version=sys.version_info, hexversion=sys.hexversion,
    )
    sys.orig_argv = sys.argv
    sys.unraisablehook = sys.__unraisablehook__ = sys_unraisablehook
    sys.breakpointhook = sys.__breakpointhook__ = sys_breakpointhook
    sys.__getattr__ = sys_late
    sys.get_asyncgen_hooks = sys_get_asyncgen_hooks
    sys.set_asyncgen_hooks = sys_set_asyncgen_hooks
    sys.getallocatedblocks = sys.get_coroutine_origin_tracking_depth = sys.getdlopenflags = sys_zero
    sys.set_coroutine_origin_tracking_depth = sys.setdlopenflags = sys_accept
    sys.call_tracing = sys_call_tracing
    sys.exc_info = sys_exc_info
    sys.excepthook = sys.__excepthook__ = sys_excepthook
    sys.displayhook = sys.__displayhook__ = sys_displayhook


sys_fill()


def compile_other(source, filename, mode, only_tree):
    # Bytes, and syntax trees: those are written as text first.
    if isinstance(source, (bytes, bytearray, memoryview)):
        source = bytes(source).decode()
    ast = _m_modules().get("ast")
    if only_tree:
        return import_module("ast").parse(source, filename, mode)
    if ast is None or not isinstance(source, ast.AST):
        if isinstance(source, str):
            return compile(source, filename, mode)
        raise TypeError("compile() arg 1 must be a string, bytes or AST object")
    expected = {"exec": "Module", "eval": "Expression", "single": "Interactive"}[mode]
    if type(source).__name__ != expected:
        raise TypeError(f"expected {expected} node, got {type(source).__name__}")
    for node in ast.walk(source):
        for name in ("lineno", "col_offset"):
            if name in node._attributes and not hasattr(node, name):
                raise TypeError(f'required field "{name}" missing from {type(node).__mro__[1].__name__}')
    return compile(import_module("_unparse").aligned(source), filename, mode)
