//! Python programs through a session, as the page sees them.

use super::Python;
use crate::session::Session;
use interleave_protocol::{
    Answer, Diagnostic, End, FOREVER, File, FromEngine, HandState, Program, Reach, RunId, Settings, Standing, State, StrandKind,
    Stream, Submission, SwitchModel, Timeline, ToEngine,
};

/// What a run said in all.
#[derive(Debug, PartialEq)]
struct Said {
    out: String,
    err: String,
    end: End,
    time: u64,
    timeline: Timeline,
    schedule: String,
}

fn session() -> Session<Python> {
    Session::new(Python::new())
}

fn start(session: &mut Session<Python>, text: &str, settings: Settings) {
    let files = vec![File { name: "main.py".to_owned(), text: text.to_owned() }];
    session.handle(ToEngine::Run { run: RunId(1), program: Program { files }, settings });
}

/// Runs a program to its end, the clock standing still, and gathers what it said.
fn run(text: &str, settings: Settings) -> Said {
    let mut session = session();
    start(&mut session, text, settings);
    while session.is_busy() {
        session.work(|| 0.0);
    }
    gather(session.take_messages())
}

fn gather(messages: Vec<FromEngine>) -> Said {
    let (mut out, mut err) = (String::new(), String::new());
    let mut said = None;
    for message in messages {
        match message {
            FromEngine::Output { chunks, .. } => {
                for chunk in chunks {
                    match chunk.stream {
                        Stream::Out => out.push_str(&chunk.text),
                        Stream::Err => err.push_str(&chunk.text),
                    }
                }
            }
            FromEngine::Ended { end, time, timeline, schedule, .. } => {
                said = Some((end, time, timeline, schedule));
            }
            FromEngine::Walked { walk, .. } => assert!(walk.complete),
            other => panic!("unexpected: {other:?}"),
        }
    }
    let (end, time, timeline, schedule) = said.expect("a run ends");
    Said { out, err, end, time, timeline, schedule }
}

#[test]
fn a_program_prints_and_finishes() {
    let said = run("print('hello')\n", Settings::default());
    assert_eq!((said.out.as_str(), said.err.as_str()), ("hello\n", ""));
    assert_eq!(said.end, End::Finished { status: 0 });
}

#[test]
fn a_syntax_error_is_printed_and_diagnosed_at_its_place() {
    let text = "x = 1\nprint(x\n";
    let said = run(text, Settings::default());
    assert_eq!(said.end, End::Finished { status: 1 });
    assert!(said.err.contains("SyntaxError: '(' was never closed"), "{}", said.err);

    let mut session = session();
    session.handle(ToEngine::Diagnose { request: 3, text: text.to_owned() });
    session.work(|| 0.0);
    let messages = session.take_messages();
    let [FromEngine::Diagnostics { request: 3, items }] = &messages[..] else { panic!("{messages:?}") };
    let [Diagnostic { message, line: 2, column: 5, .. }] = &items[..] else { panic!("{items:?}") };
    assert_eq!(message, "'(' was never closed");
}

#[test]
fn an_endless_program_can_be_stopped_and_the_engine_used_again() {
    let mut session = session();
    start(&mut session, "while True:\n    pass\n", Settings::default());
    let mut now = 0.0;
    for _ in 0..3 {
        session.work(|| {
            now += 4.0;
            now
        });
        assert!(session.is_busy());
    }
    session.handle(ToEngine::Stop(RunId(1)));
    let said = gather(session.take_messages());
    assert_eq!(said.end, End::Stopped);
    // The one strand was running from the beginning to the moment of the stop.
    let [span] = &said.timeline.spans[..] else { panic!("{:?}", said.timeline) };
    assert_eq!((span.state, span.end), (State::Running, said.time));

    start(&mut session, "print(1)\n", Settings::default());
    while session.is_busy() {
        session.work(|| 0.0);
    }
    assert_eq!(gather(session.take_messages()).out, "1\n");
}

