"""Data and code nested more deeply than anybody can follow: an exception, and the program goes on."""

import copy
import functools
import json
import pickle
from types import MappingProxyType


def nest(n, wrap, x):
    for _ in range(n):
        x = wrap(x)
    return x


def attempt(name, action):
    try:
        action()
        print(name, 'fine')
    except RecursionError:
        print(name, 'RecursionError')


DEPTH = 20_000
lists = nest(DEPTH, lambda x: [x], [])
tuples = nest(DEPTH, lambda x: (x,), (int,))
dicts = nest(DEPTH, lambda x: {0: x}, {})
attempt('repr', lambda: repr(lists))
attempt('==', lambda: lists == nest(DEPTH, lambda x: [x], []))
attempt('<', lambda: lists < nest(DEPTH, lambda x: [x], [1]))
attempt('dict ==', lambda: dicts == nest(DEPTH, lambda x: {0: x}, {}))
attempt('format', lambda: f'{lists}')
attempt('json', lambda: json.dumps(lists))
attempt('json text', lambda: json.loads('[' * DEPTH))
attempt('deepcopy', lambda: copy.deepcopy(lists))
attempt('pickle', lambda: pickle.dumps(lists))
attempt('isinstance', lambda: isinstance(1, (tuples,)))
attempt('exceptions', lambda: str(nest(DEPTH, ValueError, 1)))
attempt('calls', lambda: nest(DEPTH, lambda f: lambda: f(), len)())
attempt('proxies', lambda: len(nest(10, MappingProxyType, {})))
attempt('partials', lambda: nest(100, functools.partial, int)('5'))
for text in ('(' * 1000 + ')' * 1000, '[' * 1000, '-' * 100_000 + '1', 'f(' * 300 + ')' * 300):
    try:
        eval(text)
    except (SyntaxError, MemoryError, RecursionError):
        print('refused')
del lists, tuples, dicts
print('done')
