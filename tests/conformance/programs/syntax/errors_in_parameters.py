"""Parameter lists that cannot be."""

TEXTS = [
    'class = 3\n',
    'def f(a, a): pass\n',
    'lambda a, a: 1\n',
    'def f(a=1, b): pass\n',
    'def f(*): pass\n',
    'def f(*, **kw): pass\n',
    'def f(**kw, a): pass\n',
    'def f(**kw, *a): pass\n',
    'def f(*a, *b): pass\n',
    'def f(a, /, b, /): pass\n',
    'def f(*, /): pass\n',
    'def f(/, a): pass\n',
    'def f(a, *, b, /): pass\n',
    'def f(*a=1): pass\n',
    'def f(**a=1): pass\n',
    'def f(a=): pass\n',
    'lambda *: 1\n',
    'lambda a=1, b: 1\n',
    'lambda **k, a: 1\n',
    'def f(a b): pass\n',
    'def f(a, (b, c)): pass\n',
    'def 1f(): pass\n',
    'def f: pass\n',
    'def (): pass\n',
    'def class(): pass\n',
    'class 1: pass\n',
    'class A(: pass\n',
    'class A(B: pass\n',
    'def f(a:int=1, b): pass\n',
    'lambda x y: 1\n',
    'lambda: (yield)\n',
    'async def f(): yield from x\n',
    'def f(x) => int: pass\n',
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
