"""The event loop's rounds while all schedules are explored: which timers fire and which connections have something is chosen.

Callbacks that are ready go in the order in which they became so, as ever. But a timer may fire at any point, whatever its delay,
for a proof does not rest on durations; only of two with the same delay the one that was set first goes first. What was sent may
arrive at any later point. In the strict order "any" it is also chosen which of the ready callbacks goes first.
"""

import _kernel
from asyncio.tasks import Task

# A task that goes on as long as it can does so at most this often.
_MOST_TURNS = 100


class Explored:
    """Rounds of a loop in which what happens is chosen."""

    def __init__(self, loop):
        self.loop = loop
        kind = _kernel.explored()
        self.any_time = kind & 1 != 0
        self.any_ready = kind & 2 != 0
        self.serial = kind & 4 != 0
        self.choice = _kernel.new_choice()
        # The task that ran last, and how often in a row.
        self.last = None
        self.turns = 0

    def schedule(self, when, handle):
        """Keep a timer: by its time, those of one time in the order in which they were set."""
        scheduled = self.loop._scheduled
        delay = round(when - _kernel.loop_now(), 6)
        at = len(scheduled)
        while at and scheduled[at - 1][0] > when:
            at -= 1
        scheduled.insert(at, (when, delay, handle))

    def choose(self, count):
        """One of so many."""
        return _kernel.choose(self.choice, count) if count > 1 else 0

    def due(self):
        """The timers that may fire now."""
        loop = self.loop
        loop._scheduled[:] = [entry for entry in loop._scheduled if not entry[2]._cancelled]
        loop._cancelled_timers = 0
        if not self.any_time:
            end = _kernel.loop_now() + 1e-9
            return [entry for entry in loop._scheduled if entry[0] < end]
        delays = set()
        due = []
        for entry in loop._scheduled:
            if entry[1] not in delays:
                delays.add(entry[1])
                due.append(entry)
        return due

    def fire(self, entry):
        """A timer's time has come."""
        loop = self.loop
        loop._scheduled.remove(entry)
        entry[2]._scheduled = False
        ahead = entry[0] - _kernel.loop_now()
        if self.any_time and ahead > 0:
            _kernel.sleep(ahead)

    def outside(self):
        """The callbacks of what has happened outside; waits for it if there is nothing else to do."""
        loop = self.loop
        timeout = 0
        if not loop._ready and not loop._stopping:
            scheduled = [entry for entry in loop._scheduled if not entry[2]._cancelled]
            if not scheduled:
                timeout = None
            elif not self.any_time:
                timeout = max(0, scheduled[0][0] - _kernel.loop_now())
        return list(loop._happened(timeout))

    def run_once(self):
        """One round."""
        if self.any_ready or self.serial:
            self.run_any()
        else:
            self.run_in_order()

    def run_in_order(self):
        """Choose what happens, then run all that is ready by then."""
        loop = self.loop
        ready = loop._ready
        happened = self.outside()
        if not self.any_time:
            ready.extend(happened)
            for entry in self.due():
                self.fire(entry)
                ready.append(entry[2])
        else:
            while True:
                due = self.due()
                # The first choice is that nothing more happens.
                enough = 1 if ready or loop._stopping else 0
                count = enough + len(due) + len(happened)
                if count == enough:
                    break
                chosen = self.choose(count) - enough
                if chosen < 0:
                    break
                if chosen < len(due):
                    self.fire(due[chosen])
                    ready.append(due[chosen][2])
                else:
                    ready.append(happened.pop(chosen - len(due)))
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()
        handle = None

    def run_any(self):
        """Run one of all callbacks that could be ready."""
        loop = self.loop
        ready = loop._ready
        happened = self.outside()
        due = self.due()
        handles = sorted([handle for handle in ready if not handle._cancelled], key=_number)
        ready.clear()
        ready.extend(handles)
        count = len(handles) + len(due) + len(happened)
        if not count:
            return
        chosen = self.next_of_last(handles, due) if self.serial else None
        if chosen is None:
            chosen = self.choose(count)
        if chosen < len(handles):
            handle = handles[chosen]
            ready.remove(handle)
        elif chosen < len(handles) + len(due):
            entry = due[chosen - len(handles)]
            self.fire(entry)
            handle = entry[2]
        else:
            handle = happened[chosen - len(handles) - len(due)]
        if self.serial:
            task = _task(handle)
            if task is not None:
                self.turns = self.turns + 1 if task is self.last else 0
                self.last = task
        handle._run()

    def next_of_last(self, handles, due):
        """Of what could go on, what belongs to the task that ran last."""
        last = self.last
        if last is None or last.done() or self.turns > _MOST_TURNS:
            return None
        for at, handle in enumerate(handles):
            if _task(handle) is last:
                return at
        for at, entry in enumerate(due):
            if _task(entry[2]) is last:
                return len(handles) + at
        # What it waits for may itself be about to be done.
        return None


def _task(handle):
    """The task that a callback goes on with, or whose sleep a timer ends."""
    owner = getattr(handle._callback, "__self__", None)
    if isinstance(owner, Task):
        return owner
    for argument in handle._args or ():
        for callback in getattr(argument, "_callbacks", None) or ():
            owner = getattr(callback[0], "__self__", None)
            if isinstance(owner, Task):
                return owner
    return None


def _number(handle):
    task = _task(handle)
    return -1 if task is None else task._number
