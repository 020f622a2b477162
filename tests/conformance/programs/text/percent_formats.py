"""The % operator: every conversion and flag on text and bytes, mappings, stars, and errors."""


class Half:
    def __float__(self):
        return 0.5

    def __int__(self):
        return 2

    def __index__(self):
        return 65

    def __str__(self):
        return "half"

    def __repr__(self):
        return "Half()"


for form in ("%d", "%i", "%5d|", "%-5d|", "%05d", "%+d", "% d", "%.4d", "%x", "%#x", "%X", "%#o", "%e", "%.2f", "%8.3f|", "%-8.1f|", "%g", "%#g", "%G", "%s", "%r", "%a", "%10s|", "%-10s|", "%.2s", "%c"):
    out = []
    for value in (42, -7, 3.99, Half(), True, "é"):
        try:
            out.append(form % value)
        except (TypeError, ValueError, OverflowError) as e:
            out.append(str(e))
    print(form, out)
print("%(a)s %(b)05.1f %(a)r %%" % {"a": "x", "b": 2.25}, "%*d|%-*d|%.*f" % (5, 1, 5, 2, 1, 2.25), "%s %s" % ((1, 2), [3]), "%s" % {}, "abc" % {}, "%c%c" % (0x1F600, "z"))
print(b"%s|%b|%d|%5.2f|%c|%a|%x|%%" % (b"ab", bytearray(b"c"), 5, 1.5, 65, "é", 255), bytearray(b"%05d") % 7, b"%(k)s" % {b"k": b"v"})
for attempt in (
    lambda: "%d" % "5", lambda: "%d %d" % 1, lambda: "%d" % (1, 2), lambda: "%(a)s" % 1, lambda: "%(a)s" % {}, lambda: "%z" % 1, lambda: "%" % 1, lambda: "%(a" % {},
    lambda: "%c" % "ab", lambda: "%c" % -1, lambda: "%x" % 1.5, lambda: "%f" % "x", lambda: "%*d" % ("a", 1), lambda: "abc" % 1, lambda: "%d" % float("nan"), lambda: "%d" % float("inf"),
    lambda: "%f" % 10**400, lambda: b"%s" % "x", lambda: b"%c" % 256, lambda: b"%d" % "x", lambda: b"%b" % 5, lambda: b"x" % 5, lambda: "%s %(a)s" % {"a": 1},
):
    try:
        print(repr(attempt()))
    except Exception as e:
        print(type(e).__name__, e)
