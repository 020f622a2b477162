"""Numbers and strings that are none."""

TEXTS = [
    'x = 1\n  y = 2\n',
    "x = 'abc\n",
    'x = "abc\n',
    'x = """abc\ndef\n',
    "x = '''abc\n",
    'x = 1)\n',
    'x = 1]\n',
    '3 = a\n',
    '"abc" = 3\n',
    'x = 1\nfrom __future__ import annotations\n',
    'x = 1 +\n',
    '1 +\n',
    'x = 5 if y\n',
    'x = 5 if y else\n',
    'x = 5 if pass else 3\n',
    'x = $5\n',
    'x = 5€\n',
    'x = “hello”\n',
    'x = 0o8\n',
    'x = 0b2\n',
    'x = 0xg\n',
    'x = 1_\n',
    'x = 1__0\n',
    'x = 1e\n',
    'x = 1.e\n',
    'x = 00\n',
    'x = 1.2.3\n',
    'x = 1a\n',
    '5a = 3\n',
    "'abc' 'def\n",
    "x = '\\x4'\n",
    "x = '\\u12'\n",
    "x = '\\N{foo}'\n",
    "x = b'é'\n",
    "x = b'a' 'b'\n",
    'x = "a" + "b" c\n',
    '0xfffL\n',
    '10L\n',
    'x = 1 if 2\n',
    '1.x\n',
    '1..x\n',
    '1 .x\n',
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
