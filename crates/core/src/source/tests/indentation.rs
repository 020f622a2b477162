//! Errors of indentation and missing blocks.

use expect_test::expect;

use super::check;

#[test]
fn indentation() {
    check(
        "if True:\nprint(1)\n",
        expect![[r#"
          File "test.py", line 2
            print(1)
            ^
        IndentationError: expected an indented block after 'if' statement on line 1
    "#]],
    );
    check(
        "def f():\nreturn 1\n",
        expect![[r#"
          File "test.py", line 2
            return 1
            ^
        IndentationError: expected an indented block after function definition on line 1
    "#]],
    );
    check(
        "class A:\nx = 1\n",
        expect![[r#"
          File "test.py", line 2
            x = 1
            ^
        IndentationError: expected an indented block after class definition on line 1
    "#]],
    );
    check(
        "try:\n    x = 1\nexcept ValueError:\npass\n",
        expect![[r#"
          File "test.py", line 4
            pass
            ^
        IndentationError: expected an indented block after 'except' statement on line 3
    "#]],
    );
    check(
        "if x:\n    pass\nelse:\npass\n",
        expect![[r#"
          File "test.py", line 4
            pass
            ^
        IndentationError: expected an indented block after 'else' statement on line 3
    "#]],
    );
    check(
        "  x = 1\n",
        expect![[r#"
          File "test.py", line 1
            x = 1
        IndentationError: unexpected indent
    "#]],
    );
    check(
        "x = 1\n  y = 2\n",
        expect![[r#"
          File "test.py", line 2
            y = 2
        IndentationError: unexpected indent
    "#]],
    );
    check(
        "if True:\n    x = 1\n  y = 2\n",
        expect![[r#"
          File "test.py", line 3
            y = 2
                 ^
        IndentationError: unindent does not match any outer indentation level
    "#]],
    );
    check(
        "if True:\n\tx = 1\n        y = 2\n",
        expect![[r#"
          File "test.py", line 3
            y = 2
        TabError: inconsistent use of tabs and spaces in indentation
    "#]],
    );
    check(
        "class A():\n",
        expect![[r#"
          File "test.py", line 1
            class A():
        IndentationError: expected an indented block after class definition on line 1
    "#]],
    );
    check(
        "if x:\n    # comment\n",
        expect![[r#"
          File "test.py", line 2
            # comment
        IndentationError: expected an indented block after 'if' statement on line 1
    "#]],
    );
    check(
        "def main():\n    print(\"a\")\n     print(\"b\")\n",
        expect![[r#"
          File "test.py", line 3
            print("b")
        IndentationError: unexpected indent
    "#]],
    );
    check(
        "def f():\n\tx = 1\n        y = 2\n",
        expect![[r#"
          File "test.py", line 3
            y = 2
        TabError: inconsistent use of tabs and spaces in indentation
    "#]],
    );
}
