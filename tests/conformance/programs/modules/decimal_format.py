# Format specifications of decimals.
from decimal import Decimal, localcontext

for text in "0 -1234567.891 1E+10 1E-10 0.05 999.995 NaN -Infinity 1.000".split():
    value = Decimal(text)
    print(text, [format(value, spec) for spec in ("", ".2f", ",", ",.1f", "e", ".2E", "g", ".3g", "%", ".1%", "+", " ")])
for spec in ("10", "<10", "^10", "*>10", "=+10", "010.2f", "012,.2f", "z.0f", ".3"):
    print(repr(format(Decimal("-0.4567"), spec)), repr(format(Decimal("12.5"), spec)))
print(f"{Decimal('2.5'):.0f} {Decimal('3.5'):.0f} {Decimal('1.23456789'):.4f} {Decimal('7'):n}")
print("%s %r %d %.3f" % ((Decimal("1.50"),) * 4))
for spec in ("x", "5.", ",n", "0<010", "_"):
    try:
        print(format(Decimal(1), spec))
    except ValueError as error:
        print(spec, error)
with localcontext(capitals=0):
    print(Decimal("1E+20"), Decimal("1E-20"))
