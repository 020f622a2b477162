"""The loop and the policy that programs get: those of a Unix."""

from asyncio import events
from asyncio.selector_events import BaseSelectorEventLoop

__all__ = ("SelectorEventLoop", "DefaultEventLoopPolicy")


class _UnixSelectorEventLoop(BaseSelectorEventLoop):
    """The loop that programs get."""

    def __init__(self, selector=None):
        super().__init__(selector)
        self._signal_handlers = {}

    def close(self):
        super().close()
        for number in list(self._signal_handlers):
            self.remove_signal_handler(number)

    # ---- Signals: only those that the program raises itself

    def add_signal_handler(self, sig, callback, *args):
        """Call this in the loop when a signal comes."""
        import signal
        from asyncio.coroutines import iscoroutine, iscoroutinefunction

        if iscoroutine(callback) or iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        self._check_signal(sig)
        self._check_closed()
        if sig in (signal.SIGKILL, signal.SIGSTOP):
            raise RuntimeError(f"sig {sig} cannot be caught")
        handle = events.Handle(callback, args, self, None)
        self._signal_handlers[sig] = handle

        def ring(number, frame):
            if not handle._cancelled:
                self._ready.append(handle)
                self._wakeup.set()

        signal.signal(sig, ring)

    def remove_signal_handler(self, sig):
        """Do not; whether there was one."""
        import signal

        self._check_signal(sig)
        if self._signal_handlers.pop(sig, None) is None:
            return False
        signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        return True

    def _check_signal(self, sig):
        import signal

        if not isinstance(sig, int):
            raise TypeError(f"sig must be an int, not {sig!r}")
        if sig not in signal.valid_signals():
            raise ValueError(f"invalid signal number {sig}")

    # ---- What there is not

    async def subprocess_exec(self, protocol_factory, *args, **kwargs):
        """There are no programs to start."""
        raise NotImplementedError("Interleave cannot start other programs")

    async def subprocess_shell(self, protocol_factory, cmd, **kwargs):
        """There are no programs to start."""
        raise NotImplementedError("Interleave cannot start other programs")


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    """Each thread has a loop of this kind."""

    _loop_factory = _UnixSelectorEventLoop

    def get_child_watcher(self):
        raise NotImplementedError("Interleave has no child watchers")

    set_child_watcher = lambda self, watcher: self.get_child_watcher()


SelectorEventLoop = _UnixSelectorEventLoop
DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
