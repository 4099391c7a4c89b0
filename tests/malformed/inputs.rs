//! The inputs: proper ones to begin with, what is done to them, and what may come of that.

use std::str::FromStr;

use futures_util::FutureExt;
use mijn_stem::crypto::identity::Identity;
use mijn_stem::crypto::random::Counted;
use mijn_stem::crypto::seal::DataKey;
use mijn_stem::domain::attachment::{Attachment, AttachmentKind, MediaType};
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::{Card, Contact, Desk, PublicKey, Role};
use mijn_stem::domain::draft::Draft;
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::inbox::Received;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::question_set::QuestionSet;
use mijn_stem::domain::sent::Sent;
use mijn_stem::domain::settings::Settings;
use mijn_stem::domain::shared::Letter;
use mijn_stem::parcel::{card, letter, looks_like};
use mijn_stem::store::record::Record;
use mijn_stem::store::vault::{Changes, read};
use mijn_stem::store::{Row, Seq, Table};
use mijn_stem::wire::{self, decode, encode};

use crate::backups::{self, Backups};
use crate::by_hand::{bytes_of, summed_text_of};
use crate::dice::Dice;
use crate::mutate::mutate;
use crate::people::{self, coach, learner, text};

/// What is tried.
pub const SORTS: [&str; 10] = [
    "a card's text",
    "a card's bytes, summed anew",
    "a parcel's text",
    "a parcel's bytes, summed anew",
    "a letter's JSON, as its sender may write it",
    "a sealed row",
    "a record's JSON",
    "a back-up's text",
    "a back-up's bytes, summed anew",
    "what is in a back-up, as its owner may write it",
];

/// One input, ready to be opened.
pub enum Input {
    CardText(Vec<u8>),
    CardBytes(Vec<u8>),
    Parcel(Vec<u8>),
    Letter(Vec<u8>),
    Row(usize, Row),
    Record(Table, Vec<u8>),
    Backup(Vec<u8>),
    BackedUp(Vec<u8>),
}

/// Everything to begin with.
pub struct Inputs {
    coach: Identity,
    cards: Vec<Card>,
    card_texts: Vec<Vec<u8>>,
    letters: Vec<Letter>,
    parcels: Vec<Vec<u8>>,
    key: DataKey,
    rows: Vec<Row>,
    records: Vec<(Table, Vec<u8>)>,
    backups: Backups,
}

impl Inputs {
    pub fn new() -> Self {
        let bare = Card {
            name: text("N"),
            key: PublicKey::new([9; 32]),
            hours: None,
            room: None,
            does: None,
        };
        let cards = vec![people::card(), bare];
        let link = |card| format!("https://stem.example/koppel#k={}", card::to_fragment(card));
        let card_texts = cards
            .iter()
            .flat_map(|card| [card::to_text(card), link(card)])
            .map(String::into_bytes);
        let hello = Letter {
            id: Id::new([0x5f; 16]),
            items: vec![],
            note: None,
            ..people::letter()
        };
        let letters = vec![people::letter(), hello];
        let parcels = letters.iter().map(|letter| {
            let chance = Counted::new(4);
            let text = letter::seal(letter, &[], &learner(), &coach().public(), &chance);
            text.unwrap().into_bytes()
        });
        let (key, changes) = (DataKey::from_bytes([7; 32]), some_of_everything());
        let (changes, records) = changes;
        let seq = Seq::ZERO.plus(7);
        let chance = Counted::new(5);
        let batch = changes.batch(seq, &key, &chance, async || {});
        let rows = batch.now_or_never().unwrap().unwrap().puts;
        Self {
            coach: coach(),
            card_texts: card_texts.collect(),
            cards,
            parcels: parcels.collect(),
            letters,
            key,
            rows,
            backups: Backups::new(&records),
            records,
        }
    }

