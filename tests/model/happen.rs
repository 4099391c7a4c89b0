//! What can happen in a tale: each verb, done in the book and told to the model.

use mijn_stem::crypto::identity::Identity;
use mijn_stem::crypto::random::Counted;
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::{Contact, PublicKey};
use mijn_stem::domain::draft::Draft;
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::inbox::Received;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::sent::Sent;
use mijn_stem::domain::settings::Theme;
use mijn_stem::domain::shared::{Letter, SharedItem};
use mijn_stem::parcel::letter;
use mijn_stem::usecase::*;
use mijn_stem::wire;

use crate::device::{card, moment};
use crate::tale::Tale;

thread_local! {
    /// The other people: making a key pair takes a while.
    static OTHERS: Vec<Identity> = (1..=4).map(|seed| Identity::generate(&Counted::new(seed))).collect();
}

fn key_of(other: usize) -> PublicKey {
    OTHERS.with(|others| others[other].public())
}

impl Tale {
    /// Something, unless there is nothing yet that it could happen to.
    pub async fn happen(&mut self) {
        match self.dice.below(42) {
            0..7 => self.save().await,
            7..12 => self.keep_a_draft().await,
            12..14 => self.late_autosave().await,
            14..16 => self.drop_a_draft().await,
            16..19 => self.delete().await,
            19..22 => self.put_back().await,
            22..26 => self.put_ready().await,
            26..28 => self.take_from_ready().await,
            28..30 => self.pair().await,
            30 => self.confirm().await,
            31 => self.forget().await,
            32..34 => self.make_a_parcel().await,
            34..36 => self.say_it_went().await,
            36 => self.receive().await,
            37 => self.change_settings().await,
            38 => self.fill_example().await,
            39 => self.at_once().await,
            _ => self.reopen().await,
        }
    }

    /// A draft as a screen has it: one that was kept, changes to an entry, or a new one; with new answers.
    fn draft(&mut self) -> Draft {
        let kept = self.dice.pick(self.plain.drafts.values().cloned());
        let entry = self.dice.pick(self.plain.entries.values().cloned());
        let kind = self.dice.pick(Kind::ALL).unwrap();
        let lang = self.dice.pick(Lang::ALL).unwrap();
        let mut draft = match (self.dice.below(3), kept, entry) {
            (0, Some(draft), _) => draft,
            (1, _, Some(entry)) => edit_entry(self.book(), &entry),
            _ => begin_draft(self.book(), kind, lang),
        };
        draft.answers = self.dice.answers(draft.kind);
        draft.touched = self.now();
        if self.dice.one_in(4) {
            let back = self.dice.below(40) as i64 * 43_200_000;
            draft.at = Some(moment(self.now().unix_ms() - back, 120));
        }
        draft
    }

    async fn save(&mut self) {
        let draft = self.draft();
        let before = self.plain.entries.get(&draft.id).cloned();
        let now = self.now();
        let entry = Entry {
            id: draft.id,
            revision: before.as_ref().map_or(1, |before| before.revision + 1),
            kind: draft.kind,
            at: draft.at.unwrap_or(now),
            written: before.as_ref().map_or(now, |before| before.written),
            edited: before.as_ref().map(|_| now),
            lang: draft.lang,
            answers: draft.answers.clone(),
        };
        self.about_to("save_check_in");
        let saved = save_check_in(self.book(), &draft, before.as_ref()).await;
        if self.came_of_it(saved.is_ok()) {
            self.plain.entries.insert(entry.id, entry.clone());
            self.plain.drafts.remove(&entry.id);
        }
        if let Ok(saved) = saved {
            assert_eq!(saved, entry);
            let finished = &mut self.tabs[self.at].finished;
            finished.insert((draft.id, draft.changes));
            self.late.push(draft);
        }
    }

    async fn keep_a_draft(&mut self) {
        let draft = self.draft();
        self.keep(draft).await;
    }

    async fn late_autosave(&mut self) {
        if let Some(draft) = self.dice.pick(self.late.iter().cloned()) {
            self.keep(draft).await;
        }
    }

    async fn keep(&mut self, draft: Draft) {
        self.about_to("keep_draft");
        let kept = keep_draft(self.book(), &draft).await;
        let session = (draft.id, draft.changes);
        if self.tabs[self.at].finished.contains(&session) {
            assert_eq!(kept, Ok(false));
            return self.nothing_came_of_it();
        }
        assert_ne!(kept, Ok(false));
        if self.came_of_it(kept.is_ok()) {
            self.plain.drafts.insert(draft.id, draft);
        }
    }

    async fn drop_a_draft(&mut self) {
        let draft = self.dice.pick(self.plain.drafts.keys().copied());
        let draft = draft.unwrap_or(Id::new([0xee; 16]));
        self.about_to("drop_draft");
        let dropped = drop_draft(self.book(), draft).await;
        if self.came_of_it(dropped.is_ok()) {
            self.plain.drafts.remove(&draft);
        }
    }

