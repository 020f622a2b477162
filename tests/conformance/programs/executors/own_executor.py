from concurrent.futures import Executor, Future


class Immediate(Executor):
    def submit(self, function, /, *arguments, **names):
        future = Future()
        future.set_running_or_notify_cancel()
        try:
            future.set_result(function(*arguments, **names))
        except Exception as error:
            future.set_exception(error)
        return future


with Immediate() as executor:
    print(list(executor.map(pow, [1, 2, 3], [2, 2])), executor.submit(sorted, [2, 1], reverse=True).result())
    print(repr(executor.submit(divmod, 1, 0).exception()))
