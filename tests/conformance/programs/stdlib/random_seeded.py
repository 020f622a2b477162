import random

random.seed(1)
print(random.random(), random.random())
print(random.randint(1, 6), random.randrange(10), random.randrange(0, 100, 5), random.uniform(1, 2))
print(random.choice("abcdef"), random.choices([1, 2, 3], k=5), random.sample(range(100), 4))
cards = list(range(10))
random.shuffle(cards)
print(cards, random.getrandbits(40), random.gauss(0, 1), random.expovariate(2))
random.seed(12345678901234567890)
print(random.random(), random.randint(0, 10 ** 20))
random.seed("text")
print(random.random())
own = random.Random(42)
print(own.random(), own.choice([10, 20, 30]), own.betavariate(1, 2), own.triangular(), own.normalvariate(5, 2))
state = random.getstate()
a = random.random()
random.setstate(state)
print(a == random.random(), random.choices("ab", weights=[1, 9], k=8))
unseeded = random.Random()
print(all(0 <= unseeded.random() < 1 for _ in range(100)), 1 <= unseeded.randint(1, 3) <= 3)
for run in [
    lambda: random.choice([]),
    lambda: random.randint(5, 1),
    lambda: random.sample([1], 2),
    lambda: random.randrange(0),
]:
    try:
        run()
    except Exception as error:
        print(type(error).__name__, error)
