//! `cargo xtask test`: every check, one after another; a failed one does not stop the rest. At the end a table, and one
//! line that says how many steps passed, failed and were skipped.

pub mod browser;
mod checks;
mod counts;
mod report;

use std::time::Instant;

use anyhow::Result;

use report::{Line, Outcome};

/// How often the end-to-end tests kill the browser in the middle of something, unless told otherwise.
pub const DEFAULT_KILLS: u32 = 100;

/// How often `cargo xtask soak` does.
pub const SOAK_KILLS: u32 = 1000;

/// Runs the steps. True when none failed.
pub fn command(quick: bool, kills: u32) -> Result<bool> {
    let mut suite = Suite::default();
    suite.step("format", checks::format);
    suite.step("clippy, native", checks::clippy_native);
    if !quick {
        suite.step("clippy, wasm", checks::clippy_wasm);
    }
    suite.step("tidy", checks::tidy);
    if !quick {
        suite.step("licences, sources, bans", checks::deny);
        suite.step("advisories", checks::advisories);
    }
    suite.step("native tests", checks::native_tests);
    if !quick {
        suite.step("wasm tests in Chromium", browser::wasm_tests);
        let built = suite.step("release build", checks::release_build);
        suite.step("end-to-end tests", || {
            if built {
                browser::end_to_end(kills)
            } else {
                Ok(Outcome::Skipped("build failed".into()))
            }
        });
    }
    println!("\n{}", report::table(&suite.lines));
    println!("{}", report::summary(&suite.lines));
    Ok(!suite.lines.iter().any(Line::failed))
}

/// Nothing but kills, many of them, on a release build. True when nothing was lost and nothing was there by half.
pub fn soak(kills: u32) -> Result<bool> {
    let mut suite = Suite::default();
    let built = suite.step("release build", checks::release_build);
    let good = built && suite.step("kills", || browser::kills(kills));
    println!("\n{}", report::table(&suite.lines));
    println!(
        "{}",
        match (built, good) {
            (false, _) => "nothing was killed".to_owned(),
            (true, true) => format!("{kills} kills: nothing lost, nothing there by half"),
            (true, false) => format!(
                "{kills} kills: SOMETHING LOST OR THERE BY HALF, or in the way of the test: see above"
            ),
        }
    );
    Ok(good)
}

#[derive(Default)]
struct Suite {
    lines: Vec<Line>,
}

impl Suite {
    /// Runs one step, with a heading and the clock. True when it passed.
    fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<Outcome>) -> bool {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = work().unwrap_or_else(|error| Outcome::Failed(format!("{error:#}")));
        let line = Line {
            name,
            outcome,
            seconds: start.elapsed().as_secs_f32(),
        };
        println!("{}", line.said());
        let passed = matches!(line.outcome, Outcome::Passed(_));
        self.lines.push(line);
        passed
    }
}
