"""Import statements that are none."""

TEXTS = [
    'import a.b as c.d\n',
    'import a as 1\n',
    'from a import\n',
    'from a import b,\n',
    'from a import (b, c\n',
    'import\n',
    'from import b\n',
    'from . import\n',
    'import foo bar\n',
    'from foo import bar baz\n',
    'import a.\n',
    'import a,\n',
    'import *\n',
    'from a import b as\n',
    'from a import b as c.d\n',
    'from a import (b,)\n',
    'from a import ()\n',
    'from a import (b as c, d\n',
    'from .. import\n',
    'from a.b. import c\n',
    'from 1 import a\n',
    'import "a"\n',
]

for text in TEXTS:
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text))
        print("   ", type(error).__name__ + ":", error.msg)
        print("   ", error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text))
    else:
        print(repr(text), "is fine")
