//! Class statements: the body, its namespace and its decorators.

use ruff_python_ast::StmtClassDef;

use super::{Compiler, Reg, Span, span};
use crate::bytecode::{Constant, Op};

impl<'a> Compiler<'a> {
    pub(super) fn class_definition(&mut self, it: &'a StmtClassDef) {
        let at = self.definition_span(span(it), &it.decorator_list);
        let mark = self.frame.top();
        self.decorators(&it.decorator_list);
        let class = self.temporary(at);
        let outer = it.type_params.as_ref().map(|list| self.enter_type_parameters(list));
        self.build_class(it, at, class);
        if let Some(outer) = outer {
            self.set_type_parameters(class, at);
            self.frame.scope = outer;
        }
        self.apply_decorators(&it.decorator_list, class);
        self.store_name(it.name.id.as_str(), at, mark);
        self.release(mark);
    }

    fn build_class(&mut self, it: &'a StmtClassDef, at: Span, to: Reg) {
        let mark = self.frame.top();
        let simple = it.arguments.as_ref().is_none_or(|arguments| super::calls::is_simple(arguments));
        if simple {
            let callee = self.temporaries(at, 3);
            self.emit(at, Op::LoadBuildClass, callee, 0, 0, 0);
            self.class_body(it, at, callee + 1);
            self.emit_constant(at, callee + 2, Constant::Str(it.name.id.as_str().into()));
            let mut count = 2;
            let (bases, keywords) = it.arguments.as_ref().map_or((&[][..], &[][..]), |a| (&*a.args, &*a.keywords));
            for base in bases {
                let register = self.temporary(at);
                self.value(base, register);
                count += 1;
            }
            if it.type_params.is_some() {
                self.generic_base(at);
                count += 1;
            }
            for keyword in keywords {
                let register = self.temporary(at);
                self.value(&keyword.value, register);
                count += 1;
            }
            match self.keyword_names(keywords) {
                None => self.emit(at, Op::Call, to, callee, count, 0),
                Some(names) => self.emit(at, Op::CallKw, to, callee, count, names),
            }
        } else if let Some(arguments) = &it.arguments {
            let leading = self.temporaries(at, 2);
            self.class_body(it, at, leading);
            self.emit_constant(at, leading + 1, Constant::Str(it.name.id.as_str().into()));
            let callee = self.temporary(at);
            self.emit(at, Op::LoadBuildClass, callee, 0, 0, 0);
            self.gathered_call(&[leading, leading + 1], &arguments.args, &arguments.keywords, callee, at, to);
        }
        self.release(mark);
    }

    /// The function that runs a class's body in a namespace of its own.
    fn class_body(&mut self, it: &'a StmtClassDef, at: Span, to: Reg) {
        let mark = self.frame.top();
        let extras = self.extras(at);
        let scope = self.scopes.of(it);
        let number = self.code(scope, it.name.id.as_str(), span(it).0, |compiler| compiler.class_code(it, at));
        self.make_function(to, scope, number, extras, at);
        self.release(mark);
    }

    fn class_code(&mut self, it: &'a StmtClassDef, at: Span) {
        let head = (at.0, at.0);
        let has_cell = self.scopes.all[self.frame.owner].class_cell;
        if has_cell {
            let cell = self.variable("__class__");
            self.frame.class_cell = cell;
            self.frame.cells.push(cell);
            self.emit(head, Op::MakeCell, cell, 0, 0, 0);
        }
        self.take_free();
        let value = self.temporary(head);
        self.load_name("__name__", head, value);
        self.store_name("__module__", head, value);
        let qualname = self.frame.qualname.clone();
        self.emit_constant(head, value, Constant::Str(qualname));
        self.store_name("__qualname__", head, value);
        self.frame.doc = self.docstring(&it.body);
        if let Some(doc) = self.frame.doc {
            self.emit_constant_number(head, value, doc);
            self.store_name("__doc__", head, value);
        }
        self.release(value);
        self.annotations_dict();
        self.body(&it.body);
        if has_cell {
            let number = self.name_number("__classcell__");
            let cell = self.frame.class_cell;
            self.emit(head, Op::StoreName, cell, 0, 0, number);
        }
        self.return_none(it.body.last().map_or(at, span));
    }
}
