# A coroutine can pause at "await" and go on later. asyncio.run() starts
# the event loop, runs one coroutine to its end and closes the loop.
import asyncio


async def main():
    print("Ready,")
    await asyncio.sleep(1)
    print("steady,")
    await asyncio.sleep(1)
    print("go!")


asyncio.run(main())
