"""Objects as bytes and back, in CPython's format."""

import copyreg
import sys
from _pickle import PickleError, PicklingError, UnpicklingError

__all__ = [
    "PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads",
    "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL",
]

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
format_version = "4.0"

_BATCH = 1000


# ---- Writing


class Pickler:
    """Writes objects to a file."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        self._protocol = _protocol(protocol)
        self._file = file
        self.memo = {}
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")

    def dump(self, obj):
        """Write an object and all that it refers to."""
        writer = _Writer(self.memo, self._protocol)
        kind = type(self)
        if kind is not Pickler:
            writer.persistent_id = getattr(self, "persistent_id", None)
            writer.override = getattr(self, "reducer_override", None)
        writer.table = getattr(self, "dispatch_table", None)
        self._file.write(writer.write(obj))

    def clear_memo(self):
        """Forget which objects have been written."""
        self.memo.clear()


def _protocol(protocol):
    if protocol is None:
        return DEFAULT_PROTOCOL
    if protocol > HIGHEST_PROTOCOL:
        raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
    return protocol if protocol >= 0 else HIGHEST_PROTOCOL


class _Writer:
    """The bytes of one object. `memo` gives each object written its number, and keeps it alive."""

    persistent_id = override = table = None

    def __init__(self, memo, protocol):
        self.memo = memo
        self.protocol = protocol
        self.out = []

    def write(self, obj):
        try:
            self.save(obj)
        except RecursionError:
            raise RecursionError("maximum recursion depth exceeded while pickling an object") from None
        self.out.append(b".")
        body = b"".join(self.out)
        head = b"\x80" + bytes((self.protocol,)) if self.protocol > 1 else b""
        if len(body) < 4 or self.protocol < 4:
            return head + body
        return head + b"\x95" + len(body).to_bytes(8, "little") + body

    def save(self, obj):
        if self.persistent_id is not None:
            pid = self.persistent_id(obj)
            if pid is not None:
                if self.protocol:
                    self.save(pid)
                    self.out.append(b"Q")
                else:
                    self.out.append(b"P" + str(pid).encode("ascii") + b"\n")
                return
        kind = type(obj)
        atom = (_ATOMS if self.protocol > 1 else _OLD_ATOMS[self.protocol]).get(kind)
        if atom is not None:
            self.out.append(atom(obj))
            return
        known = self.memo.get(id(obj))
        if known is not None:
            self.get(known[0])
            return
        save = _CONTAINERS.get(kind)
        if save is not None:
            save(self, obj)
            return
        if self.override is not None:
            reduced = self.override(obj)
            if reduced is not NotImplemented:
                self.save_reduced(obj, reduced)
                return
        function = self.table.get(kind) if self.table is not None else None
        if function is None:
            function = copyreg.dispatch_table.get(kind)
        if function is not None:
            self.save_reduced(obj, function(obj))
        elif isinstance(obj, type):
            self.save_class(obj)
        elif kind in _FUNCTIONS:
            self.save_function(obj)
        else:
            self.save_reduced(obj, copyreg.reduce(obj, self.protocol))

    def memoize(self, obj):
        number = len(self.memo)
        self.memo[id(obj)] = (number, obj)
        if self.protocol > 3:
            self.out.append(b"\x94")
        elif not self.protocol:
            self.out.append(b"p%d\n" % number)
        else:
            self.out.append(b"q" + bytes((number,)) if number < 256 else b"r" + number.to_bytes(4, "little"))

    def get(self, number):
        if not self.protocol:
            self.out.append(b"g%d\n" % number)
            return
        self.out.append(b"h" + bytes((number,)) if number < 256 else b"j" + number.to_bytes(4, "little"))

    def save_str(self, obj):
        if not self.protocol:
            for letter in "\\\0\n\r\x1a":
                obj = obj.replace(letter, f"\\u{ord(letter):04x}")
            # Latin-1 as it is, all else escaped.
            text = "".join([c if ord(c) < 256 else f"\\u{ord(c):04x}" if ord(c) < 65536 else f"\\U{ord(c):08x}" for c in obj])
            self.out.append(b"V" + text.encode("latin-1") + b"\n")
            self.memoize(obj)
            return
        data = obj.encode("utf-8", "surrogatepass")
        n = len(data)
        self.out.append(b"\x8c" + bytes((n,)) if n < 256 and self.protocol > 3 else b"X" + n.to_bytes(4, "little"))
        self.out.append(data)
        self.memoize(obj)

    def save_bytearray(self, obj):
        if self.protocol < 5:
            self.save_reduced(obj, (bytearray, (bytes(obj),) if obj else ()))
            return
        self.out.append(b"\x96" + len(obj).to_bytes(8, "little"))
        self.out.append(bytes(obj))
        self.memoize(obj)

    def save_bytes(self, obj):
        if self.protocol < 3:
            self.save_reduced(obj, (_encode, (obj.decode("latin-1"), "latin1")) if obj else (bytes, ()))
            return
        n = len(obj)
        self.out.append(b"C" + bytes((n,)) if n < 256 else b"B" + n.to_bytes(4, "little"))
        self.out.append(obj)
        self.memoize(obj)

    def save_tuple(self, obj):
        n = len(obj)
        if not n:
            self.out.append(b")" if self.protocol else b"(t")
            return
        if self.protocol < 2:
            n = max(n, 4)
        if n > 3:
            self.out.append(b"(")
        for item in obj:
            self.save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            # It contains itself through something else, and that has written it.
            self.out.append((b"1" if self.protocol else b"0" * (len(obj) + 1)) if n > 3 else b"0" * n)
            self.get(known[0])
            return
        self.out.append(b"t" if n > 3 else (b"\x85", b"\x86", b"\x87")[n - 1])
        self.memoize(obj)

    def save_list(self, obj):
        self.out.append(b"]" if self.protocol else b"(l")
        self.memoize(obj)
        self.save_items(list(obj))

    def save_items(self, items):
        if not self.protocol:
            for item in items:
                self.save(item)
                self.out.append(b"a")
            return
        for start in range(0, len(items), _BATCH):
            if len(items) > 1:
                self.out.append(b"(")
            for item in items[start:start + _BATCH]:
                self.save(item)
            self.out.append(b"e" if len(items) > 1 else b"a")

    def save_dict(self, obj):
        self.out.append(b"}" if self.protocol else b"(d")
        self.memoize(obj)
        self.save_pairs(list(obj.items()))

    def save_pairs(self, pairs):
        if not self.protocol:
            for key, value in pairs:
                self.save(key)
                self.save(value)
                self.out.append(b"s")
            return
        for start in range(0, len(pairs), _BATCH):
            if len(pairs) > 1:
                self.out.append(b"(")
            for key, value in pairs[start:start + _BATCH]:
                self.save(key)
                self.save(value)
            self.out.append(b"u" if len(pairs) > 1 else b"s")

    def save_set(self, obj):
        if self.protocol < 4:
            self.save_reduced(obj, (set, (list(obj),)))
            return
        self.out.append(b"\x8f")
        self.memoize(obj)
        items = list(obj)
        for start in range(0, len(items), _BATCH):
            self.out.append(b"(")
            for item in items[start:start + _BATCH]:
                self.save(item)
            self.out.append(b"\x90")

    def save_frozenset(self, obj):
        if self.protocol < 4:
            self.save_reduced(obj, (frozenset, (list(obj),)))
            return
        self.out.append(b"(")
        for item in obj:
            self.save(item)
        self.out.append(b"\x91")
        self.memoize(obj)

    def save_function(self, obj):
        owner = getattr(obj, "__self__", None)
        if owner is None and type(obj) is _METHOD and "." in obj.__qualname__:
            owner = getattr(_import("builtins"), obj.__qualname__.partition(".")[0], None)
        if owner is not None and type(owner) is not _MODULE:
            self.save_reduced(obj, (getattr, (owner, obj.__name__)))
        else:
            self.save_global(obj)

    def save_class(self, obj):
        if obj in _SINGLETON_TYPES:
            self.save_reduced(obj, (type, (_SINGLETON_TYPES[obj],)))
        else:
            self.save_global(obj)

    def save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        module = getattr(obj, "__module__", None) or ("builtins" if obj in (..., NotImplemented) else "__main__")
        if obj is not _encode and not _find(obj, module, name):
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")
        code = copyreg._extension_registry.get((module, name)) if self.protocol > 1 else None
        if code:
            size = 1 if code < 256 else 2 if code < 65536 else 4
            self.out.append((b"\x82", b"\x83", b"", b"\x84")[size - 1] + code.to_bytes(size, "little"))
            return
        if self.protocol > 3:
            self.save(module)
            self.save(name)
            self.out.append(b"\x93")
        elif "." in name:
            parent, _, last = name.rpartition(".")
            owner = _import(module)
            for part in parent.split("."):
                owner = getattr(owner, part)
            self.save_reduced(obj, (getattr, (owner, last)))
            return
        else:
            if self.protocol < 3:
                module, name = _OLD_NAMES.get((module, name), (_OLD_MODULES.get(module, module), name))
            self.out.append(f"c{module}\n{name}\n".encode())
        self.memoize(obj)

    def save_reduced(self, obj, reduced):
        if isinstance(reduced, str):
            self.save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(reduced) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        make, args, state, items, pairs, setter = reduced + (None,) * (6 - len(reduced))
        if not callable(make):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        if make is copyreg.__newobj_ex__ and self.protocol < 4:
            from functools import partial

            cls, positional, named = args
            make, args = partial(cls.__new__, cls, *positional, **named), ()
        if make is copyreg.__newobj__ and self.protocol > 1:
            self.save(args[0])
            self.save(args[1:])
            self.out.append(b"\x81")
        elif make is copyreg.__newobj_ex__:
            for part in args:
                self.save(part)
            self.out.append(b"\x92")
        else:
            self.save(make)
            self.save(args)
            self.out.append(b"R")
        if id(obj) in self.memo:
            # It contains itself, and has been written meanwhile.
            self.out.append(b"0")
            self.get(self.memo[id(obj)][0])
        else:
            self.memoize(obj)
        if items is not None:
            self.save_items(list(items))
        if pairs is not None:
            self.save_pairs(list(pairs))
        if state is not None:
            if setter is None:
                self.save(state)
                self.out.append(b"b")
            else:
                self.save(setter)
                self.save((obj, state))
                self.out.append(b"R0")


def _find(obj, module, name):
    try:
        found = _import(module)
    except ImportError as exc:
        raise PicklingError(f"Can't pickle {obj!r}: import of module {module!r} failed") from exc
    parts = name.split(".")
    if "<locals>" in parts:
        raise AttributeError(f"Can't pickle local object {name!r}")
    for part in parts:
        try:
            found = getattr(found, part)
        except AttributeError:
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module} failed") from None
    return found is obj or found == obj


def _import(name):
    module = sys.modules.get(name)
    if module is None:
        __import__(name)
        module = sys.modules[name]
    return module


def _int(n):
    if 0 <= n < 256:
        return b"K" + bytes((n,))
    if 0 <= n < 65536:
        return b"M" + n.to_bytes(2, "little")
    if -(1 << 31) <= n < 1 << 31:
        return b"J" + n.to_bytes(4, "little", signed=True)
    size = n.bit_length() // 8 + 1
    # One byte less suffices for a negative number at the edge.
    if n < 0 and n == -1 << size * 8 - 9:
        size -= 1
    data = n.to_bytes(size, "little", signed=True)
    return (b"\x8a" + bytes((size,)) if size < 256 else b"\x8b" + size.to_bytes(4, "little")) + data


def _float(x):
    return b"G" + _float_bits(x).to_bytes(8, "big")


def _float_bits(x):
    """A float as the 64 bits of IEEE 754."""
    if x != x:
        return 0x7FF8 << 48
    sign = 1 << 63 if x < 0 or x == 0 and str(x)[0] == "-" else 0
    x = abs(x)
    if x == 0:
        return sign
    if x == float("inf"):
        return sign | 0x7FF << 52
    top, bottom = x.as_integer_ratio()
    exponent = top.bit_length() - bottom.bit_length()
    if top << max(-exponent, 0) < bottom << max(exponent, 0):
        exponent -= 1
    exponent = max(exponent, -1022)
    # `bottom` is a power of two, so that this is exact.
    shift = 52 - exponent - (bottom.bit_length() - 1)
    mantissa = top << shift if shift >= 0 else top >> -shift
    if mantissa < 1 << 52:
        return sign | mantissa
    return sign | exponent + 1023 << 52 | mantissa - (1 << 52)


def _float_of_bits(bits):
    sign = -1.0 if bits >> 63 else 1.0
    exponent = bits >> 52 & 0x7FF
    mantissa = bits & (1 << 52) - 1
    if exponent == 0x7FF:
        return float("nan") if mantissa else sign * float("inf")
    if exponent:
        mantissa += 1 << 52
    else:
        exponent = 1
    exponent -= 1075
    if exponent >= 0:
        return sign * float(mantissa << exponent)
    return sign * (mantissa / (1 << -exponent))


# Modules and names that Python 2 had otherwise, for protocols 0 to 2.
_OLD_MODULES = {"builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "pickle": "cPickle", "io": "io"}
_OLD_NAMES = {
    ("builtins", "range"): ("__builtin__", "xrange"), ("builtins", "str"): ("__builtin__", "unicode"),
    ("builtins", "int"): ("__builtin__", "long"), ("builtins", "chr"): ("__builtin__", "unichr"),
    ("functools", "reduce"): ("__builtin__", "reduce"), ("builtins", "zip"): ("itertools", "izip"),
    ("builtins", "map"): ("itertools", "imap"), ("builtins", "filter"): ("itertools", "ifilter"),
}
_NEW_MODULES = {old: new for new, old in _OLD_MODULES.items()} | {"exceptions": "builtins", "_codecs": "pickle"}
_NEW_NAMES = {old: new for new, old in _OLD_NAMES.items()} | {("_codecs", "encode"): ("pickle", "_encode")}


def _encode(text, encoding="utf-8", errors="strict"):
    return text.encode(encoding, errors)


_encode.__module__, _encode.__qualname__ = "_codecs", "encode"


def _old_int(n):
    return b"I%d\n" % n if -(1 << 31) <= n < 1 << 31 else b"L%dL\n" % n


def _raw_unicode(data):
    """Text of protocol 0."""
    parts = data.decode("latin-1").split("\\")
    out = [parts[0]]
    for part in parts[1:]:
        n = {"u": 4, "U": 8}.get(part[:1])
        out.append(chr(int(part[1:n + 1], 16)) + part[n + 1:] if n else "\\" + part)
    return "".join(out)


_MODULE = type(sys)
_METHOD = type(str.upper)
_FUNCTIONS = frozenset((type(_int), type(len), type([].append), _METHOD))
_SINGLETON_TYPES = {type(None): None, type(NotImplemented): NotImplemented, type(...): ...}
_ATOMS = {
    type(None): lambda _: b"N",
    bool: lambda x: b"\x88" if x else b"\x89",
    int: _int,
    float: _float,
}
_OLD_BOOL = {bool: lambda x: b"I01\n" if x else b"I00\n"}
_OLD_ATOMS = (
    _ATOMS | _OLD_BOOL | {int: _old_int, float: lambda x: b"F" + repr(x).encode() + b"\n"},
    _ATOMS | _OLD_BOOL | {int: lambda n: _int(n) if -(1 << 31) <= n < 1 << 31 else _old_int(n)},
)
_CONTAINERS = {
    bytearray: _Writer.save_bytearray,
    str: _Writer.save_str,
    bytes: _Writer.save_bytes,
    tuple: _Writer.save_tuple,
    list: _Writer.save_list,
    dict: _Writer.save_dict,
    set: _Writer.save_set,
    frozenset: _Writer.save_frozenset,
}
copyreg.pickle(type(...), lambda _: "Ellipsis")
copyreg.pickle(type(NotImplemented), lambda _: "NotImplemented")
copyreg.pickle(type(_Writer(None, 4).write), lambda method: (getattr, (method.__self__, method.__name__)))


# ---- Reading


class Unpickler:
    """Reads objects from a file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        self._file = file
        self._memo = {}
        if not hasattr(file, "read"):
            raise TypeError("file must have 'read' and 'readline' attributes")

    def load(self):
        """Read the next object."""
        data = self._file.read()
        obj, used = _Reader(data, self._memo, self.find_class, self.persistent_load).read()
        if used < len(data):
            self._file.seek(used - len(data), 1)
        return obj

    def find_class(self, module, name):
        """The global of this name."""
        module, name = _NEW_NAMES.get((module, name), (_NEW_MODULES.get(module, module), name))
        found = _import(module)
        for part in name.split("."):
            try:
                found = getattr(found, part)
            except AttributeError:
                raise AttributeError(f"Can't get attribute {name!r} on {_import(module)!r}") from None
        return found

    def persistent_load(self, pid):
        """The object that `persistent_id` gave this number."""
        raise UnpicklingError("unsupported persistent id encountered")


