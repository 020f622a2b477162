"""`try`, `except`, `finally` and `with` gone wrong."""

TEXTS = [
    'try:\n    pass\n',
    'try:\n    pass\nx = 1\n',
    'try:\n    pass\nexcept:\n    pass\nexcept ValueError:\n    pass\n',
    'try:\n    pass\nexcept ValueError as e.x:\n    pass\n',
    'try:\n    pass\nexcept* ValueError:\n    pass\nexcept TypeError:\n    pass\n',
    'try:\n    pass\nexcept*:\n    pass\n',
    'try:\n    pass\nexcept ValueError\n    pass\n',
    'try:\n    pass\nfinally\n    pass\n',
    'try\n    pass\n',
    'try:\n    pass\nelse:\n    pass\n',
    'with open(x) as f(): pass\n',
    'except:\n    pass\n',
    'else\n',
    'try:\n    pass\nexcept* ValueError:\n    break\n',
    'while 1:\n    try: pass\n    except* ValueError:\n        break\n',
    'def f():\n    try: pass\n    except* ValueError:\n        return\n',
    'with a as b c: pass\n',
    'with: pass\n',
    'with (a, b) as c: pass\n',
    'with (a as b): pass\n',
    'with a as (b, 1): pass\n',
    'with a as b.c, d as e[0]: pass\n',
    'try:\nx\n',
    'try:\n    x\nexcept:\ny\n',
    'try:\n    x\nfinally:\ny\n',
    'elif x: pass\n',
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
