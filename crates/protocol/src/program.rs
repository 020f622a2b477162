//! A learner's program, how to run it, and what is wrong with its text.

use serde::{Deserialize, Serialize};

/// Python source, one or more files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    /// The files; the first is the one that is run, as `python3 FILE` would.
    pub files: Vec<File>,
}

/// One file of a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its name, such as `main.py`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// How a program is run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Seed of a random schedule; `None` for the fair round robin that CPython resembles most.
    pub seed: Option<u64>,
    /// Where a thread may lose the interpreter.
    pub switch: SwitchModel,
    /// Cores of the simulated computer.
    pub cores: u32,
    /// A schedule to follow; `None` lets the scheduler choose.
    pub schedule: Option<String>,
    /// What `input()` and `sys.stdin` read.
    pub input: String,
    /// How many tenths of a second of virtual time take a second; `None`: as many as can be.
    pub pace: Option<u32>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { seed: None, switch: SwitchModel::Gil, cores: 2, schedule: None, input: String::new(), pace: None }
    }
}

/// Where a thread may lose the interpreter to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SwitchModel {
    /// As CPython 3.10 to 3.14: function entry, loop back-edge, after a call, blocking call.
    #[default]
    Gil,
    /// At any bytecode, as CPython up to 3.9.
    Any,
    /// No interpreter lock (PEP 703).
    Free,
}

/// Something wrong with a text, at its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What is wrong, in CPython's words where it has some.
    pub message: String,
    /// First line, counted from 1.
    pub line: u32,
    /// First column in UTF-16 code units, counted from 0.
    pub column: u32,
    /// Last line, counted from 1.
    pub end_line: u32,
    /// Column after the last character, in UTF-16 code units, counted from 0.
    pub end_column: u32,
}
