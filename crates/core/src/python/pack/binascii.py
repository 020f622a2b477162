"""Bytes as text of several kinds, and checksums."""

from zlib import crc32


class Error(ValueError):
    """The text is not of this kind."""


class Incomplete(Exception):
    """There is not enough text."""


Error.__module__ = Incomplete.__module__ = "binascii"

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_PLACES = {letter: i for i, letter in enumerate(_ALPHABET)}


def _data(data):
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


def _text(data):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return data.encode()
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(
            f"argument should be bytes, buffer or ASCII string, not '{type(data).__name__}'"
        ) from None


def hexlify(data, sep=None, bytes_per_sep=1):
    """Bytes as hexadecimal digits."""
    data = _data(data)
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


def unhexlify(hexstr, /):
    """Bytes from hexadecimal digits."""
    text = _text(hexstr)
    if len(text) % 2:
        raise Error("Odd-length string")
    try:
        if text.split() == [text] or not text:
            return bytes.fromhex(text.decode("latin-1"))
    except ValueError:
        pass
    raise Error("Non-hexadecimal digit found")


b2a_hex = hexlify
a2b_hex = unhexlify


def b2a_base64(data, /, *, newline=True):
    """Bytes in base 64, in one line."""
    data = _data(data)
    rest = -len(data) % 3
    number = int.from_bytes(data + bytes(rest), "big")
    count = (len(data) + rest) // 3 * 4
    if count <= 4096:
        out = bytearray(count)
        for i in range(count - 1, -1, -1):
            out[i] = _ALPHABET[number & 63]
            number >>= 6
    else:
        out = bytearray()
        for start in range(0, len(data), 1536):
            out += b2a_base64(data[start:start + 1536], newline=False)
        rest = 0
    if rest:
        out[-rest:] = b"=" * rest
    return bytes(out) + b"\n" * newline


def a2b_base64(data, /, *, strict_mode=False):
    """Bytes from base 64; other characters are passed over unless strict_mode."""
    text = _text(data)
    if strict_mode and text.startswith(b"="):
        raise Error("Leading padding not allowed")
    out = bytearray()
    bits = count = padding = 0
    for i, letter in enumerate(text):
        if letter == 61:
            padding += 1
            if count >= 2 and count + padding >= 4:
                if strict_mode and i + 1 < len(text):
                    raise Error("Excess data after padding")
                break
            continue
        value = _PLACES.get(letter)
        if value is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if padding and strict_mode:
            raise Error("Discontinuous padding not allowed")
        padding = 0
        bits = bits << 6 | value
        count += 1
        if count == 4:
            out += bits.to_bytes(3, "big")
            bits = count = 0
    if count == 1:
        raise Error(
            f"Invalid base64-encoded string: number of data characters ({len(out) // 3 * 4 + 1}) "
            "cannot be 1 more than a multiple of 4"
        )
    if count:
        if count + padding < 4:
            raise Error("Incorrect padding")
        out += (bits << 6 * (4 - count)).to_bytes(3, "big")[:count - 1]
    return bytes(out)


def b2a_uu(data, /, *, backtick=False):
    """A line of uuencoded text."""
    data = _data(data)
    if len(data) > 45:
        raise Error("At most 45 bytes at once")
    zero = 96 if backtick else 32
    out = bytearray([len(data) + 32 if data else zero])
    for start in range(0, len(data), 3):
        number = int.from_bytes(data[start:start + 3].ljust(3, b"\0"), "big")
        out += bytes([(number >> shift & 63) + 32 if number >> shift & 63 else zero for shift in (18, 12, 6, 0)])
    return bytes(out) + b"\n"


def a2b_uu(data, /):
    """Bytes from a line of uuencoded text."""
    text = _text(data)
    size = (text[0] - 32 if text else 32) & 63
    out = bytearray()
    bits = count = 0
    for letter in text[1:].rstrip(b"\r\n"):
        if not 32 <= letter <= 96:
            raise Error("Illegal char")
        bits = bits << 6 | (letter - 32 & 63)
        count += 1
        if count == 4:
            out += bits.to_bytes(3, "big")
            bits = count = 0
    out += (bits << 6 * (4 - count)).to_bytes(3, "big") if count else b""
    if out[size:].strip(b"\0"):
        raise Error("Trailing garbage")
    return bytes(out[:size]).ljust(size, b"\0")


def b2a_qp(data, quotetabs=False, istext=True, header=False):
    """Bytes as quoted-printable text."""
    out = []
    for line in _data(data).split(b"\n") if istext else [_data(data)]:
        end = b"\r" if istext and line.endswith(b"\r") else b""
        line = line[:len(line) - len(end)]
        pieces = []
        for i, byte in enumerate(line):
            last = i + 1 == len(line)
            if header and byte == 32:
                piece = b"_"
            elif byte in b" \t":
                piece = b"=%02X" % byte if quotetabs or last else bytes([byte])
            elif 33 <= byte <= 126 and byte != 61 and not (header and byte == 95) and not (byte == 46 and len(line) == 1):
                piece = bytes([byte])
            else:
                piece = b"=%02X" % byte
            pieces.append(piece)
        lines, current = [], b""
        for i, piece in enumerate(pieces):
            if len(current) + len(piece) > (76 if i + 1 == len(pieces) else 75):
                lines.append(current + b"=")
                current = b""
            current += piece
        lines.append(current + end)
        out.append(b"\n".join(lines))
    return b"\n".join(out)


def a2b_qp(data, header=False):
    """Bytes from quoted-printable text."""
    text = _text(data)
    out = bytearray()
    i = 0
    while i < len(text):
        byte = text[i]
        if byte == 61:
            rest = text[i + 1:i + 3]
            if rest[:1] == b"\n" or rest == b"\r\n" or not rest:
                i += 1 + max(len(rest[:1] if rest[:1] == b"\n" else rest), 1)
                continue
            try:
                out.append(int(rest, 16) if len(rest) == 2 else 1000)
                i += 3
                continue
            except ValueError:
                pass
        out.append(32 if header and byte == 95 else byte)
        i += 1
    return bytes(out)


def crc_hqx(data, crc, /):
    """The checksum CRC-CCITT, going on from another one."""
    crc &= 0xFFFF
    for byte in _data(data):
        crc ^= byte << 8
        for _ in range(8):
            crc = crc << 1 ^ (0x1021 if crc & 0x8000 else 0)
        crc &= 0xFFFF
    return crc
