//! Input: what a program reads, and one more line for a run that asked for it.
//!
//! A run depends on nothing but the program, its input and its schedule. So a run that wanted more than there was is done anew with one
//! more line: up to where it asked, it is the same.

use crate::model::{Effect, Model, Phase, Task};
use interleave_protocol::{End, Stream};

/// How Python's error begins when the input is at its end.
const AT_END: &str = "EOFError: EOF when reading a line";

impl Model {
    /// Whether the last run ended because it asked for more input than there was.
    pub fn wants_input(&self) -> bool {
        let failed = matches!(self.phase, Phase::Ended { end: End::Finished { .. }, .. }) && self.task == Task::Run;
        let said = |piece: &crate::output::Piece| piece.stream == Stream::Err && piece.text.lines().any(|line| line == AT_END);
        failed && self.stand.text == self.text && self.output.pieces.iter().any(said)
    }

    /// The run goes on with one more line.
    pub(super) fn give_line(&mut self, line: &str) -> Vec<Effect> {
        let mut input = self.input.to_string();
        if !input.is_empty() && !input.ends_with('\n') {
            input.push('\n');
        }
        input.push_str(line);
        input.push('\n');
        self.input = input.into();
        self.run(self.following.clone())
    }
}
