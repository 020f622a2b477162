from fractions import Fraction as F
import math, copy, pickle, shlex, stat, errno
print(F(3, 6), repr(F(-3, 6)), F("1/3"), F("-1.25e2"), F(0.5), F(" 3 "), F(2, -4), F("1_000/3"))
a, b = F(1, 3), F(3, 4)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(b, a), a ** 2, a ** -2, b ** F(1, 2), 2 ** F(2), 2 - a, 1 / a, a + 0.5, a + 1j, 3 % a, -a, +a, abs(-a))
print(a < b, a == F(2, 6), a == 1/3, F(1, 2) == 0.5, a > 0.3, hash(F(1, 2)) == hash(0.5), hash(F(3)) == hash(3), bool(F(0)))
print(int(F(7, 2)), int(F(-7, 2)), math.floor(F(-7, 2)), math.ceil(F(7, 2)), round(F(5, 2)), round(F(7, 2)), round(F(22, 7), 2), float(b), math.trunc(F(9,4)))
print(F(math.pi).limit_denominator(100), F.from_float(0.1), F(1, 3).limit_denominator(2), sum([F(1, 3)] * 3), max(a, b), sorted([b, a]))
for f in [lambda: F(1, 0), lambda: F("x"), lambda: F(1.5, 2), lambda: F([]), lambda: F(0) ** -1, lambda: a < "x", lambda: a + "x"]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(copy.deepcopy(a), pickle.loads(pickle.dumps(a)), a.as_integer_ratio(), a.numerator)
import numbers
print(isinstance(a, numbers.Rational), isinstance(3, numbers.Integral), isinstance(1.0, numbers.Real), isinstance(1.0, numbers.Rational), isinstance(1j, numbers.Complex), isinstance(True, numbers.Number))
print(shlex.split("a 'b c' \"d\\\"e\" f\\ g"), shlex.join(["a b", "c", "it's", ""]), stat.filemode(0o100644), stat.S_ISDIR(0o040755), errno.ENOENT, errno.errorcode[2])
