//! Rules about every file: a head that says what it is, a length one can read, nothing unfinished, nothing that panics.

use super::Problem;
use super::source::Source;

/// Lines in one file; the messages, a line or more each, may be longer.
const LONGEST: usize = 400;
const LONG_ANYWAY: [&str; 2] = ["src/text/nl", "src/text/en"];

/// Every file begins by saying what it is, why, and where its data goes.
pub fn head(source: &Source) -> Vec<Problem> {
    let first = source
        .text
        .lines()
        .find(|line| !line.trim().is_empty() && !line.starts_with("#!["));
    if first.is_some_and(|line| line.starts_with("//!")) {
        return vec![];
    }
    vec![Problem::new(
        source,
        0,
        "head",
        "begin the file with `//!` lines: what it is and why",
    )]
}

pub fn length(source: &Source) -> Vec<Problem> {
    let ours = source.path.starts_with("src/") || source.path.starts_with("xtask/");
    let lines = source.text.lines().count();
    if !ours || lines <= LONGEST || LONG_ANYWAY.iter().any(|path| source.path.starts_with(path)) {
        return vec![];
    }
    let what = format!("{lines} lines; split it before {LONGEST}");
    vec![Problem::new(source, source.text.len(), "length", what)]
}

/// Nothing is left for later in the code: that is what issues are for.
pub fn unfinished(source: &Source) -> Vec<Problem> {
    let macros = ["todo!", "unimplemented!", "dbg!"]
        .iter()
        .flat_map(|word| super::source::places(&source.code, word).map(move |at| (at, *word)));
    let notes = ["TODO", "FIXME"]
        .iter()
        .flat_map(|word| super::source::places(&source.comments, word).map(move |at| (at, *word)));
    let what = |word| format!("{word} is not for the main branch; finish it or take it out");
    macros
        .chain(notes)
        .map(|(at, word)| Problem::new(source, at, "unfinished", what(word)))
        .collect()
}

/// A panic loses what the learner was writing. Where it cannot happen, clippy is told why, and so are we.
pub fn unwrap(source: &Source) -> Vec<Problem> {
    if !source.path.starts_with("src/") {
        return vec![];
    }
    let calls = [".unwrap()", ".expect("];
    let found = calls
        .iter()
        .flat_map(|call| source.code.match_indices(call))
        .map(|(at, _)| at);
    let wrong = found.filter(|at| !source.in_tests(*at) && !explained(source, *at));
    let what = "no unwrap or expect outside tests: pass the error on, or make the case impossible by type; where it \
                cannot happen, `#[expect(clippy::expect_used, reason = …)]` right above says why";
    wrong
        .map(|at| Problem::new(source, at, "unwrap", what))
        .collect()
}

/// An `#[expect(clippy::expect_used, reason = …)]` (or unwrap_used) within the twelve lines above.
fn explained(source: &Source, at: usize) -> bool {
    let start = source.code[..at]
        .rmatch_indices('\n')
        .nth(12)
        .map_or(0, |(at, _)| at);
    let above = &source.code[start..at];
    let lint = above
        .rfind("clippy::expect_used")
        .max(above.rfind("clippy::unwrap_used"));
    lint.is_some_and(|lint| above[lint..].contains("reason"))
}

/// The library forbids unsafe code; only the file where the wasm is split may allow what a macro writes.
pub fn unsafe_code(source: &Source) -> Vec<Problem> {
    let ours = source.path.starts_with("src/");
    if !ours || matches!(source.path.as_str(), "src/lib.rs" | "src/later.rs") {
        return vec![];
    }
    let what = "only src/later.rs allows unsafe code, and only what wasm_split writes";
    let found = source.places("unsafe_code").into_iter();
    found
        .map(|at| Problem::new(source, at, "unsafe", what))
        .collect()
}

/// The page's policy refuses style attributes: what looks right in development would be bare in the release.
pub fn inline_style(source: &Source) -> Vec<Problem> {
    if !source.path.starts_with("src/ui/") {
        return vec![];
    }
    let what = "the page's policy refuses style=; use a class, an SVG attribute, or style:name=value (set by script)";
    let is_attribute =
        |at: &usize| source.code[..*at].ends_with(char::is_whitespace) && !is_variable(source, *at);
    let found = source.places("style=").into_iter().filter(is_attribute);
    found
        .map(|at| Problem::new(source, at, "style", what))
        .collect()
}

/// `let style=…`, which rustfmt would space out anyway.
fn is_variable(source: &Source, at: usize) -> bool {
    source.code[..at].trim_end().ends_with("let") || source.code[..at].trim_end().ends_with("mut")
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    const NONE: [usize; 0] = [];

    #[test]
    fn a_head_on_every_file() {
        assert_eq!(lines(head, "src/a.rs", "//! What.\nfn a() {}"), NONE);
        assert_eq!(lines(head, "src/a.rs", "#![cfg(test)]\n//! What.\n"), NONE);
        assert_eq!(lines(head, "src/a.rs", "// What.\n"), [1]);
        assert_eq!(lines(head, "src/a.rs", ""), [1]);
    }

    #[test]
    fn long_files_are_split_but_not_the_messages() {
        let long = "x\n".repeat(LONGEST + 1);
        assert_eq!(lines(length, "src/ui/a.rs", &long).len(), 1);
        assert_eq!(lines(length, "src/text/nl.rs", &long), NONE);
        assert_eq!(lines(length, "tests/journeys.rs", &long), NONE);
    }

    #[test]
    fn nothing_unfinished() {
        let text = "fn a() { todo!() }\n// TODO: b\nlet c = \"TODO\";\nfn methodo() {}";
        assert_eq!(lines(unfinished, "src/a.rs", text), [1, 2]);
    }

    #[test]
    fn no_unwrap_outside_tests() {
        let text = "a.unwrap();\nb.expect(\"c\");\nd.unwrap_or(1);\n#[cfg(test)]\nmod tests { e.unwrap(); }";
        assert_eq!(lines(unwrap, "src/a.rs", text), [1, 2]);
        let explained = "#[expect(clippy::expect_used, reason = \"b\")]\nlet c = a.expect(\"b\");";
        assert_eq!(lines(unwrap, "src/a.rs", explained), NONE);
        assert_eq!(lines(unwrap, "src/a/tests.rs", text), NONE);
        assert_eq!(lines(unwrap, "xtask/src/a.rs", text), NONE);
    }

    #[test]
    fn unsafe_code_is_allowed_in_one_file() {
        let text = "//! A.\n#![allow(unsafe_code)]\n";
        assert_eq!(lines(unsafe_code, "src/crypto/a.rs", text), [2]);
        assert_eq!(lines(unsafe_code, "src/main.rs", text), [2]);
        assert_eq!(lines(unsafe_code, "src/later.rs", text), NONE);
        assert_eq!(lines(unsafe_code, "src/a.rs", "// unsafe_code"), NONE);
    }

    #[test]
    fn no_style_attribute() {
        assert_eq!(
            lines(inline_style, "src/ui/a.rs", "view! { <p\n style=\"x\"> }"),
            [2]
        );
        assert_eq!(
            lines(
                inline_style,
                "src/ui/a.rs",
                "view! { <p style:top=\"x\" data-style=\"y\"> }"
            ),
            NONE
        );
    }
}
