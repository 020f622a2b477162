"""Exact ratios of whole numbers."""

import math
import numbers
import operator
import re
import sys

__all__ = ["Fraction"]

_FORMAT = re.compile(
    r"""\s*(?P<sign>[-+]?)(?=\d|\.\d)
    (?P<whole>\d*|\d+(?:_\d+)*)
    (?:(?:/(?P<below>\d+(?:_\d+)*))?|(?:\.(?P<decimal>\d*|\d+(?:_\d+)*))?(?:E(?P<exponent>[-+]?\d+(?:_\d+)*))?)
    \s*\Z""",
    re.VERBOSE | re.IGNORECASE,
)


def _binary(exact, fallback):
    """The two methods of an operator: exact for ratios, else as for floats or complexes."""
    name = fallback.__name__

    def forward(a, b):
        if isinstance(b, Fraction):
            return exact(a, b)
        if isinstance(b, int):
            return exact(a, Fraction(b))
        if isinstance(b, float):
            return fallback(float(a), b)
        if isinstance(b, complex):
            return fallback(complex(float(a)), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, numbers.Rational):
            return exact(Fraction(a), b)
        if isinstance(a, numbers.Real):
            return fallback(float(a), float(b))
        if isinstance(a, numbers.Complex):
            return fallback(complex(a), complex(float(b)))
        return NotImplemented

    forward.__name__ = f"__{name}__"
    reverse.__name__ = f"__r{name}__"
    return forward, reverse


class Fraction(numbers.Rational):
    """A ratio in lowest terms."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, str):
                above, below = cls._read(numerator)
            elif isinstance(numerator, float) or hasattr(numerator, "as_integer_ratio"):
                above, below = numerator.as_integer_ratio()
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif type(numerator) is int is type(denominator):
            above, below = numerator, denominator
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            above = numerator.numerator * denominator.denominator
            below = denominator.numerator * numerator.denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if below == 0:
            raise ZeroDivisionError(f"Fraction({above}, 0)")
        common = math.gcd(above, below)
        if below < 0:
            common = -common
        self._numerator, self._denominator = above // common, below // common
        return self

    @staticmethod
    def _read(text):
        found = _FORMAT.match(text)
        if found is None:
            raise ValueError(f"Invalid literal for Fraction: {text!r}")
        above = int(found["whole"] or "0")
        below = 1
        if found["below"]:
            below = int(found["below"])
        else:
            decimal = found["decimal"]
            if decimal:
                decimal = decimal.replace("_", "")
                below = 10 ** len(decimal)
                above = above * below + int(decimal)
            if found["exponent"]:
                exponent = int(found["exponent"])
                if exponent >= 0:
                    above *= 10**exponent
                else:
                    below *= 10**-exponent
        return -above if found["sign"] == "-" else above, below

    @classmethod
    def from_float(cls, f):
        """The ratio that a float is."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """The ratio that a Decimal is."""
        return cls(*dec.as_integer_ratio())

    def is_integer(self):
        """Whether it is a whole number."""
        return self._denominator == 1

    def as_integer_ratio(self):
        """Both numbers."""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest ratio with a small denominator (continued fractions)."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        low, high = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return high if abs(high - self) <= abs(low - self) else low

    @property
    def numerator(self):
        """What is above the line."""
        return self._numerator

    @property
    def denominator(self):
        """What is below it."""
        return self._denominator

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    __add__, __radd__ = _binary(
        lambda a, b: Fraction(
            a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator
        ),
        operator.add,
    )
    __sub__, __rsub__ = _binary(
        lambda a, b: Fraction(
            a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator
        ),
        operator.sub,
    )
    __mul__, __rmul__ = _binary(
        lambda a, b: Fraction(a._numerator * b._numerator, a._denominator * b._denominator), operator.mul
    )
    __truediv__, __rtruediv__ = _binary(
        lambda a, b: Fraction(a._numerator * b._denominator, a._denominator * b._numerator), operator.truediv
    )
    __floordiv__, __rfloordiv__ = _binary(
        lambda a, b: (a._numerator * b._denominator) // (a._denominator * b._numerator), operator.floordiv
    )
    __mod__, __rmod__ = _binary(
        lambda a, b: Fraction(
            (a._numerator * b._denominator) % (b._numerator * a._denominator), a._denominator * b._denominator
        ),
        operator.mod,
    )
    __divmod__, __rdivmod__ = _binary(lambda a, b: (a // b, a % b), divmod)

    def __pow__(a, b):
        if not isinstance(b, numbers.Rational):
            return float(a) ** b
        if b.denominator != 1:
            return float(a) ** float(b)
        power = b.numerator
        if power >= 0:
            return Fraction(a._numerator**power, a._denominator**power)
        if a._numerator == 0:
            raise ZeroDivisionError(f"Fraction({a._denominator ** -power}, 0)")
        return Fraction(a._denominator**-power, a._numerator**-power)

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a**b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a**b._numerator
        return a ** float(b)

    def __pos__(self):
        return Fraction(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        return self.__trunc__()

    def __trunc__(self):
        if self._numerator < 0:
            return -(-self._numerator // self._denominator)
        return self._numerator // self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            double = rest * 2
            if double < self._denominator or (double == self._denominator and whole % 2 == 0):
                return whole
            return whole + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        modulus = sys.hash_info.modulus
        try:
            inverse = pow(self._denominator, -1, modulus)
        except ValueError:
            result = sys.hash_info.inf
        else:
            result = hash(hash(abs(self._numerator)) * inverse)
        if self._numerator < 0:
            result = -result
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                return 0.0 == b
            return a == a.from_float(b)
        return NotImplemented

    def _compare(self, other, compare):
        if isinstance(other, numbers.Rational):
            return compare(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return compare(0.0, other)
            return compare(self, self.from_float(other))
        return NotImplemented

    def __lt__(self, other):
        return self._compare(other, operator.lt)

    def __gt__(self, other):
        return self._compare(other, operator.gt)

    def __le__(self, other):
        return self._compare(other, operator.le)

    def __ge__(self, other):
        return self._compare(other, operator.ge)

    def __bool__(self):
        return bool(self._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()
