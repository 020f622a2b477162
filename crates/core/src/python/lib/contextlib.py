"""Context managers made of functions and of other context managers."""

import sys
from abc import ABC, abstractmethod

__all__ = [
    "asynccontextmanager", "contextmanager", "closing", "aclosing", "nullcontext", "AbstractContextManager",
    "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "AsyncContextDecorator", "ExitStack",
    "redirect_stdout", "redirect_stderr", "suppress", "chdir",
]


def _looks_like(source, function):
    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        try:
            setattr(function, name, getattr(source, name))
        except AttributeError:
            pass
    try:
        function.__dict__.update(source.__dict__)
    except AttributeError:
        pass
    function.__wrapped__ = source
    return function


class AbstractContextManager(ABC):
    """A context manager."""

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, kind):
        if cls is AbstractContextManager:
            return hasattr(kind, "__enter__") and hasattr(kind, "__exit__") or NotImplemented
        return NotImplemented


class AbstractAsyncContextManager(ABC):
    """An asynchronous context manager."""

    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, kind):
        if cls is AbstractAsyncContextManager:
            return hasattr(kind, "__aenter__") and hasattr(kind, "__aexit__") or NotImplemented
        return NotImplemented


class ContextDecorator:
    """Lets a context manager be a decorator, too."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return _looks_like(func, inner)


class AsyncContextDecorator:
    """Lets an asynchronous context manager be a decorator, too."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return _looks_like(func, inner)


# ---- Of generators


class _GeneratorManager:
    """What the managers of generators have in common."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        self.__doc__ = getattr(func, "__doc__", None) or type(self).__doc__

    def _recreate_cm(self):
        # A generator runs once: each call of a decorated function needs another.
        return type(self)(self.func, self.args, self.kwds)

    def _is_same(self, exc, value):
        """Whether what the generator raised is what it was given, perhaps wrapped: then `with` raises it itself."""
        if exc is value:
            return True
        stop = isinstance(value, (StopIteration, StopAsyncIteration))
        return stop and isinstance(exc, RuntimeError) and exc.__cause__ is value


class _GeneratorContextManager(_GeneratorManager, AbstractContextManager, ContextDecorator):
    """The context manager of a generator that yields once."""

    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        if value is None:
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as exc:
            # The generator has handled it, unless it is its own.
            return exc is not value
        except BaseException as exc:
            if self._is_same(exc, value):
                return False
            raise
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_GeneratorManager, AbstractAsyncContextManager, AsyncContextDecorator):
    """The asynchronous context manager of a generator that yields once."""

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                await self.gen.aclose()
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as exc:
            return exc is not value
        except BaseException as exc:
            if self._is_same(exc, value):
                return False
            raise
        try:
            raise RuntimeError("generator didn't stop after athrow()")
        finally:
            await self.gen.aclose()


def contextmanager(func):
    """Makes a context manager of a generator function that yields once."""

    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return _looks_like(func, helper)


def asynccontextmanager(func):
    """Makes an asynchronous context manager of an asynchronous generator function that yields once."""

    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return _looks_like(func, helper)


# ---- Small ones


class closing(AbstractContextManager):
    """Closes something at the end."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Closes something asynchronous at the end."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _Redirect(AbstractContextManager):
    """Lets a stream of `sys` be another one meanwhile."""

    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_Redirect):
    """Lets `sys.stdout` be another stream meanwhile."""

    _stream = "stdout"


