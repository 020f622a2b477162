"""Blocks that have to raise or warn."""

import re
import sys
import warnings
from types import GenericAlias


def _is_subtype(expected, kind):
    if isinstance(expected, tuple):
        return all(_is_subtype(one, kind) for one in expected)
    return isinstance(expected, type) and issubclass(expected, kind)


class _AssertRaisesBaseContext:
    """What both have in common."""

    def __init__(self, expected, test_case, expected_regex=None):
        self.test_case = test_case
        self.expected = expected
        self.expected_regex = re.compile(expected_regex) if expected_regex is not None else None
        self.obj_name = None
        self.msg = None

    def _fail(self, standard):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standard))

    def _not(self, what):
        try:
            name = self.expected.__name__
        except AttributeError:
            name = str(self.expected)
        self._fail(f"{name} not {what}" + (f" by {self.obj_name}" if self.obj_name else ""))

    def _mismatch(self, value):
        self._fail(f'"{self.expected_regex.pattern}" does not match "{value}"')

    def handle(self, name, args, kwargs):
        """Call what is given, or be the block's manager if nothing is."""
        if not _is_subtype(self.expected, self._base_type):
            raise TypeError(f"{name}() arg 1 must be {self._base_type_str}")
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
            return self
        function, *args = args
        try:
            self.obj_name = function.__name__
        except AttributeError:
            self.obj_name = str(function)
        with self:
            function(*args, **kwargs)


class _AssertRaisesContext(_AssertRaisesBaseContext):
    """A block that has to raise."""

    _base_type = BaseException
    _base_type_str = "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self._not("raised")
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._mismatch(exc_value)
        return True

    __class_getitem__ = classmethod(GenericAlias)


class _AssertWarnsContext(_AssertRaisesBaseContext):
    """A block that has to warn."""

    _base_type = Warning
    _base_type_str = "a warning type or tuple of warning types"

    def __enter__(self):
        # What was shown once would not be shown again.
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        first = None
        for one in self.warnings:
            found = one.message
            if not isinstance(found, self.expected):
                continue
            first = first or found
            if self.expected_regex is not None and not self.expected_regex.search(str(found)):
                continue
            self.warning, self.filename, self.lineno = found, one.filename, one.lineno
            return
        if first is not None:
            self._mismatch(first)
        self._not("triggered")
