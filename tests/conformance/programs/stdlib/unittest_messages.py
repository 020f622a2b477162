# What assertions say when they fail.
import unittest
import warnings


class Case(unittest.TestCase):
    def runTest(self):
        pass


case = Case()


def shown(name, *args, **kwargs):
    try:
        getattr(case, name)(*args, **kwargs)
    except AssertionError as exc:
        print(f"{name}: {exc}")
    except Exception as exc:
        print(f"{name} raised {type(exc).__name__}: {exc}")
    else:
        print(f"{name}: passed")


shown("assertEqual", 1, 2)
shown("assertEqual", 1, 2, "because")
shown("assertNotEqual", "a", "a")
shown("assertTrue", [])
shown("assertFalse", [0])
shown("assertIs", 1000, "1000")
shown("assertIsNot", None, None)
shown("assertIsNone", 0)
shown("assertIsNotNone", None)
shown("assertIn", 3, [1, 2])
shown("assertNotIn", "k", {"k": 1})
shown("assertIsInstance", 1, str)
shown("assertNotIsInstance", True, int)
shown("assertAlmostEqual", 1.0, 1.01)
shown("assertAlmostEqual", 1.0, 1.01, places=1)
shown("assertAlmostEqual", 1, 2, delta=0.5)
shown("assertAlmostEqual", 1, 2, delta=0.5, places=3)
shown("assertNotAlmostEqual", 1.0, 1.000000001)
shown("assertGreater", 1, 2)
shown("assertGreaterEqual", 1, 2)
shown("assertLess", 2, 2)
shown("assertLessEqual", 3, 2)
shown("assertRegex", "some text", r"\d+")
shown("assertNotRegex", "some text", r"e t")
shown("assertCountEqual", [1, 1, 2], [1, 2, 2, 3])
shown("assertCountEqual", [[1], [2]], [[2], [1]])
shown("assertSetEqual", {1, 2}, {2, 3})
shown("assertSetEqual", {1}, [1])
shown("assertSequenceEqual", (1, 2), [1, 2])
shown("assertListEqual", (1, 2), [1, 2])
shown("assertEqual", list(range(40)), set())
shown("assertEqual", "x" * 90, 5)
shown("assertRaises", ValueError, int, "1")
shown("assertRaises", (ValueError, TypeError), len, [])
shown("assertRaises", 3, len)
shown("assertRaisesRegex", ValueError, "nothing like it", int, "x")
shown("assertWarns", UserWarning, len, [])
shown("assertWarns", UserWarning, warnings.warn, "here")
shown("assertWarnsRegex", UserWarning, "there", warnings.warn, "here")
shown("fail", "own words")

with case.assertLogs("app", "INFO") as watched:
    import logging

    logging.getLogger("app.part").warning("low on %s", "fuel")
print(watched.output, watched.records[0].levelname)
try:
    with case.assertLogs("app"):
        pass
except AssertionError as exc:
    print(exc)
try:
    with case.assertNoLogs():
        logging.error("something")
except AssertionError as exc:
    print(exc)
try:
    Case("test_that_is_not_there")
except ValueError as exc:
    print(exc)
case.longMessage = False
shown("assertEqual", 1, 2, "only this")
