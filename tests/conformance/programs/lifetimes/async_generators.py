import asyncio
async def gen(n, name="g"):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    finally:
        print("closing", name)
        await asyncio.sleep(0)
        print("closed", name)
async def main():
    async for i in gen(3): print(i)
    async for i in gen(5, "b"):
        if i == 1: break
    print("after break")
    await asyncio.sleep(0.01)
    print("later")
    g = gen(5, "c"); print(await anext(g)); await g.aclose(); print("aclosed")
    try: await anext(g)
    except StopAsyncIteration: print("stop")
    keep = gen(5, "d"); print(await anext(keep))
    g = gen(5, "e"); print(await g.asend(None))
    del g
    print("deleted")
    await asyncio.sleep(0.01)
    async def inner():
        async for x in gen(4, "f"): return x
    print(await inner()); await asyncio.sleep(0.01)
    print("main ends")
    globals()["kk"] = keep
asyncio.run(main())
print("after run")
