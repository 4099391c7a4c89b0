//! A Rust file as the rules see it: its code without comments and texts, its comments, its texts, and where its tests
//! begin. Not a parser: just enough of a reader to tell these four apart.

use std::ops::Range;

/// One file.
pub struct Source {
    /// From the repo's folder, with `/`: `src/domain/day.rs`.
    pub path: String,
    pub text: String,
    /// The text with comments and what stands in quotes blanked out, every byte and line still in its place.
    pub code: String,
    /// The reverse: only the comments.
    pub comments: String,
    /// Where what stands between quotes is, without the quotes.
    pub literals: Vec<Range<usize>>,
    /// Every item under `#[cfg(test)]`; the whole of a file of tests.
    tests: Vec<Range<usize>>,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let mut reader = Reader {
            bytes: text.as_bytes(),
            at: 0,
            code: text.as_bytes().to_vec(),
            comments: blank(text),
            literals: vec![],
        };
        reader.read();
        let code = String::from_utf8_lossy(&reader.code).into_owned();
        let comments = String::from_utf8_lossy(&reader.comments).into_owned();
        let tests = if is_test_file(path) {
            std::iter::once(0..text.len()).collect()
        } else {
            test_items(&code)
        };
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            code,
            comments,
            literals: reader.literals,
            tests,
        }
    }

    /// The line that a byte stands on, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.text
            .as_bytes()
            .iter()
            .take(at)
            .filter(|byte| **byte == b'\n')
            .count()
            + 1
    }

    /// The top folder under src/ (`domain`), or the file itself (`main`).
    pub fn room(&self) -> Option<&str> {
        let inner = self.path.strip_prefix("src/")?;
        inner
            .split('/')
            .next()
            .map(|first| first.trim_end_matches(".rs"))
    }

    /// Whether a byte stands in a test.
    pub fn in_tests(&self, at: usize) -> bool {
        self.tests.iter().any(|test| test.contains(&at))
    }

    /// Where `word` stands in the code as a word of its own, outside tests.
    pub fn places(&self, word: &str) -> Vec<usize> {
        places(&self.code, word)
            .filter(|at| !self.in_tests(*at))
            .collect()
    }
}

/// Where `word` stands in `code`, with nothing that belongs to a name right before or after it.
pub fn places<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let part_of_name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |at| {
            let before = code[..*at].chars().next_back().is_some_and(part_of_name);
            let after = code[at + word.len()..]
                .chars()
                .next()
                .is_some_and(part_of_name);
            let (opens, closes) = (word.starts_with(part_of_name), word.ends_with(part_of_name));
            !(opens && before || closes && after)
        })
}

fn is_test_file(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.starts_with("tests/") || path.contains("/tests/")
}

/// What each `#[cfg(test)]` (or `#[cfg(all(test, …`) stands on: up to the end of its block, or to its semicolon.
fn test_items(code: &str) -> Vec<Range<usize>> {
    let marks = ["#[cfg(test)]", "#[cfg(all(test"];
    let starts = marks
        .iter()
        .flat_map(|mark| code.match_indices(mark))
        .map(|(at, _)| at);
    let item = |at: usize| {
        let body = at + code[at..].find([';', '{']).unwrap_or(code.len() - at);
        let end = if code[body..].starts_with('{') {
            closing(&code[body..])
        } else {
            0
        };
        at..body + end + 1
    };
    starts.map(item).collect()
}

