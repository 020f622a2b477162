# What happens when objects end: `__del__`, callbacks of weak references, generators left in the middle.


def lives_ended(work):
    for kind, what in work:
        try:
            if kind == 0:
                about = _m_lookup(type(what), "__del__")
                if about is _m_missing:
                    # A class of the library whose instances are watched only at times.
                    what._ended()
                else:
                    about(what)
            elif kind == 1:
                about = what.__callback__
                if about is not None:
                    about(what)
            elif kind == 3:
                about = what
                never_awaited(what)
            else:
                about = what
                finalizer = _m_asyncgen_finalizer(what)
                if finalizer is None:
                    _m_close(what)
                else:
                    finalizer(what)
        except BaseException as error:
            report_unraisable(error, about)


def asyncgen_begins(first, generator, step):
    first(generator)
    return step


def never_awaited(coroutine=None):
    for file, line, name in _m_never_awaited(coroutine):
        try:
            import_module("warnings").warn_explicit(
                f"coroutine '{name}' was never awaited", RuntimeWarning, file, line, source=coroutine or name,
            )
        except Warning as error:
            report_unraisable(error, coroutine)


def report_unraisable(error, about):
    # As `sys.unraisablehook` does it.
    hook = getattr(_m_modules().get("sys"), "unraisablehook", None)
    if hook is not None and hook is not getattr(_m_modules().get("sys"), "__unraisablehook__", None):
        hook(unraisable_hook_args((type(error), error, error.__traceback__, None, about)))
        return
    _m_write_error(f"Exception ignored in: {about!r}\n" + format_uncaught(error))


class UnraisableHookArgs(tuple):
    __slots__ = ()
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    err_msg = property(lambda self: self[3])
    object = property(lambda self: self[4])


unraisable_hook_args = UnraisableHookArgs


# A signal has come, and the main thread can be interrupted; `waits`: in the midst of a wait.


def signal_arrived(number, waits):
    try:
        import_module("signal")._arrived(number)
    except BaseException:
        if waits:
            _m_wait_again(True)
        raise
    return _m_wait_again() if waits else None
