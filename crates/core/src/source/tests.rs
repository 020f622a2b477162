//! Syntax errors as CPython 3.11 words and places them: each expectation is what `python3` printed for the text.

mod grammar;
mod indentation;
mod literals;
mod refused;
mod targets;

use expect_test::Expect;

use super::{anchors, diagnose, render};
use crate::compile::{Mode, compile};

fn check(text: &str, expected: Expect) {
    match compile("test.py", text, Mode::Module) {
        Ok(_) => expected.assert_eq("compiles"),
        Err(problem) => expected.assert_eq(&render(&problem, "test.py", text)),
    }
}

#[test]
fn every_problem_is_found() {
    let found = |text: &str| diagnose(text).iter().map(|it| (it.line(text), it.message.clone())).collect::<Vec<_>>();
    assert_eq!(found("x = 1\n"), []);
    assert_eq!(found("if x\n    pass\ny = = 2\n"), [(1, "expected ':'".to_owned()), (3, "invalid syntax".to_owned())]);
    assert_eq!(found("return\nbreak\n"), [(1, "'return' outside function".to_owned()), (2, "'break' outside loop".to_owned())]);
}

#[test]
fn operators_are_anchored() {
    assert_eq!(anchors("x = a  // b", 4, 11), Some((7, 9)));
    assert_eq!(anchors("a + b * c", 0, 9), Some((2, 3)));
    assert_eq!(anchors("d['k']", 0, 6), Some((1, 6)));
    assert_eq!(anchors("f(x)", 0, 4), None);
    assert_eq!(anchors("a +", 0, 3), None);
}

#[test]
fn places_in_eval_are_those_of_its_text() {
    let problem = compile("<string>", "  1 +", Mode::Eval).expect_err("not an expression");
    assert_eq!((problem.start, problem.message.as_str()), (5, "invalid syntax"));
}
