data = [4, 8, 15, 16, 23, 42]
if (n := len(data)) > 5:
    print("long", n)
while (item := data.pop()) > 10:
    print("popped", item)
print(item, data)
print([half for x in range(10) if (half := x / 2) > 3])
def classify(x):
    return "neg" if x < 0 else "zero" if x == 0 else "pos"
print([classify(x) for x in (-1, 0, 1)])
total = 0
print([total := total + x for x in range(5)], total)
print((a := 1) + (b := 2), a, b)
lines = iter(["first", "second", "", "fourth"])
while line := next(lines):
    print(line)
x = 5
x = x + 1 if x > 3 else x - 1
print(x, (y := x) is x, not x == y)
assert x == 6, "x changed"
try:
    assert x == 7, f"x is {x}"
except AssertionError as error:
    print("assertion:", error)
