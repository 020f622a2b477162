"""Encodings of one byte for each character, their names, and what they cannot do."""

import codecs

NAMES = "cp437 cp850 cp866 cp1250 cp1251 cp1252 cp1253 cp1254 iso8859-2 iso8859-5 iso8859-7 iso8859-9 iso8859-15 koi8-r koi8-u mac-roman"
for name in NAMES.split():
    table = bytes(range(128, 256)).decode(name, "replace")
    print(name, codecs.lookup(name).name, ascii(table[:6]), table[96:104], table.count("\ufffd"))
    good = "".join([c for c in table if c != "\ufffd"])
    assert good.encode(name).decode(name) == good

for alias in ("UTF-8", "utf8", "U8", "latin1", "L1", "iso-8859-1", "ISO8859-15", "latin9", "windows-1252", "us-ascii", "646",
              "utf_16_le", "UTF-32BE", "macroman", "cyrillic", "unicode_escape", "raw-unicode-escape", "utf-8-sig"):
    print(alias, codecs.lookup(alias).name, "a".encode(alias))

for text, name in (("10 €", "cp1252"), ("10 €", "latin-1"), ("naïve", "cp437"), ("Привет", "koi8-r"), ("Ω", "mac-roman")):
    try:
        print(name, text.encode(name))
    except UnicodeEncodeError as e:
        print(name, e)
for data, name in ((b"\x81", "cp1252"), (b"\xff", "ascii"), (b"\xff", "utf-8"), (b"\xd8", "utf-16-le")):
    try:
        print(name, data.decode(name))
    except UnicodeDecodeError as e:
        print(name, e)
    print(name, ascii(data.decode(name, "replace")), ascii(data.decode(name, "backslashreplace")), ascii(data.decode(name, "ignore")))

for name in ("nonsense", "rot13", "a\0b", 5, None):
    for call in (lambda: "x".encode(name), lambda: codecs.lookup(name).name, lambda: bytes("x", name)):
        try:
            print(call())
        except Exception as e:
            print(type(e).__name__, e)
print("a\u20ac\n\\é".encode("unicode_escape"), "a\u20ac\n\\é".encode("raw_unicode_escape"))
print(repr(rb"\x41\u00e9\t\101\
x".decode("unicode_escape")), repr(rb"\x41\u00e9\t".decode("raw_unicode_escape")))
for bad in (b"\\x4", b"ab\\u12", b"\\U00110000", b"\\"):
    try:
        bad.decode("unicode_escape")
    except UnicodeDecodeError as e:
        print(e)
