//! Constructs that a program must or must not have, found in its syntax tree.
//!
//! A name is compared as a program could have meant it: `Lock` after `from threading import Lock` is `threading.Lock`, and so is
//! `t.Lock` after `import threading as t`.

use std::{collections::BTreeMap, fmt};

use ruff_python_ast::{
    Expr, ModModule, Stmt,
    visitor::{Visitor, walk_expr, walk_stmt},
};
use ruff_text_size::{Ranged, TextSize};

/// A construct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Construct {
    /// Its sort.
    sort: Sort,
    /// The dotted name that belongs to it; `.join` means that of any object; empty: any.
    name: String,
}

/// Sorts of constructs, each with the word that names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Call,
    Import,
    Name,
    With,
    AsyncWith,
    While,
    For,
    AsyncFor,
    Try,
    Await,
    Def,
    AsyncDef,
    Class,
    Global,
    Lambda,
    Raise,
}

const SORTS: &[(&str, Sort)] = &[
    ("async with", Sort::AsyncWith),
    ("async for", Sort::AsyncFor),
    ("async def", Sort::AsyncDef),
    ("call", Sort::Call),
    ("import", Sort::Import),
    ("name", Sort::Name),
    ("with", Sort::With),
    ("while", Sort::While),
    ("for", Sort::For),
    ("try", Sort::Try),
    ("await", Sort::Await),
    ("def", Sort::Def),
    ("class", Sort::Class),
    ("global", Sort::Global),
    ("lambda", Sort::Lambda),
    ("raise", Sort::Raise),
];

/// Sorts that go with a name.
const NAMED: &[Sort] = &[
    Sort::Call,
    Sort::Import,
    Sort::Name,
    Sort::With,
    Sort::AsyncWith,
    Sort::Await,
    Sort::Def,
    Sort::AsyncDef,
    Sort::Class,
    Sort::Global,
    Sort::Raise,
];

/// Sorts that mean nothing without a name.
const NAMELESS_IS_NOTHING: &[Sort] = &[Sort::Call, Sort::Import, Sort::Name];

impl Construct {
    /// The construct that an author names: a word and, for many, a name.
    ///
    /// # Errors
    /// What is wrong with it, in a sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let found = SORTS.iter().find_map(|(word, sort)| {
            let rest = text.strip_prefix(word)?;
            (rest.is_empty() || rest.starts_with(' ')).then_some((*sort, rest.trim()))
        });
        let Some((sort, name)) = found else {
            let words: Vec<&str> = SORTS.iter().map(|(word, _)| *word).collect();
            return Err(format!("`{text}` begins with none of: {}", words.join(", ")));
        };
        let is_name = name.split('.').enumerate().all(|(index, part)| {
            part.is_empty() && index == 0 && name.len() > 1
                || part.chars().all(|c| c.is_alphanumeric() || c == '_') && !part.is_empty()
        });
        match (name.is_empty(), NAMED.contains(&sort)) {
            (true, _) if NAMELESS_IS_NOTHING.contains(&sort) => {
                Err(format!("`{text}` needs a name, as in `{text} threading.Lock`"))
            }
            (false, false) => Err(format!("`{text}`: this construct takes no name")),
            (false, true) if !is_name => Err(format!("`{name}` is no dotted name")),
            _ => Ok(Self { sort, name: name.to_owned() }),
        }
    }

    /// Where in a program it occurs first: a byte offset.
    pub fn find(&self, module: &ModModule) -> Option<TextSize> {
        let mut finder = Finder { construct: self, aliases: BTreeMap::new(), found: None };
        for statement in &module.body {
            collect_aliases(statement, &mut finder.aliases);
        }
        for statement in &module.body {
            finder.visit_stmt(statement);
        }
        finder.found
    }
}

impl fmt::Display for Construct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = SORTS.iter().find(|(_, sort)| *sort == self.sort).map_or("", |(word, _)| word);
        let name = self.name.as_str();
        match (self.sort, name) {
            (Sort::Call, name) => write!(f, "`{name}()`"),
            (Sort::Name, name) => write!(f, "`{name}`"),
            (_, "") => write!(f, "`{word}`"),
            _ => write!(f, "`{word} {name}`"),
        }
    }
}

/// Notes what names imports give, also inside functions.
fn collect_aliases(statement: &Stmt, aliases: &mut BTreeMap<String, String>) {
    struct Imports<'m>(&'m mut BTreeMap<String, String>);
    impl<'a> Visitor<'a> for Imports<'_> {
        fn visit_stmt(&mut self, statement: &'a Stmt) {
            match statement {
                Stmt::Import(import) => {
                    for alias in &import.names {
                        if let Some(name) = &alias.asname {
                            self.0.insert(name.to_string(), alias.name.to_string());
                        }
                    }
                }
                Stmt::ImportFrom(import) => {
                    let module = import.module.as_ref().map_or(String::new(), ToString::to_string);
                    for alias in &import.names {
                        let name = alias.asname.as_ref().unwrap_or(&alias.name);
                        self.0.insert(name.to_string(), format!("{module}.{}", alias.name));
                    }
                }
                _ => walk_stmt(self, statement),
            }
        }
    }
    Imports(aliases).visit_stmt(statement);
}

struct Finder<'c> {
    construct: &'c Construct,
    aliases: BTreeMap<String, String>,
    found: Option<TextSize>,
}

