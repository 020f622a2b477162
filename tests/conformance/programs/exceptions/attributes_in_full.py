"""What exceptions hold, show and refuse."""

try: raise ValueError('a') from KeyError('b')
except ValueError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try: 1/0
    except ZeroDivisionError: raise ValueError('x') from None
except ValueError as e: print(e.__cause__, repr(e.__context__), e.__suppress_context__)
e = ValueError('a', 'b'); print(e, repr(e), e.args, str(ValueError()), repr(ValueError()), ValueError('x') == ValueError('x'))
e.add_note('n1'); e.add_note('n2'); print(e.__notes__)
try: e.add_note(5)
except TypeError as x: print(x)
print(e.with_traceback(None) is e)
try: e.with_traceback(5)
except TypeError as x: print(x)
try: e.__cause__ = 5
except TypeError as x: print(x)
try: e.__context__ = 5
except TypeError as x: print(x)
try: e.__traceback__ = 5
except TypeError as x: print(x)
try: e.args = 5
except TypeError as x: print(x)
try: del e.args
except TypeError as x: print(x)
try: e.__suppress_context__ = 5
except TypeError as x: print(x)
print(KeyError('a'), KeyError(), KeyError('a', 'b'), KeyError(1))
print(OSError(2, 'No such', 'f'), repr(OSError(2, 'No such', 'f')), type(OSError(2, 'x')), OSError(2, 'x').errno)
print(repr(SystemExit(3)), SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code)
print(StopIteration(5).value, StopIteration().value, repr(StopIteration(1, 2)))
print(ImportError('m', name='n', path='p').name, repr(ImportError('m', name='n')))
print(NameError('m', name='n').name, AttributeError('m', name='n', obj=5).obj)
try: ValueError(x=1)
except TypeError as x: print(x)
try: ImportError(foo=1)
except TypeError as x: print(x)
print(UnicodeDecodeError('utf-8', b'abc', 1, 2, 'bad'))
try: UnicodeDecodeError('utf-8')
except TypeError as x: print(x)
print(UnicodeEncodeError('ascii', 'aé', 1, 2, 'bad'))
try: 'é'.encode('ascii')
except UnicodeEncodeError as e: print(e, e.start, e.end, e.object, e.reason, e.encoding)
try: b'\xff'.decode()
except UnicodeDecodeError as e: print(e, e.start, e.end, e.object, e.reason, e.encoding)
class E(Exception):
    def __init__(self, a, b): self.a = a
print(E(1, 2).args, repr(E(1, 2)), E(1, b=2).args)
class E2(Exception):
    def __str__(self): return 'custom'
print(E2(1), repr(E2(1)))
print(issubclass(IOError, OSError), IOError is OSError)
print(Exception.__mro__, ExceptionGroup.__mro__)
