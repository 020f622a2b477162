//! The machine: one deterministic computer running one program. It is a value: clone it and both copies go on alike.

mod checkpoint;
mod collect;
mod deadlock;
mod frames;
mod happening;
mod late;
mod left_over;
mod library_waits;
mod lifetimes;
mod livelock;
mod load;
mod moment;
mod notes;
mod requests;
mod signals;
mod slice;
mod stepping;
mod turn;
mod words;

pub use checkpoint::{Checkpoint, UnknownCheckpoint};
pub use deadlock::{Deadlock, Waiter};
pub use moment::{Doing, FrameMoment, LoopMoment, Moment, ObjectMoment, OperationMoment, ProcessMoment, StrandMoment, Variable};
pub use stepping::{Progress, TaskTurn, Went};

use std::{fmt, sync::Arc};

use self::checkpoint::Journal;

use crate::{
    bytecode::Unit,
    code_table::CodeTable,
    heap::{Body, types},
    library::Library,
    log::Log,
    modules::files::Disk,
    process::{Process, ProcessId},
    schedule::{Decision, Schedule, Scheduler},
    strand::{Status as StrandStatus, Strand, StrandId, StrandKind},
    trace::{StrandInfo, Trace},
    value::Value,
    vm::Caches,
    world::{Chunk, Limits, Stream, World},
};

/// One file of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name, as tracebacks show it and imports find it.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Python source to run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// The files; the first one is run as `__main__`.
    pub files: Vec<SourceFile>,
    /// What `input()` and `sys.stdin` read.
    pub input: String,
}

/// Where a thread may lose the interpreter to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SwitchModel {
    /// As CPython 3.12: function entry, loop back-edge, after a call of anything but a function in Python, blocking call.
    #[default]
    Gil,
    /// At any instruction, as CPython up to 3.9.
    Any,
    /// No interpreter lock (PEP 703): before any instruction, and threads overlap in time.
    Free,
}

/// How a program is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Where a thread may lose the interpreter.
    pub switch: SwitchModel,
    /// Cores of the simulated computer, at least 1.
    pub cores: u32,
    /// What the run may use.
    pub limits: Limits,
    /// Whether to record what every strand does ([`Machine::trace`]).
    pub trace: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { switch: SwitchModel::Gil, cores: 2, limits: Limits::default(), trace: true }
    }
}

/// What a run has come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// The budget is used up; the run can go on.
    Running,
    /// The program is over.
    Finished {
        /// Its exit status; 0 is success.
        status: i32,
    },
    /// Nobody can run and somebody is alive.
    Deadlock(Deadlock),
    /// A limit was reached.
    Limit(LimitReached),
    /// An import asks for a module of the library's pack, which is not there. The run goes on after [`Contents::supply`], exactly as if
    /// the pack had been there all the time, or after [`Machine::go_without_pack`].
    ///
    /// [`Contents::supply`]: crate::library::Contents::supply
    NeedsPack,
}

/// Which limit ended a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitReached {
    /// [`Limits::steps`]
    Steps(u64),
    /// [`Limits::output`]
    Output(usize),
}

impl fmt::Display for LimitReached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Steps(n) => {
                write!(f, "The program was stopped after {n} steps: it may never end. Is there a loop without an exit?")
            }
            Self::Output(n) => write!(f, "The program was stopped after it had written {n} bytes."),
        }
    }
}

