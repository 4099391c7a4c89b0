//! 10,000 choices of what goes and what stays: what the parcel holds is what was chosen, field by field and attachment by
//! attachment.

use std::collections::BTreeMap;

use mijn_stem::crypto::random::Counted;
use mijn_stem::domain::answer::{Answer, Value};
use mijn_stem::domain::attachment::{Attachment, AttachmentKind, MediaType};
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::{Form, Kind, Question};
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::shared::Letter;
use mijn_stem::parcel::letter::{open, seal};
use zeroize::Zeroizing;

use crate::attachments::bytes;
use crate::people::{coach, entry, every_form, learner, letter, text};

/// How many parcels, and how many entries there are in each.
const PARCELS: usize = 1000;
const ENTRIES: usize = 10;

struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) as usize % end
    }

    fn id(&mut self) -> Id {
        Id::new(std::array::from_fn(|_| self.below(256) as u8))
    }
}

/// An entry with some of the answers that there can be, and attachments with some of them.
fn written(dice: &mut Dice, files: &mut BTreeMap<Id, Zeroizing<Vec<u8>>>) -> Entry {
    let (plain, later) = (entry(), every_form());
    let known = plain.answers.iter().chain(later.answers.iter());
    let mut answers: Vec<Answer> = known
        .filter(|it| it.question().form() != Form::Text)
        .cloned()
        .collect();
    for question in Question::ALL
        .into_iter()
        .filter(|it| it.form() == Form::Text)
    {
        let mut ids = Vec::new();
        for _ in 0..dice.below(4).saturating_sub(1) {
            let id = dice.id();
            files.insert(id, bytes(dice.below(256) as u8, 1 + dice.below(60)));
            ids.push(id);
        }
        let words = (dice.below(3) > 0).then(|| text(&format!("woorden bij {question}")));
        let said =
            Value::said(words, ids).map(|it| Answer::new(question, text("Zo?"), it).unwrap());
        answers.extend(said);
    }
    answers.retain(|_| dice.below(4) == 0);
    Entry {
        id: dice.id(),
        kind: Kind::ALL[dice.below(Kind::ALL.len())],
        answers: answers.into_iter().collect(),
        ..plain
    }
}

#[test]
fn what_the_parcel_holds_is_what_was_chosen() {
    let (mut dice, mut fields, mut went, mut stayed) = (Dice(22), 0, 0, 0);
    for parcel in 0..PARCELS {
        let mut all = BTreeMap::new();
        let entries: Vec<Entry> = (0..ENTRIES).map(|_| written(&mut dice, &mut all)).collect();
        let ready: Vec<ReadyItem> = entries
            .iter()
            .map(|entry| {
                let mut ready = ReadyItem::new(entry.id);
                let some = entry.answers.iter().filter(|_| dice.below(3) == 0);
                let some: Vec<Question> = some.map(Answer::question).collect();
                some.into_iter().for_each(|question| ready.toggle(question));
                let some = entry.answers.attachments().filter(|_| dice.below(3) == 0);
                let some: Vec<Id> = some.collect();
                some.into_iter().for_each(|file| ready.toggle_file(file));
                ready
            })
            .collect();
        let items: Vec<_> = ready
            .iter()
            .zip(&entries)
            .map(|(it, entry)| it.choose(entry))
            .collect();
        let files: Vec<Attachment> = items
            .iter()
            .flat_map(|item| item.answers.attachments())
            .map(|id| {
                let sealed = letter().sealed;
                let begun =
                    Attachment::begin(id, AttachmentKind::Voice, MediaType::OggAudio, sealed);
                begun
                    .unwrap()
                    .in_full_pieces(all[&id].len() as u32)
                    .unwrap()
            })
            .collect();
        let bodies: Vec<_> = files.iter().map(|file| all[&file.id].clone()).collect();
        let sent = Letter {
            items,
            files,
            ..letter()
        };
        let random = Counted::new(parcel as u64);
        let sealed = seal(&sent, &bodies, &learner(), &coach().public(), &random).unwrap();
        let opened = open(sealed.as_bytes(), &coach()).unwrap();
        assert_eq!(opened.kept_out, 0);
        assert_eq!(opened.letter.items.len(), ENTRIES);

        let mut named = Vec::new();
        for ((entry, ready), item) in entries.iter().zip(&ready).zip(&opened.letter.items) {
            assert_eq!(
                (item.id, item.kind, item.at),
                (entry.id, entry.kind, entry.at)
            );
            let mut expected = 0;
            for answer in entry.answers.iter() {
                let question = answer.question();
                let arrived = item.answers.iter().find(|it| it.question() == question);
                let goes = |id: &&Id| !ready.files_back.contains(*id);
                let ids: Vec<Id> = answer
                    .value()
                    .attachments()
                    .iter()
                    .filter(goes)
                    .copied()
                    .collect();
                let has_files = !answer.value().attachments().is_empty();
                let empty = has_files && ids.is_empty() && answer.value().text().is_none();
                if ready.kept_back.contains(&question) || empty {
                    assert_eq!(arrived, None);
                    stayed += 1 + answer.value().attachments().len();
                    continue;
                }
                let arrived = arrived.unwrap();
                assert_eq!(arrived.wording(), answer.wording());
                assert_eq!(arrived.value().attachments(), ids);
                if has_files {
                    assert_eq!(arrived.value().text(), answer.value().text());
                } else {
                    assert_eq!(arrived.value(), answer.value());
                }
                stayed += answer.value().attachments().len() - ids.len();
                named.extend(ids);
                expected += 1;
            }
            // And nothing that was not there.
            assert_eq!(item.answers.len(), expected);
            fields += expected;
        }
        let arrived: Vec<Id> = opened.letter.files.iter().map(|file| file.id).collect();
        assert_eq!(arrived, named);
        for (place, id) in named.iter().enumerate() {
            assert_eq!(opened.files.get(place), Some(all[id].as_slice()));
        }
        went += named.len();
    }
    println!(
        "{} choices: {fields} fields and {went} attachments went, {stayed} stayed",
        PARCELS * ENTRIES
    );
    assert!(fields > 10_000 && went > 1000 && stayed > 10_000);
}
