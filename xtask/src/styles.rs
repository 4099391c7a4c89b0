//! One css file from many, without Sass: style/tokens.css, style/base.css, style/parts/*, style/pages/*, in this order
//! and by name within a folder. Trunk hashes and minifies the outcome. Called by Trunk before each build.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::files_under;

/// Where the outcome goes; index.html links it.
pub const OUTCOME: &str = "target/style/app.css";

/// Writes the one css file of the repo at `root`.
pub fn write(root: &Path) -> Result<()> {
    let css = join(root)?;
    let path = root.join(OUTCOME);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
    }
    // Left alone when nothing changed, so that `trunk serve` sees no news.
    if fs::read_to_string(&path).is_ok_and(|old| old == css) {
        return Ok(());
    }
    fs::write(&path, css).with_context(|| format!("writing {}", path.display()))
}

fn join(root: &Path) -> Result<String> {
    let mut css = String::new();
    for path in in_order(root)? {
        let name = path
            .strip_prefix(root)
            .unwrap_or(&path)
            .display()
            .to_string();
        let text = fs::read_to_string(&path).with_context(|| format!("reading {name}"))?;
        if text.contains("@import") || text.contains("@charset") {
            bail!(
                "{name}: no @import or @charset; the files are joined in the order that xtask/src/styles.rs gives"
            );
        }
        css.push_str(&format!("/* {name} */\n{}\n", text.trim_end()));
    }
    Ok(css)
}

fn in_order(root: &Path) -> Result<Vec<PathBuf>> {
    let style = root.join("style");
    let all = files_under(&style)?;
    let place = |path: &Path| {
        let inner = path.strip_prefix(&style).ok()?.to_str()?.to_owned();
        match inner.as_str() {
            "tokens.css" => Some(0),
            "base.css" => Some(1),
            inner if inner.starts_with("parts/") => Some(2),
            inner if inner.starts_with("pages/") => Some(3),
            _ => None,
        }
    };
    let mut placed = Vec::new();
    for path in all {
        if path.extension().is_none_or(|ending| ending != "css") {
            continue;
        }
        let Some(place) = place(&path) else {
            bail!(
                "{}: css goes into tokens.css, base.css, parts/ or pages/",
                path.display()
            );
        };
        placed.push((place, path));
    }
    placed.sort();
    Ok(placed.into_iter().map(|(_, path)| path).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repo(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let root = std::env::temp_dir().join(format!("xtask-styles-{}-{name}", std::process::id()));
        for (path, text) in files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        root
    }

    #[test]
    fn joins_in_the_fixed_order() {
        let root = repo(
            "order",
            &[
                ("style/pages/a.css", "p{}"),
                ("style/parts/b.css", "b{}\n"),
                ("style/parts/a.css", "a{}"),
                ("style/base.css", "html{}"),
                ("style/tokens.css", ":root{}"),
            ],
        );
        write(&root).unwrap();
        let css = fs::read_to_string(root.join(OUTCOME)).unwrap();
        let rules: Vec<&str> = css.lines().filter(|line| !line.starts_with("/*")).collect();
        assert_eq!(rules, [":root{}", "html{}", "a{}", "b{}", "p{}"]);
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn refuses_stray_files_and_imports() {
        let stray = repo("stray", &[("style/main.css", "")]);
        assert!(write(&stray).unwrap_err().to_string().contains("main.css"));
        let import = repo("import", &[("style/base.css", "@import 'x.css';")]);
        assert!(write(&import).unwrap_err().to_string().contains("@import"));
        fs::remove_dir_all(stray).unwrap();
        fs::remove_dir_all(import).unwrap();
    }
}
