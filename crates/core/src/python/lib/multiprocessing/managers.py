"""Managers: a process that keeps objects, and proxies through which other processes use them."""

import _kernel
import sys
import threading
from multiprocessing import context, process
from multiprocessing.connection import Pipe

__all__ = ["BaseManager", "SyncManager", "BaseProxy", "Token", "SharedMemoryManager"]


class RemoteError(Exception):
    """The manager failed in a way that cannot be sent as an exception."""

    def __str__(self):
        line = "-" * 75
        return f"\n{line}\n{self.args[0]}{line}"


class Token:
    """Names an object in a manager: its type's name, where the manager is and the object's number there."""

    def __init__(self, typeid, address, id):
        self.typeid = typeid
        self.address = address
        self.id = id

    def __repr__(self):
        return f"{type(self).__name__}(typeid={self.typeid!r}, address={self.address!r}, id={self.id!r})"


class _Address:
    """Where a manager takes new connections: a queue that the far ends of pipes are put into."""

    def __init__(self, name):
        self.name = name
        self.queue = _kernel.Queue(shared=True)

    def __repr__(self):
        return repr(self.name)

    def connect(self):
        import pickle

        mine, other = Pipe()
        self.queue.put(pickle.dumps(other))
        other.close()
        return mine


# ---- The manager's process


class Server:
    """Keeps the objects; each client thread has a connection, and a thread here that serves it."""

    def __init__(self, registry, address):
        self.registry = registry
        self.address = address
        self.objects = {}
        self.mutex = threading.Lock()
        self._count = 0

    def serve_forever(self):
        """Take connections until told to stop."""
        import pickle

        while True:
            message = self.address.queue.get()[0]
            if not message:
                return
            thread = threading.Thread(target=self._serve, args=(pickle.loads(message),), daemon=True)
            thread.start()

    def _serve(self, connection):
        import pickle

        while True:
            try:
                ident, method, args, kwds = connection.recv()
            except EOFError:
                return
            except Exception as exc:
                answer = ("#ERROR", exc)
            else:
                answer = self._answer(ident, method, args, kwds)
            try:
                connection.send(answer)
            except (pickle.PicklingError, TypeError, AttributeError) as exc:
                connection.send(("#UNSERIALIZABLE", f"{repr(answer)}\n{_kernel.format_exception(exc)}"))
            except OSError:
                return

    def _answer(self, ident, method, args, kwds):
        try:
            if ident is None:
                return "#RETURN", getattr(self, method)(*args, **kwds)
            obj, exposed, proxies = self.objects[ident]
            if method == "#GETVALUE":
                return "#RETURN", obj
            if method not in exposed and method not in ("__str__", "__repr__"):
                raise AttributeError(
                    f"method {method!r} of {type(obj)!r} object is not in exposed={exposed!r}"
                )
            result = getattr(obj, method)(*args, **kwds)
            typeid = proxies and proxies.get(method)
            if typeid:
                number, exposed = self._keep(result, typeid)
                return "#PROXY", (exposed, Token(typeid, self.address, number))
            return "#RETURN", result
        except Exception as exc:
            return "#ERROR", exc

    def create(self, typeid, /, *args, **kwds):
        """Make an object; its number and what may be called."""
        make = self.registry[typeid][0]
        obj = args[0] if make is None else make(*args, **kwds)
        return self._keep(obj, typeid)

    def _keep(self, obj, typeid):
        _, exposed, proxies, _ = self.registry[typeid]
        if exposed is None:
            exposed = public_methods(obj)
        with self.mutex:
            self._count += 1
            number = f"{self._count:x}"
            self.objects[number] = (obj, tuple(exposed), proxies)
        return number, tuple(exposed)

    def debug_info(self):
        """The objects, in words."""
        return "\n".join(f"  {ident}: {obj}" for ident, (obj, _, _) in self.objects.items())

    def number_of_objects(self):
        """How many objects there are."""
        return len(self.objects)


