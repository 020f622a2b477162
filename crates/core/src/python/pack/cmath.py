"""Functions of complex numbers."""

import math as _m
from math import e, inf, nan, pi, tau

infj, nanj = complex(0.0, inf), complex(0.0, nan)
_LARGE = 1.7976931348623157e308 / 4
_TINY = 2.2250738585072014e-308
_LN2 = _m.log(2)
_VALUES = (-inf, -pi, -0.75 * pi, -pi / 2, -pi / 4, -0.0, 0.0, pi / 4, pi / 2, 0.75 * pi, pi, inf, nan, 1.0, -1.0)
# Results where a part is not finite: two letters each for the pairs out of -inf, -1, -0, 0, 1, inf, nan; "!" is an error.
_SPECIAL = {
    "acos": "jlklklkakajamliliammiliaimiliaimiliammhlglglgagahamlmlmmmmmmmmmamm",
    "acosh": "lclblblklkljlmldlimmldlimmldlimmldlimmlelflflglglhlmlmmmmmmmmmlmmm",
    "asinh": "aeafafagagahamadaimmadaimmldlimmldlimmlelflflglglhlmlmmmmfmgmmlmmm",
    "atanh": "fdfdfdfifififmfdfimmfdfifmgdgigmgdgimmgdgdgdgigigigmgdmmmmmmmmgimm",
    "exp": "gggfgfgggggggg!!!!mm!!!!mm!!!!mm!!!!mm!!lalflgll!!lmmmmmmfmgmmmmmm",
    "cosh": "!!lllglfla!!lm!!!!mm!!!!mg!!!!mg!!!!mm!!lalflgll!!lmmmmmmgmgmmmmmm",
    "sinh": "!!aaafagal!!lm!!!!mm!!!!gm!!!!gm!!!!mm!!lalflgll!!lmmmmmmfmgmmmmmm",
    "tanh": "ogofofogogogog!!!!mm!!!!mm!!!!mm!!!!mmngnfnfngngngngmmmmmfmgmmmmmm",
    "log": "lclblblklkljlmldlimmldlimmldlimmldlimmlelflflglglhlmlmmmmmmmmmlmmm",
    "sqrt": "lagagaglglllmllallmmlallmmlallmmlallmmlalflflglglllmlammmmmmmmllmm",
}


def _parts(z):
    if not isinstance(z, complex):
        if isinstance(z, (str, bytes)):
            raise TypeError(f"must be real number, not {type(z).__name__}")
        try:
            z = complex(z)
        except TypeError as error:
            if "complex() first argument" in str(error):
                raise TypeError(f"must be real number, not {type(z).__name__}") from None
            raise
    return z.real, z.imag


def _class(x):
    if x != x:
        return 6
    if x in (inf, -inf):
        return 0 if x < 0 else 5
    return (2 if _m.copysign(1, x) < 0 else 3) if x == 0 else 1 if x < 0 else 4


_FINITE = (1, 2, 3, 4)
_PAIRS = [(x, y) for x in range(7) for y in range(7) if x not in _FINITE or y not in _FINITE]


def _special(name, x, y):
    at = 2 * _PAIRS.index((_class(x), _class(y)))
    found = _SPECIAL[name][at:at + 2]
    if found == "!!":
        raise ValueError("math domain error")
    return complex(_VALUES[ord(found[0]) - 97], _VALUES[ord(found[1]) - 97])


def _finite(x, y):
    return _m.isfinite(x) and _m.isfinite(y)


def _checked(x, y):
    if not _finite(x, y):
        raise OverflowError("math range error")
    return complex(x, y)


def _trig(x, y):
    """Cosine and sine of y, as far as they have signs."""
    return _m.cos(y), _m.sin(y)


def _log_large(x, y):
    return _m.log(_m.hypot(x / 2, y / 2)) + 2 * _LN2


def sqrt(z, /):
    x, y = _parts(z)
    if not _finite(x, y):
        return _special("sqrt", x, y)
    if x == 0 and y == 0:
        return complex(0.0, y)
    ax, ay = abs(x), abs(y)
    if ax < _TINY and ay < _TINY:
        ax = _m.ldexp(ax, 53)
        s = _m.ldexp(_m.sqrt(ax + _m.hypot(ax, _m.ldexp(ay, 53))), -27)
    else:
        ax /= 8
        s = 2 * _m.sqrt(ax + _m.hypot(ax, ay / 8))
    d = ay / (2 * s)
    return complex(s, _m.copysign(d, y)) if x >= 0 else complex(d, _m.copysign(s, y))


