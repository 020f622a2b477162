import asyncio

class Ticker:
    def __init__(self, n):
        self.n, self.i = n, 0
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        await asyncio.sleep(0.01)
        return self.i

async def squares(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i * i
    finally:
        print("generator closed")

class Connection:
    async def __aenter__(self):
        print("connecting")
        await asyncio.sleep(0.01)
        return self
    async def __aexit__(self, kind, value, traceback):
        await asyncio.sleep(0.01)
        print("closing", kind and kind.__name__)
        return kind is ValueError

class Ready:
    def __await__(self):
        yield from asyncio.sleep(0.01).__await__()
        return "ready"

async def main():
    async for tick in Ticker(3):
        print("tick", tick)
    else:
        print("no more")
    print([x async for x in squares(4)], {x: x async for x in Ticker(2)}, [x async for x in squares(5) if x % 2])
    numbers = squares(10)
    async for x in numbers:
        if x > 3:
            break
    await numbers.aclose()
    generator = squares(3)
    print(await generator.__anext__(), await anext(generator))
    await generator.aclose()
    async with Connection() as one, Connection():
        print("connected", type(one).__name__)
    async with Connection():
        raise ValueError("swallowed")
    print(await Ready(), [await asyncio.sleep(0, i) for i in range(2)])
    try:
        for x in Ticker(1):
            pass
    except TypeError as error:
        print(error)
    try:
        await 5
    except TypeError as error:
        print(error)

asyncio.run(main())
