import queue
import threading
import time

class Room:
    def __init__(self):
        self.members = {}
        self.lock = threading.Lock()
    def join(self, name):
        with self.lock:
            self.members[name] = queue.Queue()
        self.say("room", f"{name} joined")
    def say(self, sender, text):
        with self.lock:
            for name, inbox in self.members.items():
                if name != sender:
                    inbox.put((sender, text))
    def leave(self, name):
        with self.lock:
            inbox = self.members.pop(name)
        inbox.put(None)

room = Room()
heard = {}
def listen(name, inbox):
    while (message := inbox.get()) is not None:
        heard[name].append("%s: %s" % message)

threads = []
for name in ("ann", "bob", "cat"):
    room.join(name)
    heard[name] = []
    t = threading.Thread(target=listen, args=(name, room.members[name]), name=name)
    t.start()
    threads.append(t)
room.say("ann", "hi all")
room.leave("cat")
room.say("bob", "bye")
room.leave("ann")
room.leave("bob")
for t in threads:
    t.join()
for name in sorted(heard):
    print(name, heard[name])
