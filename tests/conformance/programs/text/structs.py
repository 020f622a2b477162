"""Module struct: byte orders, sizes, alignment, strings, and what does not fit."""

import struct

print(struct.pack("<hIq", -2, 7, 2**40), struct.pack(">hIq", -2, 7, 2**40), struct.pack("!H", 258), struct.pack("=l", -1))
print([struct.calcsize(f) for f in ("b", "h", "i", "l", "q", "n", "P", "f", "d", "e", "?", "c", "5s", "bi", "<bi", "ib", "bq0i", "3h2x")])
print(struct.pack("5s3p2x?c", b"ab", b"xyz", True, b"!"), struct.unpack("5s3p2x?c", b"ab\0\0\0\2xy\0\0\1!"))
print(struct.unpack("<3d", struct.pack("<3d", 1.5, float("inf"), -0.0)), struct.pack("<e", 0.1), struct.unpack(">e", b"\x3c\0"))
print(struct.unpack("<f", struct.pack("<f", 0.1)), struct.pack("2i b", 1, 2, 3), struct.unpack("<2h", bytearray(b"\1\0\2\0")))
header = struct.Struct(">4sHI")
packed = header.pack(b"RIFF", 1, 2**31)
print(header.format, header.size, packed, header.unpack(packed))
buffer = bytearray(12)
struct.pack_into("<HH", buffer, 2, 1, 2)
header.pack_into(buffer, -10, b"abcd", 3, 4)
print(buffer, struct.unpack_from("<H", buffer, 2), struct.unpack_from(">H", buffer, offset=-2))
print(list(struct.iter_unpack("<hb", b"\1\0\2\3\0\4")))
for attempt in (
    lambda: struct.pack("i"),
    lambda: struct.pack("i", 1, 2),
    lambda: struct.pack("i", "a"),
    lambda: struct.pack("i", 1.5),
    lambda: struct.pack("b", 200),
    lambda: struct.pack("B", -1),
    lambda: struct.pack("h", 40000),
    lambda: struct.pack("<i", 2**31),
    lambda: struct.pack("Q", -1),
    lambda: struct.pack("d", "a"),
    lambda: struct.pack("f", 1e39),
    lambda: struct.pack("c", "a"),
    lambda: struct.pack("3s", "abc"),
    lambda: struct.pack("z", 1),
    lambda: struct.pack("5"),
    lambda: struct.calcsize("2 h"),
    lambda: struct.unpack("i", b"abc"),
    lambda: struct.unpack("i", "abcd"),
    lambda: struct.unpack_from("i", b"abcdef", 3),
    lambda: struct.pack_into("i", bytearray(5), 2, 1),
    lambda: struct.pack_into("i", b"abcd", 0, 1),
    lambda: struct.iter_unpack("<h", b"abc"),
    lambda: struct.iter_unpack("", b"abc"),
    lambda: struct.Struct("<hi").pack(1),
):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)
