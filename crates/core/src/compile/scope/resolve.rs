//! Decides what each name of each scope means, once all bindings are known.

use super::{Place, ScopeKind, Scopes};
use crate::compile::Mode;
use crate::source::SyntaxProblem;

/// A `nonlocal` declaration: scope, name, and where it stands.
pub(super) type Declared = (usize, Box<str>, (usize, usize));

pub(super) fn resolve(scopes: &mut Scopes, mode: Mode, declared: &[Declared], text: &str, problems: &mut Vec<SyntaxProblem>) {
    for scope in 0..scopes.all.len() {
        for at in 0..scopes.all[scope].symbols.len() {
            let found = find(scopes, mode, scope, at);
            scopes.all[scope].symbols[at].place = found;
        }
    }
    for (scope, name, (start, end)) in declared {
        let place = scopes.all[*scope].symbol(name).map(|symbol| symbol.place);
        if matches!(place, Some(Place::Global | Place::Name)) {
            let message = format!("no binding for nonlocal '{name}' found");
            problems.push(SyntaxProblem::at(text, *start, *end, message));
        }
    }
}

fn find(scopes: &mut Scopes, mode: Mode, scope: usize, at: usize) -> Place {
    let kind = scopes.all[scope].kind;
    let symbol = &scopes.all[scope].symbols[at];
    if symbol.global {
        return Place::Global;
    }
    if symbol.bound && !symbol.nonlocal {
        return match kind {
            ScopeKind::Module if mode == Mode::Module => Place::Global,
            ScopeKind::Module | ScopeKind::Class => Place::Name,
            _ => Place::Own(scope),
        };
    }
    let (name, nonlocal) = (symbol.name.clone(), symbol.nonlocal);
    match find_outside(scopes, scope, &name) {
        Outside::SameFrame(binder) => Place::Own(binder),
        Outside::Class => Place::Name,
        Outside::Free if kind == ScopeKind::Class && !nonlocal => Place::NameOrFree,
        Outside::Free => Place::Free,
        Outside::Nowhere => match kind {
            ScopeKind::Class => Place::Name,
            ScopeKind::Module if mode != Mode::Module => Place::Name,
            ScopeKind::Comprehension | ScopeKind::TypeParameters if mode != Mode::Module => {
                if scopes.frame_of(scope) == 0 {
                    Place::Name
                } else {
                    Place::Global
                }
            }
            ScopeKind::TypeParameters if scopes.all[scopes.frame_of(scope)].kind == ScopeKind::Class => Place::Name,
            _ => Place::Global,
        },
    }
}

enum Outside {
    /// Bound by an enclosing scope that shares the frame.
    SameFrame(usize),
    /// Bound by the class whose body directly holds a list of type parameters.
    Class,
    /// Bound by an enclosing function: now captured there and handed through.
    Free,
    /// A global, a builtin or nothing.
    Nowhere,
}

fn find_outside(scopes: &mut Scopes, scope: usize, name: &str) -> Outside {
    // Frames between the scope and the one that binds the name: they all hand its cell through.
    let mut passed = Vec::new();
    let mut transparent = scopes.all[scope].kind == ScopeKind::TypeParameters;
    let mut current = scope;
    loop {
        if scopes.all[current].kind.has_frame() {
            passed.push(current);
        }
        let Some(parent) = scopes.all[current].parent else { return Outside::Nowhere };
        current = parent;
        let outer = &mut scopes.all[current];
        match outer.kind {
            ScopeKind::Module => return Outside::Nowhere,
            ScopeKind::Class if name == "__class__" => {
                outer.class_cell = true;
                hand_through(scopes, &passed, name);
                return Outside::Free;
            }
            ScopeKind::Class => {
                if transparent && outer.symbol(name).is_some_and(|symbol| symbol.bound && !symbol.nonlocal) {
                    return Outside::Class;
                }
                transparent = false;
            }
            _ => {
                let Some(symbol) = outer.symbol_mut(name) else {
                    transparent &= outer.kind == ScopeKind::TypeParameters;
                    continue;
                };
                if symbol.global {
                    return Outside::Nowhere;
                }
                if symbol.bound && !symbol.nonlocal {
                    if passed.is_empty() {
                        return Outside::SameFrame(current);
                    }
                    symbol.captured = true;
                    hand_through(scopes, &passed, name);
                    return Outside::Free;
                }
            }
        }
    }
}

fn hand_through(scopes: &mut Scopes, passed: &[usize], name: &str) {
    for frame in passed {
        let free = &mut scopes.all[*frame].free;
        if !free.iter().any(|known| &**known == name) {
            // In the order of their names, as `co_freevars` and `__closure__` show them.
            free.push(name.into());
            free.sort_unstable();
        }
    }
}