def acos(z, /):
    x, y = _parts(z)
    if not _finite(x, y):
        return _special("acos", x, y)
    if abs(x) > _LARGE or abs(y) > _LARGE:
        size = _log_large(x, y)
        return complex(_m.atan2(abs(y), x), -_m.copysign(size, y) if x < 0 else _m.copysign(size, -y))
    s, t = sqrt(complex(1 - x, -y)), sqrt(complex(1 + x, y))
    return complex(2 * _m.atan2(s.real, t.real), _m.asinh(t.real * s.imag - t.imag * s.real))


def acosh(z, /):
    x, y = _parts(z)
    if not _finite(x, y):
        return _special("acosh", x, y)
    if abs(x) > _LARGE or abs(y) > _LARGE:
        return complex(_log_large(x, y), _m.atan2(y, x))
    s, t = sqrt(complex(x - 1, y)), sqrt(complex(x + 1, y))
    return complex(_m.asinh(s.real * t.real + s.imag * t.imag), 2 * _m.atan2(s.imag, t.real))


def asinh(z, /):
    x, y = _parts(z)
    if not _finite(x, y):
        return _special("asinh", x, y)
    if abs(x) > _LARGE or abs(y) > _LARGE:
        size = _log_large(x, y)
        return complex(_m.copysign(size, x) if y >= 0 else -_m.copysign(size, -x), _m.atan2(y, abs(x)))
    s, t = sqrt(complex(1 + y, -x)), sqrt(complex(1 - y, x))
    return complex(_m.asinh(s.real * t.imag - t.real * s.imag), _m.atan2(y, s.real * t.real - s.imag * t.imag))


def atanh(z, /):
    x, y = _parts(z)
    if not _finite(x, y):
        return _special("atanh", x, y)
    if _m.copysign(1, x) < 0:
        w = atanh(complex(-x, -y))
        return complex(-w.real, -w.imag)
    ay = abs(y)
    if x > _m.sqrt(_LARGE) or ay > _m.sqrt(_LARGE):
        h = _m.hypot(x / 2, y / 2)
        return complex(x / 4 / h / h, -_m.copysign(pi / 2, -y))
    if x == 1 and ay < _m.sqrt(_TINY):
        if not ay:
            raise ValueError("math domain error")
        return complex(-_m.log(_m.sqrt(ay) / _m.sqrt(_m.hypot(ay, 2))), _m.copysign(_m.atan2(2, -ay) / 2, y))
    real = _m.log1p(4 * x / ((1 - x) * (1 - x) + ay * ay)) / 4
    return complex(real, -_m.atan2(-2 * y, (1 - x) * (1 + x) - ay * ay) / 2)


def _turned(function, z):
    x, y = _parts(z)
    w = function(complex(-y, x))
    return complex(w.imag, -w.real)


def asin(z, /):
    return _turned(asinh, z)


def atan(z, /):
    return _turned(atanh, z)


def sin(z, /):
    return _turned(sinh, z)


def tan(z, /):
    return _turned(tanh, z)


def cos(z, /):
    x, y = _parts(z)
    return cosh(complex(-y, x))


def _grown(name, x, y, c, s):
    """cosh or sinh for a real part at infinity, where c and s give the signs."""
    if _m.isinf(x) and _m.isfinite(y) and y:
        a, b = _trig(x, y)
        return complex(c * _m.copysign(inf, a), s * _m.copysign(inf, b))
    return _special(name, x, y)


def cosh(z, /):
    x, y = _parts(z)
    if not _finite(x, y):
        return _grown("cosh", x, y, 1, 1 if x > 0 else -1)
    c, s = _trig(x, y)
    if abs(x) > _m.log(_LARGE):
        x -= _m.copysign(1, x)
        return _checked(c * _m.cosh(x) * e, s * _m.sinh(x) * e)
    return complex(c * _m.cosh(x), s * _m.sinh(x))


