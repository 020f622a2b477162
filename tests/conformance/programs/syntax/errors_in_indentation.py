"""Blocks that are missing, or indented as nobody can tell."""

TEXTS = [
    'def f()\n    pass\n',
    'def f(:\n    pass\n',
    'while True\n    pass\n',
    'if True\n    x = 1\n',
    'if True:\nx = 1\n',
    'def f():\nx = 1\n',
    'class A:\nx = 1\n',
    'class A\n    x = 1\n',
    'if 1:\n    x = 1\n  y = 2\n',
    'if 1:\n    x = 1\n\ty = 2\n',
    'if 1:\n\tx = 1\n        y = 2\n',
    'if x:\n    pass\nelse if y:\n    pass\n',
    'if 1:\n    break\n',
    'def f():\n    continue\n',
    'for x in y:\n    def f():\n        break\n',
    'class A:\n    return 1\n',
    'class A:\n    yield 1\n',
    'def f():\n    from a import *\n',
    'with open(x) as f\n    pass\n',
    'with open(x) as 1:\n    pass\n',
    'with a as b, c as d\n    pass\n',
    'with (a as b, c as d)\n    pass\n',
    'if x:\n    pass\nelif:\n    pass\n',
    'if x:\n    pass\nelif y\n    pass\n',
    'if x:\n    pass\nelse\n    pass\n',
    'else:\n    pass\n',
    'elif x:\n    pass\n',
    'def f(x):\n    print(x\n    return x\n',
    'x = \n  y\n',
    'if x == 1\n    y\n',
    'if (x == 1:\n    y\n',
    'if x == 1):\n    y\n',
    'while (True:\n    pass\n',
    'with a, b\n    pass\n',
    'def f():\n\tx = 1\n        y = 2\n',
    'def f():\n        x = 1\n\ty = 2\n',
    'if True:\n    if True:\n        x = 1\n      y = 2\n',
    'if True:\n    x = 1\nelse:\ny = 2\n',
    'for i in x:\nprint(i)\n',
    'while x:\ny\n',
    'with a:\nb\n',
    'class A:\n    def f(self):\n    pass\n',
    'def f():\n    """doc"""\n  x = 1\n',
    '  \n x\n',
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
