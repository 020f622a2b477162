"""How types that `pickle` and `copy` do not know are taken apart."""
import _kernel

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}
_extension_registry, _inverted_registry = {}, {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """From now on `pickle_function(obj)` says how to rebuild an object of this type: a callable and its arguments."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    """Check that something can be called to rebuild an object."""
    if not callable(object):
        raise TypeError("constructors must be callable")


def add_extension(module, name, code):
    """Give a global a number."""
    code = int(code)
    if not 1 <= code <= 0x7FFFFFFF:
        raise ValueError("code out of range")
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f"key {key} is already registered with code {_extension_registry[key]}")
    if code in _inverted_registry:
        raise ValueError(f"code {code} is already in use for key {_inverted_registry[code]}")
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Take it back."""
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f"key {key} is not registered with code {code}")
    del _extension_registry[key], _inverted_registry[code]


def clear_extension_cache():
    """There is no cache."""


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


# ---- Taking apart an object that does not say itself how

_OPEN = (
    object, type(None), int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, BaseException,
)
_CLOSED_MODULES = frozenset(("builtins", "_thread", "_io", "_kernel", "_queue", "types", "_asyncio", "_contextvars"))
_object_reduce = getattr(object, "__reduce__", None)
_object_reduce_ex = getattr(object, "__reduce_ex__", None)
_object_getstate = getattr(object, "__getstate__", None)


def reduce(obj, protocol=4):
    """What rebuilds an object: `(callable, args, state, list items, dict items)`, or the name of a global."""
    kind = type(obj)
    function = dispatch_table.get(kind)
    if function is not None:
        return function(obj)
    own = getattr(kind, "__reduce_ex__", None)
    if own is not None and own is not _object_reduce_ex:
        return obj.__reduce_ex__(protocol)
    own = getattr(kind, "__reduce__", None)
    if own is not None and own is not _object_reduce:
        return obj.__reduce__()
    if isinstance(obj, BaseException):
        names = getattr(obj, "__dict__", None)
        return (kind, obj.args, names) if names else (kind, obj.args)
    return _reduce_plain(obj, kind) if protocol > 1 else _reduce_old(obj, kind, protocol)


def _reconstructor(cls, base, state):
    """Makes an object that protocol 0 or 1 wrote."""
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ is not object.__init__:
        base.__init__(obj, state)
    return obj


def _reduce_old(obj, kind, protocol):
    if "__getstate__" not in [name for base in kind.__mro__[:-1] for name in base.__dict__]:
        if getattr(kind, "__slots__", None):
            raise TypeError(f"a class that defines __slots__ without defining __getstate__ cannot be pickled with protocol {protocol}")
    _, _, state, _, _ = _reduce_plain(obj, kind)
    base = next((base for base in kind.__mro__ if base in _VALUES or base in (list, dict)), object)
    args = (kind, base, None if base is object else base(obj))
    return (_reconstructor, args, state) if state is not None else (_reconstructor, args)


def _reduce_plain(obj, kind):
    for base in kind.__mro__:
        if base not in _OPEN and base.__module__ in _CLOSED_MODULES and not _is_python_class(base):
            name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
            raise TypeError(f"cannot pickle '{name}' object")
    state = _state(obj, kind)
    args, make = (kind,), __newobj__
    if hasattr(kind, "__getnewargs_ex__"):
        positional, named = obj.__getnewargs_ex__()
        args = (kind, positional, named) if named else (kind, *positional)
        make = __newobj_ex__ if named else __newobj__
    elif hasattr(kind, "__getnewargs__") and not _is_value(kind):
        args = (kind, *obj.__getnewargs__())
    elif _is_value(kind):
        base = next(base for base in kind.__mro__ if base in _VALUES)
        args = (kind, tuple(obj) if base is tuple else base(obj))
    items = iter(obj) if isinstance(obj, list) else None
    pairs = iter(obj.items()) if isinstance(obj, dict) else None
    return make, args, state, items, pairs


_VALUES = (int, float, complex, str, bytes, tuple, frozenset, set, bytearray)


def _is_value(kind):
    return issubclass(kind, _VALUES) and not any("__getnewargs__" in base.__dict__ for base in kind.__mro__ if base not in _VALUES)


def _is_python_class(kind):
    names = kind.__dict__
    return "__firstlineno__" in names or "__weakref__" in names or "__slots__" in names


def _state(obj, kind):
    own = getattr(kind, "__getstate__", None)
    if own is not None and own is not _object_getstate:
        return obj.__getstate__()
    names = getattr(obj, "__dict__", None) or None
    slots = {}
    for base in kind.__mro__:
        listed = base.__dict__.get("__slots__", ())
        for name in (listed,) if isinstance(listed, str) else listed:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                name = f"_{base.__name__.lstrip('_')}{name}"
            try:
                slots[name] = getattr(obj, name)
            except AttributeError:
                pass
    return (names, slots) if slots else names


def set_state(obj, state):
    """Give a rebuilt object its state."""
    own = getattr(obj, "__setstate__", None)
    if own is not None:
        own(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        obj.__dict__.update(state)
    if slots:
        for name, value in slots.items():
            setattr(obj, name, value)


pickle(complex, lambda obj: (complex, (obj.real, obj.imag)))
pickle(range, lambda obj: (range, (obj.start, obj.stop, obj.step)))
pickle(slice, lambda obj: (slice, (obj.start, obj.stop, obj.step)))
pickle(bytearray, lambda obj: (bytearray, (bytes(obj),) if obj else ()))
pickle(set, lambda obj: (set, (list(obj),)))
pickle(frozenset, lambda obj: (frozenset, (list(obj),)))


# ---- Kernel objects that processes share: the same object everywhere


def _shared(number):
    return _kernel.shared_object(number)


def _reduce_shared(obj):
    # Those that are not shared raise here.
    return _shared, obj.__reduce__()[1]


for _kind in (
    _kernel.Lock, _kernel.RLock, _kernel.Semaphore, _kernel.Event, _kernel.Condition, _kernel.Queue, _kernel.SharedArray
):
    pickle(_kind, _reduce_shared)
del _kind
