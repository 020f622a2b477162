"""Addresses and networks of the Internet protocol, versions 4 and 6."""

import functools as _functools

IPV4LENGTH, IPV6LENGTH = 32, 128


class AddressValueError(ValueError):
    """An address is wrong."""


class NetmaskValueError(ValueError):
    """A mask is wrong."""


def _either(four, six, address, *args):
    for kind in (four, six):
        try:
            return kind(address, *args)
        except (AddressValueError, NetmaskValueError):
            pass
    return None


def ip_address(address):
    found = _either(IPv4Address, IPv6Address, address)
    if found is None:
        raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 address")
    return found


def ip_network(address, strict=True):
    found = _either(IPv4Network, IPv6Network, address, strict)
    if found is None:
        raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 network")
    return found


def ip_interface(address):
    found = _either(IPv4Interface, IPv6Interface, address)
    if found is None:
        raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 interface")
    return found


def v4_int_to_packed(address):
    try:
        return address.to_bytes(4, "big")
    except OverflowError:
        raise ValueError("Address negative or too large for IPv4") from None


def v6_int_to_packed(address):
    try:
        return address.to_bytes(16, "big")
    except OverflowError:
        raise ValueError("Address negative or too large for IPv6") from None


def _trailing_zeros(number, bits):
    return bits if not number else min(bits, (number & -number).bit_length() - 1)


def summarize_address_range(first, last):
    """The networks that cover all addresses from the first to the last."""
    if not (isinstance(first, _Address) and isinstance(last, _Address)):
        raise TypeError("first and last must be IP addresses, not networks")
    if first.version != last.version:
        raise TypeError(f"{first} and {last} are not of the same version")
    if first > last:
        raise ValueError("last IP address must be greater than first")
    network = first._network
    bits, at, end = first.max_prefixlen, first._ip, last._ip
    while at <= end:
        size = min(_trailing_zeros(at, bits), (end - at + 1).bit_length() - 1)
        yield network((at, bits - size))
        at += 1 << size
        if at - 1 == (1 << bits) - 1:
            break


def collapse_addresses(addresses):
    """The fewest networks that have the same addresses."""
    networks, version = [], None
    for item in addresses:
        if version is not None and item.version != version.version:
            raise TypeError(f"{item} and {version} are not of the same version")
        version = item
        network = item if isinstance(item, _Network) else item._network((item._ip, item.max_prefixlen))
        if isinstance(item, (IPv4Interface, IPv6Interface)):
            network = item._network((item._ip, item.max_prefixlen)) if item._prefixlen == item.max_prefixlen else item.ip._network((item._ip, item.max_prefixlen))
        networks.append(network)
    out = []
    for network in sorted(set(networks)):
        if out and out[-1].broadcast_address >= network.broadcast_address:
            continue
        out.append(network)
        while len(out) > 1 and out[-1].prefixlen == out[-2].prefixlen and out[-1].prefixlen and out[-1].supernet() == out[-2].supernet():
            out[-2:] = [out[-1].supernet()]
    return iter(out)


def get_mixed_type_key(obj):
    if isinstance(obj, _Network):
        return obj._get_networks_key()
    return obj._get_address_key() if isinstance(obj, _Address) else NotImplemented


def _digits(text):
    return text.isascii() and text.isdigit()


class _V4:
    __slots__ = ()
    version, max_prefixlen, _ALL_ONES = 4, 32, 2**32 - 1

    @classmethod
    def _parse(cls, text):
        if not text:
            raise AddressValueError("Address cannot be empty")
        octets = text.split(".")
        if len(octets) != 4:
            raise AddressValueError(f"Expected 4 octets in {text!r}")
        number = 0
        for octet in octets:
            problem = None
            if not octet:
                problem = "Empty octet not permitted"
            elif not _digits(octet):
                problem = f"Only decimal digits permitted in {octet!r}"
            elif len(octet) > 3:
                problem = f"At most 3 characters permitted in {octet!r}"
            elif octet != "0" and octet[0] == "0":
                problem = f"Leading zeros are not permitted in {octet!r}"
            elif int(octet) > 255:
                problem = f"Octet {int(octet)} (> 255) not permitted"
            if problem:
                raise AddressValueError(f"{problem} in {text!r}")
            number = number << 8 | int(octet)
        return number

    @classmethod
    def _write(cls, number):
        return ".".join([str(b) for b in number.to_bytes(4, "big")])


