import socket, multiprocessing, os, time, threading
def server(port_q):
    with socket.create_server(("127.0.0.1", 0)) as srv:
        port_q.put(srv.getsockname()[1])
        for _ in range(2):
            conn, _ = srv.accept()
            with conn, conn.makefile("rwb") as f:
                for line in f:
                    f.write(b"echo " + line); f.flush()
def client(port, name):
    with socket.create_connection(("127.0.0.1", port)) as s:
        f = s.makefile("rw"); f.write(f"hello from {name}\n"); f.flush(); print(f.readline().strip(), flush=True)
def die(port_q):
    srv = socket.create_server(("127.0.0.1", 0)); port_q.put(srv.getsockname()[1])
    conn, _ = srv.accept(); conn.recv(10); os._exit(1)
if __name__ == "__main__":
    q = multiprocessing.Queue()
    p = multiprocessing.Process(target=server, args=(q,)); p.start(); port = q.get()
    for n in ("a", "b"):
        c = multiprocessing.Process(target=client, args=(port, n)); c.start(); c.join()
    p.join(); print(p.exitcode)
    p = multiprocessing.Process(target=die, args=(q,)); p.start(); port = q.get()
    s = socket.create_connection(("127.0.0.1", port)); s.sendall(b"x")
    try: print(s.recv(10))
    except ConnectionResetError as e: print(e)
    p.join(); s.close()
    try: socket.create_connection(("127.0.0.1", port))
    except ConnectionRefusedError: print("refused")
    # fork inherits
    a, b = socket.socketpair()
    def child():
        b.sendall(b"from child"); b.close()
    p = multiprocessing.get_context("fork").Process(target=child); p.start(); p.join(); b.close()
    print(a.recv(100), a.recv(100)); a.close()
    # pre-forked accept
    srv = socket.create_server(("127.0.0.1", 0))
    def worker(n):
        conn, _ = srv.accept(); conn.sendall(b"worker"); conn.close()
    ps = [multiprocessing.get_context("fork").Process(target=worker, args=(i,)) for i in range(2)]
    for p in ps: p.start()
    for _ in range(2):
        with socket.create_connection(srv.getsockname()) as c: print(c.recv(10))
    for p in ps: p.join()
    srv.close()
