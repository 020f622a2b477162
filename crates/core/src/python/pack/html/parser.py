"""A parser for HTML that calls a method for each tag, text and comment."""

import re

from html import unescape

__all__ = ["HTMLParser"]

_ATTRIBUTE = re.compile(r"""((?<=['"\s/])[^\s/>][^\s/=>]*)(\s*=+\s*('[^']*'|"[^"]*"|(?!['"])[^>\s]*))?(?:\s|/(?!>))*""")
_TAG = re.compile(r"""<[a-zA-Z][^\t\n\r\f />\x00]*(?:[\s/]*(?:(?<=['"\s/])[^\s/>][^\s/=>]*(?:\s*=+\s*(?:'[^']*'|"[^"]*"|(?!['"])[^>\s]*)\s*)?(?:\s|/(?!>))*)*)?\s*/?>""")


class HTMLParser:
    """Feed it text; override the handle_ methods."""

    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        """Forgets everything."""
        self.rawdata = ""
        self.lasttag = "???"
        self.cdata_elem = None
        self.lineno = 1
        self.offset = 0
        self.__starttag_text = None

    def feed(self, data):
        """Parses more text."""
        self.rawdata += data
        self._goahead(False)

    def close(self):
        """Parses what is left."""
        self._goahead(True)

    def getpos(self):
        """Line and column."""
        return self.lineno, self.offset

    def get_starttag_text(self):
        """The text of the start tag that was read last."""
        return self.__starttag_text

    def set_cdata_mode(self, elem):
        self.cdata_elem = elem.lower()

    def clear_cdata_mode(self):
        self.cdata_elem = None

    def _move(self, text):
        newlines = text.count("\n")
        if newlines:
            self.lineno += newlines
            self.offset = len(text) - text.rindex("\n") - 1
        else:
            self.offset += len(text)

    def _data(self, text):
        if not text:
            return
        if self.cdata_elem:
            self.handle_data(text)
        elif self.convert_charrefs:
            self.handle_data(unescape(text))
        else:
            at = 0
            for match in re.finditer(r"&(#(?:[0-9]+|[xX][0-9a-fA-F]+)|[a-zA-Z][-.a-zA-Z0-9]*);?", text):
                if match.start() > at:
                    self.handle_data(text[at:match.start()])
                if match[1][0] == "#":
                    self.handle_charref(match[1][1:])
                else:
                    self.handle_entityref(match[1])
                at = match.end()
            if at < len(text):
                self.handle_data(text[at:])

    def _goahead(self, end):
        text, i = self.rawdata, 0
        while i < len(text):
            if self.cdata_elem:
                match = re.compile(rf"</{self.cdata_elem}\s*>", re.I).search(text, i)
                j = match.start() if match else -1
            else:
                j = text.find("<", i)
            if j < 0:
                if not end and (self.convert_charrefs and not self.cdata_elem and "&" in text[max(i, len(text) - 34):]
                                or self.cdata_elem):
                    break
                j = len(text)
            self._data(text[i:j])
            self._move(text[i:j])
            i = j
            if i == len(text):
                break
            k = self._markup(text, i)
            if k < 0:
                if not end:
                    break
                k = text.find(">", i + 1)
                k = k + 1 if k >= 0 else (text.find("<", i + 1) if text.find("<", i + 1) >= 0 else i + 1)
                self._data(text[i:k])
            self._move(text[i:k])
            i = k
        self.rawdata = text[i:]

    def _markup(self, text, i):
        """Handles what begins with < at i. Where it ends, or -1 when it is not all there."""
        if text.startswith("</", i):
            j = text.find(">", i)
            if j < 0:
                return -1
            match = re.match(r"</\s*([a-zA-Z][^\t\n\r\f />\x00]*)", text[i:j])
            if match:
                self.handle_endtag(match[1].lower())
                self.clear_cdata_mode()
            elif j > i + 2:
                self.handle_comment(text[i + 2:j])
            return j + 1
        if text.startswith("<!--", i):
            match = re.compile(r"--!?>|\Z(?!)").search(text, i + 4)
            if not match:
                return -1
            self.handle_comment(text[i + 4:match.start()])
            return match.end()
        if text.startswith("<?", i):
            j = text.find(">", i + 2)
            if j < 0:
                return -1
            self.handle_pi(text[i + 2:j])
            return j + 1
        if text.startswith("<!", i):
            if text.startswith("<![", i):
                j = text.find("]>", i) if not text.startswith("<![CDATA[", i) else text.find("]]>", i)
                if j < 0:
                    return -1
                size = 3 if text.startswith("<![CDATA[", i) else 2
                self.unknown_decl(text[i + 3:j])
                return j + size
            j = text.find(">", i + 2)
            if j < 0:
                return -1
            if text[i + 2:i + 9].lower() == "doctype":
                self.handle_decl(text[i + 2:j])
            else:
                self.handle_comment(text[i + 2:j])
            return j + 1
        if not text[i + 1:i + 2].isalpha():
            if i + 1 == len(text):
                return -1
            self.handle_data("<")
            return i + 1
        match = _TAG.match(text, i)
        if not match:
            return -1
        self.__starttag_text = match[0]
        name = re.match(r"([a-zA-Z][^\t\n\r\f />\x00]*)(?:\s|/(?!>))*", match[0][1:])
        tag = self.lasttag = name[1].lower()
        attrs, at = [], 1 + name.end()
        while found := _ATTRIBUTE.match(match[0], at):
            key, rest, value = found.groups()
            if not rest:
                value = None
            elif value[:1] == value[-1:] and value[:1] in ("'", '"'):
                value = value[1:-1]
            attrs.append((key.lower(), unescape(value) if value else value))
            at = found.end()
        if match[0].endswith("/>"):
            self.handle_startendtag(tag, attrs)
        else:
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return match.end()

    def handle_startendtag(self, tag, attrs):
        """<tag/>"""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        """<tag>"""

    def handle_endtag(self, tag):
        """</tag>"""

    def handle_charref(self, name):
        """&#62;"""

    def handle_entityref(self, name):
        """&gt;"""

    def handle_data(self, data):
        """Text."""

    def handle_comment(self, data):
        """<!-- a comment -->"""

    def handle_decl(self, decl):
        """<!DOCTYPE html>"""

    def handle_pi(self, data):
        """<?instruction>"""

    def unknown_decl(self, data):
        """<![another declaration]>"""
