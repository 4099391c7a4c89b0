//! Trunk's post_build hook: works on the staging folder, in one straight line from Trunk's output to ours.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{boot, budget, glue, headers, names};
use crate::process::{command, run};
use crate::tools;

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

/// Reads what Trunk says in the environment and does the work.
pub fn from_trunk() -> Result<()> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR")
        .context("this is Trunk's hook; use `cargo xtask build`")?;
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    finish(&PathBuf::from(staging), release)
}

fn finish(staging: &Path, release: bool) -> Result<()> {
    let script = only_file(staging, ".js", "mijn-stem")?;
    let wasm = only_file(staging, "_bg.wasm", "mijn-stem")?;
    let optimised = release && shrink(&wasm)?;
    if release {
        glue::strip(&script)?;
    }

    let wasm = names::by_content(&wasm, "mijn-stem", "wasm")?;
    let script = names::by_content(&script, "mijn-stem", "js")?;
    let boot_name = boot::write(staging, &script, &wasm)?;

    let page = staging.join("index.html");
    let html = fs::read_to_string(&page).context("reading index.html")?;
    let html = boot::link(&html, &boot_name, &script, &wasm)?;
    boot::check_links(&html, staging)?;
    fs::write(&page, html).context("writing index.html")?;

    fs::write(staging.join("_headers"), headers::file(staging)?).context("writing _headers")?;
    if release {
        let parts = budget::compress(staging)?;
        budget::check(&parts, optimised)?;
    }
    Ok(())
}

/// The one file in the folder with that beginning and end.
fn only_file(folder: &Path, end: &str, start: &str) -> Result<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(start) && name.ends_with(end) {
            found.push(path.clone());
        }
    }
    match found.as_slice() {
        [one] => Ok(one.clone()),
        _ => bail!(
            "expected one {start}*{end} from Trunk, found {}",
            found.len()
        ),
    }
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
