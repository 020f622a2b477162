"""Examples in docstrings: sessions at a prompt, tried out and compared with what stands below them."""

import builtins
import inspect
import linecache
import re
import sys
import traceback
import types
from collections import namedtuple
from io import StringIO

__all__ = [
    "register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP",
    "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF",
    "REPORT_ONLY_FIRST_FAILURE", "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest", "DocTestParser", "DocTestFinder",
    "DocTestRunner", "OutputChecker", "DocTestFailure", "UnexpectedException", "DebugRunner", "testmod", "testfile",
    "run_docstring_examples", "DocTestSuite", "script_from_examples",
]

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
COMPARISON_FLAGS = (1 << len(OPTIONFLAGS_BY_NAME)) - 1
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."
_DIVIDER = "*" * 70

TestResults = namedtuple("TestResults", "failed attempted")
master = None


class Example:
    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want + "\n" if want and not want.endswith("\n") else want
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options
        self.exc_msg = exc_msg + "\n" if exc_msg is not None and not exc_msg.endswith("\n") else exc_msg

    def _key(self):
        return self.source, self.want, self.lineno, self.indent, sorted(self.options.items()), self.exc_msg

    def __eq__(self, other):
        return self._key() == other._key() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    def __init__(self, examples, globs, name, filename, lineno, docstring):
        if isinstance(examples, str):
            raise AssertionError("DocTest no longer accepts str; use DocTestParser instead")
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = len(self.examples)
        told = "no examples" if not count else "1 example" if count == 1 else f"{count} examples"
        return f"<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({told})>"

    def _key(self):
        return self.examples, self.docstring, self.globs, self.name, self.filename, self.lineno

    def __eq__(self, other):
        return self._key() == other._key() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def _place(self):
        return self.name, self.filename or "", -1 if self.lineno is None else self.lineno, id(self)

    def __lt__(self, other):
        return self._place() < other._place() if isinstance(other, DocTest) else NotImplemented


