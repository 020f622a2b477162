"""How objects are pickled for other processes."""

import pickle
from abc import ABCMeta

from multiprocessing import context

__all__ = ["send_handle", "recv_handle", "ForkingPickler", "register", "dump"]

HAVE_SEND_HANDLE = False


class ForkingPickler(pickle.Pickler):
    """A pickler for what goes to another process; types can be given ways of their own."""

    _extra_reducers = {}

    def __init__(self, *args):
        super().__init__(*args)
        self.dispatch_table = self._table()

    @classmethod
    def _table(cls):
        if not cls._extra_reducers:
            return None
        import copyreg

        return {**copyreg.dispatch_table, **cls._extra_reducers}

    @classmethod
    def register(cls, type, reduce):
        """Let `reduce(obj)` say how objects of this type are rebuilt."""
        cls._extra_reducers[type] = reduce

    @classmethod
    def dumps(cls, obj, protocol=None):
        """An object as bytes."""
        writer = pickle._Writer({}, pickle._protocol(protocol))
        writer.table = cls._table()
        return writer.write(obj)

    loads = pickle.loads


register = ForkingPickler.register


def dump(obj, file, protocol=None):
    """Write an object to a file."""
    ForkingPickler(file, protocol).dump(obj)


def send_handle(conn, handle, destination_pid):
    """Handles are numbers of one process here."""
    raise OSError("handles cannot be sent")


def recv_handle(conn):
    """Handles are numbers of one process here."""
    raise OSError("handles cannot be sent")


class AbstractReducer(metaclass=ABCMeta):
    """What `context.reducer` may be replaced by."""

    ForkingPickler = ForkingPickler
    register = register
    dump = dump
    send_handle = send_handle
    recv_handle = recv_handle
