"""Two threads import the same modules at once: both find them whole. Modules that import each other do not wait for ever."""

import sys
import threading
import types

results = []


def use():
    import colorsys
    import fractions
    import string

    results.append((colorsys.rgb_to_hsv(1, 0, 0), str(fractions.Fraction(3, 6)), string.digits))


threads = [threading.Thread(target=use) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(results), set(results))


def look():
    from configparser import ConfigParser

    results.append(ConfigParser.__name__)


threads = [threading.Thread(target=look) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results[4:], isinstance(sys.modules["configparser"], types.ModuleType))
