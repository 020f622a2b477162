//! Loading code into a process: modules, the program's files, text for `exec`.

use std::sync::Arc;

use super::Machine;
use crate::{
    bytecode::Constant,
    compile::{self, Mode},
    heap::{Body, CodeId, Heap, names as n, types},
    library::Found,
    native::new_exception,
    process::ProcessId,
    strand::{Cont, Frame, StrandId},
    value::{ObjId, Value},
    vm::Load,
};

/// Names that lead to the variables of frames which are gone. Others need not pay for keeping them.
const SHOW_FRAMES: [&str; 4] = ["f_locals", "capture_locals", "tb_frame", "walk_tb"];

impl Machine {
    /// Compiles and begins what a strand asked for.
    pub(super) fn load(&mut self, process: ProcessId, id: StrandId, load: Load) {
        match load {
            Load::Module { name, ret } => self.load_module(process, id, name, ret),
            Load::Code { source, mode, file, ret } => {
                if let Some(code) = self.compile_text(process, id, source, mode, file) {
                    let object = self.process_mut(process).heap.alloc(types::CODE, Body::Code(code));
                    self.store(id, ret, object.into());
                }
            }
            Load::Text { source, globals, locals, eval, file, ret } => {
                self.load_text(process, id, source, globals, locals, eval, file, ret);
            }
        }
    }

    fn load_module(&mut self, process: ProcessId, id: StrandId, name: Value, ret: u8) {
        let heap = &self.process(process).heap;
        let text = heap.as_arc_str(name).unwrap_or_default();
        if &*text == "__main__" || &*text == "__mp_main__" {
            let modules = self.process(process).state.modules;
            if let Some(module) = self.process(process).heap.name_get(modules, name)
                && let Some(Body::Module(dict)) = self.process(process).heap.body(module)
            {
                let (dict, code) = (*dict, CodeId(self.codes.unit(self.main_unit).first));
                self.load_unit(process, self.main_unit);
                self.push_body(id, code, dict, Value::UNBOUND, ret, Cont::Store);
            }
            return;
        }
        if let Some(module) = self.library.native_module(&text) {
            self.register(process, &text, module);
            self.store(id, ret, module);
            return;
        }
        if let Some((path, source, package)) = self.find_file(&text) {
            match compile::compile(&path, &source, Mode::Module) {
                Ok(unit) => {
                    self.warn_of(id, &unit);
                    let unit = Arc::make_mut(&mut self.codes).add(Arc::new(unit), false);
                    self.begin_module(process, id, &text, unit, package, &path, ret);
                }
                Err(problem) => self.syntax_error(process, id, &problem, &path, &source),
            }
            return;
        }
        let known = self.units.iter().find(|(name, _)| *name == text).map(|(_, unit)| *unit);
        match self.library.embedded_module(&text) {
            Found::Here(unit, package) => {
                let unit = match known {
                    Some(unit) => unit,
                    None => {
                        let number = Arc::make_mut(&mut self.codes).add(unit, true);
                        Arc::make_mut(&mut self.units).push((Arc::clone(&text), number));
                        number
                    }
                };
                self.begin_module(process, id, &text, unit, package, &format!("<{text}>"), ret);
            }
            Found::Late => self.store(id, ret, Value::FALSE),
            Found::Nowhere => self.store(id, ret, Value::NONE),
        }
    }

    /// Whether what a strand asked for is a module of the pack, and that is not there yet.
    pub(super) fn is_late(&self, process: ProcessId, load: &Load) -> bool {
        let Load::Module { name, .. } = load else { return false };
        let name = self.process(process).heap.as_str(*name).unwrap_or_default();
        self.library.is_late(name) && self.find_file(name).is_none()
    }

    /// One of the program's own files: its name, text, and whether it is a package.
    fn find_file(&self, module: &str) -> Option<(Arc<str>, Arc<str>, bool)> {
        let path = module.replace('.', "/");
        let names = [(format!("{path}.py"), false), (format!("{path}/__init__.py"), true)];
        // Modules are looked for beside the main file.
        let main = self.world.files.first().map_or("", |(name, _)| &**name);
        let folder = main.rfind('/').map_or("", |end| &main[..=end]);
        names.into_iter().find_map(|(wanted, package)| {
            let (name, text) = self.world.files.iter().find(|(name, _)| name.strip_prefix(folder) == Some(wanted.as_str()))?;
            Some((Arc::clone(name), Arc::clone(text), package))
        })
    }

