//! What the processes of a machine share: kernel objects, time, output, input, files and limits.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    clock,
    diary::Diary,
    kernel::{KernelMark, KernelRef, KernelTable},
    log::Log,
    modules::files::Disk,
    process::ProcessId,
    strand::StrandId,
    trace::{Trace, TraceMark},
    value::Value,
};

/// Where a text was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// A piece of output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// Where it was written.
    pub stream: Stream,
    /// What was written.
    pub text: String,
    /// Who wrote it.
    pub strand: StrandId,
    /// When, in virtual nanoseconds.
    pub time: u64,
}

/// Something that comes out of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A text was written.
    Written(Stream, String),
    /// An exception left a thread: its type and message.
    Uncaught(String),
}

/// What a run may use. Each limit ends in a Python exception or a clear verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Instructions in all; then the run ends with [`crate::Status::Limit`].
    pub steps: u64,
    /// Bytes of objects in a process; then `MemoryError`.
    pub memory: usize,
    /// Bytes of output; then the run ends.
    pub output: usize,
    /// Threads, processes and tasks in all; then `RuntimeError: can't start new thread`.
    pub strands: usize,
    /// Frames of a strand; then `RecursionError`.
    pub recursion: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { steps: u64::MAX, memory: 512 << 20, output: 64 << 20, strands: 20_000, recursion: 1000 }
    }
}

/// Something that a native asks of the machine, done before the strand goes on.
#[derive(Clone, Debug)]
pub enum Request {
    /// Start a thread; its number is given already.
    Thread {
        /// Its number.
        strand: StrandId,
        /// What it calls.
        function: Value,
        /// With which arguments, a tuple.
        args: Value,
        /// Whether it is a daemon.
        daemon: bool,
    },
    /// Copy the process; the child calls the function.
    Fork {
        /// The child's main thread.
        strand: StrandId,
        /// The child's number.
        process: ProcessId,
        /// What it calls.
        function: Value,
    },
    /// Start a fresh process that unpickles and runs `message`.
    Spawn {
        /// The child's main thread.
        strand: StrandId,
        /// The child's number.
        process: ProcessId,
        /// What to run, pickled.
        message: Arc<[u8]>,
    },
    /// Send a process a signal.
    Signal {
        /// Which.
        process: ProcessId,
        /// The signal.
        number: u8,
        /// Whether the main thread hears of it at once when it waits.
        wakes: bool,
    },
    /// Look for ends of objects from now on: there is something to watch.
    Watch,
    /// Put the innermost frame of each thread of the asking process into this dict, by the thread's identifier.
    Frames(Value),
    /// Collect the asking process's garbage; the native's result becomes the number of objects in circles.
    Collect,
    /// End the asking process at once (`os._exit`).
    Exit {
        /// Its exit status.
        status: i32,
    },
}

/// Something whose end can be waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watch {
    /// A thread.
    Strand(StrandId),
    /// A process.
    Process(ProcessId),
}

/// What an exploration lets happen, beside which strand goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// When sleeps and waits with a timeout end.
    pub clock: Clock,
    /// Whether an event loop may run what is ready in any order, not only in the order in which it became so.
    pub any_ready: bool,
    /// Whether an event loop goes on with the same task as long as it can.
    pub serial: bool,
}

/// When sleeps, waits with a timeout and timers end, while an exploration looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// At any point. Nobody has looked at a clock, so there is none.
    #[default]
    Any,
    /// At any point. Each strand has a clock that goes on when it sleeps.
    Looked,
    /// When nobody can go on otherwise, the earliest first. Nothing else takes time.
    Virtual,
}

