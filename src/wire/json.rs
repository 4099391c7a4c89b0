//! JSON as it is read: the tree that stands in a text, and what is asked of it.
//!
//! What a name is not asked for is passed over, so that a later version may add to what it writes.

use core::str::FromStr;
use std::borrow::Cow;

use hifijson::token::Lex;
use hifijson::value::{Value, parse_bounded};
use hifijson::{Error, SliceLexer};

use super::WireError;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::moment::{Day, Moment};

/// The most lists and objects inside each other that are followed: many more than we write.
pub(super) const DEEPEST: usize = 64;

pub(super) type Tree<'a> = Value<&'a str, Cow<'a, str>>;

/// A text of JSON, taken apart; its words stay where they stand.
pub struct Parsed<'a>(Tree<'a>);

impl<'a> Parsed<'a> {
    /// Takes a text apart.
    ///
    /// # Errors
    /// [`WireError::Shape`] when it is no JSON.
    // SECURITY: the parser's own error can tell what it read, so it goes no further.
    pub fn of(json: &'a [u8]) -> Result<Self, WireError> {
        let value = |next, lexer: &mut _| parse_bounded(DEEPEST, next, lexer);
        let tree = SliceLexer::new(json).exactly_one(Lex::ws_peek, value);
        tree.map(Self).map_err(|_: Error| WireError::Shape)
    }

    /// The tree that stands in it.
    pub(super) const fn tree(&self) -> &Tree<'a> {
        &self.0
    }

    /// What the text says.
    pub const fn json(&self) -> Json<'_> {
        Json(&self.0)
    }
}

impl<'a> From<Tree<'a>> for Parsed<'a> {
    fn from(tree: Tree<'a>) -> Self {
        Self(tree)
    }
}

/// A value that stands in a text.
#[derive(Clone, Copy)]
pub struct Json<'a>(&'a Tree<'a>);

impl<'a> Json<'a> {
    /// The value itself.
    #[cfg(test)]
    pub(super) const fn tree(self) -> &'a Tree<'a> {
        self.0
    }

    /// What stands under a name, unless it is left out or nothing.
    fn find(self, name: &str) -> Result<Option<Self>, WireError> {
        let Value::Object(fields) = self.0 else {
            return Err(WireError::Shape);
        };
        let mut found = fields.iter().filter(|(field, _)| field == name);
        match (found.next(), found.next()) {
            (None | Some((_, Value::Null)), None) => Ok(None),
            (Some((_, value)), None) => Ok(Some(Self(value))),
            // Which of the two would be meant?
            (_, Some(_)) => Err(WireError::Shape),
        }
    }

    /// What stands under a name.
    ///
    /// # Errors
    /// [`WireError::Shape`] when nothing does.
    pub fn field(self, name: &str) -> Result<Self, WireError> {
        self.find(name)?.ok_or(WireError::Shape)
    }

    /// What stands under a name that may be left out.
    ///
    /// # Errors
    /// [`WireError`] when what stands there cannot be read.
    pub fn maybe<T>(
        self,
        name: &str,
        read: impl FnOnce(Self) -> Result<T, WireError>,
    ) -> Result<Option<T>, WireError> {
        self.find(name)?.map(read).transpose()
    }

    /// Words under a name that may be left out, or left empty.
    ///
    /// # Errors
    /// [`WireError`] when there are no words there, or too many.
    pub fn maybe_words(self, name: &str) -> Result<Option<FreeText>, WireError> {
        self.maybe(name, Self::words_if_any).map(Option::flatten)
    }

    /// All of a list, of so many elements at most.
    ///
    /// # Errors
    /// [`WireError`] when it is no list, when it is longer, or when an element cannot be read.
    pub fn all<T>(
        self,
        most: usize,
        read: impl FnMut(Self) -> Result<T, WireError>,
    ) -> Result<Vec<T>, WireError> {
        self.list(most)?.map(read).collect()
    }

    /// The elements of a list, so many at most.
    ///
    /// # Errors
    /// [`WireError`] when it is no list, or longer.
    pub fn list(self, most: usize) -> Result<impl Iterator<Item = Self>, WireError> {
        match self.0 {
            Value::Array(all) if all.len() > most => Err(WireError::TooMuch),
            Value::Array(all) => Ok(all.iter().map(Self)),
            _ => Err(WireError::Shape),
        }
    }

