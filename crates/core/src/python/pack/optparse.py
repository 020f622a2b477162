"""Options on the command line, as they were before argparse."""

import os
import sys
import textwrap

NO_DEFAULT = ("NO", "DEFAULT")
SUPPRESS_HELP, SUPPRESS_USAGE = "SUPPRESSHELP", "SUPPRESSUSAGE"
__all__ = [
    "Option", "make_option", "SUPPRESS_HELP", "SUPPRESS_USAGE", "Values", "OptionContainer", "OptionGroup",
    "OptionParser", "HelpFormatter", "IndentedHelpFormatter", "TitledHelpFormatter", "OptParseError", "OptionError",
    "OptionConflictError", "OptionValueError", "BadOptionError", "check_choice",
]


class OptParseError(Exception):
    """Something about options is wrong."""

    def __init__(self, msg):
        self.msg = msg

    def __str__(self):
        return self.msg


class OptionError(OptParseError):
    """An option was made wrongly."""

    def __init__(self, msg, option):
        self.msg = msg
        self.option_id = str(option)

    def __str__(self):
        return f"option {self.option_id}: {self.msg}" if self.option_id else self.msg


class OptionConflictError(OptionError):
    """Two options have the same name."""


class OptionValueError(OptParseError):
    """A value does not fit."""


class BadOptionError(OptParseError):
    """An option is not known."""

    def __init__(self, opt_str):
        self.opt_str = opt_str

    def __str__(self):
        return f"no such option: {self.opt_str}"


class AmbiguousOptionError(BadOptionError):
    """An option is not written out, and several fit."""

    def __init__(self, opt_str, possibilities):
        super().__init__(opt_str)
        self.possibilities = possibilities

    def __str__(self):
        return f"ambiguous option: {self.opt_str} ({', '.join(self.possibilities)}?)"


def _number(text, kind):
    if kind is int:
        if text[:2].lower() == "0x":
            return int(text[2:] or "0x", 16)
        if text[:2].lower() == "0b":
            return int(text[2:] or "0b", 2)
        if text[:1] == "0" and len(text) > 1:
            return int(text, 8)
    return kind(text)


_KINDS = {"int": (int, "integer"), "long": (int, "integer"), "float": (float, "floating-point"), "complex": (complex, "complex")}


def check_builtin(option, opt, value):
    """A number of an option."""
    kind, what = _KINDS[option.type]
    try:
        return _number(value, kind)
    except ValueError:
        raise OptionValueError(f"option {opt}: invalid {what} value: {value!r}") from None


def check_choice(option, opt, value):
    """One of an option's choices."""
    if value in option.choices:
        return value
    choices = ", ".join(map(repr, option.choices))
    raise OptionValueError(f"option {opt}: invalid choice: {value!r} (choose from {choices})")


