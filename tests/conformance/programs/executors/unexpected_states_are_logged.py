from concurrent.futures import CancelledError, Future, InvalidStateError
import logging


class Show(logging.Handler):
    def emit(self, record):
        print(record.name, record.levelname, record.msg, record.args[1])


logging.getLogger("concurrent.futures").addHandler(Show())
future = Future()
print(future.set_running_or_notify_cancel())
for _ in range(2):
    try:
        future.set_running_or_notify_cancel()
    except RuntimeError as error:
        print(error)
    if not future.done():
        future.set_result(1)
for function in (lambda: future.set_result(2), lambda: future.set_exception(ValueError())):
    try:
        function()
    except InvalidStateError as error:
        print(type(error).__name__)
cancelled = Future()
print(cancelled.cancel(), cancelled.set_running_or_notify_cancel())
try:
    cancelled.exception()
except CancelledError as error:
    print(repr(error))
