"""Bytes in shared memory, by name; and lists of simple values in them."""

import _kernel

__all__ = ["SharedMemory", "ShareableList"]

# What processes of one program know by name: how many blocks there are is in a shared number, their parts in arrays
# that children inherit. A block that another process made after the fork is found through the queue of new blocks.
_blocks = {}
_announced = _kernel.Queue(shared=True)
_guard = _kernel.Lock(shared=True)


def _look_up(name):
    """The block of a name, also if another process made it."""
    import pickle

    with _guard:
        seen = []
        while True:
            message = _announced.get(False)
            if message is None:
                break
            seen.append(message[0])
        for message in seen:
            key, numbers = pickle.loads(message)
            if numbers is None:
                _blocks.pop(key, None)
            else:
                _blocks[key] = numbers
            # For the other processes.
            _announced.put(message)
    return _blocks.get(name)


def _announce(name, numbers):
    import pickle

    with _guard:
        _announced.put(pickle.dumps((name, numbers)))
    if numbers is None:
        _blocks.pop(name, None)
    else:
        _blocks[name] = numbers


class _Buffer:
    """The bytes of a block, as a memoryview of them would look."""

    def __init__(self, numbers):
        self._numbers = numbers

    def __len__(self):
        return len(self._numbers)

    nbytes = property(__len__)

    def _index(self, i):
        n = len(self._numbers)
        if i < 0:
            i += n
        if not 0 <= i < n:
            raise IndexError("index out of bounds on dimension 1")
        return i

    def __getitem__(self, i):
        if isinstance(i, slice):
            return bytes([self._numbers.get(k) for k in range(*i.indices(len(self)))])
        return self._numbers.get(self._index(i))

    def __setitem__(self, i, value):
        if isinstance(i, slice):
            places = range(*i.indices(len(self)))
            data = bytes(value)
            if len(places) != len(data):
                raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
            for k, byte in zip(places, data):
                self._numbers.set(k, byte)
        else:
            if not 0 <= value < 256:
                raise ValueError("memoryview: invalid value for format 'B'")
            self._numbers.set(self._index(i), value)

    def __iter__(self):
        for i in range(len(self)):
            yield self._numbers.get(i)

    def __bytes__(self):
        return self[:]

    def tobytes(self):
        """A copy of the bytes."""
        return self[:]

    def tolist(self):
        """The bytes as numbers."""
        return list(self)

    def release(self):
        """Nothing to give up."""


class SharedMemory:
    """A block of shared memory, by name."""

    def __init__(self, name=None, create=False, size=0):
        if size < 0:
            raise ValueError("'size' must be a positive integer")
        if create:
            if size == 0:
                raise ValueError("'size' must be a positive number different from zero")
            if name is None:
                name = f"psm_{_kernel.getpid():x}_{len(_blocks):x}"
            elif _look_up(name) is not None:
                raise FileExistsError(17, "File exists", "/" + name)
            self._numbers = _kernel.SharedArray(size)
            _announce(name, self._numbers)
        else:
            if name is None:
                raise ValueError("'name' can only be None if create=True")
            self._numbers = _look_up(name)
            if self._numbers is None:
                raise FileNotFoundError(2, "No such file or directory", "/" + name)
        self._name = name
        self._buffer = _Buffer(self._numbers)

    @property
    def name(self):
        """Its name."""
        return self._name

    @property
    def size(self):
        """Its length in bytes."""
        return len(self._numbers)

    @property
    def buf(self):
        """Its bytes."""
        return self._buffer

    def __reduce__(self):
        return SharedMemory, (self._name, False, self.size)

    def __repr__(self):
        return f"{type(self).__name__}({self._name!r}, size={self.size})"

    def close(self):
        """This process will not use it any more."""
        self._buffer = None

    def unlink(self):
        """Take it away; no process should use it any more."""
        _announce(self._name, None)


class ShareableList:
    """A list of numbers, strings, bytes and None in shared memory. Its length cannot change."""

    def __init__(self, sequence=None, *, name=None):
        import pickle

        if sequence is None:
            self.shm = SharedMemory(name)
            self._sizes = pickle.loads(self._head())
            return
        items = list(sequence)
        for item in items:
            if not isinstance(item, (int, float, bool, str, bytes, type(None))):
                raise KeyError(type(item))
        # Each item has as much room as it needs at first, strings up to the next multiple of 8.
        self._sizes = [_room(item) for item in items]
        head = pickle.dumps(self._sizes)
        self.shm = SharedMemory(name, create=True, size=8 + len(head) + sum(self._sizes) or 1)
        self.shm.buf[0:8] = len(head).to_bytes(8, "little")
        self.shm.buf[8:8 + len(head)] = head
        for i, item in enumerate(items):
            self._put(i, item)

    def _head(self):
        n = int.from_bytes(self.shm.buf[0:8], "little")
        return self.shm.buf[8:8 + n]

    def _place(self, i):
        if not isinstance(i, int):
            raise TypeError("indices must be integers")
        if i < 0:
            i += len(self._sizes)
        if not 0 <= i < len(self._sizes):
            raise IndexError("index out of range")
        start = 8 + int.from_bytes(self.shm.buf[0:8], "little") + sum(self._sizes[:i])
        return start, self._sizes[i]

    def _put(self, i, item):
        import pickle

        start, room = self._place(i)
        data = pickle.dumps(item)
        if len(data) + 2 > room:
            raise ValueError("bytes/str item exceeds available storage")
        self.shm.buf[start:start + 2 + len(data)] = len(data).to_bytes(2, "little") + data

    def __getitem__(self, i):
        import pickle

        try:
            start, _ = self._place(i)
        except IndexError:
            raise IndexError("index out of range") from None
        n = int.from_bytes(self.shm.buf[start:start + 2], "little")
        return pickle.loads(self.shm.buf[start + 2:start + 2 + n])

    def __setitem__(self, i, value):
        try:
            self._place(i)
        except IndexError:
            raise IndexError("assignment index out of range") from None
        self._put(i, value)

    def __len__(self):
        return len(self._sizes)

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __contains__(self, value):
        return any(item == value for item in self)

    def __reduce__(self):
        return _attached, (self.shm.name,)

    def __repr__(self):
        return f"{type(self).__name__}({list(self)}, name={self.shm.name!r})"

    def count(self, value):
        """How often a value is in it."""
        return sum(value == item for item in self)

    def index(self, value):
        """Where a value is first."""
        for i, item in enumerate(self):
            if item == value:
                return i
        raise ValueError(f"{value!r} not in this container")


def _attached(name):
    return ShareableList(name=name)


def _room(item):
    import pickle

    if isinstance(item, (str, bytes)):
        data = item.encode() if isinstance(item, str) else item
        item = b"x" * (8 * (len(data) // 8 + 1))
        return len(pickle.dumps(item)) + 8
    # Any number up to 64 bits, and room for a float.
    return 40
