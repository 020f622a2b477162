class Countdown:
    def __init__(self, start):
        self.current = start
    def __iter__(self):
        return self
    def __next__(self):
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return self.current + 1

print(list(Countdown(3)), sum(Countdown(4)), [a + b for a, b in zip(Countdown(2), Countdown(2))], max(Countdown(5)), 2 in Countdown(3))
first, *others = Countdown(4)
print(first, others, dict(enumerate(Countdown(2))), "-".join(str(x) for x in Countdown(3)))
class OldStyle:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return i * 10
print(list(OldStyle()), 20 in OldStyle(), list(reversed([*OldStyle()])))
class Library:
    def __init__(self):
        self.books = {}
    def __len__(self):
        return len(self.books)
    def __getitem__(self, title):
        return self.books[title]
    def __setitem__(self, title, author):
        self.books[title] = author
    def __delitem__(self, title):
        del self.books[title]
    def __contains__(self, title):
        return title in self.books
    def __iter__(self):
        return iter(self.books)
    def __reversed__(self):
        return reversed(list(self.books))
lib = Library()
lib["Emma"] = "Austen"
lib["Dune"] = "Herbert"
print(len(lib), lib["Emma"], "Dune" in lib, list(lib), list(reversed(lib)), bool(Library()), sorted(lib))
del lib["Emma"]
print(list(lib))
import functools
@functools.total_ordering
class Grade:
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        return self.n == other.n
    def __lt__(self, other):
        return self.n < other.n
print(Grade(1) < Grade(2), Grade(3) >= Grade(3), Grade(1) > Grade(2), sorted([Grade(3), Grade(1)])[0].n)
class Timer:
    def __enter__(self):
        print("start")
        return self
    def __exit__(self, *details):
        print("stop", details[0])
with Timer():
    print("body")
class Bad:
    def __iter__(self):
        return 5
    def __len__(self):
        return -1
    def __bool__(self):
        return "yes"
for run in [
    lambda: list(Bad()),
    lambda: len(Bad()),
    lambda: bool(Bad()),
    lambda: Bad()[0],
    lambda: next(Bad()),
]:
    try:
        run()
    except Exception as error:
        print(type(error).__name__, error)