/// One computer running one program.
#[derive(Clone)]
pub struct Machine {
    library: Library,
    codes: Arc<CodeTable>,
    /// Numbers of the units of embedded modules that are loaded, by name.
    units: Arc<Vec<(Arc<str>, u32)>>,
    main_unit: u32,
    processes: Vec<Process>,
    /// By number; a task has none of its own.
    strands: Vec<Option<Arc<Strand>>>,
    world: World,
    cores: Vec<turn::Core>,
    switch: SwitchModel,
    recording: bool,
    steps: u64,
    decisions: Log<Recorded>,
    /// The main strands of processes that were started since the last turn.
    newborn: Vec<StrandId>,
    status: Status,
    caches: Caches,
    /// The process for which they hold.
    cached: ProcessId,
    liveness: lifetimes::LivenessTable,
    journal: Journal,
    /// The step that waits for the pack.
    held: Option<late::Held>,
    /// What the end of the main process left, in sentences.
    left: Vec<String>,
    /// Since when the main thread, which is over, waits for another one.
    kept_alive: Option<(StrandId, u64)>,
    /// Turns of tasks in the explorer's step under way.
    turns: Vec<TaskTurn>,
    /// A turn of which the budget of instructions was used up.
    broken_off: Option<turn::Turn>,
    /// Who can go on, if the scheduler could not say who does.
    asking: Vec<StrandId>,
}

/// A choice, and whether round robin would have made it too.
#[derive(Clone, Copy, Debug)]
struct Recorded {
    decision: Decision,
    usual: bool,
    /// Whether the scheduler is asked even when there is no choice.
    strict: bool,
}

/// More choices than this are not recorded: such a schedule would be no use to anybody.
const MOST_DECISIONS: usize = 100_000;

impl Machine {
    /// A machine that is about to run a program. A program with a syntax error runs too: it prints the error and ends with 1.
    pub fn new(library: &Library, program: &Program, settings: &Settings) -> Self {
        let mut machine = Self::bare(library, settings);
        machine.world.input = (Arc::from(program.input.as_str()), 0);
        machine.world.files =
            Arc::new(program.files.iter().map(|file| (Arc::from(file.name.as_str()), Arc::from(file.text.as_str()))).collect());
        machine.world.disk = Disk::new(program.files.iter().map(|file| (file.name.as_str(), file.text.as_str())));
        let main = program.files.first();
        let (name, text) = main.map_or(("main.py", ""), |file| (file.name.as_str(), file.text.as_str()));
        let mut process = library.image.clone();
        process.heap.limit = settings.limits.memory;
        process.state.pid = crate::modules::kernel::pid(ProcessId(0));
        process.state.ppid = process.state.pid - 1;
        machine.processes.push(process);
        machine.add_strand(ProcessId(0), StrandKind::Process, "MainThread", None);
        match crate::compile::compile(name, text, crate::compile::Mode::Module) {
            Ok(unit) => {
                machine.warn_of(StrandId(0), &unit);
                machine.main_unit = Arc::make_mut(&mut machine.codes).add(Arc::new(unit), false);
            }
            Err(problem) => {
                let text = crate::source::render(&problem, name, text);
                machine.world.write(StrandId(0), Stream::Err, &text);
                machine.finish(1);
                return machine;
            }
        }
        machine.load_unit(ProcessId(0), machine.main_unit);
        machine.make_main_module(ProcessId(0), "__main__");
        let process_main = machine.prelude_function(ProcessId(0), "process_main");
        machine.begin(StrandId(0), process_main, &[]);
        machine
    }

    fn bare(library: &Library, settings: &Settings) -> Self {
        let mut world = World::new();
        world.limits = settings.limits;
        world.cores = settings.cores.max(1);
        world.free = settings.switch == SwitchModel::Free;
        Self {
            library: library.clone(),
            codes: Arc::clone(&library.codes),
            units: Arc::default(),
            main_unit: 0,
            processes: Vec::new(),
            strands: Vec::new(),
            cores: vec![turn::Core::default(); world.cores as usize],
            world,
            switch: settings.switch,
            recording: settings.trace,
            steps: 0,
            decisions: Log::default(),
            newborn: Vec::new(),
            status: Status::Running,
            caches: Caches::default(),
            cached: ProcessId(0),
            liveness: lifetimes::LivenessTable::default(),
            journal: Journal::default(),
            held: None,
            left: Vec::new(),
            kept_alive: None,
            turns: Vec::new(),
            broken_off: None,
            asking: Vec::new(),
        }
    }

