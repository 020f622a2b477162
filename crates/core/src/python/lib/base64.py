"""Bytes as letters and digits."""

__all__ = [
    "b64encode", "b64decode", "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode",
    "b32encode", "b32decode", "b16encode", "b16decode", "encodebytes", "decodebytes",
]

_B64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


class _BinasciiError(ValueError):
    """The text is not of this kind."""


_BinasciiError.__name__ = _BinasciiError.__qualname__ = "Error"
_BinasciiError.__module__ = "binascii"


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(s, (bytes, bytearray, memoryview)):
        return bytes(s)
    raise TypeError(f"argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}")


def _encode(data, alphabet, bits, group):
    """Groups of bytes as groups of letters, each letter some bits."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    data = bytes(data)
    out = bytearray()
    letters = group * 8 // bits
    for start in range(0, len(data), group):
        part = data[start:start + group]
        number = int.from_bytes(part, "big") << 8 * (group - len(part))
        used = -(-len(part) * 8 // bits)
        for i in range(letters):
            out.append(alphabet[number >> (letters - 1 - i) * bits & (1 << bits) - 1] if i < used else 61)
    return bytes(out)


def b64encode(s, altchars=None):
    """Bytes in base 64."""
    encoded = _encode(s, _B64, 6, 3)
    return encoded if altchars is None else encoded.translate(bytes.maketrans(b"+/", altchars))


def b64decode(s, altchars=None, validate=False):
    """Bytes from base 64."""
    data = _bytes(s)
    if altchars is not None:
        data = data.translate(bytes.maketrans(_bytes(altchars), b"+/"))
    places = {letter: i for i, letter in enumerate(_B64)}
    out = bytearray()
    bits = count = padding = 0
    for letter in data:
        if letter == 61:
            padding += 1
            if count + padding >= 4 and count >= 2:
                break
            continue
        if letter not in places:
            if validate:
                raise _BinasciiError("Only base64 data is allowed")
            continue
        padding = 0
        bits = bits << 6 | places[letter]
        count += 1
        if count == 4:
            out += bits.to_bytes(3, "big")
            bits = count = 0
    if count == 1:
        raise _BinasciiError(
            f"Invalid base64-encoded string: number of data characters ({len(out) // 3 * 4 + 1}) "
            "cannot be 1 more than a multiple of 4"
        )
    if count:
        if count + padding < 4:
            raise _BinasciiError("Incorrect padding")
        out += (bits << 6 * (4 - count)).to_bytes(3, "big")[:count - 1]
    return bytes(out)


standard_b64encode = b64encode
standard_b64decode = b64decode


def urlsafe_b64encode(s):
    """Bytes in base 64, with - and _."""
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    """Bytes from base 64, with - and _."""
    return b64decode(s, b"-_")


def b32encode(s):
    """Bytes in base 32."""
    return _encode(s, _B32, 5, 5)


def b32decode(s, casefold=False, map01=None):
    """Bytes from base 32."""
    data = _bytes(s)
    if len(data) % 8:
        raise _BinasciiError("Incorrect padding")
    if casefold:
        data = data.upper()
    stripped = data.rstrip(b"=")
    places = {letter: i for i, letter in enumerate(_B32)}
    bits = 0
    for letter in stripped:
        if letter not in places:
            raise _BinasciiError("Non-base32 digit found")
        bits = bits << 5 | places[letter]
    n = len(stripped) * 5
    return (bits >> n % 8).to_bytes(n // 8, "big")


def b16encode(s):
    """Bytes in base 16."""
    return bytes(s).hex().upper().encode()


def b16decode(s, casefold=False):
    """Bytes from base 16."""
    text = _bytes(s).decode()
    if casefold:
        text = text.upper()
    if any(letter not in "0123456789ABCDEF" for letter in text):
        raise _BinasciiError("Non-base16 digit found")
    return bytes.fromhex(text)


def encodebytes(s):
    """Bytes in base 64, in lines."""
    return b"".join([b64encode(s[i:i + 57]) + b"\n" for i in range(0, len(s), 57)])


def decodebytes(s):
    """Bytes from base 64 in lines."""
    return b64decode(s)
