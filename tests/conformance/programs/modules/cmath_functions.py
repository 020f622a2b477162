# Functions of complex numbers, on both sides of the cuts and at infinity.
import cmath
import math

for z in (1 + 2j, -1, -1 - 0.0j, 0.5j, 2, 0):
    for name in "sqrt exp log sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh log10".split():
        try:
            w = getattr(cmath, name)(z)
            print(name, z, f"{w.real:.12g} {w.imag:.12g}")
        except ValueError as error:
            print(name, z, error)
print(cmath.phase(-1), cmath.phase(-1 - 0.0j), cmath.polar(3 + 4j), cmath.rect(2, math.pi / 2).imag)
print(cmath.isclose(1, 1 + 1e-10j), cmath.isfinite(complex("inf")), cmath.isnan(cmath.nanj), cmath.isinf(cmath.infj))
for z in (complex("inf"), complex("-inf+nanj"), complex("nan")):
    print(cmath.sqrt(z), cmath.log(z), cmath.atan(z), cmath.tanh(z))
for bad in ("1", None, []):
    try:
        cmath.sqrt(bad)
    except TypeError as error:
        print(error)
try:
    cmath.exp(1000)
except OverflowError as error:
    print(error)
print(cmath.log(8, 2), cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan)
