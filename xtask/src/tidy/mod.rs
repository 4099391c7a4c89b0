//! The repo's own rules, which no other tool knows: `cargo xtask tidy`. Each rule is a function from a source to the
//! problems it has, with its own tests on made-up input.

mod gallery;
mod hygiene;
mod layers;
mod names;
mod plain;
mod source;
mod style;
mod untranslated;

use std::fmt;
use std::path::Path;

use anyhow::{Context, Result};

use crate::files_under;
use source::Source;

/// One thing that is wrong, where, and what to do.
#[derive(Debug, PartialEq)]
pub struct Problem {
    pub path: String,
    pub line: usize,
    pub rule: &'static str,
    pub what: String,
}

impl Problem {
    fn new(source: &Source, at: usize, rule: &'static str, what: impl Into<String>) -> Self {
        Self {
            path: source.path.clone(),
            line: source.line(at),
            rule,
            what: what.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: [{}] {}",
            self.path, self.line, self.rule, self.what
        )
    }
}

type Rule = fn(&Source) -> Vec<Problem>;

const RULES: [Rule; 14] = [
    layers::imports,
    names::adapters,
    names::browser_names,
    names::wire_forms,
    names::clock_and_chance,
    hygiene::head,
    hygiene::length,
    hygiene::unfinished,
    hygiene::unwrap,
    hygiene::inline_style,
    hygiene::unsafe_code,
    untranslated::texts,
    plain::words,
    gallery::in_development,
];

/// Prints the problems. True when there are none.
pub fn command(root: &Path) -> Result<bool> {
    let problems = check(root)?;
    for problem in &problems {
        println!("{problem}");
    }
    println!("tidy: {} problems", problems.len());
    Ok(problems.is_empty())
}

/// All problems of the repo.
pub fn check(root: &Path) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for folder in ["src", "cipher", "tests", "fixture", "xtask"] {
        for path in files_under(&root.join(folder))? {
            let inner = path
                .strip_prefix(root)
                .unwrap_or(&path)
                .display()
                .to_string();
            if !inner.ends_with(".rs") || inner.contains("/node_modules/") {
                continue;
            }
            let text =
                std::fs::read_to_string(&path).with_context(|| format!("reading {inner}"))?;
            let source = Source::new(&inner, &text);
            problems.extend(RULES.iter().flat_map(|rule| rule(&source)));
        }
    }
    for path in files_under(&root.join("style"))? {
        let name = path
            .strip_prefix(root)
            .unwrap_or(&path)
            .display()
            .to_string();
        let css = std::fs::read_to_string(&path).with_context(|| format!("reading {name}"))?;
        problems.extend(style::sides(&name, &css));
    }
    let manifest =
        std::fs::read_to_string(root.join("Cargo.toml")).context("reading Cargo.toml")?;
    problems.extend(layers::web_crates(&manifest));
    Ok(problems)
}

/// For the rules' tests: the lines on which a rule finds something.
#[cfg(test)]
fn lines(rule: Rule, path: &str, text: &str) -> Vec<usize> {
    rule(&Source::new(path, text))
        .into_iter()
        .map(|problem| problem.line)
        .collect()
}
