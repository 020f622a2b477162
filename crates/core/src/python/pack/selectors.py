"""Waiting for several sockets at once, with something of the program's own attached to each."""

import select
from abc import ABCMeta, abstractmethod
from collections import namedtuple
from collections.abc import Mapping

EVENT_READ = 1
EVENT_WRITE = 2

SelectorKey = namedtuple("SelectorKey", ["fileobj", "fd", "events", "data"])
SelectorKey.__doc__ = "A socket, its number, what to wait for, and what is attached."


def _number(fileobj):
    if isinstance(fileobj, int):
        number = fileobj
    else:
        try:
            number = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f"Invalid file object: {fileobj!r}") from None
    if number < 0:
        raise ValueError(f"Invalid file descriptor: {number}")
    return number


class _Keys(Mapping):
    """The keys of a selector by socket."""

    def __init__(self, selector):
        self._selector = selector

    def __len__(self):
        return len(self._selector._keys)

    def __getitem__(self, fileobj):
        try:
            return self._selector._keys[self._selector._lookup(fileobj)]
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None

    def __iter__(self):
        return iter(self._selector._keys)


class BaseSelector(metaclass=ABCMeta):
    """What waits for several sockets."""

    @abstractmethod
    def register(self, fileobj, events, data=None):
        """Wait for this one, too."""
        raise NotImplementedError

    @abstractmethod
    def unregister(self, fileobj):
        """Do not wait for this one."""
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        """Wait for something else with this one."""
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    @abstractmethod
    def select(self, timeout=None):
        """Wait: pairs of key and what there is."""
        raise NotImplementedError

    def close(self):
        """Give it up."""

    def get_key(self, fileobj):
        """What was registered for this one."""
        keys = self.get_map()
        if keys is None:
            raise RuntimeError("Selector is closed")
        try:
            return keys[fileobj]
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None

    @abstractmethod
    def get_map(self):
        """All that is registered."""
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()


class _Selector(BaseSelector):
    def __init__(self):
        self._keys = {}
        self._map = _Keys(self)

    def _lookup(self, fileobj):
        try:
            return _number(fileobj)
        except ValueError:
            # It is closed; it may still be known.
            for key in self._keys.values():
                if key.fileobj is fileobj:
                    return key.fd
            raise

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f"Invalid events: {events!r}")
        key = SelectorKey(fileobj, self._lookup(fileobj), events, data)
        if key.fd in self._keys:
            raise KeyError(f"{fileobj!r} (FD {key.fd}) is already registered")
        select._numbers([key.fd])
        self._keys[key.fd] = key
        return key

    def unregister(self, fileobj):
        try:
            return self._keys.pop(self._lookup(fileobj))
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None

    def modify(self, fileobj, events, data=None):
        key = self.get_key(fileobj)
        if events != key.events:
            self.unregister(fileobj)
            return self.register(fileobj, events, data)
        if data != key.data:
            key = self._keys[key.fd] = key._replace(data=data)
        return key

    def select(self, timeout=None):
        from socket import _open

        alive = [key for key in self._keys.values() if key.fd in _open]
        ready, room = select._wait(
            [key.fd for key in alive if key.events & EVENT_READ], [key.fd for key in alive if key.events & EVENT_WRITE],
            timeout if timeout is None else max(timeout, 0),
        )
        return [
            (self._keys[number], (number in ready and EVENT_READ) | (number in room and EVENT_WRITE))
            for number in dict.fromkeys(ready + room)
        ]

    def close(self):
        self._keys.clear()
        self._map = None

    def get_map(self):
        return self._map


class SelectSelector(_Selector):
    """By `select`."""


class PollSelector(_Selector):
    """By `poll`."""


class EpollSelector(_Selector):
    """By `epoll`."""

    def fileno(self):
        """It has no number of its own."""
        return -1


DefaultSelector = EpollSelector
