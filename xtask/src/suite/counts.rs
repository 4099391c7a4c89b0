//! How many tests ran, read from what the test runners print.

use super::report::Outcome;

/// The verdict on a run of tests: its exit code, and the numbers in its output.
pub fn outcome(good: bool, output: &str, count: impl Fn(&str) -> Counts) -> Outcome {
    let counts = count(output);
    match (good, counts.passed + counts.failed) {
        (true, 0) => Outcome::Failed("no test ran".into()),
        (true, _) => Outcome::Passed(counts.words()),
        (false, 0) => Outcome::Failed("it did not come to running a test".into()),
        (false, _) => Outcome::Failed(counts.words()),
    }
}

/// Tests by verdict.
#[derive(Debug, Default, PartialEq)]
pub struct Counts {
    pub passed: usize,
    pub failed: usize,
    pub ignored: usize,
}

impl Counts {
    fn words(&self) -> String {
        let mut words = format!("{} tests", self.passed + self.failed);
        if self.failed > 0 {
            words.push_str(&format!(", {} failed", self.failed));
        }
        if self.ignored > 0 {
            words.push_str(&format!(", {} ignored", self.ignored));
        }
        words
    }
}

/// From `test result: ok. 3 passed; 0 failed; 1 ignored; …`, one line for each test binary.
pub fn of_cargo(output: &str) -> Counts {
    let mut counts = Counts::default();
    for line in output
        .lines()
        .filter(|line| line.trim_start().starts_with("test result:"))
    {
        counts.passed += number_before(line, " passed");
        counts.failed += number_before(line, " failed");
        counts.ignored += number_before(line, " ignored");
    }
    counts
}

/// From the last lines of `node --test`: `ℹ pass 3`.
pub fn of_node(output: &str) -> Counts {
    let number = |word: &str| {
        let ends = |line: &str| {
            line.trim_start_matches(['ℹ', '#', ' '])
                .strip_prefix(word)?
                .trim()
                .parse()
                .ok()
        };
        output.lines().rev().find_map(ends).unwrap_or(0)
    };
    Counts {
        passed: number("pass "),
        failed: number("fail "),
        ignored: number("skipped "),
    }
}

fn number_before(line: &str, word: &str) -> usize {
    let before = line
        .split(word)
        .next()
        .filter(|before| before.len() < line.len());
    before
        .and_then(|text| text.rsplit([' ', ';', '.']).next())
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_lines_add_up() {
        let output = "running 3 tests\ntest result: ok. 3 passed; 0 failed; 1 ignored; 0 measured\n\
                      test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured\n";
        assert_eq!(
            of_cargo(output),
            Counts {
                passed: 13,
                failed: 2,
                ignored: 1
            }
        );
        assert_eq!(of_cargo("error: could not compile"), Counts::default());
    }

    #[test]
    fn node_lines_are_read_from_the_end() {
        let output = "✔ fail 7 times (3ms)\nℹ tests 5\nℹ suites 0\nℹ pass 4\nℹ fail 1\nℹ cancelled 0\nℹ skipped 2\n";
        assert_eq!(
            of_node(output),
            Counts {
                passed: 4,
                failed: 1,
                ignored: 2
            }
        );
        assert_eq!(
            of_node("# pass 3\n# fail 0\n"),
            Counts {
                passed: 3,
                failed: 0,
                ignored: 0
            }
        );
    }

    #[test]
    fn no_test_is_no_success() {
        assert!(matches!(outcome(true, "", of_cargo), Outcome::Failed(_)));
        let good = outcome(
            true,
            "test result: ok. 1 passed; 0 failed; 0 ignored",
            of_cargo,
        );
        assert!(matches!(good, Outcome::Passed(words) if words == "1 tests"));
    }
}
