"""The frame of a coroutine before, while and after it runs."""

import asyncio
async def co():
    v = 1
    await asyncio.sleep(0)
    return v
async def main():
    c = co()
    print(c.cr_frame.f_locals, c.cr_running, c.cr_await, c.cr_code.co_name, c.cr_frame.f_lineno)
    t = asyncio.ensure_future(c)
    await asyncio.sleep(0)
    print(c.cr_frame.f_locals, c.cr_frame.f_lineno, c.cr_suspended)
    await t
    print(c.cr_frame)
asyncio.run(main())
