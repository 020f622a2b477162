"""Text run as at a prompt."""

import sys
import traceback
from codeop import CommandCompiler, compile_command

__all__ = ["InteractiveInterpreter", "InteractiveConsole", "interact", "compile_command"]


class InteractiveInterpreter:
    """Runs pieces of text in one namespace."""

    def __init__(self, locals=None):
        self.locals = {"__name__": "__console__", "__doc__": None} if locals is None else locals
        self.compile = CommandCompiler()

    def runsource(self, source, filename="<input>", symbol="single"):
        """Run a text; True if more is needed first."""
        try:
            code = self.compile(source, filename, symbol)
        except (OverflowError, SyntaxError, ValueError):
            self.showsyntaxerror(filename)
            return False
        if code is None:
            return True
        self.runcode(code)
        return False

    def runcode(self, code):
        """Run code; its exception is written."""
        try:
            exec(code, self.locals)
        except SystemExit:
            raise
        except:
            self.showtraceback()

    def showsyntaxerror(self, filename=None):
        """Write the syntax error that is being handled."""
        self.write("".join(traceback.format_exception_only(sys.exc_info()[1])))

    def showtraceback(self):
        """Write the exception that is being handled."""
        exc = sys.exc_info()[1]
        sys.last_type, sys.last_value, sys.last_traceback = type(exc), exc, exc.__traceback__
        self.write("".join(traceback.format_exception(exc)))

    def write(self, data):
        """Write to stderr."""
        sys.stderr.write(data)


class InteractiveConsole(InteractiveInterpreter):
    """A prompt."""

    def __init__(self, locals=None, filename="<console>"):
        super().__init__(locals)
        self.filename = filename
        self.resetbuffer()

    def resetbuffer(self):
        """Forget the lines so far."""
        self.buffer = []

    def interact(self, banner=None, exitmsg=None):
        """Read and run lines until there are no more."""
        self.write(f"{banner}\n" if banner else "" if banner == "" else f"Python {sys.version}\n({type(self).__name__})\n")
        more = False
        while True:
            try:
                line = self.raw_input(getattr(sys, "ps2", "... ") if more else getattr(sys, "ps1", ">>> "))
            except EOFError:
                self.write("\n")
                break
            except KeyboardInterrupt:
                self.write("\nKeyboardInterrupt\n")
                self.resetbuffer()
                more = False
            else:
                more = self.push(line)
        if exitmsg != "":
            self.write(f"now exiting {type(self).__name__}...\n" if exitmsg is None else f"{exitmsg}\n")

    def push(self, line):
        """Another line; True if more is needed."""
        self.buffer.append(line)
        more = self.runsource("\n".join(self.buffer), self.filename)
        if not more:
            self.resetbuffer()
        return more

    def raw_input(self, prompt=""):
        """A line from standard input."""
        return input(prompt)


def interact(banner=None, readfunc=None, local=None, exitmsg=None):
    """A prompt until there are no more lines."""
    console = InteractiveConsole(local)
    if readfunc is not None:
        console.raw_input = readfunc
    console.interact(banner, exitmsg)
