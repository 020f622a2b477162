# Topological order, in one go and step by step, and the report of a cycle.
from graphlib import CycleError, TopologicalSorter

graph = {"shirt": {"hoodie"}, "hoodie": {"underwear"}, "shoes": {"socks", "trousers"}, "trousers": {"underwear"}}
order = list(TopologicalSorter({"d": ["b", "c"], "b": ["a"], "c": ["a"]}).static_order())
print(order)
sorter = TopologicalSorter(graph)
sorter.add("hat", "hoodie")
sorter.prepare()
while sorter.is_active():
    ready = sorter.get_ready()
    print(sorted(ready))
    sorter.done(*ready)
print(bool(sorter))
try:
    TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare()
except CycleError as error:
    print(error.args[0], len(error.args[1]), error.args[1][0] == error.args[1][-1])
sorter = TopologicalSorter({1: [2]})
for call in (sorter.get_ready, sorter.is_active, sorter.prepare, sorter.prepare, lambda: sorter.add(5), lambda: sorter.done(1), lambda: sorter.done(9)):
    try:
        print(call())
    except ValueError as error:
        print(error)
