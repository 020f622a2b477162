# fails: output
import asyncio

table = []


async def copy():
    table.append("data.tmp")
    try:
        await asyncio.sleep(10)
    except Exception:
        pass
    table.remove("data.tmp")


async def main():
    try:
        await asyncio.wait_for(copy(), timeout=1)
    except asyncio.TimeoutError:
        print("too slow")
    print("on the table:", ", ".join(table) or "nothing")


asyncio.run(main())
