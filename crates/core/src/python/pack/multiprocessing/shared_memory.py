"""Bytes in shared memory, by name; and lists of simple values in them."""

import _kernel
import struct
import types

__all__ = ["SharedMemory", "ShareableList"]


_names = iter(range(1 << 60))


class SharedMemory:
    """A block of shared memory, by name."""

    def __init__(self, name=None, create=False, size=0):
        if not size >= 0:
            raise ValueError("'size' must be a positive integer")
        if create and size == 0:
            raise ValueError("'size' must be a positive number different from zero")
        if name is None and not create:
            raise ValueError("'name' can only be None if create=True")
        if create:
            memory = _kernel.memory(size)
            if name is None:
                name = f"/psm_{_kernel.getpid() * 65_536 + next(_names):08x}"
                _kernel.publish("shm:" + name, memory)
            else:
                name = "/" + name
                if not _kernel.publish("shm:" + name, memory):
                    raise FileExistsError(17, "File exists", name)
        else:
            name = "/" + name
            memory = _kernel.find("shm:" + name)
            if memory is None:
                raise FileNotFoundError(2, "No such file or directory", name)
        self._name = name
        self._memory = memory
        self._size = len(memory)
        self._buf = _kernel.map_memory(memory)

    @property
    def name(self):
        """Its name."""
        return self._name[1:]

    @property
    def size(self):
        """Its length in bytes."""
        return self._size

    @property
    def buf(self):
        """Its bytes."""
        return self._buf

    def __reduce__(self):
        return SharedMemory, (self.name, False, self.size)

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r}, size={self.size})"

    def close(self):
        """This process will not use it any more."""
        if self._buf is not None:
            self._buf.release()
            self._buf = None
            _kernel.unmap_memory(self._memory)

    def unlink(self):
        """Take it away; no process should use it any more."""
        if not _kernel.publish("shm:" + self._name, None):
            raise FileNotFoundError(2, "No such file or directory", self._name)


class ShareableList:
    """A list of numbers, strings, bytes and None in shared memory. Its length cannot change.

    The block holds the length, the offset of each item and of the end, the items, a format of eight bytes for each,
    and for each how it is turned back.
    """

    _formats = {int: "q", float: "d", bool: "xxxxxxx?", str: "%ds", bytes: "%ds", type(None): "xxxxxx?x"}
    _AS_IT_IS, _STR, _BYTES, _NONE = range(4)

    def __init__(self, sequence=None, *, name=None):
        if name is None or sequence is not None:
            items = list(sequence or ())
            formats = [self._format_of(item) for item in items]
            offsets = [0]
            for form in formats:
                offsets.append(offsets[-1] + _room(form))
            n = len(items)
            self.shm = SharedMemory(name, create=True, size=max(8 * (2 + n) + offsets[-1] + 9 * n, 1))
            self._write(0, f"<{n + 2}q", n, *offsets)
            self._take_layout()
            for i, item in enumerate(items):
                self._put(i, formats[i], item)
        else:
            self.shm = SharedMemory(name)
            self._take_layout()

    def _take_layout(self):
        self._list_len = self._read(0, "<q")[0]
        self._offsets = self._read(8, f"<{self._list_len + 1}q")

    def _read(self, start, form):
        return struct.unpack(form, self.shm.buf[start:start + struct.calcsize(form)].tobytes())

    def _write(self, start, form, *values):
        data = struct.pack(form, *values)
        self.shm.buf[start:start + len(data)] = data

    def _format_of(self, item):
        form = self._formats[type(item)]
        if form == "%ds":
            length = len(item.encode() if isinstance(item, str) else item)
            form %= 8 * (length // 8 + 1)
        return form

    _data_start = property(lambda self: 8 * (self._list_len + 2))
    _formats_start = property(lambda self: self._data_start + self._offsets[-1])
    _back_start = property(lambda self: self._formats_start + 8 * self._list_len)

    def _place(self, position):
        position = position if position >= 0 else position + self._list_len
        if not 0 <= position < self._list_len:
            raise IndexError
        return position

    def _format_at(self, position):
        return self._read(self._formats_start + 8 * position, "8s")[0].rstrip(b"\0").decode()

    def _put(self, position, form, item):
        kinds = {str: self._STR, bytes: self._BYTES, type(None): self._NONE}
        self._write(self._formats_start + 8 * position, "8s", form.encode())
        self._write(self._back_start + position, "b", kinds.get(type(item), self._AS_IT_IS))
        value = item.encode() if isinstance(item, str) else item
        self._write(self._data_start + self._offsets[position], "<" + form, bool(value) if item is None else value)

    def __getitem__(self, position):
        try:
            position = self._place(position)
        except IndexError:
            raise IndexError("index out of range") from None
        value = self._read(self._data_start + self._offsets[position], "<" + self._format_at(position))[0]
        kind = self._read(self._back_start + position, "b")[0]
        if kind == self._STR:
            return value.rstrip(b"\0").decode()
        if kind == self._BYTES:
            return value.rstrip(b"\0")
        return None if kind == self._NONE else value

    def __setitem__(self, position, value):
        try:
            position = self._place(position)
        except IndexError:
            raise IndexError("assignment index out of range") from None
        form = self._formats[type(value)]
        if form == "%ds":
            encoded = value.encode() if isinstance(value, str) else value
            room = self._offsets[position + 1] - self._offsets[position]
            if len(encoded) > room:
                raise ValueError("bytes/str item exceeds available storage")
            # What was a string keeps its room.
            form = self._format_at(position) if self._format_at(position).endswith("s") else f"{room}s"
        self._put(position, form, value)

    def __len__(self):
        return self._list_len

    def __reduce__(self):
        return _attached, (type(self), self.shm.name)

    def __repr__(self):
        return f"{type(self).__name__}({list(self)}, name={self.shm.name!r})"

    @property
    def format(self):
        """The formats of the items, as `struct` takes them."""
        return "".join(self._format_at(i) for i in range(self._list_len))

    def count(self, value):
        """How often a value is in it."""
        return sum(value == item for item in self)

    def index(self, value):
        """Where a value is first."""
        for i, item in enumerate(self):
            if item == value:
                return i
        raise ValueError(f"{value!r} not in this container")

    __class_getitem__ = classmethod(types.GenericAlias)


def _attached(kind, name):
    return kind(name=name)


def _room(form):
    return int(form[:-1]) if form.endswith("s") else 8
