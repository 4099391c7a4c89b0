//! The pinned tools: which versions, where they live, and how they get there on a machine that has only Rust.
//!
//! Everything goes into `~/.cache/mijn-stem/<tool>-<version>/` (or under `$XDG_CACHE_HOME`), nothing into the system,
//! and nothing comes from anywhere but the package registries of cargo, npm and, for the browser, apt.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::build;
use crate::process::{cargo, command, find, run, succeeds};

/// A program from crates.io, built on this machine.
pub struct CargoTool {
    package: &'static str,
    version: &'static str,
    /// The program that proves it is there.
    program: &'static str,
    /// With the author's lock file. wasm-bindgen-cli goes without: its lock can name a version that a registry mirror lacks.
    locked: bool,
    /// Roughly, on two slow cores.
    minutes: u32,
}

/// Must equal the wasm-bindgen in Cargo.lock; a test below watches over that.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    version: "0.2.130",
    program: "wasm-bindgen",
    locked: false,
    minutes: 2,
};
pub const CARGO_DENY: CargoTool = CargoTool {
    package: "cargo-deny",
    version: "0.20.2",
    program: "cargo-deny",
    locked: true,
    minutes: 2,
};

/// wasm-opt, from npm: Debian's is too old for today's rustc.
const BINARYEN: &str = "132.0.0";

/// Where all tools live.
pub fn cache() -> PathBuf {
    let base = std::env::var_os("XDG_CACHE_HOME")
        .filter(|dir| !dir.is_empty())
        .map(PathBuf::from);
    let base = base.or_else(|| std::env::home_dir().map(|home| home.join(".cache")));
    base.unwrap_or_else(std::env::temp_dir).join("mijn-stem")
}

/// PATH with the pinned tools in front.
pub fn path() -> OsString {
    let ours = [WASM_BINDGEN, CARGO_DENY].map(|tool| tool.home().join("bin"));
    let theirs = std::env::var_os("PATH").unwrap_or_default();
    let all = ours.into_iter().chain(std::env::split_paths(&theirs));
    std::env::join_paths(all).unwrap_or(theirs)
}

impl CargoTool {
    fn home(&self) -> PathBuf {
        cache().join(format!("{}-{}", self.package, self.version))
    }

    fn present(&self) -> bool {
        self.home().join("bin").join(self.program).is_file()
    }

    /// Installs it, unless it is there.
    pub fn ensure(&self) -> Result<()> {
        if self.present() {
            return Ok(());
        }
        let _one_at_a_time = lock(&cache(), "install")?;
        if self.present() {
            return Ok(());
        }
        println!(
            "Installing {} {} with cargo into {} (once; about {} minutes) ...",
            self.package,
            self.version,
            self.home().display(),
            self.minutes
        );
        // A build folder that stays: when the install is interrupted, the next one goes on where it was.
        let unfinished = cache()
            .join("build")
            .join(format!("{}-{}", self.package, self.version));
        let mut install = cargo();
        install
            .args(["install", self.package, "--version", self.version, "--root"])
            .arg(self.home());
        if self.locked {
            install.arg("--locked");
        }
        if build::in_ci() {
            install.arg("--quiet");
        }
        // They run for seconds: a quick build of them saves more time than their authors' thorough one.
        let quick = [
            ("LTO", "off"),
            ("CODEGEN_UNITS", "16"),
            ("OPT_LEVEL", "1"),
            ("DEBUG", "0"),
            ("STRIP", "symbols"),
        ];
        for (setting, value) in quick {
            install.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
        }
        // Not from the repo's folder: its .cargo/config.toml is about the app.
        run(install
            .env("CARGO_TARGET_DIR", &unfinished)
            .current_dir(cache()))
        .with_context(|| format!("installing {} {}", self.package, self.version))?;
        fs::remove_dir_all(&unfinished)
            .with_context(|| format!("removing {}", unfinished.display()))?;
        Ok(())
    }
}

/// Holds a lock file until the answer is dropped, so that two xtasks never install or build at once.
pub fn lock(folder: &Path, what: &str) -> Result<File> {
    fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
    let path = folder.join(format!("{what}.lock"));
    let file = File::create(&path).with_context(|| format!("creating {}", path.display()))?;
    if file.try_lock().is_err() {
        println!("Waiting for another `cargo xtask` ({}) ...", path.display());
        file.lock()
            .with_context(|| format!("waiting for {}", path.display()))?;
    }
    Ok(file)
}

