//! The wings, a file each. The splitter makes one of its own for whatever some wings share, and there are fifty of these: each is a
//! request, and on an old phone twenty of them take a fifth of a second. So each goes with the first wing that wants it, the wasm
//! files of a wing one after another, and the script takes its pieces out of that (docs/decisions/0009-build.md).

use std::path::Path;

use anyhow::{Result, bail};

use super::names;

/// In the order in which the app fetches them when it has time (`ui::wing`).
const WINGS: [&str; 7] = ["day", "own", "me", "look", "lock", "coach", "media"];

/// What fetches a file, and hands out the pieces of it.
const SCRIPT: &str = include_str!("wings.js");

/// A wasm file of the splitter: its name without an ending, and what is in it.
pub struct Piece {
    pub stem: String,
    pub content: Vec<u8>,
}

/// Writes the file of each wing, and hands back the splitter's script with the pieces taken out of these.
pub fn write(staging: &Path, link: &str, pieces: &[Piece]) -> Result<String> {
    let (mut link, mut left) = (link.to_owned(), pieces.iter().collect::<Vec<_>>());
    for wing in WINGS {
        let wanted = wanted_by(wing, &link)?;
        let (ours, others): (Vec<&Piece>, _) =
            left.into_iter().partition(|it| wanted.contains(&it.stem));
        left = others;
        let content: Vec<&[u8]> = ours.iter().map(|it| it.content.as_slice()).collect();
        let name = names::write(staging, wing, "wasm", &content.concat())?;
        let mut from = 0;
        for Piece { stem, content } in ours {
            let to = from + content.len();
            let alone = format!("fetch(new URL(\"./{stem}.wasm\", import.meta.url))");
            if !link.contains(&alone) {
                bail!(
                    "nothing in the wings' script fetches {stem}.wasm; see xtask/src/dist/wings.rs"
                );
            }
            link = link.replace(&alone, &format!("piece(\"./{name}\", {from}, {to})"));
            from = to;
        }
    }
    if let Some(piece) = left.first() {
        bail!("no wing in xtask/src/dist/wings.rs wants {}", piece.stem);
    }
    Ok(format!("{SCRIPT}{link}"))
}

/// The pieces that a wing cannot do without: its own, and what it shares.
fn wanted_by(wing: &str, link: &str) -> Result<Vec<String>> {
    let loader = link.split_once(&format!("__wasm_split_load_{wing} = "));
    let Some((loader, _)) = loader.and_then(|(_, rest)| rest.split_once("]));")) else {
        bail!("the wings' script does not fetch {wing}; see xtask/src/dist/wings.rs");
    };
    let shared = loader.split("__chunk_").skip(1);
    let number = |rest: &str| {
        rest.chars()
            .take_while(char::is_ascii_digit)
            .collect::<String>()
    };
    let shared = shared.map(|rest| format!("chunk_{}", number(rest)));
    Ok(shared.chain([format!("split_{wing}")]).collect())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::*;

    /// A script as the splitter writes it, for all wings, of which two share something.
    fn link() -> String {
        let fetch = |stem: &str| format!("fetch(new URL(\"./{stem}.wasm\", import.meta.url))");
        let shared = format!(
            "const __chunk_8 = makeLoad(() => {}, []);\n",
            fetch("chunk_8")
        );
        let wing = |wing: &str| {
            let needs = if matches!(wing, "own" | "lock") {
                "__chunk_8"
            } else {
                ""
            };
            let own = fetch(&format!("split_{wing}"));
            format!(
                "export const __wasm_split_load_{wing} = wrapAsyncCb(makeLoad(() => {own}, [{needs}]));\n"
            )
        };
        shared + &WINGS.map(wing).concat()
    }

    fn piece(stem: &str) -> Piece {
        Piece {
            stem: stem.to_owned(),
            content: format!("<{stem}>").into_bytes(),
        }
    }

    fn pieces() -> Vec<Piece> {
        let mut all = vec![piece("chunk_8")];
        all.extend(WINGS.map(|wing| piece(&format!("split_{wing}"))));
        all
    }

    fn folder(name: &str) -> PathBuf {
        let name = format!("xtask-wings-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn what_is_shared_goes_with_the_first_wing_that_wants_it() {
        let folder = folder("shared");
        let script = write(&folder, &link(), &pieces()).unwrap();
        let file = |wing: &str| {
            let names = fs::read_dir(&folder)
                .unwrap()
                .map(|file| file.unwrap().file_name());
            let names = names.map(|name| name.into_string().unwrap());
            names
                .into_iter()
                .find(|name| name.starts_with(&format!("{wing}-")))
                .unwrap()
        };
        let own = file("own");
        assert_eq!(
            fs::read_to_string(folder.join(&own)).unwrap(),
            "<chunk_8><split_own>"
        );
        assert_eq!(
            fs::read_to_string(folder.join(file("lock"))).unwrap(),
            "<split_lock>"
        );
        assert!(script.contains(&format!(
            "__chunk_8 = makeLoad(() => piece(\"./{own}\", 0, 9), [])"
        )));
        assert!(script.contains(&format!("piece(\"./{own}\", 9, 20), [__chunk_8]")));
        // Nothing is fetched but whole files.
        assert_eq!(script.matches("fetch(").count(), 1);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_script_that_looks_otherwise_is_no_surprise_in_the_browser() {
        let folder = folder("otherwise");
        let why = |link: &str, pieces: &[Piece]| {
            let refused = write(&folder, link, pieces).unwrap_err();
            refused.to_string()
        };
        let guest = link().replace("_load_coach", "_load_guest");
        assert!(why(&guest, &pieces()).contains("does not fetch coach"));
        let otherwise = link().replace("./chunk_8", "./chunk-8");
        assert!(why(&otherwise, &pieces()).contains("fetches chunk_8.wasm"));
        let mut more = pieces();
        more.push(piece("split_guest"));
        assert!(why(&link(), &more).contains("wants split_guest"));
        fs::remove_dir_all(folder).unwrap();
    }
}
