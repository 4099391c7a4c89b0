//! Sets of questions, and the questions that learners make.

use serde::{Deserialize, Serialize};

use super::answer::{WireOptions, from_options, from_scale, to_options, to_scale};
use super::item::to_kind;
use super::list::Few;
use super::{
    Reader, Wire, WireError, WireMoment, from_moment, to_id, to_moment, to_optional_text, to_text,
};
use crate::domain::check_in::Question;
use crate::domain::question_set::{Item, OwnQuestion, QuestionSet, RoutineItem};
use crate::domain::rhythm::Routine;
use crate::domain::shape::Shape;

/// The most questions in one set, own ones and those of the app.
const MAX_ITEMS: usize = 64;

#[derive(Serialize, Deserialize)]
pub struct WireQuestionSet {
    kind: String,
    /// Each with whether it is asked.
    ask: Few<(String, bool), MAX_ITEMS>,
    own: Few<WireOwnQuestion, { QuestionSet::MOST_OWN }>,
    /// A name that the app knows, or an own word.
    routine: Few<WireRoutine, { QuestionSet::MOST_ROUTINE }>,
    one_page: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    changed: Option<WireMoment>,
}

#[derive(Serialize, Deserialize)]
pub struct WireOwnQuestion {
    id: String,
    asked: String,
    shape: WireShape,
    /// The contact who proposed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WireShape {
    Text,
    /// How many steps, and the words for the first and the last.
    Scale(u8, String, String),
    /// The options, and whether several may be chosen.
    Choice(WireOptions, bool),
    YesNo,
    Number(Option<String>),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WireRoutine {
    Code(String),
    Word(String),
}

fn from_own(own: &OwnQuestion) -> Result<WireOwnQuestion, WireError> {
    let shape = match &own.shape {
        Shape::Text => WireShape::Text,
        Shape::Scale(scale) => {
            let (steps, [low, high]) = from_scale(scale);
            WireShape::Scale(steps, low, high)
        }
        Shape::Choice { options, several } => WireShape::Choice(from_options(options)?, *several),
        Shape::YesNo => WireShape::YesNo,
        Shape::Number { unit } => WireShape::Number(unit.as_ref().map(ToString::to_string)),
    };
    Ok(WireOwnQuestion {
        id: own.id.to_string(),
        asked: own.wording.to_string(),
        shape,
        by: own.proposed_by.map(|contact| contact.to_string()),
    })
}

fn to_own(wire: WireOwnQuestion) -> Result<OwnQuestion, WireError> {
    let shape = match wire.shape {
        WireShape::Text => Shape::Text,
        WireShape::Scale(steps, low, high) => Shape::Scale(to_scale(steps, [&low, &high])?),
        WireShape::Choice(options, several) => Shape::Choice {
            options: to_options(options)?,
            several,
        },
        WireShape::YesNo => Shape::YesNo,
        WireShape::Number(unit) => Shape::Number {
            unit: to_optional_text(unit)?,
        },
    };
    Ok(OwnQuestion {
        id: to_id(&wire.id)?,
        wording: to_text(&wire.asked)?,
        shape,
        proposed_by: wire.by.map(|contact| to_id(&contact)).transpose()?,
    })
}

impl Wire for QuestionSet {
    type V1 = WireQuestionSet;

    fn to_wire(&self) -> Result<WireQuestionSet, WireError> {
        let ask = self.items().iter();
        let routine = self.routine().iter().map(|item| match item {
            RoutineItem::Known(known) => WireRoutine::Code(known.code().to_owned()),
            RoutineItem::Own(word) => WireRoutine::Word(word.to_string()),
        });
        Ok(WireQuestionSet {
            kind: self.kind().code().to_owned(),
            ask: Few::of(ask.map(|item| Ok((item.question.to_string(), item.on))))?,
            own: Few::of(self.all_own().iter().map(from_own))?,
            routine: Few::of(routine.map(Ok))?,
            one_page: self.one_page,
            changed: self.changed.map(from_moment),
        })
    }

    fn from_wire(wire: WireQuestionSet, _: &mut Reader) -> Result<Self, WireError> {
        let to_item = |(code, on): (String, bool)| {
            let question = Question::from_code(&code).ok_or(WireError::Value("question"))?;
            Ok(Item { question, on })
        };
        let to_routine = |item| match item {
            WireRoutine::Code(code) => Routine::from_code(&code)
                .map(RoutineItem::Known)
                .ok_or(WireError::Value("word")),
            WireRoutine::Word(word) => to_text(&word).map(RoutineItem::Own),
        };
        let kept = Self::kept(
            to_kind(&wire.kind)?,
            wire.ask
                .all()?
                .into_iter()
                .map(to_item)
                .collect::<Result<_, _>>()?,
            wire.own
                .all()?
                .into_iter()
                .map(to_own)
                .collect::<Result<_, _>>()?,
            wire.routine
                .all()?
                .into_iter()
                .map(to_routine)
                .collect::<Result<_, _>>()?,
        );
        let mut set = kept.ok_or(WireError::Value("set"))?;
        set.one_page = wire.one_page;
        set.changed = wire.changed.map(to_moment).transpose()?;
        Ok(set)
    }
}

#[cfg(test)]
mod tests;
