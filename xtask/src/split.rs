//! Splits the app's wasm into what the first screen needs and the wings that come later (`src/later.rs`), before
//! wasm-bindgen sees it. It is the tool that cargo-leptos uses for its lazy routes, as a library.
//!
//! The worker passes here too, though nothing of it is split off: what `wasm_split` leaves for this tool in every program
//! names the folder that the crates lie in, and two builds of one commit are to be the same.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use crate::build::{APP, anew};
use crate::{files_under, root};

/// What the wasm imports the functions from that fetch a wing.
pub const LINK: &str = "./wings.js";

/// Where the pieces of a program stand.
fn folder(program: &str) -> PathBuf {
    root().join("target/split").join(program)
}

/// What is left of a program when its wings are off; it still has the names of its functions.
pub fn main_of(program: &str) -> PathBuf {
    folder(program).join(format!("{program}.wasm"))
}

/// Splits the wasm of a program; hands back what is left of it for wasm-bindgen.
pub fn at_wings(wasm: &Path, program: &str) -> Result<PathBuf> {
    let folder = folder(program);
    anew(&folder)?;
    let whole = fs::read(wasm).with_context(|| format!("reading {}", wasm.display()))?;
    let main = main_of(program);
    let script = format!("./{program}.js");
    let mut options = Options::new(&whole);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = LINK;
    options.main_module = &script;
    transform(options).map_err(|error| anyhow!("splitting the wasm: {error:#}"))?;
    Ok(main)
}

/// The script that fetches the wings, as the splitter wrote it.
pub fn link_script() -> Result<String> {
    fs::read_to_string(folder(APP).join(LINK)).context("reading the wings' script")
}

/// The wings, and what several of them share.
pub fn wings() -> Result<Vec<PathBuf>> {
    let mut found = files_under(&folder(APP))?;
    let main = main_of(APP);
    found.retain(|path| path != &main && path.extension().is_some_and(|end| end == "wasm"));
    Ok(found)
}
