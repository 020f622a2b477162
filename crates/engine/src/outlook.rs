//! What can go wrong from where a run by hand stands: all choices are tried, those that need fewest first.

use crate::hand::Standing;
use interleave_core::{State, SwitchModel};
use interleave_protocol::{Danger, End, Hint, Reach};
use std::collections::VecDeque;

/// So many places are looked at.
const MOST_PLACES: usize = 3_000;
/// So many choices are looked ahead.
const MOST_CHOICES: usize = 24;

/// The search.
pub(crate) struct Outlook {
    /// Places from which nobody went on yet, with the choices that led there; those with fewer choices first.
    open: VecDeque<(Standing, Vec<u32>)>,
    /// Places that were looked at.
    looked: usize,
    /// Spans of failed strands at its beginning.
    failed: usize,
    /// Choices that were looked ahead in every order.
    depth: usize,
    /// Whether some way was not followed to its end.
    cut: bool,
}

impl Outlook {
    /// A search from here.
    pub fn new(here: Standing) -> Self {
        let failed = failures(&here);
        Self { open: VecDeque::from([(here, Vec::new())]), looked: 0, failed, depth: 0, cut: false }
    }

    /// Tries about so many choices. What was found, when it is over.
    pub fn advance(&mut self, reach: Reach, switch: SwitchModel, tries: usize) -> Option<Hint> {
        let mut left = tries;
        while left > 0 {
            let Some((mut here, path)) = self.open.pop_front() else {
                return Some(Hint { choices: self.depth as u32, danger: None, complete: !self.cut });
            };
            self.depth = path.len();
            if path.len() == MOST_CHOICES || self.looked >= MOST_PLACES {
                return Some(Hint { choices: self.depth as u32, danger: None, complete: false });
            }
            for strand in here.enabled() {
                let mut next = here.copy();
                next.step(strand, reach, switch);
                self.looked += 1;
                left = left.saturating_sub(1);
                let path: Vec<u32> = path.iter().copied().chain([strand.0]).collect();
                if let Some(danger) = self.danger(&next) {
                    return Some(Hint { choices: path.len() as u32, danger: Some((danger, path)), complete: false });
                }
                match next.end {
                    None => self.open.push_back((next, path)),
                    Some(End::Finished { .. }) => {}
                    Some(_) => self.cut = true,
                }
            }
        }
        None
    }

    fn danger(&self, next: &Standing) -> Option<Danger> {
        match next.end {
            Some(End::Deadlock { .. }) => Some(Danger::Deadlock),
            Some(End::Finished { status }) if status != 0 => Some(Danger::Failure),
            _ if failures(next) > self.failed => Some(Danger::Failure),
            _ => None,
        }
    }
}

/// How many strands an exception has ended.
fn failures(standing: &Standing) -> usize {
    standing.machine.trace().spans.iter().filter(|span| span.state == State::Failed).count()
}

#[cfg(test)]
mod tests {
    use crate::interpreter::{Hand, Interpreter};
    use crate::python::Python;
    use interleave_protocol::{Danger, File, Hint, Program, Reach, Settings, SwitchModel};

    fn look(text: &str, first: &[u32]) -> Hint {
        let program = Program { files: vec![File { name: "main.py".to_owned(), text: text.to_owned() }] };
        let settings = Settings { switch: SwitchModel::Any, ..Settings::default() };
        let mut hand = Python::new().by_hand(program, &settings).expect("it is a program");
        for strand in first {
            hand.choose(*strand, Reach::Line);
        }
        let hint = loop {
            if let Some(hint) = hand.look(Reach::Line, 8) {
                break hint;
            }
        };
        // Whoever follows it gets there.
        let (_, way) = hint.danger.clone().unwrap_or((Danger::Failure, Vec::new()));
        for strand in &way {
            assert!(hand.state().enabled.contains(strand), "{way:?}");
            hand.choose(*strand, Reach::Line);
        }
        if let Some((Danger::Deadlock, _)) = hint.danger {
            assert!(matches!(hand.state().end, Some(interleave_protocol::End::Deadlock { .. })));
        }
        assert_eq!(way.len(), if hint.danger.is_some() { hint.choices as usize } else { 0 });
        hint
    }

    const FORKS: &str = "import threading\na = threading.Lock()\nb = threading.Lock()\ndef eat(x, y):\n    x.acquire()\n    y.acquire()\n    \
                         y.release()\n    x.release()\nt = threading.Thread(target=eat, args=(a, b))\n\
                         u = threading.Thread(target=eat, args=(b, a))\nt.start()\nu.start()\n";

    #[test]
    fn a_deadlock_is_seen_some_choices_ahead_and_the_way_leads_there() {
        let hint = look(FORKS, &[]);
        assert!(matches!(hint.danger, Some((Danger::Deadlock, _))), "{hint:?}");
    }

    #[test]
    fn where_nothing_can_go_wrong_that_is_said() {
        let ordered = FORKS.replace("args=(b, a)", "args=(a, b)");
        let hint = look(&ordered, &[]);
        assert_eq!(hint.danger, None);
        let hint = look("import threading\nt = threading.Thread(target=print)\nt.start()\nt.join()\n", &[]);
        assert_eq!((hint.danger, hint.complete), (None, true));
    }

    #[test]
    fn an_uncaught_exception_is_seen_too() {
        let text = "import threading\nx = 1\ndef zero():\n    global x\n    x = 0\nt = threading.Thread(target=zero)\nt.start()\n1 / x\n";
        assert!(matches!(look(text, &[]).danger, Some((Danger::Failure, _))));
    }
}
