//! The modules written in Python: those that are always there, and the pack of those that can come late.

use std::{
    borrow::Cow,
    sync::{Arc, OnceLock},
};

use super::embedded;
use crate::{
    bytecode::Unit,
    compile::{self, Mode},
};

/// More bytes than the pack has when unpacked.
const MOST: usize = 16 << 20;

/// The bytes are not the pack that belongs to this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are not the pack of library modules that belongs to this version")]
pub struct DamagedPack;

/// All modules written in Python.
pub(super) struct Texts {
    always: Vec<Module>,
    /// The pack, unpacked when first wanted.
    pack: OnceLock<Vec<Module>>,
    /// The pack that the program has in itself.
    own: Option<&'static [u8]>,
}

struct Module {
    name: &'static str,
    package: bool,
    text: Cow<'static, str>,
    /// Compiled when first wanted.
    unit: OnceLock<Arc<Unit>>,
}

/// Where a module is that an import asks for.
pub(crate) enum Found {
    /// Here: its code, and whether it is a package.
    Here(Arc<Unit>, bool),
    /// In the pack, which is not there yet.
    Late,
    /// Nowhere in the library.
    Nowhere,
}

impl Texts {
    /// With a pack, or without.
    pub fn new(own: Option<&'static [u8]>) -> Self {
        let always = embedded::MODULES
            .iter()
            .map(|(name, package, text)| Module { name, package: *package, text: Cow::Borrowed(text), unit: OnceLock::new() })
            .collect();
        Self { always, pack: OnceLock::new(), own }
    }

    /// Brings the pack. Once is enough.
    pub fn supply(&self, pack: &[u8]) -> Result<(), DamagedPack> {
        let modules = unpack(pack)?;
        self.pack.get_or_init(|| modules);
        Ok(())
    }

    /// Finds a module, and compiles it if that was not done yet.
    ///
    /// # Panics
    /// When it does not compile or the program's own pack is damaged, which a test finds.
    pub fn find(&self, name: &str) -> Found {
        if self.is_late(name) {
            return Found::Late;
        }
        let own = || unpack(self.own.unwrap_or_default()).expect("the program's own pack is whole");
        let modules = if is_packed(name) { self.pack.get_or_init(own) } else { &self.always };
        let Some(module) = modules.iter().find(|module| module.name == name) else { return Found::Nowhere };
        let unit = module.unit.get_or_init(|| {
            let file = format!("<{name}>");
            match compile::compile(&file, &module.text, Mode::Module) {
                Ok(unit) => Arc::new(unit),
                Err(problem) => panic!("embedded module {name}: {}", crate::source::render(&problem, &file, &module.text)),
            }
        });
        Found::Here(Arc::clone(unit), module.package)
    }

    /// Whether a module is in the pack and the pack is not there yet.
    pub fn is_late(&self, name: &str) -> bool {
        self.own.is_none() && self.pack.get().is_none() && is_packed(name)
    }

    /// The names of all modules, whether the pack is there or not.
    pub fn names() -> impl Iterator<Item = &'static str> {
        embedded::MODULES.iter().map(|(name, ..)| *name).chain(embedded::PACKED.iter().map(|(name, _)| *name))
    }
}

fn is_packed(name: &str) -> bool {
    embedded::PACKED.iter().any(|(module, _)| *module == name)
}

fn unpack(pack: &[u8]) -> Result<Vec<Module>, DamagedPack> {
    let bytes = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(pack, MOST).map_err(|_| DamagedPack)?;
    let all = String::from_utf8(bytes).map_err(|_| DamagedPack)?;
    let texts: Vec<&str> = all.split_terminator('\0').collect();
    if texts.len() != embedded::PACKED.len() {
        return Err(DamagedPack);
    }
    let module = |((name, package), text): (&(&'static str, bool), &str)| Module {
        name,
        package: *package,
        text: Cow::Owned(text.to_owned()),
        unit: OnceLock::new(),
    };
    Ok(embedded::PACKED.iter().zip(texts).map(module).collect())
}
