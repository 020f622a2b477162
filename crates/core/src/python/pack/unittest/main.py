"""Running the tests of a module, as its arguments say."""

import os
import sys
from unittest import loader, runner


def _pattern(text):
    return text if "*" in text else f"*{text}*"


class TestProgram:
    """Runs the tests of a module, and ends the program."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None
    _discovery_parser = None

    def __init__(
        self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=loader.defaultTestLoader,
        exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False,
    ):
        if isinstance(module, str):
            __import__(module)
            found = sys.modules[module]
            for part in module.split(".")[1:]:
                found = getattr(found, part)
            module = found
        self.module = module
        argv = sys.argv if argv is None else argv
        self.exit = exit
        self.failfast, self.catchbreak, self.buffer = failfast, catchbreak, buffer
        self.verbosity = verbosity
        self.tb_locals = tb_locals
        self.warnings = "default" if warnings is None and not sys.warnoptions else warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.progName = os.path.basename(argv[0]) if argv else ""
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        """Take what is wanted from the arguments."""
        self.tests = []
        if len(argv) > 1:
            self._parser().parse_args(argv[1:], self)
        names = self.tests
        if not names and self.defaultTest is not None:
            names = [self.defaultTest] if isinstance(self.defaultTest, str) else list(self.defaultTest)
        self.testNames = names or None
        self.createTests()

    def _parser(self):
        import argparse

        parser = argparse.ArgumentParser(prog=self.progName)
        add = parser.add_argument
        add("-v", "--verbose", dest="verbosity", action="store_const", const=2, help="Verbose output")
        add("-q", "--quiet", dest="verbosity", action="store_const", const=0, help="Quiet output")
        add("--locals", dest="tb_locals", action="store_true", help="Show local variables in tracebacks")
        add("-f", "--failfast", action="store_true", help="Stop on first fail or error")
        add("-c", "--catch", dest="catchbreak", action="store_true", help="Catch Ctrl-C and display results so far")
        add("-b", "--buffer", action="store_true", help="Buffer stdout and stderr during tests")
        add(
            "-k", dest="testNamePatterns", action="append", type=_pattern,
            help="Only run tests which match the given substring",
        )
        add("tests", nargs="*", help="a list of any number of test modules, classes and test methods.")
        return parser

    def createTests(self, from_discovery=False, Loader=None):
        """Find the tests."""
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        """Run them."""
        use = runner.TextTestRunner if self.testRunner is None else self.testRunner
        if isinstance(use, type):
            options = dict(
                verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer, warnings=self.warnings
            )
            try:
                use = use(**options, tb_locals=self.tb_locals)
            except TypeError:
                try:
                    use = use(**options)
                except TypeError:
                    use = use()
        self.result = use.run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
