"""Many objects of several classes: inheritance, super, operators, comparison, dispatch, a tree of nodes."""


class Shape:
    def __init__(self, name):
        self.name = name

    def area(self):
        return 0

    def describe(self):
        return self.name, self.area()


class Rectangle(Shape):
    def __init__(self, width, height):
        super().__init__("rectangle")
        self.width = width
        self.height = height

    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)
        self.name = "square"


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y


class Node:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None

    def insert(self, key):
        node = self
        while True:
            if key < node.key:
                if node.left is None:
                    node.left = Node(key)
                    return
                node = node.left
            else:
                if node.right is None:
                    node.right = Node(key)
                    return
                node = node.right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            yield from self.right


def shapes(count):
    total = 0
    for i in range(count):
        shape = Square(i % 10) if i % 2 else Rectangle(i % 7, 2)
        name, area = shape.describe()
        total += area + len(name)
    return total


def vectors(count):
    place, step, home = Vector(0, 0), Vector(1, 2), Vector(5, 10)
    visits = 0
    for _ in range(count):
        place = place + step
        visits += place == home
    return place.x, place.y, visits


def tree(count):
    root = Node(count // 2)
    key = 1
    for _ in range(count):
        key = key * 7919 % 100003
        root.insert(key)
    return sum(key * (i & 1) for i, key in enumerate(root))


print(shapes(400_000))
print(vectors(600_000))
print(tree(20_000))
