"""Compression by deflate, and checksums."""

import _hashes

__all__ = ["adler32", "compress", "compressobj", "crc32", "decompress", "decompressobj", "error"]
DEFLATED, DEF_BUF_SIZE, DEF_MEM_LEVEL, MAX_WBITS = 8, 16384, 8, 15
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = "1.2.13"
Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED = range(5)
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH, Z_BLOCK, Z_TREES = range(7)


class error(Exception):
    """Data are not what deflate writes."""


def _bytes(data):
    if isinstance(data, (bytes, bytearray)):
        return bytes(data)
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


def crc32(data, value=0, /):
    """The checksum CRC-32."""
    return _hashes.crc32(_bytes(data), value & 0xFFFFFFFF)


def adler32(data, value=1, /):
    """The checksum Adler-32."""
    return _hashes.adler32(_bytes(data), value & 0xFFFFFFFF)


def _no_gzip(wbits):
    if wbits > 15:
        raise error("gzip's format is not there in Interleave; use wbits up to 15")


def compress(data, /, level=-1, wbits=15):
    """Compressed bytes; not the same ones as zlib's own, but zlib reads them."""
    data = _bytes(data)
    if not -1 <= level <= 9:
        raise error("Bad compression level")
    _no_gzip(wbits)
    return _hashes.deflate(data, level, wbits > 0)


def _inflate(data, wbits):
    _no_gzip(wbits)
    zlib = wbits >= 0
    out, end = _hashes.inflate(data, zlib)
    if end < -1:
        if zlib and (len(data) < 2 or (data[0] << 8 | data[1]) % 31):
            why = "incorrect header check"
        else:
            why = "incorrect data check" if end == -2 else "invalid block type"
        raise error(f"Error -3 while decompressing data: {why}")
    return out, end


def decompress(data, /, wbits=15, bufsize=DEF_BUF_SIZE):
    """What was compressed."""
    data = _bytes(data)
    out, end = _inflate(data, wbits)
    if end < 0:
        raise error("Error -5 while decompressing data: incomplete or truncated stream")
    return out


class Compress:
    """Takes bytes in pieces; flush gives them, compressed."""

    __module__ = "zlib"

    def __init__(self, level, wbits):
        self._level, self._wbits, self._data = level, wbits, bytearray()

    def compress(self, data, /):
        self._data += _bytes(data)
        return b""

    def flush(self, mode=Z_FINISH, /):
        if mode != Z_FINISH:
            return b""
        out = compress(self._data, self._level, self._wbits)
        self._data = bytearray()
        return out

    def copy(self):
        other = Compress(self._level, self._wbits)
        other._data += self._data
        return other

    __copy__ = copy

    def __deepcopy__(self, memo, /):
        return self.copy()


class Decompress:
    """Takes compressed bytes in pieces and gives what is in them."""

    __module__ = "zlib"

    def __init__(self, wbits):
        self._wbits, self._data, self._given = wbits, bytearray(), 0
        self.unused_data = self.unconsumed_tail = b""
        self.eof = False

    def decompress(self, data, /, max_length=0):
        if max_length < 0:
            raise ValueError("max_length must be non-negative")
        data = _bytes(data)
        if self.eof:
            self.unused_data += data
            return b""
        if self.unconsumed_tail and data.startswith(self.unconsumed_tail):
            data = data[len(self.unconsumed_tail):]
        self._data += data
        out, end = _inflate(bytes(self._data), self._wbits)
        new = out[self._given:]
        if max_length and len(new) > max_length:
            # What is left stays here; a tail says that there is more.
            self._given += max_length
            self.unconsumed_tail = bytes(self._data[-1:])
            return new[:max_length]
        self._given = len(out)
        self.unconsumed_tail = b""
        if end >= 0:
            self.eof = True
            self.unused_data = bytes(self._data[end:])
        return new

    def flush(self, length=DEF_BUF_SIZE, /):
        if length <= 0:
            raise ValueError("length must be greater than zero")
        return self.decompress(self.unconsumed_tail) if self.unconsumed_tail else b""

    def copy(self):
        other = Decompress(self._wbits)
        other.__dict__.update(self.__dict__, _data=bytearray(self._data))
        return other

    __copy__ = copy

    def __deepcopy__(self, memo, /):
        return self.copy()


def compressobj(level=-1, method=DEFLATED, wbits=15, memLevel=8, strategy=0, zdict=None):
    return Compress(level, wbits)


def decompressobj(wbits=15, zdict=b""):
    return Decompress(wbits)
