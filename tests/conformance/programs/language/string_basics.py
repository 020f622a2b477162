word = "interleave"
print(word[0], word[-1], word[2:5], word[:3], word[-3:], word[::2], word[::-1], word[100:], word[1:-1:3])
print(len(word), word + "!", word * 2, "-" * 10)
print('single "double"', "it's", 'both \' and "', """three
lines
here""")
print("tab\there", "new\\n", r"raw\n", "\x41\u00e9\N{SNOWMAN}", "a" "b")
for c in "abc":
    print(c, ord(c), chr(ord(c) + 1))
print("äöü".upper(), len("äöü"), "ß".upper(), "straße".casefold(), "日本語"[1], len("😀"))
print(repr("a'b"), repr('a"b'), repr("a'b\"c"), repr("line\nnext\t\\"), repr("\x00\x7f\xa0é"))
print("abc" == 'abc', "a" < "b", max("hello"), min("hello"), sorted("hello"))
print("a,b,,c".split(","), " a  b ".split(), "a-b-c".split("-", 1), "a-b-c".rsplit("-", 1))
print(", ".join(["x", "y", "z"]), "".join(reversed("abc")))
print("one\ntwo\r\nthree".splitlines(), "x" in "xyz", "xyz".index("z"))
