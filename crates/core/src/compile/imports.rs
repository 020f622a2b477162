//! `import` and `from … import`.

use ruff_python_ast::{StmtImport, StmtImportFrom};

use super::{Compiler, span};
use crate::bytecode::Op;

impl<'a> Compiler<'a> {
    pub(super) fn import(&mut self, it: &'a StmtImport) {
        let at = span(it);
        for alias in &it.names {
            let mark = self.frame.top();
            let module = self.temporaries(at, 2);
            let path = alias.name.id.as_str();
            self.emit_none(at, module + 1);
            let number = self.name_number(path);
            self.emit(at, Op::ImportName, module, module + 1, 0, number);
            match &alias.asname {
                // The import gives the first package of a dotted path; its last part is reached through it.
                Some(name) => {
                    for part in path.split('.').skip(1) {
                        let number = self.name_number(part);
                        self.emit(at, Op::ImportFrom, module, module, 0, number);
                    }
                    self.store_name(name.id.as_str(), at, module);
                }
                None => {
                    let first = path.split('.').next().unwrap_or(path).to_owned();
                    self.store_name(&first, at, module);
                }
            }
            self.release(mark);
        }
    }

    pub(super) fn import_from(&mut self, it: &'a StmtImportFrom) {
        let at = span(it);
        let mark = self.frame.top();
        let module = self.temporary(at);
        let wanted = self.string_tuple(at, it.names.iter().map(|alias| alias.name.id.as_str()));
        let path = it.module.as_ref().map_or("", |path| path.id.as_str());
        let number = self.name_number(path);
        let level = it.level.min(255) as u8;
        self.emit(at, Op::ImportName, module, wanted, level, number);
        for alias in &it.names {
            if alias.name.id.as_str() == "*" {
                self.emit(at, Op::ImportStar, module, 0, 0, 0);
            } else {
                let number = self.name_number(alias.name.id.as_str());
                self.emit(at, Op::ImportFrom, wanted, module, 0, number);
                let name = alias.asname.as_ref().unwrap_or(&alias.name);
                self.store_name(name.id.as_str(), at, wanted);
            }
        }
        self.release(mark);
    }
}
