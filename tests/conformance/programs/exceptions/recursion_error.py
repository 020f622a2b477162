class Node:
    def __init__(self, child=None):
        self.child = child

    def depth(self):
        return 1 + (self.child.depth() if self.child else 0)

def forever():
    forever()

for attempt in range(3):
    try:
        forever()
    except RecursionError as error:
        print(attempt, type(error).__name__, error)
node = None
for _ in range(500):
    node = Node(node)
print(node.depth())
class Loop:
    def __getattr__(self, name):
        return getattr(self, name + "x")
try:
    Loop().a
except RecursionError:
    print("attribute loop stopped")
