//! The Worker's side of the browser: messages, the event loop, the clock, timers. The only part that knows JavaScript.

use crate::python::Python;
use crate::session::Session;
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use interleave_labs::{Clock, Host, Pool};
use interleave_protocol::{FromEngine, LabReport, ToEngine, VERSION, decode, encode};
use js_sys::{Array, Promise, SharedArrayBuffer, Uint8Array, WebAssembly};
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::panic::{PanicHookInfo, set_hook};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, MessagePort, WorkerGlobalScope, console};

/// Takes messages from the page from now on, and tells it so. Called once, by the loader, in a dedicated Worker;
/// in the threaded build after the pool has started.
#[wasm_bindgen]
pub fn start() {
    set_hook(Box::new(report_panic));
    let engine = Engine::new();
    let ready = FromEngine::Ready { version: VERSION, threads: pool().threads() as u32, shared_memory: memory_is_shared() };
    engine.post(&ready);
}

/// Milliseconds; a browser takes longer ones for none. A run that sleeps longer is looked at in between.
const LONGEST_ALARM: f64 = 2e9;

/// The session and its ties to the Worker.
struct Engine {
    scope: DedicatedWorkerGlobalScope,
    session: RefCell<Session<Python>>,
    /// A message to this port comes back when the event loop has delivered what was waiting.
    /// (A timer would do the same, but not in less than four milliseconds.)
    turns: MessagePort,
    turn_is_due: Cell<bool>,
    /// Calls for a turn when a live run goes on.
    alarm: RefCell<Option<Timeout>>,
    /// What waits for the table of Unicode to be there.
    held: RefCell<Vec<ToEngine>>,
}

impl Engine {
    fn new() -> Rc<Self> {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let channel = new_channel();
        let engine = Rc::new(Self {
            scope: scope.clone(),
            session: RefCell::new(Session::new(Python::new())),
            turns: channel.port2(),
            turn_is_due: Cell::new(false),
            alarm: RefCell::default(),
            held: RefCell::default(),
        });

        let listener = engine.clone();
        let on_turn = Closure::<dyn Fn()>::new(move || listener.turn());
        channel.port1().set_onmessage(Some(on_turn.as_ref().unchecked_ref()));
        on_turn.forget();

        let listener = engine.clone();
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event| listener.receive(&event));
        scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
        engine
    }

    fn receive(self: &Rc<Self>, event: &MessageEvent) {
        let bytes = Uint8Array::new(&event.data()).to_vec();
        match decode(&bytes) {
            Ok(message) => self.admit(message),
            Err(error) => console::error_1(&error.to_string().into()),
        }
        self.carry_on();
    }

    /// Handles a message now, or when the table that it needs has come. Messages keep their order.
    fn admit(self: &Rc<Self>, message: ToEngine) {
        let waiting = !self.held.borrow().is_empty();
        if !waiting && (unicode_names2::table().is_some() || !needs_table(&message)) {
            self.session.borrow_mut().handle(message);
            return;
        }
        // Whoever stops a run does not want to wait for it to start.
        let stop = matches!(message, ToEngine::Stop(_) | ToEngine::StopLab);
        self.held.borrow_mut().push(message);
        if stop {
            self.release();
        } else if !waiting {
            let engine = self.clone();
            spawn_local(async move {
                match unicode_table().await {
                    Ok(text) => unicode_names2::install(text.as_string().unwrap_or_default()),
                    // The program runs without; what asks for a name of a character says that the table is not there.
                    Err(error) => console::error_1(&error),
                }
                engine.release();
                engine.carry_on();
            });
        }
    }

    fn release(&self) {
        for message in self.held.take() {
            self.session.borrow_mut().handle(message);
        }
    }

    fn turn(self: &Rc<Self>) {
        self.turn_is_due.set(false);
        self.session.borrow_mut().work(|| WorkerClock.now());
        self.carry_on();
    }

    /// Sends what is to be sent and sees to it that what is to be done will be done.
    fn carry_on(self: &Rc<Self>) {
        let messages = self.session.borrow_mut().take_messages();
        for message in &messages {
            self.post(message);
        }
        if self.session.borrow().is_busy() && !self.turn_is_due.replace(true) {
            self.turns.post_message(&JsValue::NULL).expect("null can be sent");
        }
        let due = self.session.borrow().due();
        // The one before goes, so that it does not wake another run.
        *self.alarm.borrow_mut() = due.map(|due| {
            let turns = self.turns.clone();
            let milliseconds = (due - WorkerClock.now()).ceil().clamp(0.0, LONGEST_ALARM);
            Timeout::new(milliseconds as u32, move || turns.post_message(&JsValue::NULL).expect("null can be sent"))
        });
        if self.session.borrow_mut().take_pack() {
            let engine = self.clone();
            spawn_local(async move {
                let pack = match library_pack().await {
                    Ok(buffer) => Some(Uint8Array::new(&buffer).to_vec()),
                    Err(error) => {
                        console::error_1(&error);
                        None
                    }
                };
                if let Err(reason) = engine.session.borrow_mut().pack_came(pack.as_deref()) {
                    console::error_1(&reason.into());
                }
                engine.carry_on();
            });
        }
        let lab = self.session.borrow_mut().take_lab();
        if let Some((job, stop)) = lab {
            let engine = self.clone();
            spawn_local(async move {
                let host = LabHost { engine: engine.clone(), pool: pool() };
                interleave_labs::run(job, &host, &stop).await;
                engine.session.borrow_mut().lab_ended();
                engine.carry_on();
            });
        }
    }

    fn post(&self, message: &FromEngine) {
        // A copy outside the wasm memory, which can be neither transferred nor, when shared, be sent as it is.
        let buffer = Uint8Array::from(&encode(message)[..]).buffer();
        self.scope.post_message_with_transfer(&buffer, &Array::of1(&buffer)).expect("a fresh buffer can be transferred");
    }
}

