import asyncio
async def handle(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper()); await writer.drain()
    writer.close(); await writer.wait_closed()
async def client(port, n):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for i in range(3):
        writer.write(f"client {n} line {i}\n".encode())
        await writer.drain()
        print((await reader.readline()).decode().strip())
    writer.write_eof()
    print(n, await reader.read())
    writer.close(); await writer.wait_closed()
async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        await client(port, 0)
        for n in range(1, 4): await client(port, n)
    print("closed", server.is_serving(), server.sockets)
asyncio.run(main())
