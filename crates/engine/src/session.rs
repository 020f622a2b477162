//! What the engine does with a message and when it sends one.
//!
//! A session runs or explores one program at a time. It never works longer than [`TURN`] at a stretch: whoever drives it calls [`Session::work`] while
//! [`Session::is_busy`], and lets the event loop deliver messages between two calls. So a stop takes effect soon,
//! whatever the program does.

mod by_hand;
mod judging;
mod searching;
mod walking;

use self::by_hand::Handling;
use self::judging::Judged;
use self::searching::Searching;
use self::walking::Walking;
use crate::interpreter::{Interpreter, Progress, Record, Run};
use interleave_protocol::{Chunk, End, FromEngine, LabJob, Program, RunId, Settings, ToEngine};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Instructions between two looks at the clock.
const SLICE: u64 = 100_000;
/// Milliseconds of work after which the event loop gets its turn.
const TURN: f64 = 10.0;
/// Milliseconds between two messages of output: about one frame of the page.
const OUTPUT_INTERVAL: f64 = 16.0;
/// Nanoseconds of virtual time in a millisecond of the clock, in a live run.
const NANOSECONDS: f64 = 1e6;

/// One page's dealings with the engine.
pub struct Session<I: Interpreter> {
    interpreter: I,
    current: Option<Current<I::Run>>,
    /// The exploration under way. There is never one beside a run.
    search: Option<Searching<I::Search>>,
    /// The answer that is being judged.
    judged: Option<Judged<I::Judging>>,
    /// The run by hand under way.
    hand: Option<Handling<I::Hand>>,
    /// The last run, once it is over.
    walking: Option<Walking<<I::Run as Run>::Walk>>,
    /// The newest text to look for errors in.
    question: Option<(u32, String)>,
    lab: Lab,
    pack: Pack,
    outbox: Vec<FromEngine>,
}

/// The run under way.
struct Current<R> {
    id: RunId,
    run: R,
    /// Output that was not sent yet.
    unsent: Vec<Chunk>,
    /// When output was last sent, in milliseconds.
    sent: f64,
    /// Whether it cannot go on before the pack has come.
    held: bool,
    /// How many nanoseconds of virtual time a millisecond of the clock has, if virtual time is not to be ahead of it.
    pace: Option<f64>,
    /// When it began by the clock, in milliseconds; known from its first work on.
    begun: Option<f64>,
    /// When it goes on by the clock, in milliseconds, if that is not now.
    due: Option<f64>,
}

/// Where the library's pack is.
#[derive(Clone, Copy, PartialEq)]
enum Pack {
    /// Nobody asked for it, or it is there.
    Idle,
    /// To be fetched by whoever drives the session.
    Wanted,
    /// On its way.
    Fetching,
}

/// What the labs are doing. One job at a time: their reports do not say which job they are about.
enum Lab {
    Idle,
    /// To be started by whoever drives the session.
    Wanted(LabJob),
    /// Under way; `next` is started when it has ended.
    Busy {
        stop: Arc<AtomicBool>,
        next: Option<LabJob>,
    },
}

impl<I: Interpreter> Session<I> {
    /// A session with nothing to do.
    pub fn new(interpreter: I) -> Self {
        let (lab, pack, outbox) = (Lab::Idle, Pack::Idle, Vec::new());
        Self {
            interpreter,
            current: None,
            search: None,
            judged: None,
            hand: None,
            walking: None,
            question: None,
            lab,
            pack,
            outbox,
        }
    }

