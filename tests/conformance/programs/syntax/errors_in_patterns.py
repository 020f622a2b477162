"""`match` statements that no compiler takes."""

TEXTS = [
    'match x:\n    case 1\n        pass\n',
    'match x:\n    case 1:\n    pass\n',
    'match x\n    case 1:\n        pass\n',
    'match x:\ncase 1: pass\n',
    'match x:\n    case a | b: pass\n',
    'match x:\n    case a: pass\n    case b: pass\n',
    'match x:\n    case [*a, *b]: pass\n',
    'match x:\n    case A(x=1, 2): pass\n',
    'match x:\n    case {1: a, 1: b}: pass\n',
    'match x:\n    case [a, a]: pass\n',
    'match x:\n    case (a | 1): pass\n',
    'match x:\n    case 1 | a | 2: pass\n',
    'match x:\n    case a.b as c.d: pass\n',
    'match x:\n    case 1 as _: pass\n',
    'match x:\n    case 1+2: pass\n',
    "match x:\n    case {**rest, 'a': 1}: pass\n",
    'match x:\n    case _: pass\n    case 1: pass\n',
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
