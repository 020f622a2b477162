"""Putting other objects into modules, classes and dicts for a while."""

import contextlib
import functools
import inspect
import sys
from unittest._autospec import create_autospec
from unittest._calls import DEFAULT
from unittest.mock import AsyncMock, InvalidSpecError, MagicMock, NonCallableMagicMock, _is_async_func, _is_mock

_builtins = {name for name in dir(__import__("builtins")) if not name.startswith("_")}


def _importer(target):
    """What a dotted name stands for."""
    first, *rest = target.split(".")
    thing = __import__(first)
    path = first
    for part in rest:
        path += "." + part
        try:
            thing = getattr(thing, part)
        except AttributeError:
            __import__(path)
            thing = getattr(thing, part)
    return thing


def _check_spelling(kwargs):
    for typo in ("autospect", "auto_spec", "set_spec"):
        if typo in kwargs:
            raise RuntimeError(f"{typo!r} might be a typo; use unsafe=True if this is intended")


class _patch:
    """Puts another object into one attribute."""

    attribute_name = None
    _active_patches = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *, unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        if not unsafe:
            _check_spelling(kwargs)
        for name, value in (("spec", spec), ("spec_set", spec_set)):
            if _is_mock(value):
                raise InvalidSpecError(
                    f"Cannot {name} attr {attribute!r} as the {name} target has already been mocked out. [{name}={value!r}]"
                )
        self.getter, self.attribute, self.new, self.spec, self.create = getter, attribute, new, spec, create
        self.spec_set, self.autospec, self.new_callable, self.kwargs = spec_set, autospec, new_callable, kwargs
        self.additional_patchers = []
        self.is_started = False

    def copy(self):
        """Another one alike."""
        other = _patch(
            self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
            self.new_callable, self.kwargs, unsafe=True,
        )
        other.attribute_name = self.attribute_name
        other.additional_patchers = [one.copy() for one in self.additional_patchers]
        return other

    def __call__(self, func):
        if isinstance(func, type):
            return self.decorate_class(func)
        return self.decorate_callable(func)

    def decorate_class(self, cls):
        """Patch while each of the class's tests runs."""
        for name in dir(cls):
            if name.startswith(patch.TEST_PREFIX) and callable(getattr(cls, name)):
                setattr(cls, name, self.copy()(getattr(cls, name)))
        return cls

    @contextlib.contextmanager
    def decoration_helper(self, patched, args, keywargs):
        """Patch, and give the function what was put in."""
        extra = []
        with contextlib.ExitStack() as stack:
            for one in patched.patchings:
                value = stack.enter_context(one)
                if one.attribute_name is not None:
                    keywargs.update(value)
                elif one.new is DEFAULT:
                    extra.append(value)
            yield args + tuple(extra), keywargs

    def decorate_callable(self, func):
        """Patch while the function runs."""
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func
        if inspect.iscoroutinefunction(func):

            @functools.wraps(func)
            async def patched(*args, **keywargs):
                with self.decoration_helper(patched, args, keywargs) as (args, keywargs):
                    return await func(*args, **keywargs)
        else:

            @functools.wraps(func)
            def patched(*args, **keywargs):
                with self.decoration_helper(patched, args, keywargs) as (args, keywargs):
                    return func(*args, **keywargs)

        patched.patchings = [self]
        return patched

    def get_original(self):
        """What is there now, and whether it is the target's own."""
        target = self.getter()
        name = self.attribute
        try:
            own = target.__dict__
        except AttributeError:
            own = {}
        if name in own:
            return own[name], True
        original = getattr(target, name, DEFAULT)
        if name in _builtins and inspect.ismodule(target):
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError(f"{target} does not have the attribute {name!r}")
        return original, False

    def __enter__(self):
        if self.is_started:
            raise RuntimeError("Patch is already started")
        new, spec, spec_set, autospec = self.new, self.spec, self.spec_set, self.autospec
        kwargs = self.kwargs
        spec = None if spec is False else spec
        spec_set = None if spec_set is False else spec_set
        autospec = None if autospec is False else autospec
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        self.target = self.getter()
        original, local = self.get_original()
        if new is DEFAULT and autospec is None:
            inherit = False
            if spec is True:
                spec = original
                if spec_set is True:
                    spec_set, spec = original, None
            elif spec is not None:
                if spec_set is True:
                    spec_set, spec = spec, None
            elif spec_set is True:
                spec_set = original
            if spec is not None or spec_set is not None:
                if original is DEFAULT:
                    raise TypeError("Can't use 'spec' with create=True")
                inherit = isinstance(original, type)
            like = spec_set if spec is None else spec
            if like is None and _is_async_func(original):
                kind = AsyncMock
            else:
                kind = MagicMock
            options = {}
            if self.new_callable is not None:
                kind = self.new_callable
            elif like is not None:
                names = like if isinstance(like, (list, tuple)) else dir(like)
                if _is_async_func(like):
                    kind = AsyncMock
                elif not callable(like) and "__call__" not in names:
                    kind = NonCallableMagicMock
            if spec is not None:
                options["spec"] = spec
            if spec_set is not None:
                options["spec_set"] = spec_set
            if isinstance(kind, type) and _is_mock(object.__new__(kind)) and self.attribute:
                options["name"] = self.attribute
            options.update(kwargs)
            new = kind(**options)
            if inherit and _is_mock(new):
                options.pop("name", None)
                if not callable(like) or isinstance(like, type) and "__call__" not in dir(like) :
                    kind = NonCallableMagicMock
                new.return_value = kind(_new_parent=new, _new_name="()", **options)
        elif autospec is not None:
            if new is not DEFAULT:
                raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
            if original is DEFAULT:
                raise TypeError("Can't use 'autospec' with create=True")
            spec_set = bool(spec_set)
            if autospec is True:
                autospec = original
            for what in (self.target, autospec):
                if _is_mock(what):
                    name = getattr(self.target, "__name__", self.target)
                    raise InvalidSpecError(
                        f"Cannot autospec attr {self.attribute!r} as the patch target has already been mocked out. "
                        f"[target={name!r}, attr={autospec!r}]"
                    )
            new = create_autospec(autospec, spec_set=spec_set, _name=self.attribute, **kwargs)
        elif kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original, self.is_local = original, local
        self._exit_stack = contextlib.ExitStack()
        self.is_started = True
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is not None:
                extra = {}
                if self.new is DEFAULT:
                    extra[self.attribute_name] = new
                for one in self.additional_patchers:
                    value = self._exit_stack.enter_context(one)
                    if one.new is DEFAULT:
                        extra.update(value)
                return extra
            return new
        except BaseException:
            if not self.__exit__(*sys.exc_info()):
                raise

    def __exit__(self, *exc_info):
        if not self.is_started:
            return None
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (
                not hasattr(self.target, self.attribute)
                or self.attribute in ("__doc__", "__module__", "__defaults__", "__annotations__", "__kwdefaults__")
            ):
                # It belonged to something that only looks up differently.
                setattr(self.target, self.attribute, self.temp_original)
        self.is_started = False
        return self._exit_stack.__exit__(*exc_info)

    def start(self):
        """Patch until `stop`."""
        result = self.__enter__()
        self._active_patches.append(self)
        return result

    def stop(self):
        """Put back what was there."""
        if self not in self._active_patches:
            return None
        self._active_patches.remove(self)
        return self.__exit__(None, None, None)


