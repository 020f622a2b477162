"""Servers that call a handler for each connection, one after the other or each in a thread."""

import selectors
import socket
import sys
import threading

__all__ = [
    "BaseServer", "TCPServer", "UDPServer", "ThreadingUDPServer", "ThreadingTCPServer", "BaseRequestHandler", "StreamRequestHandler",
    "DatagramRequestHandler", "ThreadingMixIn", "UnixStreamServer", "ThreadingUnixStreamServer",
]


class BaseServer:
    """Something that requests come to."""

    timeout = None

    def __init__(self, server_address, RequestHandlerClass):
        self.server_address = server_address
        self.RequestHandlerClass = RequestHandlerClass
        self._stopped = threading.Event()
        self._stop = False

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.server_close()

    def server_activate(self):
        """Begin to listen."""

    def server_close(self):
        """Give it up."""

    def serve_forever(self, poll_interval=0.5):
        """Handle requests until `shutdown` is called."""
        self._stopped.clear()
        try:
            with selectors.DefaultSelector() as selector:
                selector.register(self, selectors.EVENT_READ)
                while not self._stop:
                    ready = selector.select(poll_interval)
                    if self._stop:
                        break
                    if ready:
                        self._handle_request_noblock()
                    self.service_actions()
        finally:
            self._stop = False
            self._stopped.set()

    def shutdown(self):
        """Let `serve_forever` end, and wait for that."""
        self._stop = True
        self._stopped.wait()

    def service_actions(self):
        """Called again and again by `serve_forever`."""

    def handle_request(self):
        """Wait for one request and handle it."""
        timeout = self.socket.gettimeout()
        if timeout is None:
            timeout = self.timeout
        elif self.timeout is not None:
            timeout = min(timeout, self.timeout)
        with selectors.DefaultSelector() as selector:
            selector.register(self, selectors.EVENT_READ)
            if selector.select(timeout):
                return self._handle_request_noblock()
        return self.handle_timeout()

    def _handle_request_noblock(self):
        try:
            request, client_address = self.get_request()
        except OSError:
            return
        if not self.verify_request(request, client_address):
            self.shutdown_request(request)
            return
        try:
            self.process_request(request, client_address)
        except Exception:
            self.handle_error(request, client_address)
            self.shutdown_request(request)
        except BaseException:
            self.shutdown_request(request)
            raise

    def handle_timeout(self):
        """No request came in time."""

    def verify_request(self, request, client_address):
        """Whether to handle it."""
        return True

    def process_request(self, request, client_address):
        """Handle it and close the connection."""
        self.finish_request(request, client_address)
        self.shutdown_request(request)

    def finish_request(self, request, client_address):
        """Handle it."""
        self.RequestHandlerClass(request, client_address, self)

    def shutdown_request(self, request):
        """Say that nothing more will be sent, and close the connection."""
        self.close_request(request)

    def close_request(self, request):
        """Close the connection."""

    def handle_error(self, request, client_address):
        """Write what went wrong."""
        import traceback

        print("-" * 40, file=sys.stderr)
        print("Exception occurred during processing of request from", client_address, file=sys.stderr)
        traceback.print_exc()
        print("-" * 40, file=sys.stderr)


class TCPServer(BaseServer):
    """A server of streams."""

    address_family = socket.AF_INET
    socket_type = socket.SOCK_STREAM
    request_queue_size = 5
    allow_reuse_address = False
    allow_reuse_port = False

    def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True):
        super().__init__(server_address, RequestHandlerClass)
        self.socket = socket.socket(self.address_family, self.socket_type)
        if bind_and_activate:
            try:
                self.server_bind()
                self.server_activate()
            except BaseException:
                self.server_close()
                raise

    def server_bind(self):
        """Take the address."""
        if self.allow_reuse_address:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def server_activate(self):
        self.socket.listen(self.request_queue_size)

    def server_close(self):
        self.socket.close()

    def fileno(self):
        """The socket's number."""
        return self.socket.fileno()

    def get_request(self):
        """A connection, and the address of who connected."""
        return self.socket.accept()

    def shutdown_request(self, request):
        try:
            request.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        self.close_request(request)

    def close_request(self, request):
        request.close()


class UDPServer(TCPServer):
    """There are no datagrams."""

    def __init__(self, *args, **options):
        raise NotImplementedError("Interleave has no datagrams")


class ThreadingMixIn:
    """Handles each request in a thread of its own."""

    daemon_threads = False
    block_on_close = True
    # Those that are joined at the end; None: there were none.
    _threads = None

    def process_request_thread(self, request, client_address):
        """What the thread does."""
        try:
            self.finish_request(request, client_address)
        except Exception:
            self.handle_error(request, client_address)
        finally:
            self.shutdown_request(request)

    def process_request(self, request, client_address):
        """Start the thread."""
        thread = threading.Thread(target=self.process_request_thread, args=(request, client_address))
        thread.daemon = self.daemon_threads
        if not thread.daemon and self.block_on_close:
            self._threads = [other for other in self._threads or () if other.is_alive()] + [thread]
        thread.start()

    def server_close(self):
        """Give it up, and wait for the threads."""
        super().server_close()
        threads, self._threads = self._threads, None
        for thread in threads or ():
            thread.join()


class ThreadingTCPServer(ThreadingMixIn, TCPServer):
    """A server of streams with a thread for each connection."""


class ThreadingUDPServer(ThreadingMixIn, UDPServer):
    """There are no datagrams."""


class UnixStreamServer(TCPServer):
    """A server of streams at a path."""

    address_family = socket.AF_UNIX


class ThreadingUnixStreamServer(ThreadingMixIn, UnixStreamServer):
    """The same with a thread for each connection."""


class BaseRequestHandler:
    """Handles one request: `setup`, `handle`, `finish`."""

    def __init__(self, request, client_address, server):
        self.request = request
        self.client_address = client_address
        self.server = server
        self.setup()
        try:
            self.handle()
        finally:
            self.finish()

    def setup(self):
        """Before."""

    def handle(self):
        """What is to be done."""

    def finish(self):
        """After."""


class StreamRequestHandler(BaseRequestHandler):
    """Handles a connection by files: `rfile` and `wfile`."""

    rbufsize = -1
    wbufsize = 0
    timeout = None
    disable_nagle_algorithm = False

    def setup(self):
        self.connection = self.request
        if self.timeout is not None:
            self.connection.settimeout(self.timeout)
        self.rfile = self.connection.makefile("rb", self.rbufsize)
        self.wfile = _Writer(self.connection) if self.wbufsize == 0 else self.connection.makefile("wb", self.wbufsize)

    def finish(self):
        if not self.wfile.closed:
            try:
                self.wfile.flush()
            except OSError:
                pass
        self.wfile.close()
        self.rfile.close()


class _Writer:
    """A file that sends at once."""

    closed = False

    def __init__(self, sock):
        self._sock = sock

    def writable(self):
        """It is there for that."""
        return True

    def write(self, data):
        """Send all of it; how many bytes."""
        self._sock.sendall(data)
        return len(data)

    def flush(self):
        """All was sent."""

    def fileno(self):
        """The socket's number."""
        return self._sock.fileno()

    def close(self):
        """Write no more."""
        self.closed = True


class DatagramRequestHandler(BaseRequestHandler):
    """There are no datagrams."""