    /// An input of a sort, with something done to it.
    pub fn one(&self, sort: usize, dice: &mut Dice) -> Input {
        let any = |from: &[Vec<u8>], dice: &mut Dice| from[dice.below(from.len())].clone();
        let everything = [&self.card_texts, &self.parcels];
        let other = any(everything[dice.below(2)], dice);
        let done = |mut bytes: Vec<u8>, other: &[u8], dice: &mut Dice| {
            mutate(&mut bytes, other, dice);
            bytes
        };
        match sort {
            0 => Input::CardText(done(any(&self.card_texts, dice), &other, dice)),
            1 => {
                let link = card::to_fragment(&self.cards[dice.below(self.cards.len())]);
                Input::CardBytes(done(unsummed(&from_base64url(&link)), &other, dice))
            }
            2 => Input::Parcel(done(any(&self.parcels, dice), &other, dice)),
            3 => {
                let [one, other] = [0, 1]
                    .map(|_| any(&self.parcels, dice))
                    .map(|text| unsummed(&bytes_of(str::from_utf8(&text).unwrap())));
                let bytes = done(one, &other, dice);
                Input::Parcel(summed_text_of(&bytes).into_bytes())
            }
            4 => {
                let [one, other] = [0, 1].map(|at| encode(&self.letters[at]).unwrap().to_vec());
                Input::Letter(done(one, &other, dice))
            }
            5 => self.row(dice),
            7 => {
                let text = self.backups.text.clone();
                Input::Backup(done(text, &other, dice))
            }
            8 => {
                let bytes = self.backups.bytes();
                let bytes = done(bytes.clone(), &bytes, dice);
                Input::Backup(Backups::text_of(&bytes))
            }
            9 => {
                let plain = &self.backups.plain;
                Input::BackedUp(Backups::sealed(&done(plain.clone(), plain, dice)))
            }
            _ => {
                let (table, json) = self.records[dice.below(self.records.len())].clone();
                let (_, other) = &self.records[dice.below(self.records.len())];
                Input::Record(table, done(json, other, dice))
            }
        }
    }

    /// A row, its sealed bytes changed, or in another place.
    fn row(&self, dice: &mut Dice) -> Input {
        let at = dice.below(self.rows.len());
        let mut row = self.rows[at].clone();
        let other = self.rows[dice.below(self.rows.len())].clone();
        match dice.below(6) {
            0 => row.seq = row.seq.plus(dice.below(3) as u64),
            1 => row.id = other.id,
            2 => row.table = other.table,
            3 => row.sealed = other.sealed,
            _ => mutate(&mut row.sealed, &other.sealed, dice),
        }
        Input::Row(at, row)
    }

    /// Opens it; whether it opened. Whatever opens must be what someone wrote.
    pub fn open(&self, input: &Input) -> bool {
        match input {
            Input::CardText(text) => {
                let _ = looks_like(text);
                let read = card::read(text);
                assert!(read.as_ref().map_or(true, |card| self.cards.contains(card)));
                read.is_ok()
            }
            // Whoever sums anew writes a card of their own: it must be one that reads back.
            Input::CardBytes(bytes) => {
                let text = summed_text_of(bytes).replace("BERICHT", "COACHKAART");
                let read = card::read(&text);
                if let Ok(card) = &read {
                    assert_eq!(card::read(card::to_text(card)), read);
                }
                read.is_ok()
            }
            Input::Parcel(text) => {
                let _ = looks_like(text);
                let Ok(opened) = letter::open(text, &self.coach) else {
                    return false;
                };
                assert!(self.letters.contains(&opened.letter));
                assert_eq!((opened.from, opened.kept_out), (learner().public(), 0));
                true
            }
            Input::Letter(json) => match wire::read_letter(json) {
                Ok(read) => {
                    let json = encode(&read.letter).unwrap();
                    let again = wire::read_letter(&json).unwrap();
                    assert_eq!((again.letter, again.kept_out), (read.letter, 0));
                    true
                }
                Err(_) => false,
            },
            Input::Row(at, row) => {
                let opened = read_row(row.table, &self.key, row);
                assert!(!opened || *row == self.rows[*at]);
                opened
            }
            Input::Record(table, json) => decode_again(*table, json),
            Input::Backup(text) => {
                let _ = looks_like(text);
                let opened = backups::open(text);
                if let Some(opened) = &opened {
                    assert_eq!(opened.contents(), self.backups.whole.contents());
                }
                opened.is_some()
            }
            Input::BackedUp(text) => backups::open(text).is_some(),
        }
    }
}

