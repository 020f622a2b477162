import multiprocessing, socket, threading
def handle(conn):
    with conn:
        while data := conn.recv(100): conn.sendall(b"child " + data)
def client(address, n, out):
    with socket.create_connection(address) as s:
        for word in (b"one", b"two"):
            s.sendall(word)
            out.append((n, s.recv(100)))
        s.shutdown(socket.SHUT_WR)
        out.append((n, s.recv(100)))
if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")
    server = socket.create_server(("127.0.0.1", 0))
    out = []
    for n in range(2):
        thread = threading.Thread(target=client, args=(server.getsockname(), n, out))
        thread.start()
        conn, _ = server.accept()
        process = fork.Process(target=handle, args=(conn,))
        process.start()
        # The parent's copy; the child goes on with its own.
        conn.close()
        thread.join()
        process.join()
        print(process.exitcode)
    print(out)
    # A child closes its copy of what listens; the parent's goes on.
    process = fork.Process(target=server.close)
    process.start(); process.join()
    thread = threading.Thread(target=client, args=(server.getsockname(), 9, out)); thread.start()
    conn, _ = server.accept(); handle(conn); thread.join(); print(out[-3:])
    # The last copy ends the connection.
    a, b = socket.socketpair()
    process = fork.Process(target=lambda: b.sendall(b"from the child"))
    process.start(); process.join()
    print(a.recv(100)); b.close(); print(a.recv(100))
    server.close()
