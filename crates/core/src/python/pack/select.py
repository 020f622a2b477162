"""Waiting for several sockets at once."""

import _kernel
from errno import EBADF

error = OSError
POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32
EPOLLIN, EPOLLPRI, EPOLLOUT, EPOLLERR, EPOLLHUP, EPOLLET, EPOLLONESHOT = 1, 2, 4, 8, 16, 1 << 31, 1 << 30


def _channel(number, writing):
    """What the kernel waits at; None when nothing will ever happen there."""
    from socket import _open

    end = _open[number]
    if writing:
        return end.outgoing
    return end.listener or end.incoming


def _wait(readers, writers, timeout):
    """Which numbers of each list have something to do."""
    wanted = [(number, False, _channel(number, False)) for number in readers]
    wanted += [(number, True, _channel(number, True)) for number in writers]
    wanted = [entry for entry in wanted if entry[2] is not None]
    items = [(channel,) if writing else channel for _, writing, channel in wanted]
    found = [wanted[index] for index in _kernel.wait_any(items, timeout)]
    return [number for number, writing, _ in found if not writing], [number for number, writing, _ in found if writing]


def _numbers(files):
    from socket import _open

    pairs = []
    for file in files:
        number = file if isinstance(file, int) else getattr(file, "fileno", None)
        if number is None:
            raise TypeError("argument must be an int, or have a fileno() method.")
        number = number if isinstance(number, int) else number()
        if number < 0:
            raise ValueError(f"file descriptor cannot be a negative integer ({number})")
        if number not in _open:
            raise OSError(EBADF, "Bad file descriptor")
        pairs.append((number, file))
    return pairs


def select(rlist, wlist, xlist, timeout=None, /):
    """Wait until one of the first can be read or one of the second be written: the lists of those that can."""
    if timeout is not None:
        if not isinstance(timeout, (int, float)):
            raise TypeError("timeout must be a float or None")
        if timeout < 0:
            raise ValueError("timeout must be non-negative")
    readers, writers, _ = _numbers(rlist), _numbers(wlist), _numbers(xlist)
    ready, room = _wait([number for number, _ in readers], [number for number, _ in writers], timeout)
    return [file for number, file in readers if number in ready], [file for number, file in writers if number in room], []


class _Poll:
    """Sockets to wait for, each with what for."""

    def __init__(self):
        self._masks = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT):
        """Wait for this one, too."""
        number, _ = _numbers([fd])[0]
        self._masks[number] = eventmask

    def modify(self, fd, eventmask):
        """Wait for something else with this one."""
        number, _ = _numbers([fd])[0]
        if number not in self._masks:
            raise FileNotFoundError(2, "No such file or directory")
        self._masks[number] = eventmask

    def unregister(self, fd):
        """Do not wait for this one."""
        del self._masks[fd if isinstance(fd, int) else fd.fileno()]

    def _found(self, seconds, most):
        from socket import _open

        masks = {number: mask for number, mask in self._masks.items() if number in _open}
        readers = [number for number, mask in masks.items() if mask & POLLIN]
        writers = [number for number, mask in masks.items() if mask & POLLOUT]
        ready, room = _wait(readers, writers, seconds)
        found = [
            (number, (POLLIN if number in ready else 0) | (POLLOUT if number in room else 0))
            for number in masks if number in ready or number in room
        ]
        return found if most < 0 else found[:most]


class poll(_Poll):
    """The same by `poll`."""

    def poll(self, timeout=None, /):
        """Wait so many milliseconds: pairs of number and what there is."""
        return self._found(None if timeout is None or timeout < 0 else timeout / 1000, -1)


class epoll(_Poll):
    """The same by `epoll`."""

    def __init__(self, sizehint=-1, flags=0):
        super().__init__()
        self.closed = False

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
        """Wait for this one, too."""
        number, _ = _numbers([fd])[0]
        if number in self._masks:
            raise FileExistsError(17, "File exists")
        self._masks[number] = eventmask

    def poll(self, timeout=None, maxevents=-1):
        """Wait so many seconds: pairs of number and what there is."""
        return self._found(None if timeout is None or timeout < 0 else timeout, maxevents)

    def close(self):
        """Give it up."""
        self.closed = True
        self._masks.clear()
