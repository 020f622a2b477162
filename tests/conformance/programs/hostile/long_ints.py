"""Ints of thousands of digits: roots, products, binomials, divisors, powers."""

import math
import random

random.seed(3)
for bits in (1, 64, 5000, 500_001, 600_003):
    x = random.getrandbits(bits)
    root = math.isqrt(x)
    print(bits, root * root <= x < (root + 1) ** 2, root % 1_000_000_007)
for x in ((1 << 600_000) - 1, 1 << 600_000, ((1 << 300_001) - 1) ** 2 - 1):
    root = math.isqrt(x)
    print(root * root <= x < (root + 1) ** 2)
for n, k in ((5000, 2500), (4000, 1001), (10_007, 5000), (3000, 2999), (2001, 1000)):
    print(n, k, math.comb(n, k) % 1_000_000_007)
print(math.factorial(30_000) % (2**61 - 1), math.perm(40_000, 30_000) % (2**61 - 1))
a, b, g = random.getrandbits(50_000), random.getrandbits(50_000), random.getrandbits(70_000) | 1
print(math.gcd(a * g, b * g) % g, math.gcd(0, g) == g, math.gcd(-5 * g, 7 * g) == g, math.lcm(4 * g, 6) % g)
print(pow(3, 10**3000, 10**3001 + 7) % 10**10, pow(3, -1, 10**400) % 1000)
print(sum(range(3 * 10**5), 0.5), sum([1, 2.5] * 200_000), sum([True] * 300_000 + [1j]))
print((2**1_000_000).bit_length(), (-2) ** 3, (-4) ** 5, (-8) ** 2, 1024**7, 16**0)
