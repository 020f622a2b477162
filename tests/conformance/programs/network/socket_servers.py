import socketserver, threading, socket
class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        data = self.request.recv(1024)
        self.request.sendall(threading.current_thread().name.encode()[:6] + b" " + data.upper())
class Lines(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.strip()[::-1] + b"\n")
def client(addr, msg):
    with socket.create_connection(addr) as s:
        s.sendall(msg); return s.recv(1024)
with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
    t = threading.Thread(target=server.serve_forever, daemon=True); t.start()
    for m in (b"one", b"two"): print(client(server.server_address, m))
    server.shutdown(); t.join()
with socketserver.TCPServer(("127.0.0.1", 0), Lines) as server:
    t = threading.Thread(target=server.serve_forever); t.start()
    with socket.create_connection(server.server_address) as s:
        f = s.makefile("rw")
        for w in ("abc", "hello"):
            f.write(w + "\n"); f.flush(); print(f.readline().strip())
        f.close()
    server.shutdown(); t.join()
class Bad(socketserver.BaseRequestHandler):
    def handle(self): self.request.recv(10); raise ValueError("bad")
class NoErr(socketserver.TCPServer):
    def handle_error(self, request, address): print("error from", address[0])
with NoErr(("127.0.0.1", 0), Bad) as server:
    t = threading.Thread(target=server.handle_request); t.start()
    print(client(server.server_address, b"x")); t.join()
class Quiet(socketserver.TCPServer):
    timeout = 0.05
    def handle_timeout(self): print("timeout")
with Quiet(("127.0.0.1", 0), Bad) as server: server.handle_request()