    /// Runs the prelude's body; the process as it is then, and the code.
    pub(crate) fn run_prelude(library: &Library, unit: Arc<Unit>) -> (Process, Arc<CodeTable>) {
        let mut machine = Self::bare(library, &Settings { trace: false, ..Settings::default() });
        machine.processes.push(library.image.clone());
        machine.add_strand(ProcessId(0), StrandKind::Process, "prelude", None);
        let unit = Arc::make_mut(&mut machine.codes).add(unit, true);
        machine.load_unit(ProcessId(0), unit);
        let globals = machine.processes[0].state.prelude;
        machine.begin_code(StrandId(0), unit, globals);
        while machine.status == Status::Running {
            machine.run(&mut crate::schedule::RoundRobin::new(), 1_000_000);
        }
        let problems: String = machine.world.output.iter().map(|chunk| chunk.text.as_str()).collect();
        assert!(machine.status == Status::Finished { status: 0 }, "the prelude failed: {problems}");
        let process = machine.processes.swap_remove(0);
        (Process::new(process.heap, process.state), machine.codes)
    }

    /// Runs until the program is over or about `budget` more instructions are done. After [`Status::NeedsPack`] it goes on with what
    /// was left of the budget then.
    pub fn run(&mut self, scheduler: &mut dyn Scheduler, budget: u64) -> Status {
        self.run_until(scheduler, budget, u64::MAX)
    }

    /// As [`Machine::run`], but what begins after `time`, in virtual nanoseconds, is left to do: the status then is
    /// [`Status::Running`] and [`Machine::next_start`] says when that is. The run is the same however often this stops it.
    pub fn run_until(&mut self, scheduler: &mut dyn Scheduler, budget: u64, time: u64) -> Status {
        self.asking.clear();
        let end = match self.resume() {
            Ok(end) => end.unwrap_or_else(|| self.steps.saturating_add(budget)),
            Err(late::StillLate) => return Status::NeedsPack,
        };
        while self.status == Status::Running {
            if self.steps >= self.world.limits.steps {
                self.end(Status::Limit(LimitReached::Steps(self.world.limits.steps)));
            } else if self.world.written > self.world.limits.output {
                self.end(Status::Limit(LimitReached::Output(self.world.limits.output)));
            } else if self.steps >= end || time < u64::MAX && self.next_start().is_some_and(|start| start > time) {
                return Status::Running;
            } else {
                self.step(scheduler, end);
                if self.held.is_some() {
                    return Status::NeedsPack;
                }
                if !self.asking.is_empty() {
                    return Status::Running;
                }
                if self.world.diary.as_mut().is_some_and(|diary| std::mem::take(&mut diary.paused)) {
                    return Status::Running;
                }
            }
        }
        self.status.clone()
    }

    /// What the program wrote since the last call.
    pub fn take_output(&mut self) -> Vec<Chunk> {
        let keep = self.has_checkpoints();
        self.world.take_output(keep)
    }

    /// All that the program wrote so far and nobody has taken.
    pub fn untaken_output(&self) -> impl Iterator<Item = &Chunk> {
        self.world.output.iter()
    }

    /// What happened so far.
    pub fn trace(&self) -> &Trace {
        &self.world.trace
    }

    /// Virtual time, in nanoseconds since the program's start.
    pub fn now(&self) -> u64 {
        let strands = self.strands.iter().flatten().map(|strand| strand.clock);
        self.processes.iter().map(|process| process.time).chain(strands).max().unwrap_or(0)
    }

    /// Instructions executed, roughly.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// The choices made so far, which make the run happen again.
    pub fn schedule(&self) -> Schedule {
        let usual = self.decisions.iter().rev().take_while(|recorded| recorded.usual).count();
        let used = self.decisions.len() - usual;
        let strict = self.decisions.iter().any(|recorded| recorded.strict);
        let recorded = || self.decisions.iter().take(used);
        // Choices that each hold to the next switch point, as those by hand, are many: equal ones in a row become one.
        let repeats = strict && recorded().all(|recorded| recorded.strict && recorded.decision.lease == 0);
        let mut decisions: Vec<Decision> = Vec::new();
        for recorded in recorded() {
            match decisions.last_mut() {
                Some(last) if repeats && last.strand == recorded.decision.strand => last.lease += 1,
                _ => decisions.push(recorded.decision),
            }
        }
        Schedule { decisions, strict, repeats }
    }

