d = {"one": 1, "two": 2}
d["three"] = 3
print(d, len(d), d["one"], d.get("four"), d.get("four", 4), "two" in d)
print(list(d), list(d.keys()), list(d.values()), list(d.items()))
for key, value in d.items():
    print(key, "->", value)
print(d.pop("one"), d.pop("none", "nothing"), d)
d.update({"two": 22, "five": 5}, six=6)
print(d, d.setdefault("seven", 7), d.setdefault("two", 0))
del d["two"]
print(d, d.popitem(), d)
print(dict(a=1, b=2), dict([("x", 1), ("y", 2)]), dict(zip("ab", [1, 2])), dict.fromkeys("ab", 0))
print({1: "int", 1.0: "float", True: "bool"}, {(1, 2): "tuple"}[(1, 2)])
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a | b, {**a, **b}, a == {"y": 2, "x": 1}, a.keys() & b.keys())
a |= b
print(a, sorted(a), max(a, key=a.get), sum(a.values()))
print(list(reversed(a)), {k: v * 2 for k, v in a.items() if v > 1})
copy = a.copy()
copy["x"] = 100
print(a["x"], copy["x"], a.items() >= {("x", 1)})
counts = {}
for letter in "mississippi":
    counts[letter] = counts.get(letter, 0) + 1
print(counts, sorted(counts.items(), key=lambda item: (-item[1], item[0])))
nested = {"list": [1, 2], "dict": {"inner": None}}
nested["dict"]["more"] = nested["list"]
nested["list"].append(3)
print(nested)
def attempt_1():
    del {}['z']
for run in [
    lambda: {}['k'],
    lambda: {}.popitem(),
    lambda: {[]: 1},
    lambda: dict([1]),
    attempt_1,
]:
    try:
        run()
    except Exception as error:
        print(type(error).__name__, error)
try:
    for key in a:
        a[key + "!"] = 1
except RuntimeError as error:
    print(error)
