//! The wings, a file each. The splitter makes one of its own for whatever some wings share, and there are fifty of these: each is a
//! request and a module, and on an old phone twenty of them take a fifth of a second. So each goes with the first wing that wants
//! it, as one module, and whoever wants any of that opens all of it (docs/decisions/0009-build.md).

use std::path::Path;

use anyhow::{Result, bail};

use super::fuse::fused;
use super::names;

/// In the order in which the app fetches them when it has time (`ui::wing`).
const WINGS: [&str; 7] = ["day", "own", "me", "look", "lock", "coach", "media"];

/// What fetches a wing, and opens it.
const SCRIPT: &str = include_str!("wings.js");

/// A wasm file of the splitter: its name without an ending, and what is in it.
pub struct Piece {
    pub stem: String,
    pub content: Vec<u8>,
}

/// A wing as it is fetched.
pub struct Wing {
    name: &'static str,
    /// The names of what the splitter made, without an ending.
    stems: Vec<String>,
    /// All of that in one module.
    pub content: Vec<u8>,
}

/// Every wing, with what it is the first to want.
pub fn of(link: &str, pieces: &[Piece]) -> Result<Vec<Wing>> {
    let mut left: Vec<&Piece> = pieces.iter().collect();
    let mut wings = Vec::new();
    for name in WINGS {
        let wanted = wanted_by(name, link)?;
        let (ours, others): (Vec<&Piece>, _) =
            left.into_iter().partition(|it| wanted.contains(&it.stem));
        left = others;
        let modules: Vec<&[u8]> = ours.iter().map(|it| it.content.as_slice()).collect();
        wings.push(Wing {
            name,
            stems: ours.iter().map(|it| it.stem.clone()).collect(),
            content: fused(&modules)?,
        });
    }
    if let Some(piece) = left.first() {
        bail!("no wing in xtask/src/dist/wings.rs wants {}", piece.stem);
    }
    Ok(wings)
}

/// Writes the file of each wing, and hands back the splitter's script that opens these.
pub fn write(staging: &Path, link: &str, wings: &[Wing]) -> Result<String> {
    let mut link = link.to_owned();
    for wing in wings {
        let name = names::write(staging, wing.name, "wasm", &wing.content)?;
        for stem in &wing.stems {
            let alone = alone(stem);
            if !link.contains(&alone) {
                bail!(
                    "nothing in the wings' script fetches {stem}.wasm; see xtask/src/dist/wings.rs"
                );
            }
            link = link.replace(&alone, &format!("wing(\"./{name}\")"));
        }
    }
    Ok(format!("{SCRIPT}{link}"))
}

/// How the splitter's script fetches and opens a file of the splitter.
fn alone(stem: &str) -> String {
    format!(
        "{{
    const src = fetch(new URL(\"./{stem}.wasm\", import.meta.url));
    src.catch(() => {{}});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}}
"
    )
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

    use wasm_encoder::{ConstExpr, DataSection, ImportSection, MemoryType, Module};
    use wasmparser::{Parser, Payload};

    use super::*;

    /// A script as the splitter writes it, for all wings, of which two share something.
    fn link() -> String {
        let shared = format!(
            "const __chunk_8 = makeLoad(() => {}, []);\n",
            alone("chunk_8")
        );
        let wing = |wing: &str| {
            let needs = if matches!(wing, "own" | "lock") {
                "__chunk_8"
            } else {
                ""
            };
            let own = alone(&format!("split_{wing}"));
            format!(
                "export const __wasm_split_load_{wing} = wrapAsyncCb(makeLoad(() => {own}, [{needs}]));\n"
            )
        };
        shared + &WINGS.map(wing).concat()
    }

    /// A module that keeps its own name in memory.
    fn piece(stem: &str) -> Piece {
        let mut module = Module::new();
        let mut imports = ImportSection::new();
        let memory = MemoryType {
            minimum: 20,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        imports.import("main", "memory", memory);
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(0), stem.bytes());
        module.section(&imports).section(&data);
        Piece {
            stem: stem.to_owned(),
            content: module.finish(),
        }
    }

    fn pieces() -> Vec<Piece> {
        let mut all = vec![piece("chunk_8")];
        all.extend(WINGS.map(|wing| piece(&format!("split_{wing}"))));
        all
    }

    /// What the modules of a wing keep in memory.
    fn said(wing: &Wing) -> Vec<String> {
        let mut said = Vec::new();
        for payload in Parser::new(0).parse_all(&wing.content) {
            if let Payload::DataSection(section) = payload.unwrap() {
                let all = section.into_iter().map(|data| data.unwrap().data);
                said.extend(all.map(|bytes| String::from_utf8(bytes.to_vec()).unwrap()));
            }
        }
        said
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
        let wings = of(&link(), &pieces()).unwrap();
        let wing = |name: &str| wings.iter().find(|wing| wing.name == name).unwrap();
        assert_eq!(said(wing("own")), ["chunk_8", "split_own"]);
        assert_eq!(said(wing("lock")), ["split_lock"]);
        let script = write(&folder, &link(), &wings).unwrap();
        let own = names::write(&folder, "own", "wasm", &wing("own").content).unwrap();
        let opens = format!("wing(\"./{own}\")");
        assert!(script.contains(&format!("__chunk_8 = makeLoad(() => {opens}, [])")));
        assert!(script.contains(&format!("makeLoad(() => {opens}, [__chunk_8])")));
        // Nothing is fetched but wings.
        assert_eq!(script.matches("fetch(").count(), 1);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_script_that_looks_otherwise_is_no_surprise_in_the_browser() {
        let folder = folder("otherwise");
        let why = |link: &str, pieces: &[Piece]| {
            let written = of(link, pieces).and_then(|wings| write(&folder, link, &wings));
            written.unwrap_err().to_string()
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
