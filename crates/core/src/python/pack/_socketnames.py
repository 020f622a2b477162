"""What `socket` says of names and numbers of hosts and services."""

from _addresses import AF_INET, AF_INET6, _SERVICES, gaierror, herror, hostname, numbers, resolve

__all__ = [
    "gethostname", "sethostname", "getfqdn", "gethostbyname", "gethostbyname_ex", "gethostbyaddr", "getnameinfo", "getservbyname",
    "getservbyport", "getprotobyname", "inet_aton", "inet_ntoa", "inet_pton", "inet_ntop", "htons", "ntohs", "htonl", "ntohl",
    "if_nameindex",
]


def gethostname():
    """The computer's name."""
    return hostname()


def sethostname(name):
    """The name stays."""
    raise PermissionError(1, "Operation not permitted")


def getfqdn(name=""):
    """A host's full name."""
    name = name.strip()
    return "localhost" if name in ("", "0.0.0.0", "::", "127.0.0.1", "localhost") else name


def gethostbyname(host, /):
    """A host's address."""
    return resolve(host)


def gethostbyname_ex(host, /):
    """A host's name, other names and addresses."""
    return host, [], [resolve(host)]


def gethostbyaddr(host, /):
    """The same, for an address."""
    address = resolve(host)
    if not address.startswith("127.") and address != "::1":
        raise herror(1, "Unknown host")
    return "localhost", [], [address]


def getnameinfo(sockaddr, flags, /):
    """Names for an address and a port."""
    host, port = sockaddr[:2]
    names = {number: name for name, number in _SERVICES.items()}
    host = host if flags & 1 or not host.startswith("127.") else "localhost"
    return host, str(port) if flags & 2 else names.get(port, str(port))


def getservbyname(servicename, protocolname=None, /):
    """A service's port."""
    if servicename not in _SERVICES:
        raise OSError("service/proto not found")
    return _SERVICES[servicename]


def getservbyport(port, protocolname=None, /):
    """A port's service."""
    for name, number in _SERVICES.items():
        if number == port:
            return name
    raise OSError("port/proto not found")


def getprotobyname(name, /):
    """A protocol's number."""
    known = {"ip": 0, "icmp": 1, "tcp": 6, "udp": 17}
    if name not in known:
        raise OSError("protocol not found")
    return known[name]


def inet_aton(address, /):
    """An address as four bytes."""
    parts = numbers(address)
    if parts is None:
        raise OSError("illegal IP address string passed to inet_aton")
    return bytes(parts)


def inet_ntoa(packed, /):
    """An address of four bytes as text."""
    if len(packed) != 4:
        raise OSError("packed IP wrong length")
    return ".".join(map(str, packed))


def inet_pton(family, address, /):
    """An address as bytes."""
    import ipaddress

    try:
        if family == AF_INET6:
            return ipaddress.IPv6Address(address).packed
        return ipaddress.IPv4Address(address).packed
    except ValueError:
        raise OSError("illegal IP address string passed to inet_pton") from None


def inet_ntop(family, packed, /):
    """An address of bytes as text."""
    import ipaddress

    if len(packed) != (4 if family == AF_INET else 16):
        raise ValueError("invalid length of packed IP address string")
    return str(ipaddress.ip_address(bytes(packed)))


def htons(x, /):
    """A number of two bytes in the order of the network."""
    if not 0 <= x < 1 << 16:
        raise OverflowError("htons: Python int too large to convert to C 16-bit unsigned integer" if x > 0 else
                            "htons: can't convert negative Python int to C 16-bit unsigned integer")
    return int.from_bytes(x.to_bytes(2, "little"), "big")


def htonl(x, /):
    """A number of four bytes in the order of the network."""
    if not 0 <= x < 1 << 32:
        raise OverflowError("int larger than 32 bits" if x > 0 else "can't convert negative value to unsigned int")
    return int.from_bytes(x.to_bytes(4, "little"), "big")


ntohs, ntohl = htons, htonl


def if_nameindex():
    """The network's interfaces."""
    return [(1, "lo")]
