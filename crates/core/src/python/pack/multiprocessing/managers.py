"""Managers: a process that keeps objects, and proxies through which other processes use them."""

import _kernel
import array
import queue
import sys
import threading
import types

from multiprocessing import context, process, reduction, util
from multiprocessing.connection import Client, Listener
from multiprocessing.context import ProcessError, get_spawning_popen

__all__ = ["BaseManager", "SyncManager", "BaseProxy", "Token", "SharedMemoryManager"]


def reduce_array(a):
    """How an array is rebuilt elsewhere."""
    return array.array, (a.typecode, a.tobytes())


def rebuild_as_list(obj):
    """A dict's view goes to other processes as a list."""
    return list, (list(obj),)


reduction.register(array.array, reduce_array)
for _view in ({}.keys(), {}.values(), {}.items()):
    reduction.register(type(_view), rebuild_as_list)
del _view


class Token:
    """Names an object in a manager: its type's name, where the manager is and the object's number there."""

    __slots__ = ("typeid", "address", "id")

    def __init__(self, typeid, address, id):
        self.typeid, self.address, self.id = typeid, address, id

    def __getstate__(self):
        return self.typeid, self.address, self.id

    def __setstate__(self, state):
        self.typeid, self.address, self.id = state

    def __repr__(self):
        return f"{type(self).__name__}(typeid={self.typeid!r}, address={self.address!r}, id={self.id!r})"


# ---- Asking the server


class RemoteError(Exception):
    """The server failed by itself, not in the object's method; with its traceback as text."""

    def __str__(self):
        line = "-" * 75
        return f"\n{line}\n{self.args[0]}{line}"


def convert_to_error(kind, result):
    """The exception that an answer stands for."""
    if kind == "#ERROR":
        return result
    if kind in ("#TRACEBACK", "#UNSERIALIZABLE"):
        if not isinstance(result, str):
            raise TypeError(f"Result {result!r} (kind '{kind}') type is {type(result)}, not str")
        if kind == "#UNSERIALIZABLE":
            return RemoteError(f"Unserializable message: {result}\n")
        return RemoteError(result)
    return ValueError(f"Unrecognized message type {kind!r}")


def dispatch(c, id, methodname, args=(), kwds={}):
    """Let the server call a method of its own, or of one of its objects; the result."""
    c.send((id, methodname, args, kwds))
    kind, result = c.recv()
    if kind == "#RETURN":
        return result
    raise convert_to_error(kind, result)


def all_methods(obj):
    """Names of all methods of an object."""
    return [name for name in dir(obj) if callable(getattr(obj, name))]


def public_methods(obj):
    """Names of its methods that do not begin with an underscore."""
    return [name for name in all_methods(obj) if name[0] != "_"]


# ---- The server