/// What labs need of the Worker.
struct LabHost {
    engine: Rc<Engine>,
    pool: Pool,
}

impl Host for LabHost {
    type Clock = WorkerClock;

    fn clock(&self) -> WorkerClock {
        WorkerClock
    }

    fn pool(&self) -> &Pool {
        &self.pool
    }

    fn report(&self, report: LabReport) {
        self.engine.post(&FromEngine::Lab(report));
    }

    fn wait(&self, milliseconds: u32) -> impl Future<Output = ()> {
        TimeoutFuture::new(milliseconds)
    }

    async fn turn(&self) {
        let channel = new_channel();
        let arrival = Promise::new(&mut |resolve, _| channel.port1().set_onmessage(Some(&resolve)));
        channel.port2().post_message(&JsValue::NULL).expect("null can be sent");
        JsFuture::from(arrival).await.expect("nobody rejects it");
        channel.port1().close();
    }
}

/// The browser's clock. Each Worker counts from its own start; with that added all of them agree.
#[derive(Clone, Copy)]
struct WorkerClock;

impl Clock for WorkerClock {
    fn now(&self) -> f64 {
        let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
        let performance = scope.performance().expect("every Worker has a clock");
        performance.time_origin() + performance.now()
    }
}

/// The threads for parallel work.
fn pool() -> Pool {
    #[cfg(feature = "threads")]
    return Pool::Global;
    #[cfg(not(feature = "threads"))]
    return Pool::Absent;
}

/// Whether a program in the message may name characters.
fn needs_table(message: &ToEngine) -> bool {
    match message {
        ToEngine::Run { program, .. } | ToEngine::Explore { program, .. } => {
            program.files.iter().any(|file| unicode_names2::is_wanted_by(&file.text))
        }
        ToEngine::Diagnose { text, .. } => unicode_names2::is_wanted_by(text),
        _ => false,
    }
}

fn new_channel() -> MessageChannel {
    MessageChannel::new().expect("every Worker has message channels")
}

fn memory_is_shared() -> bool {
    let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    memory.buffer().is_instance_of::<SharedArrayBuffer>()
}

/// Tells the page what a panic says, by the `error` event of its Worker object. In a release build panics say nothing; the loader tells
/// of the trap.
fn report_panic(panic: &PanicHookInfo<'_>) {
    report_error(&js_sys::Error::new(&panic.to_string()));
}

#[wasm_bindgen]
extern "C" {
    /// Handles an error as if it had been thrown and not caught. `web-sys` does not have it yet.
    #[wasm_bindgen(js_name = reportError)]
    fn report_error(error: &JsValue);

    /// The text of the table of Unicode, which the Worker's loader fetches.
    #[wasm_bindgen(js_name = unicodeTable, catch)]
    async fn unicode_table() -> Result<JsValue, JsValue>;

    /// The bytes of the library's pack, which the Worker's loader fetches.
    #[wasm_bindgen(js_name = libraryPack, catch)]
    async fn library_pack() -> Result<JsValue, JsValue>;
}
