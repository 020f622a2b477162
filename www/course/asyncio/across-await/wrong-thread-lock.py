# fails: deadlock
import asyncio
import threading

seats = 1
lock = threading.Lock()


async def ask_bank(name):
    await asyncio.sleep(0.1)


async def buy(name):
    global seats
    with lock:
        if seats > 0:
            await ask_bank(name)
            seats -= 1
            print(name, "has the seat")
        else:
            print(name, "is too late")


async def main():
    await asyncio.gather(buy("Ann"), buy("Ben"))
    print("seats left:", seats)


asyncio.run(main())