def public_methods(obj):
    """Names of its methods that do not begin with an underscore."""
    return [name for name in dir(obj) if name[0] != "_" and callable(getattr(obj, name))]


def _run_server(registry, address, initializer, initargs):
    if initializer is not None:
        initializer(*initargs)
    Server(registry, address).serve_forever()


# ---- Managers

_names = 0
# One connection per manager, thread and process.
_connections = {}


def _connection(address):
    key = (_kernel.getpid(), threading.get_ident(), address.name)
    connection = _connections.get(key)
    if connection is None:
        connection = _connections[key] = address.connect()
    return connection


def _call(address, ident, method, args=(), kwds={}):
    connection = _connection(address)
    connection.send((ident, method, args, kwds))
    try:
        kind, result = connection.recv()
    except EOFError:
        connection.close()
        _connections.pop((_kernel.getpid(), threading.get_ident(), address.name), None)
        raise
    if kind == "#ERROR":
        raise result
    if kind == "#UNSERIALIZABLE":
        raise RemoteError(f"Unserializable message: {result}\n")
    return kind, result


class BaseManager:
    """A process that keeps objects for others. Classes are registered by name; each becomes a method."""

    _registry = {}
    _state = "INITIAL"

    def __init__(self, address=None, authkey=None, serializer="pickle", ctx=None, *, shutdown_timeout=1.0):
        global _names
        if address is None:
            _names += 1
            address = f"/tmp/pymp-{_kernel.getpid()}/listener-{_names}"
        known = _addresses.get(address)
        self._address = _addresses.setdefault(address, _Address(address)) if known is None else known
        self._ctx = ctx or context._default
        self._process = None

    @property
    def address(self):
        """Where it is."""
        return self._address.name

    def start(self, initializer=None, initargs=()):
        """Start the process."""
        if self._state != "INITIAL":
            if self._state == "STARTED":
                raise context.ProcessError("Already started server")
            raise context.ProcessError("Manager has shut down")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._process = self._ctx.Process(
            target=_run_server, args=(self._registry, self._address, initializer, initargs)
        )
        self._process.name = f"{type(self).__name__}-{':'.join(map(str, self._process._identity))}"
        self._process.start()
        self._state = "STARTED"
        # At exit it has to end before children are waited for.
        _kernel.exit_hooks().append(self.shutdown)

    def connect(self):
        """Use a manager that was started elsewhere."""
        if not self._address.queue:
            raise ConnectionRefusedError(111, "Connection refused")
        self._state = "STARTED"

    def get_server(self):
        """The server, to run it in this process."""
        if self._state != "INITIAL":
            raise context.ProcessError("Already started server")
        return Server(self._registry, self._address)

    def shutdown(self):
        """End the process."""
        if self._process is None or self._process._parent_pid != _kernel.getpid():
            return
        self._state = "SHUTDOWN"
        self._address.queue.put(b"")
        self._process.join()
        hooks = _kernel.exit_hooks()
        if self.shutdown in hooks:
            hooks.remove(self.shutdown)

    def join(self, timeout=None):
        """Wait for the process's end."""
        if self._process is not None:
            self._process.join(timeout)

    def __enter__(self):
        if self._state == "INITIAL":
            self.start()
        return self

    def __exit__(self, *details):
        self.shutdown()

    def __getstate__(self):
        return {"_address": self._address, "_state": self._state, "_process": None, "_ctx": None}

    def _create(self, typeid, /, *args, **kwds):
        assert self._state == "STARTED", "server not yet started"
        _, (number, exposed) = _call(self._address, None, "create", (typeid, *args), kwds)
        return Token(typeid, self._address, number), exposed

    def _debug_info(self):
        return _call(self._address, None, "debug_info")[1]

    def _number_of_objects(self):
        return _call(self._address, None, "number_of_objects")[1]

    @classmethod
    def register(
        cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None, create_method=True
    ):
        """Let managers of this class make objects by calling `callable`, under the name `typeid`."""
        if "_registry" not in cls.__dict__:
            cls._registry = cls._registry.copy()
        if proxytype is None:
            proxytype = AutoProxy
        exposed = exposed or getattr(proxytype, "_exposed_", None)
        method_to_typeid = method_to_typeid or getattr(proxytype, "_method_to_typeid_", None)
        cls._registry[typeid] = (callable, exposed, method_to_typeid, proxytype)
        _proxy_types[typeid] = proxytype
        if create_method:

            def make(self, /, *args, **kwds):
                token, exposed = self._create(typeid, *args, **kwds)
                return proxytype(token, exposed=exposed)

            make.__name__ = typeid
            setattr(cls, typeid, make)