const SLEEPERS: &str = "\
import threading, time

def work(n):
    time.sleep(n)
    print(n)

threads = [threading.Thread(target=work, args=(n,)) for n in (2, 1)]
for t in threads:
    t.start()
for t in threads:
    t.join()
";

#[test]
fn the_timeline_has_a_lane_for_each_strand_and_spans_in_order() {
    let said = run(SLEEPERS, Settings::default());
    assert_eq!(said.out, "1\n2\n");
    let Timeline { strands, spans, end, truncated, .. } = &said.timeline;
    let kinds: Vec<_> = strands.iter().map(|strand| strand.kind).collect();
    assert_eq!(kinds, [StrandKind::Process, StrandKind::Thread, StrandKind::Thread]);
    assert_eq!(strands[0].name, "MainThread");
    assert_eq!(strands[2].parent, Some(0));
    assert!(spans.is_sorted_by_key(|span| span.start));
    assert!(spans.iter().all(|span| span.start <= span.end && span.end <= *end));
    let slept: u64 =
        spans.iter().filter(|span| span.strand == 1 && span.state == State::Sleeping).map(|span| span.end - span.start).sum();
    assert_eq!(slept, 2_000_000_000);
    assert!(spans.iter().any(|span| span.strand == 0 && span.state == State::Blocked && span.line == 11));
    assert!((2_000_000_000..2_100_000_000).contains(end), "{end}");
    assert!(!truncated);
}

#[test]
fn a_run_happens_again_by_its_schedule() {
    let first = run(SLEEPERS, Settings { seed: Some(7), ..Settings::default() });
    let again = run(SLEEPERS, Settings { schedule: Some(first.schedule.clone()), ..Settings::default() });
    assert_eq!(first, again);
}

/// Two threads that wait for each other, and the main thread for one of them.
const EMBRACE: &str = "\
import threading, time

a, b = threading.Lock(), threading.Lock()

def take(first, second):
    with first:
        time.sleep(1)
        with second:
            pass

threading.Thread(target=take, args=(a, b), name='Ada').start()
threading.Thread(target=take, args=(b, a), name='Bob').start()
";

#[test]
fn a_deadlock_is_explained_and_its_waits_have_no_end() {
    let said = run(EMBRACE, Settings::default());
    let End::Deadlock { explanation } = &said.end else { panic!("{said:?}") };
    assert!(explanation.contains("Ada") && explanation.contains("Bob"), "{explanation}");
    let waits: Vec<_> = said.timeline.spans.iter().filter(|span| span.end == FOREVER).collect();
    let mut strands: Vec<u32> = waits.iter().map(|span| span.strand).collect();
    strands.sort_unstable();
    assert_eq!(strands, [0, 1, 2], "{waits:?}");
    assert!(waits.iter().all(|span| span.state == State::Blocked && !span.detail.is_empty()), "{waits:?}");
    assert!(waits.iter().filter(|span| span.line == 8).count() == 2, "{waits:?}");
    assert!(said.timeline.spans.is_sorted_by_key(|span| span.start));
}

#[test]
fn input_comes_from_the_settings() {
    let settings = Settings { input: "Ada\n".to_owned(), ..Settings::default() };
    assert_eq!(run("print('hello', input())\n", settings).out, "hello Ada\n");
}

#[test]
fn what_cannot_be_run_is_refused_with_the_reason() {
    let mut session = session();
    let (run, program, settings) = (RunId(1), Program::default(), Settings::default());
    session.handle(ToEngine::Run { run, program, settings });
    let End::Refused { explanation } = gather(session.take_messages()).end else { panic!("not refused") };
    assert!(explanation.contains("no file"), "{explanation}");

    let settings = Settings { schedule: Some("not a schedule".to_owned()), ..Settings::default() };
    start(&mut session, "print(1)\n", settings);
    let End::Refused { explanation } = gather(session.take_messages()).end else { panic!("not refused") };
    assert!(explanation.contains("schedule"), "{explanation}");
}

