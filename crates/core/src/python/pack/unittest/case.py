"""Test cases and what they assert."""

import collections
import contextlib
import functools
import re
import sys
import types
import warnings
from unittest import result
from unittest._blocks import _AssertRaisesContext, _AssertWarnsContext
from unittest.util import (
    _common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr, strclass,
)

__unittest = True
_subtest_msg_sentinel = object()
DIFF_OMITTED = "\nDiff is %s characters long. Set self.maxDiff to None to see it."


class SkipTest(Exception):
    """The test is not to be run."""


class _ShouldStop(Exception):
    """The test is over: one part of it failed and that is enough."""


class _Outcome:
    """How a test goes."""

    def __init__(self, result=None):
        self.expecting_failure = False
        self.result = result
        self.result_supports_subtests = hasattr(result, "addSubTest")
        self.success = True
        self.expectedFailure = None

    @contextlib.contextmanager
    def testPartExecutor(self, test_case, subTest=False):
        """A part of a test: what it raises goes to the result."""
        before = self.success
        self.success = True
        try:
            yield
        except KeyboardInterrupt:
            raise
        except SkipTest as exc:
            self.success = False
            _addSkip(self.result, test_case, str(exc))
        except _ShouldStop:
            self.success = False
        except:
            info = sys.exc_info()
            if self.expecting_failure:
                self.expectedFailure = info
            else:
                self.success = False
                if subTest:
                    self.result.addSubTest(test_case.test_case, test_case, info)
                elif self.result is not None:
                    failed = issubclass(info[0], test_case.failureException)
                    (self.result.addFailure if failed else self.result.addError)(test_case, info)
        else:
            if subTest and self.success:
                self.result.addSubTest(test_case.test_case, test_case, None)
        finally:
            self.success = self.success and before


def _addSkip(result, test_case, reason):
    add = getattr(result, "addSkip", None)
    if add is not None:
        add(test_case, reason)
    else:
        warnings.warn("TestResult has no addSkip method, skips not reported", RuntimeWarning)
        result.addSuccess(test_case)


def _id(obj):
    return obj


def _enter_context(cm, addcleanup):
    cls = type(cm)
    try:
        enter, leave = cls.__enter__, cls.__exit__
    except AttributeError:
        raise TypeError(
            f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol"
        ) from None
    result = enter(cm)
    addcleanup(leave, cm, None, None, None)
    return result


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Call this after all tests of the module."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    """Enter a context manager until the end of the module's tests."""
    return _enter_context(cm, addModuleCleanup)


def doModuleCleanups():
    """Do now what is to be done after the module's tests."""
    failed = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as exc:
            failed.append(exc)
    if failed:
        raise failed[0]


def skip(reason):
    """A decorator: do not run this."""

    def decorate(item):
        if not isinstance(item, type):

            @functools.wraps(item)
            def wrapper(*args, **kwargs):
                raise SkipTest(reason)

            item = wrapper
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item

    if isinstance(reason, types.FunctionType):
        item, reason = reason, ""
        return decorate(item)
    return decorate


def skipIf(condition, reason):
    """A decorator: do not run this if the condition is true."""
    return skip(reason) if condition else _id


def skipUnless(condition, reason):
    """A decorator: do not run this unless the condition is true."""
    return _id if condition else skip(reason)


