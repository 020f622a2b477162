# The order in which fixtures of tests, classes and modules run.
import asyncio
import sys
import unittest
from unittest import mock


def setUpModule():
    print("setUpModule")
    unittest.addModuleCleanup(print, "module cleanup")


def tearDownModule():
    print("tearDownModule")


class First(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("First.setUpClass")
        cls.addClassCleanup(print, "class cleanup")

    @classmethod
    def tearDownClass(cls):
        print("First.tearDownClass")

    def setUp(self):
        print("setUp", self._testMethodName)
        self.addCleanup(print, "cleanup", self._testMethodName)

    def tearDown(self):
        print("tearDown", self._testMethodName)

    def test_b(self):
        print("b")

    def test_a(self):
        print("a")


class Second(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        print("plain setUp")

    async def asyncSetUp(self):
        print("asyncSetUp")
        self.queue = asyncio.Queue()

    async def test_queue(self):
        self.addAsyncCleanup(self.close, "after")
        await self.queue.put(1)
        self.assertEqual(await asyncio.wait_for(self.queue.get(), 1), 1)

    async def close(self, when):
        print("closed", when)

    async def asyncTearDown(self):
        print("asyncTearDown")


class Patched(unittest.TestCase):
    @mock.patch("builtins.print")
    def test_print(self, fake):
        print("hidden", end="")
        fake.assert_called_once_with("hidden", end="")


def load_tests(loader, tests, pattern):
    print("load_tests", tests.countTestCases(), pattern)
    return tests


program = unittest.main(exit=False, argv=["prog"], testRunner=unittest.TextTestRunner(open("report.txt", "w")))
print(program.result.testsRun, program.result.wasSuccessful())
sys.exit(unittest.main(argv=["prog", "-q", "First.test_a", "Nowhere"], exit=False,
                       testRunner=unittest.TextTestRunner(open("report.txt", "w"))).result.wasSuccessful() and 3)