# Managers' addresses that this process and its ancestors know, by name; and how objects are represented.
_addresses = {}
_proxy_types = {}


# ---- Proxies


class BaseProxy:
    """Stands for an object in a manager."""

    def __init__(self, token, serializer=None, manager=None, authkey=None, exposed=None, incref=True, manager_owned=False):
        self._token = token
        self._id = token.id
        self._exposed = exposed

    def _callmethod(self, methodname, args=(), kwds={}):
        """Call a method of the object."""
        kind, result = _call(self._token.address, self._id, methodname, args, kwds)
        if kind == "#PROXY":
            exposed, token = result
            return _proxy_types[token.typeid](token, exposed=exposed)
        return result

    def _getvalue(self):
        """A copy of the object."""
        return _call(self._token.address, self._id, "#GETVALUE")[1]

    def __reduce__(self):
        return _rebuild, (type(self), self._token, self._exposed)

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __repr__(self):
        return f"<{type(self).__name__} object, typeid {self._token.typeid!r} at {id(self):#x}>"

    def __str__(self):
        try:
            return self._callmethod("__repr__")
        except Exception:
            return repr(self)[:-1] + "; '__str__()' failed>"


def _rebuild(kind, token, exposed):
    if kind is _AutoProxy:
        return AutoProxy(token, exposed=exposed)
    return kind(token, exposed=exposed)


class _AutoProxy(BaseProxy):
    """A proxy whose methods are those that the object's class has."""

    def __getattr__(self, name):
        if name.startswith("_") or name not in (self._exposed or ()):
            raise AttributeError(f"'AutoProxy[{self._token.typeid}]' object has no attribute '{name}'")

        def method(*args, **kwds):
            return self._callmethod(name, args, kwds)

        return method

    def __repr__(self):
        return f"<AutoProxy[{self._token.typeid}] object, typeid {self._token.typeid!r} at {id(self):#x}>"


def AutoProxy(token, serializer=None, manager=None, authkey=None, exposed=None, incref=True, manager_owned=False):
    """A proxy with the methods that the object has."""
    return _AutoProxy(token, exposed=exposed)


def MakeProxyType(name, exposed):
    """A class of proxies with these methods."""
    names = {"_exposed_": tuple(exposed), "__module__": __name__}
    for method in exposed:
        names[method] = _forward(method)
    return type(name, (BaseProxy,), names)


def _forward(name):
    def method(self, /, *args, **kwds):
        return self._callmethod(name, args, kwds)

    method.__name__ = name
    return method


_BaseListProxy = MakeProxyType("BaseListProxy", (
    "__add__", "__contains__", "__delitem__", "__getitem__", "__len__", "__mul__", "__reversed__", "__rmul__",
    "__setitem__", "append", "count", "extend", "index", "insert", "pop", "remove", "reverse", "sort", "__imul__",
))


class ListProxy(_BaseListProxy):
    """A list in a manager."""

    def __iadd__(self, value):
        self._callmethod("extend", (value,))
        return self

    def __imul__(self, value):
        self._callmethod("__imul__", (value,))
        return self


