"""Bytes as letters and digits."""

import binascii
import struct

__all__ = [
    "encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode", "b32hexencode",
    "b32hexdecode", "b16encode", "b16decode", "b85encode", "b85decode", "a85encode", "a85decode", "standard_b64encode",
    "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode",
]

MAXLINESIZE = 76
MAXBINSIZE = 57

_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B32HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
_B85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError(f"argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}") from None


def _plain(s):
    return s if isinstance(s, (bytes, bytearray)) else memoryview(s).tobytes()


def b64encode(s, altchars=None):
    """Bytes in base 64."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    """Bytes from base 64."""
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """Bytes in base 64."""
    return b64encode(s)


def standard_b64decode(s):
    """Bytes from base 64."""
    return b64decode(s)


def urlsafe_b64encode(s):
    """Bytes in base 64, with - and _."""
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    """Bytes from base 64, with - and _."""
    return b64decode(_bytes(s).translate(bytes.maketrans(b"-_", b"+/")))


def _b32encode(alphabet, s):
    data = bytes(_plain(s))
    out = bytearray()
    for start in range(0, len(data), 5):
        part = data[start:start + 5]
        number = int.from_bytes(part.ljust(5, b"\0"), "big")
        letters = [alphabet[number >> shift & 31] for shift in range(35, -1, -5)]
        kept = -(-len(part) * 8 // 5)
        out += bytes(letters[:kept]) + b"=" * (8 - kept)
    return bytes(out)


def _b32decode(alphabet, s, casefold, map01):
    data = _bytes(s)
    if len(data) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _bytes(map01)
        assert len(map01) == 1, repr(map01)
        data = data.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        data = data.upper()
    stripped = data.rstrip(b"=")
    padding = len(data) - len(stripped)
    places = {letter: i for i, letter in enumerate(alphabet)}
    out = bytearray()
    for start in range(0, len(stripped), 8):
        number = 0
        for letter in stripped[start:start + 8].ljust(8, alphabet[:1]):
            if letter not in places:
                raise binascii.Error("Non-base32 digit found")
            number = number << 5 | places[letter]
        out += number.to_bytes(5, "big")
    if len(data) % 8 or padding not in {0, 1, 3, 4, 6}:
        raise binascii.Error("Incorrect padding")
    return bytes(out[:len(stripped) * 5 // 8])


def b32encode(s):
    """Bytes in base 32."""
    return _b32encode(_B32, s)


def b32decode(s, casefold=False, map01=None):
    """Bytes from base 32."""
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    """Bytes in base 32 with the digits first."""
    return _b32encode(_B32HEX, s)


def b32hexdecode(s, casefold=False):
    """Bytes from base 32 with the digits first."""
    return _b32decode(_B32HEX, s, casefold, None)


def b16encode(s):
    """Bytes in base 16."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """Bytes from base 16."""
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if s.strip(b"0123456789ABCDEF") or any(c not in b"0123456789ABCDEF" for c in s):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


def _85encode(s, letters, pad=False, fold_nul=False, fold_spaces=False):
    s = _plain(s)
    padding = -len(s) % 4
    words = struct.unpack(f"!{(len(s) + padding) // 4}I", bytes(s) + b"\0" * padding)
    chunks = []
    for word in words:
        if fold_nul and not word:
            chunks.append(b"z")
        elif fold_spaces and word == 0x20202020:
            chunks.append(b"y")
        else:
            chunks.append(bytes([letters[word // 85**i % 85] for i in (4, 3, 2, 1, 0)]))
    if padding and not pad:
        if chunks[-1] == b"z":
            chunks[-1] = letters[:1] * 5
        chunks[-1] = chunks[-1][:-padding]
    return b"".join(chunks)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Bytes in Ascii85."""
    result = _85encode(b, bytes(range(33, 118)), pad, True, foldspaces)
    if adobe:
        result = b"<~" + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        chunks = [result[i:i + wrapcol] for i in range(0, len(result), wrapcol)]
        if adobe and len(chunks[-1]) + 2 > wrapcol:
            chunks.append(b"")
        result = b"\n".join(chunks)
    return result + b"~>" if adobe else result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    """Bytes from Ascii85."""
    b = _bytes(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out = bytearray()
    current = []
    for x in b + b"u" * 4:
        if 33 <= x <= 117:
            current.append(x - 33)
            if len(current) == 5:
                number = 0
                for digit in current:
                    number = number * 85 + digit
                if number >= 1 << 32:
                    raise ValueError("Ascii85 overflow")
                out += number.to_bytes(4, "big")
                current = []
        elif x == 122:
            if current:
                raise ValueError("z inside Ascii85 5-tuple")
            out += b"\0\0\0\0"
        elif foldspaces and x == 121:
            if current:
                raise ValueError("y inside Ascii85 5-tuple")
            out += b"    "
        elif x not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {chr(x)}")
    missing = 4 - len(current)
    return bytes(out[:-missing] if missing else out)


def b85encode(b, pad=False):
    """Bytes in base 85."""
    return _85encode(b, _B85, pad)


def b85decode(b):
    """Bytes from base 85."""
    b = _bytes(b)
    places = {letter: i for i, letter in enumerate(_B85)}
    padding = -len(b) % 5
    b = b + b"~" * padding
    out = bytearray()
    for i in range(0, len(b), 5):
        number = 0
        for j, letter in enumerate(b[i:i + 5]):
            if letter not in places:
                raise ValueError(f"bad base85 character at position {i + j}")
            number = number * 85 + places[letter]
        if number >= 1 << 32:
            raise ValueError(f"base85 overflow in hunk starting at byte {i}")
        out += number.to_bytes(4, "big")
    return bytes(out[:-padding] if padding else out)


def encode(input, output):
    """Writes a file's bytes in base 64."""
    while s := input.read(MAXBINSIZE):
        while len(s) < MAXBINSIZE and (more := input.read(MAXBINSIZE - len(s))):
            s += more
        output.write(binascii.b2a_base64(s))


def decode(input, output):
    """Writes the bytes of a file in base 64."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _whole(s):
    try:
        view = memoryview(s)
    except TypeError:
        raise TypeError(f"expected bytes-like object, not {type(s).__name__}") from None
    if view.format not in ("c", "b", "B"):
        raise TypeError(f"expected single byte elements, not {view.format!r} from {type(s).__name__}")


def encodebytes(s):
    """Bytes in base 64, in lines."""
    _whole(s)
    return b"".join([binascii.b2a_base64(s[i:i + MAXBINSIZE]) for i in range(0, len(s), MAXBINSIZE)])


def decodebytes(s):
    """Bytes from base 64 in lines."""
    _whole(s)
    return binascii.a2b_base64(s)
