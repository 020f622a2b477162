"""What doctest reports of a module: tests that pass, fail, raise and are skipped.

>>> add(1, 2)
3
"""
import doctest

def add(a, b):
    """Adds.

    >>> add(1, 1)
    2
    >>> add(1, "a")
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for +: 'int' and 'str'
    >>> add(2, 2)
    5
    >>> for i in range(3):
    ...     print(i)
    ...
    0
    1
    2
    >>> list(range(20)) # doctest: +ELLIPSIS
    [0, 1, ..., 19]
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> 1/0 # doctest: +SKIP
    """
    return a + b

class Stack:
    """
    >>> s = Stack()
    >>> s.push(1); s
    Stack([1])
    """
    def __init__(self): self.items = []
    def push(self, x):
        """>>> Stack().push(1)"""
        self.items.append(x)
    def __repr__(self): return f"Stack({self.items})"
    @property
    def top(self):
        """
        >>> s = Stack(); s.push(5); s.top
        6
        """
        return self.items[-1]

    @staticmethod
    def sm():
        """
        >>> Stack.sm()
        """
def nodoc(): pass
__test__ = {"extra": ">>> 1 + 1\n2\n"}

if __name__ == "__main__":
    print(doctest.testmod())
    print(doctest.testmod(verbose=True))
    doctest.run_docstring_examples(Stack.top, globals(), name="top")
