import re

for pattern in [
    "(", ")", "[", "a**", "*", "(?P<1>a)", "(?P<a", "(?P=a)", "(?z)", "\\", "[z-a]", "a{3,1}", "(?<=a*)b", "(?(2)a)",
    "(?(a)b)", r"\1", r"(\1)", r"\x1", "(?P<a>)(?P<a>)", "a\nb(", "(?-i)", "(?i-i:a)", "(?P", "(?<", "(?", "(?#", "(?i",
    "(?au)x", "(?-a:x)", "(?:a", "x{99999999999}", "(?L)a", "a??+", "(?(0)a)", "(?(1)a|b|c)()", r"[\8]", r"\400", "[a",
    "[]", "[^]", "(?<!a|bc)", "(?P>a)", "(?<a>b)", "a(?i)b", r"(?<=(a)\1)",
]:
    try:
        print(repr(pattern), re.compile(pattern).groups)
    except re.error as e:
        print(repr(pattern), e, e.msg, e.pos, e.lineno, e.colno)
    except Exception as e:
        print(repr(pattern), type(e).__name__, e)
for action in [
    lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.match("a", 1), lambda: re.match(1, "a"),
    lambda: re.sub("(a)", r"\2", "a"), lambda: re.sub("a", r"\g<x>", "a"), lambda: re.sub("a", r"\q", "a"),
    lambda: re.sub("a", r"\g<1", "a"), lambda: re.compile(re.compile("a"), re.I), lambda: re.match("a", "a").group("zz"),
    lambda: re.match("a", "a")[1], lambda: re.compile(b"a", re.U), lambda: re.compile("a", re.L),
]:
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
re.compile("(unclosed")
