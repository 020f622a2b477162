

def make(part):
    parts[part] = "ready"
    countdown.count_down()


parts = {"wheel": None, "frame": None}
countdown = Countdown(2)
for part in list(parts):
    threading.Thread(target=make, args=(part,)).start()
countdown.wait()
assert list(parts.values()) == ["ready", "ready"], "wait() returned before both parts were ready"
countdown.wait()
print("all parts were ready")
