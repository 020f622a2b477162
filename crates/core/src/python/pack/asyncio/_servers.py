"""Servers: sockets that listen, and a protocol for each connection."""

from asyncio import events, exceptions, tasks
from asyncio._transport import TransportSocket, _SelectorSocketTransport


class Server(events.AbstractServer):
    """What listens at some addresses."""

    def __init__(self, loop, sockets, protocol_factory, backlog):
        self._loop = loop
        self._sockets = sockets
        self._protocol_factory = protocol_factory
        self._backlog = backlog
        self._active_count = 0
        # Who waits for the end of all connections; None once that has come.
        self._waiters = []
        self._serving = False
        self._serving_forever_fut = None

    def __repr__(self):
        return f"<{type(self).__name__} sockets={self.sockets!r}>"

    def get_loop(self):
        """The loop that it belongs to."""
        return self._loop

    def is_serving(self):
        """Whether it accepts connections."""
        return self._serving

    @property
    def sockets(self):
        """What listens."""
        return () if self._sockets is None else tuple(map(TransportSocket, self._sockets))

    def _attach(self):
        assert self._sockets is not None
        self._active_count += 1

    def _detach(self):
        self._active_count -= 1
        if self._active_count == 0 and self._sockets is None:
            self._wake_waiters()

    def _wake_waiters(self):
        waiters, self._waiters = self._waiters, None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(waiter)

    def close(self):
        """Accept no more connections; those that are there go on."""
        sockets, self._sockets = self._sockets, None
        if sockets is None:
            return
        for sock in sockets:
            self._loop._remove_reader(sock.fileno())
            sock.close()
        self._serving = False
        forever = self._serving_forever_fut
        if forever is not None and not forever.done():
            forever.cancel()
            self._serving_forever_fut = None
        if self._active_count == 0:
            self._wake_waiters()

    def _start_serving(self):
        if self._serving:
            return
        self._serving = True
        for sock in self._sockets:
            sock.listen(self._backlog)
            self._loop._add_reader(sock.fileno(), self._accept, sock)

    async def start_serving(self):
        """Accept connections from now on."""
        self._start_serving()
        # So that the loop has begun to.
        await tasks.sleep(0)

    async def serve_forever(self):
        """Accept connections until this is cancelled; then close."""
        if self._serving_forever_fut is not None:
            raise RuntimeError(f"server {self!r} is already being awaited on serve_forever()")
        if self._sockets is None:
            raise RuntimeError(f"server {self!r} is closed")
        self._start_serving()
        self._serving_forever_fut = self._loop.create_future()
        self._serving_forever_fut._what = "connections"
        try:
            await self._serving_forever_fut
        except exceptions.CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._serving_forever_fut = None

    async def wait_closed(self):
        """Wait until all connections are over. As CPython 3.11 has it: not after `close`."""
        if self._sockets is None or self._waiters is None:
            return
        waiter = self._loop.create_future()
        waiter._what = "the end of all connections"
        self._waiters.append(waiter)
        await waiter

    def _accept(self, sock):
        """Some have connected: a task for each makes its transport."""
        for _ in range(self._backlog):
            try:
                conn, address = sock.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            conn.setblocking(False)
            self._loop.create_task(self._begin(conn, address))

    async def _begin(self, conn, address):
        transport = None
        try:
            protocol = self._protocol_factory()
            waiter = self._loop.create_future()
            transport = _SelectorSocketTransport(self._loop, conn, protocol, waiter, {"peername": address}, self)
            try:
                await waiter
            except BaseException:
                transport.close()
                raise
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if self._loop.get_debug():
                context = {"message": "Error on transport creation for incoming connection", "exception": exc}
                if transport is not None:
                    context["transport"] = transport
                self._loop.call_exception_handler(context)


Server.__module__ = "asyncio.base_events"
