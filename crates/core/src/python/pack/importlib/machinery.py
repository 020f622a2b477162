"""What modules are found with."""

SOURCE_SUFFIXES, BYTECODE_SUFFIXES, EXTENSION_SUFFIXES = [".py"], [".pyc"], []


def all_suffixes():
    """All endings of files that are modules."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES


class ModuleSpec:
    """Where a module comes from."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self.has_location = False
        self.cached = None

    @property
    def parent(self):
        """The package that it is in, or that it is."""
        return self.name.rpartition(".")[0] if self.submodule_search_locations is None else self.name

    def __repr__(self):
        parts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            parts.append(f"origin={self.origin!r}")
        return f"ModuleSpec({', '.join(parts)})"


class SourceFileLoader:
    """Loads a module from a file."""

    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def get_filename(self, name=None):
        """The file."""
        return self.path

    def get_source(self, fullname=None):
        """The text."""
        with open(self.path) as file:
            return file.read()

    def create_module(self, spec):
        """The usual kind of module."""
        return None

    def exec_module(self, module):
        """Run the text in a module."""
        exec(compile(self.get_source(), self.path, "exec"), module.__dict__)


class BuiltinImporter:
    """Finds modules of the library."""
