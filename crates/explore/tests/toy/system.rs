//! The toy model as a `System`: states are small arrays of numbers.

use std::sync::Arc;

use interleave_explore::system::{Access, Ending, Kind, LocalIx, LocationIx, Look, OutcomeIx, StrandIx, System};
use rustc_hash::FxHashMap;

use super::op::{Next, Op, Program, Script};

/// The private states of strands that have not begun and that are over.
const UNBORN: u32 = 0;
const OVER: u32 = 1;

/// Where a strand stands, once for each place.
#[derive(Clone)]
struct Place {
    strand: usize,
    parameters: Vec<i32>,
    results: Vec<i32>,
    op: Op,
    /// Where it stands after each result.
    next: Vec<(i32, u32)>,
}

/// Where things are in the array of cells, which is also how locations are numbered.
#[derive(Clone, Default)]
struct Layout {
    variables: usize,
    locks: usize,
    semaphores: usize,
    /// For each queue: head, tail, slots.
    queues: Vec<usize>,
    /// For each condition: who waits, in order; and a cell for each strand that says whether it was notified.
    conditions: usize,
    events: usize,
    /// Ends of strands: locations without a cell.
    ends: usize,
}

/// A program being explored, with states of `N` cells.
#[derive(Clone)]
pub struct Toy<const N: usize> {
    program: Arc<Program>,
    layout: Arc<Layout>,
    places: Vec<Place>,
    known: FxHashMap<(usize, Vec<i32>, Vec<i32>), u32>,
    outcomes: FxHashMap<Vec<i32>, u32>,
    begin: Vec<u32>,
    accesses: Vec<Access>,
}

pub type State<const N: usize> = [i32; N];

impl<const N: usize> Toy<N> {
    pub fn new(program: Program) -> Toy<N> {
        let mut cells = program.strands.len();
        let mut take = |count: usize| {
            cells += count;
            cells - count
        };
        let layout = Layout {
            variables: take(program.variables.len()),
            locks: take(program.locks),
            semaphores: take(program.semaphores.len()),
            queues: program.queues.iter().map(|&(capacity, slots)| take(2 + capacity.max(slots))).collect(),
            conditions: take(program.conditions * (1 + program.strands.len())),
            events: take(program.events),
            ends: take(0),
        };
        assert!(cells <= N, "the program needs {cells} cells");
        let mut toy = Toy {
            layout: Arc::new(layout),
            places: Vec::new(),
            known: FxHashMap::default(),
            outcomes: FxHashMap::default(),
            begin: Vec::new(),
            accesses: Vec::new(),
            program: Arc::new(program),
        };
        toy.begin = (0..toy.program.strands.len()).map(|strand| toy.stand(strand, Vec::new(), Vec::new())).collect();
        toy
    }

    /// The number of the place in which a strand stands after these results.
    fn stand(&mut self, strand: usize, mut parameters: Vec<i32>, mut results: Vec<i32>) -> u32 {
        let program = self.program.clone();
        loop {
            let mut script = Script::new(&parameters, &results);
            let _ = (program.strands[strand].1)(&mut script);
            match script.next {
                Next::End => return OVER,
                Next::Again(again) => (parameters, results) = (again, Vec::new()),
                Next::Do(op) => {
                    let key = (strand, parameters, results);
                    if let Some(&known) = self.known.get(&key) {
                        return known;
                    }
                    let number = self.places.len() as u32 + 2;
                    self.known.insert(key.clone(), number);
                    self.places.push(Place { strand, parameters: key.1, results: key.2, op, next: Vec::new() });
                    return number;
                }
            }
        }
    }

    /// Where a strand stands after its operation had a result.
    fn after(&mut self, place: u32, result: i32) -> u32 {
        let at = place as usize - 2;
        if let Some(&(_, next)) = self.places[at].next.iter().find(|(known, _)| *known == result) {
            return next;
        }
        let Place { strand, parameters, mut results, .. } = self.places[at].clone();
        results.push(result);
        let next = self.stand(strand, parameters, results);
        self.places[at].next.push((result, next));
        next
    }

    fn capacity(&self, queue: usize) -> (i32, i32) {
        let (capacity, slots) = self.program.queues[queue];
        if capacity == 0 { (slots as i32, i32::MAX) } else { (capacity as i32, 2 * capacity as i32) }
    }

    fn slot(&self, queue: usize, count: i32) -> usize {
        self.layout.queues[queue] + 2 + (count % self.capacity(queue).0) as usize
    }

