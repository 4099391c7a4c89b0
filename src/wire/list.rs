//! Lists with an end, and elements that may be strange: what a reader of someone else's JSON needs.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{DeserializeOwned, Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::WireError;

/// At most `MAX` elements.
pub struct Few<T, const MAX: usize> {
    elements: Vec<T>,
    /// There were more; they were not kept.
    more: bool,
}

impl<T, const MAX: usize> Few<T, MAX> {
    /// The elements, if they are few enough to be read back.
    pub fn of(elements: impl IntoIterator<Item = Result<T, WireError>>) -> Result<Self, WireError> {
        let elements: Vec<T> = elements.into_iter().collect::<Result<_, _>>()?;
        if elements.len() > MAX {
            Err(WireError::TooMuch)
        } else {
            Ok(Self {
                elements,
                more: false,
            })
        }
    }

    /// The elements, if there were few enough.
    pub fn all(self) -> Result<Vec<T>, WireError> {
        if self.more {
            Err(WireError::TooMuch)
        } else {
            Ok(self.elements)
        }
    }
}

impl<T, const MAX: usize> Few<T, MAX> {
    /// Whether there is nothing in it.
    pub const fn is_empty(&self) -> bool {
        self.elements.is_empty() && !self.more
    }
}

impl<T, const MAX: usize> Default for Few<T, MAX> {
    fn default() -> Self {
        Self {
            elements: Vec::new(),
            more: false,
        }
    }
}

impl<T: Serialize, const MAX: usize> Serialize for Few<T, MAX> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.elements.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>, const MAX: usize> Deserialize<'de> for Few<T, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Elements<T, const MAX: usize>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>, const MAX: usize> Visitor<'de> for Elements<T, MAX> {
            type Value = Few<T, MAX>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            // SECURITY: a list that announces a million elements is passed over, never built.
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut elements = Vec::new();
                while elements.len() < MAX {
                    match list.next_element()? {
                        Some(element) => elements.push(element),
                        None => {
                            return Ok(Few {
                                elements,
                                more: false,
                            });
                        }
                    }
                }
                let mut more = false;
                while list.next_element::<IgnoredAny>()?.is_some() {
                    more = true;
                }
                Ok(Few { elements, more })
            }
        }

        deserializer.deserialize_seq(Elements(PhantomData))
    }
}

/// An element that a later version may have given another form.
pub enum Known<T> {
    /// As we know it.
    Yes(T),
    /// Well-formed JSON of another form.
    No,
}

impl<T> Known<T> {
    /// The element as we know it.
    pub fn get(self) -> Result<T, WireError> {
        match self {
            Self::Yes(element) => Ok(element),
            Self::No => Err(WireError::Shape),
        }
    }
}

impl<T: Serialize> Serialize for Known<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Yes(element) => element.serialize(serializer),
            Self::No => serializer.serialize_unit(),
        }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Known<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?;
        Ok(serde_json::from_str(raw.get()).map_or(Self::No, Self::Yes))
    }
}
