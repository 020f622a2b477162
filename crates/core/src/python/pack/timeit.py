"""How long code takes, on the machine's clock."""

import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

dummy_src_name = "<timeit-src>"
default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter


def _indent(text, spaces):
    return text.replace("\n", "\n" + " " * spaces)


class Timer:
    """Measures a statement, or a function without arguments."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        self._names = {} if globals is None else globals
        for what, code in (("stmt", stmt), ("setup", setup)):
            if not isinstance(code, str) and not callable(code):
                raise ValueError(f"{what} is neither a string nor callable")
        names = {"_stmt": stmt, "_setup": setup}
        setup_text = _indent(setup, 4) if isinstance(setup, str) else "_setup()"
        stmt_text = _indent(stmt, 8) if isinstance(stmt, str) else "_stmt()"
        self.src = (
            f"def inner(_it, _timer, _setup=_setup, _stmt=_stmt):\n    {setup_text}\n    _t0 = _timer()\n"
            f"    for _i in _it:\n        {stmt_text}\n    return _timer() - _t0\n"
        )
        scope = dict(self._names)
        scope.update(names)
        exec(compile(self.src, dummy_src_name, "exec"), scope)
        self.inner = scope["inner"]

    def timeit(self, number=default_number):
        """Seconds for so many runs."""
        return self.inner(range(number), self.timer)

    def repeat(self, repeat=default_repeat, number=default_number):
        """The same, several times."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """As many runs as take 0.2 seconds: how many, and the seconds."""
        i = 1
        while True:
            for j in 1, 2, 5:
                number = i * j
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            i *= 10

    def print_exc(self, file=None):
        """Write the traceback of the exception that is being handled."""
        import traceback

        traceback.print_exc(file=file)


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Seconds for so many runs of a statement."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """The same, several times."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
