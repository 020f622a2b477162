//! Programs that go to the limits of nesting and size.

use crate::compile::{Mode, compile};

/// Programs that nest as far as they may, and further, on half a megabyte of stack.
#[test]
fn deep_nesting_is_bounded() {
    let cases: [(&str, &str, &str); 14] = [
        ("(", "1", ")"),
        ("[", "1", "]"),
        ("f(", "1", ")"),
        ("{1: ", "1", "}"),
        ("lambda: ", "1", ""),
        ("not ", "1", ""),
        ("-", "x", ""),
        ("1 + ", "1", ""),
        ("a ** ", "1", ""),
        ("", "a", ".b(1)"),
        ("", "a", "[0]"),
        ("a if b else ", "c", ""),
        ("a if b ", "c", ""),
        ("[x for x in ", "y", "]"),
    ];
    for depth in [49, 1_000, 20_000] {
        for (before, middle, after) in cases {
            let text = format!("x = {}{middle}{}\n", before.repeat(depth), after.repeat(depth));
            let compiled = on_small_stack(move || compile("deep.py", &text, Mode::Module).map(drop));
            if let Err(problem) = compiled {
                assert!(depth > 100 || before == "a if b ", "{before}{middle}{after} {depth}: {}", problem.message);
            }
        }
    }
}

#[test]
fn nested_blocks_are_bounded() {
    let nest = |depth: usize, head: &str| {
        let lines = (0..depth).map(|level| format!("{}{head}:\n", " ".repeat(level)));
        lines.collect::<String>() + &" ".repeat(depth) + "pass\n"
    };
    let text = nest(99, "if x");
    assert!(on_small_stack(move || compile("deep.py", &text, Mode::Module)).is_ok());
    let text = nest(99, "def f()");
    assert!(on_small_stack(move || compile("deep.py", &text, Mode::Module)).is_ok());
    let text = nest(21, "for x in y");
    let problem = compile("deep.py", &text, Mode::Module).expect_err("too deep");
    assert_eq!(problem.message, "too many statically nested blocks");
    let text = nest(100, "if x");
    let problem = compile("deep.py", &text, Mode::Module).expect_err("too deep");
    assert_eq!(problem.message, "too many levels of indentation");
}

#[test]
fn finally_clauses_cannot_grow_without_end() {
    let depth = 20;
    let mut text = String::new();
    for level in 0..depth {
        let indent = " ".repeat(level);
        text.push_str(&format!("{indent}try: f()\n{indent}finally:\n"));
    }
    text.push_str(&format!("{}f()\n", " ".repeat(depth)));
    let problem = compile("deep.py", &text, Mode::Module).expect_err("too large");
    assert!(problem.message.starts_with("the program is too large"), "{}", problem.message);
}

#[test]
fn large_displays_and_calls_are_built_in_pieces() {
    let items = (0..1000).map(|number| format!("x{number}, ")).collect::<String>();
    for text in [format!("[{items}]"), format!("f({items})"), format!("{{{items}}}"), format!("({items})")] {
        let unit = compile("large.py", &text, Mode::Module).expect("compiles");
        assert!(unit.codes[0].registers < 60, "{}", unit.codes[0].registers);
    }
}

#[test]
fn many_variables_have_no_register() {
    let assigned = (0..500).map(|number| format!("    v{number} = {number}\n")).collect::<String>();
    let unit = compile("large.py", &format!("def f():\n{assigned}    return v0 + v499\n"), Mode::Module).expect("compiles");
    assert!(unit.codes[1].registers < 150, "{}", unit.codes[1].registers);
    let parameters = (0..200).map(|number| format!("p{number}, ")).collect::<String>();
    let problem = compile("large.py", &format!("def f({parameters}): pass\n"), Mode::Module).expect_err("too many");
    assert!(problem.message.starts_with("too many parameters"), "{}", problem.message);
}

fn on_small_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = std::thread::Builder::new().stack_size(512 * 1024).spawn(work).expect("a thread starts");
    thread.join().expect("the stack is large enough")
}