/// What processes share.
#[derive(Clone, Debug)]
pub struct World {
    /// Kernel objects that more than one process can know.
    pub kernel: KernelTable,
    /// Addresses of the network that are taken, and what listens there.
    pub addresses: BTreeMap<Arc<str>, Option<KernelRef>>,
    /// What happened.
    pub trace: Trace,
    /// Output, from some time on.
    pub output: Log<Chunk>,
    /// How many pieces of it were taken.
    taken: usize,
    /// Bytes written so far.
    pub written: usize,
    /// When something was last written, in virtual nanoseconds.
    pub last_write: u64,
    /// What `input()` reads, and how far it has.
    pub input: (Arc<str>, usize),
    /// The program's files: name and text.
    pub files: Arc<Vec<(Arc<str>, Arc<str>)>>,
    /// The files that the program sees, its own among them.
    pub disk: Disk,
    /// Limits.
    pub limits: Limits,
    /// Cores of the simulated computer.
    pub cores: u32,
    /// Whether there is no interpreter lock.
    pub free: bool,
    /// Asked for and not done yet.
    pub requests: Vec<Request>,
    /// Strands that may go on, and since when.
    pub woken: Vec<(StrandId, u64)>,
    /// Which strands are over, by number.
    pub finished: Vec<bool>,
    /// Processes so far, those asked for included.
    pub processes: u32,
    /// Exit statuses of processes, by number.
    pub exits: Vec<Option<i32>>,
    /// Who waits for the end of what.
    pub watchers: Vec<(Watch, StrandId)>,
    /// Set by a native: the thread now works for this task, or for none.
    pub task_switch: Option<Option<StrandId>>,
    /// Fuel left in this slice, in instructions.
    pub fuel: i64,
    /// Fuel that the slice began with.
    pub granted: i64,
    /// Whether something ended the slice before its fuel was used up.
    pub cut: bool,
    /// The process in which the slice runs.
    pub running: ProcessId,
    /// Virtual time at which the next one wants to go on who has a clock of its own: nobody does something that others can
    /// notice after this.
    pub horizon: u64,
    /// Whether something was done in this slice that others can notice.
    pub met: bool,
    /// Virtual time at which the strand went on, and how long its thread and its process had computed then, in nanoseconds.
    pub computed: (u64, u64, u64),
    /// Virtual time at the beginning of the slice, in nanoseconds, and what was charged since beside instructions.
    pub slice_start: u64,
    /// The interval of `sys.setswitchinterval`, in nanoseconds.
    pub switch_interval: u64,
    /// State of the generator that seeds what a program does not seed itself.
    pub entropy: u64,
    /// Sentences that the library leaves for the end of the run.
    pub notes: Vec<String>,
    /// How often each strand did something at an object, and how often it gave up: counted only in a copy that looks for a livelock.
    pub tries: Option<BTreeMap<(StrandId, KernelRef), (u32, u32)>>,
    /// While an exploration looks: what came out of the program since it last took it.
    pub heard: Option<Vec<Heard>>,
    /// While somebody wants to stand at an operation of the program: the operations so far.
    pub diary: Option<Diary>,
    /// While an exploration looks: what may happen.
    pub rules: Option<Rules>,
    /// Whether the program looked at a clock while there was none.
    pub asked_time: bool,
    /// The time in an exploration with [`Clock::Virtual`], in nanoseconds.
    pub reached: u64,
}

impl World {
    /// A world in which nothing has happened.
    pub(crate) fn new() -> Self {
        Self {
            kernel: KernelTable::shared(),
            addresses: BTreeMap::new(),
            trace: Trace::default(),
            output: Log::default(),
            taken: 0,
            written: 0,
            last_write: 0,
            input: (Arc::from(""), 0),
            files: Arc::default(),
            disk: Disk::new([]),
            limits: Limits::default(),
            cores: 2,
            free: false,
            requests: Vec::new(),
            woken: Vec::new(),
            finished: Vec::new(),
            processes: 1,
            exits: vec![None],
            watchers: Vec::new(),
            task_switch: None,
            fuel: 0,
            granted: 0,
            cut: false,
            running: ProcessId(0),
            horizon: u64::MAX,
            met: false,
            computed: (0, 0, 0),
            slice_start: 0,
            switch_interval: clock::SWITCH_INTERVAL,
            entropy: 0,
            notes: Vec::new(),
            tries: None,
            heard: None,
            diary: None,
            rules: None,
            asked_time: false,
            reached: 0,
        }
    }

    /// Virtual time, in nanoseconds since the program's start.
    #[inline]
    pub fn now(&self) -> u64 {
        if self.is_still() {
            return self.slice_start;
        }
        self.slice_start + (self.granted - self.fuel).max(0) as u64 * clock::INSTRUCTION
    }

    /// Whether an exploration looks in which computing takes no time.
    #[inline]
    fn is_still(&self) -> bool {
        self.rules.is_some_and(|rules| rules.clock != Clock::Looked)
    }

    /// The rules of the exploration's clock, if one looks.
    pub(crate) fn clock(&self) -> Option<Clock> {
        self.rules.map(|rules| rules.clock)
    }

