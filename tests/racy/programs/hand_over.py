"""Two events order what two threads do, but not what they do meanwhile."""

import threading

ready, done = threading.Event(), threading.Event()
log = []


def ask():
    log.append("question")
    ready.set()
    log.append("waits")
    done.wait()
    log.append("thanks")


def answer():
    ready.wait()
    log.append("answer")
    done.set()
    log.append("leaves")


threads = [threading.Thread(target=ask), threading.Thread(target=answer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(" ".join(log))
