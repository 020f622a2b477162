import asyncio

table = []


async def copy():
    table.append("data.tmp")
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        table.remove("data.tmp")
        raise
    table.remove("data.tmp")


async def main():
    try:
        await asyncio.wait_for(copy(), timeout=1)
    except asyncio.TimeoutError:
        print("too slow")
    print("on the table:", ", ".join(table) or "nothing")


asyncio.run(main())
