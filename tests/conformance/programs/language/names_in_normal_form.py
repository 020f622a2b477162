"""Identifiers are the same when their normal forms (NFKC) are."""
import unicodedata

ﬁrst = 1
print(first, "first" in globals(), "ﬁrst" in globals())


class Café:
    𝐱 = 2

    def ℌello(self, *, naïve=0):
        return self.x + naïve


print(Café.__name__ == unicodedata.normalize("NFC", "Cafe\u0301"), Café().Hello(naïve=3))
exec("e\u0301 = 4; print(\u00e9, [unicodedata.name(c) for c in dir() if c == '\u00e9'])")
print(getattr(Café, "𝐱", "not normalized"), Café.𝐱)
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    for text in ("e\u0301\u0323", "\u1e9b\u0323", "각", "\u1100\u1161\u11a8", "ﬀ①½", "Å", "a\u0345\u0301", "क़"):
        print(form, [f"{ord(c):x}" for c in unicodedata.normalize(form, text)], unicodedata.is_normalized(form, text))
print(ascii([name for name in dir(Café) if not name.startswith("_")]))
