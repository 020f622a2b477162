"""Finding tests, and running those of a module."""

import sys
from unittest.case import SkipTest, TestCase


class TestSuite:
    """Several tests."""

    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __iter__(self):
        return iter(self._tests)

    def __eq__(self, other):
        return type(self) is type(other) and list(self) == list(other)

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} tests={self._tests}>"

    def addTest(self, test):
        """Add one."""
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        self._tests.append(test)

    def addTests(self, tests):
        """Add several."""
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def countTestCases(self):
        """How many there are."""
        return sum(test.countTestCases() for test in self._tests)

    def __call__(self, result):
        return self.run(result)

    def run(self, result):
        """Run them."""
        current = None
        usable = True
        for test in self._tests:
            if result.shouldStop:
                break
            if isinstance(test, TestSuite):
                test.run(result)
                continue
            kind = type(test)
            if kind is not current:
                self._leave(current, usable, result)
                current = kind
                usable = self._enter(kind, result)
            if usable:
                test(result)
        self._leave(current, usable, result)
        return result

    def _enter(self, kind, result):
        if not hasattr(kind, "setUpClass") or getattr(kind, "__unittest_skip__", False):
            return True
        return self._guarded(kind.setUpClass, f"setUpClass ({kind.__module__}.{kind.__qualname__})", result)

    def _leave(self, kind, usable, result):
        if kind is not None and usable and hasattr(kind, "tearDownClass") and not getattr(kind, "__unittest_skip__", False):
            self._guarded(kind.tearDownClass, f"tearDownClass ({kind.__module__}.{kind.__qualname__})", result)

    def _guarded(self, function, name, result):
        try:
            function()
        except SkipTest as exc:
            result.addSkip(name, str(exc))
            return False
        except Exception as exc:
            result.addError(name, (type(exc), exc, exc.__traceback__))
            return False
        return True


TestSuite.__module__ = "unittest.suite"


class TestLoader:
    """Finds tests."""

    testMethodPrefix = "test"
    suiteClass = TestSuite

    def getTestCaseNames(self, testCaseClass):
        """The names of a class's tests, sorted."""
        return sorted(
            name for name in dir(testCaseClass)
            if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))
        )

    def loadTestsFromTestCase(self, testCaseClass):
        """The tests of a class."""
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module, *, pattern=None):
        """The tests of a module."""
        suites = []
        for name in dir(module):
            item = getattr(module, name)
            if isinstance(item, type) and issubclass(item, TestCase) and item.__module__ != "unittest.case":
                suites.append(self.loadTestsFromTestCase(item))
        return self.suiteClass(suites)

    def loadTestsFromName(self, name, module=None):
        """The tests of a name: of a class, or one of a class."""
        found = module
        for part in name.split("."):
            parent, found = found, getattr(found, part)
        if isinstance(found, type):
            return self.loadTestsFromTestCase(found)
        return self.suiteClass([parent(name.rpartition(".")[2])])

    def loadTestsFromNames(self, names, module=None):
        """The tests of several names."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()


class TestProgram:
    """Runs the tests of a module."""

    def __init__(
        self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
        exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False, **more,
    ):
        from unittest.runner import TextTestRunner

        if isinstance(module, str):
            __import__(module)
            module = sys.modules[module]
        names = []
        for arg in (sys.argv if argv is None else argv)[1:]:
            if arg in ("-v", "--verbose"):
                verbosity = 2
            elif arg in ("-q", "--quiet"):
                verbosity = 0
            elif arg in ("-f", "--failfast"):
                failfast = True
            elif not arg.startswith("-"):
                names.append(arg)
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        if names:
            self.test = testLoader.loadTestsFromNames(names, module)
        else:
            self.test = testLoader.loadTestsFromModule(module)
        runner = testRunner or TextTestRunner
        if isinstance(runner, type):
            runner = runner(verbosity=verbosity, failfast=bool(failfast))
        self.result = runner.run(self.test)
        if exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
