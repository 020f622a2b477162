"""What came of tests."""

import io
import sys
from functools import wraps
from unittest import util

STDOUT_LINE = "\nStdout:\n%s"
STDERR_LINE = "\nStderr:\n%s"


def failfast(method):
    """A decorator: stop the run if it is not to go on after a failure."""

    @wraps(method)
    def inner(self, *args, **kw):
        if getattr(self, "failfast", False):
            self.stop()
        return method(self, *args, **kw)

    return inner


class TestResult:
    """Collects what came of tests."""

    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._stdout_buffer = None
        self._stderr_buffer = None
        self._original_stdout = sys.stdout
        self._original_stderr = sys.stderr
        self._mirrorOutput = False

    def printErrors(self):
        """Write what failed."""

    def startTest(self, test):
        """A test begins."""
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def _setupStdout(self):
        if self.buffer:
            if self._stderr_buffer is None:
                self._stderr_buffer = io.StringIO()
                self._stdout_buffer = io.StringIO()
            sys.stdout = self._stdout_buffer
            sys.stderr = self._stderr_buffer

    def startTestRun(self):
        """Before all tests."""

    def stopTest(self, test):
        """A test ends."""
        self._restoreStdout()
        self._mirrorOutput = False

    def _buffered(self):
        """What was kept of both streams, under titles."""
        for stream, line in ((sys.stdout, STDOUT_LINE), (sys.stderr, STDERR_LINE)):
            text = stream.getvalue()
            if text:
                yield line % (text if text.endswith("\n") else text + "\n")
            else:
                yield ""

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            out, err = self._buffered()
            self._original_stdout.write(out)
            self._original_stderr.write(err)
        sys.stdout = self._original_stdout
        sys.stderr = self._original_stderr
        for stream in (self._stdout_buffer, self._stderr_buffer):
            stream.seek(0)
            stream.truncate()

    def stopTestRun(self):
        """After all tests."""

    @failfast
    def addError(self, test, err):
        """A test raised something that is no failure."""
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        """An assertion of a test failed."""
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        """A part of a test ended; `err` is None if all went well."""
        if err is not None:
            if getattr(self, "failfast", False):
                self.stop()
            found = self.failures if issubclass(err[0], test.failureException) else self.errors
            found.append((subtest, self._exc_info_to_string(err, test)))
            self._mirrorOutput = True

    def addSuccess(self, test):
        """A test went well."""

    def addSkip(self, test, reason):
        """A test was not run."""
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        """A test failed as it should."""
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        """A test did not fail as it should."""
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        """Whether all went well."""
        return not self.failures and not self.errors and not getattr(self, "unexpectedSuccesses", None)

    def stop(self):
        """Run no more tests."""
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        from traceback import TracebackException

        shown = TracebackException(*err, capture_locals=self.tb_locals, compact=True)
        text = "".join(shown.format())
        return text + "".join(self._buffered()) if self.buffer else text

    def __repr__(self):
        return (
            f"<{util.strclass(self.__class__)} run={self.testsRun} "
            f"errors={len(self.errors)} failures={len(self.failures)}>"
        )
