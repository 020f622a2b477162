import selectors, socket, threading, select
# selectors echo server
sel = selectors.DefaultSelector()
def accept(sock):
    conn, addr = sock.accept(); conn.setblocking(False); sel.register(conn, selectors.EVENT_READ, read)
done = 0
def read(conn):
    global done
    data = conn.recv(1000)
    if data: conn.sendall(data.upper())
    else: sel.unregister(conn); conn.close(); done += 1
srv = socket.socket(); srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); srv.bind(("localhost", 0)); srv.listen(100); srv.setblocking(False)
sel.register(srv, selectors.EVENT_READ, accept)
def client(n):
    with socket.create_connection(srv.getsockname(), timeout=5) as s:
        for w in ("one", "two"): s.sendall(f"{w} {n}".encode()); res[n].append(s.recv(100))
res = {i: [] for i in range(3)}
ts = [threading.Thread(target=client, args=(i,)) for i in range(3)]
for t in ts: t.start()
while done < 3:
    for key, mask in sel.select(): key.data(key.fileobj)
for t in ts: t.join()
print(res); print(len(sel.get_map())); sel.close(); srv.close()
# accept timeout
srv = socket.create_server(("127.0.0.1", 0)); srv.settimeout(0.05)
try: srv.accept()
except socket.timeout as e: print("timed out", e)
srv.close()
try: srv.accept()
except OSError as e: print(e)
# poll
a, b = socket.socketpair(); p = select.poll(); p.register(b, select.POLLIN); print(p.poll(10)); a.send(b"x"); print([e for f, e in p.poll()], b.recv(5)); p.unregister(b)
# a server in a thread, many clients, framed messages
import struct, json
def recvn(s, n):
    buf = b""
    while len(buf) < n:
        c = s.recv(n - len(buf))
        if not c: raise EOFError
        buf += c
    return buf
def send(s, obj): d = json.dumps(obj).encode(); s.sendall(struct.pack("!I", len(d)) + d)
def recv(s): return json.loads(recvn(s, struct.unpack("!I", recvn(s, 4))[0]))
def serve(srv):
    while True:
        c, _ = srv.accept()
        with c:
            try:
                while True:
                    m = recv(c)
                    if m == "stop": return
                    send(c, {"sum": sum(m)})
            except EOFError: pass
srv = socket.create_server(("127.0.0.1", 0)); t = threading.Thread(target=serve, args=(srv,)); t.start()
for nums in ([1, 2], [3, 4, 5]):
    with socket.create_connection(srv.getsockname()) as s: send(s, nums); print(recv(s))
with socket.create_connection(srv.getsockname()) as s: send(s, "stop")
t.join(); srv.close()
# dropped without close
def dropped():
    s = socket.create_server(("127.0.0.1", 0)); c = socket.create_connection(s.getsockname()); d, _ = s.accept(); d.sendall(b"bye"); return c
c = dropped(); print(c.recv(10), c.recv(10)); c.close()
print(socket.gethostbyname("127.0.0.1"), socket.inet_ntoa(b"\x7f\0\0\1"), socket.ntohs(socket.htons(5)))
with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s: print(s.family, s.type, s.proto, s.fileno() > 0)
print(s.fileno())
