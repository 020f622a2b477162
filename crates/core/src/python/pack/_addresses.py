"""Addresses of the simulated computer's network: names of hosts, and who has which port."""

import _kernel
from enum import IntEnum, IntFlag

AddressFamily = IntEnum("AddressFamily", {"AF_UNSPEC": 0, "AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10}, module="socket")
SocketKind = IntEnum("SocketKind", {"SOCK_STREAM": 1, "SOCK_DGRAM": 2, "SOCK_RAW": 3}, module="socket")
AddressInfo = IntFlag(
    "AddressInfo",
    {"AI_PASSIVE": 1, "AI_CANONNAME": 2, "AI_NUMERICHOST": 4, "AI_V4MAPPED": 8, "AI_ALL": 16, "AI_ADDRCONFIG": 32,
     "AI_NUMERICSERV": 1024},
    module="socket",
)
MsgFlag = IntFlag(
    "MsgFlag", {"MSG_OOB": 1, "MSG_PEEK": 2, "MSG_DONTWAIT": 64, "MSG_WAITALL": 256, "MSG_NOSIGNAL": 16384}, module="socket"
)
AF_UNIX, AF_INET, AF_INET6 = AddressFamily.AF_UNIX, AddressFamily.AF_INET, AddressFamily.AF_INET6
SOCK_STREAM, SOCK_DGRAM = SocketKind.SOCK_STREAM, SocketKind.SOCK_DGRAM

_SERVICES = {
    "echo": 7, "discard": 9, "daytime": 13, "ftp": 21, "ssh": 22, "telnet": 23, "smtp": 25, "domain": 53, "http": 80,
    "pop3": 110, "ntp": 123, "imap": 143, "https": 443, "imaps": 993,
}
# Where ports that nobody has asked for by number begin.
_FIRST_FREE = 40000
_next_free = _FIRST_FREE


class gaierror(OSError):
    """A name of a host or service has no address."""


class herror(OSError):
    """A host has no name."""


gaierror.__module__ = herror.__module__ = "socket"


def hostname():
    """The computer's name."""
    import platform

    return platform.node()


def numbers(host):
    """The four numbers of an address, or None."""
    parts = host.split(".")
    if len(parts) == 4 and all(part.isascii() and part.isdigit() and int(part) < 256 for part in parts):
        return tuple(map(int, parts))
    return None


def is_six(host):
    """Whether it is an address with colons."""
    return ":" in host and all(c in "0123456789abcdefABCDEF:." for c in host.partition("%")[0])


def resolve(host):
    """A host's name as the text of an address."""
    if host == "":
        return "0.0.0.0"
    if host == "<broadcast>":
        return "255.255.255.255"
    four = numbers(host)
    if four:
        return ".".join(map(str, four))
    if is_six(host) or host in ("localhost.localdomain", "localhost") or host == hostname():
        return host if is_six(host) else "127.0.0.1"
    raise gaierror(-2, "Name or service not known")


def _port(service):
    if service is None:
        return 0
    if isinstance(service, (str, bytes)):
        service = service.decode() if isinstance(service, bytes) else service
        if service.isdigit():
            return int(service)
        if service not in _SERVICES:
            raise gaierror(-8, "Servname not supported for ai_socktype")
        return _SERVICES[service]
    return int(service)


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """What to connect or bind to for a host and a service: `(family, type, proto, name, address)` for each way."""
    number = _port(port)
    if isinstance(host, bytes):
        host = host.decode()
    if host is None:
        wanted = [(AF_INET, "0.0.0.0"), (AF_INET6, "::")] if flags & 1 else [(AF_INET6, "::1"), (AF_INET, "127.0.0.1")]
    else:
        if flags & 4 and not numbers(host) and not is_six(host):
            raise gaierror(-2, "Name or service not known")
        address = resolve(host)
        wanted = [(AF_INET6 if ":" in address else AF_INET, address)]
    found = []
    for kind, protocol in ((SOCK_STREAM, 6), (SOCK_DGRAM, 17), (SocketKind.SOCK_RAW, 0)):
        if type not in (0, kind) or proto not in (0, protocol):
            continue
        for each, address in wanted:
            if family in (0, each):
                place = (address, number) if each == AF_INET else (address, number, 0, 0)
                found.append((each, kind, protocol, "", place))
    if not found:
        raise gaierror(-9, "Address family for hostname not supported")
    if type == 0 and host is None or type == 0:
        found.sort(key=lambda info: [each for each, _ in wanted].index(info[0]))
    return found


def check(family, address, what):
    """An address as a program gives it, with the host as numbers."""
    if family == AF_UNIX:
        if not isinstance(address, (str, bytes)):
            raise TypeError(f"a bytes-like object is required, not '{type(address).__name__}'")
        return address if isinstance(address, str) else address.decode()
    name = AddressFamily(family).name
    if not isinstance(address, tuple):
        raise TypeError(f"{what}(): {name} address must be tuple, not {type(address).__name__}")
    if not (len(address) == 2 or family == AF_INET6 and 2 <= len(address) <= 4):
        if family == AF_INET6:
            raise TypeError(f"{what}(): AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])")
        raise TypeError(f"{what}(): AF_INET address must be a pair (host, port)")
    host, port = address[:2]
    if not isinstance(host, (str, bytes, bytearray)):
        raise TypeError(f"str, bytes or bytearray expected, not {type(host).__name__}")
    if not hasattr(type(port), "__index__"):
        raise TypeError(f"'{type(port).__name__}' object cannot be interpreted as an integer")
    port = port.__index__()
    if not 0 <= port <= 65535:
        raise OverflowError(f"{what}(): port must be 0-65535.")
    if not isinstance(host, str):
        host = bytes(host).decode()
    if family == AF_INET:
        address = resolve(host)
        if ":" in address:
            raise gaierror(-9, "Address family for hostname not supported")
        return address, port
    host = "::" if host == "" else "::1" if host == "localhost" else host
    return host, port, 0, 0


def _is_ours(host):
    return host in ("0.0.0.0", "::", "::1") or host.startswith("127.")


def _key(family, host, port):
    return f"{int(family)} {host} {port}"


def take(family, address, reuse):
    """Take an address for a socket: the address with its port, and the kernel's name for it."""
    if family == AF_UNIX:
        key = f"1 {address}"
        if not _kernel.network_bind(key):
            raise OSError(98, "Address already in use")
        return address, key
    host, port = address[:2]
    if not _is_ours(host):
        raise OSError(99, "Cannot assign requested address")
    if port:
        key = _try(family, host, port)
        if key is None:
            raise OSError(98, "Address already in use")
    else:
        port, key = free_port(family, host)
    return (host, port, *address[2:]), key


def free_port(family, host):
    """A port that nobody has, and the kernel's name for the address."""
    global _next_free
    for _ in range(20000):
        port = _next_free
        _next_free = _next_free + 1 if _next_free < 60000 else _FIRST_FREE
        key = _try(family, host, port)
        if key is not None:
            return port, key
    raise OSError(98, "Address already in use")


def _try(family, host, port):
    """Takes the address unless it, or one that stands for it, is taken."""
    all_of_it = "0.0.0.0" if family == AF_INET else "::"
    one_of_it = "127.0.0.1" if family == AF_INET else "::1"
    other = _key(family, one_of_it if host == all_of_it else all_of_it, port)
    if not _kernel.network_bind(other):
        return None
    _kernel.network_free(other)
    key = _key(family, host, port)
    return key if _kernel.network_bind(key) else None


def targets(family, address):
    """The kernel's names of what listens at an address."""
    if family == AF_UNIX:
        return [f"1 {address}"]
    host, port = address[:2]
    if host in ("0.0.0.0", "::"):
        host = "127.0.0.1" if family == AF_INET else "::1"
    if not _is_ours(host):
        raise OSError(101, "Network is unreachable")
    keys = [_key(family, host, port), _key(family, "0.0.0.0" if family == AF_INET else "::", port)]
    return keys + [_key(AF_INET6, "::", port)] if family == AF_INET else keys
