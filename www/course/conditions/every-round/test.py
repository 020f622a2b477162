

def run(name):
    for number in (1, 2):
        with looking:
            rounds[name] = number
        meeting.wait()
        with looking:
            assert min(rounds.values()) >= number, f"{name} is through with round {number} before the other has come"


looking = threading.Lock()
rounds = {"Ann": 0, "Ben": 0}
meeting = Meeting(2)
threads = [threading.Thread(target=run, args=(name,), name=name) for name in rounds]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("both rounds done")
