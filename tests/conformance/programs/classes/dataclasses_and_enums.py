from dataclasses import dataclass, field, asdict, replace, astuple
from enum import Enum, IntEnum, auto, Flag

@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list)
    def total(self, n):
        return self.price * n

a, b = Item("pen"), Item("pen", 1.5)
a.tags.append("blue")
print(a, b, a == b, a.total(3), asdict(a), astuple(b), replace(b, price=9))
@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
print(Version(1, 2) < Version(1, 10), sorted([Version(2), Version(1, 5)]), hash(Version(1)) == hash(Version(1)))
try:
    Version(1).major = 5
except Exception as error:
    print(type(error).__name__, error)
@dataclass
class Child(Item):
    owner: str = "nobody"
    size: int = field(init=False, default=3, repr=False)
    def __post_init__(self):
        self.name = self.name.upper()
print(Child("toy", owner="Ann"), Child("x").size)
try:
    Item()
except TypeError as error:
    print(error)
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    def pretty(self):
        return self.name.title()
print(Color.RED, repr(Color.GREEN), Color.BLUE.value, Color(2), Color["RED"], list(Color), Color.RED is Color.RED, Color.RED.pretty(), len(Color))
class Level(IntEnum):
    LOW = auto()
    HIGH = auto()
print(Level.LOW < Level.HIGH, Level.HIGH + 1, Level.LOW == 1, f"{Level.HIGH}", Level(1).name)
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
print(Perm.R | Perm.W, Perm.R in (Perm.R | Perm.X), (Perm.R | Perm.W) & Perm.W)
for run in [
    lambda: Color(9),
    lambda: Color['PINK'],
    lambda: Color.PINK,
]:
    try:
        run()
    except Exception as error:
        print(type(error).__name__, error)
match Color.GREEN:
    case Color.RED:
        print("red")
    case Color.GREEN:
        print("matched green")
