"""Means, medians and the like."""

import math as _math
from bisect import bisect_left as _bisect_left, bisect_right as _bisect_right
from collections import Counter as _Counter, namedtuple as _namedtuple
from fractions import Fraction as _Fraction
from math import fsum as _fsum, sqrt as _sqrt

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
    "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode",
    "pstdev", "pvariance", "quantiles", "stdev", "variance",
]


class StatisticsError(ValueError):
    """There are not enough data."""


def _exact_ratio(x):
    """A number as a numerator and a denominator, which is None if it is not finite."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _coerce(t, s):
    """The type that results of numbers of two types have."""
    if t is s or s is int or s is bool:
        return t
    if t is int or issubclass(s, t) or issubclass(t, int):
        return s
    if issubclass(t, s) or issubclass(s, int):
        return t
    if issubclass(t, _Fraction) and issubclass(s, float):
        return s
    if issubclass(t, float) and issubclass(s, _Fraction):
        return t
    raise TypeError(f"don't know how to coerce {t.__name__} and {s.__name__}")


def _sum(data):
    """The type, the exact sum (or something not finite) and the number of the data."""
    kind, count, sums = int, 0, {}
    for x in data:
        if type(x) is not kind:
            kind = _coerce(kind, type(x))
        count += 1
        n, d = _exact_ratio(x)
        sums[d] = sums[d] + n if d in sums else n
    return kind, _total(sums), count


def _total(sums):
    if None in sums:
        return sums[None]
    top, bottom = 0, 1
    for d, n in sums.items():
        top, bottom = top * d + n * bottom, bottom * d
        if bottom.bit_length() > 4000:
            common = _math.gcd(top, bottom)
            top, bottom = top // common, bottom // common
    return _Fraction(top, bottom)


def _convert(value, kind):
    """A fraction as a number of a type."""
    if type(value) is kind:
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        if _is_decimal(kind):
            return kind(value.numerator) / value.denominator
        raise


def _is_decimal(kind):
    return any(c.__name__ == "Decimal" and c.__module__ == "decimal" for c in kind.__mro__)


def _fail_neg(values, errmsg="negative value"):
    for x in values:
        if x < 0:
            raise StatisticsError(errmsg)
        yield x


def mean(data):
    """The arithmetic mean."""
    kind, total, n = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(total / n, kind)


def fmean(data, weights=None):
    """The arithmetic mean as a float, quickly."""
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return _fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = _fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return _fsum([x * w for x, w in zip(data, weights)]) / total


def geometric_mean(data):
    """The geometric mean."""
    try:
        return _math.exp(fmean([_math.log(x) for x in data]))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    """The harmonic mean."""
    data = list(data)
    problem = "harmonic mean does not support negative values"
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        x = data[0]
        if not isinstance(x, (int, float, _Fraction)) and not _is_decimal(type(x)):
            raise TypeError("unsupported type")
        if x < 0:
            raise StatisticsError(problem)
        return x
    if weights is None:
        weights, weight = [1] * n, n
    else:
        weights = list(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        weight = _sum(_fail_neg(weights, problem))[1]
    try:
        kind, total, _ = _sum([w / x if w else 0 for w, x in zip(weights, _fail_neg(data, problem))])
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(weight / total, kind)


def median(data):
    """The middle value."""
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    """The middle value, the lower of two."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The middle value, the higher of two."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    """The median of data in classes."""
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    i = _bisect_left(data, x)
    j = _bisect_right(data, x, lo=i)
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return x - interval / 2.0 + interval * (n / 2 - i) / (j - i)