/// Rust's own target for the browser, from rustup.
pub fn ensure_wasm_target() -> Result<()> {
    let sysroot = command("rustc")
        .args(["--print", "sysroot"])
        .output()
        .context("cannot start rustc")?;
    let sysroot = PathBuf::from(String::from_utf8_lossy(&sysroot.stdout).trim());
    if sysroot
        .join("lib/rustlib/wasm32-unknown-unknown/lib")
        .is_dir()
    {
        return Ok(());
    }
    println!(
        "Installing Rust's wasm32-unknown-unknown target with rustup (once; under a minute) ..."
    );
    run(command("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
        .context("the target wasm32-unknown-unknown is missing; install Rust by rustup, or add the target by hand")
}

/// rustfmt or clippy, which a minimal rustup leaves out.
pub fn ensure_component(component: &str, subcommand: &str) -> Result<()> {
    if succeeds(cargo().args([subcommand, "--version"])) {
        return Ok(());
    }
    println!("Installing {component} with rustup (once; under a minute) ...");
    run(command("rustup").args(["component", "add", component]))
}

/// wasm-opt, or None on a machine without Node.
pub fn ensure_wasm_opt() -> Result<Option<PathBuf>> {
    let home = cache().join(format!("binaryen-{BINARYEN}"));
    let program = home.join("node_modules/.bin/wasm-opt");
    if find("node").is_none() || find("npm").is_none() {
        return Ok(None);
    }
    if !program.exists() {
        let _one_at_a_time = lock(&cache(), "install")?;
        println!(
            "Installing wasm-opt (npm binaryen {BINARYEN}) into {} (once; under a minute) ...",
            home.display()
        );
        fs::create_dir_all(&home)?;
        let package = format!("binaryen@{BINARYEN}");
        let prefix = home.to_string_lossy();
        let install = [
            "install",
            "--prefix",
            &prefix,
            "--no-save",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ];
        run(command("npm").args(install).arg(package).current_dir(&home))?;
    }
    Ok(Some(program))
}

/// Chromium and its driver: the programs, installed by apt where that can be done.
pub fn ensure_chromium() -> Result<(PathBuf, PathBuf)> {
    let browser = Program {
        variable: "CHROMIUM",
        name: "chromium",
        package: "chromium",
    };
    let driver = Program {
        variable: "CHROMEDRIVER",
        name: "chromedriver",
        package: "chromium-driver",
    };
    Ok((browser.ensure()?, driver.ensure()?))
}

/// Firefox, as Debian has it: the other engine.
pub fn ensure_firefox() -> Result<PathBuf> {
    let browser = Program {
        variable: "FIREFOX",
        name: "firefox-esr",
        package: "firefox-esr",
    };
    browser.ensure()
}

/// WebKitGTK's driver, as Debian has it with its browser, and the screen that it wants: the third engine.
pub fn ensure_webkit() -> Result<PathBuf> {
    let screen = Program {
        variable: "XVFB_RUN",
        name: "xvfb-run",
        package: "xvfb",
    };
    let driver = Program {
        variable: "WEBKIT_DRIVER",
        name: "WebKitWebDriver",
        package: "webkit2gtk-driver",
    };
    screen.ensure()?;
    driver.ensure()
}

/// A program of the system that the browser tests need.
struct Program {
    /// Names another one.
    variable: &'static str,
    /// Its name on PATH.
    name: &'static str,
    /// Debian's package with it.
    package: &'static str,
}

impl Program {
    fn ensure(&self) -> Result<PathBuf> {
        let Self {
            variable,
            name,
            package,
        } = self;
        if let Some(there) = program(variable, name) {
            return Ok(there);
        }
        let hint = format!(
            "the browser tests need {name}: as root, `apt-get install {package}` (or set {variable} to your own)"
        );
        if !is_root() || find("apt-get").is_none() {
            bail!(hint);
        }
        println!("Installing {package} with apt-get (once; a minute or two) ...");
        let apt = |args: &[&str]| {
            run(command("apt-get")
                .args(["-q", "-y"])
                .args(args)
                .env("DEBIAN_FRONTEND", "noninteractive"))
        };
        apt(&["update"]).context(hint.clone())?;
        apt(&["install", "--no-install-recommends", package]).context(hint.clone())?;
        program(variable, name).context(hint)
    }
}

/// The program that the environment names, or else the one on PATH.
fn program(variable: &str, name: &str) -> Option<PathBuf> {
    let named = std::env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_file());
    named.or_else(|| find(name))
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    Path::new("/proc/self")
        .metadata()
        .is_ok_and(|meta| meta.uid() == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::root;

    #[test]
    fn one_version_of_wasm_bindgen() {
        let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
        assert!(lock.contains(&format!(
            "name = \"wasm-bindgen\"\nversion = \"{}\"",
            WASM_BINDGEN.version
        )));
    }

    #[test]
    fn pinned_tools_come_first_on_path() {
        let first = std::env::split_paths(&path()).next().unwrap();
        assert_eq!(first, cache().join("wasm-bindgen-cli-0.2.130/bin"));
    }
}
