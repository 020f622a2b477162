# Parsing: kinds of options, types, abbreviations, negative numbers, commands, custom actions and every error.
import argparse
import contextlib
import io


def attempt(parser, line, **options):
    err = io.StringIO()
    with contextlib.redirect_stderr(err):
        try:
            print(line, "->", parser.parse_args(line.split(), **options))
        except SystemExit as end:
            print(line, "-> exit", end.code, err.getvalue().strip().splitlines()[-1:])
        except argparse.ArgumentError as error:
            print(line, "-> error", error)


p = argparse.ArgumentParser(prog="p")
p.add_argument("x", type=int)
p.add_argument("ys", nargs="*", type=float)
p.add_argument("-v", "--verbose", action="count")
p.add_argument("-q", action="store_const", const=7)
p.add_argument("--name", "--nom", default="none")
p.add_argument("--items", nargs="+", choices="abc")
p.add_argument("--opt", nargs="?", const="C", default="D")
p.add_argument("-a", action="append")
p.add_argument("-e", action="extend", nargs="*")
p.add_argument("-D", action="append_const", const=1, dest="ds")
for line in ("1", "1 2 3.5", "-vvq 1", "--na Bob 1", "1 --items a b", "1 --items z", "x", "", "1 --opt", "1 --opt=E", "-a1 -a 2 5", "1 -e a b -e c",
             "1 -DD", "--n 3 1", "-5", "1 -- -2", "1 --bogus", "1 --verbose=3", "1 -v3", "1 --items", "1 a"):
    attempt(p, line)
print(p.parse_known_args("1 --bogus -z 2".split()), p.get_default("name"))
p.set_defaults(name="set", more=3)
print(p.parse_args(["1"], argparse.Namespace(old=1)))


class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (option_string, values.upper()))


def even(text):
    if int(text) % 2:
        raise argparse.ArgumentTypeError(f"{text} is odd")
    return int(text)


q = argparse.ArgumentParser(prog="q", exit_on_error=False, argument_default=argparse.SUPPRESS, prefix_chars="-+", conflict_handler="resolve")
q.add_argument("-u", action=Upper)
q.add_argument("+e", type=even)
q.add_argument("-u", "--up", action=Upper)
g = q.add_mutually_exclusive_group()
g.add_argument("--one", action="store_true")
g.add_argument("--two", action="store_true")
for line in ("--up a", "-u b", "+e 4", "+e 3", "+e z", "--one --two", "--one"):
    attempt(q, line)
base = argparse.ArgumentParser(add_help=False)
base.add_argument("--base", type=int, default="5")
s = argparse.ArgumentParser(prog="s", parents=[base])
subs = s.add_subparsers(dest="cmd", required=True)
run = subs.add_parser("run", aliases=["r"])
run.add_argument("target")
run.set_defaults(func=len)
for line in ("run a", "r b --base 3", "--base 3 run c", "walk", "", "run", "run a --what"):
    attempt(s, line)
for make in (lambda: p.add_argument("--name"), lambda: p.add_argument("z", required=True), lambda: p.add_argument("--k", action="nope"), lambda: p.add_argument("--k", nargs=0),
             lambda: p.add_argument("--k", type=5), lambda: p.add_argument("--k", nargs=2, metavar=("a",)), lambda: p.add_argument("-"), lambda: g.add_argument("w"), lambda: p.add_argument("k", dest="j"),
             lambda: argparse.ArgumentParser(conflict_handler="x")):
    try:
        make()
    except Exception as error:
        print(type(error).__name__, error)
i = argparse.ArgumentParser(prog="i")
i.add_argument("--foo")
i.add_argument("cmd")
i.add_argument("rest", nargs="*", type=int)
print(i.parse_intermixed_args("doit 1 --foo bar 2 3".split()))
