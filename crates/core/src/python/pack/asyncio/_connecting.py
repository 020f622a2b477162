"""How a loop makes connections and servers."""

import socket
from asyncio import tasks
from asyncio._servers import Server
from asyncio._transport import _SelectorSocketTransport
from _addresses import is_six, numbers


def _no_encryption(ssl, server_hostname=None):
    if server_hostname is not None and not ssl:
        raise ValueError("server_hostname is only meaningful with ssl")
    if ssl:
        raise NotImplementedError("Interleave has no ssl")


async def _resolve(loop, host, port, family, proto, flags):
    """`getaddrinfo`, in a thread unless the host is a number."""
    if isinstance(host, str) and (port is None or isinstance(port, int)) and (numbers(host) or is_six(host)):
        return socket.getaddrinfo(host, port, family, socket.SOCK_STREAM, proto, flags)
    return await loop.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM, proto=proto, flags=flags)


async def _transport(loop, sock, protocol_factory):
    sock.setblocking(False)
    protocol = protocol_factory()
    waiter = loop.create_future()
    transport = _SelectorSocketTransport(loop, sock, protocol, waiter)
    try:
        await waiter
    except BaseException:
        transport.close()
        raise
    return transport, protocol


async def create_connection(
    loop, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None, local_addr=None,
    server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None,
    all_errors=False,
):
    """Connect to a host and port; the transport and the protocol."""
    _no_encryption(ssl, server_hostname)
    if host is not None or port is not None:
        if sock is not None:
            raise ValueError("host/port and sock can not be specified at the same time")
        infos = await _resolve(loop, host, port, family, proto, flags)
        if not infos:
            raise OSError("getaddrinfo() returned empty list")
        errors = []
        for info in infos:
            try:
                sock = await _connect(loop, info, local_addr)
                break
            except OSError as exc:
                errors.append(exc)
        if sock is None:
            try:
                _raise(errors, all_errors)
            finally:
                errors = None
    elif sock is None:
        raise ValueError("host and port was not specified and no sock specified")
    elif sock.type != socket.SOCK_STREAM:
        raise ValueError(f"A Stream Socket was expected, got {sock!r}")
    return await _transport(loop, sock, protocol_factory)


def _raise(errors, all_errors):
    if all_errors:
        raise ExceptionGroup("create_connection failed", errors)
    if len({str(exc) for exc in errors}) == 1:
        raise errors[0]
    raise OSError(f"Multiple exceptions: {', '.join(map(str, errors))}")


async def _connect(loop, info, local_addr):
    family, kind, proto, _, address = info
    sock = socket.socket(family, kind, proto)
    try:
        sock.setblocking(False)
        if local_addr is not None:
            try:
                sock.bind(tuple(local_addr))
            except OSError as exc:
                message = f"error while attempting to bind on address {tuple(local_addr)!r}: {exc.strerror.lower()}"
                raise OSError(exc.errno, message) from None
        await loop.sock_connect(sock, address)
        return sock
    except BaseException:
        sock.close()
        raise


async def connect_accepted_socket(
    loop, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
):
    """A transport for a connection that was accepted elsewhere."""
    _no_encryption(ssl)
    if sock.type != socket.SOCK_STREAM:
        raise ValueError(f"A Stream Socket was expected, got {sock!r}")
    return await _transport(loop, sock, protocol_factory)


async def create_server(
    loop, protocol_factory, host=None, port=None, *, family=0, flags=socket.AI_PASSIVE, sock=None, backlog=100, ssl=None,
    reuse_address=None, reuse_port=None, keep_alive=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
    start_serving=True,
):
    """Listen at a port of one host, or of several; the server."""
    if isinstance(ssl, bool):
        raise TypeError("ssl argument must be an SSLContext or None")
    _no_encryption(ssl)
    if host is not None or port is not None:
        if sock is not None:
            raise ValueError("host/port and sock can not be specified at the same time")
        hosts = [None] if host is None or host == "" else [host] if isinstance(host, str) else list(host)
        found = await tasks.gather(*[_resolve(loop, each, port, family, 0, flags) for each in hosts])
        sockets = _bind(dict.fromkeys(info for infos in found for info in infos))
    elif sock is None:
        raise ValueError("Neither host/port nor sock were specified")
    elif sock.type != socket.SOCK_STREAM:
        raise ValueError(f"A Stream Socket was expected, got {sock!r}")
    else:
        sockets = [sock]
    return await _serve(loop, sockets, protocol_factory, backlog, start_serving)


def _bind(infos):
    sockets = []
    try:
        for family, kind, proto, _, address in infos:
            sock = socket.socket(family, kind, proto)
            sockets.append(sock)
            try:
                sock.bind(address)
            except OSError as exc:
                message = f"error while attempting to bind on address {address!r}: {exc.strerror.lower()}"
                raise OSError(exc.errno, message) from None
    except BaseException:
        for sock in sockets:
            sock.close()
        raise
    return sockets


async def _serve(loop, sockets, protocol_factory, backlog, start_serving):
    for sock in sockets:
        sock.setblocking(False)
    server = Server(loop, sockets, protocol_factory, backlog)
    if start_serving:
        await server.start_serving()
    return server


async def create_unix_connection(
    loop, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None, ssl_handshake_timeout=None,
    ssl_shutdown_timeout=None,
):
    """Connect to what listens at a path."""
    _no_encryption(ssl, server_hostname)
    if path is not None:
        if sock is not None:
            raise ValueError("path and sock can not be specified at the same time")
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0)
        try:
            sock.setblocking(False)
            await loop.sock_connect(sock, _path(path))
        except BaseException:
            sock.close()
            raise
    elif sock is None:
        raise ValueError("no path and sock were specified")
    elif sock.family != socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
        raise ValueError(f"A UNIX Domain Stream Socket was expected, got {sock!r}")
    return await _transport(loop, sock, protocol_factory)


async def create_unix_server(
    loop, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
    start_serving=True,
):
    """Listen at a path; the server."""
    _no_encryption(ssl)
    if path is not None:
        if sock is not None:
            raise ValueError("path and sock can not be specified at the same time")
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            sock.bind(_path(path))
        except OSError as exc:
            sock.close()
            raise OSError(exc.errno, f"Address {path!r} is already in use") from None
    elif sock is None:
        raise ValueError("path was not specified, and no sock specified")
    elif sock.family != socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
        raise ValueError(f"A UNIX Domain Stream Socket was expected, got {sock!r}")
    return await _serve(loop, [sock], protocol_factory, backlog, start_serving)


def _path(path):
    import os

    return os.fspath(path)
