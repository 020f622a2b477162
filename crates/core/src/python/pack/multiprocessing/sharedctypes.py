"""Numbers and arrays of numbers in shared memory, typed as C's."""

import _kernel
from multiprocessing import context

__all__ = ["RawValue", "RawArray", "Value", "Array", "copy", "synchronized"]


def _integer(bits, signed):
    span = 1 << bits
    half = span >> 1 if signed else span

    def convert(value):
        if not hasattr(value, "__index__"):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        value = value.__index__() % span
        return value - span if value >= half else value

    return convert


def _double(value):
    if isinstance(value, (int, float)):
        return float(value)
    raise TypeError(f"must be real number, not {type(value).__name__}")


def _single(value):
    """The nearest number with 24 binary digits."""
    from math import frexp, isfinite, ldexp

    value = _double(value)
    if not isfinite(value) or not value:
        return value
    mantissa, exponent = frexp(value)
    digits = 24 if exponent >= -125 else max(24 - (-125 - exponent), 0)
    value = ldexp(float(round(ldexp(mantissa, digits))), exponent - digits)
    return value if abs(value) < 2.0**128 else value * float("inf")


def _character(value):
    if isinstance(value, (bytes, bytearray)) and len(value) == 1:
        return value[0]
    if isinstance(value, int) and 0 <= value < 256:
        return value
    raise TypeError("one character bytes, bytearray or integer expected")


def _letter(value):
    if not isinstance(value, str):
        raise TypeError(f"unicode string expected instead of {type(value).__name__} instance")
    if len(value) != 1:
        raise TypeError("one character unicode string expected")
    return ord(value)


def _truth(value):
    return int(bool(value))


def _same(value):
    return value


class _Type:
    """A C type: its name, how a Python value becomes a stored number, and how that becomes a Python value again."""

    def __init__(self, name, store, load=_same):
        self.name = name
        self.store = store
        self.load = load


_TYPES = {
    "c": _Type("c_char", _character, lambda n: bytes((n,))),
    "u": _Type("c_wchar", _letter, chr),
    "b": _Type("c_byte", _integer(8, True)),
    "B": _Type("c_ubyte", _integer(8, False)),
    "h": _Type("c_short", _integer(16, True)),
    "H": _Type("c_ushort", _integer(16, False)),
    "i": _Type("c_int", _integer(32, True)),
    "I": _Type("c_uint", _integer(32, False)),
    "l": _Type("c_long", _integer(64, True)),
    "L": _Type("c_ulong", _integer(64, True), lambda n: n % (1 << 64)),
    "q": _Type("c_long", _integer(64, True)),
    "Q": _Type("c_ulong", _integer(64, True), lambda n: n % (1 << 64)),
    "f": _Type("c_float", _single, float),
    "d": _Type("c_double", _double, float),
    "?": _Type("c_bool", _truth, bool),
}


def _code(typecode_or_type):
    code = getattr(typecode_or_type, "_type_", typecode_or_type)
    if not isinstance(code, str) or code not in _TYPES or typecode_or_type == "?":
        raise TypeError("this type has no size")
    return code


# The classes that are named after C types, by what they are and their name.
_kinds = {}


class _Raw:
    """Numbers of one type in shared memory."""

    def __init__(self, code, numbers):
        self._code = code
        self._numbers = numbers

    @classmethod
    def _made(cls, name, *parts):
        """An object whose class has the name of the C type."""
        kind = _kinds.get((cls, name))
        if kind is None:
            kind = _kinds[cls, name] = type(name, (cls,), {})
            kind.__module__ = "ctypes" if cls is _RawValue else __name__
        return kind(*parts)

    def __reduce__(self):
        context.assert_spawning(self)
        kind = type(self)
        return kind.__base__._made, (kind.__name__, self._code, self._numbers)

    def _get(self, i):
        return _TYPES[self._code].load(self._numbers.get(i))

    def _set(self, i, value):
        self._numbers.set(i, _TYPES[self._code].store(value))


class _RawValue(_Raw):
    """A number in shared memory."""

    @property
    def value(self):
        """The number."""
        return self._get(0)

    @value.setter
    def value(self, value):
        self._set(0, value)

    def __repr__(self):
        return f"{_TYPES[self._code].name}({self.value!r})"


