"""What finders and loaders have in common."""

from abc import ABC


class Loader(ABC):
    """Loads modules."""

    def create_module(self, spec):
        """The usual kind of module."""
        return None


class MetaPathFinder(ABC):
    """Finds modules."""

    def find_spec(self, fullname, path, target=None):
        """Where a module comes from."""
        return None


class PathEntryFinder(MetaPathFinder):
    """Finds modules in a folder."""


class InspectLoader(Loader):
    """Loads modules whose text can be seen."""
