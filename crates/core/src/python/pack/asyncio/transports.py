"""What protocols send through."""

__all__ = ("BaseTransport", "ReadTransport", "WriteTransport", "Transport", "DatagramTransport", "SubprocessTransport")


class BaseTransport:
    """One end of a connection."""

    __slots__ = ("_extra",)

    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        """What is known of the connection."""
        return self._extra.get(name, default)


class ReadTransport(BaseTransport):
    """One that data come from."""

    __slots__ = ()


class WriteTransport(BaseTransport):
    """One that data go into."""

    __slots__ = ()

    def writelines(self, list_of_data):
        """Send several pieces."""
        self.write(b"".join(list_of_data))


class Transport(ReadTransport, WriteTransport):
    """One for both ways."""

    __slots__ = ()


class DatagramTransport(BaseTransport):
    """One for datagrams."""

    __slots__ = ()


class SubprocessTransport(BaseTransport):
    """One to another program."""

    __slots__ = ()


def _abstract(class_, names):
    """Gives a class methods that a subclass has to have."""
    for name in names.split():
        def method(self, *args, **kwargs):
            raise NotImplementedError

        method.__name__ = name
        setattr(class_, name, method)


_abstract(BaseTransport, "is_closing close set_protocol get_protocol")
_abstract(ReadTransport, "is_reading pause_reading resume_reading")
_abstract(
    WriteTransport, "set_write_buffer_limits get_write_buffer_size get_write_buffer_limits write write_eof can_write_eof abort"
)
_abstract(DatagramTransport, "sendto abort")
_abstract(SubprocessTransport, "get_pid get_returncode get_pipe_transport send_signal terminate kill")