def expectedFailure(test_item):
    """A decorator: this fails."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


class _OrderedChainMap(collections.ChainMap):
    def __iter__(self):
        seen = set()
        for mapping in self.maps:
            for key in mapping:
                if key not in seen:
                    seen.add(key)
                    yield key


def _old_name(old, new):
    def method(self, *args, **kwargs):
        warnings.warn(f"Please use {new} instead.", DeprecationWarning)
        return getattr(self, new)(*args, **kwargs)

    method.__name__ = old
    return method


def _comparison(name, compare, words):
    def method(self, a, b, msg=None):
        if not compare(a, b):
            self.fail(self._formatMessage(msg, f"{safe_repr(a)} {words} {safe_repr(b)}"))

    method.__name__ = name
    method.__doc__ = f"Fails when {words}."
    return method


class TestCase:
    """Tests: methods whose names begin with `test`."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2**16

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = "No test"
        try:
            self._testMethodDoc = getattr(self, methodName).__doc__
        except AttributeError:
            if methodName != "runTest":
                raise ValueError(f"no such test method in {self.__class__}: {methodName}") from None
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {
            dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual", set: "assertSetEqual",
            frozenset: "assertSetEqual", str: "assertMultiLineEqual",
        }

    def addTypeEqualityFunc(self, typeobj, function):
        """Let `assertEqual` compare two of this type so."""
        self._type_equality_funcs[typeobj] = function

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
        return _enter_context(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Call this after all tests of the class."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enter a context manager until the end of the class's tests."""
        return _enter_context(cm, cls.addClassCleanup)

    def countTestCases(self):
        """One."""
        return 1

    def defaultTestResult(self):
        """A result to collect in."""
        return result.TestResult()

    def shortDescription(self):
        """The first line of what is said about it."""
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        """Its full name."""
        return f"{strclass(self.__class__)}.{self._testMethodName}"

    def __eq__(self, other):
        return self._testMethodName == other._testMethodName if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f"{self._testMethodName} ({strclass(self.__class__)}.{self._testMethodName})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} testMethod={self._testMethodName}>"

    @contextlib.contextmanager
    def subTest(self, msg=_subtest_msg_sentinel, **params):
        """A block whose failure does not end the test."""
        outcome = self._outcome
        if outcome is None or not outcome.result_supports_subtests:
            yield
            return
        parent = self._subtest
        params = _OrderedChainMap(params) if parent is None else parent.params.new_child(params)
        self._subtest = _SubTest(self, msg, params)
        try:
            with outcome.testPartExecutor(self._subtest, subTest=True):
                yield
            if not outcome.success:
                if outcome.result is not None and outcome.result.failfast:
                    raise _ShouldStop
            elif outcome.expectedFailure:
                raise _ShouldStop
        finally:
            self._subtest = parent

    # Running one.

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            warnings.warn(
                f"It is deprecated to return a value that is not None from a test case ({method})",
                DeprecationWarning,
            )

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, *args, **kwargs):
        function(*args, **kwargs)

    def run(self, result=None):
        """Run the test."""
        stop_run = None
        if result is None:
            result = self.defaultTestResult()
            stop_run = getattr(result, "stopTestRun", None)
            getattr(result, "startTestRun", lambda: None)()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if getattr(self.__class__, "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False):
                why = getattr(self.__class__, "__unittest_skip_why__", "") or getattr(
                    method, "__unittest_skip_why__", ""
                )
                _addSkip(result, self, why)
                return result
            expecting = getattr(self, "__unittest_expecting_failure__", False) or getattr(
                method, "__unittest_expecting_failure__", False
            )
            self._outcome = outcome = _Outcome(result)
            try:
                with outcome.testPartExecutor(self):
                    self._callSetUp()
                if outcome.success:
                    outcome.expecting_failure = expecting
                    with outcome.testPartExecutor(self):
                        self._callTestMethod(method)
                    outcome.expecting_failure = False
                    with outcome.testPartExecutor(self):
                        self._callTearDown()
                self.doCleanups()
                if outcome.success:
                    self._add_good(result, expecting, outcome.expectedFailure)
                return result
            finally:
                self._outcome = outcome.expectedFailure = None
        finally:
            result.stopTest(self)
            if stop_run is not None:
                stop_run()

    def _add_good(self, result, expecting, failure):
        if not expecting:
            result.addSuccess(self)
        elif failure:
            try:
                result.addExpectedFailure(self, failure)
            except AttributeError:
                warnings.warn("TestResult has no addExpectedFailure method, reporting as passes", RuntimeWarning)
                result.addSuccess(self)
        else:
            result.addUnexpectedSuccess(self)

    def doCleanups(self):
        """Do now what is to be done after the test."""
        outcome = self._outcome or _Outcome()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            with outcome.testPartExecutor(self):
                self._callCleanup(function, *args, **kwargs)
        return outcome.success

    @classmethod
    def doClassCleanups(cls):
        """Do now what is to be done after the class's tests."""
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the test; exceptions go through."""
        method = getattr(self, self._testMethodName)
        for item in (self.__class__, method):
            if getattr(item, "__unittest_skip__", False):
                raise SkipTest(getattr(item, "__unittest_skip_why__", ""))
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    def skipTest(self, reason):
        """End the test: it is not to be run."""
        raise SkipTest(reason)

    def fail(self, msg=None):
        """End the test: it failed."""
        raise self.failureException(msg)

    # Assertions.

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f"{standardMsg} : {msg}"

    def _check(self, good, msg, standard):
        if not good:
            raise self.failureException(self._formatMessage(msg, standard))

    def assertTrue(self, expr, msg=None):
        """It is true."""
        if not expr:
            self._check(False, msg, f"{safe_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        """It is false."""
        if expr:
            self._check(False, msg, f"{safe_repr(expr)} is not false")

    def assertRaises(self, expected_exception, *args, **kwargs):
        """A call raises, or a block does."""
        return _AssertRaisesContext(expected_exception, self).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """A call raises with a text that matches, or a block does."""
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """A call warns, or a block does."""
        return _AssertWarnsContext(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """A call warns with a text that matches, or a block does."""
        context = _AssertWarnsContext(expected_warning, self, expected_regex)
        return context.handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """A block logs."""
        from unittest._log import _AssertLogsContext

        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        """A block does not log."""
        from unittest._log import _AssertLogsContext

        return _AssertLogsContext(self, logger, level, no_logs=True)

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            found = self._type_equality_funcs.get(type(first))
            if found is not None:
                return getattr(self, found) if isinstance(found, str) else found
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._check(False, msg, "%s != %s" % _common_shorten_repr(first, second))

    def assertEqual(self, first, second, msg=None):
        """They are equal."""
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        """They are not equal."""
        if not first != second:
            self._check(False, msg, f"{safe_repr(first)} == {safe_repr(second)}")

    def _difference(self, first, second, places, delta):
        """Whether they are near each other, how near they have to be, in words, and how near they are."""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            return diff <= delta, f" within {safe_repr(delta)} delta", f" ({safe_repr(diff)} difference)"
        places = 7 if places is None else places
        return round(diff, places) == 0, f" within {places!r} places", f" ({safe_repr(diff)} difference)"

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """They are equal but for rounding."""
        if first == second:
            return
        near, within, diff = self._difference(first, second, places, delta)
        self._check(near, msg, f"{safe_repr(first)} != {safe_repr(second)}{within}{diff}")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """They differ by more than rounding."""
        near, within, diff = self._difference(first, second, places, delta)
        if first == second or near:
            diff = diff if delta is not None else ""
            self._check(False, msg, f"{safe_repr(first)} == {safe_repr(second)}{within}{diff}")

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + DIFF_OMITTED % len(diff)

    def _fail_with_diff(self, msg, standard, diff):
        self.fail(self._formatMessage(msg, self._truncateMessage(standard, diff)))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """The sequences are equal."""
        name = seq_type.__name__ if seq_type is not None else "sequence"
        if seq_type is not None:
            for which, seq in (("First", seq1), ("Second", seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f"{which} sequence is not a {name}: {safe_repr(seq)}")
        text = None
        lengths = []
        for which, seq in (("First", seq1), ("Second", seq2)):
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                text = f"{which} {name} has no length.    Non-sequence?"
                break
        if text is None:
            if seq1 == seq2:
                return
            text = self._first_difference(seq1, seq2, name, *lengths)
            if text is None and seq_type is None and type(seq1) != type(seq2):
                return
            first, second = _common_shorten_repr(seq1, seq2)
            text = f"{name.capitalize()}s differ: {first} != {second}\n{text or ''}"
            if lengths[0] != lengths[1]:
                which, longer, n = ("First", seq1, lengths[1]) if lengths[0] > lengths[1] else ("Second", seq2, lengths[0])
                text += f"\n{which} {name} contains {abs(lengths[0] - lengths[1])} additional elements.\n"
                try:
                    text += f"First extra element {n}:\n{safe_repr(longer[n])}\n"
                except (TypeError, IndexError, NotImplementedError):
                    text += f"Unable to index element {n} of {which.lower()} {name}\n"
        self._fail_with_diff(msg, text, "\n" + _ndiff(seq1, seq2))

    def _first_difference(self, seq1, seq2, name, n1, n2):
        for i in range(min(n1, n2)):
            items = []
            for which, seq in (("first", seq1), ("second", seq2)):
                try:
                    items.append(seq[i])
                except (TypeError, IndexError, NotImplementedError):
                    return f"\nUnable to index element {i} of {which} {name}\n"
            if items[0] != items[1]:
                return "\nFirst differing element %d:\n%s\n%s\n" % (i, *_common_shorten_repr(*items))
        return None if n1 == n2 else ""

    def assertListEqual(self, list1, list2, msg=None):
        """The lists are equal."""
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        """The tuples are equal."""
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        """The sets are equal."""
        rest = []
        for which, one, other in (("first", set1, set2), ("second", set2, set1)):
            try:
                rest.append(one.difference(other))
            except TypeError as exc:
                self.fail(f"invalid type when attempting set difference: {exc}")
            except AttributeError as exc:
                self.fail(f"{which} argument does not support set difference: {exc}")
        lines = []
        for names, items in zip((("first", "second"), ("second", "first")), rest):
            if items:
                lines.append("Items in the %s set but not the %s:" % names)
                lines.extend(map(repr, items))
        if lines:
            self.fail(self._formatMessage(msg, "\n".join(lines)))

    def assertIn(self, member, container, msg=None):
        """It is in the container."""
        if member not in container:
            self.fail(self._formatMessage(msg, f"{safe_repr(member)} not found in {safe_repr(container)}"))

    def assertNotIn(self, member, container, msg=None):
        """It is not in the container."""
        if member in container:
            self.fail(self._formatMessage(msg, f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}"))

    assertIs = _comparison("assertIs", lambda a, b: a is b, "is not")

    def assertIsNot(self, expr1, expr2, msg=None):
        """They are two things."""
        if expr1 is expr2:
            self.fail(self._formatMessage(msg, f"unexpectedly identical: {safe_repr(expr1)}"))

    def assertDictEqual(self, d1, d2, msg=None):
        """The dicts are equal."""
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            self._fail_with_diff(msg, "%s != %s" % _common_shorten_repr(d1, d2), "\n" + _ndiff(d1, d2))

    def assertDictContainsSubset(self, subset, dictionary, msg=None):
        """All of the first is in the second."""
        warnings.warn("assertDictContainsSubset is deprecated", DeprecationWarning)
        missing = [safe_repr(key) for key in subset if key not in dictionary]
        wrong = [
            f"{safe_repr(key)}, expected: {safe_repr(value)}, actual: {safe_repr(dictionary[key])}"
            for key, value in subset.items() if key in dictionary and value != dictionary[key]
        ]
        text = f"Missing: {','.join(missing)}" if missing else ""
        if wrong:
            text += ("; " if text else "") + f"Mismatched values: {','.join(wrong)}"
        if text:
            self.fail(self._formatMessage(msg, text))

    def assertCountEqual(self, first, second, msg=None):
        """They have the same items, each as often."""
        first, second = list(first), list(second)
        try:
            if collections.Counter(first) == collections.Counter(second):
                return
            differences = _count_diff_hashable(first, second)
        except TypeError:
            differences = _count_diff_all_purpose(first, second)
        if differences:
            lines = ["First has %d, Second has %d:  %r" % one for one in differences]
            self._fail_with_diff(msg, "Element counts were not equal:\n", "\n".join(lines))

    def assertMultiLineEqual(self, first, second, msg=None):
        """The texts are equal."""
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        import difflib

        lines = first.splitlines(keepends=True), second.splitlines(keepends=True)
        if len(lines[0]) == 1 and first.strip("\r\n") == first:
            lines = [first + "\n"], [second + "\n"]
        self._fail_with_diff(
            msg, "%s != %s" % _common_shorten_repr(first, second), "\n" + "".join(difflib.ndiff(*lines))
        )

    assertLess = _comparison("assertLess", lambda a, b: a < b, "not less than")
    assertLessEqual = _comparison("assertLessEqual", lambda a, b: a <= b, "not less than or equal to")
    assertGreater = _comparison("assertGreater", lambda a, b: a > b, "not greater than")
    assertGreaterEqual = _comparison("assertGreaterEqual", lambda a, b: a >= b, "not greater than or equal to")

    def assertIsNone(self, obj, msg=None):
        """It is None."""
        if obj is not None:
            self.fail(self._formatMessage(msg, f"{safe_repr(obj)} is not None"))

    def assertIsNotNone(self, obj, msg=None):
        """It is not None."""
        if obj is None:
            self.fail(self._formatMessage(msg, "unexpectedly None"))

    def assertIsInstance(self, obj, cls, msg=None):
        """It is an instance."""
        if not isinstance(obj, cls):
            self.fail(self._formatMessage(msg, f"{safe_repr(obj)} is not an instance of {cls!r}"))

    def assertNotIsInstance(self, obj, cls, msg=None):
        """It is not an instance."""
        if isinstance(obj, cls):
            self.fail(self._formatMessage(msg, f"{safe_repr(obj)} is an instance of {cls!r}"))

    def assertRegex(self, text, expected_regex, msg=None):
        """The pattern is found in the text."""
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, "expected_regex must not be empty."
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._check(False, msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """The pattern is not found in the text."""
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        found = unexpected_regex.search(text)
        if found:
            part = text[found.start():found.end()]
            self._check(False, msg, f"Regex matched: {part!r} matches {unexpected_regex.pattern!r} in {text!r}")

    failUnlessEqual = assertEquals = _old_name("assertEquals", "assertEqual")
    failIfEqual = assertNotEquals = _old_name("assertNotEquals", "assertNotEqual")
    failUnlessAlmostEqual = assertAlmostEquals = _old_name("assertAlmostEquals", "assertAlmostEqual")
    failIfAlmostEqual = assertNotAlmostEquals = _old_name("assertNotAlmostEquals", "assertNotAlmostEqual")
    failUnless = assert_ = _old_name("assert_", "assertTrue")
    failIf = _old_name("failIf", "assertFalse")
    failUnlessRaises = _old_name("failUnlessRaises", "assertRaises")
    assertRaisesRegexp = _old_name("assertRaisesRegexp", "assertRaisesRegex")
    assertRegexpMatches = _old_name("assertRegexpMatches", "assertRegex")
    assertNotRegexpMatches = _old_name("assertNotRegexpMatches", "assertNotRegex")


TestCase._class_cleanups = []


def _ndiff(first, second):
    """What differs between two containers, line by line."""
    import difflib
    import pprint

    return "\n".join(difflib.ndiff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines()))


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc = setUp
        self._tearDownFunc = tearDown
        self._testFunc = testFunc
        self._description = description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        """The test."""
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def _parts(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __eq__(self, other):
        return self._parts() == other._parts() if isinstance(other, self.__class__) else NotImplemented

    def __hash__(self):
        return hash((type(self), *self._parts()))

    def __str__(self):
        return f"{strclass(self.__class__)} ({self._testFunc.__name__})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} tec={self._testFunc}>"

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split("\n")[0].strip() or None


class _SubTest(TestCase):
    """A part of a test."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        """It does not run by itself."""
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        parts = []
        if self._message is not _subtest_msg_sentinel:
            parts.append(f"[{self._message}]")
        if self.params:
            parts.append(f"({', '.join(f'{key}={value!r}' for key, value in self.params.items())})")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._subDescription()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._subDescription()}"
