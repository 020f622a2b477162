"""Representations that are cut when they are long."""

__all__ = ["Repr", "repr", "recursive_repr"]

import builtins


def recursive_repr(fillvalue="..."):
    """A decorator: what contains itself is shown as this there."""

    def decorate(function):
        running = set()

        def wrapper(self):
            from _thread import get_ident

            key = id(self), get_ident()
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return function(self)
            finally:
                running.discard(key)

        for name in ("__module__", "__doc__", "__name__", "__qualname__"):
            setattr(wrapper, name, getattr(function, name))
        return wrapper

    return decorate


class Repr:
    """How much is shown."""

    def __init__(self):
        self.fillvalue = "..."
        self.maxlevel = 6
        self.maxtuple = self.maxlist = self.maxset = self.maxfrozenset = self.maxdeque = 6
        self.maxarray = 5
        self.maxdict = 4
        self.maxstring = self.maxother = 30
        self.maxlong = 40

    def repr(self, x):
        """A representation."""
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        """A representation, so many levels deep."""
        name = type(x).__name__.replace(" ", "_")
        method = getattr(self, "repr_" + name, None)
        return method(x, level) if method else self.repr_instance(x, level)

    def _items(self, x, level, left, right, most, trail=""):
        n = len(x)
        if level <= 0 and n:
            text = self.fillvalue
        else:
            shown = []
            for item in x:
                if len(shown) == most:
                    break
                shown.append(self.repr1(item, level - 1))
            if n > most:
                shown.append(self.fillvalue)
            text = ", ".join(shown)
            if n == 1 and trail:
                right = trail + right
        return left + text + right

    def repr_tuple(self, x, level):
        """A tuple."""
        return self._items(x, level, "(", ")", self.maxtuple, ",")

    def repr_list(self, x, level):
        """A list."""
        return self._items(x, level, "[", "]", self.maxlist)

    def repr_set(self, x, level):
        """A set."""
        return self._items(_sorted(x), level, "{", "}", self.maxset) if x else "set()"

    def repr_frozenset(self, x, level):
        """A frozenset."""
        return self._items(_sorted(x), level, "frozenset({", "})", self.maxfrozenset) if x else "frozenset()"

    def repr_deque(self, x, level):
        """A deque."""
        return self._items(x, level, "deque([", "])", self.maxdeque)

    def repr_dict(self, x, level):
        """A dict."""
        if not x:
            return "{}"
        if level <= 0:
            return "{" + self.fillvalue + "}"
        parts = []
        for key in _sorted(x)[:self.maxdict]:
            parts.append(f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}")
        if len(x) > self.maxdict:
            parts.append(self.fillvalue)
        return "{" + ", ".join(parts) + "}"

    def _cut(self, text, most):
        if len(text) <= most:
            return text
        i = max(0, (most - 3) // 2)
        j = max(0, most - 3 - i)
        return text[:i] + self.fillvalue + text[len(text) - j:]

    def repr_str(self, x, level):
        """A string."""
        text = builtins.repr(x[:self.maxstring])
        if len(text) <= self.maxstring and len(x) <= self.maxstring:
            return text
        i = max(0, (self.maxstring - 3) // 2)
        j = max(0, self.maxstring - 3 - i)
        text = builtins.repr(x[:i] + x[len(x) - j:])
        return text[:i] + self.fillvalue + text[len(text) - j:]

    def repr_int(self, x, level):
        """An int."""
        return self._cut(builtins.repr(x), self.maxlong)

    def repr_instance(self, x, level):
        """Anything else."""
        try:
            text = builtins.repr(x)
        except Exception:
            return f"<{x.__class__.__name__} instance at {id(x):#x}>"
        return self._cut(text, self.maxother)


def _sorted(x):
    try:
        return sorted(x)
    except Exception:
        return list(x)


aRepr = Repr()
repr = aRepr.repr
