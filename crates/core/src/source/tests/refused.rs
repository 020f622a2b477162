//! What the grammar allows and the compiler refuses.

use expect_test::expect;

use super::check;

#[test]
fn what_the_compiler_refuses() {
    check(
        "return 5\n",
        expect![[r#"
          File "test.py", line 1
            return 5
            ^^^^^^^^
        SyntaxError: 'return' outside function
    "#]],
    );
    check(
        "def f():\n    await x\n",
        expect![[r#"
          File "test.py", line 2
            await x
            ^^^^^^^
        SyntaxError: 'await' outside async function
    "#]],
    );
    check(
        "class A:\n    return 1\n",
        expect![[r#"
          File "test.py", line 2
            return 1
            ^^^^^^^^
        SyntaxError: 'return' outside function
    "#]],
    );
    check(
        "def f():\n    print(x)\n    global x\n",
        expect![[r#"
          File "test.py", line 3
            global x
            ^^^^^^^^
        SyntaxError: name 'x' is used prior to global declaration
    "#]],
    );
    check(
        "def f(a, a): pass\n",
        expect![[r#"
          File "test.py", line 1
            def f(a, a): pass
                     ^
        SyntaxError: duplicate argument 'a' in function definition
    "#]],
    );
    check(
        "def f(a=1, b): pass\n",
        expect![[r#"
          File "test.py", line 1
            def f(a=1, b): pass
                       ^
        SyntaxError: non-default argument follows default argument
    "#]],
    );
    check(
        "f(a=1, 2)\n",
        expect![[r#"
          File "test.py", line 1
            f(a=1, 2)
                    ^
        SyntaxError: positional argument follows keyword argument
    "#]],
    );
    check(
        "f(a=1, a=2)\n",
        expect![[r#"
          File "test.py", line 1
            f(a=1, a=2)
                   ^^^
        SyntaxError: keyword argument repeated: a
    "#]],
    );
    check(
        "match x:\n    case _:\n        pass\n    case 1:\n        pass\n",
        expect![[r#"
          File "test.py", line 2
            case _:
                 ^
        SyntaxError: wildcard makes remaining patterns unreachable
    "#]],
    );
    check(
        "lambda (x): 1\n",
        expect![[r#"
          File "test.py", line 1
            lambda (x): 1
                   ^^^
        SyntaxError: Lambda expression parameters cannot be parenthesized
    "#]],
    );
    check(
        "def main():\n    await asyncio.sleep(1)\n",
        expect![[r#"
          File "test.py", line 2
            await asyncio.sleep(1)
            ^^^^^^^^^^^^^^^^^^^^^^
        SyntaxError: 'await' outside async function
    "#]],
    );
    check(
        "async def f():\n    return 1\n    yield 2\n",
        expect![[r#"
          File "test.py", line 2
            return 1
            ^^^^^^^^
        SyntaxError: 'return' with value in async generator
    "#]],
    );
    check(
        "[await x for x in y]\n",
        expect![[r#"
          File "test.py", line 1
            [await x for x in y]
            ^^^^^^^^^^^^^^^^^^^^
        SyntaxError: asynchronous comprehension outside of an asynchronous function
    "#]],
    );
}
