def plain(a, b=2, *args, c, d=4, **kwargs):
    return (a, b, args, c, d, kwargs)

print(plain(1, c=3), plain(1, 5, 6, 7, c=8, e=9), plain(c=1, a=2))
def only_positional(a, b, /, c, *, d):
    return a + b + c + d
print(only_positional(1, 2, 3, d=4), only_positional(1, 2, c=3, d=4))
def remember(value, seen=[]):
    seen.append(value)
    return seen
print(remember(1), remember(2), remember(3, []))
args, options = [1, 2], {"c": 3, "z": 26}
print(plain(*args, **options), plain(*"ab", *[7], **{"c": 0}), max(*[3, 9, 4]))
def nothing():
    pass
print(nothing(), (lambda *a, **k: (a, k))(1, x=2), (lambda: None)())
def documented(x: int, y: str = "y") -> str:
    """Says what it does."""
    return y * x
print(documented.__name__, documented.__doc__, documented.__defaults__, documented(2), documented.__annotations__)
def evaluate(order):
    print("default evaluated", order)
    return order
def late(a=evaluate(1), b=evaluate(2)):
    return a + b
print(late(), late(b=10))
calls = [
    ('plain()', lambda: plain()),
    ('plain(1)', lambda: plain(1)),
    ('only_positional(1, 2)', lambda: only_positional(1, 2)),
    ('only_positional(a=1, b=2, c=3, d=4)', lambda: only_positional(a=1, b=2, c=3, d=4)),
    ('nothing(1)', lambda: nothing(1)),
    ('nothing(x=1)', lambda: nothing(x=1)),
    ('documented()', lambda: documented()),
    ('documented(1, 2, 3)', lambda: documented(1, 2, 3)),
    ('documented(1, x=2)', lambda: documented(1, x=2)),
    ("plain(1, c=2, **{'c': 3})", lambda: plain(1, c=2, **{'c': 3})),
    ('documented(*5)', lambda: documented(*5)),
    ('late(1, 2, 3)', lambda: late(1, 2, 3)),
]
for call, run in calls:
    try:
        run()
    except TypeError as error:
        print(call, "->", error)
