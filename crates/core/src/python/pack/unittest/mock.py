"""Objects that stand for others in tests, and note how they are used."""

import inspect
import types
from unittest._calls import ANY, DEFAULT, _Call, _CallList, _deleted, _missing, call, sentinel, signature_text
from unittest.util import safe_repr

__all__ = (
    "Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock", "FILTER_DIR",
    "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal",
)

FILTER_DIR = True


class InvalidSpecError(Exception):
    """A mock was given as what to be like."""


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def _is_mock(obj):
    return issubclass(type(obj), NonCallableMock)


def _is_async_func(obj):
    return hasattr(obj, "__code__") and inspect.iscoroutinefunction(obj)


def _signature(spec, as_instance=False, skip_first=False):
    """The signature that calls have to fit; None if that is not known."""
    if isinstance(spec, type) and not as_instance:
        spec = spec.__init__
        skip_first = True
    elif not isinstance(spec, (types.FunctionType, types.MethodType, classmethod, staticmethod)):
        spec = getattr(spec, "__call__", None)
        if spec is None or not isinstance(spec, (types.FunctionType, types.MethodType)):
            return None
    if isinstance(spec, (classmethod, staticmethod)):
        spec = spec.__func__
    try:
        found = inspect.signature(spec)
    except (ValueError, TypeError):
        return None
    return found.replace(parameters=list(found.parameters.values())[1:]) if skip_first else found


# ---- The mocks

_numerics = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow".split()
_magics = {f"__{name}__" for name in [
    *"lt gt le ge eq ne getitem setitem delitem len contains iter hash str sizeof enter exit".split(),
    *"divmod rdivmod neg pos abs invert complex int float index round trunc floor ceil bool next fspath aiter".split(),
    *_numerics, *["i" + name for name in _numerics], *["r" + name for name in _numerics],
]}
_async_magics = {"__aenter__", "__aexit__", "__anext__"}
_all_sync_magics = _magics | {
    "__get__", "__set__", "__delete__", "__reversed__", "__missing__", "__reduce__", "__reduce_ex__",
    "__getinitargs__", "__getnewargs__", "__getstate__", "__setstate__", "__getformat__", "__repr__", "__dir__",
    "__subclasses__", "__format__", "__getnewargs_ex__",
}
_all_magics = _all_sync_magics | _async_magics
_unsupported = {"__getattr__", "__setattr__", "__init__", "__new__", "__prepare__", "__instancecheck__", "__subclasscheck__", "__del__"}
_fixed_returns = {
    "__hash__": object.__hash__, "__str__": object.__str__, "__sizeof__": object.__sizeof__,
    "__fspath__": lambda self: f"{type(self).__name__}/{self._extract_mock_name()}/{id(self)}",
}
_return_values = {
    "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented, "__int__": 1,
    "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0, "__bool__": True,
    "__index__": 1, "__aexit__": False,
}


def _identity(self, child, equal):
    def compare(other):
        value = child._mock_return_value
        if value is not DEFAULT:
            return value
        return equal if self is other else NotImplemented

    return compare


def _iterator(child, make):
    def iterate():
        value = child._mock_return_value
        return make(() if value is DEFAULT else value)

    return iterate


async def _async_iterator(items):
    for item in items:
        yield item


class _Magic:
    """A special method of a mock: a mock of its own, made when first wanted."""

    def __init__(self, name):
        self.name = name

    def __get__(self, obj, kind=None):
        if obj is None:
            return self
        child = obj._mock_children.get(self.name)
        if child is None:
            name = self.name
            child = obj._get_child_mock(name=name, _new_name=name, _new_parent=obj)
            obj._mock_children[name] = child
            if name in _return_values:
                child._mock_return_value = _return_values[name]
            elif name in _fixed_returns:
                child._mock_return_value = _fixed_returns[name](obj)
            elif name in ("__eq__", "__ne__"):
                child.side_effect = _identity(obj, child, name == "__eq__")
            elif name == "__iter__":
                child.side_effect = _iterator(child, iter)
            elif name == "__aiter__":
                child.side_effect = _iterator(child, _async_iterator)
        elif child is _deleted:
            raise AttributeError(self.name)
        return child

    def __call__(self, obj, /, *args, **kwargs):
        # An operator may call what a class has without asking it to be bound.
        return self.__get__(obj)(*args, **kwargs)


