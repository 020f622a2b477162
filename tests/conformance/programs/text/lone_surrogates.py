"""Halves of surrogate pairs in strings: made, measured, shown, encoded and decoded."""

high, low = chr(0xD83D), "\ude00"
print(ascii(high), repr(low), len(high + low), ord(low) == 0xDE00, f"{high!r}")
print(high.isprintable(), high.isalpha(), high in high + low, (high + low)[0] == high)
for codec in ("utf-8", "utf-16", "utf-32-be", "ascii", "latin-1", "cp1252"):
    for errors in ("strict", "ignore", "replace", "surrogatepass", "backslashreplace", "xmlcharrefreplace"):
        try:
            print(codec, errors, ("a" + high + low + "b").encode(codec, errors))
        except UnicodeEncodeError as e:
            print(codec, errors, e)

# A pair that was two halves becomes one character.
print((high + low).encode("utf-16", "surrogatepass").decode("utf-16") == "\U0001f600")

# Bytes that are no text survive the way through a string.
raw = b"caf\xe9 \xff\xfe ok \xe2\x82"
text = raw.decode("utf-8", "surrogateescape")
print(ascii(text), text.encode("utf-8", "surrogateescape") == raw)
print(ascii(b"\x80abc".decode("ascii", "surrogateescape")), "\udc80".encode("latin-1", "surrogateescape"))
print(ascii(b"\xed\xa0\x80".decode("utf-8", "surrogatepass")), ascii(b"\x00\xd8A\x00".decode("utf-16-le", "surrogatepass")))

# They are characters like others.
print(ascii("x%cy" % 0xDC00), ascii("{:c}".format(0xDFFF)), ascii("aXb".translate({88: 0xD800})))
print(ascii("\ud800-\udc00".split("-")), ascii("\ud800".join("ab")), ascii("\U0000d9ab\N{REPLACEMENT CHARACTER}\\ud800"))
print({high: 1}["\ud83d"], high == low, hash(high) == hash("\ud83d"), ascii(high.upper() + high.title()))
try:
    print(low)
except UnicodeEncodeError as e:
    print(type(e).__name__, e.encoding, e.start, e.end, e.reason)