    #[allow(clippy::too_many_arguments)]
    fn begin_module(&mut self, process: ProcessId, id: StrandId, name: &str, unit: u32, package: bool, path: &str, ret: u8) {
        self.load_unit(process, unit);
        let (module, dict) = self.new_module(process, name);
        let heap = &mut self.process_mut(process).heap;
        let file = heap.str(path);
        heap.name_set(dict, Value::obj(n::FILE), file);
        if package {
            let folder = heap.str(path.rsplit_once('/').map_or("", |(folder, _)| folder));
            let list = heap.list(vec![folder]);
            heap.name_set(dict, Value::obj(n::PATH), list);
            let name = heap.intern(name);
            heap.name_set(dict, Value::obj(n::PACKAGE), name);
        }
        self.register(process, name, module);
        let code = CodeId(self.codes.unit(unit).first);
        self.set_doc(process, dict, code);
        self.push_body(id, code, dict, Value::UNBOUND, ret, Cont::Module(module));
    }

    fn set_doc(&mut self, process: ProcessId, dict: ObjId, code: CodeId) {
        let Some(doc) = self.codes.code(code).doc else { return };
        let unit = self.codes.unit_number(code);
        let state = &self.process(process).state;
        let value = state.constants[state.unit_base[unit as usize] as usize + doc as usize];
        self.process_mut(process).heap.name_set(dict, Value::obj(n::DOC), value);
    }

    fn register(&mut self, process: ProcessId, name: &str, module: Value) {
        let process = self.process_mut(process);
        let name = process.heap.intern(name);
        process.heap.name_set(process.state.modules, name, module);
    }

    /// The module object of the program's main file.
    /// In a process that starts fresh it is called `__mp_main__`, and `__main__` too.
    pub(super) fn make_main_module(&mut self, process: ProcessId, called: &str) {
        let (module, dict) = self.new_module(process, called);
        let name = self.world.files.first().map_or_else(|| Arc::from("main.py"), |(name, _)| Arc::clone(name));
        let modules = self.process(process).state.modules;
        let heap = &mut self.process_mut(process).heap;
        crate::modules::sys::set_main(heap, modules, &name);
        let file = heap.str(name);
        heap.name_set(dict, Value::obj(n::FILE), file);
        heap.name_set(dict, Value::obj(n::PACKAGE), Value::NONE);
        let annotations = heap.dict();
        heap.name_set(dict, Value::obj(n::ANNOTATIONS), annotations.into());
        self.register(process, "__main__", module);
        self.register(process, called, module);
        self.set_doc(process, dict, CodeId(self.codes.unit(self.main_unit).first));
    }

    #[allow(clippy::too_many_arguments)]
    fn load_text(
        &mut self,
        process: ProcessId,
        id: StrandId,
        source: Value,
        globals: ObjId,
        locals: Value,
        eval: bool,
        file: Value,
        ret: u8,
    ) {
        let heap = &self.process(process).heap;
        let namespace = if locals.as_obj() == Some(globals) || locals.is_none() { Value::UNBOUND } else { locals };
        if let Some(Body::Code(code)) = heap.body(source) {
            let code = *code;
            self.push_body(id, code, globals, namespace, ret, Cont::Store);
            return;
        }
        let mode = if eval { Mode::Eval } else { Mode::Exec };
        if let Some(code) = self.compile_text(process, id, source, mode, file) {
            self.push_body(id, code, globals, namespace, ret, Cont::Store);
        }
    }

    /// The code of a text, loaded; or a `SyntaxError` in the strand.
    fn compile_text(&mut self, process: ProcessId, id: StrandId, source: Value, mode: Mode, file: Value) -> Option<CodeId> {
        let heap = &self.process(process).heap;
        let text = heap.as_arc_str(source).unwrap_or_default();
        let file = heap.as_arc_str(file).unwrap_or_else(|| Arc::from("<string>"));
        let text = if mode == Mode::Eval { Arc::from(text.trim_start_matches([' ', '\t'])) } else { text };
        match compile::compile(&file, &text, mode) {
            Ok(unit) => {
                // A program with filters of its own has asked for silence, or for something that cannot be done here.
                let heap = &self.process(process).heap;
                let filtered = heap
                    .interned("warnings")
                    .is_some_and(|name| heap.name_get(self.process(process).state.modules, name).is_some());
                if !filtered {
                    self.warn_of(id, &unit);
                }
                let unit = Arc::make_mut(&mut self.codes).add(Arc::new(unit), false);
                self.load_unit(process, unit);
                Some(CodeId(self.codes.unit(unit).first))
            }
            Err(problem) => {
                self.syntax_error(process, id, &problem, &file, &text);
                None
            }
        }
    }