    fn notified(&self, condition: u16, strand: usize) -> usize {
        let strands = self.program.strands.len();
        self.layout.conditions + condition as usize * (1 + strands) + 1 + strand
    }

    fn waiters(&self, condition: u16) -> usize {
        self.layout.conditions + condition as usize * (1 + self.program.strands.len())
    }

    /// Does an operation if it can be done: its result. Notes what it touches, or waits for.
    fn operate(&mut self, state: &mut State<N>, strand: usize, op: Op) -> Option<i32> {
        let mut accesses = std::mem::take(&mut self.accesses);
        accesses.clear();
        let mut touch = |cell: usize, kind: Kind| accesses.push(Access { location: LocationIx(cell as u32), kind });
        let layout = &self.layout;
        let result = match op {
            Op::Read(x) => {
                touch(layout.variables + x as usize, Kind::Read);
                Some(state[layout.variables + x as usize])
            }
            Op::Write(x, value) => {
                touch(layout.variables + x as usize, Kind::Write);
                state[layout.variables + x as usize] = value;
                Some(0)
            }
            Op::Fetch(x, by) => {
                touch(layout.variables + x as usize, Kind::Write);
                let cell = &mut state[layout.variables + x as usize];
                *cell += by;
                Some(*cell - by)
            }
            Op::Swap(x, old, new) => {
                let cell = &mut state[layout.variables + x as usize];
                let swaps = *cell == old;
                touch(layout.variables + x as usize, if swaps { Kind::Write } else { Kind::Read });
                if swaps {
                    *cell = new;
                }
                Some(swaps.into())
            }
            Op::Await(x, value) => {
                touch(layout.variables + x as usize, Kind::Read);
                (state[layout.variables + x as usize] == value).then_some(0)
            }
            Op::Acquire(l) | Op::Try(l) => {
                let cell = &mut state[layout.locks + l as usize];
                let free = *cell == 0;
                let trial = matches!(op, Op::Try(_));
                touch(layout.locks + l as usize, if free || !trial { Kind::Write } else { Kind::Read });
                if free {
                    *cell = strand as i32 + 1;
                }
                if trial { Some(free.into()) } else { free.then_some(0) }
            }
            Op::Release(l) => {
                touch(layout.locks + l as usize, Kind::Write);
                state[layout.locks + l as usize] = 0;
                Some(0)
            }
            Op::Down(s) => {
                touch(layout.semaphores + s as usize, Kind::Write);
                let cell = &mut state[layout.semaphores + s as usize];
                (*cell > 0).then(|| *cell -= 1).map(|()| 0)
            }
            Op::Up(s) => {
                touch(layout.semaphores + s as usize, Kind::Add);
                state[layout.semaphores + s as usize] += 1;
                Some(0)
            }
            Op::Put(q, value) => {
                let (head, tail) = (layout.queues[q as usize], layout.queues[q as usize] + 1);
                let (capacity, wrap) = self.capacity(q as usize);
                let slot = self.slot(q as usize, state[tail]);
                touch(tail, Kind::Write);
                touch(slot, Kind::Write);
                ((state[tail] - state[head]).rem_euclid(wrap) < capacity).then(|| {
                    state[slot] = value;
                    state[tail] = (state[tail] + 1) % wrap;
                    0
                })
            }
            Op::Get(q) => {
                let (head, tail) = (layout.queues[q as usize], layout.queues[q as usize] + 1);
                let (_, wrap) = self.capacity(q as usize);
                let slot = self.slot(q as usize, state[head]);
                touch(head, Kind::Write);
                touch(slot, Kind::Write);
                (state[tail] != state[head]).then(|| {
                    state[head] = (state[head] + 1) % wrap;
                    std::mem::take(&mut state[slot])
                })
            }
            Op::Wait { condition, lock } => {
                let waiters = self.waiters(condition);
                touch(waiters, Kind::Write);
                touch(layout.locks + lock as usize, Kind::Write);
                state[layout.locks + lock as usize] = 0;
                state[self.notified(condition, strand)] = 0;
                state[waiters] = state[waiters] * 8 + strand as i32 + 1;
                Some(0)
            }
            Op::Wake { condition, lock } => {
                let notified = self.notified(condition, strand);
                touch(notified, Kind::Read);
                touch(layout.locks + lock as usize, Kind::Write);
                let lock = layout.locks + lock as usize;
                (state[notified] != 0 && state[lock] == 0).then(|| {
                    state[lock] = strand as i32 + 1;
                    0
                })
            }
            Op::Notify(condition, count) => {
                let waiters = self.waiters(condition);
                touch(waiters, Kind::Write);
                let mut waiting: Vec<i32> = std::iter::successors(Some(state[waiters]), |rest| Some(rest / 8))
                    .take_while(|rest| *rest != 0)
                    .map(|rest| rest % 8)
                    .collect();
                for _ in 0..count {
                    let Some(first) = waiting.pop() else { break };
                    let notified = self.notified(condition, first as usize - 1);
                    touch(notified, Kind::Write);
                    state[notified] = 1;
                }
                state[waiters] = waiting.iter().rev().fold(0, |all, one| all * 8 + one);
                Some(0)
            }
            Op::Set(e) | Op::Clear(e) => {
                let value = matches!(op, Op::Set(_)).into();
                let cell = &mut state[layout.events + e as usize];
                touch(layout.events + e as usize, if *cell == value { Kind::Read } else { Kind::Write });
                *cell = value;
                Some(0)
            }
            Op::WaitSet(e) => {
                touch(layout.events + e as usize, Kind::Read);
                (state[layout.events + e as usize] != 0).then_some(0)
            }
            Op::Start(other) => {
                // A strand that does nothing is over at once.
                if self.begin[other as usize] == OVER {
                    touch(layout.ends + other as usize, Kind::Write);
                }
                state[other as usize] = self.begin[other as usize] as i32;
                Some(0)
            }
            Op::Join(other) => {
                touch(layout.ends + other as usize, Kind::Read);
                (state[other as usize] == OVER as i32).then_some(0)
            }
            Op::Endless => None,
        };
        self.accesses = accesses;
        result
    }

