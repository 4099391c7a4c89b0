//! The gallery of parts is for development: not one byte of it in what people load.

use super::Problem;
use super::source::Source;

/// The gallery. Its words are for whoever builds the app, so they need no translation.
pub const FILE: &str = "src/ui/gallery.rs";
const GATE: &str = "#[cfg(debug_assertions)]";

/// Whatever names the gallery stands right under the gate that leaves it out of a release.
pub fn in_development(source: &Source) -> Vec<Problem> {
    if !source.path.starts_with("src/") || source.path == FILE {
        return vec![];
    }
    let gated = |at: &usize| {
        let start = source.code[..*at]
            .rfind([';', '}'])
            .map_or(0, |end| end + 1);
        source.code[start..*at].contains(GATE)
    };
    let what = format!("the gallery is left out of a release: {GATE} right above");
    let found = source.places("gallery").into_iter();
    found
        .filter(|at| !gated(at) && !source.code[..*at].ends_with("gallery::"))
        .map(|at| Problem::new(source, at, "gallery", what.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    #[test]
    fn what_names_the_gallery_is_gated() {
        let path = "src/ui/app.rs";
        assert_eq!(lines(in_development, path, "mod dom;\nmod gallery;\n"), [2]);
        assert_eq!(
            lines(
                in_development,
                path,
                "mod dom;\n#[cfg(debug_assertions)]\nmod gallery;\n"
            ),
            [0usize; 0]
        );
        let page = "a();\n#[cfg(debug_assertions)]\nif b == super::gallery::PATH {\n";
        assert_eq!(lines(in_development, path, page), [0usize; 0]);
        assert_eq!(
            lines(
                in_development,
                path,
                "fn a() {}\nlet page = super::gallery::page();\n"
            ),
            [2]
        );
    }
}
