//! What can go wrong in a build command, each with what to do about it.

use std::{io, path::PathBuf};

/// Why a command could not be completed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The first argument names no command.
    #[error("there is no command `{command}`; `cargo xtask help` lists them")]
    UnknownCommand {
        /// The argument.
        command: String,
    },
    /// A program ran and failed; it has said why itself.
    #[error("`{command}` failed ({status}); its own message is above")]
    Failed {
        /// The program and its arguments.
        command: String,
        /// How it ended.
        status: String,
    },
    /// A program could not be started.
    #[error("cannot start `{program}` ({source}); install it so that it is on the PATH")]
    NotStarted {
        /// The program.
        program: String,
        /// What the system said.
        source: io::Error,
    },
    /// Something is missing that these commands cannot install here.
    #[error("{what} is missing: {remedy}")]
    Missing {
        /// What is missing.
        what: &'static str,
        /// What to install and how, as one clause.
        remedy: String,
    },
    /// A file or folder could not be read or written.
    #[error("cannot {action} {} ({source}); check its permissions and the free space", path.display())]
    File {
        /// What was tried: `read`, `write`, `remove`.
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// `wasm-bindgen` refused a module.
    #[error("wasm-bindgen cannot process {} ({reason}); run `cargo clean` if the crate's version changed", path.display())]
    Bindgen {
        /// The module.
        path: PathBuf,
        /// Its explanation.
        reason: String,
    },
}

impl Error {
    /// Makes an [`Error::File`] of what the system said.
    pub fn file(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { action, path, source }
    }
}
