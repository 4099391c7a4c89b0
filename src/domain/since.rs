//! What an entry says now, beside what was shared of it: for whoever looks back at a parcel.

use super::answer::{Answer, Value};
use super::entry::Entry;
use super::shared::SharedItem;

/// What is different now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// Each answer that reads otherwise: as it was shared, and what there is now, if anything.
    pub changed: Vec<(Answer, Option<Value>)>,
    /// What the entry holds now and did not go along, held back then or written after.
    pub stayed: Vec<Answer>,
    /// How many attachments stayed behind of answers that did go along.
    pub files_stayed: usize,
    /// Whether it is about another moment now.
    pub moved: bool,
}

impl Since {
    /// Compares what was shared with the entry as it is.
    pub fn of(item: &SharedItem, entry: &Entry) -> Self {
        let went = |answer: &&Answer| item.answers.get(answer.question()).is_some();
        let (along, stayed): (Vec<&Answer>, Vec<&Answer>) = entry.answers.iter().partition(went);
        let known = |id| item.answers.attachments().any(|other| other == id);
        // What was kept back of an answer is no change in it.
        let now = SharedItem::of(entry, |_| true, known).answers;
        let changed = item.answers.iter().filter_map(|then| {
            let now = now.get(then.question());
            (now != Some(then.value())).then(|| (then.clone(), now.cloned()))
        });
        let files = along.iter().flat_map(|answer| answer.value().attachments());
        Self {
            changed: changed.collect(),
            files_stayed: files.filter(|id| !known(**id)).count(),
            stayed: stayed.into_iter().cloned().collect(),
            moved: item.at != entry.at,
        }
    }

    /// Whether it still says what was shared.
    pub fn is_same(&self) -> bool {
        self.changed.is_empty() && !self.moved
    }
}

#[cfg(test)]
mod tests {
    use super::super::basket::ReadyItem;
    use super::super::check_in::{Kind, Question};
    use super::super::draft::Draft;
    use super::super::free_text::FreeText;
    use super::super::id::Id;
    use super::super::lang::Lang;
    use super::super::moment::Moment;
    use super::*;

    fn free(text: &str) -> FreeText {
        FreeText::parse(text).unwrap().unwrap()
    }

    fn says(question: Question, text: &str) -> Answer {
        Answer::new(question, free("Wat?"), Value::Text(free(text))).unwrap()
    }

    /// A note with words for two questions, and a second one with two attachments.
    fn entry() -> Entry {
        let mut draft = Draft::new(
            Id::new([1; 16]),
            Kind::DayEnd,
            Lang::Nl,
            Moment::new(0, 0).unwrap(),
        );
        draft.answers.set(says(Question::BestMoment, "brood"));
        draft.answers.set(says(Question::HardMoment, "bellen"));
        let spoken = Value::said(None, vec![Id::new([2; 16]), Id::new([3; 16])]);
        let spoken = Answer::new(Question::Note, free("Nog iets?"), spoken.unwrap());
        draft.answers.set(spoken.unwrap());
        draft.finish(None, Moment::new(0, 0).unwrap())
    }

    #[test]
    fn what_was_kept_back_is_told_and_is_no_change() {
        let entry = entry();
        let mut ready = ReadyItem::new(entry.id);
        ready.toggle(Question::HardMoment);
        ready.toggle_file(Id::new([3; 16]));
        let since = Since::of(&ready.choose(&entry), &entry);
        assert!(since.is_same());
        assert_eq!(since.stayed, [says(Question::HardMoment, "bellen")]);
        assert_eq!(since.files_stayed, 1);
    }

    #[test]
    fn what_reads_otherwise_stands_beside_what_was_said() {
        let mut entry = entry();
        let shared = ReadyItem::new(entry.id).choose(&entry);
        entry.answers.set(says(Question::BestMoment, "taart"));
        entry.answers.skip(Question::HardMoment);
        let since = Since::of(&shared, &entry);
        assert!(!since.is_same());
        let told = since
            .changed
            .iter()
            .map(|(then, now)| (then.question(), now.clone()));
        assert_eq!(
            told.collect::<Vec<_>>(),
            [
                (Question::BestMoment, Some(Value::Text(free("taart")))),
                (Question::HardMoment, None)
            ]
        );
        let mut later = self::entry();
        later.at = Moment::new(60_000, 0).unwrap();
        assert!(!Since::of(&shared, &later).is_same());
    }

    #[test]
    fn what_is_put_ready_again_is_what_went_and_no_more() {
        let mut entry = entry();
        let mut ready = ReadyItem::new(entry.id);
        ready.toggle(Question::HardMoment);
        ready.toggle_file(Id::new([3; 16]));
        let shared = ready.choose(&entry);
        assert_eq!(ReadyItem::again(&shared, &entry).choose(&entry), shared);
        // Also of what was written after.
        entry.answers.set(says(Question::Helped, "thee"));
        entry.answers.set(says(Question::BestMoment, "taart"));
        let again = ReadyItem::again(&shared, &entry).choose(&entry);
        assert_eq!(
            again.answers.text(Question::BestMoment),
            Some(&free("taart"))
        );
        assert_eq!(again.answers.len(), shared.answers.len());
    }
}
