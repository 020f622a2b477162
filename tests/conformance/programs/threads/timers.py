import threading
import time

began = time.monotonic()
timers = [threading.Timer(delay, print, (text,)) for delay, text in ((0.2, "second"), (0.1, "first"), (0.3, "cancelled"))]
for timer in timers:
    timer.start()
timers[2].cancel()
for timer in timers:
    timer.join()
print([timer.finished.is_set() for timer in timers], 0.2 <= time.monotonic() - began < 0.3)
repeated = []


class Repeat(threading.Timer):
    def run(self):
        while not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)


timer = Repeat(0.1, lambda: repeated.append(len(repeated)))
timer.start()
time.sleep(0.35)
timer.cancel()
timer.join()
print(repeated)
