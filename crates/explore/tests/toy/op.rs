//! Operations of the toy model, and programs made of them.

use std::sync::Arc;

/// A visible operation. Places are numbers of integer variables, locks, … each counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// The variable's value.
    Read(u16),
    Write(u16, i32),
    /// Adds to the variable; its value before.
    Fetch(u16, i32),
    /// Sets the variable to the third if it is the second; whether it did.
    Swap(u16, i32, i32),
    /// Waits until the variable is this.
    Await(u16, i32),
    Acquire(u16),
    Release(u16),
    /// Whether it took the lock.
    Try(u16),
    Down(u16),
    Up(u16),
    Put(u16, i32),
    Get(u16),
    /// Releases the lock and waits to be notified.
    Wait {
        condition: u16,
        lock: u16,
    },
    /// The second half of that: notified, takes the lock.
    Wake {
        condition: u16,
        lock: u16,
    },
    Notify(u16, u8),
    Set(u16),
    Clear(u16),
    WaitSet(u16),
    Start(u8),
    Join(u8),
    /// A step that goes on for ever.
    Endless,
}

/// What a strand does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    Do(Op),
    Again(Vec<i32>),
    End,
}

/// What a strand's closure speaks to.
pub struct Script<'a> {
    results: &'a [i32],
    at: usize,
    pub parameters: &'a [i32],
    pub next: Next,
}

impl<'a> Script<'a> {
    pub fn new(parameters: &'a [i32], results: &'a [i32]) -> Script<'a> {
        Script { results, at: 0, parameters, next: Next::End }
    }

    /// Does an operation: its result, or nothing if it is still to be done.
    pub fn op(&mut self, op: Op) -> Option<i32> {
        let result = self.results.get(self.at).copied();
        self.at += 1;
        if result.is_none() {
            self.next = Next::Do(op);
        }
        result
    }

    pub fn read(&mut self, variable: usize) -> Option<i32> {
        self.op(Op::Read(variable as u16))
    }

    pub fn write(&mut self, variable: usize, value: i32) -> Option<i32> {
        self.op(Op::Write(variable as u16, value))
    }

    pub fn acquire(&mut self, lock: usize) -> Option<i32> {
        self.op(Op::Acquire(lock as u16))
    }

    pub fn release(&mut self, lock: usize) -> Option<i32> {
        self.op(Op::Release(lock as u16))
    }

    pub fn wait(&mut self, condition: usize, lock: usize) -> Option<i32> {
        let (condition, lock) = (condition as u16, lock as u16);
        self.op(Op::Wait { condition, lock })?;
        self.op(Op::Wake { condition, lock })
    }

    /// Forgets everything and begins again with these parameters.
    pub fn again(&mut self, parameters: &[i32]) -> Option<()> {
        self.next = Next::Again(parameters.to_vec());
        None
    }

    /// A parameter, 0 at first.
    pub fn parameter(&self, at: usize) -> i32 {
        self.parameters.get(at).copied().unwrap_or(0)
    }
}

pub type Body = Arc<dyn Fn(&mut Script) -> Option<()> + Send + Sync>;

/// A program.
#[derive(Clone, Default)]
pub struct Program {
    pub variables: Vec<i32>,
    pub locks: usize,
    pub semaphores: Vec<i32>,
    /// Capacity of each queue; 0 for unbounded. The second is the number of slots for an unbounded one.
    pub queues: Vec<(usize, usize)>,
    pub conditions: usize,
    pub events: usize,
    /// Whether it runs from the beginning or is started, and what it does.
    pub strands: Vec<(bool, Body)>,
    /// Variables that make the outcome; none means the whole state.
    pub observed: Option<Vec<usize>>,
    /// Strands that somebody joins.
    pub joined: u64,
}

impl Program {
    pub fn strand(&mut self, body: impl Fn(&mut Script) -> Option<()> + Send + Sync + 'static) {
        self.strands.push((true, Arc::new(body)));
    }

    pub fn later(&mut self, body: impl Fn(&mut Script) -> Option<()> + Send + Sync + 'static) {
        self.strands.push((false, Arc::new(body)));
    }

    /// A strand that does these one after the other.
    pub fn sequence(&mut self, ops: Vec<Op>) {
        self.strand(move |s| {
            for &op in &ops {
                s.op(op)?;
            }
            Some(())
        });
    }
}