DictProxy = MakeProxyType("DictProxy", (
    "__contains__", "__delitem__", "__getitem__", "__iter__", "__len__", "__setitem__", "clear", "copy", "get",
    "items", "keys", "pop", "popitem", "setdefault", "update", "values",
))


class _Dict(dict):
    """A dict whose views can be sent: they are lists."""

    def keys(self):
        return list(dict.keys(self))

    def values(self):
        return list(dict.values(self))

    def items(self):
        return list(dict.items(self))

    def __iter__(self):
        return _SentIterator(list(dict.keys(self)))

    def copy(self):
        return dict(dict.items(self))

    def __reduce__(self):
        return dict, (list(dict.items(self)),)


class _SentIterator:
    """An iterator that can be sent."""

    def __init__(self, items):
        self._items = items
        self._at = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self._at == len(self._items):
            raise StopIteration
        self._at += 1
        return self._items[self._at - 1]


class Namespace:
    """An object with attributes."""

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        names = sorted(f"{name}={value!r}" for name, value in self.__dict__.items() if not name.startswith("_"))
        return f"{type(self).__name__}({', '.join(names)})"


class Value:
    """A value."""

    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    def get(self):
        """The value."""
        return self._value

    def set(self, value):
        """Another value."""
        self._value = value

    def __repr__(self):
        return f"{type(self).__name__}({self._typecode!r}, {self._value!r})"

    value = property(get, set)


def Array(typecode, sequence, lock=True):
    """Numbers."""
    return list(sequence)


class IteratorProxy(BaseProxy):
    """An iterator in a manager."""

    _exposed_ = ("__next__", "send", "throw", "close")

    def __iter__(self):
        return self

    def __next__(self, *args):
        return self._callmethod("__next__", args)


class AcquirerProxy(BaseProxy):
    """A lock or semaphore in a manager."""

    _exposed_ = ("acquire", "release")

    def acquire(self, blocking=True, timeout=None):
        """Take it."""
        args = (blocking,) if timeout is None else (blocking, timeout)
        return self._callmethod("acquire", args)

    def release(self):
        """Give it back."""
        return self._callmethod("release")

    def __enter__(self):
        return self._callmethod("acquire")

    def __exit__(self, *details):
        return self._callmethod("release")


class ConditionProxy(AcquirerProxy):
    """A condition in a manager."""

    _exposed_ = ("acquire", "release", "wait", "notify", "notify_all")

    def wait(self, timeout=None):
        """Wait to be notified."""
        return self._callmethod("wait", (timeout,))

    def notify(self, n=1):
        """Wake up to `n` of those who wait."""
        return self._callmethod("notify", (n,))

    def notify_all(self):
        """Wake all who wait."""
        return self._callmethod("notify_all")

    wait_for = threading.Condition.wait_for


class EventProxy(BaseProxy):
    """A flag in a manager."""

    _exposed_ = ("is_set", "set", "clear", "wait")

    def is_set(self):
        """Whether the flag is set."""
        return self._callmethod("is_set")

    def set(self):
        """Set the flag."""
        return self._callmethod("set")

    def clear(self):
        """Take the flag back."""
        return self._callmethod("clear")

    def wait(self, timeout=None):
        """Wait until the flag is set."""
        return self._callmethod("wait", (timeout,))


class BarrierProxy(BaseProxy):
    """A barrier in a manager."""

    _exposed_ = ("__getattribute__", "wait", "abort", "reset")

    def wait(self, timeout=None):
        """Wait for the others."""
        return self._callmethod("wait", (timeout,))

    def abort(self):
        """Break the barrier for good."""
        return self._callmethod("abort")

    def reset(self):
        """Begin anew."""
        return self._callmethod("reset")

    @property
    def parties(self):
        """How many it takes."""
        return self._callmethod("__getattribute__", ("parties",))

    @property
    def n_waiting(self):
        """How many wait now."""
        return self._callmethod("__getattribute__", ("n_waiting",))

    @property
    def broken(self):
        """Whether it is broken."""
        return self._callmethod("__getattribute__", ("broken",))


