//! A set of questions: what someone asks themselves at a dagstart, a dagsluiting or a weekblik.
//!
//! The learner owns it: switches questions on and off, puts them in another order, adds own ones, or accepts one that
//! a coach proposed. It is only about what is asked from now on. Every answer keeps what it answered, so
//! no change of a set changes an entry.

use super::answer::Answers;
use super::check_in::{Kind, Question};
use super::free_text::FreeText;
use super::id::Id;
use super::moment::Moment;
use super::rhythm::Routine;
use super::shape::{Shape, all_differ};

/// A question that the learner made, or accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnQuestion {
    /// Its name, for as long as it is the same question.
    pub id: Id,
    /// How it is put.
    pub wording: FreeText,
    /// How it is answered.
    pub shape: Shape,
    /// The contact who proposed it; none for the learner's own.
    pub proposed_by: Option<Id>,
}

/// A question as it is put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// How it reads.
    pub wording: FreeText,
    /// How it is answered; none where the question's own [`Form`](super::check_in::Form) says all: the field, and
    /// words to pick.
    pub shape: Option<Shape>,
}

/// A question in a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Which one.
    pub question: Question,
    /// Whether it is asked.
    pub on: bool,
}

/// Something that someone may tick of a morning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoutineItem {
    /// One that the app offers.
    Known(Routine),
    /// An own one.
    Own(FreeText),
}

/// The questions of one kind of check-in, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionSet {
    kind: Kind,
    items: Vec<Item>,
    own: Vec<OwnQuestion>,
    routine: Vec<RoutineItem>,
    /// Whether all questions stand on one page, and not a few on each screen.
    pub one_page: bool,
    /// When it was last changed; none for one that nobody changed.
    pub changed: Option<Moment>,
}

/// A set cannot hold this question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotInSet {
    /// There are [`QuestionSet::MOST_OWN`] own questions in it.
    #[error("the set is full")]
    Full,
    /// It is in the set already.
    #[error("the question is in the set already")]
    Twice,
}

impl QuestionSet {
    /// The most own questions in one set.
    pub const MOST_OWN: usize = 24;
    /// The most things in a morning routine.
    pub const MOST_ROUTINE: usize = 24;

    /// The set as the app offers it.
    pub fn new(kind: Kind) -> Self {
        let offers = kind.offers().iter();
        let routine = Routine::ALL.iter().copied().map(RoutineItem::Known);
        Self {
            kind,
            items: offers
                .map(|&(question, on)| Item { question, on })
                .collect(),
            own: Vec::new(),
            routine: routine.collect(),
            one_page: !kind.is_check_in() && kind != Kind::PlanInput,
            changed: None,
        }
    }

    /// A set as it was kept: these questions in this order, those that the app offers since then behind them, switched
    /// off. None when a question is in it twice or not offered for this kind, when an own one has no item or two, or
    /// when there are too many.
    pub fn kept(
        kind: Kind,
        items: Vec<Item>,
        own: Vec<OwnQuestion>,
        routine: Vec<RoutineItem>,
    ) -> Option<Self> {
        let mut set = Self::new(kind);
        let offered = core::mem::take(&mut set.items);
        for item in items {
            let known = match item.question {
                Question::Own(id) => own.iter().filter(|own| own.id == id).count() == 1,
                question => offered.iter().any(|item| item.question == question),
            };
            if !known || set.item(item.question).is_some() {
                return None;
            }
            set.items.push(item);
        }
        let has_item = |own: &OwnQuestion| set.item(Question::Own(own.id)).is_some();
        if own.len() > Self::MOST_OWN || !own.iter().all(has_item) {
            return None;
        }
        for item in offered {
            if set.item(item.question).is_none() {
                set.items.push(Item { on: false, ..item });
            }
        }
        set.own = own;
        set.set_routine(routine).then_some(set)
    }

    /// The set of a kind among those that were kept, or else the one that the app offers.
    pub fn of(kept: &[Self], kind: Kind) -> Self {
        let mut kept = kept.iter();
        let kept = kept.find(|set| set.kind == kind);
        kept.cloned().unwrap_or_else(|| Self::new(kind))
    }

