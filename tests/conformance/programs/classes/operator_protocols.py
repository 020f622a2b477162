"""Reflected, augmented and compared: who is asked first; attributes and descriptors."""

class A:
    def __add__(self, o): return 'A+'
    def __radd__(self, o): return '+A'
class B(A):
    def __radd__(self, o): return '+B'
class C(A): pass
print(A() + B(), A() + C(), B() + A(), 1 + A(), A() + 1, [1] .__add__([2]))
class L(list):
    def __radd__(self, o): return 'L.radd'
print([1] + L([2]), L([1]) + [2])
class T(tuple):
    def __radd__(self, o): return 'T.radd'
class I(int):
    def __radd__(self, o): return 'I.radd'
    def __rsub__(self, o): return 'I.rsub'
    def __eq__(self, o): return 'I.eq'
    def __lt__(self, o): return 'I.lt'
    __hash__ = int.__hash__
print(1 + I(2), 1 - I(2), 1 == I(1), 1 > I(1), I(1) == 1, 1 < I(2))
class S(str):
    def __radd__(self, o): return 'S.radd'
    def __rmod__(self, o): return 'S.rmod'
print('a' + S('b'), 'a%s' % S('c'))
class N:
    def __iadd__(self, o): return NotImplemented
    def __add__(self, o): return 'add'
n = N(); n += 1; print(n)
class M:
    def __matmul__(self, o): return 'mm'
    def __rmatmul__(self, o): return 'rmm'
    def __imatmul__(self, o): return 'imm'
m = M(); print(m @ 1, 1 @ m); m @= 2; print(m)
class Cmp:
    def __init__(s, v): s.v = v
    def __lt__(s, o): print('lt', s.v, o.v); return s.v < o.v
print(Cmp(1) < Cmp(2) < Cmp(0), Cmp(1) > Cmp(2))
class D:
    def __contains__(self, x): return x == 5
    def __call__(self, *a, **k): return a, k
    def __missing__(self, k): return k
    def __length_hint__(self): return 10
    def __reversed__(self): return 'rev'
    def __index__(self): return 3
    def __bool__(self): return False
    def __len__(self): return 4
    def __format__(self, s): return 'fmt:' + s
    def __getitem__(self, k): return k
    def __dir__(self): return ['b', 'a']
d = D(); print(5 in d, 6 in d, d(1, a=2), reversed(d), [1,2,3,4][d], hex(d), bool(d), len(d), f'{d:x}', d[1:2, ...], dir(d), range(5)[d], 'a' * d, bin(d), round(2.5678, d))
class G:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(G()), 20 in G(), 5 in G(), list(reversed([1,2])))
class MD(dict):
    def __missing__(self, k): return k * 2
print(MD()['a'], MD().get('a'))
class GA:
    def __getattribute__(self, n):
        if n == 'x': return 'gotx'
        return super().__getattribute__(n)
    def __getattr__(self, n): return 'dyn ' + n
    def __setattr__(self, n, v): print('set', n, v); super().__setattr__(n, v)
    def __delattr__(self, n): print('del', n); super().__delattr__(n)
g = GA(); g.y = 1; print(g.x, g.y, g.z); del g.y; print(g.y)
try: del g.nope
except AttributeError as e: print(e)
class Desc:
    def __get__(self, o, t=None): return ('get', o is None, t.__name__)
    def __set__(self, o, v): print('dset', v)
    def __delete__(self, o): print('ddel')
    def __set_name__(self, o, n): print('name', o.__name__, n)
class H: d = Desc()
h = H(); print(h.d, H.d); h.d = 5; del h.d; h.__dict__['d'] = 9; print(h.d)
class ND:
    def __get__(self, o, t): return 'nd'
class HH: d = ND()
h = HH(); print(h.d); h.d = 4; print(h.d)
