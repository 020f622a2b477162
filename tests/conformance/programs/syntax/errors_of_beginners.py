"""Habits from other languages, and slips."""

TEXTS = [
    'print "hello"\n',
    'print hello\n',
    'while: pass\n',
    'if: pass\n',
    'if x:\n',
    'x++\n',
    '++x\n',
    'x--\n',
    'x == \n',
    'a <> b\n',
    'a ! b\n',
    'a && b\n',
    'a || b\n',
    '!a\n',
    'a b\n',
    'a b c\n',
    'exec "x"\n',
    'exec x\n',
    'print\n',
    'print >>f, x\n',
    'raise ValueError, "x"\n',
    'raise\n',
    '`x`\n',
    '*x\n',
    '@a\nx = 1\n',
    'x.\n',
    'x.1\n',
    'x.class\n',
    '.x\n',
    'x..y\n',
    'x === 1\n',
    'x !== 1\n',
    'not in x\n',
    'x is is y\n',
    'x in in y\n',
    'x and\n',
    'and x\n',
    'x or or y\n',
    'not\n',
    'x if\n',
    'pass x\n',
    'print "a" % x\n',
    'print x,\n',
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
