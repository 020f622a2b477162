//! A session with an interpreter whose programs count: `N` instructions, one line of output each so often. An exploration of one
//! takes `N` slices.

mod afterwards;

use super::{OUTPUT_INTERVAL, SLICE, Session, TURN};
use crate::interpreter::{Hand, Interpreter, Judging, Progress, Record, Run, Search, SearchProgress, Walk};
use interleave_protocol::{
    Answer, Chunk, Diagnostic, End, ExploreSettings, Explored, Extent, File, FromEngine, HandState, Hint, Judgement, LabJob,
    Moment, Program, Reach, RunId, Settings, Standing, Stream, Submission, ToEngine, VerdictKind,
};
use std::cell::Cell;
use std::rc::Rc;
use std::sync::atomic::Ordering;

/// In a live run a slice begins each second.
const SECOND: u64 = 1_000_000_000;

/// A program is a number of slices to run for; each prints one line. With `pack` behind the number it needs the pack after the first.
#[derive(Default)]
struct Counting {
    pack: Rc<Cell<bool>>,
}

struct Count {
    slices: u64,
    done: u64,
    printed: u64,
    /// Whether the pack is there, if it needs it.
    pack: Option<Rc<Cell<bool>>>,
}

impl Interpreter for Counting {
    type Run = Count;
    type Search = CountSearch;
    type Hand = CountHand;
    type Judging = CountJudging;

    fn judge(&self, submission: Submission) -> Result<CountJudging, String> {
        let Answer::Program(text) = submission.answer else { return Err("no program".to_owned()) };
        let files = vec![File { name: "main.py".to_owned(), text }];
        self.start(Program { files }, &Settings::default()).map(|count| CountJudging { count })
    }

    fn by_hand(&self, program: Program, settings: &Settings) -> Result<CountHand, String> {
        self.start(program, settings).map(|_| CountHand { chosen: Vec::new(), looked: 0 })
    }

    fn explore(&self, program: Program, settings: &ExploreSettings) -> Result<CountSearch, String> {
        let count = self.start(program, &Settings::default())?;
        Ok(CountSearch { count, seconds: settings.seconds, timed_out: false })
    }

    fn start(&self, program: Program, _settings: &Settings) -> Result<Count, String> {
        let text = &program.files[0].text;
        let number = text.strip_suffix("pack");
        let slices = number.unwrap_or(text).parse().map_err(|_| "no number".to_owned())?;
        Ok(Count { slices, done: 0, printed: 0, pack: number.map(|_| self.pack.clone()) })
    }

    fn supply(&self, pack: &[u8]) -> Result<(), String> {
        self.pack.set(pack == b"the pack");
        if self.pack.get() { Ok(()) } else { Err("damaged".to_owned()) }
    }

    fn diagnose(&self, text: &str) -> Vec<Diagnostic> {
        let problem = Diagnostic { message: text.to_owned(), line: 1, column: 0, end_line: 1, end_column: 1 };
        vec![problem]
    }
}

impl Run for Count {
    type Walk = CountWalk;

    fn advance(&mut self, instructions: u64, until: u64) -> Progress {
        assert_eq!(instructions, SLICE);
        if self.done * SECOND > until {
            return Progress::Early(self.done * SECOND);
        }
        if self.done == 1 && self.pack.as_ref().is_some_and(|pack| !pack.get()) {
            return Progress::NeedsPack;
        }
        self.done += 1;
        if self.done == self.slices { Progress::Over(End::Finished { status: 0 }) } else { Progress::Running }
    }

    fn go_without_pack(&mut self) {
        self.slices = self.done + 1;
        self.pack = None;
    }

    fn take_output(&mut self) -> Vec<Chunk> {
        let lines = self.printed..self.done;
        self.printed = self.done;
        lines.map(|line| Chunk { stream: Stream::Out, text: format!("{line}\n"), strand: 0, time: line }).collect()
    }

    fn record(&self) -> Record {
        Record { time: self.done, steps: self.done * SLICE, ..Record::default() }
    }

    fn walk(self) -> CountWalk {
        CountWalk { slices: self.slices, done: 0 }
    }
}

/// Every answer is right that comes to an end.
struct CountJudging {
    count: Count,
}

impl Judging for CountJudging {
    fn advance(&mut self, _steps: u64) -> SearchProgress {
        match self.count.advance(SLICE, u64::MAX) {
            Progress::NeedsPack => SearchProgress::NeedsPack,
            Progress::Over(_) => SearchProgress::Over,
            _ => SearchProgress::Running,
        }
    }

