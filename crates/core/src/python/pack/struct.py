"""Values as bytes, by a format."""

from _struct import calcsize as _calcsize, pack as _pack, unpack as _unpack

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    """A format that is none, or values that do not fit it."""


error.__module__ = "struct"


def _call(function, *args):
    try:
        return function(*args)
    except BufferError as e:
        problem = error(str(e))
    raise problem


def calcsize(format, /):
    """The size of a format in bytes."""
    return _call(_calcsize, format)


def pack(format, /, *values):
    """The values as bytes."""
    try:
        return _call(_pack, format, values)
    except TypeError:
        plain = [v if isinstance(v, int) or not hasattr(type(v), "__index__") else range(v, v).start for v in values]
        return _call(_pack, format, tuple(plain))


def unpack(format, buffer, /):
    """The values that bytes stand for."""
    return _call(_unpack, format, buffer)


def _place(size, buffer, offset, doing):
    """Where to begin in a buffer."""
    offset, length = range(offset, offset).start, len(buffer)
    if offset < 0:
        if offset + size > 0:
            if doing == "pack_into":
                raise error(f"no space to pack {size} bytes at offset {offset}")
            raise error(f"not enough data to unpack {size} bytes at offset {offset}")
        if offset + length < 0:
            raise error(f"offset {offset} out of range for {length}-byte buffer")
        offset += length
    if length - offset < size:
        doing_words = "packing" if doing == "pack_into" else "unpacking"
        raise error(
            f"{doing} requires a buffer of at least {offset + size} bytes for {doing_words} {size} bytes at offset {offset} "
            f"(actual buffer size is {length})"
        )
    return offset


def unpack_from(format, /, buffer, offset=0):
    """The values that stand in a buffer from an offset on."""
    size = calcsize(format)
    view = memoryview(buffer).cast("B")
    offset = _place(size, view, offset, "unpack_from")
    return unpack(format, view[offset:offset + size])


def pack_into(format, buffer, offset, /, *values):
    """Writes values into a buffer from an offset on."""
    size = calcsize(format)
    try:
        view = memoryview(buffer)
    except TypeError:
        view = None
    if view is None or view.readonly:
        raise TypeError(f"argument must be read-write bytes-like object, not {type(buffer).__name__}")
    view = view.cast("B")
    try:
        data = pack(format, *values)
    except error as e:
        text = str(e)
        if not text.startswith("pack expected"):
            raise
        raise error("pack_into" + text[4:]) from None
    offset = _place(size, view, offset, "pack_into")
    view[offset:offset + size] = data


class _Unpacker:
    def __init__(self, format, size, view):
        self._format, self._size, self._view, self._at = format, size, view, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self._at >= len(self._view):
            raise StopIteration
        self._at += self._size
        return unpack(self._format, self._view[self._at - self._size:self._at])

    def __length_hint__(self):
        return (len(self._view) - self._at) // self._size


_Unpacker.__name__ = _Unpacker.__qualname__ = "unpack_iterator"


def iter_unpack(format, buffer, /):
    """The values of one piece of a buffer after the other."""
    size = calcsize(format)
    if size == 0:
        raise error("cannot iteratively unpack with a struct of length 0")
    view = memoryview(buffer).cast("B")
    if len(view) % size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    return _Unpacker(format, size, view)


class Struct:
    """A format, kept."""

    def __init__(self, format):
        self.size = calcsize(format)
        self.format = format.decode() if isinstance(format, bytes) else format

    def pack(self, *values):
        """The values as bytes."""
        return pack(self.format, *values)

    def pack_into(self, buffer, offset, /, *values):
        """Writes values into a buffer."""
        pack_into(self.format, buffer, offset, *values)

    def unpack(self, buffer, /):
        """The values that bytes stand for."""
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        """The values that stand in a buffer."""
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer, /):
        """The values of one piece after the other."""
        return iter_unpack(self.format, buffer)


Struct.__module__ = "_struct"
