//! `interleave bench`: the machine against CPython on this computer, side by side, what tracing costs, and the explorer.

mod explore;
mod measure;
mod programs;

use std::{io, path::PathBuf};

use clap::Args;
use serde_json::json;

use measure::{Python, Run};
use programs::Program;

/// What `interleave bench` takes.
#[derive(Args)]
pub struct Arguments {
    /// How often each program is run on each side; the median counts.
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=1000))]
    rounds: u32,
    /// Run only these programs.
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
    /// The CPython to compare with.
    #[arg(long, value_name = "COMMAND", default_value = "python3")]
    python: PathBuf,
    /// Compare the machine that records a trace with the one that does not, instead of with CPython.
    #[arg(long)]
    tracing: bool,
    /// Compare what threads, processes, messages and the like cost in virtual time with what they cost under CPython.
    #[arg(long, conflicts_with_all = ["tracing", "only"])]
    costs: bool,
    /// Measure the explorer instead: how long both engines take for programs with known numbers of classes of schedules.
    #[arg(long, conflicts_with_all = ["tracing", "costs"])]
    explore: bool,
    /// Print JSON: times in seconds.
    #[arg(long)]
    json: bool,
}

/// Why nothing could be measured.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// CPython does not answer.
    #[error(
        "'{}' is not a Python that runs ({reason}): install CPython 3.11, or name one with --python, \
         or measure without it: --tracing",
        command.display()
    )]
    NoPython {
        /// What was to be run.
        command: PathBuf,
        /// What the system or it said.
        reason: String,
    },
    /// `--only` with a name that no program has.
    #[error("there is no program '{name}' to measure; there are {known}")]
    Unknown {
        /// The name.
        name: String,
        /// All names.
        known: String,
    },
    /// The programs cannot be written where CPython finds them.
    #[error("cannot write into the folder for temporary files: {0}")]
    Folder(io::Error),
    /// A program failed on the machine.
    #[error("{program} did not end well on the machine: {how}")]
    Machine {
        /// Which.
        program: &'static str,
        /// How it ended.
        how: String,
    },
    /// A program failed under CPython.
    #[error("{program} did not end well under CPython: {how}")]
    Python {
        /// Which.
        program: &'static str,
        /// How it ended.
        how: String,
    },
    /// The two sides printed different things, so their times compare nothing.
    #[error("{program} prints one thing on one side:\n{ours}\nand another on the other:\n{theirs}")]
    Different {
        /// Which.
        program: &'static str,
        /// The machine's output.
        ours: String,
        /// The other side's.
        theirs: String,
    },
}

/// Measures and prints.
///
/// # Errors
/// When CPython is not there, or a program fails or prints something else.
pub fn bench(arguments: &Arguments) -> Result<(), Failure> {
    if arguments.explore {
        explore::bench(&arguments.only, arguments.json);
        return Ok(());
    }
    let programs = chosen(arguments)?;
    let rounds = arguments.rounds;
    if arguments.tracing {
        let labels = Labels { sides: ["traced", "untraced"], title: "the machine with tracing against without".to_owned() };
        return compare(
            arguments,
            &labels,
            &programs,
            |program| measure::machine(program, true),
            |program| measure::machine(program, false),
        );
    }
    let python = Python::find(&arguments.python)?;
    if arguments.costs {
        return costs(arguments, &python);
    }
    let title = format!("the machine (in this process) against CPython {} (a process each), {rounds} rounds", python.version);
    let labels = Labels { sides: ["machine", "CPython"], title };
    compare(arguments, &labels, &programs, |program| measure::machine(program, false), |program| python.run(program))
}

/// Prints the costs that one program finds on both sides.
fn costs(arguments: &Arguments, python: &Python) -> Result<(), Failure> {
    let (ours, theirs) = (measure::machine(&programs::COSTS, false)?, python.run(&programs::COSTS)?);
    let rows: Vec<(&str, f64, f64)> =
        told(&ours.output).zip(told(&theirs.output)).map(|((name, a), (_, b))| (name, a, b)).collect();
    if arguments.json {
        let told: Vec<_> = rows
            .iter()
            .map(|(name, ours, theirs)| json!({ "name": name, "virtual": ours / 1e9, "CPython": theirs / 1e9 }))
            .collect();
        println!("{:#}", json!(told));
        return Ok(());
    }
    println!("what things cost in virtual time, and under CPython {} on this computer", python.version);
    println!("{:<28} {:>12} {:>12}", "", "virtual", "CPython");
    for (name, ours, theirs) in rows {
        println!("{name:<28} {ours:>9.0} ns {theirs:>9.0} ns");
    }
    Ok(())
}