class NamespaceProxy(BaseProxy):
    """An object with attributes in a manager."""

    _exposed_ = ("__getattribute__", "__setattr__", "__delattr__")

    def __getattr__(self, name):
        if name[0] == "_":
            return object.__getattribute__(self, name)
        return self._callmethod("__getattribute__", (name,))

    def __setattr__(self, name, value):
        if name[0] == "_":
            object.__setattr__(self, name, value)
        else:
            self._callmethod("__setattr__", (name, value))

    def __delattr__(self, name):
        if name[0] == "_":
            object.__delattr__(self, name)
        else:
            self._callmethod("__delattr__", (name,))


class ValueProxy(BaseProxy):
    """A value in a manager."""

    _exposed_ = ("get", "set")

    def get(self):
        """The value."""
        return self._callmethod("get")

    def set(self, value):
        """Another value."""
        return self._callmethod("set", (value,))

    value = property(get, set)


ArrayProxy = MakeProxyType("ArrayProxy", ("__len__", "__getitem__", "__setitem__"))
BasePoolProxy = MakeProxyType("PoolProxy", (
    "apply", "apply_async", "close", "imap", "imap_unordered", "join", "map", "map_async", "starmap",
    "starmap_async", "terminate",
))
BasePoolProxy._method_to_typeid_ = {
    "apply_async": "AsyncResult", "map_async": "AsyncResult", "starmap_async": "AsyncResult", "imap": "Iterator",
    "imap_unordered": "Iterator",
}


class PoolProxy(BasePoolProxy):
    """A pool in a manager."""

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.terminate()


class SyncManager(BaseManager):
    """A manager of the usual things."""


def _queue(kind):
    def make(*args):
        import queue

        return getattr(queue, kind)(*args)

    return make


def _pool(*args):
    from multiprocessing.pool import Pool

    return Pool(*args)


SyncManager.register("Queue", _queue("Queue"))
SyncManager.register("JoinableQueue", _queue("Queue"))
SyncManager.register("Event", threading.Event, EventProxy)
SyncManager.register("Lock", threading.Lock, AcquirerProxy)
SyncManager.register("RLock", threading.RLock, AcquirerProxy)
SyncManager.register("Semaphore", threading.Semaphore, AcquirerProxy)
SyncManager.register("BoundedSemaphore", threading.BoundedSemaphore, AcquirerProxy)
SyncManager.register("Condition", threading.Condition, ConditionProxy)
SyncManager.register("Barrier", threading.Barrier, BarrierProxy)
SyncManager.register("Pool", _pool, PoolProxy)
SyncManager.register("list", list, ListProxy)
SyncManager.register("dict", _Dict, DictProxy)
SyncManager.register("Value", Value, ValueProxy)
SyncManager.register("Array", Array, ArrayProxy)
SyncManager.register("Namespace", Namespace, NamespaceProxy)
SyncManager.register("Iterator", proxytype=IteratorProxy, create_method=False)
SyncManager.register("AsyncResult", create_method=False)


class SharedMemoryManager(BaseManager):
    """A manager that takes away the shared memory it gave out."""

    def start(self, *args, **kwargs):
        self._memory = []
        super().start(*args, **kwargs)

    def SharedMemory(self, size):
        """A block of shared memory."""
        from multiprocessing.shared_memory import SharedMemory

        block = SharedMemory(None, create=True, size=size)
        self._memory.append(block)
        return block

    def ShareableList(self, sequence):
        """A list in shared memory."""
        from multiprocessing.shared_memory import ShareableList

        shared = ShareableList(sequence)
        self._memory.append(shared.shm)
        return shared

    def shutdown(self):
        for block in self.__dict__.pop("_memory", ()):
            block.unlink()
        super().shutdown()
