"""Topological sorting of a graph of things that depend on each other."""

import types as _types

__all__ = ["TopologicalSorter", "CycleError"]
_READY, _DONE = -1, -2


class CycleError(ValueError):
    pass


class TopologicalSorter:
    __class_getitem__ = classmethod(_types.GenericAlias)

    def __init__(self, graph=None):
        # For each node: how many of its predecessors are not done (or its state), and its successors.
        self._waits, self._after, self._ready = {}, {}, None
        self._out = self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _node(self, node):
        if node not in self._waits:
            self._waits[node] = 0
            self._after[node] = []

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._node(node)
        self._waits[node] += len(predecessors)
        for predecessor in predecessors:
            self._node(predecessor)
            self._after[predecessor].append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [node for node, count in self._waits.items() if not count]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        ready = tuple(self._ready)
        for node in ready:
            self._waits[node] = _READY
        self._ready.clear()
        self._out += len(ready)
        return ready

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            if node not in self._waits:
                raise ValueError(f"node {node!r} was not added using add()")
            state = self._waits[node]
            if state >= 0:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            if state == _DONE:
                raise ValueError(f"node {node!r} was already marked done")
            self._waits[node] = _DONE
            self._finished += 1
            for later in self._after[node]:
                self._waits[later] -= 1
                if not self._waits[later]:
                    self._ready.append(later)

    def _find_cycle(self):
        seen, path, places, steps = set(), [], {}, []
        for node in self._waits:
            if node in seen:
                continue
            while True:
                if node in seen:
                    if node in places:
                        return path[places[node]:] + [node]
                else:
                    seen.add(node)
                    steps.append(iter(self._after[node]))
                    places[node] = len(path)
                    path.append(node)
                while path:
                    try:
                        node = next(steps[-1])
                        break
                    except StopIteration:
                        del places[path.pop()]
                        steps.pop()
                else:
                    break
        return None

    def static_order(self):
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)
