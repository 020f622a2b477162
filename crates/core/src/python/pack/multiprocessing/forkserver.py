"""What the server of `forkserver` has for programs."""

from multiprocessing import _popen, context

__all__ = ["ensure_running", "get_inherited_fds", "set_forkserver_preload"]

set_forkserver_preload = context._default.set_forkserver_preload
ensure_running = _popen.ensure_server


def get_inherited_fds():
    """The file descriptors that came from the server: there are none."""
    return None
