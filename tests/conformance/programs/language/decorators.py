import functools

def trace(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print("->", function.__name__, args, kwargs)
        result = function(*args, **kwargs)
        print("<-", result)
        return result
    return wrapper

@trace
def add(a, b=1):
    """Adds."""
    return a + b

add(1)
add(2, b=3)
print(add.__name__, add.__doc__, add.__wrapped__(5))

def repeat(times):
    def decorate(function):
        def wrapper(*args):
            return [function(*args) for _ in range(times)]
        return wrapper
    return decorate

@repeat(3)
@trace
def twice(x):
    return x * 2

print(twice(4))

class Memo:
    def __init__(self, function):
        self.function = function
        self.known = {}
    def __call__(self, n):
        if n not in self.known:
            self.known[n] = self.function(n)
        return self.known[n]

@Memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(60), len(fib.known))

def register(cls):
    registry.append(cls.__name__)
    return cls

registry = []

@register
class One:
    pass

@register
class Two(One):
    pass

print(registry)
