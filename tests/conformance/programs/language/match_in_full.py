"""Every kind of pattern, and the errors of class patterns."""

def t(x):
    match x:
        case 0: return 'zero'
        case -1 | -2.5: return 'neg'
        case 1+2j: return 'cplx'
        case 'a' | b'b': return 'str'
        case None: return 'none'
        case True: return 'true'
        case [1, 2]: return 'one two'
        case [1, *rest]: return ('one', rest)
        case (a, b) if a == b: return ('same', a)
        case [[x, y], *_]: return ('nest', x, y)
        case {'k': v, **rest}: return ('map', v, rest)
        case {'q': [a, {'z': b}]}: return ('deep', a, b)
        case int(n): return ('int', n)
        case str() as s: return ('s', s)
        case P(x=1, y=yy): return ('P1', yy)
        case P(a, b): return ('P', a, b)
        case float() | complex(): return 'num'
        case {}: return 'emptymap'
        case []: return 'empty'
        case _: return 'other'
class P:
    __match_args__ = ('x', 'y')
    def __init__(s, x, y): s.x, s.y = x, y
for v in [0, -1, -2.5, 1+2j, 'a', b'b', None, True, [1,2], (1,2), [1,2,3], [3,3], [[1,2],3], {'k':1,'j':2}, {'q':[1,{'z':2}]}, 77, 'hello', P(1,2), P(3,4), 1.5, {}, [], set(), range(0), range(1,3), bytearray(b'x'), 'ab', iter([])]:
    print(repr(t(v))[:60])
class Q: __match_args__ = 'x'
class R: __match_args__ = ('x', 'x')
class T: __match_args__ = (1,)
class U: pass
for c in (Q, R, T, U):
    try:
        match c():
            case c(1, 2): pass
    except TypeError as e: print(e)
try:
    match 5:
        case int(1, 2): pass
except TypeError as e: print(e)
try:
    match 5:
        case 5 if 1/0: pass
except ZeroDivisionError as e: print(e)
zz = 5
try:
    match 5:
        case zz(): pass
except TypeError as e: print(e)
class PP: __match_args__ = ('x', 'y'); x = 1; y = 2
try:
    match PP():
        case PP(1, x=1): pass
except TypeError as e: print(e)
import collections, enum
class C(enum.Enum): R = 1; G = 2
match C.R:
    case C.G: print('g')
    case C.R: print('r')
match collections.OrderedDict(a=1):
    case {'a': 1}: print('od')
match collections.deque([1, 2]):
    case [1, 2]: print('deque')
match (1, 2, 3):
    case first, *_, last: print(first, last)
