def make_counter():
    count = 0
    def increment(by=1):
        nonlocal count
        count += by
        return count
    return increment

one, two = make_counter(), make_counter()
print(one(), one(), one(10), two())
def outer():
    x = "outer"
    def middle():
        def inner():
            return x
        return inner
    x = "changed"
    return middle()
print(outer()())
functions = []
for i in range(3):
    def show():
        return i
    functions.append(show)
print([f() for f in functions])
print([f() for f in [(lambda n: lambda: n)(i) for i in range(3)]])
def account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount
        return balance
    def get():
        return balance
    return deposit, get
deposit, get = account(100)
deposit(50)
print(get(), deposit.__closure__[0].cell_contents)
value = "global"
def shadow():
    value = "local"
    def change():
        global value
        value = "changed global"
    change()
    return value
print(shadow(), value)
def compose(*fs):
    def run(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return run
print(compose(str, lambda x: x + 1, abs)(-41))
def broken():
    try:
        print(later)
    except NameError as error:
        print(type(error).__name__, error)
    later = 1
    def cell():
        return late
    try:
        cell()
    except NameError as error:
        print(type(error).__name__, error)
    late = 2
    return cell()
print(broken())