def mode(data):
    """The most common value, the first of several."""
    pairs = _Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    """All values that are most common."""
    counts = _Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The values that cut the data into `n` parts of the same size."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    ld = len(data)
    if ld < 2:
        raise StatisticsError("must have at least two data points")
    result = []
    if method == "inclusive":
        m = ld - 1
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == "exclusive":
        m = ld + 1
        for i in range(1, n):
            j = min(max(i * m // n, 1), ld - 1)
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


def _ss(data, c=None):
    """The type, the exact sum of squared distances from the mean or from c, the mean, and the number of the data."""
    if c is not None:
        kind, total, n = _sum([(x - c) * (x - c) for x in data])
        return kind, total, c, n
    kind, n, sums, squares = int, 0, {}, {}
    for x in data:
        if type(x) is not kind:
            kind = _coerce(kind, type(x))
        n += 1
        top, bottom = _exact_ratio(x)
        sums[bottom] = sums[bottom] + top if bottom in sums else top
        squares[bottom] = squares.get(bottom, 0) + top * top if bottom is not None else None
    if not n:
        return kind, 0, 0, 0
    if None in sums:
        return kind, sums[None] - sums[None], sums[None], n
    total = _total(sums)
    square = _total({d * d: n for d, n in squares.items()})
    return kind, (n * square - total * total) / n, total / n, n


def variance(data, xbar=None):
    """The variance of a sample."""
    kind, ss, _, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(ss / (n - 1), kind)


def pvariance(data, mu=None):
    """The variance of a population."""
    kind, ss, _, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(ss / n, kind)


def _float_sqrt_of_frac(n, m):
    """The square root of n / m, rounded once."""
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    top, bottom = (n, m << 2 * shift) if shift >= 0 else (n << -2 * shift, m)
    root = _math.isqrt(top // bottom)
    # A last bit that stands for all that was left out.
    root |= root * root * bottom != top
    return float(root << shift) if shift >= 0 else root / (1 << -shift)


def _decimal_sqrt_of_frac(n, m):
    """The same as a decimal."""
    from decimal import Decimal

    if n <= 0:
        if not n:
            return Decimal("0.0")
        n, m = -n, -m
    root = (Decimal(n) / Decimal(m)).sqrt()
    target = _Fraction(n, m)
    for near in (root.next_plus(), root.next_minus()):
        middle = (_Fraction(root) + _Fraction(near)) / 2
        if (middle * middle < target) == (near > root) and middle * middle != target:
            return near
    return root


def _deviation(kind, square):
    if not isinstance(square, _Fraction):
        return square if _is_decimal(kind) else float(square)
    root = _decimal_sqrt_of_frac if _is_decimal(kind) else _float_sqrt_of_frac
    return root(square.numerator, square.denominator)


def stdev(data, xbar=None):
    """The standard deviation of a sample."""
    kind, ss, _, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _deviation(kind, ss / (n - 1))


def pstdev(data, mu=None):
    """The standard deviation of a population."""
    kind, ss, _, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _deviation(kind, ss / n)


def covariance(x, y, /):
    """The covariance of two samples."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("covariance requires at least two data points")
    xbar, ybar = _fsum(x) / n, _fsum(y) / n
    return _fsum([(xi - xbar) * (yi - ybar) for xi, yi in zip(x, y)]) / (n - 1)


def correlation(x, y, /):
    """The correlation of two samples, from -1 to 1."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("correlation requires at least two data points")
    xbar, ybar = _fsum(x) / n, _fsum(y) / n
    sxy = _fsum([(xi - xbar) * (yi - ybar) for xi, yi in zip(x, y)])
    sxx = _fsum([(xi - xbar) ** 2.0 for xi in x])
    syy = _fsum([(yi - ybar) ** 2.0 for yi in y])
    try:
        return sxy / _sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


LinearRegression = _namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    """The line that is nearest to the points."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("linear regression requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("linear regression requires at least two data points")
    if proportional:
        sxy = _fsum([xi * yi for xi, yi in zip(x, y)])
        sxx = _fsum([xi * xi for xi in x])
    else:
        xbar, ybar = _fsum(x) / n, _fsum(y) / n
        sxy = _fsum([(xi - xbar) * (yi - ybar) for xi, yi in zip(x, y)])
        sxx = _fsum([(xi - xbar) ** 2.0 for xi in x])
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    return LinearRegression(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


# Wichura's algorithm AS 241: numerators and denominators of three rational functions.
_CENTER = (
    (2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
     1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0),
    (5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
     5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0),
)
_MIDDLE = (
    (7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
     3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0),
    (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
     6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1.0),
)
_TAIL = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
     2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0),
    (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
     1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0),
)


def _horner(coefficients, r):
    value = coefficients[0]
    for c in coefficients[1:]:
        value = value * r + c
    return value


def _normal_dist_inv_cdf(p, mu, sigma):
    q = p - 0.5
    if _math.fabs(q) <= 0.425:
        r = 0.180625 - q * q
        x = _horner(_CENTER[0], r) * q / _horner(_CENTER[1], r)
    else:
        r = _sqrt(-_math.log(p if q <= 0.0 else 1.0 - p))
        top, bottom = _MIDDLE if r <= 5.0 else _TAIL
        r -= 1.6 if r <= 5.0 else 5.0
        x = _horner(top, r) / _horner(bottom, r)
        x = -x if q < 0.0 else x
    return mu + x * sigma


class NormalDist:
    """A normal distribution."""

    __slots__ = ("_mu", "_sigma")

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        """The distribution that data suggest."""
        kind, ss, xbar, n = _ss(data)
        if n < 2:
            raise StatisticsError("stdev requires at least two data points")
        return cls(float(xbar), _deviation(float, ss / (n - 1)))

    def samples(self, n, *, seed=None):
        """`n` random numbers."""
        import random

        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        """How likely a value is."""
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        d = x - self._mu
        return _math.exp(d * d / (-2.0 * variance)) / _sqrt(_math.tau * variance)

    def cdf(self, x):
        """How likely a value is that or less."""
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + _math.erf((x - self._mu) / (self._sigma * _sqrt(2.0))))

    def inv_cdf(self, p):
        """The value that another one is that or less with a probability."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        if self._sigma <= 0.0:
            raise StatisticsError("cdf() not defined when sigma at or below zero")
        return _normal_dist_inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        """The values that cut the distribution into `n` parts of the same probability."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """The area that two distributions have in common."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        x, y = sorted((self, other), key=lambda d: (d._sigma, d._mu))
        xv, yv = x.variance, y.variance
        if not xv or not yv:
            raise StatisticsError("overlap() not defined when sigma is zero")
        dv, dm = yv - xv, _math.fabs(y._mu - x._mu)
        if not dv:
            return 1.0 - _math.erf(dm / (2.0 * x._sigma * _sqrt(2.0)))
        a = x._mu * yv - y._mu * xv
        b = x._sigma * y._sigma * _sqrt(dm * dm + dv * _math.log(yv / xv))
        p, q = (a + b) / dv, (a - b) / dv
        return 1.0 - (_math.fabs(y.cdf(p) - x.cdf(p)) + _math.fabs(y.cdf(q) - x.cdf(q)))

    def zscore(self, x):
        """How many standard deviations a value is from the mean."""
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    mean = property(lambda self: self._mu, doc="The mean.")
    median = property(lambda self: self._mu, doc="The median.")
    mode = property(lambda self: self._mu, doc="The mode.")
    stdev = property(lambda self: self._sigma, doc="The standard deviation.")
    variance = property(lambda self: self._sigma * self._sigma, doc="The variance.")

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, x):
        return NormalDist(self._mu * x, self._sigma * _math.fabs(x))

    def __truediv__(self, x):
        return NormalDist(self._mu / x, self._sigma / _math.fabs(x))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __rsub__(self, other):
        return -(self - other)

    __radd__ = __add__
    __rmul__ = __mul__

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state
