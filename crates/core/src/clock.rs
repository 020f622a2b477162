//! What things cost in virtual time. One table, in nanoseconds.
//!
//! The figures are of the order of CPython 3.11's on a common laptop; what matters is how they compare.

/// One instruction of the machine. CPython needs 15 to 30 ns for a bytecode, and ours do somewhat more each.
pub const INSTRUCTION: u64 = 40;
/// Interval after which a thread has to let others have the interpreter (`sys.getswitchinterval()`).
pub const SWITCH_INTERVAL: u64 = 5_000_000;
/// Handing the interpreter to another thread.
pub const SWITCH: u64 = 5_000;
/// Starting a thread.
pub const THREAD_START: u64 = 60_000;
/// Copying a process (`fork`).
pub const FORK: u64 = 1_000_000;
/// Starting a fresh process (`spawn`).
pub const SPAWN: u64 = 30_000_000;
/// A byte written to or read from a pipe between processes.
pub const PIPE_BYTE: u64 = 1;
/// A message written to or read from a pipe between processes.
pub const PIPE_MESSAGE: u64 = 10_000;
/// Sending or receiving once over a connection within the computer.
pub const LOOPBACK_MESSAGE: u64 = 12_000;
/// A byte sent or received over such a connection.
pub const LOOPBACK_BYTE: u64 = 1;
/// Making such a connection.
pub const LOOPBACK_CONNECT: u64 = 50_000;
/// How long a process or, without an interpreter lock, a thread has a core while others want it, as Linux's scheduler does it.
pub const CORE_SLICE: u64 = 3_000_000;
/// How long one process may run ahead of others that could run at the same time on another core.
pub const LOOKAHEAD: u64 = 50_000;
/// The time of day at the program's start, in nanoseconds since 1970: 2026-01-01 09:00 UTC.
pub const EPOCH: u64 = 1_767_258_000_000_000_000;
