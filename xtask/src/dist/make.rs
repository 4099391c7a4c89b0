//! Puts dist/ together, in one straight line: copies, css, wasm and scripts under names by content, the page, the headers,
//! and for a release the compressed copies and the budget. In a folder beside it, which takes its place only when whole.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{boot, budget, glue, headers, names, page};
use crate::build::{APP, Profile, anew};
use crate::process::{command, run};
use crate::{files_under, root, styles, tools};

/// What rustc and wasm-bindgen use today, and so what wasm-opt must accept.
const WASM_OPT: [&str; 10] = [
    // Twice: the second pass still finds half a kilobyte of brotli.
    "-Oz",
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--strip-debug",
    "--strip-producers",
];

/// The invented learners, who are examples in the app.
const EXAMPLES: [&str; 3] = ["sem.json", "yara.json", "noa.json"];

/// Makes dist/ from what wasm-bindgen left in the folder `bound`.
pub fn make(bound: &Path, profile: Profile) -> Result<()> {
    let staging = root().join("target/dist-staging");
    anew(&staging)?;
    let public = root().join("public");
    for path in files_under(&public)? {
        copy(&path, &staging.join(path.strip_prefix(&public)?))?;
    }
    for name in EXAMPLES {
        let from = root().join("tests/fixtures").join(name);
        copy(&from, &staging.join("voorbeelden").join(name))?;
    }
    let css = names::write(&staging, "app", "css", styles::joined(&root())?.as_bytes())?;
    let code = code(bound, &staging, profile)?;
    let boot = boot::write(&staging, &code.script, &code.wasm)?;
    let links = page::Links {
        css: &css,
        wasm: &code.wasm,
        script: &code.script,
        boot: &boot,
    };
    let html = fs::read_to_string(root().join("index.html")).context("reading index.html")?;
    let html = page::finished(&html, &links)?;
    page::check(&html, &staging)?;
    fs::write(staging.join("index.html"), html).context("writing index.html")?;
    fs::write(staging.join("_headers"), headers::file(&staging)?).context("writing _headers")?;
    if profile == Profile::Release {
        let parts = budget::compress(&staging)?;
        budget::check(&parts, code.optimised)?;
    }
    let dist = profile.dist();
    anew(&dist)?;
    fs::rename(&staging, &dist).with_context(|| format!("moving the build to {}", dist.display()))
}

/// The names of the app's code in dist/, and whether wasm-opt was there to make it small.
struct Code {
    script: String,
    wasm: String,
    optimised: bool,
}

fn code(bound: &Path, staging: &Path, profile: Profile) -> Result<Code> {
    let wasm = bound.join(format!("{APP}_bg.wasm"));
    let script = fs::read_to_string(bound.join(format!("{APP}.js"))).context("reading the glue")?;
    let release = profile == Profile::Release;
    let optimised = release && shrink(&wasm)?;
    let script = if release {
        glue::tight(&script)
    } else {
        script
    };
    let wasm = fs::read(wasm).context("reading the wasm")?;
    Ok(Code {
        script: names::write(staging, APP, "js", script.as_bytes())?,
        wasm: names::write(staging, APP, "wasm", &wasm)?,
        optimised,
    })
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("copying {}", from.display()))?;
    Ok(())
}

/// Runs wasm-opt in place. False where there is no Node to run it.
fn shrink(wasm: &Path) -> Result<bool> {
    let Some(wasm_opt) = tools::ensure_wasm_opt()? else {
        println!(
            "Node is not installed, so wasm-opt is skipped: the app works the same, but is larger."
        );
        return Ok(false);
    };
    let before = fs::metadata(wasm)?.len();
    run(command(wasm_opt)
        .args(WASM_OPT)
        .arg(wasm)
        .arg("-o")
        .arg(wasm))?;
    let after = fs::metadata(wasm)?.len();
    println!("wasm-opt: {} KB became {} KB", before / 1024, after / 1024);
    Ok(true)
}
