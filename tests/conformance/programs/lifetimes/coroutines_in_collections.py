# Coroutines that nobody awaits, in lists, dicts and attributes: the warning comes when they go.
import sys

sys.stderr = sys.stdout
import asyncio
async def work(n): await asyncio.sleep(0)
def f():
    xs = [work(1), work(2)]
    print("in f")
f()
print("after f")
class C: pass
c = C(); c.x = work(3)
print("attr")
del c
print("deleted")
d = {"a": work(4)}
d.clear()
print("cleared")
l = []
l.append(work(5))
l.append(work(6))
print("two")
l.pop()
print("popped")
l = None
print("end")
