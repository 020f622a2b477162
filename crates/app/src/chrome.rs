//! A timeline as Chrome trace event JSON, which Perfetto and `chrome://tracing` open.

use crate::words;
use interleave_protocol::{Arrow, Span, Timeline};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The events of a run: names of processes and strands, a complete event (`X`) for each span, a flow (`s` and `f`) for each arrow.
///
/// A strand is shown as a thread of its process; both are counted from 1. Times are virtual microseconds. `schedule` is the
/// run's own, with which it happens again.
pub fn trace_events(timeline: &Timeline, schedule: &str) -> String {
    let mut events = Events::default();
    let mut named = BTreeSet::new();
    for (number, strand) in timeline.strands.iter().enumerate() {
        let (process, row) = (strand.process + 1, number + 1);
        if named.insert(process) {
            events.metadata("process_name", process, 0, "name", &text(&words::process(strand.process)));
        }
        events.metadata("thread_name", process, row, "name", &text(&strand.name));
        events.metadata("thread_sort_index", process, row, "sort_index", &row.to_string());
    }
    let process = |strand: u32| timeline.strands.get(strand as usize).map_or(1, |strand| strand.process + 1);
    for span in &timeline.spans {
        events.span(span, process(span.strand), span.end.min(timeline.end.max(span.start)));
    }
    for (number, arrow) in timeline.arrows.iter().enumerate() {
        events.arrow(number, arrow, process(arrow.from), process(arrow.to));
    }
    let (schedule, truncated, all) = (text(schedule), timeline.truncated, events.0);
    format!(
        "{{\"displayTimeUnit\":\"ms\",\"otherData\":{{\"schedule\":{schedule},\"truncated\":{truncated}}},\"traceEvents\":[{all}\n]}}\n"
    )
}

/// The events so far, one a line.
#[derive(Default)]
struct Events(String);

impl Events {
    /// Begins an event.
    fn next(&mut self) -> &mut String {
        self.0.push_str(if self.0.is_empty() { "\n" } else { ",\n" });
        &mut self.0
    }

    // Writing to a string has no way to fail.

    fn metadata(&mut self, name: &str, process: u32, row: usize, key: &str, value: &str) {
        let _ = write!(
            self.next(),
            "{{\"ph\":\"M\",\"name\":\"{name}\",\"pid\":{process},\"tid\":{row},\"args\":{{\"{key}\":{value}}}}}"
        );
    }

    fn span(&mut self, span: &Span, process: u32, end: u64) {
        let (name, row) = (words::state(span.state), span.strand + 1);
        let (start, lasting) = (Microseconds(span.start), Microseconds(end.saturating_sub(span.start)));
        let (line, detail) = (span.line, text(&span.detail));
        let _ = write!(
            self.next(),
            "{{\"ph\":\"X\",\"name\":\"{name}\",\"cat\":\"strand\",\"pid\":{process},\"tid\":{row},\"ts\":{start},\"dur\":{lasting},\
             \"args\":{{\"line\":{line},\"detail\":{detail}}}}}"
        );
    }

    fn arrow(&mut self, number: usize, arrow: &Arrow, from: u32, to: u32) {
        let name = text(if arrow.deed.is_empty() { "started" } else { &arrow.deed });
        let ends = [("s", "", from, arrow.from, arrow.at), ("f", "\"bp\":\"e\",", to, arrow.to, arrow.until)];
        for (phase, binding, process, strand, time) in ends {
            let (row, time) = (strand + 1, Microseconds(time));
            let _ = write!(
                self.next(),
                "{{\"ph\":\"{phase}\",{binding}\"id\":{number},\"name\":{name},\"cat\":\"arrow\",\"pid\":{process},\"tid\":{row},\"ts\":{time}}}"
            );
        }
    }
}

/// Nanoseconds, written as microseconds.
struct Microseconds(u64);

impl std::fmt::Display for Microseconds {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{}.{:03}", self.0 / 1_000, self.0 % 1_000)
    }
}

/// A text as JSON.
fn text(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            control if control < ' ' => {
                let _ = write!(json, "\\u{:04x}", control as u32);
            }
            other => json.push(other),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::*;
    use interleave_protocol::{FOREVER, State, Strand, StrandKind};
    use serde_json::Value;

    fn timeline() -> Timeline {
        let strand = |name: &str, process| Strand { name: name.to_owned(), kind: StrandKind::Thread, process, parent: None };
        let span =
            |strand, state, start, end, detail: &str| Span { strand, state, start, end, line: 3, detail: detail.to_owned() };
        Timeline {
            strands: vec![strand("main", 0), strand("a \"b\"\n\\", 0), strand("child", 1)],
            spans: vec![
                span(0, State::Running, 0, 1_500, ""),
                span(1, State::Blocked, 1_500, FOREVER, "a lock held by main"),
                span(2, State::Failed, 2_000, 2_000, ""),
            ],
            arrows: vec![Arrow { from: 0, at: 1_000, to: 1, until: 1_500, deed: "released".to_owned() }],
            end: 3_000,
            truncated: true,
        }
    }

    fn events(timeline: &Timeline) -> (Value, Vec<Value>) {
        let value: Value = serde_json::from_str(&trace_events(timeline, "1BA")).expect("it is JSON");
        let events = value["traceEvents"].as_array().expect("there are events").clone();
        (value, events)
    }

    #[test]
    fn names_spans_and_arrows_are_events_of_the_format() {
        let (whole, events) = events(&timeline());
        assert_eq!((&whole["otherData"]["schedule"], &whole["otherData"]["truncated"]), (&"1BA".into(), &true.into()));
        let of = |phase: &str| events.iter().filter(|event| event["ph"] == phase).collect::<Vec<_>>();
        let names: Vec<_> =
            of("M").into_iter().filter(|event| event["name"] == "thread_name").map(|it| &it["args"]["name"]).collect();
        assert_eq!(names, ["main", "a \"b\"\n\\", "child"]);
        assert_eq!(of("M").into_iter().filter(|event| event["name"] == "process_name").count(), 2);
        let spans = of("X");
        assert_eq!((&spans[0]["ts"], &spans[0]["dur"]), (&0.0.into(), &1.5.into()));
        assert_eq!(
            (&spans[1]["args"]["detail"], &spans[1]["dur"]),
            (&"a lock held by main".into(), &1.5.into()),
            "for ever ends with the run"
        );
        assert_eq!((&spans[2]["pid"], &spans[2]["tid"], &spans[2]["name"]), (&2.into(), &3.into(), &"failed".into()));
        let (from, to) = (of("s"), of("f"));
        assert_eq!((&from[0]["id"], &from[0]["tid"], &from[0]["ts"]), (&to[0]["id"], &1.into(), &1.0.into()));
        assert_eq!((&to[0]["tid"], &to[0]["bp"], &to[0]["name"]), (&2.into(), &"e".into(), &"released".into()));
    }

    #[test]
    fn a_run_without_anything_is_a_file_too() {
        assert!(events(&Timeline::default()).1.is_empty());
    }
}
