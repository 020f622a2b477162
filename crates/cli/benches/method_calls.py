"""Methods and attributes of one small object, called a million times."""


class Counter:
    def __init__(self):
        self.value = 0
        self.calls = 0

    def add(self, n):
        self.value += n
        self.note()

    def note(self):
        self.calls += 1

    @property
    def mean(self):
        return self.value / self.calls


def work(rounds):
    counter = Counter()
    for i in range(rounds):
        counter.add(i & 15)
        if i % 4 == 0 and counter.mean > 100:
            print("never")
    return counter.value, counter.calls


print(work(3_000_000))
