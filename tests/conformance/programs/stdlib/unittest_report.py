# What a test runner writes of each kind of outcome.
import io
import re
import unittest


class Outcomes(unittest.TestCase):
    """Each way a test can end."""

    def setUp(self):
        self.numbers = [1, 2, 3]

    def test_ok(self):
        "Says what it does."
        self.assertEqual(sum(self.numbers), 6)

    def test_failure(self):
        self.assertLess(7, 5, "with a message")

    def test_error(self):
        {}["missing"]

    @unittest.skip("not today")
    def test_skipped(self):
        self.fail()

    @unittest.skipIf(True, "condition")
    def test_skipped_if(self):
        self.fail()

    @unittest.expectedFailure
    def test_known_bug(self):
        self.assertTrue(0)

    @unittest.expectedFailure
    def test_fixed_bug(self):
        pass

    def test_parts(self):
        for i in range(4):
            with self.subTest("even", i=i):
                self.assertFalse(i % 2)

    def test_raises(self):
        with self.assertRaises(ZeroDivisionError) as caught:
            1 / 0
        self.assertEqual(str(caught.exception), "division by zero")
        with self.assertRaisesRegex(ValueError, "wrong"):
            int("right")

    def test_does_not_raise(self):
        self.assertRaises(ValueError, int, "12")

    def test_cleanup(self):
        self.addCleanup(print, "cleanup 1")
        self.addCleanup(print, "cleanup 2")
        self.skipTest("from within")


class SetUpFails(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise OSError("no database")

    def test_never(self):
        print("unreachable")


def run(verbosity):
    stream = io.StringIO()
    suite = unittest.TestSuite()
    for case in (Outcomes, SetUpFails):
        suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(case))
    print(suite.countTestCases(), "tests")
    result = unittest.TextTestRunner(stream, verbosity=verbosity).run(suite)
    text = re.sub(r"in \d+\.\d+s", "in some seconds", stream.getvalue())
    text = re.sub(r'File ".*/', 'File "', text)
    # Frames of the library are no part of the comparison.
    print(re.sub(r'  File "(case|suite)\.py".*\n(    .*\n)+', "", text))
    print(result)
    print(result.wasSuccessful(), len(result.failures), len(result.errors), result.testsRun)


run(1)
run(2)
print([str(test) for test in unittest.defaultTestLoader.loadTestsFromTestCase(Outcomes)][:2])
print(repr(Outcomes("test_ok")), Outcomes("test_ok").id(), Outcomes("test_ok").shortDescription())