class _AllMagics:
    """All the special methods that a `MagicMock` begins with."""


for _name in _magics | _async_magics:
    setattr(_AllMagics, _name, _Magic(_name))


def _noted(name):
    """A property that an autospecced function keeps in the function."""

    def get(self):
        holder = self._mock_delegate
        return self.__dict__["_mock_" + name] if holder is None else getattr(holder, name)

    def set(self, value):
        holder = self._mock_delegate
        if holder is None:
            self.__dict__["_mock_" + name] = value
        else:
            setattr(holder, name, value)

    return property(get, set)


def _as_parent_of(parent, value, name, new_name):
    """Lets a mock be part of another if it is not part of one; whether it is now."""
    value = getattr(value, "mock", value) if isinstance(value, types.FunctionType) else value
    if not _is_mock(value):
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None or value._mock_new_parent is not None:
        return False
    one = parent
    while one is not None:
        if one is value:
            return False
        one = one._mock_new_parent
    if new_name:
        value._mock_new_parent, value._mock_new_name = parent, new_name
    if name:
        value._mock_parent, value._mock_name = parent, name
    return True


class NonCallableMock:
    """A mock that cannot be called."""

    _mock_magic = False

    def __new__(
        cls, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
        _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs,
    ):
        # A class for each mock: special methods belong to classes.
        bases = (cls,)
        like = spec_set or spec
        if like is not None and _is_async_func(like) and not issubclass(cls, AsyncMockMixin):
            bases = (AsyncMockMixin, cls)
        names = {"__doc__": cls.__doc__}
        if cls._mock_magic and like is None:
            bases += (_AllMagics,)
        elif cls._mock_magic:
            known = set(like if isinstance(like, (list, tuple)) else dir(like))
            names.update((one, _Magic(one)) for one in (_magics | _async_magics) & known)
        return object.__new__(type(cls.__name__, bases, names))

    def __init__(
        self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
        _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs,
    ):
        own = self.__dict__
        own["_mock_parent"] = parent
        own["_mock_name"] = name
        own["_mock_new_name"] = _new_name
        own["_mock_new_parent"] = parent if _new_parent is None else _new_parent
        own["_mock_sealed"] = False
        only = spec_set is not None
        if only:
            spec = spec_set
        if _eat_self is None:
            _eat_self = parent is not None
        self._mock_add_spec(spec, only, _spec_as_instance, _eat_self)
        own["_mock_children"] = {}
        own["_mock_wraps"] = wraps
        own["_mock_delegate"] = None
        own["_mock_called"] = False
        own["_mock_call_args"] = None
        own["_mock_call_count"] = 0
        own["_mock_call_args_list"] = _CallList()
        own["_mock_mock_calls"] = _CallList()
        own["method_calls"] = _CallList()
        own["_mock_unsafe"] = unsafe
        own.setdefault("_mock_return_value", DEFAULT)
        own.setdefault("_mock_side_effect", None)
        if kwargs:
            self.configure_mock(**kwargs)

    def attach_mock(self, mock, attribute):
        """Let a mock be an attribute of this one."""
        mock = getattr(mock, "mock", mock) if isinstance(mock, types.FunctionType) else mock
        if not _is_mock(mock):
            raise AttributeError("'%s' object has no attribute '_mock_parent'" % type(mock).__name__)
        mock._mock_parent = mock._mock_new_parent = None
        mock._mock_name = ""
        mock._mock_new_name = None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        """Let it be like `spec`."""
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, as_instance=False, eat_self=False):
        if _is_mock(spec):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
        kind = signature = None
        asyncs = []
        if spec is not None and not isinstance(spec, (list, tuple)):
            kind = spec if isinstance(spec, type) else type(spec)
            signature = _signature(spec, as_instance, eat_self)
            for name in dir(spec):
                if not name.startswith("__") and inspect.iscoroutinefunction(
                    inspect.getattr_static(spec, name, None)
                ):
                    asyncs.append(name)
            spec = dir(spec)
        own = self.__dict__
        own["_spec_class"] = kind
        own["_spec_set"] = spec_set
        own["_spec_signature"] = signature
        own["_mock_methods"] = spec
        own["_spec_asyncs"] = asyncs

    @property
    def return_value(self):
        """What a call returns."""
        value = self._mock_return_value if self._mock_delegate is None else self._mock_delegate.return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name="()")
            self.return_value = value
        return value

    @return_value.setter
    def return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self._mock_return_value = value
            _as_parent_of(self, value, None, "()")

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    called = _noted("called")
    call_count = _noted("call_count")
    call_args = _noted("call_args")
    call_args_list = _noted("call_args_list")
    mock_calls = _noted("mock_calls")

    @property
    def side_effect(self):
        """What a call does: a function, an exception, or results one after the other."""
        holder = self._mock_delegate
        return self._mock_side_effect if holder is None else holder.side_effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not _is_exception(value):
            value = iter(value)
        if self._mock_delegate is None:
            self._mock_side_effect = value
        else:
            self._mock_delegate.side_effect = value

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forget all calls."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called = False
        self.call_args = None
        self.call_count = 0
        self.mock_calls = _CallList()
        self.call_args_list = _CallList()
        self.method_calls = _CallList()
        if return_value:
            self._mock_return_value = DEFAULT
        if side_effect:
            self._mock_side_effect = None
        for child in list(self._mock_children.values()):
            if child is not _deleted and hasattr(child, "reset_mock"):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        value = self._mock_return_value
        if _is_mock(value) and value is not self:
            value.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        """Set attributes; names may have dots."""
        for name, value in sorted(kwargs.items(), key=lambda pair: pair[0].count(".")):
            *path, last = name.split(".")
            obj = self
            for part in path:
                obj = getattr(obj, part)
            setattr(obj, last, value)

    def __getattr__(self, name):
        if name in ("_mock_methods", "_mock_unsafe", "_mock_children"):
            raise AttributeError(name)
        methods = self._mock_methods
        if methods is not None:
            if name not in methods or name in _all_magics:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if not self._mock_unsafe and (not methods or name not in methods):
            if name.startswith(("assert", "assret", "asert", "aseert", "assrt")):
                raise AttributeError(
                    f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute."
                )
        found = self._mock_children.get(name)
        if found is _deleted:
            raise AttributeError(name)
        if found is None:
            wraps = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
            found = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
            self._mock_children[name] = found
        elif isinstance(found, _Later):
            found = self._mock_children[name] = found.make(self, name)
        return found

    def _extract_mock_name(self):
        names = [self._mock_new_name]
        parent = self._mock_new_parent
        last = self
        dot = "" if names == ["()"] else "."
        while parent is not None:
            last = parent
            names.append(parent._mock_new_name + dot)
            dot = "" if parent._mock_new_name == "()" else "."
            parent = parent._mock_new_parent
        names.reverse()
        first = last._mock_name or "mock"
        if len(names) > 1 and names[1] not in ("()", "()."):
            first += "."
        return "".join([first, *[name or "" for name in names[1:]]])

    def __repr__(self):
        name = self._extract_mock_name()
        text = "" if name in ("mock", "mock.") else f" name={name!r}"
        if self._spec_class is not None:
            text += f" {'spec_set' if self._spec_set else 'spec'}={self._spec_class.__name__!r}"
        return f"<{type(self).__name__}{text} id='{id(self)}'>"

    def __dir__(self):
        if not FILTER_DIR:
            return object.__dir__(self)
        children = [name for name, child in self._mock_children.items() if child is not _deleted]
        own = [name for name in dir(type(self)) if not name.startswith("_")]
        extras = [name for name in self.__dict__ if not name.startswith("_")]
        return sorted({*own, *(self._mock_methods or ()), *extras, *children})

    def __setattr__(self, name, value):
        if name in _SETTERS:
            return object.__setattr__(self, name, value)
        if self._spec_set and self._mock_methods is not None and name not in self._mock_methods and name not in self.__dict__:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _unsupported:
            raise AttributeError(f"Attempting to set unsupported magic method {name!r}.")
        if name in _all_magics:
            if self._mock_methods is not None and name not in self._mock_methods:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            if not _is_mock(value):
                setattr(type(self), name, _plain_method(name, value))
            else:
                _as_parent_of(self, value, None, name)
                setattr(type(self), name, _Magic(name))
            self._mock_children[name] = value
            if _is_mock(value):
                return None
        elif name == "__class__":
            self.__dict__["_spec_class"] = value
            return None
        elif _as_parent_of(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        if name in _all_magics:
            return None
        return object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in _all_magics and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                self._mock_children[name] = _deleted
                return
        found = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif found is _deleted:
            raise AttributeError(name)
        if found is not _missing:
            del self._mock_children[name]
        self._mock_children[name] = _deleted

    def _calls_repr(self, prefix="Calls"):
        return f"\n{prefix}: {safe_repr(self.mock_calls)}." if self.mock_calls else ""

    def _call_matcher(self, one):
        """A call with its arguments as its signature names them, so that `f(1)` is `f(a=1)`; an exception if it does not fit."""
        if isinstance(one, tuple) and len(one) > 2:
            signature = self._signature_of(one[0])
        else:
            signature = self._spec_signature
        if signature is None:
            return one
        name, args, kwargs = one if len(one) == 3 else ("", *one)
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as exc:
            return exc.with_traceback(None)
        return call(name, bound.args, bound.kwargs)

    def _signature_of(self, name):
        """The signature of what is called so below this mock."""
        if not name:
            return self._spec_signature
        names = name.replace("()", "").split(".")
        children = self._mock_children
        signature = None
        for one in names:
            child = children.get(one)
            if child is None:
                break
            if isinstance(child, _Later):
                child = child.make(self, one)
            child = getattr(child, "mock", child) if isinstance(child, types.FunctionType) else child
            children = child._mock_children
            signature = child._spec_signature
        return signature

    # What tests assert.

    def _said(self):
        return self._mock_name or "mock"

    def assert_not_called(self):
        """It was not called."""
        if self.call_count:
            raise AssertionError(
                f"Expected '{self._said()}' to not have been called. Called {self.call_count} times.{self._calls_repr()}"
            )

    def assert_called(self):
        """It was called."""
        if not self.call_count:
            raise AssertionError(f"Expected '{self._said()}' to have been called.")

    def assert_called_once(self):
        """It was called once."""
        if self.call_count != 1:
            raise AssertionError(
                f"Expected '{self._said()}' to have been called once. Called {self.call_count} times.{self._calls_repr()}"
            )

    def _format_mock_call_signature(self, args, kwargs):
        return signature_text(self._said(), args, kwargs)

    def assert_called_with(self, /, *args, **kwargs):
        """The last call had these arguments."""
        expected_text = self._format_mock_call_signature(args, kwargs)
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {expected_text}\n  Actual: not called.")
        self._check_last(self.call_args, args, kwargs, "call")

    def _check_last(self, last, args, kwargs, action):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        if self._call_matcher(last) != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(
                f"expected {action} not found.\nExpected: {self._format_mock_call_signature(args, kwargs)}\n"
                f"  Actual: {self._format_mock_call_signature(*last)}"
            ) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        """It was called once, with these arguments."""
        if self.call_count != 1:
            raise AssertionError(
                f"Expected '{self._said()}' to be called once. Called {self.call_count} times.{self._calls_repr()}"
            )
        return self.assert_called_with(*args, **kwargs)

    def assert_has_calls(self, calls, any_order=False):
        """These calls were made, one after the other, or in any order."""
        self._check_calls(calls, any_order, self.mock_calls, "call", lambda: self._calls_repr("  Actual").rstrip("."))

    def _check_calls(self, calls, any_order, made, what, shown):
        expected = [self._call_matcher(one) for one in calls]
        cause = next((one for one in expected if isinstance(one, Exception)), None)
        actual = _CallList(map(self._call_matcher, made))
        if not any_order:
            if expected not in actual:
                problem = f"{what.capitalize()}s not found."
                if cause is not None:
                    errors = [one if isinstance(one, Exception) else None for one in expected]
                    problem = f"Error processing expected {what}s.\nErrors: {errors}"
                raise AssertionError(f"{problem}\nExpected: {_CallList(calls)}{shown()}") from cause
            return
        actual = list(actual)
        missing = []
        for one in expected:
            try:
                actual.remove(one)
            except ValueError:
                missing.append(one)
        if missing:
            raise AssertionError(
                f"{self._said() if self._mock_name else 'mock'!r} does not contain all of {tuple(missing)!r} in its "
                f"{what} list, found {actual!r} instead"
            ) from cause

    def assert_any_call(self, /, *args, **kwargs):
        """One call had these arguments."""
        self._check_any(self.call_args_list, args, kwargs, "call")

    def _check_any(self, made, args, kwargs, what):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        if cause or expected not in [self._call_matcher(one) for one in made]:
            raise AssertionError(f"{self._format_mock_call_signature(args, kwargs)} {what} not found") from cause

    def _get_child_mock(self, /, **kw):
        if self._mock_sealed:
            name = self._extract_mock_name() + (f".{kw['name']}" if "name" in kw else "()")
            raise AttributeError(name)
        name = kw.get("_new_name")
        if name in self.__dict__["_spec_asyncs"] or name in _async_magics:
            return AsyncMock(**kw)
        kind = type(self).__mro__[1]
        if kind is AsyncMockMixin:
            kind = type(self).__mro__[2]
        if issubclass(kind, AsyncMock):
            if name in _all_sync_magics or self._mock_methods and name in self._mock_methods:
                return MagicMock(**kw)
            return AsyncMock(**kw)
        if not issubclass(kind, CallableMixin):
            if issubclass(kind, NonCallableMagicMock):
                kind = MagicMock
            elif issubclass(kind, NonCallableMock):
                kind = Mock
        return kind(**kw)


_SETTERS = {
    "return_value", "side_effect", "called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls",
    "_mock_name", "_mock_parent", "_mock_new_name", "_mock_new_parent", "_mock_return_value", "_mock_side_effect",
    "_mock_delegate", "_mock_sealed", "_mock_wraps", "await_count", "await_args", "await_args_list",
}


def _plain_method(name, value):
    """A value that is set as a special method: a function gets the mock as its first argument."""
    if isinstance(value, types.FunctionType):
        return value
    return staticmethod(value) if callable(value) else value


class CallableMixin:
    """What mocks that can be called have in common."""

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, _spec_state=None, _new_name="", _new_parent=None, **kwargs):
        self.__dict__["_mock_return_value"] = return_value
        self.__dict__["_mock_delegate"] = None
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        if return_value is not DEFAULT:
            _as_parent_of(self, return_value, None, "()")
        self.side_effect = side_effect

    def _mock_check_sig(self, /, *args, **kwargs):
        """Checks that the arguments fit."""
        check = self.__dict__.get("_checked_signature")
        if check is not None:
            check.bind(*args, **kwargs)

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        self.called = True
        self.call_count += 1
        made = _Call((args, kwargs), two=True)
        self.call_args = made
        self.call_args_list.append(made)
        as_method = self._mock_parent is not None
        method_name = self._mock_name
        call_name = self._mock_new_name
        after_call = call_name == "()"
        self.mock_calls.append(_Call(("", args, kwargs)))
        parent = self._mock_new_parent
        while parent is not None:
            if as_method:
                parent.method_calls.append(_Call((method_name, args, kwargs)))
                as_method = parent._mock_parent is not None
                if as_method:
                    method_name = f"{parent._mock_name}.{method_name}"
            parent.mock_calls.append(_Call((call_name, args, kwargs)))
            if parent._mock_new_name:
                dot = "" if after_call else "."
                after_call = parent._mock_new_name == "()"
                call_name = parent._mock_new_name + dot + call_name
            parent = parent._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            result = effect(*args, **kwargs) if callable(effect) else next(effect)
            if _is_exception(result) and not callable(effect):
                raise result
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_delegate is not None and self._mock_delegate.return_value is not DEFAULT:
            return self._mock_delegate.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """A mock without special methods."""


