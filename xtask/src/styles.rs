//! One css file from many, without Sass: style/tokens.css, style/base.css, style/parts/*, style/pages/*, in this order
//! and by name within a folder; without comments and needless space.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::files_under;

/// The one css file of the repo at `root`.
pub fn joined(root: &Path) -> Result<String> {
    Ok(tight(&join(root)?))
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
        css.push_str(&text);
    }
    Ok(css)
}

/// Comments go, space shrinks to what means something, and what stands in quotes is not touched.
fn tight(css: &str) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        let end = match next {
            '/' if rest.starts_with("/*") => {
                rest = rest.split_once("*/").map_or("", |(_, after)| after);
                continue;
            }
            '"' | '\'' => rest[1..].find(next).map_or(rest.len(), |at| at + 2),
            _ => next.len_utf8(),
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        if next.is_whitespace() {
            if !kept.is_empty() && !kept.ends_with([' ', '{', '}', ';', ',', ':']) {
                kept.push(' ');
            }
            continue;
        }
        if matches!(next, '{' | '}' | ';' | ',') && kept.ends_with(' ') {
            kept.pop();
        }
        if next == '}' && kept.ends_with(';') {
            kept.pop();
        }
        kept.push_str(piece);
    }
    kept
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
        assert_eq!(joined(&root).unwrap(), ":root{}html{}a{}b{}p{}");
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn only_what_means_nothing_goes() {
        let table = [
            ("/* a */ b {\n  c: d;\n}\n", "b{c:d}"),
            ("a :hover , b:hover { }", "a :hover,b:hover{}"),
            ("a { width: calc(1px + 2em) }", "a{width:calc(1px + 2em)}"),
            ("@media (x: 1) and (y) {}", "@media (x:1) and (y){}"),
            (
                "a { content: \" /* b */ ; \"; }",
                "a{content:\" /* b */ ; \"}",
            ),
            ("a { content: ' \" ' }", "a{content:' \" '}"),
            ("a{} /* never closed", "a{}"),
        ];
        for (css, expected) in table {
            assert_eq!(tight(css), expected, "{css}");
        }
    }

    #[test]
    fn refuses_stray_files_and_imports() {
        let stray = repo("stray", &[("style/main.css", "")]);
        assert!(joined(&stray).unwrap_err().to_string().contains("main.css"));
        let import = repo("import", &[("style/base.css", "@import 'x.css';")]);
        assert!(joined(&import).unwrap_err().to_string().contains("@import"));
        fs::remove_dir_all(stray).unwrap();
        fs::remove_dir_all(import).unwrap();
    }
}
