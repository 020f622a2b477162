//! The page's state as plain data, what can happen to it, and what the outside world is asked to do about it.

use crate::course::Lessons;
use crate::host::Heard;
use crate::labs::{Bench, Kind};
use crate::output::Output;
use crate::palette::Contrast;
use crate::picture::Picture;
use crate::schedules::Schedules;
use crate::stand::{Stand, Step, StrandLine, Unit, strand_lines};
use crate::update::{CourseAction, FileAction, Outlook, WaysAction};
use crate::ways::Ways;
use interleave_protocol::{Clock, Diagnostic, End, FromEngine, HandState, Ready, RunId, Standing, SwitchModel, ToEngine};
use std::rc::Rc;

/// Everything that the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The program as it stands in the editor.
    pub text: Rc<str>,
    /// Counts the times that the text was replaced from outside the editor.
    pub revision: u32,
    /// Where the text came from; Reset goes back there.
    pub origin: Origin,
    /// The value of `code=` in the page's address, if the text belongs to it.
    pub address: Option<String>,
    /// The values of `schedule=` and `switch=` in the page's address: how the address's program is run, as long as it is unchanged.
    pub schedule: Option<(String, SwitchModel)>,
    /// The engine in its Worker.
    pub engine: Engine,
    /// Whether the engine is to be given up as soon as nothing is under way.
    pub rests: bool,
    /// Engines that died since one was last ready.
    pub deaths: u32,
    /// The number of the newest run or search.
    pub run: RunId,
    /// Which of both it is.
    pub task: Task,
    /// The schedule that the newest run follows because it was chosen from the outcomes, with its switch model.
    pub following: Option<(String, SwitchModel)>,
    /// The schedule of the newest run, when it is over, and its switch model.
    pub ran: (Option<String>, SwitchModel),
    /// How far that run is.
    pub phase: Phase,
    /// What that run wrote.
    pub output: Output,
    /// What its strands did; empty until it ended.
    pub picture: Picture,
    /// Where the learner stands in it.
    pub stand: Stand,
    /// How the run by hand stands, if the last run was one.
    pub hand: Option<Rc<HandState>>,
    /// Where threads could be interrupted in it.
    pub hand_switch: SwitchModel,
    /// What the last run left, in sentences.
    pub notes: Rc<[String]>,
    /// What is known of every schedule.
    pub schedules: Schedules,
    /// The line that the editor marks, counted from 1.
    pub marked: Option<u32>,
    /// How many tenths of a second of the program a second takes in the next run; `None`: as fast as can be.
    pub pace: Option<u32>,
    /// What the program reads as its input.
    pub input: Rc<str>,
    /// The virtual time, in nanoseconds, to which the run was played, while it is.
    pub playing: Option<f64>,
    /// Which file the editor shows.
    pub shown_file: usize,
    /// Whether the name of a new file is asked for.
    pub asks_name: bool,
    /// What is known of what can go wrong in the run by hand.
    pub outlook: Outlook,
    /// Whether the timeline is shown as a table.
    pub table: bool,
    /// Errors in the text, from the newest look at it.
    pub diagnostics: Rc<[Diagnostic]>,
    /// Number of the newest request for diagnostics.
    pub request: u32,
    /// A sentence about the last thing that the page did or could not do.
    pub notice: Option<String>,
    /// What the learner's system prefers.
    pub system_dark: bool,
    /// What the learner or the address chose instead.
    pub chosen_dark: Option<bool>,
    /// How much contrast the learner's system asks for.
    pub contrast: Contrast,
    /// Whether the small layout is shown.
    pub embed: bool,
    /// Whether the labs are in view instead of the program.
    pub labs: bool,
    /// Whether the list of shortcuts is in view.
    pub keys: bool,
    /// Text that could not be put on the clipboard: it is shown instead.
    pub uncopied: Option<Rc<str>>,
    /// Characters of the page's address before its question mark.
    pub site: usize,
    /// The program about whose long link the learner was warned.
    pub long_link: Option<Rc<str>>,
    /// The labs and their results.
    pub bench: Bench,
    /// The course.
    pub lessons: Lessons,
    /// The same work, every way.
    pub ways: Ways,
}

/// Where a text came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nothing was opened.
    Empty,
    /// One of the examples, by id.
    Example(String),
    /// A link's program.
    Link(Rc<str>),
    /// An exercise, by id, and the program that it begins with.
    Exercise(String, Rc<str>),
}

/// The engine as the page knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Started, not heard of yet.
    Loading,
    /// It takes requests.
    Ready {
        /// Threads in its pool.
        threads: u32,
        /// Whether its memory is shared between them.
        shared_memory: bool,
    },
    /// It was not wanted yet, or was given up for another embed on the same page. The next run starts one.
    Resting,
    /// It cannot be started.
    Broken,
}

