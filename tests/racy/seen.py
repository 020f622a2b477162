"""Runs a program many times with a short switch interval and writes each different output with its exit status once, as JSON.

Each run is a process of its own, forked here, so that it ends as a program does: threads are joined, daemons are cut off. One that
does not end counts as a deadlock, with the status that the machine gives to one.
"""

import gc
import json
import os
import select
import signal
import sys
import time
import types

# Seconds for a run in its turn. One that takes longer is set aside, and has so many more when all have had their turn.
TURN, REST = 0.2, 5.0
DEADLOCK = 75


class Run:
    def __init__(self, child, pipe):
        self.child, self.pipe, self.written = child, pipe, b""

    def outcome(self, seconds):
        """What it wrote and its status; nothing if it takes longer."""
        end = time.monotonic() + seconds
        while select.select([self.pipe], [], [], max(0.0, end - time.monotonic()))[0]:
            piece = os.read(self.pipe, 1 << 16)
            if not piece:
                return self.end(os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1]))
            self.written += piece
        return None

    def stop(self):
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        return self.end(DEADLOCK)

    def end(self, status):
        os.close(self.pipe)
        return self.written.decode(), status


def begin():
    """Forks a run; answers nothing in the child."""
    pipe, end = os.pipe()
    child = os.fork()
    if child:
        os.close(end)
        return Run(child, pipe)
    os.dup2(end, 1)
    # Tracebacks are not compared.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    os.close(pipe)
    os.close(end)
    return None


path, runs = sys.argv[1], int(sys.argv[2])
with open(path, encoding="utf-8") as file:
    code = compile(file.read(), path, "exec")
for module in ("asyncio", "concurrent.futures", "queue", "threading"):
    if module in code.co_names:
        __import__(module)
gc.freeze()
seen, late = set(), []
for _ in range(runs):
    run = begin()
    if run is None:
        break
    outcome = run.outcome(TURN)
    if outcome:
        seen.add(outcome)
    else:
        late.append(run)
else:
    end = time.monotonic() + REST
    seen.update(run.outcome(end - time.monotonic()) or run.stop() for run in late)
    json.dump(sorted(seen), sys.stdout)
    sys.exit()

# Only the children come here. The program is the last that they do, so that they end as it does.
main = sys.modules["__main__"] = types.ModuleType("__main__")
sys.setswitchinterval(1e-6)
exec(code, vars(main))
