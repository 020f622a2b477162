//! Errors of the grammar itself.

use expect_test::expect;

use super::check;

#[test]
fn grammar() {
    check(
        "print \"hello\"\n",
        expect![[r#"
          File "test.py", line 1
            print "hello"
            ^^^^^^^^^^^^^
        SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
    "#]],
    );
    check(
        "if x\n    y = 1\n",
        expect![[r#"
          File "test.py", line 1
            if x
                ^
        SyntaxError: expected ':'
    "#]],
    );
    check(
        "x = [1 2 3]\n",
        expect![[r#"
          File "test.py", line 1
            x = [1 2 3]
                 ^^^
        SyntaxError: invalid syntax. Perhaps you forgot a comma?
    "#]],
    );
    check(
        "foo(a b)\n",
        expect![[r#"
          File "test.py", line 1
            foo(a b)
                ^^^
        SyntaxError: invalid syntax. Perhaps you forgot a comma?
    "#]],
    );
    check(
        "x = {'a': 1, 'b' 2}\n",
        expect![[r#"
          File "test.py", line 1
            x = {'a': 1, 'b' 2}
                           ^
        SyntaxError: ':' expected after dictionary key
    "#]],
    );
    check(
        "x = {'a': 1, 'b':}\n",
        expect![[r#"
          File "test.py", line 1
            x = {'a': 1, 'b':}
                            ^
        SyntaxError: expression expected after dictionary key and ':'
    "#]],
    );
    check(
        "continue\n",
        expect![[r#"
          File "test.py", line 1
            continue
            ^^^^^^^^
        SyntaxError: 'continue' not properly in loop
    "#]],
    );
    check(
        "if x:\n    continue\n",
        expect![[r#"
          File "test.py", line 2
            continue
            ^^^^^^^^
        SyntaxError: 'continue' not properly in loop
    "#]],
    );
    check(
        "f(x for x in y, 1)\n",
        expect![[r#"
          File "test.py", line 1
            f(x for x in y, 1)
              ^^^^^^^^^^^^
        SyntaxError: Generator expression must be parenthesized
    "#]],
    );
    check(
        "x = “abc”\n",
        expect![[r#"
          File "test.py", line 1
            x = “abc”
                ^
        SyntaxError: invalid character '“' (U+201C)
    "#]],
    );
    check(
        "x = \\ 5\n",
        expect![[r#"
          File "test.py", line 1
            x = \ 5
                 ^
        SyntaxError: unexpected character after line continuation character
    "#]],
    );
    check(
        "try:\n    pass\n",
        expect![[r#"
          File "test.py", line 2
            pass
        SyntaxError: expected 'except' or 'finally' block
    "#]],
    );
    check(
        "try:\n    pass\nx = 1\n",
        expect![[r#"
          File "test.py", line 3
            x = 1
            ^
        SyntaxError: expected 'except' or 'finally' block
    "#]],
    );
    check(
        "try:\n    pass\nexcept ValueError, TypeError as e:\n    pass\n",
        expect![[r#"
          File "test.py", line 3
            except ValueError, TypeError as e:
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^
        SyntaxError: multiple exception types must be parenthesized
    "#]],
    );
    check(
        "[x, y for x in z]\n",
        expect![[r#"
          File "test.py", line 1
            [x, y for x in z]
             ^^^^
        SyntaxError: did you forget parentheses around the comprehension target?
    "#]],
    );
    check(
        "x if y\n",
        expect![[r#"
          File "test.py", line 1
            x if y
            ^^^^^^
        SyntaxError: expected 'else' after 'if' expression
    "#]],
    );
    check(
        "def f.x(): pass\n",
        expect![[r#"
          File "test.py", line 1
            def f.x(): pass
                 ^
        SyntaxError: expected '('
    "#]],
    );
    check(
        "x = {\n  \"a\": 1\n  \"b\": 2\n}\n",
        expect![[r#"
          File "test.py", line 2
            "a": 1
                 ^
        SyntaxError: invalid syntax. Perhaps you forgot a comma?
    "#]],
    );
    check(
        "def f() -> : pass\n",
        expect![[r#"
          File "test.py", line 1
            def f() -> : pass
                    ^^
        SyntaxError: expected ':'
    "#]],
    );
    check(
        "(x, y): int = 3\n",
        expect![[r#"
          File "test.py", line 1
            (x, y): int = 3
            ^^^^^^
        SyntaxError: only single target (not tuple) can be annotated
    "#]],
    );
    check(
        "print(\"hello\" name)\n",
        expect![[r#"
          File "test.py", line 1
            print("hello" name)
                  ^^^^^^^^^^^^
        SyntaxError: invalid syntax. Perhaps you forgot a comma?
    "#]],
    );
    check(
        "def f(a b): pass\n",
        expect![[r#"
          File "test.py", line 1
            def f(a b): pass
                    ^
        SyntaxError: invalid syntax
    "#]],
    );
    check(
        "else if x: pass\n",
        expect![[r#"
          File "test.py", line 1
            else if x: pass
            ^^^^
        SyntaxError: invalid syntax
    "#]],
    );
    check(
        "x = {\"a\" 1}\n",
        expect![[r#"
          File "test.py", line 1
            x = {"a" 1}
                 ^^^^^
        SyntaxError: invalid syntax. Perhaps you forgot a comma?
    "#]],
    );
}
