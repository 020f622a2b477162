"""Decimal numbers: exact digits, precision and rounding as the context says."""

import _decimal_functions as _f
from _decimal_context import *
from _decimal_context import _current, __all__ as _all
from _decimal_context import CLAMP, FLOAT, IMPOSSIBLE, INEXACT, INVALID, ROUNDED, SUB, SYNTAX, UNDEFINED, UNDER, ZERO
from _decimal_context import cut, digits, fit, length, number, rounding_mode
import numbers as _numbers
from collections import namedtuple
from math import gcd as _gcd, log10 as _log10
import sys as _sys

__all__ = [*_all, "Decimal", "DecimalTuple"]
__version__ = "1.70"
__libmpdec_version__ = "2.5.1"
DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent")
DecimalTuple.__module__ = "decimal"
_INF, _QNAN, _SNAN = 1, 2, 3
_NAMES = ("", "Infinity", "NaN", "sNaN")
_object = object.__new__


def _new(s, c, e, k=0):
    d = _object(Decimal)
    d._s = s
    d._c = c
    d._e = e
    d._k = k
    return d


def _done(ctx, s, c, e, status=0, rounding=None):
    """The result of an operation, fitted into the context."""
    c, e, more = fit(ctx, s, c, e, rounding)
    status |= more
    if status:
        ctx._raise(status)
    return _new(s, 0, 0, _INF) if c is None else _new(s, c, e)


def _invalid(ctx, status=INVALID):
    ctx._raise(status)
    return _new(0, 0, 0, _QNAN)


def _nan(ctx, *operands):
    """What comes out when one of the operands is not a number."""
    found = next((d for d in operands if d._k == _SNAN), None)
    if found is not None:
        ctx._raise(INVALID)
    else:
        found = next(d for d in operands if d._k == _QNAN)
    c = found._c
    most = ctx.prec - ctx.clamp
    if c and length(c) > most:
        c %= 10**most
    return _new(found._s, c, 0, _QNAN)


def _context(context):
    if context is None:
        return getcontext()
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    return context


