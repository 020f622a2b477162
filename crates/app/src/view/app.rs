//! The root: holds the model, does the effects, arranges the parts.

use super::controls::Controls;
use super::course::CourseView;
use super::dialog::Dialog;
use super::editor::EditorPane;
use super::files::NewFile;
use super::header::Header;
use super::keys::Keys;
use super::labs::LabsView;
use super::lesson::LessonPane;
use super::moment::MomentPane;
use super::output::OutputPane;
use super::schedules::SchedulesPane;
use super::stepper::Stepper;
use super::timeline::TimelinePane;
use super::ways::WaysView;
use crate::course::View;
use crate::model::{Action, Effect, Engine, Model, Origin, Phase};
use crate::palette::{Contrast, Palette};
use crate::shortcuts::Press;
use crate::update::CourseAction;
use crate::web::engine::EngineWorker;
use crate::web::host::Host;
use crate::web::store::{self, Store};
use crate::web::{course, document, files, offline, place};
use crate::{host, link, opening, route, shortcuts, status, words};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, MediaQueryListEvent};
use yew::prelude::*;

/// A pause in typing after which the engine looks for errors, in milliseconds.
const PAUSE: u32 = 200;
/// How long the engine may take to stop a run, in milliseconds.
const PATIENCE: u32 = 1_000;

/// Between two ticks while a run is played, in milliseconds.
const TICK: u32 = 50;

/// Until what has just been found is drawn, in milliseconds.
const AFTER_DRAWING: u32 = 30;

/// The page.
pub struct App {
    model: Model,
    tell: Callback<Action>,
    store: Store,
    /// Whether the learner was told that nothing is kept.
    warned: bool,
    engine: Option<EngineWorker>,
    /// The page around, in an embed.
    host: Option<Host>,
    /// When the newest run or search began, in milliseconds.
    began: f64,
    /// Whether the page was asked to be kept for times without a network.
    offline: bool,
    diagnose: Option<Timeout>,
    stop: Option<Timeout>,
    verdict: Option<Timeout>,
    ticking: Option<Timeout>,
    _listeners: Vec<EventListener>,
}

