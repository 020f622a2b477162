def averager():
    total, n, average = 0, 0, None
    while True:
        value = yield average
        if value is None:
            return total, n
        total += value
        n += 1
        average = total / n

a = averager()
next(a)
print(a.send(10), a.send(20), a.send(3))
try:
    a.send(None)
except StopIteration as stop:
    print(stop.value)
def careful():
    try:
        while True:
            try:
                got = yield "ready"
                print("got", got)
            except ValueError as error:
                print("handled", error)
                yield "recovered"
    finally:
        print("closing")
c = careful()
print(next(c), c.send(1))
print(c.throw(ValueError("oops")))
print(next(c))
c.close()
c.close()
try:
    next(c)
except StopIteration:
    print("exhausted")
d = careful()
next(d)
try:
    d.throw(KeyError("unhandled"))
except KeyError as error:
    print("out came", error)
fresh = careful()
try:
    fresh.send(5)
except TypeError as error:
    print(error)
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)
def stops():
    yield 1
    raise StopIteration("inside")
try:
    list(stops())
except RuntimeError as error:
    print(error, repr(error.__cause__))
def self_running():
    yield next(me)
me = self_running()
try:
    next(me)
except ValueError as error:
    print(error)
