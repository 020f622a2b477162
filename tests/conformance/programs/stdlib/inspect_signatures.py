# Signatures: what they show, how arguments are bound to them, and what is no signature.
import functools
import inspect
from inspect import Parameter, Signature, signature


def shown(function):
    try:
        print(repr(function()))
    except Exception as exc:
        print(f"{type(exc).__name__}: {exc}")


def f(a, /, b: int = 1, *rest, c, d: "text" = 2, **more) -> str:
    return a


s = signature(f)
shown(lambda: s)
print(s)
for name, one in s.parameters.items():
    print(name, one, one.kind, one.kind.description, one.default, one.annotation)
print(dict(s.parameters) == s.parameters)
shown(lambda: s.bind(1, 2, 3, c=4, e=5))
shown(lambda: s.bind(1, 2, 3))
shown(lambda: s.bind())
shown(lambda: s.bind(a=1, c=1))
shown(lambda: s.bind_partial(1))
bound = s.bind(1, c=3)
bound.apply_defaults()
print(bound, bound.args, bound.kwargs)
g = lambda x, y=2: x
shown(lambda: signature(g).bind(1, 2, 3))
shown(lambda: signature(g).bind(1, z=3))
shown(lambda: signature(g).bind(1, x=3))
shown(lambda: s.replace(return_annotation=Signature.empty))
shown(lambda: s.parameters["b"].replace(name="bb", default=Parameter.empty))
shown(lambda: signature(functools.partial(f, 1, b=3)))
shown(lambda: signature(functools.wraps(f)(lambda: 0)))
shown(lambda: signature(3))
shown(lambda: (signature(g) == signature(lambda x, y=2: 0), hash(signature(g)) == hash(signature(g))))


class Meta(type):
    def __call__(cls, *args, **kwargs):
        return super().__call__(*args, **kwargs)


class Point:
    def __init__(self, x, y=0):
        pass

    def move(self, dx):
        pass

    @classmethod
    def origin(cls, scale=1):
        pass

    @staticmethod
    def distance(p, q):
        pass

    def __call__(self, factor):
        pass


class Made(metaclass=Meta):
    def __new__(cls, part):
        pass


for thing in (Point, Point(1), Point.move, Point(1).move, Point.origin, Point.distance, Made, object):
    print(signature(thing))
shown(lambda: inspect.getfullargspec(f))
shown(lambda: inspect.getfullargspec(Point(1).move))
shown(lambda: inspect.getcallargs(f, 1, 2, 3, c=4, e=5))
shown(lambda: inspect.getcallargs(g))
shown(lambda: inspect.getcallargs(g, 1, 2, 3))
shown(lambda: Parameter("x", Parameter.POSITIONAL_ONLY, default=3))
shown(lambda: Parameter("1", Parameter.KEYWORD_ONLY))
shown(lambda: Parameter("class", Parameter.KEYWORD_ONLY))
shown(lambda: Parameter("x", 7))
shown(lambda: Parameter("x", Parameter.VAR_KEYWORD, default=3))
shown(lambda: Signature([Parameter("x", Parameter.KEYWORD_ONLY), Parameter("y", Parameter.POSITIONAL_ONLY)]))
shown(lambda: Signature([Parameter("x", Parameter.KEYWORD_ONLY)] * 2))
shown(lambda: inspect.get_annotations(f))


def evaluated(a: "int", b: "list[str]"):
    pass


shown(lambda: inspect.get_annotations(evaluated, eval_str=True))
shown(lambda: signature(evaluated, eval_str=True))
