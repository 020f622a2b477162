# Exact decimal arithmetic: operators, precision, mixed ints, integer division and remainders.
from decimal import Decimal, getcontext, localcontext

print(Decimal("0.1") + Decimal("0.2"), 0.1 + 0.2)
print(Decimal(1) / 7, Decimal("1.10") * 3, 2 - Decimal("0.5"), -Decimal("1.20"), abs(Decimal("-3.40")))
for a, b in [(7, 3), (-7, 3), (7, -3), (Decimal("7.5"), 2)]:
    print(Decimal(a) // b, Decimal(a) % b, divmod(Decimal(a), b))
print(Decimal(2) ** 100, Decimal(2) ** -3, Decimal("1.5") ** 2, Decimal(2) ** Decimal("0.5"))
print(Decimal(2).sqrt(), Decimal("6.25").sqrt(), Decimal(10).ln(), Decimal(1000).log10(), Decimal(1).exp())
with localcontext() as ctx:
    ctx.prec = 50
    print(Decimal(1) / 3, Decimal(2).sqrt())
    ctx.prec = 5
    print(Decimal(1) / 3, Decimal("123456.789") + 0)
print(getcontext().prec)
print(sum([Decimal("0.1")] * 10) == 1, sum([0.1] * 10) == 1)
print(Decimal("1.0") == 1 == Decimal("1.00"), hash(Decimal("1.0")) == hash(1), Decimal("0.5") == 0.5, Decimal("0.1") == 0.1)
print(sorted([Decimal("2"), 1, Decimal("1.5"), 0.5]), max(Decimal(3), 2))
print(Decimal("12.3456").quantize(Decimal("0.01")), round(Decimal("2.5")), round(Decimal("2.675"), 2), int(Decimal("-3.9")))
print(Decimal("3.14").as_tuple(), Decimal("3.140").normalize(), Decimal("1E+3"), Decimal("1E+3").to_eng_string())
print(repr(Decimal(0.1)), Decimal.from_float(0.5), Decimal((1, (1, 2, 3), -2)), Decimal("1.25").as_integer_ratio())
print(Decimal("-0"), Decimal("0E-7"), Decimal("1e-7"), Decimal("0.000001"), Decimal("123456789012345678901234567890"))
total = Decimal(0)
for price in "19.99 5.49 3.50 0.99".split():
    total += Decimal(price)
tax = (total * Decimal("0.0825")).quantize(Decimal("0.01"))
print(total, tax, total + tax)
