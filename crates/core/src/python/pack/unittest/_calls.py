"""What calls of mocks are compared with: `call`, `ANY`, `sentinel`."""


class _SentinelObject:
    """A thing with a name that is only itself."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return f"sentinel.{self.name}"


class _Sentinel:
    """Its attributes are things with names."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return "sentinel"


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING
_deleted = sentinel.DELETED


class _ANY:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()


def signature_text(name, args, kwargs):
    """A call as it is written."""
    return f"{name}({', '.join([*map(repr, args), *[f'{key}={value!r}' for key, value in kwargs.items()]])})"


class _CallList(list):
    """Calls; `in` finds several that follow each other, too."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        n = len(value)
        return any(self[i:i + n] == value for i in range(len(self) - n + 1))

    def __repr__(self):
        import pprint

        return pprint.pformat(list(self))


def _taken_apart(value):
    """Name, arguments and keyword arguments of what may be given as a call; None if it cannot be one."""
    if len(value) == 3:
        return value
    if len(value) == 0:
        return "", (), {}
    first = value[0]
    if len(value) == 1:
        if isinstance(first, tuple):
            return "", first, {}
        return (first, (), {}) if isinstance(first, str) else ("", (), first)
    if len(value) != 2:
        return None
    second = value[1]
    if isinstance(first, str):
        return (first, second, {}) if isinstance(second, tuple) else (first, (), second)
    return "", first, second


class _Call(tuple):
    """A call: `(args, kwargs)` or `(name, args, kwargs)`."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        parts = _taken_apart(value)
        return tuple.__new__(cls, parts[1:] if two else parts)

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            theirs = _taken_apart(other)
        except TypeError:
            return NotImplemented
        if theirs is None:
            return False
        parents = self._mock_parent, getattr(other, "_mock_parent", None)
        if parents[0] and parents[1] and parents[0] != parents[1]:
            return False
        name, args, kwargs = _taken_apart(self)
        # A name that is not given fits any.
        if name and theirs[0] != name:
            return False
        return (theirs[1], theirs[2]) == (args, kwargs)

    __ne__ = object.__ne__

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + "()", parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f"{self._mock_name}.{attr}", parent=self, from_kall=False)

    def __getattribute__(self, attr):
        # `call.index` is a call of a method, not the tuple's.
        if attr in tuple.__dict__ and not attr.startswith("__"):
            raise AttributeError
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        """The arguments."""
        return self[-2]

    @property
    def kwargs(self):
        """The keyword arguments."""
        return self[-1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return f"call{name}" if name.startswith("()") else name
        name, args, kwargs = _taken_apart(self) if len(self) == 3 else ("", *self)
        if not name:
            name = "call"
        elif name.startswith("()"):
            name = "call" + name
        else:
            name = "call." + name
        return signature_text(name, args, kwargs)

    def call_list(self):
        """All the calls of a chain."""
        found = []
        one = self
        while one is not None:
            if one._mock_from_kall:
                found.append(one)
            one = one._mock_parent
        return _CallList(reversed(found))


call = _Call(from_kall=False)
