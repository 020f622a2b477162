"""Digests of bytes."""

import _hashes

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
algorithms_available = set(algorithms_guaranteed)

__all__ = [
    "new", "algorithms_guaranteed", "algorithms_available", "pbkdf2_hmac", "file_digest", "md5", "sha1", "sha224",
    "sha256", "sha384", "sha512",
]

_SIZES = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128), "sha512": (64, 128)}


class HASH:
    """Takes bytes and gives their digest."""

    __module__ = "_hashlib"

    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._data = bytearray()
        self.update(data)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"

    def update(self, data, /):
        """Take more bytes."""
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        self._data += data

    def digest(self):
        """The digest of all bytes so far."""
        return _hashes.digest(self.name, self._data)

    def hexdigest(self):
        """The same in hexadecimal digits."""
        return self.digest().hex()

    def copy(self):
        """Another one that has taken the same bytes."""
        return HASH(self.name, self._data)


def new(name, data=b"", *, usedforsecurity=True):
    """A digest by its name."""
    kind = name.lower().replace("-", "")
    if kind not in _SIZES:
        raise ValueError("unsupported hash type " + name)
    return HASH(kind, data)


def _maker(name):
    def make(string=b"", *, usedforsecurity=True):
        return HASH(name, string)

    make.__name__ = make.__qualname__ = f"openssl_{name}"
    make.__doc__ = f"The digest {name.upper()}."
    return make


md5, sha1, sha224, sha256, sha384, sha512 = map(_maker, ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"))


def file_digest(fileobj, digest, /):
    """The digest of an open file's bytes."""
    made = new(digest) if isinstance(digest, str) else digest()
    while data := fileobj.read(1 << 16):
        made.update(data)
    return made


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key made of a password."""
    import hmac

    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    size = new(hash_name).digest_size
    dklen = size if dklen is None else dklen
    key = b""
    block = 0
    while len(key) < dklen:
        block += 1
        last = hmac.digest(password, salt + block.to_bytes(4, "big"), hash_name)
        total = int.from_bytes(last, "big")
        for _ in range(iterations - 1):
            last = hmac.digest(password, last, hash_name)
            total ^= int.from_bytes(last, "big")
        key += total.to_bytes(size, "big")
    return key[:dklen]