    async fn delete(&mut self) {
        let Some(id) = self.dice.pick(self.plain.entries.keys().copied()) else {
            return;
        };
        self.about_to("delete_entry");
        let deleted = delete_entry(self.book(), id).await;
        if self.came_of_it(deleted.is_ok()) {
            let removed = self.plain.remove(id);
            self.removed.extend(removed);
        }
    }

    async fn put_back(&mut self) {
        let Some(removed) = self.removed.pop() else {
            return;
        };
        self.about_to("put_back");
        let back = put_back(self.book(), &removed).await;
        if self.came_of_it(back.is_ok()) {
            let id = removed.entry.id;
            self.plain.entries.insert(id, removed.entry);
            self.plain
                .ready
                .extend(removed.ready.map(|item| (id, item)));
            self.plain
                .drafts
                .extend(removed.draft.map(|draft| (id, draft)));
        } else {
            self.removed.push(removed);
        }
    }

    async fn put_ready(&mut self) {
        let Some(id) = self.dice.pick(self.plain.entries.keys().copied()) else {
            return;
        };
        let item = self.ready_item(id);
        self.about_to("put_ready");
        let put = put_ready(self.book(), &item).await;
        if self.came_of_it(put.is_ok()) {
            self.plain.ready.insert(id, item);
        }
    }

    /// An entry as it lies ready, or would, with some more kept back or let go.
    fn ready_item(&mut self, id: Id) -> ReadyItem {
        let ready = self.plain.ready.get(&id).cloned();
        let mut item = ready.unwrap_or(ReadyItem::new(id));
        for question in Question::ALL {
            if self.dice.one_in(4) {
                item.toggle(question);
            }
        }
        item
    }

    async fn take_from_ready(&mut self) {
        let Some(id) = self.dice.pick(self.plain.ready.keys().copied()) else {
            return;
        };
        self.about_to("take_from_ready");
        let taken = take_from_ready(self.book(), id).await;
        if self.came_of_it(taken.is_ok()) {
            self.plain.ready.remove(&id);
        }
    }

    async fn pair(&mut self) {
        let own = self.dice.one_in(8);
        let other = key_of(self.dice.below(4));
        let key = if own { self.book().key() } else { other };
        let mut card = card(self.dice.words().as_str(), key);
        card.room = self.dice.perhaps_words();
        let contacts = self.plain.contacts();
        self.about_to("pair");
        let paired = pair(self.book(), card.clone(), &contacts).await;
        if own {
            assert_eq!(paired, Err(PairError::OwnCard));
            return self.nothing_came_of_it();
        }
        let known = contacts.into_iter().find(|known| known.card.key == key);
        let contact = match known {
            Some(known) => Contact { card, ..known },
            None => Contact {
                id: self.new_name(),
                card,
                met: self.now(),
                checked: None,
            },
        };
        if self.came_of_it(paired.is_ok()) {
            self.plain.contacts.insert(contact.id, contact.clone());
        }
        assert!(paired.is_err() || paired == Ok(contact));
    }

    async fn confirm(&mut self) {
        let Some(mut contact) = self.dice.pick(self.plain.contacts()) else {
            return;
        };
        self.about_to("confirm_number");
        let checked = confirm_number(self.book(), &contact).await;
        if self.came_of_it(checked.is_ok()) {
            contact.checked = Some(self.now());
            self.plain.contacts.insert(contact.id, contact);
        }
    }

    async fn forget(&mut self) {
        let Some(contact) = self.dice.pick(self.plain.contacts.keys().copied()) else {
            return;
        };
        self.about_to("forget");
        let forgotten = forget(self.book(), contact).await;
        if self.came_of_it(forgotten.is_ok()) {
            self.plain.contacts.remove(&contact);
        }
    }

    async fn make_a_parcel(&mut self) {
        let Some(to) = self.dice.pick(self.plain.contacts()) else {
            return;
        };
        let mut items: Vec<SharedItem> = vec![];
        for (id, ready) in &self.plain.ready {
            items.extend(self.plain.entries.get(id).map(|entry| ready.choose(entry)));
        }
        let (from, note) = (self.dice.words(), self.dice.perhaps_words());
        let before = self.plain.sent.values().filter(|sent| sent.to == to.id);
        let sequence = before.map(|sent| sent.letter.sequence).max().unwrap_or(0) + 1;
        let outgoing = Outgoing {
            from: from.clone(),
            to: &to,
            items: items.clone(),
            note: note.clone(),
        };
        let sent = self.plain.sent();
        self.about_to("make_parcel");
        let made = make_parcel(self.book(), outgoing, &sent).await;
        let letter = Letter {
            id: self.new_name(),
            sequence,
            from,
            sealed: self.now(),
            note,
            items,
        };
        let sent = Sent {
            to: to.id,
            letter,
            went: None,
        };
        if self.came_of_it(made.is_ok()) {
            self.plain.sent.insert(sent.letter.id, sent.clone());
        }
        assert!(made.is_err() || made.unwrap().sent == sent);
    }