class Option:
    """An option."""

    ATTRS = ["action", "type", "dest", "default", "nargs", "const", "choices", "callback", "callback_args",
             "callback_kwargs", "help", "metavar"]
    ACTIONS = ("store", "store_const", "store_true", "store_false", "append", "append_const", "count", "callback", "help", "version")
    TYPED_ACTIONS = ("store", "append", "callback")
    ALWAYS_TYPED_ACTIONS = ("store", "append")
    TYPES = ("string", "int", "long", "float", "complex", "choice")
    TYPE_CHECKER = {**dict.fromkeys(_KINDS, check_builtin), "choice": check_choice}

    def __init__(self, *opts, **attrs):
        self._short_opts, self._long_opts = [], []
        opts = [one for one in opts if one]
        if not opts:
            raise TypeError("at least one option string must be supplied")
        for one in opts:
            if len(one) < 2:
                raise OptionError(f"invalid option string {one!r}: must be at least two characters long", self)
            if len(one) == 2:
                if one[0] != "-" or one[1] == "-":
                    raise OptionError(f"invalid short option string {one!r}: must be of the form -x, (x any non-dash char)", self)
                self._short_opts.append(one)
            else:
                if one[:2] != "--" or one[2] == "-":
                    raise OptionError(f"invalid long option string {one!r}: must start with --, followed by non-dash", self)
                self._long_opts.append(one)
        for name in self.ATTRS:
            setattr(self, name, attrs.pop(name, NO_DEFAULT if name == "default" else None))
        if attrs:
            raise OptionError(f"invalid keyword arguments: {', '.join(sorted(attrs))}", self)
        self._check()

    def _check(self):
        if self.action is None:
            self.action = "store"
        elif self.action not in self.ACTIONS:
            raise OptionError(f"invalid action: {self.action!r}", self)
        if isinstance(self.type, type):
            self.type = self.type.__name__
        if self.type is None:
            if self.action in self.ALWAYS_TYPED_ACTIONS:
                self.type = "choice" if self.choices is not None else "string"
        else:
            if self.type == "str":
                self.type = "string"
            if self.type not in self.TYPES:
                raise OptionError(f"invalid option type: {self.type!r}", self)
            if self.action not in self.TYPED_ACTIONS:
                raise OptionError(f"must not supply a type for action {self.action!r}", self)
        if self.type == "choice":
            if self.choices is None:
                raise OptionError("must supply a list of choices for type 'choice'", self)
        elif self.choices is not None:
            raise OptionError(f"must not supply choices for type {self.type!r}", self)
        if self.dest is None and (self.action not in ("callback", "help", "version") or self.type is not None):
            self.dest = self._long_opts[0][2:].replace("-", "_") if self._long_opts else self._short_opts[0][1]
        if self.action in self.TYPED_ACTIONS and self.type is not None and self.nargs is None:
            self.nargs = 1
        if self.action == "callback" and not callable(self.callback):
            raise OptionError(f"callback not callable: {self.callback!r}", self)

    def __str__(self):
        return "/".join(self._short_opts + self._long_opts)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}: {self}>"

    def takes_value(self):
        """Whether it has a value."""
        return self.type is not None

    def get_opt_string(self):
        """Its name."""
        return (self._long_opts or self._short_opts)[0]

    def check_value(self, opt, value):
        """A text as a value."""
        checker = self.TYPE_CHECKER.get(self.type)
        return value if checker is None else checker(self, opt, value)

    def convert_value(self, opt, value):
        """Texts as values."""
        if value is None:
            return None
        return self.check_value(opt, value) if self.nargs == 1 else tuple([self.check_value(opt, one) for one in value])

    def process(self, opt, value, values, parser):
        """Do what it says."""
        return self.take_action(self.action, self.dest, opt, self.convert_value(opt, value), values, parser)

    def take_action(self, action, dest, opt, value, values, parser):
        """Do it."""
        if action == "store":
            setattr(values, dest, value)
        elif action == "store_const":
            setattr(values, dest, self.const)
        elif action in ("store_true", "store_false"):
            setattr(values, dest, action == "store_true")
        elif action in ("append", "append_const"):
            values.ensure_value(dest, []).append(value if action == "append" else self.const)
        elif action == "count":
            setattr(values, dest, values.ensure_value(dest, 0) + 1)
        elif action == "callback":
            self.callback(self, opt, value, parser, *(self.callback_args or ()), **(self.callback_kwargs or {}))
        elif action == "help":
            parser.print_help()
            parser.exit()
        elif action == "version":
            parser.print_version()
            parser.exit()
        else:
            raise ValueError(f"unknown action {self.action!r}")
        return 1


make_option = Option


class Values:
    """What the options say."""

    def __init__(self, defaults=None):
        self.__dict__.update(defaults or {})

    def __str__(self):
        return str(self.__dict__)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}: {self}>"

    def __eq__(self, other):
        if isinstance(other, Values):
            return self.__dict__ == other.__dict__
        return self.__dict__ == other if isinstance(other, dict) else NotImplemented

    def ensure_value(self, attr, value):
        """A value, which is this one if there is none."""
        if getattr(self, attr, None) is None:
            setattr(self, attr, value)
        return getattr(self, attr)


