"""Options on the command line, as in C."""

import os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    """An option is not known, or lacks its argument."""

    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt
        super().__init__(msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """Options with their values, and the arguments after them."""
    return _parse(list(args), shortopts, longopts, True)


def gnu_getopt(args, shortopts, longopts=[]):
    """The same; options may stand after arguments."""
    strict = shortopts.startswith("+") or bool(os.environ.get("POSIXLY_CORRECT"))
    return _parse(list(args), shortopts.lstrip("+"), longopts, strict)


def _parse(args, short, long, stop):
    long = [long] if isinstance(long, str) else list(long)
    found = []
    rest = []
    while args:
        arg = args.pop(0)
        if arg == "--":
            break
        if arg.startswith("--"):
            found.append(_long(arg[2:], long, args))
        elif arg.startswith("-") and arg != "-":
            letters = arg[1:]
            while letters:
                letter, letters = letters[0], letters[1:]
                value = ""
                if _takes(letter, short):
                    if not letters:
                        if not args:
                            raise GetoptError(f"option -{letter} requires argument", letter)
                        letters = args.pop(0)
                    value, letters = letters, ""
                found.append(("-" + letter, value))
        else:
            rest.append(arg)
            if stop:
                break
    return found, rest + args


def _takes(letter, short):
    at = short.find(letter)
    if at < 0 or letter == ":":
        raise GetoptError(f"option -{letter} not recognized", letter)
    return short.startswith(":", at + 1)


def _long(text, long, args):
    name, equals, value = text.partition("=")
    possible = [one for one in long if one.startswith(name)]
    if not possible:
        raise GetoptError(f"option --{name} not recognized", name)
    if name in possible:
        takes = False
    elif name + "=" in possible:
        takes = True
    elif len(possible) > 1:
        raise GetoptError(f"option --{name} not a unique prefix", name)
    else:
        takes = possible[0].endswith("=")
        name = possible[0].rstrip("=")
    if takes:
        if not equals:
            if not args:
                raise GetoptError(f"option --{name} requires argument", name)
            value = args.pop(0)
    elif equals:
        raise GetoptError(f"option --{name} must not have an argument", name)
    return "--" + name, value