    /// Ends the slice at the next instruction that looks at the fuel, without letting time pass.
    pub fn end_slice(&mut self) {
        self.cut = true;
        self.granted -= self.fuel.max(0);
        self.fuel = self.fuel.min(0);
    }

    /// Lets time pass for work that is worth so many instructions, and counts them, so that a loop of such work is
    /// interrupted in time.
    pub fn work(&mut self, instructions: usize) {
        self.fuel = self.fuel.saturating_sub_unsigned(instructions as u64);
    }

    /// Lets time pass for work that is not instructions, in nanoseconds.
    pub fn charge(&mut self, nanoseconds: u64) {
        if !self.is_still() {
            self.slice_start += nanoseconds;
        }
    }

    /// Lets time pass for handing something to another process, in nanoseconds. What the native still does counts as done when it
    /// began; then the machine looks who is next.
    pub fn charge_handing_over(&mut self, nanoseconds: u64) {
        self.charge(nanoseconds);
        self.horizon = self.horizon.saturating_add(nanoseconds);
        self.end_slice();
    }

    /// Writes to a stream.
    pub fn write(&mut self, strand: StrandId, stream: Stream, text: &str) {
        if let Some(heard) = &mut self.heard {
            heard.push(Heard::Written(stream, text.to_owned()));
        }
        let time = self.now();
        self.written += text.len();
        self.last_write = time;
        if self.output.len() > self.taken
            && let Some(last) = self.output.last_mut()
            && last.stream == stream
            && last.strand == strand
            && last.text.len() < 4096
        {
            last.text.push_str(text);
            return;
        }
        self.output.push(Chunk { stream, text: text.to_owned(), strand, time });
    }

    /// The output since the last call. `keep`: it stays known, for the machine may return to a checkpoint.
    pub(crate) fn take_output(&mut self, keep: bool) -> Vec<Chunk> {
        let new = self.output.range(self.taken..self.output.len());
        if !keep {
            self.output = Log::default();
        }
        self.taken = self.output.len();
        new
    }

    /// Whether an exploration looks and something was written to standard output since it last took what was.
    pub(crate) fn has_heard_output(&self) -> bool {
        self.heard.as_ref().is_some_and(|heard| heard.iter().any(|heard| matches!(heard, Heard::Written(Stream::Out, _))))
    }

    /// The next line of the input with its end, or `None` when there is no more.
    pub fn read_line(&mut self) -> Option<String> {
        let (text, at) = &mut self.input;
        let rest = &text[*at..];
        if rest.is_empty() {
            return None;
        }
        let end = rest.find('\n').map_or(rest.len(), |i| i + 1);
        let line = rest[..end].to_owned();
        *at += end;
        Some(line)
    }

    /// A number to seed with: another one each time, the same in every run (SplitMix64, Steele, Lea and Flood, OOPSLA 2014).
    pub fn entropy(&mut self) -> u64 {
        self.entropy = self.entropy.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.entropy;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Whether a strand is over.
    pub fn is_done(&self, strand: StrandId) -> bool {
        self.finished.get(strand.0 as usize).copied().unwrap_or(false)
    }

    /// A process's exit status, once it is over.
    pub fn exit_status(&self, process: ProcessId) -> Option<i32> {
        self.exits.get(process.0 as usize).copied().flatten()
    }

    /// Wakes `strand` when something ends.
    pub fn watch(&mut self, what: Watch, strand: StrandId) {
        if !self.watchers.contains(&(what, strand)) {
            self.watchers.push((what, strand));
        }
    }

    /// Something ended: wakes those who watch it.
    pub fn ended(&mut self, what: Watch) {
        let (woken, rest): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.watchers).into_iter().partition(|(other, _)| *other == what);
        self.watchers = rest;
        woken.into_iter().for_each(|(_, strand)| self.wake(strand));
    }

    /// Marks a strand as able to try again, and lets the machine look who goes on.
    pub fn wake(&mut self, strand: StrandId) {
        let now = self.now();
        self.woken.push((strand, now));
        if self.free || self.trace.strands[strand.0 as usize].process != self.running {
            self.horizon = self.horizon.min(now);
        }
        self.end_slice();
    }

    /// Whether something that others can notice has to wait, since one of them is not as far in virtual time. `shared`: those of
    /// other processes notice it too.
    pub fn is_ahead(&mut self, shared: bool) -> bool {
        let apart = self.free || shared;
        self.met |= apart;
        apart && self.now() > self.horizon
    }
}

