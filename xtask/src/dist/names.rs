//! Names by content: a file whose name holds its hash may be cached for ever, and two equal builds have equal names.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// The content's SHA-256 in hex digits.
pub fn sum(content: &[u8]) -> String {
    Sha256::digest(content)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The first sixteen of them.
pub fn hash(content: &[u8]) -> String {
    let mut hash = sum(content);
    hash.truncate(16);
    hash
}

/// Writes a file `<stem>-<hash>.<ending>` into the folder, and hands back that name.
pub fn write(folder: &Path, stem: &str, ending: &str, content: &[u8]) -> Result<String> {
    let name = format!("{stem}-{}.{ending}", hash(content));
    fs::write(folder.join(&name), content).with_context(|| format!("writing {name}"))?;
    Ok(name)
}

/// Whether a name holds a hash (`boot-0123456789abcdef.js`): a part between `-` and `.` of 16 hex digits.
pub fn is_hashed(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    let Some((_, hash)) = stem.rsplit_once('-') else {
        return false;
    };
    hash.len() == 16 && hash.chars().all(|c| c.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_hashed_names() {
        assert!(is_hashed("boot-0123456789abcdef.js"));
        assert!(is_hashed("mijn-stem-1a2b3c4d5e6f7080.wasm"));
        assert!(!is_hashed("atkinson-latin.woff2"));
        assert!(!is_hashed("index.html"));
        assert!(!is_hashed("icon-192.png"));
    }

    #[test]
    fn equal_content_has_an_equal_name() {
        assert_eq!(hash(b"x"), hash(b"x"));
        assert_ne!(hash(b"x"), hash(b"y"));
        assert_eq!(hash(b"x").len(), 16);
    }
}
