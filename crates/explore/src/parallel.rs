//! Engine A on several threads: members of a team explore parts of the search apart and give work to those that have none.
//!
//! Complete executions are the same, each once, whatever the number of members (see [`crate::dpor::jobs`]). Each member has
//! a copy of the system, whose numbers for outcomes and locations may come to differ from those of others; so what a member
//! found is handed over as schedules by strands' names, and taken again with the caller's copy.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::dpor::jobs::Job;
use crate::dpor::{Dpor, Limits};
use crate::findings::{Bound, End, Findings, Progress, Race};
use crate::system::{Access, Kind, Look, StrandIx, StrandName, System};

/// Steps after which a member looks whether somebody has nothing to do.
const SLICE: u64 = 2_000;

/// How long a member waits for others to begin.
const PATIENCE: Duration = Duration::from_millis(5);

/// Those who search together. Between two calls of [`Team::advance`] they rest.
pub struct Team<S: System> {
    members: Vec<Member<S>>,
    pool: Mutex<Pool>,
    changed: Condvar,
    limits: Limits,
}

struct Member<S: System> {
    system: S,
    search: Dpor<S::State>,
    /// Whether it is in the midst of a job.
    busy: bool,
}

/// Work that waits for a member.
#[derive(Default)]
struct Pool {
    jobs: VecDeque<Job>,
    /// Members that have not begun yet.
    coming: usize,
    /// Members that have begun, and do not rest yet.
    active: usize,
    /// Members that wait for a job.
    waiting: usize,
    executions: u64,
    /// Set when somebody has found that going on makes no sense.
    halted: bool,
}

/// What a member found, by names.
struct Report {
    findings: Findings,
    schedules: Vec<Vec<StrandName>>,
    races: Vec<(usize, Vec<StrandName>)>,
}

impl<S> Team<S>
where
    S: System + Clone + Send,
    S::State: Send,
{
    /// A team of so many members that is to search all executions. Each gets a copy of the system and its share of the memory.
    pub fn new(system: &S, limits: Limits, members: usize) -> Self {
        let members = members.max(1);
        let each = Limits { bytes: limits.bytes / members as u64, ..limits };
        let member = || Member { system: system.clone(), search: Dpor::new(each), busy: false };
        Self {
            members: (0..members).map(|_| member()).collect(),
            pool: Mutex::new(Pool { jobs: VecDeque::from([Job::default()]), ..Pool::default() }),
            changed: Condvar::new(),
            limits,
        }
    }

    /// Each member goes on for about so many steps, in the current pool of threads; `beside` is done meanwhile. The search is done too
    /// when some member's system is [stale](System::is_stale): then what was found is worth nothing.
    pub fn advance(&mut self, budget: u64, beside: impl FnOnce() + Send) -> Progress {
        let Self { members, pool, changed, limits } = self;
        locked(pool).coming = members.len();
        rayon::scope(|scope| {
            let floor = Floor { pool, changed, most: limits.executions };
            for member in members.iter_mut() {
                scope.spawn(move |_| floor.work(member, budget));
            }
            beside();
        });
        let pool = locked(pool);
        let over = pool.jobs.is_empty() && members.iter().all(|member| !member.busy);
        if over || pool.halted || pool.executions >= limits.executions { Progress::Done } else { Progress::Running }
    }

    /// Complete executions so far.
    pub fn executions(&self) -> u64 {
        locked(&self.pool).executions
    }

    /// What was found so far, in the numbers of this system, which learns what the members know. When it is
    /// [stale](System::is_stale) afterwards, that is nothing.
    pub fn findings(&self, system: &mut S) -> Findings {
        self.members.iter().for_each(|member| system.absorb(&member.system));
        let mut all = Findings::default();
        if system.is_stale() {
            all.hit(Bound::Stopped);
            return all;
        }
        for member in &self.members {
            add(system, &mut all, report(&member.system, member.search.findings().clone()));
        }
        if all.executions >= self.limits.executions {
            all.hit(Bound::Executions(self.limits.executions));
        }
        let pool = locked(&self.pool);
        if !pool.jobs.is_empty() || pool.halted || self.members.iter().any(|member| member.busy) {
            all.hit(Bound::Stopped);
        }
        all.exhaustive = all.bound.is_none();
        all
    }
}

/// Threads of the current pool.
pub fn pool_threads() -> usize {
    rayon::current_num_threads()
}

/// All executions, searched by a team of so many members.
pub fn explore<S>(system: &mut S, limits: Limits, members: usize) -> Findings
where
    S: System + Clone + Send,
    S::State: Send,
{
    let mut team = Team::new(system, limits, members);
    while team.advance(u64::MAX, || ()) == Progress::Running {}
    team.findings(system)
}

/// Where members meet while they work.
#[derive(Clone, Copy)]
struct Floor<'a> {
    pool: &'a Mutex<Pool>,
    changed: &'a Condvar,
    /// Executions after which nobody goes on.
    most: u64,
}