class HelpFormatter:
    """Writes what there is."""

    def __init__(self, indent_increment=2, max_help_position=24, width=None, short_first=1):
        self.indent_increment = indent_increment
        if width is None:
            width = int(os.environ.get("COLUMNS", 80)) - 2
        self.width = width
        self.max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self.current_indent = 0
        self.short_first = short_first
        self.default_tag = "%default"

    def indent(self):
        """Further in."""
        self.current_indent += self.indent_increment

    def dedent(self):
        """Further out."""
        self.current_indent -= self.indent_increment

    def format_usage(self, usage):
        """How it is called."""
        return f"Usage: {usage}\n"

    def format_heading(self, heading):
        """A title."""
        return f"{'':{self.current_indent}}{heading}:\n"

    def _text(self, text):
        indent = " " * self.current_indent
        return textwrap.fill(text, max(self.width - self.current_indent, 11), initial_indent=indent, subsequent_indent=indent)

    def format_description(self, description):
        """What it is for."""
        return self._text(description) + "\n" if description else ""

    def format_epilog(self, epilog):
        """What is said last."""
        return "\n" + self._text(epilog) + "\n" if epilog else ""

    def format_option_strings(self, option):
        """An option's names with their values."""
        if option.takes_value():
            name = option.metavar or option.dest.upper()
            short = [f"{one} {name}" for one in option._short_opts]
            long = [f"{one}={name}" for one in option._long_opts]
        else:
            short, long = option._short_opts, option._long_opts
        return ", ".join(short + long if self.short_first else long + short)

    def format_option(self, option, position):
        """An option with its text."""
        names = self.format_option_strings(option)
        width = position - self.current_indent - 2
        if len(names) > width:
            out, first = f"{'':{self.current_indent}}{names}\n", position
        else:
            out, first = f"{'':{self.current_indent}}{names:{width}}  ", 0
        if not option.help:
            return out if out.endswith("\n") else out + "\n"
        lines = textwrap.wrap(self.expand_default(option), max(self.width - position, 11))
        out += f"{'':{first}}{lines[0]}\n"
        return out + "".join([f"{'':{position}}{line}\n" for line in lines[1:]])

    def expand_default(self, option):
        """An option's text with its default in it."""
        if self.parser is None or self.default_tag not in option.help:
            return option.help
        value = self.parser.defaults.get(option.dest)
        value = "none" if value is NO_DEFAULT or value is None else value
        return option.help.replace(self.default_tag, str(value))


class IndentedHelpFormatter(HelpFormatter):
    """Writes what there is, indented."""


class TitledHelpFormatter(HelpFormatter):
    """Writes what there is, under underlined titles."""

    def __init__(self, indent_increment=0, max_help_position=24, width=None, short_first=0):
        super().__init__(indent_increment, max_help_position, width, short_first)

    def format_usage(self, usage):
        return f"{self.format_heading('Usage')}  {usage}\n"

    def format_heading(self, heading):
        return f"{heading}\n{'=-'[self.current_indent > 0] * len(heading)}\n"


class OptionContainer:
    """What has options."""

    def __init__(self, option_class, conflict_handler, description):
        self.option_list = []
        self.option_class = option_class
        self.conflict_handler = conflict_handler
        self.description = description

    def set_description(self, description):
        """Say what it is for."""
        self.description = description

    def get_description(self):
        """What it is for."""
        return self.description

    def add_option(self, *args, **kwargs):
        """Add an option; the option."""
        option = args[0] if isinstance(args[0], Option) else self.option_class(*args, **kwargs)
        known = {**self._short_opt, **self._long_opt}
        conflicts = [name for name in option._short_opts + option._long_opts if name in known]
        if conflicts:
            if self.conflict_handler == "error":
                raise OptionConflictError(f"conflicting option string(s): {', '.join(conflicts)}", option)
            for name in conflicts:
                old = known[name]
                names = old._long_opts if name.startswith("--") else old._short_opts
                names.remove(name)
                (self._long_opt if name.startswith("--") else self._short_opt).pop(name)
                if not (old._short_opts or old._long_opts):
                    old.container.option_list.remove(old)
        self.option_list.append(option)
        option.container = self
        for name in option._short_opts:
            self._short_opt[name] = option
        for name in option._long_opts:
            self._long_opt[name] = option
        if option.dest is not None:
            if option.default is not NO_DEFAULT:
                self.defaults[option.dest] = option.default
            else:
                self.defaults.setdefault(option.dest, None)
        return option

    def add_options(self, option_list):
        """Add several."""
        for option in option_list:
            self.add_option(option)

    def get_option(self, opt_str):
        """The option of this name, or None."""
        return self._short_opt.get(opt_str) or self._long_opt.get(opt_str)

    def has_option(self, opt_str):
        """Whether there is one of this name."""
        return self.get_option(opt_str) is not None

    def remove_option(self, opt_str):
        """Take an option away."""
        option = self.get_option(opt_str)
        if option is None:
            raise ValueError(f"no such option {opt_str!r}")
        for names, table in ((option._short_opts, self._short_opt), (option._long_opts, self._long_opt)):
            for name in names:
                del table[name]
        option.container.option_list.remove(option)

    def format_option_help(self, formatter):
        """The options in words."""
        shown = [one for one in self.option_list if one.help is not SUPPRESS_HELP]
        return "".join([formatter.format_option(one, formatter.position) for one in shown])


