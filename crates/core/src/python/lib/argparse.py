"""Arguments of a command line."""

import sys

__all__ = [
    "ArgumentParser", "ArgumentError", "ArgumentTypeError", "Namespace", "Action", "HelpFormatter",
    "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "ArgumentDefaultsHelpFormatter", "BooleanOptionalAction",
    "OPTIONAL", "ZERO_OR_MORE", "ONE_OR_MORE", "REMAINDER", "SUPPRESS", "FileType",
]

OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, REMAINDER, PARSER = "?", "*", "+", "...", "A..."
SUPPRESS = "==SUPPRESS=="


class ArgumentTypeError(Exception):
    """A text is not of an argument's type."""


class ArgumentError(Exception):
    """An argument is wrong."""

    def __init__(self, argument, message):
        self.argument_name = None if argument is None else argument._shown_name()
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


class Namespace:
    """The values of arguments."""

    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{key}={value!r}' for key, value in self.__dict__.items())})"


class Action:
    """An argument, and what becomes of it."""

    def __init__(
        self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False,
        help=None, metavar=None,
    ):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def _shown_name(self):
        if self.option_strings:
            return "/".join(self.option_strings)
        return self.metavar or self.dest

    def _value_name(self):
        if self.metavar is not None:
            return self.metavar
        if self.choices is not None:
            return "{" + ",".join(map(str, self.choices)) + "}"
        return self.dest.upper() if self.option_strings else self.dest

    def _values_text(self):
        """How its values are shown: `X`, `[X ...]`."""
        name = self._value_name()
        if isinstance(name, tuple):
            return " ".join(name)
        if self.nargs is None:
            return name
        if self.nargs == OPTIONAL:
            return f"[{name}]"
        if self.nargs == ZERO_OR_MORE:
            return f"[{name} ...]"
        if self.nargs == ONE_OR_MORE:
            return f"{name} [{name} ...]"
        if self.nargs == REMAINDER:
            return "..."
        if self.nargs == PARSER:
            return f"{name} ..."
        return " ".join([name] * self.nargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _Const(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _Append(Action):
    def _extend(self, namespace, values):
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest, None) or ()), *values])

    def __call__(self, parser, namespace, values, option_string=None):
        self._extend(namespace, [values])


class _AppendConst(_Append):
    def __call__(self, parser, namespace, values, option_string=None):
        self._extend(namespace, [self.const])


class _Extend(_Append):
    def __call__(self, parser, namespace, values, option_string=None):
        self._extend(namespace, values)


class _Count(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _Help(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _Version(Action):
    version = None

    def __call__(self, parser, namespace, values, option_string=None):
        print(self.version % {"prog": parser.prog} if "%(" in self.version else self.version)
        parser.exit()


class BooleanOptionalAction(Action):
    """An option and its opposite: `--x` and `--no-x`."""

    def __init__(self, option_strings, dest, **options):
        names = []
        for name in option_strings:
            names.append(name)
            if name.startswith("--"):
                names.append("--no-" + name[2:])
        options["nargs"] = 0
        super().__init__(names, dest, **options)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))


class _SubParsers(Action):
    """The commands that a parser has."""

    def __init__(self, prog, parser_class, **options):
        super().__init__([], nargs=PARSER, **options)
        self._prog = prog
        self._parser_class = parser_class
        self._helps = []
        self.choices = {}

    def add_parser(self, name, *, help=None, aliases=(), **options):
        """Add a command."""
        options.setdefault("prog", f"{self._prog} {name}")
        parser = self._parser_class(**options)
        for one in (name, *aliases):
            self.choices[one] = parser
        if help is not None:
            self._helps.append((name, help))
        return parser

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self.choices:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self.choices)})")
        found, extra = self.choices[name].parse_known_args(rest)
        for key, value in vars(found).items():
            setattr(namespace, key, value)
        if extra:
            parser._extra.extend(extra)


_ACTIONS = {
    None: (Action, None), "store": (Action, None), "store_const": (_Const, 0), "store_true": (_Const, 0),
    "store_false": (_Const, 0), "append": (_Append, None), "append_const": (_AppendConst, 0), "count": (_Count, 0),
    "extend": (_Extend, None), "help": (_Help, 0), "version": (_Version, 0),
}