    /// The elements of a list of just so many.
    ///
    /// # Errors
    /// [`WireError::Shape`] when it is no list, or not of so many.
    pub fn these<const MANY: usize>(self) -> Result<[Self; MANY], WireError> {
        let Value::Array(all) = self.0 else {
            return Err(WireError::Shape);
        };
        let all: &[Tree<'a>; MANY] = all.as_slice().try_into().map_err(|_| WireError::Shape)?;
        Ok(all.each_ref().map(Self))
    }

    /// A name, and what belongs to it: `"name"` or `{"name": …}`.
    ///
    /// # Errors
    /// [`WireError::Shape`] when it is neither.
    pub fn variant(self) -> Result<(&'a str, Option<Self>), WireError> {
        match self.0 {
            Value::String(name) => Ok((name, None)),
            Value::Object(fields) => match fields.as_slice() {
                [(name, value)] => Ok((name, Some(Self(value)))),
                _ => Err(WireError::Shape),
            },
            _ => Err(WireError::Shape),
        }
    }

    /// A text as it stands there.
    ///
    /// # Errors
    /// [`WireError::Shape`] when it is none.
    pub fn text(self) -> Result<&'a str, WireError> {
        match self.0 {
            Value::String(text) => Ok(text),
            _ => Err(WireError::Shape),
        }
    }

    /// A whole number of a kind that holds it.
    ///
    /// # Errors
    /// [`WireError::Shape`] when it is none, or when it does not fit.
    pub fn number<N: FromStr>(self) -> Result<N, WireError> {
        match self.0 {
            Value::Number((digits, parts)) if parts.is_int() => {
                digits.parse().map_err(|_| WireError::Shape)
            }
            _ => Err(WireError::Shape),
        }
    }

    /// True or false.
    ///
    /// # Errors
    /// [`WireError::Shape`] when it is neither.
    pub const fn yes_no(self) -> Result<bool, WireError> {
        match self.0 {
            Value::Bool(yes) => Ok(*yes),
            _ => Err(WireError::Shape),
        }
    }

    /// Words that must be there.
    ///
    /// # Errors
    /// [`WireError`] when there are none, or too many.
    pub fn words(self) -> Result<FreeText, WireError> {
        self.words_if_any()?.ok_or(WireError::Value("empty text"))
    }

    /// Words, or an empty text.
    ///
    /// # Errors
    /// [`WireError`] when it is no text, or too long.
    pub fn words_if_any(self) -> Result<Option<FreeText>, WireError> {
        FreeText::parse(self.text()?).map_err(|_| WireError::TooMuch)
    }

    /// Words, an empty text, or nothing in their place.
    ///
    /// # Errors
    /// [`WireError`] when it is none of these, or too long.
    pub fn words_or_null(self) -> Result<Option<FreeText>, WireError> {
        match self.0 {
            Value::Null => Ok(None),
            _ => self.words_if_any(),
        }
    }

    /// An id of 32 lowercase hex digits.
    ///
    /// # Errors
    /// [`WireError`] when it is none.
    pub fn id(self) -> Result<Id, WireError> {
        self.text()?.parse().map_err(|_| WireError::Value("id"))
    }

    /// A moment within the years 1970 to 9999, its clock within 18 hours of UTC: `[milliseconds since 1970, minutes east of UTC]`.
    ///
    /// # Errors
    /// [`WireError`] when it is none.
    pub fn moment(self) -> Result<Moment, WireError> {
        let [unix_ms, offset] = self.these()?;
        let moment = Moment::new(unix_ms.number()?, offset.number()?);
        moment.ok_or(WireError::Value("moment"))
    }

    /// A day within the years 1970 to 9999, as `2026-11-22`.
    ///
    /// # Errors
    /// [`WireError`] when it is none.
    pub fn day(self) -> Result<Day, WireError> {
        let day = Day::from_iso(self.text()?);
        day.filter(|day| (1970..=9999).contains(&day.ymd().0))
            .ok_or(WireError::Value("day"))
    }
}

#[cfg(test)]
mod tests;
