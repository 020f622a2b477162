"""Text in lines of a certain width."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_SPACES = "\t\n\x0b\x0c\r "


class TextWrapper:
    """Puts text into lines."""

    def __init__(
        self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
        fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *,
        max_lines=None, placeholder=" [...]",
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        """The text with tabs expanded and other white space as spaces."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(dict.fromkeys(map(ord, _SPACES), " "))
        return text

    def _split(self, text):
        """Words and the spaces between them; words with hyphens in parts."""
        chunks = []
        at = 0
        while at < len(text):
            end = at
            space = text[at] in _SPACES
            while end < len(text) and (text[end] in _SPACES) == space:
                end += 1
            if space or not self.break_on_hyphens:
                chunks.append(text[at:end])
            else:
                chunks.extend(_hyphen_parts(text[at:end]))
            at = end
        return chunks

    def _fix_sentence_endings(self, chunks):
        """Puts two spaces after the end of a sentence."""
        for i in range(len(chunks) - 1):
            end = chunks[i][:-1] if chunks[i][-1:] in ("'", '"') else chunks[i]
            if chunks[i + 1] == " " and end[-1:] in (".", "!", "?") and "a" <= end[-2:-1] <= "z":
                chunks[i + 1] = "  "

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """The lines."""
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        chunks.reverse()
        lines = []
        while chunks:
            line = []
            used = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                del chunks[-1]
            while chunks and used + len(chunks[-1]) <= width:
                used += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._break(chunks, line, used, width)
                used = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                used -= len(line.pop())
            if not line:
                continue
            rest = chunks and not (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
            if self.max_lines is None or len(lines) + 1 < self.max_lines or not rest and used <= width:
                lines.append(indent + "".join(line))
                continue
            while line:
                if line[-1].strip() and used + len(self.placeholder) <= width:
                    lines.append(indent + "".join(line) + self.placeholder)
                    break
                used -= len(line.pop())
            else:
                if lines:
                    last = lines[-1].rstrip()
                    if len(last) + len(self.placeholder) <= self.width:
                        lines[-1] = last + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def _break(self, chunks, line, used, width):
        """A word that is longer than a line."""
        space = 1 if width < 1 else width - used
        if self.break_long_words:
            end = space
            word = chunks[-1]
            if self.break_on_hyphens and len(word) > space:
                hyphen = word.rfind("-", 0, space)
                if hyphen > 0 and any(letter != "-" for letter in word[:hyphen]):
                    end = hyphen + 1
            line.append(word[:end])
            chunks[-1] = word[end:]
        elif not line:
            line.append(chunks.pop())

    def fill(self, text):
        """The lines as one text."""
        return "\n".join(self.wrap(text))


def _is_word(c):
    return c.isalnum() or c == "_"


def _is_letter(c):
    return c == "_" or c.isalnum() and not c.isdecimal()


def _hyphen_parts(word):
    """A word in the parts that a line may end after: behind a hyphen between letters, before and behind a dash."""
    parts = []
    start = i = 0
    size = len(word)

    def letter(at):
        return 0 <= at < size and _is_letter(word[at])

    while (i := word.find("-", i)) >= 0:
        end = i
        while end < size and word[end] == "-":
            end += 1
        before = i > 0 and (_is_word(word[i - 1]) or word[i - 1] in "!\"'&.,?")
        if end - i >= 2 and before and end < size and _is_word(word[end]):
            if i > start:
                parts.append(word[start:i])
            parts.append(word[i:end])
            start = end
        elif end - i == 1:
            behind = letter(i - 1) and (letter(i - 2) or i >= 3 and word[i - 2] == "-" and letter(i - 3))
            ahead = letter(i + 1) and (letter(i + 2) or word[i + 2:i + 3] == "-" and letter(i + 3))
            if behind and ahead:
                parts.append(word[start:end])
                start = end
        i = end
    if start < size:
        parts.append(word[start:])
    return parts


def wrap(text, width=70, **kwargs):
    """The text in lines."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The text in lines, as one text."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text in one line, cut if it is too long."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """The text without the spaces that all lines begin with."""
    lines = text.split("\n")
    margin = None
    for i, line in enumerate(lines):
        if not line.strip(" \t"):
            lines[i] = ""
            continue
        indent = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = indent
        else:
            same = 0
            while same < len(margin) and same < len(indent) and margin[same] == indent[same]:
                same += 1
            margin = margin[:same]
    if margin:
        lines = [line[len(margin):] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """The text with something before each line."""
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
