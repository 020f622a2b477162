//! The programs that are measured; `cargo xtask bench --web` reads the same files.

/// A program and its name.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// As `--only` takes it.
    pub name: &'static str,
    /// Its source.
    pub text: &'static str,
}

macro_rules! programs {
    ($($name:literal),* $(,)?) => {
        &[$(Program { name: $name, text: include_str!(concat!("../../benches/", $name, ".py")) }),*]
    };
}

/// What is run on both sides, in the order in which it is printed.
pub const ALL: &[Program] = programs![
    "fib",
    "nested_loop",
    "nbody",
    "list_dict",
    "string_join",
    "method_calls",
    "generator",
    "comprehensions",
    "exceptions",
    "string_building",
    "sorting",
    "classes",
    "closures",
    "matrix",
    "word_count",
];

/// Programs that change their state often, so that there is much to trace. Only the cost of tracing is measured with them:
/// what CPython's threads cost depends on the operating system.
pub const CONCURRENT: &[Program] = programs!["concurrent/threads", "concurrent/tasks"];

/// Says what threads, processes, messages and the like cost, by its own clock.
pub const COSTS: Program = Program { name: "costs", text: include_str!("../../benches/costs/costs.py") };

/// Does nothing: what it takes is what starting and ending take.
pub const EMPTY: Program = Program { name: "nothing", text: "" };