    /// Takes a message. Does nothing that takes long.
    pub fn handle(&mut self, message: ToEngine) {
        match message {
            ToEngine::Run { run, program, settings } => {
                self.stop_work();
                self.start_run(run, program, &settings);
            }
            ToEngine::Explore { run, program, settings } => {
                self.stop_work();
                self.start_search(run, program, &settings);
            }
            ToEngine::Judge { run, submission } => {
                self.stop_work();
                self.start_judging(run, submission);
            }
            ToEngine::Hand { run, program, settings } => {
                self.stop_work();
                self.walking = None;
                self.start_hand(run, program, &settings);
            }
            ToEngine::Choose { run, strand, reach } => self.want_choice(run, strand, reach),
            ToEngine::Undo(run) => self.want_undo(run),
            ToEngine::Hint { run, reach } => self.want_hint(run, reach),
            ToEngine::Stand { run, place } => self.want_to_stand(run, place),
            ToEngine::Stop(run) => {
                let runs = self.current.as_ref().is_some_and(|current| current.id == run);
                if self.judged.as_ref().is_some_and(|judged| judged.id == run)
                    || self.hand.as_ref().is_some_and(|hand| hand.id() == run)
                {
                    (self.judged, self.hand) = (None, None);
                }
                if runs || self.search.as_ref().is_some_and(|search| search.id == run) {
                    self.stop_work();
                }
            }
            ToEngine::Diagnose { request, text } => self.question = Some((request, text)),
            ToEngine::Lab(job) => self.want_lab(job),
            ToEngine::StopLab => self.stop_lab(),
        }
    }

    /// Whether [`Session::work`] has something to do.
    pub fn is_busy(&self) -> bool {
        self.current.as_ref().is_some_and(|current| !current.held && current.due.is_none())
            || self.search.as_ref().is_some_and(|search| !search.held)
            || self.question.is_some()
            || self.hand.as_ref().is_some_and(Handling::has_work)
            || self.judged.as_ref().is_some_and(|judged| !judged.held)
            || self.is_idle() && self.walking.as_ref().is_some_and(Walking::has_work)
    }

    /// When [`Session::work`] has something to do again that it has not now, in milliseconds of its clock.
    pub fn due(&self) -> Option<f64> {
        self.current.as_ref().filter(|current| !current.held)?.due
    }

    /// Whether nothing runs and nothing is explored or judged.
    fn is_idle(&self) -> bool {
        self.current.is_none() && self.search.is_none() && self.judged.is_none()
    }

    /// Works for some milliseconds, as told by `clock`.
    pub fn work(&mut self, mut clock: impl FnMut() -> f64) {
        let start = clock();
        if let Some((request, text)) = self.question.take() {
            let items = self.interpreter.diagnose(&text);
            self.outbox.push(FromEngine::Diagnostics { request, items });
        }
        self.work_hand();
        self.work_judging(start, &mut clock);
        if self.is_idle() {
            self.work_walk(start, &mut clock);
        }
        self.work_search(start, &mut clock);
        let Some(mut current) = self.current.take_if(|current| !current.held && current.due.is_none_or(|due| due <= start))
        else {
            return;
        };
        let begun = *current.begun.get_or_insert(start);
        current.due = None;
        let mut now = start;
        loop {
            let until = current.pace.map_or(u64::MAX, |pace| ((now - begun) * pace) as u64);
            let progress = current.run.advance(SLICE, until);
            now = clock();
            current.unsent.extend(current.run.take_output());
            if let Progress::Over(end) = progress {
                self.end_run(current, end);
                return;
            }
            current.held = progress == Progress::NeedsPack;
            if let Progress::Early(time) = progress {
                current.due = current.pace.map(|pace| begun + time as f64 / pace);
            }
            let rests = current.held || current.due.is_some();
            if (rests || now - current.sent >= OUTPUT_INTERVAL) && !current.unsent.is_empty() {
                current.sent = now;
                let chunks = std::mem::take(&mut current.unsent);
                self.outbox.push(FromEngine::Output { run: current.id, chunks });
            }
            if current.held && self.pack == Pack::Idle {
                self.pack = Pack::Wanted;
            }
            if rests || now - start >= TURN {
                self.current = Some(current);
                return;
            }
        }
    }

    /// The messages to send, in order.
    pub fn take_messages(&mut self) -> Vec<FromEngine> {
        std::mem::take(&mut self.outbox)
    }