class FileType:
    """Opens the file that an argument names."""

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode

    def __call__(self, string):
        if string == "-":
            return sys.stdin if "r" in self._mode else sys.stdout
        try:
            return open(string, self._mode)
        except OSError as exc:
            raise ArgumentTypeError(f"can't open '{string}': {exc}") from None


class HelpFormatter:
    """How help is laid out; only which class it is counts."""


class RawDescriptionHelpFormatter(HelpFormatter):
    """The description stays as it is."""


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """All texts stay as they are."""


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Help says the defaults."""


class _Group:
    """Arguments that belong together."""

    def __init__(self, parser, title=None, description=None, exclusive=False, required=False):
        self._parser = parser
        self.title = title
        self.description = description
        self.exclusive = exclusive
        self.required = required
        self._actions = []

    def add_argument(self, *names, **options):
        """Add an argument."""
        group = None if self.exclusive else self
        action = self._parser._add(names, options, group)
        self._actions.append(action)
        return action

    def add_mutually_exclusive_group(self, *, required=False):
        """Arguments of which one at most may be given."""
        return self._parser.add_mutually_exclusive_group(required=required)


class ArgumentParser:
    """Reads the arguments of a command line."""

    def __init__(
        self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
        prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True,
        allow_abbrev=True, exit_on_error=True, **more,
    ):
        self.prog = prog or (sys.argv[0].rpartition("/")[2] if sys.argv else "main.py")
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.argument_default = argument_default
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._actions = []
        self._groups = []
        self._exclusive = []
        self._defaults = {}
        self._options = {}
        self._subparsers = None
        self._extra = []
        if add_help:
            self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="show this help message and exit")
        for parent in parents:
            for action in parent._actions:
                if not isinstance(action, _Help):
                    self._register(action)

    # What there is.

    def add_argument(self, *names, **options):
        """Add an argument."""
        return self._add(names, options, None)

    def _add(self, names, options, group):
        options = dict(options)
        optional = not names or names[0].startswith("-")
        action = options.pop("action", None)
        kind, nargs = _ACTIONS[action] if action is None or isinstance(action, str) else (action, None)
        if isinstance(action, str) and action not in _ACTIONS:
            raise ValueError(f"unknown action {action!r}")
        if nargs is not None:
            options["nargs"] = nargs
        if action in ("store_true", "store_false"):
            options["const"] = action == "store_true"
            options.setdefault("default", action == "store_false")
        version = options.pop("version", None)
        if action == "version":
            options.setdefault("default", SUPPRESS)
            options.setdefault("help", "show program's version number and exit")
        dest = options.pop("dest", None)
        if optional:
            if dest is None:
                long = [name for name in names if name.startswith("--")]
                dest = (long or list(names))[0].lstrip("-").replace("-", "_")
            strings = list(names)
        else:
            if "required" in options:
                raise TypeError("'required' is an invalid argument for positionals")
            dest = dest or names[0]
            strings = []
            nargs = options.get("nargs")
            options["required"] = nargs not in (OPTIONAL, REMAINDER) and not (nargs == ZERO_OR_MORE and "default" in options)
        if "default" not in options and self.argument_default is not None:
            options["default"] = self.argument_default
        made = kind(strings, dest, **options)
        if version is not None:
            made.version = version
        made._group = group
        return self._register(made)

    def _register(self, action):
        for name in action.option_strings:
            if name in self._options:
                raise ArgumentError(action, f"conflicting option string: {name}")
            self._options[name] = action
        self._actions.append(action)
        return action

    def add_argument_group(self, title=None, description=None, **options):
        """Arguments that help shows together."""
        group = _Group(self, title, description)
        self._groups.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required=False):
        """Arguments of which one at most may be given."""
        group = _Group(self, exclusive=True, required=required)
        self._exclusive.append(group)
        return group

    def add_subparsers(self, *, title=None, description=None, prog=None, parser_class=None, dest=SUPPRESS, required=False, help=None, metavar=None):
        """Commands, each with a parser of its own."""
        prog = prog or " ".join([self.prog, *[a._values_text() for a in self._actions if not a.option_strings]])
        action = _SubParsers(prog, parser_class or type(self), dest=dest, required=required, help=help, metavar=metavar)
        action._group = None
        self._subparsers = self._register(action)
        return action

    def set_defaults(self, **kwargs):
        """Values of arguments that are not given."""
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        """The value of an argument that is not given."""
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    # Reading.

    def parse_args(self, args=None, namespace=None):
        """Read all arguments."""
        found, extra = self.parse_known_args(args, namespace)
        if extra:
            self.error(f"unrecognized arguments: {' '.join(extra)}")
        return found

    def parse_known_args(self, args=None, namespace=None):
        """Read the arguments; those that nobody knows are given back."""
        args = list(sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            extra = self._parse(args, namespace)
        except ArgumentError as exc:
            if not self.exit_on_error:
                raise
            self.error(str(exc))
        return namespace, extra

    def _parse(self, args, namespace):
        self._extra = []
        seen = set()
        given = {}
        positionals = [action for action in self._actions if not action.option_strings]
        waiting = []
        at = 0
        only_values = False
        while at < len(args):
            arg = args[at]
            if arg == "--" and not only_values:
                only_values = True
                at += 1
                continue
            action, name, value = (None, None, None) if only_values else self._option(arg)
            if action is None and name is None:
                if positionals and positionals[0].nargs in (REMAINDER, PARSER) and not waiting:
                    waiting.extend(args[at:])
                    break
                waiting.append(arg)
                at += 1
                plain = positionals and len(positionals) == 1 and positionals[0].nargs == PARSER
                if plain:
                    waiting.extend(args[at:])
                    break
                continue
            at += 1
            if action is None:
                self._extra.append(arg)
                continue
            at = self._take_option(action, name, value, args, at, namespace, seen, given)
        self._take_positionals(positionals, waiting, namespace, seen)
        self._check(namespace, seen)
        return self._extra

    def _option(self, arg):
        """The option that an argument is, how it was written, and the value that came with it."""
        if not arg.startswith("-") or arg == "-":
            return None, None, None
        if arg in self._options:
            return self._options[arg], arg, None
        if "=" in arg:
            name, _, value = arg.partition("=")
            if name in self._options:
                return self._options[name], name, value
        if arg.startswith("--"):
            name, mark, value = arg.partition("=")
            fitting = [option for option in self._options if option.startswith(name)] if self.allow_abbrev else []
            if len(fitting) > 1:
                raise ArgumentError(None, f"ambiguous option: {arg} could match {', '.join(fitting)}")
            if fitting:
                return self._options[fitting[0]], fitting[0], value if mark else None
        elif arg[:2] in self._options:
            return self._options[arg[:2]], arg[:2], arg[2:]
        if _is_number(arg) and not any(_is_number(option) for option in self._options) or " " in arg:
            return None, None, None
        return None, arg, None

    def _take_option(self, action, name, value, args, at, namespace, seen, given):
        for group in self._exclusive:
            if action in group._actions:
                other = given.get(id(group))
                if other is not None and other is not action:
                    raise ArgumentError(action, f"not allowed with argument {other._shown_name()}")
                given[id(group)] = action
        seen.add(id(action))
        if action.nargs == 0:
            action(self, namespace, [], name)
            if value is not None:
                if name.startswith("--"):
                    raise ArgumentError(action, f"ignored explicit argument {value!r}")
                # Short options written together.
                rest, name, value = self._option("-" + value)
                if rest is None:
                    raise ArgumentError(action, f"ignored explicit argument {value!r}")
                return self._take_option(rest, name, value, args, at, namespace, seen, given)
            return at
        if value is not None:
            values = [value]
        else:
            least, most = _counts(action.nargs)
            values = []
            while at < len(args) and (most is None or len(values) < most):
                if args[at] == "--" or self._option(args[at])[1] is not None and action.nargs != REMAINDER:
                    break
                values.append(args[at])
                at += 1
            if len(values) < least:
                raise ArgumentError(action, _expected(action.nargs))
        action(self, namespace, self._convert(action, values), name)
        return at

    def _take_positionals(self, positionals, waiting, namespace, seen):
        # Each takes as many as leave enough for those after it.
        least_after = [sum(_counts(one.nargs)[0] for one in positionals[i + 1:]) for i in range(len(positionals))]
        for action, after in zip(positionals, least_after):
            least, most = _counts(action.nargs)
            room = max(len(waiting) - after, 0)
            n = room if most is None else min(most, room)
            if n < least:
                return
            values, waiting[:] = waiting[:n], waiting[n:]
            if values or least == 0:
                if values or action.nargs not in (OPTIONAL, ZERO_OR_MORE):
                    seen.add(id(action))
                    action(self, namespace, self._convert(action, values), None)
                else:
                    seen.add(id(action))
                    if action.nargs == ZERO_OR_MORE and action.default is None:
                        setattr(namespace, action.dest, [])
        self._extra.extend(waiting)

    def _convert(self, action, texts):
        values = []
        for text in texts:
            value = text
            if action.type is not None:
                try:
                    value = action.type(text)
                except ArgumentTypeError as exc:
                    raise ArgumentError(action, str(exc)) from None
                except (TypeError, ValueError):
                    name = getattr(action.type, "__name__", repr(action.type))
                    raise ArgumentError(action, f"invalid {name} value: {text!r}") from None
            if action.choices is not None and action.nargs != PARSER and value not in action.choices:
                shown = ", ".join(map(repr, action.choices))
                raise ArgumentError(action, f"invalid choice: {value!r} (choose from {shown})")
            values.append(value)
        if action.nargs == PARSER and values and values[0] not in action.choices:
            shown = ", ".join(map(repr, action.choices))
            raise ArgumentError(action, f"invalid choice: {values[0]!r} (choose from {shown})")
        if action.nargs is None:
            return values[0]
        if action.nargs == OPTIONAL:
            return values[0] if values else action.const if action.option_strings else action.default
        return values

    def _check(self, namespace, seen):
        missing = []
        for action in self._actions:
            if id(action) in seen:
                continue
            if action.required:
                missing.append(action._shown_name() if action.dest is not SUPPRESS or action.metavar else "{" + ",".join(action.choices) + "}")
            elif isinstance(action.default, str) and action.type is not None and getattr(namespace, action.dest, None) == action.default:
                # A default that is text is read as if it were given.
                setattr(namespace, action.dest, self._convert(Action(action.option_strings, action.dest, type=action.type), [action.default]))
        if missing:
            self.error(f"the following arguments are required: {', '.join(missing)}")
        for group in self._exclusive:
            if group.required and not any(id(action) in seen for action in group._actions):
                names = [action._shown_name() for action in group._actions if action.help is not SUPPRESS]
                self.error(f"one of the arguments {' '.join(names)} is required")

    # Words.

    def format_usage(self):
        """How the program is called, in short."""
        if self.usage is not None:
            return f"usage: {self.usage % {'prog': self.prog} if '%(' in self.usage else self.usage}\n"
        options, values = [], []
        grouped = {}
        for group in self._exclusive:
            for action in group._actions:
                grouped[id(action)] = group
        done = set()
        for action in self._actions:
            if action.help is SUPPRESS:
                continue
            if not action.option_strings:
                values.append(action._values_text())
                continue
            group = grouped.get(id(action))
            if group is None:
                text = _option_usage(action)
                options.append(text if action.required else f"[{text}]")
            elif id(group) not in done:
                done.add(id(group))
                text = " | ".join(_option_usage(one) for one in group._actions)
                options.append(f"({text})" if group.required else f"[{text}]")
        return _wrap_usage(f"usage: {self.prog}", options, values)

    def format_help(self):
        """All that is to be said."""
        import textwrap

        raw = issubclass(self.formatter_class, RawDescriptionHelpFormatter)

        def paragraph(text):
            text = text % {"prog": self.prog} if "%(" in text else text
            return text.rstrip() if raw else textwrap.fill(" ".join(text.split()), 78)

        parts = [self.format_usage()]
        if self.description:
            parts.append(paragraph(self.description) + "\n")
        shown = [action for action in self._actions if action.help is not SUPPRESS and getattr(action, "_group", None) is None]
        sections = [
            ("positional arguments", None, [action for action in shown if not action.option_strings]),
            ("options", None, [action for action in shown if action.option_strings]),
        ]
        sections += [(group.title, group.description, group._actions) for group in self._groups]
        rows = {}
        widest = 0
        for _, _, actions in sections:
            for action in actions:
                rows[id(action)] = self._rows(action)
                widest = max([widest, *[len(left) for left, _ in rows[id(action)]]])
        column = min(widest + 2, 24)
        for title, description, actions in sections:
            if not actions:
                continue
            lines = [f"{title}:"]
            if description:
                lines += [f"  {paragraph(description)}", ""]
            for action in actions:
                for left, text in rows[id(action)]:
                    lines.extend(_help_lines(left, text, column))
            parts.append("\n".join(lines) + "\n")
        if self.epilog:
            parts.append(paragraph(self.epilog) + "\n")
        return "\n".join(parts)

    def _rows(self, action):
        """What help shows for an argument: pairs of how it is written and what it does."""
        if action.option_strings:
            if action.nargs == 0:
                left = ", ".join(action.option_strings)
            else:
                left = ", ".join(f"{name} {action._values_text()}" for name in action.option_strings)
        elif isinstance(action, _SubParsers):
            left = action._value_name()
        else:
            left = action._value_name()
        text = action.help or ""
        if "%(" in text:
            values = {**vars(action), "prog": self.prog}
            if action.choices is not None:
                values["choices"] = ", ".join(map(str, action.choices))
            if hasattr(action.type, "__name__"):
                values["type"] = action.type.__name__
            text = text % values
        elif "%%" in text:
            text = text % ()
        if (
            issubclass(self.formatter_class, ArgumentDefaultsHelpFormatter) and "%(default)" not in (action.help or "")
            and action.default is not SUPPRESS and (action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)) and action.help
        ):
            text += f" (default: {action.default})"
        rows = [("  " + left, text)]
        if isinstance(action, _SubParsers):
            rows += [("    " + name, help) for name, help in action._helps]
        return rows

    def print_usage(self, file=None):
        """Write how the program is called."""
        (sys.stdout if file is None else file).write(self.format_usage())

    def print_help(self, file=None):
        """Write all that is to be said."""
        (sys.stdout if file is None else file).write(self.format_help())

    def exit(self, status=0, message=None):
        """End the program."""
        if message:
            sys.stderr.write(message)
        sys.exit(status)

    def error(self, message):
        """End the program: an argument is wrong."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


