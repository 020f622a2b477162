class AppError(Exception):
    """Base."""

class NotEnough(AppError):
    def __init__(self, need, have):
        super().__init__(f"need {need}, have {have}")
        self.need, self.have = need, have

class Coded(AppError):
    def __init__(self, code):
        self.code = code
    def __str__(self):
        return f"code {self.code}"

for make in [lambda: NotEnough(5, 3), lambda: Coded(7), lambda: AppError("plain", 2), lambda: AppError(), AppError]:
    try:
        raise make()
    except NotEnough as error:
        print("not enough", error.need - error.have, error, error.args)
    except AppError as error:
        print(type(error).__name__, str(error), repr(error), error.args)
print(issubclass(NotEnough, Exception), NotEnough.__mro__[1].__name__, isinstance(Coded(1), AppError))
try:
    raise AppError
except AppError as error:
    print(repr(error))
def attempt_1():
    raise 5
def attempt_2():
    raise None
def attempt_3():
    raise 'text'
def attempt_4():
    raise ValueError from 5
for run in [
    attempt_1,
    attempt_2,
    attempt_3,
    attempt_4,
]:
    try:
        run()
    except TypeError as error:
        print(error)
try:
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise AppError("wrapped") from error
except AppError as error:
    print(error, "|", repr(error.__cause__), error.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise AppError("hidden") from None
except AppError as error:
    print(error.__cause__, repr(error.__context__), error.__suppress_context__)
e = ValueError("noted")
e.add_note("first note")
print(e.__notes__, e.with_traceback(None) is e)
try:
    try:
        raise e
    except ValueError:
        print("again")
        raise
except ValueError as again:
    print(again is e)
try:
    raise
except RuntimeError as error:
    print(error)
