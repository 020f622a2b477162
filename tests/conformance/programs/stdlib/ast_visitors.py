# Literals, visitors, transformed trees that run, and unparse.
import ast
def P(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, str(e).split(' object at')[0])
for s in ["[1,2,{'a':(3,)}]","-5","1+2j","{1,2}","set()","'a' 'b'","b'x'","None","  3","f()","x","1+1","__import__('os')","[1,","{'a':1}","...","-'a'","{**a}","True","1_000","(1)","()","a.b", "1 if x else 2", "'a'+'b'", "[]*3"]:
    P(lambda:ast.literal_eval(s))
P(lambda:ast.literal_eval(ast.parse('[1]',mode='eval'))); P(lambda:ast.parse('x = = 1')); print(type(ast.parse('return 1')))
class V(ast.NodeVisitor):
    def __init__(self): self.names=[]
    def visit_Name(self,n): self.names.append(n.id); self.generic_visit(n)
    def visit_FunctionDef(self,n): print('def',n.name,n.lineno); self.generic_visit(n)
v=V(); v.visit(ast.parse("def f(x):\n  return x+y\nz=f(1)")); print(v.names)
class T(ast.NodeTransformer):
    def visit_BinOp(self,n):
        self.generic_visit(n)
        if isinstance(n.op,ast.Add): n.op=ast.Mult()
        return n
    def visit_Name(self,n): return ast.copy_location(ast.Subscript(value=ast.Name(id='data',ctx=ast.Load()),slice=ast.Constant(value=n.id),ctx=n.ctx),n)
tree=T().visit(ast.parse("r=a+b+3")); ast.fix_missing_locations(tree); print(ast.unparse(tree)); data={'a':2,'b':5}; exec(compile(tree,'<a>','exec')); print(data)
e=ast.Expression(ast.BinOp(ast.Constant(2),ast.Add(),ast.Constant(3))); P(lambda:eval(compile(e,'','eval'))); ast.fix_missing_locations(e); print(eval(compile(e,'<x>','eval')))
P(lambda:ast.get_docstring(ast.parse('"""a\n   b"""'))); P(lambda:ast.get_docstring(ast.parse('x').body[0]))
P(lambda:ast.Name('x')._fields); P(lambda:ast.Name('x',1,2)); P(lambda:ast.Name(id='a',foo=3).foo); P(lambda:ast.Name().id); P(lambda:ast.dump(ast.Name())); P(lambda:ast.Constant(3)==ast.Constant(3)); P(lambda: isinstance(ast.Constant(3),ast.Num)); P(lambda: ast.dump(3))
src="def f(a,\n   b):\n  return a\nx = 5"; t=ast.parse(src); P(lambda:ast.get_source_segment(src,t.body[0])); P(lambda:ast.get_source_segment(src,t.body[1].value)); P(lambda:[type(n).__name__ for n in ast.iter_child_nodes(t)]); P(lambda:list(ast.iter_fields(t.body[1]))[2]); ast.increment_lineno(t,10); P(lambda:t.body[1].lineno)
P(lambda: issubclass(ast.Add,ast.operator)); P(lambda: ast.Add.__mro__); P(lambda: ast.If._fields); P(lambda: ast.stmt._attributes)
P(lambda:ast.dump(compile('1+1','<s>','eval',ast.PyCF_ONLY_AST)))
try: exec(compile(ast.parse("x=1\n\ndef f():\n    y=2\n    return 1/0\nf()"),"<t>","exec"))
except ZeroDivisionError as ex:
    tb=ex.__traceback__
    while tb: print(tb.tb_lineno, tb.tb_frame.f_code.co_name); tb=tb.tb_next
for s in ["lambda: (yield)","(a, b), c","a if (b if c else d) else e","(a or b) and c","not (a and b)","-(-x)","(-1)**2","2**-1","2**3**4","(2**3)**4","a-(b-c)","(a-b)-c","a*(b+c)","(lambda: 1)()","(1).real","x[(1,2)]","x[1,]","'it''s'","'a\\nb'","f'{a!r:{b}}'","f'{ {1:2} }'","f\"{x['a']}\"","(yield)","await x","*a, b","{**a, 'b': 1}","(a := 1)","f(a := 1)","[x for x in (y if z else w)]","a < (b < c)","1e400","\"\\\"quote\\\"'\"","b\"a'b\"","not a in b","x if not y else z","print((yield))","a @ b","~-+x", "[*a, *b]", "x[a:b, c]", "x[::]", "(x for x in y)", "f((x for x in y), 1)","a and b and c or d","'\\x00é'", "{}", "set()", "1_0", "a.b.c(d)[e]", "(await x)**2", "(a, )", "-1 .real"]:
    try: print(s,'=>',ast.unparse(ast.parse(s)))
    except Exception as e: print(s, type(e).__name__, e)
print(ast.unparse(ast.parse("@d\ndef f(a, b=1):\n  '''doc\n  more'''\n  x: int\n  if a: pass\n  elif b: pass\n  else:\n    return 1, 2\n@c\nclass A: pass\nx = y")))
