import asyncio, random
class Chat:
    def __init__(self): self.clients = {}
    async def handle(self, r, w):
        name = (await r.readline()).decode().strip(); self.clients[name] = w
        await self.say(f"* {name} joined")
        try:
            while line := await r.readline(): await self.say(f"{name}: {line.decode().strip()}", name)
        finally:
            del self.clients[name]; w.close(); await self.say(f"* {name} left")
    async def say(self, text, but=None):
        for n, w in self.clients.items():
            if n != but: w.write((text + "\n").encode()); await w.drain()
async def client(port, name, lines, delay):
    await asyncio.sleep(delay)
    r, w = await asyncio.open_connection("127.0.0.1", port); w.write(f"{name}\n".encode())
    async def show():
        async for line in r: print(f"[{name}]", line.decode().strip())
    t = asyncio.create_task(show())
    for l in lines: await asyncio.sleep(0.1); w.write(f"{l}\n".encode())
    await asyncio.sleep(0.1); w.close(); await w.wait_closed(); await t
async def http(r, w):
    req = (await r.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    body = f"You asked for {req[0].split()[1]}".encode()
    w.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body); await w.drain(); w.close()
async def get(port, path):
    r, w = await asyncio.open_connection("localhost", port)
    w.write(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    head = await r.readuntil(b"\r\n\r\n"); n = int([h.split(b":")[1] for h in head.split(b"\r\n") if h.startswith(b"Content-L")][0])
    body = await r.readexactly(n); w.close(); await w.wait_closed(); return head.split(b"\r\n")[0], body
async def main():
    chat = Chat(); s = await asyncio.start_server(chat.handle, "127.0.0.1", 0); port = s.sockets[0].getsockname()[1]
    await asyncio.gather(client(port, "ann", ["hi", "bye"], 0), client(port, "bob", ["yo"], 0.05))
    s.close(); await s.wait_closed(); await asyncio.sleep(0.05)
    s = await asyncio.start_server(http, "localhost", 0); port = s.sockets[0].getsockname()[1]
    for x in await asyncio.gather(*(get(port, f"/{i}") for i in range(5))): print(x)
    async def proxy(r, w):
        ur, uw = await asyncio.open_connection("localhost", port)
        async def pipe(a, b):
            try:
                while data := await a.read(1000): b.write(data); await b.drain()
            finally: b.close()
        await asyncio.gather(pipe(r, uw), pipe(ur, w))
    p = await asyncio.start_server(proxy, "localhost", 0); print(await get(p.sockets[0].getsockname()[1], "/via"))
    await asyncio.sleep(0.05); p.close(); s.close()
    # slow server and timeouts
    async def slow(r, w): await asyncio.sleep(0.2); w.close()
    s = await asyncio.start_server(slow, "localhost", 0)
    try:
        async with asyncio.timeout(0.1): await get(s.sockets[0].getsockname()[1], "/")
    except TimeoutError: print("timeout")
    s.close()
    # backpressure
    async def sink(r, w):
        n = 0
        while d := await r.read(65536): n += len(d); await asyncio.sleep(0.001)
        w.write(str(n).encode()); w.close()
    s = await asyncio.start_server(sink, "127.0.0.1", 0); r, w = await asyncio.open_connection(*s.sockets[0].getsockname())
    w.transport.set_write_buffer_limits(high=1000)
    for i in range(20): w.write(bytes(100_000)); await w.drain()
    w.write_eof(); print(await r.read()); w.close(); s.close()
    # lots
    async def echo(r, w): w.write(await r.readline()); w.close()
    s = await asyncio.start_server(echo, "127.0.0.1", 0); port = s.sockets[0].getsockname()[1]
    async def one(i):
        r, w = await asyncio.open_connection("127.0.0.1", port); w.write(b"%d\n" % i); d = await r.read(); w.close(); return int(d)
    print(sum(await asyncio.gather(*(one(i) for i in range(100)))))
    s.close()
asyncio.run(main())
