# Exceptions, stacks and groups in words, with limits, chains and notes.
import traceback, sys, io
def f(n):
    if n: return f(n-1)
    return 1/0
def show(fn):
    try: fn()
    except BaseException as e:
        for l in traceback.format_exception(e): print(repr(l))
        print(traceback.format_exc()==''.join(traceback.format_exception(type(e),e,e.__traceback__)))
        te=traceback.TracebackException.from_exception(e)
        print(te.exc_type, str(te), len(te.stack), te.__cause__ is not None, te.__context__ is not None, te.__suppress_context__)
        print(''.join(te.format(chain=False)))
        print(list(te.format_exception_only()))
        print(traceback.format_exception(e,limit=1)); print(traceback.format_exception(e,limit=-1))
        print(traceback.extract_tb(e.__traceback__)); print(traceback.format_tb(e.__traceback__,1))
show(lambda:f(0)); show(lambda:f(10))
def chain():
    try: f(0)
    except ZeroDivisionError as e: raise ValueError('v') from e
show(chain)
def ctx():
    try: f(0)
    except ZeroDivisionError as e: raise KeyError('k')
show(ctx)
def none():
    try: f(0)
    except ZeroDivisionError as e: raise KeyError('k') from None
show(none)
def notes():
    e=ValueError('multi\nline'); e.add_note('n1'); e.add_note('n2\nn3'); raise e
show(notes)
show(lambda: foo_bar)
show(lambda: [].apend)
show(lambda: exec('x = = 1'))
def grp():
    try: f(0)
    except Exception as e: raise ExceptionGroup('g',[ValueError(1),e,ExceptionGroup('inner',[TypeError('t')])])
show(grp)
print(traceback.format_exception(None)); print(traceback.format_exc())
def st(): return traceback.extract_stack()
print([(s.name,s.lineno,s.line) for s in st()])
def g(): return traceback.format_stack()
print(g())
print(traceback.format_list([('a.py',3,'f','code'),('b.py',4,'g',None)])); 
print(traceback.StackSummary.from_list([('a.py',3,'f','code')]*6).format())
fs=traceback.FrameSummary('f.py',1,'n',line='x'); print(fs, list(fs), fs==('f.py',1,'n','x'))
try: f(1)
except Exception:
    traceback.print_exc(file=sys.stdout); b=io.StringIO(); traceback.print_exc(limit=1,file=b); print(b.getvalue())
    print(''.join(traceback.TracebackException(*sys.exc_info(),limit=2).format()))
try: traceback.format_exception(3)
except TypeError as e: print(e)
print(traceback.format_exception_only(ValueError('x')), traceback.format_exception_only(KeyError), ) if 0 else print(traceback.format_exception_only(ValueError('x')))
print(traceback.format_exception_only(type(ValueError()), ValueError('z')))
class C(Exception):
    def __str__(self): raise ZeroDivisionError
print(traceback.format_exception_only(C()))
e=ValueError('a'); e.__cause__=KeyError('b'); print(''.join(traceback.format_exception(e)))
print([l for _,l in traceback.walk_tb(None)])
traceback.print_stack(file=sys.stdout)
