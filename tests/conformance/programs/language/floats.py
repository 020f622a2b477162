print(0.1 + 0.2, 1 / 3, 2 / 3, 1e16, 1e15, 123456789.123, 1e-4, 1e-5, 100.0, 1.0, -0.0, 5e-324, 1.7976931348623157e308)
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf - inf, inf > 1e308, nan == nan, nan != nan, 1e308 * 10, [nan] == [nan])
print(3.0 == 3, hash(3.0) == hash(3), int(3.99), int(-3.99), float("1e3"), float(" 2.5 "), float(7))
print((0.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), 2.5.hex(), float.fromhex("0x1.4p+1"))
print(round(0.15, 1), round(2.5), round(-1.5), round(1e20), round(3.14159, 3), round(1234.5678, -2))
print(7.0 // 2, -7.0 // 2, 7.5 % 2, -7.5 % 2, 2.0 ** 10, 2 ** 0.5, divmod(7.5, 2))
print(1e22, 1e21 + 1, 4.35 * 100, 1.1 * 3, 0.1 * 3, 1e100, 12345678901234567890.0)
print(str(1.5), repr(1.5), f"{1.5}", "%s" % 1.5, 1.5.__class__.__name__, max(1, 2.5), sum([0.1] * 10))
total = 0.0
for _ in range(10):
    total += 0.1
print(total, total == 1.0, abs(total - 1.0) < 1e-9)
for run in [
    lambda: 1.0 / 0,
    lambda: 1 // 0,
    lambda: 1 % 0.0,
    lambda: float('x'),
    lambda: int(float('inf')),
    lambda: int(float('nan')),
    lambda: 2.0 ** 10000,
    lambda: 0 ** -1,
]:
    try:
        run()
    except Exception as error:
        print(type(error).__name__, error)