class Server:
    """Keeps the objects; each client's thread has a connection, and a thread here that serves it."""

    public = [
        "shutdown", "create", "accept_connection", "get_methods", "debug_info", "number_of_objects", "dummy", "incref",
        "decref",
    ]

    def __init__(self, registry, address, authkey, serializer):
        if not isinstance(authkey, bytes):
            raise TypeError(f"Authkey {authkey!r} is type {type(authkey)!s}, not bytes")
        self.registry = registry
        self.authkey = process.AuthenticationString(authkey)
        self.listener = Listener(address=address, backlog=16)
        self.address = self.listener.address
        self.id_to_obj = {"0": (None, (), None)}
        self.id_to_refcount = {}
        self.mutex = threading.Lock()

    def serve_forever(self):
        """Serve clients until told to stop; then the process ends."""
        self.stop_event = threading.Event()
        process.current_process()._manager_server = self
        accepter = threading.Thread(target=self.accepter)
        accepter.daemon = True
        accepter.start()
        try:
            self.stop_event.wait()
        finally:
            self.listener.close()
            sys.exit(0)

    def accepter(self):
        """Begin a thread for each new connection."""
        while True:
            try:
                c = self.listener.accept()
            except OSError:
                continue
            thread = threading.Thread(target=self.handle_request, args=(c,))
            thread.daemon = True
            thread.start()

    def handle_request(self, c):
        """Answer the first message of a connection, which asks the server itself."""
        from multiprocessing.connection import answer_challenge, deliver_challenge

        funcname = None
        try:
            deliver_challenge(c, self.authkey)
            answer_challenge(c, self.authkey)
            _, funcname, args, kwds = c.recv()
            assert funcname in self.public, f"{funcname!r} unrecognized"
            func = getattr(self, funcname)
        except Exception as exc:
            answer = ("#TRACEBACK", _kernel.format_raised(exc))
        else:
            try:
                answer = ("#RETURN", func(c, *args, **kwds))
            except Exception as exc:
                answer = ("#TRACEBACK", _kernel.format_raised(exc))
        try:
            c.send(answer)
        except Exception as exc:
            try:
                c.send(("#TRACEBACK", _kernel.format_raised(exc)))
            except Exception:
                pass
            util.info("Failure to send message: %r", answer)
        c.close()

    def serve_client(self, conn):
        """Answer the messages of one client's thread, which ask the objects."""
        util.debug("starting server thread to service %r", threading.current_thread().name)
        while True:
            try:
                answer = self._answer(conn)
            except EOFError:
                util.debug("got EOF; exiting thread serving %r", threading.current_thread().name)
                sys.exit(0)
            try:
                try:
                    conn.send(answer)
                except Exception as exc:
                    conn.send(("#UNSERIALIZABLE", _kernel.format_raised(exc)))
            except Exception:
                conn.close()
                sys.exit(1)

    def _answer(self, conn):
        methodname = obj = None
        try:
            ident, methodname, args, kwds = conn.recv()
            obj, exposed, proxies = self.id_to_obj[ident]
            if methodname not in exposed:
                raise AttributeError(f"method {methodname!r} of {type(obj)!r} object is not in exposed={exposed!r}")
            function = getattr(obj, methodname)
            try:
                result = function(*args, **kwds)
            except Exception as exc:
                return "#ERROR", exc
            typeid = proxies and proxies.get(methodname)
            if typeid:
                number, exposed = self.create(conn, typeid, result)
                return "#PROXY", (exposed, Token(typeid, self.address, number))
            return "#RETURN", result
        except AttributeError:
            if methodname == "__str__":
                return "#RETURN", str(obj)
            if methodname == "__repr__":
                return "#RETURN", repr(obj)
            if methodname == "#GETVALUE":
                return "#RETURN", obj
            # CPython looks for the name among those that every object answers to, in vain.
            try:
                raise KeyError(methodname)
            except KeyError as missing:
                return "#TRACEBACK", _kernel.format_raised(missing)
        except EOFError:
            raise
        except Exception as exc:
            return "#TRACEBACK", _kernel.format_raised(exc)

    # What managers and proxies ask for.

    def dummy(self, c):
        """Show that the server is there."""

    def debug_info(self, c):
        """The objects, in words."""
        with self.mutex:
            lines = []
            for ident in sorted(ident for ident in self.id_to_obj if ident != "0"):
                lines.append(f"  {ident}:       refcount={self.id_to_refcount[ident]}\n    {str(self.id_to_obj[ident][0])[:75]}")
            return "\n".join(lines)

    def number_of_objects(self, c):
        """How many objects there are."""
        return len(self.id_to_refcount)

    def shutdown(self, c):
        """Stop the server."""
        try:
            util.debug("manager received shutdown message")
            c.send(("#RETURN", None))
        finally:
            self.stop_event.set()

    def create(self, c, typeid, /, *args, **kwds):
        """Make an object; its number and what may be called."""
        with self.mutex:
            make, exposed, method_to_typeid, _ = self.registry[typeid]
            if make is None:
                if kwds or len(args) != 1:
                    raise ValueError("Without callable, must have one non-keyword argument")
                obj = args[0]
            else:
                obj = make(*args, **kwds)
            if exposed is None:
                exposed = public_methods(obj)
            if method_to_typeid is not None:
                if not isinstance(method_to_typeid, dict):
                    raise TypeError(f"Method_to_typeid {method_to_typeid!r}: type {type(method_to_typeid)!s}, not dict")
                exposed = list(exposed) + list(method_to_typeid)
            ident = f"{id(obj):x}"
            util.debug("%r callable returned object with id %r", typeid, ident)
            self.id_to_obj[ident] = (obj, set(exposed), method_to_typeid)
            self.id_to_refcount.setdefault(ident, 0)
            self.id_to_refcount[ident] += 1
            return ident, tuple(exposed)

    def get_methods(self, c, token):
        """Names of the methods that may be called."""
        return tuple(self.id_to_obj[token.id][1])

    def accept_connection(self, c, name):
        """From now on the connection is a client's thread's."""
        threading.current_thread().name = name
        c.send(("#RETURN", None))
        self.serve_client(c)

    def incref(self, c, ident):
        """There is one more proxy of an object."""
        with self.mutex:
            self.id_to_refcount[ident] += 1

    def decref(self, c, ident):
        """There is one proxy less of an object; with the last one it is forgotten."""
        with self.mutex:
            if self.id_to_refcount[ident] <= 0:
                raise AssertionError(f"Id {ident!s} ({self.id_to_obj[ident]!r}) has refcount {self.id_to_refcount[ident]:n}, not 1+")
            self.id_to_refcount[ident] -= 1
            if self.id_to_refcount[ident] == 0:
                del self.id_to_refcount[ident]
                # The object's own end may ask the server for something.
                obj = self.id_to_obj.pop(ident)
        obj = None


