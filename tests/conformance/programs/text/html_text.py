"""Module html: escaping, references, and the parser."""

import html
from html.entities import codepoint2name, name2codepoint
from html.parser import HTMLParser

print(html.escape("<a href=\"x\">Tom & 'Jerry'</a>"), html.escape("\"'", quote=False))
for text in ("&lt;b&gt; &amp;amp; &quot;&#39;&#x27;&apos;", "caf&eacute; &copy 2024 &notit; &nosuch; &#8364; &#x1F600; &#128;", "&#0; &#xD800; &#x110000; &#1;|",
             "a & b &", "&amp", "&ampx", "&hellip;&nbsp;&rarr;"):
    print(ascii(html.unescape(text)))
print(name2codepoint["eacute"], codepoint2name[8364], len(name2codepoint))


class Show(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print("start", tag, attrs, self.getpos())

    def handle_endtag(self, tag):
        print("end", tag, self.getpos())

    def handle_data(self, data):
        print("data", repr(data))

    def handle_comment(self, data):
        print("comment", repr(data))

    def handle_decl(self, decl):
        print("decl", decl)

    def handle_pi(self, data):
        print("pi", data)

    def handle_entityref(self, name):
        print("entity", name)

    def handle_charref(self, name):
        print("char", name)


parser = Show()
parser.feed("<!DOCTYPE html>\n<html><body class='a b' id=x disabled data-x=\"1 &lt; 2\">\n<p>Hello &amp; <b>world</b><br/>")
parser.feed("<!-- note --><?php x ?><script>if (a < b && c) { '</p>' }</script></P >\n<img src=a.png alt=''> 1 < 2</body>")
parser.close()
print(parser.get_starttag_text())
parser = Show(convert_charrefs=False)
parser.feed("<i>a&eacute;b&#233;c</i>")
parser.close()


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.links.append(dict(attrs).get("href"))


links = Links()
links.feed('<p><a href="/one">1</a> <A HREF=two>2</A> <a name="none">3</a>')
print(links.links)
