import functools
import operator

@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
@functools.lru_cache(maxsize=2)
def noisy(x):
    print("computing", x)
    return x
noisy(1); noisy(2); noisy(1); noisy(3); noisy(2)
print(noisy.cache_info().hits)
noisy.cache_clear()
@functools.cache
def cached(a, b=1):
    return a + b
print(cached(1), cached(1, b=2), functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.reduce(operator.add, [[1], [2]], [0]))
p = functools.partial(int, base=2)
q = functools.partial(print, "prefix", sep="-")
print(p("101"), p.func is int, p.keywords)
q("a", "b")
class Circle:
    def __init__(self, r):
        self.r = r
    @functools.cached_property
    def area(self):
        print("area computed")
        return self.r ** 2 * 3
    @functools.singledispatchmethod
    def show(self, x):
        return f"other {x}"
    @show.register
    def _(self, x: int):
        return f"int {x}"
c = Circle(2)
print(c.area, c.area, c.show(5), c.show("a"))
@functools.singledispatch
def kind(x):
    return "object"
@kind.register(list)
def _(x):
    return "list"
@kind.register
def _(x: str):
    return "str"
print(kind([]), kind("a"), kind(1.5))
print(operator.add(1, 2), operator.itemgetter(1)([5, 6]), operator.attrgetter("r")(c), operator.mul(3, 4), operator.methodcaller("upper")("x"), operator.itemgetter("a", "b")({"a": 1, "b": 2}))
print(sorted([(1, "b"), (0, "c")], key=operator.itemgetter(1)), operator.not_(0), operator.contains([1], 1), functools.partial(max, 5)(3, 4))
