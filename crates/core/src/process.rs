//! A process: one interpreter with a heap of its own.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    heap::Heap,
    kernel::{KernelTable, Mapping},
    strand::StrandId,
    value::{ObjId, Value},
};

/// A process's number, in the order of creation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProcessId(pub u32);

/// One interpreter.
#[derive(Clone, Debug)]
pub struct Process {
    /// Its objects.
    pub heap: Heap,
    /// All else.
    pub state: ProcessState,
    /// Its exit status, once it is over.
    pub exit: Option<i32>,
    /// Virtual time it has reached, in nanoseconds.
    pub time: u64,
    /// The strand that holds its interpreter lock.
    pub holder: Option<StrandId>,
    /// The strand that had its interpreter last.
    pub last: StrandId,
    /// Switch points that the holder may still pass; [`u64::MAX`]: its interval decides.
    pub lease: u64,
    /// Virtual nanoseconds left of the holder's interval.
    pub quantum: u64,
    /// Whether the scheduler was not asked when the holder went on, since there was nobody else.
    pub alone: bool,
    /// Whether the holder stands where it cannot lose the interpreter.
    pub pinned: bool,
    /// Virtual nanoseconds that its threads have computed.
    pub cpu: u64,
    /// Strands of it that can go on, in the order in which they became so.
    pub ready: Vec<StrandId>,
    /// Who gives up waiting when.
    pub timers: BTreeSet<(u64, StrandId)>,
    /// What it is called on the timeline.
    pub name: Arc<str>,
}

/// What a native function is called.
#[derive(Clone, Copy, Debug)]
pub struct NativeName {
    /// Its own name.
    pub name: &'static str,
    /// The type that it is a method of.
    pub owner: Option<&'static str>,
    /// The module that it is a function of.
    pub module: Option<&'static str>,
}

/// What a process has beside its objects.
#[derive(Clone, Debug)]
pub struct ProcessState {
    /// Its number.
    pub id: ProcessId,
    /// `os.getpid()`
    pub pid: u32,
    /// `os.getppid()`
    pub ppid: u32,
    /// `sys.modules`, a dict.
    pub modules: ObjId,
    /// The names of module `builtins`, a dict.
    pub builtins: ObjId,
    /// The names of the prelude, a dict.
    pub prelude: ObjId,
    /// Intrinsics of the prelude by number.
    pub intrinsics: Arc<[Value]>,
    /// `__build_class__`
    pub build_class: Value,
    /// Constants of all units loaded in this process.
    pub constants: Arc<Vec<Value>>,
    /// Where each unit's constants begin, by unit number; `u32::MAX`: not loaded here.
    pub unit_base: Arc<Vec<u32>>,
    /// Locks and the like that only this process knows.
    pub kernel: KernelTable,
    /// Objects below this number were made by the library and stay.
    pub immortal: ObjId,
    /// The main thread.
    pub main: StrandId,
    /// Names of the natives by number.
    pub native_names: Arc<Vec<NativeName>>,
    /// Names of the library's modules.
    pub library_modules: Arc<Vec<&'static str>>,
    /// Whether some code of the program names what shows a frame's variables after the frame is gone.
    pub keeps_frames: bool,
    /// Callables that run at exit, a list.
    pub exit_hooks: Value,
    /// What `sys.set_asyncgen_hooks` set in each thread: called when an asynchronous generator begins, and when one is dropped.
    pub asyncgen_hooks: BTreeMap<StrandId, [Value; 2]>,
    /// Signals that have come and wait for the main thread.
    pub signals: Vec<u8>,
    /// The signals that have a handler, and those that are ignored, a bit for each.
    pub handled: [u64; 2],
    /// Shared memory that it has mapped.
    pub memory: Vec<Mapping>,
}

impl Process {
    /// A process with these objects, in which nothing runs yet.
    pub(crate) fn new(heap: Heap, state: ProcessState) -> Self {
        Self {
            heap,
            state,
            exit: None,
            time: 0,
            holder: None,
            last: StrandId(0),
            lease: 0,
            quantum: 0,
            alone: false,
            pinned: false,
            cpu: 0,
            ready: Vec::new(),
            timers: BTreeSet::new(),
            name: Arc::from("MainProcess"),
        }
    }
}
