import re

for pattern, text in [
    (r"(\d+)-(?P<w>\w+)", "ab 12-xy 34-zz é5-ßa"), (r"", "abc"), (r"a*", "baac"), (r"\b", "hello wörld"),
    (r"(a)|(b)", "ab"), (r"x*?", "xx"), (r"[^\W\d_]+", "ab1_é"), (r"(?i)ÄB", "äbÄb"), ("(?m)^.", "a\nb\n\nc"),
    (r"\s+", " a\u2003b\n"),
]:
    print(pattern, re.findall(pattern, text), [m.span() for m in re.finditer(pattern, text)])
    print(re.split(pattern, text), re.sub(pattern, "-", text), re.subn(pattern, r"<\g<0>>", text, count=2))
m = re.match(r"(?P<a>x)(?P<b>y)?(z)", "xz!")
print(m, m.groups(), m.groupdict("d"), m.lastindex, m.lastgroup, m.span("a"), m.start(2), m["a"], m[0], m.regs)
print(m.group(1, 3), m.expand(r"\1\g<a>\n\3"), m.string, m.re, m.pos, m.endpos)
print(re.fullmatch("a|ab", "ab"), re.match("b", "ab"), re.search("b$", "ab\n"), re.compile("b").match("ab", 1))
print(re.compile("^b").match("ab", 1), re.compile("a").search("aab", 1, 2))
tokens = [("NUM", r"\d+(\.\d*)?"), ("ID", r"[A-Za-z]+"), ("OP", r"[+\-*/]"), ("WS", r"\s+"), ("BAD", r".")]
print([(m.lastgroup, m.group()) for m in re.finditer("|".join("(?P<%s>%s)" % t for t in tokens), "x1 + 2.5*foo$")])
print(re.split(r"[,;]\s*", "a, b;c,d", maxsplit=2), re.split("(,)", "a,b"), re.sub("a", "b", "aaaa", count=2))
print(re.match(r"^(?:(\w+)\s?)+$", "the quick fox").groups())
print(re.search(r"(?P<q>['\"]).*?(?P=q)", "say \"hi\" or 'yo'").group())
print([m.group(1) for m in re.finditer(r"(?=(..))", "abcd")], re.findall(r"(?<!\d)\d{2}(?!\d)", "1 22 333 44"))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("x", lambda m: m.group().upper(), "axbx"))
print(re.findall(rb"\w+", b"one \xe9two"), re.sub(b"o", b"0", b"foo"), re.escape("a.b*c d-e_é\n#"))
print(re.match(r"(?>a+)b", "aaab"), re.match(r"a++a", "aaa"), re.match(r"(a)?b(?(1)c|d)", "bd"))
print(re.compile("a", re.I | re.M), re.compile(b"a"), re.I | re.S, re.compile("x").flags, ~re.I & re.M)
print(re.findall("""(?x)
    \\d +   # digits
    [ ] ?  # perhaps a space
""", "1 22 a3"), re.match(r"(?s).+", "a\nb"), re.match(r"(?i:A)b", "ab"), re.match(r"(?a)\w+", "aé"))
