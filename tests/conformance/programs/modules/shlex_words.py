# Command lines into words and back.
import shlex

for line in ("a 'b c' \"d e\" f\\ g", "x=1 # comment", "''", 'a"b"c', "--flag='v w' \"it's\"", r'"a\"b\n"'):
    print(shlex.split(line), shlex.split(line, comments=True), shlex.split(line, posix=False))
for word in ("plain", "two words", "it's", "", "$HOME", "a/b.c-d"):
    print(shlex.quote(word), shlex.split(shlex.quote(word)) == [word])
print(shlex.join(["echo", "a b", "c'd"]))
print(list(shlex.shlex("a && b || c; d >'e f'", punctuation_chars=True)), list(shlex.shlex("a && b")))
lexer = shlex.shlex("one two\nthree # no\nfour", posix=True)
print(lexer.get_token(), lexer.lineno, list(lexer), lexer.lineno)
for bad in ("'open", 'a "b', "end\\"):
    try:
        shlex.split(bad)
    except ValueError as error:
        print(error)