#[test]
fn a_module_of_the_pack_comes_when_it_is_imported() {
    let text = "import csv, io\nprint(next(csv.reader(io.StringIO('a,b'))))";
    let mut session = session();
    start(&mut session, text, Settings::default());
    while session.is_busy() {
        session.work(|| 0.0);
    }
    assert!(session.take_pack());
    session.pack_came(Some(interleave_core::Library::pack())).expect("it is the pack");
    while session.is_busy() {
        session.work(|| 0.0);
    }
    let said = gather(session.take_messages());
    assert_eq!((said.out.as_str(), said.err.as_str(), said.end), ("['a', 'b']\n", "", End::Finished { status: 0 }));
}

#[test]
fn one_can_stand_anywhere_in_a_run_that_is_over_or_was_stopped() {
    let mut session = session();
    start(&mut session, "x = 1\nwhile True:\n    x += 1\n", Settings::default());
    let mut now = 0.0;
    session.work(|| {
        now += 20.0;
        now
    });
    session.handle(ToEngine::Stop(RunId(1)));
    while session.is_busy() {
        session.work(|| 0.0);
    }
    let walk = session.take_messages().into_iter().find_map(|message| match message {
        FromEngine::Walked { walk, .. } => Some(walk),
        _ => None,
    });
    let walk = walk.expect("the run is gone through");
    assert!(walk.end > 1_000 && walk.places.len() as u64 + walk.left_out == walk.end);
    assert_eq!((walk.places[0].line, walk.places[0].statement), (1, true));
    let stand = |session: &mut Session<Python>, place: u64| {
        session.handle(ToEngine::Stand { run: RunId(1), place });
        session.work(|| 0.0);
        let messages = session.take_messages();
        let [FromEngine::Stands { moment, .. }] = &messages[..] else { panic!("{messages:?}") };
        moment.clone()
    };
    let place = walk.places.iter().rposition(|place| place.line == 3 && place.statement).expect("there is a statement");
    // That statement may be where the run was stopped.
    let number = walk.places[place].number - 3;
    let moment = stand(&mut session, number);
    assert_eq!(moment.strands[0].frames[0].line, 3);
    let later = stand(&mut session, number + 3);
    let x = |moment: &interleave_protocol::Moment| moment.processes[0].variables[0].clone();
    assert_eq!(x(&later).value.parse::<u64>().ok(), x(&moment).value.parse::<u64>().ok().map(|x| x + 1));
    assert_eq!(x(&later).before, Some(x(&moment).value));
    assert_eq!(later.did.as_ref().map(|did| (did.strand, did.line)), Some((0, 3)));
    let value = x(&later).value;
    assert!(later.did.is_some_and(|did| did.text.starts_with("write x")), "{value}");
    let first = stand(&mut session, 0);
    assert_eq!((first.did, first.strands[0].frames[0].line), (None, 1));
    stand(&mut session, walk.end);
}

