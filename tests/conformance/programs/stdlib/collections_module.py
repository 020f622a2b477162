from collections import deque, Counter, defaultdict, OrderedDict, namedtuple, ChainMap

d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
print(d, len(d), d[0], d.maxlen, d.pop(), d.popleft(), list(d))
d.extend([7, 8]); d.extendleft([9]); d.rotate(1)
print(d, 7 in d, d.index(7), d.count(7), list(reversed(d)))
d.clear()
try:
    d.popleft()
except IndexError as error:
    print(error)
c = Counter("mississippi")
print(c, c["s"], c["z"], c.most_common(2), sorted(c.elements())[:3], c.total())
c.update("sss"); c.subtract({"i": 1})
print(c + Counter(a=1), c - Counter(s=5), Counter(a=3) & Counter(a=1, b=2), Counter(a=1) | Counter(b=2))
groups = defaultdict(list)
for word in ["apple", "avocado", "bean"]:
    groups[word[0]].append(word)
print(groups, dict(groups), groups["z"], len(groups), defaultdict(int, a=1)["b"])
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a"); o.popitem(last=False)
print(o, list(o))
Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p._replace(x=5), p._asdict(), Point._fields, p == (1, 2), p + (3,))
x, y = p
Emp = namedtuple("Emp", ["name", "pay"], defaults=[10])
print(x + y, Emp("a"), ChainMap({"a": 1}, {"a": 2, "b": 3})["b"], isinstance(p, tuple))
try:
    p.x = 5
except AttributeError as error:
    print(error)
