//! wasm-bindgen's script: without its comments and indentation, and for a worker with a last line that starts it.

use anyhow::{Result, bail};

/// The script of a worker, which starts its program by itself and says it when that fails.
pub fn starting(script: &str, wasm: &str) -> Result<String> {
    if !script.contains("function __wbg_init(") {
        bail!("wasm-bindgen's script has no __wbg_init any more; see xtask/src/dist/glue.rs");
    }
    Ok(format!(
        "{script}__wbg_init({{ module_or_path: \"/{wasm}\" }}).catch((error) => postMessage(String(error)));\n"
    ))
}

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
    fn a_worker_starts_itself() {
        let script = starting("async function __wbg_init(a) {}\n", "b-1.wasm").unwrap();
        assert!(script.contains("\n__wbg_init({ module_or_path: \"/b-1.wasm\" }).catch("));
        assert!(starting("export default function init() {}\n", "b-1.wasm").is_err());
    }

    #[test]
    fn a_text_over_several_lines_is_not_touched() {
        let script = "const a = `\n// not a comment\n`;\n";
        assert_eq!(tight(script), script);
    }
}
