//! How the state changes: a pure function from what happened to the next state and the effects it asks for.

mod asking;
mod course;
mod files;
mod hand;
mod host;
mod input;
mod playing;
mod sharing;
mod ways;

pub use asking::Outlook;
pub use course::CourseAction;
pub use files::FileAction;
pub use ways::WaysAction;

use crate::labs::Kind;
use crate::model::{Action, Effect, Engine, Model, Origin, Phase, Task};
use crate::output::Output;
use crate::picture::Picture;
use crate::stand::Step;
use crate::{examples, words};
use interleave_protocol::{End, FromEngine, Program, RunId, Settings, SwitchModel, ToEngine, VERSION};
use std::rc::Rc;

/// After so many engines that died before they were ready, no other is started.
const MOST_DEATHS: u32 = 3;

impl Model {
    /// Takes in what happened; the effects are to be done in their order.
    pub fn update(&mut self, action: Action) -> Vec<Effect> {
        let mut effects = self.take_in(action);
        effects.extend(self.rest_if_asked());
        effects
    }

    fn take_in(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Edit(text) => self.edit(text),
            Action::Open(id) => self.open(id),
            Action::Reset => {
                let text = self.original();
                self.replace(text)
            }
            Action::Run => self.run(None),
            Action::Check => self.check(),
            Action::Switch(switch) => {
                self.schedules.settings.switch = switch;
                vec![]
            }
            Action::Bound(bound) => {
                self.schedules.settings.preemptions = bound;
                vec![]
            }
            Action::Clock(clock) => {
                self.schedules.settings.clock = clock;
                vec![]
            }
            Action::Ready(ready) => {
                self.schedules.settings.ready = ready;
                vec![]
            }
            Action::RunSchedule(place) => self.run_schedule(place),
            Action::ChooseRow(place) => self.choose_row(place),
            Action::Step(step) => self.step(step),
            Action::ByHand => self.begin_by_hand(),
            Action::Choose(strand) => self.choose(strand),
            Action::Undo => self.undo_choice(),
            Action::Course(action) => self.course(action),
            Action::Ways(action) => self.ways(action),
            Action::Unit(unit) => {
                self.stand.unit = unit;
                vec![]
            }
            Action::Stop => self.stop(),
            Action::Share => self.share(),
            Action::Copied(done) => {
                let sentence = match (self.embed, done) {
                    (false, true) => words::LINK_COPIED,
                    (false, false) => words::LINK_IN_ADDRESS,
                    (true, true) => words::EMBED_COPIED,
                    (true, false) => words::EMBED_NOT_COPIED,
                };
                self.notice = Some(sentence.to_owned());
                vec![]
            }
            Action::CopyText => self.copy_text(),
            Action::TextCopied(text, done) => self.text_copied(text, done),
            Action::CloseText => {
                self.uncopied = None;
                vec![]
            }
            Action::ShowKeys(shown) => {
                self.keys = shown;
                vec![]
            }
            Action::ToggleTheme => {
                self.chosen_dark = Some(!self.dark());
                vec![Effect::Theme]
            }
            Action::SystemDark(dark) => {
                self.system_dark = dark;
                vec![]
            }
            Action::Contrast(contrast) => {
                self.contrast = contrast;
                vec![]
            }
            Action::Save(export) => vec![Effect::Download(self.export(export))],
            Action::ShowTable(table) => {
                self.table = table;
                vec![]
            }
            Action::Pace(pace) => {
                self.pace = pace;
                vec![]
            }
            Action::Play => self.play(),
            Action::Tick(milliseconds) => self.tick(milliseconds),
            Action::Input(text) => {
                self.input = text.into();
                vec![]
            }
            Action::GiveLine(line) => self.give_line(&line),
            Action::File(action) => self.file(action),
            Action::WhatIf(row) => self.what_if(row),
            Action::Hint => self.ask_hint(),
            Action::ShowLabs(labs) => {
                self.labs = labs;
                (self.lessons.view, self.ways.shown) = (None, false);
                vec![Effect::View]
            }
            Action::StartLab(kind) => self.start_lab(kind),
            Action::StopLab => vec![Effect::Send(ToEngine::StopLab)],
            Action::NotKept => {
                self.notice = Some(words::NOT_KEPT.to_owned());
                vec![]
            }
            Action::Engine(message) => self.hear(message),
            Action::EngineDied(reason) => self.bury(&reason),
            Action::StopOverdue(run) => self.force_stop(run),
            Action::DiagnoseDue => self.diagnose(),
            Action::Heard(heard) => self.heard(heard),
            Action::Wake => self.wake(),
        }
    }

    fn edit(&mut self, text: String) -> Vec<Effect> {
        let text = crate::files::with(&self.text, self.shown_file, &text);
        if *self.text == *text {
            return vec![];
        }
        self.text = text.into();
        self.notice = None;
        self.unmark();
        vec![Effect::Save, Effect::DiagnoseSoon]
    }

    fn open(&mut self, id: String) -> Vec<Effect> {
        let Some(example) = examples::find(&id) else {
            return vec![];
        };
        self.open_program(Origin::Example(id), example.text.into())
    }

    /// Opens a program that has nothing to do with the one in the address.
    fn open_program(&mut self, origin: Origin, text: Rc<str>) -> Vec<Effect> {
        self.origin = origin;
        self.lessons.open = None;
        self.forget_run();
        let mut effects = self.replace(text);
        effects.extend(self.drop_schedule());
        if self.address.take().is_some() {
            effects.insert(0, Effect::Address(None));
        }
        effects
    }

    /// The program in the address is another one from now on, which the schedule says nothing about.
    fn drop_schedule(&mut self) -> Option<Effect> {
        self.schedule.take().map(|_| Effect::Schedule(None))
    }

    /// Shows another text in the editor.
    fn replace(&mut self, text: Rc<str>) -> Vec<Effect> {
        self.text = text;
        self.shown_file = 0;
        self.revision += 1;
        self.unmark();
        self.diagnostics = Rc::new([]);
        self.notice = None;
        vec![Effect::Save, Effect::DiagnoseSoon]
    }

    /// Lines may be others from now on.
    fn unmark(&mut self) {
        self.marked = None;
        self.schedules.row = None;
    }

    /// An example's empty output says more than the output of the one before; a run under way is left to end.
    fn forget_run(&mut self) {
        if !self.busy() {
            self.phase = Phase::Idle;
            self.clear_run();
            self.schedules.forget();
        }
    }

    fn run(&mut self, following: Option<(String, SwitchModel)>) -> Vec<Effect> {
        self.following = following;
        self.clear_run();
        self.start(Task::Run)
    }

    /// Forgets what the last run showed.
    fn clear_run(&mut self) {
        self.output = Output::default();
        self.picture = Picture::default();
        self.stand = self.stand.elsewhere();
        self.hand = None;
        self.outlook = Outlook::Unasked;
        self.playing = None;
        self.notes = Rc::new([]);
    }

    /// Stands behind a step of the counterexample. If the last run did not follow its schedule, one that does comes first.
    fn choose_row(&mut self, place: usize) -> Vec<Effect> {
        let line = self.schedules.choose_row(place);
        let current = self.schedules.text == self.text;
        self.marked = line.filter(|_| current);
        let Some(outcome) = self.schedules.counterexample().map(|shown| shown.outcome as usize) else { return vec![] };
        if self.marked.is_none() {
            return vec![];
        }
        let schedule = self.schedules.outcome(outcome).and_then(|outcome| outcome.schedule.clone());
        let followed = schedule.is_some() && self.following.as_ref().map(|(schedule, _)| schedule) == schedule.as_ref();
        if followed && self.stand.is_there() {
            return self.stand_at_row(place);
        }
        if followed || self.busy() {
            // As soon as that run is over.
            self.stand.row = Some(place).filter(|_| followed);
            return vec![];
        }
        let effects = self.run_schedule(outcome);
        self.schedules.row = Some(place);
        self.marked = line;
        self.stand.row = Some(place);
        effects
    }

    fn stand_at_row(&mut self, row: usize) -> Vec<Effect> {
        let Some(shown) = self.schedules.counterexample() else { return vec![] };
        let place = self.stand.place_of_row(shown, row, &self.picture.timeline);
        self.step(Step::To(place))
    }

    fn step(&mut self, step: Step) -> Vec<Effect> {
        if !self.stand.is_there() {
            return vec![];
        }
        // Who goes elsewhere does not want to be carried on.
        self.playing = None;
        self.stand.at = self.stand.target(step, &self.picture.timeline);
        vec![Effect::Send(ToEngine::Stand { run: self.stand.run, place: self.stand.number() })]
    }

    fn run_schedule(&mut self, place: usize) -> Vec<Effect> {
        let schedule = self.schedules.outcome(place).and_then(|outcome| outcome.schedule.clone());
        let Some(schedule) = schedule.filter(|_| self.schedules.text == self.text) else { return vec![] };
        self.schedules.chosen = Some(place);
        self.run(Some((schedule, self.schedules.switch)))
    }

    fn check(&mut self) -> Vec<Effect> {
        self.unmark();
        self.schedules.begin(self.text.clone());
        self.start(Task::Check)
    }

    fn start(&mut self, task: Task) -> Vec<Effect> {
        self.ways.stop();
        self.schedules.what_if.take_if(|what_if| what_if.done.is_none());
        self.run = RunId(self.run.0.wrapping_add(1));
        self.task = task;
        self.notice = None;
        match self.engine {
            Engine::Ready { .. } => {
                self.phase = Phase::Running;
                vec![self.task_message()]
            }
            Engine::Loading => {
                self.phase = Phase::Queued;
                vec![]
            }
            Engine::Resting => {
                self.phase = Phase::Queued;
                self.wake()
            }
            Engine::Broken => {
                // Asking again is the learner's way of trying again.
                self.phase = Phase::Queued;
                self.engine = Engine::Loading;
                self.deaths = 0;
                vec![Effect::Restart]
            }
        }
    }

    /// What the engine is asked for. What is seen is what runs: the text may have changed since the button was pressed.
    fn task_message(&mut self) -> Effect {
        if self.task == Task::Judge
            && let Some(message) = self.judge_message()
        {
            return Effect::Send(message);
        }
        let program = Program { files: self.program_files() };
        if self.task == Task::Check {
            self.schedules.begin(self.text.clone());
            return Effect::Send(ToEngine::Explore { run: self.run, program, settings: self.schedules.settings.clone() });
        }
        (self.stand.run, self.stand.text) = (self.run, self.text.clone());
        if self.task == Task::Hand {
            self.hand_switch = self.schedules.settings.switch;
            self.ran = (None, self.hand_switch);
            let settings = Settings { switch: self.hand_switch, input: self.input.to_string(), ..Settings::default() };
            return Effect::Send(ToEngine::Hand { run: self.run, program, settings });
        }
        let follow = self.following.clone().or_else(|| self.schedule.clone().filter(|_| !self.edited()));
        let (schedule, switch) = follow.map_or((None, SwitchModel::default()), |(schedule, switch)| (Some(schedule), switch));
        self.ran = (None, switch);
        let settings = Settings { schedule, switch, pace: self.pace, input: self.input.to_string(), ..Settings::default() };
        Effect::Send(ToEngine::Run { run: self.run, program, settings })
    }

    fn engine_ready(&self) -> bool {
        matches!(self.engine, Engine::Ready { .. })
    }

    fn stop(&mut self) -> Vec<Effect> {
        match self.phase {
            Phase::Queued => {
                self.phase = Phase::Ended { end: End::Stopped, time: 0 };
                vec![]
            }
            // It waits for the learner, or has nothing to show yet.
            Phase::Running if matches!(self.task, Task::Hand | Task::Judge) => {
                self.phase = Phase::Ended { end: End::Stopped, time: self.picture.timeline.end };
                vec![Effect::Send(ToEngine::Stop(self.run))]
            }
            Phase::Running => {
                self.phase = Phase::Stopping;
                vec![Effect::Send(ToEngine::Stop(self.run)), Effect::WatchStop(self.run)]
            }
            _ => vec![],
        }
    }

    fn force_stop(&mut self, run: RunId) -> Vec<Effect> {
        if run != self.run || self.phase != Phase::Stopping {
            return vec![];
        }
        self.phase = Phase::Ended { end: End::Stopped, time: 0 };
        self.engine = Engine::Loading;
        self.bench.lost();
        vec![Effect::Restart]
    }

    fn start_lab(&mut self, kind: Kind) -> Vec<Effect> {
        if !matches!(self.engine, Engine::Ready { .. }) {
            self.notice = Some(words::LAB_TOO_EARLY.to_owned());
            return vec![];
        }
        self.notice = None;
        self.bench.start(kind);
        vec![Effect::Send(ToEngine::Lab(kind.job()))]
    }

    fn hear(&mut self, message: FromEngine) -> Vec<Effect> {
        match message {
            FromEngine::Ready { version, threads, shared_memory } => self.welcome(version, threads, shared_memory),
            FromEngine::Output { run, chunks } => {
                self.ways.print(run, &chunks);
                self.what_if_prints(run, &chunks);
                if run == self.run && self.runs() {
                    self.output.extend(chunks);
                }
                vec![]
            }
            FromEngine::Ended { run, end, time, timeline, schedule, notes, .. } => {
                if let Some(effects) = self.what_if_ends(run, &end, &timeline) {
                    return effects;
                }
                if self.ways.run() == Some(run) {
                    self.ways.end(run, end, time, Picture::new(timeline));
                    return self.next_way();
                }
                if run == self.run && self.busy() && matches!(self.task, Task::Run | Task::Hand) {
                    self.phase = Phase::Ended { end, time };
                    self.picture = Picture::new(timeline);
                    self.ran.0 = Some(schedule);
                    self.notes = notes.into();
                }
                vec![]
            }
            FromEngine::Walked { run, walk } => {
                if run != self.stand.run || matches!(self.phase, Phase::Running) && self.task == Task::Run {
                    return vec![];
                }
                self.stand.arrive(walk);
                match self.stand.row.take() {
                    Some(row) => self.stand_at_row(row),
                    None => self.step(Step::Last),
                }
            }
            FromEngine::Judged { run, judgement } => {
                if run == self.run && self.task == Task::Judge && self.busy() {
                    self.take_judgement(*judgement)
                } else {
                    vec![]
                }
            }
            FromEngine::Hand { run, state } => {
                if run == self.run && self.task == Task::Hand {
                    self.take_hand(*state);
                }
                vec![]
            }
            FromEngine::Hint { run, hint } => {
                self.take_hint(run, hint);
                vec![]
            }
            FromEngine::Stands { run, moment } => {
                if run == self.stand.run && moment.place == self.stand.number() {
                    self.stand.moment = Some(Rc::new(*moment));
                }
                vec![]
            }
            FromEngine::Exploring { run, extent } => {
                if run == self.run && self.checks() {
                    self.schedules.extent = extent;
                }
                vec![]
            }
            FromEngine::Explored { run, result } => {
                if run != self.run || !self.checks() {
                    return vec![];
                }
                self.phase = Phase::Checked { stopped: self.phase == Phase::Stopping && !result.exhaustive };
                self.schedules.extent = result.extent;
                self.schedules.found = Some(Rc::new(*result));
                vec![Effect::ShowVerdict]
            }
            FromEngine::NotExplored { run, explanation } if run == self.run && self.task == Task::Judge => {
                self.phase = Phase::Idle;
                self.notice = Some(explanation);
                vec![]
            }
            FromEngine::NotExplored { run, explanation } => {
                if run != self.run || !self.checks() {
                    return vec![];
                }
                self.phase = Phase::Checked { stopped: false };
                self.schedules.refused = Some(explanation.into());
                vec![Effect::ShowVerdict]
            }
            FromEngine::Diagnostics { request, items } => {
                if request == self.request {
                    self.diagnostics = items.into();
                }
                vec![]
            }
            FromEngine::Lab(report) => {
                self.bench.report(report);
                vec![]
            }
        }
    }

    fn welcome(&mut self, version: u32, threads: u32, shared_memory: bool) -> Vec<Effect> {
        if version != VERSION {
            self.engine = Engine::Broken;
            self.phase = Phase::Idle;
            self.notice = Some(words::VERSIONS_DIFFER.to_owned());
            return vec![];
        }
        self.engine = Engine::Ready { threads, shared_memory };
        self.deaths = 0;
        let mut effects = vec![];
        if self.phase == Phase::Queued {
            self.phase = Phase::Running;
            effects.push(self.task_message());
        }
        effects.extend(self.diagnose());
        effects
    }

    fn bury(&mut self, reason: &str) -> Vec<Effect> {
        self.deaths += 1;
        self.bench.lost();
        self.ways.stop();
        if matches!(self.phase, Phase::Running | Phase::Stopping) {
            self.phase = Phase::Lost;
        }
        if self.deaths >= MOST_DEATHS {
            self.engine = Engine::Broken;
            self.phase = if self.phase == Phase::Queued { Phase::Lost } else { self.phase.clone() };
            self.notice = Some(words::engine_broken(reason));
            return vec![];
        }
        self.engine = Engine::Loading;
        self.notice = Some(words::engine_died(reason));
        vec![Effect::Restart]
    }

    fn diagnose(&mut self) -> Vec<Effect> {
        if !matches!(self.engine, Engine::Ready { .. }) {
            return vec![];
        }
        self.request = self.request.wrapping_add(1);
        vec![Effect::Send(ToEngine::Diagnose { request: self.request, text: self.shown_text() })]
    }
}

#[cfg(test)]
mod tests;