# ---- Managers


class State:
    """How far a manager is."""

    __slots__ = ["value"]
    INITIAL = 0
    STARTED = 1
    SHUTDOWN = 2


class BaseManager:
    """A process that keeps objects for others. Classes are registered by name; each becomes a method."""

    _registry = {}
    _Server = Server

    def __init__(self, address=None, authkey=None, serializer="pickle", ctx=None, *, shutdown_timeout=1.0):
        if authkey is None:
            authkey = process.current_process().authkey
        if serializer not in ("pickle", "xmlrpclib"):
            raise KeyError(serializer)
        self._address = address
        self._authkey = process.AuthenticationString(authkey)
        self._state = State()
        self._state.value = State.INITIAL
        self._serializer = serializer
        self._ctx = ctx or context._default.get_context()
        self._shutdown_timeout = shutdown_timeout

    @property
    def address(self):
        """Where it is."""
        return self._address

    def _check_initial(self):
        if self._state.value != State.INITIAL:
            if self._state.value == State.STARTED:
                raise ProcessError("Already started server")
            if self._state.value == State.SHUTDOWN:
                raise ProcessError("Manager has shut down")
            raise ProcessError(f"Unknown state {self._state.value!r}")

    def get_server(self):
        """The server, to run it in this process."""
        self._check_initial()
        return Server(self._registry, self._address, self._authkey, self._serializer)

    def connect(self):
        """Use a server that was started elsewhere."""
        conn = Client(self._address, authkey=self._authkey)
        dispatch(conn, None, "dummy")
        self._state.value = State.STARTED

    def start(self, initializer=None, initargs=()):
        """Start a process with a server."""
        self._check_initial()
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        reader, writer = self._ctx.Pipe(duplex=False)
        self._process = self._ctx.Process(
            target=type(self)._run_server,
            args=(self._registry, self._address, bytes(self._authkey), self._serializer, writer, initializer, initargs),
        )
        self._process.name = f"{type(self).__name__}-{':'.join(map(str, self._process._identity))}"
        self._process.start()
        writer.close()
        self._address = reader.recv()
        reader.close()
        self._state.value = State.STARTED
        self.shutdown = util.Finalize(
            None, type(self)._finalize_manager,
            args=(self._process, self._address, self._authkey, self._state, self._shutdown_timeout), exitpriority=0,
        )

    @classmethod
    def _run_server(cls, registry, address, authkey, serializer, writer, initializer=None, initargs=()):
        if initializer is not None:
            initializer(*initargs)
        server = cls._Server(registry, address, authkey, serializer)
        writer.send(server.address)
        writer.close()
        util.info("manager serving at %r", server.address)
        server.serve_forever()

    @staticmethod
    def _finalize_manager(process, address, authkey, state, shutdown_timeout):
        if process.is_alive():
            util.info("sending shutdown message to manager")
            try:
                conn = Client(address, authkey=authkey)
                try:
                    dispatch(conn, None, "shutdown")
                finally:
                    conn.close()
            except Exception:
                pass
            process.join(timeout=shutdown_timeout)
            if process.is_alive():
                util.info("manager still alive")
                process.terminate()
                process.join()
        state.value = State.SHUTDOWN
        BaseProxy._connections.pop(address, None)

    def _create(self, typeid, /, *args, **kwds):
        assert self._state.value == State.STARTED, "server not yet started"
        conn = Client(self._address, authkey=self._authkey)
        try:
            number, exposed = dispatch(conn, None, "create", (typeid,) + args, kwds)
        finally:
            conn.close()
        return Token(typeid, self._address, number), exposed

    def join(self, timeout=None):
        """Wait for the process's end."""
        if self._process is not None:
            self._process.join(timeout)
            if not self._process.is_alive():
                self._process = None

    def _ask(self, what):
        conn = Client(self._address, authkey=self._authkey)
        try:
            return dispatch(conn, None, what)
        finally:
            conn.close()

    def _debug_info(self):
        return self._ask("debug_info")

    def _number_of_objects(self):
        return self._ask("number_of_objects")

    def __enter__(self):
        if self._state.value == State.INITIAL:
            self.start()
        assert self._state.value == State.STARTED
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown()

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
        if method_to_typeid:
            for key, value in list(method_to_typeid.items()):
                assert type(key) is str, f"{key!r} is not a string"
                assert type(value) is str, f"{value!r} is not a string"
        cls._registry[typeid] = (callable, exposed, method_to_typeid, proxytype)
        if create_method:

            def temp(self, /, *args, **kwds):
                util.debug("requesting creation of a shared %r object", typeid)
                token, exposed = self._create(typeid, *args, **kwds)
                return proxytype(token, self._serializer, manager=self, authkey=self._authkey, exposed=exposed)

            temp.__name__ = typeid
            setattr(cls, typeid, temp)