class _V6:
    __slots__ = ()
    version, max_prefixlen, _ALL_ONES = 6, 128, 2**128 - 1

    @classmethod
    def _parse(cls, text):
        if not text:
            raise AddressValueError("Address cannot be empty")
        parts = text.split(":")
        if len(parts) < 3:
            raise AddressValueError(f"At least 3 parts expected in {text!r}")
        if "." in parts[-1]:
            try:
                number = _V4._parse(parts.pop())
            except AddressValueError as problem:
                raise AddressValueError(f"{problem} in {text!r}") from None
            parts += [f"{number >> 16:x}", f"{number & 0xFFFF:x}"]
        if len(parts) > 9:
            raise AddressValueError(f"At most 8 colons permitted in {text!r}")
        gap = None
        for i in range(1, len(parts) - 1):
            if not parts[i]:
                if gap is not None:
                    raise AddressValueError(f"At most one '::' permitted in {text!r}")
                gap = i
        if gap is not None:
            high, low = gap, len(parts) - gap - 1
            if not parts[0]:
                high -= 1
                if high:
                    raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
            if not parts[-1]:
                low -= 1
                if low:
                    raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
            if 8 - high - low < 1:
                raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
        else:
            if len(parts) != 8:
                raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
            if not parts[0]:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
            if not parts[-1]:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
            high, low = 8, 0
        number = 0
        for part in parts[:high]:
            number = number << 16 | cls._hextet(part, text)
        number <<= 16 * (8 - high - low)
        for part in parts[len(parts) - low:] if low else ():
            number = number << 16 | cls._hextet(part, text)
        return number

    @classmethod
    def _hextet(cls, part, text):
        if part.strip("0123456789abcdefABCDEF"):
            raise AddressValueError(f"Only hex digits permitted in {part!r} in {text!r}")
        if len(part) > 4:
            raise AddressValueError(f"At most 4 characters permitted in {part!r} in {text!r}")
        try:
            return int(part, 16)
        except ValueError as problem:
            raise AddressValueError(f"{problem} in {text!r}") from None

    @classmethod
    def _write(cls, number):
        parts = [f"{number >> 16 * (7 - i) & 0xFFFF:x}" for i in range(8)]
        best, at = 1, None
        i = 0
        while i < 8:
            j = i
            while j < 8 and parts[j] == "0":
                j += 1
            if j - i > best:
                best, at = j - i, i
            i = max(j, i + 1)
        if at is None:
            return ":".join(parts)
        return ":".join(parts[:at]) + "::" + ":".join(parts[at + best:])