class DocTestParser:
    def parse(self, string, name="<string>"):
        lines = string.expandtabs().split("\n")
        margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
        lines = [line[margin:] for line in lines]
        result = []
        between = []
        at = 0
        while at < len(lines):
            prompt = re.match(r"( *)>>>( |$)", lines[at]) or re.match(r"( *)>>>\S", lines[at])
            if prompt is None:
                between.append(lines[at])
                at += 1
                continue
            first, indent = at, len(prompt[1])
            at += 1
            while at < len(lines) and re.match(r" *\.\.\.($| |\S)", lines[at]) and lines[at].startswith(prompt[1] + "..."):
                at += 1
            typed = lines[first:at]
            start = at
            while at < len(lines) and lines[at].strip() and not re.match(" *>>>", lines[at]):
                at += 1
            result.append("".join(line + "\n" for line in between))
            between = []
            example = self._example(typed, lines[start:at], indent, name, first)
            if not re.fullmatch(r"\s*(#.*)?\s*", example.source) or example.options and example.want:
                result.append(example)
        result.append("\n".join(between))
        return result

    def _example(self, typed, want, indent, name, lineno):
        for number, line in enumerate(typed):
            if len(line) > indent + 3 and line[indent + 3] != " ":
                raise ValueError(
                    f"line {lineno + number + 1} of the docstring for {name} lacks blank after "
                    f"{line[indent:indent + 3]}: {line!r}"
                )
        for number, line in enumerate(want):
            if not line.startswith(" " * indent):
                raise ValueError(
                    f"line {lineno + len(typed) + number + 1} of the docstring for {name} has inconsistent leading "
                    f"whitespace: {line!r}"
                )
        source = "\n".join(line[indent + 4:] for line in typed)
        want = "\n".join(line[indent:] for line in want)
        return Example(
            source, want, self._expected_exception(want), lineno, indent, self._options(source, name, lineno)
        )

    def _expected_exception(self, want):
        lines = want.split("\n")
        if not re.match(r"Traceback \((?:most recent call last|innermost last)\):\s*$", lines[0]):
            return None
        for number, line in enumerate(lines[1:], 1):
            if re.match(r"\w", line):
                return "\n".join(lines[number:])
        return None

    def _options(self, source, name, lineno):
        options = {}
        for directive in re.findall(r"""(?m)#\s*doctest:\s*([^\n'"]*)$""", source):
            for option in directive.replace(",", " ").split():
                if option[0] not in "+-" or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {lineno + 1} of the doctest for {name} has an invalid option: {option!r}")
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == "+"
        if options and not source.split("#")[0].strip() and "\n" not in source.strip():
            raise ValueError(
                f"line {lineno} of the doctest for {name} has an option directive on a line with no example: {source!r}"
            )
        return options

    def get_examples(self, string, name="<string>"):
        return [part for part in self.parse(string, name) if isinstance(part, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


class DocTestFinder:
    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._verbose = verbose
        self._parser = parser
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError(
                    f"DocTestFinder.find: name must be given when obj.__name__ doesn't exist: {type(obj)!r}"
                )
        if module is False:
            module = None
        elif module is None:
            module = inspect.getmodule(obj)
        file = getattr(module, "__file__", None)
        lines = linecache.getlines(file) if file else None
        if globs is None:
            globs = {} if module is None else module.__dict__.copy()
        else:
            globs = globs.copy()
        globs.update(extraglobs or ())
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, lines or None, globs, set())
        tests.sort()
        return tests

    def _find(self, tests, obj, name, module, lines, globs, seen):
        if self._verbose:
            print(f"Finding tests in {name}")
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._get_test(obj, name, module, globs, lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if inspect.ismodule(obj):
            for key, value in obj.__dict__.items():
                if self._is_routine(value) or inspect.isclass(value):
                    if self._from_module(module, value):
                        self._find(tests, value, f"{name}.{key}", module, lines, globs, seen)
            for key, value in getattr(obj, "__test__", {}).items():
                if not isinstance(key, str):
                    raise ValueError(f"DocTestFinder.find: __test__ keys must be strings: {type(key)!r}")
                if not (self._is_routine(value) or inspect.isclass(value) or inspect.ismodule(value)
                        or isinstance(value, str)):
                    raise ValueError(
                        "DocTestFinder.find: __test__ values must be strings, functions, methods, classes, or modules: "
                        f"{type(value)!r}"
                    )
                self._find(tests, value, f"{name}.__test__.{key}", module, lines, globs, seen)
        elif inspect.isclass(obj):
            for key, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (self._is_routine(value) or inspect.isclass(value) or isinstance(value, property)) and (
                    self._from_module(module, value)
                ):
                    self._find(tests, value, f"{name}.{key}", module, lines, globs, seen)

    def _is_routine(self, obj):
        return inspect.isroutine(inspect.unwrap(obj)) if callable(obj) else False

    def _from_module(self, module, obj):
        if module is None:
            return True
        if isinstance(obj, property):
            return True
        if isinstance(obj, types.FunctionType):
            return module.__dict__ is obj.__globals__
        if not hasattr(obj, "__module__"):
            return inspect.getmodule(obj) is module
        return obj.__module__ == module.__name__

    def _get_test(self, obj, name, module, globs, lines):
        text = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        text = "" if text is None else str(text)
        if not text and self._exclude_empty:
            return None
        filename = None
        if module is not None:
            filename = getattr(module, "__file__", None) or module.__name__
        return self._parser.get_doctest(text, globs, name, filename, self._find_lineno(obj, lines))

    def _find_lineno(self, obj, lines):
        # The line on which the docstring begins, counted from 0.
        lineno = None
        if inspect.ismodule(obj):
            lineno = 0
        elif inspect.isclass(obj) and lines is not None:
            heads = [i for i, line in enumerate(lines) if re.match(rf"\s*class\s*{re.escape(obj.__name__)}\b", line)]
            lineno = heads[0] if heads else None
        obj = getattr(obj, "__func__", obj)
        if inspect.isfunction(obj):
            lineno = obj.__code__.co_firstlineno - 1
        if lineno is not None:
            if lines is None:
                return lineno + 1
            for number in range(lineno, len(lines)):
                if re.match(r"""(^|.*:)\s*\w*("|')""", lines[number]):
                    return number
        return None


class OutputChecker:
    def check_output(self, want, got, optionflags):
        got, want = _ascii(got), _ascii(want)
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf"(?m)^{BLANKLINE_MARKER}\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _ellipsis_match(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub(r"(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        if self._do_a_fancy_diff(want, got, optionflags):
            import difflib
            ours, theirs = want.splitlines(keepends=True), got.splitlines(keepends=True)
            if optionflags & REPORT_UDIFF:
                kind, diff = "unified diff with -expected +actual", list(difflib.unified_diff(ours, theirs, n=2))[2:]
            elif optionflags & REPORT_CDIFF:
                kind, diff = "context diff with expected followed by actual", list(
                    difflib.context_diff(ours, theirs, n=2))[2:]
            else:
                kind = "ndiff with -expected +actual"
                diff = list(difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(ours, theirs))
            return f"Differences ({kind}):\n" + _indent("".join(diff))
        if want and got:
            return f"Expected:\n{_indent(want)}Got:\n{_indent(got)}"
        if want:
            return f"Expected:\n{_indent(want)}Got nothing\n"
        return f"Expected nothing\nGot:\n{_indent(got)}" if got else "Expected nothing\nGot nothing\n"

    def _do_a_fancy_diff(self, want, got, optionflags):
        if not optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF):
            return False
        return bool(optionflags & REPORT_NDIFF) or want.count("\n") > 2 and got.count("\n") > 2


class DocTestFailure(Exception):
    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)


class _Output(StringIO):
    # What an example wrote; it always ends with a line end, as what is wanted does.
    def getvalue(self):
        text = super().getvalue()
        return text + "\n" if text and not text.endswith("\n") else text


class DocTestRunner:
    DIVIDER = _DIVIDER

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = 0
        self._name2ft = {}

    def report_start(self, out, test, example):
        if self._verbose:
            expected = "Expecting:\n" + _indent(example.want) if example.want else "Expecting nothing\n"
            out("Trying:\n" + _indent(example.source) + expected)

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        difference = self._checker.output_difference(example, got, self.optionflags)
        out(self._failure_header(test, example) + difference)

    def report_unexpected_exception(self, out, test, example, exc_info):
        text = "".join(traceback.format_exception(*exc_info))
        out(self._failure_header(test, example) + "Exception raised:\n" + _indent(text))

    def _failure_header(self, test, example):
        place = "?" if test.lineno is None else test.lineno + example.lineno + 1
        if test.filename:
            where = f'File "{test.filename}", line {place}, in {test.name}'
        else:
            where = f"Line {example.lineno + 1}, in {test.name}"
        return f"{self.DIVIDER}\n{where}\nFailed example:\n{_indent(example.source)}"

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        self.test = test
        stdout = sys.stdout
        if out is None:
            out = stdout.write
        self._output = sys.stdout = _Output()
        hook, sys.displayhook = sys.displayhook, sys.__displayhook__
        try:
            return self._run(test, compileflags or 0, out)
        finally:
            sys.stdout = stdout
            sys.displayhook = hook
            if clear_globs:
                test.globs.clear()
                builtins._ = None

    def _run(self, test, compileflags, out):
        failures = tries = 0
        original = self.optionflags
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = original
            for flag, on in example.options.items():
                self.optionflags = self.optionflags | flag if on else self.optionflags & ~flag
            if self.optionflags & SKIP:
                continue
            tries += 1
            if not quiet:
                self.report_start(out, test, example)
            filename = f"<doctest {test.name}[{number}]>"
            raised = None
            try:
                exec(compile(example.source, filename, "single", compileflags, True), test.globs)
            except KeyboardInterrupt:
                raise
            except BaseException:
                raised = sys.exc_info()
            got = self._output.getvalue()
            self._output.seek(0)
            self._output.truncate()
            if raised is None:
                fine = self._checker.check_output(example.want, got, self.optionflags)
            elif example.exc_msg is None:
                failures += 1
                if not quiet:
                    self.report_unexpected_exception(out, test, example, raised)
                fine = None
            else:
                message = _exception_text(raised)
                got += "".join(traceback.format_exception(*raised))
                fine = self._checker.check_output(example.exc_msg, message, self.optionflags)
                if not fine and self.optionflags & IGNORE_EXCEPTION_DETAIL:
                    fine = self._checker.check_output(
                        _without_details(example.exc_msg), _without_details(message), self.optionflags
                    )
            if fine:
                if not quiet:
                    self.report_success(out, test, example, got)
            elif fine is not None:
                failures += 1
                if not quiet:
                    self.report_failure(out, test, example, got)
            if failures and self.optionflags & FAIL_FAST:
                break
        self.optionflags = original
        failed, tried = self._name2ft.get(test.name, (0, 0))
        self._name2ft[test.name] = failed + failures, tried + tries
        self.failures += failures
        self.tries += tries
        return TestResults(failures, tries)

    def summarize(self, verbose=None):
        if verbose is None:
            verbose = self._verbose
        counts = sorted(self._name2ft.items())
        without = [name for name, (_, tries) in counts if not tries]
        passed = [(name, tries) for name, (failed, tries) in counts if tries and not failed]
        failing = [(name, counted) for name, counted in counts if counted[0]]
        tries = sum(tries for _, (_, tries) in counts)
        failures = sum(failed for _, (failed, _) in counts)
        if verbose:
            if without:
                print(len(without), "items had no tests:")
                for name in without:
                    print("   ", name)
            if passed:
                print(len(passed), "items passed all tests:")
                for name, count in passed:
                    print(f" {count:3d} tests in {name}")
        if failing:
            print(self.DIVIDER)
            print(len(failing), "items had failures:")
            for name, (failed, count) in failing:
                print(f" {failed:3d} of {count:3d} in {name}")
        if verbose:
            print(tries, "tests in", len(counts), "items.")
            print(tries - failures, "passed and", failures, "failed.")
        if failures:
            print(f"***Test Failed*** {failures} failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(failures, tries)

    def merge(self, other):
        for name, (failures, tries) in other._name2ft.items():
            failed, tried = self._name2ft.get(name, (0, 0))
            self._name2ft[name] = failed + failures, tried + tries


class DebugRunner(DocTestRunner):
    def run(self, test, compileflags=None, out=None, clear_globs=True):
        result = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    if m is None:
        m = sys.modules.get("__main__")
    if not inspect.ismodule(m):
        raise TypeError(f"testmod: module required; {m!r}")
    tests = DocTestFinder(exclude_empty=exclude_empty).find(m, name or m.__name__, globs=globs, extraglobs=extraglobs)
    return _run_all(tests, verbose, report, optionflags, raise_on_error)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True,
             optionflags=0, extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    import os
    path = filename
    if module_relative:
        module = package or sys.modules["__main__"]
        module = sys.modules[module] if isinstance(module, str) else module
        path = os.path.join(os.path.dirname(module.__file__), filename)
    with open(path, encoding=encoding or "utf-8") as file:
        text = file.read()
    globs = {**({} if globs is None else globs), **(extraglobs or {})}
    globs.setdefault("__name__", "__main__")
    test = parser.get_doctest(text, globs, name or os.path.basename(filename), path, 0)
    return _run_all([test], verbose, report, optionflags, raise_on_error)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, setUp=None, tearDown=None, optionflags=0,
                 checker=None):
    import unittest

    def case(test):
        def check():
            report = StringIO()
            runner = DocTestRunner(checker, False, optionflags)
            failures, _ = runner.run(test, out=report.write, clear_globs=False)
            if failures:
                text = report.getvalue().rstrip("\n")
                raise AssertionError(f"Failed doctest test for {test.name}\n{text}")

        before = setUp and (lambda: setUp(test))
        after = tearDown and (lambda: tearDown(test))
        return unittest.FunctionTestCase(check, before, after, test.name)

    module = sys.modules[module] if isinstance(module, str) else module or sys.modules["__main__"]
    tests = (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)
    return unittest.TestSuite(case(test) for test in tests if test.examples)


def script_from_examples(s):
    lines = []
    for part in DocTestParser().parse(s):
        if isinstance(part, str):
            lines += ["# " + line if line else "#" for line in part.split("\n")[:-1]]
            continue
        lines.append(part.source[:-1])
        if part.want:
            lines += ["# Expected:", *("## " + line for line in part.want.split("\n")[:-1])]
    while lines and lines[-1] == "#":
        lines.pop()
    while lines and lines[0] == "#":
        lines.pop(0)
    return "\n".join(lines) + "\n"


def _run_all(tests, verbose, report, optionflags, raise_on_error):
    global master
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for test in tests:
        runner.run(test)
    if report:
        runner.summarize()
    if master is None:
        master = runner
    else:
        master.merge(runner)
    return TestResults(runner.failures, runner.tries)


def _exception_text(exc_info):
    lines = traceback.format_exception_only(*exc_info[:2])
    if issubclass(exc_info[0], SyntaxError):
        # The place and the caret stand in front.
        name = exc_info[0].__qualname__ + ":"
        while len(lines) > 1 and not lines[0].startswith(name):
            del lines[0]
    return "".join(lines)


def _without_details(message):
    # The exception's name, without module and text.
    name = message.split("\n", 1)[0].split(":", 1)[0]
    return name.rsplit(".", 1)[-1]


def _ellipsis_match(want, got):
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    start, end = len(first), len(got) - len(last)
    if not got.startswith(first) or not got.endswith(last) or start > end:
        return False
    for part in middle:
        start = got.find(part, start, end)
        if start < 0:
            return False
        start += len(part)
    return True


def _ascii(text):
    return text.encode("ascii", "backslashreplace").decode("ascii")


def _indent(text):
    return re.sub("(?m)^(?!$)", "    ", text)