class redirect_stderr(_Redirect):
    """Lets `sys.stderr` be another stream meanwhile."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """Ends the block silently when one of these exceptions is raised."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """Is in another directory meanwhile."""

    def __init__(self, path):
        self.path = path
        self._old = []

    def __enter__(self):
        import os

        self._old.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os

        os.chdir(self._old.pop())


# ---- Stacks


class _BaseExitStack:
    """Callbacks that run at the end, last first."""

    def __init__(self):
        # Pairs: whether it is to be awaited, and a function of the exception's details.
        self._callbacks = []

    def pop_all(self):
        """Another stack with all the callbacks; this one has none any more."""
        other = type(self)()
        other._callbacks, self._callbacks = self._callbacks, []
        return other

    def push(self, exit):
        """Call `exit(*details)` at the end, or the `__exit__` of a context manager."""
        method = getattr(type(exit), "__exit__", None)
        if method is None:
            self._callbacks.append((False, exit))
        else:
            self._callbacks.append((False, lambda *details: method(exit, *details)))
        return exit

    def enter_context(self, cm):
        """Enter a context manager; it is left at the end."""
        kind = type(cm)
        try:
            enter, leave = kind.__enter__, kind.__exit__
        except AttributeError:
            raise TypeError(
                f"'{kind.__module__}.{kind.__qualname__}' object does not support the context manager protocol"
            ) from None
        result = enter(cm)
        self._callbacks.append((False, lambda *details: leave(cm, *details)))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Call something at the end."""
        self._callbacks.append((False, lambda *details: callback(*args, **kwds) and None))
        return callback


def _fix_context(exc, old, frame_exc):
    """Let an exception of a callback follow the one before it, not what `finally` saw."""
    while exc is not None:
        context = exc.__context__
        if context is None or context is old:
            return
        if context is frame_exc:
            break
        exc = context
    if exc is not None:
        exc.__context__ = old


class _Unwinding:
    """How a stack of callbacks is run: what each is given, and what the end is."""

    def __init__(self, details):
        self.details = details
        self.received = details[0] is not None
        self.frame_exc = sys.exc_info()[1]
        self.pending = self.suppressed = False

    def returned(self, result):
        """A callback returned; true means that the exception is done with."""
        if result:
            self.suppressed = True
            self.pending = False
            self.details = (None, None, None)

    def raised(self, exc):
        """A callback raised."""
        _fix_context(exc, self.details[1], self.frame_exc)
        self.pending = True
        self.details = (type(exc), exc, exc.__traceback__)

    def end(self):
        """Raise what is left; whether the exception of the block is done with."""
        if self.pending:
            exc = self.details[1]
            fixed = exc.__context__
            try:
                raise exc
            except BaseException:
                exc.__context__ = fixed
                raise
        return self.received and self.suppressed


class ExitStack(_BaseExitStack, AbstractContextManager):
    """Any number of context managers as one."""

    def __enter__(self):
        return self

    def __exit__(self, *details):
        state = _Unwinding(details)
        while self._callbacks:
            _, callback = self._callbacks.pop()
            try:
                state.returned(callback(*state.details))
            except BaseException as exc:
                state.raised(exc)
        return state.end()

    def close(self):
        """Run the callbacks now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """Any number of context managers, asynchronous ones too, as one."""

    async def enter_async_context(self, cm):
        """Enter an asynchronous context manager; it is left at the end."""
        kind = type(cm)
        try:
            enter, leave = kind.__aenter__, kind.__aexit__
        except AttributeError:
            raise TypeError(
                f"'{kind.__module__}.{kind.__qualname__}' object does not support the asynchronous context manager protocol"
            ) from None
        result = await enter(cm)
        self._callbacks.append((True, lambda *details: leave(cm, *details)))
        return result

    def push_async_exit(self, exit):
        """Await `exit(*details)` at the end, or the `__aexit__` of a context manager."""
        method = getattr(type(exit), "__aexit__", None)
        if method is None:
            self._callbacks.append((True, exit))
        else:
            self._callbacks.append((True, lambda *details: method(exit, *details)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Await a call at the end."""

        async def run(*details):
            await callback(*args, **kwds)

        self._callbacks.append((True, run))
        return callback

    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        state = _Unwinding(details)
        while self._callbacks:
            is_async, callback = self._callbacks.pop()
            try:
                result = callback(*state.details)
                state.returned(await result if is_async else result)
            except BaseException as exc:
                state.raised(exc)
        return state.end()

    async def aclose(self):
        """Run the callbacks now."""
        await self.__aexit__(None, None, None)
