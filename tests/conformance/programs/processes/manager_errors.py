from multiprocessing import Manager
from multiprocessing.managers import BaseManager, RemoteError


def attempt(function):
    try:
        return function()
    except Exception as error:
        return type(error).__name__, str(error).strip().splitlines()[-1] if str(error) else ""


class Calculator:
    def divide(self, a, b):
        return a / b

    def secret(self):
        return lambda: 1

    def _hidden(self):
        return 1


class MyManager(BaseManager):
    pass


MyManager.register("Calculator", Calculator)

if __name__ == "__main__":
    manager = Manager()
    mapping, items = manager.dict(), manager.list()
    print(attempt(lambda: mapping["none"]), attempt(lambda: items[5]), attempt(lambda: items.nothing))
    print(attempt(lambda: items.append(lambda: 1))[0], attempt(lambda: mapping._callmethod("nope"))[0])
    print(attempt(manager.start))
    manager.shutdown()
    manager.shutdown()
    print(attempt(lambda: mapping["x"]), attempt(manager.dict), attempt(manager.start))
    mine = MyManager()
    print(attempt(mine.Calculator), attempt(lambda: mine.shutdown()))
    with mine:
        calculator = mine.Calculator()
        print(calculator.divide(1, 4), repr(calculator).split(" at ")[0], attempt(lambda: calculator.divide(1, 0)))
        print(attempt(lambda: calculator._hidden()), attempt(lambda: mine.Calculator(5))[0])
        try:
            calculator.secret()
        except RemoteError as error:
            print(str(error).splitlines()[1] == "-" * 75, "Unserializable message" in str(error))
