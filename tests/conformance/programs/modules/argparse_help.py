# Help and usage: groups, exclusive options, commands, wrapping, formatters and overridden layout.
import argparse

p = argparse.ArgumentParser(prog="tool", description="A tool that does things. " * 4, epilog="See also: nothing.")
p.add_argument("source", help="where from")
p.add_argument("dest", nargs="?", default=".", help="where to (default: %(default)s)")
p.add_argument("rest", nargs="*", metavar="REST")
p.add_argument("-v", "--verbose", action="count", default=0, help="say more")
p.add_argument("-n", type=int, choices=[1, 2, 3], help="how many, one of %(choices)s")
p.add_argument("--pair", nargs=2, metavar=("A", "B"))
p.add_argument("--color", action=argparse.BooleanOptionalAction, default=True, help="paint")
p.add_argument("--secret", help=argparse.SUPPRESS)
p.add_argument("--version", action="version", version="%(prog)s 1.0")
g = p.add_argument_group("tuning", "Knobs to turn.")
g.add_argument("--speed", type=float, default=1.5, metavar="X", help="a long explanation of speed that has to be wrapped because it does not fit")
x = p.add_mutually_exclusive_group(required=True)
x.add_argument("--on", action="store_true")
x.add_argument("--off", dest="on", action="store_false")
p.print_help()
p.print_usage()
for formatter in (argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter, argparse.ArgumentDefaultsHelpFormatter, argparse.MetavarTypeHelpFormatter):
    q = argparse.ArgumentParser(prog="q", description="line one\n  line two", formatter_class=formatter)
    q.add_argument("--level", type=int, default=3, help="first\nsecond")
    q.add_argument("name", type=str, help="the name")
    print(q.format_help())
s = argparse.ArgumentParser(prog="git", usage="%(prog)s COMMAND")
subs = s.add_subparsers(title="commands", dest="command", metavar="COMMAND", help="what to do")
add = subs.add_parser("add", help="add files", aliases=["a"])
add.add_argument("files", nargs="+")
subs.add_parser("rm", help="remove")
print(s.format_help(), add.format_help(), sep="\n")


class Wide(argparse.HelpFormatter):
    def __init__(self, prog):
        super().__init__(prog, max_help_position=40, width=60)

    def _format_action_invocation(self, action):
        return "/".join(action.option_strings) or super()._format_action_invocation(action)


w = argparse.ArgumentParser(prog="w", formatter_class=Wide)
w.add_argument("-o", "--output-file-name", help="where the output goes")
w.add_argument("input")
print(w.format_help(), repr(argparse.Namespace(a=1, **{"b-c": 2})))