    fn go_without_pack(&mut self) {
        self.count.go_without_pack();
    }

    fn judgement(&self) -> Judgement {
        let sentence = format!("Right after {}.", self.count.done);
        Judgement { standing: Standing::Passed, sentence, failures: vec![], shown: None }
    }
}

/// Everybody can always go on.
struct CountHand {
    chosen: Vec<u32>,
    looked: usize,
}

impl Hand for CountHand {
    fn choose(&mut self, strand: u32, _reach: Reach) {
        self.chosen.push(strand);
    }

    fn undo(&mut self) {
        self.chosen.pop();
    }

    fn look(&mut self, _reach: Reach, tries: usize) -> Option<Hint> {
        self.looked += tries;
        (self.looked > 20).then(|| Hint { choices: self.looked as u32, ..Hint::default() })
    }

    fn state(&mut self) -> HandState {
        HandState { enabled: self.chosen.clone(), ..HandState::default() }
    }
}

/// Each slice is an operation.
struct CountWalk {
    slices: u64,
    done: u64,
}

impl Walk for CountWalk {
    fn advance(&mut self) -> bool {
        self.done += 1;
        self.done < self.slices
    }

    fn places(&self) -> interleave_protocol::Walk {
        interleave_protocol::Walk { end: self.done, complete: self.done == self.slices, ..Default::default() }
    }

    fn stand(&mut self, place: u64) -> Moment {
        Moment { place, ..Moment::default() }
    }
}

/// Its extent is how often it was told to go on; two more steps follow when its time is up.
struct CountSearch {
    count: Count,
    seconds: u32,
    timed_out: bool,
}

impl Search for CountSearch {
    fn advance(&mut self, steps: u64, _used: f64) -> SearchProgress {
        assert!(steps > 0);
        match self.count.advance(SLICE, u64::MAX) {
            Progress::NeedsPack => SearchProgress::NeedsPack,
            Progress::Over(_) => SearchProgress::Over,
            _ if self.count.slices == 666 => SearchProgress::Failed("it is cursed".to_owned()),
            _ => SearchProgress::Running,
        }
    }

    fn go_without_pack(&mut self) {
        self.count.go_without_pack();
    }

    fn time_is_up(&mut self) {
        if !self.timed_out {
            self.timed_out = true;
            self.count.slices = self.count.done + 2;
        }
    }

    fn extent(&self) -> Extent {
        Extent { executions: self.count.done, states: self.seconds.into(), restarts: 0 }
    }

    fn result(&mut self, seconds: f64) -> Explored {
        let (exhaustive, extent) = (self.count.done == self.count.slices && !self.timed_out, self.extent());
        Explored {
            kind: VerdictKind::Inconclusive,
            sentence: "It counted.".to_owned(),
            exhaustive,
            bound: None,
            extent,
            failing: None,
            outcomes: vec![],
            left_out: 0,
            counterexample: None,
            tree: vec![],
            seconds,
        }
    }
}

/// A session and a clock on which a slice takes one millisecond.
struct Bench {
    session: Session<Counting>,
    clock: Cell<f64>,
}

impl Bench {
    fn new() -> Self {
        Self { session: Session::new(Counting::default()), clock: Cell::new(0.0) }
    }

    fn run(&mut self, id: u32, program: &str) {
        let files = vec![File { name: "main.py".to_owned(), text: program.to_owned() }];
        let (run, program, settings) = (RunId(id), Program { files }, Settings::default());
        self.session.handle(ToEngine::Run { run, program, settings });
    }

    fn explore(&mut self, id: u32, program: &str, seconds: u32) {
        let files = vec![File { name: "main.py".to_owned(), text: program.to_owned() }];
        let settings = ExploreSettings { seconds, ..ExploreSettings::default() };
        self.session.handle(ToEngine::Explore { run: RunId(id), program: Program { files }, settings });
    }

    fn work(&mut self) -> Vec<FromEngine> {
        let clock = || {
            self.clock.set(self.clock.get() + 1.0);
            self.clock.get()
        };
        self.session.work(clock);
        self.session.take_messages()
    }

    fn work_to_the_end(&mut self) -> Vec<FromEngine> {
        let mut messages = Vec::new();
        while self.session.is_busy() {
            messages.extend(self.work());
        }
        messages
    }
}

