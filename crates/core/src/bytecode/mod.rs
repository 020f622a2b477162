//! The machine's own instruction set: register code in units of eight bytes.

mod code;
mod liveness;
mod op;

pub use code::{Code, CodeFlags, Constant, Handled, Handler, Instr, Parameters, Unit};
pub use liveness::{Liveness, Registers, reads, writes};
pub use op::{Intrinsic, Op};
