"""Test cases and what they assert."""

failureException = AssertionError


class SkipTest(Exception):
    """The test is not to be run."""


def skip(reason):
    """A decorator: do not run this."""

    def decorate(item):
        if not isinstance(item, type):

            def wrapper(*args, **kwargs):
                raise SkipTest(reason)

            wrapper.__name__ = item.__name__
            wrapper.__doc__ = item.__doc__
            item = wrapper
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item

    if callable(reason) and not isinstance(reason, str):
        item, reason = reason, ""
        return decorate(item)
    return decorate


def skipIf(condition, reason):
    """A decorator: do not run this if the condition is true."""
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    """A decorator: do not run this unless the condition is true."""
    return lambda item: item if condition else skip(reason)(item)


def expectedFailure(item):
    """A decorator: this fails."""
    item.__unittest_expecting_failure__ = True
    return item


def _short(value):
    text = repr(value)
    return text if len(text) <= 80 else text


class _Raises:
    """A block that has to raise."""

    def __init__(self, expected, case, pattern=None):
        self.expected = expected
        self.case = case
        self.pattern = pattern
        self.exception = None
        self.msg = None
        self.called = None

    def _name(self):
        if isinstance(self.expected, tuple):
            return str(tuple([kind.__name__ for kind in self.expected]))
        return self.expected.__name__

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            by = f" by {self.called}" if self.called else ""
            self.case.fail(self.case._formatMessage(self.msg, f"{self._name()} not raised{by}"))
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value
        if self.pattern is not None and not _search(self.pattern, str(exc_value)):
            pattern = self.pattern if isinstance(self.pattern, str) else self.pattern.pattern
            self.case.fail(self.case._formatMessage(self.msg, f'"{pattern}" does not match "{exc_value}"'))
        return True


def _search(pattern, text):
    if not isinstance(pattern, str):
        return pattern.search(text)
    if not any(letter in pattern for letter in "\\.[](){}*+?^$|"):
        return pattern in text
    import re

    return re.search(pattern, text)


class _Warns:
    """A block that has to warn."""

    def __init__(self, expected, case):
        self.expected = expected
        self.case = case

    def __enter__(self):
        import warnings

        self._catch = warnings.catch_warnings(record=True)
        self.warnings = self._catch.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self._catch.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        for one in self.warnings:
            if issubclass(one.category, self.expected):
                self.warning = one.message
                self.filename, self.lineno = one.filename, one.lineno
                return
        self.case.fail(f"{self.expected.__name__} not triggered")


class _Logs:
    """A block that has to log."""

    def __init__(self, case, logger, level, none=False):
        import logging

        self.case = case
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self.level = logging._check_level(level) if level else logging.INFO
        self.none = none
        self.records = []
        self.output = []

    def __enter__(self):
        import logging

        capture = self

        class Capture(logging.Handler):
            def emit(self, record):
                capture.records.append(record)
                capture.output.append(f"{record.levelname}:{record.name}:{record.getMessage()}")

        self._old = self.logger.handlers[:], self.logger.level, self.logger.propagate
        self.logger.handlers = [Capture(self.level)]
        self.logger.setLevel(self.level)
        self.logger.propagate = False
        return self

    def __exit__(self, exc_type, exc_value, tb):
        import logging

        self.logger.handlers, level, self.logger.propagate = self._old
        self.logger.setLevel(level)
        if exc_type is not None:
            return False
        name = self.logger.name
        if self.none and self.records:
            self.case.fail(f"Unexpected logs found: {self.output!r}")
        if not self.none and not self.records:
            self.case.fail(f"no logs of level {logging.getLevelName(self.level)} or higher triggered on {name}")


