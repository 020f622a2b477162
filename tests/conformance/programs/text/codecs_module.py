"""Error handlers and codecs of one's own, and encoding piece by piece."""

import codecs
import io


def spell(error):
    bad = error.object[error.start:error.end]
    if isinstance(error, UnicodeEncodeError):
        return "".join([f"<{ord(c):x}>" for c in bad]), error.end
    return f"[{bad.hex()}]", error.end


codecs.register_error("spell", spell)
print("naïve €5".encode("ascii", "spell"), b"a\xffb\xc3\xa9\xfe".decode("utf-8", "spell"))
print("é€".encode("ascii", "xmlcharrefreplace"), codecs.lookup_error("spell") is spell)
codecs.register_error("again", lambda e: ("?", e.start + 1))
print("ééx".encode("ascii", "again"), b"\xff\xfex".decode("ascii", "again"))
for handler in (lambda e: "x", lambda e: ("x", 99), lambda e: ("é", e.end)):
    codecs.register_error("bad", handler)
    try:
        print("é".encode("ascii", "bad"))
    except Exception as e:
        print(type(e).__name__, e)
for call in (lambda: "é".encode("ascii", "nosuch"), lambda: codecs.lookup_error("nosuch"), lambda: "e".encode("ascii", "nosuch")):
    try:
        print(call())
    except LookupError as e:
        print(e)


def search(name):
    if name == "reversed":
        return codecs.CodecInfo(lambda s, errors="strict": (s[::-1].encode(), len(s)),
                                lambda b, errors="strict": (bytes(b).decode()[::-1], len(b)), name=name)


codecs.register(search)
print("abc".encode("reversed"), b"abc".decode("reversed"), str(b"xyz", "Reversed"), bytes("pq", "reversed"))

decoder = codecs.getincrementaldecoder("utf-8")()
print([decoder.decode(bytes([byte])) for byte in "aé€😀".encode()], decoder.getstate())
decoder = codecs.getincrementaldecoder("utf-16")()
print([decoder.decode(bytes([byte])) for byte in "é😀".encode("utf-16")])
try:
    decoder.decode(b"\0", final=True)
except UnicodeDecodeError as e:
    print(e)
encoder = codecs.getincrementalencoder("utf-16")()
print(encoder.encode("a"), encoder.encode("b"))
print(list(codecs.iterdecode([b"\xe2", b"\x82\xac", b"!"], "utf-8")), list(codecs.iterencode(["a", "é"], "latin-1")))
print(codecs.encode("Hello", "rot13"), codecs.decode("Uryyb", "rot13"), codecs.encode("é", "utf-8"), codecs.BOM_UTF8)

buffer = io.BytesIO()
writer = codecs.getwriter("utf-8")(buffer)
writer.write("zwölf\n")
writer.writelines(["ein", "s\n"])
print(buffer.getvalue())
buffer.seek(0)
reader = codecs.getreader("utf-8")(buffer)
print(repr(reader.readline()), reader.readlines(), repr(reader.read()))
with codecs.open("text.txt", "w", "utf-16") as file:
    file.write("Grüße\n")
with codecs.open("text.txt", encoding="utf-16") as file:
    print([line for line in file])

for error in (UnicodeEncodeError("ascii", "x\xe9", 1, 2, "bad"), UnicodeDecodeError("ascii", b"x\xff", 1, 2, "bad"),
              UnicodeTranslateError("x\xe9", 1, 2, "bad")):
    print(error, error.args, error.start, error.reason)
    error.start, error.reason = 0, "worse"
    print(error)
for make in (lambda: UnicodeEncodeError(), lambda: UnicodeDecodeError("a"), lambda: UnicodeTranslateError(1, 2, 3, 4),
             lambda: UnicodeEncodeError("a", b"", 1, 2, "r")):
    try:
        make()
    except TypeError as e:
        print(e)
