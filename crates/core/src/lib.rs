//! The machine: compile and run concurrent Python, deterministically, on a virtual clock.
//!
//! ```
//! use interleave_core::{Library, Machine, Program, Settings, SourceFile, Status, schedule::RoundRobin};
//!
//! let text = "print('hello')".to_owned();
//! let program = Program { files: vec![SourceFile { name: "main.py".to_owned(), text }], input: String::new() };
//! let mut machine = Machine::new(&Library::new(), &program, &Settings::default());
//! assert_eq!(machine.run(&mut RoundRobin::new(), 1_000_000), Status::Finished { status: 0 });
//! assert_eq!(machine.take_output()[0].text, "hello\n");
//! ```

mod array;
pub mod builtins;
pub mod bytecode;
mod clock;
pub mod code_table;
pub mod compile;
pub mod diary;
pub mod heap;
pub mod kernel;
pub mod library;
mod log;
pub mod machine;
pub mod modules;
pub mod native;
pub mod observe;
mod past;
pub mod process;
pub mod schedule;
pub mod source;
pub mod strand;
pub mod trace;
pub mod traceback;
pub mod value;
pub mod vm;
pub mod world;

pub use library::Library;
pub use log::Log;
pub use machine::{
    Checkpoint, Deadlock, LimitReached, Machine, Program, Progress, Settings, SourceFile, Status, SwitchModel, TaskTurn,
    UnknownCheckpoint, Went,
};
pub use source::diagnose;
pub use strand::{StrandId, StrandKind};
pub use trace::{Arrow, Span, State, StrandInfo, Trace};
pub use world::{Chunk, Clock, Heard, Limits, Rules, Stream};
