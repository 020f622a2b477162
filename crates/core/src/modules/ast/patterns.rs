//! Patterns of `match` statements.

use ruff_python_ast::{Pattern, Singleton};
use ruff_text_size::Ranged;

use super::Writer;
use crate::value::Value;

impl Writer<'_, '_> {
    pub(super) fn pattern(&mut self, pattern: &Pattern) {
        let range = pattern.range();
        match pattern {
            Pattern::MatchValue(it) => {
                self.expression(&it.value);
                self.node("MatchValue", range);
            }
            Pattern::MatchSingleton(it) => {
                self.plain(match it.value {
                    Singleton::None => Value::NONE,
                    Singleton::True => Value::TRUE,
                    Singleton::False => Value::FALSE,
                });
                self.node("MatchSingleton", range);
            }
            Pattern::MatchSequence(it) => {
                self.patterns(&it.patterns);
                self.node("MatchSequence", range);
            }
            Pattern::MatchMapping(it) => {
                self.expressions(&it.keys);
                self.patterns(&it.patterns);
                self.name(it.rest.as_ref());
                self.node("MatchMapping", range);
            }
            Pattern::MatchClass(it) => {
                self.expression(&it.cls);
                self.patterns(&it.arguments.patterns);
                let keywords = &it.arguments.keywords;
                for one in keywords {
                    self.word(one.attr.as_str());
                }
                self.count(keywords.len());
                for one in keywords {
                    self.pattern(&one.pattern);
                }
                self.count(keywords.len());
                self.node("MatchClass", range);
            }
            Pattern::MatchStar(it) => {
                self.name(it.name.as_ref());
                self.node("MatchStar", range);
            }
            Pattern::MatchAs(it) => {
                match &it.pattern {
                    Some(inner) => self.pattern(inner),
                    None => self.none(),
                }
                self.name(it.name.as_ref());
                self.node("MatchAs", range);
            }
            Pattern::MatchOr(it) => {
                self.patterns(&it.patterns);
                self.node("MatchOr", range);
            }
        }
    }

    fn patterns(&mut self, all: &[Pattern]) {
        for one in all {
            self.pattern(one);
        }
        self.count(all.len());
    }
}
