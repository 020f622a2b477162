# `import`: parents first, then the module; names from it, or its submodules.

import_failed = object()

# Modules whose text is running: the thread that runs it, and the lock that others wait for, if any do.
importing = {}
# Threads that wait for another one's import: the module's name.
import_waits = {}


def import_name(name, globals, fromlist, level):
    if level:
        name = import_absolute(name, globals or {}, level)
    elif not name:
        raise ValueError("Empty module name")
    module = import_module(name)
    if fromlist:
        import_submodules(module, name, fromlist)
        return module
    if level == 0 and "." in name:
        return _m_modules()[name.partition(".")[0]]
    return module


def import_absolute(name, globals, level):
    package = globals.get("__package__")
    if package is None:
        package = globals.get("__name__", "")
        if "__path__" not in globals:
            package = package.rpartition(".")[0]
    if not package:
        raise ImportError("attempted relative import with no known parent package")
    parts = package.split(".")
    if level - 1 >= len(parts):
        raise ImportError("attempted relative import beyond top-level package")
    base = ".".join(parts[: len(parts) - (level - 1)])
    return base + "." + name if name else base


def import_module(name):
    modules = _m_modules()
    module = modules.get(name, import_failed)
    if module is None:
        error = ModuleNotFoundError("import of " + name + " halted; None in sys.modules")
        error.name = name
        raise error
    if module is not import_failed:
        if importing and name in importing:
            wait_for_import(name)
        return module
    parent, _, last = name.rpartition(".")
    package = None
    if parent:
        package = import_module(parent)
        if name in modules:
            return modules[name]
        if not hasattr(package, "__path__"):
            error = ModuleNotFoundError("No module named " + repr(name) + "; " + repr(parent) + " is not a package")
            error.name = name
            raise error
    module = load_module(name)
    if module is False:
        error = ImportError(
            "the module " + repr(name) + " could not be fetched; it comes from where the page came from when a program first "
            "imports it: check the connection, then run the program again"
        )
        error.name = name
        raise error
    if module is None:
        error = ModuleNotFoundError("No module named " + repr(name) + import_lack(name, parent))
        error.name = name
        raise error
    module = modules.get(name, module)
    if package is not None:
        setattr(package, last, module)
    return module


def load_module(name):
    importing[name] = state = [_m_thread(), None]
    try:
        return _m_load_module(name)
    finally:
        del importing[name]
        if state[1] is not None:
            state[1].release()


def wait_for_import(name):
    """Another thread's import of the module comes to its end first, unless it waits for this thread."""
    me = owner = _m_thread()
    wanted = name
    while wanted is not None and wanted in importing:
        owner = importing[wanted][0]
        if owner == me:
            return
        wanted = import_waits.get(owner)
    state = importing[name]
    if state[1] is None:
        state[1] = import_module("_kernel").Lock()
        state[1].acquire()
    import_waits[me] = name
    try:
        state[1].acquire()
        state[1].release()
    finally:
        del import_waits[me]


def import_lack(name, parent):
    """What is said of a module that CPython has and this library has not."""
    if name == "_stdlib_names":
        return ""
    known = import_module("_stdlib_names")
    hint = known.HINTS.get(name) or known.HINTS.get(name.partition(".")[0])
    if hint is None and not (_m_is_library_module(parent) if parent else name in known.NAMES):
        return ""
    return " (it is not there in Interleave" + (": " + hint if hint else "") + ")"


def import_submodules(module, name, fromlist):
    if not hasattr(module, "__path__"):
        return
    for item in fromlist:
        if item == "*":
            if hasattr(module, "__all__"):
                import_submodules(module, name, module.__all__)
        elif not hasattr(module, item):
            full = name + "." + item
            try:
                import_module(full)
            except ModuleNotFoundError as error:
                if getattr(error, "name", None) != full:
                    raise


def import_from(module, item):
    try:
        return getattr(module, item)
    except AttributeError:
        pass
    name = getattr(module, "__name__", "<unknown module name>")
    full = _m_modules().get(name + "." + item)
    if full is not None:
        return full
    place = getattr(module, "__file__", None)
    if _m_is_library_module(name):
        error = ImportError(
            "cannot import name " + repr(item) + " from " + repr(name) + " (it is not there yet in Interleave)"
        )
    else:
        error = ImportError("cannot import name " + repr(item) + " from " + repr(name) + " (" + (place or "unknown location") + ")")
    error.name = name
    error.path = place
    raise error


def import_star(module, globals):
    names = getattr(module, "__all__", None)
    if names is None:
        names = [name for name in list(_m_own_dict(module)) if not name.startswith("_")]
    for name in names:
        globals[name] = getattr(module, name)
