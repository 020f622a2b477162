"""Module textwrap: lines of a width, hyphens and dashes, long words, indents, cut texts."""

import textwrap

text = "This is a para--graph of well-known, co-operating words; it's 3-4 lines \"long\", e.g. foo-bar--baz.  Really?  Yes!"
for width in (12, 20, 40, 79):
    print(textwrap.wrap(text, width))
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap(text, 25, break_on_hyphens=False), textwrap.wrap("tab\there\nnew  line", 9, expand_tabs=False))
print(textwrap.wrap("extraordinarily long-winded words", 8), textwrap.wrap("extraordinarily long", 8, break_long_words=False))
print(textwrap.wrap("One. Two!  Three? four.", 40, fix_sentence_endings=True), textwrap.wrap("  lead and trail  ", 10, drop_whitespace=False))
print(textwrap.shorten("Hello  wide   world of text", 20), textwrap.shorten("Hello world", 11), textwrap.shorten("Hello world", 10, placeholder="..."))
print(textwrap.wrap(text, 20, max_lines=2), textwrap.wrap("", 10), textwrap.wrap("a-b-c-d--e", 3), textwrap.wrap("--help --no-color -x", 8))
block = """
    def f():
        return 1

      # comment
    """
print(repr(textwrap.dedent(block)), repr(textwrap.dedent("\ta\n\t b\n")), repr(textwrap.dedent("  a\n\tb\n")))
print(repr(textwrap.indent("one\n\n  two\n", "> ")), repr(textwrap.indent("a\n\nb", "- ", lambda line: True)))
wrapper = textwrap.TextWrapper(width=18, tabsize=4, replace_whitespace=False)
print(wrapper.wrap("a\tb\nc d e f g h i j k l m n"), wrapper.fill("x " * 20).count("\n"))
for attempt in (lambda: textwrap.wrap("a", 0), lambda: textwrap.shorten("abc def", 3), lambda: textwrap.wrap("a b", 5, nonsense=1)):
    try:
        print(attempt())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