impl Component for App {
    type Message = Action;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let tell = ctx.link().callback(|action| action);
        let route = route::read(&place::request());
        let code = route.code.clone().and_then(Result::ok).unwrap_or_default();
        let store = Store::new(route.embed, &code);
        let (mut model, effects) = opening::open(&route, store.kept());
        model.chosen_dark = model.chosen_dark.or_else(store::theme);
        model.lessons.done = store::progress();
        model.site = place::site();
        let mut listeners = vec![keys(&tell)];
        if let Some(media) = place::system_dark() {
            model.system_dark = media.matches();
            let tell = tell.clone();
            listeners.push(EventListener::new(&media, "change", move |event| {
                tell.emit(Action::SystemDark(event.unchecked_ref::<MediaQueryListEvent>().matches()));
            }));
        }
        for (media, contrast) in place::contrasts() {
            if media.matches() {
                model.contrast = contrast;
            }
            let tell = tell.clone();
            listeners.push(EventListener::new(&media, "change", move |event| {
                let there = event.unchecked_ref::<MediaQueryListEvent>().matches();
                tell.emit(Action::Contrast(if there { contrast } else { Contrast::Usual }));
            }));
        }
        place::show_theme(model.chosen_dark);
        let mut app = Self {
            model,
            tell: tell.clone(),
            store,
            warned: false,
            engine: None,
            host: route.embed.then(|| Host::find(route.host, &tell)).flatten(),
            began: 0.0,
            offline: false,
            diagnose: None,
            stop: None,
            verdict: None,
            ticking: None,
            _listeners: listeners,
        };
        if app.model.engine == Engine::Loading {
            app.perform(Effect::Restart);
        }
        effects.into_iter().for_each(|effect| app.perform(effect));
        app
    }

    fn update(&mut self, _ctx: &Context<Self>, action: Action) -> bool {
        let before = self.model.phase.clone();
        for effect in self.model.update(action) {
            self.perform(effect);
        }
        if self.model.phase != before {
            self.report(&before);
        }
        if matches!(self.model.engine, Engine::Ready { .. }) && !self.model.embed && !self.offline {
            self.offline = true;
            offline::keep();
        }
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let model = &self.model;
        let tell = &self.tell;
        let status = status::status(model);
        let elsewhere = model.labs || model.lessons.view.is_some() || model.ways.shown;
        let title_class = if model.embed { "hidden" } else { "title" };
        let open_example = match &model.origin {
            crate::model::Origin::Example(id) => Some(id.clone()),
            _ => None,
        };
        html! {
            <div class={classes!("page", model.embed.then_some("embed"))}>
                <a class="skip" href="#program">{ words::SKIP }</a>
                <header class="top">
                    <h1 class={title_class}>{ words::TITLE }</h1>
                    if !model.embed {
                        <Header {open_example} labs={model.labs} course={model.lessons.view.is_some()} ways={model.ways.shown} dark={model.dark()} tell={tell.clone()} />
                    }
                </header>
                <main>
                    <p class="notice" aria-live="polite">{ model.notice.clone() }</p>
                    <div class={classes!("work", model.lessons.open.is_some().then_some("with-lesson"))} hidden={elsewhere}>
                        if let Some(task) = &model.lessons.open {
                            <LessonPane
                                task={task.clone()}
                                text={model.text.clone()}
                                done={model.lessons.done.contains(&task.exercise.id)}
                                next={model.lessons.next()}
                                tell={tell.clone()}
                            />
                        }
                        <EditorPane
                            text={Rc::from(model.shown_text())}
                            names={crate::files::names(&model.text)}
                            shown={model.shown_file}
                            revision={model.revision}
                            edited={model.edited()}
                            about={self.about()}
                            dark={model.dark()}
                            diagnostics={model.diagnostics.clone()}
                            marked={model.marked}
                            lines={model.lines()}
                            tell={tell.clone()}
                        />
                        <Controls status={status.clone()} busy={model.busy()} edited={model.edited()} pace={model.pace} tell={tell.clone()} />
                        <Stepper
                            stand={model.stand.clone()}
                            failed={model.picture.has_failure()}
                            playing={model.playing.is_some()}
                            choosing={model.by_hand()}
                            tell={tell.clone()}
                        />
                        <OutputPane output={model.output.clone()} written={model.stand.written()} notes={model.notes.clone()} explanation={status.explanation} phase={model.phase.clone()} input={model.input.clone()} wanted={model.wants_input().then_some(model.run.0)} tell={tell.clone()} />
                        <MomentPane
                            stand={model.stand.clone()}
                            hand={model.hand.clone()}
                            outlook={model.outlook.clone()}
                            stale={model.stand.text != model.text}
                            coming={!model.busy() && !model.picture.is_empty() && model.stand.moment.is_none()}
                            tell={tell.clone()}
                        />
                        <SchedulesPane
                            schedules={model.schedules.clone()}
                            busy={model.checks()}
                            usual={model.usual()}
                            palette={Palette::new(model.dark(), model.contrast)}
                            stale={model.schedules.text != model.text}
                            tell={tell.clone()}
                        />
                        <TimelinePane
                            picture={model.picture.clone()}
                            cursor={model.cursor()}
                            table={model.table}
                            busy={model.runs()}
                            palette={Palette::new(model.dark(), model.contrast)}
                            tell={tell.clone()}
                        />
                    </div>
                    if model.lessons.view.is_some() {
                        <CourseView lessons={model.lessons.clone()} tell={tell.clone()} />
                    }
                    if model.ways.shown {
                        <WaysView
                            ways={model.ways.clone()}
                            bench={model.bench.clone()}
                            palette={Palette::new(model.dark(), model.contrast)}
                            narrow={place::is_narrow()}
                            tell={tell.clone()}
                        />
                    }
                    if model.labs {
                        <LabsView bench={model.bench.clone()} engine={model.engine} tell={tell.clone()} />
                    }
                </main>
                if model.asks_name {
                    <NewFile tell={tell.clone()} />
                }
                if model.keys {
                    <Keys tell={tell.clone()} />
                }
                if let Some(text) = &model.uncopied {
                    <Dialog title={words::sharing::COPY} on_close={tell.reform(|()| Action::CloseText)}>
                        <p>{ words::sharing::NOT_COPIED }</p>
                        <pre class="uncopied">{ AttrValue::from(text.clone()) }</pre>
                    </Dialog>
                }
                if model.embed {
                    <footer><a href={self.full_page()} target="_blank" rel="noopener">{ words::OPEN_FULL }</a></footer>
                }
            </div>
        }
    }
}

