"""C's simple types and structures of them, for shared memory. There is nothing foreign here that could be called."""

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


class _Cells(list):
    """Numbers of the process itself, looked at as those in shared memory are."""

    get = list.__getitem__
    set = list.__setitem__


class _Field:
    """A number in a structure, or a structure in it."""

    def __init__(self, name, kind, cell, offset):
        self._name, self._kind, self._cell = name, kind, cell
        self.offset, self.size = offset, sizeof(kind)

    def __repr__(self):
        return f"<Field type={self._kind.__name__}, ofs={self.offset}, size={self.size}>"

    def __get__(self, instance, owner):
        if instance is None:
            return self
        cell = instance._first + self._cell
        if issubclass(self._kind, Structure):
            return self._kind._at(instance._numbers, cell)
        return _TYPES[self._kind._type_].load(instance._numbers.get(cell))

    def __set__(self, instance, value):
        cell = instance._first + self._cell
        if not issubclass(self._kind, Structure):
            value = value.value if isinstance(value, self._kind) else value
            instance._numbers.set(cell, _TYPES[self._kind._type_].store(value))
        elif isinstance(value, tuple):
            self._kind._at(instance._numbers, cell).__init__(*value)
        elif isinstance(value, self._kind):
            self._kind._at(instance._numbers, cell)._take(value)
        else:
            raise TypeError(f"expected {self._kind.__name__} instance, got {type(value).__name__}")


class Structure:
    """Numbers with names, as `_fields_` of a subclass says: pairs of a name and a type."""

    _fields_ = ()
    _cells = _bytes = 0
    _align = 1

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        for name, kind in cls.__dict__.get("_fields_", ()):
            structure = isinstance(kind, type) and issubclass(kind, Structure)
            if not structure and getattr(kind, "_type_", None) not in _SIZES:
                raise TypeError("second item in _fields_ tuple (index 0) must be a C type")
            align = kind._align if structure else sizeof(kind)
            offset = -(-cls._bytes // align) * align
            setattr(cls, name, _Field(name, kind, cls._cells, offset))
            cls._cells += kind._cells if structure else 1
            cls._bytes = offset + sizeof(kind)
            cls._align = max(cls._align, align)

    def __new__(cls, *args, **kwargs):
        return cls._at(_Cells([0] * cls._cells), 0)

    @classmethod
    def _at(cls, numbers, first):
        structure = object.__new__(cls)
        structure._numbers, structure._first = numbers, first
        return structure

    @classmethod
    def _all_fields(cls):
        return [field for base in reversed(cls.__mro__) for field in base.__dict__.get("_fields_", ())]

    def __init__(self, *args, **kwargs):
        names = [field[0] for field in self._all_fields()]
        if len(args) > len(names):
            raise TypeError("too many initializers")
        for name, value in zip(names, args):
            if name in kwargs:
                raise TypeError(f"duplicate values for field {name!r}")
            setattr(self, name, value)
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __getstate__(self):
        # Only those in shared memory can go to another process.
        if isinstance(self._numbers, _Cells):
            return list(self._numbers)
        from multiprocessing import context

        context.assert_spawning(self)
        return self._numbers, self._first

    def __setstate__(self, state):
        if isinstance(state, list):
            self._numbers[:] = state
        else:
            self._numbers, self._first = state

    def _take(self, other):
        for cell in range(self._cells):
            self._numbers.set(self._first + cell, other._numbers.get(other._first + cell))


def sizeof(obj_or_type):
    """How many bytes a type or one of its numbers takes."""
    kind = obj_or_type if isinstance(obj_or_type, type) else type(obj_or_type)
    if issubclass(kind, Structure):
        return -(-kind._bytes // kind._align) * kind._align
    code = getattr(obj_or_type, "_type_", None)
    if code not in _SIZES:
        raise TypeError("this type has no size")
    return _SIZES[code]
