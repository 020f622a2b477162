//! The report as JSON, with the keys that docs/exploring.md describes.

use interleave_explore::{
    exploration::Exploration,
    findings::{Bound, Rest},
    report::{Harm, Reached, Report},
};
use serde_json::{Value, json};

/// The report as one object.
pub fn object(exploration: &mut Exploration, report: &Report, seconds: f64) -> Value {
    let schedule = |reached: &Reached| reached.schedule.as_ref().map(ToString::to_string);
    let outcomes: Vec<Value> = report
        .reached
        .iter()
        .map(|reached| {
            json!({
                "stdout": reached.outcome.stdout,
                "exit": reached.outcome.exit,
                "count": reached.count,
                "schedule": schedule(reached),
            })
        })
        .collect();
    let deadlocks: Vec<Value> = report
        .reached
        .iter()
        .filter(|reached| reached.rest == Rest::Deadlock)
        .map(|reached| {
            let waiting: Vec<Value> = exploration
                .waiting(&reached.steps)
                .into_iter()
                .map(|waits| json!({ "strand": waits.strand, "line": waits.line, "waits_for": waits.what }))
                .collect();
            json!({ "stdout": reached.outcome.stdout, "waiting": waiting, "count": reached.count, "schedule": schedule(reached) })
        })
        .collect();
    let mut exceptions: Vec<Value> = Vec::new();
    for reached in &report.reached {
        for exception in &reached.outcome.uncaught {
            let (kind, message) = exception.split_once(": ").unwrap_or((exception, ""));
            exceptions.push(json!({ "type": kind, "message": message, "count": reached.count, "schedule": schedule(reached) }));
        }
    }
    let races: Vec<Value> = report
        .races
        .iter()
        .map(|raced| {
            let (harm, shown) = match raced.harm {
                Harm::Harmful(index) => ("harmful", schedule(&report.reached[index])),
                Harm::Harmless => ("harmless", None),
                Harm::Open => ("open", None),
            };
            json!({ "place": raced.place, "strands": raced.strands, "lines": raced.lines, "harm": harm, "schedule": shown })
        })
        .collect();
    let bound = report.bound.map(|bound| match bound {
        Bound::Preemptions(n) => json!({ "preemptions": n }),
        Bound::Steps(n) => json!({ "steps": n }),
        Bound::Executions(n) => json!({ "executions": n }),
        Bound::States(n) => json!({ "states": n }),
        Bound::Memory(n) => json!({ "bytes": n }),
        Bound::Strands => json!("strands"),
        Bound::Processes => json!("processes"),
        Bound::Beyond => json!("a step without end"),
        Bound::Sampled => json!("sampled"),
        Bound::Inconsistent => json!("inconsistent"),
        Bound::Stopped => json!("stopped"),
    });
    json!({
        "executions": report.executions,
        "blocked": report.blocked,
        "exhaustive": report.exhaustive,
        "bound": bound,
        "outcomes": outcomes,
        "deadlocks": deadlocks,
        "exceptions": exceptions,
        "races": races,
        "seconds": seconds,
    })
}
