//! What an exercise is, how an answer is judged, and how an exercise is proven to be what it says.
//!
//! Everything comes in as text and goes out as plain data: this crate reads no files and no clock.
//!
//! ```
//! use interleave_core::Library;
//! use interleave_course::{Answer, Judging, Progress, SourceText, Standing, parse_exercise};
//!
//! let file = |name: &str, text: &str| SourceText { name: name.into(), text: text.into() };
//! let front = "---\ntitle: Say hello\nkind: write\nfails: output\noutput: hello\n---\n";
//! let hints = "## Hint 1\n\nUse `print`.\n\n## Hint 2\n\nCall it.\n\n## Hint 3\n\n`print('hello')`\n";
//! let page = format!("{front}\nPrint `hello`.\n\n{hints}\n## Explanation\n\nThat is all.\n");
//! let files = [file("exercise.md", &page), file("starter.py", "pass\n"), file("solution.py", "print('hello')\n")];
//! let exercise = parse_exercise(&files).expect("an exercise without mistakes");
//! let mut judging = Judging::new(&Library::new(), &exercise, &Answer::Program("print('hello')".into()));
//! while judging.advance(10_000) == Progress::Running {}
//! assert_eq!(judging.verdict().standing(), Standing::Passed);
//! ```

mod answer;
mod constructs;
mod contents;
mod exercise;
mod format;
mod judge;
mod kept;
#[cfg(feature = "authoring")]
pub mod proof;
#[cfg(feature = "authoring")]
pub mod prose;
mod verdict;
mod words;

pub use answer::Answer;
pub use constructs::Construct;
pub use contents::{Contents, parse_contents};
pub use exercise::{Bound, Checks, Claim, Clock, Exercise, Foreseen, Kind, Question, QuestionOption, Section, output_in_a_line};
pub use format::{Fault, SourceText, parse_exercise};
pub use judge::{Judging, Progress};
pub use verdict::{Coverage, Failure, FailureKind, Standing, Verdict, Witness};