/// What the engine was asked for last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// To run the program.
    Run,
    /// To look at every schedule of it.
    Check,
    /// To run it as the learner chooses.
    Hand,
    /// To judge the answer to an exercise.
    Judge,
}

/// How far a run or search is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nothing was run yet.
    Idle,
    /// It was asked for before the engine was there.
    Queued,
    /// The engine is at it.
    Running,
    /// The engine was asked to stop it.
    Stopping,
    /// The run is over.
    Ended {
        /// How.
        end: End,
        /// Virtual time at its end, in nanoseconds.
        time: u64,
    },
    /// The search is over.
    Checked {
        /// Whether it was stopped before its end.
        stopped: bool,
    },
    /// An answer was judged.
    Judged(Standing),
    /// The engine died under it.
    Lost,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// How fast the next run goes, in tenths of a second of the program for each second.
    Pace(Option<u32>),
    /// Play the run from where one stands, or pause.
    Play,
    /// So many milliseconds have passed while it is played.
    Tick(f64),
    /// What the program reads as its input.
    Input(String),
    /// One more line of input, for a run that asked for it.
    GiveLine(String),
    /// Something happened to the files of the program.
    File(FileAction),
    /// What would have been without the switch behind this row of the counterexample?
    WhatIf(usize),
    /// What can go wrong from here in the run by hand?
    Hint,
    /// When sleeps end in the next search.
    Clock(Clock),
    /// In which order event loops run what is ready in the next search.
    Ready(Ready),
    /// The learner typed.
    Edit(String),
    /// The learner chose an example, by id.
    Open(String),
    /// Back to what was opened.
    Reset,
    /// Run the program from its start.
    Run,
    /// Look at every schedule.
    Check,
    /// Where threads may be interrupted in the next search.
    Switch(SwitchModel),
    /// How often threads are interrupted at most in the next search.
    Bound(Option<u32>),
    /// Run the program so that it comes to the outcome with this place.
    RunSchedule(usize),
    /// Stand behind the step of the counterexample in this row.
    ChooseRow(usize),
    /// Stand elsewhere in the run.
    Step(Step),
    /// How far one step goes.
    Unit(Unit),
    /// Begin a run in which the learner chooses who goes on.
    ByHand,
    /// Let this strand go on in it.
    Choose(u32),
    /// Take the last choice back.
    Undo,
    /// Something happened to the course.
    Course(CourseAction),
    /// Something happened where the same work is done every way.
    Ways(WaysAction),
    /// End the run or search.
    Stop,
    /// Put the program in the address and on the clipboard.
    Share,
    /// The link was put on the clipboard, or could not be.
    Copied(bool),
    /// Put program, output and verdict on the clipboard as text.
    CopyText,
    /// This text was put on the clipboard, or could not be.
    TextCopied(String, bool),
    /// The text that could not be copied was closed.
    CloseText,
    /// Show the list of shortcuts, or close it.
    ShowKeys(bool),
    /// The other theme.
    ToggleTheme,
    /// The system's preference is or became dark.
    SystemDark(bool),
    /// The system's wish for contrast is or became this.
    Contrast(Contrast),
    /// Save the timeline as a file.
    Save(Export),
    /// Show the timeline as a table or as a picture.
    ShowTable(bool),
    /// Show the labs or the program.
    ShowLabs(bool),
    /// Start a lab.
    StartLab(Kind),
    /// Stop the lab.
    StopLab,
    /// The browser keeps nothing for this page.
    NotKept,
    /// The engine said something.
    Engine(FromEngine),
    /// The engine's Worker failed, for this reason.
    EngineDied(String),
    /// A second has passed since the engine was asked to stop this run.
    StopOverdue(RunId),
    /// The learner has paused typing.
    DiagnoseDue,
    /// The page around this embed said something.
    Heard(Heard),
    /// The learner has come to this embed.
    Wake,
}

/// As what the timeline is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// A picture, as SVG.
    Picture,
    /// Chrome trace events, as JSON.
    Trace,
}

/// A file to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download {
    /// Its name.
    pub name: &'static str,
    /// Its media type.
    pub kind: &'static str,
    /// What is in it.
    pub text: String,
}

