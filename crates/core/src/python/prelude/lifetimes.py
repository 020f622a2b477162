# What happens when objects end: `__del__`, callbacks of weak references, generators left in the middle.


def lives_ended(work):
    for kind, what in work:
        try:
            if kind == 0:
                about = _m_lookup(type(what), "__del__")
                if about is not _m_missing:
                    about(what)
            elif kind == 1:
                about = what.__callback__
                if about is not None:
                    about(what)
            else:
                about = what
                what.close()
        except BaseException as error:
            report_unraisable(error, about)


def never_awaited(coroutine):
    _m_write_error(_m_never_awaited(coroutine))


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