class _Reader:
    """Rebuilds one object: a machine with a stack, a stack of marks and a memo."""

    def __init__(self, data, memo, find_class, persistent_load):
        self.data = data
        self.at = 0
        self.memo = memo
        self.find_class = find_class
        self.persistent_load = persistent_load
        self.stack = []
        self.marks = []

    def read(self):
        data = self.data
        if not data:
            raise EOFError("Ran out of input")
        while True:
            if self.at >= len(data):
                raise UnpicklingError("pickle data was truncated")
            code = data[self.at]
            self.at += 1
            if code == 0x2E:  # STOP
                return self.stack.pop(), self.at
            operation = _READ.get(code)
            if operation is None:
                shown = chr(code) if 32 <= code < 127 else f"\\x{code:02x}"
                raise UnpicklingError(f"invalid load key, '{shown}'.")
            operation(self)

    def instance(self):
        cls = self.find_class(self.line(), self.line())
        self.push(cls(*self.pop_mark()))

    def obj(self):
        cls, *args = self.pop_mark()
        self.push(cls(*args))

    def number_line(self):
        text = self.line()
        self.push(text == "01" if text in ("00", "01") else int(text))

    def extension(self, size):
        module, name = copyreg._inverted_registry[self.number(size)]
        self.push(self.find_class(module, name))

    def raw_line(self):
        end = self.data.find(b"\n", self.at)
        if end < 0:
            raise UnpicklingError("pickle data was truncated")
        start, self.at = self.at, end + 1
        return self.data[start:end]

    def pairs(self):
        items = self.pop_mark()
        self.push({items[i]: items[i + 1] for i in range(0, len(items), 2)})

    def take(self, n):
        start = self.at
        self.at = end = start + n
        if end > len(self.data):
            raise UnpicklingError("pickle data was truncated")
        return self.data[start:end]

    def number(self, n, signed=False):
        return int.from_bytes(self.take(n), "little", signed=signed)

    def line(self):
        end = self.data.find(b"\n", self.at)
        if end < 0:
            raise UnpicklingError("pickle data was truncated")
        text = self.data[self.at:end].decode()
        self.at = end + 1
        return text

    def push(self, obj):
        self.stack.append(obj)

    def mark(self):
        self.marks.append(self.stack)
        self.stack = []

    def pop_mark(self):
        items = self.stack
        self.stack = self.marks.pop()
        return items

    def pop_tuple(self, n):
        items = tuple(self.stack[-n:])
        del self.stack[-n:]
        self.stack.append(items)

    def memoize(self):
        self.memo[len(self.memo)] = self.stack[-1]

    def global_(self):
        module = self.line()
        self.push(self.find_class(module, self.line()))

    def stack_global(self):
        name = self.stack.pop()
        self.stack[-1] = self.find_class(self.stack[-1], name)

    def reduce(self):
        args = self.stack.pop()
        self.stack[-1] = self.stack[-1](*args)

    def newobj(self):
        args = self.stack.pop()
        kind = self.stack[-1]
        self.stack[-1] = kind.__new__(kind, *args)

    def newobj_ex(self):
        kwargs = self.stack.pop()
        args = self.stack.pop()
        kind = self.stack[-1]
        self.stack[-1] = kind.__new__(kind, *args, **kwargs)

    def build(self):
        state = self.stack.pop()
        copyreg.set_state(self.stack[-1], state)

    def append(self):
        item = self.stack.pop()
        self.stack[-1].append(item)

    def appends(self):
        items = self.pop_mark()
        self.stack[-1].extend(items)

    def setitem(self):
        value = self.stack.pop()
        key = self.stack.pop()
        self.stack[-1][key] = value

    def setitems(self):
        items = self.pop_mark()
        target = self.stack[-1]
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def additems(self):
        items = self.pop_mark()
        self.stack[-1].update(items)

    def pop(self):
        if self.stack:
            self.stack.pop()
        else:
            self.pop_mark()

    def persistent(self):
        self.stack[-1] = self.persistent_load(self.stack[-1])