    /// Does a strand's next step if it can be done.
    fn step(&mut self, state: &mut State<N>, strand: usize) -> bool {
        let place = state[strand] as u32;
        let Some(result) = self.operate(state, strand, self.places[place as usize - 2].op) else { return false };
        let next = self.after(place, result);
        state[strand] = next as i32;
        if next == OVER && self.program.joined >> strand & 1 != 0 {
            let location = LocationIx((self.layout.ends + strand) as u32);
            self.accesses.push(Access { location, kind: Kind::Write });
        }
        true
    }
}

impl<const N: usize> System for Toy<N> {
    type State = State<N>;

    fn root(&mut self) -> State<N> {
        let mut state = [0; N];
        let program = &self.program;
        for (strand, (alive, _)) in program.strands.iter().enumerate() {
            state[strand] = if *alive { self.begin[strand] } else { UNBORN } as i32;
        }
        state[self.layout.variables..][..program.variables.len()].copy_from_slice(&program.variables);
        state[self.layout.semaphores..][..program.semaphores.len()].copy_from_slice(&program.semaphores);
        state
    }

    fn strands(&self) -> u32 {
        self.program.strands.len() as u32
    }

    fn look(&mut self, state: &State<N>, strand: StrandIx) -> Look<'_> {
        let place = state[strand.0 as usize] as u32;
        if place == UNBORN || place == OVER {
            return Look::Absent;
        }
        if self.places[place as usize - 2].op == Op::Endless {
            return Look::Beyond;
        }
        let mut after = *state;
        match self.step(&mut after, strand.0 as usize) {
            true => Look::Ready(&self.accesses),
            false => Look::Blocked(&self.accesses),
        }
    }

    fn take(&mut self, state: &State<N>, strand: StrandIx) -> State<N> {
        let mut after = *state;
        assert!(self.step(&mut after, strand.0 as usize), "strand {} is not ready", strand.0);
        after
    }

    fn local(&self, state: &State<N>, strand: StrandIx) -> LocalIx {
        LocalIx(state[strand.0 as usize] as u32)
    }

    fn ending(&mut self, state: &State<N>) -> Ending {
        let strands = self.program.strands.len();
        let deadlock = state[..strands].iter().any(|&place| place != UNBORN as i32 && place != OVER as i32);
        let did: Vec<i32> = match &self.program.observed {
            Some(observed) => observed.iter().map(|&variable| state[self.layout.variables + variable]).collect(),
            None => state.to_vec(),
        };
        let next = self.outcomes.len() as u32;
        Ending { outcome: OutcomeIx(*self.outcomes.entry(did).or_insert(next)), deadlock }
    }

    fn steady(&self, strand: StrandIx, local: LocalIx) -> bool {
        self.program.joined >> strand.0 & 1 == 0
            && local.0 > OVER
            && matches!(self.places[local.0 as usize - 2].op, Op::Read(_) | Op::Write(..) | Op::Fetch(..))
    }
}
