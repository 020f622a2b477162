//! The same work, every way: starts its runs one after another and takes in what came of them.

use crate::model::{Effect, Engine, Model, Origin, Phase};
use crate::ways::{Way, Workload};
use crate::words;
use interleave_protocol::{File, Program, RunId, Settings, ToEngine};
use std::rc::Rc;

/// What happens in that view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaysAction {
    /// Show it, or the program again.
    Show(bool),
    /// Which work comes next.
    Workload(Workload),
    /// How many jobs.
    Jobs(u32),
    /// How many cores.
    Cores(u32),
    /// Show the runs without the interpreter lock.
    Free(bool),
    /// Run every way.
    Start,
    /// No more runs.
    Stop,
    /// Open a way's program in the editor.
    Open(Way),
}

impl Model {
    pub(super) fn ways(&mut self, action: WaysAction) -> Vec<Effect> {
        match action {
            WaysAction::Show(shown) => {
                self.ways.shown = shown;
                (self.labs, self.lessons.view) = (false, None);
                return vec![Effect::View];
            }
            WaysAction::Workload(workload) => self.ways.choice.workload = workload,
            WaysAction::Jobs(jobs) => self.ways.choice.jobs = jobs,
            WaysAction::Cores(cores) => self.ways.choice.cores = cores,
            WaysAction::Free(free) => self.ways.free = free,
            WaysAction::Start => return self.compare(),
            WaysAction::Stop => {
                let stop = self.ways.run().map(|run| Effect::Send(ToEngine::Stop(run)));
                self.ways.stop();
                return stop.into_iter().collect();
            }
            WaysAction::Open(way) => return self.open_way(way),
        }
        vec![]
    }

    fn compare(&mut self) -> Vec<Effect> {
        if !matches!(self.engine, Engine::Ready { .. }) {
            self.notice = Some(words::ways::TOO_EARLY.to_owned());
            return vec![];
        }
        self.notice = None;
        // The engine does one thing at a time and keeps one run to stand in.
        self.phase = Phase::Idle;
        self.clear_run();
        self.ways.begin();
        self.next_way()
    }

    /// Starts the next run, if there is one.
    pub(super) fn next_way(&mut self) -> Vec<Effect> {
        let run = RunId(self.run.0.wrapping_add(1));
        let Some((way, switch)) = self.ways.next(run) else { return vec![] };
        self.run = run;
        let file = File { name: words::FILE_NAME.to_owned(), text: self.ways.of.program(way) };
        let settings = Settings { switch, cores: self.ways.of.cores, ..Settings::default() };
        vec![Effect::Send(ToEngine::Run { run, program: Program { files: vec![file] }, settings })]
    }

    fn open_way(&mut self, way: Way) -> Vec<Effect> {
        let text: Rc<str> = self.ways.of.program(way).into();
        self.ways.shown = false;
        let mut effects = self.open_program(Origin::Link(text.clone()), text);
        effects.push(Effect::View);
        effects
    }
}