    /// A copy that shares all that is large with this one until either writes: objects, code, trace and output. It can be sent to
    /// another thread. Within one, [`Machine::checkpoint`] costs less.
    pub fn snapshot(&mut self) -> Self {
        for process in &mut self.processes {
            process.heap.freeze();
        }
        self.world.trace.spans.share();
        self.world.trace.arrows.share();
        self.world.output.share();
        self.decisions.share();
        self.clone()
    }

    fn add_strand(&mut self, process: ProcessId, kind: StrandKind, name: &str, parent: Option<StrandId>) -> StrandId {
        let info = StrandInfo { name: Arc::from(name), kind, process, parent };
        let id = self.world.trace.add(info);
        self.place_strand(id, process, kind);
        id
    }

    /// Makes the strand that the trace knows under this number.
    fn place_strand(&mut self, id: StrandId, process: ProcessId, kind: StrandKind) {
        let index = id.0 as usize;
        if self.strands.len() <= index {
            self.strands.resize_with(index + 1, || None);
        }
        self.save_strand(id);
        self.strands[index] = Some(Arc::new(Strand {
            id,
            process,
            kind,
            daemon: false,
            frames: Vec::new(),
            stack: Vec::new(),
            status: StrandStatus::Ready,
            ready_at: 0,
            clock: 0,
            cpu: 0,
            task: None,
            inject: None,
            again: None,
            broken: None,
            interrupted: Vec::new(),
            woken_by: None,
            saved: 0,
        }));
    }

    fn strand(&self, id: StrandId) -> &Strand {
        self.strands[id.0 as usize].as_ref().expect("threads have strands")
    }

    fn strand_mut(&mut self, id: StrandId) -> &mut Strand {
        self.save_strand(id);
        Arc::make_mut(self.strands[id.0 as usize].as_mut().expect("threads have strands"))
    }

    fn process(&self, id: ProcessId) -> &Process {
        &self.processes[id.0 as usize]
    }

    fn process_mut(&mut self, id: ProcessId) -> &mut Process {
        &mut self.processes[id.0 as usize]
    }

    fn prelude_function(&mut self, process: ProcessId, name: &str) -> Value {
        let process = self.process_mut(process);
        let key = process.heap.intern(name);
        process.heap.name_get(process.state.prelude, key).unwrap_or_else(|| panic!("the prelude lacks {name}"))
    }

    /// The program is over.
    fn finish(&mut self, status: i32) {
        self.end(Status::Finished { status });
    }

    fn end(&mut self, status: Status) {
        self.status = status;
        let now = self.now();
        self.world.trace.close(now);
    }

    /// A new, empty module object with its usual names.
    fn new_module(&mut self, process: ProcessId, name: &str) -> (Value, crate::value::ObjId) {
        use crate::heap::names as n;
        let process = self.process_mut(process);
        let builtins = process.state.builtins;
        let heap = &mut process.heap;
        let dict = heap.dict();
        let text = heap.intern(name);
        heap.name_set(dict, Value::obj(n::NAME), text);
        for name in [n::DOC, n::LOADER, n::SPEC] {
            heap.name_set(dict, Value::obj(name), Value::NONE);
        }
        let package = name.rsplit_once('.').map_or("", |(package, _)| package);
        let package = heap.intern(package);
        heap.name_set(dict, Value::obj(n::PACKAGE), package);
        let builtins = heap.alloc(types::MODULE, Body::Module(builtins));
        heap.name_set(dict, Value::obj(n::BUILTINS), builtins.into());
        let module = heap.alloc(types::MODULE, Body::Module(dict)).into();
        (module, dict)
    }
}