fn lines(messages: &[FromEngine]) -> Vec<usize> {
    messages
        .iter()
        .filter_map(|message| match message {
            FromEngine::Output { chunks, .. } => Some(chunks.len()),
            _ => None,
        })
        .collect()
}

/// Which runs ended, how, and after how many slices.
fn ends(messages: &[FromEngine]) -> Vec<(u32, End, u64)> {
    messages
        .iter()
        .filter_map(|message| match message {
            FromEngine::Ended { run, end, steps, .. } => Some((run.0, end.clone(), steps / SLICE)),
            _ => None,
        })
        .collect()
}

#[test]
fn a_short_run_sends_its_output_and_its_end() {
    let mut bench = Bench::new();
    bench.run(7, "1");
    let messages = bench.work();
    assert!(matches!(messages[..], [FromEngine::Output { run: RunId(7), .. }, FromEngine::Ended { .. }]));
    assert_eq!(ends(&messages), [(7, End::Finished { status: 0 }, 1)]);
    bench.work_to_the_end();
}

#[test]
fn a_long_run_gives_way_after_a_turn() {
    let mut bench = Bench::new();
    bench.run(1, "1000");
    bench.work();
    assert!(bench.session.is_busy());
    assert!(bench.clock.get() <= TURN + 2.0);
}

#[test]
fn output_goes_out_at_once_and_then_at_intervals_with_nothing_lost() {
    let mut bench = Bench::new();
    bench.run(1, "100");
    let counts = lines(&bench.work_to_the_end());
    assert_eq!(counts[0], 1);
    assert_eq!(counts.iter().sum::<usize>(), 100);
    let between = &counts[1..counts.len() - 1];
    assert!(between.iter().all(|&count| count as f64 >= OUTPUT_INTERVAL - 2.0), "{counts:?}");
    assert!(between.iter().all(|&count| count as f64 <= OUTPUT_INTERVAL + 2.0), "{counts:?}");
}

#[test]
fn a_stop_ends_the_run_with_what_it_did_so_far() {
    let mut bench = Bench::new();
    bench.run(1, "1000000");
    let slices = lines(&bench.work()).iter().sum::<usize>();
    bench.session.handle(ToEngine::Stop(RunId(1)));
    let messages = bench.session.take_messages();
    let [(1, End::Stopped, done)] = ends(&messages)[..] else { panic!("{messages:?}") };
    assert_eq!(slices + lines(&messages).iter().sum::<usize>(), done as usize);
}

#[test]
fn a_stop_for_another_run_is_ignored() {
    let mut bench = Bench::new();
    bench.run(2, "1000");
    bench.session.handle(ToEngine::Stop(RunId(1)));
    assert!(bench.session.is_busy());
    assert_eq!(bench.session.take_messages(), []);
}

#[test]
fn a_new_run_stops_the_former() {
    let mut bench = Bench::new();
    bench.run(1, "1000");
    bench.work();
    bench.run(2, "3");
    let messages = [bench.session.take_messages(), bench.work_to_the_end()].concat();
    let ends = ends(&messages);
    assert_eq!((ends[0].0, &ends[0].1), (1, &End::Stopped));
    assert_eq!(ends[1..], [(2, End::Finished { status: 0 }, 3)]);
}

#[test]
fn a_program_that_cannot_start_is_refused() {
    let mut bench = Bench::new();
    bench.run(1, "x");
    let messages = bench.session.take_messages();
    assert_eq!(ends(&messages), [(1, End::Refused { explanation: "no number".to_owned() }, 0)]);
    assert!(!bench.session.is_busy());
}

#[test]
fn only_the_newest_text_is_looked_at_also_during_a_run() {
    let mut bench = Bench::new();
    bench.run(1, "1000");
    for (request, text) in [(1, "a"), (2, "b")] {
        bench.session.handle(ToEngine::Diagnose { request, text: text.to_owned() });
    }
    let answers: Vec<_> = bench
        .work()
        .into_iter()
        .filter_map(|message| match message {
            FromEngine::Diagnostics { request, items } => Some((request, items[0].message.clone())),
            _ => None,
        })
        .collect();
    assert_eq!(answers, [(2, "b".to_owned())]);
    assert!(bench.session.is_busy());
}

