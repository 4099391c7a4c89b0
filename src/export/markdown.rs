//! The page as Markdown (CommonMark): someone's own words stand as quotes, and nothing in them is taken for a mark.

use super::page::{Block, Page};

/// Writes the page.
pub fn write(page: &Page) -> String {
    let mut text = String::new();
    heading("#", &page.title, &mut text);
    paragraph("", &page.lead, &mut text);
    for section in &page.sections {
        heading("##", &section.title, &mut text);
        section
            .blocks
            .iter()
            .for_each(|block| write_block("###", block, &mut text));
    }
    text
}

fn write_block(level: &str, block: &Block, text: &mut String) {
    heading(level, &block.title, text);
    block
        .lines
        .iter()
        .for_each(|line| paragraph("", line, text));
    for (asked, answer) in &block.answers {
        text.push_str("**");
        line(&one_line(asked), text);
        text.push_str("**\n\n");
        paragraph("> ", answer, text);
    }
    if let Some((path, name)) = &block.file {
        text.push('[');
        line(name, text);
        text.extend(["](<", path, ">)\n\n"]);
    }
    block
        .inside
        .iter()
        .for_each(|inside| write_block("####", inside, text));
}

fn heading(level: &str, title: &str, text: &mut String) {
    text.extend([level, " "]);
    line(&one_line(title), text);
    text.push_str("\n\n");
}

fn one_line(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ")
}

/// Line by line, each beginning with `before`; a line that another follows ends with a break.
fn paragraph(before: &str, words: &str, text: &mut String) {
    let mut lines = words.lines().peekable();
    while let Some(now) = lines.next() {
        text.push_str(before);
        line(now, text);
        let go_on =
            !now.trim().is_empty() && lines.peek().is_some_and(|next| !next.trim().is_empty());
        text.push_str(if go_on { "\\\n" } else { "\n" });
    }
    text.push('\n');
}

/// Every sign that would mean something where it stands has a backslash before it (CommonMark 0.31, section 2.4).
fn line(words: &str, text: &mut String) {
    let words = words.trim();
    // A number and a point or a bracket would begin a list.
    let digits = words
        .trim_start_matches(|first: char| first.is_ascii_digit())
        .len();
    let after_number = words.len() - digits;
    for (at, character) in words.char_indices() {
        let means = match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => true,
            '+' | '-' | '=' => at == 0,
            '.' | ')' => at > 0 && at == after_number,
            _ => false,
        };
        if means {
            text.push('\\');
        }
        text.push(if character.is_control() && character != '\t' {
            '\u{fffd}'
        } else {
            character
        });
    }
}
