import asyncio
async def handler(r, w):
    name = asyncio.current_task().get_name()
    try:
        n = int.from_bytes(await r.readexactly(2), "big")
        body = await r.readexactly(n)
        w.write(b"got " + body)
        head = await r.readuntil(b"\r\n\r\n")
        w.write(head)
        await w.drain()
    except asyncio.IncompleteReadError as e:
        print("incomplete", e.partial, e.expected, e)
    except asyncio.CancelledError:
        print("handler cancelled"); raise
    finally:
        w.close()
async def main():
    server = await asyncio.start_server(handler, "127.0.0.1", 0)
    addr = server.sockets[0].getsockname()
    r, w = await asyncio.open_connection(*addr)
    w.write(b"\0\5hel"); await asyncio.sleep(0.01); w.write(b"loGET /\r\nA: b\r\n"); await asyncio.sleep(0.01); w.write(b"\r\nrest")
    print(await r.read(4), await r.read(100)); print(await r.read(), r.at_eof())
    w.close(); await w.wait_closed()
    r, w = await asyncio.open_connection(*addr)
    w.write(b"\0\5he"); w.write_eof(); print(await r.read()); w.close()
    # timeouts
    r, w = await asyncio.open_connection(*addr)
    try:
        async with asyncio.timeout(0.05): await r.read(1)
    except TimeoutError: print("timeout")
    try: await asyncio.wait_for(r.readline(), 0.05)
    except TimeoutError: print("timeout")
    w.close()
    await asyncio.sleep(0.05)
    # serve_forever cancelled
    r, w = await asyncio.open_connection(*addr)
    t = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(0.01)
    try: await server.serve_forever()
    except RuntimeError as e: print(str(e)[:6], str(e)[-44:])
    t.cancel()
    try: await t
    except asyncio.CancelledError: print("serve cancelled", server.is_serving())
    try: await asyncio.open_connection(*addr)
    except ConnectionRefusedError as e: print(e.errno)
    print("existing connection still", (w.write(b"\0\1z"), await r.read(100))[1])
    w.close()
    # reader iteration
    async def lines(r, w):
        async for line in r: print("line", line)
        w.close()
    s = await asyncio.start_server(lines, "localhost", 0)
    print(len(s.sockets), s.sockets[0].family.name, s.sockets[0].type.name)
    r, w = await asyncio.open_connection("localhost", s.sockets[0].getsockname()[1])
    w.writelines([b"a\n", b"b\nc", b"d\nlast"]); w.close(); await w.wait_closed()
    await asyncio.sleep(0.05)
    s.close()
    # sync callback
    def cb(r, w): w.write(b"sync"); w.close()
    s = await asyncio.start_server(cb, "127.0.0.1", 0, start_serving=False)
    print(s.is_serving()); await s.start_serving(); print(s.is_serving())
    r, w = await asyncio.open_connection(*s.sockets[0].getsockname()); print(await r.read()); w.close()
    s.close()
    # limit
    async def long(r, w):
        try: await r.readline()
        except ValueError as e: print("ValueError", e)
        try: await r.readuntil(b"#")
        except asyncio.LimitOverrunError as e: print("LOE", e, e.consumed)
        w.close()
    s = await asyncio.start_server(long, "127.0.0.1", 0, limit=10)
    r, w = await asyncio.open_connection(*s.sockets[0].getsockname())
    w.write(b"0123456789abcdef\n"); await asyncio.sleep(0.01); w.write(b"0123456789abcdef"); await r.read(); w.close(); s.close()
    await asyncio.sleep(0.05)
asyncio.run(main())
