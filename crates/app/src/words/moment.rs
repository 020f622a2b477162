//! What stepping through a run and the region "Moment" say.

use crate::figures;
use crate::stand::Unit;
use interleave_protocol::{Danger, Did, Doing, Hint, Moment, StrandMoment};

/// Name of the region.
pub const TITLE: &str = "Moment";
/// Name of the bar with the steps.
pub const STEPS: &str = "Step through the run";
/// One step back.
pub const BACK: &str = "Step back";
/// One step on.
pub const FORWARD: &str = "Step forward";
/// To the beginning.
pub const FIRST: &str = "To the start";
/// To the end.
pub const LAST: &str = "To the end";
/// To where a strand failed.
pub const ERROR: &str = "To the error";
/// Label of the slider.
pub const SLIDER: &str = "Where you stand in the run";
/// Label of the choice of a unit.
pub const UNIT: &str = "Step by";
/// The units, as choices.
pub const UNITS: [(Unit, &str, &str); 3] =
    [(Unit::Line, "line", "line"), (Unit::Operation, "operation", "operation"), (Unit::Switch, "switch", "switch")];
/// Shows who would have to go on.
pub const HINT_WAY: &str = "Show how";
/// A strand that is not there yet.
pub const NOT_THERE_YET: &str = "a thread that is started on the way";
/// Begins a run by hand.
pub const BY_HAND: &str = "Choose by hand";
/// What that is.
pub const BY_HAND_MEANING: &str = "You are the scheduler: you say which thread goes on, step by step";
/// Short name of the button that lets a strand go on.
pub const GO_ON: &str = "go on ▸";
/// Takes a choice back.
pub const UNDO: &str = "Undo";
/// Status line of a run by hand.
pub const STATUS_CHOOSING: &str = "Running by hand: choose under Moment who goes on.";
/// Asks what can go wrong.
pub const HINT: &str = "What can go wrong?";
/// The engine looks.
pub const LOOKING: &str = "Looking ahead.";
/// Plays the run.
pub const PLAY: &str = "Play";
/// Stops playing it.
pub const PAUSE: &str = "Pause";
/// Head of a run by hand.
pub const CHOOSE: &str = "Who goes on?";
/// Its end.
pub const CHOSEN: &str = "The run is over. Undo takes the last choice back; Share makes a link that repeats your choices.";
/// Nothing was run.
pub const EMPTY: &str = "Run the program, then step back and forth through it: here stands what each thread and task was doing, \
                         its variables, and who held and who waited for what.";
/// The operations are not known yet.
pub const COMING: &str = "The run is being gone through once more, so that you can stand anywhere in it.";
/// The text is another one by now.
pub const STALE: &str = "The program has changed since this run.";
/// Nothing has happened.
pub const AT_START: &str = "The program is about to begin.";
/// All has happened.
pub const AT_END: &str = "The run is over: this is how it ended.";
/// Head of the list of global variables.
pub const SHARED: &str = "Shared variables";
/// Head of the list of kernel objects.
pub const OBJECTS: &str = "Locks, queues and the like";
/// Heads of its columns.
pub const OBJECT_COLUMNS: [&str; 3] = ["Name", "How it stands", "Who waits"];
/// Head of the list of strands.
pub const STRANDS: &str = "Threads and tasks";
/// Heads of its columns.
pub const STRAND_COLUMNS: [&str; 3] = ["Who", "Where and what", "Variables"];
/// Nobody.
pub const NOBODY: &str = "nobody";
/// Head of an event loop.
pub const LOOP: &str = "Event loop";
/// Who waits for whom.
pub const WAITS: &str = "Who waits for whom";
/// Output that comes after the place where one stands.
pub const LATER: &str = "written later";
/// Long runs.
pub const INCOMPLETE: &str = "The run is long: only its first part can be stood in.";

