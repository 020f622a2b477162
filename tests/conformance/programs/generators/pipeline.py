def source(n):
    for i in range(n):
        print("source", i)
        yield i

def keep_even(values):
    for value in values:
        if value % 2 == 0:
            yield value

def square(values):
    return (value * value for value in values)

for value in square(keep_even(source(5))):
    print("sink", value)

def coroutine(function):
    def start(*args):
        generator = function(*args)
        next(generator)
        return generator
    return start

@coroutine
def printer(prefix):
    try:
        while True:
            print(prefix, (yield))
    except GeneratorExit:
        print(prefix, "closed")

@coroutine
def split(*targets):
    try:
        while True:
            item = yield
            targets[item % len(targets)].send(item)
    finally:
        for target in targets:
            target.close()

s = split(printer("even"), printer("odd"))
for i in range(4):
    s.send(i)
s.close()

def round_robin(*iterables):
    active = [iter(it) for it in iterables]
    while active:
        for it in list(active):
            try:
                yield next(it)
            except StopIteration:
                active.remove(it)
print(list(round_robin("abc", [1], (True, False))))
