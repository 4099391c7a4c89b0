//! What became of each step, as a table and as one line.

/// What became of a step; with the number of tests, or the reason.
pub enum Outcome {
    Passed(String),
    Failed(String),
    Skipped(String),
}

/// One step of the run.
pub struct Line {
    pub name: &'static str,
    pub outcome: Outcome,
    pub seconds: f32,
}

impl Line {
    pub fn failed(&self) -> bool {
        matches!(self.outcome, Outcome::Failed(_))
    }

    /// The verdict in a word, and what there is to say about it.
    fn parts(&self) -> (&'static str, &str) {
        match &self.outcome {
            Outcome::Passed(note) => ("passed", note),
            Outcome::Failed(why) => ("FAILED", why),
            Outcome::Skipped(why) => ("skipped", why),
        }
    }

    /// The line under a step's own output.
    pub fn said(&self) -> String {
        let (verdict, note) = self.parts();
        let colon = if note.is_empty() { "" } else { ": " };
        format!(
            "-- {}: {verdict}{colon}{note} ({:.1} s)",
            self.name, self.seconds
        )
    }
}

/// All steps with their verdicts, times and notes; a note keeps to its first line here.
pub fn table(lines: &[Line]) -> String {
    let width = lines.iter().map(|line| line.name.len()).max().unwrap_or(0);
    let rows = lines.iter().map(|line| {
        let (verdict, note) = line.parts();
        let note = note.lines().next().unwrap_or_default();
        format!(
            "{:<width$}  {verdict:<7}  {:>7.1} s  {note}",
            line.name, line.seconds
        )
        .trim_end()
        .to_owned()
            + "\n"
    });
    rows.collect()
}

/// The one line: steps, not tests.
pub fn summary(lines: &[Line]) -> String {
    let count = |word: &str| lines.iter().filter(|line| line.parts().0 == word).count();
    format!(
        "{} passed, {} failed, {} skipped",
        count("passed"),
        count("FAILED"),
        count("skipped")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_and_summary() {
        let lines = [
            Line {
                name: "format",
                outcome: Outcome::Passed(String::new()),
                seconds: 0.5,
            },
            Line {
                name: "native tests",
                outcome: Outcome::Failed("2 failed\nmore".into()),
                seconds: 61.25,
            },
            Line {
                name: "advisories",
                outcome: Outcome::Skipped("no network".into()),
                seconds: 0.0,
            },
        ];
        assert_eq!(summary(&lines), "1 passed, 1 failed, 1 skipped");
        assert_eq!(
            table(&lines),
            "format        passed       0.5 s\n\
             native tests  FAILED      61.2 s  2 failed\n\
             advisories    skipped      0.0 s  no network\n"
        );
    }
}
