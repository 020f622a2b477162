"""Running tests and writing what comes of them."""

import sys
import time
import warnings
from unittest import result
from unittest.case import _SubTest
from unittest.signals import registerResult


class _WritelnDecorator:
    """A stream that can write lines."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, attr):
        if attr in ("stream", "__getstate__"):
            raise AttributeError(attr)
        return getattr(self.stream, attr)

    def writeln(self, arg=None):
        """Write a line."""
        self.write((arg or "") + "\n")


class TextTestResult(result.TestResult):
    """Writes what comes of tests."""

    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self._newline = True

    def getDescription(self, test):
        """A test in words."""
        first = test.shortDescription()
        return f"{test}\n{first}" if self.descriptions and first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test) + " ... ")
            self.stream.flush()
            self._newline = False

    def _write_status(self, test, status):
        part = isinstance(test, _SubTest)
        if part or self._newline:
            if not self._newline:
                self.stream.writeln()
            if part:
                self.stream.write("  ")
            self.stream.write(self.getDescription(test) + " ... ")
        self.stream.writeln(status)
        self.stream.flush()
        self._newline = True

    def _say(self, test, status, letter):
        if self.showAll:
            self._write_status(test, status)
        elif self.dots:
            self.stream.write(letter)
            self.stream.flush()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            kind = "FAIL" if issubclass(err[0], subtest.failureException) else "ERROR"
            self._say(subtest, kind, kind[0])
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._say(test, "ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._say(test, "ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._say(test, "FAIL", "F")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._say(test, f"skipped {reason!r}", "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._say(test, "expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._say(test, "unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        unexpected = getattr(self, "unexpectedSuccesses", ())
        if unexpected:
            self.stream.writeln(self.separator1)
            for test in unexpected:
                self.stream.writeln(f"UNEXPECTED SUCCESS: {self.getDescription(test)}")
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        """Write tests and their tracebacks."""
        for test, text in errors:
            for line in (self.separator1, f"{flavour}: {self.getDescription(test)}", self.separator2, text):
                self.stream.writeln(line)
            self.stream.flush()


class TextTestRunner:
    """Runs tests and writes what comes of them."""

    resultclass = TextTestResult

    def __init__(
        self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
        warnings=None, *, tb_locals=False,
    ):
        self.stream = _WritelnDecorator(sys.stderr if stream is None else stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.warnings = warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        """Run a test or a suite."""
        found = self._makeResult()
        registerResult(found)
        found.failfast, found.buffer, found.tb_locals = self.failfast, self.buffer, self.tb_locals
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
                if self.warnings in ("default", "always"):
                    warnings.filterwarnings(
                        "module", category=DeprecationWarning, message=r"Please use assert\w+ instead."
                    )
            start = time.perf_counter()
            getattr(found, "startTestRun", lambda: None)()
            try:
                test(found)
            finally:
                getattr(found, "stopTestRun", lambda: None)()
            taken = time.perf_counter() - start
        found.printErrors()
        stream = self.stream
        if hasattr(found, "separator2"):
            stream.writeln(found.separator2)
        run = found.testsRun
        stream.writeln(f"Ran {run} test{'' if run == 1 else 's'} in {taken:.3f}s")
        stream.writeln()
        good = found.wasSuccessful()
        stream.write("OK" if good else "FAILED")
        notes = []
        for title, name in (
            ("failures", "failures"), ("errors", "errors"), ("skipped", "skipped"),
            ("expected failures", "expectedFailures"), ("unexpected successes", "unexpectedSuccesses"),
        ):
            n = len(getattr(found, name, ()))
            if n and not (good and name in ("failures", "errors")):
                notes.append(f"{title}={n}")
        stream.write(f" ({', '.join(notes)})\n" if notes else "\n")
        stream.flush()
        return found
