"""What transports call: how a program answers to what happens on a connection."""

__all__ = ("BaseProtocol", "Protocol", "DatagramProtocol", "SubprocessProtocol", "BufferedProtocol")


class BaseProtocol:
    """The beginning and the end of a connection, and whether there is room to write."""

    __slots__ = ()

    def connection_made(self, transport):
        """The connection is there."""

    def connection_lost(self, exc):
        """It is over; with an error, or None."""

    def pause_writing(self):
        """Much has been written and not gone yet."""

    def resume_writing(self):
        """There is room again."""


class Protocol(BaseProtocol):
    """A stream of bytes."""

    __slots__ = ()

    def data_received(self, data):
        """Some bytes came."""

    def eof_received(self):
        """No more will come; true: the connection stays open for writing."""


class BufferedProtocol(BaseProtocol):
    """A stream of bytes that come into the protocol's own buffer."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        """A buffer for what comes."""

    def buffer_updated(self, nbytes):
        """So many bytes came into it."""

    def eof_received(self):
        """No more will come; true: the connection stays open for writing."""


class DatagramProtocol(BaseProtocol):
    """Datagrams."""

    __slots__ = ()

    def datagram_received(self, data, addr):
        """One came."""

    def error_received(self, exc):
        """One could not be sent."""


class SubprocessProtocol(BaseProtocol):
    """Another program."""

    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """It wrote something."""

    def pipe_connection_lost(self, fd, exc):
        """It closed a pipe."""

    def process_exited(self):
        """It ended."""
