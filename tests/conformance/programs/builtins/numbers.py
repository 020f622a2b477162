print(abs(-5), abs(-2.5), pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), divmod(9, 4), round(3.7), round(-2.567, 1))
print(min(3, 1, 2), max([3, 1, 2]), min("b", "a"), max([], default="none"), min([-3, 2], key=abs), max("apple", "fig", key=len))
print(sum([1, 2, 3]), sum([1, 2], 10), sum([[1], [2]], []), sum(x / 2 for x in range(4)), sum([]))
print(int("42"), int("-7"), int("ff", 16), int("0b11", 0), int("1_000"), int(3.9), int(True), int(" 5 "), int())
print(float("3.5"), float("-inf"), float(), bin(10), oct(64), hex(255), bin(-5), hex(-255))
print(bool(0), bool("False"), bool([]), complex(1, 2), (1 + 2j) * (3 - 1j), abs(3 + 4j), (2j) ** 2, 1j.imag)
print((255).bit_length(), (7).bit_count(), (-3).__abs__(), (10).__add__(5), int.__name__, (5).numerator)
print(isinstance(5, int), isinstance(5, (str, float)), isinstance(True, int), issubclass(bool, int), type(5) is int, type(5.0) == float)
print(hash(5), hash(-1), hash(1.5) == hash(3 / 2), hash(True), hash(0))
for code, run in [
    ("int('abc')", lambda: int('abc')),
    ("int('')", lambda: int('')),
    ("int('9', 8)", lambda: int('9', 8)),
    ('int([])', lambda: int([])),
    ('int(None)', lambda: int(None)),
    ("sum(['a'])", lambda: sum(['a'])),
    ('max([])', lambda: max([])),
    ("abs('x')", lambda: abs('x')),
    ("round('x')", lambda: round('x')),
    ("'5' + 5", lambda: '5' + 5),
    ("5 + '5'", lambda: 5 + '5'),
    ("'a' * 'b'", lambda: 'a' * 'b'),
    ("-'a'", lambda: -'a'),
    ('None + 1', lambda: None + 1),
    ("1 < 'a'", lambda: 1 < 'a'),
    ('len(5)', lambda: len(5)),
    ("ord('ab')", lambda: ord('ab')),
    ('chr(-1)', lambda: chr(-1)),
    ('pow(2, -1, 4)', lambda: pow(2, -1, 4)),
    ("int('5', 99)", lambda: int('5', 99)),
]:
    try:
        run()
    except Exception as error:
        print(code, "->", type(error).__name__, error)
