//! The bytecode of typical statements.

mod limits;

use expect_test::{Expect, expect};

use super::listing::listing;
use super::{Mode, compile};

fn check(text: &str, expected: Expect) {
    match compile("test.py", text, Mode::Module) {
        Ok(unit) => expected.assert_eq(&listing(&unit)),
        Err(problem) => expected.assert_eq(&format!("{problem:?}")),
    }
}

/// The listing of a function, without the module around it.
fn check_function(text: &str, expected: Expect) {
    let unit = compile("test.py", text, Mode::Module).expect("the program compiles");
    let all = listing(&unit);
    let function = all.find("code 1").map_or("", |at| &all[at..]);
    expected.assert_eq(function);
}

#[test]
fn arithmetic_on_locals_needs_no_moves() {
    check_function(
        "def f(a, b):\n    c = a * b + 1\n    return c - a\n",
        expect![[r#"
        code 1 f (4 registers)
          locals a b c
            0 Mul 3 0 1 0
            1 AddInt 2 3 0 1
            2 Sub 3 2 0 0
            3 Return 3 0 0 0
    "#]],
    );
}

#[test]
fn loops_and_fused_comparisons() {
    check_function(
        "def f(n):\n    i = 0\n    while i < n and n is not None:\n        i += 1\n        if i == 5:\n            break\n    for x in n:\n        print(x)\n",
        expect![[r#"
            code 1 f (7 registers)
              locals n i x
                0 LoadInt 1 0 0 0
                1 JumpLt 1 0 0 10
                2 JumpIfNone 0 0 0 10
                3 AddInt 1 1 1 1
                4 LoadInt 3 0 0 5
                5 JumpEq 1 3 0 7
                6 Jump 0 0 0 10
                7 JumpLt 1 0 0 10
                8 JumpIfNone 0 0 0 10
                9 Loop 0 0 0 3
               10 GetIter 3 0 0 0
               11 ForIter 2 3 0 16
               12 LoadGlobal 5 0 0 "print"
               13 Move 6 2 0 0
               14 Call 4 5 1 1
               15 Loop 0 0 0 11
               16 LoadConst 3 0 0 None
               17 Return 3 0 0 0
        "#]],
    );
}

#[test]
fn calls_keep_arguments_together() {
    check(
        "f(1, x)\na.b(1, key=2)\ng(*a, **b)\n",
        expect![[r#"
            code 0 <module> (6 registers)
                0 LoadGlobal 1 0 0 "f"
                1 LoadInt 2 0 0 1
                2 LoadGlobal 3 0 0 "x"
                3 Call 0 1 2 1
                4 LoadGlobal 1 0 0 "a"
                5 LoadMethod 1 1 0 "b"
                6 LoadInt 3 0 0 1
                7 LoadInt 4 0 0 2
                8 CallMethodKw 0 1 2 ("key")
                9 LoadGlobal 1 0 0 "g"
               10 LoadGlobal 4 0 0 "a"
               11 LoadGlobal 5 0 0 "b"
               12 StarKwargs 3 5 1 4
               13 StarArgs 2 4 0 0
               14 CallEx 0 1 1 1
               15 LoadConst 0 0 0 None
               16 Return 0 0 0 0
        "#]],
    );
}

#[test]
fn a_local_that_may_be_unbound_is_checked() {
    check_function(
        "def f(c):\n    if c:\n        x = 1\n    print(x)\n    return x\n",
        expect![[r#"
            code 1 f (5 registers)
              locals c x
                0 JumpIfFalse 0 0 0 2
                1 LoadInt 1 0 0 1
                2 LoadGlobal 3 0 0 "print"
                3 CheckBound 1 0 0 "x"
                4 Move 4 1 0 0
                5 Call 2 3 1 1
                6 Return 1 0 0 0
        "#]],
    );
}

#[test]
fn a_walrus_does_not_change_an_operand_already_read() {
    check_function(
        "def f(x):\n    return x + (x := 5)\n",
        expect![[r#"
        code 1 f (4 registers)
          locals x
            0 Move 2 0 0 0
            1 LoadInt 3 0 0 5
            2 Move 0 3 0 0
            3 Add 1 2 3 0
            4 Return 1 0 0 0
    "#]],
    );
}

#[test]
fn a_finally_clause_runs_on_every_way_out() {
    check_function(
        "def f():\n    try:\n        return g()\n    finally:\n        h()\n",
        expect![[r#"
            code 1 f (4 registers)
                0 LoadGlobal 2 0 0 "g"
                1 Call 1 2 0 0
                2 LoadGlobal 3 0 0 "h"
                3 Call 2 3 0 1
                4 Return 1 0 0 0
                5 LoadGlobal 2 0 0 "h"
                6 Call 1 2 0 1
                7 Reraise 0 0 0 0
              except 0..2 -> 5 r0
              handling 5..7 r0
        "#]],
    );
}

#[test]
fn an_exception_name_is_unbound_after_its_clause() {
    check_function(
        "def f():\n    try:\n        g()\n    except E as e:\n        print(e)\n",
        expect![[r#"
            code 1 f (6 registers)
              locals e
                0 LoadGlobal 3 0 0 "g"
                1 Call 2 3 0 1
                2 Jump 0 0 0 17
                3 LoadGlobal 3 0 0 "E"
                4 MatchExc 2 1 3 0
                5 JumpIfFalse 2 0 0 16
                6 Move 0 1 0 0
                7 LoadGlobal 4 0 0 "print"
                8 CheckBound 0 0 0 "e"
                9 Move 5 0 0 0
               10 Call 3 4 1 1
               11 Unbind 0 0 0 0
               12 Jump 0 0 0 17
               13 Unbind 0 0 0 0
               14 Reraise 2 0 0 0
               15 Jump 0 0 0 17
               16 Reraise 1 0 0 0
               17 LoadConst 1 0 0 None
               18 Return 1 0 0 0
              except 0..2 -> 3 r1
              except 7..11 -> 13 r2
              handling 3..16 r1
        "#]],
    );
}

#[test]
fn with_calls_exit_with_and_without_exception() {
    check_function(
        "def f(lock):\n    with lock as l:\n        g(l)\n",
        expect![[r#"
            code 1 f (9 registers)
              locals lock l
                0 LoadSpecial 5 0 1 "__enter__"
                1 LoadSpecial 3 0 1 "__exit__"
                2 CallMethod 5 5 0 2
                3 Move 1 5 0 0
                4 LoadGlobal 6 0 0 "g"
                5 Move 7 1 0 0
                6 Call 5 6 1 1
                7 LoadConst 5 0 0 None
                8 LoadConst 6 0 0 None
                9 LoadConst 7 0 0 None
               10 CallMethod 5 3 3 0
               11 Jump 0 0 0 16
               12 ExcInfo 5 2 0 0
               13 CallMethod 5 3 3 2
               14 JumpIfTrue 5 0 0 16
               15 Reraise 2 0 0 0
               16 LoadConst 2 0 0 None
               17 Return 2 0 0 0
              except 3..7 -> 12 r2
              handling 12..14 r2
        "#]],
    );
}

#[test]
fn closures_share_cells() {
    check(
        "def f(a):\n    n = 0\n    def g():\n        nonlocal n\n        n += a\n        return n\n    return g\n",
        expect![[r#"
            code 0 <module> (5 registers)
                0 MakeFunction 0 1 0 1
                1 StoreGlobal 0 0 0 "f"
                2 LoadConst 0 0 0 None
                3 Return 0 0 0 0
            code 1 f (10 registers)
              locals a n g
                0 MakeCell 0 0 0 0
                1 MakeCell 1 0 0 0
                2 LoadInt 3 0 0 0
                3 StoreCell 1 3 0 0
                4 Move 8 0 0 0
                5 Move 9 1 0 0
                6 BuildTuple 7 8 0 2
                7 MakeFunction 3 4 8 2
                8 Move 2 3 0 0
                9 Return 2 0 0 0
            code 2 f.<locals>.g (4 registers)
              free a n from r0
                0 LoadCell 2 1 1 "n"
                1 LoadCell 3 0 1 "a"
                2 Add 2 2 3 1
                3 StoreCell 1 2 0 0
                4 LoadCell 2 1 1 "n"
                5 Return 2 0 0 0
        "#]],
    );
}

#[test]
fn comprehension_variables_stay_inside() {
    check_function(
        "def f(xs):\n    return [lambda: x for x in xs if x]\n",
        expect![[r#"
        code 1 f (10 registers)
          locals xs
            0 GetIter 2 0 0 0
            1 Unbind 3 0 0 0
            2 MakeCell 3 0 0 0
            3 BuildList 1 1 0 0
            4 ForIter 4 2 0 13
            5 StoreCell 3 4 0 0
            6 LoadCell 4 3 0 "x"
            7 JumpIfFalse 4 0 0 12
            8 Move 9 3 0 0
            9 BuildTuple 8 9 0 1
           10 MakeFunction 4 5 8 2
           11 ListAppend 1 4 0 0
           12 Loop 0 0 0 4
           13 Return 1 0 0 0
        code 2 f.<locals>.<lambda> (2 registers)
          free x from r0
            0 LoadCell 1 0 1 "x"
            1 Return 1 0 0 0
    "#]],
    );
}

#[test]
fn a_class_with_zero_argument_super() {
    check(
        "class A(B):\n    def f(self):\n        return super().f()\n",
        expect![[r#"
            code 0 <module> (8 registers)
                0 LoadBuildClass 1 0 0 0
                1 MakeFunction 2 4 0 1
                2 LoadConst 3 0 0 "A"
                3 LoadGlobal 4 0 0 "B"
                4 Call 0 1 3 0
                5 StoreGlobal 0 0 0 "A"
                6 LoadConst 0 0 0 None
                7 Return 0 0 0 0
            code 1 A (7 registers)
              locals __class__
                0 MakeCell 0 0 0 0
                1 LoadName 1 0 0 "__name__"
                2 StoreName 1 0 0 "__module__"
                3 LoadConst 1 0 0 "A"
                4 StoreName 1 0 0 "__qualname__"
                5 Move 6 0 0 0
                6 BuildTuple 5 6 0 1
                7 MakeFunction 1 2 8 2
                8 StoreName 1 0 0 "f"
                9 StoreName 0 0 0 "__classcell__"
               10 LoadConst 1 0 0 None
               11 Return 1 0 0 0
            code 2 A.f (6 registers)
              locals self
              free __class__ from r1
                0 LoadGlobal 3 0 0 "super"
                1 LoadCell 4 1 1 "__class__"
                2 Move 5 0 0 0
                3 LoadSuperMethod 3 0 0 "f"
                4 Call 3 3 2 0
                5 LoadMethod 3 3 0 "f"
                6 CallMethod 2 3 0 0
                7 Return 2 0 0 0
        "#]],
    );
}

#[test]
fn await_and_async_for() {
    check_function(
        "async def f(q):\n    async for x in q:\n        await g(x)\n",
        expect![[r#"
        code 1 f (8 registers)
          locals q x
            0 GetAIter 2 0 0 0
            1 GetANext 4 2 0 0
            2 LoadConst 3 0 0 None
            3 YieldFrom 3 4 0 0
            4 Move 1 3 0 0
            5 LoadGlobal 6 0 0 "g"
            6 Move 7 1 0 0
            7 Call 5 6 1 0
            8 GetAwaitable 4 5 0 0
            9 LoadConst 3 0 0 None
           10 YieldFrom 3 4 0 0
           11 Loop 0 0 0 1
           12 LoadGlobal 5 0 0 "StopAsyncIteration"
           13 MatchExc 5 3 5 0
           14 JumpIfTrue 5 0 0 16
           15 Reraise 3 0 0 0
           16 LoadConst 2 0 0 None
           17 Return 2 0 0 0
          except 1..4 -> 12 r3
          handling 12..14 r3
    "#]],
    );
}

#[test]
fn match_binds_after_the_whole_pattern() {
    check_function(
        "def f(p):\n    match p:\n        case [x, 0]:\n            return x\n        case _:\n            return 1\n",
        expect![[r#"
        code 1 f (10 registers)
          locals p x
            0 Move 2 0 0 0
            1 Move 4 2 0 0
            2 CallIntrinsic 4 4 1 0
            3 JumpIfFalse 4 0 0 14
            4 LoadSpecial 5 2 0 "__len__"
            5 CallMethod 5 5 0 0
            6 LoadInt 6 0 0 2
            7 JumpEq 5 6 0 14
            8 Unpack 7 2 2 0
            9 Move 3 7 0 0
           10 LoadInt 9 0 0 0
           11 JumpEq 8 9 0 14
           12 Move 1 3 0 0
           13 Return 1 0 0 0
           14 LoadInt 3 0 0 1
           15 Return 3 0 0 0
    "#]],
    );
}

#[test]
fn names_of_exec_live_in_the_namespace() {
    let unit = compile("<string>", "x = y", Mode::Exec).expect("compiles");
    expect![[r#"
        code 0 <module> (1 registers)
            0 LoadName 0 0 0 "y"
            1 StoreName 0 0 0 "x"
            2 LoadConst 0 0 0 None
            3 Return 0 0 0 0
    "#]]
    .assert_eq(&listing(&unit));
    let unit = compile("<string>", "  x + 1", Mode::Eval).expect("compiles");
    expect![[r#"
        code 0 <module> (2 registers)
            0 LoadName 1 0 0 "x"
            1 AddInt 0 1 0 1
            2 Return 0 0 0 0
    "#]]
    .assert_eq(&listing(&unit));
}