class _RawArray(_Raw):
    """Numbers in shared memory."""

    def __len__(self):
        return len(self._numbers)

    def _index(self, i):
        n = len(self._numbers)
        if not hasattr(type(i), "__index__"):
            raise TypeError("indices must be integers")
        if i < 0:
            i += n
        if not 0 <= i < n:
            raise IndexError("invalid index")
        return i

    def __getitem__(self, i):
        if isinstance(i, slice):
            items = [self._get(k) for k in range(*i.indices(len(self)))]
            if self._code == "c":
                return b"".join(items)
            return "".join(items) if self._code == "u" else items
        return self._get(self._index(i))

    def __setitem__(self, i, value):
        if not isinstance(i, slice) and not hasattr(type(i), "__index__"):
            raise TypeError("indices must be integer")
        if isinstance(i, slice):
            places = range(*i.indices(len(self)))
            if len(places) != len(value):
                raise ValueError("Can only assign sequence of same size")
            for k, item in zip(places, value):
                self._set(k, item)
        else:
            self._set(self._index(i), value)

    def __iter__(self):
        for i in range(len(self)):
            yield self._get(i)

    def __repr__(self):
        return f"<multiprocessing.sharedctypes.{type(self).__name__} object at {id(self):#x}>"


class _RawString(_RawArray):
    """Characters in shared memory."""

    @property
    def raw(self):
        """All the bytes."""
        return self[:]

    @raw.setter
    def raw(self, data):
        if len(data) > len(self):
            raise ValueError("byte string too long")
        for i, byte in enumerate(data):
            self._set(i, byte)

    @property
    def value(self):
        """The bytes up to the first that is 0."""
        return self[:].split(b"\0", 1)[0]

    @value.setter
    def value(self, data):
        if not isinstance(data, bytes):
            raise TypeError(f"bytes expected instead of {type(data).__name__} instance")
        self.raw = data
        if len(data) < len(self):
            self._set(len(data), 0)


class _RawStructures(_RawArray):
    """Structures in shared memory, each with the same number of cells."""

    def __init__(self, kind, numbers):
        super().__init__(None, numbers)
        self._kind = kind

    def __reduce__(self):
        context.assert_spawning(self)
        return _RawStructures._made, (type(self).__name__, self._kind, self._numbers)

    def __len__(self):
        return len(self._numbers) // self._kind._cells

    def _index(self, i):
        return range(len(self))[super()._index(i)]

    def _get(self, i):
        return self._kind._at(self._numbers, i * self._kind._cells)

    def _set(self, i, value):
        place = self._get(i)
        if isinstance(value, tuple):
            place.__init__(*value)
        elif isinstance(value, self._kind):
            place._take(value)
        else:
            raise TypeError(f"incompatible types, {type(value).__name__} instance instead of {self._kind.__name__} instance")


def _is_structure(kind):
    return isinstance(kind, type) and hasattr(kind, "_cells")


def RawValue(typecode_or_type, *args):
    """A number or structure in shared memory, without a lock."""
    if _is_structure(typecode_or_type):
        value = typecode_or_type._at(_kernel.SharedArray(typecode_or_type._cells), 0)
        value.__init__(*args)
        return value
    hash(typecode_or_type)
    code = _code(typecode_or_type)
    value = _RawValue._made(_TYPES[code].name, code, _kernel.SharedArray(1))
    if code == "f" or code == "d":
        value.value = 0.0
    if len(args) > 1:
        raise TypeError(f"__init__ expected at most 1 argument, got {len(args)}")
    if args:
        value.value = args[0]
    return value


def RawArray(typecode_or_type, size_or_initializer):
    """Numbers or structures in shared memory, without a lock."""
    if _is_structure(typecode_or_type):
        return _raw_structures(typecode_or_type, size_or_initializer)
    hash(typecode_or_type)
    items = () if isinstance(size_or_initializer, int) else size_or_initializer
    size = size_or_initializer if isinstance(size_or_initializer, int) else len(items)
    if not hasattr(typecode_or_type, "_type_") and not hasattr(type(typecode_or_type), "__mul__"):
        raise TypeError(f"unsupported operand type(s) for *: '{type(typecode_or_type).__name__}' and 'int'")
    code = _code(typecode_or_type)
    if size < 0:
        raise ValueError(f"Array length must be >= 0, not {size:d}")
    kind = _RawString if code == "c" else _RawArray
    array = kind._made(f"{_TYPES[code].name}_Array_{size}", code, _kernel.SharedArray(size))
    for i, item in enumerate(items):
        array._set(i, item)
    return array


