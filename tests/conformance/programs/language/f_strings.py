name, n, pi = "Ada", 42, 3.14159265
print(f"Hello {name}! {n} {pi}")
print(f"{name!r} {name!s} {'é'!a} {n + 1} {n if n > 3 else 0}")
print(f"{n:5d}|{n:<5}|{n:>5}|{n:^5}|{n:05}|{n:+}|{n:x}|{n:#x}|{n:b}|{n:o}|{n:,}")
print(f"{pi:.2f} {pi:8.3f}| {pi:<8.1f}| {pi:e} {pi:g} {pi:.3g} {pi:%} {pi:08.2f} {pi:+.1f}")
print(f"{name:10}|{name:>10}|{name:^10}|{name:*^11}|{name:.2}|")
width, places = 12, 3
print(f"{pi:{width}.{places}f}|{name:{'>'}{width}}|")
print(f"{{literal}} {n!r:>6} {[1, 2, 3]} { {'a': 1} } {(1,)}")
print(f"{n=} {name=} {n + 1 = } {pi=:.2f} {name=!s}")
print(f"{1234567.891:,.2f} {1234567:_} {0.00001234:g} {1e20:g} {255:#b} {255:X}")
print(f"{True} {None} {True:d} {'nested ' + f'{n}'}")
print(f"{lambda_result(3) if False else 'no call'}")
items = {"key": [10, 20]}
print(f"{items['key'][1]} {len(items)} {sum(x * x for x in range(4))} {(lambda x: x * 2)(21)}")
print(f"multi "
      f"part {n} "
      "plain {n}")
print(f"""{name}
on two lines""")
class Money:
    def __init__(self, amount):
        self.amount = amount
    def __format__(self, spec):
        return f"<{spec or 'none'}:{self.amount}>"
print(f"{Money(5)} {Money(6):euro} {Money(7):{n}}")
