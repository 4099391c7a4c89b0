//! Compressed copies of everything that compresses, and the size budget: what a first visit costs on an old phone.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::files_under;

/// All that the first visit needs, in bytes of brotli at its best.
///
/// Counted: the page, the css, and of scripts, wasm and fonts what the first screen needs. Not counted: code that comes later
/// (printed apart), icons and manifest (the browser fetches them later, if at all) and the latin-ext font (loaded by its
/// unicode-range only, when a text asks for it).
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
            let copy = path.with_added_extension("br");
            fs::write(copy, &small).with_context(|| format!("writing {inner}.br"))?;
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

/// Brotli at its best.
pub fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut small = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut small, 64 * 1024, 11, 22);
    writer.write_all(content)?;
    drop(writer);
    Ok(small)
}

/// Prints the table; above the budget it is an error, or a warning where the wasm could not be shrunk.
///
/// `at_once` names what a first visit fetches before anything can be done; all other code comes later.
pub fn check(parts: &[Part], at_once: &[&str], optimised: bool) -> Result<()> {
    let (first, rest): (Vec<&Part>, Vec<&Part>) = parts
        .iter()
        .partition(|part| at_once.contains(&part.path.as_str()));
    let later: Vec<&Part> = rest.into_iter().filter(|part| part.is_code()).collect();
    let total = brotli_of(&first);
    println!("{}", table(&first, &later));
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

impl Part {
    fn is_code(&self) -> bool {
        [".css", ".js", ".wasm"]
            .iter()
            .any(|end| self.path.ends_with(end))
    }
}

fn brotli_of(parts: &[&Part]) -> usize {
    parts.iter().map(|part| part.brotli).sum()
}

fn table(first: &[&Part], later: &[&Part]) -> String {
    let names = first.iter().chain(later).map(|part| part.path.len());
    let width = names.max().unwrap_or(0).max(20);
    let row = |name: &str, raw: usize, brotli: usize| {
        format!(
            "{name:<width$} {:>10} {:>10}\n",
            kilobytes(raw),
            kilobytes(brotli)
        )
    };
    let block = |title: &str, parts: &[&Part]| {
        let rows = parts
            .iter()
            .map(|part| row(&part.path, part.raw, part.brotli));
        let head = format!("{title:<width$} {:>10} {:>10}\n", "raw", "brotli");
        let raw = parts.iter().map(|part| part.raw).sum();
        head + &rows.collect::<String>() + &row("in all", raw, brotli_of(parts))
    };
    let budget = format!(
        "{:<width$} {:>10} {:>10}\n\n",
        "budget",
        "",
        kilobytes(LIMIT)
    );
    block("first visit", first) + &budget + &block("code that comes later", later)
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
        let at_once = ["app.wasm", "index.html"];
        assert!(check(&parts, &at_once, true).is_err());
        assert!(check(&parts, &at_once, false).is_ok());
        assert!(check(&parts, &at_once[..1], true).is_ok());
    }

    #[test]
    fn what_comes_later_stands_apart_and_only_code_does() {
        let parts = [
            part("app.wasm", 1024),
            part("stretch.wasm", 2048),
            part("start.html", 4096),
        ];
        let table = table(&[&parts[0]], &[&parts[1]]);
        assert!(table.contains("stretch.wasm"));
        assert!(parts[1].is_code() && !parts[2].is_code());
        assert_eq!(brotli_of(&[&parts[0], &parts[1]]), 3072);
    }

    #[test]
    fn brotli_makes_text_smaller() {
        let text = "de learner schrijft. ".repeat(100);
        assert!(brotli(text.as_bytes()).unwrap().len() < 100);
        assert_eq!(kilobytes(1536), "1.5 KB");
    }
}
