//! Work on text that stops where Python has to run, and starts again with the answers.
//!
//! `"%s %s" % (a, b)` may need `str(a)`, which a class defines. The work then stops with a question; the prelude answers it and
//! starts the work anew with all the answers so far, in the order of the questions. So the work itself needs no state machine,
//! and what Python does happens once, in the right order.

use crate::{
    native::{Cx, Raise},
    value::Value,
};

/// Why the work stopped.
#[derive(Clone, Copy, Debug)]
pub enum Stop {
    /// An exception.
    Raise(Raise),
    /// A question to Python: what is asked (a key of the prelude's `text_answer`), and about what.
    Ask(&'static str, Value, Value),
}

impl From<Raise> for Stop {
    fn from(raise: Raise) -> Self {
        Self::Raise(raise)
    }
}

/// The answers that were given so far.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    given: Vec<Value>,
    next: usize,
}

impl Answers {
    /// The answers in a list.
    pub fn from_list(cx: &Cx<'_>, list: Value) -> Self {
        Self { given: cx.heap.as_items(list).unwrap_or_default().to_vec(), next: 0 }
    }

    /// The next answer, or the question.
    ///
    /// # Errors
    /// [`Stop::Ask`], when it has not been answered yet.
    pub fn ask(&mut self, what: &'static str, a: Value, b: Value) -> Result<Value, Stop> {
        let answer = self.given.get(self.next).copied().ok_or(Stop::Ask(what, a, b))?;
        self.next += 1;
        Ok(answer)
    }
}

/// What a native of the prelude returns for work: its result, or a tuple with the question.
///
/// # Errors
/// The exception with which the work stopped.
pub fn result_or_question(cx: &mut Cx<'_>, result: Result<Value, Stop>) -> Result<Value, Raise> {
    match result {
        Ok(value) => Ok(value),
        Err(Stop::Raise(raise)) => Err(raise),
        Err(Stop::Ask(what, a, b)) => {
            let what = cx.heap.intern(what);
            Ok(cx.heap.tuple([what, a, b]))
        }
    }
}
