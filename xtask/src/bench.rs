//! `cargo xtask bench`: how long things take in the release build, with a diary of any length in headless Chromium. It only
//! measures: no figure of it makes a test fail. tests/e2e/bench/bench.mjs says what is measured.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::build::{APP, Profile};
use crate::process::{cargo, run};
use crate::suite::browser;
use crate::{root, split};

/// What to measure.
#[derive(Debug, Clone, Copy)]
pub struct Bench<'a> {
    /// How many entries the diary holds; of several, each is measured, and then how it grows.
    pub entries: &'a [u32],
    /// How often each thing is done, after one to warm up.
    pub runs: u32,
    /// Which parts, with commas between them; all of them when this is empty.
    pub parts: &'a str,
    /// For machines: JSON and nothing else.
    pub json: bool,
}

/// The passphrase of the invented back-up.
const PASSPHRASE: &str = "gemeten met geduld";

/// Builds what is not built, invents a diary, and measures.
pub fn command(bench: Bench<'_>) -> Result<()> {
    if !Profile::Release.dist().join("index.html").is_file() {
        crate::build::release()?;
    }
    let folder = root().join("target/bench");
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    let lengths: Vec<String> = bench.entries.iter().map(u32::to_string).collect();
    let mut diaries = Vec::new();
    for entries in &lengths {
        let diary = folder.join(format!("{entries}.txt"));
        invent(&diary, &["--entries", entries])?;
        diaries.push(diary.display().to_string());
    }
    let wants = |name| bench.parts.is_empty() || bench.parts.split(',').any(|part| part == name);
    let desk = folder.join("desk.txt");
    if wants("desk") {
        invent(&desk, &["--entries", "1000", "--learners", "60"])?;
    }
    let shared = folder.join("shared.txt");
    if wants("parcel") {
        invent(&shared, &["--entries", "200"])?;
    }
    let with_files = folder.join("with-files.txt");
    if wants("files") {
        let longest = bench.entries.iter().max().copied().unwrap_or_default();
        let entries = longest.min(10_000).to_string();
        let photos = ["--entries", &entries, "--attachments", "200"];
        invent(&with_files, &photos)?;
    }
    browser::measure("tests/e2e", |node| {
        node.arg("bench/bench.mjs")
            .env("BACKUPS", diaries.join(","))
            .env("DESK", &desk)
            .env("SHARED", &shared)
            .env("WITH_FILES", &with_files)
            .env("DIST", Profile::Release.dist())
            .env("NAMED", split::main_of(APP))
            .env("PARTS", bench.parts)
            .env("PASSPHRASE", PASSPHRASE)
            .env("ENTRIES", lengths.join(","))
            .env("RUNS", bench.runs.to_string());
        if bench.json {
            node.env("JSON_OUT", "1");
        }
    })
}

/// Writes a back-up of something invented.
fn invent(file: &Path, what: &[&str]) -> Result<()> {
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
        .args(what)
        .args(["--backup", PASSPHRASE, "--out"])
        .arg(file))
}
