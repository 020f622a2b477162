# The same numbers as CPython for the same seed, for every function; seeds of all kinds, states, subclasses and errors.
import random
from fractions import Fraction

for seed in (0, 1, -5, 12345, 2**100, 1.5, "text", b"bytes", bytearray(b"ba"), True, ""):
    random.seed(seed)
    print(repr(seed)[:20], random.random(), random.getrandbits(70), random.randint(1, 100))
for seed in ("text", b"bytes", 3.7, 5):
    random.seed(seed, version=1)
    print(seed, random.random())
r = random.Random(42)
print(r.randrange(10), r.randrange(3, 30, 4), r.randrange(10**30), r.randint(-5, 5), r.choice("abcdef"), r.choices([1, 2, 3], k=4))
print(r.choices("ab", weights=[1, 9], k=6), r.choices("abc", cum_weights=[1, 2, 10], k=3), r.sample(range(100), 5), r.sample("abc", 2, counts=[3, 1, 2]))
x = list(range(10))
r.shuffle(x)
print(x, r.uniform(2, 5), r.triangular(), r.triangular(1, 5, 2), r.betavariate(2, 3), r.expovariate(1.5), r.gammavariate(2, 3), r.gammavariate(0.5, 1))
print(r.gauss(0, 1), r.gauss(), r.normalvariate(1, 2), r.lognormvariate(0, 0.5), r.vonmisesvariate(1, 4), r.vonmisesvariate(0, 0), r.paretovariate(3), r.weibullvariate(1, 2))
print(r.randbytes(7), r.getrandbits(1), r.getrandbits(0))
state = r.getstate()
a = [r.random() for _ in range(3)]
r.setstate(state)
print(a == [r.random() for _ in range(3)], state[0], len(state[1]), hash(state[1]))


class Half(random.Random):
    def random(self):
        return 0.5


h = Half()
print(h.random(), h.randrange(10), h.choice("abc"), h.uniform(0, 4), h.sample(range(10), 3), h.gauss(0, 1))
s = random.SystemRandom()
print(0 <= s.random() < 1, 1 <= s.randint(1, 6) <= 6, len(s.randbytes(4)), s.seed(3))
for call in (lambda: s.getstate(), lambda: random.randrange(0), lambda: random.randrange(5, 5), lambda: random.randint(5, 1), lambda: random.choice([]), lambda: random.sample([1], 2),
             lambda: random.sample({1, 2}, 1), lambda: random.choices([], k=1), lambda: random.choices([1], weights=[1, 2]), lambda: random.choices([1, 2], weights=[0, 0]),
             lambda: random.seed([1]), lambda: random.getrandbits(-1), lambda: random.setstate((1, 2, 3)), lambda: random.randrange(1, 10, 0), lambda: random.sample([1, 2], -1),
             lambda: random.choices([1], weights=[1], cum_weights=[1]), lambda: random.shuffle(5), lambda: random.sample([1, 2], 1, counts=[1]), lambda: random.choice(5)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
