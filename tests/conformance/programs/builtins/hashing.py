class Key:
    def __init__(self, name):
        self.name = name
    def __eq__(self, other):
        return isinstance(other, Key) and self.name == other.name
    def __hash__(self):
        return hash(self.name)
    def __repr__(self):
        return f"Key({self.name})"

table = {Key("a"): 1}
table[Key("a")] = 2
table[Key("b")] = 3
print(table, Key("a") in table, Key("c") in table, len({Key("x"), Key("x")}))
class Same:
    def __hash__(self):
        return 1
same = [Same() for _ in range(20)]
d = {s: i for i, s in enumerate(same)}
print(len(d), d[same[7]], d.get(Same()))
for i in range(0, 20, 2):
    del d[same[i]]
print(len(d), list(d.values()))
class NoHash:
    def __eq__(self, other):
        return True
try:
    {NoHash()}
except TypeError as error:
    print(error)
print(hash("a") == hash("a"), hash((1, "a")) == hash((1, "a")), hash(1) == hash(1.0) == hash(True), hash(None) == hash(None))
for bad in [[], {}, set(), ([],)]:
    try:
        hash(bad)
    except TypeError as error:
        print(error)
big = {i: i * i for i in range(1000)}
for i in range(0, 1000, 3):
    del big[i]
print(len(big), sum(big), big[1], 3 in big, list(big)[:5])
order = {}
for word in "the quick brown fox jumps over the lazy dog the end".split():
    order[word] = order.pop(word, 0) + 1
print(order)