impl Finder<'_> {
    fn note(&mut self, sort: Sort, matches: bool, at: TextSize) {
        if self.construct.sort == sort && matches {
            self.found = Some(self.found.map_or(at, |before| before.min(at)));
        }
    }

    fn is_named(&self, name: &str) -> bool {
        self.construct.name.is_empty() || self.construct.name == name
    }

    /// Whether an expression is what the construct names, or, if it names something called, a call of it.
    fn matches(&self, expression: &Expr) -> bool {
        let expression = match expression {
            Expr::Call(call) if self.construct.sort != Sort::Call => &call.func,
            _ => expression,
        };
        let wanted = &self.construct.name;
        if wanted.is_empty() {
            return true;
        }
        if let Some(method) = wanted.strip_prefix('.') {
            return matches!(expression, Expr::Attribute(attribute) if attribute.attr.as_str() == method);
        }
        self.dotted(expression).is_some_and(|name| name == *wanted)
    }

    fn dotted(&self, expression: &Expr) -> Option<String> {
        match expression {
            Expr::Name(name) => {
                let name = name.id.to_string();
                Some(self.aliases.get(&name).cloned().unwrap_or(name))
            }
            Expr::Attribute(attribute) => Some(format!("{}.{}", self.dotted(&attribute.value)?, attribute.attr)),
            _ => None,
        }
    }
}

impl<'a> Visitor<'a> for Finder<'_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        let at = statement.range().start();
        match statement {
            Stmt::With(with) => {
                let sort = if with.is_async { Sort::AsyncWith } else { Sort::With };
                let matches = with.items.iter().any(|item| self.matches(&item.context_expr));
                self.note(sort, matches, at);
            }
            Stmt::For(each) => self.note(if each.is_async { Sort::AsyncFor } else { Sort::For }, true, at),
            Stmt::While(_) => self.note(Sort::While, true, at),
            Stmt::Try(_) => self.note(Sort::Try, true, at),
            Stmt::FunctionDef(function) => {
                let sort = if function.is_async { Sort::AsyncDef } else { Sort::Def };
                let named = self.is_named(&function.name);
                self.note(sort, named, at);
            }
            Stmt::ClassDef(class) => {
                let named = self.is_named(&class.name);
                self.note(Sort::Class, named, at);
            }
            Stmt::Global(global) => {
                let named = global.names.iter().any(|name| self.is_named(name));
                self.note(Sort::Global, named, at);
            }
            Stmt::Raise(raise) => {
                let matches = raise.exc.as_ref().is_none_or(|exception| self.matches(exception));
                self.note(Sort::Raise, matches, at);
            }
            Stmt::Import(import) => {
                let matches = import.names.iter().any(|alias| self.is_named(&alias.name));
                self.note(Sort::Import, matches, at);
            }
            Stmt::ImportFrom(import) => {
                let module = import.module.as_ref().map_or(String::new(), ToString::to_string);
                let matches =
                    self.is_named(&module) || import.names.iter().any(|alias| self.is_named(&format!("{module}.{}", alias.name)));
                self.note(Sort::Import, matches, at);
            }
            _ => {}
        }
        walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        let at = expression.range().start();
        match expression {
            Expr::Call(call) => {
                let matches = self.matches(&call.func);
                self.note(Sort::Call, matches, at);
            }
            Expr::Await(awaited) => {
                let matches = self.matches(&awaited.value);
                self.note(Sort::Await, matches, at);
            }
            Expr::Lambda(_) => self.note(Sort::Lambda, true, at),
            Expr::Name(_) | Expr::Attribute(_) => {
                let matches = self.matches(expression);
                self.note(Sort::Name, matches, at);
            }
            _ => {}
        }
        walk_expr(self, expression);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(construct: &str, program: &str) -> bool {
        let module = interleave_core::source::parse_module(program).expect("a program");
        Construct::parse(construct).expect("a construct").find(&module).is_some()
    }

    #[test]
    fn names_are_followed_through_imports() {
        assert!(found("call threading.Lock", "from threading import Lock as L\nL()\n"));
        assert!(found("call threading.Lock", "import threading as t\nt.Lock()\n"));
        assert!(found("call threading.Lock", "def f():\n    from threading import Lock\n    return [Lock()]\n"));
        assert!(!found("call threading.Lock", "import threading\nthreading.RLock()\n# threading.Lock()\n'threading.Lock()'\n"));
    }

    #[test]
    fn methods_statements_and_names_are_found_where_they_are() {
        assert!(found("call .join", "threads[0].join()\n"));
        assert!(!found("call .join", "join()\n"));
        assert!(found("with lock", "with a, lock:\n    pass\n"));
        assert!(!found("with lock", "async def f():\n    async with lock:\n        pass\n"));
        assert!(found(
            "with concurrent.futures.ThreadPoolExecutor",
            "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(2) as p:\n    pass\n"
        ));
        assert!(found("await asyncio.gather", "import asyncio\nasync def f():\n    await asyncio.gather()\n"));
        assert!(found("import time", "from time import sleep\n"));
        assert!(found("while", "def f():\n    while True:\n        pass\n"));
        assert!(found("name queue.Queue", "import queue\nq: queue.Queue = None\n"));
    }

    #[test]
    fn what_is_no_construct_is_said() {
        for (text, said) in [
            ("with-lock", "begins with none of"),
            ("call", "needs a name"),
            ("while x", "takes no name"),
            ("call a b", "no dotted name"),
        ] {
            let problem = Construct::parse(text).expect_err(text);
            assert!(problem.contains(said), "{problem}");
        }
    }
}
