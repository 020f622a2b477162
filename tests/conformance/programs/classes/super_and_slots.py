"""`super()` in all kinds of methods, and what attributes instances get in which order."""


class Base:
    made = 0

    def __init__(self, name="base"):
        self.name = name

    def who(self, *args, **kwargs):
        return "Base.who", self.name, args, kwargs

    @classmethod
    def make(cls, *args):
        cls.made += 1
        return cls(*args)

    @staticmethod
    def plain(x):
        return "plain", x

    @property
    def title(self):
        return f"<{self.name}>"

    def __eq__(self, other):
        return "Base.__eq__"

    def __getitem__(self, key):
        return "item", key


class Left(Base):
    def __init__(self, name, extra):
        super().__init__(name)
        self.extra = extra

    def who(self, *args, **kwargs):
        return "Left.who", super().who(1, *args, left=True, **kwargs)

    @classmethod
    def make(cls, *args):
        return super().make(*args)

    @property
    def title(self):
        return "Left" + super().title

    def plain(self, x):
        return super().plain(x + 1)

    def __eq__(self, other):
        return super().__eq__(other) + "!"

    def __getitem__(self, key):
        return super().__getitem__(key * 2)


class Right(Base):
    def who(self, *args, **kwargs):
        return "Right.who", super().who(*args, right=True, **kwargs)


class Both(Left, Right):
    def __init__(self, name):
        super().__init__(name, extra=len(name))

    def missing(self):
        return super().nothing()

    def own(self):
        # Attributes of the instance are not seen through `super`.
        self.who = lambda: "own"
        return super().who(), self.who()


both = Both.make("pair")
print(both.name, both.extra, both.made, Both.made, Left.made, Base.made)
print(both.who(2, x=3))
print(both.title, both.plain(1), both == both, both["k"])
try:
    both.missing()
except AttributeError as error:
    print(error)
print(both.own())
print(super(Left, both).who(), super(Both, both).title)


class Later(Base):
    def who(self):
        def inner():
            return super(Later, self).who()

        return inner(), [super(Later, self).who() for _ in range(1)]


print(Later().who())

# A method that is replaced is seen at once.
Base.who = lambda self, *args, **kwargs: "replaced"
print(both.__class__.who(both), Later().who())
Right.__init__ = lambda self, name: print("Right.__init__", name)
Left("x", 1)
print(vars(Both("y")))


class Reassigned:
    def __init__(self):
        self = Left("other", 0)
        try:
            super().__init__()
        except TypeError as error:
            print(error)


Reassigned()


def shadowed():
    super = lambda *args: "not the builtin"

    class Inner:
        def show(self):
            return super().upper()

    return Inner().show()


print(shadowed())


class Number(int):
    def __new__(cls, value):
        return super().__new__(cls, value + 1)

    def __add__(self, other):
        return Number(super().__add__(other))

    def __repr__(self):
        return "Number " + super().__repr__()


print(Number(1) + 2, repr(Number(3)))


class Items(list):
    def append(self, item):
        super().append(item * 2)
        return super().__len__()


items = Items()
print(items.append(1), items.append("a"), items)


class Failure(Exception):
    def __init__(self, code, *more):
        super().__init__(code, *more)
        self.code = code

    def __str__(self):
        return f"[{self.code}] " + super().__str__()


try:
    raise Failure(3, "more")
except Failure as failure:
    print(failure, failure.args, failure.code)


class Meta(type):
    def __new__(mcls, name, bases, names):
        return super().__new__(mcls, name + "Made", bases, names)

    def __call__(cls, *args):
        return "called", super().__call__(*args).value


class Made(metaclass=Meta):
    def __init__(self, value):
        super().__init__()
        self.value = value


print(Made.__name__, Made(4))


# ---- attributes in different orders ----


class Open:
    def fill(self, names):
        for i, name in enumerate(names):
            setattr(self, name, i)
        return self

    def first(self):
        self.a = "a"

    def second(self):
        self.b = "b"


for names in ("ab", "ba", "abcdefgh", "hgfedcba", "", "aa"):
    thing = Open().fill(names)
    thing.second()
    thing.first()
    thing.second()
    del thing.a
    thing.first()
    print(vars(thing))


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def move(self, dx):
        self.x += dx
        return self.x, self.y


class Named(Point):
    def __init__(self, name):
        super().__init__(0, 1)
        self.name = name


for i in range(4):
    point = Point(i, -i)
    print(point.move(1), end=" ")
    if i == 2:
        del point.y
        try:
            point.move(1)
        except AttributeError as error:
            print(error)
    try:
        point.z = 1
    except AttributeError as error:
        print(error)
print(Named("n").move(2), Named("n").name)


class Watched(Open):
    def __setattr__(self, name, value):
        super().__setattr__(name, value + "?")


for kind in (Open, Watched, Open, Watched):
    thing = kind()
    thing.first()
    thing.second()
    print(vars(thing), end=" ")
Open.a = property(lambda self: "property")
thing = Open()
try:
    thing.first()
except AttributeError as error:
    print(type(error).__name__, thing.a)


class Lazy:
    def __init__(self, n):
        if n > 1:
            self.early = n
        self.value = n
        if n % 2:
            self.late = -n


print([vars(Lazy(n)) for n in range(4)])
