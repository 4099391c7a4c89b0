//! JSON, packed: every text once, and what refers to it by number. What ten years of check-ins say is mostly what was asked, over and over.
//!
//! Some texts of JSON that were packed are read again as they were ([`Unpacked`]), several times as quickly as they would be from themselves.
//! The form stands in docs/formats.md.

use std::borrow::Cow;
use std::collections::BTreeMap;

use hifijson::num::Parts;
use hifijson::value::Value;
use zeroize::Zeroizing;

use super::json::{DEEPEST, Json, Parsed, Tree};
use super::{Reader, Wire, WireError};
use crate::domain::leb128;

const PLAIN: usize = 0;
const NUMBER: usize = 1;
const TEXT: usize = 2;
const LIST: usize = 3;
const OBJECT: usize = 4;
/// How many sorts of values a head can tell.
const SORTS: usize = 8;
/// The most bytes of JSON that are packed together: what is counted in them fits in [`take`], with the sort.
const MOST: usize = 1 << 25;

/// Packs texts of JSON, one after another.
///
/// # Errors
/// [`WireError::Shape`] when one of them is no JSON, or has a number that is not whole; [`WireError::TooMuch`] above 32 MiB.
pub fn pack(all: &[&[u8]]) -> Result<Zeroizing<Vec<u8>>, WireError> {
    // Room for all of it at once: what grows leaves copies behind.
    let room = all.iter().map(|json| json.len()).sum();
    if room > MOST {
        return Err(WireError::TooMuch);
    }
    let trees: Result<Vec<Parsed<'_>>, _> = all.iter().map(|json| Parsed::of(json)).collect();
    let trees = trees?;
    let mut packer = Packer {
        texts: Vec::new(),
        places: BTreeMap::new(),
        values: Zeroizing::new(Vec::with_capacity(room)),
    };
    trees
        .iter()
        .try_for_each(|tree| packer.value(tree.tree()))?;
    let mut packed = Zeroizing::new(Vec::with_capacity(room + packer.values.len()));
    put(&mut packed, packer.texts.len());
    for text in &packer.texts {
        put(&mut packed, text.len());
    }
    for text in &packer.texts {
        packed.extend_from_slice(text.as_bytes());
    }
    packed.extend_from_slice(&packer.values);
    Ok(packed)
}

struct Packer<'a> {
    texts: Vec<&'a str>,
    places: BTreeMap<&'a str, usize>,
    values: Zeroizing<Vec<u8>>,
}

impl<'a> Packer<'a> {
    fn value(&mut self, tree: &'a Tree<'_>) -> Result<(), WireError> {
        match tree {
            Value::Null => self.head(PLAIN, 0),
            Value::Bool(yes) => self.head(PLAIN, if *yes { 2 } else { 1 }),
            Value::Number((digits, parts)) if parts.is_int() => {
                let place = self.place(digits);
                self.head(NUMBER, place);
            }
            Value::Number(_) => return Err(WireError::Shape),
            Value::String(text) => {
                let place = self.place(text);
                self.head(TEXT, place);
            }
            Value::Array(all) => {
                self.head(LIST, all.len());
                all.iter().try_for_each(|one| self.value(one))?;
            }
            Value::Object(fields) => {
                self.head(OBJECT, fields.len());
                for (name, value) in fields {
                    let place = self.place(name);
                    put(&mut self.values, place);
                    self.value(value)?;
                }
            }
        }
        Ok(())
    }

    fn head(&mut self, sort: usize, number: usize) {
        put(&mut self.values, number * SORTS + sort);
    }

    fn place(&mut self, text: &'a str) -> usize {
        *self.places.entry(text).or_insert_with(|| {
            self.texts.push(text);
            self.texts.len() - 1
        })
    }
}

fn put(bytes: &mut Vec<u8>, number: usize) {
    // No more than `MOST` is counted.
    leb128::put(bytes, number as u32);
}

fn take(bytes: &mut &[u8]) -> Option<usize> {
    leb128::take(bytes, 4).map(|number| number as usize)
}

/// Texts of JSON that were packed, on their way out, in their order.
pub struct Unpacked<'a> {
    texts: Vec<&'a str>,
    values: &'a [u8],
}

impl<'a> Unpacked<'a> {
    /// What was packed.
    ///
    /// # Errors
    /// [`WireError::Shape`] when its texts are none.
    pub fn of(packed: &'a [u8]) -> Result<Self, WireError> {
        Self::read(packed).ok_or(WireError::Shape)
    }

    fn read(packed: &'a [u8]) -> Option<Self> {
        let mut rest = packed;
        let many = take(&mut rest)?;
        // Each takes a byte at least to tell how long it is.
        let mut lengths = Vec::with_capacity(many.min(rest.len()));
        for _ in 0..many {
            lengths.push(take(&mut rest)?);
        }
        let length = lengths
            .iter()
            .try_fold(0_usize, |sum, one| sum.checked_add(*one))?;
        let (texts, values) = rest.split_at_checked(length)?;
        let mut left = str::from_utf8(texts).ok()?;
        let texts = lengths.into_iter().map(|length| {
            let (text, behind) = left.split_at_checked(length)?;
            left = behind;
            Some(text)
        });
        let texts = texts.collect::<Option<_>>()?;
        Some(Self { texts, values })
    }

    /// What the next text says; none when all have come.
    ///
    /// # Errors
    /// [`WireError`] when no value comes next, or what reading it says.
    pub fn next<T>(
        &mut self,
        read: impl FnOnce(Json<'_>) -> Result<T, WireError>,
    ) -> Result<Option<T>, WireError> {
        if self.values.is_empty() {
            return Ok(None);
        }
        let tree = self.value(DEEPEST).ok_or(WireError::Shape)?;
        read(Parsed::from(tree).json()).map(Some)
    }

    /// The next text as a record, read strictly; none when all have come.
    ///
    /// # Errors
    /// [`WireError`] when any of it is not understood.
    pub fn next_record<T: Wire>(&mut self) -> Result<Option<T>, WireError> {
        self.next(|json| T::read(json, &mut Reader::strict()))
    }

    fn value(&mut self, deep: usize) -> Option<Tree<'a>> {
        let deeper = deep.checked_sub(1)?;
        let head = take(&mut self.values)?;
        let number = head / SORTS;
        // Each element takes a byte at least.
        let room = number.min(self.values.len());
        Some(match head % SORTS {
            PLAIN => match number {
                0 => Value::Null,
                1 => Value::Bool(false),
                2 => Value::Bool(true),
                _ => return None,
            },
            NUMBER => Value::Number((self.text(number)?, Parts::default())),
            TEXT => Value::String(Cow::Borrowed(self.text(number)?)),
            LIST => {
                let mut all = Vec::with_capacity(room);
                for _ in 0..number {
                    all.push(self.value(deeper)?);
                }
                Value::Array(all)
            }
            OBJECT => {
                let mut fields = Vec::with_capacity(room);
                for _ in 0..number {
                    let name = take(&mut self.values)?;
                    fields.push((Cow::Borrowed(self.text(name)?), self.value(deeper)?));
                }
                Value::Object(fields)
            }
            _ => return None,
        })
    }

    fn text(&self, place: usize) -> Option<&'a str> {
        self.texts.get(place).copied()
    }
}

#[cfg(test)]
mod tests;
