import asyncio, unittest, time, concurrent.futures, threading
def sq(x): return x * x
def boom(): raise KeyError("boom")
class T(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self): self.q = asyncio.Queue(); print("setup")
    async def asyncTearDown(self): print("teardown")
    async def test_a(self): await self.q.put(1); self.assertEqual(await self.q.get(), 1)
    async def test_b(self):
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout(0.01): await asyncio.sleep(1)
async def main():
    loop = asyncio.get_running_loop()
    with concurrent.futures.ProcessPoolExecutor(2) as p:
        print(await asyncio.gather(*(loop.run_in_executor(p, sq, i) for i in range(4))))
        try: await loop.run_in_executor(p, boom)
        except KeyError as e: print(repr(e))
    with concurrent.futures.ThreadPoolExecutor(1) as p:
        f = loop.run_in_executor(p, time.sleep, 0.1); g = loop.run_in_executor(p, sq, 5)
        print(f.done(), g.cancel()); await f
        try: await g
        except asyncio.CancelledError: print("g cancelled")
    cf = concurrent.futures.Future(); w = asyncio.wrap_future(cf); threading.Timer(0.05, cf.set_result, ("cf",)).start(); print(await w)
    async def agen(n):
        for i in range(n): await asyncio.sleep(0.01); yield i
    print([x async for x in agen(3)], {x: y async for x, y in agen2()}, sum([x async for x in agen(4) if x % 2]))
    it = aiter(agen(2)); print(await anext(it), await anext(it), await anext(it, "default"))
    try: await anext(it)
    except StopAsyncIteration as e: print(repr(e))
    a = agen(3); t1 = asyncio.create_task(a.__anext__()); t2 = asyncio.create_task(a.__anext__()) if 0 else None
    print(await t1)
    async def use(a):
        return await a.__anext__()
    a = agen(5); x = asyncio.create_task(use(a)); y = asyncio.create_task(use(a))
    print(await asyncio.gather(x, y, return_exceptions=True))
    n = 0
    def inc():
        nonlocal n; n += 1
    ths = [threading.Thread(target=lambda: [loop.call_soon_threadsafe(inc) for _ in range(100)]) for _ in range(3)]
    for t in ths: t.start()
    while n < 300: await asyncio.sleep(0.01)
    print(n)
    for t in ths: t.join()
async def agen2():
    yield 1, 2
    yield 3, 4
if __name__ == "__main__":
    asyncio.run(main())
    import sys
    unittest.main(argv=["x"], exit=False, verbosity=0, testRunner=unittest.TextTestRunner(stream=open("/dev/null","w") if 0 else __import__("io").StringIO()))
    loop = asyncio.new_event_loop()
    t = threading.Thread(target=loop.run_forever, name="L"); t.start()
    async def who(): return threading.current_thread().name
    print(asyncio.run_coroutine_threadsafe(who(), loop).result())
    loop.call_soon_threadsafe(loop.stop); t.join(); loop.close(); print(loop)
    # two loops in turn
    for i in range(2):
        with asyncio.Runner() as r: print(r.run(who()))
    l = asyncio.Lock()
    async def use():
        async with l: await asyncio.sleep(0)
    async def two(): await asyncio.gather(use(), use())
    asyncio.run(two())
    try: asyncio.run(two())
    except RuntimeError as e: print(str(e)[-35:])
