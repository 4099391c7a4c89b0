//! The model: what a book holds, as plain values in memory, in the order in which a reader expects them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use mijn_stem::domain::attachment::Attachment;
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::Kind;
use mijn_stem::domain::contact::Contact;
use mijn_stem::domain::draft::Draft;
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::inbox::Received;
use mijn_stem::domain::question_set::QuestionSet;
use mijn_stem::domain::sent::Sent;
use mijn_stem::domain::settings::Settings;
use mijn_stem::domain::shared::Letter;
use mijn_stem::usecase::{Contents, Removed};

/// A book without a store, a seal or a tab.
#[derive(Debug, Clone, PartialEq)]
pub struct Plain {
    pub settings: Settings,
    pub entries: BTreeMap<Id, Entry>,
    pub drafts: BTreeMap<Id, Draft>,
    pub contacts: BTreeMap<Id, Contact>,
    pub ready: BTreeMap<Id, ReadyItem>,
    pub sent: BTreeMap<Id, Sent>,
    pub received: BTreeMap<Id, Received>,
    pub attachments: BTreeMap<Id, Attachment>,
    pub sets: BTreeMap<Kind, QuestionSet>,
}

impl Plain {
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            entries: BTreeMap::new(),
            drafts: BTreeMap::new(),
            contacts: BTreeMap::new(),
            ready: BTreeMap::new(),
            sent: BTreeMap::new(),
            received: BTreeMap::new(),
            attachments: BTreeMap::new(),
            sets: BTreeMap::new(),
        }
    }

    /// What someone asked back is in none of the parcels that they sealed before they asked.
    pub fn ask_back(&mut self) {
        let order = |it: &Letter| (it.sealed.unix_ms(), it.sequence);
        let all: Vec<Received> = self.received.values().cloned().collect();
        for earlier in self.received.values_mut() {
            for later in all.iter().filter(|it| it.from == earlier.from) {
                if order(&later.letter) > order(&earlier.letter) {
                    let asked = &later.letter.recall;
                    earlier
                        .letter
                        .items
                        .retain(|item| !asked.contains(&item.id));
                }
            }
        }
    }

    /// What a reader found.
    pub fn of(found: &Contents) -> Self {
        let entries = found.journal.all();
        Self {
            settings: found.settings.clone(),
            entries: named(entries.map(|it| (**it).clone()), |it| it.id),
            drafts: named(found.drafts.clone(), |it| it.id),
            contacts: named(found.contacts.clone(), |it| it.id),
            ready: named(found.ready.clone(), |it| it.entry),
            sent: named(found.sent.clone(), |it| it.letter.id),
            received: named(found.received.clone(), |it| it.letter.id),
            attachments: named(found.attachments.clone(), |it| it.id),
            sets: named(found.sets.clone(), QuestionSet::kind),
        }
    }

    pub fn sets(&self) -> Vec<QuestionSet> {
        self.sets.values().cloned().collect()
    }

    pub fn contacts(&self) -> Vec<Contact> {
        sorted(&self.contacts, |contact| {
            (contact.met.unix_ms(), contact.id)
        })
    }

    pub fn sent(&self) -> Vec<Sent> {
        sorted(&self.sent, |sent| {
            let letter = &sent.letter;
            (
                Reverse((letter.sealed.unix_ms(), letter.sequence)),
                letter.id,
            )
        })
    }

    pub fn received(&self) -> Vec<Received> {
        sorted(&self.received, |received| {
            (Reverse(received.opened.unix_ms()), received.letter.id)
        })
    }

    /// Takes an entry away with all that goes with it; that is what the screen can put back.
    pub fn remove(&mut self, id: Id) -> Option<Removed> {
        let (ready, draft) = (self.ready.remove(&id), self.drafts.remove(&id));
        let entry = self.entries.remove(&id)?;
        Some(Removed {
            entry,
            ready,
            draft,
        })
    }

    /// Holds what a reader found against this, all of it: a new field does not compile.
    #[track_caller]
    pub fn check(&self, found: &Contents) {
        let Contents {
            settings,
            journal,
            drafts,
            contacts,
            ready,
            sent,
            received,
            attachments,
            sets,
            damaged,
            whole,
        } = found;
        assert_eq!((*damaged, *whole), (0, true));
        assert_eq!(*settings, self.settings);
        let entries: Vec<Entry> = journal.all().map(|it| (**it).clone()).collect();
        let papers_then_newest_first = |entry: &Entry| {
            let newest_first = Reverse((entry.at.day(), entry.at.unix_ms()));
            (entry.kind.is_check_in(), newest_first, entry.id)
        };
        assert_eq!(entries, sorted(&self.entries, papers_then_newest_first));
        let last_touched = |draft: &Draft| (Reverse(draft.touched.unix_ms()), draft.id);
        assert_eq!(*drafts, sorted(&self.drafts, last_touched));
        assert_eq!(*contacts, self.contacts());
        let mut ready = ready.clone();
        ready.sort_by_key(|item| item.entry);
        assert_eq!(ready, sorted(&self.ready, |item| item.entry));
        assert_eq!(*sent, self.sent());
        assert_eq!(*received, self.received());
        let first_made = |it: &Attachment| (it.made.unix_ms(), it.id);
        assert_eq!(*attachments, sorted(&self.attachments, first_made));
        let mut sets = sets.clone();
        sets.sort_by_key(QuestionSet::kind);
        assert_eq!(sets, self.sets());
    }

    /// The attachments that an entry or a draft refers to.
    pub fn wanted(&self) -> BTreeSet<Id> {
        let entries = self.entries.values().map(|entry| &entry.answers);
        let answers = entries.chain(self.drafts.values().map(|draft| &draft.answers));
        answers.flat_map(|answers| answers.attachments()).collect()
    }

    /// How many records that is: with the owner's key, which never changes.
    pub fn records(&self) -> usize {
        let diary = self.entries.len() + self.drafts.len() + self.ready.len();
        let people = self.contacts.len() + self.sent.len() + self.received.len();
        2 + diary + people + self.attachments.len() + self.sets.len()
    }

    /// How many pieces of attachments that is.
    pub fn chunks(&self) -> usize {
        let all = self.attachments.values();
        all.map(|it| it.chunks() as usize).sum()
    }
}

fn named<T, K: Ord>(all: impl IntoIterator<Item = T>, name: impl Fn(&T) -> K) -> BTreeMap<K, T> {
    all.into_iter().map(|it| (name(&it), it)).collect()
}

fn sorted<T: Clone, K: Ord>(all: &BTreeMap<Id, T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut all: Vec<T> = all.values().cloned().collect();
    all.sort_by_key(key);
    all
}
