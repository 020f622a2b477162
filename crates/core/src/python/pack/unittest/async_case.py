"""Tests that are coroutines."""

import asyncio
import contextvars
import inspect
import warnings
from unittest.case import TestCase


class IsolatedAsyncioTestCase(TestCase):
    """Tests that may be coroutines; each has an event loop of its own."""

    def __init__(self, methodName="runTest"):
        super().__init__(methodName)
        self._runner = None
        self._context = contextvars.copy_context()

    async def asyncSetUp(self):
        """Before each test, in the loop."""

    async def asyncTearDown(self):
        """After each test, in the loop."""

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        """Await this after the test."""
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        """Enter an asynchronous context manager until the test's end."""
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError(
                f"'{cls.__module__}.{cls.__qualname__}' object does not support the asynchronous context manager protocol"
            ) from None
        result = await enter(cm)
        self.addAsyncCleanup(leave, cm, None, None, None)
        return result

    def _callSetUp(self):
        self._runner.get_loop()
        self._context.run(self.setUp)
        self._in_loop(self.asyncSetUp)

    def _callTestMethod(self, method):
        if self._in_loop(method) is not None:
            warnings.warn(
                f"It is deprecated to return a value that is not None from a test case ({method})",
                DeprecationWarning,
            )

    def _callTearDown(self):
        self._in_loop(self.asyncTearDown)
        self._context.run(self.tearDown)

    def _callCleanup(self, function, *args, **kwargs):
        self._in_loop(function, *args, **kwargs)

    def _in_loop(self, func, /, *args, **kwargs):
        if inspect.iscoroutinefunction(func):
            return self._runner.run(func(*args, **kwargs), context=self._context)
        return self._context.run(func, *args, **kwargs)

    def run(self, result=None):
        self._runner = asyncio.Runner()
        try:
            return super().run(result)
        finally:
            runner, self._runner = self._runner, None
            runner.close()

    def debug(self):
        self._runner = asyncio.Runner()
        try:
            super().debug()
        finally:
            runner, self._runner = self._runner, None
            runner.close()
