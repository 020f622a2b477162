"""Special methods that call themselves end in RecursionError, and the program goes on."""


def attempt(name, action):
    try:
        action()
        print(name, 'ended')
    except RecursionError as error:
        print(name, type(error).__name__, str(error).startswith('maximum recursion depth exceeded'))


class Loops:
    def __eq__(self, other):
        return self == other

    def __hash__(self):
        return hash(self)

    def __repr__(self):
        return repr(self)

    def __iter__(self):
        return iter(self)

    def __bool__(self):
        return bool(self)

    def __contains__(self, item):
        return item in self

    def __call__(self):
        return self()

    def __add__(self, other):
        return self + other

    def __getattr__(self, name):
        return getattr(self, name + 'x')

    def __format__(self, spec):
        return format(self, spec)

    def __lt__(self, other):
        return sorted([self, other])

    def __enter__(self):
        with self:
            pass

    def __exit__(self, *details):
        pass


class Endless(dict):
    def __missing__(self, key):
        return self[key]


class Made:
    def __init__(self):
        Made()


def generator():
    yield from generator()


def chain(n):
    if n:
        yield from chain(n - 1)
    yield n


x = Loops()
attempt('==', lambda: x == 1)
attempt('hash', lambda: hash(x))
attempt('repr', lambda: repr([x]))
attempt('iter', lambda: iter(x))
attempt('bool', lambda: bool(x))
attempt('in', lambda: 1 in x)
attempt('call', lambda: x())
attempt('+', lambda: x + 1)
attempt('getattr', lambda: x.a)
attempt('format', lambda: f'{x}')
attempt('sorted', lambda: sorted([x, Loops()]))
attempt('with', x.__enter__)
attempt('missing', lambda: Endless()[1])
attempt('init', Made)
attempt('yield from', lambda: next(generator()))
print(sum(chain(500)))
attempt('chain', lambda: sum(chain(5000)))
