import threading


class Chain(threading.Thread):
    def __init__(self, depth):
        super().__init__(name=f"chain-{depth}", daemon=None)
        self.depth = depth
        self.next = None

    def run(self):
        if self.depth:
            self.next = Chain(self.depth - 1)
            self.next.start()
            self.next.join()
        print(self.name, self.daemon, threading.current_thread() is self)


first = Chain(2)
first.start()
first.join()
print(first.next.next.next, first.next.is_alive())
daemon = threading.Thread(target=lambda: print(threading.Thread().daemon), daemon=True)
daemon.start()
daemon.join()