class NonCallableMagicMock(NonCallableMock):
    """A mock with special methods that cannot be called."""

    _mock_magic = True


class MagicMock(CallableMixin, NonCallableMagicMock):
    """A mock with special methods."""


class AsyncMockMixin:
    """What mocks that are awaited have in common."""

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = self.__dict__
        own["_is_coroutine_mark"] = True
        own["await_count"] = 0
        own["await_args"] = None
        own["await_args_list"] = _CallList()
        own["__code__"] = _coroutine_code

    async def _execute_mock_call(self, /, *args, **kwargs):
        self.await_count += 1
        self.await_args = _Call((args, kwargs), two=True)
        self.await_args_list.append(self.await_args)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    # A coroutine cannot raise StopIteration.
                    raise StopAsyncIteration
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
                if inspect.isawaitable(result) and inspect.iscoroutinefunction(effect):
                    result = await result
            if result is not DEFAULT:
                return result
        if self._mock_return_value is DEFAULT and self._mock_wraps is not None:
            result = self._mock_wraps(*args, **kwargs)
            return await result if inspect.iscoroutinefunction(self._mock_wraps) else result
        return self.return_value

    def _awaits(self, once):
        many = f" once. Awaited {self.await_count} times." if once else "."
        return AssertionError(f"Expected {self._said()} to have been awaited{many}")

    def assert_awaited(self):
        """It was awaited."""
        if not self.await_count:
            raise self._awaits(False)

    def assert_awaited_once(self):
        """It was awaited once."""
        if self.await_count != 1:
            raise self._awaits(True)

    def assert_awaited_with(self, /, *args, **kwargs):
        """The last await had these arguments."""
        if self.await_args is None:
            raise AssertionError(f"Expected await: {self._format_mock_call_signature(args, kwargs)}\nNot awaited")
        self._check_last(self.await_args, args, kwargs, "await")

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """It was awaited once, with these arguments."""
        self.assert_awaited_once()
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """One await had these arguments."""
        self._check_any(self.await_args_list, args, kwargs, "await")

    def assert_has_awaits(self, calls, any_order=False):
        """These awaits were made."""
        self._check_calls(calls, any_order, self.await_args_list, "await", lambda: f"\nActual: {self.await_args_list}")

    def assert_not_awaited(self):
        """It was not awaited."""
        if self.await_count:
            raise AssertionError(
                f"Expected {self._said()} to not have been awaited. Awaited {self.await_count} times."
            )

    def reset_mock(self, /, *args, **kwargs):
        """Forget all calls and awaits."""
        super().reset_mock(*args, **kwargs)
        self.await_count = 0
        self.await_args = None
        self.await_args_list = _CallList()


async def _coroutine():
    pass


_coroutine_code = _coroutine.__code__


class AsyncMock(AsyncMockMixin, CallableMixin, NonCallableMagicMock):
    """A mock whose calls are awaited."""


class PropertyMock(Mock):
    """A mock to be a property of a class."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


def seal(mock):
    """Let a mock make no more attributes."""
    mock.__dict__["_mock_sealed"] = True
    for name in list(mock._mock_children):
        child = mock._mock_children[name]
        if _is_mock(child) and child._mock_new_parent is mock:
            seal(child)
    value = mock._mock_return_value
    if _is_mock(value) and value._mock_new_parent is mock:
        seal(value)


from unittest._autospec import _Later, create_autospec, mock_open  # noqa: E402
from unittest._patch import patch  # noqa: E402
