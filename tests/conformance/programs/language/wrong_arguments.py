"""Arguments that do not go with the parameters."""

def f(a, b=1, *, c, d=2): pass

CALLS = [
    'f()',
    'f(1)',
    'f(1,2,3)',
    'f(1,2,3,4,c=1)',
    'f(1,c=1,x=2)',
    'f(1,a=2,c=1)',
    'f(*1)',
    'f(**1)',
    "f(*[1],**{'a':2,'c':3})",
    'f(**{1:2})',
    "f(c=1, **{'c':2})",
    'f(1, *2)',
    'f(1, **[1])',
]

for call in CALLS:
    try:
        print(call, "->", eval(call))
    except Exception as error:
        print(call, "->", type(error).__name__ + ":", error)
