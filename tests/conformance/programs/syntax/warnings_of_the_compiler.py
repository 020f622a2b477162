"""What the compiler warns of, on standard error."""
x = 5
if x is 5: print(1)
if x is not "a": print(2)
if x is None or x is True or x is ...: pass
assert (x, "msg")
def f():
    return x is -1, () is x
try: 5()
except TypeError as e: print(e)
try: (1, 2)(3, 4)
except TypeError as e: print(e)
try: [1]["a"]
except TypeError as e: print(e)
try: [(1, 2) (3, 4)]
except TypeError as e: print(e)
try: "abc"[1, 2]
except TypeError as e: print(e)
try: None[0]
except TypeError as e: print(e)
try: 5[0]
except TypeError as e: print(e)
try: {1}[0]
except TypeError as e: print(e)
try: {1: 2}["a"]
except KeyError as e: print(e)
try: [1, 2][1.0]
except TypeError as e: print(e)
try: f"{x}"()
except TypeError as e: print(e)
try: [[1, 2] [3, 4]]
except TypeError as e: print(e)
s = "\d"
eval("x is 1")
exec("assert (1, 2)")
