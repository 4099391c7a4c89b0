//! wasm-bindgen's script: without its comments and indentation, and for a worker with a last line that starts it.

use anyhow::{Result, bail};

/// The script of a worker, which starts its program by itself and says it when that fails.
pub fn starting(script: &str, wasm: &str) -> Result<String> {
    if !script.contains("function __wbg_init(") {
        bail!("wasm-bindgen's script has no __wbg_init any more; see xtask/src/dist/glue.rs");
    }
    Ok(format!(
        "{script}__wbg_init({{ module_or_path: new URL(\"./{wasm}\", import.meta.url) }}).catch((error) => postMessage(String(error)));\n"
    ))
}

/// The app's script with the one that fetches its wings in it: a request less, and both can carry a hash, which two
/// scripts that name each other cannot.
pub fn with_wings(script: &str, link: &str, name: &str) -> Result<String> {
    let ours = format!(" from \"{name}\"");
    let (imports, rest): (Vec<&str>, Vec<&str>) = script.lines().partition(|line| {
        line.starts_with("import ") && line.trim_end_matches(';').ends_with(&ours)
    });
    let names = imports.iter().map(|line| {
        let name = line.strip_prefix("import * as ")?.split(' ').next()?;
        Some(format!("const {name} = wings;\n"))
    });
    let mut fetchers = Vec::new();
    let mut text = String::new();
    for line in link.lines().filter(|line| !line.starts_with("import ")) {
        let bare = line.strip_prefix("export const ").map(|rest| {
            fetchers.extend(rest.split(' ').next());
            format!("const {rest}")
        });
        text.push_str(bare.as_deref().unwrap_or(line));
        text.push('\n');
    }
    let (Some(names), false) = (names.collect::<Option<String>>(), fetchers.is_empty()) else {
        bail!("the wings' script looks otherwise than xtask/src/dist/glue.rs knows it");
    };
    Ok(format!(
        "{text}const wings = {{ {} }};\n{names}{}\n",
        fetchers.join(", "),
        rest.join("\n")
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
        assert!(script.contains(
            "\n__wbg_init({ module_or_path: new URL(\"./b-1.wasm\", import.meta.url) }).catch("
        ));
        assert!(starting("export default function init() {}\n", "b-1.wasm").is_err());
    }

    #[test]
    fn the_wings_are_fetched_by_the_script_itself() {
        let link =
            "import { initSync } from \"./app.js\";\n\nexport const load_a = make(() => 1);\n";
        let script = "import * as import1 from \"./wings.js\"\nimport * as other from \"./b.js\"\nrun(import1);\n";
        assert_eq!(
            with_wings(script, link, "./wings.js").unwrap(),
            "\nconst load_a = make(() => 1);\nconst wings = { load_a };\nconst import1 = wings;\n\
             import * as other from \"./b.js\"\nrun(import1);\n"
        );
        assert!(with_wings(script, "const nothing = 1;\n", "./wings.js").is_err());
        assert!(with_wings("import x from \"./wings.js\"\n", link, "./wings.js").is_err());
    }

    #[test]
    fn a_text_over_several_lines_is_not_touched() {
        let script = "const a = `\n// not a comment\n`;\n";
        assert_eq!(tight(script), script);
    }
}
