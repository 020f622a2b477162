"""Brackets: not closed, not opened, not separated."""

TEXTS = [
    'x = [1, 2\ny = 3\n',
    'for i in range(10)\n    print(i)\n',
    'x = {1: 2, 3: 4\nprint(x)\n',
    '[1, 2] = 3\n',
    '(a, 1) = 3\n',
    'del f()\n',
    'del (a, b+1)\n',
    'for f() in x: pass\n',
    "def f():\n    x = {\n        'a': 1\n        'b': 2\n    }\n",
    'x = [\n  1,\n  2\ny = 3\n',
    'print("a" "b" c)\n',
    'print("hello" name)\n',
    'print("x =" x)\n',
    'print(x) y\n',
    '[x for x in y if z else w]\n',
    '[x if y for x in z]\n',
    '[for x in y]\n',
    '[x for in y]\n',
    '[x, y for x in z]\n',
    '{x, y for x in z}\n',
    '(x, y for x in z)\n',
    '[*x for x in y]\n',
    '{**x for x in y}\n',
    '(*x)\n',
    '@\ndef f(): pass\n',
    '@a b\ndef f(): pass\n',
    'x[\n',
    'x[]\n',
    'x[1:2:3:4]\n',
    'for x in range(10:\n    pass\n',
    '{1, 2: 3}\n',
    '{1: 2, 3}\n',
    '{1:}\n',
    '{1: 2, **}\n',
    '{**x, 1}\n',
    '{1: x = 2}\n',
    '{a = 1}\n',
    '[a = 1]\n',
    '(a = 1)\n',
    '(a = 1, b)\n',
    'assert (x = 1)\n',
    'print("a"\nprint("b")\n',
    'x = [1, 2, 3\nprint(x)\nfor y in x:\n    pass\n',
    "d = {'a': 1, 'b': 2\nd['c'] = 3\n",
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
