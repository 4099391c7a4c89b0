//! Puts dist/ together, in one straight line: copies, css, wasm and scripts under names by content, the page, the headers,
//! and for a release the compressed copies and the budget. In a folder beside it, which takes its place only when whole.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::wings::{self, Piece};
use super::{boot, budget, glue, headers, names, offline, page, short};
use crate::build::{APP, Profile, SCAN, STRETCH, anew, bound};
use crate::process::{command, run};
use crate::{files_under, root, split, styles, tools};

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

/// Tells Chromium to compile the functions of a script while it comes in, beside the page's thread, and not one by one as they are called:
/// nearly all are on the way to the first screen. Other browsers take it for a comment.
const COMPILE_AT_ONCE: &str = "//# allFunctionsCalledOnLoad";

/// The invented learners, who are examples in the app.
const EXAMPLES: [&str; 3] = ["sem.json", "yara.json", "noa.json"];

/// Makes dist/ from what wasm-bindgen left.
pub fn make(profile: Profile) -> Result<()> {
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
    let optimised = profile == Profile::Release && tools::ensure_wasm_opt()?.is_some();
    let mut app = Program::read(APP, profile)?;
    if profile == Profile::Release {
        let module = format!("./{APP}_bg.js");
        (app.wasm, app.script) = short::names(&app.wasm, &app.script, &module)?;
    }
    let wasm = names::write(&staging, APP, "wasm", &app.wasm)?;
    let script = with_wings(&app.script, &staging, profile)?;
    let script = names::write(&staging, APP, "js", script.as_bytes())?;
    let boot = boot::write(&staging, &script, &wasm)?;
    let workers = [
        (STRETCH, worker(STRETCH, &staging, profile)?),
        (SCAN, worker(SCAN, &staging, profile)?),
    ];
    let links = page::Links {
        css: &css,
        wasm: &wasm,
        script: &script,
        boot: &boot,
        workers: &workers,
        // What is being worked on changes under the page's feet, and should.
        offline: (profile == Profile::Release).then_some(offline::NAME),
    };
    let html = fs::read_to_string(root().join("index.html")).context("reading index.html")?;
    let html = page::finished(&html, &links)?;
    fs::write(staging.join("index.html"), &html).context("writing index.html")?;
    if links.offline.is_some() {
        offline::write(&staging)?;
    }
    page::check(&html, &staging)?;
    fs::write(staging.join("_headers"), headers::file(&staging, "/")?)
        .context("writing _headers")?;
    if profile == Profile::Release {
        let parts = budget::compress(&staging)?;
        budget::check(&parts, &links.at_once(), optimised)?;
    }
    let dist = profile.dist();
    anew(&dist)?;
    fs::rename(&staging, &dist).with_context(|| format!("moving the build to {}", dist.display()))
}

/// Writes the wings, and hands back the app's script with what fetches them in it.
fn with_wings(script: &str, staging: &Path, profile: Profile) -> Result<String> {
    let mut pieces = Vec::new();
    for path in split::wings()? {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        pieces.push(Piece {
            stem: stem.into_owned(),
            content: fs::read(&path).with_context(|| format!("reading {}", path.display()))?,
        });
    }
    let link = split::link_script()?;
    let mut wings = wings::of(&link, &pieces)?;
    if profile == Profile::Release {
        let file = root().join("target/wing.wasm");
        for wing in &mut wings {
            fs::write(&file, &wing.content)?;
            shrink(&file)?;
            wing.content = fs::read(&file)?;
        }
        fs::remove_file(&file)?;
    }
    let link = wings::write(staging, &link, &wings)?;
    let script = glue::with_wings(script, &link, split::LINK)?;
    let script = match profile {
        Profile::Release => glue::tight(&script),
        Profile::Development => script,
    };
    Ok(format!("{COMPILE_AT_ONCE}\n{script}"))
}

/// What wasm-bindgen made of a program; for a release, small.
struct Program {
    script: String,
    wasm: Vec<u8>,
}

impl Program {
    fn read(name: &str, profile: Profile) -> Result<Self> {
        let wasm = bound(name).join(format!("{name}_bg.wasm"));
        let script = bound(name).join(format!("{name}.js"));
        let script = fs::read_to_string(&script).with_context(|| format!("reading {name}.js"))?;
        let release = profile == Profile::Release;
        if release {
            shrink(&wasm)?;
        }
        Ok(Self {
            script: if release {
                glue::tight(&script)
            } else {
                script
            },
            wasm: fs::read(&wasm).with_context(|| format!("reading {name}_bg.wasm"))?,
        })
    }
}

/// Writes a program that runs as a module worker; its script starts it. Hands back the script's name.
fn worker(name: &str, staging: &Path, profile: Profile) -> Result<String> {
    let Program { script, wasm } = Program::read(name, profile)?;
    let wasm = names::write(staging, name, "wasm", &wasm)?;
    names::write(
        staging,
        name,
        "js",
        glue::starting(&script, &wasm)?.as_bytes(),
    )
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("copying {}", from.display()))?;
    Ok(())
}

/// Runs wasm-opt in place, where there is a Node to run it.
fn shrink(wasm: &Path) -> Result<()> {
    let Some(wasm_opt) = tools::ensure_wasm_opt()? else {
        println!(
            "Node is not installed, so wasm-opt is skipped: the app works the same, but is larger."
        );
        return Ok(());
    };
    let before = fs::metadata(wasm)?.len();
    run(command(wasm_opt)
        .args(WASM_OPT)
        .arg(wasm)
        .arg("-o")
        .arg(wasm))?;
    let after = fs::metadata(wasm)?.len();
    println!("wasm-opt: {} KB became {} KB", before / 1024, after / 1024);
    Ok(())
}