class OptionGroup(OptionContainer):
    """Options under a title."""

    def __init__(self, parser, title, description=None):
        self.parser, self.title = parser, title
        super().__init__(parser.option_class, parser.conflict_handler, description)
        self._short_opt, self._long_opt, self.defaults = parser._short_opt, parser._long_opt, parser.defaults

    def set_title(self, title):
        """Call it something else."""
        self.title = title

    def format_help(self, formatter):
        """It in words."""
        out = formatter.format_heading(self.title)
        formatter.indent()
        if self.description:
            out += formatter.format_description(self.description) + "\n"
        out += self.format_option_help(formatter)
        formatter.dedent()
        return out


class OptionParser(OptionContainer):
    """Takes arguments apart."""

    def __init__(
        self, usage=None, option_list=None, option_class=Option, version=None, conflict_handler="error",
        description=None, formatter=None, add_help_option=True, prog=None, epilog=None,
    ):
        super().__init__(option_class, conflict_handler, description)
        self._short_opt, self._long_opt, self.defaults, self.option_groups = {}, {}, {}, []
        self.set_usage(usage)
        self.prog, self.version, self.epilog = prog, version, epilog
        self.allow_interspersed_args = self.process_default_values = True
        self.formatter = formatter or IndentedHelpFormatter()
        self.formatter.parser = self
        self.add_options(option_list or ())
        if version:
            self.add_option("--version", action="version", help="show program's version number and exit")
        if add_help_option:
            self.add_option("-h", "--help", action="help", help="show this help message and exit")
        self.rargs = self.largs = self.values = None

    def set_usage(self, usage):
        """Say how it is called."""
        if usage is None:
            self.usage = "%prog [options]"
        elif usage is SUPPRESS_USAGE:
            self.usage = None
        else:
            self.usage = usage[7:] if usage.lower().startswith("usage: ") else usage

    def enable_interspersed_args(self):
        """Options may stand after arguments."""
        self.allow_interspersed_args = True

    def disable_interspersed_args(self):
        """Options end at the first argument."""
        self.allow_interspersed_args = False

    def set_default(self, dest, value):
        """Say a default."""
        self.defaults[dest] = value

    def set_defaults(self, **kwargs):
        """Say defaults."""
        self.defaults.update(kwargs)

    def get_default_values(self):
        """What the options say when nothing is given."""
        found = self.defaults.copy()
        for option in self._all_options():
            value = found.get(option.dest)
            if isinstance(value, str):
                found[option.dest] = option.check_value(option.get_opt_string(), value)
        return Values(found)

    def _all_options(self):
        found = self.option_list[:]
        for group in self.option_groups:
            found += group.option_list
        return found

    def add_option_group(self, *args, **kwargs):
        """Add a group."""
        group = OptionGroup(self, *args, **kwargs) if isinstance(args[0], str) else args[0]
        self.option_groups.append(group)
        return group

    def get_option_group(self, opt_str):
        """The group of an option."""
        option = self.get_option(opt_str)
        return option.container if option and option.container is not self else None

    def parse_args(self, args=None, values=None):
        """What the options say, and the other arguments."""
        self.rargs = list(sys.argv[1:] if args is None else args)
        self.largs = []
        self.values = self.get_default_values() if values is None else values
        try:
            self._process_args(self.largs, self.rargs, self.values)
        except (BadOptionError, OptionValueError) as exc:
            self.error(str(exc))
        return self.check_values(self.values, self.largs + self.rargs)

    def check_values(self, values, args):
        """For derived classes: the values and arguments."""
        return values, args

    def _process_args(self, largs, rargs, values):
        while rargs:
            arg = rargs[0]
            if arg == "--":
                del rargs[0]
                return
            if arg[:2] == "--":
                self._process_long_opt(rargs, values)
            elif arg[:1] == "-" and len(arg) > 1:
                self._process_short_opts(rargs, values)
            elif self.allow_interspersed_args:
                largs.append(rargs.pop(0))
            else:
                return

    def _match_long_opt(self, opt):
        if opt in self._long_opt:
            return opt
        possible = sorted([one for one in self._long_opt if one.startswith(opt)])
        if len(possible) == 1:
            return possible[0]
        raise AmbiguousOptionError(opt, possible) if possible else BadOptionError(opt)

    def _value_of(self, option, opt, rargs):
        n = option.nargs
        if len(rargs) < n:
            self.error(f"{opt} option requires {n} argument{'' if n == 1 else 's'}")
        if n == 1:
            return rargs.pop(0)
        value = tuple(rargs[:n])
        del rargs[:n]
        return value

    def _process_long_opt(self, rargs, values):
        opt, equals, given = rargs.pop(0).partition("=")
        if equals:
            rargs.insert(0, given)
        opt = self._match_long_opt(opt)
        option = self._long_opt[opt]
        value = None
        if option.takes_value():
            value = self._value_of(option, opt, rargs)
        elif equals:
            self.error(f"{opt} option does not take a value")
        option.process(opt, value, values, self)

    def _process_short_opts(self, rargs, values):
        letters = rargs.pop(0)[1:]
        while letters:
            opt, letters = "-" + letters[0], letters[1:]
            option = self._short_opt.get(opt)
            if option is None:
                raise BadOptionError(opt)
            value = None
            if option.takes_value():
                if letters:
                    rargs.insert(0, letters)
                    letters = ""
                value = self._value_of(option, opt, rargs)
            option.process(opt, value, values, self)

    def get_prog_name(self):
        """The program's name."""
        return os.path.basename(sys.argv[0]) if self.prog is None else self.prog

    def expand_prog_name(self, s):
        """A text with the program's name in it."""
        return s.replace("%prog", self.get_prog_name())

    def exit(self, status=0, msg=None):
        """End the program."""
        if msg:
            sys.stderr.write(msg)
        sys.exit(status)

    def error(self, msg):
        """End the program: its arguments are wrong."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.get_prog_name()}: error: {msg}\n")

    def get_usage(self):
        """How it is called."""
        return self.formatter.format_usage(self.expand_prog_name(self.usage)) if self.usage else ""

    def print_usage(self, file=None):
        """Write how it is called."""
        if self.usage:
            print(self.get_usage(), file=file)

    def get_version(self):
        """Its version."""
        return self.expand_prog_name(self.version) if self.version else ""

    def print_version(self, file=None):
        """Write its version."""
        if self.version:
            print(self.get_version(), file=file)

    def format_option_help(self, formatter=None):
        """The options in words."""
        formatter = formatter or self.formatter
        longest = 0
        for option in self._all_options():
            if option.help is not SUPPRESS_HELP:
                indent = formatter.indent_increment * (1 if option.container is self else 2)
                longest = max(longest, len(formatter.format_option_strings(option)) + indent)
        formatter.position = min(longest + 2, formatter.max_help_position)
        parts = [formatter.format_heading("Options")]
        formatter.indent()
        if self.option_list:
            parts += [super().format_option_help(formatter), "\n"]
        for group in self.option_groups:
            parts += [group.format_help(formatter), "\n"]
        formatter.dedent()
        return "".join(parts[:-1])

    def format_help(self, formatter=None):
        """All that can be said."""
        formatter = formatter or self.formatter
        out = self.get_usage() + "\n" if self.usage else ""
        if self.description:
            out += formatter.format_description(self.expand_prog_name(self.description)) + "\n"
        return out + self.format_option_help(formatter) + formatter.format_epilog(self.epilog)

    def print_help(self, file=None):
        """Write all that can be said."""
        (sys.stdout if file is None else file).write(self.format_help())
