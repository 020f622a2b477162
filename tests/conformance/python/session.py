"""Types a session into an interpreter and prints the page that it stands on, with what the interpreter answers now."""

import io
import sys
import traceback
import types


def fresh_main():
    sys.modules["__main__"] = module = types.ModuleType("__main__")
    return vars(module)


def answer(source, names):
    # What `source` prints, as a page shows it: an empty line would end the answer.
    page, sys.stdout = sys.stdout, io.StringIO()
    try:
        exec(compile(source, "<session>", "single", dont_inherit=True), names)
    except BaseException as error:
        sys.stdout.write("Traceback (most recent call last):\n" + "".join(traceback.format_exception_only(error)))
    finally:
        text = sys.stdout.getvalue()
        sys.stdout = page
    return "".join("<BLANKLINE>\n" if line.isspace() else line for line in text.splitlines(keepends=True))


def show(parts):
    # A part is text, or None where a new session begins, or a tuple: what was typed as it stands and as Python.
    names = fresh_main()
    for part in parts:
        if part is None:
            names = fresh_main()
        elif isinstance(part, str):
            print(part)
        else:
            print(part[0])
            text = answer(part[1], names)
            print(text, end="" if not text or text.endswith("\n") else "\n")
