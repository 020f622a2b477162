# rule: deadlock
import asyncio


async def main():
    future = asyncio.run_coroutine_threadsafe(asyncio.sleep(0), asyncio.get_running_loop())
    print("asking", flush=True)
    future.result()


asyncio.run(main())
