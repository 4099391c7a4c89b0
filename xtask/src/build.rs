//! The build, from crates to dist/: cargo, then wasm-bindgen; the rest is `dist`'s. Nothing is downloaded on the way but
//! crates and the pinned tools (docs/decisions/0009-build.md).

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process::{cargo, command, output, run};
use crate::{dist, root, split, tools};

/// The app's own name, of its package, its program and its files.
pub const APP: &str = "mijn-stem";
/// The worker that turns a passphrase into a key: a program of its own.
pub const STRETCH: &str = "stretch";
/// The worker that looks for a QR code in a picture.
pub const SCAN: &str = "scan";

/// For people, or for who works on the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Small, compressed, within its budget; into dist/.
    Release,
    /// Built quickly; into a folder of its own, so that the release in dist/ stays what it is.
    Development,
}

impl Profile {
    /// Where the built app goes.
    pub fn dist(self) -> PathBuf {
        root().join(match self {
            Self::Release => "dist",
            Self::Development => "target/dist-dev",
        })
    }

    /// Where cargo puts what it built.
    const fn folder(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Development => "debug",
        }
    }
}

/// Builds the app for release into dist/. Fails when it is larger than the budget (see `dist::budget`).
pub fn release() -> Result<()> {
    prepare()?;
    build(Profile::Release).context("the release build failed; what was in dist/ is still there")
}

/// Builds the app; everything it needs is installed.
pub fn build(profile: Profile) -> Result<()> {
    let _one_at_a_time = tools::lock(&root().join("target"), "xtask-build")?;
    for program in [APP, STRETCH, SCAN] {
        bind(
            &split::at_wings(&compile(profile, program)?, program)?,
            program,
        )?;
    }
    dist::make::make(profile)
}

/// Compiles one program to wasm, and says where it is.
fn compile(profile: Profile, program: &str) -> Result<PathBuf> {
    let mut build = cargo();
    build.args(["rustc", "--package", APP, "--bin", program]);
    build.args(["--target", WASM]);
    if profile == Profile::Release {
        build.arg("--release");
    }
    // Splitting has to know what each function and each piece of data refers to.
    build.args(["--", "-C", "link-args=--emit-relocs"]);
    build.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        same_everywhere()?,
    );
    run(&mut build)?;
    let built = target().join(WASM).join(profile.folder());
    Ok(built.join(program).with_extension("wasm"))
}

const WASM: &str = "wasm32-unknown-unknown";

/// Where wasm-bindgen puts a program: its script, `<name>.js`, and `<name>_bg.wasm`.
pub fn bound(name: &str) -> PathBuf {
    root().join("target/bound").join(name)
}

/// Runs wasm-bindgen on a program.
fn bind(wasm: &Path, name: &str) -> Result<()> {
    let folder = bound(name);
    anew(&folder)?;
    run(command("wasm-bindgen")
        .args(["--target", "web", "--no-typescript"])
        // What the wings import from the app looks unused to wasm-bindgen.
        .args((name == APP).then_some("--keep-lld-exports"))
        .args(["--omit-default-module-path", "--out-name", name])
        .arg("--out-dir")
        .arg(&folder)
        .arg(wasm))
}

/// Makes an empty folder, whatever was there.
pub fn anew(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))
}

/// Cargo's target folder: the one that the environment names, or ours.
fn target() -> PathBuf {
    let named = std::env::var_os("CARGO_TARGET_DIR").filter(|folder| !folder.is_empty());
    root().join(named.unwrap_or_else(|| "target".into()))
}

/// Takes this machine's folders out of the wasm: panics name the file they come from. So the same commit gives the same
/// bytes in anyone's folder, and nobody's name is shipped. Where rustup's `rust-src` is installed, rustc names the standard library by
/// its place on this machine, and elsewhere as `/rustc/<commit>`.
fn same_everywhere() -> Result<String> {
    let home = std::env::home_dir().unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let sysroot = output(command("rustc").args(["--print", "sysroot"]))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust");
    let version = output(command("rustc").arg("-vV"))?;
    let commit = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))
        .context("rustc does not say which commit it is of")?;
    Ok([
        remap(&cargo.join("registry/src"), "/crates"),
        remap(&root(), "/mijn-stem"),
        remap(&library, &format!("/rustc/{commit}")),
    ]
    .join(" "))
}

/// Everything a build needs, installed once.
pub fn prepare() -> Result<()> {
    tools::ensure_wasm_target()?;
    tools::WASM_BINDGEN.ensure()?;
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

pub fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !value.is_empty() && value != "false" && value != "0")
}
