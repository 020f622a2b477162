import socket, threading, time
def server(srv):
    conn, addr = srv.accept()
    with conn:
        print("connected by", addr[0])
        while data := conn.recv(1024):
            conn.sendall(data.upper())
        print("server done")
srv = socket.create_server(("127.0.0.1", 0))
port = srv.getsockname()[1]
t = threading.Thread(target=server, args=(srv,)); t.start()
with socket.create_connection(("127.0.0.1", port)) as s:
    s.sendall(b"hello"); print(s.recv(1024))
    s.sendall(b"again"); print(s.recv(2), s.recv(10))
    s.shutdown(socket.SHUT_WR); print(s.recv(5))
t.join(); srv.close()
# timeouts
a, b = socket.socketpair()
a.settimeout(0.1)
try: a.recv(1)
except TimeoutError as e: print(repr(e), e is not None, isinstance(e, socket.timeout))
a.setblocking(False)
try: a.recv(1)
except BlockingIOError as e: print(e)
b.sendall(b"abc"); time.sleep(0.01)
print(a.recv(10, socket.MSG_PEEK), a.recv(2), a.recv(10))
buf = bytearray(5); b.send(b"xyz"); time.sleep(0.01); print(a.recv_into(buf), buf)
b.close(); time.sleep(0.01); print(a.recv(1))
try:
    a.send(b"1"); time.sleep(0.01); a.send(b"2")
except OSError as e: print(type(e).__name__, e)
a.close(); 
try: a.send(b"1")
except OSError as e: print(e)
# makefile
a, b = socket.socketpair()
f = a.makefile("w"); g = b.makefile("r")
print("line one", file=f); print("line two", file=f); f.flush()
print(repr(g.readline()), repr(g.readline()))
with a.makefile("wb") as w: w.write(b"bytes\nrest")
f.close(); a.close(); print(g.read()); g.close(); b.close()
# reset
srv = socket.create_server(("127.0.0.1", 0)); c = socket.create_connection(srv.getsockname()); d, _ = srv.accept()
c.sendall(b"unread"); time.sleep(0.02); d.close(); time.sleep(0.02)
try: print(c.recv(10))
except ConnectionResetError as e: print(e)
c.close(); srv.close()
try: socket.create_connection(("127.0.0.1", port), timeout=1)
except ConnectionRefusedError as e: print(e)
print(socket.socket().connect_ex(("127.0.0.1", port)))
# big transfer
a, b = socket.socketpair()
def pump():
    a.sendall(bytes(1_000_000)); a.close()
threading.Thread(target=pump).start()
n = 0
while chunk := b.recv(65536): n += len(chunk)
print(n); b.close()
# select
import select, selectors
a, b = socket.socketpair()
print(select.select([a, b], [], [], 0.05)[0], [x is b for x in select.select([], [b], [], 0)[1]])
a.send(b"1"); print([x is b for x in select.select([a, b], [], [])[0]])
sel = selectors.DefaultSelector(); sel.register(b, selectors.EVENT_READ, "data"); print([(k.data, k.fileobj is b, e) for k, e in sel.select(1)])
try: sel.register(b, selectors.EVENT_READ)
except KeyError as e: print("KeyError")
sel.modify(b, selectors.EVENT_READ | selectors.EVENT_WRITE); print([e for k, e in sel.select(1)])
sel.unregister(b); print(sel.select(0)); sel.close(); a.close(); b.close()