class _Common:
    __slots__ = ()

    @property
    def exploded(self):
        return self._explode()

    @property
    def compressed(self):
        return str(self)

    @property
    def reverse_pointer(self):
        return self._reverse()

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    @classmethod
    def _prefix_mask(cls, prefixlen):
        return cls._ALL_ONES ^ (cls._ALL_ONES >> prefixlen)

    @classmethod
    def _prefix(cls, arg):
        """The length of a prefix, given as such or as a mask."""
        if isinstance(arg, int):
            if not 0 <= arg <= cls.max_prefixlen:
                cls._bad_mask(arg)
            return arg
        if _digits(arg):
            if int(arg) > cls.max_prefixlen:
                cls._bad_mask(arg)
            return int(arg)
        if cls.version == 6:
            cls._bad_mask(arg)
        try:
            number = cls._parse(arg)
        except AddressValueError:
            cls._bad_mask(arg)
        for mask in (number, number ^ cls._ALL_ONES):
            zeros = _trailing_zeros(mask, 32)
            if mask >> zeros == (1 << (32 - zeros)) - 1:
                return 32 - zeros
        cls._bad_mask(arg)

    @classmethod
    def _bad_mask(cls, text):
        raise NetmaskValueError(f"{text!r} is not a valid netmask") from None

    @classmethod
    def _number(cls, address):
        if isinstance(address, int):
            if address < 0:
                raise AddressValueError(f"{address} (< 0) is not permitted as an IPv{cls.version} address")
            if address > cls._ALL_ONES:
                raise AddressValueError(
                    f"{address} (>= 2**{cls.max_prefixlen}) is not permitted as an IPv{cls.version} address"
                )
            return address
        if isinstance(address, bytes):
            if len(address) * 8 != cls.max_prefixlen:
                raise AddressValueError(
                    f"{address!r} (len {len(address)} != {cls.max_prefixlen // 8}) is not permitted as an IPv{cls.version} address"
                )
            return int.from_bytes(address, "big")
        return None

    def _long(self, number):
        if self.version == 4:
            return self._write(number)
        return ":".join([f"{number >> 16 * (7 - i) & 0xFFFF:04x}" for i in range(8)])

    def _reverse_of(self, number, keep=None):
        if self.version == 4:
            return ".".join(reversed(self._write(number).split("."))) + ".in-addr.arpa"
        return ".".join(reversed(f"{number:032x}")) + ".ip6.arpa"