/// What the outside world is to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Send a message to the engine.
    Send(ToEngine),
    /// End the Worker and start another.
    Restart,
    /// End the Worker.
    Rest,
    /// Say [`Action::StopOverdue`] in a second.
    WatchStop(RunId),
    /// Say [`Action::DiagnoseDue`] when the learner pauses; a new request takes the place of the old one.
    DiagnoseSoon,
    /// Keep text and origin over a reload.
    Save,
    /// Put this value of `code=` into the page's address, or take it out.
    Address(Option<String>),
    /// Put this schedule and its switch model into the page's address, or take both out.
    Schedule(Option<(String, SwitchModel)>),
    /// Put the page's address on the clipboard, then say [`Action::Copied`].
    Copy,
    /// Put a text on the clipboard, then say [`Action::TextCopied`].
    CopyText(String),
    /// Save a file.
    Download(Download),
    /// Keep the chosen theme and show it.
    Theme,
    /// Show the theme that the page around has.
    ShowTheme,
    /// Put the view into the page's address.
    View,
    /// Say [`Action::Tick`] in a moment.
    Tick,
    /// Fetch the course.
    FetchCourse,
    /// Say what was kept of the text of this exercise's program, if anything was.
    FetchAnswer(String),
    /// Keep which exercises were done.
    KeepProgress,
    /// Give the learner a file with this name and text.
    SaveFile(&'static str, String),
    /// Bring the verdict into view.
    ShowVerdict,
}

impl Model {
    /// A page with nothing opened, waiting for its engine.
    pub fn new() -> Self {
        Self {
            text: "".into(),
            revision: 0,
            origin: Origin::Empty,
            address: None,
            schedule: None,
            engine: Engine::Loading,
            rests: false,
            deaths: 0,
            run: RunId(0),
            task: Task::Run,
            following: None,
            ran: (None, SwitchModel::default()),
            phase: Phase::Idle,
            output: Output::default(),
            picture: Picture::default(),
            stand: Stand::default(),
            hand: None,
            hand_switch: SwitchModel::default(),
            notes: Rc::new([]),
            schedules: Schedules::default(),
            marked: None,
            pace: None,
            input: "".into(),
            playing: None,
            shown_file: 0,
            asks_name: false,
            outlook: Outlook::default(),
            table: false,
            diagnostics: Rc::new([]),
            request: 0,
            notice: None,
            system_dark: false,
            chosen_dark: None,
            contrast: Contrast::Usual,
            embed: false,
            labs: false,
            keys: false,
            uncopied: None,
            site: 0,
            long_link: None,
            bench: Bench::default(),
            lessons: Lessons::default(),
            ways: Ways::default(),
        }
    }

    /// Whether the dark theme is shown.
    pub fn dark(&self) -> bool {
        self.chosen_dark.unwrap_or(self.system_dark)
    }

    /// Whether a run or search is under way or waits for the engine.
    pub fn busy(&self) -> bool {
        matches!(self.phase, Phase::Queued | Phase::Running | Phase::Stopping)
    }

    /// Whether that is so for a run.
    pub fn runs(&self) -> bool {
        self.busy() && self.task == Task::Run
    }

    /// Whether the last run is one by hand.
    pub fn by_hand(&self) -> bool {
        self.task == Task::Hand && !matches!(self.phase, Phase::Idle)
    }

    /// Whether that is so for a search.
    pub fn checks(&self) -> bool {
        self.busy() && self.task == Task::Check
    }

    /// Where strands stand in the program as it is in the editor.
    pub fn lines(&self) -> Rc<[StrandLine]> {
        // The engine tells lines of the first file only.
        if self.stand.text != self.text || self.shown_file > 0 {
            return Rc::new([]);
        }
        match &self.hand {
            Some(hand) => strand_lines(&hand.moment, &hand.enabled),
            None => self.stand.lines(),
        }
    }

    /// The last run, if it follows the schedule of the counterexample and is over.
    pub fn usual(&self) -> Option<Picture> {
        let outcome = self.schedules.counterexample()?.outcome as usize;
        let schedule = self.schedules.outcome(outcome)?.schedule.as_ref();
        let followed = schedule.is_some() && self.following.as_ref().map(|(schedule, _)| schedule) == schedule;
        Some(self.picture.clone()).filter(|picture| followed && !picture.is_empty())
    }

    /// The text that Reset goes back to.
    pub fn original(&self) -> Rc<str> {
        match &self.origin {
            Origin::Empty => "".into(),
            Origin::Example(id) => crate::examples::find(id).map_or_else(|| "".into(), |example| example.text.into()),
            Origin::Link(text) | Origin::Exercise(_, text) => text.clone(),
        }
    }

    /// Whether the text differs from what was opened.
    pub fn edited(&self) -> bool {
        self.text != self.original()
    }
}

impl Default for Model {
    fn default() -> Self {
        Self::new()
    }
}