/// Calls a function for the type of a table's records.
macro_rules! of_table {
    ($table:expr, $call:ident($($argument:expr),*)) => {
        match $table {
            Table::Settings => $call::<Settings>($($argument),*),
            Table::Identity => $call::<Identity>($($argument),*),
            Table::Entries => $call::<Entry>($($argument),*),
            Table::Drafts => $call::<Draft>($($argument),*),
            Table::Contacts => $call::<Contact>($($argument),*),
            Table::Ready => $call::<ReadyItem>($($argument),*),
            Table::Sent => $call::<Sent>($($argument),*),
            Table::Received => $call::<Received>($($argument),*),
            Table::Attachments => $call::<Attachment>($($argument),*),
            Table::Sets => $call::<QuestionSet>($($argument),*),
        }
    };
}

fn read_row(table: Table, key: &DataKey, row: &Row) -> bool {
    fn opens<R: Record>(key: &DataKey, row: &Row) -> bool {
        let loaded = read::<R>(key, std::slice::from_ref(row));
        assert_eq!(loaded.items.len() + loaded.damaged.len(), 1);
        loaded.items.len() == 1
    }
    of_table!(table, opens(key, row))
}

/// Reads a record; one that reads can be written, and reads back as the same.
fn decode_again(table: Table, json: &[u8]) -> bool {
    fn again<R: Record>(json: &[u8]) -> bool {
        let Ok(record) = decode::<R>(json) else {
            return false;
        };
        let once = encode(&record).unwrap();
        assert_eq!(encode(&decode::<R>(&once).unwrap()), Ok(once));
        true
    }
    of_table!(table, again(json))
}

/// A record of every table: as changes to be sealed, and as JSON.
fn some_of_everything() -> (Changes, Vec<(Table, Vec<u8>)>) {
    struct All(Changes, Vec<(Table, Vec<u8>)>);
    impl All {
        fn and<R: Record>(mut self, record: &R) -> Self {
            self.1.push((R::TABLE, encode(record).unwrap().to_vec()));
            Self(self.0.put(record), self.1)
        }
    }
    let (entry, met) = (people::entry(), people::moment(1_790_000_000_000));
    let contact = Contact {
        id: Id::from_str(&"c0".repeat(16)).unwrap(),
        card: people::card(),
        met,
        checked: Some(met),
        desk: Desk::default(),
    };
    let mut ready = ReadyItem::new(entry.id);
    ready.toggle(Question::Note);
    let mut settings = Settings::new(Role::Coach, Lang::Nl);
    settings.name = Some(text("Noor"));
    let drawing = (AttachmentKind::Drawing, MediaType::Png);
    let attachment = Attachment::begin(Id::new([2; 16]), drawing.0, drawing.1, met);
    let all = All(Changes::new(), vec![])
        .and(&settings)
        .and(&learner())
        .and(&Draft::of(&entry, met))
        .and(&Draft::new(Id::new([1; 16]), Kind::DayEnd, Lang::En, met))
        .and(&entry)
        .and(&ready)
        .and(&Sent {
            to: contact.id,
            letter: people::letter(),
            went: Some(met),
        })
        .and(&Received {
            from: contact.id,
            opened: met,
            letter: people::letter(),
        })
        .and(&contact)
        .and(&attachment.unwrap().and_chunk(6000).unwrap())
        .and(&people::every_form())
        .and(&people::set());
    (all.0, all.1)
}

fn from_base64url(text: &str) -> Vec<u8> {
    use base64::Engine;
    base64::prelude::BASE64_URL_SAFE_NO_PAD
        .decode(text)
        .unwrap()
}

/// The bytes without their checksum.
fn unsummed(bytes: &[u8]) -> Vec<u8> {
    bytes[..bytes.len() - 8].to_vec()
}
