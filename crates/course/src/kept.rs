//! What of a starter has to stay in an answer: whole functions, classes and variables, compared as syntax trees.
//!
//! So an answer may be laid out and commented in another way, and may not solve the exercise by leaving the hard part out.

use ruff_python_ast::{Expr, ModModule, Stmt, comparable::ComparableStmt};

/// Whether what a module calls by that dotted name (`work`, `Account.transfer`, `RATE`) is the same in another one.
/// `None` if the first has no such thing.
pub fn is_same(before: &ModModule, after: &ModModule, name: &str) -> Option<bool> {
    let wanted = find(&before.body, name);
    if wanted.is_empty() {
        return None;
    }
    let found = find(&after.body, name);
    let same = wanted.len() == found.len()
        && wanted.iter().zip(&found).all(|(one, other)| ComparableStmt::from(*one) == ComparableStmt::from(*other));
    Some(same)
}

/// The statements of a body that give this name a meaning.
fn find<'a>(body: &'a [Stmt], name: &str) -> Vec<&'a Stmt> {
    let (first, rest) = name.split_once('.').unwrap_or((name, ""));
    let mut found = Vec::new();
    for statement in body {
        let is_it = match statement {
            Stmt::ClassDef(class) if class.name.as_str() == first && !rest.is_empty() => {
                found.extend(find(&class.body, rest));
                continue;
            }
            Stmt::FunctionDef(function) => function.name.as_str() == first,
            Stmt::ClassDef(class) => class.name.as_str() == first,
            Stmt::Assign(assign) => assign.targets.iter().any(|target| is_name(target, first)),
            Stmt::AnnAssign(assign) => is_name(&assign.target, first),
            _ => false,
        };
        if is_it && rest.is_empty() {
            found.push(statement);
        }
    }
    found
}

fn is_name(expression: &Expr, name: &str) -> bool {
    matches!(expression, Expr::Name(found) if found.id.as_str() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(name: &str, before: &str, after: &str) -> Option<bool> {
        let parse = |text: &str| interleave_core::source::parse_module(text).expect("a program");
        is_same(&parse(before), &parse(after), name)
    }

    #[test]
    fn layout_and_comments_do_not_count() {
        let before = "def work(n):\n    return n + 1\n";
        assert_eq!(same("work", before, "# mine\ndef work( n ):\n    # more\n    return (n + 1)\n"), Some(true));
        assert_eq!(same("work", before, "def work(n):\n    return n + 2\n"), Some(false));
        assert_eq!(same("work", before, "def other(n):\n    return n + 1\n"), Some(false));
        assert_eq!(same("play", before, before), None);
    }

    #[test]
    fn parts_of_classes_and_variables_count() {
        let before = "N = 3\nclass A:\n    def f(self):\n        pass\n    def g(self):\n        pass\n";
        let after = "N = 3\nclass A:\n    def f(self):\n        pass\n    def g(self):\n        return 1\n";
        assert_eq!(same("A.f", before, after), Some(true));
        assert_eq!(same("A.g", before, after), Some(false));
        assert_eq!(same("A", before, after), Some(false));
        assert_eq!(same("N", before, "N = 2\n"), Some(false));
    }
}
