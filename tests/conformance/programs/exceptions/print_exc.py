import sys
import traceback

def fail():
    raise LookupError("nowhere")

try:
    fail()
except LookupError as error:
    traceback.print_exc()
    lines = traceback.format_exc().splitlines()
    print(lines[0], "|", lines[-1], "|", len(lines))
    kind, value, tb = sys.exc_info()
    print(kind.__name__, value is error, tb.tb_lineno, tb.tb_next.tb_lineno, error.__traceback__ is tb)
    print(traceback.format_exception_only(type(error), error))
print(sys.exc_info())
traceback.print_exception(ValueError("never raised"))