/// Names and nanoseconds, as the program prints them.
fn told(output: &str) -> impl Iterator<Item = (&str, f64)> {
    output.lines().filter_map(|line| line.rsplit_once(' ')).filter_map(|(name, number)| Some((name, number.parse().ok()?)))
}

/// What the two sides are called.
struct Labels {
    sides: [&'static str; 2],
    title: String,
}

/// The medians of one program, in seconds.
struct Row {
    name: &'static str,
    left: f64,
    right: f64,
}

impl Row {
    fn ratio(&self) -> f64 {
        self.left / self.right
    }
}

fn chosen(arguments: &Arguments) -> Result<Vec<Program>, Failure> {
    let mut programs = programs::ALL.to_vec();
    if arguments.tracing {
        programs.extend(programs::CONCURRENT);
    }
    if let Some(name) = arguments.only.iter().find(|name| !programs.iter().any(|program| program.name == **name)) {
        let known: Vec<&str> = programs.iter().map(|program| program.name).collect();
        return Err(Failure::Unknown { name: name.clone(), known: known.join(", ") });
    }
    if !arguments.only.is_empty() {
        programs.retain(|program| arguments.only.iter().any(|name| name == program.name));
    }
    Ok(programs)
}

fn compare(
    arguments: &Arguments,
    labels: &Labels,
    programs: &[Program],
    left: impl Fn(&Program) -> Result<Run, Failure>,
    right: impl Fn(&Program) -> Result<Run, Failure>,
) -> Result<(), Failure> {
    let [first, second] = labels.sides;
    if !arguments.json {
        println!("{}", labels.title);
        println!("{:<20} {first:>10} {second:>10}  ratio", "");
    }
    let measure = |program: &Program| -> Result<Row, Failure> {
        let (mut lefts, mut rights) = (Vec::new(), Vec::new());
        // In turn, so that what else the computer does meets both alike.
        for _ in 0..arguments.rounds {
            let (ours, theirs) = (left(program)?, right(program)?);
            if ours.output != theirs.output {
                return Err(Failure::Different { program: program.name, ours: ours.output, theirs: theirs.output });
            }
            lefts.push(ours.seconds);
            rights.push(theirs.seconds);
        }
        let row = Row { name: program.name, left: median(&mut lefts), right: median(&mut rights) };
        if !arguments.json {
            println!("{:<20} {:>8.0}ms {:>8.0}ms  {:.2}", row.name, row.left * 1e3, row.right * 1e3, row.ratio());
        }
        Ok(row)
    };
    let empty = measure(&programs::EMPTY)?;
    let rows: Vec<Row> = programs.iter().map(measure).collect::<Result<_, _>>()?;
    let mean = geometric_mean(rows.iter().map(Row::ratio));
    if arguments.json {
        let told = |row: &Row| json!({ "name": row.name, first: row.left, second: row.right, "ratio": row.ratio() });
        let programs: Vec<_> = rows.iter().map(told).collect();
        let result = json!({ "what": labels.title, "start": told(&empty), "programs": programs, "geometric_mean": mean });
        println!("{result:#}");
    } else {
        println!("{:<42}  {mean:.2}", "geometric mean, without the empty program");
    }
    Ok(())
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    let middle = times.len() / 2;
    if times.len() % 2 == 1 { times[middle] } else { (times[middle - 1] + times[middle]) / 2.0 }
}

fn geometric_mean(ratios: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = ratios.len() as f64;
    (ratios.map(f64::ln).sum::<f64>() / count).exp()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_and_means() {
        assert_eq!(median(&mut [3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&mut [4.0, 1.0, 2.0, 3.0]), 2.5);
        assert!((geometric_mean([0.5, 2.0, 8.0].into_iter()) - 2.0).abs() < 1e-12);
    }

    #[test]
    fn costs_are_read_as_they_are_printed() {
        let rows: Vec<_> = told("call of a function 25.5\nnothing\nbyte in a pipe 1\n").collect();
        assert_eq!(rows, [("call of a function", 25.5), ("byte in a pipe", 1.0)]);
    }

    #[test]
    fn without_python_it_says_what_to_install() {
        let failure = Python::find(std::path::Path::new("no-such-python")).err().expect("there is no such command");
        assert!(failure.to_string().contains("install CPython 3.11"), "{failure}");
    }

    #[test]
    fn what_is_measured_runs_on_the_machine() {
        let run = measure::machine(&programs::EMPTY, true).expect("nothing can go wrong in it");
        assert!(run.output.is_empty() && run.seconds > 0.0);
    }
}
