//! The repo's own rules, which no other tool knows. `cargo xtask tidy`.

use anyhow::Result;
use std::path::Path;

pub fn check(_root: &Path) -> Result<Vec<String>> {
    Ok(Vec::new())
}
pub fn command(_root: &Path) -> Result<bool> {
    Ok(true)
}