# ---- Proxies


class BaseProxy:
    """Stands for an object in a manager."""

    # What each thread of this process is connected to, by the manager's address.
    _connections = {}

    def __init__(
        self, token, serializer, manager=None, authkey=None, exposed=None, incref=True, manager_owned=False
    ):
        self._tls = BaseProxy._connections.setdefault(token.address, {})
        self._token = token
        self._id = token.id
        self._manager = manager
        self._serializer = serializer
        self._owned_by_manager = manager_owned
        if authkey is not None:
            self._authkey = process.AuthenticationString(authkey)
        elif manager is not None:
            self._authkey = manager._authkey
        else:
            self._authkey = process.current_process().authkey

    def _connect(self):
        util.debug("making connection to manager")
        name = process.current_process().name
        thread = threading.current_thread()
        if thread.name != "MainThread":
            name += "|" + thread.name
        conn = Client(self._token.address, authkey=self._authkey)
        dispatch(conn, None, "accept_connection", (name,))
        return conn

    def _callmethod(self, methodname, args=(), kwds={}):
        """Call a method of the object; a copy of the result."""
        ident = threading.get_ident()
        conn = self._tls.get(ident)
        if conn is None:
            util.debug("thread %r does not own a connection", threading.current_thread().name)
            conn = self._tls[ident] = self._connect()
        conn.send((self._id, methodname, args, kwds))
        kind, result = conn.recv()
        if kind == "#RETURN":
            return result
        if kind == "#PROXY":
            exposed, token = result
            proxytype = self._manager._registry[token.typeid][-1]
            token.address = self._token.address
            return proxytype(token, self._serializer, manager=self._manager, authkey=self._authkey, exposed=exposed)
        raise convert_to_error(kind, result)

    def _getvalue(self):
        """A copy of the object."""
        return self._callmethod("#GETVALUE")

    def __reduce__(self):
        kwds = {}
        if get_spawning_popen() is not None:
            kwds["authkey"] = self._authkey
        if getattr(self, "_isauto", False):
            kwds["exposed"] = self._exposed_
            return RebuildProxy, (AutoProxy, self._token, self._serializer, kwds)
        return RebuildProxy, (type(self), self._token, self._serializer, kwds)

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __repr__(self):
        return f"<{type(self).__name__} object, typeid {self._token.typeid!r} at {id(self):#x}>"

    def __str__(self):
        try:
            return self._callmethod("__repr__")
        except Exception:
            return repr(self)[:-1] + "; '__str__()' failed>"


def _leave_connections():
    for threads in BaseProxy._connections.values():
        for connection in threads.values():
            connection.close()
        threads.clear()


# A forked child's threads have connections of their own.
util._fork_hooks.append(_leave_connections)


