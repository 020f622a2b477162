//! What the course's pages and exercises say, beside their own prose.

use crate::figures;
use interleave_protocol::{ExerciseKind, Standing};

/// The way to the course.
pub const COURSE: &str = "Course";
/// Back to the list of topics.
pub const ALL_TOPICS: &str = "All topics";
/// Name of the panel with an exercise.
pub const LESSON: &str = "Exercise";
/// It is on its way.
pub const FETCHING: &str = "The course is being fetched.";
/// It cannot be had.
pub const NOT_FETCHED: &str = "The course cannot be fetched:";
/// Try it again.
pub const AGAIN: &str = "Try again";
/// Head of a list.
pub const EXERCISES: &str = "Exercises";
/// An exercise that was done.
pub const DONE: &str = "done";
/// Hands an answer in.
pub const CHECK: &str = "Check my answer";
/// One more hint.
pub const HINT: &str = "Hint";
/// Shows the solution.
pub const SOLUTION: &str = "Show the solution";
/// Hides it.
pub const HIDE_SOLUTION: &str = "Hide the solution";
/// Head of the solution.
pub const SOLUTION_HEAD: &str = "A solution";
/// Head of what was learnt.
pub const EXPLANATION: &str = "What this shows";
/// To the next exercise.
pub const NEXT: &str = "Next exercise";
/// Leaves the exercise.
pub const LEAVE: &str = "Close";
/// Runs what shows the failure.
pub const SHOW: &str = "Run it this way";
/// The name of the options.
pub const OPTIONS: &str = "Your answer";
/// Nothing was picked.
pub const PICK_FIRST: &str = "Pick what you think is right, then check your answer.";
/// Nothing was chosen by hand.
pub const CHOOSE_FIRST: &str = "Press “Choose by hand” and drive the program to its bad end, then check your answer.";
/// Status lines.
pub const STATUS_JUDGING: &str = "Running your answer on every schedule that matters.";
/// It is right.
pub const STATUS_PASSED: &str = "Finished: your answer is right.";
/// It is wrong.
pub const STATUS_FAILED: &str = "Finished: your answer is not right yet. See Exercise.";
/// Nobody knows.
pub const STATUS_UNSETTLED: &str = "Finished: nothing went wrong, but not everything was looked at. See Exercise.";

/// How lines are put in order.
pub const ARRANGE: &str =
    "Drag the lines, or choose one and use the buttons. With the keyboard: the arrow keys move a line, Delete puts it aside.";
/// Name of the list of lines.
pub const LINES: &str = "The lines of the program, in their order";
/// Name of the buttons for the chosen line.
pub const CHOSEN_LINE: &str = "Move the chosen line";
/// What they do.
pub const LINE_UP: &str = "Up";
/// One place down.
pub const LINE_DOWN: &str = "Down";
/// One step less deep.
pub const LINE_LEFT: &str = "Left";
/// One step deeper.
pub const LINE_RIGHT: &str = "Right";
/// Out of the program.
pub const LINE_ASIDE: &str = "Put aside";
/// Name of the lines that were put aside.
pub const ASIDE: &str = "Lines put aside; press one to use it again";
/// What such a line does.
pub const USE_AGAIN: &str = "Put this line at the end of the program";
/// Gives the learner a file.
pub const EXPORT: &str = "Save progress as a file";
/// Takes such a file.
pub const IMPORT: &str = "Load progress from a file";
/// The file's name.
pub const PROGRESS_FILE: &str = "interleave-progress.txt";
/// It is no such file.
pub const NO_PROGRESS: &str = "This file holds no progress of the course: take one that “Save progress as a file” made.";

/// A file with progress was read.
pub fn imported(new: usize) -> String {
    match new {
        0 => "The file was read. All that it names was done here already.".to_owned(),
        1 => "The file was read: one more exercise is done.".to_owned(),
        new => format!("The file was read: {} more exercises are done.", figures::count(new as u64)),
    }
}

/// How many exercises of all were done.
pub fn progress(done: usize, all: usize) -> String {
    format!("{} of {} exercises done", figures::count(done as u64), figures::count(all as u64))
}

/// What an exercise asks for.
pub fn kind(kind: ExerciseKind) -> &'static str {
    match kind {
        ExerciseKind::Predict => "predict",
        ExerciseKind::Parsons => "order the lines",
        ExerciseKind::Break => "break it",
        ExerciseKind::Fix => "fix it",
        ExerciseKind::Write => "write it",
        ExerciseKind::Faster => "make it faster",
        ExerciseKind::Answer => "answer",
    }
}

/// A hint by its number.
pub fn hint(number: usize) -> String {
    format!("Hint {number}")
}

/// There is no such exercise.
pub fn no_exercise(id: &str) -> String {
    format!("The course has no exercise called {id}.")
}

/// The status line after an answer was judged.
pub fn status(standing: Standing) -> &'static str {
    match standing {
        Standing::Passed => STATUS_PASSED,
        Standing::Failed => STATUS_FAILED,
        Standing::Unsettled => STATUS_UNSETTLED,
    }
}
