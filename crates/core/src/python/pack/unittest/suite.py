"""Several tests as one."""

import sys
from unittest import case, util


class BaseTestSuite:
    """Several tests, run one after the other."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{util.strclass(self.__class__)} tests={list(self)}>"

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, self.__class__) else NotImplemented

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        """How many there are."""
        return self._removed_tests + sum([test.countTestCases() for test in self if test])

    def addTest(self, test):
        """Add one."""
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        """Add several."""
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        """Run them."""
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result

    def _removeTestAtIndex(self, index):
        test = self._tests[index]
        if hasattr(test, "countTestCases"):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run them; exceptions go through."""
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """Several tests; sets up and tears down their classes and modules, too."""

    def run(self, result, debug=False):
        outermost = not getattr(result, "_testRunEntered", False)
        if outermost:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if _isnotsuite(test):
                self._tearDownPreviousClass(test, result)
                self._handleModuleFixture(test, result)
                self._handleClassSetUp(test, result)
                result._previousTestClass = test.__class__
                if getattr(test.__class__, "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False):
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        if outermost:
            self._tearDownPreviousClass(None, result)
            self._handleModuleTearDown(result)
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), True)

    def _handleClassSetUp(self, test, result):
        cls = test.__class__
        if cls == getattr(result, "_previousTestClass", None) or result._moduleSetUpFailed:
            return
        if getattr(cls, "__unittest_skip__", False):
            return
        try:
            cls._classSetupFailed = False
        except TypeError:
            # A class that takes no attributes.
            pass
        if getattr(cls, "setUpClass", None) is None:
            return
        name = util.strclass(cls)
        if not self._guarded(result, "setUpClass", name, cls.setUpClass):
            try:
                cls._classSetupFailed = True
            except TypeError:
                pass
            self._clean_class(cls, result, "setUpClass", name)

    def _guarded(self, result, what, name, function):
        """Calls it; whether all went well."""
        _call_if_exists(result, "_setupStdout")
        try:
            function()
        except Exception as exc:
            if isinstance(result, _DebugResult):
                raise
            self._report(result, exc, f"{what} ({name})", sys.exc_info())
            return False
        finally:
            _call_if_exists(result, "_restoreStdout")
        return True

    def _clean_class(self, cls, result, what, name):
        clean = getattr(cls, "doClassCleanups", None)
        if clean is not None:
            clean()
            for info in cls.tearDown_exceptions:
                if isinstance(result, _DebugResult):
                    raise info[1]
                self._report(result, info[1], f"{what} ({name})", info)

    def _report(self, result, exc, name, info):
        error = _ErrorHolder(name)
        skip = getattr(result, "addSkip", None)
        if skip is not None and isinstance(exc, case.SkipTest):
            skip(error, str(exc))
        else:
            result.addError(error, info)

    def _handleModuleFixture(self, test, result):
        module = test.__class__.__module__
        before = getattr(result, "_previousTestClass", None)
        if before is not None and before.__module__ == module:
            return
        self._handleModuleTearDown(result)
        result._moduleSetUpFailed = False
        found = sys.modules.get(module)
        set_up = getattr(found, "setUpModule", None)
        if set_up is not None and not self._guarded(result, "setUpModule", module, set_up):
            result._moduleSetUpFailed = True
            self._guarded(result, "setUpModule", module, case.doModuleCleanups)

    def _handleModuleTearDown(self, result):
        before = getattr(result, "_previousTestClass", None)
        if before is None or result._moduleSetUpFailed:
            return
        found = sys.modules.get(before.__module__)
        if found is None:
            return
        tear_down = getattr(found, "tearDownModule", None)
        if tear_down is not None:
            self._guarded(result, "tearDownModule", before.__module__, tear_down)
        self._guarded(result, "tearDownModule", before.__module__, case.doModuleCleanups)

    def _tearDownPreviousClass(self, test, result):
        before = getattr(result, "_previousTestClass", None)
        if before is None or test.__class__ == before or result._moduleSetUpFailed:
            return
        if getattr(before, "_classSetupFailed", False) or getattr(before, "__unittest_skip__", False):
            return
        name = util.strclass(before)
        if getattr(before, "tearDownClass", None) is not None:
            self._guarded(result, "tearDownClass", name, before.tearDownClass)
        self._clean_class(before, result, "tearDownClass", name)


class _ErrorHolder:
    """Stands for a test where something else failed."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        """What it stands for."""
        return self.description

    __str__ = id

    def shortDescription(self):
        """Nothing."""
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def run(self, result):
        """Nothing."""

    __call__ = run

    def countTestCases(self):
        """None."""
        return 0


def _isnotsuite(test):
    try:
        iter(test)
    except TypeError:
        return True
    return False


def _call_if_exists(parent, name):
    getattr(parent, name, lambda: None)()


class _DebugResult:
    """What `debug` collects in: nothing."""

    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False
