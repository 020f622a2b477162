"""Sequences of numbers of one size."""

from _struct import Buffer as _Buffer, element as _element, elements as _elements, encode as _encode, splice as _splice
from struct import calcsize as _calcsize

typecodes = "bBuhHiIlLqQfd"


def _index(x):
    """The int that an index stands for."""
    return range(x, x).start


def _kind(x):
    return "None" if x is None else type(x).__name__


class array(_Buffer):
    """Numbers of one size, one after the other in memory."""

    def __new__(cls, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError(f"array() argument 1 must be a unicode character, not {_kind(typecode)}")
        if typecode not in typecodes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        if typecode != "u":
            if isinstance(initializer, str):
                raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
            if isinstance(initializer, array) and initializer.typecode == "u":
                raise TypeError(f"cannot use a unicode array to initialize an array with typecode '{typecode}'")
        self = _Buffer.__new__(cls)
        self._code = typecode
        self.itemsize = 4 if typecode == "u" else _calcsize(typecode)
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, array) and initializer.typecode == typecode:
            self.frombytes(bytes(initializer))
        else:
            self._put(self._end(), self._end(), [_encode(typecode, x) for x in initializer])
        return self

    @property
    def typecode(self):
        """The character of the elements' type."""
        return self._code

    def _end(self):
        return len(memoryview(self)) * self.itemsize

    def _put(self, start, stop, pieces):
        _splice(self, start, stop, b"".join(pieces))

    def _place(self, at, message):
        length = len(self)
        at = _index(at)
        if at < 0:
            at += length
        if not 0 <= at < length:
            raise IndexError(message)
        return at

    def _wrap(self, data):
        result = array(self._code)
        _splice(result, 0, 0, data)
        return result

    def __len__(self):
        return self._end() // self.itemsize

    def __bool__(self):
        return self._end() > 0

    def __iter__(self):
        at = 0
        while at < len(self):
            yield _element(self._code, self, at)
            at += 1

    def __reversed__(self):
        return reversed(self.tolist())

    def __contains__(self, value):
        return value in self.tolist()

    def __getitem__(self, key):
        if isinstance(key, slice):
            start, stop, step = key.indices(len(self))
            size, data = self.itemsize, bytes(self)
            if step == 1:
                return self._wrap(data[start * size:max(start, stop) * size])
            return self._wrap(b"".join([data[i * size:(i + 1) * size] for i in range(start, stop, step)]))
        if not hasattr(key, "__index__"):
            raise TypeError("array indices must be integers")
        return _element(self._code, self, self._place(key, "array index out of range"))

    def __setitem__(self, key, value):
        size = self.itemsize
        if isinstance(key, slice):
            if not isinstance(value, array):
                raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
            if value.typecode != self._code:
                raise TypeError("bad argument type for built-in operation")
            start, stop, step = key.indices(len(self))
            data = bytes(value)
            if step == 1:
                return _splice(self, start * size, max(start, stop) * size, data)
            places = range(start, stop, step)
            if not data:
                return self.__delitem__(key)
            if len(places) != len(value):
                raise ValueError(f"attempt to assign array of size {len(value)} to extended slice of size {len(places)}")
            for n, i in enumerate(places):
                _splice(self, i * size, (i + 1) * size, data[n * size:(n + 1) * size])
            return None
        if not hasattr(key, "__index__"):
            raise TypeError("array indices must be integers")
        at = self._place(key, "array assignment index out of range")
        _splice(self, at * size, (at + 1) * size, _encode(self._code, value))

    def __delitem__(self, key):
        size = self.itemsize
        if isinstance(key, slice):
            gone = set(range(*key.indices(len(self))))
            data = bytes(self)
            self._put(0, self._end(), [data[i * size:(i + 1) * size] for i in range(len(self)) if i not in gone])
        else:
            if not hasattr(key, "__index__"):
                raise TypeError("array indices must be integers")
            at = self._place(key, "array assignment index out of range")
            _splice(self, at * size, (at + 1) * size, b"")

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        if other.typecode != self._code:
            raise TypeError("bad argument type for built-in operation")
        return self._wrap(bytes(self) + bytes(other))

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, count):
        if not hasattr(count, "__index__"):
            raise TypeError(f"can't multiply sequence by non-int of type '{type(count).__name__}'")
        return self._wrap(bytes(self) * _index(count))

    __rmul__ = __mul__

    def __imul__(self, count):
        if not hasattr(count, "__index__"):
            raise TypeError(f"can't multiply sequence by non-int of type '{type(count).__name__}'")
        _splice(self, 0, self._end(), bytes(self) * _index(count))
        return self

    def __eq__(self, other):
        return self.tolist() == other.tolist() if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self.tolist() < other.tolist() if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self.tolist() <= other.tolist() if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self.tolist() > other.tolist() if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self.tolist() >= other.tolist() if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __repr__(self):
        name = type(self).__name__
        if not self:
            return f"{name}('{self._code}')"
        return f"{name}('{self._code}', {self.tounicode() if self._code == 'u' else self.tolist()!r})"

    def __copy__(self):
        return self._wrap(bytes(self))

    def __deepcopy__(self, memo):
        return self._wrap(bytes(self))

    def __reduce_ex__(self, protocol):
        return type(self), (self._code, self.tolist())

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)

    def append(self, v, /):
        """Adds an element at the end."""
        end = self._end()
        _splice(self, end, end, _encode(self._code, v))

    def extend(self, bb, /):
        """Adds elements at the end."""
        if isinstance(bb, array):
            if bb.typecode != self._code:
                raise TypeError("can only extend with array of same kind")
            end = self._end()
            _splice(self, end, end, bytes(bb))
        else:
            for v in bb:
                self.append(v)

    def insert(self, i, v, /):
        """Puts an element before place i."""
        i, length = _index(i), len(self)
        at = (max(i + length, 0) if i < 0 else min(i, length)) * self.itemsize
        _splice(self, at, at, _encode(self._code, v))

    def pop(self, i=-1, /):
        """Takes an element out."""
        if not self:
            raise IndexError("pop from empty array")
        at = self._place(i, "pop index out of range")
        value = _element(self._code, self, at)
        del self[at]
        return value

    def remove(self, v, /):
        """Takes the first element equal to v out."""
        try:
            del self[self.tolist().index(v)]
        except ValueError:
            raise ValueError("array.remove(x): x not in array") from None

    def index(self, v, start=0, stop=None, /):
        """Where an element is."""
        try:
            return self.tolist().index(v, start, len(self) if stop is None else stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, v, /):
        """How often an element is there."""
        return self.tolist().count(v)

    def reverse(self):
        """Turns the order around."""
        _splice(self, 0, self._end(), bytes(self[::-1]))

    def byteswap(self):
        """Turns the bytes of each element around."""
        size, data = self.itemsize, bytes(self)
        self._put(0, len(data), [data[i:i + size][::-1] for i in range(0, len(data), size)])

    def buffer_info(self):
        """An address and the number of elements."""
        return id(self), len(self)

    def tolist(self):
        """The elements as a list."""
        return _elements(self._code, self)

    def fromlist(self, list, /):
        """Adds the elements of a list, or none of them."""
        if not isinstance(list, _list):
            raise TypeError("arg must be list")
        pieces = [_encode(self._code, v) for v in list]
        self._put(self._end(), self._end(), pieces)

    def tobytes(self):
        """The bytes."""
        return bytes(self)

    def frombytes(self, buffer, /):
        """Adds the elements that bytes stand for."""
        if isinstance(buffer, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(memoryview(buffer))
        if len(data) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        end = self._end()
        _splice(self, end, end, data)

    def tofile(self, f, /):
        """Writes the bytes to a file."""
        f.write(bytes(self))

    def fromfile(self, f, n, /):
        """Adds n elements read from a file."""
        data = f.read(n * self.itemsize)
        self.frombytes(data)
        if len(data) < n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def tounicode(self):
        """The characters of an array of type u."""
        if self._code != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self.tolist())

    def fromunicode(self, ustr, /):
        """Adds the characters of a text."""
        if self._code != "u":
            raise ValueError("fromunicode() may only be called on unicode type arrays")
        self.extend(ustr)


_list = list
ArrayType = array


def _array_reconstructor(arraytype, typecode, mformat_code, items, /):
    return arraytype(typecode, items)
