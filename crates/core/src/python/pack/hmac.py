"""Digests that only who knows a key can make."""

import hashlib

digest_size = None

trans_36 = bytes([x ^ 0x36 for x in range(256)])
trans_5C = bytes([x ^ 0x5C for x in range(256)])


class HMAC:
    """Takes bytes and gives their digest under a key."""

    blocksize = 64

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        if isinstance(digestmod, str):
            make = lambda data=b"": hashlib.new(digestmod, data)
        elif callable(digestmod):
            make = digestmod
        else:
            make = digestmod.new
        self._inner = make()
        self._outer = make()
        self.block_size = self._inner.block_size
        self.digest_size = self._inner.digest_size
        key = bytes(key)
        if len(key) > self.block_size:
            key = make(key).digest()
        key = key.ljust(self.block_size, b"\0")
        self._outer.update(key.translate(trans_5C))
        self._inner.update(key.translate(trans_36))
        if msg is not None:
            self.update(msg)

    @property
    def name(self):
        """What it is called."""
        return "hmac-" + self._inner.name

    def update(self, msg):
        """Take more bytes."""
        self._inner.update(msg)

    def copy(self):
        """Another one that has taken the same bytes."""
        other = object.__new__(type(self))
        other.block_size, other.digest_size = self.block_size, self.digest_size
        other._inner, other._outer = self._inner.copy(), self._outer.copy()
        return other

    def digest(self):
        """The digest of all bytes so far."""
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        """The same in hexadecimal digits."""
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    """A digest under a key."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """The digest of some bytes."""
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b, /):
    """Whether two digests are equal."""
    if isinstance(a, str) and isinstance(b, str):
        if not (a.isascii() and b.isascii()):
            raise TypeError("comparing strings with non-ASCII characters is not supported")
    else:
        for value in (a, b):
            if not isinstance(value, (bytes, bytearray, memoryview)):
                raise TypeError(f"a bytes-like object is required, not '{type(value).__name__}'")
    return a == b
