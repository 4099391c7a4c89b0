//! The service worker, which keeps the whole app on the device: its text, with the name and the sum of each file in it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::names;
use crate::files_under;

/// Where it lies: its folder is what it may answer for.
pub const NAME: &str = "sw.js";

/// What the name of every version begins with.
const VERSION: &str = "mijn-stem-";

const SCRIPT: &str = include_str!("offline.js");

/// Writes it for everything that lies in dist/ by now. Its version is told by the sums of all files, so that every other
/// build has another, and the same build the same.
pub fn write(staging: &Path) -> Result<()> {
    let mut files = Vec::new();
    for path in files_under(staging)? {
        let content = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        let sum = names::sum(&content);
        let inner = path.strip_prefix(staging).unwrap_or(&path).display();
        files.push(format!("[\"/{inner}\",\"{sum}\"]"));
    }
    files.sort();
    fs::write(staging.join(NAME), script(&files)).context("writing the service worker")
}

/// The same script for another content of one file: its sum differs, and so does the version.
pub fn with_other(script: &str, before: &[u8], after: &[u8]) -> Result<String> {
    let version = script.split('"').nth(1).unwrap_or_default();
    let sum = names::sum(before);
    if !version.starts_with(VERSION) || !script.contains(&sum) {
        bail!("the service worker looks otherwise than xtask/src/dist/offline.rs writes it");
    }
    let other = script.replace(&sum, &names::sum(after));
    let hash = names::hash(other.as_bytes());
    Ok(other.replace(version, &format!("{VERSION}{hash}")))
}

fn script(files: &[String]) -> String {
    let list = format!("[\n{}\n]", files.join(",\n"));
    let code: Vec<&str> = SCRIPT
        .lines()
        .filter(|line| !line.starts_with("//"))
        .collect();
    let script = code.join("\n").replace("FILE_LIST", &list);
    let version = names::hash(script.as_bytes());
    script.replace("mijn-stem-VERSION", &format!("{VERSION}{version}")) + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_file_is_another_version() {
        let one = script(&["[\"/a\",\"0\"]".to_owned()]);
        let other = script(&["[\"/a\",\"1\"]".to_owned()]);
        let version = |script: &str| script.lines().next().map(str::to_owned);
        assert_ne!(version(&one), version(&other));
        assert_eq!(one, script(&["[\"/a\",\"0\"]".to_owned()]));
        assert!(one.contains("[\n[\"/a\",\"0\"]\n]") && !one.contains("FILE_LIST"));
        assert!(version(&one).is_some_and(|line| line.starts_with("const VERSION = \"mijn-stem-")));
    }
}
