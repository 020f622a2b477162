//! What Check every schedule says.

use crate::{figures, schedules};
use interleave_protocol::{Clock, Explored, Extent, Outcome, Ready, Rest, SwitchModel, VerdictKind, Waiting};

/// Starts the search.
pub const CHECK: &str = "Check every schedule";
/// Name of the region.
pub const TITLE: &str = "Schedules";
/// Nothing was checked yet.
pub const EMPTY: &str =
    "Check every schedule tries every order in which the threads can take turns and says what can come of it.";
/// Label of the choice of a switch model.
pub const SWITCH: &str = "Interrupt threads";
/// The switch models, as choices.
pub const SWITCHES: [(SwitchModel, &str, &str); 3] = [
    (SwitchModel::Any, "any", "at any bytecode"),
    (SwitchModel::Gil, "gil", "where CPython does"),
    (SwitchModel::Free, "free", "without interpreter lock"),
];
/// Label of the choice of a bound.
pub const BOUND: &str = "How often";
/// The bounds, as choices.
pub const BOUNDS: [(Option<u32>, &str, &str); 5] = [
    (None, "all", "any number"),
    (Some(0), "0", "never"),
    (Some(1), "1", "at most once"),
    (Some(2), "2", "at most twice"),
    (Some(3), "3", "at most 3 times"),
];
/// Shows settings that are seldom needed.
pub const MORE: &str = "More settings";
/// Label of the choice of a clock.
pub const CLOCK: &str = "Sleeps and timeouts end";
/// The clocks, as choices.
pub const CLOCKS: [(Clock, &str, &str); 2] =
    [(Clock::Any, "any", "at any point"), (Clock::Virtual, "virtual", "when their time has come")];
/// What the clocks are.
pub const CLOCK_MEANING: &str = "At any point: what is proven then does not rest on how long something takes. When their time has come: \
                                 durations count, and nothing but sleeps and timeouts takes time.";
/// Label of the choice of an order.
pub const READY: &str = "An event loop runs what is ready";
/// The orders, as choices.
pub const READIES: [(Ready, &str, &str); 2] =
    [(Ready::Fifo, "fifo", "in the order it became so"), (Ready::Any, "any", "in any order")];
/// What the orders are.
pub const READY_MEANING: &str = "CPython's loop keeps the order in which callbacks became ready. Other loops need not: look at any order \
                                 if the program is to be right with all of them.";
/// What the bound is.
pub const BOUND_MEANING: &str = "With a bound the search is shorter, and what it does not find is not proven.";
/// What the switch model is.
pub const SWITCH_MEANING: &str = "Where another thread can come in between: before any bytecode, at the places where CPython since 3.10 \
                                  lets it, or at any time because there is no interpreter lock.";
/// Asks what would have been without a switch.
pub const ASK_WHAT_IF: &str = "What if not?";
/// Name of the answer.
pub const WHAT_IF: &str = "What if this switch had not happened";
/// The answer is on its way.
pub const WHAT_IF_COMING: &str = "Running it.";
/// Head of the run with the switch.
pub const WITH_SWITCH: &str = "As it happened";
/// Head of the run without.
pub const WITHOUT_SWITCH: &str = "Without the switch";
/// Nothing went wrong.
pub const ENDS_WELL: &str = "ends well";
/// What threads that run one after another never come to.
pub const WRONG_RESULT: &str = "wrong result";
/// Nobody can go on.
pub const DEADLOCK: &str = "deadlock";
/// Head of the tree.
pub const TREE: &str = "The tree of schedules";
/// How to read it.
pub const TREE_HINT: &str = "Time runs to the right. Where it parts, another thread could go on; each leaf is one class of schedules, with what it comes to.";
/// How to walk through it.
pub const TREE_KEYS: &str = "Tree of schedules. Right and left arrows follow a schedule on and back, up and down arrows go to the others, \
                             Enter at a leaf runs a schedule with that outcome.";
/// Head of the list with the same facts.
pub const TREE_LIST: &str = "The same as a list";
/// Heads of the columns of the table of outcomes.
pub const COLUMNS: [&str; 4] = ["What it prints", "How it ends", "Classes", "See it"];
/// An outcome without a word.
pub const NOTHING_PRINTED: &str = "nothing";
/// Executions were not counted.
pub const NOT_COUNTED: &str = "not counted";
/// Runs the program so that it ends like that.
pub const RUN_THIS: &str = "Run this schedule";
/// There is no such run.
pub const NO_RUN: &str = "A run cannot repeat it.";
/// The text is another one by now.
pub const STALE: &str = "The program has changed since: check it again.";
/// Caption of the table of a counterexample.
pub const COUNTEREXAMPLE: &str = "A schedule that shows it, with as few interruptions as possible";
/// How to use that table.
pub const COUNTEREXAMPLE_HINT: &str =
    "Time runs downwards, each thread has its column. Press a step to see its line in the program.";
/// There were more rows.
pub const TRUNCATED: &str = "The schedule is long: only its first part is shown.";
/// Head of the list of strands in a deadlock.
pub const WAITING: &str = "Who waits for what";
/// The program did not start.
pub const REFUSED: &str = "This is no program that could be checked:";