impl Floor<'_> {
    /// Explores parts until there are none, or the budget is used up.
    fn work<S: System>(self, member: &mut Member<S>, budget: u64) {
        let mut pool = locked(self.pool);
        pool.coming -= 1;
        pool.active += 1;
        drop(pool);
        let mut left = budget;
        while left > 0 && (member.busy || self.next(member)) {
            let slice = left.min(SLICE);
            left -= slice;
            let before = member.search.findings().executions;
            let progress = member.search.advance(&mut member.system, slice);
            let done = member.search.findings().executions - before;
            member.busy = progress == Progress::Running;
            self.feed(member, done);
            if locked(self.pool).is_over(self.most) {
                break;
            }
        }
        let mut pool = locked(self.pool);
        pool.active -= 1;
        // Who waits for work looks whether there can be any.
        self.changed.notify_all();
    }

    /// Takes on the next part to explore, once there is one; whether there will be.
    fn next<S: System>(self, member: &mut Member<S>) -> bool {
        let mut pool = locked(self.pool);
        let mut patient = true;
        loop {
            if pool.is_over(self.most) {
                return false;
            }
            if let Some(job) = pool.jobs.pop_front() {
                member.search.take_on(job);
                member.busy = true;
                return true;
            }
            let alone = pool.waiting + 1 == pool.active;
            if alone && (pool.coming == 0 || !patient) {
                // All others wait too, or rest, or there are fewer threads than members.
                return false;
            }
            pool.waiting += 1;
            let waited = self.changed.wait_timeout(pool, PATIENCE).unwrap_or_else(PoisonError::into_inner);
            pool = waited.0;
            pool.waiting -= 1;
            patient &= !(alone && waited.1.timed_out());
        }
    }

    /// Hands over what was found to be needed elsewhere, and gives work away if somebody has none.
    fn feed<S: System>(self, member: &mut Member<S>, executions: u64) {
        let mut jobs = member.search.found_jobs();
        let mut pool = locked(self.pool);
        pool.executions += executions;
        pool.halted |= member.system.is_stale() || member.system.is_hopeless();
        let wanted = pool.waiting.saturating_sub(pool.jobs.len() + jobs.len());
        if wanted > 0 {
            jobs.extend(member.search.give(&member.system, wanted));
        }
        if !jobs.is_empty() || pool.halted {
            pool.jobs.extend(jobs);
            self.changed.notify_all();
        }
    }
}

impl Pool {
    fn is_over(&self, most: u64) -> bool {
        self.halted || self.executions >= most
    }
}

fn locked(pool: &Mutex<Pool>) -> MutexGuard<'_, Pool> {
    pool.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What was found, by names.
fn report<S: System>(system: &S, findings: Findings) -> Report {
    let names = |schedule: &[StrandIx]| schedule.iter().map(|&strand| system.name(strand)).collect();
    let schedules = findings.found.iter().map(|found| names(&found.schedule)).collect();
    let races = findings
        .races
        .iter()
        .filter_map(|(race, schedule)| {
            // Which event the first of the two steps is.
            let own = schedule.iter().enumerate().filter(|(_, strand)| **strand == race.strands[0]);
            own.map(|(at, _)| at).nth(race.steps[0] as usize).map(|early| (early, names(schedule)))
        })
        .collect();
    Report { findings, schedules, races }
}

/// Adds what a worker found, in the numbers of this system.
fn add<S: System>(system: &mut S, all: &mut Findings, report: Report) {
    let Report { findings, schedules, races } = report;
    all.executions += findings.executions;
    all.blocked += findings.blocked;
    all.cut += findings.cut;
    all.steps += findings.steps;
    if let Some(bound) = findings.bound {
        all.hit(bound);
    }
    for (found, names) in findings.found.iter().zip(schedules) {
        let Some((state, taken)) = replay(system, &names) else {
            all.hit(Bound::Inconsistent);
            continue;
        };
        let end = End { outcome: system.ending(&state).outcome, rest: found.end.rest };
        all.note(end, found.count, found.cost, || taken.into_iter().map(|(strand, _)| strand).collect());
    }
    for (early, names) in races {
        let Some((_, taken)) = replay(system, &names) else {
            all.hit(Bound::Inconsistent);
            continue;
        };
        let late = taken.len() - 1;
        let number = |at: usize| taken[..at].iter().filter(|(strand, _)| *strand == taken[at].0).count() as u32;
        for x in &taken[early].1 {
            for y in &taken[late].1 {
                if x.location == y.location && (x.kind != y.kind || x.kind == Kind::Write) {
                    let (strands, steps) = ([taken[early].0, taken[late].0], [number(early), number(late)]);
                    let race = Race { location: x.location, strands, steps };
                    all.note_race(race, || taken.iter().map(|(strand, _)| *strand).collect());
                }
            }
        }
    }
}

/// Steps that were taken, each with what it touched.
type Taken = Vec<(StrandIx, Vec<Access>)>;

/// Takes the steps of a schedule.
fn replay<S: System>(system: &mut S, names: &[StrandName]) -> Option<(S::State, Taken)> {
    let mut state = system.root();
    let mut taken = Vec::new();
    for &name in names {
        let strand = system.named(name)?;
        let Look::Ready(accesses) = system.look(&state, strand) else { return None };
        taken.push((strand, accesses.to_vec()));
        state = system.take(&state, strand);
    }
    Some((state, taken))
}
