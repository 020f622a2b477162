"""Identifiers that nobody else has."""

from enum import Enum

RESERVED_NCS = "reserved for NCS compatibility"
RFC_4122 = "specified in RFC 4122"
RESERVED_MICROSOFT = "reserved for Microsoft compatibility"
RESERVED_FUTURE = "reserved for future definition"


class SafeUUID(Enum):
    """Whether two processes can have made the same."""

    safe = 0
    unsafe = -1
    unknown = None


int_, bytes_ = int, bytes


class UUID:
    """128 bits."""

    __slots__ = ("int", "is_safe", "__weakref__")

    def __init__(
        self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=SafeUUID.unknown
    ):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if hex is not None:
            hex = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(hex) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = _int(hex, 16)
        if bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError("bytes_le is not a 16-char string")
            bytes = bytes_le[3::-1] + bytes_le[5:3:-1] + bytes_le[7:5:-1] + bytes_le[8:]
        if bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            int = _int.from_bytes(bytes, "big")
        if fields is not None:
            if len(fields) != 6:
                raise ValueError("fields is not a 6-tuple")
            low, mid, high, seq_high, seq_low, node = fields
            int = (low << 96) | (mid << 80) | (high << 64) | (seq_high << 56) | (seq_low << 48) | node
        if not 0 <= int < 1 << 128:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 5:
                raise ValueError("illegal version number")
            int = int & ~(0xC000 << 48) | 0x8000 << 48
            int = int & ~(0xF000 << 64) | version << 76
        object.__setattr__(self, "int", int)
        object.__setattr__(self, "is_safe", is_safe)

    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")

    def __getstate__(self):
        return {"int": self.int}

    def __setstate__(self, state):
        object.__setattr__(self, "int", state["int"])
        object.__setattr__(self, "is_safe", SafeUUID.unknown)

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __str__(self):
        hex = self.hex
        return f"{hex[:8]}-{hex[8:12]}-{hex[12:16]}-{hex[16:20]}-{hex[20:]}"

    hex = property(lambda self: f"{self.int:032x}", doc="As 32 digits.")
    bytes = property(lambda self: self.int.to_bytes(16, "big"), doc="As 16 bytes.")
    urn = property(lambda self: f"urn:uuid:{self}", doc="As a URN.")
    time_low = property(lambda self: self.int >> 96, doc="Its first 32 bits.")
    time_mid = property(lambda self: self.int >> 80 & 0xFFFF, doc="The next 16 bits.")
    time_hi_version = property(lambda self: self.int >> 64 & 0xFFFF, doc="The next 16 bits.")
    clock_seq_hi_variant = property(lambda self: self.int >> 56 & 0xFF, doc="The next 8 bits.")
    clock_seq_low = property(lambda self: self.int >> 48 & 0xFF, doc="The next 8 bits.")
    node = property(lambda self: self.int & 0xFFFFFFFFFFFF, doc="The last 48 bits.")
    clock_seq = property(lambda self: self.int >> 48 & 0x3FFF, doc="The sequence number.")
    time = property(
        lambda self: (self.time_hi_version & 0x0FFF) << 48 | self.time_mid << 32 | self.time_low, doc="The time in it."
    )

    @property
    def bytes_le(self):
        """As 16 bytes, the first fields with their low bytes first."""
        data = self.bytes
        return data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]

    @property
    def fields(self):
        """As six numbers."""
        return (
            self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low, self.node
        )

    @property
    def variant(self):
        """By which rules it was made."""
        if not self.int & 0x8000 << 48:
            return RESERVED_NCS
        if not self.int & 0x4000 << 48:
            return RFC_4122
        return RESERVED_FUTURE if self.int & 0x2000 << 48 else RESERVED_MICROSOFT

    @property
    def version(self):
        """How it was made."""
        return self.int >> 76 & 0xF if self.variant == RFC_4122 else None


_int = int
_last = 0


def getnode():
    """A number of this computer."""
    return 0x02_49_4E_54_4C_56


def uuid1(node=None, clock_seq=None):
    """One made of the time."""
    global _last
    import time

    stamp = max(time.time_ns() // 100 + 0x01B21DD213814000, _last + 1)
    _last = stamp
    if clock_seq is None:
        import random

        clock_seq = random.getrandbits(14)
    return UUID(fields=(
        stamp & 0xFFFFFFFF, stamp >> 32 & 0xFFFF, stamp >> 48 & 0x0FFF, clock_seq >> 8 & 0x3F, clock_seq & 0xFF,
        getnode() if node is None else node,
    ), version=1)


def _named(hash, namespace, name, version):
    data = namespace.bytes + (name if isinstance(name, bytes) else name.encode())
    return UUID(bytes=hash(data).digest()[:16], version=version)


def uuid3(namespace, name):
    """One made of a name, by MD5."""
    from hashlib import md5

    return _named(md5, namespace, name, 3)


def uuid4():
    """A random one."""
    from _os import urandom

    return UUID(bytes=urandom(16), version=4)


def uuid5(namespace, name):
    """One made of a name, by SHA-1."""
    from hashlib import sha1

    return _named(sha1, namespace, name, 5)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
