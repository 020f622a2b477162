import asyncio, contextlib
async def main():
    loop = asyncio.get_running_loop()
    seen = []
    async def reset(r, w):
        await r.read(1); w.transport.abort(); seen.append("aborted")
    s = await asyncio.start_server(reset, "127.0.0.1", 0); addr = s.sockets[0].getsockname()
    r, w = await asyncio.open_connection(*addr)
    w.write(b"ab" * 10); 
    try: print(await r.read())
    except ConnectionResetError as e: print(repr(e))
    await asyncio.sleep(0.05)
    try:
        for i in range(3): w.write(b"x"); await w.drain(); await asyncio.sleep(0.01)
    except ConnectionError as e: print(type(e).__name__)
    w.close()
    with contextlib.suppress(ConnectionError): await w.wait_closed()
    print(seen)
    # server closes first; client keeps writing
    async def hangup(r, w): w.close()
    s2 = await asyncio.start_server(hangup, "127.0.0.1", 0)
    r, w = await asyncio.open_connection(*s2.sockets[0].getsockname())
    print(await r.read(), r.at_eof())
    try:
        for i in range(5): w.write(b"x"); await w.drain(); await asyncio.sleep(0.01)
    except ConnectionError as e: print(type(e).__name__)
    w.close()
    with contextlib.suppress(ConnectionError): await w.wait_closed()
    # half close
    async def half(r, w):
        data = await r.read(); w.write(data[::-1]); w.close()
    s3 = await asyncio.start_server(half, "127.0.0.1", 0)
    r, w = await asyncio.open_connection(*s3.sockets[0].getsockname())
    w.write(b"abc"); w.write_eof(); print(w.can_write_eof(), await r.read()); w.close()
    # unread pause
    async def flood(r, w):
        for _ in range(50): w.write(b"z" * 10000); await w.drain()
        w.close()
    s4 = await asyncio.start_server(flood, "127.0.0.1", 0)
    r, w = await asyncio.open_connection(*s4.sockets[0].getsockname(), limit=1000)
    await asyncio.sleep(0.05); print(repr(r).count("paused"), len(await r.read())); w.close()
    for x in (s, s2, s3, s4): x.close()
    print(await asyncio.gather(*(asyncio.open_connection("127.0.0.1", addr[1]) for _ in range(2)), return_exceptions=True) is None)
asyncio.run(main())
