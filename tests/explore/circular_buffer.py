# A producer and a consumer look at flags under one lock, N times each.
# Executions: 3432; N=3: 20; N=5: 252.
import threading

N = 7
lock = threading.Lock()
buffer = [0] * N
first = last = 0
send, receive = True, False


def produce():
    global last, send, receive
    for i in range(N):
        with lock:
            if send:
                buffer[last] = i
                last = (last + 1) % N
                send, receive = False, True


def consume():
    global first, send, receive
    for _ in range(N):
        with lock:
            if receive:
                item = buffer[first]
                first = (first + 1) % N
                receive, send = False, True


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