def _raw_structures(kind, size_or_initializer):
    items = () if isinstance(size_or_initializer, int) else size_or_initializer
    size = size_or_initializer if isinstance(size_or_initializer, int) else len(items)
    if size < 0:
        raise ValueError(f"Array length must be >= 0, not {size:d}")
    array = _RawStructures._made(f"{kind.__name__}_Array_{size}", kind, _kernel.SharedArray(size * kind._cells))
    for i, item in enumerate(items):
        array._set(i, item)
    return array


def Value(typecode_or_type, *args, lock=True, ctx=None):
    """A number in shared memory."""
    return _with_lock(RawValue(typecode_or_type, *args), lock, ctx)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    """Numbers in shared memory."""
    return _with_lock(RawArray(typecode_or_type, size_or_initializer), lock, ctx)


def _with_lock(obj, lock, ctx):
    if lock is False:
        return obj
    if lock in (True, None):
        lock = None
    elif not hasattr(lock, "acquire"):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return synchronized(obj, lock, ctx)


def synchronized(obj, lock=None, ctx=None):
    """The object with a lock."""
    assert not isinstance(obj, SynchronizedBase), "object already synchronized"
    if isinstance(obj, _RawString):
        return SynchronizedString(obj, lock, ctx)
    if isinstance(obj, _RawArray):
        return SynchronizedArray(obj, lock, ctx)
    if _is_structure(type(obj)):
        names = [field[0] for field in type(obj)._all_fields()]
        fields = {name: _locked(name, "A field, read or written under the lock.") for name in names}
        return type("Synchronized" + type(obj).__name__, (SynchronizedBase,), fields)(obj, lock, ctx)
    if not isinstance(obj, _RawValue):
        raise AttributeError(f"type object '{type(obj).__name__}' has no attribute '_fields_'")
    return Synchronized(obj, lock, ctx)


def copy(obj):
    """A copy in other shared memory."""
    if _is_structure(type(obj)):
        value = RawValue(type(obj))
        value._take(obj)
        return value
    if isinstance(obj, _RawStructures):
        return RawArray(obj._kind, list(obj))
    if isinstance(obj, _RawArray):
        return RawArray(obj._code, list(obj))
    if not isinstance(obj, _RawValue):
        raise TypeError("this type has no size")
    return RawValue(obj._code, obj.value)


class SynchronizedBase:
    """Something in shared memory that comes with a lock."""

    def __init__(self, obj, lock=None, ctx=None):
        from multiprocessing.synchronize import RLock

        self._obj = obj
        self._lock = lock or RLock(ctx=ctx)
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __reduce__(self):
        context.assert_spawning(self)
        return synchronized, (self._obj, self._lock)

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *details):
        return self._lock.__exit__(*details)

    def get_obj(self):
        """The object without its lock."""
        return self._obj

    def get_lock(self):
        """The lock."""
        return self._lock

    def __repr__(self):
        return f"<{type(self).__name__} wrapper for {self._obj}>"


def _locked(name, doc):
    def get(self):
        with self._lock:
            return getattr(self._obj, name)

    def set(self, value):
        with self._lock:
            setattr(self._obj, name, value)

    return property(get, set, doc=doc)


class Synchronized(SynchronizedBase):
    """A number in shared memory and its lock. `+=` is a read and a write: hold the lock around it."""

    value = _locked("value", "The number, read or written under the lock.")


class SynchronizedArray(SynchronizedBase):
    """Numbers in shared memory and their lock."""

    def __len__(self):
        return len(self._obj)

    def __getitem__(self, i):
        with self._lock:
            return self._obj[i]

    def __setitem__(self, i, value):
        with self._lock:
            self._obj[i] = value

    def __getslice__(self, start, stop):
        with self._lock:
            return self._obj[start:stop]

    def __setslice__(self, start, stop, values):
        with self._lock:
            self._obj[start:stop] = values

    def __iter__(self):
        i = 0
        while i < len(self._obj):
            yield self[i]
            i += 1


class SynchronizedString(SynchronizedArray):
    """Characters in shared memory and their lock."""

    value = _locked("value", "The bytes up to the first that is 0.")
    raw = _locked("raw", "All the bytes.")