/// Status lines. Under way.
pub const STATUS_CHECKING: &str = "Running every schedule that matters.";
/// Ended by the learner.
pub const STATUS_STOPPED: &str = "Stopped. Under Schedules stands what is known by now.";
/// Somebody can wait for ever.
pub const STATUS_DEADLOCK: &str = "Deadlock: a schedule leads to one. See Schedules.";
/// Something else goes wrong.
pub const STATUS_FAILS: &str = "Finished: a schedule goes wrong. See Schedules.";
/// Nothing goes wrong.
pub const STATUS_PROVEN: &str = "Finished: every schedule ends well.";
/// Nothing was found.
pub const STATUS_OPEN: &str = "Finished: nothing went wrong, but not every schedule was looked at.";
/// There was nothing to search.
pub const STATUS_REFUSED: &str = "Error: the program could not be checked. See Schedules.";

/// How far a search is.
pub fn progress(extent: &Extent) -> String {
    let executions = counted(extent.executions, "execution");
    let text = format!("{executions} and {} looked at so far.", counted(extent.states, "state"));
    match extent.restarts {
        0 => text,
        restarts => format!("{text} The search has begun anew {} as more turned out to be shared.", times(restarts)),
    }
}

/// How far a search came that is over.
pub fn extent(found: &Explored) -> String {
    let seconds = figures::milliseconds(found.seconds * 1e3);
    let executions = counted(found.extent.executions, "execution");
    let states = counted(found.extent.states, "state");
    match found.failing {
        Some(_) => format!("{executions}, one for each class of schedules that do the same, and {states} in {seconds}."),
        None => format!("{executions} and {states} in {seconds}."),
    }
}

/// In how many classes of schedules something goes wrong.
pub fn failing(failing: u64, executions: u64) -> String {
    format!("Something goes wrong in {} of {}.", figures::count(failing), classes(executions))
}

/// Caption of the table of outcomes.
pub fn outcomes(found: &Explored) -> String {
    match found.outcomes.len() as u64 + found.left_out {
        1 => "One outcome".to_owned(),
        count => format!("{} outcomes", figures::count(count)),
    }
}

/// There were more outcomes than the table has.
pub fn left_out(count: u64) -> String {
    format!("And {} more.", counted(count, "outcome"))
}

/// How often an outcome comes.
pub fn share(count: u64, executions: u64) -> String {
    match schedules::share(count, executions) {
        None => NOT_COUNTED.to_owned(),
        Some(0) => format!("{} of {} (under 1\u{a0}%)", figures::count(count), figures::count(executions)),
        Some(share) => format!("{} of {} ({share}\u{a0}%)", figures::count(count), figures::count(executions)),
    }
}

/// How an outcome ends.
pub fn ending(outcome: &Outcome) -> String {
    match outcome.rest {
        Rest::Deadlock => return DEADLOCK.to_owned(),
        Rest::Livelock => return "goes on for ever".to_owned(),
        Rest::Finished => {}
    }
    let mut parts: Vec<String> = outcome.exceptions.iter().map(|exception| format!("uncaught {exception}")).collect();
    if outcome.exit != 0 {
        parts.push(exit_status(outcome.exit));
    }
    match (parts.is_empty(), outcome.fails) {
        (true, true) => WRONG_RESULT.to_owned(),
        (true, false) => ENDS_WELL.to_owned(),
        (false, _) => parts.join(", "),
    }
}

/// An exit status.
pub fn exit_status(status: i32) -> String {
    format!("exit status {status}")
}

/// An outcome in a few words: what it prints, and how it ends unless it ends well.
pub fn outcome(outcome: &Outcome) -> String {
    let printed = outcome.stdout.trim_end().replace('\n', " ⏎ ");
    let printed = if printed.is_empty() { NOTHING_PRINTED.to_owned() } else { printed };
    if outcome.fails { format!("{printed} ({})", ending(outcome)) } else { printed }
}

/// Where one is in the tree.
pub fn tree_place(outcome: Option<String>) -> String {
    match outcome {
        Some(outcome) => format!("Comes to: {outcome}"),
        None => "So far:".to_owned(),
    }
}

/// A strand and its line.
pub fn place(name: &str, line: u32) -> String {
    if line > 0 { format!("{name} at line {line}") } else { name.to_owned() }
}

/// The question which is answered.
pub fn what_if(place: &str) -> String {
    format!("What if {place} had not been interrupted?")
}

/// A strand in a deadlock.
pub fn waits(waiting: &Waiting) -> String {
    let place = if waiting.line > 0 { format!(", line {},", waiting.line) } else { String::new() };
    match waiting.what.as_str() {
        "" => format!("{}{place} does not go on.", waiting.strand),
        what => format!("{}{place} waits for {what}.", waiting.strand),
    }
}

/// A step with its line.
pub fn step(line: u32, text: &str) -> String {
    if line > 0 { format!("{line}: {text}") } else { text.to_owned() }
}

/// The status line when a search is over.
pub fn status(kind: VerdictKind) -> &'static str {
    match kind {
        VerdictKind::Deadlock | VerdictKind::LostWakeUp => STATUS_DEADLOCK,
        VerdictKind::LostUpdate
        | VerdictKind::CheckThenAct
        | VerdictKind::WrongResult
        | VerdictKind::Livelock
        | VerdictKind::Exception => STATUS_FAILS,
        VerdictKind::Proven => STATUS_PROVEN,
        VerdictKind::Bounded | VerdictKind::Inconclusive => STATUS_OPEN,
    }
}

fn counted(count: u64, noun: &str) -> String {
    format!("{} {noun}{}", figures::count(count), if count == 1 { "" } else { "s" })
}

fn classes(count: u64) -> String {
    if count == 1 { "1 class of schedules".to_owned() } else { format!("{} classes of schedules", figures::count(count)) }
}

fn times(count: u32) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}
