"""Exception groups and except*: splitting, raising again, and what they refuse."""

try: raise ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('h', [ValueError(3)])])
except* ValueError as eg: print(repr(eg), eg.exceptions)
except* TypeError as eg: print(repr(eg))
try:
    try: raise ValueError(1)
    except* ValueError as eg: print(repr(eg)); raise
except BaseException as e: print(repr(e))
try:
    try: raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError: raise KeyError('k')
except BaseException as e: print(repr(e), e.exceptions)
eg = ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('h', [ValueError(3), KeyError(4)])])
print(eg.split(ValueError)); print(eg.subgroup(lambda e: isinstance(e, KeyError))); print(eg.subgroup(OSError)); print(eg.message, str(eg))
for a in [(), ('x',), ('x', []), ('x', 5), (5, [ValueError()]), ('x', [5]), ('x', [KeyboardInterrupt()])]:
    try: print(repr(ExceptionGroup(*a)))
    except Exception as e: print(type(e).__name__, e)
print(repr(BaseExceptionGroup('x', [KeyboardInterrupt()])), repr(BaseExceptionGroup('x', [ValueError()])))
class MyG(ExceptionGroup):
    def derive(self, excs): return MyG(self.message, excs)
print(repr(MyG('m', [ValueError(1), KeyError(2)]).split(KeyError)))
print(eg.derive([ValueError(9)]))
print(ExceptionGroup[int], eg.exceptions[0])
try:
    try: 1/0
    except* (ZeroDivisionError, KeyError) as e: print(e.exceptions, sys)
except BaseException as e: print(type(e).__name__, e, getattr(e, 'exceptions', None))
try:
    raise ValueError
except* TypeError: print('no')
except* ValueError: print('yes')
else: print('else')
finally: print('fin')
try:
    try: pass
    except* 5: pass
    try: 1/0
    except* 5: pass
except TypeError as e: print(e)
try:
    try: 1/0
    except* ExceptionGroup: pass
except TypeError as e: print(e)
