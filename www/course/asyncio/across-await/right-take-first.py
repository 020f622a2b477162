import asyncio

seats = 1


async def ask_bank(name):
    await asyncio.sleep(0.1)


async def buy(name):
    global seats
    if seats > 0:
        seats -= 1
        await ask_bank(name)
        print(name, "has the seat")
    else:
        print(name, "is too late")


async def main():
    await asyncio.gather(buy("Ann"), buy("Ben"))
    print("seats left:", seats)


asyncio.run(main())
