# CPython reads this first (the folder is on its path). It makes standard output appear line by line, as in a terminal:
# a file would get it in large pieces, and those of several processes out of order. And `print` writes a line's text and
# its end one after the other, so that the lines of two threads may run into each other; here a line is written whole.
import _thread
import io
import sys


class Lines(io.TextIOWrapper):
    begun = {}

    def write(self, text):
        me = _thread.get_ident()
        *whole, rest = (self.begun.pop(me, "") + text).split("\n")
        if rest:
            self.begun[me] = rest
        if whole:
            super().write("\n".join(whole) + "\n")
        return len(text)

    def flush(self):
        if rest := self.begun.pop(_thread.get_ident(), ""):
            super().write(rest)
        super().flush()


sys.stdout = sys.__stdout__ = Lines(sys.stdout.detach(), encoding="utf-8", line_buffering=True)
