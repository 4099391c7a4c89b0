//! Splits the app's wasm into what the first screen needs and the wings that come later (`src/later.rs`), before
//! wasm-bindgen sees it. It is the tool that cargo-leptos uses for its lazy routes, as a library.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use crate::build::{APP, anew};
use crate::{files_under, root};

/// What the wasm imports the functions from that fetch a wing.
pub const LINK: &str = "./wings.js";

/// Where the pieces stand.
fn folder() -> PathBuf {
    root().join("target/split")
}

/// Splits the wasm; hands back what is left of it for wasm-bindgen.
pub fn at_wings(wasm: &Path) -> Result<PathBuf> {
    let folder = folder();
    anew(&folder)?;
    let whole = fs::read(wasm).with_context(|| format!("reading {}", wasm.display()))?;
    let main = folder.join(format!("{APP}.wasm"));
    let script = format!("./{APP}.js");
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
    fs::read_to_string(folder().join(LINK)).context("reading the wings' script")
}

/// The wings, and what several of them share.
pub fn wings() -> Result<Vec<PathBuf>> {
    let mut found = files_under(&folder())?;
    let main = folder().join(format!("{APP}.wasm"));
    found.retain(|path| path != &main && path.extension().is_some_and(|end| end == "wasm"));
    Ok(found)
}
