"""Methods that bytes and bytearray share, and those that change a bytearray."""

for kind in (bytes, bytearray):
    b = kind(b"Hello, World \t\xff\n")
    print(b, b.upper(), b.swapcase(), b.title(), b.find(b"o"), b.rfind(111), b.count(b"l"), b.index(44), b.startswith((b"x", b"He")), b.endswith(b"\n"), b[1:-3:2], b[0], 72 in b, b"lo" in b)
    print(b.split(), b.split(b","), b.rsplit(b"o", 1), b.partition(b", "), b.rpartition(b"z"), kind(b"a\nb\r\nc").splitlines(True), b.strip(), b.lstrip(b"He"), b.replace(b"l", b"L", 2))
    print(kind(b"a,b").join([b"1", bytearray(b"2")]), kind(b"7").zfill(3), kind(b"x").center(5, b"*"), kind(b"x\ty").expandtabs(4), kind(b"abc").translate(bytes.maketrans(b"ab", b"xy"), b"c"), kind(b"pre-x").removeprefix(b"pre-"), kind(b"x.py").removesuffix(b".py"))
    print(kind.fromhex("61 62\t63"), b.hex(), kind(b"abcdef").hex("-", 2), kind(3), kind([1, 2, 255]), kind("é", "utf-8"), kind("é", "latin-1"), kind(range(3)), kind(b"a") * 3, kind(b"a") + b"b", kind(b"a") < b"b", kind(b"a") == bytearray(b"a"), kind(b"12").isdigit(), kind(b"").isalpha())
    print(repr(kind(b"it's")), repr(kind(b"'\"\\\0")), kind(b"\xe9").decode("latin-1"), kind(b"a\xffb").decode(errors="replace") == "a\ufffdb", kind(b"%d-%s") % (1, b"x"), list(kind(b"ab")), max(kind(b"ab")), sorted(kind(b"cab")))

a = bytearray(b"abcdef")
a.append(103)
a.extend([104, 105])
a.extend(b"jk")
a.insert(0, 64)
a[0] = 65
a[1:3] = b"xyz"
a[::4] = b"...."
print(a, a.pop(), a.pop(0), a)
a.remove(ord("e"))
a.reverse()
del a[:2], a[-1]
a *= 2
a += b"!"
print(a, a.copy() is not a, bytes(a), len(a))
a.clear()
print(a)


class Packet(bytearray):
    def __init__(self, number, *fields):
        super().__init__(b"".join(fields))
        self.number = number


p = Packet(7, b"ab", b"cd")
p += b"e"
print(p, p.number, type(p), type(p[1:]), p.decode())
for attempt in (
    lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes("a"), lambda: bytes(-1), lambda: bytes(1.5), lambda: bytes(None), lambda: bytes(["a"]), lambda: b"a" + "b", lambda: b"a"[5], lambda: b"a".__getitem__("x"), lambda: b"abc".index(b"z"), lambda: b"".split(b""),
    lambda: b"a".join(["b"]), lambda: b"a".find("b"), lambda: b"a".startswith("a"), lambda: "a" in b"a", lambda: 300 in b"a", lambda: bytes.fromhex("6"), lambda: bytes.fromhex("zz"), lambda: b"a".center(5, b"**"), lambda: b"a".hex("::"), lambda: b"a".translate(b"x"),
    lambda: bytes.maketrans(b"a", b"bc"), lambda: bytearray(b"a").append(256), lambda: bytearray().pop(), lambda: bytearray(b"a").remove(5), lambda: bytearray(b"ab").__setitem__(0, "x"), lambda: bytearray(b"ab").__setitem__(slice(0, 2, 2), b"xyz"), lambda: hash(bytearray()), lambda: b"a" < "a", lambda: b"\xff".decode(),
    lambda: b"a".foo, lambda: b"x" * "y", lambda: b"a".decode("nonsense"), lambda: b"a".replace("a", "b"),
):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
