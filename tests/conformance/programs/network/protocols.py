import asyncio
class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport; print("server: made", transport.get_extra_info("peername")[0])
    def data_received(self, data):
        print("server: data", data); self.transport.write(data[::-1])
    def eof_received(self): print("server: eof"); return False
    def connection_lost(self, exc): print("server: lost", exc)
class Client(asyncio.Protocol):
    def __init__(self, message, done): self.message, self.done = message, done
    def connection_made(self, transport):
        print("client: made"); self.transport = transport; transport.write(self.message)
    def data_received(self, data):
        print("client: data", data); self.transport.close()
    def connection_lost(self, exc):
        print("client: lost", exc); self.done.set_result(None)
async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    done = loop.create_future()
    transport, protocol = await loop.create_connection(lambda: Client(b"hello", done), "127.0.0.1", port)
    print(type(protocol).__name__, transport.is_closing(), transport.is_reading(), transport.can_write_eof(), transport.get_write_buffer_limits())
    await done
    print(transport.is_closing(), str(transport)[:33])
    await asyncio.sleep(0.05)
    # write_eof
    class Half(Client):
        def connection_made(self, t): self.transport = t; t.write(b"x"); t.write_eof(); t.write_eof()
        def data_received(self, d): print("half", d)
        def eof_received(self): print("half eof")
    done = loop.create_future()
    t, p = await loop.create_connection(lambda: Half(b"", done), "127.0.0.1", port)
    try: t.write(b"more")
    except RuntimeError as e: print(e)
    await done
    # pause
    class Sink(asyncio.Protocol):
        def connection_made(self, t): self.t = t; t.pause_reading(); print("paused", t.is_reading()); self.n = 0; loop.call_later(0.05, t.resume_reading)
        def data_received(self, d): self.n += len(d)
        def connection_lost(self, e): print("sink got", self.n)
    s2 = await loop.create_server(Sink, "127.0.0.1", 0)
    class Source(asyncio.Protocol):
        def connection_made(self, t):
            t.write(b"a" * 5_000_000); print("buffered", t.get_write_buffer_size() > 65536)
            t.close()
            print("closing", t.is_closing())
        def pause_writing(self): print("pause writing")
        def resume_writing(self): print("resume writing")
        def connection_lost(self, e): print("source lost", e); fut.set_result(1)
    fut = loop.create_future()
    t, p = await loop.create_connection(Source, "127.0.0.1", s2.sockets[0].getsockname()[1])
    await fut
    await asyncio.sleep(0.1)
    try: t.write("str")
    except TypeError as e: print(e)
    # abort
    class Ab(Client):
        def connection_made(self, t): self.transport = t; t.write(b"zz"); t.abort()
    done = loop.create_future()
    await loop.create_connection(lambda: Ab(b"", done), "127.0.0.1", port); await done
    await asyncio.sleep(0.05)
    # error in protocol
    class Bad(asyncio.Protocol):
        def data_received(self, d): 1/0
        def connection_lost(self, e): print("bad lost", repr(e))
    loop.set_exception_handler(lambda l, c: print("handler:", c["message"], repr(c["exception"])))
    s3 = await loop.create_server(Bad, "127.0.0.1", 0)
    r, w = await asyncio.open_connection("127.0.0.1", s3.sockets[0].getsockname()[1])
    w.write(b"q")
    try: print(await r.read())
    except ConnectionError as e: print(repr(e))
    w.close()
    for s in (server, s2, s3): s.close(); await s.wait_closed()
    # buffered
    class Buf(asyncio.BufferedProtocol):
        def __init__(self): self.b = bytearray(4); self.all = b""
        def get_buffer(self, hint): return self.b
        def buffer_updated(self, n): self.all += self.b[:n]
        def eof_received(self): print("buf", self.all)
    s4 = await loop.create_server(Buf, "127.0.0.1", 0)
    r, w = await asyncio.open_connection("127.0.0.1", s4.sockets[0].getsockname()[1])
    w.writelines([b"abc", b"defghi"]); w.write_eof(); print(await r.read()); w.close(); await w.wait_closed(); s4.close()
asyncio.run(main())
