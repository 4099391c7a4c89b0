//! JSON as it is written: without a blank, every name where it always stands.

use core::fmt::{Display, Write as _};

use zeroize::Zeroizing;

use super::WireError;
use crate::domain::moment::Moment;

/// How much room there is at first: enough for most records, so that few are copied while they grow.
const ROOM: usize = 1024;

/// A text of JSON that is being written, wiped when it is dropped.
pub struct Writer(Zeroizing<Vec<u8>>);

impl Default for Writer {
    /// An empty text.
    fn default() -> Self {
        Self(Zeroizing::new(Vec::with_capacity(ROOM)))
    }
}

impl Writer {
    /// What was written.
    pub fn finish(self) -> Zeroizing<Vec<u8>> {
        self.0
    }

    /// Before a value: a comma, unless it is the first of its list or belongs to a name.
    fn begin(&mut self) {
        if !matches!(self.0.last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(b',');
        }
    }

    /// `{…}`, of the fields that are written in it.
    pub fn object<T>(&mut self, fields: impl FnOnce(&mut Self) -> T) -> T {
        self.begin();
        self.0.push(b'{');
        let done = fields(self);
        self.0.push(b'}');
        done
    }

    /// A name in an object; its value comes next.
    pub fn field(&mut self, name: &str) -> &mut Self {
        self.text(name);
        self.0.push(b':');
        self
    }

    /// A field that is left out where there is no value.
    pub fn maybe<T>(&mut self, name: &str, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        if let Some(value) = value {
            write(self.field(name), value);
        }
    }

    /// `{"name": …}`, of the one value that is written in it.
    pub fn variant<T>(&mut self, name: &str, value: impl FnOnce(&mut Self) -> T) -> T {
        self.object(|json| value(json.field(name)))
    }

    /// `[…]`, of the values that are written in it.
    pub fn list<T>(&mut self, elements: impl FnOnce(&mut Self) -> T) -> T {
        self.begin();
        self.0.push(b'[');
        let done = elements(self);
        self.0.push(b']');
        done
    }

    /// A list of so many elements at most.
    ///
    /// # Errors
    /// [`WireError::TooMuch`] when there are more, or what writing an element says.
    pub fn all<T>(
        &mut self,
        most: usize,
        all: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T) -> Result<(), WireError>,
    ) -> Result<(), WireError> {
        self.list(|json| {
            all.into_iter().zip(1..).try_for_each(|(one, number)| {
                if number > most {
                    return Err(WireError::TooMuch);
                }
                write(json, one)
            })
        })
    }

    /// A list of so many texts at most.
    ///
    /// # Errors
    /// [`WireError::TooMuch`] when there are more.
    pub fn texts<T: Display>(
        &mut self,
        most: usize,
        all: impl IntoIterator<Item = T>,
    ) -> Result<(), WireError> {
        self.all(most, all, |json, text| {
            json.shown(text);
            Ok(())
        })
    }

    /// A text: quotes, backslashes and what cannot be seen are escaped, the rest stands as it is.
    pub fn text(&mut self, text: &str) {
        self.begin();
        self.0.push(b'"');
        self.escaped(text);
        self.0.push(b'"');
    }

    /// A text that something shows itself as.
    pub fn shown(&mut self, value: impl Display) {
        self.begin();
        self.0.push(b'"');
        // Nothing that is written here can fail.
        let _ = write!(Escaped(self), "{value}");
        self.0.push(b'"');
    }

    fn escaped(&mut self, text: &str) {
        for &byte in text.as_bytes() {
            let short = match byte {
                b'"' | b'\\' => byte,
                b'\n' => b'n',
                b'\r' => b'r',
                b'\t' => b't',
                0x08 => b'b',
                0x0c => b'f',
                0..=0x1f => {
                    let low = b"0123456789abcdef"[usize::from(byte & 15)];
                    self.0
                        .extend([b'\\', b'u', b'0', b'0', b'0' + (byte >> 4), low]);
                    continue;
                }
                _ => {
                    self.0.push(byte);
                    continue;
                }
            };
            self.0.extend([b'\\', short]);
        }
    }

    /// A whole number.
    pub fn number(&mut self, number: impl Into<i64>) {
        self.begin();
        let number: i64 = number.into();
        self.0.extend(number.to_string().into_bytes());
    }

    /// A whole number of any size, from nought.
    pub fn count(&mut self, count: u64) {
        self.begin();
        self.0.extend(count.to_string().into_bytes());
    }

    /// True or false.
    pub fn yes_no(&mut self, yes: bool) {
        self.begin();
        self.0.extend(if yes { "true" } else { "false" }.bytes());
    }

    /// A text, or nothing in its place.
    pub fn shown_or_null(&mut self, value: Option<impl Display>) {
        match value {
            Some(value) => self.shown(value),
            None => {
                self.begin();
                self.0.extend(*b"null");
            }
        }
    }

    /// A moment as `[milliseconds since 1970, minutes east of UTC]`.
    pub fn moment(&mut self, moment: Moment) {
        self.list(|json| {
            json.number(moment.unix_ms());
            json.number(moment.offset_minutes());
        });
    }
}

/// Shows a value as the middle of a text.
struct Escaped<'a>(&'a mut Writer);

impl core::fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        self.0.escaped(text);
        Ok(())
    }
}
