//! The answers as a table: RFC 4180, UTF-8 with a byte order mark, because spreadsheets want one.

use crate::domain::answer::Value;
use crate::text::{Texts, texts};
use crate::usecase::Contents;

/// Writes the table: one row for each answer, oldest first; an entry without answers has one row too.
pub fn write(contents: &Contents, t: &Texts) -> String {
    let mut table = "\u{feff}".to_owned();
    row(t.export.columns, &mut table);
    for entry in contents.journal.all().rev() {
        let (year, month, day) = entry.at.day().ymd();
        let (hour, minute) = entry.at.clock();
        let words = texts(entry.lang);
        let mut add = |asked: &str, answer: &str, pleasant: &str, energy: &str| {
            row(
                [
                    &format!("{year:04}-{month:02}-{day:02}"),
                    &format!("{hour:02}:{minute:02}"),
                    words.kind(entry.kind),
                    asked,
                    answer,
                    pleasant,
                    energy,
                    &entry.id.to_string(),
                ],
                &mut table,
            );
        };
        if entry.answers.is_empty() {
            add("", "", "", "");
        }
        for answer in entry.answers.iter() {
            let (pleasant, energy) = match answer.value() {
                Value::Mood(mood) => (
                    mood.pleasant.get().to_string(),
                    mood.energy.get().to_string(),
                ),
                _ => Default::default(),
            };
            let (asked, said) = (
                words_of(answer.wording().as_str()),
                words_of(&words.answer(answer.value())),
            );
            add(&asked, &said, &pleasant, &energy);
        }
    }
    table
}

/// Someone's words for a cell.
// SECURITY: a spreadsheet would work out what begins like this; an apostrophe before it makes it words.
fn words_of(words: &str) -> String {
    if words.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        format!("'{words}")
    } else {
        words.to_owned()
    }
}

fn row(cells: [&str; 8], table: &mut String) {
    for (number, cell) in cells.iter().enumerate() {
        if number > 0 {
            table.push(',');
        }
        if cell.contains([',', '"', '\r', '\n']) {
            table.extend(["\"", &cell.replace('"', "\"\""), "\""]);
        } else {
            table.push_str(cell);
        }
    }
    table.push_str("\r\n");
}
