//! `interleave bench --explore`: how fast the explorer's engines are on Python programs with known numbers of classes of schedules.

use std::time::{Duration, Instant};

use interleave_core::{Library, Machine, Program, Settings, SourceFile, SwitchModel};
use interleave_explore::{
    dpor,
    exploration::{self, Engines, Exploration},
    findings::{Findings, Progress, grouped},
    program::PythonSystem,
    states,
};
use serde_json::json;

/// A program: its name, its text, the names in it that are set, and how many classes of schedules it has.
struct Case {
    name: &'static str,
    text: &'static str,
    set: &'static [(&'static str, &'static str)],
    classes: u64,
}

macro_rules! cases {
    ($($name:literal: $file:literal $([$($key:literal = $value:literal)*])? $classes:literal,)*) => {
        &[$(Case {
            name: $name,
            text: include_str!(concat!("../../../../tests/explore/", $file, ".py")),
            set: &[$($(($key, $value)),*)?],
            classes: $classes,
        }),*]
    };
}

const CASES: &[Case] = cases! {
    "lost_update(2,1)": "lost_update" 4,
    "lost_update(3,1)": "lost_update" ["N" = "3"] 36,
    "locked_inc(3,1)": "locked_inc" 6,
    "readers(3)": "readers" 8,
    "lastzero(3)": "lastzero" ["N" = "3"] 12,
    "philosophers(3)": "philosophers" ["ORDERED" = "True"] 6,
    "lost_update(2,5)": "lost_update" ["ROUNDS" = "5"] 34_904,
    "locked_inc(7,1)": "locked_inc" ["N" = "7"] 5_040,
    "locked_inc(3,5)": "locked_inc" ["ROUNDS" = "5"] 756_756,
    "lastzero(10)": "lastzero" ["N" = "10"] 3_328,
    "lastzero(15)": "lastzero" ["N" = "15"] 147_456,
    "indexer(15)": "indexer" ["N" = "15"] 4_096,
    "queue(2,2,4)": "queue_pairs" ["ITEMS" = "4"] 4_900,
};

/// The longest that a tool searches one program.
const LONGEST: Duration = Duration::from_secs(20);
/// Short searches are done again and again for so long.
const LEAST: Duration = Duration::from_millis(300);
/// Steps between two looks at the clock.
const SLICE: u64 = 4096;

/// What a search took.
struct Took {
    /// Executions, or states.
    done: u64,
    /// How long each search took, the first one and the mean of those after it, when all steps are known.
    seconds: [f64; 2],
    through: bool,
}

impl Case {
    fn machine(&self, library: &Library) -> Machine {
        let mut text = self.text.to_owned();
        for (name, value) in self.set {
            let line = text.lines().find(|line| line.starts_with(&format!("{name} = "))).unwrap_or_default().to_owned();
            text = text.replacen(&line, &format!("{name} = {value}"), 1);
        }
        let files = vec![SourceFile { name: "main.py".into(), text }];
        let settings = Settings { switch: SwitchModel::Any, trace: false, ..Settings::default() };
        Machine::new(library, &Program { files, input: String::new() }, &settings)
    }
}

/// Measures and prints; `only` leaves out the others.
pub fn bench(only: &[String], as_json: bool) {
    let library = Library::new();
    if !as_json {
        println!("{:<18} {:>9} {:>34} {:>26}", "", "classes", "engine dpor", "engine states");
        println!("{:<18} {:>9} {:>11} {:>11} {:>10} {:>14} {:>11}", "", "", "first", "again", "a second", "first", "again");
    }
    for case in CASES.iter().filter(|case| only.is_empty() || only.iter().any(|name| case.name.starts_with(name.as_str()))) {
        let [a, b] = [Engines::Dpor, Engines::States].map(|engines| measure(case, &library, engines));
        let rate = a.done as f64 / a.seconds[1];
        if as_json {
            let told = |took: &Took| json!({ "done": took.done, "first": took.seconds[0], "again": took.seconds[1], "through": took.through });
            println!(
                "{}",
                json!({ "name": case.name, "classes": case.classes, "dpor": told(&a), "states": told(&b), "rate": rate })
            );
        } else {
            let mark = |took: &Took| if took.through { ' ' } else { '>' };
            println!(
                "{:<18} {:>9} {}{:>8.2} ms {:>8.2} ms {:>10} {}{:>11.2} ms {:>8.2} ms",
                case.name,
                grouped(case.classes),
                mark(&a),
                a.seconds[0] * 1e3,
                a.seconds[1] * 1e3,
                grouped(rate as u64),
                mark(&b),
                b.seconds[0] * 1e3,
                b.seconds[1] * 1e3,
            );
        }
        if a.through && a.done != case.classes {
            println!("  {} executions instead of {}", a.done, case.classes);
        }
    }
}

fn measure(case: &Case, library: &Library, engines: Engines) -> Took {
    let begin = Instant::now();
    let settings = exploration::Settings { engines, ..exploration::Settings::default() };
    let mut exploration = Exploration::new(case.machine(library), settings);
    let mut through = true;
    while let Ok(Progress::Running) = exploration.advance(SLICE) {
        if begin.elapsed() > LONGEST {
            through = false;
            break;
        }
    }
    let first = begin.elapsed().as_secs_f64();
    let (executions, states, _) = exploration.progress();
    let done = if engines == Engines::Dpor { executions } else { states };
    if !through {
        return Took { done, seconds: [first, first], through };
    }
    let system = exploration.into_system();
    let (begin, mut times) = (Instant::now(), 0);
    while times == 0 || begin.elapsed() < LEAST {
        search(&mut system.clone(), engines);
        times += 1;
    }
    Took { done, seconds: [first, begin.elapsed().as_secs_f64() / f64::from(times)], through }
}

/// A search of a program all of whose steps are known: the engine alone.
fn search(system: &mut PythonSystem, engines: Engines) -> Findings {
    if engines == Engines::Dpor {
        let mut search = dpor::Dpor::new(dpor::Limits::default());
        while search.advance(system, SLICE) == Progress::Running {}
        return search.into_findings();
    }
    let mut search = states::States::new(states::Limits::default());
    while search.advance(system, SLICE) == Progress::Running {}
    search.into_findings()
}
