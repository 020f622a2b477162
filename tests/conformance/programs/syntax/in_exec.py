for source in ["x = = 1", "def f(:\n  pass", "a b", "(1, 2", "'abc", "if True print(1)", "x = 5 +", "for i in range(3)\n  pass", "import", "lambda x: = 3", "f() = 1", "nonlocal x", "def f():\n  yield\n  return 1\nawait f()"]:
    try:
        exec(source)
    except SyntaxError as error:
        print(type(error).__name__, error.lineno, error.offset, error.msg)
