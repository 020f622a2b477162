import asyncio
def show(l, n):
    print("show", n); 
    if n: l.call_soon(show, l, n-1)
    else: l.stop()
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.call_soon(show, loop, 3)
loop.run_forever()
print(loop)
f = loop.create_future()
loop.call_later(0.01, f.set_result, "res")
print(loop.run_until_complete(f))
async def c(): 
    return asyncio.get_event_loop() is loop
print(loop.run_until_complete(c()))
async def bad(): raise KeyError("k")
try: loop.run_until_complete(bad())
except KeyError as e: print(repr(e))
async def stopit():
    loop.stop(); await asyncio.sleep(1)
try: loop.run_until_complete(stopit())
except RuntimeError as e: print(e)
async def sysexit(): raise SystemExit(3)
try: loop.run_until_complete(sysexit())
except SystemExit as e: print("exit", e.code)
t0 = loop.time()
h = [loop.call_later(d, print, "at", d) for d in (0.3, 0.1, 0.2)]
h[2].cancel()
loop.call_later(0.4, loop.stop); loop.run_forever()
print(round(loop.time() - t0, 1))
loop.call_at(loop.time() + 0.1, loop.stop); loop.run_forever()
print(h[0] == h[1], h[0] < h[1], h[0].when() > h[1].when(), h[2].cancelled())
for t in asyncio.all_tasks(loop): print(t.get_coro().__name__)
for t in asyncio.all_tasks(loop): t.cancel()
loop.run_until_complete(asyncio.sleep(0))
loop.run_until_complete(loop.shutdown_asyncgens())
loop.run_until_complete(loop.shutdown_default_executor())
loop.stop(); loop.call_soon(print, "once"); loop.call_soon(print, "twice"); loop.run_forever()
loop.close(); loop.close(); print(loop.is_closed())
asyncio.set_event_loop(None)
try: asyncio.get_event_loop()
except RuntimeError as e: print(e)
def boom(): raise SystemExit(4)
loop = asyncio.new_event_loop(); loop.call_soon(boom)
try: loop.run_forever()
except SystemExit as e: print(e)
def boom(): raise KeyboardInterrupt
loop.call_soon(boom); loop.call_soon(print, "left")
try: loop.run_forever()
except KeyboardInterrupt as e: print("KI")
loop.call_soon(loop.stop); loop.run_forever(); loop.close()
import types
@types.coroutine
def old(): yield
print(asyncio.iscoroutinefunction(old), asyncio.iscoroutine(old()), asyncio.iscoroutinefunction(c), asyncio.iscoroutine(5))
