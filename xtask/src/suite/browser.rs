//! The steps that need a real browser: wasm tests on real IndexedDB, and the built app from end to end.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::counts;
use super::report::Outcome;
use crate::build::Profile;
use crate::dist::place::{self, At};
use crate::process::{cargo, command, find, run, run_and_keep};
use crate::serve::Server;
use crate::{files_under, root, tools};

/// The tests of tests/web in Chromium. Its flags stand in webdriver.json, which the runner reads from the repo's folder.
pub fn wasm_tests() -> Result<Outcome> {
    tools::ensure_wasm_target()?;
    tools::WASM_BINDGEN.ensure()?;
    let (_, driver) = tools::ensure_chromium()?;
    let mut test = cargo();
    test.args([
        "test",
        "--package",
        "mijn-stem",
        "--target",
        "wasm32-unknown-unknown",
        "--test",
        "web",
    ]);
    // Seconds for the whole binary: Argon2id in an unoptimised build is slow, and the model tells 200 tales.
    test.env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "900");
    let (good, output) = run_and_keep(&mut test)?;
    Ok(counts::outcome(good, &output, counts::of_cargo))
}

/// The tests of tests/e2e against what stands in dist/, served as a real host would.
pub fn end_to_end(kills: u32) -> Result<Outcome> {
    let files = tests(&folder())?;
    run_node(files, kills)
}

/// Those that kill the browser, alone.
pub fn kills(kills: u32) -> Result<Outcome> {
    run_node(vec![folder().join("kills.test.mjs")], kills)
}

fn folder() -> PathBuf {
    root().join("tests/e2e")
}

fn run_node(files: Vec<PathBuf>, kills: u32) -> Result<Outcome> {
    if find("node").is_none() || find("npm").is_none() {
        bail!("the end-to-end tests need Node 20.14 or newer, with npm");
    }
    let (browser, _) = tools::ensure_chromium()?;
    let (firefox, webkit) = (tools::ensure_firefox()?, tools::ensure_webkit()?);
    install(&folder())?;
    let screenshots = root().join("target/screenshots");
    fs::create_dir_all(&screenshots)
        .with_context(|| format!("creating {}", screenshots.display()))?;
    let desk = desk()?;
    let server = Server::start(&Profile::Release.dist(), 0)?;
    println!(
        "serving dist/ at {}; screenshots go to {}",
        server.url,
        screenshots.display()
    );

    // The same build below a path, as on an origin that it shares.
    let below = root().join("target/below");
    let at = At::parse("/mijn-stem/")?;
    place::put(&Profile::Release.dist(), &at, &below)?;
    let shared = Server::start(&below, 0)?;

    let mut node = command("node");
    // Forced out at the end: a failed test may leave its browser open, and Node would wait for it for ever.
    node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]);
    // For a whole file, in milliseconds: of a kill some seconds.
    let limit = 900_000 + u64::from(kills) * 10_000;
    node.arg(format!("--test-timeout={limit}"))
        .arg("--test-force-exit")
        .args(files);
    node.env("APP_URL", server.url.trim_end_matches('/'))
        .env("BELOW_URL", format!("{}mijn-stem", shared.url))
        .env("CHROMIUM", browser)
        .env("FIREFOX", firefox)
        .env("WEBKIT_DRIVER", webkit)
        .env("KILLS", kills.to_string())
        .env("DESK", desk)
        .env("SCREENSHOTS", &screenshots);
    let (good, output) = run_and_keep(&mut node)?;
    Ok(counts::outcome(good, &output, counts::of_node))
}

/// A coach's desk of sixty learners with a thousand things each, as a back-up.
fn desk() -> Result<PathBuf> {
    let file = root().join("target/desk.txt");
    run(cargo()
        .args(["run", "--quiet", "--package", "mijn-stem-fixture", "--"])
        .args(["--learners", "60", "--entries", "1000"])
        .args(["--backup", "zestig stille dagen", "--out"])
        .arg(&file))?;
    Ok(file)
}

/// Runs a Node program of a folder against what stands in dist/; `set` gives it its arguments.
pub fn measure(folder: &str, set: impl FnOnce(&mut std::process::Command)) -> Result<()> {
    let (browser, _) = tools::ensure_chromium()?;
    let folder = root().join(folder);
    install(&folder)?;
    let server = Server::start(&Profile::Release.dist(), 0)?;
    let mut node = command("node");
    node.current_dir(&folder)
        .env("APP_URL", server.url.trim_end_matches('/'))
        .env("CHROMIUM", browser);
    set(&mut node);
    run(&mut node)
}

/// Takes the pictures of the README from what stands in dist/.
pub fn pictures() -> Result<()> {
    measure("tests/e2e", |node| {
        node.arg("pictures.mjs")
            .env("PICTURES", root().join("docs/pictures"));
    })
}

/// `npm ci`, when the packages are absent or older than the lock file.
fn install(folder: &Path) -> Result<()> {
    let age = |path: PathBuf| fs::metadata(path).and_then(|meta| meta.modified()).ok();
    let (installed, lock) = (
        age(folder.join("node_modules/.package-lock.json")),
        age(folder.join("package-lock.json")),
    );
    if installed.is_some() && installed >= lock {
        return Ok(());
    }
    println!(
        "Installing the packages of {} with npm (half a minute at most) ...",
        folder.display()
    );
    run(command("npm")
        .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        .current_dir(folder))
}

fn tests(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = files_under(folder)?;
    found.retain(|path| {
        let inner = path.strip_prefix(folder).unwrap_or(path);
        inner.components().count() == 1 && inner.to_string_lossy().ends_with(".test.mjs")
    });
    if found.is_empty() {
        bail!("there is no test in tests/e2e/*.test.mjs");
    }
    Ok(found)
}
