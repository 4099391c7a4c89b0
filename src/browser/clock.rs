//! The clock on the wall, and the moment that a date field means.

use js_sys::Date;

use crate::domain::moment::Moment;
use crate::usecase::Clock;

/// The device's clock and time zone.
#[derive(Debug, Clone, Copy, Default)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now(&self) -> Moment {
        moment(&Date::new_0()).unwrap_or_else(start_of_time)
    }
}

/// A device whose clock stands before 1970 or after 9999 writes the first moment there is.
fn start_of_time() -> Moment {
    Moment::new(0, 0).unwrap_or_else(|| wasm_bindgen::throw_str("no moment at all"))
}

fn moment(date: &Date) -> Option<Moment> {
    let ms = date.get_time();
    // The offset counts minutes *west*; NaN for a date that is none.
    let west = date.get_timezone_offset();
    if ms.is_finite() && west.is_finite() {
        Moment::new(ms as i64, -(west as i32))
    } else {
        None
    }
}

/// The moment of a `datetime-local` field such as `2026-11-21T09:05`, in the device's time zone.
pub fn from_field(text: &str) -> Option<Moment> {
    moment(&Date::new(&text.into()))
}

/// A moment as a `datetime-local` field wants it, on its own clock.
pub fn to_field(moment: Moment) -> String {
    let ((year, month, day), (hour, minute)) = (moment.day().ymd(), moment.clock());
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}")
}
