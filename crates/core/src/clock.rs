//! What things cost in virtual time. One table, in nanoseconds.
//!
//! The figures are CPython 3.11's, measured and made round (`docs/costs.md`); what matters is how they compare.

/// One instruction of the machine.
pub const INSTRUCTION: u64 = 8;
/// Interval after which a thread has to let others have the interpreter (`sys.getswitchinterval()`).
pub const SWITCH_INTERVAL: u64 = 5_000_000;
/// Handing the interpreter to another thread.
pub const SWITCH: u64 = 4_000;
/// Starting a thread.
pub const THREAD_START: u64 = 50_000;
/// Copying a process (`fork`).
pub const FORK: u64 = 3_000_000;
/// Starting a fresh process (`spawn`).
pub const SPAWN: u64 = 80_000_000;
/// So many bytes are written to or read from a pipe or a connection in a nanosecond.
pub const BYTES_PER_NANOSECOND: u64 = 8;
/// A message written to or read from a pipe between processes.
pub const PIPE_MESSAGE: u64 = 2_500;
/// Sending or receiving once over a connection within the computer.
pub const LOOPBACK_MESSAGE: u64 = 500;
/// Making such a connection.
pub const LOOPBACK_CONNECT: u64 = 5_000;
/// How long a process or, without an interpreter lock, a thread has a core while others want it, as Linux's scheduler does it.
pub const CORE_SLICE: u64 = 3_000_000;
/// How long one process may run ahead of others that could run at the same time on another core.
pub const LOOKAHEAD: u64 = 50_000;
/// The time of day at the program's start, in nanoseconds since 1970: 2026-01-01 09:00 UTC.
pub const EPOCH: u64 = 1_767_258_000_000_000_000;
