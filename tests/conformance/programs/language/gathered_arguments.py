"""Calls with `*` and `**`: what is passed on, what is copied, in which order things happen, and what is refused."""


def show(*args, **kwargs):
    return args, kwargs


def change(*args, **kwargs):
    kwargs["changed"] = True
    return kwargs


def wrap(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


numbers, names = (1, 2), {"a": 3}
print(show(*numbers, **names), show(*numbers), show(**names), wrap(wrap(show))(1, *numbers, b=2, **names))
print(change(**names), names, change(*numbers, **{}))
args = show(*numbers)[0]
print(args == numbers, show(*[])[0] == (), show(*"xy"), show(*range(2)), show(*(n for n in "ab")), show(*{"k": 1}))


def order(label, value):
    print(label, end=" ")
    return value


def items():
    order("items", None)
    names["late"] = 4
    yield 1


print(show(*order("args", [1]), **order("kwargs", {"b": 2})))
print(show(*items(), **names), names)
print(show(*items(), **order("kwargs", names)), sorted(names))


class Mapping:
    def keys(self):
        return ["x", "y"]

    def __getitem__(self, key):
        return key * 2


print(show(**Mapping()), show(*numbers, **Mapping()))


def two(a, b=2, *, c=3, d):
    return a, b, c, d


for call in (
    lambda: two(*numbers, d=4),
    lambda: two(**{"a": 1, "d": 2}),
    lambda: two(*[1], **{"d": 2}),
    lambda: two(*numbers, **{"b": 1, "d": 2}),
    lambda: two(*numbers, **{"e": 1, "d": 2}),
    lambda: two(*numbers, 3, d=4),
    lambda: two(**{1: 2}),
    lambda: two(*5),
    lambda: two(**5),
    lambda: two(*5, **5),
    lambda: show(**{"a": 1}, **{"a": 2}),
    lambda: show(a=1, **{"a": 2}),
    lambda: two(*iter([1, 2]), d=(*numbers,)),
    lambda: (lambda a, b=5, c=6: (a, b, c))(1),
    lambda: (lambda a, b=5, c=6: (a, b, c))(1, 2),
    lambda: (lambda a, b=5, c=6: (a, b, c))(),
    lambda: (lambda a, b=5, c=6: (a, b, c))(1, 2, 3, 4),
    lambda: (lambda a, /, b=5, *c: (a, b, c))(1),
    lambda: max(*numbers, **{"key": lambda n: -n}),
    lambda: "{} {x}".format(*numbers, **{"x": 1}),
    lambda: dict(**names, z=1)["z"],
    lambda: print(*numbers, **{"sep": "-"}),
):
    try:
        print(call())
    except TypeError as error:
        print("TypeError:", error)


def raises():
    yield 1
    raise KeyError("inside")


try:
    show(*raises())
except KeyError as error:
    print(repr(error))


def defaults(a, b=[], c=None):
    b.append(a)
    return b


print(defaults(1), defaults(2), defaults(3, []), defaults(4, c=1))
defaults.__defaults__ = (["new"],)
try:
    defaults(5)
except TypeError as error:
    print(error)
print(defaults(1, [0], 2), defaults(7, [8]))
