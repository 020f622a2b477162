"""The limit on digits in conversions between int and text, and long conversions."""

import sys

print(sys.get_int_max_str_digits())
big = 10**5000
for attempt in (lambda: str(big), lambda: int("9" * 5000), lambda: f"{big}", lambda: "%d" % big, lambda: repr([big]), lambda: int("1" * 4300) > 0, lambda: hex(big)[:6], lambda: int("f" * 5000, 16) > 0):
    try:
        print(str(attempt())[:60])
    except ValueError as e:
        print(e)
sys.set_int_max_str_digits(6000)
text = str(big)
print(len(text), text[:3], int(text) == big, sys.get_int_max_str_digits())
sys.set_int_max_str_digits(0)
huge = 7**12345
print(len(str(huge)), int(str(huge)) == huge, str(huge)[:20], str(-huge)[-10:])
for value in (100, -1, 639, "x"):
    try:
        sys.set_int_max_str_digits(value)
    except Exception as e:
        print(type(e).__name__, e)
sys.set_int_max_str_digits(640)
try:
    int("1_" * 640 + "1")
except ValueError as e:
    print(e)
