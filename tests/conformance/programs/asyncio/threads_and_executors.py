import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

def blocking(name, seconds):
    time.sleep(seconds)
    print("blocking", name, threading.current_thread() is threading.main_thread())
    return name

async def ticker(n):
    for i in range(n):
        print("tick", i)
        await asyncio.sleep(0.1)

async def main():
    start = time.monotonic()
    results = await asyncio.gather(ticker(3), asyncio.to_thread(blocking, "x", 0.15), asyncio.to_thread(blocking, "y", 0.25))
    print(results, round(time.monotonic() - start, 1))
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, blocking, "z", 0.05))
    with ThreadPoolExecutor(1) as pool:
        print(await loop.run_in_executor(pool, lambda: blocking("own pool", 0.05)))
    future = loop.create_future()
    threading.Timer(0.1, lambda: loop.call_soon_threadsafe(future.set_result, "from a thread")).start()
    print(await future)
    async def answer():
        return 42
    def in_thread():
        return asyncio.run_coroutine_threadsafe(answer(), loop).result()
    print(await asyncio.to_thread(in_thread))

asyncio.run(main())
