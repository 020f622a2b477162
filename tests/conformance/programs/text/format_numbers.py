"""The format language for numbers and text: every presentation, alignment and separator, and what it refuses."""

ints = (0, 7, -42, 255, 10**15, True)
for spec in ("", "d", "5", "<5", "^7", "=+7", "07", "+", " ", "b", "#b", "o", "#o", "x", "X", "#X", "#010x", ",", "_", "_b", "_x", "010,", "c", "e", ".2f", "%", "n", "*^9"):
    out = []
    for n in ints:
        try:
            out.append(format(n, spec))
        except (ValueError, OverflowError) as e:
            out.append(str(e))
    print(repr(spec), out)
floats = (0.0, -0.0, 1.5, -2.675, 1e16, 1e-5, 123456.789, float("inf"), float("nan"))
for spec in ("", "f", ".0f", ".1f", ".2f", "#.0f", "e", ".3e", "E", "g", ".3g", "#g", "G", "%", ".1%", ",", ",.2f", "_.1f", "+.1f", "010.2f", "=+12.1f", "z.1f", "<8", "^12.3", "n", ".17"):
    print(repr(spec), [format(x, spec) for x in floats])
for spec in ("", "10", ">10", "^10", ".3", "5.1", "-^7s", "s"):
    print(repr(spec), [format(s, spec) + "|" for s in ("", "abc", "héllo wörld")])
for z in (1 + 2j, -0.5j, complex("nan"), 1e20 - 1e-7j):
    print([format(z, spec) for spec in ("", ".2f", "e", "g", "+", ">30", ",.1f", "#")])
for value, spec in ((1, "s"), ("a", "d"), ("a", "+"), ("a", ","), ("a", "=5"), (1.5, "d"), (1, ".2d"), (1, ",b"), (1, ",_"), (1.5, "x"), (1, "z"), (1j, "%"),
                    (1j, "05"), (1, "q"), ("a", ".x"), (None, "5"), ([], "d"), (object, "3"), (65, "+c"), (-1, "c"), (1, "10" * 12), (2**31, "c")):
    try:
        print(format(value, spec))
    except Exception as e:
        print(type(e).__name__, e)
print("{:>{}}|{:{fill}^{width}.{prec}f}|{!r:>5}|{:%}".format("x", 4, 2.5, "s", 0.125, fill="*", width=9, prec=2))
print(f"{1234.5:,.2f} {255:#06x} {'é'!a} {3.0:g} {10**20:_} {1 / 3:.3%} {0.1 + 0.2!r:.5} {-5 % 3 = } {'x' * 3=:>6}")
