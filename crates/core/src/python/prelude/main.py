# A process's life: the main file, the ends of its threads, exit hooks, uncaught exceptions.


def process_main():
    status = process_run(lambda: _m_load_module("__main__"))
    _m_end_all(_m_modules().get("__main__"))
    never_awaited()
    return status


def process_run(body):
    status = 0
    try:
        body()
    except SystemExit as exit:
        status = exit_status(exit)
    except BaseException as error:
        report_uncaught(error)
        status = 130 if isinstance(error, KeyboardInterrupt) else 1
    return process_end(status)


def process_end(status):
    threading = _m_modules().get("threading")
    if threading is not None:
        try:
            threading._shutdown()
        except SystemExit as exit:
            status = exit_status(exit)
        except BaseException as error:
            report_uncaught(error)
    hooks = _m_exit_hooks()
    while hooks:
        hook = hooks.pop()
        try:
            hook()
        except SystemExit as exit:
            status = exit_status(exit)
        except BaseException as error:
            report_uncaught(error)
    return status


def exit_status(exit):
    code = exit.code
    if code is None:
        return 0
    if isinstance(code, int):
        return int(code)
    _m_write_error(str(code) + "\n")
    return 1


def summary(error):
    # Its type and message, as the last line of a traceback has them.
    try:
        text = str(error)
    except Exception:
        text = "<exception str() failed>"
    name = type(error).__qualname__
    return f"{name}: {text}" if text else name


def uncaught(error):
    _m_uncaught(summary(error))


def report_uncaught(error):
    uncaught(error)
    sys = _m_modules().get("sys")
    hook = getattr(sys, "excepthook", None)
    if hook is not None and hook is not getattr(sys, "__excepthook__", None):
        hook(type(error), error, error.__traceback__)
        return
    _m_write_error(format_uncaught(error))


def format_uncaught(error):
    # The texts of all exceptions in its chain: they may be methods in Python.
    texts = []
    seen = set()
    pending = [error]
    while pending:
        current = pending.pop()
        if current is None or id(current) in seen:
            continue
        seen.add(id(current))
        try:
            text = str(current)
        except Exception:
            text = "<exception str() failed>"
        texts.append((current, text))
        pending.append(current.__cause__)
        pending.append(current.__context__)
        if isinstance(current, BaseExceptionGroup):
            pending.extend(current.exceptions)
    return _m_format_exception(error, texts)


def format_raised(error):
    # An exception that was raised has a traceback, even if all frames in it are the library's.
    text = format_uncaught(error)
    return text if "Traceback (most recent call last):" in text else "Traceback (most recent call last):\n" + text


def print_exception(error):
    _m_write_error(format_raised(error))


def spawned_main(message):
    def load_main():
        _m_load_module("__mp_main__")

    return process_run(lambda: import_module("multiprocessing._popen").spawn_main(message, load_main))


def exit(code=None):
    raise SystemExit(code)


_m_export("exit", exit)
_m_export("quit", exit)
