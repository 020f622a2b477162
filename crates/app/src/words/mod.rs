//! Every sentence and name that the page shows, in one place, ready to be translated.

pub mod course;
pub mod files;
pub mod keys;
pub mod labs;
pub mod moment;
pub mod schedules;
pub mod sharing;
pub mod ways;

use crate::figures;
use interleave_protocol::{FOREVER, Span, State, StrandKind};

/// The name of the house.
pub const TITLE: &str = "Interleave";
/// Under the name.
pub const SUBTITLE: &str = "concurrent Python, made visible";
/// The name under which the learner's file runs.
pub const FILE_NAME: &str = "main.py";
/// Name of the editor.
pub const PROGRAM: &str = "Program";
/// Name of the list of examples.
pub const EXAMPLES: &str = "Examples";
/// What the list of examples says when none is open.
pub const NO_EXAMPLE: &str = "Choose an example";
/// The way to the labs.
pub const LABS: &str = "Labs";
/// The way back from the labs.
pub const BACK_TO_PROGRAM: &str = "Program";
/// Start the program.
pub const RUN: &str = "Run";
/// Label of the choice of a pace.
pub const PACE: &str = "Speed";
/// What that does.
pub const PACE_MEANING: &str = "How fast the next run goes, and how fast a run is played: as fast as can be, or by the clock";
/// The paces, in tenths of a second of the program for each second, as choices.
pub const PACES: [(Option<u32>, &str, &str); 6] = [
    (None, "0", "instant"),
    (Some(1), "1", "0.1×"),
    (Some(5), "5", "0.5×"),
    (Some(10), "10", "1× (live)"),
    (Some(20), "20", "2×"),
    (Some(100), "100", "10×"),
];
/// Label of the text that a program reads.
pub const INPUT: &str = "Input";
/// What it is.
pub const INPUT_MEANING: &str = "What input() and sys.stdin read, line by line. You can write on while the program runs.";
/// The program wants more of it.
pub const INPUT_WANTED: &str = "The program asks for a line of input.";
/// Label of that line.
pub const INPUT_LINE: &str = "Next line of input";
/// Hands it over.
pub const INPUT_GIVE: &str = "Give it";
/// Name of the list of what a run left.
pub const NOTES: &str = "What was left at the end";
/// End the run.
pub const STOP: &str = "Stop";
/// Back to what was opened.
pub const RESET: &str = "Reset";
/// Make a link.
pub const SHARE: &str = "Share";
/// What the program wrote.
pub const OUTPUT: &str = "Output";
/// What the strands did.
pub const TIMELINE: &str = "Timeline";
/// Leads from an embedded page to the full one.
pub const OPEN_FULL: &str = "Open in Interleave";
/// First thing that the Tab key reaches.
pub const SKIP: &str = "Skip to the program";
/// The text differs from what was opened.
pub const EDITED: &str = "edited";
/// Shows the dark theme.
pub const DARK: &str = "Dark theme";
/// Shows the light theme.
pub const LIGHT: &str = "Light theme";
/// Name of a piece of standard error.
pub const STANDARD_ERROR: &str = "Standard error";
/// Name of the toolbar.
pub const CONTROLS: &str = "Run controls";
/// Name of the sentences that say why a run could not go on.
pub const EXPLANATION: &str = "Why the program could not go on";
/// Name of the list of errors in the text.
pub const PROBLEMS: &str = "Problems in the program";

/// Nothing was run.
pub const OUTPUT_EMPTY: &str = "What the program prints appears here.";
/// A run ended without a word.
pub const OUTPUT_SILENT: &str = "The program printed nothing.";
/// There was more.
pub const OUTPUT_LEFT_OUT: &str = "The program printed more than this page keeps; the rest was left out.";
/// Nothing was run.
pub const TIMELINE_EMPTY: &str =
    "Each thread, process and task of the program gets a lane here: run the program to see who worked, who waited and for whom.";
