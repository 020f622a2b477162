"""Methods of built-in types called on something else, and constructors on other classes."""

CALLS = [
    'list.append(1, 2)',
    'list.append()',
    'str.upper(1)',
    'str.upper()',
    'dict.get(1, 2)',
    "int.bit_length('a')",
    'list.__len__(1)',
    "int.__add__('a', 1)",
    'str.join(1, 2)',
    'dict.keys([])',
    'set.add([], 1)',
    'object.__new__()',
    'object.__new__(1)',
    'int.__new__(str)',
    'list.__new__(1)',
    'str.__new__(int)',
    'object.__new__(int)',
    'type.mro(1)',
    'type.mro()',
    '(1).__add__()',
    '(1).__add__(1, 2)',
    '[].__getitem__()',
    '[].__setitem__(1)',
    "'a'.__contains__(1)",
    '[].__contains__()',
    'object().__eq__()',
    'object().__str__(1)',
    '(1).__bool__(1)',
    'float.fromhex(1)',
    'float.fromhex()',
    'str.maketrans(1)',
    'dict.fromkeys(1)',
    'bytes.fromhex(1)',
    '(lambda: 0).__get__()',
]

for call in CALLS:
    try:
        print(call, "->", eval(call))
    except Exception as error:
        print(call, "->", type(error).__name__ + ":", error)