    async fn say_it_went(&mut self) {
        let Some(sent) = self.dice.pick(self.plain.sent.values().cloned()) else {
            return;
        };
        self.about_to("say_it_went");
        let went = say_it_went(self.book(), &sent).await;
        if self.came_of_it(went.is_ok()) {
            for item in &sent.letter.items {
                self.plain.ready.remove(&item.id);
            }
            let went = Some(self.now());
            self.plain
                .sent
                .insert(sent.letter.id, Sent { went, ..sent });
        }
    }

    async fn receive(&mut self) {
        if self.parcels.is_empty() || self.dice.one_in(2) {
            let other = self.dice.below(4);
            let letter = Letter {
                id: Id::new(std::array::from_fn(|_| self.dice.below(256) as u8)),
                sequence: 1 + self.parcels.len() as u64,
                from: self.dice.words(),
                sealed: self.now(),
                note: self.dice.perhaps_words(),
                items: vec![],
            };
            let chance = Counted::new(self.dice.next());
            let to = self.book().key();
            let text = OTHERS.with(|others| letter::seal(&letter, &others[other], &to, &chance));
            self.parcels.push((key_of(other), letter, text.unwrap()));
        }
        let (key, letter, text) = self.dice.pick(self.parcels.iter().cloned()).unwrap();
        let (contacts, received) = (self.plain.contacts(), self.plain.received());
        self.about_to("keep_parcel");
        let arrived = open_parcel(self.book(), text.as_bytes(), &contacts, &received).unwrap();
        let kept = keep_parcel(self.book(), &arrived, &contacts).await;
        if self.plain.received.contains_key(&letter.id) {
            assert_eq!(kept, Ok(None));
            return self.nothing_came_of_it();
        }
        let known = contacts.iter().find(|known| known.card.key == key);
        let newcomer = known.is_none().then(|| Contact {
            id: self.new_name(),
            card: card(letter.from.as_str(), key),
            met: self.now(),
            checked: None,
        });
        let from = newcomer.as_ref().or(known).unwrap().id;
        if self.came_of_it(kept.is_ok()) {
            let opened = self.now();
            let received = Received {
                from,
                opened,
                letter,
            };
            self.plain.received.insert(received.letter.id, received);
            self.plain
                .contacts
                .extend(newcomer.map(|new| (new.id, new)));
        }
    }

    async fn change_settings(&mut self) {
        let mut settings = self.plain.settings.clone();
        settings.name = self.dice.perhaps_words();
        settings.hours = self.dice.perhaps_words();
        settings.lang = self.dice.pick(Lang::ALL).unwrap();
        let theme = self.dice.pick([Theme::Auto, Theme::Light, Theme::Dark]);
        settings.theme = theme.unwrap();
        self.about_to("change_settings");
        let changed = change_settings(self.book(), &settings).await;
        if self.came_of_it(changed.is_ok()) {
            self.plain.settings = settings;
        }
    }

    async fn fill_example(&mut self) {
        let entry = |number| Entry {
            id: Id::new([number; 16]),
            revision: 1,
            kind: Kind::DayEnd,
            at: self.now(),
            written: self.now(),
            edited: None,
            lang: Lang::Nl,
            answers: Default::default(),
        };
        let entries: Vec<Entry> = (1..=3).map(entry).collect();
        let texts = entries.iter().map(|entry| wire::encode(entry).unwrap());
        let texts: Vec<String> = texts
            .map(|text| String::from_utf8(text.to_vec()).unwrap())
            .collect();
        self.about_to("fill_example");
        let filled = fill_example(self.book(), &format!("[{}]", texts.join(","))).await;
        if self.came_of_it(filled.is_ok()) {
            let filled = entries.into_iter().map(|entry| (entry.id, entry));
            self.plain.entries.extend(filled);
        }
    }

    /// Both tabs keep something at the very same time: both are kept.
    async fn at_once(&mut self) {
        self.note("change_settings, and keep_draft in the other tab", None);
        let mut settings = self.plain.settings.clone();
        settings.room = self.dice.perhaps_words();
        let draft = begin_draft(self.book(), Kind::Note, Lang::Nl);
        let (one, other) = (&self.tabs[self.at].book, &self.tabs[1 - self.at].book);
        let both = tokio::join!(change_settings(one, &settings), keep_draft(other, &draft));
        assert_eq!(both, (Ok(()), Ok(true)));
        self.plain.settings = settings;
        self.plain.drafts.insert(draft.id, draft);
    }
}
