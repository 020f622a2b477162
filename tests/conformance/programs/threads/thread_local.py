import threading

data = threading.local()
data.value = "main"
seen = {}

def work(n):
    seen[n, "before"] = hasattr(data, "value")
    data.value = n
    data.items = [n]
    data.items.append(n * 2)
    seen[n, "after"] = (data.value, data.items)

threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(seen.items()))
print(data.value, hasattr(data, "items"))
class Context(threading.local):
    def __init__(self, start):
        self.count = start
context = Context(10)
context.count += 5
def look():
    context.count += 1
    print("in thread", context.count)
t = threading.Thread(target=look)
t.start()
t.join()
print("in main", context.count)
