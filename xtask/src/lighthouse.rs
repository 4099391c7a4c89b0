//! `cargo xtask lighthouse`: what Lighthouse makes of the release build with its real headers. Its times are those of the machine
//! it runs on, so no figure of it makes a test fail; tests/lighthouse/lighthouse.mjs says what is looked at.

use anyhow::Result;

use crate::build::{self, Profile};
use crate::root;
use crate::suite::browser;

/// Builds what is not built, and has it judged. Whole reports land in target/lighthouse/.
pub fn command() -> Result<()> {
    if !Profile::Release.dist().join("index.html").is_file() {
        build::release()?;
    }
    browser::measure("tests/lighthouse", |node| {
        node.arg("lighthouse.mjs")
            .env("REPORTS", root().join("target/lighthouse"));
    })
}
