# A pair of sockets in an event loop: as a stream, with a protocol, and with a reader of the loop.
import asyncio
import socket


class Once(asyncio.Protocol):
    def __init__(self, over):
        self.over = over

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        print("protocol", data)
        self.transport.close()

    def connection_lost(self, error):
        self.over.set_result(error)


async def as_stream(loop):
    mine, theirs = socket.socketpair()
    reader, writer = await asyncio.open_connection(sock=mine)
    loop.call_soon(theirs.send, b"by a stream")
    print("stream", await reader.read(100))
    writer.close()
    theirs.close()


async def as_protocol(loop):
    mine, theirs = socket.socketpair()
    over = loop.create_future()
    await loop.create_connection(lambda: Once(over), sock=mine)
    loop.call_soon(theirs.send, b"by a protocol")
    print("over", await over)
    theirs.close()


async def by_hand(loop):
    mine, theirs = socket.socketpair()
    got = asyncio.Event()

    def read():
        print("by hand", mine.recv(100))
        print(loop.remove_reader(mine), loop.remove_reader(mine))
        got.set()

    loop.add_reader(mine, read)
    loop.call_later(0.05, theirs.send, b"by hand")
    await got.wait()
    mine.close()
    theirs.close()


async def main():
    loop = asyncio.get_running_loop()
    for way in as_stream, as_protocol, by_hand:
        await way(loop)


asyncio.run(main())
