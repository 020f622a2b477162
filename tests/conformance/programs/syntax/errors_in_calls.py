"""Arguments in the wrong order or form."""

TEXTS = [
    'foo(1 2)\n',
    'foo(a b)\n',
    'f() = 3\n',
    'f() += 1\n',
    'f(a=1, 2)\n',
    'f(**k, 2)\n',
    'f(**k, *a)\n',
    'f(a=1, a=2)\n',
    'f(x for x in y, 1)\n',
    'f(1, x for x in y)\n',
    'f(x for x in y, z for z in w)\n',
    'f(True=1)\n',
    'f(a.b=1)\n',
    'f(a+1=2)\n',
    'f(a[1]=2)\n',
    'f((a)=2)\n',
    'foo(1,\n    2\n    3)\n',
    'f(x, y for x in z)\n',
    'f(**)\n',
    'f(*)\n',
    'f(a=)\n',
    'f(a=1, b)\n',
    'f(a, b=1, *c, d)\n',
    'f(x=1, **y, z)\n',
    'f(**x, *y)\n',
    'f(a for a in b, c)\n',
    'f(,)\n',
    'f(a,,b)\n',
    'f(a.b = 1)\n',
    'f(1 = 2)\n',
    'f("a" = 2)\n',
    'f(None = 2)\n',
    'f(a := 1, b = 2)\n',
    'f(a = b := 1)\n',
    'f(a=b=1)\n',
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
