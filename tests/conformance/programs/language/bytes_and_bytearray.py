b = b"hello"
print(b, b[0], b[1:3], len(b), b + b" x", b * 2, list(b[:3]), b.upper(), b"a,b".split(b","))
print(bytes(3), bytes([65, 66]), bytes("é", "utf-8"), b"\x00\xff\n'", b.decode(), b.hex(), bytes.fromhex("6869"))
a = bytearray(b"abc")
a[0] = 120
a.append(33)
a.extend(b"yz")
print(a, len(a), a[1:3], bytes(a), a == b"xbc!yz")
del a[0]
print(a, 98 in a, b"bc" in a, a.find(b"!"))
print(b"abc" < b"abd", b"abc" == "abc", b"x" in b"xyz", b"a-b".replace(b"-", b"+"), b" ".join([b"a", b"b"]))
print(int.from_bytes(b"\x01\x00", "big"), (258).to_bytes(2, "little"), "z".encode("ascii"))
for run in [
    lambda: b'a' + 'b',
    lambda: bytes([256]),
    lambda: 'é'.encode('ascii'),
    lambda: b'\xff'.decode(),
    lambda: bytearray(b'a')[5],
]:
    try:
        run()
    except Exception as error:
        print(type(error).__name__, error)
