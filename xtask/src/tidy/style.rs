//! The css speaks of start and end, block and inline, never of left and right, so that a language from right to left could follow.

use super::Problem;

/// Properties that know only one way of reading, and what stands in their place.
const SIDED: [(&str, &str); 10] = [
    ("margin-", "margin-inline-* or margin-block-*"),
    ("padding-", "padding-inline-* or padding-block-*"),
    ("border-", "border-inline-* or border-block-*"),
    (
        "scroll-margin-",
        "scroll-margin-inline-* or scroll-margin-block-*",
    ),
    (
        "scroll-padding-",
        "scroll-padding-inline-* or scroll-padding-block-*",
    ),
    ("inset-", "inset-inline-* or inset-block-*"),
    ("", "inset-inline-* or inset-block-*"),
    ("text-align: ", "start or end"),
    ("float: ", "inline-start or inline-end"),
    ("clear: ", "inline-start or inline-end"),
];
const SIDES: [&str; 4] = ["left", "right", "top", "bottom"];
/// Measures across and along, with what stands in their place.
const MEASURES: [(&str, &str); 6] = [
    ("width", "inline-size"),
    ("height", "block-size"),
    ("min-width", "min-inline-size"),
    ("min-height", "min-block-size"),
    ("max-width", "max-inline-size"),
    ("max-height", "max-block-size"),
];

/// The declarations of a file that name a side. What a media query asks of the screen is no declaration.
pub fn sides(path: &str, css: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (place, line) in css.lines().enumerate() {
        for (property, value) in declarations(line) {
            if let Some(instead) = sided(property, value) {
                problems.push(Problem {
                    path: path.to_owned(),
                    line: place + 1,
                    rule: "sides",
                    what: format!("{property}: {value} knows one way of reading; use {instead}"),
                });
            }
        }
    }
    problems
}

/// The `property: value` pairs of a line.
fn declarations(line: &str) -> impl Iterator<Item = (&str, &str)> {
    let code = line.split("/*").next().unwrap_or_default();
    let code = if code.trim_start().starts_with("@media") {
        code.split_once('{').map_or("", |(_, body)| body)
    } else {
        code
    };
    code.split(['{', '}', ';'])
        .filter_map(|part| part.split_once(':'))
        .map(|(property, value)| (property.trim(), value.trim()))
        .filter(|(property, _)| {
            !property.is_empty() && property.chars().all(|c| c.is_ascii_lowercase() || c == '-')
        })
}

fn sided(property: &str, value: &str) -> Option<&'static str> {
    let measure = MEASURES
        .iter()
        .find(|(name, _)| *name == property)
        .map(|(_, instead)| *instead);
    let side = SIDED.iter().find(|(begin, _)| {
        SIDES.iter().any(|side| match begin.strip_suffix(": ") {
            Some(name) => name == property && value == *side,
            None => property
                .strip_prefix(begin)
                .is_some_and(|rest| rest == *side || rest.starts_with(&format!("{side}-"))),
        })
    });
    measure
        .or(side.map(|(_, instead)| *instead))
        .or(uneven(property, value).then_some("its -block and its -inline"))
}

/// Four values, of which the second (right) and the fourth (left) differ.
fn uneven(property: &str, value: &str) -> bool {
    let values: Vec<&str> = value.split_whitespace().collect();
    matches!(property, "margin" | "padding" | "inset")
        && matches!(values[..], [_, right, _, left] if right != left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_is_found_where_it_is_declared() {
        let table = [
            (".a { margin-left: 1px; }", 1),
            (".a { padding: 0; left: 0; right: 0 }", 2),
            ("  border-top-left-radius: 2px;", 1),
            (".a { text-align: right; } .b { width: 3rem; }", 2),
            ("@media (min-width: 40rem) { .a { max-height: 2px; } }", 1),
            (
                ".a { margin-inline-start: 1px; inset-block: 0; inline-size: 2px; text-align: end; }",
                0,
            ),
            (
                ".a { padding: 1px 2px 1px 3px; } .b { padding: 1px 2px 3px 2px; }",
                1,
            ),
            ("@media (max-width: 26rem) {", 0),
            (
                ".a::before { border-width: 0 2px; } .left:hover { color: red; }",
                0,
            ),
            (
                "/* left: 0 */ a:hover { transition: transform var(--quick); }",
                0,
            ),
        ];
        for (css, found) in table {
            assert_eq!(sides("style/a.css", css).len(), found, "{css}");
        }
    }
}
