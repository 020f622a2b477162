"""Building text: +=, formatted strings, characters of a string, slices, translation by a dict."""


def rotate(text):
    result = ""
    for character in text:
        if "a" <= character <= "z":
            result += chr((ord(character) - 97 + 13) % 26 + 97)
        else:
            result += character
    return result


def lines(count):
    text = ""
    for i in range(count):
        text += f"{i:05d}: {i * i} {i / 8:.3f}\n"
    return text


def reverse_words(text):
    return " ".join(word[::-1] for word in text.split())


sentence = "the quick brown fox jumps over the lazy dog and runs away " * 20
for _ in range(1200):
    sentence = rotate(sentence)
print(len(sentence), sentence[:44])
page = lines(5_000)
print(len(page), page[-24:].strip())
print(len(reverse_words(page)), page.find("00999"))
