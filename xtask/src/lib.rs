//! The workshop of Mijn Stem, as a library, so that each part has its own tests.
//!
//! - [`build`]: from crates to dist/; [`split`] makes the wings, [`styles`] joins the css, [`dist`] puts everything together.
//! - [`release`]: what goes to a host: one archive, with sums and the list of parts.
//! - [`serve`]: a small server with the real headers, for people and for the end-to-end tests.
//! - [`suite`]: `cargo xtask test`, step by step, with one summary line.
//! - [`bench`]: how long things take, measured and never judged; [`lighthouse`]: what Lighthouse says of it.
//! - [`tidy`]: the repo's own rules, which no other tool knows.
//! - [`tools`]: pinned tools, installed into a cache of our own; [`process`]: how we run them.

pub mod bench;
pub mod build;
pub mod dist;
pub mod lighthouse;
pub mod process;
pub mod release;
pub mod serve;
pub mod split;
pub mod styles;
pub mod suite;
pub mod tidy;
pub mod tools;

use std::path::{Path, PathBuf};

/// The folder of the repository, as the cargo that runs us names it. What was so at build time may be another clone, when
/// two share a target folder.
pub fn root() -> PathBuf {
    let here =
        std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let here = PathBuf::from(here);
    here.parent().unwrap_or(&here).to_path_buf()
}

/// Every file under `folder`, in a fixed order; an absent folder has none.
pub fn files_under(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        if !next.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(&next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path)
            } else {
                found.push(path)
            }
        }
    }
    found.sort();
    Ok(found)
}
