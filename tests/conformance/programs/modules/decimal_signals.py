# What decimal contexts trap and flag, and what the errors say.
import decimal
from decimal import *


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error, [c.__name__ for c in type(error).__mro__[1:-3]])


D = Decimal
for f in (
    lambda: D("abc"), lambda: D(None), lambda: D(1) / 0, lambda: D(0) / 0, lambda: D("inf") - D("inf"), lambda: D(-1).sqrt(),
    lambda: D(1) + 1.5, lambda: D(1) + "1", lambda: D("nan") < 1, lambda: hash(D("snan")), lambda: D(9) ** 9999999,
    lambda: D(10) ** 30 // 3, lambda: D(1).quantize(D("1e-40")), lambda: int(D("nan")), lambda: int(D("inf")),
    lambda: D((0, (1, 2, "x"), 0)), lambda: D(1).foo, lambda: format(D(1), "x"), lambda: pow(D(2), D("0.5"), 3),
):
    attempt(f)
ctx = getcontext()
print(ctx)
ctx.clear_flags()
ctx.traps[DivisionByZero] = False
print(D(1) / 0, D(-1) / 0, ctx.flags[DivisionByZero], ctx.flags[Inexact])
print(D(1) / 3, [signal.__name__ for signal, up in ctx.flags.items() if up])
ctx.traps[Inexact] = True
attempt(lambda: D(1) / 3)
for bad in (dict(prec=0), dict(rounding="up"), dict(Emin=1), dict(capitals=2), dict(traps=[int])):
    attempt(lambda: Context(**bad))
attempt(lambda: setattr(ctx, "foo", 1))
attempt(lambda: localcontext(precision=3))
setcontext(Context(prec=4, rounding=ROUND_DOWN))
print(D(2) / 3, getcontext().rounding)
for rounding in (ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(f"{rounding:16}", *[D(x).quantize(D(1), rounding) for x in "2.5 -2.5 3.5 1.1 -1.1 -1.9 0.5 5.01".split()])
print(BasicContext, ExtendedContext, sep="\n")
print(D("NaN"), D("-sNaN12"), D("Infinity"), D("nan") == D("nan"), D("nan").is_nan(), D("-0").is_signed())
