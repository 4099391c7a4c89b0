//! The boot script, which loads the app.

use std::path::Path;

use anyhow::Result;

use super::names;

const SCRIPT: &str = include_str!("boot.js");

/// The font of the first screen. The latin-ext one is loaded by its unicode-range only, when a text asks for it.
pub const FONT: &str = "fonts/atkinson-latin.woff2";

/// Writes the boot script for these two files, and hands back its name.
pub fn write(staging: &Path, glue: &str, wasm: &str) -> Result<String> {
    let code: Vec<&str> = SCRIPT
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let script = code.join("\n").replace("GLUE", glue).replace("WASM", wasm);
    names::write(staging, "boot", "js", script.as_bytes())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_script_names_both_files_and_has_no_comment() {
        let folder = std::env::temp_dir().join(format!("xtask-boot-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let name = write(&folder, "app-2.js", "app-3.wasm").unwrap();
        let script = fs::read_to_string(folder.join(&name)).unwrap();
        assert!(script.contains("import(\"./app-2.js\")") && script.contains("\"./app-3.wasm\""));
        assert!(!script.contains("//"));
        assert!(names::is_hashed(&name));
        fs::remove_dir_all(folder).unwrap();
    }
}