    /// The kind of check-in that asks them.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// All questions in order, those that are switched off too.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The own questions, in no order.
    pub fn all_own(&self) -> &[OwnQuestion] {
        &self.own
    }

    /// An own question.
    pub fn own(&self, id: Id) -> Option<&OwnQuestion> {
        self.own.iter().find(|own| own.id == id)
    }

    /// What there is to tick of a morning, in order.
    pub fn routine(&self) -> &[RoutineItem] {
        &self.routine
    }

    /// The questions to ask, gathered by the screen they share. Also those that have an answer already
    /// and are switched off or gone: what was answered can always be seen and changed. What an entry belongs to is
    /// no question to answer: that is chosen beside them.
    pub fn screens(&self, answers: &Answers) -> Vec<Vec<Question>> {
        let asked = |item: &&Item| item.on || answers.get(item.question).is_some();
        let asked = self.items.iter().filter(asked).map(|item| item.question);
        let answered = answers.iter().map(|answer| answer.question());
        let gone = answered.filter(|question| self.item(*question).is_none());
        let mut screens: Vec<Vec<Question>> = Vec::new();
        for question in asked.chain(gone).filter(|it| *it != Question::About) {
            let with = |before: &Question| before.screen() == question.screen();
            match screens.last_mut() {
                Some(screen)
                    if self.one_page
                        || question.screen() > 0 && screen.last().is_some_and(with) =>
                {
                    screen.push(question);
                }
                _ => screens.push(vec![question]),
            }
        }
        screens
    }

    /// Switches a question on or off.
    pub fn switch(&mut self, question: Question, on: bool) {
        if let Some(item) = self.items.iter_mut().find(|it| it.question == question) {
            item.on = on;
        }
    }

    /// Moves a question to another place among all of them, from 0; beyond the last is the last.
    pub fn move_to(&mut self, question: Question, place: usize) {
        if let Some(from) = self.items.iter().position(|it| it.question == question) {
            let item = self.items.remove(from);
            self.items.insert(place.min(self.items.len()), item);
        }
    }

    /// Adds an own question behind all others, switched on.
    ///
    /// # Errors
    /// [`NotInSet`]; the set is then as it was.
    pub fn add(&mut self, own: OwnQuestion) -> Result<(), NotInSet> {
        if self.own(own.id).is_some() {
            return Err(NotInSet::Twice);
        }
        if self.own.len() == Self::MOST_OWN {
            return Err(NotInSet::Full);
        }
        self.items.push(Item {
            question: Question::Own(own.id),
            on: true,
        });
        self.own.push(own);
        Ok(())
    }

    /// Puts an own question otherwise from now on. Another shape makes it another question, which needs another id
    /// and is to be added: then this is false, and changes nothing.
    pub fn reword(&mut self, changed: OwnQuestion) -> bool {
        let shape = core::mem::discriminant(&changed.shape);
        let mut all = self.own.iter_mut();
        let own = all.find(|own| own.id == changed.id);
        own.filter(|own| core::mem::discriminant(&own.shape) == shape)
            .map(|own| *own = changed)
            .is_some()
    }

    /// Takes an own question out. Its answers stay, with their wording.
    pub fn remove(&mut self, id: Id) {
        self.items.retain(|item| item.question != Question::Own(id));
        self.own.retain(|own| own.id != id);
    }

    /// Sets what there is to tick of a morning; false, and nothing changed, when that is too much or something twice.
    pub fn set_routine(&mut self, routine: Vec<RoutineItem>) -> bool {
        let fits = routine.len() <= Self::MOST_ROUTINE && all_differ(&routine);
        if fits {
            self.routine = routine;
        }
        fits
    }

    /// The set with other names for who proposed a question: contacts go by another name in another book.
    #[must_use]
    pub fn with_contacts(mut self, name: impl Fn(Id) -> Id) -> Self {
        for own in &mut self.own {
            own.proposed_by = own.proposed_by.map(&name);
        }
        self
    }

    fn item(&self, question: Question) -> Option<&Item> {
        self.items.iter().find(|item| item.question == question)
    }
}

mod offers;
#[cfg(test)]
mod tests;