#[test]
fn by_hand_a_learner_loses_an_update_takes_it_back_and_gets_a_schedule() {
    let text = "import threading\nx = 0\ndef add():\n    global x\n    t = x\n    x = t + 1\n\
                a = threading.Thread(target=add)\nb = threading.Thread(target=add)\n\
                a.start()\nb.start()\na.join()\nb.join()\nprint(x)\n";
    let settings = Settings { switch: SwitchModel::Any, ..Settings::default() };
    let program = || Program { files: vec![File { name: "main.py".to_owned(), text: text.to_owned() }] };
    let mut session = session();
    session.handle(ToEngine::Hand { run: RunId(1), program: program(), settings: settings.clone() });
    let state = |session: &mut Session<Python>| {
        while session.is_busy() {
            session.work(|| 0.0);
        }
        let found = session.take_messages().into_iter().rev().find_map(|message| match message {
            FromEngine::Hand { state, .. } => Some(*state),
            _ => None,
        });
        found.expect("the engine says how it stands")
    };
    let mut now = state(&mut session);
    assert!(now.enabled.contains(&0) && now.moment.strands.len() > 1, "{now:?}");
    let choose = |session: &mut Session<Python>, strand: u32| {
        session.handle(ToEngine::Choose { run: RunId(1), strand, reach: Reach::Line });
        state(session)
    };
    while now.moment.strands.len() < 3 || !now.enabled.contains(&2) {
        now = choose(&mut session, 0);
    }
    let line = |state: &HandState, strand: usize| state.moment.strands[strand].frames.first().map(|frame| frame.line);
    for strand in [1, 2] {
        while line(&now, strand as usize) != Some(6) {
            now = choose(&mut session, strand);
        }
    }
    for strand in [1, 2] {
        while now.enabled.contains(&strand) {
            now = choose(&mut session, strand);
        }
    }
    let x = |state: &HandState| {
        let found = state.moment.processes[0].variables.iter().find(|variable| variable.name == "x");
        found.map(|variable| variable.value.clone())
    };
    assert_eq!(x(&now).as_deref(), Some("1"), "both read 0");
    while now.end.is_none() {
        now = choose(&mut session, 0);
    }
    assert_eq!((now.end.clone(), now.output[0].text.as_str()), (Some(End::Finished { status: 0 }), "1\n"));
    session.handle(ToEngine::Undo(RunId(1)));
    assert_eq!(state(&mut session).end, None);

    // The same happens again without a hand.
    let settings = Settings { schedule: Some(now.schedule), ..settings };
    session.handle(ToEngine::Run { run: RunId(2), program: program(), settings });
    while session.is_busy() {
        session.work(|| 0.0);
    }
    assert_eq!(gather(session.take_messages()).out, "1\n");
}

#[test]
fn an_answer_to_an_exercise_is_judged_on_every_schedule() {
    let front = "---\ntitle: Add\nkind: fix\nfails: output\noutput: 2\n---\n\nMend it.\n";
    let hints = "## Hint 1\n\nA lock.\n\n## Hint 2\n\nA lock.\n\n## Hint 3\n\nA lock.\n";
    let page = format!("{front}\n{hints}\n## Explanation\n\nA lock.\n");
    let text = |add: &str| {
        format!(
            "import threading\nx = 0\nlock = threading.Lock()\ndef add():\n    global x\n    {add}\n\
             threads = [threading.Thread(target=add) for _ in range(2)]\nfor t in threads: t.start()\n\
             for t in threads: t.join()\nprint(x)\n"
        )
    };
    let file = |name: &str, text: String| File { name: name.to_owned(), text };
    let exercise =
        vec![file("exercise.md", page), file("starter.py", text("x += 1")), file("solution.py", text("with lock: x += 1"))];
    let mut session = session();
    let mut judge = |add: &str| {
        let submission = Submission { exercise: exercise.clone(), answer: Answer::Program(text(add)) };
        session.handle(ToEngine::Judge { run: RunId(1), submission });
        while session.is_busy() {
            session.work(|| 0.0);
        }
        let messages = session.take_messages();
        let [FromEngine::Judged { judgement, .. }] = &messages[..] else { panic!("{messages:?}") };
        judgement.clone()
    };
    let wrong = judge("x += 1");
    assert_eq!(wrong.standing, Standing::Failed);
    assert!(wrong.sentence.starts_with("It can print `1`. Lost update"), "{}", wrong.sentence);
    let (schedule, switch) = wrong.shown.expect("a run can show it");
    assert!(schedule.starts_with('2') && switch == SwitchModel::Any);
    let right = judge("with lock: x += 1");
    assert_eq!(right.standing, Standing::Passed);
    assert!(right.sentence.starts_with("Right on every schedule"), "{}", right.sentence);
}
