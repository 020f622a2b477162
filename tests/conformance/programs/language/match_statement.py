from dataclasses import dataclass

@dataclass
class Point:
    x: int
    y: int

def describe(value):
    match value:
        case 0:
            return "zero"
        case int() | float() if value < 0:
            return "negative"
        case "yes" | "y":
            return "agreed"
        case str(text):
            return f"text {text!r}"
        case []:
            return "empty list"
        case [one]:
            return f"one {one}"
        case [first, *rest] if len(rest) > 2:
            return f"long {first} then {rest}"
        case (a, b):
            return f"pair {a} {b}"
        case {"type": "move", "to": (x, y)}:
            return f"move to {x},{y}"
        case {"type": kind, **others}:
            return f"{kind} with {others}"
        case Point(x=0, y=0):
            return "origin"
        case Point(0, y):
            return f"on the y axis at {y}"
        case Point(x, y) as p if x == y:
            return f"diagonal {p}"
        case None | True:
            return "singleton"
        case _:
            return "something else"

for value in [0, -3, -2.5, "y", "hello", [], [1], [1, 2, 3, 4], (1, 2), {"type": "move", "to": (3, 4)}, {"type": "stop", "n": 1},
              Point(0, 0), Point(0, 5), Point(2, 2), Point(1, 2), None, True, 7, {"x": 1}, {1, 2}]:
    print(describe(value))
