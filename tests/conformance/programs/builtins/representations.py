values = [1, -2.5, "a'b", b"x\n", None, True, [1, "x"], (1,), (), {}, {"a": [1]}, set(), {1}, frozenset(), range(3), 1e50, 3 + 4j, ..., slice(1, 2)]
for value in values:
    print(repr(value), str(value) == repr(value))
print([int, str, list, ValueError, type, object], [len, print])
print(repr("\t\\\"'"), repr("\u200b\U0001F600"), ascii("ü\u2028"), str(b"bytes"))
print(ValueError("a"), repr(ValueError("a")), repr(ValueError()), repr(KeyError("k")), str(KeyError("k")), repr(OSError(2, "no")), OSError(2, "no"))
print(repr(Exception("a", 1)), str(Exception("a", 1)), str(Exception()) == "")
nested = {"l": []}
nested["l"].append(nested)
print(nested)
d = {}
d["self"] = d
print(d, [[]], [[[]]], ((),), {"": ""})
print({"a": 1}.items(), {"a": 1}.keys(), {"a": 1}.values(), dict(), list(), tuple(), str() == "")
class P:
    def __repr__(self):
        return "P()"
print([P()], (P(),), {P}, {"p": P()}, f"{P()}") if False else print([P()], (P(),), {"p": P()}, f"{P()}")
class Bad:
    def __repr__(self):
        return 5
try:
    print(Bad())
except TypeError as error:
    print(error)
