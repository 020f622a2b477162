"""Which part of a line a traceback marks, when brackets and other letters stand around the operator."""

import traceback

a, b = 1, 0


def show(function):
    try:
        function()
    except Exception:
        print(traceback.format_exc().split("\n", 3)[3])


show(lambda: (a + 1) / (b * 2) + 3)
show(lambda: ((a)) /b)
show(lambda: a // (b))
show(lambda: [1][(a + 1)])
show(lambda: (a)%b)
show(lambda: (a + 1)/b)
show(lambda: "é" * 2 + (a) / b)