#[test]
fn a_second_lab_waits_until_the_first_has_stopped() {
    let mut session = Session::new(Counting::default());
    let job = |limit| LabJob::Primes { limit };
    session.handle(ToEngine::Lab(job(1)));
    let (first, stop) = session.take_lab().unwrap();
    assert_eq!(first, job(1));
    assert!(!stop.load(Ordering::Relaxed));

    session.handle(ToEngine::Lab(job(2)));
    session.handle(ToEngine::Lab(job(3)));
    assert!(stop.load(Ordering::Relaxed));
    assert!(session.take_lab().is_none());

    session.lab_ended();
    let (third, stop) = session.take_lab().unwrap();
    assert_eq!(third, job(3));
    assert!(!stop.load(Ordering::Relaxed));
    session.lab_ended();
    assert!(session.take_lab().is_none());
}

#[test]
fn stopping_the_lab_stops_also_the_one_that_waits() {
    let mut session = Session::new(Counting::default());
    session.handle(ToEngine::Lab(LabJob::Counter { additions: 1 }));
    let (_, stop) = session.take_lab().unwrap();
    session.handle(ToEngine::Lab(LabJob::Counter { additions: 2 }));
    session.handle(ToEngine::StopLab);
    assert!(stop.load(Ordering::Relaxed));
    session.lab_ended();
    assert!(session.take_lab().is_none());
}

#[test]
fn a_run_that_needs_the_pack_waits_for_it() {
    let mut bench = Bench::new();
    assert!(!bench.session.take_pack());
    bench.run(1, "3pack");
    let messages = bench.work_to_the_end();
    // What it has printed is shown meanwhile.
    assert_eq!((lines(&messages), ends(&messages)), (vec![1], vec![]));
    assert!(bench.session.take_pack());
    assert!(!bench.session.take_pack(), "it is asked for once");
    assert_eq!(bench.session.pack_came(Some(b"the pack")), Ok(()));
    assert_eq!(ends(&bench.work_to_the_end()), [(1, End::Finished { status: 0 }, 3)]);
    bench.run(2, "3pack");
    assert_eq!(ends(&bench.work_to_the_end()), [(2, End::Finished { status: 0 }, 3)]);
    assert!(!bench.session.take_pack(), "it is there");
}

#[test]
fn a_run_goes_on_without_the_pack_when_it_cannot_be_had() {
    for (pack, result) in [(None, Ok(())), (Some(&b"a page of errors"[..]), Err("damaged".to_owned()))] {
        let mut bench = Bench::new();
        bench.run(1, "9pack");
        bench.work_to_the_end();
        assert!(bench.session.take_pack());
        assert_eq!(bench.session.pack_came(pack), result);
        assert_eq!(ends(&bench.work_to_the_end()), [(1, End::Finished { status: 0 }, 2)]);
        bench.run(2, "9pack");
        bench.work_to_the_end();
        assert!(bench.session.take_pack(), "the next run asks again");
    }
}

#[test]
fn a_run_that_waits_for_the_pack_can_be_stopped() {
    let mut bench = Bench::new();
    bench.run(1, "3pack");
    bench.work_to_the_end();
    assert!(bench.session.take_pack());
    bench.session.handle(ToEngine::Stop(RunId(1)));
    assert_eq!(ends(&bench.session.take_messages()), [(1, End::Stopped, 1)]);
    // Another run begins before the pack comes, and gets it.
    bench.run(2, "4pack");
    bench.work_to_the_end();
    assert!(!bench.session.take_pack(), "it is on its way");
    assert_eq!(bench.session.pack_came(Some(b"the pack")), Ok(()));
    assert_eq!(ends(&bench.work_to_the_end()), [(2, End::Finished { status: 0 }, 4)]);
}

#[test]
fn a_live_run_waits_for_the_clock() {
    let mut bench = Bench::new();
    let files = vec![File { name: "main.py".to_owned(), text: "3".to_owned() }];
    let settings = Settings { pace: Some(10), ..Settings::default() };
    bench.session.handle(ToEngine::Run { run: RunId(1), program: Program { files }, settings });
    let messages = bench.work();
    assert_eq!(lines(&messages), [1], "what was written is sent before it waits");
    assert!(!bench.session.is_busy() && ends(&messages).is_empty());
    let due = bench.session.due().expect("it goes on after a second");
    assert!((due - 1_001.0).abs() < 1.0, "{due}");
    assert!(bench.work().is_empty(), "it is too early");
    bench.clock.set(due);
    assert_eq!(lines(&bench.work()), [1]);
    bench.clock.set(bench.session.due().expect("one slice is left"));
    let messages = bench.work();
    assert_eq!(ends(&messages), [(1, End::Finished { status: 0 }, 3)]);
    assert_eq!(bench.session.due(), None);
}

