"""Methods of int, float and complex: bytes, ratios, rounding, hexadecimal, powers."""

print((1024).to_bytes(2), (5).to_bytes(4, "little"), (-2).to_bytes(3, "big", signed=True), int.from_bytes(b"\x01\x00"), int.from_bytes(b"\xff\xfe", "little", signed=True), int.from_bytes([1, 2], "big"))
print((255).bit_length(), (-256).bit_length(), (0b1011).bit_count(), (-7).as_integer_ratio(), True.conjugate(), (7).__ceil__(), (12).real, (12).denominator)
print([round(n, -2) for n in (149, 150, 151, 250, -150)], [round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5)], round(2.675, 2), round(1234.5678, -2), round(5, 3), round(-0.4), round(1e300, 2))
print(pow(3, -1, 7), pow(2, 100, 13), pow(-3, 3, 5), pow(7, 0, 1), pow(2, 5, -3), pow(10, -2), 2**-3, (-8) ** (1 / 3), 0**0, 0.0**0)
print(divmod(-7, 3), divmod(7, -3), divmod(-7.5, 2), -7 // 2, -7 % 3, 7.5 % -2, -1e-20 % 3.0, divmod(True, 2), 5 % float("inf"), -5 // float("inf"))
print((0.1).as_integer_ratio(), (2.0).is_integer(), (1.5).hex(), (-0.0).hex(), (5e-324).hex(), float.fromhex("0x1.8p1"), float.fromhex("-inf"), float.fromhex("0x.8"), float.fromhex("1e"))
print([float(s) for s in ("1e5", " .5 ", "1_000.5", "-Infinity", "nan", "5.")], [repr(x) for x in (1e16, 123456789012345680.0, 1e-5, 0.0001, 1e22, 5e-324, 1.7976931348623157e308)])
print([int(s, b) for s, b in (("z", 36), ("0b101", 0), ("0x_ff", 16), ("-0o17", 0), (" 12 ", 10), ("٣٤", 10))], int(-1.9), int(b"12"), int("1_000"))
print(complex("1+2j"), complex(" (3-4j) "), abs(3 + 4j), (1 + 2j) * (3 - 1j), (1 + 2j) / (1 - 1j), (1 + 1j) ** 2, (2j) ** -1, -(1 + 0j), complex(-0.0, -0.0), (1j).conjugate(), 1j == complex(0, 1), hash(2 + 0j) == hash(2))
for attempt in (
    lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: (1).to_bytes(-1, "big"), lambda: int.from_bytes("a", "big"), lambda: pow(2, -1, 4), lambda: pow(2, 1, 0),
    lambda: pow(2.0, 1, 3), lambda: 1 // 0, lambda: 1.0 % 0, lambda: divmod(1, 0.0), lambda: 0**-1, lambda: 1 << -1, lambda: int("x"), lambda: int("12", 1), lambda: int("8", 8), lambda: int(None), lambda: int(1.5, 2),
    lambda: int("1__0"), lambda: float("1e"), lambda: float([]), lambda: float("1" * 400) and float(10**400), lambda: int(float("nan")), lambda: int(float("inf")), lambda: round(float("nan")), lambda: round("a"),
    lambda: complex("1+"), lambda: complex("1", 2), lambda: complex(1, "2"), lambda: 1j < 2, lambda: 1j // 2, lambda: 1j % 2, lambda: int(1j), lambda: float.fromhex("x"), lambda: 2.0**5000, lambda: (1).foo, lambda: 1 + "1", lambda: ~1.5,
):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