def _take(value):
    """An operand of an operator; None if it is of another kind."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _new(int(value < 0), abs(int(value)), 0)
    return None


def _need(value):
    d = _take(value)
    if d is None:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return d


def _parse(text):
    """Sign, coefficient, exponent and kind of a numeral; None if it is none."""
    s = 0
    if text[:1] in ("-", "+"):
        s = int(text[0] == "-")
        text = text[1:]
    mantissa, _, power = text.partition("e") if "e" in text else text.partition("E")
    whole, point, part = mantissa.partition(".")
    all_digits = whole + part
    if all_digits.isdecimal():
        e = 0
        if _:
            sign = power[:1]
            if sign in ("-", "+"):
                power = power[1:]
            if not power.isdecimal():
                return None
            e = min(int(power[-4000:]), 10**20)
            if sign == "-":
                e = -e
        return s, number(all_digits), e - len(part), 0
    low = text.lower()
    if low in ("inf", "infinity"):
        return s, 0, 0, _INF
    signaling = low.startswith("snan")
    if signaling or low.startswith("nan"):
        rest = text[4 if signaling else 3:]
        if not rest or rest.isdecimal():
            return s, number(rest), 0, _SNAN if signaling else _QNAN
    return None


def _from_float(x):
    if x != x or x in (float("inf"), float("-inf")):
        return _new(int(str(x)[0] == "-"), 0, 0, _QNAN if x != x else _INF)
    n, d = abs(x).as_integer_ratio()
    k = d.bit_length() - 1
    return _new(int(str(x)[0] == "-"), n * 5**k, -k)


def _from_tuple(value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    s, ds, e = value
    if not isinstance(s, int) or s not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    k = 0
    if isinstance(e, str):
        if e not in ("F", "n", "N"):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        k = " FnN".index(e)
        e = 0
    elif not isinstance(e, int):
        raise ValueError("exponent must be an integer")
    if k == _INF:
        return _new(s, 0, 0, k)
    if not isinstance(ds, (tuple, list)) or not all(isinstance(d, int) and 0 <= d <= 9 for d in ds):
        raise ValueError("coefficient must be a tuple of digits")
    return _new(s, number("".join([str(int(d)) for d in ds])), e, k)


def _exact(value, context):
    """A decimal with the very value of another number or a text."""
    if isinstance(value, str):
        parts = _parse(value.strip().replace("_", ""))
        if parts is None:
            return _invalid(_context(context), SYNTAX)
        if abs(parts[2]) > 2 * MAX_EMAX or not parts[3] and parts[1] and length(parts[1]) + parts[2] - 1 > MAX_EMAX:
            return _invalid(_context(context), INVALID)
        return _new(*parts)
    d = _take(value)
    if d is not None:
        return d
    if isinstance(value, float):
        _context(context)._raise(FLOAT)
        return _from_float(value)
    if isinstance(value, (tuple, list)):
        return _from_tuple(value)
    raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")


def _compare(a, b):
    """-1, 0 or 1 for two that are not NaNs."""
    if a._k or b._k:
        x = (-1 if a._s else 1) if a._k else 0
        y = (-1 if b._s else 1) if b._k else 0
        return (x > y) - (x < y)
    if not a._c or not b._c:
        x = -1 if a._s else 1
        y = -1 if b._s else 1
        x, y = x if a._c else 0, y if b._c else 0
        return (x > y) - (x < y)
    if a._s != b._s:
        return -1 if a._s else 1
    x, y = length(a._c) + a._e, length(b._c) + b._e
    if x == y:
        x, y = a._c, b._c
        if a._e > b._e:
            x *= 10 ** (a._e - b._e)
        else:
            y *= 10 ** (b._e - a._e)
    order = (x > y) - (x < y)
    return -order if a._s else order


def _ordered(a, other, equality):
    """_compare with anything that compares; None for NaN, NotImplemented for other things."""
    if isinstance(other, Decimal):
        b = other
    elif isinstance(other, int):
        b = _take(other)
    elif isinstance(other, float):
        ctx = getcontext()
        if equality:
            ctx.flags.mask |= FLOAT
        else:
            ctx._raise(FLOAT)
        b = _from_float(other)
    elif equality and isinstance(other, complex) and not other.imag:
        return _ordered(a, other.real, True)
    elif isinstance(other, _numbers.Rational):
        b = _take(int(other.numerator))
        if not a._k:
            a = _new(a._s, a._c * int(other.denominator), a._e)
    else:
        return NotImplemented
    if a._k > 1 or b._k > 1:
        if not equality or _SNAN in (a._k, b._k):
            getcontext()._raise(INVALID)
        return None
    return _compare(a, b)


def _add(ctx, a, b, flip=0):
    bs = b._s ^ flip
    if a._k or b._k:
        if a._k > 1 or b._k > 1:
            return _nan(ctx, a, b)
        if a._k and b._k and a._s != bs:
            return _invalid(ctx)
        return _new(a._s, 0, 0, _INF) if a._k else _new(bs, 0, 0, _INF)
    x, y, e = a._c, b._c, a._e
    if e != b._e:
        if not x and not y:
            e = min(e, b._e)
        else:
            if not x:
                return _zero_and(ctx, y, bs, b._e, e)
            if not y:
                return _zero_and(ctx, x, a._s, e, b._e)
            # The smaller one far below the larger one's last digit counts as a trace.
            big, small = (x, y) if e > b._e else (y, x)
            he, le = (e, b._e) if e > b._e else (b._e, e)
            edge = he + min(-1, length(big) - ctx.prec - 2)
            if length(small) + le - 1 < edge:
                small, le = 1, edge
            big *= 10 ** (he - le)
            x, y = (big, small) if e > b._e else (small, big)
            e = le
    if a._s == bs:
        return _done(ctx, a._s, x + y, e)
    if x == y:
        return _done(ctx, int(ctx.rounding == ROUND_FLOOR), 0, e)
    return _done(ctx, a._s, x - y, e) if x > y else _done(ctx, bs, y - x, e)


def _zero_and(ctx, c, s, e, ideal):
    """A number plus a zero, whose exponent may ask for more digits."""
    if ideal < e:
        least = e - max(0, ctx.prec - length(c))
        status = ROUNDED if ideal < least else 0
        ideal = max(ideal, least)
        return _done(ctx, s, c * 10 ** (e - ideal), ideal, status)
    return _done(ctx, s, c, e)


def _subtract(ctx, a, b):
    if b._k > 1:
        return _nan(ctx, a, b)
    return _add(ctx, a, b, 1)


def _multiply(ctx, a, b):
    s = a._s ^ b._s
    if a._k or b._k:
        if a._k > 1 or b._k > 1:
            return _nan(ctx, a, b)
        if (not a._k and not a._c) or (not b._k and not b._c):
            return _invalid(ctx)
        return _new(s, 0, 0, _INF)
    return _done(ctx, s, a._c * b._c, a._e + b._e)


def _divide(ctx, a, b):
    s = a._s ^ b._s
    if a._k or b._k:
        if a._k > 1 or b._k > 1:
            return _nan(ctx, a, b)
        if a._k and b._k:
            return _invalid(ctx)
        if a._k:
            return _new(s, 0, 0, _INF)
        return _done(ctx, s, 0, ctx.Emin - ctx.prec + 1, CLAMP)
    if not b._c:
        if not a._c:
            return _invalid(ctx, UNDEFINED)
        ctx._raise(ZERO)
        return _new(s, 0, 0, _INF)
    e = a._e - b._e
    if not a._c:
        return _done(ctx, s, 0, e)
    if ctx.prec > 10**8:
        raise MemoryError
    shift = length(b._c) - length(a._c) + ctx.prec + 1
    ideal, e = e, e - shift
    if shift >= 0:
        q, r = divmod(a._c * 10**shift, b._c)
    else:
        q, r = divmod(a._c, b._c * 10**-shift)
    if r:
        if q % 5 == 0:
            q += 1
    else:
        while e < ideal and q % 10 == 0:
            q //= 10
            e += 1
    return _done(ctx, s, q, e)


def _quotient(ctx, a, b):
    """Whole quotient and the rest, as ints in units of 10**exponent. None if the quotient has too many digits."""
    e = min(a._e, b._e)
    if not a._c or length(a._c) + a._e < length(b._c) + b._e:
        if a._e - e > ctx.prec + length(b._c) + 10:
            return 0, a._c, a._e
        return 0, a._c * 10 ** (a._e - e), e
    if length(a._c) + a._e - length(b._c) - b._e > ctx.prec:
        return None
    q, r = divmod(a._c * 10 ** (a._e - e), b._c * 10 ** (b._e - e))
    return (q, r, e) if not q or length(q) <= ctx.prec else None


def _divide_int(ctx, a, b):
    s = a._s ^ b._s
    if a._k > 1 or b._k > 1:
        return _nan(ctx, a, b)
    if a._k:
        return _invalid(ctx) if b._k else _new(s, 0, 0, _INF)
    if b._k:
        return _new(s, 0, 0)
    if not b._c:
        if not a._c:
            return _invalid(ctx, UNDEFINED)
        ctx._raise(ZERO)
        return _new(s, 0, 0, _INF)
    found = _quotient(ctx, a, b)
    return _invalid(ctx, IMPOSSIBLE) if found is None else _done(ctx, s, found[0], 0)


def _remainder(ctx, a, b):
    if a._k > 1 or b._k > 1:
        return _nan(ctx, a, b)
    if a._k:
        return _invalid(ctx)
    if b._k:
        return _done(ctx, a._s, a._c, a._e)
    if not b._c:
        return _invalid(ctx, INVALID if a._c else UNDEFINED)
    found = _quotient(ctx, a, b)
    return _invalid(ctx, IMPOSSIBLE) if found is None else _done(ctx, a._s, found[1], found[2])


def _divmod(ctx, a, b):
    if a._k > 1 or b._k > 1:
        d = _nan(ctx, a, b)
        return d, d
    if a._k:
        if b._k:
            d = _invalid(ctx)
            return d, d
        ctx._raise(INVALID)
        return _new(a._s ^ b._s, 0, 0, _INF), _new(0, 0, 0, _QNAN)
    if not b._k and not b._c:
        if not a._c:
            d = _invalid(ctx, UNDEFINED)
            return d, d
        ctx._raise(INVALID | ZERO)
        return _new(a._s ^ b._s, 0, 0, _INF), _new(0, 0, 0, _QNAN)
    if not b._k and _quotient(ctx, a, b) is None:
        d = _invalid(ctx, IMPOSSIBLE)
        return d, d
    return _divide_int(ctx, a, b), _remainder(ctx, a, b)


def _remainder_near(ctx, a, b):
    if a._k or b._k or not b._c:
        return _remainder(ctx, a, b)
    e = min(a._e, b._e)
    if a._c and length(a._c) + a._e - length(b._c) - b._e > ctx.prec:
        return _invalid(ctx, IMPOSSIBLE)
    if not a._c or length(a._c) + a._e < length(b._c) + b._e - 1:
        return _zero_and(ctx, a._c, a._s, a._e, e) if a._c else _done(ctx, a._s, 0, e)
    y = b._c * 10 ** (b._e - e)
    q, r = divmod(a._c * 10 ** (a._e - e), y)
    s = a._s
    if 2 * r + (q & 1) > y:
        r = y - r
        s ^= 1
        q += 1
    if q and length(q) > ctx.prec:
        return _invalid(ctx, IMPOSSIBLE)
    return _done(ctx, s if r else a._s, r, e)


def _plus(ctx, a):
    if a._k:
        return _nan(ctx, a) if a._k > 1 else a
    return _done(ctx, a._s if a._c else int(a._s and ctx.rounding == ROUND_FLOOR), a._c, a._e)


def _minus(ctx, a):
    if a._k > 1:
        return _nan(ctx, a)
    if not a._k and not a._c:
        return _done(ctx, int(ctx.rounding == ROUND_FLOOR), 0, a._e)
    return _plus(ctx, a.copy_negate())


def _abs(ctx, a):
    return _plus(ctx, a.copy_abs()) if a._k < 2 else _nan(ctx, a)


def _fma(ctx, a, b, c):
    if _SNAN in (a._k, b._k, c._k) or a._k > 1 or b._k > 1:
        return _nan(ctx, *([a, b] if a._k > 1 or b._k > 1 else [a, b, c]))
    wide = Context(MAX_PREC, ctx.rounding, MIN_EMIN, MAX_EMAX, 1, 0, [], [])
    product = _multiply(wide, a, b)
    if wide.flags.mask & INVALID:
        return _invalid(ctx)
    return _add(ctx, product, c)


def _pow_int(ctx, a, n, s):
    """a to a small whole power, exactly and then rounded; None if that has too many digits."""
    if length(a._c) * abs(n) > 4 * ctx.prec + 200:
        return None
    c = a._c ** abs(n)
    if n < 0:
        if -a._e * n + length(c) > ctx.prec - ctx.Emin + 1:
            return _done(ctx, s, 1, 2 * ctx.Emin - ctx.prec - 2, 0, ROUND_HALF_EVEN)
        return _divide(ctx, _new(s, 1, 0), _new(0, c, -a._e * n))
    e = a._e * n
    return _done(ctx, s, c, e, 0, ROUND_HALF_EVEN if length(c) + e < ctx.Emin - ctx.prec else None)


def _power(ctx, a, b):
    if a._k > 1 or b._k > 1:
        return _nan(ctx, a, b)
    if not b._k and not b._c:
        return _invalid(ctx) if not a._k and not a._c else _new(0, 1, 0)
    whole = not b._k and (b._e >= 0 or -b._e <= length(b._c) and not b._c % 10**-b._e)
    odd = whole and (b._c & 1 if not b._e else b._e < 0 and b._c // 10**-b._e & 1)
    s = 0
    if a._s:
        if whole:
            s = int(odd)
        elif a._k or a._c:
            return _invalid(ctx) if not b._k or not a._k else _new(0, 0, 0, 0 if b._s else _INF)
    if not a._k and not a._c:
        return _new(s, 0, 0, _INF) if b._s else _new(s, 0, 0)
    if a._k:
        return _new(s, 0, 0) if b._s else _new(s, 0, 0, _INF)
    one = _compare(a.copy_abs(), _ONE)
    if b._k:
        if not one:
            ctx._raise(INEXACT | ROUNDED)
            return _new(s, 10 ** (ctx.prec - 1), 1 - ctx.prec)
        return _new(s, 0, 0) if (one < 0) != b._s else _new(s, 0, 0, _INF)
    if whole:
        n = b._c * 10**b._e if 0 <= b._e < 30 else b._c // 10**-b._e if b._e < 0 else None
        if n is not None:
            if not one:
                if b._s:
                    return _new(s, 1, 0)
                shift = -a._e * n
                if shift > ctx.prec - 1:
                    shift = ctx.prec - 1
                    ctx._raise(INEXACT | ROUNDED)
                return _new(s, 10**shift, -shift)
            found = _pow_int(ctx, a, -n if b._s else n, s)
            if found is not None:
                return found
    elif not one:
        ctx._raise(INEXACT | ROUNDED)
        return _new(s, 10 ** (ctx.prec - 1), 1 - ctx.prec)
    # Is it beyond all limits? The exponent of the result is about y * log10(x).
    rising = (one > 0) != b._s
    n = length(a._c)
    size = abs(_log10(a._c / 10 ** (n - 1) if n < 300 else a._c // 10 ** (n - 20) / 1e19) + a._e + n - 1)
    y = length(b._c) + b._e
    if y > 40 or y > 0 and size * float(_new(0, b._c, b._e)) > 1.01 * max(ctx.Emax, -ctx.Emin) + ctx.prec + 10:
        return _done(ctx, s, 1, 2 * ctx.Emax + 2 if rising else 2 * ctx.Emin - ctx.prec - 2)
    if length(b._c) + b._e < -ctx.prec - length(a._c) - 30:
        return _done(ctx, s, 10 ** (ctx.prec + 2) + (1 if rising else -1), -ctx.prec - 2)
    c, e = _f.power(a._c, a._e, b._s, b._c, b._e, ctx.prec)
    # Not exact as far as is known: filled with zeros to the full precision.
    if length(c) < ctx.prec:
        e -= ctx.prec - length(c)
        c *= 10 ** (ctx.prec - length(c))
    return _done(ctx, s, c, e, 0 if whole else INEXACT | ROUNDED)


def _power_modulo(ctx, a, b, m):
    if a._k > 1 or b._k > 1 or m._k > 1:
        return _nan(ctx, a, b, m)
    whole = all(not d._k and d == d.to_integral_value() for d in (a, b, m))
    if not whole or b < 0 or not m or m.adjusted() >= ctx.prec or not a and not b:
        return _invalid(ctx)
    s = int(a._s and int(b) & 1)
    return _done(ctx, s, pow(abs(int(a)), int(b), abs(int(m))), 0)


def _exp(ctx, a):
    if a._k:
        return _nan(ctx, a) if a._k > 1 else _new(0, 0, 0) if a._s else a
    if not a._c:
        return _new(0, 1, 0)
    if length(a._c) + a._e > 20 or a.copy_abs() > 3 * (ctx.Emax - ctx.Emin + ctx.prec):
        return _done(ctx, 0, 1, 2 * ctx.Emin - ctx.prec - 2 if a._s else 2 * ctx.Emax + 2, 0, ROUND_HALF_EVEN)
    return _done(ctx, 0, *_f.exp(a._s, a._c, a._e, ctx.prec), 0, ROUND_HALF_EVEN)


def _logarithm(ctx, a, function):
    if a._k > 1:
        return _nan(ctx, a)
    if not a._k and not a._c:
        return _new(1, 0, 0, _INF)
    if a._s:
        return _invalid(ctx)
    if a._k:
        return a
    if not _compare(a, _ONE):
        return _new(0, 0, 0)
    if function is _f.log10:
        n = length(a._c)
        if a._c == 10 ** (n - 1):
            power = n + a._e - 1
            return _done(ctx, int(power < 0), abs(power), 0)
    return _done(ctx, *function(a._c, a._e, ctx.prec), 0, ROUND_HALF_EVEN)


def _sqrt(ctx, a):
    if a._k > 1:
        return _nan(ctx, a)
    if not a._k and not a._c:
        return _done(ctx, a._s, 0, a._e >> 1)
    if a._s:
        return _invalid(ctx)
    return a if a._k else _done(ctx, 0, *_f.sqrt(a._c, a._e, ctx.prec), 0, ROUND_HALF_EVEN)


def _rescale(a, e, rounding):
    """The coefficient at another exponent, and what happened."""
    if not a._c or e <= a._e:
        return a._c * 10 ** (a._e - e) if a._c else 0, 0
    c, inexact = cut(a._c, e - a._e, a._s, rounding)
    return c, ROUNDED | (INEXACT if inexact else 0)


def _quantize(ctx, a, b, rounding=None):
    if a._k or b._k:
        if a._k > 1 or b._k > 1:
            return _nan(ctx, a, b)
        return a if a._k and b._k else _invalid(ctx)
    e = b._e
    if not ctx.Emin - ctx.prec + 1 <= e <= ctx.Emax or a._c and length(a._c) + a._e - e > ctx.prec:
        return _invalid(ctx)
    c, status = _rescale(a, e, rounding or ctx.rounding)
    n = length(c) if c else 0
    if n > ctx.prec or c and n + e - 1 > ctx.Emax:
        return _invalid(ctx)
    if c and n + e - 1 < ctx.Emin:
        status |= SUB | (UNDER if status & INEXACT else 0)
    if status:
        ctx._raise(status)
    return _new(a._s, c, e)


def _integral(ctx, a, rounding=None, exact=False):
    if a._k:
        return _nan(ctx, a) if a._k > 1 else a
    if a._e >= 0:
        return a
    c, status = _rescale(a, 0, rounding or ctx.rounding)
    if exact and status:
        ctx._raise(status)
    return _new(a._s, c, 0)


def _normalize(ctx, a):
    if a._k:
        return _nan(ctx, a) if a._k > 1 else a
    c, e, status = fit(ctx, a._s, a._c, a._e)
    if status:
        ctx._raise(status)
    if c is None:
        return _new(a._s, 0, 0, _INF)
    if not c:
        return _new(a._s, 0, 0)
    top = ctx.Emax - ctx.prec + 1 if ctx.clamp else ctx.Emax
    while c % 10 == 0 and e < top:
        c //= 10
        e += 1
    return _new(a._s, c, e)


def _total(a, b):
    """The order of representations."""
    if a._s != b._s:
        return -1 if a._s else 1
    flip = -1 if a._s else 1

    def sort(d):
        return {0: 0, _INF: 0, _SNAN: 1, _QNAN: 2}[d._k]

    if a._k > 1 or b._k > 1:
        x, y = (sort(a), a._c), (sort(b), b._c)
    else:
        order = _compare(a, b)
        x, y = (order * flip, a._e), (0, b._e)
    return flip * ((x > y) - (x < y))


def _compare_total(ctx, a, b):
    return _small(_total(a, b))


def _compare_total_mag(ctx, a, b):
    return _small(_total(a.copy_abs(), b.copy_abs()))


def _small(n):
    return _new(int(n < 0), abs(n), 0)


def _compare_quiet(ctx, a, b):
    return _nan(ctx, a, b) if a._k > 1 or b._k > 1 else _small(_compare(a, b))


def _compare_signal(ctx, a, b):
    if a._k > 1 or b._k > 1:
        ctx._raise(INVALID)
        return _nan(ctx, a, b)
    return _small(_compare(a, b))


def _choose(want, magnitude):
    def choose(ctx, a, b):
        if a._k > 1 or b._k > 1:
            # A quiet NaN beside a number gives way.
            if _SNAN in (a._k, b._k) or a._k > 1 and b._k > 1:
                return _nan(ctx, a, b)
            return _plus_exactly(ctx, b if a._k > 1 else a)
        order = _compare(a.copy_abs(), b.copy_abs()) if magnitude else 0
        order = order or _compare(a, b) or _total(a, b)
        return _plus_exactly(ctx, a if order * want >= 0 and (order or want > 0) else b)

    return choose


def _plus_exactly(ctx, a):
    """Rounded to the context; a zero keeps its sign."""
    return a if a._k else _done(ctx, a._s, a._c, a._e)


def _next(ctx, a, up):
    """The neighbour of a number in the context."""
    if a._k > 1:
        return _nan(ctx, a)
    largest = 10**ctx.prec - 1
    if a._k:
        return a if a._s != up else _new(a._s, largest, ctx.Emax - ctx.prec + 1)
    quiet = ctx.copy()
    quiet.clear_traps()
    quiet.rounding = ROUND_CEILING if up else ROUND_FLOOR
    near = _plus_exactly(quiet, a)
    if near._k or _compare(near, a):
        return near
    return _add(quiet, near, _new(int(not up), 1, ctx.Emin - ctx.prec))


def _next_toward(ctx, a, b):
    if a._k > 1 or b._k > 1:
        return _nan(ctx, a, b)
    order = _compare(a, b)
    if not order:
        return a.copy_sign(b)
    d = _next(ctx, a, order < 0)
    status = 0
    if d._k:
        status = 8 | INEXACT | ROUNDED
    elif d.adjusted() < ctx.Emin:
        status = SUB | UNDER | INEXACT | ROUNDED | (0 if d._c else CLAMP)
    if status:
        ctx._raise(status)
    return d


def _logb(ctx, a):
    if a._k:
        return _nan(ctx, a) if a._k > 1 else _new(0, 0, 0, _INF)
    if not a._c:
        ctx._raise(ZERO)
        return _new(1, 0, 0, _INF)
    n = a.adjusted()
    return _done(ctx, int(n < 0), abs(n), 0)


def _scaleb(ctx, a, b):
    if a._k > 1 or b._k > 1:
        return _nan(ctx, a, b)
    if b._k or b._e or abs(int(b)) > 2 * (ctx.Emax + ctx.prec):
        return _invalid(ctx)
    return a if a._k else _done(ctx, a._s, a._c, a._e + int(b))


def _moved(turn):
    def move(ctx, a, b):
        if a._k > 1 or b._k > 1:
            return _nan(ctx, a, b)
        if b._k or b._e or b._c > ctx.prec:
            return _invalid(ctx)
        if a._k:
            return a
        unit, n = 10**ctx.prec, int(b)
        c = a._c % unit
        if turn:
            n %= ctx.prec
            c = c * 10**n
            return _new(a._s, c % unit + c // unit, a._e)
        return _new(a._s, c * 10**n % unit if n >= 0 else c // 10**-n, a._e)

    return move


def _logical(operation):
    def combine(ctx, a, b=None):
        texts = []
        for d in (a,) if b is None else (a, b):
            text = digits(d._c)
            if d._k or d._s or d._e or text.strip("01") or len(text) > ctx.prec:
                return _invalid(ctx)
            texts.append(int(text, 2))
        if b is None:
            texts.append((1 << ctx.prec) - 1)
        return _new(0, int(bin(operation(*texts))[2:]), 0)

    return combine


def _text(a, capitals=1, engineering=False):
    sign = "-" if a._s else ""
    if a._k:
        return sign + _NAMES[a._k] + (digits(a._c) if a._c and a._k > 1 else "")
    ds, e = digits(a._c), a._e
    left = e + len(ds)
    if e <= 0 and left > -6:
        point = left
    elif not engineering:
        point = 1
    elif not a._c:
        point = (left + 1) % 3 - 1
    else:
        point = (left - 1) % 3 + 1
    if point <= 0:
        ds = "0." + "0" * -point + ds
    elif point >= len(ds):
        ds += "0" * (point - len(ds))
    else:
        ds = ds[:point] + "." + ds[point:]
    if left == point:
        return sign + ds
    return f"{sign}{ds}{'E' if capitals else 'e'}{left - point:+d}"


class Decimal:
    """A decimal number that never changes."""

    __slots__ = ("_s", "_c", "_e", "_k")

    def __new__(cls, value="0", context=None):
        if context is not None:
            _context(context)
        d = _exact(value, context)
        if cls is not Decimal or type(d) is not Decimal:
            d, source = _object(cls), d
            d._s, d._c, d._e, d._k = source._s, source._c, source._e, source._k
        return d

    @classmethod
    def from_float(cls, f, /):
        if not isinstance(f, (int, float)):
            raise TypeError("argument must be int or float")
        d = _from_float(f) if isinstance(f, float) else _take(f)
        return d if cls is Decimal else cls(d)

    def __repr__(self):
        return f"Decimal('{_text(self, getcontext().capitals)}')"

    def __str__(self):
        return _text(self, getcontext().capitals)

    def to_eng_string(self, context=None):
        return _text(self, _context(context).capitals, True)

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo, /):
        return self

    def __bool__(self):
        return self._k != 0 or self._c != 0

    def __hash__(self):
        if self._k:
            if self._k == _SNAN:
                raise TypeError("Cannot hash a signaling NaN value")
            return object.__hash__(self) if self._k > 1 else -314159 if self._s else 314159
        modulus = _sys.hash_info.modulus
        h = self._c * pow(10, self._e if self._e >= 0 else self._e % (modulus - 1), modulus) % modulus
        h = -h if self._s else h
        return -2 if h == -1 else h

    def __eq__(self, other):
        order = _ordered(self, other, True)
        return order if order is NotImplemented else order == 0

    def __ne__(self, other):
        order = _ordered(self, other, True)
        return order if order is NotImplemented else order != 0

    def __lt__(self, other):
        order = _ordered(self, other, False)
        return order if order is NotImplemented else order is not None and order < 0

    def __le__(self, other):
        order = _ordered(self, other, False)
        return order if order is NotImplemented else order is not None and order <= 0

    def __gt__(self, other):
        order = _ordered(self, other, False)
        return order if order is NotImplemented else order is not None and order > 0

    def __ge__(self, other):
        order = _ordered(self, other, False)
        return order if order is NotImplemented else order is not None and order >= 0

    def __pos__(self):
        return _plus(getcontext(), self)

    def __neg__(self):
        return _minus(getcontext(), self)

    def __abs__(self):
        return _abs(getcontext(), self)

    def __pow__(self, other, modulo=None):
        other = _take(other)
        if other is None:
            return NotImplemented
        if modulo is not None:
            modulo = _take(modulo)
            return NotImplemented if modulo is None else _power_modulo(getcontext(), self, other, modulo)
        return _power(getcontext(), self, other)

    def __rpow__(self, other, modulo=None):
        other = _take(other)
        return NotImplemented if other is None else other.__pow__(self, modulo)

    def _whole(self, rounding):
        if self._k:
            if self._k > 1:
                raise ValueError("cannot convert NaN to integer")
            raise OverflowError("cannot convert Infinity to integer")
        c = self._c * 10**self._e if self._e >= 0 else cut(self._c, -self._e, self._s, rounding)[0]
        return -c if self._s else c

    def __int__(self):
        return self._whole(ROUND_DOWN)

    __trunc__ = __int__

    def __floor__(self):
        return self._whole(ROUND_FLOOR)

    def __ceil__(self):
        return self._whole(ROUND_CEILING)

    def __round__(self, ndigits=None, /):
        if ndigits is None:
            return self._whole(ROUND_HALF_EVEN)
        if not isinstance(ndigits, int):
            raise TypeError("optional arg must be an integer")
        return _quantize(getcontext(), self, _new(0, 1, -ndigits))

    def __float__(self):
        if self._k == _SNAN:
            raise ValueError("cannot convert signaling NaN to float")
        return float(_text(self)) if self._k < 2 else float("-nan" if self._s else "nan")

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return _new(0, 0, 0)

    def conjugate(self):
        return self

    canonical = conjugate

    def is_canonical(self):
        return True

    def radix(self):
        return _new(0, 10, 0)

    def as_tuple(self):
        if self._k == _INF:
            return DecimalTuple(self._s, (0,), "F")
        ds = tuple([int(d) for d in digits(self._c)]) if self._c or not self._k else ()
        return DecimalTuple(self._s, ds, " FnN"[self._k] if self._k else self._e)

    def as_integer_ratio(self):
        if self._k:
            if self._k > 1:
                raise ValueError("cannot convert NaN to integer ratio")
            raise OverflowError("cannot convert Infinity to integer ratio")
        n, d = self._c * 10 ** max(self._e, 0), 10 ** max(-self._e, 0)
        common = _gcd(n, d)
        return (-n if self._s else n) // common, d // common

    def adjusted(self):
        return 0 if self._k else length(self._c or 1) + self._e - 1

    def copy_abs(self):
        return _new(0, self._c, self._e, self._k)

    def copy_negate(self):
        return _new(1 - self._s, self._c, self._e, self._k)

    def copy_sign(self, other, context=None):
        return _new(_need(other)._s, self._c, self._e, self._k)

    def is_finite(self):
        return not self._k

    def is_infinite(self):
        return self._k == _INF

    def is_nan(self):
        return self._k > 1

    def is_qnan(self):
        return self._k == _QNAN

    def is_snan(self):
        return self._k == _SNAN

    def is_signed(self):
        return bool(self._s)

    def is_zero(self):
        return not self._k and not self._c

    def is_normal(self, context=None):
        return bool(not self._k and self._c and self.adjusted() >= _context(context).Emin)

    def is_subnormal(self, context=None):
        return bool(not self._k and self._c and self.adjusted() < _context(context).Emin)

    def number_class(self, context=None):
        if self._k > 1:
            return _NAMES[self._k]
        kind = "Infinity" if self._k else "Zero" if not self._c else "Normal" if self.is_normal(context) else "Subnormal"
        return ("-" if self._s else "+") + kind

    def same_quantum(self, other, context=None):
        other = _need(other)
        if self._k or other._k:
            return self._k == other._k or self._k > 1 and other._k > 1
        return self._e == other._e

    def quantize(self, exp, rounding=None, context=None):
        exp, context = _need(exp), _context(context)
        return _quantize(context, self, exp, rounding if rounding is None else rounding_mode(rounding))

    def to_integral_value(self, rounding=None, context=None):
        context = _context(context)
        return _integral(context, self, rounding if rounding is None else rounding_mode(rounding))

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        context = _context(context)
        return _integral(context, self, rounding if rounding is None else rounding_mode(rounding), True)

    def fma(self, other, third, context=None):
        other, third = _need(other), _need(third)
        return _fma(_context(context), self, other, third)

    def __format__(self, spec, /):
        from _decimal_format import write

        return write(self, spec)


_ONE = _new(0, 1, 0)


def _operator(name, operation):
    def method(self, other):
        if type(other) is not Decimal:
            other = _take(other)
            if other is None:
                return NotImplemented
        return operation(_current.get(None) or getcontext(), self, other)

    def reflected(self, other):
        other = _take(other)
        return NotImplemented if other is None else operation(getcontext(), other, self)

    _put(Decimal, f"__{name}__", method)
    _put(Decimal, f"__r{name}__", reflected)


def _put(cls, name, function):
    function.__name__ = name
    function.__qualname__ = f"{cls.__name__}.{name}"
    setattr(cls, name, function)


for _name, _operation in zip("add sub mul truediv floordiv mod divmod".split(), (_add, _subtract, _multiply, _divide, _divide_int, _remainder, _divmod)):
    _operator(_name, _operation)


def _one(name, operation, method=True):
    def of_decimal(self, context=None):
        return operation(_context(context), self)

    def of_context(self, a, /):
        return operation(self, _need(a))

    if method:
        _put(Decimal, name, of_decimal)
    _put(Context, name, of_context)


def _two(name, operation, method=True):
    def of_decimal(self, other, context=None):
        other = _need(other)
        return operation(_context(context), self, other)

    def of_context(self, a, b):
        return operation(self, _need(a), _need(b))

    if method:
        _put(Decimal, name, of_decimal)
    _put(Context, name, of_context)


for _name, _operation in {
    "exp": _exp, "ln": lambda c, a: _logarithm(c, a, _f.ln), "log10": lambda c, a: _logarithm(c, a, _f.log10), "logb": _logb,
    "logical_invert": _logical(lambda a, b: a ^ b), "next_plus": lambda c, a: _next(c, a, 1),
    "next_minus": lambda c, a: _next(c, a, 0), "normalize": _normalize, "sqrt": _sqrt,
}.items():
    _one(_name, _operation)
for _name, _operation in {
    "compare": _compare_quiet, "compare_signal": _compare_signal, "compare_total": _compare_total,
    "compare_total_mag": _compare_total_mag, "logical_and": _logical(lambda a, b: a & b), "logical_or": _logical(lambda a, b: a | b),
    "logical_xor": _logical(lambda a, b: a ^ b), "max": _choose(1, False), "max_mag": _choose(1, True), "min": _choose(-1, False),
    "min_mag": _choose(-1, True), "next_toward": _next_toward, "remainder_near": _remainder_near, "rotate": _moved(True),
    "scaleb": _scaleb, "shift": _moved(False),
}.items():
    _two(_name, _operation)
for _name, _operation in {"abs": _abs, "minus": _minus, "plus": _plus}.items():
    _one(_name, _operation, False)
for _name, _operation in {
    "add": _add, "subtract": _subtract, "multiply": _multiply, "divide": _divide, "divide_int": _divide_int,
    "remainder": _remainder, "divmod": _divmod, "quantize": _quantize,
}.items():
    _two(_name, _operation, False)


def _pass(name, arguments):
    """A context's method that is a decimal's."""
    method = getattr(Decimal, name)
    if arguments == 2:
        _put(Context, name, lambda self, a, b: method(_need(a), b))
    elif name in ("is_normal", "is_subnormal", "number_class", "to_integral_value", "to_integral_exact", "to_eng_string"):
        _put(Context, name, lambda self, a, /: method(_need(a), context=self))
    else:
        _put(Context, name, lambda self, a, /: method(_need(a)))


for _name in (
    "canonical copy_abs copy_negate is_canonical is_finite is_infinite is_nan is_normal is_qnan is_signed is_snan "
    "is_subnormal is_zero number_class to_integral_value to_integral_exact to_eng_string"
).split():
    _pass(_name, 1)
for _name in ("copy_sign", "same_quantum"):
    _pass(_name, 2)


def _create_decimal(self, num="0", /):
    d = _exact(num, self)
    if d._k:
        return _nan(self, d) if d._k > 1 and length(d._c or 1) > self.prec - self.clamp else d
    return _done(self, d._s, d._c, d._e)


def _context_power(self, a, b, modulo=None):
    a, b = _need(a), _need(b)
    return _power(self, a, b) if modulo is None else _power_modulo(self, a, b, _need(modulo))


_put(Context, "create_decimal", _create_decimal)
_put(Context, "create_decimal_from_float", lambda self, f, /: _create_decimal(self, Decimal.from_float(f)))
_put(Context, "copy_decimal", lambda self, a, /: _need(a))
_put(Context, "power", _context_power)
_put(Context, "fma", lambda self, a, b, c: _fma(self, _need(a), _need(b), _need(c)))
_put(Context, "radix", lambda self: _new(0, 10, 0))
_put(Context, "to_sci_string", lambda self, a, /: _text(_need(a), self.capitals))
Context.to_integral = Context.to_integral_value
_numbers.Number.register(Decimal)
for _name in (Decimal, Context):
    _sys._dotted(_name, "decimal")
