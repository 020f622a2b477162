//! Which locals certainly have a value at a point of the code.

/// A set of registers, or the mark of a point that is never reached.
///
/// Assignments only add to the set: variables that are deleted somewhere in their function are never in it, so that
/// what holds at the head of a loop needs no second look after its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Assigned {
    set: [u64; 4],
    /// Control never gets here.
    pub(super) dead: bool,
}

impl Assigned {
    pub(super) fn nothing() -> Self {
        Self { set: [0; 4], dead: false }
    }

    /// The state of a point that is not reached, so far.
    pub(super) fn unreached() -> Self {
        Self { set: [u64::MAX; 4], dead: true }
    }

    pub(super) fn has(&self, register: u8) -> bool {
        self.set[usize::from(register >> 6)] & (1 << (register & 63)) != 0
    }

    pub(super) fn add(&mut self, register: u8) {
        self.set[usize::from(register >> 6)] |= 1 << (register & 63);
    }

    pub(super) fn remove(&mut self, register: u8) {
        self.set[usize::from(register >> 6)] &= !(1 << (register & 63));
    }

    /// The state where two ways meet.
    pub(super) fn meet(self, other: Self) -> Self {
        match (self.dead, other.dead) {
            (true, _) => other,
            (_, true) => self,
            _ => {
                let mut set = self.set;
                set.iter_mut().zip(other.set).for_each(|(mine, theirs)| *mine &= theirs);
                Self { set, dead: false }
            }
        }
    }
}
