"""What cannot be assigned to, deleted or walked with."""

TEXTS = [
    'if x = 3: pass\n',
    'x = (1, 2\n',
    '  x = 1\n',
    'x = (1]\n',
    'for = 3\n',
    'None = 3\n',
    'True = 1\n',
    'x = [1 2 3]\n',
    'x = {1: 2 3: 4}\n',
    "x = {'a' 1}\n",
    'a + b = 3\n',
    'x + 1 += 2\n',
    'del 3\n',
    '__debug__ = 1\n',
    'for 1 in x: pass\n',
    'for x in: pass\n',
    'for x: pass\n',
    'for x y in z: pass\n',
    'for x of y: pass\n',
    'while x = 1: pass\n',
    'x += \n',
    'x = \n',
    'x = * 2\n',
    'a =! b\n',
    'a => b\n',
    'a =< b\n',
    'x = a ? b : c\n',
    'x = a`b`\n',
    'a = 1 b = 2\n',
    'print = 1\n',
    'x = (1 if 2)\n',
    '*x = 1\n',
    '*x, *y = 1\n',
    'x = *y\n',
    'del *x\n',
    'x = {,}\n',
    'x = [,]\n',
    'x = (,)\n',
    'x = foo(1, 2))\n',
    'x = (1, 2]]\n',
    'a := 1\n',
    '(a.b := 1)\n',
    '(a[1] := 1)\n',
    '(1 := 2)\n',
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
