"""string.Template and string.Formatter, and classes derived from them."""

import string

t = string.Template("$who likes ${what}s for $$5 ($who)")
print(t.substitute(who="tim", what="pear"), t.safe_substitute(who="ann"), t.get_identifiers(), t.is_valid(), t.template)
print(t.substitute({"who": "x", "what": "y"}, who="kw"), string.Template("$Who $_a1 ${B}").get_identifiers())
for text in ("$", "a $ b", "line\n$1", "${a", "${}", "$$$", "$é"):
    try:
        print(repr(text), string.Template(text).substitute(a=1))
    except ValueError as e:
        print(repr(text), e, string.Template(text).safe_substitute(a=1), string.Template(text).is_valid())
try:
    t.substitute(who=1)
except KeyError as e:
    print("KeyError", e)


class Percent(string.Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"


class Brackets(string.Template):
    pattern = r"""
    \[(?:(?P<escaped>\[)|(?P<named>[a-z]+)\]|(?P<braced>\d+)\]|(?P<invalid>))
    """


print(Percent("%a_b %ab %% $x %{c_d}").safe_substitute(a_b=1, c_d=2), Brackets("[who] [7] [[ ok").substitute({"who": "me", "7": "seven"}))


class Row(dict):
    def __missing__(self, key):
        return f"<{key}>"


print(string.Template("$a $b").substitute(Row(a=1)), "{a} {b}".format_map(Row(a=1)))


class Loud(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, "?") if isinstance(key, str) else super().get_value(key, args, kwargs)

    def format_field(self, value, spec):
        return super().format_field(value, "" if spec == "loud" else spec).upper() if spec == "loud" else super().format_field(value, spec)

    def convert_field(self, value, conversion):
        return value[::-1] if conversion == "x" else super().convert_field(value, conversion)

    def check_unused_args(self, used, args, kwargs):
        print("used", sorted(map(str, used)))


f = Loud()
print(f.format("{} {0.real} {name:loud} {other} {word!x} {n:>{width}}", 5, name="n", word="abc", n=3, width=4) if False else
      f.format("{0} {0.real} {name:loud} {other} {word!x} {n:>{width}}", 5, name="n", word="abc", n=3, width=4))
print(f.format("{} {}", "a", "b"), list(f.parse("a{b!r:>{w}}c{{}}")), f.vformat("{0[0]}{1[k]}", ([1], {"k": 2}), {}))
for attempt in (lambda: f.format("{} {0}", 1), lambda: f.format("{0} {}", 1), lambda: f.format("{0!z}", 1), lambda: f.format("{3}", 1),
                lambda: f.format("{", 1), lambda: string.Formatter().format("{a}")):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
print(string.capwords(" hello  big world "), string.capwords("a-b", "-"), string.punctuation, repr(string.whitespace))