/// The program did not even start.
pub const TIMELINE_NOTHING: &str = "Nothing ran, so there is nothing to draw.";
/// A run is under way.
pub const TIMELINE_RUNNING: &str = "The timeline is drawn when the program has ended.";
/// There was more.
pub const TIMELINE_TRUNCATED: &str = "The run was long: only its first part is shown.";
/// Shows the picture.
pub const PICTURE: &str = "Picture";
/// Shows the table.
pub const TABLE: &str = "Table";
/// Name of the two buttons for picture and table.
pub const TIMELINE_AS: &str = "Show the timeline as";
/// Name of the two buttons that save the timeline.
pub const SAVE: &str = "Save the timeline";
/// Saves the picture.
pub const SAVE_PICTURE: &str = "Save picture";
/// What that is.
pub const SAVE_PICTURE_MEANING: &str = "The timeline of the whole run as an SVG file";
/// Saves the facts.
pub const SAVE_TRACE: &str = "Save trace";
/// What that is.
pub const SAVE_TRACE_MEANING: &str = "The run as Chrome trace events, which Perfetto opens";
/// How to move in the picture.
pub const PICTURE_KEYS: &str = "Timeline picture. Left and right arrows move in time, up and down between lanes, Enter stands there, plus and minus zoom, 0 shows all.";
/// Shown while nothing is chosen in the picture.
pub const PICTURE_HINT: &str =
    "Point at a bar or use the arrow keys to read what happened there; click or press Enter to stand there.";
/// See shorter times.
pub const ZOOM_IN: &str = "Zoom in";
/// See longer times.
pub const ZOOM_OUT: &str = "Zoom out";
/// See the whole run.
pub const ZOOM_ALL: &str = "Whole run";
/// Name of the legend.
pub const LEGEND: &str = "What the bars mean";
/// Heads of the table's columns.
pub const COLUMNS: [&str; 6] = ["Strand", "State", "From", "Lasting", "Line", "Detail"];

/// The link is ready.
pub const LINK_COPIED: &str = "The link to this program is in the address bar and on the clipboard.";
/// The clipboard is not to be had.
pub const LINK_IN_ADDRESS: &str =
    "The link to this program is in the address bar. Copy it from there: this browser does not let the page do so.";
/// The same in another page's frame, whose address nobody sees.
pub const EMBED_COPIED: &str = "The link to this program is on the clipboard.";
/// The clipboard is not to be had there.
pub const EMBED_NOT_COPIED: &str =
    "This browser does not let the page copy. Follow “Open in Interleave” below: the address there is the link.";
/// A link that holds a schedule besides its program.
pub const REPEATED_RUN: &str =
    "This link repeats one run: the same thread goes on at the same moment every time. Change the program to run it anew.";
/// A link that does not open.
pub const LINK_DAMAGED: &str =
    "The link is damaged: part of it is missing or changed. Ask for it again; here is an empty program.";
/// A link that is too large.
pub const LINK_TOO_LARGE: &str = "The link holds a larger program than this page opens. Here is an empty one.";
/// Storage is blocked.
pub const NOT_KEPT: &str = "This browser keeps nothing for this page: share or copy your program before you leave.";
/// A stale file in some cache.
pub const VERSIONS_DIFFER: &str =
    "The page and its engine are of different versions. Your text is kept: reload the page to get both anew.";
/// Labs need an engine.
pub const LAB_TOO_EARLY: &str = "The engine is still loading; start the lab again in a moment.";

/// Status lines. Each begins with its word.
pub const STATUS_READY: &str = "Ready. Ctrl+Enter or ⌘+Enter runs the program.";
/// The engine is not there yet.
pub const STATUS_LOADING: &str = "Ready to edit. The engine is loading; Run starts as soon as it is there.";
/// There is none: another embed has it, or nobody has asked for one yet.
pub const STATUS_RESTING: &str = "Ready. Run loads the engine.";
/// The engine cannot be started.
pub const STATUS_BROKEN: &str = "Error: the engine could not be started. Run tries again.";
/// Waiting for the engine.
pub const STATUS_QUEUED: &str = "Running as soon as the engine is loaded.";
/// Under way.
pub const STATUS_RUNNING: &str = "Running.";
/// Asked to stop.
pub const STATUS_STOPPING: &str = "Running; stopping it.";
/// The engine died.
pub const STATUS_LOST: &str = "Error: the engine failed during this run. Your text is kept.";
/// Ended by the learner.
pub const STATUS_STOPPED: &str = "Stopped.";
/// Nobody can go on.
pub const STATUS_DEADLOCK: &str = "Deadlock";
/// A bound was hit.
pub const STATUS_LIMIT: &str = "Limit";
/// Ended well.
pub const STATUS_FINISHED: &str = "Finished";
/// Ended badly.
pub const STATUS_ERROR: &str = "Error";

/// How a run ended that ended by itself.
pub fn ended(word: &str, time: &str, status: i32) -> String {
    format!("{word} after {time} of virtual time, exit status {status}.")
}