def sinh(z, /):
    x, y = _parts(z)
    if not _finite(x, y):
        return _grown("sinh", x, y, 1 if x > 0 else -1, 1)
    c, s = _trig(x, y)
    if abs(x) > _m.log(_LARGE):
        x -= _m.copysign(1, x)
        return _checked(c * _m.sinh(x) * e, s * _m.cosh(x) * e)
    return complex(c * _m.sinh(x), s * _m.cosh(x))


def tanh(z, /):
    x, y = _parts(z)
    if not _finite(x, y):
        if _m.isinf(x) and _m.isfinite(y) and y:
            c, s = _trig(x, y)
            return complex(_m.copysign(1, x), _m.copysign(0.0, 2 * s * c))
        return _special("tanh", x, y)
    if abs(x) > _m.log(_LARGE):
        return complex(_m.copysign(1, x), 4 * _m.sin(y) * _m.cos(y) * _m.exp(-2 * abs(x)))
    tx, ty, cx = _m.tanh(x), _m.tan(y), 1 / _m.cosh(x)
    denominator = 1 + (tx * ty) * (tx * ty)
    return complex(tx * (1 + ty * ty) / denominator, ty / denominator * cx * cx)


def exp(z, /):
    x, y = _parts(z)
    if not _finite(x, y):
        if _m.isinf(x) and _m.isfinite(y) and y:
            c, s = _trig(x, y)
            size = inf if x > 0 else 0.0
            return complex(_m.copysign(size, c), _m.copysign(size, s))
        return _special("exp", x, y)
    c, s = _trig(x, y)
    if x > _m.log(_LARGE):
        if x > 720:
            raise OverflowError("math range error")
        size = _m.exp(x - 1)
        return _checked(size * c * e, size * s * e)
    size = _m.exp(x)
    return complex(size * c, size * s)


def _log(z):
    x, y = _parts(z)
    if not _finite(x, y):
        return _special("log", x, y)
    ax, ay = abs(x), abs(y)
    if ax > _LARGE or ay > _LARGE:
        real = _m.log(_m.hypot(ax / 2, ay / 2)) + _LN2
    elif ax < _TINY and ay < _TINY:
        if not ax and not ay:
            raise ValueError("math domain error")
        real = _m.log(_m.hypot(_m.ldexp(ax, 53), _m.ldexp(ay, 53))) - 53 * _LN2
    else:
        h = _m.hypot(ax, ay)
        if 0.71 <= h <= 1.73:
            more, less = max(ax, ay), min(ax, ay)
            real = _m.log1p((more - 1) * (more + 1) + less * less) / 2
        else:
            real = _m.log(h)
    return complex(real, _m.atan2(y, x))


def log(z, base=None, /):
    w = _log(z)
    if base is None:
        return w
    try:
        return w / _log(base)
    except ZeroDivisionError:
        raise ValueError("math domain error") from None


def log10(z, /):
    w = _log(z)
    return complex(w.real / _m.log(10), w.imag / _m.log(10))


def phase(z, /):
    x, y = _parts(z)
    return _m.atan2(y, x)


def polar(z, /):
    x, y = _parts(z)
    return abs(complex(x, y)), _m.atan2(y, x)


def rect(r, phi, /):
    r, phi = float(r), float(phi)
    if not _finite(r, phi):
        if _m.isinf(phi) and r == r and r:
            raise ValueError("math domain error")
        if _m.isinf(r) and phi == phi and phi:
            return complex(_m.copysign(inf, r * _m.cos(phi)), _m.copysign(inf, r * _m.sin(phi)))
        if not r:
            return complex(0.0, 0.0)
        return complex(r if phi == 0 else _m.fabs(r) if _m.isinf(r) else nan, r * phi if _m.isfinite(r) or r != r and phi else phi * 0.0)
    return complex(r, r * phi) if phi == 0 else complex(r * _m.cos(phi), r * _m.sin(phi))


def isfinite(z, /):
    return _finite(*_parts(z))


def isinf(z, /):
    x, y = _parts(z)
    return _m.isinf(x) or _m.isinf(y)


def isnan(z, /):
    x, y = _parts(z)
    return x != x or y != y


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    """Whether two numbers are near each other, seen from their sizes."""
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    a, b = complex(*_parts(a)), complex(*_parts(b))
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol
