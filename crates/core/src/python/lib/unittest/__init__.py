"""Tests: cases, suites, results and a runner."""

from unittest.case import (
    FunctionTestCase, IsolatedAsyncioTestCase, SkipTest, TestCase, expectedFailure, skip, skipIf,
    skipUnless,
)
from unittest.main import TestLoader, TestProgram, TestSuite, defaultTestLoader, main
from unittest.runner import TestResult, TextTestResult, TextTestRunner

__all__ = [
    "TestResult", "TestCase", "IsolatedAsyncioTestCase", "TestSuite", "TextTestRunner", "TestLoader",
    "FunctionTestCase", "main", "defaultTestLoader", "SkipTest", "skip", "skipIf", "skipUnless", "expectedFailure",
    "TextTestResult",
]