def RebuildProxy(func, token, serializer, kwds):
    """The proxy again, in another process."""
    server = getattr(process.current_process(), "_manager_server", None)
    if server and server.address == token.address:
        util.debug("Rebuild a proxy owned by manager, token=%r", token)
        kwds["manager_owned"] = True
    return func(token, serializer, **kwds)


def MakeProxyType(name, exposed, _cache={}):
    """A class of proxies with these methods."""
    exposed = tuple(exposed)
    known = _cache.get((name, exposed))
    if known is None:
        names = {method: _forward(method) for method in exposed}
        known = _cache[(name, exposed)] = type(name, (BaseProxy,), names)
        known._exposed_ = exposed
    return known


def _forward(name):
    def method(self, /, *args, **kwds):
        return self._callmethod(name, args, kwds)

    method.__name__ = method.__qualname__ = name
    return method


def AutoProxy(token, serializer, manager=None, authkey=None, exposed=None, incref=True, manager_owned=False):
    """A proxy with the methods that the object has."""
    if exposed is None:
        conn = Client(token.address, authkey=authkey)
        try:
            exposed = dispatch(conn, None, "get_methods", (token,))
        finally:
            conn.close()
    if authkey is None:
        authkey = manager._authkey if manager is not None else process.current_process().authkey
    kind = MakeProxyType(f"AutoProxy[{token.typeid}]", exposed)
    proxy = kind(token, serializer, manager=manager, authkey=authkey, incref=incref, manager_owned=manager_owned)
    proxy._isauto = True
    return proxy


# ---- What objects there are


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
    return array.array(typecode, sequence)


# ---- Their proxies


class IteratorProxy(BaseProxy):
    """An iterator in a manager."""

    _exposed_ = ("__next__", "send", "throw", "close")

    def __iter__(self):
        return self

    def __next__(self, *args):
        return self._callmethod("__next__", args)

    def send(self, *args):
        """Send a value into the generator."""
        return self._callmethod("send", args)

    def throw(self, *args):
        """Raise an exception in the generator."""
        return self._callmethod("throw", args)

    def close(self, *args):
        """End the generator."""
        return self._callmethod("close", args)


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
        return object.__getattribute__(self, "_callmethod")("__getattribute__", (name,))

    def __setattr__(self, name, value):
        if name[0] == "_":
            return object.__setattr__(self, name, value)
        return object.__getattribute__(self, "_callmethod")("__setattr__", (name, value))

    def __delattr__(self, name):
        if name[0] == "_":
            return object.__delattr__(self, name)
        return object.__getattribute__(self, "_callmethod")("__delattr__", (name,))


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

    __class_getitem__ = classmethod(types.GenericAlias)


BaseListProxy = MakeProxyType("BaseListProxy", (
    "__add__", "__contains__", "__delitem__", "__getitem__", "__len__", "__mul__", "__reversed__", "__rmul__",
    "__setitem__", "append", "count", "extend", "index", "insert", "pop", "remove", "reverse", "sort", "__imul__",
))


class ListProxy(BaseListProxy):
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
DictProxy._method_to_typeid_ = {"__iter__": "Iterator"}
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

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


# ---- The usual managers


class SyncManager(BaseManager):
    """A manager of the usual things."""


def _pool(*args, **kwds):
    from multiprocessing.pool import Pool

    return Pool(*args, **kwds)


SyncManager.register("Queue", queue.Queue)
SyncManager.register("JoinableQueue", queue.Queue)
SyncManager.register("Event", threading.Event, EventProxy)
SyncManager.register("Lock", threading.Lock, AcquirerProxy)
SyncManager.register("RLock", threading.RLock, AcquirerProxy)
SyncManager.register("Semaphore", threading.Semaphore, AcquirerProxy)
SyncManager.register("BoundedSemaphore", threading.BoundedSemaphore, AcquirerProxy)
SyncManager.register("Condition", threading.Condition, ConditionProxy)
SyncManager.register("Barrier", threading.Barrier, BarrierProxy)
SyncManager.register("Pool", _pool, PoolProxy)
SyncManager.register("list", list, ListProxy)
SyncManager.register("dict", dict, DictProxy)
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
        end = self.shutdown
        memory = self._memory

        def shutdown():
            while memory:
                memory.pop().unlink()
            end()

        self.shutdown = util.Finalize(None, shutdown, exitpriority=1)

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
