//! What can happen between people in a tale: pairing, making a parcel, opening one.

use mijn_stem::crypto::identity::Identity;
use mijn_stem::domain::answer::Answers;
use mijn_stem::domain::attachment::Attachment;
use mijn_stem::domain::check_in::Kind;
use mijn_stem::domain::contact::{Contact, Desk, PublicKey};
use mijn_stem::domain::id::Id;
use mijn_stem::domain::inbox::Received;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::sent::Sent;
use mijn_stem::domain::shared::{Letter, SharedItem};
use mijn_stem::parcel::letter;
use mijn_stem::usecase::*;

use crate::Counted;
use crate::device::card;
use crate::tale::{Disk, Tale};

thread_local! {
    /// The other people: making a key pair takes a while.
    static OTHERS: Vec<Identity> = (1..=4).map(|seed| Identity::generate(&Counted::new(seed))).collect();
}

pub fn key_of(other: usize) -> PublicKey {
    OTHERS.with(|others| others[other].public())
}

/// What a tab draws a name for: the same one until it was told that it was kept.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub enum Wanted {
    Contact(PublicKey),
    Letter(Id),
}

impl<D: Disk> Tale<D> {
    fn name_for(&mut self, wanted: Wanted, kept: bool) -> Id {
        let fresh = self.new_name();
        let names = &mut self.tabs[self.at].names;
        if kept {
            names.remove(&wanted).unwrap_or(fresh)
        } else {
            *names.entry(wanted).or_insert(fresh)
        }
    }

    pub async fn pair(&mut self) {
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
            Some(known) => {
                // A name that was drawn before an answer was lost is not needed any more.
                if paired.is_ok() {
                    self.tabs[self.at].names.remove(&Wanted::Contact(key));
                }
                Contact { card, ..known }
            }
            None => Contact {
                id: self.name_for(Wanted::Contact(key), paired.is_ok()),
                card,
                met: self.now(),
                checked: None,
                desk: Desk::default(),
            },
        };
        if self.came_of_it(paired.is_ok()) {
            self.plain.contacts.insert(contact.id, contact.clone());
        }
        assert!(paired.is_err() || paired == Ok(contact));
    }

    pub async fn confirm(&mut self) {
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

    pub async fn forget(&mut self) {
        let Some(contact) = self.dice.pick(self.plain.contacts.keys().copied()) else {
            return;
        };
        self.about_to("forget");
        let forgotten = forget(self.book(), contact).await;
        if self.came_of_it(forgotten.is_ok()) {
            self.plain.contacts.remove(&contact);
        }
    }

    pub async fn make_a_parcel(&mut self) {
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
        let attachments: Vec<Attachment> = self.plain.attachments.values().cloned().collect();
        let (mut files, mut missing) = (Vec::<Attachment>::new(), None);
        for id in items.iter().flat_map(|item| item.answers.attachments()) {
            match self.plain.attachments.get(&id) {
                None => missing = missing.or(Some(id)),
                Some(_) if files.iter().any(|file| file.id == id) => {}
                Some(known) => {
                    let mut file = known.clone().in_full_pieces(known.size()).unwrap();
                    file.made = self.now();
                    files.push(file);
                }
            }
        }
        let outgoing = Outgoing {
            from: from.clone(),
            to: &to,
            items: items.clone(),
            note: note.clone(),
            attachments: &attachments,
            recall: vec![],
            recalled: vec![],
        };
        let sent = self.plain.sent();
        self.about_to("make_parcel");
        let made = make_parcel(self.book(), outgoing, &sent).await;
        if let Some(missing) = missing {
            assert_eq!(made, Err(MakeError::Attachment(missing)));
            return self.nothing_came_of_it();
        }
        let letter = Letter {
            id: self.name_for(Wanted::Letter(to.id), made.is_ok()),
            sequence,
            from,
            sealed: self.now(),
            note,
            items,
            files,
            recall: vec![],
            recalled: vec![],
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

    pub async fn say_it_went(&mut self) {
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

    pub async fn receive(&mut self) {
        if self.parcels.is_empty() || self.dice.one_in(2) {
            self.someone_writes();
        }
        let (key, letter, text) = self.dice.pick(self.parcels.iter().cloned()).unwrap();
        let (contacts, received) = (self.plain.contacts(), self.plain.received());
        self.about_to("keep_parcel");
        let arrived = open_parcel(self.book(), text.as_bytes(), &contacts, &received).unwrap();
        let kept = keep_parcel(self.book(), &arrived, &contacts, &received).await;
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
            desk: Desk::default(),
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
            self.plain.ask_back();
            self.plain
                .contacts
                .extend(newcomer.map(|new| (new.id, new)));
        }
    }

    /// A parcel for this book: with an item that may have been sent before, and perhaps asking for another one back.
    fn someone_writes(&mut self) {
        let other = self.dice.below(4);
        let item = |tale: &mut Self| Id::new([tale.dice.below(3) as u8; 16]);
        let shared = SharedItem {
            id: item(self),
            revision: 1,
            kind: Kind::Note,
            at: self.now(),
            lang: Lang::Nl,
            answers: Answers::default(),
        };
        let recall = self.dice.one_in(3).then(|| item(self));
        let letter = Letter {
            id: Id::new(std::array::from_fn(|_| self.dice.below(256) as u8)),
            sequence: 1 + self.parcels.len() as u64,
            from: self.dice.words(),
            sealed: self.now(),
            note: self.dice.perhaps_words(),
            items: vec![shared],
            files: vec![],
            recall: recall.into_iter().collect(),
            recalled: vec![],
        };
        let chance = Counted::new(self.dice.next());
        let to = self.book().key();
        let text = OTHERS.with(|others| letter::seal(&letter, &[], &others[other], &to, &chance));
        self.parcels.push((key_of(other), letter, text.unwrap()));
    }
}
