# Generic classes, protocols, named tuples, typed dicts, and type hints.
import typing, types, sys, collections.abc
from typing import *
def P(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
T=TypeVar('T'); U=TypeVar('U',bound=int); S=TypeVar('S',int,str); K=TypeVar('K',covariant=True); Ps=ParamSpec('Ps'); Ts=TypeVarTuple('Ts')
class Box(Generic[T]):
    def __init__(self,x:T): self.x=x
P(lambda:Box[int]); P(lambda:Box[int](3).__orig_class__); P(lambda:Box[int,str]); P(lambda:Box.__parameters__); P(lambda:Box.__orig_bases__); P(lambda:Box.__mro__); P(lambda:Box[int].x); P(lambda:isinstance(Box(1),Box[int]))
class Pair(Generic[T,U]): pass
P(lambda:Pair[int]); P(lambda:Pair[int,int]); P(lambda:Pair[T,int][str])
class SB(Box[int]): pass
P(lambda:SB.__mro__); P(lambda:SB.__orig_bases__); P(lambda:SB.__parameters__); P(lambda:SB[int])
class DD(Dict[str,T]): pass
P(lambda:DD.__mro__); P(lambda:DD[int]); P(lambda:DD(a=1))
@runtime_checkable
class HasLen(Protocol):
    def __len__(self)->int: ...
class NR(Protocol):
    x:int
    def f(self): ...
P(lambda:isinstance([],HasLen)); P(lambda:isinstance(3,HasLen)); P(lambda:issubclass(list,HasLen)); P(lambda:isinstance(3,NR)); P(lambda:HasLen()); 
class Impl(NR):
    def f(self): return 1
P(lambda:Impl().f())
class GP(Protocol[T]):
    def g(self)->T: ...
P(lambda:GP[int]); P(lambda:GP.__mro__)
def bad():
    class B(Protocol, int): pass
P(bad)
class Pt(NamedTuple):
    "doc"
    x:int
    y:int=0
    def s(self): return self.x+self.y
P(lambda:Pt(1)); P(lambda:Pt(1,2).s()); P(lambda:Pt._field_defaults); P(lambda:Pt.__annotations__); P(lambda:Pt.__mro__); P(lambda:Pt.__doc__); P(lambda:Pt()); 
def bad():
    class B(NamedTuple):
        x:int=1
        y:int
P(bad)
def bad():
    class B(NamedTuple):
        x:int
        def _asdict(self): pass
P(bad)
P(lambda:NamedTuple('E',[('a',int),('b',str)])(1,'b')); P(lambda:NamedTuple('E',a=int)); 
class TD(TypedDict,total=False):
    a:int
    b:Required[str]
class TD2(TD):
    c:List['TD']
P(lambda:TD(a=1,b='x')); P(lambda:TD.__required_keys__); P(lambda:sorted(TD2.__required_keys__)); P(lambda:TD2.__annotations__); P(lambda:TD.__total__); P(lambda:isinstance({},TD)); P(lambda:get_type_hints(TD2)); P(lambda:TypedDict('F',{'x':int})); P(lambda:is_typeddict(TD)); P(lambda:TD.__mro__); P(lambda:TypedDict('F',{'x':int}).__annotations__)
def f(a:'int',b:Optional['Box']=None,*c:List[int],d:Annotated[int,'m'])->'Dict[str,Box]': pass
P(lambda:get_type_hints(f)); P(lambda:get_type_hints(f,include_extras=True)); P(lambda:f.__annotations__)
class C:
    x:'int'
    y:ClassVar['str']='a'
    z:Final=3
class D(C): w:'C'
P(lambda:get_type_hints(D)); P(lambda:get_type_hints(C.__init__)); P(lambda: get_type_hints(lambda x:0))
@overload
def o(x:int)->int: ...
@overload
def o(x:str)->str: ...
def o(x): return x
P(lambda:len(get_overloads(o))); P(lambda:o(3))
@overload
def oo(x): ...
P(lambda:oo(3))
@final
class Fi: pass
P(lambda:Fi.__final__)
def bad():
    class B(List): pass
    return B.__mro__
P(bad)
def bad():
    class B(Union[int,str]): pass
P(bad)
def bad():
    class B(Generic): pass
P(bad)
def bad():
    class B(Generic[T],List[U]): pass
P(bad)
def bad():
    class B(NewType('N',int)): pass
P(bad)
P(lambda: get_type_hints(sys)=={})
class V(Generic[Unpack[Ts]]): pass
P(lambda:V[int,str]); P(lambda:V[()]); P(lambda:V.__parameters__); P(lambda:Tuple[int,Unpack[Ts]][str,float])
class Z(Generic[Ps]): pass
P(lambda:Z[[int,str]]); P(lambda:Z[int,str]); P(lambda:Z[...])
import pickle, copy
P(lambda:copy.deepcopy(List[int])); P(lambda:copy.copy(T) is T)
P(lambda:sorted(set(typing.__all__)-set(dir(typing))))