@_functools.total_ordering
class _Address(_Common):
    __slots__ = ()

    def __int__(self):
        return self._ip

    @property
    def packed(self):
        return self._ip.to_bytes(self.max_prefixlen // 8, "big")

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self.version == other.version and self._zone() == other._zone()
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return self._ip < other._ip

    def _zone(self):
        return None

    def __add__(self, other):
        return self.__class__(int(self) + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return self.__class__(int(self) - other) if isinstance(other, int) else NotImplemented

    def __str__(self):
        return self._write(self._ip)

    def __hash__(self):
        return hash(hex(self._ip))

    def _explode(self):
        return self._long(self._ip)

    def _reverse(self):
        return self._reverse_of(self._ip)

    def _get_address_key(self):
        return self.version, self

    def __format__(self, fmt):
        if not fmt or fmt[-1] == "s":
            return format(str(self), fmt)
        kind = fmt[-1]
        flags = fmt[:-1]
        alternate, group = "#" in flags, "_" in flags
        if kind not in "bnxX" or flags not in ("", "#", "_", "#_"):
            return super().__format__(fmt)
        if kind == "n":
            kind = "b" if self.version == 4 else "x"
        digits = self.max_prefixlen if kind == "b" else self.max_prefixlen // 4
        digits += (digits // 4 - 1 if group else 0) + (2 if alternate else 0)
        return format(self._ip, f"{'#' if alternate else ''}0{digits}{'_' if group else ''}{kind}")

    def _in(self, networks):
        return any(self._ip & network.netmask._ip == network.network_address._ip for network in _nets(networks))


@_functools.lru_cache(None)
def _nets(texts):
    return [(IPv6Network if ":" in text else IPv4Network)(text) for text in texts.split()]


@_functools.total_ordering
class _Network(_Common):
    def __init__(self, address, strict=True):
        if isinstance(address, (int, bytes)):
            address = (address, self.max_prefixlen)
        elif not isinstance(address, tuple):
            address = _split(address, True)
        base, mask = address if len(address) > 1 else (address[0], self.max_prefixlen)
        self.network_address = self._address(base)
        self._prefixlen = self._prefix(mask)
        self.netmask = self._address(self._prefix_mask(self._prefixlen))
        number = self.network_address._ip
        if number & self.netmask._ip != number:
            if strict:
                raise ValueError(f"{self} has host bits set")
            self.network_address = self._address(number & self.netmask._ip)

    @property
    def prefixlen(self):
        return self._prefixlen

    def __str__(self):
        return f"{self.network_address}/{self._prefixlen}"

    def hosts(self):
        first, last = self.network_address._ip, self.broadcast_address._ip
        if self._prefixlen == self.max_prefixlen:
            return [self._address(first)]
        if self._prefixlen == self.max_prefixlen - 1:
            return [self._address(first), self._address(last)]
        return self._addresses(first + 1, last + (self.version == 6))

    def _addresses(self, first, end):
        for number in range(first, end) if end < 1 << 60 else _count(first, end):
            yield self._address(number)

    def __iter__(self):
        return self._addresses(self.network_address._ip, self.broadcast_address._ip + 1)

    def __getitem__(self, n):
        first, last = self.network_address._ip, self.broadcast_address._ip
        if first <= (first if n >= 0 else last + 1) + n <= last:
            return self._address((first if n >= 0 else last + 1) + n)
        raise IndexError("address out of range")

    def _same_version(self, other):
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")

    def __lt__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        self._same_version(other)
        return (self.network_address, self.netmask) < (other.network_address, other.netmask)

    def __eq__(self, other):
        try:
            return self.version == other.version and self.network_address == other.network_address and int(self.netmask) == int(other.netmask)
        except AttributeError:
            return NotImplemented

    def __hash__(self):
        return hash(self.network_address._ip ^ self.netmask._ip)

    def __contains__(self, other):
        if self.version != other.version or isinstance(other, _Network):
            return False
        return other._ip & self.netmask._ip == self.network_address._ip

    def overlaps(self, other):
        return any([
            other.network_address in self, other.broadcast_address in self, self.network_address in other, self.broadcast_address in other,
        ])

    @property
    def broadcast_address(self):
        return self._address(self.network_address._ip | self.hostmask._ip)

    @property
    def hostmask(self):
        return self._address(self.netmask._ip ^ self._ALL_ONES)

    with_prefixlen = property(lambda self: f"{self.network_address}/{self._prefixlen}")
    with_netmask = property(lambda self: f"{self.network_address}/{self.netmask}")
    with_hostmask = property(lambda self: f"{self.network_address}/{self.hostmask}")
    num_addresses = property(lambda self: 1 << (self.max_prefixlen - self._prefixlen))

    def _explode(self):
        return f"{self._long(self.network_address._ip)}/{self._prefixlen}"

    def _reverse(self):
        if self.version == 4:
            octets = str(self).split(".")
            return ".".join(reversed(octets)) + ".in-addr.arpa"
        return f"{self._prefixlen}" and ".".join(reversed(self._explode().replace(":", ""))) + ".ip6.arpa"

    def address_exclude(self, other):
        self._same_version(other)
        if not isinstance(other, _Network):
            raise TypeError(f"{other} is not a network object")
        if not other.subnet_of(self):
            raise ValueError(f"{other} not contained in {self}")
        if other == self:
            return
        first, second = self.subnets()
        while first != other and second != other:
            if other.subnet_of(first):
                yield second
                first, second = first.subnets()
            else:
                yield first
                first, second = second.subnets()
        yield second if first == other else first

    def compare_networks(self, other):
        self._same_version(other)
        a, b = (self.network_address, self.netmask), (other.network_address, other.netmask)
        return (a > b) - (a < b)

    def _get_networks_key(self):
        return self.version, self.network_address, self.netmask

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == self.max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError("new prefix must be longer")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        length = self._prefixlen + prefixlen_diff
        if length > self.max_prefixlen:
            raise ValueError(f"prefix length diff {length} is invalid for netblock {self}")
        step = 1 << (self.max_prefixlen - length)
        for number in _count(self.network_address._ip, self.broadcast_address._ip + 1, step):
            yield self.__class__((number, length))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError("new prefix must be shorter")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = self._prefixlen - new_prefix
        length = self._prefixlen - prefixlen_diff
        if length < 0:
            raise ValueError(f"current prefixlen is {self._prefixlen}, cannot have a prefixlen_diff of {prefixlen_diff}")
        return self.__class__((self.network_address._ip & self._prefix_mask(length), length))

    def _within(self, other):
        if not (isinstance(other, _Network) and self.version == other.version):
            raise TypeError(f"{self} and {other} are not of the same version")
        return other.network_address <= self.network_address and other.broadcast_address >= self.broadcast_address

    def subnet_of(self, other):
        return self._within(other)

    def supernet_of(self, other):
        return other._within(self)

    def _both(name):
        return property(lambda self: getattr(self.network_address, name) and getattr(self.broadcast_address, name))

    is_multicast, is_reserved, is_link_local, is_unspecified, is_loopback = map(
        _both, "is_multicast is_reserved is_link_local is_unspecified is_loopback".split()
    )

    @property
    def is_private(self):
        private = _nets(_PRIVATE4 if self.version == 4 else _PRIVATE6)
        return any(self.network_address in network and self.broadcast_address in network for network in private)

    @property
    def is_global(self):
        return not self.is_private


def _count(at, end, step=1):
    while at < end:
        yield at
        at += step


def _split(address, network=False):
    if isinstance(address, tuple):
        return address
    if not isinstance(address, (bytes, int)):
        address = str(address).split("/")
        if len(address) > 2:
            raise AddressValueError(f"Only one '/' permitted in {'/'.join(address)!r}")
        return address[0], *address[1:]
    return address, None


class IPv4Address(_V4, _Address):
    """One address of version 4."""

    __slots__ = ("_ip", "__weakref__")

    def __init__(self, address):
        number = self._number(address)
        if number is None:
            text = str(address)
            if "/" in text:
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            number = self._parse(text)
        self._ip = number

    is_reserved = property(lambda self: self._in("240.0.0.0/4"))
    is_private = property(lambda self: self._in(_PRIVATE4))
    is_multicast = property(lambda self: self._in("224.0.0.0/4"))
    is_unspecified = property(lambda self: not self._ip)
    is_loopback = property(lambda self: self._in("127.0.0.0/8"))
    is_link_local = property(lambda self: self._in("169.254.0.0/16"))

    @property
    def is_global(self):
        return not self._in("100.64.0.0/10") and not self.is_private


_PRIVATE4 = (
    "0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/29 192.0.0.170/31 192.0.2.0/24 192.168.0.0/16 "
    "198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 255.255.255.255/32"
)
_PRIVATE6 = "::1/128 ::/128 ::ffff:0:0/96 100::/64 2001::/23 2001:2::/48 2001:db8::/32 2001:10::/28 fc00::/7 fe80::/10"
_RESERVED6 = (
    "::/8 100::/8 200::/7 400::/6 800::/5 1000::/4 4000::/3 6000::/3 8000::/3 A000::/3 C000::/3 E000::/4 F000::/5 F800::/6 FE00::/9"
)


class IPv4Network(_V4, _Network):
    """A network of version 4."""

    _address = IPv4Address

    @property
    def is_global(self):
        carrier = IPv4Network("100.64.0.0/10")
        return not (self.network_address in carrier and self.broadcast_address in carrier) and not self.is_private


class IPv6Address(_V6, _Address):
    """One address of version 6, perhaps with a zone."""

    __slots__ = ("_ip", "_scope_id", "__weakref__")

    def __init__(self, address):
        number = self._number(address)
        self._scope_id = None
        if number is None:
            text = str(address)
            if "/" in text:
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            text, mark, zone = text.partition("%")
            if mark:
                if not zone or "%" in zone:
                    raise AddressValueError(f'Invalid IPv6 address: "{address!r}"')
                self._scope_id = zone
            number = self._parse(text)
        self._ip = number

    def __str__(self):
        text = self._write(self._ip)
        return f"{text}%{self._scope_id}" if self._scope_id else text

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    def _zone(self):
        return getattr(self, "_scope_id", None)

    scope_id = property(lambda self: self._scope_id)
    is_multicast = property(lambda self: self._in("ff00::/8"))
    is_reserved = property(lambda self: self._in(_RESERVED6))
    is_link_local = property(lambda self: self._in("fe80::/10"))
    is_site_local = property(lambda self: self._in("fec0::/10"))
    is_unspecified = property(lambda self: not self._ip)
    is_loopback = property(lambda self: self._ip == 1)

    @property
    def is_private(self):
        four = self.ipv4_mapped
        return four.is_private if four is not None else self._in(_PRIVATE6)

    @property
    def is_global(self):
        return not self.is_private

    @property
    def ipv4_mapped(self):
        return IPv4Address(self._ip & 0xFFFFFFFF) if self._ip >> 32 == 0xFFFF else None

    @property
    def teredo(self):
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xFFFFFFFF), IPv4Address(~self._ip & 0xFFFFFFFF)

    @property
    def sixtofour(self):
        return IPv4Address(self._ip >> 80 & 0xFFFFFFFF) if self._ip >> 112 == 0x2002 else None


class IPv6Network(_V6, _Network):
    """A network of version 6."""

    _address = IPv6Address
    is_site_local = property(lambda self: self.network_address.is_site_local and self.broadcast_address.is_site_local)


class _Interface:
    __slots__ = ()

    def _begin(self, kind, network, address):
        parts = _split(address)
        base, mask = parts if len(parts) > 1 and parts[1] is not None else (parts[0], self.max_prefixlen)
        kind.__init__(self, base)
        self.network = network((base, mask), strict=False)
        self.netmask, self._prefixlen = self.network.netmask, self.network._prefixlen

    hostmask = property(lambda self: self.network.hostmask)
    with_prefixlen = property(lambda self: f"{self.ip}/{self._prefixlen}")
    with_netmask = property(lambda self: f"{self.ip}/{self.netmask}")
    with_hostmask = property(lambda self: f"{self.ip}/{self.hostmask}")

    def __str__(self):
        return f"{super().__str__()}/{self._prefixlen}"

    def __eq__(self, other):
        same = _Address.__eq__(self, other)
        if same is NotImplemented or not same:
            return same
        try:
            return self.network == other.network
        except AttributeError:
            return False

    def __lt__(self, other):
        less = _Address.__lt__(self, other)
        if less is NotImplemented:
            return NotImplemented
        try:
            return self.network < other.network or self.network == other.network and less
        except AttributeError:
            return False

    def __hash__(self):
        return hash((self._ip, self._prefixlen, int(self.network.network_address)))

    def _explode(self):
        return f"{self._long(self._ip)}/{self._prefixlen}"

    def __reduce__(self):
        return self.__class__, (str(self),)


class IPv4Interface(_Interface, IPv4Address):
    """An address of version 4 and its network."""

    def __init__(self, address):
        self._begin(IPv4Address, IPv4Network, address)

    ip = property(lambda self: IPv4Address(self._ip))
    __hash__ = _Interface.__hash__


class IPv6Interface(_Interface, IPv6Address):
    """An address of version 6 and its network."""

    def __init__(self, address):
        self._begin(IPv6Address, IPv6Network, address)

    ip = property(lambda self: IPv6Address(self._ip))
    __hash__ = _Interface.__hash__
    is_unspecified = property(lambda self: not self._ip and self.network.is_unspecified)
    is_loopback = property(lambda self: self._ip == 1 and self.network.is_loopback)


IPv4Address._network, IPv6Address._network = IPv4Network, IPv6Network
