"""Whether a text is a whole statement."""

__all__ = ["compile_command", "Compile", "CommandCompiler"]


def compile_command(source, filename="<input>", symbol="single"):
    """The code of a text; None if more lines are needed."""
    lines = source.split("\n")
    if not any(line.strip() and not line.strip().startswith("#") for line in lines) and symbol != "eval":
        source = "pass"
    try:
        code = compile(source, filename, symbol)
    except SyntaxError as exc:
        if _incomplete(source, filename, symbol, exc):
            return None
        raise
    # A block goes on until an empty line.
    block = symbol == "single" and _opens_block(lines[0]) and lines[-1].strip()
    return None if block else code


def _opens_block(first):
    word = first.split(None, 1)[0].rstrip(":") if first.split() else ""
    return word in (
        "if", "for", "while", "def", "class", "with", "try", "async", "match"
    ) or word.startswith("@")


def _incomplete(source, filename, symbol, exc):
    """Whether the error is that the text is not over."""
    message = exc.msg or ""
    if source.rsplit("\n", 1)[-1].startswith("@") and "invalid syntax" in message:
        return True
    if "was never closed" in message or "unterminated triple-quoted" in message or message.startswith("expected an indented block"):
        return True
    if "unexpected EOF" in message or message.startswith("expected 'except' or 'finally'"):
        return not source.endswith("\n\n")
    return source.rstrip(" ").endswith("\\")


class Compile:
    """Compiles texts of one session."""

    def __init__(self):
        self.flags = 0

    def __call__(self, source, filename, symbol):
        return compile(source, filename, symbol)


class CommandCompiler:
    """Compiles statements of one session."""

    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename="<input>", symbol="single"):
        return compile_command(source, filename, symbol)
