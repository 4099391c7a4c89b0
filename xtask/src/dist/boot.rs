//! The boot script, and the page's links to everything that is needed at once.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::names;

const SCRIPT: &str = include_str!("boot.js");

/// The font of the first screen. The latin-ext one is loaded by its unicode-range only, when a text asks for it.
pub const FONT: &str = "fonts/atkinson-latin.woff2";

/// Writes the boot script for these two files, and hands back its name.
pub fn write(staging: &Path, glue: &str, wasm: &str) -> Result<String> {
    let code: Vec<&str> = SCRIPT
        .lines()
        .filter(|line| !line.starts_with("//"))
        .collect();
    let script = code.join("\n").replace("GLUE", glue).replace("WASM", wasm);
    let name = format!("boot-{}.js", names::hash(script.as_bytes()));
    fs::write(staging.join(&name), script).context("writing the boot script")?;
    Ok(name)
}

/// The page with the boot script and the preload links at the end of its head.
pub fn link(html: &str, boot: &str, glue: &str, wasm: &str) -> Result<String> {
    let Some(end) = html.find("</head>") else {
        bail!("index.html has no </head>")
    };
    let (head, body) = html.split_at(end);
    let links = format!(
        "<link rel=\"preload\" href=\"/{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\
         <link rel=\"modulepreload\" href=\"/{glue}\">\
         <link rel=\"preload\" href=\"/{FONT}\" as=\"font\" type=\"font/woff2\" crossorigin>\
         <script type=\"module\" src=\"/{boot}\"></script>"
    );
    Ok(format!("{head}{links}{body}"))
}

/// Every file of ours that the page names is there, and nothing on the page is inline that the policy would refuse.
/// (Trunk's own reload script, in development only, is the exception.)
pub fn check_links(html: &str, staging: &Path) -> Result<()> {
    for file in linked(html) {
        if !staging.join(file).is_file() {
            bail!("index.html links /{file}, which is not in dist/");
        }
    }
    if html.contains("<style") || html.contains(" style=") {
        bail!("index.html holds an inline style, which the page's policy refuses");
    }
    Ok(())
}

/// The values of href and src that name a file (with an ending) of our own.
fn linked(html: &str) -> impl Iterator<Item = &str> {
    html.split(['"', '\'', ' ', '>', '='])
        .filter_map(|word| word.strip_prefix('/'))
        .filter(|path| {
            let last = path.rsplit('/').next().unwrap_or(path);
            last.contains('.') && !last.ends_with('.') && !path.starts_with('/')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str =
        "<html><head><title>x</title></head><body><a href=\"/\">Herlaad</a></body></html>";

    #[test]
    fn links_stand_in_the_head() {
        let html = link(PAGE, "boot-1.js", "app-2.js", "app-3.wasm").unwrap();
        let head = html.split("</head>").next().unwrap();
        assert!(head.ends_with("<script type=\"module\" src=\"/boot-1.js\"></script>"));
        assert_eq!(
            linked(&html).collect::<Vec<_>>(),
            ["app-3.wasm", "app-2.js", FONT, "boot-1.js"]
        );
        assert!(link("<p>no head", "a", "b", "c").is_err());
    }

    #[test]
    fn the_script_names_both_files_and_has_no_comment() {
        let folder = std::env::temp_dir().join(format!("xtask-boot-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let name = write(&folder, "app-2.js", "app-3.wasm").unwrap();
        let script = fs::read_to_string(folder.join(&name)).unwrap();
        assert!(script.contains("import(\"/app-2.js\")") && script.contains("\"/app-3.wasm\""));
        assert!(!script.contains("//"));
        assert!(names::is_hashed(&name));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_missing_file_and_an_inline_style_are_refused() {
        let nowhere = Path::new("/nonexistent");
        assert!(
            check_links("<script src=\"/gone.js\">", nowhere)
                .unwrap_err()
                .to_string()
                .contains("/gone.js")
        );
        assert!(check_links("<p style=\"color:red\">", nowhere).is_err());
        assert!(check_links(PAGE, nowhere).is_ok());
    }
}
