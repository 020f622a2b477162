"""Mocks that take the calls of what they stand for, and no others."""

import inspect
import io
import types
from unittest._calls import DEFAULT, _CallList, call
from unittest.mock import (
    AsyncMock, InvalidSpecError, MagicMock, NonCallableMagicMock, NonCallableMock, _is_async_func, _is_mock, _magics,
    _signature,
)

_FUNCTIONS = types.FunctionType, types.MethodType, classmethod, staticmethod


class _Later:
    """An attribute of a specced mock that is made when first wanted."""

    def __init__(self, spec, spec_set, parent, name, instance):
        self.spec, self.spec_set, self.parent, self.name, self.instance = spec, spec_set, parent, name, instance

    def make(self, parent, name):
        """The mock."""
        return create_autospec(self.spec, self.spec_set, self.instance, parent, self.name)


def _has_call(instance):
    return "__call__" in dir(type(instance) if not isinstance(instance, type) else instance)


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock that is like `spec`, and so are its attributes."""
    if isinstance(spec, (list, tuple)):
        spec = type(spec)
    is_type = isinstance(spec, type)
    if _is_mock(spec):
        raise InvalidSpecError(
            f"Cannot autospec a Mock object. [object={spec!r}]"
        )
    is_async = _is_async_func(spec)
    options = {"spec_set" if spec_set else "spec": spec}
    if isinstance(spec, _FUNCTIONS[:2]):
        if is_async and instance:
            raise RuntimeError("Instance can not be True when create_autospec is mocking an async function")
    options.update(kwargs)
    if not options.get("name"):
        options["name"] = _name
    kind = MagicMock
    if inspect.isdatadescriptor(spec):
        options = {"name": options["name"]}
    elif spec is None:
        options = {"name": options["name"]}
    elif is_async:
        kind = AsyncMock
    elif not callable(spec) or is_type and instance and not any("__call__" in one.__dict__ for one in spec.__mro__):
        kind = NonCallableMagicMock
    new_name = options.pop("name", None)
    mock = kind(parent=_parent, _new_parent=_parent, _new_name=_name or "", name=new_name, unsafe=unsafe, **options)
    if is_type and instance:
        # What stands for an instance is called as the class's __call__ says.
        found = spec.__dict__.get("__call__") if isinstance(spec.__dict__.get("__call__"), types.FunctionType) else None
        mock.__dict__["_checked_signature"] = _signature(found, skip_first=True) if found else None
    elif callable(spec):
        skip = isinstance(_parent, NonCallableMock) and isinstance(spec, types.FunctionType) and _skips_first(_parent, _name)
        mock.__dict__["_checked_signature"] = mock.__dict__["_spec_signature"] = _signature(spec, skip_first=skip)
    if isinstance(spec, types.FunctionType):
        result = _as_function(mock, spec)
    else:
        result = mock
    if _parent is not None:
        _parent._mock_children[_name] = result
    if is_type and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=None, unsafe=unsafe)
        mock.return_value.__dict__["_mock_new_parent"] = mock
    for name in dir(spec):
        if name.startswith("__") and name.endswith("__"):
            continue
        if isinstance(spec, types.FunctionType) and name in ("__code__",):
            continue
        try:
            original = getattr(spec, name)
        except AttributeError:
            continue
        where = mock
        if name in kwargs:
            continue
        if isinstance(original, (types.FunctionType, types.MethodType)):
            child = create_autospec(original, spec_set, _parent=where, _name=name)
        else:
            child = _Later(original, spec_set, where, name, not isinstance(original, type))
        where._mock_children[name] = child
    return result


def _skips_first(parent, name):
    """Whether a function of a class is called through an instance (or a class, if it is a class method)."""
    kind = parent._spec_class
    if kind is None:
        return False
    for one in kind.__mro__:
        if name in one.__dict__:
            return not isinstance(one.__dict__[name], staticmethod)
    return False


def _as_function(mock, spec):
    """A real function that calls the mock."""
    signature = mock.__dict__.get("_spec_signature")
    if _is_async_func(spec):

        async def function(*args, **kwargs):
            return await mock(*args, **kwargs)
    else:

        def function(*args, **kwargs):
            return mock(*args, **kwargs)

    function.__name__ = spec.__name__
    function.__qualname__ = spec.__qualname__
    function.__module__ = spec.__module__
    function.__doc__ = spec.__doc__
    function.__wrapped__ = spec
    if signature is not None:
        function.__signature__ = signature
    function.mock = mock
    function.called = False
    function.call_count = 0
    function.call_args = None
    function.call_args_list = _CallList()
    function.method_calls = _CallList()
    function.mock_calls = _CallList()
    function.return_value = mock.return_value
    function.side_effect = mock.side_effect
    names = ["assert_called_with", "assert_called_once_with", "assert_has_calls", "assert_any_call", "assert_called",
             "assert_not_called", "assert_called_once", "reset_mock"]
    if _is_async_func(spec):
        names += ["assert_awaited", "assert_awaited_once", "assert_awaited_with", "assert_awaited_once_with",
                  "assert_any_await", "assert_has_awaits", "assert_not_awaited"]
    for name in names:
        setattr(function, name, getattr(mock, name))
    mock._mock_delegate = function
    return function


# ---- Files


def mock_open(mock=None, read_data=""):
    """A mock to be `open`: what it gives reads this text."""
    empty = b"" if isinstance(read_data, bytes) else ""
    make = io.BytesIO if isinstance(read_data, bytes) else io.StringIO
    stream = [make(read_data)]

    def value_or(method, otherwise):
        def run(*args, **kwargs):
            return method.return_value if method._mock_return_value is not None else otherwise(*args, **kwargs)

        return run

    def lines():
        if handle.readline._mock_return_value is not None:
            while True:
                yield handle.readline.return_value
        yield from stream[0]

    def next_line():
        if handle.readline._mock_return_value is not None:
            return handle.readline.return_value
        return next(stream[0])

    if mock is None:
        mock = MagicMock(name="open", spec=open)
    handle = MagicMock(spec=_FILE_NAMES)
    handle.__enter__.return_value = handle
    for name in ("read", "readline", "readlines"):
        getattr(handle, name).return_value = None
    handle.read.side_effect = value_or(handle.read, lambda *args, **kwargs: stream[0].read(*args, **kwargs))
    handle.readline.side_effect = value_or(handle.readline, lambda *args, **kwargs: stream[0].readline(*args, **kwargs))
    handle.readlines.side_effect = value_or(handle.readlines, lambda *args, **kwargs: stream[0].readlines(*args, **kwargs))
    handle.write.return_value = None
    handle.__iter__.side_effect = lines
    handle.__next__.side_effect = next_line
    handle.__exit__.return_value = None
    readline = handle.readline.side_effect

    def begin(*args, **kwargs):
        # Each call of open begins the text anew.
        stream[0] = make(read_data)
        if handle.readline.side_effect != readline:
            handle.readline.side_effect = readline
        return DEFAULT

    mock.side_effect = begin
    mock.return_value = handle
    return mock


_FILE_NAMES = sorted({*dir(io.TextIOBase if hasattr(io, "TextIOBase") else io.StringIO), *dir(io.BytesIO), *dir(io.StringIO), "mode", "name", "encoding"})
