"""Digests of bytes."""

import _hashes

__all__ = (
    "blake2b blake2s md5 sha1 sha224 sha256 sha384 sha3_224 sha3_256 sha3_384 sha3_512 sha512 shake_128 shake_256 "
    "new algorithms_guaranteed algorithms_available pbkdf2_hmac file_digest scrypt"
).split()
algorithms_guaranteed = set(__all__[:14])
algorithms_available = set(algorithms_guaranteed)
# Digest size and block size.
_SIZES = {
    "md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128), "sha512": (64, 128),
    "sha3_224": (28, 144), "sha3_256": (32, 136), "sha3_384": (48, 104), "sha3_512": (64, 72), "shake_128": (0, 168),
    "shake_256": (0, 136), "blake2b": (64, 128), "blake2s": (32, 64),
}


def _bytes(data):
    if isinstance(data, str):
        raise TypeError("Strings must be encoded before hashing")
    if isinstance(data, (bytes, bytearray)):
        return bytes(data)
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError("object supporting the buffer API required") from None


class HASH:
    """Takes bytes and gives their digest."""

    __module__ = "_hashlib"

    def __init__(self, name, data):
        self._name = name
        self._data = bytearray(_bytes(data))

    name = property(lambda self: self._name)
    digest_size = property(lambda self: _SIZES[self._name][0])
    block_size = property(lambda self: _SIZES[self._name][1])

    def __repr__(self):
        return f"<{self.name} _hashlib.{type(self).__name__} object @ {id(self):#x}>"

    def update(self, obj, /):
        """Take more bytes."""
        self._data += _bytes(obj)

    def digest(self):
        """The digest of all bytes so far."""
        return _hashes.digest(self._name, self._data)

    def hexdigest(self):
        """The same in hexadecimal digits."""
        return self.digest().hex()

    def copy(self):
        """Another one that has taken the same bytes."""
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__, _data=bytearray(self._data))
        return new


class HASHXOF(HASH):
    """A digest of any length."""

    __module__ = "_hashlib"

    def digest(self, length):
        if length < 0:
            raise ValueError("value must be positive")
        return _hashes.shake(self._name, self._data, length)

    def hexdigest(self, length):
        return self.digest(length).hex()


class _Blake2(HASH):
    def __init__(self, data=b"", /, *, digest_size=None, key=b"", salt=b"", person=b"", fanout=1, depth=1, leaf_size=0,
                 node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True):
        if digest_size is None:
            digest_size = self.MAX_DIGEST_SIZE
        if not 1 <= digest_size <= self.MAX_DIGEST_SIZE:
            raise ValueError(f"digest_size must be between 1 and {self.MAX_DIGEST_SIZE} bytes")
        key, salt, person = _bytes(key), _bytes(salt), _bytes(person)
        for what, value, most in (("key", key, self.MAX_KEY_SIZE), ("salt", salt, self.SALT_SIZE), ("person", person, self.PERSON_SIZE)):
            if len(value) > most:
                raise ValueError(f"maximum {what} length is {most} bytes")
        if (fanout, depth, leaf_size, node_offset, node_depth, inner_size, last_node) != (1, 1, 0, 0, 0, 0, False):
            raise NotImplementedError("BLAKE2's tree mode is not there in Interleave")
        super().__init__(type(self).__name__, data)
        self._size, self._parts = digest_size, (key, salt, person)

    digest_size = property(lambda self: self._size)

    def __repr__(self):
        return object.__repr__(self)

    def digest(self):
        return _hashes.blake2(self._name, self._data, self._size, *self._parts)


class blake2b(_Blake2):
    __module__ = "_blake2"
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 64
    SALT_SIZE = PERSON_SIZE = 16


class blake2s(_Blake2):
    __module__ = "_blake2"
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 32
    SALT_SIZE = PERSON_SIZE = 8


def new(name, data=b"", **kwargs):
    """A digest by its name."""
    if not isinstance(name, str):
        raise TypeError("name must be a string")
    kind = name.lower()
    kind = kind.replace("-", "_" if kind.startswith(("sha3", "shake")) else "")
    if kind not in _SIZES:
        raise ValueError("unsupported hash type " + name)
    return globals()[kind](data, **kwargs)


def _maker(name):
    cls = HASHXOF if name.startswith("shake") else HASH

    def make(string=b"", *, usedforsecurity=True):
        return cls(name, string)

    make.__name__ = make.__qualname__ = f"openssl_{name}"
    make.__doc__ = f"The digest {name.upper()}."
    globals()[name] = make


for _name in __all__[2:14]:
    _maker(_name)


def file_digest(fileobj, digest, /, *, _bufsize=1 << 18):
    """The digest of an open file's bytes."""
    made = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        made.update(fileobj.getbuffer())
        return made
    while data := fileobj.read(_bufsize):
        made.update(data)
    return made


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key made of a password."""
    import hmac

    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    size = new(hash_name).digest_size
    dklen = size if dklen is None else dklen
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
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


def scrypt(password, *, salt, n, r, p, maxmem=0, dklen=64):
    raise NotImplementedError("scrypt is not there in Interleave; use pbkdf2_hmac")
