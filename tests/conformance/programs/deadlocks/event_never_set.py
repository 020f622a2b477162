# rule: deadlock
import asyncio

async def main():
    event = asyncio.Event()
    print("waiting for the event")
    await event.wait()
    print("never")

asyncio.run(main())
