//! `cargo xtask bench`: how long things take in the release build, with a diary of any length in headless Chromium. It only
//! measures: no figure of it makes a test fail. tests/e2e/bench.mjs says what is measured.

use std::fs;

use anyhow::{Context, Result};

use crate::build::Profile;
use crate::process::{cargo, run};
use crate::root;
use crate::suite::browser;

/// What to measure.
#[derive(Debug, Clone, Copy)]
pub struct Bench {
    /// How many entries the diary holds.
    pub entries: u32,
    /// How often each thing is done, after one to warm up.
    pub runs: u32,
    /// For machines: JSON and nothing else.
    pub json: bool,
}

/// The passphrase of the invented back-up.
const PASSPHRASE: &str = "gemeten met geduld";

/// Builds what is not built, invents a diary, and measures.
pub fn command(bench: Bench) -> Result<()> {
    if !Profile::Release.dist().join("index.html").is_file() {
        crate::build::release()?;
    }
    let folder = root().join("target/bench");
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    let file = folder.join(format!("{}.txt", bench.entries));
    let entries = bench.entries.to_string();
    let fixture = [
        "run",
        "--quiet",
        "--release",
        "--package",
        "mijn-stem-fixture",
        "--",
    ];
    run(cargo()
        .args(fixture)
        .args(["--entries", &entries, "--backup", PASSPHRASE, "--out"])
        .arg(&file))?;
    browser::measure("tests/e2e", |node| {
        node.arg("bench.mjs")
            .env("BACKUP", &file)
            .env("PASSPHRASE", PASSPHRASE)
            .env("ENTRIES", &entries)
            .env("RUNS", bench.runs.to_string());
        if bench.json {
            node.env("JSON_OUT", "1");
        }
    })
}
