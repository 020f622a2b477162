//! What the engines see of a program: states, strands, and what each strand's next step would do.
//!
//! A *step* is what a strand does from one point where others could notice it to the next: everything private, then one operation
//! on something shared. A state is small (numbers of interned parts), so that it can be copied, compared and hashed at will.

use std::hash::Hash;

/// A strand's number within one exploration: the same strand has the same number in all executions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StrandIx(pub u32);

/// Most strands that one exploration can tell apart.
pub const MOST_STRANDS: usize = 64;

/// A strand's name: the same strand has the same name in all copies of a system, whatever their numbers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StrandName(pub u64);

/// Something shared: a variable, an item, a lock, a place in a queue, the end of a strand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LocationIx(pub u32);

/// A strand's private state: where it stands and all that only it knows. Equal numbers: equal states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LocalIx(pub u32);

/// What a program did in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OutcomeIx(pub u32);

/// How a step touches a location.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// It depends on it: commutes with other reads. A try-lock that fails is one.
    Read,
    /// It changes it: commutes with nothing.
    Write,
    /// It adds to it: commutes with others that add. A semaphore's release is one.
    Add,
}

/// A step's touch of a location.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Access {
    /// Of which.
    pub location: LocationIx,
    /// How.
    pub kind: Kind,
}

/// What a strand's next step would do in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look<'a> {
    /// It has not begun or is over.
    Absent,
    /// It cannot go on before one of these is changed by another strand.
    Blocked(&'a [Access]),
    /// It can go on, and touches these.
    Ready(&'a [Access]),
    /// It goes on for longer than the exploration allows.
    Beyond,
}

/// How an execution ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ending {
    /// What the program did.
    pub outcome: OutcomeIx,
    /// Whether somebody waits for ever.
    pub deadlock: bool,
}

/// A program whose schedules are explored. Methods take `&mut self` since they note what they find out.
pub trait System {
    /// A state of the whole program.
    type State: Clone + Eq + Hash;

    /// The state in which exploration begins.
    fn root(&mut self) -> Self::State;

    /// The strands known so far, alive or not: those with a number below this. It can grow with each step taken.
    fn strands(&self) -> u32;

    /// What the next step of `strand` would do.
    fn look(&mut self, state: &Self::State, strand: StrandIx) -> Look<'_>;

    /// The state after that step, which must be [`Look::Ready`].
    fn take(&mut self, state: &Self::State, strand: StrandIx) -> Self::State;

    /// The private state of a strand.
    fn local(&self, state: &Self::State, strand: StrandIx) -> LocalIx;

    /// What the program has done in a state in which no strand is ready, or in which those that are only go round in
    /// circles (the engines know which, and do not go by `deadlock` then).
    fn ending(&mut self, state: &Self::State) -> Ending;

    /// Whether the next step of `strand` is ready in every state in which `local` is its private state, and touches the
    /// same in all of them: a plain read or write. To answer `false` is always right, `true` saves work.
    fn steady(&self, _strand: StrandIx, _local: LocalIx) -> bool {
        false
    }

    /// A strand that can go on, or not, whatever the steps of others touch: it is asked again after each of them. While it cannot, it is
    /// [`Look::Absent`].
    fn restless(&self) -> Option<StrandIx> {
        None
    }

    /// A name for a strand, by which other copies of this system know it. By default its number, which is right if copies
    /// give the same numbers to the same strands.
    fn name(&self, strand: StrandIx) -> StrandName {
        StrandName(strand.0.into())
    }

    /// The strand of a name that a copy of this system gave, once it is known here.
    fn named(&self, name: StrandName) -> Option<StrandIx> {
        let strand = StrandIx(u32::try_from(name.0).ok()?);
        (strand.0 < self.strands()).then_some(strand)
    }

    /// Bytes that it keeps, without the states that were given away.
    fn bytes(&self) -> u64 {
        0
    }

    /// Bytes that a state points to.
    fn bytes_of(&self, _state: &Self::State) -> u64 {
        0
    }

    /// Whether what it has said so far may be wrong, since more has become known: the search has to begin anew.
    fn is_stale(&self) -> bool {
        false
    }

    /// Whether it has turned out that this system cannot be explored, or only in another way.
    fn is_hopeless(&self) -> bool {
        false
    }

    /// Takes in what a copy has found out since it was made that may make this one, or both together, stale.
    fn absorb(&mut self, _copy: &Self)
    where
        Self: Sized,
    {
    }
}
