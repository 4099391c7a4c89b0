//! The steps that need no browser.

use std::time::Duration;

use anyhow::Result;

use super::counts;
use super::report::Outcome;
use crate::process::{cargo, command, run, run_and_keep, run_within};
use crate::{build, root, tools};

fn passed() -> Result<Outcome> {
    Ok(Outcome::Passed(String::new()))
}

pub fn format() -> Result<Outcome> {
    tools::ensure_component("rustfmt", "fmt")?;
    run(cargo().args(["fmt", "--all", "--check"]))?;
    passed()
}

pub fn clippy_native() -> Result<Outcome> {
    tools::ensure_component("clippy", "clippy")?;
    build::fetch()?;
    run(cargo().args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))?;
    passed()
}

pub fn clippy_wasm() -> Result<Outcome> {
    tools::ensure_wasm_target()?;
    let target = [
        "--target",
        "wasm32-unknown-unknown",
        "--lib",
        "--bins",
        "--test",
        "web",
    ];
    run(cargo()
        .args(["clippy", "--package", "mijn-stem"])
        .args(target)
        .args(["--", "-D", "warnings"]))?;
    passed()
}

pub fn tidy() -> Result<Outcome> {
    let problems = crate::tidy::check(&root())?;
    for problem in &problems {
        println!("{problem}");
    }
    match problems.len() {
        0 => passed(),
        1 => Ok(Outcome::Failed("1 problem".into())),
        many => Ok(Outcome::Failed(format!("{many} problems"))),
    }
}

pub fn deny() -> Result<Outcome> {
    tools::CARGO_DENY.ensure()?;
    run(command("cargo-deny").args([
        "check",
        "--hide-inclusion-graph",
        "licenses",
        "sources",
        "bans",
    ]))?;
    passed()
}

/// Known holes in our dependencies. The list is fetched from a public git repository, which not every machine can reach:
/// then nothing is known, and that is neither good nor bad.
pub fn advisories() -> Result<Outcome> {
    tools::CARGO_DENY.ensure()?;
    let skipped = Ok(Outcome::Skipped("database not reachable".into()));
    let mut check = command("cargo-deny");
    check
        .args(["check", "advisories"])
        .env("GIT_TERMINAL_PROMPT", "0");
    let Some((good, said)) = run_within(&mut check, Duration::from_secs(90))? else {
        return skipped;
    };
    if !good && said.contains("failed to fetch advisory database") {
        return skipped;
    }
    print!("{said}");
    if good {
        passed()
    } else {
        Ok(Outcome::Failed("see the advisories above".into()))
    }
}

pub fn native_tests() -> Result<Outcome> {
    let (good, output) = run_and_keep(cargo().args(["test", "--workspace", "--no-fail-fast"]))?;
    Ok(counts::outcome(good, &output, counts::of_cargo))
}

pub fn release_build() -> Result<Outcome> {
    build::release()?;
    passed()
}
