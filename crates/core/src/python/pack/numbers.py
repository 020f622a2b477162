"""Kinds of numbers, from the most general on."""

from abc import ABCMeta, abstractmethod

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


class Number(metaclass=ABCMeta):
    """A number."""

    __slots__ = ()
    __hash__ = None


class Complex(Number):
    """A number with a real and an imaginary part."""

    __slots__ = ()

    @abstractmethod
    def __complex__(self):
        """As a complex."""

    def __bool__(self):
        return self != 0

    @property
    @abstractmethod
    def real(self):
        """The real part."""

    @property
    @abstractmethod
    def imag(self):
        """The imaginary part."""

    @abstractmethod
    def __add__(self, other):
        """self + other"""

    @abstractmethod
    def __radd__(self, other):
        """other + self"""

    @abstractmethod
    def __neg__(self):
        """-self"""

    @abstractmethod
    def __pos__(self):
        """+self"""

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    @abstractmethod
    def __mul__(self, other):
        """self * other"""

    @abstractmethod
    def __rmul__(self, other):
        """other * self"""

    @abstractmethod
    def __truediv__(self, other):
        """self / other"""

    @abstractmethod
    def __rtruediv__(self, other):
        """other / self"""

    @abstractmethod
    def __pow__(self, exponent):
        """self ** exponent"""

    @abstractmethod
    def __rpow__(self, base):
        """base ** self"""

    @abstractmethod
    def __abs__(self):
        """The distance from 0."""

    @abstractmethod
    def conjugate(self):
        """With the other imaginary part."""

    @abstractmethod
    def __eq__(self, other):
        """self == other"""


Complex.register(complex)


class Real(Complex):
    """A number on a line."""

    __slots__ = ()

    @abstractmethod
    def __float__(self):
        """As a float."""

    @abstractmethod
    def __trunc__(self):
        """Towards 0."""

    @abstractmethod
    def __floor__(self):
        """Down."""

    @abstractmethod
    def __ceil__(self):
        """Up."""

    @abstractmethod
    def __round__(self, ndigits=None):
        """To the nearest."""

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    @abstractmethod
    def __floordiv__(self, other):
        """self // other"""

    @abstractmethod
    def __rfloordiv__(self, other):
        """other // self"""

    @abstractmethod
    def __mod__(self, other):
        """self % other"""

    @abstractmethod
    def __rmod__(self, other):
        """other % self"""

    @abstractmethod
    def __lt__(self, other):
        """self < other"""

    @abstractmethod
    def __le__(self, other):
        """self <= other"""

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        """The number itself."""
        return +self

    @property
    def imag(self):
        """Nothing."""
        return 0

    def conjugate(self):
        """The number itself."""
        return +self


Real.register(float)


class Rational(Real):
    """A ratio of whole numbers."""

    __slots__ = ()

    @property
    @abstractmethod
    def numerator(self):
        """What is above the line."""

    @property
    @abstractmethod
    def denominator(self):
        """What is below it."""

    def __float__(self):
        return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    """A whole number."""

    __slots__ = ()

    @abstractmethod
    def __int__(self):
        """As an int."""

    def __index__(self):
        return int(self)

    @abstractmethod
    def __pow__(self, exponent, modulus=None):
        """self ** exponent"""

    @abstractmethod
    def __lshift__(self, other):
        """self << other"""

    @abstractmethod
    def __rlshift__(self, other):
        """other << self"""

    @abstractmethod
    def __rshift__(self, other):
        """self >> other"""

    @abstractmethod
    def __rrshift__(self, other):
        """other >> self"""

    @abstractmethod
    def __and__(self, other):
        """self & other"""

    @abstractmethod
    def __rand__(self, other):
        """other & self"""

    @abstractmethod
    def __xor__(self, other):
        """self ^ other"""

    @abstractmethod
    def __rxor__(self, other):
        """other ^ self"""

    @abstractmethod
    def __or__(self, other):
        """self | other"""

    @abstractmethod
    def __ror__(self, other):
        """other | self"""

    @abstractmethod
    def __invert__(self):
        """~self"""

    def __float__(self):
        return float(int(self))

    @property
    def numerator(self):
        """The number itself."""
        return +self

    @property
    def denominator(self):
        """1"""
        return 1


Integral.register(int)
