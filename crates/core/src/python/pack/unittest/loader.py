"""Finding tests in classes, modules and folders."""

import functools
import os
import sys
import types
import warnings
from fnmatch import fnmatch, fnmatchcase
from unittest import case, suite, util


class _FailedTest(case.TestCase):
    """Stands for a test that was not found: raises why."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattr__(name)

        def fail():
            raise self._exception

        return fail


def _make_failed_test(name, exception, suiteClass, message):
    return suiteClass((_FailedTest(name, exception),)), message


def _failed_import(name, suiteClass):
    import traceback

    message = f"Failed to import test module: {name}\n{traceback.format_exc()}"
    return _make_failed_test(name, ImportError(message), suiteClass, message)


class TestLoader:
    """Finds tests."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        """The tests of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError(
                "Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?"
            )
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *args, pattern=None, **kws):
        """The tests of a module: of its classes, or what its `load_tests` says."""
        if len(args) > 1:
            raise TypeError(f"loadTestsFromModule() takes 1 positional argument but {len(args) + 1} were given")
        if kws:
            raise TypeError(f"loadTestsFromModule() got an unexpected keyword argument '{sorted(kws)[0]}'")
        tests = []
        for name in dir(module):
            found = getattr(module, name)
            if isinstance(found, type) and issubclass(found, case.TestCase):
                tests.append(self.loadTestsFromTestCase(found))
        tests = self.suiteClass(tests)
        own = getattr(module, "load_tests", None)
        if own is not None:
            try:
                return own(self, tests, pattern)
            except Exception as exc:
                import traceback

                message = f"Failed to call load_tests:\n{traceback.format_exc()}"
                failed, message = _make_failed_test(module.__name__, exc, self.suiteClass, message)
                self.errors.append(message)
                return failed
        return tests

    def _failed(self, failed):
        self.errors.append(failed[1])
        return failed[0]

    def loadTestsFromName(self, name, module=None):
        """The tests that a dotted name stands for: a module, class, method or function."""
        parts = name.split(".")
        failed = None
        if module is None:
            path = parts[:]
            while path:
                try:
                    __import__(".".join(path))
                    break
                except ImportError:
                    failed = _failed_import(path.pop(), self.suiteClass)
            if not path:
                return self._failed(failed)
            module = sys.modules[path[0]]
            parts = parts[1:]
        found = module
        parent = None
        for part in parts:
            try:
                parent, found = found, getattr(found, part)
            except AttributeError as exc:
                if getattr(found, "__path__", None) is not None and failed is not None:
                    return self._failed(failed)
                import traceback

                message = f"Failed to access attribute:\n{traceback.format_exc()}"
                return self._failed(_make_failed_test(part, exc, self.suiteClass, message))
        if isinstance(found, types.ModuleType):
            return self.loadTestsFromModule(found)
        if isinstance(found, type) and issubclass(found, case.TestCase):
            return self.loadTestsFromTestCase(found)
        if isinstance(found, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            test = parent(parts[-1])
            # A static method is called below.
            if not isinstance(getattr(test, parts[-1]), types.FunctionType):
                return self.suiteClass([test])
        elif isinstance(found, suite.TestSuite):
            return found
        if callable(found):
            test = found()
            if isinstance(test, suite.TestSuite):
                return test
            if isinstance(test, case.TestCase):
                return self.suiteClass([test])
            raise TypeError(f"calling {found} returned {test}, not a test")
        raise TypeError(f"don't know how to make test from: {found}")

    def loadTestsFromNames(self, names, module=None):
        """The tests of several names."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """The names of a class's tests, in order."""
        names = []
        for name in dir(testCaseClass):
            if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name)):
                full = f"{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}"
                if self.testNamePatterns is None or any(fnmatchcase(full, one) for one in self.testNamePatterns):
                    names.append(name)
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """The tests of all modules of a folder whose file names match."""
        folder = os.path.abspath(start_dir)
        if not os.path.isdir(folder):
            raise ImportError(f"Start directory is not importable: {start_dir!r}")
        top = os.path.abspath(top_level_dir or start_dir)
        if top not in sys.path:
            sys.path.insert(0, top)
        tests = []
        for file in sorted(os.listdir(folder)):
            if file.endswith(".py") and fnmatch(file, pattern):
                inner = os.path.relpath(os.path.join(folder, file), top)
                name = inner[:-3].replace("/", ".")
                try:
                    __import__(name)
                except case.SkipTest as exc:
                    tests.append(self.suiteClass([_skipped(name, exc)]))
                except Exception:
                    tests.append(self._failed(_failed_import(name, self.suiteClass)))
                else:
                    tests.append(self.loadTestsFromModule(sys.modules[name], pattern=pattern))
        return self.suiteClass(tests)


def _skipped(name, exc):
    @case.skip(str(exc))
    def test(self):
        pass

    return type("ModuleSkipped", (case.TestCase,), {name: test})(name)


defaultTestLoader = TestLoader()


def _makeLoader(prefix, sortUsing, suiteClass=None, testNamePatterns=None):
    loader = TestLoader()
    loader.sortTestMethodsUsing = sortUsing
    loader.testMethodPrefix = prefix
    loader.testNamePatterns = testNamePatterns
    if suiteClass:
        loader.suiteClass = suiteClass
    return loader


def _old(name, new):
    warnings.warn(
        f"unittest.{name}() is deprecated and will be removed in Python 3.13. "
        f"Please use unittest.TestLoader.{new}() instead.", DeprecationWarning,
    )


def getTestCaseNames(testCaseClass, prefix, sortUsing=util.three_way_cmp, testNamePatterns=None):
    """The names of a class's tests."""
    _old("getTestCaseNames", "getTestCaseNames")
    return _makeLoader(prefix, sortUsing, testNamePatterns=testNamePatterns).getTestCaseNames(testCaseClass)


def makeSuite(testCaseClass, prefix="test", sortUsing=util.three_way_cmp, suiteClass=suite.TestSuite):
    """The tests of a class."""
    _old("makeSuite", "loadTestsFromTestCase")
    return _makeLoader(prefix, sortUsing, suiteClass).loadTestsFromTestCase(testCaseClass)


def findTestCases(module, prefix="test", sortUsing=util.three_way_cmp, suiteClass=suite.TestSuite):
    """The tests of a module."""
    _old("findTestCases", "loadTestsFromModule")
    return _makeLoader(prefix, sortUsing, suiteClass).loadTestsFromModule(module)
