//! The plain export of a book full of nasty words. `tests/e2e/export.test.mjs` reads the same zip by other means.

use mijn_stem::domain::answer::{Answer, Pick, Value};
use mijn_stem::domain::attachment::{Attachment, AttachmentKind, MediaType};
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::drawing::{Drawing, Pen, Point, Stroke};
use mijn_stem::domain::id::Id;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::sent::Sent;
use mijn_stem::export::{export, file_name};
use mijn_stem::store::Table;
use mijn_stem::store::vault::Changes;
use mijn_stem::usecase::{Progress, keep_chunk};

use crate::books::*;
use crate::device::{moment, words};
use crate::frozen::frozen;

/// Words that mean something to whoever reads them as code.
const NASTY: [&str; 12] = [
    "<script>document.title='gelukt'</script>",
    "\"><img src=x onerror=\"document.title='gelukt'\"> 'en' &amp; &lt;",
    "een regel\nnog een\r\nen, \"nog\" een\n\nna een lege",
    "=1+1",
    "+31 20",
    "-2+3\",\"x",
    "@SUM(A1)",
    "مرحبا \u{202e}omgekeerd\u{202c} שלום",
    "🧶👩‍👩‍👧 é e\u{301}",
    "]]></style></title><!-- `code` **vet** _schuin_ [link](javascript:alert(1)) # kop | tabel",
    "1. eerst\n- dan\n> zo",
    "nul \u{0} bel \u{7} einde",
];

/// A book with each of them in an entry, and something of everything besides.
pub async fn nasty() -> Shelf {
    let shelf = lived_in(1).await;
    let mut changes = Changes::new();
    for (number, text) in NASTY.iter().enumerate() {
        let mut entry = entry(100 + number as u32, 1 + number as u32 % 2, text);
        let feelings = vec![Pick {
            known: None,
            word: words(text),
        }];
        let (asked, feelings) = (words(text), Value::Feelings(feelings));
        entry
            .answers
            .set(Answer::new(Question::Feelings, asked, feelings).unwrap());
        entry.kind = Kind::ALL[number % 3];
        entry.lang = Lang::ALL[number % 2];
        changes = changes.put(&entry);
    }
    let mut quiet = entry(99, 1, "x");
    quiet.answers = Default::default();
    let mut letter = letter(32, &entry(100, 1, NASTY[0]));
    letter.note = Some(words(NASTY[1]));
    let someone = Sent {
        to: id(999),
        letter,
        went: Some(moment(1_790_990_000_000, 120)),
    };
    let made = moment(1_790_000_000_000, 120);
    let mut voice = Attachment::begin(id(50), AttachmentKind::Voice, MediaType::Mp4Audio, made)
        .unwrap()
        .with_bytes(5, 1)
        .unwrap();
    voice.line = Some(words(NASTY[0]));
    let changes = changes.put(&quiet).put(&someone).put(&voice);
    shelf
        .write(changes.put_chunk(voice.id, 0, b"geluid"[..5].as_ref()))
        .await;
    shelf
}

/// The zip, and how many attachments are not in it.
async fn zipped(shelf: &Shelf) -> (Vec<u8>, usize) {
    let mut exporting = export(&shelf.book, &shelf.contents().await);
    let mut zip = Vec::new();
    while let Some(part) = exporting.next(&shelf.book).await.unwrap() {
        zip.extend(part);
    }
    let Progress { done, total } = exporting.progress();
    assert_eq!(done, total);
    (zip, exporting.left_out())
}

#[tokio::test]
async fn the_export_is_the_one_that_others_read() {
    let (zip, left_out) = zipped(&nasty().await).await;
    assert_eq!(left_out, 0);
    // What is new in the app is new in here: delete the file, run this, and look at what it made.
    assert!(
        frozen("export-v1.zip", &zip) == zip,
        "export-v1.zip is another"
    );
}

#[tokio::test]
async fn a_drawing_is_exported_as_a_picture_that_anyone_can_open() {
    let shelf = Shelf::new(3).await;
    let stroke = Stroke::new(Pen::Middle, Point::new(0.1, 0.1, 0.5));
    let bytes = Drawing::default().draw(stroke).unwrap();
    let made = moment(1_790_000_000_000, 120);
    let begun = Attachment::begin(id(1), AttachmentKind::Drawing, MediaType::Strokes, made);
    keep_chunk(&shelf.book, &begun.unwrap(), &bytes)
        .await
        .unwrap();
    let mut entry = entry(2, 1, "x");
    let drawn = Value::said(Some(words("een kat")), vec![id(1)]).unwrap();
    let drawn = Answer::new(Question::Note, words("Nog iets?"), drawn).unwrap();
    entry.answers.set(drawn);
    shelf.write(Changes::new().put(&entry)).await;
    let (zip, left_out) = zipped(&shelf).await;
    let text = String::from_utf8_lossy(&zip);
    assert_eq!(left_out, 0);
    let file = "bijlagen/00000001e7e7e7e7e7e7e7e7e7e7e7e7.svg";
    assert!(text.contains(&format!(
        "> een kat (1 bijlage)\\
> {file}"
    )));
    assert!(text.contains(&format!("{file}<svg ")));
    assert!(text.contains("</svg>"));
}

#[tokio::test]
async fn the_secret_key_stays_behind_and_a_damaged_attachment_holds_up_nothing() {
    let shelf = nasty().await;
    let secret = shelf.everything().await.0[&(Table::Identity, Id::new([0; 16]))].clone();
    let secret = secret.split('"').nth(3).unwrap().to_owned();
    assert_eq!(secret.len(), 43);
    shelf
        .disk
        .tamper_chunks(|chunks| chunks.get_mut(&(id(40), 0)).unwrap()[30] ^= 1);
    let (zip, left_out) = zipped(&shelf).await;
    let has = |text: &str| zip.windows(text.len()).any(|some| some == text.as_bytes());
    assert_eq!((left_out, has(&secret)), (1, false));
    assert!(has("bijlagen/00000032e7e7e7e7e7e7e7e7e7e7e7e7.m4a"));
    assert_eq!(
        file_name(shelf.book.now().day()),
        "mijn-stem-export-2026-10-03.zip"
    );
}
