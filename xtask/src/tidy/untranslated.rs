//! Words for people belong in src/text, in both languages: none in quotes in src/ui.
//!
//! A guess, made to be quiet: a text in quotes is for people when a call that shows words takes it (`.text("…")`,
//! `head("…")`), when it is the value of an attribute that is read aloud or shown, or when it reads like a sentence.
//! A line with `// not words: <why>` is left alone.

use std::ops::Range;

use super::Problem;
use super::source::Source;

/// Calls whose first argument is shown.
const SHOWN: [&str; 10] = [
    ".text(",
    ".hint(",
    ".help(",
    ".line(",
    ".badge(",
    "head(",
    "head_with(",
    "section(",
    "title(",
    ".say(",
];

/// Attributes that are read aloud or shown.
const READ_ALOUD: [&str; 9] = [
    "aria-label",
    "aria-description",
    "aria-placeholder",
    "aria-roledescription",
    "aria-valuetext",
    "title",
    "placeholder",
    "alt",
    "label",
];

const EXCUSE: &str = "// not words:";

pub fn texts(source: &Source) -> Vec<Problem> {
    if !source.path.starts_with("src/ui/") || source.path == super::gallery::FILE {
        return vec![];
    }
    let what = "words for people go into src/text, in Dutch and English; or end the line with `// not words: <why>`";
    source
        .literals
        .iter()
        .filter(|literal| is_for_people(source, literal))
        .map(|literal| literal.start)
        .filter(|at| !source.in_tests(*at) && !excused(source, *at))
        .map(|at| Problem::new(source, at, "untranslated", what))
        .collect()
}

fn is_for_people(source: &Source, literal: &Range<usize>) -> bool {
    let text = &source.text[literal.clone()];
    if !text.chars().any(char::is_alphabetic) {
        return false;
    }
    // Before the opening quote (and the r# of a raw text). Read from the text itself: the code has its quotes emptied.
    let before = source.text[..literal.start]
        .trim_end_matches(['"', '#', 'r'])
        .trim_end();
    SHOWN.iter().any(|call| before.ends_with(call))
        || READ_ALOUD.iter().any(|name| is_value_of(before, name))
        || is_sentence(text)
}

/// Whether what stands before is `"name",`.
fn is_value_of(before: &str, name: &str) -> bool {
    let quoted = before.strip_suffix(',').unwrap_or_default().trim_end();
    quoted
        .strip_suffix('"')
        .and_then(|rest| rest.strip_suffix(name))
        .is_some_and(|rest| rest.ends_with('"'))
}

/// Begins with a capital or holds what no class, id, address or drawing holds.
fn is_sentence(text: &str) -> bool {
    let drawing = text.contains(['<', '{']) || text.chars().any(|c| c.is_ascii_digit());
    let capital = text.trim().chars().next().is_some_and(char::is_uppercase);
    let marks =
        text.contains(['?', '!', '…']) || text.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    !drawing && (capital || marks)
}

fn excused(source: &Source, at: usize) -> bool {
    let line = source
        .text
        .lines()
        .nth(source.line(at) - 1)
        .unwrap_or_default();
    line.contains(EXCUSE)
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    fn found(code: &str) -> usize {
        let file = format!("//! x\nfn a() {{\n    {code}\n}}\n");
        lines(texts, "src/ui/a.rs", &file).len()
    }

    #[test]
    fn words_in_quotes_are_found() {
        let table = [
            r#"p("soft").text("hallo");"#,
            r#"head("dagboek");"#,
            r#"el("button").attr("aria-label", "sluit");"#,
            r#"let said = if late { "Ja, graag" } else { a() };"#,
            r#"let said = "één ding";"#,
            r#"app.say(r"klaar");"#,
        ];
        for code in table {
            assert_eq!(found(code), 1, "{code}");
        }
    }

    #[test]
    fn what_is_not_for_people_is_left_alone() {
        let table = [
            r#"div("card stack").attr("role", "alert").on("click", act);"#,
            r#"page::focus_first("main > div:not([hidden]) h1");"#,
            r#"p("soft").text(t.share.honest);"#,
            r#"let path = "M2 17c3-1 4 5 7 3";"#,
            r#"el("svg").drawing(format!("<g{}><path d=\"{}\"/></g>", a, b));"#,
            r#"let name = "Nederlands"; // not words: its own name"#,
            r#"let dot = "·";"#,
        ];
        for code in table {
            assert_eq!(found(code), 0, "{code}");
        }
    }

    #[test]
    fn only_in_the_ui() {
        assert_eq!(
            lines(texts, "src/text/nl.rs", "static A: &str = \"Hallo\";"),
            [0usize; 0]
        );
    }
}
