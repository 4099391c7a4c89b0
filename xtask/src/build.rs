//! The release build: pinned tools, crates fetched, then Trunk, which may not download anything itself.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{cargo, command, run};
use crate::{root, tools};

/// Builds the app for release into dist/. Fails when it is larger than the budget (see `dist::budget`).
pub fn release() -> Result<()> {
    prepare()?;
    let _one_at_a_time = tools::lock(&root().join("target"), "xtask-build")?;
    let mut build = trunk();
    build.args(["build", "--release"]).env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        same_everywhere(),
    );
    run(&mut build).context("the release build failed; what was in dist/ is still there")
}

/// Takes this machine's folders out of the wasm: panics name the file they come from. So the same commit gives the same
/// bytes in anyone's folder, and nobody's name is shipped.
fn same_everywhere() -> String {
    let home = std::env::home_dir().unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    [
        remap(&cargo.join("registry/src"), "/crates"),
        remap(&root(), "/mijn-stem"),
    ]
    .join(" ")
}

/// Everything a build needs, installed once.
pub fn prepare() -> Result<()> {
    tools::ensure_wasm_target()?;
    tools::WASM_BINDGEN.ensure()?;
    tools::TRUNK.ensure()?;
    tools::ensure_wasm_opt()?;
    fetch()
}

/// Fetches the crates. In CI the lock file must be up to date already.
pub fn fetch() -> Result<()> {
    let mut fetch = cargo();
    fetch.arg("fetch");
    if in_ci() {
        fetch.arg("--locked");
    }
    run(&mut fetch).context("fetching the crates")
}

/// Trunk, without its look for a newer version of itself.
pub fn trunk() -> Command {
    let mut trunk = command("trunk");
    trunk
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env("RUST_BACKTRACE", "0");
    trunk
}

pub fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !value.is_empty() && value != "false" && value != "0")
}
