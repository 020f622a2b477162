

def shop():
    global inside, most
    counter.enter()
    with looking:
        inside += 1
        most = max(most, inside)
        assert inside <= 2, "three customers are at the counter"
    with looking:
        inside -= 1
    counter.leave()


looking = threading.Lock()
inside = most = 0
counter = Counter()
threads = [threading.Thread(target=shop) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("at most", most)