class TestCase:
    """Tests: methods whose names begin with `test`."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 640
    _testMethodName = "runTest"

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        if not hasattr(self, methodName) and methodName != "runTest":
            raise ValueError(f"no such test method in {self.__class__}: {methodName}")
        method = getattr(self, methodName, None)
        self._testMethodDoc = getattr(method, "__doc__", None)
        self._cleanups = []
        self._subtest = None
        self._result = None

    # What a test begins and ends with.

    def setUp(self):
        """Before each test."""

    def tearDown(self):
        """After each test."""

    @classmethod
    def setUpClass(cls):
        """Before all tests of the class."""

    @classmethod
    def tearDownClass(cls):
        """After all tests of the class."""

    def addCleanup(self, function, /, *args, **kwargs):
        """Call this after the test."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enter a context manager until the test's end."""
        result = type(cm).__enter__(cm)
        self.addCleanup(type(cm).__exit__, cm, None, None, None)
        return result

    def doCleanups(self):
        """Do now what is to be done after the test."""
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def id(self):
        """Its full name."""
        kind = type(self)
        return f"{kind.__module__}.{kind.__qualname__}.{self._testMethodName}"

    def shortDescription(self):
        """The first line of what is said about it."""
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def countTestCases(self):
        """One."""
        return 1

    def defaultTestResult(self):
        """A result to collect in."""
        from unittest.runner import TestResult

        return TestResult()

    def __str__(self):
        kind = type(self)
        return f"{self._testMethodName} ({kind.__module__}.{kind.__qualname__}.{self._testMethodName})"

    def __repr__(self):
        kind = type(self)
        return f"<{kind.__module__}.{kind.__qualname__} testMethod={self._testMethodName}>"

    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def skipTest(self, reason):
        """End the test: it is not to be run."""
        raise SkipTest(reason)

    def fail(self, msg=None):
        """End the test: it failed."""
        raise self.failureException(msg)

    def debug(self):
        """Run the test; exceptions go through."""
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        self.doCleanups()

    def _call(self, function):
        function()

    def run(self, result=None):
        """Run the test."""
        if result is None:
            result = self.defaultTestResult()
        self._result = result
        result.startTest(self)
        method = getattr(self, self._testMethodName)
        try:
            for item in (type(self), method):
                if getattr(item, "__unittest_skip__", False):
                    result.addSkip(self, getattr(item, "__unittest_skip_why__", ""))
                    return result
            expected = getattr(method, "__unittest_expecting_failure__", False)
            outcome = self._run_steps(method, result, expected)
            if isinstance(outcome, BaseException):
                result.addExpectedFailure(self, (type(outcome), outcome, outcome.__traceback__))
            elif outcome is None and expected:
                result.addUnexpectedSuccess(self)
            elif outcome is None:
                result.addSuccess(self)
            return result
        finally:
            result.stopTest(self)
            self._result = None

    def _run_steps(self, method, result, expected):
        """Runs set-up, test, tear-down and clean-ups: None when all went well, an exception that was expected, or `True`."""
        before = len(result.failures) + len(result.errors)
        outcome = self._step(self.setUp, result, False)
        if outcome is None:
            outcome = self._step(method, result, expected)
            outcome = self._step(self.tearDown, result, False) or outcome
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            outcome = self._step(lambda: function(*args, **kwargs), result, False) or outcome
        return outcome or (True if len(result.failures) + len(result.errors) > before else None)

    def _step(self, step, result, expected):
        try:
            self._call(step)
        except KeyboardInterrupt:
            raise
        except SkipTest as exc:
            result.addSkip(self, str(exc))
            return True
        except BaseException as exc:
            if expected:
                return exc
            details = (type(exc), exc, exc.__traceback__)
            if isinstance(exc, self.failureException):
                result.addFailure(self, details)
            else:
                result.addError(self, details)
            return True
        return None

    def subTest(self, msg=None, **params):
        """A block whose failure does not end the test."""
        return _SubTest(self, msg, params)

    # Assertions.

    def _formatMessage(self, msg, standardMsg):
        if msg is None:
            return standardMsg
        return f"{standardMsg} : {msg}" if self.longMessage else msg

    def _check(self, ok, msg, standard):
        if not ok:
            raise self.failureException(self._formatMessage(msg, standard() if callable(standard) else standard))

    def assertTrue(self, expr, msg=None):
        """It is true."""
        self._check(expr, msg, lambda: f"{_short(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        """It is false."""
        self._check(not expr, msg, lambda: f"{_short(expr)} is not false")

    def assertEqual(self, first, second, msg=None):
        """They are equal."""
        if first == second:
            return
        if type(first) is type(second):
            if isinstance(first, str):
                return self.assertMultiLineEqual(first, second, msg)
            if isinstance(first, (list, tuple)):
                return self.assertSequenceEqual(first, second, msg, type(first))
            if isinstance(first, dict):
                return self.assertDictEqual(first, second, msg)
            if isinstance(first, (set, frozenset)):
                return self.assertSetEqual(first, second, msg)
        self._check(False, msg, f"{_short(first)} != {_short(second)}")

    def assertNotEqual(self, first, second, msg=None):
        """They are not equal."""
        self._check(first != second, msg, lambda: f"{_short(first)} == {_short(second)}")

    def assertMultiLineEqual(self, first, second, msg=None):
        """The texts are equal."""
        if first != second:
            diff = _diff(first.splitlines(True), second.splitlines(True))
            self._check(False, msg, f"{first!r} != {second!r}\n{diff}")

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """The sequences are equal."""
        if seq1 == seq2:
            return
        name = seq_type.__name__ if seq_type is not None else "sequence"
        title = name.capitalize() + "s" if seq_type is not None else "Sequences"
        text = f"{title} differ: {_short(seq1)} != {_short(seq2)}\n"
        for i in range(min(len(seq1), len(seq2))):
            if seq1[i] != seq2[i]:
                text += f"\nFirst differing element {i}:\n{seq1[i]!r}\n{seq2[i]!r}\n"
                break
        if len(seq1) != len(seq2):
            longer, which, start = (seq1, "First", len(seq2)) if len(seq1) > len(seq2) else (seq2, "Second", len(seq1))
            text += f"\n{which} {name} contains {len(longer) - start} additional elements.\nFirst extra element {start}:\n{longer[start]!r}\n"
        import pprint

        text += "\n" + _diff(pprint.pformat(seq1).splitlines(), pprint.pformat(seq2).splitlines())
        self._check(False, msg, text)

    def assertListEqual(self, list1, list2, msg=None):
        """The lists are equal."""
        self.assertSequenceEqual(list1, list2, msg, list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        """The tuples are equal."""
        self.assertSequenceEqual(tuple1, tuple2, msg, tuple)

    def assertDictEqual(self, d1, d2, msg=None):
        """The dicts are equal."""
        if d1 != d2:
            import pprint

            diff = _diff(pprint.pformat(d1).splitlines(), pprint.pformat(d2).splitlines())
            self._check(False, msg, f"{_short(d1)} != {_short(d2)}\n{diff}")

    def assertSetEqual(self, set1, set2, msg=None):
        """The sets are equal."""
        lines = []
        for one, two, which in ((set1, set2, "first"), (set2, set1, "second")):
            rest = one - two
            if rest:
                lines.append(f"Items in the {which} set but not the {'second' if which == 'first' else 'first'}:")
                lines.extend(map(repr, rest))
        self._check(not lines, msg, "\n".join(lines))

    def assertCountEqual(self, first, second, msg=None):
        """They have the same items, in any order."""
        rest = list(second)
        missing = []
        for item in first:
            if item in rest:
                rest.remove(item)
            else:
                missing.append(item)
        self._check(not missing and not rest, msg, lambda: f"Element counts were not equal:\n{missing!r} {rest!r}")

    def assertIs(self, expr1, expr2, msg=None):
        """They are the same object."""
        self._check(expr1 is expr2, msg, lambda: f"{_short(expr1)} is not {_short(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        """They are not the same object."""
        self._check(expr1 is not expr2, msg, lambda: f"unexpectedly identical: {_short(expr1)}")

    def assertIsNone(self, obj, msg=None):
        """It is None."""
        self._check(obj is None, msg, lambda: f"{_short(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        """It is not None."""
        self._check(obj is not None, msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        """It is in there."""
        self._check(member in container, msg, lambda: f"{_short(member)} not found in {_short(container)}")

    def assertNotIn(self, member, container, msg=None):
        """It is not in there."""
        self._check(member not in container, msg, lambda: f"{_short(member)} unexpectedly found in {_short(container)}")

    def assertIsInstance(self, obj, cls, msg=None):
        """It is of that class."""
        self._check(isinstance(obj, cls), msg, lambda: f"{_short(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        """It is not of that class."""
        self._check(not isinstance(obj, cls), msg, lambda: f"{_short(obj)} is an instance of {cls!r}")

    def assertGreater(self, a, b, msg=None):
        """The first is greater."""
        self._check(a > b, msg, lambda: f"{_short(a)} not greater than {_short(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        """The first is greater, or they are equal."""
        self._check(a >= b, msg, lambda: f"{_short(a)} not greater than or equal to {_short(b)}")

    def assertLess(self, a, b, msg=None):
        """The first is less."""
        self._check(a < b, msg, lambda: f"{_short(a)} not less than {_short(b)}")

    def assertLessEqual(self, a, b, msg=None):
        """The first is less, or they are equal."""
        self._check(a <= b, msg, lambda: f"{_short(a)} not less than or equal to {_short(b)}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """They are equal, nearly."""
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            self._check(
                difference <= delta, msg,
                lambda: f"{_short(first)} != {_short(second)} within {_short(delta)} delta ({_short(difference)} difference)",
            )
            return
        places = 7 if places is None else places
        self._check(
            round(difference, places) == 0, msg,
            lambda: f"{_short(first)} != {_short(second)} within {places!r} places ({_short(difference)} difference)",
        )

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """They are not equal, not even nearly."""
        difference = abs(first - second)
        if delta is not None:
            self._check(
                first != second and difference > delta, msg,
                lambda: f"{_short(first)} == {_short(second)} within {_short(delta)} delta ({_short(difference)} difference)",
            )
            return
        places = 7 if places is None else places
        self._check(
            first != second and round(difference, places) != 0, msg,
            lambda: f"{_short(first)} == {_short(second)} within {places!r} places",
        )

    def assertRegex(self, text, expected_regex, msg=None):
        """The pattern is in the text."""
        self._check(_search(expected_regex, text), msg, lambda: f"Regex didn't match: {expected_regex!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """The pattern is not in the text."""
        self._check(not _search(unexpected_regex, text), msg, lambda: f"Regex matched: {unexpected_regex!r} in {text!r}")

    def assertRaises(self, expected_exception, *args, **kwargs):
        """The call, or the block, raises this."""
        return self._raising(_Raises(expected_exception, self), args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """The call, or the block, raises this with such a message."""
        return self._raising(_Raises(expected_exception, self, expected_regex), args, kwargs)

    def _raising(self, context, args, kwargs):
        if not args:
            context.msg = kwargs.pop("msg", None)
            return context
        function, *args = args
        context.called = getattr(function, "__name__", str(function))
        with context:
            function(*args, **kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """The call, or the block, warns."""
        context = _Warns(expected_warning, self)
        if not args:
            return context
        function, *args = args
        with context:
            function(*args, **kwargs)

    def assertLogs(self, logger=None, level=None):
        """The block logs."""
        return _Logs(self, logger, level)

    def assertNoLogs(self, logger=None, level=None):
        """The block does not log."""
        return _Logs(self, logger, level, True)


class _SubTest:
    """A block of a test with parameters of its own."""

    def __init__(self, case, msg, params):
        self._case = case
        self._msg = msg
        self._params = params

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None or issubclass(exc_type, (KeyboardInterrupt, SkipTest)):
            return False
        result = self._case._result
        if result is None:
            return False
        details = (exc_type, exc_value, tb)
        if issubclass(exc_type, self._case.failureException):
            result.addSubFailure(self, details, "FAIL")
        else:
            result.addSubFailure(self, details, "ERROR")
        return True

    def shortDescription(self):
        """What is said about the test."""
        return self._case.shortDescription()

    def id(self):
        """Its full name."""
        return f"{self._case.id()} {self._described()}"

    def _described(self):
        parts = [] if self._msg is None else [f"[{self._msg}]"]
        if self._params:
            parts.append(f"({', '.join(f'{name}={value!r}' for name, value in self._params.items())})")
        return " ".join(parts) or "(<subtest>)"

    def __str__(self):
        return f"{self._case} {self._described()}"


class FunctionTestCase(TestCase):
    """A test of a function."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._function = testFunc
        self._set_up = setUp
        self._tear_down = tearDown
        self._description = description

    def setUp(self):
        if self._set_up is not None:
            self._set_up()

    def tearDown(self):
        if self._tear_down is not None:
            self._tear_down()

    def runTest(self):
        """The test."""
        self._function()

    def id(self):
        return self._function.__name__


class IsolatedAsyncioTestCase(TestCase):
    """Tests that may be coroutines; each has an event loop of its own."""

    async def asyncSetUp(self):
        """Before each test, in the loop."""

    async def asyncTearDown(self):
        """After each test, in the loop."""

    def run(self, result=None):
        import asyncio

        self._runner = asyncio.Runner()
        try:
            return super().run(result)
        finally:
            self._runner.close()

    def _call(self, function):
        if function == self.setUp:
            function()
            self._runner.run(self.asyncSetUp())
        elif function == self.tearDown:
            self._runner.run(self.asyncTearDown())
            function()
        else:
            result = function()
            if hasattr(result, "send"):
                self._runner.run(result)

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        """Await this after the test."""
        self.addCleanup(lambda: func(*args, **kwargs))


def _diff(first, second):
    """What differs, line by line, as difflib's ndiff shows it without its hints."""
    out = []
    common = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in reversed(range(len(first))):
        for j in reversed(range(len(second))):
            same = first[i] == second[j]
            common[i][j] = common[i + 1][j + 1] + 1 if same else max(common[i + 1][j], common[i][j + 1])
    i = j = 0
    while i < len(first) or j < len(second):
        if i < len(first) and j < len(second) and first[i] == second[j]:
            out.append("  " + first[i])
            i += 1
            j += 1
        elif i < len(first) and (j == len(second) or common[i + 1][j] >= common[i][j + 1]):
            out.append("- " + first[i])
            i += 1
        else:
            out.append("+ " + second[j])
            j += 1
    return "\n".join(line.rstrip("\n") for line in out) + ("\n" if out and first and first[-1].endswith("\n") else "")
