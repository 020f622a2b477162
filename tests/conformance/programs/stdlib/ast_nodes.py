# Every kind of node: fields, places, and the way back to text.
import ast
src='''
"""doc"""
import os, sys as s
from . import a
from x.y import (b as c, d)
@deco(1)
# comment
@other
async def f(a, /, b: int = 1, *c, d, e=2, **k) -> str:
    "fdoc"
    global g
    async for x in y: await z
    async with a as b, c: pass
    return [i async for i in j if k if l]
class A(B, metaclass=M):
    """cdoc"""
    x: int = 3
    (y): str
def g(*, k=1): yield; yield 1, 2; x = yield from z; return
x = y = 1, *z
x += 1; x @= 2
del a, b[0], c.d
for i, j in range(10):
    if i: continue
    elif j: break
    elif k: pass
    else: print(i)
else: pass
while True:
    pass
with open(f) as fh: pass
try:
    raise X from y
except (A, B) as e: pass
except C: raise
except: pass
else: pass
finally: pass
try: pass
except* E: pass
assert a, "msg"
nonlocal_ = lambda x, *y: x
a = b if c else d
d = {1: 2, **e}; s = {1, 2}; t = (); u = (1,); l = [*a, 1]
f"a{x!r:>{w}}b{y}{{}}"
f'{z=}'
"abc" 'def' u"ghi"
b'xy\\x00'
1_000 + 0xff - 10**100 * 1.5e10 / 3j // 7 % 2 << 1 >> 2 & 3 | 4 ^ 5 @ 6
-x ** -y; not a; ~b; +c
a and b or c and not d
a < b <= c != d is e is not f in g not in h
x[1:2, ::3]; x[...]; x[a:b]
f(*a, b=1, **c)
f(x for x in y)
{k: v for k, v in z}; {x for x in y}; (x for x in y for z in w)
(y := 5)
match x:
    case 1 | 2: pass
    case [a, *_, b] if c: pass
    case {"k": v, **rest}: pass
    case P(x, y=3) as q: pass
    case None | True: pass
    case a.b: pass
    case -1: pass
    case _: pass
global_ = None, True, False, ...
if a:
    pass
'''
t=ast.parse(src)
print(ast.dump(t))
print(ast.dump(t,include_attributes=True)==ast.dump(ast.parse(src),include_attributes=True))
for n in ast.walk(t):
    if hasattr(n,'lineno'): print(type(n).__name__, n.lineno,n.col_offset,n.end_lineno,n.end_col_offset)
print(ast.unparse(t))
print(ast.dump(ast.parse(ast.unparse(t)))==ast.dump(t))
print(ast.dump(ast.parse("x=1\nf(2)"),indent=2)); print(ast.dump(ast.parse("a+b",mode='eval'),indent=4,include_attributes=True)); print(ast.dump(ast.parse('a+1'),annotate_fields=False))
