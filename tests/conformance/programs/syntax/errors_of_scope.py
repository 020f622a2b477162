"""global, nonlocal, return, yield, await, break and continue where they cannot be."""

TEXTS = [
    'return 3\n',
    'yield 3\n',
    'await x\n',
    'def f():\n    await x\n',
    'break\n',
    'continue\n',
    'def f():\n    global x\n    x = 1\n    global x\n',
    'def f():\n    x = 1\n    global x\n',
    'def f():\n    print(x)\n    global x\n',
    'def f(x):\n    global x\n',
    'def f(x):\n    nonlocal x\n',
    'nonlocal x\n',
    'def f():\n    nonlocal x\n',
    'def f():\n    x = 1\n    def g():\n        x = 2\n        nonlocal x\n',
    'global x\nx: int = 3\n',
    'def f():\n    global x\n    x: int = 3\n',
    'def f():\n    x: int = 3\n    global x\n',
    'x = yield\n',
    'async def f():\n    return 1\n    yield\n',
    'def f():\n    async with x: pass\n',
    'def f():\n    async for x in y: pass\n',
    'def f():\n    [x async for x in y]\n',
    'async x = 1\n',
    'await = 1\n',
    'async = 1\n',
    'nonlocal = 1\n',
    'return x = 1\n',
    'global x, y z\n',
    'global x.y\n',
    'global\n',
    'break x\n',
    'continue 1\n',
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
