//! What can happen in a tale: each verb, done in the book and told to the model.

use std::collections::BTreeSet;

use mijn_stem::domain::attachment::{Attachment, AttachmentKind, MediaType};
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::draft::Draft;
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::question_set::QuestionSet;
use mijn_stem::domain::settings::Theme;
use mijn_stem::usecase::*;
use mijn_stem::wire;

use crate::device::moment;
use crate::keeping::next_piece;
use crate::tale::{Disk, Tale};

impl<D: Disk> Tale<D> {
    /// Something, unless there is nothing yet that it could happen to.
    pub async fn happen(&mut self) {
        match self.dice.below(54) {
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
            40..43 => self.record().await,
            43 => self.delete_attachment().await,
            44 => self.sweep().await,
            45 => self.let_go().await,
            46 => self.follow().await,
            47 => self.change_a_set().await,
            48 => self.accept_a_question().await,
            49 => self.back_up().await,
            50..52 => self.restore().await,
            52 => self.erase_a_period().await,
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
        draft.answers = self
            .dice
            .answers(&QuestionSet::of(&self.plain.sets(), draft.kind));
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

    async fn change_a_set(&mut self) {
        let kind = self.dice.pick(Kind::ALL).unwrap();
        let mut set = QuestionSet::of(&self.plain.sets(), kind);
        self.dice.change(&mut set);
        self.about_to("keep_set");
        let kept = keep_set(self.book(), &set).await;
        set.changed = Some(self.now());
        if self.came_of_it(kept.is_ok()) {
            self.plain.sets.insert(kind, set.clone());
        }
        assert!(kept.is_err() || kept == Ok(set));
    }

    async fn accept_a_question(&mut self) {
        let kind = self.dice.pick(Kind::ALL).unwrap();
        let mut set = QuestionSet::of(&self.plain.sets(), kind);
        let known = self.dice.pick(set.all_own().to_vec());
        let new = self.dice.own_question();
        let question = known.filter(|_| self.dice.one_in(2)).unwrap_or(new);
        self.about_to("accept_question");
        let accepted = accept_question(self.book(), &set, question.clone()).await;
        if let Err(why) = set.add(question) {
            assert_eq!(accepted, Err(AcceptError::NotInSet(why)));
            return self.nothing_came_of_it();
        }
        if self.came_of_it(accepted.is_ok()) {
            set.changed = Some(self.now());
            self.plain.sets.insert(kind, set);
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

    async fn change_settings(&mut self) {
        let mut settings = self.plain.settings.clone();
        settings.name = self.dice.perhaps_words();
        settings.hours = self.dice.perhaps_words();
        settings.lang = self.dice.pick(Lang::ALL).unwrap();
        let theme = self.dice.pick([Theme::Auto, Theme::Light, Theme::Dark]);
        settings.look.theme = theme.unwrap();
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

    /// A recording begins or goes on.
    async fn record(&mut self) {
        let made = self.now();
        let id = self.dice.attachment();
        let begin = Attachment::begin(id, AttachmentKind::Voice, MediaType::WebmAudio, made);
        let known = self.plain.attachments.get(&id).cloned();
        let voice = known.or(begin).unwrap();
        let piece = next_piece(&voice);
        self.about_to("keep_chunk");
        let kept = keep_chunk(self.book(), &voice, &piece).await;
        if self.came_of_it(kept.is_ok()) {
            let grown = voice.and_chunk(piece.len()).unwrap();
            self.plain.attachments.insert(voice.id, grown);
        }
    }

    async fn delete_attachment(&mut self) {
        let Some(id) = self.dice.pick(self.plain.attachments.keys().copied()) else {
            return;
        };
        self.lets_go_of(vec![id]).await;
    }

    /// Those that nothing refers to go, as far as this tab knows, or as someone wrote since it last looked.
    async fn lets_go_of(&mut self, ids: Vec<Id>) {
        let known = &self.tabs[self.at].known;
        let entries = known.journal.all().map(|it| &it.answers);
        let answers = entries.chain(known.drafts.iter().map(|it| &it.answers));
        let known: BTreeSet<Id> = answers.flat_map(|it| it.attachments()).collect();
        let wanted = self.plain.wanted();
        let stays = |id: &Id| known.contains(id) || wanted.contains(id);
        let gone: Vec<Id> = ids.iter().filter(|id| !stays(id)).copied().collect();
        self.about_to("let_go");
        let done = let_go(self.book(), &ids, || known.clone()).await;
        if gone.is_empty() {
            return self.only_looked(done.is_ok());
        }
        if self.came_of_it(done.is_ok()) {
            self.plain.attachments.retain(|id, _| !gone.contains(id));
        }
        assert!(done.is_err() || done == Ok(gone));
    }

    /// Pieces that nobody knows there never are; attachments that nothing refers to there may be.
    async fn sweep(&mut self) {
        self.note("sweep_chunks, sweep_attachments", None);
        assert_eq!(sweep_chunks(self.book(), &[]).await, Ok(0));
        let wanted = self.plain.wanted();
        let spared = self.dice.attachment();
        let now = self.now().unix_ms();
        let mut gone = BTreeSet::new();
        self.plain.attachments.retain(|id, it| {
            let young = now.abs_diff(it.made.unix_ms()) <= 86_400_000;
            let stays = young || *id == spared || wanted.contains(id);
            stays || !gone.insert(*id)
        });
        let swept = sweep_attachments(self.book(), &[spared]).await.unwrap();
        assert_eq!(BTreeSet::from_iter(swept), gone);
    }

    /// What was deleted cannot be put back any more.
    async fn let_go(&mut self) {
        let Some(removed) = self.removed.pop() else {
            return;
        };
        let mut ids: Vec<Id> = removed.entry.answers.attachments().collect();
        let draft = removed.draft.iter();
        ids.extend(draft.flat_map(|draft| draft.answers.attachments()));
        self.lets_go_of(ids).await;
    }

    /// The tab looks what the other one, and it itself, did meanwhile.
    pub async fn follow(&mut self) {
        self.note("follow", None);
        let tab = &mut self.tabs[self.at];
        let known = tab.known.clone();
        if let Some(now) = follow(&tab.book, || known.clone()).await.unwrap() {
            tab.known = now;
        }
        self.plain.check(&tab.known);
        self.counts.looks += 1;
    }
}
