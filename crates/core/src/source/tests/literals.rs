//! Errors in brackets, strings and numbers.

use expect_test::expect;

use super::check;

#[test]
fn brackets_strings_and_numbers() {
    check(
        "x = (1, 2\ny = 3\n",
        expect![[r#"
          File "test.py", line 1
            x = (1, 2
                ^
        SyntaxError: '(' was never closed
    "#]],
    );
    check(
        "x = 'abc\n",
        expect![[r#"
          File "test.py", line 1
            x = 'abc
                ^
        SyntaxError: unterminated string literal (detected at line 1)
    "#]],
    );
    check(
        "x = \"\"\"abc\ndef\n",
        expect![[r#"
          File "test.py", line 1
            x = """abc
                ^
        SyntaxError: unterminated triple-quoted string literal (detected at line 2)
    "#]],
    );
    check(
        "x = 'it's'\n",
        expect![[r#"
          File "test.py", line 1
            x = 'it's'
                     ^
        SyntaxError: unterminated string literal (detected at line 1)
    "#]],
    );
    check(
        "x = 1)\n",
        expect![[r#"
          File "test.py", line 1
            x = 1)
                 ^
        SyntaxError: unmatched ')'
    "#]],
    );
    check(
        "x = (1]\n",
        expect![[r#"
          File "test.py", line 1
            x = (1]
                  ^
        SyntaxError: closing parenthesis ']' does not match opening parenthesis '('
    "#]],
    );
    check(
        "x = (\n1]\n",
        expect![[r#"
          File "test.py", line 2
            1]
             ^
        SyntaxError: closing parenthesis ']' does not match opening parenthesis '(' on line 1
    "#]],
    );
    check(
        "x = 1a\n",
        expect![[r#"
          File "test.py", line 1
            x = 1a
                ^
        SyntaxError: invalid decimal literal
    "#]],
    );
    check(
        "x = 0xg\n",
        expect![[r#"
          File "test.py", line 1
            x = 0xg
                 ^
        SyntaxError: invalid hexadecimal literal
    "#]],
    );
    check(
        "x = 012\n",
        expect![[r#"
          File "test.py", line 1
            x = 012
                ^
        SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
    "#]],
    );
    check(
        "f\"{x\"\n",
        expect![[r#"
          File "test.py", line 1
            f"{x"
                 ^
        SyntaxError: f-string: expecting '}'
    "#]],
    );
    check(
        "f\"{x!z}\"\n",
        expect![[r#"
          File "test.py", line 1
            f"{x!z}"
                    ^
        SyntaxError: f-string: invalid conversion character: expected 's', 'r', or 'a'
    "#]],
    );
    check(
        "f\"}\"\n",
        expect![[r#"
          File "test.py", line 1
            f"}"
                ^
        SyntaxError: f-string: single '}' is not allowed
    "#]],
    );
    check(
        "\"\\N{foo}\"\n",
        expect![[r#"
          File "test.py", line 1
            "\N{foo}"
                     ^
        SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-6: unknown Unicode character name
    "#]],
    );
    check(
        "print('hello'\n",
        expect![[r#"
          File "test.py", line 1
            print('hello'
                 ^
        SyntaxError: '(' was never closed
    "#]],
    );
    check(
        "x = int(input(\"a\")\nprint(x)\n",
        expect![[r#"
          File "test.py", line 1
            x = int(input("a")
                   ^
        SyntaxError: '(' was never closed
    "#]],
    );
    check(
        "t = threading.Thread(target=f, args=(1,)\nt.start()\n",
        expect![[r#"
          File "test.py", line 1
            t = threading.Thread(target=f, args=(1,)
                                ^
        SyntaxError: '(' was never closed
    "#]],
    );
    check(
        "f\"{y}\" = 1\n",
        expect![[r#"
          File "test.py", line 1
            f"{y}" = 1
            ^^^^^^
        SyntaxError: cannot assign to f-string expression here. Maybe you meant '==' instead of '='?
    "#]],
    );
    check(
        "x = \"C:\\Users\"\n",
        expect![[r#"
          File "test.py", line 1
            x = "C:\Users"
                          ^
        SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 2-3: truncated \UXXXXXXXX escape
    "#]],
    );
}
