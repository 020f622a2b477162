# Compression there and back, in one piece and in pieces, checksums and broken data.
import zlib

data = b"the rain in spain " * 50
for level in (0, 1, 6, 9, -1):
    packed = zlib.compress(data, level)
    print(level, len(packed) < len(data), packed[:1] == b"\x78", zlib.decompress(packed) == data)
print(zlib.decompress(bytes.fromhex("789c4b4c4a06000 24d0127".replace(" ", ""))))
raw = zlib.compress(data, wbits=-15)
print(zlib.decompress(raw, -15) == data, zlib.crc32(data), zlib.adler32(data), zlib.crc32(b"b", zlib.crc32(b"a")) == zlib.crc32(b"ab"))
pack = zlib.compressobj(level=9)
packed = pack.compress(data[:100]) + pack.compress(data[100:]) + pack.flush()
unpack = zlib.decompressobj()
out = b"".join(unpack.decompress(packed[i:i + 7]) for i in range(0, len(packed), 7)) + unpack.flush()
print(out == data, unpack.eof, unpack.unused_data)
unpack = zlib.decompressobj()
print(unpack.decompress(packed + b"more") == data, unpack.unused_data)
unpack = zlib.decompressobj()
part = unpack.decompress(packed, 10)
print(part, bool(unpack.unconsumed_tail), (part + unpack.decompress(unpack.unconsumed_tail)) == data)
for bad in (b"not compressed", packed[:-1], packed[:-1] + b"!", b""):
    try:
        zlib.decompress(bad)
    except zlib.error as error:
        print(error)
for call in (lambda: zlib.compress("text"), lambda: zlib.crc32("text"), lambda: zlib.compress(b"", 10)):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