impl App {
    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Send(message) => {
                let sent = self.engine.as_ref().map(|engine| engine.send(&message));
                if let Some(Err(reason)) = sent {
                    self.tell.emit(Action::EngineDied(reason));
                }
            }
            Effect::Restart => {
                // The old Worker goes first: two engines would share the reader's memory and cores.
                self.engine = None;
                self.say(&host::plain("awake"));
                match EngineWorker::start(&self.tell) {
                    Ok(engine) => self.engine = Some(engine),
                    Err(reason) => self.tell.emit(Action::EngineDied(reason)),
                }
            }
            Effect::Rest => self.engine = None,
            Effect::WatchStop(run) => self.stop = Some(self.later(PATIENCE, Action::StopOverdue(run))),
            Effect::DiagnoseSoon => self.diagnose = Some(self.later(PAUSE, Action::DiagnoseDue)),
            Effect::Save => {
                if let Origin::Exercise(id, _) = &self.model.origin {
                    store::keep_answer(id, &self.model.text);
                }
                if !self.store.keep(&self.model) && !self.warned {
                    self.warned = true;
                    self.tell.emit(Action::NotKept);
                }
            }
            // Nobody sees the address of a frame, and what it was opened with stands behind its `#`.
            Effect::Address(_) | Effect::Schedule(_) | Effect::View if self.model.embed => {}
            Effect::Address(code) => place::set("code", code.as_deref()),
            Effect::Schedule(chosen) => {
                place::set("switch", chosen.as_ref().and_then(|(_, switch)| route::switch_name(*switch)));
                place::set("schedule", chosen.as_ref().map(|(schedule, _)| schedule.as_str()));
            }
            Effect::Copy => {
                let page = self.model.embed.then(|| self.full_page());
                place::copy(place::absolute(page.as_deref()), self.tell.reform(|(_, done)| Action::Copied(done)));
            }
            Effect::CopyText(text) => place::copy(text, self.tell.reform(|(text, done)| Action::TextCopied(text, done))),
            Effect::Download(file) => place::download(&file),
            Effect::ShowTheme => place::show_theme(self.model.chosen_dark),
            Effect::Theme => {
                place::show_theme(self.model.chosen_dark);
                store::keep_theme(self.model.dark());
            }
            Effect::ShowVerdict => self.verdict = Some(Timeout::new(AFTER_DRAWING, || place::show("verdict"))),
            Effect::View => {
                let lessons = &self.model.lessons;
                let page = lessons.view.as_ref().map(|view| match view {
                    View::List => "1",
                    View::Topic(id) => id.as_str(),
                });
                let exercise = lessons.open.as_ref().filter(|_| page.is_none()).map(|task| task.exercise.id.as_str());
                place::set("labs", self.model.labs.then_some("1"));
                place::set("ways", self.model.ways.shown.then_some("1"));
                place::set("course", page);
                place::set("exercise", exercise);
            }
            Effect::Tick => self.ticking = Some(self.later(TICK, Action::Tick(f64::from(TICK)))),
            Effect::FetchCourse => course::fetch(self.tell.clone()),
            Effect::FetchAnswer(id) => {
                if let Some(text) = store::answer(&id) {
                    self.tell.emit(Action::Course(CourseAction::Kept(text)));
                }
            }
            Effect::SaveFile(name, text) => files::save(name, &text),
            Effect::KeepProgress => store::keep_progress(&self.model.lessons.done),
        }
    }

    fn later(&self, milliseconds: u32, action: Action) -> Timeout {
        let tell = self.tell.clone();
        Timeout::new(milliseconds, move || tell.emit(action))
    }

    /// One line about the open example.
    fn about(&self) -> Option<AttrValue> {
        match &self.model.origin {
            crate::model::Origin::Example(id) => crate::examples::find(id).map(|example| AttrValue::Static(example.about)),
            _ => None,
        }
    }

    /// Tells the page around what became of a run or search.
    fn report(&mut self, before: &Phase) {
        let now = js_sys::Date::now();
        if matches!(self.model.phase, Phase::Queued | Phase::Running) {
            self.began = now;
        }
        if self.host.is_some()
            && let Some(message) = host::report(before, &self.model, (now - self.began) / 1_000.0)
        {
            self.say(&message);
        }
    }

    fn say(&self, message: &host::Message) {
        if let Some(host) = &self.host {
            host.say(message);
        }
    }

    /// The address of the full page with this exercise or program, and with the schedule that its run followed.
    fn full_page(&self) -> String {
        let model = &self.model;
        if let Some(task) = &model.lessons.open {
            return route::with("", "exercise", Some(&task.exercise.id));
        }
        let query = route::with("", "code", link::make(&model.text).ok().as_deref());
        let query = match model.schedule.as_ref().filter(|_| !model.edited()) {
            Some((schedule, switch)) => {
                let query = route::with(&query, "switch", route::switch_name(*switch));
                route::with(&query, "schedule", Some(schedule))
            }
            None => query,
        };
        if query.is_empty() { "?".to_owned() } else { query }
    }
}

/// Keys that work wherever the focus is.
fn keys(tell: &Callback<Action>) -> EventListener {
    let tell = tell.clone();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let event: &KeyboardEvent = event.unchecked_ref();
        let (key, code) = (event.key(), event.code());
        let press = Press {
            key: &key,
            code: &code,
            command: event.ctrl_key() || event.meta_key(),
            alt: event.alt_key(),
            shift: event.shift_key(),
            typing: place::is_for_text(event.target()),
        };
        // The editor has its own binding for some and says so by preventing the default.
        let action = shortcuts::action(press).filter(|_| !event.default_prevented());
        if let Some(action) = action {
            event.prevent_default();
            tell.emit(action);
        }
    })
}
