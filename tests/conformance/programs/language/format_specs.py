for spec in ["", "d", "5", "<5", "^7", ">7", "05", "+d", "-d", " d", ",", "_", "b", "#b", "o", "#o", "x", "X", "#X", "c", "e", ".1f", "%", "n"]:
    print(repr(spec), repr(format(65, spec)))
for spec in ["", ".0f", ".3f", "10.2f", "<10.2f", "^10.1f", "+.2f", "e", ".2e", "g", ".3g", "G", "%", ".1%", ",.1f", "010.3f", "=+10.2f", "#.0f"]:
    print(repr(spec), repr(format(-1234.5678, spec)), repr(format(0.00012345, spec)))
for spec in ["", "s", "10", "<10", ">10", "^10", "*^10", ".2", "10.2", "->6.3s"]:
    print(repr(spec), repr(format("word", spec)))
print("{:>8}|{:<8}|{:^8}|".format("a", "b", "c"))
print("{0:>{1}} {2!r:>{3}}".format("x", 4, "y", 6))
print("{:d} {:s} {:.1f} {:%}".format(1, "s", 2.55, 0.5))
print("{a[k]} {b.imag}".format(a={"k": "v"}, b=2j))
for bad in ["z", "d", ".2d"]:
    try:
        format("text", bad)
    except ValueError as error:
        print(error)
try:
    "{} {}".format(1)
except IndexError as error:
    print(error)
try:
    "{missing}".format(a=1)
except KeyError as error:
    print("KeyError", error)
