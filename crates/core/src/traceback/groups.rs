//! Exception groups: boxes of tracebacks.

use std::fmt::Write;

use super::Printer;
use crate::value::Value;

/// Groups nested deeper than this are left out.
const MOST_DEEP: usize = 10;
/// Of the exceptions in a group so many are shown.
const MOST_WIDE: usize = 15;

impl Printer<'_> {
    /// A group, then its members. Nesting is bounded by [`MOST_DEEP`].
    pub(super) fn group(&mut self, exception: Value, members: &[Value]) {
        if self.depth > MOST_DEEP {
            self.line(&format!("... (max_group_depth is {MOST_DEEP})"));
            return;
        }
        let outermost = self.depth == 0;
        if outermost {
            self.depth = 1;
        }
        self.exception(exception);
        let shown = members.len().min(MOST_WIDE + 1);
        self.need_close = false;
        for (i, member) in members[..shown].iter().enumerate() {
            let last = i + 1 == shown;
            if last {
                // A group within may close this box too.
                self.need_close = true;
            }
            self.indent();
            let corner = if i == 0 { "+-" } else { "  " };
            let title = if i < MOST_WIDE { (i + 1).to_string() } else { "...".to_owned() };
            let _ = writeln!(self.out, "{corner}+---------------- {title} ----------------");
            self.depth += 1;
            if i < MOST_WIDE {
                self.with_chain(*member);
            } else {
                let left = members.len() - MOST_WIDE;
                let plural = if left == 1 { "" } else { "s" };
                self.line(&format!("and {left} more exception{plural}"));
            }
            if last && self.need_close {
                self.indent();
                self.out.push_str("+------------------------------------\n");
                self.need_close = false;
            }
            self.depth -= 1;
        }
        if outermost {
            self.depth = 0;
        }
    }
}