/// The world's part of a checkpoint.
pub(crate) struct WorldMark {
    kernel: KernelMark,
    addresses: BTreeMap<Arc<str>, Option<KernelRef>>,
    trace: TraceMark,
    /// Pieces of output, and the length of the last one.
    output: (usize, usize),
    taken: usize,
    written: usize,
    last_write: u64,
    read: usize,
    disk: Disk,
    requests: Vec<Request>,
    woken: Vec<(StrandId, u64)>,
    finished: Vec<bool>,
    processes: u32,
    exits: Vec<Option<i32>>,
    watchers: Vec<(Watch, StrandId)>,
    task_switch: Option<Option<StrandId>>,
    fuel: (i64, i64, u64),
    cut: bool,
    running: ProcessId,
    horizon: u64,
    met: bool,
    computed: (u64, u64, u64),
    switch_interval: u64,
    entropy: u64,
    notes: usize,
    reached: u64,
}

impl World {
    /// Begins to save what changes from now on.
    pub(crate) fn mark(&mut self, epoch: u64) -> WorldMark {
        // All fields are named, so that a new one is not forgotten here.
        let Self {
            kernel,
            addresses,
            trace,
            output,
            taken,
            written,
            last_write,
            input: (_, read),
            files: _,
            disk,
            limits: _,
            cores: _,
            free: _,
            requests,
            woken,
            finished,
            processes,
            exits,
            watchers,
            task_switch,
            fuel,
            granted,
            cut,
            running,
            horizon,
            met,
            computed,
            slice_start,
            switch_interval,
            entropy,
            notes,
            tries: _,
            heard: _,
            diary: _,
            rules: _,
            asked_time: _,
            reached,
        } = self;
        WorldMark {
            kernel: kernel.checkpoint(epoch),
            addresses: addresses.clone(),
            trace: trace.mark(),
            output: (output.len(), output.iter().next_back().map_or(0, |last| last.text.len())),
            taken: *taken,
            written: *written,
            last_write: *last_write,
            read: *read,
            disk: disk.clone(),
            requests: requests.clone(),
            woken: woken.clone(),
            finished: finished.clone(),
            processes: *processes,
            exits: exits.clone(),
            watchers: watchers.clone(),
            task_switch: *task_switch,
            fuel: (*fuel, *granted, *slice_start),
            cut: *cut,
            running: *running,
            horizon: *horizon,
            met: *met,
            computed: *computed,
            switch_interval: *switch_interval,
            entropy: *entropy,
            notes: notes.len(),
            reached: *reached,
        }
    }

    /// Makes the world what it was when `mark` was made.
    pub(crate) fn rewind(&mut self, mark: &WorldMark, epoch: u64) {
        self.kernel.rewind(mark.kernel, epoch);
        self.addresses.clone_from(&mark.addresses);
        self.trace.rewind(mark.trace);
        let (pieces, length) = mark.output;
        self.output.truncate(pieces);
        if self.output.iter().next_back().is_some_and(|last| last.text.len() > length)
            && let Some(last) = self.output.last_mut()
        {
            last.text.truncate(length);
        }
        self.taken = mark.taken;
        self.written = mark.written;
        self.last_write = mark.last_write;
        self.input.1 = mark.read;
        self.disk = mark.disk.clone();
        self.requests.clone_from(&mark.requests);
        self.woken.clone_from(&mark.woken);
        self.finished.clone_from(&mark.finished);
        self.processes = mark.processes;
        self.exits.clone_from(&mark.exits);
        self.watchers.clone_from(&mark.watchers);
        self.task_switch = mark.task_switch;
        (self.fuel, self.granted, self.slice_start) = mark.fuel;
        self.cut = mark.cut;
        self.running = mark.running;
        self.horizon = mark.horizon;
        self.met = mark.met;
        self.computed = mark.computed;
        self.switch_interval = mark.switch_interval;
        self.entropy = mark.entropy;
        self.notes.truncate(mark.notes);
        self.reached = mark.reached;
    }

    /// Forgets what only checkpoints before this one need.
    pub(crate) fn forget_before(&mut self, mark: &WorldMark) {
        self.kernel.forget_before(mark.kernel);
    }

    /// Saves nothing any more.
    pub(crate) fn end_journal(&mut self) {
        self.kernel.end_journal();
        self.trace.end_journal();
    }
}
