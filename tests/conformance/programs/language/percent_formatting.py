print("%s is %d years and %.1f m" % ("Ada", 36, 1.653))
print("%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%c|%%" % (42, 42, 42, 42, 42, 255, 255, 255, 8, "z"))
print("%8.3f|%-8.2f|%e|%g|%G" % (3.14159, 3.14159, 31415.9, 0.00001, 1e20))
print("%r %s %a" % ("x", "x", "é"))
print("%(name)s has %(count)03d" % {"name": "Bob", "count": 7})
print("%s" % [1, 2], "%s" % (3,), "%s and %s" % ("a", None), "100%% %s" % "sure")
print("%10s|%-10s|%.2s" % ("right", "left", "cut"))
print("%*d|%.*f" % (6, 42, 2, 2.71828))
print("Thread %s: %s" % (1, "start") + "!")
print("%d" % 3.99, "%s" % 1e100, "%i" % True)
for template, values in [("%d", ("x",)), ("%s %s", ("a",)), ("%s", ("a", "b")), ("%y", (1,))]:
    try:
        print(template % values)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
