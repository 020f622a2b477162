"""Variables whose value belongs to a context: each task of asyncio has a context of its own."""

from _kernel import thread_ident

__all__ = ("Context", "ContextVar", "Token", "copy_context")

# The context that each thread is in.
_current = {}
_MISSING = object()


def _context():
    ident = thread_ident()
    context = _current.get(ident)
    if context is None:
        context = _current[ident] = Context()
    return context


def copy_context():
    """A copy of the current context."""
    return _context().copy()


class Context:
    """Values of context variables."""

    __slots__ = ("_values", "_outer", "_entered", "__weakref__")

    def __init__(self):
        self._values = {}
        self._outer = None
        self._entered = False

    def copy(self):
        """A copy that can be changed by itself."""
        context = Context()
        context._values = self._values.copy()
        return context

    def run(self, /, *args, **kwargs):
        """Call something, the first argument, in this context."""
        if not args:
            raise TypeError("run() missing 1 required positional argument")
        callable, *args = args
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        ident = thread_ident()
        outer = _current.get(ident)
        self._entered = True
        _current[ident] = self
        try:
            return callable(*args, **kwargs)
        finally:
            self._entered = False
            _current[ident] = outer

    def get(self, key, default=None, /):
        """A variable's value, or the default."""
        return self._values.get(_checked(key), default)

    def __getitem__(self, key):
        return self._values[_checked(key)]

    def __contains__(self, key):
        return _checked(key) in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    __hash__ = None

    def keys(self):
        """The variables."""
        return self._values.keys()

    def values(self):
        """Their values."""
        return self._values.values()

    def items(self):
        """Both."""
        return self._values.items()

    def __repr__(self):
        return f"<_contextvars.Context object at {id(self):#x}>"


def _checked(key):
    if not isinstance(key, ContextVar):
        raise TypeError(f"a ContextVar key was expected, got {key!r}")
    return key


class ContextVar:
    """A variable whose value depends on the context."""

    __slots__ = ("_name", "_default", "__weakref__")

    def __init__(self, name, /, *, default=_MISSING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._default = default

    @property
    def name(self):
        """What it is called; only people read it."""
        return self._name

    def get(self, default=_MISSING, /):
        """Its value in the current context."""
        value = _context()._values.get(self, _MISSING)
        if value is not _MISSING:
            return value
        if default is not _MISSING:
            return default
        if self._default is not _MISSING:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        """Give it a value in the current context; the token takes that back."""
        values = _context()._values
        token = object.__new__(Token)
        token._context, token._var, token._old, token._used = _context(), self, values.get(self, _MISSING), False
        values[self] = value
        return token

    def reset(self, token, /):
        """Give it the value that it had before the `set` that the token is of."""
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _context():
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token._old is _MISSING:
            del token._context._values[self]
        else:
            token._context._values[self] = token._old

    def __class_getitem__(cls, item, /):
        import types

        return types.GenericAlias(cls, item)

    def __repr__(self):
        default = "" if self._default is _MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"


class _Missing:
    def __repr__(self):
        return "<Token.MISSING>"


class Token:
    """What takes a `set` back."""

    __slots__ = ("_context", "_var", "_old", "_used")
    MISSING = _Missing()

    def __new__(cls, *args, **kwargs):
        raise RuntimeError("Tokens can only be created by ContextVars")

    @property
    def var(self):
        """The variable."""
        return self._var

    @property
    def old_value(self):
        """What it was before, or `Token.MISSING`."""
        return Token.MISSING if self._old is _MISSING else self._old

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self._var!r} at {id(self):#x}>"


for _kind in Context, ContextVar, Token:
    _kind.__module__ = "_contextvars"
del _kind
