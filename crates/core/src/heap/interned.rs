//! Interned strings by text: those of the library, which all machines share, and a process's own.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::value::ObjId;

/// The table of a process.
#[derive(Clone, Debug, Default)]
pub(super) struct Interned {
    library: Arc<FxHashMap<Arc<str>, ObjId>>,
    own: Arc<FxHashMap<Arc<str>, ObjId>>,
}

impl Interned {
    /// The string with this text.
    pub(super) fn get(&self, text: &str) -> Option<ObjId> {
        self.library.get(text).or_else(|| self.own.get(text)).copied()
    }

    /// Adds a string that is not there yet.
    pub(super) fn insert(&mut self, text: Arc<str>, id: ObjId) {
        Arc::make_mut(&mut self.own).insert(text, id);
    }

    /// Takes a string out, if it is not the library's.
    pub(super) fn remove(&mut self, text: &str) {
        Arc::make_mut(&mut self.own).remove(text);
    }

    /// Makes all strings so far the library's, which stay.
    pub(super) fn settle(&mut self) {
        let own = std::mem::take(&mut self.own);
        #[expect(clippy::disallowed_methods, reason = "one table is added to another, whatever the order")]
        Arc::make_mut(&mut self.library).extend(own.iter().map(|(text, id)| (Arc::clone(text), *id)));
    }

    /// The process's own strings for which `dead` holds, in the order of their numbers.
    pub(super) fn dead(&self, dead: impl Fn(ObjId) -> bool) -> Vec<(Arc<str>, ObjId)> {
        #[expect(clippy::disallowed_methods, reason = "sorted before anybody sees it")]
        let mut found: Vec<_> = self.own.iter().filter(|(_, id)| dead(**id)).map(|(text, id)| (Arc::clone(text), *id)).collect();
        found.sort_unstable_by_key(|(_, id)| *id);
        found
    }
}
