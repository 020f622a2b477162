import os

counter = 0
made_in = os.getpid()
print("loading", __name__, flush=True)
