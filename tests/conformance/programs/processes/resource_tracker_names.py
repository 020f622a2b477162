# Names given to the resource tracker and taken from it by hand.
from multiprocessing import shared_memory, resource_tracker
s = shared_memory.SharedMemory(create=True, size=16)
resource_tracker.unregister(s._name, "shared_memory")
s.buf[:3] = b"abc"
t = shared_memory.SharedMemory(s.name)
print(bytes(t.buf[:3]), s.size >= 16)
t.close(); s.close()
s.unlink()
try: shared_memory.SharedMemory(s.name)
except FileNotFoundError as e: print(e.errno)
