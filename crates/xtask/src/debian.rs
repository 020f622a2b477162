//! Installs Debian packages, where this is Debian and we are root.

use std::{path::Path, process::Command};

use crate::{
    error::Error,
    report::{output, run, step},
};

/// Whether packages can be installed here: apt is there and we are root.
pub fn can_install() -> bool {
    Path::new("/usr/bin/apt-get").exists() && output(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Installs packages without the ones they only recommend, after bringing apt's lists up to date.
///
/// # Errors
/// When apt cannot get them.
pub fn install(packages: &[&str]) -> Result<(), Error> {
    step(&format!("apt-get install {}", packages.join(" ")), || {
        run(apt().args(["update", "-qq"]))?;
        run(apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages))
    })
}

fn apt() -> Command {
    let mut apt = Command::new("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    apt
}
