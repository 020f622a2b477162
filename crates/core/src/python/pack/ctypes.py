"""C's simple types, for numbers in shared memory. There is nothing foreign here that could be called."""

from multiprocessing.sharedctypes import _TYPES

_SIZES = {"c": 1, "u": 4, "b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "f": 4, "d": 8, "?": 1}


class _SimpleCData:
    """A number or character with the size that C gives it."""

    _type_ = None

    def __init__(self, *value):
        if self._type_ is None:
            raise TypeError("abstract class")
        if len(value) > 1:
            raise TypeError(f"__init__ expected at most 1 argument, got {len(value)}")
        self._stored = 0
        if value:
            self.value = value[0]

    @property
    def value(self):
        """The number or character."""
        kind = _TYPES[self._type_]
        # In a float's place 0 is a float, too.
        return kind.load(float(self._stored) if self._type_ in "fd" else self._stored)

    @value.setter
    def value(self, value):
        self._stored = _TYPES[self._type_].store(value)

    def __bool__(self):
        return bool(self._stored)

    def __repr__(self):
        return f"{type(self).__name__}({self.value!r})"


for _code in _SIZES:
    _name = _TYPES[_code].name
    globals()[_name] = type(_name, (_SimpleCData,), {"_type_": _code, "__module__": __name__})
del _code, _name

c_longlong, c_ulonglong = c_long, c_ulong
c_int8, c_int16, c_int32, c_int64 = c_byte, c_short, c_int, c_long
c_uint8, c_uint16, c_uint32, c_uint64 = c_ubyte, c_ushort, c_uint, c_ulong
c_size_t, c_ssize_t = c_ulong, c_long


def sizeof(obj_or_type):
    """How many bytes a type or one of its numbers takes."""
    code = getattr(obj_or_type, "_type_", None)
    if code not in _SIZES:
        raise TypeError("this type has no size")
    return _SIZES[code]