/// How a run ended that could not go on.
pub fn halted(word: &str, time: &str) -> String {
    format!("{word} after {time} of virtual time.")
}

/// A run that did not start.
pub fn refused(explanation: &str) -> String {
    format!("{STATUS_ERROR}: {explanation}")
}

/// A program too large for a link.
pub fn too_large_to_share(bytes: usize, most: usize) -> String {
    format!("The program has {bytes} bytes; a link can hold {most}. Share it as a file instead.")
}

/// The engine died and another is on its way.
pub fn engine_died(reason: &str) -> String {
    format!("The engine failed ({reason}). Your text is kept, and a new engine is being started.")
}

/// The engine dies again and again.
pub fn engine_broken(reason: &str) -> String {
    format!("The engine could not be started ({reason}). Your text is kept. Press Run to try again, or reload the page.")
}

/// Name of a state of a strand.
pub fn state(state: State) -> &'static str {
    match state {
        State::Running => "running",
        State::Ready => "ready",
        State::Wanting => "wants the interpreter lock",
        State::Blocked => "blocked",
        State::Sleeping => "sleeping",
        State::Failed => "failed",
    }
}

/// What a state means, for the legend.
pub fn state_meaning(state: State) -> &'static str {
    match state {
        State::Running => "running",
        State::Ready => "ready, waiting for its turn",
        State::Wanting => "wants the interpreter lock",
        State::Blocked => "blocked by another",
        State::Sleeping => "sleeping",
        State::Failed => "ended by an exception",
    }
}

/// Name of a kind of strand.
pub fn kind(kind: StrandKind) -> &'static str {
    match kind {
        StrandKind::Process => "main thread",
        StrandKind::Thread => "thread",
        StrandKind::Task => "task",
        StrandKind::Greenlet => "greenlet",
    }
}

/// Head of the lanes of one process.
pub fn process(number: u32) -> String {
    if number == 0 { "Main process".to_owned() } else { format!("Process {number}") }
}

/// A strand among those of several processes.
pub fn strand_of(name: &str, number: u32) -> String {
    format!("{name}, {}", process(number).to_lowercase())
}

/// One thing that a strand did, as a sentence.
pub fn span(name: &str, what: &str, span: &Span) -> String {
    let (from, lasting) = (figures::time(span.start), lasting(span));
    let mut text = match span.end {
        FOREVER => format!("{name}: {what} from {from} on, {lasting}"),
        end if end == span.start => format!("{name}: {what} at {from}"),
        end => format!("{name}: {what} from {from} to {} ({lasting})", figures::time(end)),
    };
    if span.line > 0 {
        text.push_str(&format!(", line {}", span.line));
    }
    if let Some(reason) = reason(span) {
        text.push_str(&format!(", {reason}"));
    }
    text
}

/// By whose doing a strand went on.
pub fn woken(deed: &str, name: &str) -> String {
    if deed.is_empty() { format!("started by {name}") } else { format!("after {name} {deed}") }
}

/// The moment from which on nobody can go on, on the timeline's axis.
pub fn halt(time: u64) -> String {
    format!("deadlock at {}", figures::time(time))
}

/// How long a strand was in one state.
pub fn lasting(span: &Span) -> String {
    if span.end == FOREVER { "for ever".to_owned() } else { figures::time(span.end.saturating_sub(span.start)) }
}

/// Why a strand did not go on, if there is more to say than its state.
pub fn reason(span: &Span) -> Option<String> {
    match span.state {
        _ if span.detail.is_empty() => None,
        State::Blocked => Some(format!("waits for {}", span.detail)),
        // Whoever sleeps waits for time to pass, and the state says that.
        State::Sleeping => None,
        State::Running | State::Ready | State::Wanting | State::Failed => Some(span.detail.clone()),
    }
}

/// How many lanes and over what time.
pub fn timeline_summary(strands: usize, time: &str) -> String {
    let noun = if strands == 1 { "strand" } else { "strands" };
    format!("{strands} {noun}, {time} of virtual time")
}

/// Caption of the timeline's table.
pub fn table_caption(rows: usize) -> String {
    let noun = if rows == 1 { "row" } else { "rows" };
    format!("What every strand did, by time: {rows} {noun}")
}

/// Stands at a time of the run.
pub fn stand_at(time: &str) -> String {
    format!("Stand at {time}")
}

/// An error in the text and its place.
pub fn problem(line: u32, message: &str) -> String {
    format!("Line {line}: {message}")
}
