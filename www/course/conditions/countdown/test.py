import time


def make(part, seconds):
    time.sleep(seconds)
    parts[part] = "ready"
    countdown.count_down()


parts = {"wheel": None, "frame": None}
countdown = Countdown(2)
threading.Thread(target=make, args=("wheel", 0.01)).start()
threading.Thread(target=make, args=("frame", 0.02)).start()
countdown.wait()
assert list(parts.values()) == ["ready", "ready"], "wait() returned before both parts were ready"
countdown.wait()
print("all parts were ready")
