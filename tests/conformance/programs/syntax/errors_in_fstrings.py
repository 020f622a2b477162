"""What an f-string must not hold, with the text that CPython parses on its own."""

TEXTS = [
    "x = f'{'\n",
    "x = f'{}'\n",
    "x = f'{a b}'\n",
    "x = f'}'\n",
    "x = f'{a!x}'\n",
    "x = f'{a!}'\n",
    "x = f'{a\\n}'\n",
    "x = f'{lambda x:1}'\n",
    "x = f'{a $ b}'\n",
    "x = f'{a +}'\n",
    "x = f'{a = }'\n",
    "x = f'{a'\n",
    "x = f'{(a}'\n",
    "x = f'{a)}'\n",
    "x = f'{a]}'\n",
    "x = f'{ }'\n",
    "x = f'{!r}'\n",
    "x = f'{a!r '\n",
    "x = f'{a!r:'\n",
    'x = f"{yield}"\n',
    'x = f"{a[\'b]}"\n',
    "x = f'{a = b}'\n",
    "x = f'{1 = 2}'\n",
    "x = f'{def}'\n",
    'x = f"""\n{\na b\n}\n"""\n',
    "f'{x:=5}' = 3\n",
    "f'{x}' = 3\n",
    'match x:\n    case f"x": pass\n',
    'f"{x\n',
    'f"{x}\n',
    'f\'{a["b"]}\'\n',
    'f"{\'a\' \'b\' c}"\n',
    'f"{x:{y}"\n',
    'f"{x!r:>{10}}"\n',
    'f"{x!}"\n',
    'f"{x:}}"\n',
    'f"{{x}"\n',
    'f"{x}}"\n',
    'f"{for}"\n',
    'f"{x = !r}"\n',
    'f"{1 +}"\n',
    'f"{(}"\n',
    'f"{[}"\n',
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