    /// Writes the compiler's warnings about a text to standard error.
    pub(super) fn warn_of(&mut self, id: StrandId, unit: &crate::bytecode::Unit) {
        for (offset, message) in &unit.warnings {
            let (line, _) = unit.line_column(*offset);
            let mut text = format!("{}:{line}: SyntaxWarning: {message}\n", unit.file);
            if self.world.files.iter().any(|(name, _)| **name == *unit.file) {
                text.push_str(&format!("  {}\n", unit.line(line).trim()));
            }
            self.world.write(id, crate::world::Stream::Err, &text);
        }
    }

    /// Raises a `SyntaxError` in a strand.
    fn syntax_error(&mut self, process: ProcessId, id: StrandId, problem: &crate::source::SyntaxProblem, file: &str, text: &str) {
        let class = match problem.kind {
            crate::source::ProblemKind::Syntax => types::SYNTAX_ERROR,
            crate::source::ProblemKind::Indentation => types::INDENTATION_ERROR,
            crate::source::ProblemKind::Tab => types::TAB_ERROR,
        };
        let position = problem.position(text);
        // What the compiler refuses is shown where CPython could read the line again.
        let known = self.world.files.iter().any(|(name, _)| **name == *file);
        let source = position.text.or_else(|| {
            let line = text.split('\n').nth(position.line - 1)?;
            known.then(|| format!("{line}\n"))
        });
        let heap = &mut self.process_mut(process).heap;
        let parts = [
            heap.str(file),
            Value::index(position.line),
            Value::index(position.offset),
            source.map_or(Value::NONE, |source| heap.str(source)),
            Value::index(position.end_line),
            heap.int(position.end_offset),
        ];
        let place = heap.tuple(parts);
        let message = heap.str(&*problem.message);
        let exception = new_exception(heap, class, &[message, place]);
        self.strand_mut(id).inject = Some(exception);
    }

    fn store(&mut self, id: StrandId, ret: u8, value: Value) {
        let strand = self.strand_mut(id);
        let base = strand.frames.last().map_or(0, |frame| frame.base as usize);
        strand.stack[base + ret as usize] = value;
    }

    fn push_body(&mut self, id: StrandId, code: CodeId, globals: ObjId, namespace: Value, ret: u8, cont: Cont) {
        let registers = self.codes.code(code).registers as usize;
        let top = match self.strand(id).frames.last() {
            Some(frame) => frame.base as usize + self.codes.code(frame.code).registers as usize + 1,
            None => 0,
        };
        let strand = self.strand_mut(id);
        if strand.stack.len() < top + 1024 {
            strand.stack.resize(top + 1024, Value::UNBOUND);
        }
        strand.stack[top..top + registers].fill(Value::UNBOUND);
        strand.frames.push(Frame { code, pc: 0, base: top as u32, ret, cont, globals, namespace, generator: ObjId(0) });
    }

    /// Makes a unit's constants values of a process.
    pub(super) fn load_unit(&mut self, process: ProcessId, number: u32) {
        let entry = &mut self.processes[process.0 as usize];
        let unit = Arc::clone(&self.codes.unit(number).unit);
        let bases = Arc::make_mut(&mut entry.state.unit_base);
        if bases.len() <= number as usize {
            bases.resize(number as usize + 1, u32::MAX);
        }
        if bases[number as usize] != u32::MAX {
            return;
        }
        if !self.codes.unit(number).hidden {
            let shows = |constant: &Constant| matches!(constant, Constant::Str(name) if SHOW_FRAMES.contains(&&**name));
            entry.state.keeps_frames |= unit.constants.iter().any(shows);
        }
        let constants = Arc::make_mut(&mut entry.state.constants);
        bases[number as usize] = constants.len() as u32;
        let first = constants.len();
        for constant in &unit.constants {
            let value = materialize(&mut entry.heap, constant, &constants[first..]);
            constants.push(value);
        }
    }
}

fn materialize(heap: &mut Heap, constant: &Constant, earlier: &[Value]) -> Value {
    match constant {
        Constant::None => Value::NONE,
        Constant::Bool(b) => Value::bool(*b),
        Constant::Ellipsis => Value::ELLIPSIS,
        Constant::Int(n) => heap.int(*n),
        Constant::BigInt(n) => heap.big_int(n.clone()),
        Constant::Float(x) => heap.float(*x),
        Constant::Imaginary(x) => heap.alloc(types::COMPLEX, Body::Complex(Box::new((0.0, *x)))).into(),
        Constant::Str(text) => heap.intern(text),
        Constant::Bytes(bytes) => heap.bytes_object(&**bytes),
        Constant::Tuple(items) => {
            let items: Vec<Value> = items.iter().map(|index| earlier[*index as usize]).collect();
            heap.tuple(items)
        }
    }
}
