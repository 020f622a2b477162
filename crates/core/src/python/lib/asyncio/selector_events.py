"""The event loop's part that waits for connections: which socket has what to do, and operations on sockets."""

import _kernel
from asyncio import base_events, events, futures

__all__ = ("BaseSelectorEventLoop",)


class BaseSelectorEventLoop(base_events.BaseEventLoop):
    """A loop that calls back when a socket can be read or written."""

    def __init__(self, selector=None):
        super().__init__()
        # By number of the socket: what to wait for, and the handle.
        self._readers = {}
        self._writers = {}
        # What the kernel is asked to wait for, and the handles in the same order; made anew after a change.
        self._waiting = None
        # The transport that reads each socket.
        self._transports = {}

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if not self._closed:
            super().close()
            self._readers.clear()
            self._writers.clear()
            self._waiting = None

    def _happened(self, timeout):
        if not self._readers and not self._writers:
            return super()._happened(timeout)
        if self._waiting is None:
            readers, writers = list(self._readers.values()), list(self._writers.values())
            items = [self._wakeup, *[entry[0] for entry in readers], *[(entry[0],) for entry in writers]]
            self._waiting = items, [None, *[entry[1] for entry in readers], *[entry[1] for entry in writers]]
        items, handles = self._waiting
        happened = []
        for index in _kernel.wait_any(items, timeout):
            handle = handles[index]
            if handle is None:
                self._wakeup.clear()
            elif not handle._cancelled:
                happened.append(handle)
        return happened

    # ---- Being called back

    def add_reader(self, fd, callback, *args):
        """Call this whenever something can be read."""
        self._check_transport(fd)
        self._add_reader(fd, callback, *args)

    def add_writer(self, fd, callback, *args):
        """Call this whenever something can be written."""
        self._check_transport(fd)
        self._add_writer(fd, callback, *args)

    def remove_reader(self, fd):
        """Do not; whether it was to."""
        self._check_transport(fd)
        return self._remove_reader(fd)

    def remove_writer(self, fd):
        """Do not; whether it was to."""
        self._check_transport(fd)
        return self._remove_writer(fd)

    def _check_transport(self, fd):
        from socket import _number

        transport = self._transports.get(_number(fd))
        if transport is not None and not transport.is_closing():
            raise RuntimeError(f"File descriptor {fd!r} is used by transport {transport!r}")

    def _add_reader(self, fd, callback, *args):
        from socket import _to_receive

        return self._add(self._readers, fd, _to_receive, callback, args)

    def _add_writer(self, fd, callback, *args):
        from socket import _to_send

        return self._add(self._writers, fd, _to_send, callback, args)

    def _add(self, table, fd, channel, callback, args):
        from socket import _number

        self._check_closed()
        handle = events.Handle(callback, args, self, None)
        number = _number(fd)
        former = table.get(number)
        table[number] = channel(number), handle
        self._waiting = None
        if former is not None:
            former[1].cancel()
        return handle

    def _remove_reader(self, fd):
        return self._remove(self._readers, fd)

    def _remove_writer(self, fd):
        return self._remove(self._writers, fd)

    def _remove(self, table, fd):
        from socket import _number

        if self._closed:
            return False
        entry = table.pop(_number(fd), None)
        self._waiting = None
        if entry is None:
            return False
        entry[1].cancel()
        return True

    # ---- Operations on sockets

    def _check_socket(self, sock):
        if self._debug and sock.gettimeout() != 0:
            raise ValueError("the socket must be non-blocking")

    async def sock_recv(self, sock, n):
        """Receive up to so many bytes."""
        self._check_socket(sock)
        return await self._when_ready(sock, self._readers, sock.recv, n)

    async def sock_recv_into(self, sock, buf):
        """Receive into a buffer; how many bytes."""
        self._check_socket(sock)
        return await self._when_ready(sock, self._readers, sock.recv_into, buf)

    async def sock_accept(self, sock):
        """Take a connection: a socket that does not block, and the address of the other end."""
        self._check_socket(sock)
        conn, address = await self._when_ready(sock, self._readers, sock.accept)
        conn.setblocking(False)
        return conn, address

    async def sock_sendall(self, sock, data):
        """Send all of it."""
        self._check_socket(sock)
        data = bytes(data)
        while data:
            data = data[await self._when_ready(sock, self._writers, sock.send, data):]

    async def sock_connect(self, sock, address):
        """Connect to an address."""
        self._check_socket(sock)
        if len(address) > 1 and not isinstance(address, (str, bytes)):
            infos = await self.getaddrinfo(*address[:2], family=sock.family, type=sock.type, proto=sock.proto)
            address = infos[0][4]
        future = self.create_future()
        future._what = "a connection"
        try:
            sock._connect(address)
        except OSError as exc:
            if sock.family == 1:
                raise
            # CPython's loop finds out the same after the fact, in its own words.
            self.call_soon(futures._set_unless_cancelled, future, None)
            await future
            raise type(exc)(exc.errno, f"Connect call failed {address}") from None
        if sock.family == 1:
            return
        handle = self._add_writer(sock, futures._set_unless_cancelled, future, None)
        try:
            await future
        finally:
            if not handle.cancelled():
                self._remove_writer(sock)

    async def _when_ready(self, sock, table, operation, *args):
        """The operation's result, as soon as it need not wait."""
        try:
            return operation(*args)
        except (BlockingIOError, InterruptedError):
            pass
        future = self.create_future()
        future._what = "a connection"
        add, remove = (
            (self._add_reader, self._remove_reader) if table is self._readers else (self._add_writer, self._remove_writer)
        )
        number = sock.fileno()

        def go_on():
            if future.done():
                return
            try:
                result = operation(*args)
            except (BlockingIOError, InterruptedError):
                return
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exc:
                future.set_exception(exc)
            else:
                future.set_result(result)

        handle = add(number, go_on)
        try:
            return await future
        finally:
            if not handle.cancelled():
                remove(number)

    # ---- Names

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        """`socket.getaddrinfo`, without waiting."""
        import socket

        return await self.run_in_executor(None, socket.getaddrinfo, host, port, family, type, proto, flags)

    async def getnameinfo(self, sockaddr, flags=0):
        """`socket.getnameinfo`, without waiting."""
        import socket

        return await self.run_in_executor(None, socket.getnameinfo, sockaddr, flags)

    # ---- Transports

    async def create_connection(self, protocol_factory, host=None, port=None, **options):
        """Connect; the transport and the protocol."""
        from asyncio import _connecting

        return await _connecting.create_connection(self, protocol_factory, host, port, **options)

    async def create_server(self, protocol_factory, host=None, port=None, **options):
        """Listen; a server that makes a protocol for each connection."""
        from asyncio import _connecting

        return await _connecting.create_server(self, protocol_factory, host, port, **options)

    async def create_unix_connection(self, protocol_factory, path=None, **options):
        """The same, by a path."""
        from asyncio import _connecting

        return await _connecting.create_unix_connection(self, protocol_factory, path, **options)

    async def create_unix_server(self, protocol_factory, path=None, **options):
        """The same, by a path."""
        from asyncio import _connecting

        return await _connecting.create_unix_server(self, protocol_factory, path, **options)

    async def connect_accepted_socket(self, protocol_factory, sock, **options):
        """A transport for a connection that was accepted elsewhere."""
        from asyncio import _connecting

        return await _connecting.connect_accepted_socket(self, protocol_factory, sock, **options)

    async def create_datagram_endpoint(self, protocol_factory, *args, **options):
        """There are no datagrams."""
        raise NotImplementedError("Interleave has no datagrams")

    async def start_tls(self, transport, protocol, sslcontext, **options):
        """There is no encryption."""
        raise NotImplementedError("Interleave has no ssl")

    async def connect_read_pipe(self, protocol_factory, pipe):
        """There are no pipes of the operating system."""
        raise NotImplementedError("Interleave has no pipes of the operating system")

    async def connect_write_pipe(self, protocol_factory, pipe):
        """There are no pipes of the operating system."""
        raise NotImplementedError("Interleave has no pipes of the operating system")
