//! Makes a vector of a database: run once, by the version of the app whose databases are to be frozen.
//!
//! ```text
//! cargo test --target wasm32-unknown-unknown --test web -- --include-ignored --nocapture freeze_a
//! ```
//! Each line that begins with `FROZEN` is the name of a file in tests/vectors/ and what is to stand in it.

use std::collections::BTreeSet;

use mijn_stem::crypto::identity::Identity;
use mijn_stem::crypto::random::Random;
use mijn_stem::domain::answer::{Pick, Value};
use mijn_stem::domain::attachment::{AttachmentKind, MediaType};
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::{Card, Role};
use mijn_stem::domain::feeling::Feeling;
use mijn_stem::domain::free_text::FreeText;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::mood::Mood;
use mijn_stem::domain::need::Need;
use mijn_stem::domain::settings::Theme;
use mijn_stem::domain::shared::Letter;
use mijn_stem::parcel::letter;
use mijn_stem::store::idb::shelf::Shelf;
use mijn_stem::usecase::*;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use super::{PASSPHRASE, dump::dump, holds};
use crate::browser::{Browser, Chance};
use crate::stories::{Device, answer, begin, lock, reopen, say, start, words};

/// A learner with something of everything in the book.
async fn lived_in(device: &Browser) -> (Book<Browser>, Contents) {
    let (book, contents) = start(device, Role::Learner).await;
    let mut settings = contents.settings;
    (settings.name, settings.look.theme) = (FreeText::parse("Sem").unwrap(), Theme::Dark);
    change_settings(&book, &settings).await.unwrap();

    let pick = |known, word| Pick { known, word };
    let mut morning = begin_draft(&book, Kind::DayStart, Lang::Nl);
    answer(
        &mut morning,
        Question::Mood,
        Value::Mood(Mood::new(-40, 25)),
    );
    let feelings = vec![
        pick(Some(Feeling::ALL[3]), words("opgelucht")),
        pick(None, words("een beetje wiebelig")),
    ];
    answer(&mut morning, Question::Feelings, Value::Feelings(feelings));
    answer(
        &mut morning,
        Question::Needs,
        Value::Needs(vec![Pick {
            known: Some(Need::ALL[0]),
            word: words("rust"),
        }]),
    );
    let morning = save_check_in(&book, &morning, None).await.unwrap();
    let mut again = edit_entry(&book, &morning);
    again.at = Some(book.now());
    save_check_in(&book, &again, Some(&morning)).await.unwrap();
    let mut note = begin_draft(&book, Kind::Note, Lang::En);
    say(
        &mut note,
        Question::Note,
        "brood gebakken, dat lukte 🧶 صباح",
    );
    let note = save_check_in(&book, &note, None).await.unwrap();
    let mut evening = begin_draft(&book, Kind::DayEnd, Lang::Nl);
    answer(&mut evening, Question::Mood, Value::NotNow);
    keep_draft(&book, &evening).await.unwrap();
    keep_draft(&book, &edit_entry(&book, &note)).await.unwrap();

    let mut voice = begin(&book, AttachmentKind::Voice, MediaType::WebmAudio);
    for piece in [b"een".as_slice(), b"twee"] {
        voice = keep_chunk(&book, &voice, piece).await.unwrap();
    }

    let coach = Identity::generate(&Chance);
    let card = Card {
        name: words("Ilse"),
        key: coach.public(),
        hours: FreeText::parse("ma–do").unwrap(),
        room: None,
        does: None,
    };
    let contact = pair(&book, card, &[]).await.unwrap();
    let contact = confirm_number(&book, &contact).await.unwrap();
    let mut ready = ReadyItem::new(note.id);
    put_ready(&book, &ready).await.unwrap();
    ready.toggle(Question::Note);
    let outgoing = Outgoing {
        from: words("Sem"),
        to: &contact,
        items: vec![ready.choose(&note)],
        note: FreeText::parse("alvast").unwrap(),
        attachments: &[],
        recall: vec![],
        recalled: vec![],
    };
    make_parcel(&book, outgoing, &[]).await.unwrap();
    let reply = Letter {
        id: Chance.id(),
        sequence: 1,
        from: words("Ilse"),
        sealed: book.now(),
        note: None,
        items: vec![ready.choose(&note)],
        files: vec![],
        recall: vec![],
        recalled: vec![],
    };
    let reply = letter::seal(&reply, &[], &coach, &book.key(), &Chance).unwrap();
    let arrived = open_parcel(&book, reply.as_bytes(), &[contact.clone()], &[]).unwrap();
    keep_parcel(&book, &arrived, &[contact], &[]).await.unwrap();
    let (book, contents) = reopen(device).await;
    let nothing = BTreeSet::new();
    read_on(&book, &nothing, async || {}).await.unwrap();
    bundle_up(&book, async || {}).await.unwrap();
    (book, contents)
}

fn print(file: &str, parts: &[(&str, &str)]) {
    let parts: Vec<String> = parts
        .iter()
        .map(|(name, json)| format!("\"{name}\": {json}"))
        .collect();
    let json = format!("{{{}}}", parts.join(", "));
    // On one line, whatever the browser's console does with more of them.
    console_log!("FROZEN {file} {}", json.replace('\n', " "));
}

#[wasm_bindgen_test]
#[ignore = "makes a vector, once for each version"]
async fn freeze_a_book() {
    let device = Browser::another();
    let (book, contents) = lived_in(&device).await;
    let (holds, open) = (holds(&contents), dump(&device.name).await);
    print("open", &[("holds", &holds), ("database", &open)]);
    let code = lock(&book, PASSPHRASE).await.unwrap();
    let (locked, secrets) = (
        dump(&device.name).await,
        format!("{{\"passphrase\": \"{PASSPHRASE}\", \"recovery\": \"{code}\"}}"),
    );
    let parts = [
        ("secrets", secrets.as_str()),
        ("holds", &holds),
        ("database", &locked),
    ];
    print("locked", &parts);
}

#[wasm_bindgen_test]
#[ignore = "makes a vector, once for each version"]
async fn freeze_a_shelf() {
    let name = Browser::another().name;
    let shelf = Shelf::open(&name).await.unwrap();
    let (own, _) = shelf.add_and_open(false, &Chance).await.unwrap();
    let (example, _) = shelf.add_and_open(true, &Chance).await.unwrap();
    shelf.choose(&own).await.unwrap();
    let frozen = dump(&name).await;
    let books = format!("[\"{}\", \"{}\"]", own.id, example.id);
    print("shelf", &[("own, example", &books), ("database", &frozen)]);
    for book in [own, example] {
        shelf.remove(&book).await.unwrap();
    }
}
