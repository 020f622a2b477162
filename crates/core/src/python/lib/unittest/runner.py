"""Results of tests, and running them with their results in words."""

import sys
import time


class TestResult:
    """What came of tests."""

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures = []
        self.errors = []
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.testsRun = 0
        self.shouldStop = False
        self.failfast = False
        self.buffer = False

    def startTestRun(self):
        """Before all tests."""

    def stopTestRun(self):
        """After all tests."""

    def startTest(self, test):
        """A test begins."""
        self.testsRun += 1

    def stopTest(self, test):
        """A test ends."""

    def _text(self, err):
        import traceback

        return "".join(traceback.format_exception(err[1]))

    def addSuccess(self, test):
        """A test went well."""

    def addFailure(self, test, err):
        """An assertion of a test failed."""
        self.failures.append((test, self._text(err)))
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        """A test raised something else."""
        self.errors.append((test, self._text(err)))
        if self.failfast:
            self.stop()

    def addSubFailure(self, subtest, err, kind):
        """A part of a test failed."""
        (self.failures if kind == "FAIL" else self.errors).append((subtest, self._text(err)))
        if self.failfast:
            self.stop()

    def addSkip(self, test, reason):
        """A test was not run."""
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        """A test failed as it should."""
        self.expectedFailures.append((test, self._text(err)))

    def addUnexpectedSuccess(self, test):
        """A test did not fail as it should."""
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        """Whether all went well."""
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def stop(self):
        """Run no more tests."""
        self.shouldStop = True

    def __repr__(self):
        return (
            f"<{type(self).__module__}.{type(self).__qualname__} run={self.testsRun} "
            f"errors={len(self.errors)} failures={len(self.failures)}>"
        )


TestResult.__module__ = "unittest.result"


class TextTestResult(TestResult):
    """Writes what comes of tests."""

    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity, **options):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.verbosity = verbosity
        self.descriptions = descriptions

    def getDescription(self, test):
        """A test in words."""
        first = test.shortDescription() if hasattr(test, "shortDescription") else None
        return f"{test}\n{first}" if self.descriptions and first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.verbosity > 1:
            self.stream.write(f"{self.getDescription(test)} ... ")
            self.stream.flush()

    def _say(self, long, short):
        if self.verbosity > 1:
            self.stream.write(long + "\n")
        elif self.verbosity:
            self.stream.write(short)
        self.stream.flush()

    def addSuccess(self, test):
        super().addSuccess(test)
        self._say("ok", ".")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._say("FAIL", "F")

    def addError(self, test, err):
        super().addError(test, err)
        self._say("ERROR", "E")

    def addSubFailure(self, subtest, err, kind):
        super().addSubFailure(subtest, err, kind)
        if self.verbosity > 1:
            self.stream.write(f"\n  {subtest} ... ")
        self._say(kind, kind[0])

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._say(f"skipped {reason!r}", "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._say("expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._say("unexpected success", "u")

    def printErrors(self):
        """Write the tracebacks."""
        if self.verbosity:
            self.stream.write("\n")
        for title, found in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in found:
                self.stream.write(f"{self.separator1}\n{title}: {self.getDescription(test)}\n{self.separator2}\n{text}\n")


class TextTestRunner:
    """Runs tests and writes what comes of them."""

    resultclass = TextTestResult

    def __init__(
        self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
        warnings=None, *, tb_locals=False, **more,
    ):
        self.stream = sys.stderr if stream is None else stream
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        """Run a test or a suite."""
        result = self._makeResult()
        result.failfast = self.failfast
        start = time.perf_counter()
        result.startTestRun()
        try:
            test(result)
        finally:
            result.stopTestRun()
        taken = time.perf_counter() - start
        result.printErrors()
        run = result.testsRun
        write = self.stream.write
        write(f"{result.separator2}\nRan {run} test{'' if run == 1 else 's'} in {taken:.3f}s\n\n")
        notes = []
        if not result.wasSuccessful():
            write("FAILED")
            if result.failures:
                notes.append(f"failures={len(result.failures)}")
            if result.errors:
                notes.append(f"errors={len(result.errors)}")
        else:
            write("NO TESTS RAN" if not run and not result.skipped and sys.version_info >= (3, 12) else "OK")
        if result.skipped:
            notes.append(f"skipped={len(result.skipped)}")
        if result.expectedFailures:
            notes.append(f"expected failures={len(result.expectedFailures)}")
        if result.unexpectedSuccesses:
            notes.append(f"unexpected successes={len(result.unexpectedSuccesses)}")
        write(f" ({', '.join(notes)})\n" if notes else "\n")
        self.stream.flush()
        return result
