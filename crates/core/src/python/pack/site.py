"""Where packages are installed: nowhere."""

PREFIXES = []
ENABLE_USER_SITE = False
USER_SITE = USER_BASE = None


def getsitepackages(prefixes=None):
    """No folders."""
    return []


def getusersitepackages():
    """No folder."""
    return ""


def getuserbase():
    """No folder."""
    return ""


def addsitedir(sitedir, known_paths=None):
    """Look for modules in this folder, too."""
    import sys

    if sitedir not in sys.path:
        sys.path.append(sitedir)


def main():
    """Nothing to set up."""
