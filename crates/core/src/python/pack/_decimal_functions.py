"""exp, ln, log10, powers and square roots of decimals, over ints: each gives digits that round correctly."""

from math import isqrt

from _decimal_context import length

_ten = {}


def _atanh(n, d, w):
    """atanh(n/d) in units of 2**-w, for small n/d."""
    if n < 0:
        return -_atanh(-n, d, w)
    power = (n << w) // d
    total, square, k = power, n * n, 1
    dd = d * d
    while power:
        power = power * square // dd
        k += 2
        total += power // k
    return total


def _ln10(w):
    if w not in _ten:
        v = w + 16
        _ten[w] = (46 * _atanh(1, 31, v) + 34 * _atanh(1, 49, v) + 20 * _atanh(1, 161, v)) >> 16
    return _ten[w]


def _scaled(c, e, w):
    """c * 10**e in units of 2**-w."""
    return (c * 10**e) << w if e >= 0 else (c << w) // 10**-e


def _ln(c, e, w):
    """ln(c * 10**e) in units of 2**-w."""
    k = length(c) + e
    if c * 3 < 10 ** length(c):
        k -= 1
    w += 40 + abs(k).bit_length()
    y = _scaled(c, e - k, w)
    # Square roots bring the argument close to 1, where the series is short.
    roots = 0
    while abs(y - (1 << w)) >> (w - 8) and roots < 12:
        y = isqrt(y << w)
        roots += 1
    one = 1 << w
    total = _atanh(y - one, y + one, w) if y != one else 0
    return ((total << (roots + 1)) + k * _ln10(w)) >> (40 + abs(k).bit_length())


def _exp(x, w, places):
    """e**x for x in units of 2**-w: about `places` digits and an exponent."""
    n = x // _ln10(w)
    r = x - n * _ln10(w)
    halvings = 8
    one = 1 << w
    r >>= halvings
    term = total = one
    k = 1
    while term:
        term = (term * r >> w) // k
        total += term
        k += 1
    for _ in range(halvings):
        total = total * total >> w
    return (total * 10**places) >> w, n - places


def _settle(compute, prec):
    """Digits and exponent that round as the true value does. compute(digits) is right but for some units at the end."""
    extra = 6
    while True:
        c, e = compute(prec + extra)
        n = length(c) if c else 0
        unit = 10 ** max(n - prec - 1, 1)
        rest = c % unit
        if n > prec and 100 < rest < unit - 100:
            # Whatever digits were wrong, what is behind the last kept one is neither 0 nor a half.
            return c // unit * 10 + 1, e + length(unit) - 2
        if extra > prec + 60:
            # As good as exact.
            q = (c + unit // 2) // unit
            return q, e + length(unit) - 1
        extra *= 2


def exp(sign, c, e, prec):
    """e**x. |x| must not be so large that the result overflows by far."""
    if length(c) + e < -prec - 2:
        return (10 ** (prec + 2) - 1, -prec - 2) if sign else (10 ** (prec + 2) + 1, -prec - 2)

    def compute(places):
        w = int((places + 8) * 3.33) + 24 + max(0, length(c) + e) * 4
        x = _scaled(c, e, w)
        return _exp(-x if sign else x, w, places)

    return _settle(compute, prec)


def _log(c, e, prec, common):
    sign = _below_one(c, e)

    def compute(places):
        # Near 1 the logarithm is small and needs more places.
        near = abs(c * 10**e - 1 if e >= 0 else c - 10**-e) if -e <= length(c) + 1 and e < 2 else 1
        lost = max(0, length(c) - length(near)) if near and e < 0 else 0
        w = int((places + lost + 8) * 3.33) + 24
        value = _ln(c, e, w)
        if common:
            value = (value << w) // _ln10(w)
        return abs(value) * 10 ** (places + lost) >> w, -places - lost

    return (sign, *_settle(compute, prec))


def _below_one(c, e):
    return int(length(c) + e <= 0)


def ln(c, e, prec):
    """Sign, digits and exponent of ln(c * 10**e), which is not 0."""
    return _log(c, e, prec, False)


def log10(c, e, prec):
    """The same of the logarithm to base 10; c * 10**e is not a power of ten."""
    return _log(c, e, prec, True)


def power(c, e, ysign, yc, ye, prec):
    """(c * 10**e) ** y for y = yc * 10**ye, by logarithms; the size has been looked at before."""

    def compute(places):
        w = int((places + 8) * 3.33) + 64 + max(0, length(yc) + ye) * 4 + length(c) + abs(e).bit_length()
        value = _ln(c, e, w) * yc
        value = value * 10**ye if ye >= 0 else value // 10**-ye
        return _exp(-value if ysign else value, w, places)

    return _settle(compute, prec)


def sqrt(c, e, prec):
    """Digits and exponent of a square root: exact with the exponent e // 2 if it is, otherwise with a digit to round by."""
    ideal = e >> 1
    if e & 1:
        c *= 10
        e -= 1
    shift = prec + 1 - (length(c) + 1 >> 1)
    exact = True
    if shift >= 0:
        c *= 100**shift
    else:
        c, rest = divmod(c, 100**-shift)
        exact = not rest
    n = isqrt(c)
    if exact and n * n == c:
        return (n // 10**shift if shift >= 0 else n * 10**-shift), ideal
    return (n if n % 5 else n + 1), (e >> 1) - shift
