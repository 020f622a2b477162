"""What no memory holds is a MemoryError or an OverflowError at once; garbage makes room for what is large."""

import itertools


def attempt(action):
    try:
        print('value', action())
    except (MemoryError, OverflowError, ValueError) as error:
        print(type(error).__name__)


attempt(lambda: [0] * 10**15)
attempt(lambda: 'a' * 10**17)
attempt(lambda: (0,) * 10**16)
attempt(lambda: bytearray(10**17))
attempt(lambda: list(range(10**16)))
attempt(lambda: [0] * 2**63)
attempt(lambda: 'ab'.center(10**17))
attempt(lambda: format(1, '99999999999999999999'))
attempt(lambda: 2.0**5000)
attempt(lambda: 10.0 * 10**400)
attempt(lambda: int('9' * 5000))
attempt(lambda: sum(range(2_000_000)))
attempt(lambda: max(range(10**6)) + min(range(10**6, 0, -7)))
attempt(lambda: len(list(zip(range(1000), itertools.count()))))
for _ in range(40):
    data = bytes(50_000_000)
print(len(data))
for _ in range(40):
    data = [0] * 5_000_000
print(len(data))
