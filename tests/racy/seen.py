"""Runs a program many times with a short switch interval and writes each different output once, as JSON."""

import contextlib
import io
import json
import sys

path, runs = sys.argv[1], int(sys.argv[2])
with open(path, encoding="utf-8") as file:
    code = compile(file.read(), path, "exec")
sys.setswitchinterval(1e-6)
seen = set()
for _ in range(runs):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {"__name__": "__main__"})
    seen.add(out.getvalue())
json.dump(sorted(seen), sys.stdout)