#[test]
fn a_live_run_that_waits_can_be_stopped() {
    let mut bench = Bench::new();
    let files = vec![File { name: "main.py".to_owned(), text: "3".to_owned() }];
    let settings = Settings { pace: Some(10), ..Settings::default() };
    bench.session.handle(ToEngine::Run { run: RunId(4), program: Program { files }, settings });
    bench.work();
    bench.session.handle(ToEngine::Stop(RunId(4)));
    assert_eq!(ends(&bench.session.take_messages()), [(4, End::Stopped, 1)]);
    assert!(bench.session.due().is_none());
}

/// Which explorations ended, after how many slices, and whether they were through.
fn explored(messages: &[FromEngine]) -> Vec<(u32, u64, bool)> {
    messages
        .iter()
        .filter_map(|message| match message {
            FromEngine::Explored { run, result } => Some((run.0, result.extent.executions, result.exhaustive)),
            _ => None,
        })
        .collect()
}

/// How far explorations were at each message about that.
fn extents(messages: &[FromEngine]) -> Vec<u64> {
    messages
        .iter()
        .filter_map(|message| match message {
            FromEngine::Exploring { extent, .. } => Some(extent.executions),
            _ => None,
        })
        .collect()
}

#[test]
fn an_exploration_says_ten_times_a_second_how_far_it_is() {
    let mut bench = Bench::new();
    bench.explore(3, "1000", 60);
    let first = bench.work();
    assert_eq!((extents(&first), explored(&first)), (vec![1], vec![]));
    assert!(bench.session.is_busy() && bench.clock.get() <= TURN + 2.0, "it gives way after a turn");
    let messages = bench.work_to_the_end();
    let extents = extents(&messages);
    // A slice takes one millisecond, and each turn one for a look at the clock.
    assert!((9..=12).contains(&extents.len()) && extents.is_sorted(), "{extents:?}");
    let [.., FromEngine::Explored { run: RunId(3), result }] = &messages[..] else { panic!("{messages:?}") };
    assert!(result.exhaustive && result.seconds > 1.0 && result.seconds < 1.2, "{result:?}");
}

#[test]
fn a_stop_ends_an_exploration_with_what_is_known() {
    let mut bench = Bench::new();
    bench.explore(3, "1000", 60);
    bench.work();
    bench.session.handle(ToEngine::Stop(RunId(2)));
    assert!(bench.session.take_messages().is_empty(), "that is another one");
    bench.session.handle(ToEngine::Stop(RunId(3)));
    assert!(matches!(explored(&bench.session.take_messages())[..], [(3, 1..20, false)]));
    assert!(!bench.session.is_busy());
}

#[test]
fn a_run_and_an_exploration_stop_each_other() {
    let mut bench = Bench::new();
    bench.run(1, "1000");
    bench.work();
    bench.explore(2, "1000", 60);
    bench.work();
    bench.run(3, "5");
    let messages = [bench.session.take_messages(), bench.work_to_the_end()].concat();
    assert_eq!(explored(&messages).len(), 1);
    assert_eq!(ends(&messages), [(3, End::Finished { status: 0 }, 5)]);
}

#[test]
fn an_exploration_ends_when_its_time_is_up() {
    let mut bench = Bench::new();
    bench.explore(1, "1000000", 1);
    let messages = bench.work_to_the_end();
    assert!(matches!(explored(&messages)[..], [(1, 800..1003, false)]), "{:?}", explored(&messages));
}

#[test]
fn an_exploration_that_cannot_be_is_refused() {
    for (program, reason) in [("x", "no number"), ("666", "it is cursed")] {
        let mut bench = Bench::new();
        bench.explore(1, program, 60);
        let messages = [bench.session.take_messages(), bench.work_to_the_end()].concat();
        let Some(FromEngine::NotExplored { run: RunId(1), explanation }) = messages.last() else { panic!("{messages:?}") };
        assert_eq!(explanation, reason);
        assert!(!bench.session.is_busy());
    }
}

#[test]
fn an_exploration_waits_for_the_pack_or_goes_without() {
    for (pack, slices) in [(Some(&b"the pack"[..]), 9), (None, 2)] {
        let mut bench = Bench::new();
        bench.explore(1, "9pack", 60);
        assert!(explored(&bench.work_to_the_end()).is_empty());
        assert!(bench.session.take_pack());
        assert_eq!(bench.session.pack_came(pack), Ok(()));
        assert_eq!(explored(&bench.work_to_the_end()), [(1, slices, true)]);
    }
}
