//! Errors about what cannot be assigned to.

use expect_test::expect;

use super::check;

#[test]
fn assignment_targets() {
    check(
        "if x = 3:\n    pass\n",
        expect![[r#"
          File "test.py", line 1
            if x = 3:
               ^^^^^
        SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
    "#]],
    );
    check(
        "1 = x\n",
        expect![[r#"
          File "test.py", line 1
            1 = x
            ^
        SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?
    "#]],
    );
    check(
        "f() = 1\n",
        expect![[r#"
          File "test.py", line 1
            f() = 1
            ^^^
        SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?
    "#]],
    );
    check(
        "a, 1 = 2, 3\n",
        expect![[r#"
          File "test.py", line 1
            a, 1 = 2, 3
               ^
        SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?
    "#]],
    );
    check(
        "1 += x\n",
        expect![[r#"
          File "test.py", line 1
            1 += x
            ^
        SyntaxError: 'literal' is an illegal expression for augmented assignment
    "#]],
    );
    check(
        "a, b += 1\n",
        expect![[r#"
          File "test.py", line 1
            a, b += 1
            ^^^^
        SyntaxError: 'tuple' is an illegal expression for augmented assignment
    "#]],
    );
    check(
        "f(1=2)\n",
        expect![[r#"
          File "test.py", line 1
            f(1=2)
              ^^
        SyntaxError: expression cannot contain assignment, perhaps you meant "=="?
    "#]],
    );
    check(
        "del f()\n",
        expect![[r#"
          File "test.py", line 1
            del f()
                ^^^
        SyntaxError: cannot delete function call
    "#]],
    );
    check(
        "(x.y := 1)\n",
        expect![[r#"
          File "test.py", line 1
            (x.y := 1)
             ^^^
        SyntaxError: cannot use assignment expressions with attribute
    "#]],
    );
    check(
        "if x = 1 and y:\n    pass\n",
        expect![[r#"
          File "test.py", line 1
            if x = 1 and y:
               ^^^^^
        SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
    "#]],
    );
}
