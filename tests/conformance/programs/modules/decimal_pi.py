# Recipes over decimals: pi, cosine and compound interest, to many digits.
from decimal import Decimal, getcontext


def pi():
    getcontext().prec += 2
    three = Decimal(3)
    lasts, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
    while s != lasts:
        lasts = s
        n, na = n + na, na + 8
        d, da = d + da, da + 32
        t = (t * n) / d
        s += t
    getcontext().prec -= 2
    return +s


def cos(x):
    getcontext().prec += 2
    i, lasts, s, fact, num, sign = 0, 0, 1, 1, 1, 1
    while s != lasts:
        lasts = s
        i += 2
        fact *= i * (i - 1)
        num *= x * x
        sign *= -1
        s += num / fact * sign
    getcontext().prec -= 2
    return +s


print(pi())
print(cos(Decimal("0.5")))
getcontext().prec = 60
print(pi())
balance = Decimal("1000.00")
for year in range(1, 6):
    balance = (balance * Decimal("1.0375")).quantize(Decimal("0.01"))
    print(year, f"{balance:>10,.2f}")
getcontext().prec = 200
print(Decimal(2).sqrt() ** 2 - 2)
print(Decimal(1).exp())