    /// Whether the library's pack is to be fetched now. [`Session::pack_came`] must follow.
    pub fn take_pack(&mut self) -> bool {
        let wanted = self.pack == Pack::Wanted;
        if wanted {
            self.pack = Pack::Fetching;
        }
        wanted
    }

    /// The pack has come, or could not be had. What waits for it goes on.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the bytes. It goes on without them.
    pub fn pack_came(&mut self, pack: Option<&[u8]>) -> Result<(), String> {
        self.pack = Pack::Idle;
        let result = pack.map(|pack| self.interpreter.supply(pack));
        let came = matches!(result, Some(Ok(())));
        if let Some(current) = self.current.as_mut().filter(|current| current.held) {
            current.held = false;
            if !came {
                current.run.go_without_pack();
            }
        }
        if let Some(search) = &mut self.search {
            search.release(came);
        }
        if let Some(judged) = &mut self.judged {
            judged.release(came);
        }
        result.unwrap_or(Ok(()))
    }

    /// A lab job to start now, with what tells it to stop. [`Session::lab_ended`] must follow.
    pub fn take_lab(&mut self) -> Option<(LabJob, Arc<AtomicBool>)> {
        let stop = Arc::new(AtomicBool::new(false));
        match std::mem::replace(&mut self.lab, Lab::Idle) {
            Lab::Wanted(job) => {
                self.lab = Lab::Busy { stop: stop.clone(), next: None };
                Some((job, stop))
            }
            other => {
                self.lab = other;
                None
            }
        }
    }

    /// The job from [`Session::take_lab`] has ended, by itself or because it was stopped.
    pub fn lab_ended(&mut self) {
        if let Lab::Busy { next, .. } = std::mem::replace(&mut self.lab, Lab::Idle) {
            self.lab = next.map_or(Lab::Idle, Lab::Wanted);
        }
    }

    fn start_run(&mut self, id: RunId, program: Program, settings: &Settings) {
        self.walking = None;
        match self.interpreter.start(program, settings) {
            // The first output is sent at once.
            Ok(run) => {
                let (unsent, sent) = (Vec::new(), f64::NEG_INFINITY);
                let pace = settings.pace.map(|tenths| f64::from(tenths.max(1)) * NANOSECONDS / 10.0);
                self.current = Some(Current { id, run, unsent, sent, held: false, pace, begun: None, due: None });
            }
            Err(explanation) => self.refuse(id, End::Refused { explanation }),
        }
    }

    /// A run did not even begin.
    fn refuse(&mut self, id: RunId, end: End) {
        self.outbox.push(ended(id, end, Record::default()));
    }

    /// Ends the run or the exploration under way.
    fn stop_work(&mut self) {
        self.stop_search();
        (self.hand, self.judged) = (None, None);
        if let Some(current) = self.current.take() {
            self.end_run(current, End::Stopped);
        }
    }

    fn end_run(&mut self, current: Current<I::Run>, end: End) {
        if !current.unsent.is_empty() {
            self.outbox.push(FromEngine::Output { run: current.id, chunks: current.unsent });
        }
        self.outbox.push(ended(current.id, end, current.run.record()));
        self.walk_soon(current.id, current.run);
    }

    fn want_lab(&mut self, job: LabJob) {
        match &mut self.lab {
            Lab::Idle | Lab::Wanted(_) => self.lab = Lab::Wanted(job),
            Lab::Busy { stop, next } => {
                stop.store(true, Ordering::Relaxed);
                *next = Some(job);
            }
        }
    }

    fn stop_lab(&mut self) {
        match &mut self.lab {
            Lab::Idle => {}
            Lab::Wanted(_) => self.lab = Lab::Idle,
            Lab::Busy { stop, next } => {
                stop.store(true, Ordering::Relaxed);
                *next = None;
            }
        }
    }
}

fn ended(run: RunId, end: End, record: Record) -> FromEngine {
    let Record { time, steps, timeline, schedule, notes } = record;
    FromEngine::Ended { run, end, time, steps, timeline, schedule, notes }
}

#[cfg(test)]
mod tests;
