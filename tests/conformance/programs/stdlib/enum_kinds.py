# Enumerations of all kinds, their errors, and the tools around them.
import enum
from enum import *
def P(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
class Color(Enum):
    RED=1; GREEN=2; BLUE=3; CRIMSON=1
P(lambda:Color.RED); P(lambda:str(Color.RED)); P(lambda:list(Color)); P(lambda:Color(2)); P(lambda:Color['BLUE']); P(lambda:Color(9)); P(lambda:Color['X']); P(lambda:Color.CRIMSON is Color.RED); P(lambda:Color.__members__); P(lambda:Color); P(lambda:len(Color)); P(lambda:Color.RED in Color); P(lambda:f'{Color.RED}'); P(lambda:Color.RED.name); P(lambda:hash(Color.RED)==hash('RED')); P(lambda:Color.RED<Color.GREEN); P(lambda:dir(Color)); P(lambda:Color.RED.GREEN); P(lambda: bool(Color.RED)); P(lambda:isinstance(Color.RED,Color)); P(lambda:type(Color)); P(lambda:Color.RED==1)
def bad():
    class X(Enum): A=1; A=2
P(bad)
def bad():
    class X(Color): Z=5
P(bad)
def bad(): Color.RED=5
P(bad)
def bad(): del Color.RED
P(bad)
def bad():
    @unique
    class X(Enum): A=1; B=1; C=2; D=2
P(bad)
class N(IntEnum): A=1; B=auto(); C=auto()
P(lambda:list(N)); P(lambda:N.A+1); P(lambda:str(N.A)); P(lambda:f'{N.A} {N.A:>3} {N.A!r}'); P(lambda:N.A<N.B); P(lambda:N.A==1); P(lambda:'%d %s'%(N.A,N.A)); P(lambda: N(1)); P(lambda: [10,20,30][N.A])
class S(StrEnum): A=auto(); B='x'; FOO_BAR=auto()
P(lambda:list(S)); P(lambda:str(S.A)); P(lambda:S.A=='a'); P(lambda:S.B.upper()); P(lambda:f'{S.A}')
def bad():
    class X(StrEnum): A=1
P(bad)
class F(Flag): R=auto(); W=auto(); X=auto(); RW=R|W
P(lambda:list(F)); P(lambda:F.R|F.X); P(lambda:F.RW); P(lambda:~F.R); P(lambda:F(0)); P(lambda:F(7)); P(lambda:F.R in F.RW); P(lambda:list(F.RW)); P(lambda:len(F.RW)); P(lambda:F(8)); P(lambda:str(F.R|F.X)); P(lambda:bool(F(0))); P(lambda:F.R&F.W); P(lambda:F.R^F.RW); P(lambda:F['R']); P(lambda:F.R|1); P(lambda:(F.R|F.W).name); P(lambda:(F.R|F.X).value); P(lambda: F.RW.name); P(lambda:[f for f in F(5)])
class I(IntFlag): A=1; B=2; C=4
P(lambda:I.A|I.B); P(lambda:I(9)); P(lambda:I.A|8); P(lambda:~I.A); P(lambda:str(I.A|I.B)); P(lambda:I(0)); P(lambda:I.A+1); P(lambda:list(I(7))); P(lambda: I(-1)); P(lambda: f'{I.A|I.B}')
class K(Flag,boundary=KEEP): A=1
P(lambda:K(5)); 
class St(Flag,boundary=STRICT): A=1
P(lambda:St(5))
class Cn(Flag,boundary=CONFORM): A=1
P(lambda:Cn(5))
class Ej(Flag,boundary=EJECT): A=1
P(lambda:Ej(5))
P(lambda:Enum('Animal','CAT DOG')); P(lambda:list(Enum('Animal','CAT DOG'))); P(lambda:list(Enum('A',['x','y'],start=5))); P(lambda:list(Enum('A',{'x':1,'y':2}))); P(lambda:list(Enum('A',[('x',3)]))); P(lambda:Enum('A','x y',module='m',qualname='q.A').x); P(lambda:IntEnum('I2','a b').b+1)
class Planet(Enum):
    EARTH=(5.9,6.3); MARS=(6.4,3.3)
    def __init__(self,m,r): self.m=m; self.r=r
    @property
    def g(self): return self.m*self.r
    @classmethod
    def d(cls): return cls.EARTH
    @staticmethod
    def s(): return 1
P(lambda:Planet.EARTH.g); P(lambda:Planet.MARS); P(lambda:Planet.d()); P(lambda:Planet((6.4,3.3))); P(lambda:Planet.s())
class Co(bytes,Enum):
    def __new__(cls,v,l):
        o=bytes.__new__(cls,[v]); o._value_=v; o.l=l; return o
    A=(1,'a'); B=(2,'b')
P(lambda:Co(1).l); P(lambda:Co.B.value)
class An(Enum):
    def _generate_next_value_(name,start,count,last): return name.lower()
    X=auto(); Y=auto()
P(lambda:list(An))
class Mi(Enum):
    A=1
    @classmethod
    def _missing_(cls,v): return cls.A if v=='a' else None
P(lambda:Mi('a')); P(lambda:Mi('b'))
class Ig(Enum):
    _ignore_='t i'; t=vars(); 
    for i in range(3): t[f'd{i}']=i
P(lambda:list(Ig))
class MN(Enum):
    A=1; B=nonmember(5); C=member(6)
    @member
    def f(self): return 3
P(lambda:[m.name for m in MN]); P(lambda:MN.B)
@verify(UNIQUE)
class V(Enum): A=1
def bad():
    @verify(UNIQUE)
    class V(Enum): A=1; B=1
P(bad)
def bad():
    @verify(CONTINUOUS)
    class V(Enum): A=1; B=3
P(bad)
def bad():
    @verify(NAMED_FLAGS)
    class V(Flag): A=1; B=6
P(bad)
@global_enum
class G(Enum): GA=1
P(lambda:GA); P(lambda:str(GA))
import pickle,copy
P(lambda:pickle.loads(pickle.dumps(Color.RED)) is Color.RED); P(lambda:copy.deepcopy(Color.RED) is Color.RED); P(lambda:pickle.loads(pickle.dumps(F.R|F.X)))
class D(Enum):
    A='a'
    def __str__(self): return 'D!'
P(lambda:f'{D.A}'); P(lambda:str(D.A)); P(lambda:D.A)
class E2(Enum): pass
class E3(E2): A=1
P(lambda:E3.A); P(lambda:E2('x')); P(lambda: Enum('a'))
class Mx(str,Enum): A='a'
P(lambda:Mx.A); P(lambda:str(Mx.A)); P(lambda:f'{Mx.A}'); P(lambda:Mx.A=='a'); P(lambda: Mx.A.upper()); P(lambda:'%s'%Mx.A); P(lambda: {Mx.A:1}['a'])
class Fl(float,Enum): PI=3.14
P(lambda:Fl.PI*2); P(lambda:f'{Fl.PI:.1f}')
P(lambda:Color.RED._value_); P(lambda:Color.RED._name_); P(lambda:Color._member_map_); P(lambda:Color._value2member_map_); P(lambda:Color._member_names_); P(lambda:Color.__class__); P(lambda:Color.RED.__class__); P(lambda:Color.__doc__); P(lambda:Color.RED.__objclass__)
match Color.RED:
    case Color.RED: print('m')
P(lambda:sorted(Color,key=lambda c:-c.value)); P(lambda:max(N)); P(lambda:Color.mro()); P(lambda: Color(None)); P(lambda:Color()); P(lambda:enum.show_flag_values(7)); P(lambda:enum.bin(5)); P(lambda:enum.bin(-5,8))
import json; P(lambda:json.dumps([N.A,S.A,{'k':N.B}])); P(lambda:json.dumps(Color.RED))
