//! Words for people belong in src/text, in both languages: none in quotes, and none bare, in a `view!` of src/ui.
//!
//! A guess, made to be quiet: it looks at what stands before a text in quotes. After `>` or `}` it is a text node; after
//! `{` it is one if it reads like a sentence; after `=` it counts for attributes that are read aloud or shown. A line
//! with `// not words: <why>` is left alone (the name of a language in that language, say).

use std::ops::Range;

use super::Problem;
use super::source::{Source, closing, places};

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
    if !source.path.starts_with("src/ui/") {
        return vec![];
    }
    let what = "words for people go into src/text, in Dutch and English; or end the line with `// not words: <why>`";
    let views = views(source);
    let quoted = source.literals.iter().filter(|literal| {
        views.iter().any(|view| view.contains(&literal.start)) && is_for_people(source, literal)
    });
    let bare = views
        .iter()
        .flat_map(|view| bare_words(source, view.clone()));
    let mut found: Vec<usize> = quoted.map(|literal| literal.start).chain(bare).collect();
    found.retain(|at| !source.in_tests(*at) && !excused(source, *at));
    found.sort_unstable();
    found.dedup();
    found
        .into_iter()
        .map(|at| Problem::new(source, at, "untranslated", what))
        .collect()
}

/// What stands between the brackets of each `view!`.
fn views(source: &Source) -> Vec<Range<usize>> {
    let opens = places(&source.code, "view!").filter_map(|at| {
        let open = at + source.code[at..].find(['{', '(', '['])?;
        Some(open + 1..open + closing(&source.code[open..]))
    });
    opens.collect()
}

fn is_for_people(source: &Source, literal: &Range<usize>) -> bool {
    let text = &source.text[literal.clone()];
    if !text.chars().any(char::is_alphabetic) {
        return false;
    }
    // Before the opening quote (and the r# of a raw text).
    let before = source.code[..literal.start]
        .trim_end_matches(['"', '#', 'r'])
        .trim_end();
    let Some(last) = before.chars().next_back() else {
        return false;
    };
    match last {
        '>' => !before.ends_with("=>") && !before.ends_with("->"),
        '}' => true,
        '{' => is_sentence(text),
        '=' => READ_ALOUD.contains(&attribute(before)),
        _ => false,
    }
}

/// Begins with a capital, or holds what no class, id or address holds.
fn is_sentence(text: &str) -> bool {
    let capital = text.trim().chars().next().is_some_and(char::is_uppercase);
    capital
        || text.contains(['?', '!', ',', '…'])
        || text.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

/// The name before the `=` that ends `before`, without `attr:` or `prop:`.
fn attribute(before: &str) -> &str {
    let name = before.trim_end_matches('=').trim_end();
    let name = name
        .rsplit(|c: char| !(c.is_alphanumeric() || "-_:".contains(c)))
        .next()
        .unwrap_or(name);
    name.rsplit(':').next().unwrap_or(name)
}

/// Words between `>` and `<` with no quotes around them, outside any block of code.
fn bare_words(source: &Source, view: Range<usize>) -> Vec<usize> {
    let code = &source.code[view.clone()];
    let (mut depth, mut found) = (0, Vec::new());
    for (at, c) in code.char_indices() {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth -= 1,
            '>' if depth == 0 && !code[..at].ends_with(['=', '-']) => {
                let text = code[at + 1..].split('<').next().unwrap_or_default();
                let words = text
                    .chars()
                    .all(|c| c.is_alphabetic() || c.is_whitespace() || ".,?!'’…-".contains(c));
                let closed = at + 1 + text.len() < code.len();
                if words && closed && text.chars().any(char::is_alphabetic) {
                    let inner = text.len() - text.trim_start().len();
                    found.push(view.start + at + 1 + inner);
                }
            }
            _ => {}
        }
    }
    found
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

    fn found(view: &str) -> usize {
        lines(
            texts,
            "src/ui/a.rs",
            &format!("//! x\nfn a() {{\n    view! {{ {view} }}\n}}\n"),
        )
        .len()
    }

    #[test]
    fn words_in_a_view_are_found() {
        let table = [
            r#"<p>"Hallo"</p>"#,
            r#"<p>{n} " dagen"</p>"#,
            "<p>\n\"hallo\"\n</p>",
            r#"<p>r"hallo"</p>"#,
            r#"<p>{move || if x() { "Ja, graag" } else { a() }}</p>"#,
            r#"<button aria-label="sluit">"×"</button>"#,
            r#"<img alt="Een hond"/>"#,
            r#"<input attr:placeholder="naam"/>"#,
            "<p>Hallo daar</p>",
        ];
        for view in table {
            assert_eq!(found(view), 1, "{view}");
        }
    }

    #[test]
    fn what_is_not_for_people_is_left_alone() {
        let table = [
            r#"<p class="rust ruimte" id="a" data-kind="x">{t().hello()}</p>"#,
            r#"<p class=move || if x() { "on" } else { "off is-quiet" }>{a}</p>"#,
            r#"<p class:on=move || a > b>{move || format!("{}", c)}</p>"#,
            r#"<a href="/dagboek">{match x { A => "a", _ => "b" }}</a>"#,
            r#"<span>"·"</span> <span>" 12 "</span>"#,
            r#"<img alt=""/> <For each=move || xs.get() key=|x| x.id.clone() children=|x| x/>"#,
            r#"<option value="nl">"Nederlands"</option> // not words: its own name"#,
            "<List<Entry> items=xs/>",
        ];
        for view in table {
            assert_eq!(found(view), 0, "{view}");
        }
    }

    #[test]
    fn only_in_views_of_the_ui() {
        assert_eq!(
            lines(
                texts,
                "src/ui/a.rs",
                "fn a() { let x = if y { \"Hallo\" } else { b }; }"
            ),
            [0usize; 0]
        );
        assert_eq!(
            lines(texts, "src/text/nl.rs", "view! { <p>\"Hallo\"</p> }"),
            [0usize; 0]
        );
    }
}