/// Where the bracket that begins `code` is closed.
pub fn closing(code: &str) -> usize {
    let mut depth = 0;
    for (at, byte) in code.bytes().enumerate() {
        match byte {
            b'{' | b'(' | b'[' => depth += 1,
            b'}' | b')' | b']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    code.len()
}

fn blank(text: &str) -> Vec<u8> {
    text.bytes()
        .map(|byte| if byte == b'\n' { b'\n' } else { b' ' })
        .collect()
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    code: Vec<u8>,
    comments: Vec<u8>,
    literals: Vec<Range<usize>>,
}

impl Reader<'_> {
    fn read(&mut self) {
        while self.at < self.bytes.len() {
            let rest = &self.bytes[self.at..];
            match rest {
                [b'/', b'/', ..] => self.comment(line_length(rest)),
                [b'/', b'*', ..] => self.comment(block_length(rest)),
                [b'"', ..] => self.literal(1, text_length(&rest[1..]), 1),
                [b'r', ..] if !self.inside_name() => match raw_text(rest) {
                    Some((open, inner)) => self.literal(open, inner, open - 1),
                    None => self.at += 1,
                },
                [b'\'', b'\\', ..] => {
                    let end = rest
                        .iter()
                        .skip(2)
                        .skip(1)
                        .position(|byte| *byte == b'\'')
                        .unwrap_or(0);
                    self.literal(1, 2 + end, 1);
                    self.literals.pop();
                }
                [b'\'', ..] => match letter_length(rest) {
                    Some(length) => {
                        self.literal(1, length, 1);
                        self.literals.pop();
                    }
                    None => self.at += 1,
                },
                _ => self.at += 1,
            }
        }
    }

    /// Whether the byte here continues a name, as the `r` in `for"…"` would.
    fn inside_name(&self) -> bool {
        let before = self.at.checked_sub(1).map(|at| self.bytes[at]);
        before.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    }

    fn comment(&mut self, length: usize) {
        let range = self.at..(self.at + length).min(self.bytes.len());
        self.comments[range.clone()].copy_from_slice(&self.bytes[range.clone()]);
        self.hide(range.clone());
        self.at = range.end;
    }

    fn literal(&mut self, open: usize, inner: usize, close: usize) {
        let start = (self.at + open).min(self.bytes.len());
        let end = (start + inner).min(self.bytes.len());
        self.hide(start..end);
        self.literals.push(start..end);
        self.at = end + close;
    }

    fn hide(&mut self, range: Range<usize>) {
        for byte in self.code[range].iter_mut().filter(|byte| **byte != b'\n') {
            *byte = b' ';
        }
    }
}

fn line_length(rest: &[u8]) -> usize {
    rest.iter()
        .position(|byte| *byte == b'\n')
        .unwrap_or(rest.len())
}

fn block_length(rest: &[u8]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match &rest[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// Up to the quote that no backslash stands before.
fn text_length(rest: &[u8]) -> usize {
    let mut at = 0;
    while at < rest.len() && rest[at] != b'"' {
        at += if rest[at] == b'\\' { 2 } else { 1 };
    }
    at.min(rest.len())
}

/// `r"…"` and `r#"…"#`: the length of the opening, and of what is inside.
fn raw_text(rest: &[u8]) -> Option<(usize, usize)> {
    let hashes = rest[1..].iter().take_while(|byte| **byte == b'#').count();
    if rest.get(1 + hashes) != Some(&b'"') {
        return None;
    }
    let open = hashes + 2;
    let close: Vec<u8> = std::iter::once(b'"')
        .chain(std::iter::repeat_n(b'#', hashes))
        .collect();
    let inner = rest[open..]
        .windows(close.len())
        .position(|window| window == close);
    Some((open, inner.unwrap_or(rest.len() - open)))
}

/// The bytes of the character in `'x'`, or None for a lifetime.
fn letter_length(rest: &[u8]) -> Option<usize> {
    let end = (2..=5).find(|end| rest.get(*end) == Some(&b'\''))?;
    let one = std::str::from_utf8(&rest[1..end]).ok()?;
    (one.chars().count() == 1).then_some(end - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> String {
        let source = Source::new("src/x.rs", text);
        assert_eq!(source.code.len(), text.len());
        source.code.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn comments_and_texts_are_taken_out() {
        let table = [
            ("a // b \"c\"\nd", "a d"),
            ("a /* b /* c */ d */ e", "a e"),
            ("f(\"x // y\")", "f(\" \")"),
            ("f(\"a\\\"b\") + g", "f(\" \") + g"),
            ("r#\"a\"b\"# c", "r#\" \"# c"),
            ("x: &'a str, '\"', '\\'', y", "x: &'a str, ' ', ' ', y"),
            ("for\"x\"", "for\" \""),
            ("b\"x\" 'é' z", "b\" \" ' ' z"),
        ];
        for (text, expected) in table {
            assert_eq!(code(text), expected, "{text}");
        }
    }

    #[test]
    fn literals_and_comments_are_kept_apart() {
        let source = Source::new("src/x.rs", "let a = \"één\"; // twee\n'x'");
        let texts: Vec<&str> = source
            .literals
            .iter()
            .map(|range| &source.text[range.clone()])
            .collect();
        assert_eq!(texts, ["één"]);
        assert_eq!(source.comments.trim(), "// twee");
        assert_eq!(source.line(source.text.find("'x'").unwrap()), 2);
    }

    #[test]
    fn tests_are_told_apart() {
        let text = "fn a() {}\n#[cfg(test)]\nuse x;\nfn b() {}\n#[cfg(test)]\nmod tests {\n fn c() {}\n}\nfn d() {}";
        let source = Source::new("src/x.rs", text);
        let seen: Vec<bool> = ["a", "x", "b", "c", "d"]
            .map(|name| !source.places(name).is_empty())
            .into();
        assert_eq!(seen, [true, false, true, false, true]);
        assert!(Source::new("src/x/tests.rs", text).places("a").is_empty());
    }

    #[test]
    fn a_word_is_a_whole_word() {
        assert_eq!(places("use ui; gui; ui_x; (ui)", "ui").count(), 2);
        assert_eq!(Source::new("src/ui/app.rs", "").room(), Some("ui"));
        assert_eq!(Source::new("src/main.rs", "").room(), Some("main"));
    }
}