_READ = {
    0x80: lambda r: r.take(1),
    0x95: lambda r: r.take(8),
    ord("N"): lambda r: r.push(None),
    ord("I"): _Reader.number_line,
    ord("L"): lambda r: r.push(int(r.line().rstrip("L"))),
    ord("F"): lambda r: r.push(float(r.line())),
    ord("V"): lambda r: r.push(_raw_unicode(r.raw_line())),
    ord("S"): lambda r: r.push(r.line()[1:-1]),
    ord("T"): lambda r: r.push(r.take(r.number(4)).decode("ascii")),
    ord("U"): lambda r: r.push(r.take(r.number(1)).decode("ascii")),
    ord("p"): lambda r: r.memo.__setitem__(int(r.line()), r.stack[-1]),
    ord("g"): lambda r: r.push(r.memo[int(r.line())]),
    ord("P"): lambda r: r.push(r.persistent_load(r.line())),
    ord("d"): _Reader.pairs,
    ord("i"): _Reader.instance,
    ord("o"): _Reader.obj,
    0x82: lambda r: r.extension(1),
    0x83: lambda r: r.extension(2),
    0x84: lambda r: r.extension(4),
    0x88: lambda r: r.push(True),
    0x89: lambda r: r.push(False),
    ord("K"): lambda r: r.push(r.number(1)),
    ord("M"): lambda r: r.push(r.number(2)),
    ord("J"): lambda r: r.push(r.number(4, True)),
    0x8A: lambda r: r.push(r.number(r.number(1), True)),
    0x8B: lambda r: r.push(r.number(r.number(4), True)),
    ord("G"): lambda r: r.push(_float_of_bits(int.from_bytes(r.take(8), "big"))),
    0x8C: lambda r: r.push(r.take(r.number(1)).decode("utf-8", "surrogatepass")),
    ord("X"): lambda r: r.push(r.take(r.number(4)).decode("utf-8", "surrogatepass")),
    0x8D: lambda r: r.push(r.take(r.number(8)).decode("utf-8", "surrogatepass")),
    ord("C"): lambda r: r.push(bytes(r.take(r.number(1)))),
    ord("B"): lambda r: r.push(bytes(r.take(r.number(4)))),
    0x8E: lambda r: r.push(bytes(r.take(r.number(8)))),
    0x96: lambda r: r.push(bytearray(r.take(r.number(8)))),
    ord(")"): lambda r: r.push(()),
    0x85: lambda r: r.pop_tuple(1),
    0x86: lambda r: r.pop_tuple(2),
    0x87: lambda r: r.pop_tuple(3),
    ord("t"): lambda r: r.push(tuple(r.pop_mark())),
    ord("]"): lambda r: r.push([]),
    ord("l"): lambda r: r.push(list(r.pop_mark())),
    ord("}"): lambda r: r.push({}),
    0x8F: lambda r: r.push(set()),
    0x91: lambda r: r.push(frozenset(r.pop_mark())),
    ord("("): _Reader.mark,
    ord("0"): _Reader.pop,
    ord("1"): _Reader.pop_mark,
    ord("2"): lambda r: r.push(r.stack[-1]),
    0x94: _Reader.memoize,
    ord("q"): lambda r: r.memo.__setitem__(r.number(1), r.stack[-1]),
    ord("r"): lambda r: r.memo.__setitem__(r.number(4), r.stack[-1]),
    ord("h"): lambda r: r.push(r.memo[r.number(1)]),
    ord("j"): lambda r: r.push(r.memo[r.number(4)]),
    ord("c"): _Reader.global_,
    0x93: _Reader.stack_global,
    ord("R"): _Reader.reduce,
    0x81: _Reader.newobj,
    0x92: _Reader.newobj_ex,
    ord("b"): _Reader.build,
    ord("a"): _Reader.append,
    ord("e"): _Reader.appends,
    ord("s"): _Reader.setitem,
    ord("u"): _Reader.setitems,
    0x90: _Reader.additems,
    ord("Q"): _Reader.persistent,
}


# ---- In one call


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """An object as bytes."""
    return _Writer({}, _protocol(protocol)).write(obj)


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object that the bytes stand for."""
    return _Reader(data, {}, _find_class, _no_persistent).read()[0]


def _find_class(module, name):
    return Unpickler.find_class(None, module, name)


def _no_persistent(pid):
    raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function was specified.")


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write an object to a file."""
    Pickler(file, protocol).dump(obj)


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Read the next object from a file."""
    return Unpickler(file).load()


_Pickler, _Unpickler, _dump, _dumps, _load, _loads = Pickler, Unpickler, dump, dumps, load, loads
