//! Compressed copies of everything that compresses, and the size budget: what a first visit costs on an old phone.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::boot::FONT;
use crate::files_under;

/// All that the first visit needs, in bytes of brotli at its best.
///
/// Counted: the page, the css, the scripts, the wasm and the latin font. Not counted: icons and manifest (the browser
/// fetches them later, if at all) and the latin-ext font (loaded by its unicode-range only, when a text asks for it).
pub const LIMIT: usize = 300 * 1024;

/// One file with its two sizes.
#[derive(Debug, Clone)]
pub struct Part {
    pub path: String,
    pub raw: usize,
    pub brotli: usize,
}

/// Writes a `.br` beside each file that gains by it, and hands back the sizes of all files.
pub fn compress(dist: &Path) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    for path in files_under(dist)? {
        let content = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        let inner = path
            .strip_prefix(dist)
            .unwrap_or(&path)
            .display()
            .to_string();
        let small = if compresses(&inner) {
            brotli(&content)?
        } else {
            content.clone()
        };
        if small.len() < content.len() {
            let mut name = path.clone().into_os_string();
            name.push(".br");
            fs::write(&name, &small).with_context(|| format!("writing {inner}.br"))?;
        }
        parts.push(Part {
            path: inner,
            raw: content.len(),
            brotli: small.len().min(content.len()),
        });
    }
    Ok(parts)
}

/// Pictures and woff2 are compressed already; `_headers` is for the host, not for a browser.
fn compresses(path: &str) -> bool {
    [
        ".html",
        ".css",
        ".js",
        ".wasm",
        ".svg",
        ".json",
        ".webmanifest",
        ".txt",
    ]
    .iter()
    .any(|end| path.ends_with(end))
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut small = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut small, 64 * 1024, 11, 22);
    writer.write_all(content)?;
    drop(writer);
    Ok(small)
}

/// Prints the table; above the budget it is an error, or a warning where the wasm could not be shrunk.
pub fn check(parts: &[Part], optimised: bool) -> Result<()> {
    let counted: Vec<&Part> = parts.iter().filter(|part| counts(&part.path)).collect();
    let total: usize = counted.iter().map(|part| part.brotli).sum();
    println!("{}", table(&counted));
    if total <= LIMIT {
        return Ok(());
    }
    let over = format!(
        "the first visit is {} over its budget of {}",
        kilobytes(total - LIMIT),
        kilobytes(LIMIT)
    );
    if !optimised {
        println!("Warning: {over}; the wasm is not shrunk here, so this is no failure.");
        return Ok(());
    }
    bail!("{over}: find what grew in the table above")
}

/// start.html (where "Snel weg" leads) and the service worker are no part of the first screen either.
fn counts(path: &str) -> bool {
    let code = [".css", ".js", ".wasm"]
        .iter()
        .any(|end| path.ends_with(end));
    path == "index.html" || path == FONT || (code && path != "sw.js")
}

fn table(parts: &[&Part]) -> String {
    let width = parts
        .iter()
        .map(|part| part.path.len())
        .max()
        .unwrap_or(0)
        .max(20);
    let row = |name: &str, raw: usize, brotli: usize| {
        format!(
            "{name:<width$} {:>10} {:>10}\n",
            kilobytes(raw),
            kilobytes(brotli)
        )
    };
    let mut text = format!("{:<width$} {:>10} {:>10}\n", "first visit", "raw", "brotli");
    for part in parts {
        text.push_str(&row(&part.path, part.raw, part.brotli));
    }
    let (raw, small) = parts.iter().fold((0, 0), |(raw, small), part| {
        (raw + part.raw, small + part.brotli)
    });
    text.push_str(&row("in all", raw, small));
    text.push_str(&format!(
        "{:<width$} {:>10} {:>10}",
        "budget",
        "",
        kilobytes(LIMIT)
    ));
    text
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{} KB", bytes / 1024, bytes % 1024 * 10 / 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(path: &str, brotli: usize) -> Part {
        Part {
            path: path.into(),
            raw: brotli * 3,
            brotli,
        }
    }

    #[test]
    fn above_the_budget_fails_unless_the_wasm_could_not_be_shrunk() {
        let parts = [part("app.wasm", LIMIT), part("index.html", 1)];
        assert!(check(&parts, true).is_err());
        assert!(check(&parts, false).is_ok());
        assert!(check(&parts[..1], true).is_ok());
    }

    #[test]
    fn icons_and_the_second_font_do_not_count() {
        assert!(counts("index.html") && counts("mijn-stem-0.wasm") && counts(FONT));
        assert!(
            !counts("fonts/atkinson-latin-ext.woff2")
                && !counts("start.html")
                && !counts("manifest.webmanifest")
        );
    }

    #[test]
    fn brotli_makes_text_smaller() {
        let text = "de learner schrijft. ".repeat(100);
        assert!(brotli(text.as_bytes()).unwrap().len() < 100);
        assert_eq!(kilobytes(1536), "1.5 KB");
    }
}