/// How far one is: operations done of all.
pub fn position(at: usize, places: usize, time: Option<u64>) -> String {
    let place = format!("{} of {}", figures::count(at as u64), figures::count(places as u64));
    match time {
        Some(time) => format!("{place}, {}", figures::time(time)),
        None => format!("{place}, the end"),
    }
}

/// Operations of a long run that one cannot stand at.
pub fn left_out(count: u64) -> String {
    format!("{} operations in the middle are left out.", figures::count(count))
}

/// What the last operation was.
pub fn did(name: &str, did: &Did) -> String {
    format!("{name}, line {}: {}", did.line, did.text)
}

/// Who goes on.
pub fn next(name: &str, line: u32) -> String {
    if line > 0 { format!("Next: {name}, line {line}") } else { format!("Next: {name}") }
}

/// What a strand is doing.
pub fn doing(strand: &StrandMoment, moment: &Moment) -> String {
    let free = moment.processes.iter().find(|process| process.id == strand.process).is_some_and(|it| it.holder.is_none());
    match strand.doing {
        Doing::Runs => "runs".to_owned(),
        Doing::CouldRun if free => "could go on".to_owned(),
        Doing::CouldRun => "could go on, but another has its turn".to_owned(),
        Doing::Waits if strand.waits_for.is_empty() => "waits".to_owned(),
        Doing::Waits => format!("waits for {}", strand.waits_for),
        Doing::Sleeps => "sleeps".to_owned(),
        Doing::Over => "is over".to_owned(),
    }
}

/// Where a strand stands.
pub fn place(function: &str, line: u32) -> String {
    match function {
        "<module>" => format!("line {line}"),
        function => format!("{function}, line {line}"),
    }
}

/// Goes to what a strand does next.
pub fn step_strand(name: &str) -> String {
    format!("Step {name}")
}

/// Lets a strand go on.
pub fn choose(name: &str) -> String {
    format!("Let {name} go on")
}

/// What can go wrong from here.
pub fn hint(hint: &Hint) -> String {
    let choices = match hint.choices {
        1 => "1 choice".to_owned(),
        count => format!("{count} choices"),
    };
    match &hint.danger {
        Some((Danger::Deadlock, _)) => format!("From here a deadlock is reachable in {choices}."),
        Some((Danger::Failure, _)) => format!("From here an uncaught exception is reachable in {choices}."),
        None if hint.complete => "From here nobody gets stuck and no exception is left uncaught, whoever goes on.".to_owned(),
        None => format!("Nothing gets stuck or fails within {choices}, whoever goes on; further ahead nobody looked."),
    }
}

/// Who would have to go on for it.
pub fn hint_way(names: &[String]) -> String {
    format!("Let go on, one after another: {}.", names.join(", "))
}

/// So many choices were made.
pub fn choices(count: u64) -> String {
    match count {
        0 => "No choice made yet.".to_owned(),
        1 => "1 choice made.".to_owned(),
        count => format!("{} choices made.", figures::count(count)),
    }
}

/// A variable that was changed.
pub fn was(before: &str) -> String {
    if before.is_empty() { "new".to_owned() } else { format!("was {before}") }
}

/// What an event loop does next.
pub fn ready(items: &[String]) -> String {
    if items.is_empty() { "Ready: nothing".to_owned() } else { format!("Ready: {}", items.join("; ")) }
}

/// What an event loop does later.
pub fn timer((when, what): &(String, String)) -> String {
    format!("At {when} s: {what}")
}

/// A process that is over.
pub fn exited(status: i32) -> String {
    format!("over, exit status {status}")
}

/// An editor's label of a strand's line.
pub fn label(name: &str, waits_for: &str) -> String {
    if waits_for.is_empty() { name.to_owned() } else { format!("{name} waits") }
}

/// Each strand in a circle waits for the next.
pub fn cycle(names: &[&str]) -> String {
    match names {
        [one] => format!("{one} waits for itself: a deadlock."),
        names => format!("Each waits for the next, in a circle: {}. A deadlock.", names.join(" → ")),
    }
}
