//! Sets of questions, and the questions that learners make.

use super::answer::{read_options, read_scale, write_options, write_scale};
use super::item::to_kind;
use super::{Json, Reader, Wire, WireError, Writer};
use crate::domain::check_in::Question;
use crate::domain::question_set::{Item, OwnQuestion, QuestionSet, RoutineItem};
use crate::domain::rhythm::Routine;
use crate::domain::shape::Shape;

/// The most questions in one set, own ones and those of the app.
const MAX_ITEMS: usize = 64;

/// What an own question asks for.
fn write_shape(shape: &Shape, json: &mut Writer) -> Result<(), WireError> {
    match shape {
        Shape::Text => json.text("text"),
        Shape::Scale(scale) => json.variant("scale", |json| {
            json.list(|json| write_scale(scale, json));
        }),
        Shape::Choice { options, several } => json.variant("choice", |json| {
            json.list(|json| {
                write_options(options, json)?;
                json.yes_no(*several);
                Ok(())
            })
        })?,
        Shape::YesNo => json.text("yes_no"),
        Shape::Number { unit } => {
            json.variant("number", |json| json.shown_or_null(unit.as_ref()));
        }
    }
    Ok(())
}

fn read_shape(json: Json<'_>) -> Result<Shape, WireError> {
    Ok(match json.variant()? {
        ("text", None) => Shape::Text,
        ("scale", Some(json)) => {
            let [steps, low, high] = json.these()?;
            Shape::Scale(read_scale(steps, low, high)?)
        }
        ("choice", Some(json)) => {
            let [options, several] = json.these()?;
            Shape::Choice {
                options: read_options(options)?,
                several: several.yes_no()?,
            }
        }
        ("yes_no", None) => Shape::YesNo,
        ("number", Some(json)) => Shape::Number {
            unit: json.words_or_null()?,
        },
        _ => return Err(WireError::Shape),
    })
}

fn write_own(own: &OwnQuestion, json: &mut Writer) -> Result<(), WireError> {
    json.object(|json| {
        json.field("id").shown(own.id);
        json.field("asked").shown(&own.wording);
        write_shape(&own.shape, json.field("shape"))?;
        // The contact who proposed it.
        json.maybe("by", own.proposed_by, Writer::shown);
        Ok(())
    })
}

fn read_own(json: Json<'_>) -> Result<OwnQuestion, WireError> {
    Ok(OwnQuestion {
        id: json.field("id")?.id()?,
        wording: json.field("asked")?.words()?,
        shape: read_shape(json.field("shape")?)?,
        proposed_by: json.maybe("by", Json::id)?,
    })
}

/// A question, and whether it is asked.
fn read_item(json: Json<'_>) -> Result<Item, WireError> {
    let [code, on] = json.these()?;
    let question = Question::from_code(code.text()?).ok_or(WireError::Value("question"))?;
    let on = on.yes_no()?;
    Ok(Item { question, on })
}

/// A name that the app knows, or an own word.
fn read_routine(json: Json<'_>) -> Result<RoutineItem, WireError> {
    match json.variant()? {
        ("code", Some(code)) => Routine::from_code(code.text()?)
            .map(RoutineItem::Known)
            .ok_or(WireError::Value("word")),
        ("word", Some(word)) => word.words().map(RoutineItem::Own),
        _ => Err(WireError::Shape),
    }
}

impl Wire for QuestionSet {
    fn write(&self, json: &mut Writer) -> Result<(), WireError> {
        json.object(|json| {
            json.field("kind").text(self.kind().code());
            json.field("ask")
                .all(MAX_ITEMS, self.items(), |json, item| {
                    json.list(|json| {
                        json.shown(item.question);
                        json.yes_no(item.on);
                    });
                    Ok(())
                })?;
            let own = json.field("own");
            own.all(Self::MOST_OWN, self.all_own(), |json, own| {
                write_own(own, json)
            })?;
            let routine = json.field("routine");
            routine.all(Self::MOST_ROUTINE, self.routine(), |json, item| {
                match item {
                    RoutineItem::Known(known) => {
                        json.variant("code", |json| json.text(known.code()))
                    }
                    RoutineItem::Own(word) => json.variant("word", |json| json.shown(word)),
                }
                Ok(())
            })?;
            json.field("one_page").yes_no(self.one_page);
            json.maybe("changed", self.changed, Writer::moment);
            Ok(())
        })
    }

    fn read(json: Json<'_>, _: &mut Reader) -> Result<Self, WireError> {
        let kept = Self::kept(
            to_kind(json.field("kind")?)?,
            json.field("ask")?.all(MAX_ITEMS, read_item)?,
            json.field("own")?.all(Self::MOST_OWN, read_own)?,
            json.field("routine")?
                .all(Self::MOST_ROUTINE, read_routine)?,
        );
        let mut set = kept.ok_or(WireError::Value("set"))?;
        set.one_page = json.field("one_page")?.yes_no()?;
        set.changed = json.maybe("changed", Json::moment)?;
        Ok(set)
    }
}

#[cfg(test)]
mod tests;
