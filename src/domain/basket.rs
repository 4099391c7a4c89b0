//! "Klaargelegd": what the learner has put ready for a coach, and what stays behind of each.

use std::collections::BTreeSet;

use super::answer::Answer;
use super::check_in::Question;
use super::entry::Entry;
use super::id::Id;
use super::shared::SharedItem;

/// One entry put ready, with the answers that stay with the learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyItem {
    /// The entry.
    pub entry: Id,
    /// The questions whose answers stay behind.
    pub kept_back: BTreeSet<Question>,
    /// The attachments that stay behind, also of answers that go along.
    pub files_back: BTreeSet<Id>,
}

impl ReadyItem {
    /// Puts an entry ready with everything in it; each field can then be kept back.
    pub fn new(entry: Id) -> Self {
        Self {
            entry,
            kept_back: BTreeSet::new(),
            files_back: BTreeSet::new(),
        }
    }

    /// Puts it ready with all kept back that an owner usually keeps to themselves, also what is not answered yet.
    pub fn of(entry: &Entry) -> Self {
        let private = Question::ALL.into_iter().filter(|it| it.is_private());
        Self {
            kept_back: private.collect(),
            ..Self::new(entry.id)
        }
    }

    /// Puts only the answers to these questions ready, also of what is answered only later.
    pub fn only(entry: &Entry, goes: &[Question]) -> Self {
        let own = entry.answers.iter().map(Answer::question);
        let every = Question::ALL.into_iter().chain(own);
        Self {
            kept_back: every.filter(|it| !goes.contains(it)).collect(),
            ..Self::new(entry.id)
        }
    }

    /// Puts ready again what went along before, as it is now, and nothing else of the entry.
    pub fn again(item: &SharedItem, entry: &Entry) -> Self {
        let goes: Vec<Question> = item.answers.iter().map(Answer::question).collect();
        let went: BTreeSet<Id> = item.answers.attachments().collect();
        let files = entry.answers.attachments();
        Self {
            files_back: files.filter(|id| !went.contains(id)).collect(),
            ..Self::only(entry, &goes)
        }
    }

    /// Keeps an answer back, or lets it go along again.
    pub fn toggle(&mut self, question: Question) {
        if !self.kept_back.remove(&question) {
            self.kept_back.insert(question);
        }
    }

    /// Keeps an attachment back, or lets it go along again.
    pub fn toggle_file(&mut self, attachment: Id) {
        if !self.files_back.remove(&attachment) {
            self.files_back.insert(attachment);
        }
    }

    /// Whether every answer stays behind. Such an entry does not go along at all: without its
    /// answers it would look as if nothing had been filled in.
    pub fn keeps_all_back(&self, entry: &Entry) -> bool {
        !entry.answers.is_empty() && self.choose(entry).answers.is_empty()
    }

    /// Exactly what the coach will see of the entry.
    pub fn choose(&self, entry: &Entry) -> SharedItem {
        SharedItem::of(
            entry,
            |question| !self.kept_back.contains(&question),
            |file| !self.files_back.contains(&file),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::answer::Value;
    use super::super::check_in::Kind;
    use super::super::draft::Draft;
    use super::super::free_text::FreeText;
    use super::super::lang::Lang;
    use super::super::moment::Moment;
    use super::*;

    #[test]
    fn an_entry_whose_every_answer_stays_behind_does_not_go_along() {
        let now = Moment::new(0, 0).unwrap();
        let mut draft = Draft::new(Id::new([1; 16]), Kind::Note, Lang::Nl, now);
        let quiet = draft.finish(None, now);
        let wording = FreeText::parse("Even iets kwijt").unwrap().unwrap();
        draft
            .answers
            .set(Answer::new(Question::Note, wording, Value::DontKnow).unwrap());
        let entry = draft.finish(None, now);
        let mut ready = ReadyItem::new(entry.id);
        assert!(!ready.keeps_all_back(&entry));
        ready.toggle(Question::Note);
        assert!(ready.keeps_all_back(&entry));
        // A check-in in which nothing was answered may go: it says just that.
        assert!(!ReadyItem::new(quiet.id).keeps_all_back(&quiet));
    }
}
