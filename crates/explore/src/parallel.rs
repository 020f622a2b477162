//! Engine A on all cores: workers that explore parts of the search apart and give work to those that have none.
//!
//! Complete executions are the same, each once, whatever the number of workers (see [`crate::dpor::jobs`]). Each worker has
//! a copy of the system, whose numbers for outcomes and locations may come to differ from those of others; so what a worker
//! found is handed over as schedules by strands' names, and taken again with the caller's copy.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::dpor::jobs::Job;
use crate::dpor::{Dpor, Limits};
use crate::findings::{Bound, End, Findings, Progress, Race};
use crate::system::{Access, Kind, Look, StrandIx, StrandName, System};

/// Steps after which a worker looks whether somebody has nothing to do.
const SLICE: u64 = 2_000;

/// The longest that a worker without work does not look whether the search is to end.
const PATIENCE: Duration = Duration::from_millis(20);

/// What the caller sees of a search under way, and how it stops it.
#[derive(Debug, Default)]
pub struct Watch {
    /// Set it to stop the search: what was found by then stays.
    pub stop: AtomicBool,
    /// Complete executions so far.
    pub executions: AtomicU64,
    /// Executions so far that led nowhere new.
    pub blocked: AtomicU64,
    /// Steps taken so far.
    pub steps: AtomicU64,
    /// Parts of the search given away so far.
    pub given: AtomicU64,
}

/// Work that waits for a worker.
#[derive(Default)]
struct Pool {
    jobs: VecDeque<Job>,
    working: usize,
    waiting: usize,
}

/// Those who search together.
pub struct Team<'a> {
    pool: Mutex<Pool>,
    changed: Condvar,
    watch: &'a Watch,
    limits: Limits,
    /// Set when somebody has found that going on makes no sense.
    halted: AtomicBool,
}

/// What a worker found, by names.
struct Report {
    findings: Findings,
    schedules: Vec<Vec<StrandName>>,
    races: Vec<(usize, Vec<StrandName>)>,
}

/// Explores all executions with as many workers as the current pool of threads has, and returns when they are through.
pub fn explore<S>(system: &mut S, limits: Limits, watch: &Watch) -> Findings
where
    S: System + Clone + Send,
    S::State: Send,
{
    explore_with(system, limits, watch, rayon::current_num_threads())
}

/// The same with so many workers.
pub fn explore_with<S>(system: &mut S, limits: Limits, watch: &Watch, workers: usize) -> Findings
where
    S: System + Clone + Send,
    S::State: Send,
{
    explore_beside(system, limits, watch, workers, |_, _| ())
}

/// The same, where one of the workers does something else with the system itself before it helps the others. When the system is
/// [stale](System::is_stale) afterwards, what was found is worth nothing.
pub fn explore_beside<S>(
    system: &mut S,
    limits: Limits,
    watch: &Watch,
    workers: usize,
    beside: impl FnOnce(&mut S, &Team<'_>) + Send,
) -> Findings
where
    S: System + Clone + Send,
    S::State: Send,
{
    let pool = Pool { jobs: VecDeque::from([Job::default()]), ..Pool::default() };
    let limits = Limits { bytes: limits.bytes / workers.max(1) as u64, ..limits };
    let team = Team { pool: Mutex::new(pool), changed: Condvar::new(), watch, limits, halted: AtomicBool::new(false) };
    let reports = Mutex::new(Vec::new());
    let mut copies: Vec<S> = (0..workers.max(1)).map(|_| system.clone()).collect();
    rayon::scope(|scope| {
        let (team, reports) = (&team, &reports);
        let work = move |mut copy: S| {
            let report = team.work(&mut copy);
            reports.lock().unwrap_or_else(PoisonError::into_inner).push((report, copy));
        };
        let own = copies.pop();
        for copy in copies {
            scope.spawn(move |_| work(copy));
        }
        beside(system, team);
        own.map(work);
    });
    let reports = reports.into_inner().unwrap_or_else(PoisonError::into_inner);
    reports.iter().for_each(|(_, copy)| system.absorb(copy));
    let mut all = Findings::default();
    if system.is_stale() {
        all.hit(Bound::Stopped);
        return all;
    }
    for (report, _) in reports {
        add(system, &mut all, report);
    }
    if watch.executions.load(Ordering::Relaxed) >= limits.executions {
        all.hit(Bound::Executions(limits.executions));
    }
    if team.stopped() {
        all.hit(Bound::Stopped);
    }
    all.exhaustive = all.bound.is_none();
    all
}

impl Team<'_> {
    fn pool(&self) -> MutexGuard<'_, Pool> {
        self.pool.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the search is to end before it is through.
    pub fn stopped(&self) -> bool {
        self.watch.stop.load(Ordering::Relaxed)
            || self.halted.load(Ordering::Relaxed)
            || self.watch.executions.load(Ordering::Relaxed) >= self.limits.executions
    }

    /// Whether nothing is left to do.
    pub fn is_over(&self) -> bool {
        let pool = self.pool();
        pool.working == 0 && pool.jobs.is_empty()
    }

    /// Ends the search.
    pub fn halt(&self) {
        self.halted.store(true, Ordering::Relaxed);
        self.changed.notify_all();
    }

    /// The next part to explore, once there is one. None when there will be none.
    fn next(&self) -> Option<Job> {
        let mut pool = self.pool();
        loop {
            if self.stopped() {
                return None;
            }
            if let Some(job) = pool.jobs.pop_front() {
                pool.working += 1;
                return Some(job);
            }
            if pool.working == 0 {
                return None;
            }
            pool.waiting += 1;
            // Who stops the search may not be one of these.
            let wait = self.changed.wait_timeout(pool, PATIENCE).unwrap_or_else(PoisonError::into_inner);
            pool = wait.0;
            pool.waiting -= 1;
        }
    }

    /// Explores parts until there are none.
    fn work<S: System>(&self, system: &mut S) -> Report {
        let mut search = Dpor::new(self.limits);
        let mut seen = (0, 0, 0);
        while let Some(job) = self.next() {
            search.take_on(job);
            loop {
                let progress = search.advance(system, SLICE);
                let findings = search.findings();
                let now = (findings.executions, findings.blocked, findings.steps);
                self.watch.executions.fetch_add(now.0 - seen.0, Ordering::Relaxed);
                self.watch.blocked.fetch_add(now.1 - seen.1, Ordering::Relaxed);
                self.watch.steps.fetch_add(now.2 - seen.2, Ordering::Relaxed);
                seen = now;
                if system.is_stale() {
                    self.halt();
                }
                self.feed(&mut search, system);
                if progress == Progress::Done || self.stopped() {
                    break;
                }
            }
            let mut pool = self.pool();
            pool.working -= 1;
            if pool.working == 0 || self.stopped() {
                self.changed.notify_all();
            }
        }
        report(system, search.into_findings())
    }

    /// Hands over what was found to be needed elsewhere, and gives work away if somebody has none.
    fn feed<S: System>(&self, search: &mut Dpor<S::State>, system: &S) {
        let mut jobs = search.found_jobs();
        let mut pool = self.pool();
        let wanted = pool.waiting.saturating_sub(pool.jobs.len() + jobs.len());
        if wanted > 0 {
            jobs.extend(search.give(system, wanted));
        }
        if !jobs.is_empty() {
            self.watch.given.fetch_add(jobs.len() as u64, Ordering::Relaxed);
            pool.jobs.extend(jobs);
            self.changed.notify_all();
        }
    }
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
