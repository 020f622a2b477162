//! Mistakes that authors make, one at a time in an exercise that is right otherwise, and what is said of each.

use interleave_core::Library;
use interleave_course::{SourceText, proof::Plan};

/// A right exercise.
const PAGE: &str = "---
title: Count to two
kind: fix
fails: output
output: 2
races: none
---

Mend it. See [the other file](notes.txt).

```python
print('hello')
```

```output
hello
```

## Hint 1

One.

## Hint 2

Two.

## Hint 3

Three.

## Explanation

A lock.
";
const STARTER: &str = "import threading

n = 0
def add():
    global n
    n += 1
threads = [threading.Thread(target=add) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(n)
";

/// A name, the replacements in page, starter and solution, and what is said.
type Case = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

/// Each is a right exercise with some of its text replaced.
pub(crate) const CASES: &[Case] = &[
    ("nothing is wrong", &[], &[]),
    ("an unknown key", &[("races: none", "race: none")], &["exercise.md:6: `race` is not a key; there are: "]),
    ("a line that is none", &[("races: none", "races none")], &["exercise.md:6: `races none` is not of the form `key: value`"]),
    ("a key twice", &[("races: none", "kind: fix")], &["exercise.md:6: `kind` stands there twice"]),
    ("an unknown kind", &[("kind: fix", "kind: mend")], &["exercise.md:3: `kind`: `mend` is none of: predict, parsons, "]),
    ("no kind", &[("kind: fix\n", "")], &["exercise.md:1: the front matter has no `kind`"]),
    (
        "an unknown failure",
        &[("fails: output", "fails: badly")],
        &["exercise.md:4: `fails: badly` is none of: exception, output"],
    ),
    ("no end of front matter", &[("races: none\n---\n", "races: none\n")], &["exercise.md:1: the front matter has no end"]),
    ("a time without unit", &[("races: none", "time: 3")], &["exercise.md:6: `time`: `3` is no duration"]),
    ("a construct without name", &[("races: none", "must: call")], &["exercise.md:6: `call` needs a name"]),
    (
        "something to keep that is not there",
        &[("races: none", "keep: subtract")],
        &["exercise.md:1: `keep: subtract`: the starter has nothing of that name"],
    ),
    (
        "races without all schedules",
        &[("races: none", "races: none\nbound: 2 preemptions")],
        &["`races: none` needs `bound: all`"],
    ),
    ("a missing hint", &[("## Hint 3\n\nThree.\n\n", "")], &["exercise.md:1: there are 2 hints"]),
    ("hints out of order", &[("## Hint 1", "## Hint 2")], &["exercise.md:19: `## Hint 2` is number 1 of the hints"]),
    (
        "an empty section",
        &[("A lock.\n", "")],
        &["exercise.md:31: the section `Explanation` is empty", "there is no `## Explanation`"],
    ),
    (
        "a question that does not belong",
        &[("## Hint 1", "## Question\n\n- [x] a\n- [ ] b\n\n## Hint 1")],
        &["exercise.md:20: an exercise of kind `fix` has no question"],
    ),
    ("a dead link", &[("notes.txt", "note.txt")], &["exercise.md:9: note.txt is not there"]),
    ("a link without https", &[("notes.txt", "http://example.org")], &["exercise.md:9: http://example.org: a link leads to"]),
    (
        "a program in prose that fails",
        &[("print('hello')", "print('hello'")],
        &["exercise.md:11: this program does not end well: This is no Python program: line 1: SyntaxError: '(' was never closed"],
    ),
    (
        "an output in prose that is not so",
        &[("```output\nhello", "```output\nhullo")],
        &["exercise.md:15: the program does not print this, but `hello`"],
    ),
    ("a block of an unknown kind", &[("```output", "```pycon")], &["exercise.md:15: a block is `python`, `output` or `text`"]),
    (
        "a starter that passes",
        &[("    n += 1", "    with lock: n += 1"), ("n = 0", "lock = threading.Lock(); n = 0")],
        &[
            "exercise.md:4: the starter does not fail as `fails: output` says; instead: it passes. Right on every schedule: 2 classes of schedules.",
        ],
    ),
    ("a starter that is none", &[("n = 0\ndef add", "n = \ndef add")], &["starter.py:3: SyntaxError: invalid syntax"]),
    (
        "a solution that fails",
        &[("with solution_lock: ", "")],
        &["solution.py:1: it does not pass: It can print `1`. Lost update: "],
    ),
    (
        "a solution that lacks a construct",
        &[("races: none", "must: call threading.RLock")],
        &["solution.py:1: it does not pass: The program has to use `threading.RLock()`."],
    ),
    (
        "a solution with a forbidden construct",
        &[("races: none", "must not: call threading.Lock")],
        &["solution.py:3: it does not pass: Line 3 uses `threading.Lock()`, which this exercise does not allow."],
    ),
    (
        "a solution that changes what has to stay",
        &[("races: none", "keep: add")],
        &["solution.py:1: it does not pass: `add` has to stay as it was at the beginning."],
    ),
    (
        "hard prose",
        &[(
            "Mend it.",
            "Notwithstanding considerable preliminary investigation, implementation peculiarities necessitate additional verification throughout. Notwithstanding considerable preliminary investigation, implementation peculiarities necessitate additional verification throughout. Notwithstanding considerable preliminary investigation, implementation peculiarities necessitate additional verification throughout. Notwithstanding considerable preliminary investigation, implementation peculiarities necessitate additional verification throughout. Notwithstanding considerable preliminary investigation, implementation peculiarities necessitate additional verification throughout. Notwithstanding considerable preliminary investigation, implementation peculiarities necessitate additional verification throughout.",
        )],
        &["exercise.md:8: the prose has reading grade"],
    ),
    (
        "a prediction with a false option",
        &[
            ("kind: fix\nfails: output\n", "kind: predict\n"),
            ("## Hint 1", "## Question\n\nWhat?\n\n- [x] `1`\n- [x] `2`\n- [x] `3`\n\n## Hint 1"),
        ],
        &["exercise.md:24: ``3`` cannot happen; the starter can: print `2`; print `1`"],
    ),
    (
        "a prediction that leaves something out",
        &[
            ("kind: fix\nfails: output\n", "kind: predict\n"),
            ("## Hint 1", "## Question\n\nWhat?\n\n- [x] `2`\n- [ ] `3`\n\n## Hint 1"),
        ],
        &["exercise.md:22: this is not all that can happen; the starter can: print `2`; print `1`"],
    ),
    (
        "a prediction in words",
        &[
            ("kind: fix\nfails: output\n", "kind: predict\n"),
            ("## Hint 1", "## Question\n\nWhat?\n\n- [x] `2`\n- [ ] three\n\n## Hint 1"),
        ],
        &["exercise.md:23: an option of a prediction is an output in backquotes"],
    ),
    (
        "an aim that cannot be met",
        &[("kind: fix\nfails: output", "kind: break\nfails: deadlock")],
        &["exercise.md:4: the starter does not fail as `fails: deadlock` says"],
    ),
    (
        "lines that are not offered",
        &[("kind: fix", "kind: parsons")],
        &[
            "solution.py:3: the starter does not offer the line `solution_lock = threading.Lock()`",
            "solution.py:7: the starter does not offer",
        ],
    ),
];

/// Checks one of them: each thing said is in a mistake of its own, and there are no others.
pub(crate) fn check(library: &Library, case: &Case) -> Result<(), String> {
    let (_, changes, said) = case;
    let solution = STARTER
        .replace("n = 0\n", "solution_lock = threading.Lock()\nn = 0\n")
        .replace("    n += 1", "    with solution_lock: n += 1");
    let mut texts = [
        ("exercise.md", PAGE.to_owned()),
        ("starter.py", STARTER.to_owned()),
        ("solution.py", solution),
        ("notes.txt", String::new()),
    ];
    for (old, new) in *changes {
        let mut found = false;
        for (_, text) in &mut texts {
            if text.contains(old) {
                *text = text.replacen(old, new, 1);
                found = true;
                // The starter and the solution have lines in common; a change of one is not meant for the other.
                break;
            }
        }
        if !found {
            return Err(format!("nothing to replace: {old}"));
        }
    }
    let files = texts.into_iter().map(|(name, text)| SourceText { name: name.into(), text }).collect();
    let plan = Plan::new(files);
    let mut faults: Vec<String> = plan.faults.iter().map(ToString::to_string).collect();
    for job in &plan.jobs {
        faults.extend(plan.prove(job, library).faults.iter().map(ToString::to_string));
    }
    let told = said.iter().all(|words| faults.iter().any(|fault| fault.contains(words)));
    if told && faults.is_empty() == said.is_empty() && faults.len() <= said.len().max(1) {
        Ok(())
    } else {
        Err(format!("said:\n{}\ninstead of:\n{}", faults.join("\n"), said.join("\n")))
    }
}
