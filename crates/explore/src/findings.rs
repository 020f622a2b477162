//! What an exploration found, as plain data.

use rustc_hash::FxHashMap;

use crate::system::{LocationIx, MOST_STRANDS, OutcomeIx, StrandIx};

/// How an execution came to rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rest {
    /// Every strand is over.
    Finished,
    /// Somebody waits for ever, and nobody can go on.
    Deadlock,
    /// Strands go on for ever without getting anywhere.
    Livelock,
}

/// What a program did and how it came to rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct End {
    /// What it did.
    pub outcome: OutcomeIx,
    /// How it came to rest.
    pub rest: Rest,
}

/// What makes a schedule hard to follow, in the order in which it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Cost {
    /// How often a strand that could have gone on did not.
    pub preemptions: u32,
    /// How often another strand went on than before.
    pub switches: u32,
    /// How many steps were taken.
    pub steps: u32,
}

/// An end that was found, with a schedule that leads there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The end.
    pub end: End,
    /// In how many executions, by engines that count them.
    pub count: u64,
    /// Whose step comes first, second, …; the least costly that was met.
    pub schedule: Vec<StrandIx>,
    /// Of a livelock: the steps that go on for ever, after those of the schedule, where the engine knows them.
    pub cycle: Vec<StrandIx>,
    /// Of a livelock: whether some schedule gets out of it.
    pub way_out: bool,
    /// The cost of the schedule.
    pub cost: Cost,
}

/// Two steps, neither of which happened before the other, that touch the same and not in the same harmless way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Race {
    /// What both touch.
    pub location: LocationIx,
    /// The strands, first that whose step came first.
    pub strands: [StrandIx; 2],
    /// The number of the step within its strand, from 0.
    pub steps: [u32; 2],
}

/// Why an exploration did not see everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// An execution had more steps.
    Steps(u32),
    /// A strand's step was longer than the program's binding allows.
    Beyond,
    /// There were more executions.
    Executions(u64),
    /// There were more states.
    States(u64),
    /// More bytes would have been needed.
    Memory(u64),
    /// Schedules with more preemptions were left out.
    Preemptions(u32),
    /// There were more than [`crate::system::MOST_STRANDS`] strands.
    Strands,
    /// Only some schedules were tried, at random.
    Sampled,
    /// The system contradicted itself: a step that was ready was not so when everything it depends on was the same.
    Inconsistent,
    /// The program starts processes, which are not followed.
    Processes,
    /// It was stopped.
    Stopped,
}

impl Bound {
    /// What was not covered, as a part of a sentence.
    pub fn in_words(self) -> String {
        match self {
            Self::Preemptions(n) => format!("schedules that interrupt threads more than {n} times were left out"),
            Self::Steps(n) => format!("schedules of more than {} steps were left out", grouped(n.into())),
            Self::Beyond => {
                "a thread computes for very long between two points where others notice, and what comes then was left out".into()
            }
            Self::Executions(n) => format!("there are more than {} classes of schedules", grouped(n)),
            Self::States(n) => format!("there are more than {} states", grouped(n)),
            Self::Memory(n) => format!("more than {} MB of memory would have been needed", n >> 20),
            Self::Strands => format!("there are more than {MOST_STRANDS} threads, which is more than can be told apart"),
            Self::Sampled => "only some schedules were tried, at random".into(),
            Self::Inconsistent => "the explorer contradicted itself, which is a fault of it".into(),
            Self::Processes => "the program starts processes, into which the explorer does not look yet".into(),
            Self::Stopped => "the search was stopped before its end".into(),
        }
    }
}

/// A number with commas.
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What an exploration found so far.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Complete executions.
    pub executions: u64,
    /// Executions that turned out to lead nowhere new.
    pub blocked: u64,
    /// Executions that a bound ended.
    pub cut: u64,
    /// Steps taken.
    pub steps: u64,
    /// Different states seen, by engines that tell states apart.
    pub states: u64,
    /// Every end found, in the order of finding.
    pub found: Vec<Found>,
    /// Every race found, with a schedule whose last step is the second of the two.
    pub races: Vec<(Race, Vec<StrandIx>)>,
    /// The first bound that was hit.
    pub bound: Option<Bound>,
    /// Whether everything there is was seen.
    pub exhaustive: bool,
    /// Bytes of the schedules.
    noted: u64,
    ends: FxHashMap<End, usize>,
    known_races: FxHashMap<Race, usize>,
}

impl Findings {
    /// Notes executions with an end. `schedule` is asked for if this one is the first or the least costly.
    pub(crate) fn note(&mut self, end: End, count: u64, cost: Cost, schedule: impl FnOnce() -> Vec<StrandIx>) {
        let found = &mut self.found;
        let place = *self.ends.entry(end).or_insert_with(|| {
            let cost = Cost { preemptions: u32::MAX, ..Cost::default() };
            found.push(Found { end, count: 0, schedule: Vec::new(), cycle: Vec::new(), way_out: false, cost });
            found.len() - 1
        });
        let found = &mut self.found[place];
        found.count += count;
        if cost < found.cost {
            (found.cost, found.schedule) = (cost, schedule());
            self.noted += size_of_val(found.schedule.as_slice()) as u64;
        }
    }

    /// Notes a livelock with all that is known of it, if it is the least costly with this end.
    pub(crate) fn note_livelock(&mut self, found: Found) {
        match self.ends.get(&found.end) {
            Some(&place) if self.found[place].cost <= found.cost => {}
            Some(&place) => self.found[place] = found,
            None => {
                self.ends.insert(found.end, self.found.len());
                self.found.push(found);
            }
        }
    }

    /// Notes a race, with a schedule for it if it is new.
    pub(crate) fn note_race(&mut self, race: Race, schedule: impl FnOnce() -> Vec<StrandIx>) {
        if !self.known_races.contains_key(&race) {
            self.known_races.insert(race, self.races.len());
            self.races.push((race, schedule()));
            self.noted += self
                .races
                .last()
                .map_or(0, |(_, schedule)| 4 * schedule.len() as u64 + 2 * size_of::<(Race, [usize; 4])>() as u64);
        }
    }

    /// About how many bytes are in use.
    pub(crate) fn bytes(&self) -> u64 {
        self.noted + (self.found.capacity() * (size_of::<Found>() + 2 * size_of::<(End, usize)>())) as u64
    }

    /// Notes that a bound was hit; the first one stays.
    pub(crate) fn hit(&mut self, bound: Bound) {
        self.bound.get_or_insert(bound);
    }

    /// The end's entry.
    pub fn of(&self, end: End) -> Option<&Found> {
        self.ends.get(&end).map(|&place| &self.found[place])
    }

    /// All ends, in order.
    pub fn ends(&self) -> Vec<End> {
        let mut ends: Vec<End> = self.found.iter().map(|found| found.end).collect();
        ends.sort_unstable();
        ends
    }
}

/// Whether an exploration has more to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It has.
    Running,
    /// It is at its end, or a bound.
    Done,
}

/// The cost of a schedule as it grows.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// So far.
    pub(crate) cost: Cost,
    last: Option<u8>,
}

impl Tally {
    /// The strand that went last.
    pub(crate) fn last(&self) -> Option<u8> {
        self.last
    }

    /// The cost after one more step, given who is ready before it.
    #[inline]
    pub(crate) fn after(mut self, strand: u8, ready: u64) -> Tally {
        self.cost.steps += 1;
        if let Some(last) = self.last
            && last != strand
        {
            self.cost.switches += 1;
            self.cost.preemptions += (ready >> last & 1) as u32;
        }
        self.last = Some(strand);
        self
    }
}
