"""Copying, moving and removing files and directories."""

import os
from collections import namedtuple

__all__ = [
    "copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error",
    "SameFileError", "SpecialFileError", "disk_usage", "get_terminal_size", "ignore_patterns", "which",
]

COPY_BUFSIZE = 65536


class Error(OSError):
    """Several files could not be copied."""


class SameFileError(Error):
    """Source and target are the same."""


class SpecialFileError(OSError):
    """No plain file."""


def copyfileobj(fsrc, fdst, length=0):
    """Copy what is left of an open file into another one."""
    while data := fsrc.read(length or COPY_BUFSIZE):
        fdst.write(data)


def copyfile(src, dst, *, follow_symlinks=True):
    """Copy a file's content."""
    if os.path.exists(src) and os.path.exists(dst) and os.path.samefile(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """There are no permissions."""


def copystat(src, dst, *, follow_symlinks=True):
    """There are no permissions, and times cannot be set."""


def copy(src, dst, *, follow_symlinks=True):
    """Copy a file to a path or into a directory."""
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    return copyfile(src, dst)


copy2 = copy


def ignore_patterns(*patterns):
    """What `copytree` may be told to leave out."""
    import fnmatch

    def ignored(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}

    return ignored


def copytree(
    src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False,
):
    """Copy a directory and all that is in it."""
    names = os.listdir(src)
    left_out = ignore(os.fspath(src), names) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for name in names:
        if name in left_out:
            continue
        source, target = os.path.join(src, name), os.path.join(dst, name)
        try:
            if os.path.isdir(source):
                copytree(source, target, symlinks, ignore, copy_function, dirs_exist_ok=dirs_exist_ok)
            else:
                copy_function(source, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((source, target, str(error)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Remove a directory and all that is in it."""

    def failed(act, path, error):
        if onexc is not None:
            onexc(act, path, error)
        elif onerror is not None:
            onerror(act, path, (type(error), error, error.__traceback__))
        elif not ignore_errors:
            raise error

    try:
        names = os.listdir(path)
    except OSError as error:
        failed(os.listdir, path, error)
        return
    for name in names:
        inside = os.path.join(path, name)
        if os.path.isdir(inside):
            rmtree(inside, ignore_errors, onerror, onexc=onexc)
        else:
            try:
                os.unlink(inside)
            except OSError as error:
                failed(os.unlink, inside, error)
    try:
        os.rmdir(path)
    except OSError as error:
        failed(os.rmdir, path, error)


def move(src, dst, copy_function=copy2):
    """Move a file or directory to a path or into a directory."""
    target = dst
    if os.path.isdir(dst):
        if os.path.samefile(src, dst):
            os.rename(src, dst)
            return dst
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    os.rename(src, target)
    return target


_Usage = namedtuple("usage", "total used free")


def disk_usage(path):
    """Room in the machine's memory for files, in bytes."""
    os.stat(path)
    return _Usage(1 << 29, 0, 1 << 29)


def get_terminal_size(fallback=(80, 24)):
    """How large the output's window is."""
    return os.get_terminal_size()


def which(cmd, mode=1, path=None):
    """There are no other programs."""
    return None