def _get_target(target):
    try:
        target, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}") from None
    return functools.partial(_importer, target), attribute


def _patch_object(
    target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
    unsafe=False, **kwargs,
):
    """Put another object into an attribute of an object."""
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(
        lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe
    )


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """Put other objects into several attributes."""
    getter = functools.partial(_importer, target) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    first = None
    for attribute, new in kwargs.items():
        one = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        one.attribute_name = attribute
        if first is None:
            first = one
        else:
            first.additional_patchers.append(one)
    return first


def patch(
    target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False,
    **kwargs,
):
    """Put another object where a dotted name says."""
    getter, attribute = _get_target(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


class _patch_dict:
    """Changes a dict for a while."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear
        self._original = None

    def copy(self):
        """Another one alike."""
        return _patch_dict(self.in_dict, self.values, self.clear)

    def __call__(self, f):
        if isinstance(f, type):
            for name in dir(f):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(f, name)):
                    setattr(f, name, self.copy()(getattr(f, name)))
            return f
        if inspect.iscoroutinefunction(f):

            @functools.wraps(f)
            async def inner(*args, **kw):
                with self:
                    return await f(*args, **kw)
        else:

            @functools.wraps(f)
            def inner(*args, **kw):
                with self:
                    return f(*args, **kw)

        return inner

    def _put(self, items):
        try:
            self.in_dict.update(items)
        except AttributeError:
            for key in items:
                self.in_dict[key] = items[key]

    def _clear(self):
        try:
            self.in_dict.clear()
        except AttributeError:
            for key in list(self.in_dict):
                del self.in_dict[key]

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _importer(self.in_dict)
        found = self.in_dict
        self._original = found.copy() if hasattr(found, "copy") else {key: found[key] for key in found}
        if self.clear:
            self._clear()
        self._put(self.values)
        return self.in_dict

    def __exit__(self, *args):
        if self._original is not None:
            self._clear()
            self._put(self._original)
            self._original = None
        return False

    def start(self):
        """Change it until `stop`."""
        result = self.__enter__()
        _patch._active_patches.append(self)
        return result

    def stop(self):
        """Put back what was there."""
        if self in _patch._active_patches:
            _patch._active_patches.remove(self)
            return self.__exit__(None, None, None)
        return None


def _stopall():
    """Stop all patches that were started."""
    for one in reversed(_patch._active_patches[:]):
        one.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _stopall
patch.TEST_PREFIX = "test"
