//! Which variable each name means: the scopes of a file and what their names are bound to.

mod checks;
mod definitions;
mod resolve;
mod visit;
mod visit_expr;

use rustc_hash::FxHashMap;

pub(super) use self::checks::is_irrefutable;

use super::Mode;
use crate::source::SyntaxProblem;

/// What makes a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    /// A generator expression: a function of its own.
    Generator,
    /// A list, set or dict comprehension: its variables live in the enclosing frame.
    Comprehension,
    /// The type parameters of a function, class or alias: they live in the enclosing frame, too.
    TypeParameters,
}

impl ScopeKind {
    /// Whether code of this scope runs in a frame of its own.
    pub(super) fn has_frame(self) -> bool {
        !matches!(self, Self::Comprehension | Self::TypeParameters)
    }

    pub(super) fn is_function(self) -> bool {
        matches!(self, Self::Function | Self::Lambda | Self::Generator)
    }
}

/// Where a name is found from a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Bound by the scope with this number, in the same frame: a register, or a cell when captured.
    Own(usize),
    /// A cell handed in by the enclosing function.
    Free,
    /// A module's variable or a builtin.
    Global,
    /// In the frame's namespace, else global.
    Name,
    /// In the frame's namespace, else a free variable.
    NameOrFree,
}

/// A name in a scope.
#[derive(Clone, Debug)]
pub(super) struct Symbol {
    pub(super) name: Box<str>,
    pub(super) used: bool,
    pub(super) bound: bool,
    pub(super) parameter: bool,
    pub(super) global: bool,
    pub(super) nonlocal: bool,
    pub(super) annotated: bool,
    /// Unbound somewhere by `del` or at the end of an `except` clause.
    pub(super) deleted: bool,
    /// Rebound somewhere by `:=`, which can happen between two operands.
    pub(super) walrus: bool,
    /// The target of a comprehension's `for`.
    pub(super) iteration: bool,
    /// Used by an inner function, so that it lives in a cell.
    pub(super) captured: bool,
    pub(super) place: Place,
    /// The register given to it by the code generator.
    pub(super) register: u8,
    /// Its place in the frame's list of cells, when there are more variables than registers for them.
    pub(super) spilled: Option<u32>,
}

/// A scope: what is known about its names.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    pub(super) kind: ScopeKind,
    pub(super) parent: Option<usize>,
    /// In the order of first appearance.
    pub(super) symbols: Vec<Symbol>,
    index: FxHashMap<Box<str>, usize>,
    /// Names of the cells that the enclosing function hands in.
    pub(super) free: Vec<Box<str>>,
    /// Whether a method needs the class's `__class__` cell.
    pub(super) class_cell: bool,
    /// The class whose private names are meant here.
    pub(super) private: Option<Box<str>>,
    /// Contains `yield`.
    pub(super) generator: bool,
    /// An `async` function, or a generator expression that awaits.
    pub(super) coroutine: bool,
    /// Contains an annotated variable.
    pub(super) annotations: bool,
}

impl Scope {
    pub(super) fn symbol(&self, name: &str) -> Option<&Symbol> {
        self.index.get(name).map(|at| &self.symbols[*at])
    }

    pub(super) fn symbol_mut(&mut self, name: &str) -> Option<&mut Symbol> {
        self.index.get(name).map(|at| &mut self.symbols[*at])
    }
}

/// The scopes of a file, the module's first, outer ones before inner ones.
#[derive(Debug)]
pub(super) struct Scopes {
    pub(super) all: Vec<Scope>,
    /// Scopes by the address of the syntax node that makes them.
    nodes: FxHashMap<usize, usize>,
    /// Whether annotations are kept as strings.
    pub(super) future_annotations: bool,
}

impl Scopes {
    /// The scope that a node of the syntax tree makes.
    pub(super) fn of<T>(&self, node: &T) -> usize {
        self.nodes.get(&address(node)).copied().unwrap_or(0)
    }

    /// The scope whose frame runs the code of a scope.
    pub(super) fn frame_of(&self, mut scope: usize) -> usize {
        while !self.all[scope].kind.has_frame() {
            scope = self.all[scope].parent.unwrap_or(0);
        }
        scope
    }
}

/// Finds the scopes of a tree. The problems are those that CPython finds between parsing and running, in its order.
pub(super) fn analyze(text: &str, tree: Tree<'_>, mode: Mode) -> (Scopes, Vec<SyntaxProblem>) {
    let mut visitor = visit::Visitor::new(text);
    match tree {
        Tree::Body(body) => visitor.module(body),
        Tree::Expression(expression) => visitor.expression(expression),
    }
    let (mut scopes, mut problems, declared) = visitor.finish();
    resolve::resolve(&mut scopes, mode, &declared, text, &mut problems);
    (scopes, problems)
}

/// What is compiled.
#[derive(Clone, Copy)]
pub(super) enum Tree<'a> {
    Body(&'a [ruff_python_ast::Stmt]),
    Expression(&'a ruff_python_ast::Expr),
}

/// A name as it is spelt in the bytecode: private names of a class carry the class's name.
pub(super) fn mangle(private: Option<&str>, name: &str) -> Box<str> {
    match private {
        Some(class) if name.starts_with("__") && !name.ends_with("__") && !name.contains('.') => {
            let class = class.trim_start_matches('_');
            if class.is_empty() { name.into() } else { format!("_{class}{name}").into() }
        }
        _ => name.into(),
    }
}

fn address<T>(node: &T) -> usize {
    std::ptr::from_ref(node) as usize
}