def _is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


def _counts(nargs):
    """How many values at least and at most; None: any number."""
    if nargs is None:
        return 1, 1
    if nargs == OPTIONAL:
        return 0, 1
    if nargs in (ZERO_OR_MORE, REMAINDER):
        return 0, None
    if nargs in (ONE_OR_MORE, PARSER):
        return 1, None
    return nargs, nargs


def _expected(nargs):
    if nargs is None:
        return "expected one argument"
    if nargs == OPTIONAL:
        return "expected at most one argument"
    if nargs == ONE_OR_MORE:
        return "expected at least one argument"
    return f"expected {nargs} argument{'' if nargs == 1 else 's'}"


def _option_usage(action):
    name = action.option_strings[0]
    if isinstance(action, BooleanOptionalAction):
        return " | ".join(action.option_strings)
    return name if action.nargs == 0 else f"{name} {action._values_text()}"


def _wrap_usage(head, options, values):
    line = " ".join([head, *options, *values])
    if len(line) <= 78:
        return line + "\n"
    indent = " " * (len(head) + 1)
    lines = []
    for parts in (options, values):
        current = []
        for part in parts:
            if current and len(indent) + len(" ".join([*current, part])) > 78:
                lines.append(indent + " ".join(current))
                current = []
            current.append(part)
        if current:
            lines.append(indent + " ".join(current))
    return head + " " + "\n".join(lines)[len(indent):] + "\n"


def _help_lines(left, text, column):
    import textwrap

    if not text:
        return [left]
    lines = textwrap.wrap(" ".join(text.split()), max(78 - column, 11))
    if len(left) <= column - 2:
        return [left.ljust(column) + lines[0], *[" " * column + line for line in lines[1:]]]
    return [left, *[" " * column + line for line in lines]]
