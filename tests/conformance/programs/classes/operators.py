class Vector:
    def __init__(self, *parts):
        self.parts = parts
    def __repr__(self):
        return f"Vector{self.parts}"
    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in zip(self.parts, other.parts)))
    def __mul__(self, n):
        return Vector(*(a * n for a in self.parts))
    __rmul__ = __mul__
    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.parts, other.parts))
    def __neg__(self):
        return self * -1
    def __eq__(self, other):
        return isinstance(other, Vector) and self.parts == other.parts
    def __bool__(self):
        return any(self.parts)
    def __len__(self):
        return len(self.parts)
    def __getitem__(self, i):
        return self.parts[i]
    def __contains__(self, x):
        return x in self.parts
    def __abs__(self):
        return sum(a * a for a in self.parts) ** 0.5
    def __iadd__(self, other):
        self.parts = (self + other).parts
        return self
    def __radd__(self, other):
        return self if other == 0 else NotImplemented
    def __round__(self, n=0):
        return Vector(*(round(a, n) for a in self.parts))
    def __divmod__(self, n):
        return "divmod", n
    def __int__(self):
        return 7
    def __index__(self):
        return 2

v, w = Vector(1, 2), Vector(3, 4)
print(v + w, v * 3, 3 * v, v @ w, -v, v == Vector(1, 2), v != w, bool(Vector(0, 0)), len(v), v[1], v[-1], 4 in w, abs(w))
alias = v
v += w
print(v, alias is v, sum([Vector(1, 1), Vector(2, 2)]), list(w), max(w), round(Vector(1.26, 2.74), 1), divmod(v, 3), int(v), [10, 20, 30][v], "abc" * v)
def attempt_1():
    global v
    v += 'x'
for code, run in [
    ('v + 1', lambda: v + 1),
    ('1 + v', lambda: 1 + v),
    ('v - w', lambda: v - w),
    ('v < w', lambda: v < w),
    ('v()', lambda: v()),
    ('v[5]', lambda: v[5]),
    ("v += 'x'", attempt_1),
]:
    try:
        run()
    except Exception as error:
        print(code, "->", type(error).__name__, error)
class Reflected:
    def __rsub__(self, other): return f"rsub {other}"
    def __rpow__(self, other): return f"rpow {other}"
    def __lt__(self, other): return f"lt {other}"
    def __gt__(self, other): return f"gt {other}"
    def __getattr__(self, name): return f"attr {name}"
    def __setitem__(self, k, val): print("set", k, val)
    def __delitem__(self, k): print("del", k)
    def __invert__(self): return "inverted"
    def __lshift__(self, n): return f"lshift {n}"
r = Reflected()
print(5 - r, 2 ** r, r < 1, 1 < r, r.anything, ~r, r << 3)
r["k"] = 1
del r["k"]
