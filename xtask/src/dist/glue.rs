//! wasm-bindgen's script without its comments and indentation.

/// Only whole lines go, and every line that stays keeps its end, so that nothing can come to mean something else. A text
/// over several lines (an odd backtick) could hold what looks like a comment: then the script is left as it is.
pub fn tight(script: &str) -> String {
    if script
        .lines()
        .any(|line| line.matches('`').count() % 2 == 1)
    {
        return script.to_owned();
    }
    let (mut kept, mut in_comment) = (String::new(), false);
    for line in script.lines().map(str::trim) {
        let begins = line.starts_with("/*");
        let ends = line.ends_with("*/");
        if in_comment || begins {
            in_comment = !ends;
        } else if !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_code_stays() {
        let script = "/* a */\n/**\n * b\n */\nfunction c() {\n    // d\n\n    return 1; // e\n}\n";
        assert_eq!(tight(script), "function c() {\nreturn 1; // e\n}\n");
    }

    #[test]
    fn a_text_over_several_lines_is_not_touched() {
        let script = "const a = `\n// not a comment\n`;\n";
        assert_eq!(tight(script), script);
    }
}
