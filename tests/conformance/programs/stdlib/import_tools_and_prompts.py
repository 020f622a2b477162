# Importing by name, running files, options, and prompts.
import importlib, importlib.util, runpy, pkgutil, getopt, code, codeop, cmd, io, sys
def P(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
m=importlib.import_module('json.decoder'); print(m.__name__); P(lambda:importlib.import_module('nope.x')); P(lambda:importlib.import_module('.x')); print(importlib.import_module('.decoder','json').__name__)
P(lambda:importlib.util.find_spec('json').name); P(lambda:importlib.util.find_spec('nope')); P(lambda:importlib.util.find_spec('math') is not None)
P(lambda:getopt.getopt(['-a','-b','v','--long','--opt=3','x','-c'],'ab:c',['long','opt='])); P(lambda:getopt.gnu_getopt(['x','-a','y'],'a')); P(lambda:getopt.getopt(['-z'],'a')); P(lambda:getopt.getopt(['--zz'],'a',['y'])); P(lambda:getopt.getopt(['-b'],'b:')); P(lambda:getopt.getopt(['--long=3'],'',['long'])); P(lambda:getopt.getopt(['--lo'],'',['long','lop']))
for s in ["x=1","if x:","if x:\n  y","if x:\n  y\n","(1,","'''a","x = = 1","","# c","def f():","for i in x: pass","@d","print(1)\n","a = \\","try:\n  x"]:
    P(lambda:type(codeop.compile_command(s)).__name__)
i=code.InteractiveInterpreter(); sys.stdout.flush(); i.runsource('print(1+1)'); i.runsource('2+3')
c=code.InteractiveConsole(); P(lambda:c.push('for i in range(2):')); P(lambda:c.push('    print(i)')); P(lambda:c.push(''))
class My(cmd.Cmd):
    prompt='> '
    def do_greet(self,a):
        "greet NAME: say hello"
        self.stdout.write(f'hi {a}\n')
    def do_quit(self,a): return True
    def do_x(self,a): pass
o=io.StringIO(); x=My(stdin=io.StringIO('greet bob\nhelp\nhelp greet\nhelp zz\nfoo bar\n\n?\nquit\n'),stdout=o); x.use_rawinput=False; x.cmdloop('Welcome'); print(o.getvalue())
open('modx.py','w').write('y=3\nprint("ran",__name__)\n'); P(lambda:runpy.run_path('modx.py')['y'])
sp=importlib.util.spec_from_file_location('modx','modx.py'); mm=importlib.util.module_from_spec(sp); sp.loader.exec_module(mm); print(mm.y, mm.__name__)
