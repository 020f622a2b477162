# Dataclasses with all options, and what they refuse.
from dataclasses import *
import dataclasses, typing
def P(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
@dataclass
class A: x:int; y:int=3; z:list=field(default_factory=list,repr=False)
P(lambda:A(1)); P(lambda:A(1)==A(1)); P(lambda:A()); P(lambda:A(1,2,3,4)); P(lambda:A(x=1,q=2)); P(lambda:A.__match_args__); P(lambda:A.__doc__); P(lambda:asdict(A(1,2,[A(5)]))); P(lambda:astuple(A(1))); P(lambda:replace(A(1),y=9)); P(lambda:replace(A(1),w=9)); P(lambda:hash(A(1))); P(lambda:A(1)<A(2)); P(lambda:A.y); P(lambda:A.z)
@dataclass(order=True,frozen=True)
class B: x:int; y:str='a'
P(lambda:B(1)<B(2)); P(lambda:sorted([B(3),B(1)])); P(lambda:hash(B(1))==hash(B(1))); P(lambda:B(1)<3)
def f(): b=B(1); b.x=3
P(f)
def f(): b=B(1); del b.x
P(f)
def f(): b=B(1); b.new=3
P(f)
@dataclass(slots=True)
class S: x:int; y:int=2
P(lambda:S(1)); P(lambda:S.__slots__); P(lambda:hasattr(S(1),'__dict__'))
def f(): s=S(1); s.q=1
P(f)
@dataclass(kw_only=True)
class K: a:int; b:int=1
P(lambda:K(a=1)); P(lambda:K(1)); P(lambda:K.__match_args__)
@dataclass
class KO: a:int; _:KW_ONLY; b:int=2; c:int
P(lambda:KO(1,c=3)); P(lambda:KO(1,2,3))
@dataclass
class IV:
    a:int; i:InitVar[int]=5; c:typing.ClassVar[int]=9
    def __post_init__(self,i): self.a+=i
P(lambda:IV(1)); P(lambda:IV(1,2)); P(lambda:IV.c); P(lambda: replace(IV(1),a=2))
def bad():
    @dataclass
    class X: a:int=1; b:int
P(bad)
def bad():
    @dataclass
    class X: a:list=[]
P(bad)
def bad():
    @dataclass
    class X: a:int=field(default=1,default_factory=int)
P(bad)
def bad():
    @dataclass(order=True)
    class X:
        a:int
        def __lt__(self,o): pass
P(bad)
def bad():
    @dataclass(eq=False,order=True)
    class X: a:int
P(bad)
def bad():
    @dataclass
    class X(B): a:int
P(bad)
def bad():
    @dataclass(frozen=True)
    class X(A): a:int=1
P(bad)
def bad():
    @dataclass
    class X: a=field()
P(bad)
def bad():
    @dataclass(slots=True)
    class X: __slots__=('a',); a:int
P(bad)
def bad():
    @dataclass(unsafe_hash=True)
    class X:
        a:int
        def __hash__(self): return 1
P(bad)
P(lambda:make_dataclass('C',['x',('y',int),('z',int,field(default=3))],namespace={'m':lambda s:s.x})(1,2)); P(lambda:make_dataclass('C',[('class',int)])); P(lambda:make_dataclass('C',['x','x'])); P(lambda:is_dataclass(A)); P(lambda:is_dataclass(A(1))); P(lambda:is_dataclass(3)); P(lambda:fields(3)); P(lambda:asdict(A)); P(lambda:asdict(3)); P(lambda:replace(A,x=1))
@dataclass
class Rec: me:'Rec'=None
r=Rec(); r.me=r; P(lambda:r)
@dataclass
class Ch(A): w:int=7; x:str='o'
P(lambda:Ch()); P(lambda:Ch.__mro__)
@dataclass
class Fi: a:int=field(default=1,metadata={'u':'kg'},compare=False,hash=None,kw_only=True); b:int=field(init=False,default=2); c:int=field(init=False)
P(lambda:fields(Fi)[0].metadata['u']); P(lambda:Fi()); P(lambda:Fi(b=3)); P(lambda:replace(Fi(),b=3)); P(lambda: fields(Fi)[0].type)
@dataclass(repr=False,eq=False)
class NR: a:int
P(lambda:NR(1)==NR(1)); 
import inspect; P(lambda:inspect.signature(A)); P(lambda:inspect.signature(IV)); P(lambda:A.__init__.__annotations__); P(lambda:A.__init__.__qualname__); P(lambda: A.__eq__.__qualname__)
from typing import Generic,TypeVar,List,Optional
T=TypeVar('T')
@dataclass
class G(Generic[T]): v:T; o:Optional[List[int]]=None
P(lambda:G[int](3)); P(lambda:G.__doc__); P(lambda:A.__dataclass_params__)
import copy,pickle; P(lambda:copy.copy(A(1,2,[3]))); P(lambda:copy.deepcopy(B(1))); P(lambda:pickle.loads(pickle.dumps(B(1)))); P(lambda:pickle.loads(pickle.dumps(A(1))))
match A(1,2):
    case A(x,y): print(x,y)
@dataclass
class P2:
    a: int
    def __repr__(self): return 'custom'
    def __eq__(self, o): return False
P(lambda:P2(1)); P(lambda:P2(1)==P2(1)); P(lambda:P2.__hash__)
@dataclass(frozen=True, slots=True)
class FS: a:int; b:tuple=()
P(lambda:hash(FS(1))==hash(FS(1))); P(lambda:pickle.loads(pickle.dumps(FS(1)))); P(lambda:asdict(FS(1)))
from collections import namedtuple, defaultdict, OrderedDict
NT=namedtuple('NT','p q')
P(lambda:asdict(A(NT(1,A(2)),{'k':A(3)},(A(4),)))); P(lambda:asdict(A(defaultdict(list,{1:[A(1)]})))); P(lambda: asdict(A(1), dict_factory=OrderedDict)); P(lambda:astuple(A(NT(1,2))))
@dataclass(weakref_slot=True, slots=True)
class W: a:int
P(lambda:W.__slots__)
def bad():
    @dataclass(weakref_slot=True)
    class W: a:int
P(bad)
def bad():
    @dataclass
    class X: c: typing.ClassVar[int]=field(default_factory=int)
P(bad)
def bad(): 
    @dataclass
    class X: i: InitVar[int]=field(default_factory=int)
P(bad)
P(lambda:InitVar[int]); P(lambda:InitVar[typing.List[int]]); P(lambda:FrozenInstanceError.__mro__)
