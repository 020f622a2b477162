"""A task that may or may not be done before its time is over."""

import asyncio


async def slow():
    await asyncio.sleep(0.002)
    return "done"


async def main():
    try:
        return await asyncio.wait_for(slow(), timeout=0.002)
    except TimeoutError:
        return "too late"


print(asyncio.run(main()))
