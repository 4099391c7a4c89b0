//! Names by content: a file whose name holds its hash may be cached for ever, and two equal builds have equal names.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// Sixteen hex digits of the content's SHA-256.
pub fn hash(content: &[u8]) -> String {
    Sha256::digest(content)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Renames the file to `<stem>-<hash>.<ending>` in its own folder, and hands back that name.
pub fn by_content(path: &Path, stem: &str, ending: &str) -> Result<String> {
    let content = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let name = format!("{stem}-{}.{ending}", hash(&content));
    fs::rename(path, path.with_file_name(&name))
        .with_context(|| format!("renaming {}", path.display()))?;
    Ok(name)
}

/// Whether a name holds a hash, ours (`boot-0123456789abcdef.js`) or Trunk's (`app-1a2b3c….css`): a part between `-` and `.`
/// (or `_`) of 12 to 16 hex digits.
pub fn is_hashed(name: &str) -> bool {
    let stem = name.split(['.', '_']).next().unwrap_or(name);
    let Some((_, hash)) = stem.rsplit_once('-') else {
        return false;
    };
    (12..=16).contains(&hash.len()) && hash.chars().all(|c| c.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_hashed_names() {
        assert!(is_hashed("boot-0123456789abcdef.js"));
        assert!(is_hashed("app-1a2b3c4d5e6f708.css"));
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
