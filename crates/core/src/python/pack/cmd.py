"""A prompt for commands: methods whose names begin with `do_`."""

import string
import sys

__all__ = ["Cmd"]


class Cmd:
    """Reads lines and calls methods."""

    prompt = "(Cmd) "
    identchars = string.ascii_letters + string.digits + "_"
    ruler = "="
    lastcmd = ""
    intro = None
    doc_leader = ""
    doc_header = "Documented commands (type help <topic>):"
    misc_header = "Miscellaneous help topics:"
    undoc_header = "Undocumented commands:"
    nohelp = "*** No help on %s"
    use_rawinput = 1

    def __init__(self, completekey="tab", stdin=None, stdout=None):
        self.stdin = sys.stdin if stdin is None else stdin
        self.stdout = sys.stdout if stdout is None else stdout
        self.cmdqueue = []
        self.completekey = completekey

    def cmdloop(self, intro=None):
        """Read and run commands until one says stop."""
        self.preloop()
        if intro is not None:
            self.intro = intro
        if self.intro:
            self.stdout.write(f"{self.intro}\n")
        stop = None
        while not stop:
            if self.cmdqueue:
                line = self.cmdqueue.pop(0)
            elif self.use_rawinput:
                try:
                    line = input(self.prompt)
                except EOFError:
                    line = "EOF"
            else:
                self.stdout.write(self.prompt)
                self.stdout.flush()
                line = self.stdin.readline()
                line = line.rstrip("\r\n") if line else "EOF"
            line = self.precmd(line)
            stop = self.postcmd(self.onecmd(line), line)
        self.postloop()

    def precmd(self, line):
        """Before a command: the line."""
        return line

    def postcmd(self, stop, line):
        """After a command: whether to stop."""
        return stop

    def preloop(self):
        """Before all."""

    def postloop(self):
        """After all."""

    def parseline(self, line):
        """Command, argument and line."""
        line = line.strip()
        if not line:
            return None, None, line
        if line[0] == "?":
            line = "help " + line[1:]
        elif line[0] == "!":
            if not hasattr(self, "do_shell"):
                return None, None, line
            line = "shell " + line[1:]
        n = 0
        while n < len(line) and line[n] in self.identchars:
            n += 1
        return line[:n], line[n:].strip(), line

    def onecmd(self, line):
        """Run a command."""
        command, arg, line = self.parseline(line)
        if not line:
            return self.emptyline()
        if command is None:
            return self.default(line)
        self.lastcmd = "" if line == "EOF" else line
        function = getattr(self, "do_" + command, None) if command else None
        return self.default(line) if function is None else function(arg)

    def emptyline(self):
        """An empty line: the last command again."""
        return self.onecmd(self.lastcmd) if self.lastcmd else None

    def default(self, line):
        """A command that is not known."""
        self.stdout.write(f"*** Unknown syntax: {line}\n")

    def completedefault(self, *ignored):
        """Nothing is completed."""
        return []

    def get_names(self):
        """All names of the class."""
        return dir(self.__class__)

    def do_help(self, arg):
        # Its own text is set below: docstrings of the library are not kept.
        if arg:
            function = getattr(self, "help_" + arg, None)
            if function is not None:
                return function()
            doc = getattr(getattr(self, "do_" + arg, None), "__doc__", None)
            self.stdout.write(f"{doc or self.nohelp % (arg,)}\n")
            return None
        names = self.get_names()
        topics = {name[5:] for name in names if name.startswith("help_")}
        documented, rest = [], []
        for name in sorted({name for name in names if name.startswith("do_")}):
            command = name[3:]
            if command in topics:
                topics.discard(command)
                documented.append(command)
            else:
                (documented if getattr(self, name).__doc__ else rest).append(command)
        self.stdout.write(f"{self.doc_leader}\n")
        self.print_topics(self.doc_header, documented, 15, 80)
        self.print_topics(self.misc_header, sorted(topics), 15, 80)
        self.print_topics(self.undoc_header, rest, 15, 80)

    def print_topics(self, header, cmds, cmdlen, maxcol):
        """Write names under a title."""
        if cmds:
            self.stdout.write(f"{header}\n")
            if self.ruler:
                self.stdout.write(f"{self.ruler * len(header)}\n")
            self.columnize(cmds, maxcol - 1)
            self.stdout.write("\n")

    def columnize(self, list, displaywidth=80):
        """Write names in as few rows as fit."""
        if not list:
            self.stdout.write("<empty>\n")
            return
        for rows in range(1, len(list) + 1):
            columns = [list[i:i + rows] for i in range(0, len(list), rows)]
            widths = [max(map(len, column)) for column in columns]
            if sum(widths) + 2 * (len(widths) - 1) <= displaywidth or rows == len(list):
                break
        for row in range(rows):
            cells = [column[row].ljust(width) for column, width in zip(columns, widths) if row < len(column)]
            self.stdout.write("  ".join(cells).rstrip() + "\n" if len(list) > 1 else cells[0] + "\n")


Cmd.do_help.__doc__ = 'List available commands with "help" or detailed help with "help cmd".'
