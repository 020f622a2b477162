import math

print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.sqrt(2), math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7), math.fabs(-3), math.pow(2, 3))
print(math.factorial(20), math.gcd(12, 18), math.lcm(4, 6), math.isqrt(17), math.comb(5, 2), math.perm(5, 2), math.prod([1, 2, 3, 4]))
print(math.sin(1), math.cos(1), math.tan(1), math.atan2(1, -1), math.degrees(math.pi), math.radians(180))
print(math.exp(1), math.log(10), math.log2(8), math.log10(1000), math.log(8, 2), math.hypot(3, 4), math.dist([0, 0], [3, 4]))
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(math.inf), math.copysign(3, -0.0), math.fsum([0.1] * 10), math.modf(2.5), math.frexp(8.0))
for run in [
    lambda: math.sqrt(-1),
    lambda: math.log(0),
    lambda: math.factorial(-1),
    lambda: math.floor(math.inf),
    lambda: math.sqrt('x'),
    lambda: math.exp(1000),
]:
    try:
        run()
    except Exception as error:
        print(type(error).__name__, error)
